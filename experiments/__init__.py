"""What the project measures about itself; each file is run by one command."""
