"""How a comparison is played and judged, whatever is compared."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from sim.scenario import ENGINES
from sim.settings import Bound, Checked, setting
from sim.study.design import FRESH


@dataclass(frozen=True)
class Together(Checked):
    """Settings of all theories together.

    Parameters
    ----------
    match_reach, weights
        As in `sim.compare` and `sim.decide`.
    """

    match_reach: float | None = setting(
        None,
        low=0,
        high=1,
        text="set each theory so that random seeding reaches this share of people",
        also={None: "as they are"},
    )
    weights: Sequence[float] | None = setting(
        None,
        low=0,
        kind="number",
        text="how likely each theory is thought to be, in their order",
        also={None: "all alike"},
    )


@dataclass(frozen=True)
class Rules(Checked):
    """Settings of a comparison that are no part of a campaign, a network, a theory or a strategy.

    Parameters
    ----------
    worlds, looks, seconds, margin, margin_money, level, worlds_per_network, root_seed, engine, workers, cascade_share
        As in `sim.compare`; no `workers` are as many as there are processors.
    """

    worlds: int = setting(4096, low=1, high=FRESH, text="worlds to play at most")
    looks: int = setting(
        7,
        low=1,
        high=30,
        text="looks at the verdicts, after 64, 128, 256 ... worlds; playing stops when all are settled",
    )
    seconds: float | None = setting(
        None,
        low=0,
        unit="seconds",
        text="do not begin to play for another look when it would take longer in all",
        also={None: "no limit"},
    )
    margin: float | None = setting(
        None,
        low=0,
        unit="people",
        text="differences within it are too close to call",
        also={None: "1 % of the people who count"},
    )
    margin_money: float | None = setting(
        None,
        low=0,
        unit="money",
        text="the margin in money, where the goal is buyers or profit",
        also={None: "the margin in people"},
    )
    level: float = setting(0.95, low=0.5, high=0.9999, text="joint level of all verdicts")
    worlds_per_network: int = setting(
        1,
        low=1,
        high=Bound("worlds", lambda one: one.worlds),
        text="worlds that share a network, where networks are drawn",
    )
    root_seed: int = setting(7, low=0, high=2**64 - 1, text="same seed, same numbers")
    engine: str = setting(
        "compiled",
        choices=tuple(sorted(ENGINES)),
        text="what plays; the numbers are the same, agents are those of Mesa, and slower",
    )
    workers: int | None = setting(
        None, low=1, text="threads, on which no result depends", also={None: "one per processor"}
    )
    cascade_share: float = setting(
        0.1, low=0, high=1, text="a world counts as a global cascade from this share of people"
    )

    @property
    def threads(self) -> int:
        """How many threads play."""
        return (os.cpu_count() or 1) if self.workers is None else int(self.workers)
