"""What a comparison found: ranked tables, verdicts on all pairs, curves, and who is approached."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.engines.base import MEASURES, padded
from sim.network import Network
from sim.study.choice import lowest, resampled_means, shares_first
from sim.study.design import RANDOM, Design
from sim.study.goal import Goal
from sim.study.match import Match
from sim.study.measures import Interval, interval, named, unpaired
from sim.study.player import Player
from sim.study.runs import Runs
from sim.study.verdicts import OPEN, WORSE, Verdict, all_pairs
from sim.theories.thresholds import share


@dataclass(frozen=True, eq=False)
class Comparison:
    """Strategies played in the same worlds.

    Parameters
    ----------
    player : Player
        Who played, and the design: network, theories, plans and campaign.
    runs : Runs
        What was counted.
    margin : float
        Differences within it are too close to call, in the unit of the goal.
    level : float
        Joint level of the verdicts.
    looks : int
        How many looks at the verdicts were planned; the level is shared out among them.
    stopped : str
        Why no more worlds were played: "settled", "worlds", "seconds" or "memory".
    cascade_share : float
        Share of people from which a world counts as a global cascade.
    matches : tuple of Match
        How theories were set to reach as many, if they were.
    """

    player: Player
    runs: Runs
    margin: float = 0.0
    level: float = 0.95
    looks: int = 1
    stopped: str = "worlds"
    cascade_share: float = 0.1
    matches: tuple[Match, ...] = ()

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
        return self.goal.value(self.runs.targets, self.runs.cost)

    @property
    def profit(self) -> NDArray[np.float64]:
        """Revenue minus cost, (theories, strategies, worlds) float64; of all, at the end, unless it is the goal."""
        if self.goal.measure == "profit":
            return self.reached
        return self.goal.profit(self.runs.final, self.runs.cost)

    @cached_property
    def ends(self) -> tuple[float, float]:
        """Between which values the goal must lie in any world, whether or not such a one was played."""
        return self.goal.ends(self.player.instance.counted, self._cost)

    @property
    def profit_ends(self) -> tuple[float, float]:
        """Between which values the profit must lie in any world."""
        return replace(self.goal, measure="profit").ends(self.network.n, self._cost)

    @property
    def largest(self) -> float:
        """What the goals of two strategies can differ by at most."""
        return self.ends[1] - self.ends[0]

    @property
    def _cost(self) -> tuple[float, float]:
        instance = self.player.instance
        ends = []
        for name, campaign in self.design.campaigns.items():
            extra = max(one.ranking.extra for one in instance.ranked if one.plan == name)
            least, most = instance.spending[name].bounds(extra)
            if self.design.drawn and not campaign.in_money:  # elsewhere people may have any number of listeners
                most += campaign.fee_per_listener * self.network.n * (campaign.budget + extra)
            ends.append((least, most))
        return min(least for least, _ in ends), max(most for _, most in ends)

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

    @cached_property
    def resampled(self) -> NDArray[np.float64]:
        """Means in blocks drawn again, (resamples, theories, strategies) float64."""
        return resampled_means(self.per_block(self.reached), self.root_seed)

    @cached_property
    def flops(self) -> NDArray[np.float64]:
        """Share of worlds without a success, (theories, strategies) float64.

        Where the goal is profit, a loss; else word of mouth does not double those approached.
        """
        least = np.maximum(2 * self.runs.heads, 1)
        loss = self.reached < 0 if self.goal.measure == "profit" else self.reach < least
        shares: NDArray[np.float64] = loss.mean(axis=2)
        return shares

    @cached_property
    def verdicts(self) -> dict[tuple[str, str, str], Verdict]:
        """By theory, one strategy and another: the verdict on the one, at the joint level."""
        found: dict[tuple[str, str, str], Verdict] = {}
        goal = self.per_block(self.reached)
        for theory, one, other, verdict in all_pairs(goal, self.margin, self.level, self.looks, self.largest):
            name, own, its = self.theories[theory], self.strategies[one], self.strategies[other]
            found[name, own, its], found[name, its, own] = verdict, verdict.turned
        return found

    def standing(self, theory: str, one: str, other: str) -> str:
        """Return what is said of one strategy against another.

        Parameters
        ----------
        theory, one, other : str
            Names.

        Returns
        -------
        str
            As in `Verdict.said`; everything that is shown takes its words from here.
        """
        return self.verdicts[theory, one, other].said

    def place(self, theory: str, name: str) -> str:
        """Return what is said of a strategy in a ranking.

        Parameters
        ----------
        theory, name : str
            Names.

        Returns
        -------
        str
            Of the one with the highest mean "best" if all others are worse, "alone" if there are none,
            else "first"; of any other what is said of it against that one.
        """
        best = self.best(theory)
        if name != best:
            return self.standing(theory, name, best)
        words = {self.verdicts[theory, other, best].word for other in self.strategies if other != best}
        return "first" if words - {WORSE} else "best" if words else "alone"

    @property
    def rarer(self) -> float:
        """How many worlds or networks pass, on average, between events that all played ones can have missed."""
        return min((1 / one.unseen for one in self.verdicts.values()), default=math.nan)

    @property
    def settled(self) -> bool:
        """Whether there is a verdict on every pair of strategies under every theory."""
        return all(verdict.word != OPEN for verdict in self.verdicts.values())

    def best(self, theory: str) -> str:
        """Return the strategy with the highest mean goal, the first of equals.

        Parameters
        ----------
        theory : str
            Under which theory.

        Returns
        -------
        str
            Its name.
        """
        return self.strategies[int(np.argmax(self.means[self.theories.index(theory)]))]

    def level_with_best(self, theory: str) -> list[str]:
        """Return which strategies cannot be told from the best one in these worlds.

        Parameters
        ----------
        theory : str
            Under which theory.

        Returns
        -------
        list of str
            Strategies of which there is no verdict that they are worse; the best not among them.
        """
        best = self.best(theory)
        return [name for name in self.strategies if name != best and self.verdicts[theory, name, best].word != WORSE]

    @property
    def table(self) -> pd.DataFrame:
        """A row per theory and strategy, best mean of the goal first within each theory.

        Columns: theory, strategy, rank, worlds, blocks; goal (mean) with goal_low and goal_high
        (95 % interval over blocks), goal_p10, goal_p50, goal_p90 (quantiles over worlds);
        vs_random and vs_best (mean difference in the same blocks) with their intervals; verdict
        (against the best, at the joint level); won (share of worlds with the highest goal, equal
        ones sharing), confidence (that its mean is the highest: share of resamples); flops and
        global_cascades (shares of worlds); reach with its interval, reach_share, aware, buyers,
        days_to_half (mean over worlds where anybody but seeds was convinced); approached (mean),
        cost (mean), cost_per_buyer (of means), profit (mean) with its interval.
        """
        return pd.DataFrame([row for theory in range(len(self.theories)) for row in self._rows(theory)])

    def _rows(self, theory: int) -> Iterator[dict[str, Any]]:
        name, goal = self.theories[theory], self.reached[theory]
        blocks = self.per_block(goal)
        base = blocks[self.strategies.index(RANDOM)] if RANDOM in self.strategies else None
        won = shares_first(lowest(-goal.T))
        confidence = shares_first(lowest(-self.resampled[:, theory]))
        order = np.argsort(-self.means[theory], kind="stable")
        for rank, strategy in enumerate(order, start=1):
            low, middle, high = np.quantile(goal[strategy], [0.1, 0.5, 0.9])
            own = self.strategies[strategy]
            yield {
                "theory": name,
                "strategy": own,
                "rank": rank,
                "worlds": self.worlds,
                "blocks": self.blocks,
                **named("goal", self.interval(blocks[strategy])),
                "goal_p10": low,
                "goal_p50": middle,
                "goal_p90": high,
                **named("vs_random", Interval(*[np.nan] * 3) if base is None else self.lead(blocks[strategy] - base)),
                **named("vs_best", self.lead(blocks[strategy] - blocks[order[0]])),
                "verdict": self.place(name, own),
                "won": won[strategy],
                "confidence": confidence[strategy],
                "flops": self.flops[theory, strategy],
                **self._of_people(theory, strategy),
                **self._of_money(theory, strategy),
            }

    def _of_people(self, theory: int, strategy: int) -> dict[str, float]:
        reach, n = self.reach[theory, strategy], self.network.n
        least = math.ceil(share("cascade_share", self.cascade_share) * n)
        aware, convinced, buyers = self.runs.final[theory, strategy].mean(axis=0)
        half = self.runs.half[theory, strategy]
        return {
            "global_cascades": float((reach >= least).mean()),
            **named("reach", self.interval(self.per_block(reach), (0.0, float(n)))),
            "reach_share": convinced / n,
            "aware": aware,
            "buyers": buyers,
            "days_to_half": half[half >= 0].mean() if (half >= 0).any() else np.nan,
        }

    def _of_money(self, theory: int, strategy: int) -> dict[str, float]:
        cost = self.runs.cost[theory, strategy].mean()
        buyers = self.runs.final[theory, strategy, :, MEASURES.index("buyers")].mean()
        profit = self.per_block(self.profit[theory, strategy])
        return {
            "approached": self.runs.heads[theory, strategy].mean(),
            "cost": cost,
            "cost_per_buyer": cost / buyers if buyers > 0 else np.nan,
            **named("profit", self.interval(profit, self.profit_ends)),
        }

    @property
    def pairs(self) -> pd.DataFrame:
        """A row per theory and pair of strategies.

        Columns: theory, one, other, verdict (on the one), difference with low and high
        (simultaneous interval over blocks, of one minus other in the same blocks), level (of
        this interval), differ (blocks), unpaired_low and unpaired_high (what the interval would be
        had each strategy met worlds of its own), profit (mean difference of profit).
        """
        goal, profit = self.per_block(self.reached), self.profit.mean(axis=2)
        rows = []
        for theory, one, other, verdict in all_pairs(goal, self.margin, self.level, self.looks, self.largest):
            apart = unpaired(goal[theory, one], goal[theory, other], verdict.level, -self.largest, self.largest)
            rows.append(
                {
                    "theory": self.theories[theory],
                    "one": self.strategies[one],
                    "other": self.strategies[other],
                    "verdict": verdict.said,
                    "difference": verdict.gap.mean,
                    "low": verdict.gap.low,
                    "high": verdict.gap.high,
                    "level": verdict.level,
                    "differ": verdict.differ,
                    "unpaired_low": apart.low,
                    "unpaired_high": apart.high,
                    "profit": profit[theory, one] - profit[theory, other],
                }
            )
        columns = "theory one other verdict difference low high level differ unpaired_low unpaired_high profit"
        return pd.DataFrame(rows, columns=columns.split())

    @property
    def curves(self) -> pd.DataFrame:
        """A row per theory, strategy, world and day, with people aware, convinced and buying.

        All worlds are padded to the longest run. Where that would be more than 10,000,000 rows, of
        every second world, every fourth, and so on.
        """
        return pd.concat(self.curve_parts(), ignore_index=True)

    def curve_parts(self) -> Iterator[pd.DataFrame]:
        """Yield the rows of `curves` in parts, to spare memory.

        Yields
        ------
        pandas.DataFrame
            The rows of one theory and strategy.
        """
        kept, days, worlds = self.runs.curves.kept, self.runs.curves.days, self.runs.curves.worlds
        for place, (theory, strategy) in enumerate(product(self.theories, self.strategies)):
            own = padded([runs[place] for _, runs in kept], days)
            frame = {"theory": theory, "strategy": strategy, "world": np.repeat(worlds, days)}
            frame |= {"day": np.tile(np.arange(days), len(worlds))}
            yield pd.DataFrame(frame | {name: own[:, at].ravel() for at, name in enumerate(MEASURES)})

    @property
    def seeds(self) -> pd.DataFrame:
        """Who is approached: strategy, place, id, score, share of worlds; most often first.

        Where networks are drawn, those of the first one. A column theory is added where a strategy
        needs to know the theory; it is empty where the same people are approached under all.
        """
        frames = []
        worlds = self.design.worlds_per_block if self.design.drawn else self.worlds
        ranked = self.player.instance.ranked
        for often, one in zip(self.runs.approached, ranked, strict=True):
            score = one.ranking.score
            order = np.lexsort((np.arange(len(often)), -score, -often))[: np.count_nonzero(often)]
            frame = pd.DataFrame({"place": np.arange(1, len(order) + 1), "id": self.network.ids[order]})
            frame.insert(0, "strategy", one.plan)
            if any(other.theory is not None for other in ranked):
                frame.insert(0, "theory", one.theory or "")
            frames.append(frame.assign(score=score[order], share=often[order] / worlds))
        return pd.concat(frames, ignore_index=True)

    @property
    def notes(self) -> dict[str, str]:
        """How each strategy ranked people; by theory where that differs."""
        found: dict[str, dict[str, list[str]]] = {name: {} for name in self.strategies}
        for one in self.player.instance.ranked:
            found[one.plan].setdefault(one.ranking.note, []).append(one.theory or "")
        return {
            name: next(iter(notes))
            if len(notes) == 1
            else "; ".join(f"{', '.join(under)}: {note}" for note, under in notes.items())
            for name, notes in found.items()
        }
