"""Casts: who is who among the people of a network, as data."""

from sim.casts.archetype import Archetype
from sim.casts.cast import Cast
from sim.casts.named import named, of_settings, shipped

__all__ = ["Archetype", "Cast", "named", "of_settings", "shipped"]
