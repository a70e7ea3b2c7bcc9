"""How a comparison is played and judged, whatever is compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sim.playing import Playing
from sim.ranges import Bound
from sim.settings import Checked, same, setting
from sim.study.design import FRESH
from sim.study.margin import Margin
from sim.where import Where


@dataclass(frozen=True)
class Together(Checked):
    """Settings of all theories together.

    Parameters
    ----------
    match_reach, belief
        As in `sim.compare` and `sim.decide`.
    """

    match_reach: float | None = setting(
        None,
        low=0,
        high=1,
        text="set each theory so that random seeding reaches this share of people",
        also={None: "as they are"},
    )
    belief: Sequence[float] | None = setting(
        None,
        was=("weights",),
        low=0,
        kind="number",
        text="how likely each theory is thought to be, in their order, or weights.csv of task=calibrate",
        also={None: "all alike"},
    )


@dataclass(frozen=True)
class Rules(Checked):
    """Settings of a comparison that are no part of a campaign, a network, a theory or a strategy.

    Parameters
    ----------
    worlds, looks, seconds, margin, margin_money, level, worlds_per_network, root_seed
        As in `sim.compare`.
    engine, workers, pool, cluster, cascade_share
        As in `sim.compare`; no `workers` are as many as there are processors.
    """

    worlds: int = same(Playing, "worlds", default=4096, high=FRESH, text="worlds to play at most")
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
    margin: float | None = same(Margin, "margin")
    margin_money: float | None = same(Margin, "margin_money")
    level: float = setting(0.95, low=0.5, high=0.9999, text="joint level of all verdicts")
    worlds_per_network: int = setting(
        1,
        low=1,
        high=Bound("worlds", lambda one: one.worlds),
        text="worlds that share a network, where networks are drawn",
    )
    root_seed: int = same(Playing, "root_seed", default=7)
    engine: str = same(Playing, "engine")
    workers: int | None = same(Playing, "workers", default=None, also={None: "one per processor"})
    cascade_share: float = setting(
        0.1, low=0, high=1, text="a world counts as a global cascade from this share of people"
    )
    pool: str = same(Where, "pool")
    cluster: str | None = same(Where, "cluster")

    @property
    def where(self) -> Where:
        """Where blocks are played."""
        return Where(self.pool, self.cluster, None if self.workers is None else int(self.workers))
