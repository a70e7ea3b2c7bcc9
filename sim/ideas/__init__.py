"""What people claim about campaigns, as scenarios that anybody can play with the effect on and off."""
