"""What a caller gave, made into a network, its people, a campaign, and whom to approach."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.campaign import Campaign
from sim.casts.cast import Cast
from sim.casts.named import as_cast
from sim.errors import InputError
from sim.exchange import traits_of
from sim.labels import labels_of
from sim.network import Network
from sim.people import People
from sim.settings import filled


def as_population(
    network: Any, people: People | None, cast: Cast | str | None = None, root_seed: int = 0
) -> tuple[Network, People]:
    """Return a network and its people from what a caller gave.

    Parameters
    ----------
    network : object
        As in `sim.Network.of`. Node attributes of a graph become traits, unless `people` is given.
    people : People or None
        Traits, a row for each person of the network; None reads them from a graph.
    cast : Cast, str or None
        Archetypes of people, or the name of a cast of ours; None leaves people as they are.
    root_seed : int
        Address of the cast's luck.

    Returns
    -------
    tuple of Network and People
        They fit each other.

    Raises
    ------
    InputError
        If they do not.
    """
    if people is not None and not isinstance(people, People):
        raise InputError(f"people is a People, got {type(people).__name__}")
    own = Network.of(network)
    known = people if people is not None else People.from_rows(own, traits_of(network))
    if known.n != own.n:
        raise InputError(f"people has one row per person of the network ({own.n:,}), got {known.n:,}")
    labels = labels_of(known.traits) if own.labels is None else None
    made = as_cast(cast)
    cast_people = known if made is None else made.of(own, known, root_seed)
    return own if labels is None else replace(own, labels=labels), cast_people


def as_campaign(campaign: Campaign | Mapping[str, Any] | None, **changes: Any) -> Campaign:
    """Return a campaign with changes.

    Parameters
    ----------
    campaign : Campaign, mapping of its settings, or None
        None is a campaign with nothing set.
    **changes
        Fields to replace; those that are None are left.

    Returns
    -------
    Campaign
        With the changes.
    """
    if isinstance(campaign, Mapping):
        campaign = filled(Campaign, "campaign", campaign)
    if campaign is not None and not isinstance(campaign, Campaign):
        raise InputError(f"campaign is a Campaign, got {type(campaign).__name__}")
    given = {name: value for name, value in changes.items() if value is not None}
    return replace(campaign or Campaign(), **given)


def numbers_of(network: Network, seeds: Iterable[Any], field: str) -> NDArray[np.int64]:
    """Return the numbers of people from their ids.

    Parameters
    ----------
    network : Network
        In which they are.
    seeds : iterable of ids
        Ids of the people approached, each once.
    field : str
        Name used in messages.

    Returns
    -------
    (k,) int64 array
        In the order given.

    Raises
    ------
    InputError
        If one is not in the network or stands twice.
    """
    if isinstance(seeds, (str, bytes)) or not hasattr(seeds, "__iter__"):
        raise InputError(f"{field} is a list of ids, got {seeds!r}")
    chosen = np.array([network.number(person, field) for person in seeds], dtype=np.int64)
    values, counts = np.unique(chosen, return_counts=True)
    if (counts > 1).any():
        raise InputError(f"{field} are distinct people, got {network.ids[values[counts > 1][0]]!s} twice")
    return chosen


def rosters_of(
    network: Network, seeds: Iterable[Any] | None, per_world: Sequence[Iterable[Any]] | None, worlds: int
) -> Callable[[int], NDArray[np.int64]]:
    """Return whom to approach in each world.

    Parameters
    ----------
    network : Network
        In which they are.
    seeds : iterable of ids or None
        The same in every world.
    per_world : sequence of iterables of ids or None
        Those of each world, instead.
    worlds : int
        How many worlds there are.

    Returns
    -------
    callable
        Takes the number of a world, returns the numbers of people.

    Raises
    ------
    InputError
        Unless one of the two is given, and fits.
    """
    if (seeds is None) == (per_world is None):
        raise InputError("give either seeds or seeds_per_world, got " + ("neither" if seeds is None else "both"))
    if per_world is None:
        same = numbers_of(network, seeds if seeds is not None else (), "seeds")
        return lambda world: same
    if not hasattr(per_world, "__len__"):
        raise InputError(f"seeds_per_world is a list of lists of ids, got {type(per_world).__name__}")
    if len(per_world) != worlds:
        raise InputError(f"seeds_per_world has one list per world ({worlds:,}), got {len(per_world):,}")
    lists = [numbers_of(network, one, "seeds_per_world") for one in per_world]
    return lambda world: lists[world]
