"""Blocks of one comparison, shared out among processes or a cluster: the same bytes as alone."""

from __future__ import annotations

import importlib.util
import os
import signal
from dataclasses import dataclass
from functools import partial

import pytest

import sim
from sim.study import blocks
from sim.study.blocks import play_part


def drawn(**where):
    source = sim.networks.WattsStrogatz(people=60)
    return sim.compare(source, ["flow"], ["random", "hubs"], 3, worlds=12, worlds_per_network=2, **where)


def fixed(**where):
    campaign = sim.Campaign(revenue=20, discount=0.1, by=9)
    theories = ["flow", "independent_cascade"]
    network, people = sim.networks.Community(people=60).build(7)
    given = {"people": people, "campaign": campaign, "worlds": 80, "looks": 2, "level": 0.9999}
    return sim.compare(network, theories, ["random", "hubs"], 3, **given, **where)


def numbers(comparison):
    return {name: (one.dtype, one.tobytes()) for name, one in comparison.whole.runs.arrays.items()}


KINDS = {"drawn": drawn, "fixed": fixed}
APART = {"pool": "processes", "workers": 2}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_processes_play_the_same(kind):
    calls = []
    alone, apart = kind(), kind(**APART, progress=lambda: calls.append(1))
    assert numbers(apart) == numbers(alone)
    assert apart.table.equals(alone.table)
    assert len(calls) == apart.blocks


def test_agents_play_the_same_apart():
    assert numbers(drawn(engine="agents", **APART)) == numbers(drawn())


@pytest.mark.skipif(importlib.util.find_spec("distributed") is None, reason="dask.distributed is not installed")
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_cluster_plays_the_same(kind):
    assert numbers(kind(cluster="local", workers=2)) == numbers(kind())


def deadly(sent, part):
    """Die, whoever it is."""
    os.kill(os.getpid(), signal.SIGKILL)


def deadly_once(file, sent, part):
    """Play blocks; in the middle of the comparison one worker dies."""
    if 40 in part and not file.exists():
        file.touch()
        deadly(sent, part)
    return play_part(sent, part)


def test_a_worker_that_is_killed_costs_nothing(monkeypatch, tmp_path):
    monkeypatch.setattr(blocks, "play_part", partial(deadly_once, tmp_path / "died"))
    assert numbers(fixed(**APART)) == numbers(fixed())
    assert (tmp_path / "died").exists()


def test_workers_that_always_die_are_one_line(monkeypatch):
    monkeypatch.setattr(blocks, "play_part", deadly)
    with pytest.raises(sim.InputError, match="^workers died while they played, perhaps for lack of memory: ask for"):
        fixed(**APART)


def test_what_goes_wrong_in_a_worker_is_told_as_it_is(monkeypatch):
    monkeypatch.setattr(blocks, "play_part", int)
    with pytest.raises(TypeError):
        fixed(**APART)


def test_a_class_that_workers_cannot_know_is_one_line():
    @dataclass(frozen=True)
    class Own(sim.theories.Flow):
        """Stands inside of a function."""

    network, _ = sim.networks.Community(people=60).build(7)
    with pytest.raises(sim.InputError, match="^pool=processes needs classes that stand in a module: .* pool=threads$"):
        sim.compare(network, {"own": Own()}, ["random"], 3, worlds=4, **APART)
