"""Grapevine: compare word-of-mouth seeding strategies in the same possible worlds."""

from __future__ import annotations

from importlib import import_module

from sim.version import NUMBERS, __version__

TYPE_CHECKING = False
"""As in `typing`, which takes longer to load than all else here."""

if TYPE_CHECKING:
    from typing import Any

    from sim import casts, mechanisms, networks, plot, seeding, theories
    from sim.analysis.analyse import analyse
    from sim.analysis.analysis import Analysis
    from sim.campaign import Campaign
    from sim.casts.archetype import Archetype
    from sim.casts.cast import Cast
    from sim.checks import check_mechanism, check_source, check_strategy, check_theory
    from sim.errors import InputError
    from sim.learning.calibrate import calibrate
    from sim.learning.calibration import Calibration
    from sim.network import Network
    from sim.networks.old_map import OldMap
    from sim.networks.read import read
    from sim.people import People
    from sim.plan import Plan
    from sim.scenario import Outcome, simulate
    from sim.stepping import word_of_mouth
    from sim.study.against import against
    from sim.study.compare import compare
    from sim.study.comparison import Comparison
    from sim.study.decide import Decision, decide
    from sim.study.run_comparison import RunComparison
    from sim.study.store import Store
    from sim.study.value import Value, value
    from sim.sweeps.python import Sweep, sweep

__all__ = [
    "NUMBERS",
    "Analysis",
    "Archetype",
    "Calibration",
    "Campaign",
    "Cast",
    "Comparison",
    "Decision",
    "InputError",
    "Network",
    "OldMap",
    "Outcome",
    "People",
    "Plan",
    "RunComparison",
    "Store",
    "Sweep",
    "Value",
    "__version__",
    "against",
    "analyse",
    "calibrate",
    "casts",
    "check_mechanism",
    "check_source",
    "check_strategy",
    "check_theory",
    "compare",
    "decide",
    "mechanisms",
    "networks",
    "plot",
    "read",
    "seeding",
    "simulate",
    "sweep",
    "theories",
    "value",
    "word_of_mouth",
]

_HOMES = {
    "Analysis": "analysis.analysis",
    "Archetype": "casts.archetype",
    "Calibration": "learning.calibration",
    "Campaign": "campaign",
    "Cast": "casts.cast",
    "Comparison": "study.comparison",
    "Decision": "study.decide",
    "InputError": "errors",
    "Network": "network",
    "OldMap": "networks.old_map",
    "Outcome": "scenario",
    "People": "people",
    "Plan": "plan",
    "RunComparison": "study.run_comparison",
    "Store": "study.store",
    "Sweep": "sweeps.python",
    "Value": "study.value",
    "against": "study.against",
    "analyse": "analysis.analyse",
    "calibrate": "learning.calibrate",
    "check_mechanism": "checks",
    "check_source": "checks",
    "check_strategy": "checks",
    "check_theory": "checks",
    "compare": "study.compare",
    "decide": "study.decide",
    "read": "networks.read",
    "simulate": "scenario",
    "sweep": "sweeps.python",
    "value": "study.value",
    "word_of_mouth": "stepping",
}
_MODULES = ("casts", "mechanisms", "networks", "plot", "seeding", "theories")


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for first: the whole takes seconds, and few need it."""
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
