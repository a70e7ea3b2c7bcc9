"""People who know each other from groups to which they belong."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.errors import InputError
from sim.network import Network
from sim.networks.base import Source
from sim.networks.drawing import different, distinct, generator, pairs
from sim.people import People
from sim.ranges import Bound
from sim.settings import setting
from sim.words import say


@dataclass(frozen=True)
class Affiliation(Source):
    """Everybody belongs to a few groups; two members of a group are tied with some chance.

    Places in groups are dealt out at random, as many for each person, and groups are as equal in size
    as can be. Who is dealt two places in one group takes only one of them. Two people who share several
    groups have a chance in each. There are also ties at random, as in the Poisson network.

    Parameters
    ----------
    people : int
        From 2 to 1,000,000.
    group : int
        Places in a group, from 2 to 1,000, and at most people times groups_each.
    groups_each : int
        Groups a person belongs to, from 1 to 100.
    inside : float
        Chance that two members of a group are tied, in [0, 1].
    outside : float
        Expected ties of a person at random, in [0, people / 2].

    Notes
    -----
    Trait: ``community``, the number of a person's first group.

    References
    ----------
    Watts & Dodds, "Influentials, networks, and public opinion formation", J. Consumer Research 34:441
    (2007), for networks of groups; the reading built here is the random affiliation network of Newman,
    Watts & Strogatz, "Random graph models of social networks", PNAS 99:2566 (2002), with a chance
    inside groups and ties at random besides. Numbers are chosen.
    """

    people: int = setting(10_000, low=2, high=1_000_000)
    group: int = setting(
        10,
        low=2,
        high=Bound("min(1000, people * groups_each)", lambda one: min(1000, one.people * one.groups_each)),
        text="places in a group; trait community is a person's first group",
    )
    groups_each: int = setting(2, low=1, high=100, text="groups a person belongs to")
    inside: float = setting(0.5, low=0, high=1, text="chance that two members of a group are tied")
    outside: float = setting(
        1.0, low=0, high=Bound("people / 2", lambda one: one.people / 2), text="expected ties of a person at random"
    )
    drawn = True

    def __post_init__(self) -> None:
        super().__post_init__()
        candidates = self.people * self.groups_each * (self.group - 1) / 2
        if candidates > 1e8:
            raise InputError(
                f"group makes at most 100,000,000 pairs of members in all, got {candidates:,.0f}", field="group"
            )

    @property
    def label(self) -> str:
        """How many people, and in how many groups."""
        return say(
            "network-affiliation", people=say("people", count=self.people), groups=self.groups_each, size=self.group
        )

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Deal out places in groups, then draw ties in each group, then those at random.

        Returns
        -------
        tuple of Network and People
            Undirected; ids 0 ... people - 1.
        """
        n, rng = self.people, generator(root_seed, block, "affiliation")
        places = n * self.groups_each
        groups = max(places // self.group, 1)
        of = np.empty(places, dtype=np.int64)
        of[rng.permutation(places)] = np.arange(places) * groups // places
        members = different(of * n + np.arange(places) % n)
        group, member = members // n, members % n
        here = np.arange(len(group))
        following = np.searchsorted(group, group, side="right") - here - 1
        first = np.repeat(here, following)
        second = first + 1 + np.arange(len(first)) - np.repeat(np.cumsum(following) - following, following)
        tied = rng.random(len(first)) < self.inside
        possible = n * (n - 1) // 2
        others = pairs(n, distinct(rng, possible, int(rng.binomial(possible, self.outside / n))))
        src, dst = (
            np.concatenate([member[end[tied]], more]) for end, more in zip((first, second), others, strict=True)
        )
        low, high = np.minimum(src, dst), np.maximum(src, dst)
        ties = different(low * n + high)
        people = People(n, {"community": of[:n]}, made_up=True)
        return Network.from_edges(ties // n, ties % n, nodes=np.arange(n)), people
