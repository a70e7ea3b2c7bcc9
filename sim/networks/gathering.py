"""From what a file says to a network: ids, direction, traits, and a count of everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.ids import number_people, whole_numbers
from sim.network import ImportCounts, Network
from sim.networks.hashing import hashed, telling
from sim.networks.opening import at
from sim.people import People, trait

Codes = NDArray[np.int64]


@dataclass(frozen=True)
class Reading:
    """How the user wants a file to be read, whatever its format.

    Parameters
    ----------
    directed : bool or None
        Whether ties have one direction; None takes it as the file says.
    reverse : bool
        Whether to turn all ties round.
    hash_ids : str or None
        Secret for hashed ids; None keeps the ids.
    """

    directed: bool | None = None
    reverse: bool = False
    hash_ids: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.directed is not None and not isinstance(self.directed, bool):
            raise InputError(f"directed is true, false or null (as the file says), got {self.directed!r}")
        if not isinstance(self.reverse, bool):
            raise InputError(f"reverse is true or false, got {self.reverse!r}")
        if self.reverse and self.directed is False:
            raise InputError("reverse is for directed ties, got true with directed=false")
        if self.hash_ids is not None and (not isinstance(self.hash_ids, str) or len(self.hash_ids) < 8):
            raise InputError("hash_ids is a secret text of 8 characters or more, or null; got something else")


@dataclass(frozen=True, eq=False)
class Found:
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
        directed = bool(self.arc.any())
        if reading.reverse and not directed:
            raise InputError("reverse is for directed ties, got true for a file of undirected ones")
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


_BEFORE = ("only_in_nodes", "only_in_edges", "header", "separator", "comments", "aside")


@dataclass(eq=False)
class Gathering:
    """A network file, gathered person by person and tie by tie, each with the line it stands in.

    Parameters
    ----------
    path : pathlib.Path
        Of the file, for messages.
    reading : Reading
        How the user wants it.
    unit : str
        What a place in the file is called in messages.
    listed : bool
        Whether only people who are listed may have ties.
    """

    path: Path
    reading: Reading
    unit: str = "line"
    listed: bool = True

    def __post_init__(self) -> None:
        self._number: dict[str, int] = {}
        self._people: dict[int, dict[str, Any]] = {}
        self._src: list[int] = []
        self._dst: list[int] = []
        self._weight: list[float] = []
        self._arc: list[bool] = []
        self._places: list[int] = []
        self.aside: set[str] = set()
        self.comments = 0

    def wrong(self, place: int, message: str, got: object = None) -> InputError:
        """Return an error that names file and place.

        Parameters
        ----------
        place : int
            Line or row.
        message : str
            What should be there.
        got : object, optional
            What is there.

        Returns
        -------
        InputError
            To be raised.
        """
        return at(self.path, f"{self.unit} {place}", message, got)

    def people(self, place: int, given: str, lines: int) -> int:
        """Return how many people a file says it has.

        Parameters
        ----------
        place : int
            Where it says so.
        given : str
            What it says.
        lines : int
            How many lines it has: no short file may ask for room without end.

        Returns
        -------
        int
            From 1 to a million, or to the number of lines.

        Raises
        ------
        InputError
            If it is something else.
        """
        most = max(1_000_000, lines)
        if not (given.isdecimal() and len(given) < 12 and 1 <= int(given) <= most):
            raise self.wrong(place, f"the number of people is whole, from 1 to {most:,}", given)
        return int(given)

    def person(self, place: int, person: str, about: dict[str, Any] | None = None) -> None:
        """Add somebody.

        Parameters
        ----------
        place : int
            Where they stand.
        person : str
            Their id.
        about : dict, optional
            Their attributes.

        Raises
        ------
        InputError
            If the id is empty or was there before.
        """
        number = self._known(place, person)
        if number in self._people:
            raise self.wrong(place, "each person has an id of their own", person)
        self._people[number] = about or {}

    def tie(self, place: int, src: str, dst: str, weight: object = 1.0, arc: bool = False) -> None:
        """Add a tie.

        Parameters
        ----------
        place : int
            Where it stands.
        src, dst : str
            Ids.
        weight : object
            A number of 0 or more; 1 where it is empty.
        arc : bool
            Whether only `dst` hears `src`.

        Raises
        ------
        InputError
            If an id is empty, the weight is no such number, or the direction is not the one asked for.
        """
        if self.reading.directed is not None and arc != self.reading.directed:
            said, asked = ("directed", "false") if arc else ("undirected", "true")
            raise self.wrong(
                place, f"directed is null where the file says so; this tie is {said}, got directed={asked}"
            )
        self._src.append(self._known(place, src))
        self._dst.append(self._known(place, dst))
        self._weight.append(self.weight(place, weight))
        self._arc.append(arc)
        self._places.append(place)

    def weight(self, place: int, given: object) -> float:
        """Return a weight.

        Parameters
        ----------
        place : int
            Where it stands.
        given : object
            A number or text; None and empty text are 1.

        Returns
        -------
        float
            Finite, 0 or more.

        Raises
        ------
        InputError
            If it is something else.
        """
        try:
            number = 1.0 if given is None or given == "" else float(given)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            number = -1.0
        if isinstance(given, bool) or "_" in str(given) or not 0 <= number < np.inf:
            raise self.wrong(place, "a weight is a number of 0 or more", given)
        return number

    def _known(self, place: int, person: str) -> int:
        if person == "":
            raise self.wrong(place, "an id is a number or text, got nothing")
        return self._number.setdefault(person, len(self._number))

    def assembled(self) -> tuple[Network, People]:
        """Return the network and its people.

        Returns
        -------
        tuple of Network and People
            With a count of everything.

        Raises
        ------
        InputError
            If a tie has somebody who is not listed, or there is nobody.
        """
        src, dst = np.array(self._src, dtype=np.int64), np.array(self._dst, dtype=np.int64)
        ids = list(self._number)
        listed = np.zeros(len(ids), dtype=bool)
        listed[list(self._people)] = True
        unlisted = ~(listed[src] & listed[dst]) if self.listed else np.zeros(len(src), dtype=bool)
        if unlisted.any():
            row = int(np.argmax(unlisted))
            who = ids[src[row]] if not listed[src[row]] else ids[dst[row]]
            raise self.wrong(self._places[row], "the people of a tie are listed in the file", who)
        if not ids:
            raise InputError(f"{self.path} has no people")
        in_ties = np.zeros(len(ids), dtype=bool)
        in_ties[src] = in_ties[dst] = True
        table = bool(self._people) and not self.listed
        counts = ImportCounts(
            only_in_nodes=int((listed & ~in_ties).sum()) if table else 0,
            only_in_edges=int((in_ties & ~listed).sum()) if table else 0,
            comments=self.comments,
            aside=", ".join(sorted(self.aside)),
        )
        weight = np.array(self._weight)
        found = Found(ids, src, dst, weight, np.array(self._arc, dtype=bool), self._traits(len(ids)), counts)
        return found.assembled(self.reading)

    def _traits(self, n: int) -> dict[str, NDArray[Any]]:
        names = dict.fromkeys(name for about in self._people.values() for name in about)
        return {name: trait([self._people.get(i, {}).get(name) for i in range(n)]) for name in names}
