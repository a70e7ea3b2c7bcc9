"""Both engines agree where campaigns do more than approach people on day 0."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

import sim
from sim import theories
from sim.engines.agents import AgentsEngine
from sim.engines.base import parts
from sim.engines.compiled import CompiledEngine
from sim.engines.outside import Outside
from sim.engines.room import Room
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


def schedule(last_day, draw):
    days = sorted(draw.choice(last_day + 1, min(draw.integers(1, 4), last_day + 1), replace=False).tolist())
    ends = np.cumsum(draw.integers(1, 4, len(days))).tolist()
    shares = tuple(Fraction(end, ends[-1]) for end in ends)
    return Schedule(tuple(days), shares, bool(draw.integers(2)))


def lively_play(seed):
    """A small campaign in which much happens: everything that a campaign can do is drawn at once."""
    draw = np.random.default_rng(seed)
    n, last_day = int(draw.integers(3, 26)), int(draw.choice([0, 1, 4, 12, 40]))
    ties = draw.integers(0, n, (2, int(draw.integers(1, 4 * n))))
    network = sim.Network.from_edges(*ties, directed=bool(draw.integers(2)), nodes=range(n))
    accept, recommend, buy = draw.choice([0.6, 1.0]), draw.choice([0.7, 1.0]), draw.choice([0.4, 1.0])
    campaign = sim.Campaign(accept=accept, recommend=recommend, buy=buy, horizon=last_day)
    heard, done = parts(network, sim.People(n), lively_law(network, draw), campaign)
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
    heard, done, order, purse, root_seed = play
    compiled, agents = CompiledEngine(heard, Room()), AgentsEngine(heard)
    for index in range(worlds):
        world = World(heard.network.n, heard.network.m, root_seed, index)
        assert told(agents, world, done, order, purse) == told(compiled, world, done, order, purse)


def test_engines_agree_on_all_effects_at_once():
    for seed in range(300):
        agree(lively_play(seed))


@pytest.mark.slow
def test_engines_agree_in_two_thousand_drawn_settings():
    for seed in range(1000, 3000):
        agree(lively_play(seed))
