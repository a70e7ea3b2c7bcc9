"""Write what columns mean where people read it: the table of columns in results/README.md.

What each is called, counted in and means stands in the catalogue (`sim.report.columns`); run
``python -m experiments.columns`` after a change there.
"""

from __future__ import annotations

from pathlib import Path

from sim.analysis import task as analysis
from sim.report.columns import COLUMNS, entry_of
from sim.sweeps import table as sweeps
from sim.tasks import against, calibrate, influentials, surrogate, value, worth
from sim.words import say

FILE = Path(__file__).parent.parent / "results" / "README.md"
TASKS = (against, calibrate, worth, influentials, surrogate, value, sweeps, analysis)
FILES = COLUMNS | {file: names for task in TASKS for file, names in task.COLUMNS.items()}
"""Names of columns by file, of all tasks."""
HEADING = "## Columns"
ENDINGS = {name: f"{name}.parquet" for name in ("blocks", "curves", "worlds")}
"""Files that are no CSV."""
TOGETHER = {"column-decile": "<measure>_p10, ..., <measure>_p90", "column-mean": "<measure>_mean"}
"""Columns that have a row together."""


def page(text: str) -> str:
    """Return the page on results with a table of all columns at its end.

    Parameters
    ----------
    text : str
        The page, with or without the table.

    Returns
    -------
    str
        In Markdown.
    """
    before = text.partition(f"\n{HEADING}\n")[0].rstrip("\n")
    words = "Written by `python -m experiments.columns`. An interval of a mean is at 95 %, and over blocks."
    rows = [f"| `{name}` | {', '.join(files)} | {unit} | {meaning} |" for name, files, unit, meaning in columns()]
    head = ["| column | in | unit | meaning |", "|---|---|---|---|"]
    return "\n".join([before, "", HEADING, "", words, "", *head, *rows, ""])


def columns() -> list[tuple[str, list[str], str, str]]:
    """Return all columns of all files.

    Returns
    -------
    list of tuple
        Name, files, unit and meaning; a name has a row for each meaning, and deciles have one together.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for file, names in FILES.items():
        for name in names:
            entry = entry_of(name, file)
            shown = {"column-decile": "<measure>_p10, ..., <measure>_p90", "column-mean": "<measure>_mean"}.get(
                entry, name
            )
            files = found.setdefault((shown, entry), [])
            written = ENDINGS.get(file, f"{file}.csv")
            files.extend([written] if written not in files else [])
    return [(name, files, say(f"{entry}.unit"), say(f"{entry}.meaning")) for (name, entry), files in found.items()]


def main() -> None:
    """Write the page anew."""
    FILE.write_text(page(FILE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
