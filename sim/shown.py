"""What Python and notebooks show of a thing whose sentences stand with the report.

The report knows what it tells of, and not the other way round; so the file that has the sentences is found by its name,
when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import ClassVar


class Shown:
    """Something that is shown in a few sentences, and in a notebook as a small table."""

    _shown_by: ClassVar[str] = "sim.report.shown"

    def __repr__(self) -> str:
        return str(import_module(self._shown_by).text(self))

    def _repr_html_(self) -> str:
        return str(import_module(self._shown_by).html(self))
