import tracemalloc

import numpy as np
import pytest

from sim.engines.compiled import CompiledEngine
from sim.engines.packed import Packed
from sim.network import Network
from tests.work import CASES, TOLERANCE, counted, network_of, peak, read


def test_all_cases_are_kept():
    assert list(read()) == list(CASES)


@pytest.mark.parametrize("case", CASES)
def test_campaigns_are_as_much_work_as_is_kept(case):
    kept = read()[case]
    kept.pop("bytes")
    assert counted(case) == kept, "if more or less work is meant: python -m tests.work"


@pytest.mark.parametrize("case", CASES)
def test_memory_has_the_peak_that_is_kept(case):
    assert peak(case) == pytest.approx(read()[case]["bytes"], rel=TOLERANCE), "if it is meant: python -m tests.work"


def test_numbers_are_drawn_once_a_world():
    network, worlds, strategies = network_of(400, 2000), 4, 2
    a_world = network.m + strategies * network.n + network.n  # ties, rosters, and who buys
    assert counted("cascade")["numbers"] == worlds * a_world


@pytest.mark.parametrize("case", CASES)
def test_worlds_that_are_entered_for_each_campaign_would_be_seen(case, monkeypatch):
    before, play = counted(case), CompiledEngine.play

    def forgetful(engine, world, *rest):
        engine._room.owner = None
        return play(engine, world, *rest)

    monkeypatch.setattr(CompiledEngine, "play", forgetful)
    assert counted(case)["ties"] > 1.2 * before["ties"]


def test_ties_that_are_read_twice_would_be_seen(monkeypatch):
    before, draw = counted("flow"), Packed._draw

    def twice(packed):
        draw(packed)
        draw(packed)

    monkeypatch.setattr(Packed, "_draw", twice)
    assert counted("flow")["ties"] > 1.2 * before["ties"]


@pytest.mark.parametrize(("weighted", "most"), [(False, 50), (True, 65)])
def test_networks_are_built_in_little_more_memory_than_they_take(weighted, most):
    rng, people, ties = np.random.default_rng(1), 20_000, 200_000
    src, dst = rng.integers(0, people, ties), rng.integers(0, people, ties)
    weight = rng.random(ties) if weighted else None
    tracemalloc.start()
    try:
        network = Network.from_edges(src, dst, weight)
        kept, most_used = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert 24 <= 2 * kept / network.m <= 27  # listener and weight, there and back, and where speakers' ties begin
    assert 2 * most_used / network.m <= most
