"""Luck as a table that is never written down: every random number has an address.

A number is looked up by (root seed, world, purpose, index), so that no decision can
change the luck of another one: adding a strategy, a plot or a worker moves nothing.
The table is the counter-based generator Philox4x32-10 of Salmon, Moraes, Dror & Shaw,
"Parallel random numbers: as easy as 1, 2, 3", SC'11 (2011), section 3.3 and table 2.
One block of the generator holds the numbers of four neighbouring indices.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from numba import uint32, uint64
from numpy.typing import ArrayLike, NDArray

from sim.kernels import inlined, kernel
from sim.settings import Checked, setting, value_of

ONE = 4294967296.0
"""2^32: a 32-bit number `u` stands for the share ``u / ONE``."""

_MULTIPLIER_0, _MULTIPLIER_1 = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
_WEYL_0, _WEYL_1 = np.uint32(0x9E3779B9), np.uint32(0xBB67AE85)
_HIGH = np.uint64(32)


class Purpose(IntEnum):
    """What a number is drawn for; part of its address, so never renumber these."""

    TIE = 0
    THRESHOLD = 1
    EXTERNAL = 2
    ACCEPT = 3
    RECOMMEND = 4
    BUY = 5
    ROSTER = 6
    CAST = 7
    NETWORK = 8
    SAMPLE = 9
    FAMILIAR = 10
    PARENT = 11
    LIST = 12


@dataclass(frozen=True)
class Lookup(Checked):
    """The part of an address that says which luck, in which world or network.

    Parameters
    ----------
    root_seed : int
        In [0, 2^64).
    world, block : int
        Which world, and which draw of a network, in [0, 2^32).
    """

    root_seed: int = setting(0, low=0, high=2**64 - 1, text="same seed, same numbers")
    world: int = setting(0, low=0, high=2**32 - 1, text="which world")
    block: int = setting(0, low=0, high=2**32 - 1, text="which draw of a network")


@inlined
def philox(c0: Any, c1: Any, c2: Any, c3: Any, k0: Any, k1: Any) -> tuple[Any, Any, Any, Any]:
    """Return one block of Philox4x32-10.

    Parameters
    ----------
    c0, c1, c2, c3 : uint32
        Four words of the counter: they say which block.
    k0, k1 : uint32
        Two words of the key: the lower and upper half of the root seed.

    Returns
    -------
    tuple of uint32
        Four random words.
    """
    c0, c1, c2, c3 = uint32(c0), uint32(c1), uint32(c2), uint32(c3)
    k0, k1 = uint32(k0), uint32(k1)
    for _ in range(10):
        product_0 = _MULTIPLIER_0 * uint64(c0)
        product_1 = _MULTIPLIER_1 * uint64(c2)
        c0 = uint32(uint32(product_1 >> _HIGH) ^ c1 ^ k0)
        c2 = uint32(uint32(product_0 >> _HIGH) ^ c3 ^ k1)
        c1, c3 = uint32(product_1), uint32(product_0)
        k0, k1 = uint32(k0 + _WEYL_0), uint32(k1 + _WEYL_1)
    return c0, c1, c2, c3


@kernel
def draw(root_seed: Any, world: Any, purpose: Any, index: Any, name: Any = 0) -> Any:
    """Return the one number at an address.

    Parameters
    ----------
    root_seed : int
        In [0, 2^64).
    world : int
        In [0, 2^32).
    purpose : int
        What the number is for, one of `Purpose`.
    index : int
        Number of the tie or person, in [0, 2^34).
    name : int
        Code of a name (see `name_code`), 0 where there is none.

    Returns
    -------
    int
        Uniform on 0 ... 2^32 - 1.

    Examples
    --------
    >>> hex(draw(0, 0, 0, 0))
    '0x6627e8d5'
    """
    seed = uint64(root_seed)
    a, b, c, d = philox(index // 4, name, world, purpose, seed & uint64(0xFFFFFFFF), seed >> _HIGH)
    lane = index % 4
    if lane == 0:
        return a
    if lane == 1:
        return b
    return c if lane == 2 else d


@kernel
def _fill(out: Any, root_seed: Any, world: Any, purpose: Any, name: Any) -> None:
    seed = uint64(root_seed)
    k0, k1 = uint32(seed & uint64(0xFFFFFFFF)), uint32(seed >> _HIGH)
    c1, c2, c3 = uint32(name), uint32(world), uint32(purpose)
    whole = out.size // 4
    for block in range(whole):
        a, b, c, d = philox(uint32(block), c1, c2, c3, k0, k1)
        out[4 * block], out[4 * block + 1], out[4 * block + 2], out[4 * block + 3] = a, b, c, d
    for index in range(4 * whole, out.size):
        out[index] = draw(root_seed, world, purpose, index, name)


@kernel
def fill_between(out: Any, first: Any, end: Any, root_seed: Any, world: Any, purpose: Any) -> None:
    """Write numbers of some indices, and perhaps of up to three more on each side, the same as `draw` one by one.

    Parameters
    ----------
    out : (count,) uint32 array
        Of all indices; written to where it is asked for.
    first, end : int
        In 0 ... count.
    root_seed : uint64
        In [0, 2^64).
    world, purpose : int
        As in `draw`.
    """
    k0, k1 = uint32(root_seed & uint64(0xFFFFFFFF)), uint32(root_seed >> _HIGH)
    for block in range(first // 4, (end + 3) // 4):
        lanes = philox(uint32(block), uint32(0), uint32(world), uint32(purpose), k0, k1)
        for lane in range(min(4, out.size - 4 * block)):
            out[4 * block + lane] = lanes[lane]


def numbers(
    root_seed: int, world: int, purpose: int, count: int, name: int = 0, out: NDArray[np.uint32] | None = None
) -> NDArray[np.uint32]:
    """Return the numbers of indices 0 ... count - 1, the same as `draw` one by one.

    Parameters
    ----------
    root_seed, world, purpose, name : int
        The address, as in `draw`.
    count : int
        How many numbers to draw, in 0 ... 2^34.
    out : (count,) uint32 array, optional
        Where to put them.

    Returns
    -------
    (count,) uint32 array
        Uniform on 0 ... 2^32 - 1, each.
    """
    out = np.empty(count, dtype=np.uint32) if out is None else out
    _fill(out, np.uint64(root_seed), world, int(purpose), name)
    return out


def name_code(name: str) -> int:
    """Return a 32-bit code for a name, so that luck can be addressed by it.

    Parameters
    ----------
    name : str
        For instance the name of a strategy.

    Returns
    -------
    int
        In [0, 2^32); the first four bytes of the name's SHA-256.
    """
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "little")


def generator(root_seed: int, name: str, block: int = 0) -> np.random.Generator:
    """Return a generator for what is drawn in one piece: a network, a bootstrap.

    Parameters
    ----------
    root_seed : int
        In [0, 2^64).
    name : str
        What it is for, a part of the address.
    block : int
        Which draw, in [0, 2^32).

    Returns
    -------
    numpy.random.Generator
        Philox4x64-10 with root seed, name and block as its key: equal for an equal address, and
        nobody else's.
    """
    key = np.array([check_root_seed(root_seed), name_code(name) << 32 | block], dtype=np.uint64)
    return np.random.Generator(np.random.Philox(key=key))


def bound(chance: ArrayLike) -> NDArray[np.int64]:
    """Return the integers below which a number falls with the given chances.

    Parameters
    ----------
    chance : array_like of float
        In [0, 1].

    Returns
    -------
    int64 array
        ``ceil(chance * 2^32)``, in 0 ... 2^32: ``number < bound`` has this chance, to
        2^-32, and is certain at 1 and impossible at 0.
    """
    return np.ceil(np.asarray(chance, dtype=np.float64) * ONE).astype(np.int64)


def check_root_seed(value: Any) -> int:
    """Return `value` if it can be a root seed.

    Parameters
    ----------
    value : object
        What was given.

    Returns
    -------
    int
        In [0, 2^64).

    Raises
    ------
    InputError
        If it is anything else.
    """
    return int(value_of(Lookup, "root_seed", value))
