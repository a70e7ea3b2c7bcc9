"""Where networks come from: one file for each kind of source."""

from sim.networks.base import Source
from sim.networks.community import Community
from sim.networks.complete import Complete
from sim.networks.configuration import Configuration
from sim.networks.csv import CSV
from sim.networks.influence import Influence
from sim.networks.lattice import Lattice
from sim.networks.poisson import Poisson
from sim.networks.power_law import PowerLaw
from sim.networks.ring import Ring

__all__ = [
    "CSV",
    "Community",
    "Complete",
    "Configuration",
    "Influence",
    "Lattice",
    "Poisson",
    "PowerLaw",
    "Ring",
    "Source",
]
