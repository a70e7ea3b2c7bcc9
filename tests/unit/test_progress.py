"""Long rankings tell how far they are, and are the same whether somebody listens or not."""

import io
import pickle
import sys
from contextlib import suppress
from types import SimpleNamespace

import networkx as nx
import numpy as np
import pytest

import sim
from sim import seeding
from sim.command import main
from sim.engines.base import parts
from sim.engines.compiled import CompiledEngine
from sim.network import Network
from sim.seeding import Context, bridges, closeness, reverse, steps
from sim.seeding.steps import Steps
from sim.study.design import PLANNING
from sim.study.evaluator import Evaluator
from sim.tasks import bars
from sim.tasks.bars import RankingBar
from sim.theories import ComplexContagion, IndependentCascade

NETWORK = Network.from_networkx(nx.gnp_random_graph(120, 0.05, seed=5, directed=True))
PEOPLE = sim.People(NETWORK.n)
LONG = {
    "bridges": (seeding.Bridges(), None),
    "bridges, sampled": (seeding.Bridges(exact_up_to=10, sources=30), None),
    "betweenness": (seeding.Betweenness(), None),
    "closeness": (seeding.Closeness(), None),
    "collective influence": (seeding.CollectiveInfluence(), None),
    "complex centrality": (seeding.ComplexCentrality(), None),
    "community bridges": (seeding.CommunityBridges(), None),
    "community hubs": (seeding.CommunityHubs(), None),
    "gossip": (seeding.Gossip(), None),
    "greedy": (seeding.Greedy(worlds=20), IndependentCascade(0.2)),
    "greedy, tried out": (seeding.Greedy(worlds=20, work=10_000_000), ComplexContagion(2)),
    "ris": (seeding.RIS(), IndependentCascade(0.2)),
    "mixture": (seeding.Mixture("50 % bridges, 50 % hubs"), None),
}


def ranked(strategy, theory, progress=None):
    trial = None
    if theory is not None:
        own = parts(NETWORK, PEOPLE, theory.law(NETWORK, PEOPLE), sim.Campaign())
        trial = Evaluator(*own, CompiledEngine, 3, PLANNING)
    return strategy.ranking(Context(NETWORK, PEOPLE, 3, trial, 8, progress))


@pytest.mark.parametrize("name", LONG)
def test_a_long_ranking_tells_how_far_it_is_and_stays_the_same(name, monkeypatch):
    alone = ranked(*LONG[name])
    monkeypatch.setattr(steps, "BLOCK", 0.0)  # as many blocks as there can be
    monkeypatch.setattr(bridges, "WORK", 10)
    monkeypatch.setattr(closeness, "TOGETHER", 16)
    monkeypatch.setattr(reverse, "BLOCK", 100)
    told = []
    again = ranked(*LONG[name], lambda *step: told.append(step))
    done = [one for one, _ in told]
    assert done[0] == 0
    assert len(done) >= 5
    assert all(np.diff(done) > 0)
    assert all(one <= total for one, total in told)
    assert told[-1][0] == told[-1][1]
    assert again.score.tobytes() == alone.score.tobytes()
    assert again.note == alone.note


def test_blocks_grow_while_they_are_quick_and_shrink_while_they_are_slow(monkeypatch):
    clock = [0.0]
    monkeypatch.setattr(steps, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    sizes = []
    for begin, end in Steps(None, 100).blocks(100):
        sizes.append(end - begin)
        clock[0] += 0.03 * (end - begin) if begin < 31 else 1.0
    assert sizes[:4] == [1, 2, 2, 2]
    assert sizes[-3:] == [1, 1, 1]
    assert sum(sizes) == 100


def test_who_is_told_is_no_part_of_what_is_known():
    context = Context(NETWORK, PEOPLE, progress=lambda *_: None)
    assert "progress" not in repr(context)
    assert pickle.loads(pickle.dumps(context)).progress is None
    theories, strategies = [IndependentCascade(0.1)], ["bridges"]
    told = []
    loud = sim.compare(NETWORK, theories, strategies, 5, worlds=2, ranking=lambda *one: told.append(one))
    quiet = sim.compare(NETWORK, theories, strategies, 5, worlds=2)
    assert loud.player.design.key == quiet.player.design.key
    assert loud.table.equals(quiet.table)
    assert told[0] == ("bridges", NETWORK.n, 0, NETWORK.n**2)
    assert told[-1] == ("bridges", NETWORK.n, NETWORK.n**2, NETWORK.n**2)
    assert pickle.loads(pickle.dumps(loud.player)).ranking is None


def test_a_ranking_under_a_theory_is_told_by_both_names():
    told = []
    theories = {"one": IndependentCascade(0.1), "two": IndependentCascade(0.2)}
    strategies = {"best": seeding.Greedy(worlds=5)}
    sim.compare(NETWORK, theories, strategies, 5, worlds=2, workers=2, ranking=lambda *one: told.append(one))
    assert {one[0] for one in told} == {"best under one", "best under two"}


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self):
        return True


def watched(monkeypatch, **settings):
    """Look at what comes to the terminal, with other settings of the bar."""
    for name, value in settings.items():
        monkeypatch.setattr(bars, name, value)
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    return screen


def after(monkeypatch, seconds):
    monkeypatch.setattr(bars, "time", SimpleNamespace(monotonic=lambda: seconds))


def test_the_bar_shows_the_ranking_that_takes_longest(monkeypatch):
    screen, bar = watched(monkeypatch), RankingBar()
    after(monkeypatch, 0.0)
    bar("quick", 20_000, 0, 100)
    bar("bridges", 20_000, 0, 100)
    after(monkeypatch, 1.0)
    bar("quick", 20_000, 90, 100)
    assert screen.getvalue() == ""
    after(monkeypatch, 21.5)
    bar("bridges", 20_000, 35, 100)
    assert "Looking for people who link distant groups: 35 % of 20,000 people, about 40 s left |" in screen.getvalue()
    assert "quick" not in screen.getvalue()
    bar("bridges", 20_000, 100, 100)
    bar("quick", 20_000, 100, 100)
    assert screen.getvalue().endswith("\r")


def test_the_bar_is_gone_where_a_ranking_is_cut_off(monkeypatch):
    screen = watched(monkeypatch, WAIT=0.0)
    bar = RankingBar()
    with suppress(KeyboardInterrupt), bar:
        bar("bridges", 9, 0, 9)
        bar("bridges", 9, 1, 9)
        assert "Looking for people who link distant groups: 11 %" in screen.getvalue()
        raise KeyboardInterrupt
    assert screen.getvalue().endswith("\r")


@pytest.mark.parametrize("terminal", [True, False])
def test_the_command_says_how_long_a_ranking_takes(terminal, monkeypatch, tmp_path):
    screen = watched(monkeypatch, WAIT=0.0, OFTEN=0.0)
    monkeypatch.setattr(Screen, "isatty", lambda _: terminal)
    given = [
        "network=watts_strogatz",
        "network.people=300",
        "seeding=bridges",
        "theory=independent_cascade",
        "worlds=2",
    ]
    assert main([*given, f"output={tmp_path}"]) == 0
    assert ("% of 300 people, about 1 s left" in screen.getvalue()) == terminal
    assert terminal or screen.getvalue() == ""


CHAIN = {"network": [(1, 2), (2, 3)], "root_seed": 1, "worlds": 6}
PLAYED = {
    "compare": lambda **given: sim.compare(theories=["flow"], strategies=["hubs"], budget=1, **CHAIN, **given).table,
    "decide": lambda **given: sim.decide(sim.compare([(1, 2)], ["flow"], ["hubs"], 1, worlds=6), **given).table,
    "simulate": lambda **given: sim.simulate(theory="flow", seeds=[1], **CHAIN, **given).curves,
}


@pytest.mark.parametrize("name", PLAYED)
def test_a_bar_is_shown_on_stderr_where_it_is_asked_for(name, capsys):
    alone = PLAYED[name]()
    assert capsys.readouterr() == ("", "")
    shown = PLAYED[name](progress=True)
    out, err = capsys.readouterr()
    assert out == ""
    assert "Playing worlds:" in err
    assert "0/6" in err
    assert ("Ranking people:" in err) == (name == "compare")
    assert err.endswith("\r")
    calls = []
    told = PLAYED[name](progress=lambda: calls.append(1))
    assert (len(calls), capsys.readouterr()) == (6, ("", ""))
    assert shown.equals(alone)
    assert told.equals(alone)
    assert PLAYED[name](progress=False).equals(alone)
    with pytest.raises(sim.InputError, match="progress is True, False or a function without arguments, got 3"):
        PLAYED[name](progress=3)
