"""Who convinced whom: worked out after a campaign was played, from days, approaches and marks alone."""
