"""What sources that draw share: addressed luck, distinct choices, stubs paired at random."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sim import luck
from sim.errors import InputError
from sim.luck import Lookup, Purpose, check_root_seed, name_code
from sim.network import Network
from sim.people import People
from sim.settings import value_of

Address = tuple[np.uint64, int, int, int]
"""Root seed, block, purpose and code of a name, for kernels that look up numbers one by one."""


def generator(root_seed: int, block: int, name: str) -> np.random.Generator:
    """Return the luck of one network: the same for the same address, whatever is drawn elsewhere.

    Parameters
    ----------
    root_seed : int
        In [0, 2^64).
    block : int
        Which draw of the network, in [0, 2^32).
    name : str
        What it is for, a part of the address.

    Returns
    -------
    numpy.random.Generator
        Its own.

    Raises
    ------
    InputError
        If root seed or block is out of range.
    """
    return luck.generator(root_seed, name, value_of(Lookup, "block", block))


def address(root_seed: int, block: int, name: str) -> Address:
    """Return where the luck of one network begins, for kernels that look up numbers one by one.

    Parameters
    ----------
    root_seed : int
        In [0, 2^64).
    block : int
        Which draw of the network, in [0, 2^32).
    name : str
        What it is for.

    Returns
    -------
    tuple
        Root seed, block, purpose and code of the name.

    Raises
    ------
    InputError
        If root seed or block is out of range.
    """
    block = int(value_of(Lookup, "block", block))
    return np.uint64(check_root_seed(root_seed)), block, int(Purpose.NETWORK), name_code(name)


def different(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the different keys; for whole numbers sorting is much faster than `numpy.unique`.

    Parameters
    ----------
    keys : int64 array
        In any order.

    Returns
    -------
    int64 array
        Sorted, each once.
    """
    ordered = np.sort(keys)
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])] if len(ordered) else ordered


def distinct(rng: np.random.Generator, population: int, count: int) -> NDArray[np.int64]:
    """Return distinct whole numbers below `population`, every set of them as likely.

    Parameters
    ----------
    rng : numpy.random.Generator
        Generator that draws the numbers.
    population : int
        How many there are to choose from.
    count : int
        How many are chosen, in 0 ... population.

    Returns
    -------
    (count,) int64 array
        Sorted.
    """
    if 2 * count > population:
        left_out = distinct(rng, population, population - count)
        return np.delete(np.arange(population), left_out)
    chosen = np.empty(0, dtype=np.int64)
    while len(chosen) < count:  # never more than are missing: the first distinct ones are kept
        more = rng.integers(0, population, count - len(chosen))
        chosen = different(np.concatenate([chosen, more]))
    return chosen


def pairs(n: int, index: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the unordered pairs of n people with the given numbers.

    Parameters
    ----------
    n : int
        People, 1 or more.
    index : (k,) int64 array
        In 0 ... n (n - 1) / 2 - 1: first all pairs that are 1, 2, ... places apart on a circle, person
        by person, then for even n those that face each other.

    Returns
    -------
    tuple of (k,) int64 arrays
        The two people of each pair.
    """
    steps = max((n - 1) // 2, 1)
    facing = index >= n * ((n - 1) // 2)
    first = np.where(facing, index - n * ((n - 1) // 2), index // steps)
    apart = np.where(facing, n // 2, index % steps + 1)
    return first, (first + apart) % n


def paired_stubs(rng: np.random.Generator, degrees: NDArray[np.int64]) -> tuple[Network, People]:
    """Return a network in which the ends of ties that people hold out are paired at random.

    Loops are dropped and parallel ties become one tie, with their number as its weight; the network's
    counts say how many there were. So a few people have fewer ties than asked for.

    Parameters
    ----------
    rng : numpy.random.Generator
        Generator that pairs the ends of ties.
    degrees : (n,) int64 array
        Ends each person holds out, 0 or more.

    Returns
    -------
    tuple of Network and People
        Undirected; ids 0 ... n - 1.

    Raises
    ------
    InputError
        If the degrees add up to an odd number.
    """
    if degrees.sum() % 2:
        raise InputError(f"degrees add up to an even number, got {int(degrees.sum()):,}", field="degrees")
    stubs = rng.permutation(np.repeat(np.arange(len(degrees)), degrees))
    network = Network.from_edges(stubs[::2], stubs[1::2], nodes=np.arange(len(degrees)))
    return network, People(len(degrees))
