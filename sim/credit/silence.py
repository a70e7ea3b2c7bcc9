"""What the silence of one person would have cost: purchases of others, all else in the world equal.

Where only evidence decides, `sim.credit.ripple` looks again at whom the silence can reach. Where words are forgotten,
leave marks or depend on who was approached when, the engine plays the world again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from sim.credit.ripple import NEVER, Ground, lost_by_each, still
from sim.credit.words import Listening
from sim.engines.base import Engine, Play
from sim.engines.bounds import fixed
from sim.engines.done import Done
from sim.schedule import Schedule
from sim.world import World


def settled_by_words(listening: Listening) -> bool:
    """Return whether only evidence decides who is convinced, and everybody speaks alike whenever they are convinced.

    Parameters
    ----------
    listening : Listening
        What was played.

    Returns
    -------
    bool
        False where words are forgotten or leave marks, or where those speak otherwise who are approached later.
    """
    done = listening.done
    alike = done.flag is None and done.posts == 1
    return listening.heard.law.memory is None and done.mark is None and (alike or done.waves.at_once)


def lost_to_silence(listening: Listening, engine: Engine, world: World, play: Play) -> NDArray[np.int64]:
    """Return what the silence of each person would have cost in a world, in purchases of others.

    Approaches are those of the play, whoever is convinced now; a person's own purchase is left out.

    Parameters
    ----------
    listening : Listening
        What was played.
    engine : Engine
        Of the same; plays again where that is needed, and then overwrites its own last play.
    world : World
        Random numbers of the world that was played.
    play : Play
        How the campaign went in it; its arrays are not the engine's.

    Returns
    -------
    (n,) int64 array
        0 for people whom nobody heeded. It can be negative where words can do harm.
    """
    people = np.unique(listening.words(world, play).speaker)
    people = people[people >= 0].astype(np.int64)
    lost = np.zeros(len(play.days), np.int64)
    if settled_by_words(listening):
        ground = _ground(listening, world, play)
        lost_by_each(people, ground, still(ground), lost)
        return lost
    again = silenced(listening.done, engine, world, play)
    bought = (play.days >= 0) & listening.done.buys(world, play.marks)
    for person in people.tolist():
        buys = again(person)
        lost[person] = int(bought.sum()) - int(bought[person]) - int(buys.sum()) + int(buys[person])
    return lost


def silenced(done: Done, engine: Engine, world: World, play: Play) -> Callable[[int], NDArray[np.bool_]]:
    """Return a function that plays a world again without the words of one person.

    Parameters
    ----------
    done, engine, world, play
        As in `lost_to_silence`.

    Returns
    -------
    callable
        Takes the number of a person, returns who buys, (n,) bool.
    """
    order = np.argsort(play.approached, kind="stable")
    order = order[play.approached[order] >= 0]
    days, heads = np.unique(play.approached[order], return_counts=True)
    until = tuple(Fraction(int(end), len(order)) for end in np.cumsum(heads))
    waves = Schedule(tuple(days.tolist()), until) if len(order) else Schedule()
    base = replace(done, waves=waves)

    def again(person: int) -> NDArray[np.bool_]:
        recommend = base.recommend.copy()
        recommend[person] = 0
        now = engine.play(world, replace(base, recommend=recommend), order)
        return (now.days >= 0) & done.buys(world, now.marks)

    return again


def _ground(listening: Listening, world: World, play: Play) -> Ground:
    network, law, done = listening.heard.network, listening.heard.law, listening.done
    accepts = world.accept < done.accept
    outside = np.full(network.n, NEVER, np.int16)
    whom, when = done.reached_from_outside(world)
    outside[whom] = when
    return Ground(
        fixed(play.days),
        listening.delays(world, play),
        fixed(law.evidence),
        network.start,
        network.listener,
        network.heard.start,
        network.heard.speaker,
        network.heard.tie,
        fixed(law.thresholds(world.threshold)),
        outside,
        done.evidence,
        np.where(accepts & (play.approached >= 0), play.approached, NEVER).astype(np.int16),
        listening.heard.last_day,
        done.buys(world, play.marks),
    )
