"""Grapevine: compare word-of-mouth seeding strategies in the same possible worlds."""

from sim import mechanisms, networks, seeding, theories
from sim.campaign import Campaign
from sim.checks import check_mechanism, check_source, check_strategy, check_theory
from sim.errors import InputError
from sim.network import Network
from sim.networks.old_map import OldMap
from sim.people import People
from sim.plan import Plan
from sim.scenario import Outcome, simulate, word_of_mouth
from sim.study.compare import compare
from sim.study.comparison import Comparison
from sim.study.decide import Decision, decide
from sim.study.store import Store
from sim.version import NUMBERS, __version__

__all__ = [
    "NUMBERS",
    "Campaign",
    "Comparison",
    "Decision",
    "InputError",
    "Network",
    "OldMap",
    "Outcome",
    "People",
    "Plan",
    "Store",
    "__version__",
    "check_mechanism",
    "check_source",
    "check_strategy",
    "check_theory",
    "compare",
    "decide",
    "mechanisms",
    "networks",
    "seeding",
    "simulate",
    "theories",
    "word_of_mouth",
]
