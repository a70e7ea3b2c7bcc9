"""Numbers that must not change unless somebody means them to: what is kept, and how it is made.

Each file in this folder is a kind of outcome, a line each: a name, a colon, and values. Whole
numbers and words are compared exactly, other numbers to 1e-9. `python -m tests.golden` writes the
files; where a value has changed it refuses until `sim.NUMBERS` is raised.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

import sim

FOLDER = Path(__file__).parent
DRAWN_BY_NUMPY = "drawn_networks"
"""The kind that depends on NumPy's distributions, which may change with its version."""

Lines = dict[str, str]


def text_of(values) -> str:
    """Return values as they stand on a line."""
    return " ".join(f"{one:.12g}" if isinstance(one, float) else str(one) for one in values)


def header(kind: str) -> str:
    """Return the first line of a file: whose numbers these are."""
    numpy = f", numpy {np.__version__}" if kind == DRAWN_BY_NUMPY else ""
    return f"# numbers {sim.NUMBERS}{numpy}"


def read(kind: str) -> tuple[str, Lines]:
    """Return the header and the lines of a committed file; empty if there is none."""
    file = FOLDER / f"{kind}.txt"
    first, *rest = file.read_text(encoding="utf-8").splitlines() if file.exists() else [""]
    return first, dict(line.split(": ", 1) for line in rest)


def write(kind: str, lines: Lines) -> None:
    """Write a file."""
    text = "\n".join([header(kind), *(f"{name}: {values}" for name, values in lines.items())])
    (FOLDER / f"{kind}.txt").write_text(text + "\n", encoding="utf-8")


def changed(kept: Lines, made: Lines) -> list[str]:
    """Return the names of lines that are gone or have other values; new ones do not count."""
    return [name for name, values in kept.items() if name not in made or not _equal(values, made[name])]


def _equal(one: str, other: str) -> bool:
    pairs = list(zip(one.split(" "), other.split(" "), strict=False))
    return one.count(" ") == other.count(" ") and all(a == b or _near(a, b) for a, b in pairs)


def _near(one: str, other: str) -> bool:
    """Return whether two numbers are equal to 1e-9; whole ones have to be equal."""
    try:
        a, b = float(one), float(other)
    except ValueError:
        return False
    whole = one.lstrip("-").isdigit() and other.lstrip("-").isdigit()
    return not whole and abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1.0)
