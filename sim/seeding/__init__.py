"""Whom to approach first: seeding strategies, one file each."""

from sim.seeding.base import NEEDS, Ranking, Strategy
from sim.seeding.betweenness import Betweenness
from sim.seeding.bridges import Bridges
from sim.seeding.by_trait import ByTrait
from sim.seeding.closeness import Closeness
from sim.seeding.clustered import Clustered
from sim.seeding.collective_influence import CollectiveInfluence
from sim.seeding.community_bridges import CommunityBridges
from sim.seeding.community_hubs import CommunityHubs
from sim.seeding.complex_centrality import ComplexCentrality
from sim.seeding.constraint import Constraint
from sim.seeding.context import Context
from sim.seeding.degree_discount import DegreeDiscount
from sim.seeding.diffusion_centrality import DiffusionCentrality
from sim.seeding.eigenvector import Eigenvector
from sim.seeding.four_r import FourR
from sim.seeding.fringe import Fringe
from sim.seeding.gossip import Gossip
from sim.seeding.greedy import Greedy
from sim.seeding.hubs import Hubs
from sim.seeding.k_core import KCore
from sim.seeding.katz import Katz
from sim.seeding.mixture import Mixture
from sim.seeding.nomination import Nomination
from sim.seeding.pagerank import PageRank
from sim.seeding.public_score import PublicScore
from sim.seeding.random import Random
from sim.seeding.ris import RIS
from sim.seeding.robust import Robust
from sim.seeding.roster import Roster
from sim.seeding.vote_rank import VoteRank

__all__ = [
    "NEEDS",
    "RIS",
    "Betweenness",
    "Bridges",
    "ByTrait",
    "Closeness",
    "Clustered",
    "CollectiveInfluence",
    "CommunityBridges",
    "CommunityHubs",
    "ComplexCentrality",
    "Constraint",
    "Context",
    "DegreeDiscount",
    "DiffusionCentrality",
    "Eigenvector",
    "FourR",
    "Fringe",
    "Gossip",
    "Greedy",
    "Hubs",
    "KCore",
    "Katz",
    "Mixture",
    "Nomination",
    "PageRank",
    "PublicScore",
    "Random",
    "Ranking",
    "Robust",
    "Roster",
    "Strategy",
    "VoteRank",
]
