"""The made-up networks of the lessons: small, and the same for everybody."""

from __future__ import annotations

from functools import cache
from typing import Any

from sim.network import Network
from sim.networks.barabasi_albert import BarabasiAlbert
from sim.networks.poisson import Poisson
from sim.page.community import carried

ROOT_SEED = 7


@cache
def networks() -> dict[str, dict[str, Any]]:
    """Return the networks of the lessons, as the page carries them.

    Returns
    -------
    dict of str to dict
        Names as in lessons.js.
    """
    return {name: carried(network) for name, network in built().items()}


def built() -> dict[str, Network]:
    """Return the networks of the lessons.

    Returns
    -------
    dict of str to Network
        *stars*: few people have many ties. *groups*: twelve groups of people who all know each other, where the
        largest group has the people with most ties. *ring*: everybody knows the two people on each side.
        *islands*: groups in a chain, with one tie from each to the next. *town*: ties at random.
    """
    stars, _ = BarabasiAlbert(people=200, ties=2).build(ROOT_SEED)
    town, _ = Poisson(people=150, mean_degree=5).build(ROOT_SEED)
    return {"stars": stars, "groups": _groups(), "ring": _ring(60), "islands": _islands(8, 10), "town": town}


def _ring(people: int) -> Network:
    pairs = [(one, (one + step) % people) for one in range(people) for step in (1, 2)]
    return Network.of(pairs)


def _islands(groups: int, size: int) -> Network:
    """Return groups in which everybody knows the three people on each side; the last of one knows the next's first."""
    pairs = []
    for group in range(groups):
        first = group * size
        pairs += [(first + one, first + (one + step) % size) for one in range(size) for step in (1, 2, 3)]
        if group + 1 < groups:
            pairs.append((first + size - 1, first + size))
    return Network.of(pairs)


def _groups() -> Network:
    """Return a large group of thirty, ten groups of ten, and a few ties between them."""
    sizes, pairs, first = [30, *[10] * 10], [], 0
    for place, size in enumerate(sizes):
        pairs += [(first + one, first + other) for one in range(size) for other in range(one)]
        if place:
            pairs += [(first, first - 1), (first + 1, first - 2)]
        first += size
    return Network.of(pairs)
