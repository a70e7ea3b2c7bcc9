"""A table of ties: which columns are which, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sim.errors import InputError, did_you_mean
from sim.ids import whole_numbers
from sim.networks.columns import Codes, Column, Text, number_of
from sim.networks.tables import Table
from sim.rows import DST, SRC, WEIGHT, bare
from sim.separators import SEPARATORS
from sim.words import say


@dataclass(eq=False)
class Ties:
    """A table of ties.

    Parameters
    ----------
    table : Table
        Rows of the file, its header included.
    asked_header : bool or None
        Whether the first row holds names; None finds out.
    named : dict of str to str or None
        Names of the columns src, dst and weight, where the user gave them.
    """

    table: Table
    asked_header: bool | None
    named: dict[str, str | None]

    @cached_property
    def _skip(self) -> int:
        """Rows of header: 0 or 1."""
        wanted = [(what, name) for what, name in self.named.items() if name is not None]
        if wanted and self.asked_header is not False:
            return 1
        header = self.asked_header if self.asked_header is not None else self._looks_like_header()
        if not header and wanted:
            what, name = wanted[0]
            raise InputError(f"{what} is the name of a column, which needs a header, got {name!r}", field=what)
        return int(header)

    def _looks_like_header(self) -> bool:
        names = bare(self.table.first)
        if _find(names, SRC, -1) >= 0 and _find(names, DST, -1) >= 0:
            return True
        for place in (0, 1):
            below = self.table.column(place, 1).values
            if not below or whole_numbers(np.array(below, dtype=np.str_)) is None:
                return False
        return not any(np.isfinite(number_of(name)) or name[:1].isdigit() for name in self.table.first[:2])

    @cached_property
    def _names(self) -> Text:
        return self.table.first if self._skip else []

    @property
    def header(self) -> str:
        """The first row, where it holds names."""
        return ",".join(self._names)

    @property
    def separator(self) -> str:
        """What stands between columns, in a word, if it is no comma."""
        return "".join(say(f"separator-{name}") for name, one in SEPARATORS.items() if one == self.table.between != ",")

    @cached_property
    def _places(self) -> tuple[int, int, int]:
        """Where src, dst and weight stand; the last is -1 where there is none."""
        table, names = self.table, bare(self._names)
        if not self._skip and len(table.cells) > 3:
            raise table.wrong(0, f"a row without a header has 2 or 3 columns; {table.form}")
        chosen = {what: _asked(what, name, self._names) for what, name in self.named.items()}
        src = chosen["src"] if chosen["src"] >= 0 else _find(names, SRC, -1)
        dst = chosen["dst"] if chosen["dst"] >= 0 else _find(names, DST, -1)
        src = src if src >= 0 else int(dst == 0)
        dst = dst if dst >= 0 else int(src == 0)
        weight = chosen["weight"]
        if weight < 0:
            weight = _find(names, WEIGHT, 2 if not self._skip and len(table.cells) == 3 else -1)
        return src, dst, weight

    @property
    def aside(self) -> Text:
        """Names of the columns that are not read."""
        return [name for place, name in enumerate(self._names) if place not in self._places]

    @cached_property
    def ends(self) -> tuple[Text, Codes, Codes]:
        """Everybody in the table, and who speaks and hears in each row."""
        src, dst, _ = self._places
        cells = [self.table.cells[place].slice(self._skip) for place in (src, dst)]
        both = Column.of(pa.chunked_array([*cells[0].chunks, *cells[1].chunks], pa.string()))
        rows = len(both.codes) // 2
        if not rows:
            raise InputError(f"{self.table.path} has a header and no rows")
        blank = both.rows("")
        if blank.any():
            raise self.table.wrong(self._skip + int(np.argmax(blank[:rows] | blank[rows:])), "a tie has two ids")
        return both.values, both.codes[:rows], both.codes[rows:]

    def wrong(self, tie: int, message: str) -> InputError:
        """Return an error that names the line of a tie, and shows its row.

        Parameters
        ----------
        tie : int
            Counted from 0, a heading left out.
        message : str
            What is wrong.

        Returns
        -------
        InputError
            To be raised.
        """
        return self.table.wrong(self._skip + tie, message)

    @property
    def weights(self) -> NDArray[np.float64] | None:
        """The weight of each row; None where there is no such column."""
        place = self._places[2]
        if place < 0:
            return None
        weights = self.table.column(place, self._skip).numbers(1.0, self.table.between == ";")
        bad = ~(np.isfinite(weights) & (weights >= 0))
        if bad.any():
            row = self._skip + int(np.argmax(bad))
            comma = "," in str(self.table.cells[place][row].as_py())
            raise self.table.wrong(row, f"weight is a number of 0 or more{', with a decimal point' if comma else ''}")
        return weights


def _find(names: Text, known: tuple[str, ...], default: int) -> int:
    return next((place for place, name in enumerate(names) if name in known), default)


def _asked(what: str, name: str | None, names: Text) -> int:
    """Return where the column stands that the user named; -1 if they named none."""
    if name is None:
        return -1
    if name not in names:
        raise InputError(
            f"{what} is one of the columns {', '.join(names)}; got {name!r}.{did_you_mean(name, names)}", field=what
        )
    return names.index(name)
