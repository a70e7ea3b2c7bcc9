"""Both engines agree where campaigns do more than approach people on day 0."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sim
from sim import theories
from sim.engines.agents import AgentsEngine
from sim.engines.base import Purse, parts
from sim.engines.compiled import CompiledEngine
from sim.engines.done import Outside
from sim.engines.room import Room
from sim.luck import bound
from sim.schedule import Schedule
from sim.world import World

chances = st.sampled_from([0.0, 0.05, 0.3, 0.7, 1.0]) | st.floats(0, 1)
factors = st.sampled_from([0.0, 0.4, 1.0, 1.0, 2.0]) | st.floats(0, 10)
MOST = 25
"""People in a drawn network."""


@st.composite
def laws(draw, network):
    """Any law of small numbers, whether or not a theory of ours says so."""
    m, n = network.m, network.n
    hear = np.array(draw(st.lists(chances, min_size=m, max_size=m)), np.float64)
    law = theories.Law.of(
        network,
        hear=draw(chances) if draw(st.booleans()) else hear,
        expose=draw(st.none() | chances),
        evidence=draw(st.sampled_from([1, 1, 2]) | st.just(np.arange(m) % 3)),
        threshold=draw(st.sampled_from([1, 2, 3]) | st.just(np.arange(n) % 4)),
        reach=draw(st.sampled_from([1.0, 0.6])),
        talk_days=draw(st.sampled_from([1, 2, 7, None])),
    )
    return replace(
        law,
        memory=draw(st.sampled_from([None, None, 1, 2, 4])),
        familiar=draw(st.none() | chances.map(lambda chance: np.full(n, chance))),
        unknown=draw(chances),
    )


@st.composite
def schedules(draw, last_day):
    days = sorted(draw(st.sets(st.integers(0, last_day), min_size=1, max_size=3)))
    parts_of_all = draw(st.lists(st.integers(1, 3), min_size=len(days), max_size=len(days)))
    ends = np.cumsum(parts_of_all)
    return Schedule(tuple(days), tuple(Fraction(int(end), int(ends[-1])) for end in ends), draw(st.booleans()))


@st.composite
def plays(draw):
    n = draw(st.integers(3, MOST))
    ends = st.integers(0, n - 1)
    pairs = draw(st.lists(st.tuples(ends, ends).filter(lambda tie: tie[0] != tie[1]), min_size=1, max_size=3 * n))
    network = sim.Network.from_edges(*zip(*pairs, strict=True), directed=draw(st.booleans()), nodes=range(n))
    law, last_day = draw(laws(network)), draw(st.sampled_from([0, 1, 4, 12, 40]))
    campaign = sim.Campaign(accept=draw(chances), recommend=draw(chances), buy=draw(chances), horizon=last_day)
    heard, done = parts(network, sim.People(n), law, campaign)
    by_day = np.array([0.0, *draw(st.lists(chances, min_size=last_day, max_size=last_day))])
    whom = draw(st.none() | st.lists(chances, min_size=n, max_size=n).map(np.array))
    done = replace(
        done,
        buy_led=bound(np.full(n, draw(chances))) if draw(st.booleans()) else done.buy,
        outside=draw(st.sampled_from([(), (Outside(by_day, whom),), (Outside(by_day / 9, None), Outside(by_day, whom))])),
        evidence=draw(st.integers(0, 2)),
        flag=draw(st.none() | st.lists(factors, min_size=n, max_size=n).map(np.array)),
        posts=draw(st.sampled_from([1, 1, 2, 5])),
        mark=draw(st.none() | st.lists(st.integers(0, 3), min_size=n, max_size=n).map(lambda m: np.array(m, np.uint8))),
        answer=draw(factors),
        waves=draw(schedules(last_day)),
    )
    order = np.array(draw(st.lists(ends, min_size=1, max_size=8, unique=True)), np.int64)
    fees = np.array(draw(st.lists(st.integers(0, 9), min_size=n, max_size=n)), np.int64)
    purse = Purse(draw(st.integers(0, 8)), draw(st.none() | st.integers(0, 30)), fees) if done.waves.adaptive else None
    return heard, done, order, purse if draw(st.booleans()) else None, draw(st.integers(0, 2**64 - 1))


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


@settings(max_examples=300)
@given(plays())
def test_engines_agree_on_all_effects_at_once(play):
    agree(play)


@pytest.mark.slow
@settings(max_examples=2000)
@given(plays())
def test_engines_agree_in_two_thousand_drawn_settings(play):
    agree(play)
