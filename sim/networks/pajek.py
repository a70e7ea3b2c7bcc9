"""Read a network from a Pajek file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

import numpy as np

from sim.errors import InputError
from sim.network import Network
from sim.networks.base import TimedFile
from sim.networks.builder import Builder
from sim.networks.columns import number_of
from sim.networks.parsed import Reading
from sim.networks.square import Square, number_of_people
from sim.networks.times import Span
from sim.people import People
from sim.reading import lines_of
from sim.settings import same
from sim.texts import number_in

_SECTIONS = ("*edges", "*arcs", "*edgeslist", "*arcslist", "*matrix")
_LISTED = ", ".join(map(str.title, _SECTIONS))
_OTHERS = ("*partition", "*vector", "*cluster", "*permutation", "*hierarchy")
_TRAITS = ("*partition", "*vector")
_WORD = re.compile(r'"([^"]*)"|(\S+)')
_RELATION = re.compile(
    r'\*(?:edges|arcs|edgeslist|arcslist|matrix)\s*:\s*(\d{1,9})\b\s*(?:"([^"]*)"|(\S+))?', re.IGNORECASE
)
_INLINE = re.compile(r"(\d{1,9})\s*:\s+(?=\d)")
_SPANS = re.compile(r"\[([\d\s,.*-]+)\]")


@dataclass(frozen=True)
class Pajek(TimedFile):
    """A Pajek file: vertices with or without labels, and ties in any of its five forms.

    Parameters
    ----------
    path : str or path
        Plain or packed (gz, bz2, zip).
    directed : bool or None
        None takes ties as the file says: ``*Arcs`` and ``*Arcslist`` are one way, ``*Edges`` and
        ``*Edgeslist`` are not, a ``*Matrix`` is if it is not symmetric. Else it is an error if the file
        says otherwise.
    reverse : bool
        Whether to turn ties round: "src trusts dst" becomes "dst is heard by src".
    hash_ids : str or None
        Secret for hashed ids.
    odd_ids : {"stop", "keep"}
        Whether to stop where ids are certainly wrong: missing values, rounded numbers.
    encoding : str or None
        How the text is encoded; None finds it where it is certain.
    relation : str, sequence of str, or None
        Relations to read, by number or name, as in ``*Arcs :2 "likes"``; or "all".
    times : str
        Which ties are read where they have spans of time such as ``[3-5]``: "refuse", "ever", or "FROM..TO".
    columns : mapping of str to str, or None
        Which column of people holds a trait, by the name of the trait: ``{"fee": "Honorar"}``.

    Notes
    -----
    Labels are the ids if everybody has one of their own; else the numbers are, and the label is a trait.
    What follows the weight of a tie says how to draw it, and is passed over. Partitions and vectors of a project that
    have a number for each vertex are traits; other objects are left aside, and so is what stands before the vertices.

    References
    ----------
    Batagelj & Mrvar, "Pajek: Program for analysis and visualization of large networks, reference manual".
    """

    columns: Any = same(Reading, "columns")

    def read(self) -> tuple[Network, People]:
        """Read the file.

        Returns
        -------
        tuple of Network and People
            All vertices, all ties.
        """
        lines = lines_of(self.place, "a Pajek file", self.encoding)
        reader = _Reader(Builder(self.place, self.reading), len(lines), _relations(lines))
        for line, text in enumerate(lines, start=1):
            reader.take(line, text.strip())
        reader.leave(reader.section)
        if not reader.n:
            raise InputError(f"{self.path}: a Pajek file has a line *Vertices and the number of people, got none")
        return reader.into.assembled()


def _relations(lines: Sequence[str]) -> dict[int, str]:
    """Return names of relations by their numbers; empty where ties are of one kind."""
    found: dict[int, str] = {}
    for text in lines:
        section, inline = _RELATION.match(text.strip()), _INLINE.match(text.strip())
        if section:
            name = section[2] or section[3] or ""
            found[int(section[1])] = name or found.get(int(section[1]), "")
        elif inline:
            found.setdefault(int(inline[1]), "")
    names = {number: name or str(number) for number, name in found.items()}
    if len(set(names.values())) < len(names):
        names = {number: str(number) for number in names}
    return {1: "1"} | names if names else {}


@dataclass(eq=False)
class _Values:
    """A partition or a vector: a number for each person, if it belongs to this network."""

    section: str
    name: str
    rows: list[str] = field(default_factory=list)

    def told(self, into: Builder) -> None:
        """Make it a trait of the people; one of other length, or with text, is left aside."""
        people = into.people
        if len(self.rows) != len(people) or not np.isfinite([number_of(row) for row in self.rows]).all():
            into.leave(self.section)
            return
        known = {name for about in people.values() for name in about}
        names = (self.name, *(f"{self.name} {number}" for number in range(2, len(known) + 3)))
        name = next(one for one in names if one not in known)
        for about, value in zip(people.values(), self.rows, strict=True):
            about[name] = value


@dataclass(eq=False)
class _Reader:
    into: Builder
    lines: int
    relations: dict[int, str]
    n: int = 0
    section: str = ""
    relation: int = 1
    labels: dict[int, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    square: Square | None = None
    values: _Values | None = None

    def take(self, line: int, text: str) -> None:
        if text.startswith("%"):
            self.into.comments += 1
        elif text.startswith("*"):
            self._enter(line, text)
        elif text and self.section == "*vertices":
            self._vertex(line, text)
        elif text and self.section in _SECTIONS:
            self._row(line, text)
        elif text and self.values is not None:
            self.values.rows.append(text)
        elif text and self.section == "":
            self.into.comments += 1

    def _row(self, line: int, text: str) -> None:
        """Take a row of ties."""
        if self.square is not None:
            self.square.row(line, text.split())
            return
        inline = _INLINE.match(text)
        relation = int(inline[1]) if inline else self.relation
        text = text[inline.end() :] if inline else text
        spans = [span for found in _SPANS.findall(text) for span in _spans(found)]
        words = _SPANS.sub(" ", text).split()
        about = {"relation": self.relations.get(relation, "")}
        if self.section in ("*edges", "*arcs"):
            self._tie(line, words, about, spans)
        else:
            self._list(line, words, about, spans)

    def _enter(self, line: int, text: str) -> None:
        words, before = text.split(), self.section
        self.section = words[0].lower().partition(":")[0]
        if self.section == "*vertices" and before in _OTHERS:
            self.section = before
            return
        self.leave(before)
        if self.section == "*vertices":
            if self.n or len(words) != 2:
                raise self.into.wrong(line, "*Vertices stands once, with one number: two-mode data are not read", text)
            self.n = number_of_people(self.into, line, words[1], self.lines)
        elif self.section in _SECTIONS:
            self._name(line)
            said = _RELATION.match(text)
            self.relation = int(said[1]) if said else 1
            kind = self.relations.get(self.relation, "")
            self.square = Square(self.into, self.ids, kind) if self.section == "*matrix" else None
        elif near := get_close_matches(self.section, ("*vertices", *_SECTIONS), n=1, cutoff=0.75):
            raise self.into.wrong(line, f"a section is *Vertices, {_LISTED}, or another; is {near[0]} meant?", words[0])
        elif self.section in _TRAITS:
            name = re.sub(r"\.(clu|vec)$", "", text.partition(" ")[2].strip(), flags=re.IGNORECASE)
            self.values = _Values(words[0], name or self.section.lstrip("*"))
        elif self.section != "*network":
            self.into.leave(words[0])

    def leave(self, section: str) -> None:
        """Finish a section: at the next one or at the end."""
        if self.square is not None:
            self.square.finish()
            self.square = None
        if section == "*vertices":
            self._name(0)
        if self.values is not None:
            self.values.told(self.into)
            self.values = None

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

    def _tie(self, line: int, words: list[str], about: dict[str, str], spans: list[Span]) -> None:
        if len(words) < 2:
            raise self.into.wrong(line, "a tie has two vertices", " ".join(words))
        src, dst = (self.ids[self._number(line, word) - 1] for word in words[:2])
        weight = words[2] if len(words) > 2 else None
        self.into.tie(line, src, dst, weight, self.section == "*arcs", about, spans)

    def _list(self, line: int, words: list[str], about: dict[str, str], spans: list[Span]) -> None:
        first, *others = (self.ids[self._number(line, word) - 1] for word in words)
        if not others:
            raise self.into.wrong(line, "a list has a vertex and those it is tied to", " ".join(words))
        for other in others:
            self.into.tie(line, first, other, None, self.section == "*arcslist", about, spans)


def _spans(text: str) -> Iterator[Span]:
    """Yield the spans of a text such as "3-5,8,12-*"."""
    for part in text.replace(" ", "").split(","):
        start, dash, end = part.partition("-")
        if start:
            yield start, ("" if end == "*" else end) if dash else start
