"""Social value: what the silence of each person would have cost in purchases of others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.credit.silence import lost_to_silence
from sim.credit.words import Listening
from sim.engines.base import Play
from sim.engines.room import Room
from sim.errors import InputError, check_choice, check_whole
from sim.luck import ONE
from sim.parallel import each_world
from sim.playing import ENGINES, Playing
from sim.progress import Progress, watching
from sim.scenario import Outcome, played
from sim.settings import Checked, same, setting
from sim.study.design import FRESH
from sim.study.measures import interval
from sim.study.player import Player
from sim.study.table import Table
from sim.words import amount, say
from sim.world import World


@dataclass(frozen=True)
class Valued(Checked):
    """How much is played to find out.

    Parameters
    ----------
    worlds : int
        How many are played.
    choice : str or None
        Name of the plan that is looked at; None is the first one.
    """

    worlds: int = same(
        Playing, "worlds", default=32, low=2, high=FRESH, text="worlds in which each person's silence is tried"
    )
    choice: str | None = setting(
        None,
        what="the name of a plan",
        text="plan that is played",
        also={None: "the first one that approaches somebody"},
    )


@dataclass(frozen=True, eq=False, repr=False)
class Value:
    """What the silence of each person would have cost.

    Parameters
    ----------
    outcome : Outcome
        What was played.
    lost : (worlds, people) int32 array
        In each world how many other people bought who would not have, had a person not recommended; all else in the
        world is equal, and the same people are approached on the same days. Negative where a word does harm.
    """

    outcome: Outcome
    lost: NDArray[np.int32]

    def __repr__(self) -> str:
        worlds, people = (say(of, count=size) for of, size in zip(("worlds", "people"), self.lost.shape, strict=True))
        return say("shown-value", people=people, worlds=worlds, most=amount(float(self.mean.max())))

    @cached_property
    def mean(self) -> NDArray[np.float64]:
        """Social value of each person: the mean over worlds, (people,) float64."""
        means: NDArray[np.float64] = self.lost.mean(axis=0)
        return means

    @cached_property
    def halves(self) -> float:
        """Correlation, over people, of the means in worlds of even and of odd number; not-a-number if all are alike."""
        if len(self.lost) < 2:
            return float("nan")
        even, odd = (self.lost[half::2].mean(axis=0) for half in (0, 1))
        if not even.std() or not odd.std():
            return float("nan")
        even, odd = even - even.mean(), odd - odd.mean()
        return float((even * odd).mean() / np.sqrt((even**2).mean() * (odd**2).mean()))

    @property
    def reliability(self) -> float:
        """How far the ranking in all worlds would agree with that in as many others: `halves` after Spearman and Brown.

        2 r / (1 + r) for a correlation r of the halves; 1 at best, not-a-number if all people are alike.
        """
        return 2 * self.halves / (1 + self.halves) if self.halves > -1 else float("nan")

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row per person, highest value first.

        Columns are id; name (where people have labels); contacts (who hear the person); buys (chance that they buy once
        convinced, whom they have heeded left aside); approached, convinced (shares of worlds); credited (mean number of
        people whom they convinced, in shares); value (social value), value_low and value_high (95 % t interval over
        worlds, which knows nothing of what no world showed).
        """
        outcome, network = self.outcome, self.outcome.heard.network
        ends = np.array([interval(one) for one in self.lost.T])
        credit = np.mean([one.found.credit(network.n) for one in outcome.credits()], axis=0)
        columns = {
            "id": network.ids,
            **({"name": network.shown} if network.labelled else {}),
            "contacts": network.listeners,
            "buys": outcome.done.buy / ONE,
            "approached": (outcome.approached >= 0).mean(axis=0),
            "convinced": (outcome.days >= 0).mean(axis=0),
            "credited": np.round(credit[:-1], 12),
            "value": self.mean,
            "value_low": ends[:, 1],
            "value_high": ends[:, 2],
        }
        order = np.lexsort((np.arange(network.n), -self.mean))
        return pd.DataFrame(columns).iloc[order].reset_index(drop=True)

    def non_buyers(self, most: int = 10) -> pd.DataFrame:
        """Return the people worth most among those who seldom or never buy themselves.

        Parameters
        ----------
        most : int
            How many people at most, 1 or more.

        Returns
        -------
        pandas.DataFrame
            Rows of `table`: people who are less likely to buy once convinced than people are on average, and whose
            value is above 0.
        """
        rows = self.table
        seldom = rows.buys < rows.buys.mean() - 1e-9
        return rows[seldom & (rows.value > 0)].head(check_whole("most", most, 1)).reset_index(drop=True)


def value(outcome: Outcome, *, engine: str = "compiled", workers: int = 1, progress: Progress = None) -> Value:
    """Return what the silence of each person would have cost in purchases of others.

    Parameters
    ----------
    outcome : Outcome
        A campaign that was played, as `sim.simulate` returns it.
    engine : {"compiled", "agents"}
        What plays again where words are forgotten, leave marks or depend on who was approached when.
    workers : int
        Threads, 1 or more; no result depends on it.
    progress : bool or callable, optional
        True shows a bar on stderr; a callable is called, without arguments, after each world.

    Returns
    -------
    Value
        Means, intervals, and how reliable a ranking is.

    Raises
    ------
    InputError
        If something is out of range.

    References
    ----------
    Hogan, Lemon & Libai, "What is the true value of a lost customer?", J. Service Research 5:196 (2003), for what
    others buy because of somebody; the definition by silence in the same worlds is ours.

    Examples
    --------
    >>> import networkx as nx, sim
    >>> chain = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "d")])
    >>> outcome = sim.simulate(chain, sim.theories.IndependentCascade(1), seeds=["a"], worlds=4)
    >>> sim.value(outcome).table[["id", "value"]].values.tolist()
    [['a', 3.0], ['b', 2.0], ['c', 1.0], ['d', 0.0]]
    """
    if not isinstance(outcome, Outcome):
        raise InputError(f"outcome is what sim.simulate returns, got {type(outcome).__name__}", field="outcome")
    Playing(1, 0, engine, workers)
    heard, done, worlds = outcome.heard, outcome.done, len(outcome.days)
    lost = np.empty((worlds, heard.network.n), np.int32)

    def make_worker() -> Callable[[int], None]:
        listening, player = Listening(heard, done), ENGINES[engine](heard, Room())
        room = np.empty(heard.network.m, np.uint32)

        def silence(index: int) -> None:
            world = World(heard.network.n, heard.network.m, outcome.root_seed, index, room)
            rows = (outcome.days, outcome.known, outcome.counts, outcome.approached, outcome.marks)
            lost[index] = lost_to_silence(listening, player, world, Play(*(one[index] for one in rows)))

        return silence

    with watching(progress, worlds) as each:
        for _ in each_world(make_worker, worlds, int(workers), each):
            pass
    return Value(outcome, lost)


def outcome_of(player: Player, theory: str, plan: str, worlds: int, progress: Progress = None) -> Outcome:
    """Return what happens to everybody under one plan and theory of a design.

    Parameters
    ----------
    player : Player
        Of the design, on a network that is not drawn anew.
    theory, plan : str
        Names of a theory and a plan.
    worlds : int
        How many, from world 0.
    progress : bool or callable, optional
        As in `sim.simulate`.

    Returns
    -------
    Outcome
        The same people are approached as in the comparison.

    Raises
    ------
    InputError
        If networks are drawn, there is no such theory or plan, or it would take too much memory.
    """
    if player.design.drawn:
        raise InputError("network is one that is not drawn anew: people are followed through worlds", field="network")
    check_choice("theory", theory, player.design.theories)
    check_choice("plan", plan, player.design.plans)
    ground = player.instance
    part, table = ground.parts[theory, plan], Table(player.design, player.engine, ground)
    theories, plans = list(player.design.theories), list(player.design.plans)
    ranked = ground.ranked[ground.ranked_of[theories.index(theory), plans.index(plan)]]
    playing = Playing(worlds, player.design.root_seed, player.engine, player.workers)
    return played(*part, ground.people, lambda world: tuple(table.listed(ranked, world)), playing, progress)
