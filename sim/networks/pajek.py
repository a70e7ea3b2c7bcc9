"""Read a network from a Pajek file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sim.errors import InputError
from sim.network import Network
from sim.networks.base import TextFile
from sim.networks.builder import Builder
from sim.networks.square import Square, number_of_people
from sim.people import People
from sim.reading import lines_of
from sim.texts import number_in

_SECTIONS = ("*edges", "*arcs", "*edgeslist", "*arcslist", "*matrix")
_WORD = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True)
class Pajek(TextFile):
    """A Pajek file: vertices with or without labels, and ties in any of its five forms.

    Parameters
    ----------
    path : str or path
        Plain or gzipped.
    directed : bool or None
        None takes ties as the file says: ``*Arcs`` and ``*Arcslist`` are one way, ``*Edges`` and
        ``*Edgeslist`` are not, a ``*Matrix`` is if it is not symmetric. Else it is an error if the file
        says otherwise.
    reverse : bool
        Whether to turn ties round: "src trusts dst" becomes "dst is heard by src".
    hash_ids : str or None
        Secret for hashed ids.
    encoding : str or None
        How the text is encoded; None finds it where it is certain.

    Notes
    -----
    Labels are the ids if everybody has one of their own; else the numbers are, and the label is a trait.
    What follows the weight of a tie says how to draw it, and is passed over.

    References
    ----------
    Batagelj & Mrvar, "Pajek: Program for analysis and visualization of large networks, reference manual".
    """

    def read(self) -> tuple[Network, People]:
        """Read the file.

        Returns
        -------
        tuple of Network and People
            All vertices, all ties.
        """
        lines = lines_of(self.place, "a Pajek file", self.encoding)
        reader = _Reader(Builder(self.place, self.reading), len(lines))
        for line, text in enumerate(lines, start=1):
            if text.strip() and not text.lstrip().startswith("%"):
                reader.take(line, text.strip())
        reader.leave()
        if not reader.n:
            raise InputError(f"{self.path}: a Pajek file has a line *Vertices and the number of people, got none")
        return reader.into.assembled()


@dataclass(eq=False)
class _Reader:
    into: Builder
    lines: int
    n: int = 0
    section: str = ""
    labels: dict[int, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    square: Square | None = None

    def take(self, line: int, text: str) -> None:
        if text.startswith("*"):
            self._enter(line, text)
        elif self.section == "*vertices":
            self._vertex(line, text)
        elif self.section in ("*edges", "*arcs"):
            self._tie(line, text.split())
        elif self.section in ("*edgeslist", "*arcslist"):
            self._list(line, text.split())
        elif self.square is not None:
            self.square.row(line, text.split())
        elif self.section != "*network":
            raise self.into.wrong(line, "a Pajek file starts with *Vertices and the number of people", text)

    def _enter(self, line: int, text: str) -> None:
        self.leave()
        words = text.split()
        self.section = words[0].lower()
        if self.section == "*vertices":
            if self.n or len(words) != 2:
                raise self.into.wrong(line, "*Vertices stands once, with one number: two-mode data are not read", text)
            self.n = number_of_people(self.into, line, words[1], self.lines)
        elif self.section in _SECTIONS:
            self._name(line)
            self.square = Square(self.into, self.ids) if self.section == "*matrix" else None
        elif self.section != "*network":
            raise self.into.wrong(line, f"a section is *Vertices, {', '.join(map(str.title, _SECTIONS))}", words[0])

    def leave(self) -> None:
        """Finish a section: at the next one or at the end."""
        if self.square is not None:
            self.square.finish()
            self.square = None
        if self.section == "*vertices":
            self._name(0)

    def _vertex(self, line: int, text: str) -> None:
        words = [found.group(1) if found.group(2) is None else found.group(2) for found in _WORD.finditer(text)]
        number = self._number(line, words[0])
        if number in self.labels:
            raise self.into.wrong(line, "each vertex stands once", text)
        self.labels[number] = words[1] if len(words) > 1 else ""

    def _number(self, line: int, word: str) -> int:
        number = number_in(word, 1, self.n)
        if number is None:
            raise self.into.wrong(line, f"a vertex is a whole number from 1 to {self.n:,}", word)
        return number

    def _name(self, line: int) -> None:
        """Settle the ids, when all vertices are known."""
        if not self.n:
            raise self.into.wrong(line, "*Vertices and the number of people come before ties")
        if self.ids:
            return
        labels = [self.labels.get(number, "") for number in range(1, self.n + 1)]
        if "" not in labels and len(set(labels)) == self.n:
            self.ids = labels
            abouts: Iterator[dict[str, str]] = iter([{}] * self.n)
        else:
            self.ids = [str(number) for number in range(1, self.n + 1)]
            abouts = ({"label": label} if label else {} for label in labels)
        for person, about in zip(self.ids, abouts, strict=True):
            self.into.person(line, person, about)

    def _tie(self, line: int, words: list[str]) -> None:
        if len(words) < 2:
            raise self.into.wrong(line, "a tie has two vertices", " ".join(words))
        src, dst = (self.ids[self._number(line, word) - 1] for word in words[:2])
        self.into.tie(line, src, dst, words[2] if len(words) > 2 else None, self.section == "*arcs")

    def _list(self, line: int, words: list[str]) -> None:
        first, *others = (self.ids[self._number(line, word) - 1] for word in words)
        if not others:
            raise self.into.wrong(line, "a list has a vertex and those it is tied to", " ".join(words))
        for other in others:
            self.into.tie(line, first, other, None, self.section == "*arcslist")
