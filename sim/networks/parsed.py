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
from sim.labels import labels_of
from sim.network import Network
from sim.networks.columns import check_called, traits_called
from sim.networks.doubts import Found, Origin, doubts_of
from sim.networks.hashing import hashed, telling
from sim.networks.relations import ALL, Relations, wanted
from sim.networks.times import EVER, REFUSE, Times, check_times
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
    relation : str, sequence of str, or None
        Kinds of ties to read, or "all"; None reads the only kind there is.
    times : str
        Which ties are read where they change with time: "refuse" stops, "ever" takes all that ever were,
        "FROM..TO" those that are there within a slice, in numbers or dates.
    odd_ids : {"stop", "keep"}
        Whether to stop where ids are certainly wrong: missing values, numbers that were rounded or are
        spelt in two ways, ids that look the same.
    columns : mapping of str to str, or None
        Which attribute of people holds a trait, by the name of the trait, where it has another name.
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
    relation: Any = setting(
        None,
        text="kinds of ties to read, a name or a list",
        also={None: "the only kind there is", ALL: "every kind, mixed"},
    )
    times: Any = setting(
        REFUSE,
        text="where ties come and go: FROM..TO reads a slice",
        also={EVER: "all that ever were", REFUSE: "an error"},
    )
    odd_ids: str = setting(
        "stop",
        choices=("stop", "keep"),
        text="what to do where ids are certainly wrong (nan, 1.2E+15): stop, or keep them",
    )
    columns: Any = setting(
        None,
        text="attributes of people by the trait they hold, as in columns.fee=Honorar",
        also={None: "by their own names"},
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        wanted(self.relation)
        check_times(self.times)
        check_called(self.columns)
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
    origin : Origin
        Where it was read.
    relations : Relations or None
        The kind of each row; None if the file tells none.
    times : Times or None
        When the ties of rows are there; None if the file tells nothing.
    """

    ids: Sequence[str]
    src: Codes
    dst: Codes
    weight: NDArray[np.float64] | None
    arc: NDArray[np.bool_]
    traits: dict[str, NDArray[Any]]
    counts: ImportCounts
    origin: Origin
    relations: Relations | None = None
    times: Times | None = None

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
        called = traits_called(list(self.traits), reading.columns)
        own = {called[name]: column for name, column in self.traits.items()}
        for name in own:
            check_name("the name of a trait", name)
        chosen = self._chosen(reading)
        directed = bool(chosen.arc.any())
        if reading.reverse and not directed:
            raise InputError("reverse is for directed ties, got true for a file of undirected ones", field="reverse")
        src, dst, weight, both = chosen._one_way() if directed else (chosen.src, chosen.dst, chosen.weight, 0)
        if reading.reverse:
            src, dst = dst, src
        secret = reading.hash_ids is not None
        withheld = [name for name, column in own.items() if secret and telling(column)]
        texts = np.array(self.ids, dtype=np.str_)
        numbers = whole_numbers(texts)
        shown = self.ids if reading.hash_ids is None else hashed(self.ids, reading.hash_ids)
        found = Found(self.ids, self.src, self.dst, self.weight, shown)
        doubts = doubts_of(found, self.origin, numbers is not None, reading.odd_ids == "keep")
        if secret:
            texts = np.array(shown, dtype=np.str_)
            numbers = whole_numbers(texts)
        ids, (number,) = number_people([texts if numbers is None else numbers])
        network = Network.from_edges(number[src], number[dst], weight, directed=directed, nodes=np.arange(len(ids)))
        counts = replace(
            network.counts,
            rows=len(self.src),
            both_ways=both,
            turned=len(chosen.src) * reading.reverse,
            hashed=len(ids) * secret,
            withheld=", ".join(withheld),
            doubts=(*chosen.counts.doubts, *doubts),
            **{name: getattr(chosen.counts, name) for name in _BEFORE},
        )
        order = np.argsort(number)
        traits = {name: column[order] for name, column in own.items() if name not in withheld}
        labels = None if secret else labels_of(traits)
        labels = np.zeros(len(ids), dtype=np.str_) if labels is None else labels
        return replace(network, ids=ids, counts=counts, labels=labels), People(len(ids), traits)

    def _chosen(self, reading: Reading) -> Parsed:
        """Return what is left of the rows, of the kinds and times that are asked for."""
        everything = np.ones(len(self.src), dtype=bool)
        relations = self.relations or self._signs(reading)
        if relations is None and reading.relation is not None:
            raise InputError(
                f"relation chooses among kinds of ties, of which this file tells none; got {reading.relation!r}",
                field="relation",
            )
        of = everything if relations is None else relations.chosen(reading.relation)
        within = everything if self.times is None else self.times.chosen(reading.times, len(self.src))
        if self.times is None and reading.times not in (REFUSE, EVER):
            raise InputError(
                f"times is a slice of time, of which this file tells nothing; got {reading.times}", field="times"
            )
        kept = of & within
        unread = self.times is not None and reading.times in (REFUSE, EVER)
        counts = replace(
            self.counts,
            aside=", ".join(filter(None, [self.counts.aside, self.times.names if unread and self.times else ""])),
            relation="" if relations is None else relations.listed(of),
            other_relations=int((~of).sum()),
            outside=int((of & ~within).sum()),
        )
        weight = None if self.weight is None else self._weights(self.weight, kept, relations)
        return replace(self, src=self.src[kept], dst=self.dst[kept], weight=weight, arc=self.arc[kept], counts=counts)

    def _signs(self, reading: Reading) -> Relations | None:
        """Return kinds of ties by the sign of their weights, where these are chosen and nothing else tells kinds."""
        if reading.relation is None or self.weight is None or not (self.weight < 0).any():
            return None
        return Relations("sign", ["positive", "negative"], (self.weight < 0).astype(np.int64))

    def _weights(
        self, weight: NDArray[np.float64], kept: NDArray[np.bool_], relations: Relations | None
    ) -> NDArray[np.float64]:
        """Return the weights of rows that are kept; those of negative ones only where they were asked for."""
        weight = weight[kept]
        if relations is not self.relations:
            return np.abs(weight)
        if (weight < 0).any():
            bad = int(np.argmax(weight < 0))
            row = int(np.flatnonzero(kept)[bad])
            if relations is not None:
                raise self.origin.wrong(row, f"a weight is a number of 0 or more, not {weight[bad]:g}")
            raise self.origin.wrong(
                row,
                f"a weight is a number of 0 or more, not {weight[bad]:g}; network.relation=positive leaves out "
                "those below 0",
            )
        return weight

    def _one_way(self) -> tuple[Codes, Codes, NDArray[np.float64] | None, int]:
        """Return rows in which undirected ties are given there and back, and how many were."""
        back = ~self.arc & (self.src != self.dst)
        src, dst = np.concatenate([self.src, self.dst[back]]), np.concatenate([self.dst, self.src[back]])
        weight = None if self.weight is None else np.concatenate([self.weight, self.weight[back]])
        return src, dst, weight, int(back.sum())


_BEFORE = (
    *("only_in_nodes", "only_in_edges", "header", "separator", "comments", "aside", "relation", "other_relations"),
    "outside",
)
