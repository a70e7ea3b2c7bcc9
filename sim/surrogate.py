"""A network to share in place of one's own: everybody keeps their number of ties, and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.graph.contacts import is_tied
from sim.kernels import kernel
from sim.luck import check_root_seed
from sim.network import Network
from sim.settings import Checked, setting

_ROUND = 1_000_000


@dataclass(frozen=True)
class Rewiring(Checked):
    """What a surrogate keeps, and what it depends on.

    Parameters
    ----------
    swaps, secret
        As in `surrogate`.
    keep_traits : bool
        Whether people keep their traits.
    """

    swaps: float = setting(10, low=0, high=1000, text="swaps of two ties that are tried for each tie")
    secret: str | None = setting(
        None,
        secret=True,
        shortest=0,
        text="a text gives the same surrogate again",
        also={None: "drawn anew, and forgotten"},
    )
    keep_traits: bool = setting(False, text="true writes the traits of people, too; they may tell who somebody is")


@dataclass(frozen=True, eq=False)
class Surrogate:
    """A rewired network under new ids.

    Parameters
    ----------
    network : Network
        Ids 1, 2, ... in an order that says nothing.
    traits : mapping of str to (n,) array
        Those that were to be kept, in the order of its ids.
    moved : float
        Share of ties that are not in the original.
    swapped : int
        Pairs of ties that were swapped.
    """

    network: Network
    traits: Mapping[str, NDArray[Any]]
    moved: float
    swapped: int


def surrogate(
    network: Network,
    traits: Mapping[str, NDArray[Any]] | None = None,
    *,
    swaps: float = 10.0,
    root_seed: int = 0,
    secret: str | None = None,
) -> Surrogate:
    """Return a network in which all ties are shuffled and everybody has as many as before.

    Pairs of ties ``u -> v``, ``x -> y`` become ``u -> y``, ``x -> v``, unless that makes a loop or a tie that
    is there. So listeners and sources of everybody are kept (Maslov & Sneppen, Science 296:910, 2002).
    Weights are dealt out anew.

    Parameters
    ----------
    network : Network
        The network to shuffle, which is not changed.
    traits : mapping of str to (n,) array, optional
        Traits to keep; they stay with their people.
    swaps : float
        Swaps that are tried for each tie, in [0, 1000].
    root_seed : int
        Same seed and secret, same surrogate.
    secret : str, optional
        What others do not know. Without it, who knows the seed can take the swaps back.

    Returns
    -------
    Surrogate
        And how much of it is new.

    Raises
    ------
    InputError
        If `swaps` or `root_seed` is out of range.
    """
    Rewiring(swaps, secret=secret)
    rng = _luck(root_seed, secret)
    listener = network.listener.copy()
    swapped = _rewire(network, listener, round(swaps * network.m / (1 if network.directed else 2)), rng)
    n, speaker = network.n, network.speaker.astype(np.int64)
    before, after = speaker * n + network.listener, speaker * n + listener
    moved = 1.0 - len(np.intersect1d(before, after)) / network.m if network.m else 0.0
    weight = network.ties["weight"]
    if not network.directed:
        once = speaker < listener
        speaker, listener, weight = speaker[once], listener[once], weight[network.speaker < network.listener]
    name = rng.permutation(n) + 1
    made = Network.from_edges(
        name[speaker], name[listener], rng.permutation(weight), directed=network.directed, nodes=np.arange(1, n + 1)
    )
    order = np.argsort(name)
    kept = {trait: values[order] for trait, values in (traits or {}).items()}
    return Surrogate(made, kept, moved, swapped)


def _luck(root_seed: int, secret: str | None) -> np.random.Generator:
    address = f"{check_root_seed(root_seed)} {'' if secret is None else secret}"
    digest = hashlib.blake2b(address.encode(), digest_size=16, person=b"surrogate").digest()
    return np.random.Generator(np.random.Philox(key=np.frombuffer(digest, dtype="<u8").astype(np.uint64)))


def _rewire(network: Network, listener: NDArray[np.int32], tries: int, rng: np.random.Generator) -> int:
    """Swap ties in place, and return how many pairs were."""
    if network.m < 2:
        return 0
    back = np.zeros(0, dtype=np.int64) if network.directed else _back(network)
    done = 0
    for begin in range(0, tries, _ROUND):
        picks = rng.integers(0, network.m, (min(_ROUND, tries - begin), 2))
        done += _swap(network.start, network.speaker, listener, back, picks)
    return done


def _back(network: Network) -> NDArray[np.int64]:
    """Return for each tie the number of the same tie the other way round."""
    there = network.speaker.astype(np.int64) * network.n + network.listener
    back = network.listener.astype(np.int64) * network.n + network.speaker
    return np.searchsorted(there, back).astype(np.int64)


@kernel
def _swap(
    start: NDArray[np.int64],
    speaker: NDArray[np.int32],
    listener: NDArray[np.int32],
    back: NDArray[np.int64],
    picks: NDArray[np.int64],
) -> int:
    done = 0
    for k in range(len(picks)):
        e, f = picks[k, 0], picks[k, 1]
        u, v, x, y = speaker[e], listener[e], speaker[f], listener[f]
        if u in (x, y) or v in (x, y):
            continue
        if is_tied(start, listener, u, y) or is_tied(start, listener, x, v):
            continue
        listener[e], listener[f] = y, v
        if len(back):
            here, there = back[e], back[f]
            listener[here], listener[there] = x, u
            back[e], back[there], back[f], back[here] = there, e, here, f
        done += 1
    return done
