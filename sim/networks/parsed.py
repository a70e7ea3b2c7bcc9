"""From columns to a network: ids, direction, traits, and a count of everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.encodings import ENCODINGS
from sim.errors import InputError
from sim.ids import number_people, whole_numbers
from sim.network import Network
from sim.networks.hashing import hashed, telling
from sim.people import People
from sim.rows import ImportCounts
from sim.settings import Checked, setting
from sim.texts import check_ids, check_name

Codes = NDArray[np.int64]


@dataclass(frozen=True)
class Reading(Checked):
    """How the user wants a file to be read, whatever its format.

    Parameters
    ----------
    directed : bool or None
        Whether ties have one direction; None takes it as the file says.
    reverse : bool
        Whether to turn all ties round.
    hash_ids : str or None
        Secret for hashed ids; None keeps the ids.
    encoding : str or None
        How text is encoded, one of `sim.encodings.ENCODINGS`; None finds it where that is certain.
    """

    directed: bool | None = setting(None, text="whether ties have one direction", also={None: "as the file says"})
    reverse: bool = setting(False, text='true turns ties round, for "src trusts dst", where they are directed')
    hash_ids: str | None = setting(
        None,
        what="a secret text",
        shortest=8,
        secret=True,
        text="a secret puts hashes in place of ids",
        also={None: "ids as they are"},
    )
    encoding: str | None = setting(
        None, choices=ENCODINGS, text="how text is encoded", also={None: "UTF-8, or UTF-16 where that is certain"}
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.reverse and self.directed is False:
            raise InputError("reverse is for directed ties, got true with directed=false", field="reverse")


@dataclass(frozen=True, eq=False)
class Parsed:
    """What a file holds, as columns.

    Parameters
    ----------
    ids : list of str
        Everybody, each once.
    src, dst : (k,) int64 arrays
        Places in `ids`; `src` speaks, `dst` hears.
    weight : (k,) float64 array or None
        1 for all if None.
    arc : (k,) bool array
        Whether a row is one way; the others are undirected.
    traits : mapping of str to array
        Aligned with `ids`.
    counts : ImportCounts
        What is known before ties are merged.
    """

    ids: Sequence[str]
    src: Codes
    dst: Codes
    weight: NDArray[np.float64] | None
    arc: NDArray[np.bool_]
    traits: dict[str, NDArray[Any]]
    counts: ImportCounts

    def assembled(self, reading: Reading) -> tuple[Network, People]:
        """Return the network and its people.

        Parameters
        ----------
        reading : Reading
            How the user wants it.

        Returns
        -------
        tuple of Network and People
            Directed if any row is one way.

        Raises
        ------
        InputError
            If there is nobody, or `reverse` is asked of ties without direction.
        """
        if not len(self.ids):
            raise InputError("a network has at least one person, got none")
        check_ids(self.ids)
        for name in self.traits:
            check_name("the name of a trait", name)
        directed = bool(self.arc.any())
        if reading.reverse and not directed:
            raise InputError("reverse is for directed ties, got true for a file of undirected ones", field="reverse")
        src, dst, weight, both = self._one_way() if directed else (self.src, self.dst, self.weight, 0)
        if reading.reverse:
            src, dst = dst, src
        secret = reading.hash_ids is not None
        withheld = [name for name, column in self.traits.items() if secret and telling(column)]
        texts = np.array(self.ids if reading.hash_ids is None else hashed(self.ids, reading.hash_ids), dtype=np.str_)
        numbers = whole_numbers(texts)
        ids, (number,) = number_people([texts if numbers is None else numbers])
        network = Network.from_edges(number[src], number[dst], weight, directed=directed, nodes=np.arange(len(ids)))
        counts = replace(
            network.counts,
            rows=len(self.src),
            both_ways=both,
            turned=len(self.src) * reading.reverse,
            hashed=len(ids) * secret,
            withheld=", ".join(withheld),
            **{name: getattr(self.counts, name) for name in _BEFORE},
        )
        order = np.argsort(number)
        traits = {name: column[order] for name, column in self.traits.items() if name not in withheld}
        return replace(network, ids=ids, counts=counts), People(len(ids), traits)

    def _one_way(self) -> tuple[Codes, Codes, NDArray[np.float64] | None, int]:
        """Return rows in which undirected ties are given there and back, and how many were."""
        back = ~self.arc & (self.src != self.dst)
        src, dst = np.concatenate([self.src, self.dst[back]]), np.concatenate([self.dst, self.src[back]])
        weight = None if self.weight is None else np.concatenate([self.weight, self.weight[back]])
        return src, dst, weight, int(back.sum())


_BEFORE = ("only_in_nodes", "only_in_edges", "header", "separator", "comments", "aside", "doubts")
