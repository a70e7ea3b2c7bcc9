"""Whom to approach first: seeding strategies, one file each."""

from sim.seeding.base import Strategy, roster
from sim.seeding.betweenness import Betweenness
from sim.seeding.bridges import Bridges
from sim.seeding.closeness import Closeness
from sim.seeding.fringe import Fringe
from sim.seeding.hubs import Hubs
from sim.seeding.pagerank import PageRank
from sim.seeding.random import Random

__all__ = ["Betweenness", "Bridges", "Closeness", "Fringe", "Hubs", "PageRank", "Random", "Strategy", "roster"]
