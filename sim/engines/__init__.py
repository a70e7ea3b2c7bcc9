"""Two engines that play a campaign in a world and agree person by person, day by day."""
