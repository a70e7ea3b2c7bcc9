"""Where networks come from: one file for each kind of source."""

from sim.networks.adjacency_list import AdjacencyList
from sim.networks.affiliation import Affiliation
from sim.networks.barabasi_albert import BarabasiAlbert
from sim.networks.base import GraphFile, NetworkFile, Source, TextFile
from sim.networks.cliques import Cliques
from sim.networks.community import Community
from sim.networks.complete import Complete
from sim.networks.configuration import Configuration
from sim.networks.csv import CSV
from sim.networks.edge_data import EdgeData
from sim.networks.firm import Firm
from sim.networks.gdf import GDF
from sim.networks.geometric import Geometric
from sim.networks.gexf import GEXF
from sim.networks.gml import GML
from sim.networks.graphml import GraphML
from sim.networks.holme_kim import HolmeKim
from sim.networks.influence import Influence
from sim.networks.json import JSON
from sim.networks.lattice import Lattice
from sim.networks.lfr import LFR
from sim.networks.like import Like
from sim.networks.matrix import Matrix
from sim.networks.matrix_market import MatrixMarket
from sim.networks.nodexl import NodeXL
from sim.networks.old_map import OldMap
from sim.networks.pajek import Pajek
from sim.networks.poisson import Poisson
from sim.networks.power_law import PowerLaw
from sim.networks.ring import Ring
from sim.networks.sif import SIF
from sim.networks.stochastic_blocks import StochasticBlocks
from sim.networks.tgf import TGF
from sim.networks.ucinet import UCINET
from sim.networks.vna import VNA
from sim.networks.watts_strogatz import WattsStrogatz

__all__ = [
    "CSV",
    "GDF",
    "GEXF",
    "GML",
    "JSON",
    "LFR",
    "SIF",
    "TGF",
    "UCINET",
    "VNA",
    "AdjacencyList",
    "Affiliation",
    "BarabasiAlbert",
    "Cliques",
    "Community",
    "Complete",
    "Configuration",
    "EdgeData",
    "Firm",
    "Geometric",
    "GraphFile",
    "GraphML",
    "HolmeKim",
    "Influence",
    "Lattice",
    "Like",
    "Matrix",
    "MatrixMarket",
    "NetworkFile",
    "NodeXL",
    "OldMap",
    "Pajek",
    "Poisson",
    "PowerLaw",
    "Ring",
    "Source",
    "StochasticBlocks",
    "TextFile",
    "WattsStrogatz",
]
