"""Every strategy in the same worlds under every theory."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.campaign import Campaign
from sim.engines.base import MEASURES, Stage
from sim.errors import InputError, check_choice, check_number, check_whole
from sim.kinds import named
from sim.luck import check_root_seed
from sim.network import Network
from sim.parallel import each, each_world
from sim.people import People
from sim.scenario import ENGINES, LARGEST, as_campaign, as_population, padded
from sim.seeding.base import Strategy, roster
from sim.study.measures import Interval, days_to_half, interval
from sim.theories.base import Theory
from sim.theories.thresholds import share
from sim.world import World

RANDOM = "random"
"""Name of the strategy the others are held against."""

Run = list[NDArray[np.int32]]


@dataclass(frozen=True, eq=False)
class Comparison:
    """Strategies played in the same worlds.

    Parameters
    ----------
    theories, strategies : tuple of str
        Names, in the order given.
    counts : (theories, strategies, worlds, 3, days) int32 array
        People aware, convinced and buying by the end of each day, seeds included, padded to
        the longest run.
    approached : (strategies, people) int64 array
        In how many worlds each person was approached.
    scores : (strategies, people) float64 array
        What the strategies ranked people by.
    notes : dict of str to str
        How each strategy's scores were computed.
    network : Network
        Who hears whom.
    budget : int
        People approached.
    root_seed : int
        Address of the luck.
    cascade_share : float
        Share of people from which a world counts as a global cascade.
    """

    theories: tuple[str, ...]
    strategies: tuple[str, ...]
    counts: NDArray[np.int32]
    approached: NDArray[np.int64]
    scores: NDArray[np.float64]
    notes: dict[str, str]
    network: Network
    budget: int
    root_seed: int
    cascade_share: float

    @property
    def worlds(self) -> int:
        """Number of worlds; with one network, each is a block."""
        return int(self.counts.shape[2])

    @property
    def reach(self) -> NDArray[np.int32]:
        """Convinced people at the end, (theories, strategies, worlds) int32."""
        return self.counts[:, :, :, 1, -1]

    @property
    def table(self) -> pd.DataFrame:
        """A row per theory and strategy, best mean reach first within each theory.

        Columns: theory, strategy, rank, worlds, reach (mean) with reach_low and reach_high
        (95 % t interval over worlds), reach_share, vs_random and vs_best (mean difference in
        the same worlds) with their intervals, aware, buyers, days_to_half (mean over worlds
        where anybody but seeds was convinced), global_cascades (share of worlds).
        """
        rows = [row for theory in range(len(self.theories)) for row in self._rows(theory)]
        return pd.DataFrame(rows)

    def _rows(self, theory: int) -> list[dict[str, Any]]:
        reach = self.reach[theory].astype(np.float64)
        best_first = np.argsort(-reach.mean(axis=1), kind="stable")
        base = reach[self.strategies.index(RANDOM)] if RANDOM in self.strategies else None
        half = days_to_half(self.counts[theory, :, :, 1])
        least = math.ceil(share("cascade_share", self.cascade_share) * self.network.n)
        rows = []
        for rank, strategy in enumerate(best_first, start=1):
            own = reach[strategy]
            final = self.counts[theory, strategy, :, :, -1].mean(axis=0)
            known = half[strategy][~np.isnan(half[strategy])]
            row = {
                "theory": self.theories[theory],
                "strategy": self.strategies[strategy],
                "rank": rank,
                "worlds": self.worlds,
                **_named("reach", interval(own)),
                "reach_share": final[1] / self.network.n,
                **_named("vs_random", Interval(*[np.nan] * 3) if base is None else interval(own - base)),
                **_named("vs_best", interval(own - reach[best_first[0]])),
                "aware": final[0],
                "buyers": final[2],
                "days_to_half": known.mean() if len(known) else np.nan,
                "global_cascades": float((own >= least).mean()),
            }
            rows.append(row)
        return rows

    def level_with_best(self, theory: str, level: float = 0.95) -> list[str]:
        """Return which strategies cannot be told from the best one in these worlds.

        Parameters
        ----------
        theory : str
            Under which theory.
        level : float
            Joint level of the paired t intervals over all pairs of strategies and all theories
            (Bonferroni): any two strategies could have turned out to be the best and another.

        Returns
        -------
        list of str
            Strategies whose interval of the difference to the best mean holds 0, or that
            differ from it in fewer than 20 worlds; the best one not among them.
        """
        reach = self.reach[self.theories.index(theory)].astype(np.float64)
        best = int(np.argmax(reach.mean(axis=1)))
        others = [strategy for strategy in range(len(self.strategies)) if strategy != best]
        pairs = len(self.theories) * len(self.strategies) * len(others) / 2
        level = 1 - (1 - level) / max(pairs, 1)
        gaps = {strategy: reach[best] - reach[strategy] for strategy in others}
        return [
            self.strategies[strategy]
            for strategy, gap in gaps.items()
            if np.count_nonzero(gap) < FEWEST or not interval(gap, level).low > 0
        ]

    @property
    def curves(self) -> pd.DataFrame:
        """A row per theory, strategy, world and day, with people aware, convinced and buying."""
        return pd.concat(self.curve_parts(), ignore_index=True)

    def curve_parts(self) -> Iterator[pd.DataFrame]:
        """Yield the rows of `curves` in parts, to spare memory.

        Yields
        ------
        pandas.DataFrame
            The rows of one theory and strategy.
        """
        days = self.counts.shape[-1]
        for theory, theory_name in enumerate(self.theories):
            for strategy, strategy_name in enumerate(self.strategies):
                frame = {
                    "theory": theory_name,
                    "strategy": strategy_name,
                    "world": np.repeat(np.arange(self.worlds), days),
                    "day": np.tile(np.arange(days), self.worlds),
                }
                own = self.counts[theory, strategy].astype(np.int64)
                yield pd.DataFrame(frame | {name: own[:, place].ravel() for place, name in enumerate(MEASURES)})

    @property
    def seeds(self) -> pd.DataFrame:
        """Who is approached: strategy, place, id, score, share of worlds; most often first."""
        frames = []
        for strategy, name in enumerate(self.strategies):
            often = self.approached[strategy]
            order = np.lexsort((np.arange(len(often)), -self.scores[strategy], -often))[: np.count_nonzero(often)]
            frame = pd.DataFrame({"place": np.arange(1, len(order) + 1), "id": self.network.ids[order]})
            frame.insert(0, "strategy", name)
            frames.append(frame.assign(score=self.scores[strategy, order], share=often[order] / self.worlds))
        return pd.concat(frames, ignore_index=True)


FEWEST = 20
"""Worlds in which two strategies must differ before one is called better."""


def _named(name: str, values: Interval) -> dict[str, float]:
    return {name: values.mean, f"{name}_low": values.low, f"{name}_high": values.high}


def compare(
    network: Any,
    theories: Sequence[Theory | str] | Mapping[str, Theory],
    strategies: Sequence[Strategy | str] | Mapping[str, Strategy],
    budget: int | None = None,
    *,
    people: People | None = None,
    campaign: Campaign | None = None,
    horizon: int | None = None,
    worlds: int = 64,
    root_seed: int = 0,
    cascade_share: float = 0.1,
    engine: str = "compiled",
    workers: int = 1,
    progress: Callable[[], object] | None = None,
) -> Comparison:
    """Play every strategy in the same worlds under every theory.

    Parameters
    ----------
    network : Network or NetworkX graph
        Who hears whom.
    theories, strategies : sequence, or mapping of names
        Instances, or their names in the library ("flow", "hubs"). The name of a strategy is
        a part of the address of its luck.
    budget : int, optional
        People approached, from 1 to all; by default the campaign's.
    people, campaign, horizon, worlds, root_seed, engine, workers
        As in `simulate`.
    cascade_share : float
        Share of people from which a world counts as a global cascade, in [0, 1].
    progress : callable, optional
        Called after each world.

    Returns
    -------
    Comparison
        Tables and curves; days of conviction are never kept.

    Raises
    ------
    InputError
        If something is out of range, the budget exceeds the people, or the curves of all
        worlds would take more than 2 GiB.

    Examples
    --------
    >>> import networkx as nx, sim
    >>> theory = sim.theories.IndependentCascade(p=0.5)
    >>> sim.compare(nx.star_graph(9), [theory], ["random", "hubs"], budget=1).table.strategy.tolist()
    ['hubs', 'random']
    """
    network, people = as_population(network, people)
    campaign = as_campaign(campaign, budget=budget, horizon=horizon)
    if campaign.budget > network.n:
        raise InputError(f"budget is at most the {network.n:,} people of the network, got {campaign.budget:,}")
    worlds, workers = check_whole("worlds", worlds, 1, 2**32), check_whole("workers", workers, 1)
    cascade_share = check_number("cascade_share", cascade_share, 0.0, 1.0)
    root_seed = check_root_seed(root_seed)
    make_engine = ENGINES[check_choice("engine", engine, ENGINES)]
    by_theory = named(Theory, theories, "theories")  # type: ignore[type-abstract]
    by_strategy = named(Strategy, strategies, "strategies")  # type: ignore[type-abstract]
    laws = [theory.law(network, people, root_seed) for theory in by_theory.values()]
    stages = [Stage.of(network, people, law, campaign) for law in laws]
    ranked = each(lambda strategy: strategy.score(network, people, root_seed), by_strategy.values(), workers)
    scores = dict(zip(by_strategy, ranked, strict=True))

    tallies: list[NDArray[np.int64]] = []

    def make_worker() -> Callable[[int], Run]:
        engines, room = [make_engine(stage) for stage in stages], np.empty(network.m, np.uint32)
        often = np.zeros((len(scores), network.n), dtype=np.int64)
        tallies.append(often)

        def play(index: int) -> Run:
            world = World(network.n, network.m, root_seed, index, room)
            rosters = [roster(score, campaign.budget, world, name) for name, score in scores.items()]
            plays = [player.play(world, chosen).counts for player in engines for chosen in rosters]
            for strategy, chosen in enumerate(rosters):
                often[strategy, chosen] += 1
            _refuse_size(worlds, plays)
            return [counts.astype(np.int32) for counts in plays]

        return play

    runs = each_world(make_worker, worlds, workers, progress)
    return Comparison(
        theories=tuple(by_theory),
        strategies=tuple(by_strategy),
        counts=_stacked(runs, len(stages), len(scores)),
        approached=np.sum(tallies, axis=0),
        scores=np.array(list(scores.values())),
        notes={name: strategy.note(network) for name, strategy in by_strategy.items()},
        network=network,
        budget=campaign.budget,
        root_seed=root_seed,
        cascade_share=cascade_share,
    )


def _refuse_size(worlds: int, plays: list[NDArray[np.int64]]) -> None:
    """Refuse a comparison whose curves will not fit, as soon as the length of a run is known."""
    size = 12 * worlds * len(plays) * max(run.shape[1] for run in plays)
    if size > LARGEST:
        raise InputError(f"curves of all worlds take at most 2 GiB, got {size / 2**30:.1f} GiB; use fewer worlds")


def _stacked(runs: list[Run], theories: int, strategies: int) -> NDArray[np.int32]:
    """Return all counts as one array (theories, strategies, worlds, 3, days)."""
    days = max(run.shape[1] for counts in runs for run in counts)
    flat = np.stack([padded(counts, days) for counts in runs], axis=1)
    return flat.reshape(theories, strategies, *flat.shape[1:])
