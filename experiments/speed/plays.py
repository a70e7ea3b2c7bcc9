"""Parts of the benchmark in which campaigns are played, by the product and its peers in turns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from experiments import mechanism_cost
from experiments.speed.graphs import write_graph
from experiments.speed.peers import FIRST, PRODUCT, Peers
from experiments.speed.taking import milliseconds, times_as_fast
from sim.theories import Flow, IndependentCascade, KeyPerson

Figures = Iterator[tuple[str, float | None]]


def model(theory: str, **settings: Any) -> dict[str, Any]:
    """Return what is played, for `child.py`.

    Parameters
    ----------
    theory : str
        Name of the class.
    **settings
        Of the theory.

    Returns
    -------
    dict
        Of both.
    """
    return {"theory": theory, "settings": settings}


def graph_of(peers: Peers, people: int, small: bool = False) -> Path:
    """Return the file of a random graph with ten ties a person.

    Parameters
    ----------
    peers : Peers
        In whose folder it is.
    people : int
        How many.
    small : bool
        Whether a tenth of it will do.

    Returns
    -------
    pathlib.Path
        Written once.
    """
    people = people // 10 if small else people
    file = peers.folder / f"{people}.npz"
    if not file.exists():
        write_graph(file, people, 10 * people)
    return file


def cascades(peers: Peers, small: bool) -> Figures:
    """Take times of what CyNetDiff plays, too."""
    graph, both = graph_of(peers, 100_000, small), [PRODUCT, "CyNetDiff"]
    for count, name in ((1, "ic one"), (8, "ic eight")):
        found = milliseconds(peers, both, graph, model("IndependentCascade", p=0.08), count)
        yield name, times_as_fast(found, "CyNetDiff")
        yield f"{name} ms", float(np.median(found[PRODUCT]))
    found = milliseconds(peers, both, graph, model("IndependentCascade", p=0.01))
    yield "ic small", 1000 * float(np.median(found[PRODUCT]))
    yield "ic small ratio", times_as_fast(found, "CyNetDiff")
    for seeds in (10, 10_000, 30_000):
        if seeds < 10_000 or not small:
            found = milliseconds(peers, both, graph, model("LinearThreshold"), seeds=seeds)
            yield f"lt {seeds}", times_as_fast(found, "CyNetDiff")
            yield f"lt {seeds} ms", float(np.median(found[PRODUCT]))


OTHERS: dict[str, dict[str, Any]] = {
    "ComplexContagion": {"k": 2},
    "FractionalThreshold": {},
    "Bass": {},
    "WeightedCascade": {},
    "IndependentCascade": {"p": 0.08},
    "LinearThreshold": {},
}


def theories(peers: Peers, small: bool) -> Figures:
    """Take times of all theories, and of the product's own two beside version 0.1.0."""
    graph = graph_of(peers, 100_000, small)
    for name, theory in (("flow", "Flow"), ("key", "KeyPerson")):
        for count, called in ((1, "one"), (8, "eight")):
            found = milliseconds(peers, [PRODUCT, FIRST], graph, model(theory), count)
            yield f"{name} {called}", times_as_fast(found, FIRST)
            yield f"{name} {called} ms", float(np.median(found[PRODUCT]))
    every: dict[str, dict[str, Any]] = {"Flow": {}, **OTHERS}
    spent = {theory: _by_tie(peers, graph, model(theory, **given)) for theory, given in every.items()}
    for theory, nanoseconds in spent.items():
        yield f"{theory} ns a tie", nanoseconds
    yield "others", max(spent[theory] for theory in OTHERS) / spent["Flow"]
    shared = [_shared(peers, graph, model(theory, **given)) for theory, given in every.items()]
    yield "two", max(one[0] for one in shared)
    yield "eight", max(one[1] for one in shared)


def _by_tie(peers: Peers, graph: Path, played: dict[str, Any]) -> float:
    """Return nanoseconds of a world for each tie of people convinced, where a tenth of all people are approached."""
    with np.load(graph) as file:
        people, ties = len(file["start"]) - 1, len(file["listener"])
    with peers.asked(PRODUCT, graph, played) as asked:
        seeds = people // 10
        asked.play(1, 1, seeds)
        told = [asked.play(5, 1, seeds) for _ in range(5)]
    best: float = min(1e9 * one["seconds"] / float(np.sum(one["reached"])) for one in told)
    return best * people / ties


def _shared(peers: Peers, graph: Path, played: dict[str, Any]) -> tuple[float, float]:
    """Return the time of two strategies, and of eight, in the same worlds, as multiples of one alone."""
    worlds, found = 2, []
    with peers.asked(PRODUCT, graph, played) as asked:
        for _ in range(4):
            spent = {}
            for count in (1, 2, 8):
                spent[count] = 0.0
                for skip in range(0, 8, count):
                    asked.world = 1
                    spent[count] += asked.play(worlds, count, 10, skip)["seconds"] * count
            found.append((spent[2] / spent[1], spent[8] / spent[1]))
    two, eight = np.median(found[1:], axis=0)
    return float(two), float(eight)


def mechanisms(_: Peers, small: bool) -> Figures:
    """Take times of mechanisms, for which `experiments.mechanism_cost` has a table."""
    network, people = mechanism_cost.world_of_people()
    own = {"key": KeyPerson(), "flow": Flow(0.3), "cascade": IndependentCascade(0.3)}
    names = ["none", "waves"] if small else list(mechanism_cost.MECHANISMS)
    worst: dict[bool, float] = {True: 0.0, False: 0.0}
    for name in names:
        for theory in own.values():
            longer = mechanism_cost.slower(network, people, theory, name, 1, 0)
            worst[name == "none"] = max(worst[name == "none"], longer)
    yield "off", worst[True]
    yield "on", worst[False]


def agents(peers: Peers, _: bool) -> Figures:
    """Take times of agents, by NDlib and by our own Mesa engine."""
    graph = graph_of(peers, 10_000)
    found = milliseconds(peers, [PRODUCT, "NDlib", "Mesa"], graph, model("IndependentCascade", p=0.08))
    yield "ndlib", times_as_fast(found, "NDlib")
    yield "mesa ratio", times_as_fast(found, "Mesa")
    yield "ndlib ms", float(np.median(found["NDlib"])) if "NDlib" in found else None


MOST = {"NDlib": 10_000, "Mesa": 10_000}
"""People up to whom slow programs play."""


def sizes(peers: Peers, small: bool) -> Figures:
    """Take time and memory from 10,000 to 10,000,000 ties."""
    for people in (1000, 10_000) if small else (1000, 10_000, 100_000, 1_000_000):
        graph = graph_of(peers, people)
        for name in peers.found:
            if people > MOST.get(name, people):
                continue
            with peers.asked(name, graph, model("IndependentCascade", p=0.08)) as asked:
                asked.play(1, 1, 10)
                told = [asked.play(1, 1, 10) for _ in range(3)]
            yield f"{name}, {10 * people} ties, ms", 1000 * min(one["seconds"] for one in told)
            yield f"{name}, {10 * people} ties, GiB", told[-1]["gib"]
