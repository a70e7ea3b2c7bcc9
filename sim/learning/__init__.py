"""Learning from past campaigns which theory they speak for, by exact likelihood."""
