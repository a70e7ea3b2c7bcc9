"""Where networks come from: one file for each kind of source."""

from sim.networks.base import Source
from sim.networks.community import Community
from sim.networks.csv import CSV

__all__ = ["CSV", "Community", "Source"]
