"""Where networks come from: one file for each kind of source."""

from sim.networks.base import GraphFile, NetworkFile, Source
from sim.networks.community import Community
from sim.networks.complete import Complete
from sim.networks.configuration import Configuration
from sim.networks.csv import CSV
from sim.networks.gexf import GEXF
from sim.networks.gml import GML
from sim.networks.graphml import GraphML
from sim.networks.influence import Influence
from sim.networks.json import JSON
from sim.networks.lattice import Lattice
from sim.networks.matrix import Matrix
from sim.networks.nodexl import NodeXL
from sim.networks.pajek import Pajek
from sim.networks.poisson import Poisson
from sim.networks.power_law import PowerLaw
from sim.networks.ring import Ring
from sim.networks.ucinet import UCINET

__all__ = [
    "CSV",
    "GEXF",
    "GML",
    "JSON",
    "UCINET",
    "Community",
    "Complete",
    "Configuration",
    "GraphFile",
    "GraphML",
    "Influence",
    "Lattice",
    "Matrix",
    "NetworkFile",
    "NodeXL",
    "Pajek",
    "Poisson",
    "PowerLaw",
    "Ring",
    "Source",
]
