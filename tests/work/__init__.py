"""How much work campaigns are, counted exactly: so that what makes them many times slower cannot land unseen.

The kernels of the compiled engine run as the Python that they are written in, on arrays that count what is read.
What is counted stands in `work.txt`. `python -m tests.work` writes it anew, which is part of any change that
means to do more or less work.
"""

from __future__ import annotations

import importlib
import pkgutil
import tracemalloc
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest import mock

import numpy as np
from numba.core.dispatcher import Dispatcher

import sim
import sim.engines
from sim import luck
from sim.engines import pages, state
from sim.engines.room import Room
from sim.kernels import fetch
from sim.mechanisms import Waves
from sim.theories import Flow, IndependentCascade, KeyPerson

FILE = Path(__file__).parent / "work.txt"
TOLERANCE = 0.1
"""By how much peaks of memory may differ; all else is exact."""

OF_TIES = ("entry", "listener")
"""Arrays of the engine that hold ties that are heard in a world."""

CASES = {
    "cascade": (IndependentCascade(0.2), sim.Campaign()),
    "flow": (Flow(0.3), sim.Campaign()),
    "key person, in waves": (KeyPerson(), sim.Campaign(mechanisms=(Waves([[0, "1/2"], [5, "1/2"]]),))),
}


class Watched(np.ndarray):
    """An array that counts how often one of its entries is read."""

    reads = 0

    def __getitem__(self, place):
        if isinstance(place, int | np.integer):
            Watched.reads += 1
        return super().__getitem__(place)


def network_of(people, ties):
    """Return a random network with ids 0 ... people - 1."""
    rng = np.random.default_rng(1)
    return sim.Network.from_edges(rng.integers(0, people, ties), rng.integers(0, people, ties), nodes=np.arange(people))


def play(case, network, worlds):
    """Compare two strategies under the theory of a case."""
    theory, campaign = CASES[case]
    sim.compare(network, [theory], ["random", "hubs"], 10, campaign=campaign, horizon=30, worlds=worlds)


@contextmanager
def counting(counts):
    """Let kernels of the engine run in Python, and count numbers drawn, ties read, and pages taken anew."""
    fill, one, array = luck._fill, luck.draw, Room.array

    def drawn(out, *address):
        counts["numbers"] += out.size
        fill(out, *address)

    def drawn_alone(*address):
        counts["numbers"] += 1
        return one(*address)

    def watched(room, name, *about):
        made = array(room, name, *about)
        return made.view(Watched) if name in OF_TIES else made

    def turned(turn, taken, place):
        def turn_page(slot, going):
            before = going.tally[place]
            done = turn(slot, going)
            counts["pages"] += going.tally[place] - before
            return done

        return mock.patch.object(taken, "_turn_page", turn_page)

    with (
        _in_python(drawn_alone),
        mock.patch.object(luck, "_fill", drawn),
        mock.patch.object(Room, "array", watched),
        turned(pages._turn_page, pages, pages.PAGES),
        turned(state._turn_page, state, state.PAGES),
    ):
        Watched.reads = 0
        yield
        counts["ties"] = Watched.reads


@contextmanager
def _in_python(draw):
    """Replace compiled functions in the modules of the engine by what they are compiled from."""
    patches = []
    for found in pkgutil.iter_modules(sim.engines.__path__, "sim.engines."):
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            if isinstance(value, Dispatcher):
                patches.append(mock.patch.object(module, name, draw if value is luck.draw else value.py_func))
            elif value is fetch:
                patches.append(mock.patch.object(module, name, mock.Mock()))
    for patch in patches:
        patch.start()
    try:
        yield
    finally:
        for patch in patches:
            patch.stop()


def counted(case):
    """Return how many numbers are drawn, entries of ties read and pages taken, on 400 people in 4 worlds."""
    given = network_of(400, 2000)
    network = replace(given, listener=given.listener.view(Watched))
    counts = Counter()
    with counting(counts):
        play(case, network, 4)
    return {name: int(counts[name]) for name in ("numbers", "ties", "pages")}


def peak(case):
    """Return the most bytes in use, from ties in memory to results, on 20,000 people and 100,000 ties."""
    play(case, network_of(400, 20_000), 2)  # kernels are compiled, and modules loaded
    tracemalloc.start()
    try:
        play(case, network_of(20_000, 100_000), 2)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def measured(case):
    """Return all figures of a case by name."""
    return counted(case) | {"bytes": peak(case)}


def read():
    """Return the figures of all cases that are committed."""
    kept = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        case, _, figures = line.partition(": ")
        kept[case] = {name: int(value) for name, _, value in (one.partition(" ") for one in figures.split(", "))}
    return kept
