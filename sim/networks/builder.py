"""Gather a network person by person and tie by tie, each with the line it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.network import Network
from sim.networks.doubts import Origin
from sim.networks.parsed import Parsed, Reading
from sim.networks.times import Span
from sim.networks.told import NO_WEIGHT, Told
from sim.people import People, trait
from sim.reading import at
from sim.rows import ImportCounts


@dataclass(eq=False)
class Builder:
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
    weighing : tuple of str and str, or None
        What weights are called among the attributes of ties, and what they are usually called; None if they
        are no attributes.
    """

    path: Path
    reading: Reading
    unit: str = "line"
    listed: bool = True
    weighing: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        self._number: dict[str, int] = {}
        self._people: dict[int, dict[str, Any]] = {}
        self._src: list[int] = []
        self._dst: list[int] = []
        self._weight: list[float] = []
        self._arc: list[bool] = []
        self._places: list[int] = []
        self._told = Told()
        self._left: dict[str, int] = {}
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

    def leave(self, what: str) -> None:
        """Leave something aside that is no tie and no person, and count it.

        Parameters
        ----------
        what : str
            Name of it, as in the file.
        """
        self._left[what] = self._left.get(what, 0) + 1

    def person(self, place: int, person: str, about: dict[str, Any] | None = None) -> None:
        """Add somebody.

        Parameters
        ----------
        place : int
            Where they stand.
        person : str
            Id of the person, not empty.
        about : dict, optional
            Attributes of the person by name; none if left out.

        Raises
        ------
        InputError
            If the id is empty or was there before.
        """
        number = self.known(place, person)
        if number in self._people:
            raise self.wrong(place, "each person has an id of their own", person)
        self._people[number] = about or {}

    @property
    def people(self) -> dict[str, dict[str, Any]]:
        """Everybody who is listed, by id, in the order of the list, with their attributes."""
        ids = list(self._number)
        return {ids[number]: about for number, about in self._people.items()}

    def rename(self, called: dict[str, str], told: str) -> None:
        """Give everybody another id; nobody gets one while ties have somebody who is not listed.

        Parameters
        ----------
        called : dict of str to str
            The new id by the old one of everybody who is listed, all different.
        told : str
            Name of the attribute that held the new ids; it is removed.
        """
        if len(called) < len(self._number):
            return
        self._number = {called[person]: number for person, number in self._number.items()}
        for about in self._people.values():
            about.pop(told, None)

    def tie(
        self,
        place: int,
        src: str,
        dst: str,
        weight: object = None,
        arc: bool = False,
        about: dict[str, Any] | None = None,
        spans: Iterable[Span] = (),
    ) -> None:
        """Add a tie.

        Parameters
        ----------
        place : int
            Where it stands.
        src, dst : str
            Ids of two people, not empty; `dst` hears `src`.
        weight : object
            A number; 1 where it is empty. One below 0 is refused later, if its tie is read.
        arc : bool
            Whether only `dst` hears `src`.
        about : dict, optional
            Attributes of the tie by name, among them its kind and perhaps its weight and times.
        spans : iterable of tuple of str and str
            When the tie is there, where no attributes tell it.

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
        self._told.add(len(self._src), about or {}, spans)
        self._src.append(self.known(place, src))
        self._dst.append(self.known(place, dst))
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
            Finite.

        Raises
        ------
        InputError
            If it is something else.
        """
        try:
            number = 1.0 if given is None or given == "" else float(given)  # type: ignore[arg-type]
        except (TypeError, ValueError, OverflowError):
            number = np.inf
        if isinstance(given, bool) or "_" in str(given) or not np.isfinite(number):
            unless = f" (or weight={NO_WEIGHT})" if self.weighing else ""
            raise self.wrong(place, f"a weight is a number of 0 or more{unless}", given)
        return number

    def known(self, place: int, person: str) -> int:
        """Return the number of somebody, who is added where there was nobody of this id; nobody is listed by it.

        Parameters
        ----------
        place : int
            Where they stand.
        person : str
            Id of the person, not empty.

        Returns
        -------
        int
            From 0, in the order in which people come.

        Raises
        ------
        InputError
            If the id is empty.
        """
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
        weighed = self._weigh()
        relations, times = self._told.relations(len(src)), self._told.times
        table = bool(self._people) and not self.listed
        counts = ImportCounts(
            only_in_nodes=int((listed & ~in_ties).sum()) if table else 0,
            only_in_edges=int((in_ties & ~listed).sum()) if table else 0,
            comments=self.comments,
            aside=", ".join(sorted({f"{what} ({count:,})" for what, count in self._left.items()} | self._told.aside)),
            doubts=tuple(self._told.doubts(weighed)),
        )
        weight, arc = np.array(self._weight), np.array(self._arc, dtype=bool)
        origin = Origin(self.path, lambda tie, what: self.wrong(self._places[tie], what), self._listed())
        found = Parsed(ids, src, dst, weight, arc, self._traits(len(ids)), counts, origin, relations, times)
        return found.assembled(self.reading)

    def _weigh(self) -> bool:
        """Read weights from attributes of ties; return whether there are any."""
        found = {} if self.weighing is None else self._told.weights(*self.weighing)
        for tie, given in found.items():
            self._weight[tie] = self.weight(self._places[tie], given)
        return bool(found) or self.weighing is None or self.weighing[0] == NO_WEIGHT

    def _listed(self) -> set[str]:
        return {person for person, number in self._number.items() if number in self._people}

    def _traits(self, n: int) -> dict[str, NDArray[Any]]:
        names = dict.fromkeys(name for about in self._people.values() for name in about)
        return {name: trait([self._people.get(i, {}).get(name) for i in range(n)]) for name in names}
