"""What Python and notebooks show of a thing whose sentences stand with the report.

The report knows what it tells of, and not the other way round; so the file that has the sentences is found by its name,
when it is asked for.
"""

from __future__ import annotations

from importlib import import_module

_HOME = "sim.report.shown"


class Shown:
    """Something that is shown in a few sentences, and in a notebook as a small table."""

    def __repr__(self) -> str:
        return str(import_module(_HOME).text(self))

    def _repr_html_(self) -> str:
        return str(import_module(_HOME).html(self))
