"""Both engines agree where campaigns do more than approach people on day 0."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

import sim
from sim import theories
from sim.engines import compiled, packed
from sim.engines.agents import AgentsEngine
from sim.engines.base import parts
from sim.engines.compiled import CompiledEngine
from sim.engines.outside import Outside
from sim.engines.room import Room
from sim.engines.small import PAGES
from sim.luck import bound
from sim.purse import Purse
from sim.schedule import Schedule
from sim.world import World

CHANCES, FACTORS = (0.0, 0.15, 0.4, 0.7, 1.0), (0.0, 0.4, 1.0, 2.0, 10.0)


def lively_law(network, draw):
    """Any law of small numbers, whether or not a theory of ours says so."""
    m, n = network.m, network.n
    law = theories.Law.of(
        network,
        hear=draw.choice([0.2, 0.5, 0.8]) if draw.random() < 0.5 else draw.choice(CHANCES[1:], m),
        expose=[None, draw.random()][draw.integers(2)],
        evidence=[1, 2, np.arange(m) % 3][draw.integers(3)],
        threshold=[1, 2, 3, np.arange(n) % 4][draw.integers(4)],
        reach=[1.0, 0.7][draw.integers(2)],
        talk_days=[1, 2, 7, None][draw.integers(4)],
    )
    return replace(
        law,
        memory=[None, 1, 2, 4][draw.integers(4)],
        familiar=[None, np.full(n, draw.random())][draw.integers(2)],
        unknown=draw.choice(CHANCES),
    )


def small_law(network, draw):
    """A law in which all depends on the speaker, so that it fits into small words."""
    n, speaker = network.n, network.speaker
    chances, worths = draw.choice(CHANCES[1:], n), draw.integers(0, 16, n)
    law = theories.Law.of(
        network,
        hear=chances[speaker] if draw.random() < 0.5 else draw.choice(CHANCES),
        evidence=[1, draw.integers(1, 16), worths[speaker]][draw.integers(3)],
        threshold=[1, 2, 15, np.arange(n) % 4, draw.integers(0, 30, n)][draw.integers(5)],
        reach=[1.0, 0.7, draw.choice(CHANCES, n)][draw.integers(3)],
        talk_days=[1, 1, 2, 7, 15][draw.integers(5)],
    )
    return replace(
        law,
        memory=[None, 1, 2, 5, 11][draw.integers(5)],
        familiar=[None, draw.choice(CHANCES, n)][draw.integers(2)],
        unknown=draw.choice(CHANCES),
    )


def schedule(last_day, draw):
    days = sorted(draw.choice(last_day + 1, min(draw.integers(1, 4), last_day + 1), replace=False).tolist())
    ends = np.cumsum(draw.integers(1, 4, len(days))).tolist()
    shares = tuple(Fraction(end, ends[-1]) for end in ends)
    return Schedule(tuple(days), shares, bool(draw.integers(2)))


def lively_play(seed, law=lively_law, people=(3, 26), ties_each=4):
    """A small campaign in which much happens: everything that a campaign can do is drawn at once."""
    draw = np.random.default_rng(seed)
    n, last_day = int(draw.integers(*people)), int(draw.choice([0, 1, 4, 12, 40]))
    ties = draw.integers(0, n, (2, int(draw.integers(1, ties_each * n))))
    network = sim.Network.from_edges(*ties, directed=bool(draw.integers(2)), nodes=range(n))
    accept, recommend, buy = draw.choice([0.6, 1.0]), draw.choice([0.7, 1.0]), draw.choice([0.4, 1.0])
    campaign = sim.Campaign(accept=accept, recommend=recommend, buy=buy, horizon=last_day)
    heard, done = parts(network, sim.People(n), law(network, draw), campaign)
    by_day, whom = np.append(0.0, draw.random(last_day) / 6), [None, draw.choice(CHANCES, n)][draw.integers(2)]
    waves = schedule(last_day, draw)
    done = replace(
        done,
        buy_led=[bound(np.full(n, draw.random())), done.buy][draw.integers(2)],
        outside=[(), (Outside(by_day, whom),), (Outside(by_day / 2, None), Outside(by_day, whom))][draw.integers(3)],
        evidence=int(draw.integers(3)),
        flag=[None, draw.choice(FACTORS, n)][draw.integers(2)],
        posts=int(draw.choice([1, 2, 5])),
        mark=[None, draw.integers(0, 4, n).astype(np.uint8)][draw.integers(2)],
        answer=float(draw.choice(FACTORS)),
        waves=waves,
    )
    order = draw.permutation(n)[: draw.integers(1, 9)]
    money = [None, int(draw.integers(31))][draw.integers(2)]
    purse = Purse(int(draw.integers(1, 9)), money, draw.integers(0, 10, n)) if waves.adaptive else None
    return heard, done, order, [None, purse][draw.integers(2)], seed


def crowded_play(seed):
    """The same among so many that words of one day fill pages of the calendar, in small words."""
    return lively_play(seed, small_law, (500, 3000), 60)


def told(engine, world, done, order, purse):
    play = engine.play(world, done, order, purse)
    accepts = world.accept < done.accept
    return {
        "days": play.days.tolist(),
        "known": play.known.tolist(),
        "approached": play.approached.tolist(),
        "marks": play.marks.tolist(),
        "counts": play.counts.tolist(),
        "seeds": play.seeded(accepts).tolist(),
        "buys": done.buys(world, play.marks).tolist(),
    }


def agree(play, worlds=2):
    """Hold both engines against each other; return whether the law fits into small words."""
    heard, done, order, purse, root_seed = play
    compiled, agents = CompiledEngine(heard, Room()), AgentsEngine(heard)
    for index in range(worlds):
        # a world for each, since the readable engine draws the numbers of all ties
        one, other = (World(heard.network.n, heard.network.m, root_seed, index) for _ in range(2))
        assert told(agents, one, done, order, purse) == told(compiled, other, done, order, purse)
    return compiled._packing is not None


def test_engines_agree_on_all_effects_at_once():
    for seed in range(300):
        agree(lively_play(seed))


def test_engines_agree_on_all_effects_at_once_in_small_words():
    small = sum(agree(lively_play(seed, small_law)) for seed in range(5000, 5300))
    assert small > 200


def in_any_words(play, worlds=2):
    """Hold small words against wide ones; return how many pages were in use, 0 if the law does not fit."""
    heard, done, order, purse, root_seed = play
    small = CompiledEngine(heard)
    if small._packing is None:
        return 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "packing_of", lambda *given: None)
        wide = CompiledEngine(heard)
    for index in range(worlds):
        world = World(heard.network.n, heard.network.m, root_seed, index)
        assert told(wide, world, done, order, purse) == told(small, world, done, order, purse)
    return int(small._packed._small.tally[PAGES])


def test_small_words_change_nothing_among_many_with_all_effects_at_once():
    pages = [in_any_words(crowded_play(seed)) for seed in range(100)]
    assert sum(used > 20 for used in pages) > 8


@pytest.mark.parametrize("share", [1, 3, 20])
def test_ties_that_are_looked_at_alone_are_the_same(share, monkeypatch):
    learned = []
    monkeypatch.setattr(packed, "LEAST", 1)
    monkeypatch.setattr(packed, "SHARE", share)
    monkeypatch.setattr(packed.Patience, "learn", lambda patience, small: learned.append(small))
    for seed in range(7000, 7100):
        agree(lively_play(seed, small_law, (3, 60)))
    assert (learned.count(True), learned.count(False)) >= ((100, 0) if share == 1 else (20, 20))


def test_a_few_ties_are_drawn_for_a_small_cascade_and_all_for_a_large_one():
    n, rng = 20_000, np.random.default_rng(4)
    network = sim.Network.from_edges(*rng.integers(0, n, (2, 100_000)), nodes=range(n))
    people, drawn = sim.People(n), []
    for p in (0.02, 0.5):
        law = theories.IndependentCascade(p).law(network, people)
        heard, done = parts(network, people, law, sim.Campaign())
        engine = CompiledEngine(heard)
        for index in range(20):
            world = World(n, network.m, 3, index)
            reach = engine.play(world, done, np.arange(5)).counts[1, -1]
            drawn.append((p, world.has_drawn_ties))
            assert (reach < 100) == (p < 0.5)
    assert drawn == [(0.02, False)] * 20 + [(0.5, True)] * 20


def test_waiting_doubles_with_each_failure_and_ends_with_a_success():
    patience = packed.Patience(10**6)

    def waited():
        tries = [patience.tries() for _ in range(100)]
        return tries.index(True)

    found = []
    for small in (False, False, False, True, False) + (False,) * 9:
        patience.learn(small)
        found.append(waited())
    assert found == [1, 3, 7, 0, 1, 3, 7, 15, 31, 63, 64, 64, 64, 64]
    assert not packed.Patience(packed.LEAST - 1).tries()


@pytest.mark.slow
def test_small_words_change_nothing_in_ten_thousand_drawn_plays():
    for seed in range(10_000, 15_000):
        in_any_words(crowded_play(seed), worlds=2)


@pytest.mark.slow
def test_engines_agree_in_two_thousand_drawn_settings():
    for seed in range(1000, 3000):
        agree(lively_play(seed))
        agree(lively_play(seed, small_law))
