"""What a hundred million people would take: measured on one core, reckoned for many; a simulated cluster."""
