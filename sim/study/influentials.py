"""Were the influentials predictable? Fit on others, in other worlds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.errors import InputError
from sim.luck import Purpose, generator, name_code, numbers
from sim.parallel import each_world
from sim.playing import ENGINES, Playing
from sim.ranking import highest
from sim.seeding.betweenness import Betweenness
from sim.settings import Checked, same, setting
from sim.study.choice import RESAMPLES
from sim.study.design import FRESH
from sim.study.fit import basis, fitted
from sim.study.instance import Instance
from sim.study.measures import Interval, named
from sim.study.player import Player
from sim.theories.base import Law
from sim.world import World

Reach = NDArray[np.float64]

MOST = 500
"""People who are tried as the only one approached, where there are more."""


@dataclass(frozen=True)
class Sample(Checked):
    """How much is played to find out.

    Parameters
    ----------
    worlds, most
        As in `influentials`.
    """

    worlds: int = same(Playing, "worlds", default=128, low=4, high=FRESH, text="half of them to fit, half to judge")
    most: int = setting(500, low=10, text="people who are tried as the only one approached")


def cascades(player: Player, worlds: int, most: int = MOST) -> tuple[NDArray[np.int64], Reach]:
    """Return how many each person convinces who is approached alone.

    Parameters
    ----------
    player : Player
        Theories and campaign, on a network that is not drawn anew.
    worlds : int
        Worlds, the same for everybody.
    most : int
        People, drawn by luck where there are more.

    Returns
    -------
    tuple of (people,) int64 and (theories, people, worlds) float64 array
        Who, and the reach of each.

    Raises
    ------
    InputError
        If networks are drawn.
    """
    if player.design.drawn:
        raise InputError("network is one that is not drawn anew: people are followed through worlds")
    ground = player.instance
    plan = next(iter(player.design.plans))
    parts = [ground.parts[theory, plan] for theory in player.design.theories]
    n, m = ground.network.n, ground.network.m
    luck = numbers(player.design.root_seed, 0, Purpose.SAMPLE, n, name_code("influentials"))
    people = np.sort(highest(np.zeros(n), min(most, n), luck))

    def make_worker() -> Callable[[int], Reach]:
        engines, room = [(ENGINES[player.engine](heard), done) for heard, done in parts], np.empty(m, np.uint32)

        def play(index: int) -> Reach:
            world = World(n, m, player.design.root_seed, index, room)
            return np.array(
                [
                    [one.play(world, done, people[at : at + 1]).counts[1, -1] for at in range(len(people))]
                    for one, done in engines
                ],
                dtype=np.float64,
            )

        return play

    return people, np.stack(list(each_world(make_worker, worlds, player.workers)), axis=2)


def traits(ground: Instance, law: Law, people: NDArray[np.int64], root_seed: int) -> dict[str, Reach]:
    """Return what could have been known of people before.

    Parameters
    ----------
    ground : Instance
        Network on which people were approached, each alone.
    law : Law
        What a theory says about it.
    people : (k,) int64 array
        Numbers of the people approached, in 0 ... n - 1.
    root_seed : int
        Address of the luck of sampled betweenness.

    Returns
    -------
    dict of str to (k, columns) array
        Degree and betweenness (logarithms), and the role a theory gives a person: share of ties
        spoken over, mean chance to be heard and mean worth over them (the usual for who has none).
    """
    network = ground.network
    between = Betweenness().score(network, ground.people, root_seed)
    ties = network.listeners

    def mean(values: NDArray[Any]) -> Reach:
        sums = np.bincount(network.speaker, weights=values, minlength=network.n)
        usual = values.mean() if len(values) else 0.0
        return np.where(ties > 0, sums / np.maximum(ties, 1), usual)

    scale = between[between > 0].min(initial=1.0)
    role = np.stack([law.reach, mean(law.hear), mean(law.evidence)], axis=1)
    every = {
        "degree": np.log1p(network.listeners.astype(np.float64))[:, None],
        "betweenness": np.log1p(between / scale)[:, None],
        "role": role,
    }
    return {name: values[people] for name, values in every.items()}


def explained(features: Reach, train: Reach, test: Reach) -> float:
    """Return how much of the differences between people a line fitted to others explains.

    Parameters
    ----------
    features : (people, columns) float64 array
        What is known of people; columns without differences do no harm.
    train, test : (people,) float64 array
        Mean reach in each half.

    Returns
    -------
    float
        One minus the share of squared error left; 1 at best, below 0 if worse than no prediction;
        not-a-number where people do not differ.

    Examples
    --------
    >>> explained(np.array([[1.0], [2.0], [3.0]]), np.array([1.0, 2.0, 3.0]), np.array([1.0, 2.0, 3.0]))
    1.0
    """
    return float(_share(predicted(features, train), test))


def _share(fitted: Reach, test: Reach) -> Reach:
    """Return one minus the share of squared error that predictions leave, for the last axis."""
    spread = ((test - test.mean(axis=-1, keepdims=True)) ** 2).sum(axis=-1)
    left = ((test - fitted) ** 2).sum(axis=-1)
    share: Reach = np.round(1 - np.divide(left, spread, out=np.full_like(spread, np.nan), where=spread > 0), 12)
    return share


def predicted(features: Reach, train: Reach) -> Reach:
    """Return what a line fitted by least squares to all others predicts of each person.

    Parameters
    ----------
    features : (people, columns) float64 array
        What is known of people.
    train : (people,) float64 array
        What is fitted; 2 people or more.

    Returns
    -------
    (people,) float64 array
        For each person from the others alone; their mean where others say nothing of what is special
        about a person.
    """
    across = basis(features)
    left = 1.0 - np.square(across).sum(axis=1)
    others = (train.sum() - train) / (len(train) - 1)
    known = left > 1e-9
    return np.where(known, train - (train - fitted(across, train)) / np.where(known, left, 1.0), others)


def influentials(player: Player, worlds: int = 128, most: int = MOST) -> pd.DataFrame:
    """Return how well it could have been known who starts big cascades.

    Parameters
    ----------
    player : Player
        Theories and campaign, on a network that is not drawn anew.
    worlds : int
        Worlds, 4 or more; those with even numbers are fitted on, the others judged on;
        each person is judged by a line fitted to all others.
    most : int
        People who are tried alone, 10 or more.

    Returns
    -------
    pandas.DataFrame
        A row per theory and kind of knowledge (degree, betweenness, role, all of these, and their
        own past: the mean reach in the fitted half, which knows all but is blurred by luck): theory,
        knowledge, people, worlds; explained (share of the differences between people's mean reach
        in the judged half) with explained_low and explained_high (95 % bootstrap interval over
        people), single (share of the differences between single cascades), multiplier (mean reach
        of the tenth of people predicted to be highest over the mean of all).

    Raises
    ------
    InputError
        If networks are drawn, or a number is out of range.

    References
    ----------
    Watts & Dodds 2007, J. Consumer Research 34:441; Bakshy, Hofman, Mason & Watts, "Everyone's an
    influencer", WSDM 2011: big cascades start with people known for them, but who does is hard to
    predict for one cascade.
    """
    Sample(worlds, most)
    people, reach = cascades(player, worlds, most)
    rows = []
    for theory, name in enumerate(player.design.theories):
        train, test = reach[theory, :, 0::2].mean(axis=1), reach[theory, :, 1::2].mean(axis=1)
        known = traits(player.instance, player.instance.law(name), people, player.design.root_seed)
        known["all of these"] = np.column_stack(list(known.values()))
        known["own past"] = train[:, None]
        for knowledge, features in known.items():
            fitted = predicted(features, train)
            lead = np.round(fitted - (train.sum() - train) / (len(train) - 1), 9)
            rows.append(
                {
                    "theory": name,
                    "knowledge": knowledge,
                    "people": len(people),
                    "worlds": worlds,
                    **named("explained", explained_interval(fitted, test, player.design.root_seed)),
                    "single": _single(fitted, reach[theory, :, 1::2]),
                    "multiplier": _multiplier(lead, test),
                }
            )
    return pd.DataFrame(rows)


def explained_interval(fitted: Reach, test: Reach, root_seed: int) -> Interval:
    """Return the share explained, with its bootstrap interval over people.

    Parameters
    ----------
    fitted, test : (people,) float64 array
        What was predicted of each person, and their mean reach.
    root_seed : int
        Address of the luck of resampling.

    Returns
    -------
    Interval
        At most 1; nominally of 95 %, on fewer than 100 people or with a few who reach far less (about
        80 to 97 %, see `experiments/predictability.py`).
    """
    drawn = generator(root_seed, "explained").integers(0, len(test), (RESAMPLES, len(test)))
    again = _share(fitted[drawn], test[drawn])
    ends = (np.nan, np.nan) if np.isnan(again).any() else np.quantile(again, [0.025, 0.975])
    return Interval(float(_share(fitted, test)), float(ends[0]), float(ends[1]))


def _single(fitted: Reach, cascades: Reach) -> float:
    """Return the share of the differences between single cascades that is predicted."""
    spread = float(((cascades - cascades.mean()) ** 2).sum())
    return 1 - float(((cascades - fitted[:, None]) ** 2).sum()) / spread if spread > 0 else float("nan")


def _multiplier(fitted: Reach, test: Reach) -> float:
    """Return how much further than the mean the tenth goes that is predicted to go furthest."""
    count = max(len(fitted) // 10, 1)
    edge = np.sort(fitted)[-count]
    above, level = fitted > edge, fitted == edge
    top = (test[above].sum() + test[level].mean() * (count - above.sum())) / count
    return float(top / test.mean())
