"""Play one campaign under one theory in many worlds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.campaign import Campaign
from sim.casts.cast import Cast
from sim.credit.told import Credited
from sim.engines.base import MEASURES, Heard, can_start_alone, padded, parts
from sim.engines.done import Done
from sim.errors import InputError
from sim.given import as_campaign, as_population, rosters_of
from sim.kinds import named
from sim.network import Network
from sim.parallel import each_world
from sim.people import People
from sim.playing import ENGINES, Playing
from sim.progress import Progress, watching
from sim.theories.base import Theory, law_of
from sim.words import amount, say, span
from sim.world import World

LARGEST = 2 * 2**30
"""Bytes beyond which `simulate` refuses to keep what happens to people."""

PER_PERSON = 9
"""Bytes that are kept of a person in a world."""


@dataclass(frozen=True, eq=False, repr=False)
class Outcome(Credited):
    """A campaign played in many worlds; its methods say who convinced whom.

    Parameters
    ----------
    days : (worlds, people) int16 array
        Day of conviction, -1 never.
    known : (worlds, people) int16 array
        Day of first hearing of it, -1 never.
    approached : (worlds, people) int16 array
        Day of being approached, -1 never.
    seeded : (worlds, people) bool array
        Who was convinced by that.
    marks : (worlds, people) uint8 array
        Whom people had heeded when they were convinced, or by the end: 1 a leader, 2 a manager, 3 both.
    buys : (worlds, people) bool array
        Who is convinced and buys.
    ids : (people,) array
        The caller's ids, in the order of the columns of `days` and `known`.
    counts : (worlds, 3, days) int64 array
        People aware, convinced and buying by the end of each day, padded to the longest run.
    root_seed : int
        Address of the luck.
    people : People
        What is known of them, with the cast.
    heard, done : Heard and Done
        What was played, as engines are given it.
    """

    days: NDArray[np.int16]
    known: NDArray[np.int16]
    approached: NDArray[np.int16]
    seeded: NDArray[np.bool_]
    marks: NDArray[np.uint8]
    buys: NDArray[np.bool_]
    ids: NDArray[Any]
    counts: NDArray[np.int64]
    root_seed: int
    people: People
    heard: Heard
    done: Done

    def __repr__(self) -> str:
        mean, ends = (amount(float(self.reach.mean())), span(float(self.reach.min()), float(self.reach.max())))
        people = say("people", count=len(self.ids))
        return say("shown-outcome", mean=mean, people=people, worlds=say("worlds", count=len(self.reach)), ends=ends)

    @property
    def reach(self) -> NDArray[np.int64]:
        """Convinced people in each world, seeds included, (worlds,) int64."""
        return self.counts[:, 1, -1]

    @property
    def curves(self) -> pd.DataFrame:
        """A row per world and day: world, day, aware, convinced, buyers (cumulative)."""
        worlds, _, days = self.counts.shape
        frame = {"world": np.repeat(np.arange(worlds), days), "day": np.tile(np.arange(days), worlds)}
        return pd.DataFrame(frame | {name: self.counts[:, i].ravel() for i, name in enumerate(MEASURES)})


def able_to_start(heard: Heard, done: Done, seeds: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return whom to approach, if anything can start.

    Parameters
    ----------
    heard, done : Heard and Done
        As `parts_of` returns them.
    seeds : (k,) int64 array
        Numbers of the people approached.

    Returns
    -------
    (k,) int64 array
        The same people.

    Raises
    ------
    InputError
        If there are none, and nothing starts without them.
    """
    if not len(seeds) and not can_start_alone(heard, done):
        raise InputError(
            "seeds is empty, and nothing can start without a threshold of 0 or something from outside the network"
        )
    return seeds


def simulate(
    network: Any,
    theory: Theory | str,
    seeds: Iterable[Any] | None = None,
    *,
    seeds_per_world: Sequence[Iterable[Any]] | None = None,
    people: People | None = None,
    cast: Cast | str | None = None,
    campaign: Campaign | Mapping[str, Any] | None = None,
    horizon: int | None = None,
    worlds: int = 1,
    root_seed: int = 0,
    engine: str = "compiled",
    workers: int = 1,
    progress: Progress = None,
) -> Outcome:
    """Play one campaign under one theory in many worlds.

    Parameters
    ----------
    network : Network, NetworkX or igraph graph, pandas DataFrame, list of pairs, or square matrix
        Who hears whom; on a directed edge ``u -> v``, `v` hears `u`. See `sim.Network.of`.
    theory : Theory or str
        How people convince each other.
    seeds : list of ids, optional
        Who is approached, in this order where there are waves; empty only where something else can start.
    seeds_per_world : sequence of lists of ids, optional
        A list for each world, instead of `seeds`.
    people : People, optional
        Traits; by default the node attributes of a graph.
    cast : Cast or str, optional
        Archetypes of people (see `sim.Cast`), or the name of a cast of ours ("gladwell").
    campaign : Campaign or mapping of its settings, optional
        How people respond, mechanisms, horizon; its budget is not used.
    horizon : int, optional
        Last day, from 0 to 32,766; by default until nothing can happen.
    worlds : int
        How many, 1 or more.
    root_seed : int
        In [0, 2^64); with the same one, the same numbers.
    engine : {"compiled", "agents"}
        Compiled code or the Mesa model; they agree exactly.
    workers : int
        Threads; no result depends on it.
    progress : bool or callable, optional
        True shows a bar on stderr, and nothing on stdout; a callable is called, without arguments, after each world.

    Returns
    -------
    Outcome
        Days of conviction, reach and curves.

    Raises
    ------
    InputError
        If something is out of range, a seed is not in the network or stands twice, nothing
        can start, or the days of all people would take more than 2 GiB.

    Examples
    --------
    >>> import networkx as nx, sim
    >>> outcome = sim.simulate(nx.path_graph(4), sim.theories.IndependentCascade(p=1), seeds=[0])
    >>> outcome.days.tolist(), outcome.reach.tolist()
    ([[0, 1, 2, 3]], [4])
    """
    network, people = as_population(network, people, cast, root_seed)
    playing = Playing(worlds, root_seed, engine, workers)
    heard, done = parts_of(network, people, theory, as_campaign(campaign, horizon=horizon), int(root_seed))
    roster = rosters_of(network, seeds, seeds_per_world, int(worlds))
    return played(
        heard, done, people, lambda world: (able_to_start(heard, done, roster(world.index)),), playing, progress
    )


def played(
    heard: Heard,
    done: Done,
    people: People,
    approached: Callable[[World], tuple[Any, ...]],
    playing: Playing,
    progress: Progress = None,
) -> Outcome:
    """Play a campaign, and keep what happens to everybody.

    Parameters
    ----------
    heard, done : Heard and Done
        What is played.
    people : People
        What is known of them.
    approached : callable
        Takes a world, returns whom to approach in it and perhaps a purse, as `Engine.play` is given them.
    playing : Playing
        How many worlds, and how.
    progress : bool or callable, optional
        As in `simulate`.

    Returns
    -------
    Outcome
        Of all worlds.

    Raises
    ------
    InputError
        If the days of all people would take more than 2 GiB.
    """
    network, worlds, root_seed = heard.network, int(playing.worlds), int(playing.root_seed)
    size = PER_PERSON * worlds * network.n
    if size > LARGEST:
        raise InputError(
            f"what happens to all people in all worlds takes at most 2 GiB, got {size / 2**30:.1f} GiB; use fewer"
            " worlds or compare"
        )
    days, known, approached_on = np.empty((3, worlds, network.n), dtype=np.int16)
    seeded, buys = np.empty((2, worlds, network.n), dtype=np.bool_)
    marks = np.empty((worlds, network.n), dtype=np.uint8)

    def make_worker() -> Callable[[int], NDArray[np.int64]]:
        player, room = ENGINES[playing.engine](heard), np.empty(network.m, np.uint32)

        def play(index: int) -> NDArray[np.int64]:
            world = World(network.n, network.m, root_seed, index, room)
            played = player.play(world, done, *approached(world))
            days[index], known[index] = played.days, played.known
            approached_on[index], marks[index] = played.approached, played.marks
            seeded[index] = played.seeded(world.accept < done.accept)
            buys[index] = (played.days >= 0) & done.buys(world, played.marks)
            return played.counts

        return play

    with watching(progress, worlds) as each:
        counts = list(each_world(make_worker, worlds, int(playing.workers), each))
    longest = max(run.shape[1] for run in counts)
    own = (days, known, approached_on, seeded, marks, buys)
    return Outcome(*own, network.ids, padded(counts, longest), root_seed, people, heard, done)


def parts_of(
    network: Network, people: People, theory: Theory | str, campaign: Campaign, root_seed: int
) -> tuple[Heard, Done]:
    """Return what an engine plays.

    Parameters
    ----------
    network, people, theory, campaign, root_seed
        As in `simulate`; network and people fit each other.

    Returns
    -------
    tuple of Heard and Done
        What is heard, and what is done.
    """
    (one,) = named(Theory, theory, "theory").values()  # type: ignore[type-abstract]
    law = law_of(one, network, people, root_seed)
    return parts(network, people, law, campaign)
