"""What plans reached and cost in the same worlds, as numbers that nobody has judged yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.budget import MILLION
from sim.engines.base import MEASURES
from sim.network import Network
from sim.nobody import Nobody
from sim.study.design import Design
from sim.study.goal import Goal
from sim.study.measures import Interval, interval
from sim.study.player import Player
from sim.study.runs import Runs


@dataclass(frozen=True, eq=False)
class Results:
    """Plans played in the same worlds.

    Parameters
    ----------
    player : Player
        Who played, and the design: network, theories, plans and campaign.
    runs : Runs
        What was counted.
    """

    player: Player
    runs: Runs

    def only(self, names: Sequence[str]) -> tuple[Player, Runs]:
        """Return the player and the runs of some plans.

        Parameters
        ----------
        names : sequence of str
            Of the plans.

        Returns
        -------
        tuple of Player and Runs
            As if the others had not been played.
        """
        kept = [name for name in self.strategies if name in names]
        rows = [place for place, one in enumerate(self.player.instance.ranked) if one.plan in kept]
        return self.player.playing(self.design.only(set(kept))), self.runs.only(kept, rows)

    @property
    def design(self) -> Design:
        """What is compared."""
        return self.player.design

    @property
    def theories(self) -> tuple[str, ...]:
        """Names, in the order given."""
        return tuple(self.design.theories)

    @property
    def strategies(self) -> tuple[str, ...]:
        """Names of plans, in the order given; plans that are strategies alone have their names."""
        return tuple(self.design.plans)

    @property
    def network(self) -> Network:
        """Who hears whom; the first network where they are drawn."""
        return self.player.instance.network

    @property
    def root_seed(self) -> int:
        """Address of the luck."""
        return self.design.root_seed

    @property
    def worlds(self) -> int:
        """Number of worlds."""
        return self.runs.worlds

    @property
    def blocks(self) -> int:
        """Number of blocks: worlds, or networks where they are drawn."""
        return self.worlds // self.design.worlds_per_block

    @property
    def reach(self) -> NDArray[np.int32]:
        """Convinced people at the end, (theories, strategies, worlds) int32."""
        return self.runs.final[..., MEASURES.index("convinced")]

    @property
    def goal(self) -> Goal:
        """What strategies are ranked by."""
        return Goal.of(self.design.campaign)

    @cached_property
    def reached(self) -> NDArray[np.float64]:
        """The goal reached, (theories, strategies, worlds) float64."""
        present = None if self.runs.present is None else self.runs.present[..., 0]
        return self.goal.value(self.runs.targets, self.runs.cost, present)

    @property
    def profit(self) -> NDArray[np.float64]:
        """Revenue minus cost, (theories, strategies, worlds) float64; of all, at the end, unless it is the goal."""
        if self.goal.measure == "profit":
            return self.reached
        present = None if self.runs.present is None else self.runs.present[..., 1]
        return self.goal.profit(self.runs.final, self.runs.cost, present)

    @cached_property
    def ends(self) -> tuple[float, float]:
        """Between which values the goal must lie in any world, whether or not such a one was played."""
        return self.goal.ends(self.player.instance.counted, self.cost_ends)

    @property
    def profit_ends(self) -> tuple[float, float]:
        """Between which values the profit must lie in any world."""
        return replace(self.goal, measure="profit").ends(self.network.n, self.cost_ends)

    @property
    def largest(self) -> float:
        """What the goals of two strategies can differ by at most."""
        return self.ends[1] - self.ends[0]

    @property
    def cost_ends(self) -> tuple[float, float]:
        """Between which values the cost of any plan must lie in any world."""
        ends = [self.cost_ends_of(name) for name in self.strategies]
        return min(least for least, _ in ends), max(most for _, most in ends)

    def cost_ends_of(self, name: str) -> tuple[float, float]:
        """Return between which values the cost of a plan must lie in any world.

        Parameters
        ----------
        name : str
            Of the plan.

        Returns
        -------
        tuple of float
            The least and the most.
        """
        instance, campaign, drawn = self.player.instance, self.design.campaigns[name], self.design.drawn
        dones = [part.done for (_, plan), part in instance.parts.items() if plan == name]
        sent = max(one.most_cost(self.network.n, drawn) for one in dones) / MILLION
        if isinstance(self.design.plans[name].strategy, Nobody):
            fixed = instance.spending[name].fixed / MILLION
            return fixed, fixed + sent
        extra = max(one.ranking.extra for one in instance.ranked if one.plan == name)
        least, most = instance.spending[name].bounds(extra)
        most += sent
        if drawn and not campaign.in_money:  # elsewhere people may have any number of listeners
            most += campaign.fee_per_listener * self.network.n * (instance.spending[name].people + extra)
        return least, most

    def interval(self, values: NDArray[np.float64], ends: tuple[float, float] | None = None) -> Interval:
        """Return the mean over blocks with its 95 % interval.

        Parameters
        ----------
        values : (blocks,) float64 array
            One for each block.
        ends : tuple of float, optional
            Between which they must lie; by default the goal's.

        Returns
        -------
        Interval
            See `sim.study.measures.interval`.
        """
        low, high = self.ends if ends is None else ends
        return interval(values, 0.95, low, high)

    def lead(self, values: NDArray[np.float64], level: float = 0.95) -> Interval:
        """Return the mean difference of two goals with its interval.

        Parameters
        ----------
        values : (blocks,) float64 array
            Differences, one for each block.
        level : float
            Of the interval.

        Returns
        -------
        Interval
            See `sim.study.measures.interval`.
        """
        return interval(values, level, -self.largest, self.largest)

    def per_block(self, values: NDArray[Any]) -> NDArray[np.float64]:
        """Return means over the worlds of each block, the unit of replication.

        Parameters
        ----------
        values : (..., worlds) array
            One for each world.

        Returns
        -------
        (..., blocks) float64 array
            One for each block.
        """
        means: NDArray[np.float64] = values.reshape(*values.shape[:-1], self.blocks, -1).mean(axis=-1)
        return means

    @cached_property
    def means(self) -> NDArray[np.float64]:
        """Mean of the goal reached, (theories, strategies) float64."""
        means: NDArray[np.float64] = self.reached.mean(axis=2)
        return means
