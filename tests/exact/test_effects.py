"""What campaigns do beyond approaching people, against exact enumeration by independent daily chances.

The enumeration is written from the definition and knows nothing of the engines: every day, every tie that may be heard
is a coin of its own, and so is every person whom something from outside may reach. Days of conviction have exact
probabilities; plays of the engine must show no other days, and these as often as they should.
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from scipy import stats

import sim
from sim.effects import LEADER, MANAGER
from sim.engines.base import parts
from sim.engines.compiled import CompiledEngine
from sim.engines.outside import Outside
from sim.luck import bound
from sim.purse import Purse
from sim.schedule import Schedule
from sim.world import World

PEOPLE, DAYS, TALK, WORLDS = 5, 4, 2, 12_000
TIES = [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3), (3, 4), (4, 0)]
HEAR = [0.3, 0.5, 0.4, 0.6, 0.35, 0.7, 0.45]
NEEDED = [1, 1, 2, 1, 2]
ORDER, BUDGET = [0, 1, 4, 3], 3
HALVES = (Fraction(1, 3), Fraction(1))

SETTINGS = {
    "paid, posts and wear-out": {"flag": [0.8, 0.6, 1.0, 1.3, 0.5], "posts": 2},
    "unknown": {"familiar": [0.9, 0.5, 0.3, 0.6, 0.2], "unknown": 0.4},
    "manager and leader": {"mark": [MANAGER, LEADER, 0, MANAGER, 0], "answer": 1.4},
    "adaptive waves and memory": {"memory": 2, "days": (0, 3), "adaptive": True},
    "fixed waves and memory": {"memory": 2, "days": (1, 3), "flag": [0.5] * 5},
    "broadcast by day and person": {"by_day": [0, 0.2, 0.0, 0.4, 0.1], "whom": [1, 0.5, 1, 0.2, 0.7]},
}


def exact(*, familiar=None, unknown=1.0, **given):
    """Return the chance of each list of days of conviction, with who had heeded a leader by then."""
    total = defaultdict(float)
    for knows in itertools.product([True, False], repeat=PEOPLE) if familiar else [(True,) * PEOPLE]:
        chance = math.prod(p if know else 1 - p for p, know in zip(familiar, knows, strict=True)) if familiar else 1.0
        factor = [1.0 if know else unknown for know in knows]
        for days, share in _days(factor, **given).items():
            total[days] += chance * share
    return dict(total)


def _days(factor, flag=None, posts=1, mark=(0,) * 5, answer=1.0, memory=None, days=(0,), adaptive=False, **outside):
    """Follow all that can happen from day to day; `factor` is what each listener's chances are multiplied by."""
    fresh = ((-1,) * PEOPLE, (0,) * PEOPLE, (False,) * PEOPLE, (), (False,) * len(TIES), (False,) * PEOPLE, ())
    states = {fresh: 1.0}
    for today in range(DAYS + 1):
        after = defaultdict(float)
        for state, share in states.items():
            state = _forget(state, today, memory)
            state = _approach(state, today, days, adaptive)
            speak = [_chance(state, tie, today, factor, flag, posts, answer) for tie in range(len(TIES))]
            reach = [_reach(state, person, today, **outside) for person in range(PEOPLE)]
            for heard, chance in _coins(speak):
                for came, also in _coins(reach):
                    after[_decide(state, today, heard, came, mark)] += share * chance * also
        states = after
    total = defaultdict(float)
    for (convinced, marks, *_), share in states.items():
        total[convinced, tuple(bool(one & LEADER) for one in marks)] += share
    return total


def _coins(chances):
    """Yield which of some independent events happen, and how likely that is."""
    live = [at for at, chance in enumerate(chances) if chance > 0]
    for tossed in itertools.product([True, False], repeat=len(live)):
        share = math.prod(chances[at] if up else 1 - chances[at] for at, up in zip(live, tossed, strict=True))
        if share > 0:
            yield {at for at, up in zip(live, tossed, strict=True) if up}, share


def _forget(state, today, memory):
    convinced, marks, seed, words, *rest = state
    return convinced, marks, seed, tuple(one for one in words if memory is None or one[1] > today - memory), *rest


def _approach(state, today, days, adaptive):
    convinced, marks, seed, words, closed, came, approached = state
    convinced, seed = list(convinced), list(seed)
    if today in days:
        wave = days.index(today)
        heads = [1, 2][wave] if len(days) > 1 else BUDGET
        start = 0 if adaptive else sum([1, 2][:wave])
        for person in ORDER[start:]:
            passed = adaptive and (person in approached or convinced[person] >= 0)
            if heads == 0 or passed:
                continue
            heads -= 1
            approached = (*approached, person)
            if convinced[person] < 0:
                convinced[person], seed[person] = today, True
    return tuple(convinced), marks, tuple(seed), words, closed, came, approached


def _chance(state, tie, today, factor, flag, posts, answer):
    """Return with which chance a tie is heard today: none where it cannot be."""
    convinced, marks, seed, _, closed, *_ = state
    speaker, listener = TIES[tie]
    age = today - convinced[speaker]
    if convinced[speaker] < 0 or not 1 <= age <= TALK or closed[tie] or convinced[listener] >= 0:
        return 0.0
    own = (flag[speaker] if flag else 1.0) if seed[speaker] else 1.0
    own *= answer if marks[speaker] & MANAGER else 1.0
    return 1 - (1 - min(1.0, HEAR[tie] * factor[listener] * own)) ** (posts if seed[speaker] else 1)


def _reach(state, person, today, by_day=(), whom=()):
    return by_day[today] * whom[person] if by_day and not state[5][person] else 0.0


def _decide(state, today, heard, came, mark):
    convinced, marks, seed, words, closed, reached, approached = state
    new, marks = list(words), list(marks)
    for tie in sorted(heard):
        speaker, listener = TIES[tie]
        new.append((listener, today))
        marks[listener] |= mark[speaker]
    new += [(person, today) for person in sorted(came) if convinced[person] < 0]
    evidence = [sum(one == person for one, _ in new) for person in range(PEOPLE)]
    convinced = tuple(
        today if day < 0 and today > 0 and evidence[person] >= NEEDED[person] else day
        for person, day in enumerate(convinced)
    )
    closed = tuple(was or tie in heard for tie, was in enumerate(closed))
    reached = tuple(was or person in came for person, was in enumerate(reached))
    return convinced, tuple(marks), seed, tuple(sorted(new)), closed, reached, approached


def played(*, familiar=None, unknown=1.0, memory=None, days=(0,), adaptive=False, by_day=(), whom=(), **given):
    """Return how often the engine plays each list of days, with who had heeded a leader by then."""
    network = sim.Network.from_edges(*zip(*TIES, strict=True), directed=True, nodes=range(PEOPLE))
    place = [TIES.index(tie) for tie in zip(network.speaker.tolist(), network.listener.tolist(), strict=True)]
    law = sim.theories.Law.of(network, hear=np.array(HEAR)[place], threshold=np.array(NEEDED), talk_days=TALK)
    law = replace(law, memory=memory, familiar=None if familiar is None else np.array(familiar), unknown=unknown)
    heard, done = parts(network, sim.People(PEOPLE), law, sim.Campaign(horizon=DAYS))
    arrays = {"flag": np.float64, "mark": np.uint8}
    own = {name: np.array(one, arrays[name]) if name in arrays else one for name, one in given.items()}
    shares = HALVES if len(days) > 1 else (Fraction(1),)
    done = replace(done, **own, waves=Schedule(days, shares, adaptive))
    if "mark" in own:
        done = replace(done, buy_led=bound(np.full(PEOPLE, 0.3)))
    if by_day:
        done = replace(done, outside=(Outside(np.array(by_day, float), np.array(whom, float)),), evidence=1)
    order = np.array(ORDER if adaptive else ORDER[:BUDGET])
    purse = Purse(BUDGET, None, np.zeros(PEOPLE, np.int64)) if adaptive else None
    engine, often = CompiledEngine(heard), defaultdict(int)
    for index in range(WORLDS):
        play = engine.play(World(PEOPLE, network.m, 11, index), done, order, purse)
        often[tuple(play.days.tolist()), tuple((play.marks & LEADER > 0).tolist())] += 1
    return often


@pytest.mark.parametrize("name", SETTINGS)
def test_days_come_as_often_as_they_should(name):
    truth, often = exact(**SETTINGS[name]), played(**SETTINGS[name])
    assert sum(truth.values()) == pytest.approx(1)
    assert often.keys() <= truth.keys()
    usual = [one for one, share in truth.items() if share * WORLDS >= 8]
    assert len(usual) >= 6
    seen = np.array([*(often[one] for one in usual), sum(often[one] for one in truth.keys() - set(usual))])
    wanted = np.array([*(truth[one] for one in usual), sum(truth[one] for one in truth.keys() - set(usual))]) * WORLDS
    kept = wanted > 0
    assert stats.chisquare(seen[kept], wanted[kept] * seen.sum() / wanted.sum()).pvalue > 0.002
