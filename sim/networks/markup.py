"""Read XML element by element: with line numbers, without entities, without anything from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from sim.encodings import text_in
from sim.errors import InputError
from sim.reading import at

_INVALID = expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN]
_DECLARED = re.compile(rb"\s*<\?xml[^>]*encoding")
DEEPEST = 200
"""How deep elements may stand in each other."""

_BETWEEN = "\x0c"
"""Stands between namespace and name: no document can hold it, while namespaces with blanks do exist."""


@dataclass(eq=False)
class Element:
    """An element, complete with the text right after its start.

    Parameters
    ----------
    name : str
        Without its namespace.
    about : dict of str to str
        Attributes by name, also without their namespaces.
    line : int
        Where it starts.
    text : str
        What stands in it, up to the last element inside it.
    foreign : str
        Its name, where it is of another namespace than the root; then `name` is empty.
    """

    name: str
    about: dict[str, str]
    line: int
    text: str = ""
    foreign: str = ""


@dataclass(eq=False)
class Walk:
    """A way through an XML document.

    Parameters
    ----------
    path : pathlib.Path
        Of the file, for messages.
    root : str
        Name of the outermost element.
    start, end : callable
        Called with an element where it starts and ends, and with those around it, the outermost first.
    other : callable, optional
        Called where an element of another namespace than the root's ends; else these are passed over.
    """

    path: Path
    root: str
    start: Callable[[Element, list[Element]], object]
    end: Callable[[Element, list[Element]], object]
    other: Callable[[Element, list[Element]], object] | None = None

    def __post_init__(self) -> None:
        self._around: list[Element] = []
        self._space = ""

    def through(self, raw: bytes, encoding: str | None = None) -> None:
        """Walk through a document.

        Parameters
        ----------
        raw : bytes
            All bytes of the document, as they stand in the file.
        encoding : str or None
            One of `sim.encodings.ENCODINGS`; None takes the one that the document declares, or UTF-8.

        Raises
        ------
        InputError
            If it is malformed, has another root, or declares or uses entities; with the line.
        """
        if encoding is not None:
            raw = text_in(raw, self.path, "XML", encoding).encode("utf-8")
        parser = expat.ParserCreate(encoding and "utf-8", namespace_separator=_BETWEEN)
        parser.buffer_text = True
        parser.EntityDeclHandler = self._refuse
        parser.SkippedEntityHandler = self._refuse
        parser.ExternalEntityRefHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._say
        self._parser = parser
        with self._explained(raw):
            parser.Parse(raw, True)

    @contextmanager
    def _explained(self, raw: bytes) -> Iterator[None]:
        try:
            yield
        except expat.ExpatError as error:
            if error.code == _INVALID and not _DECLARED.match(raw):
                text_in(raw, self.path, "XML", None, "network.encoding")
            message = f"not well-formed XML, {expat.ErrorString(error.code)}"
            raise at(self.path, f"line {error.lineno}", message) from None
        except (LookupError, UnicodeError) as error:
            raise InputError(f"cannot read {self.path}: {error}") from None

    def _refuse(self, *_: object) -> int:
        line = f"line {self._parser.CurrentLineNumber}"
        raise at(self.path, line, "entities are not read, as they can blow up or fetch files; write the text out")

    def _start(self, name: str, about: dict[str, str]) -> None:
        space, _, local = name.rpartition(_BETWEEN)
        element = Element(local, {key.rpartition(_BETWEEN)[2]: value for key, value in about.items()}, 0)
        element.line = self._parser.CurrentLineNumber
        if not self._around:
            self._space = space
            if local != self.root:
                raise at(self.path, f"line {element.line}", f"the outermost element is {self.root}", local)
        if len(self._around) >= DEEPEST:
            raise at(self.path, f"line {element.line}", f"elements stand in each other at most {DEEPEST} deep", local)
        if space != self._space:
            element.name, element.foreign = "", local
        else:
            self.start(element, self._around)
        self._around.append(element)

    def _end(self, _: str) -> None:
        element = self._around.pop()
        if element.name:
            self.end(element, self._around)
        elif self.other is not None:
            self.other(element, self._around)

    def _say(self, text: str) -> None:
        if self._around:
            self._around[-1].text += text
