"""Which release this is, and which numbers it gives."""

__version__ = "0.1.0"

NUMBERS = 9
"""Raised whenever the same settings and root seed give other numbers; results with different ones are never mixed."""
