"""Beliefs in theories, read from the weights that past campaigns gave."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sim.errors import InputError, did_you_mean
from sim.reading import decoded, path_of
from sim.separators import SEPARATORS, between

FIELD = "belief"


def told(belief: Any, theories: Sequence[str]) -> Any:
    """Return beliefs, read from a file where they are one.

    Parameters
    ----------
    belief : object
        As in `sim.decide`; a path, or text that ends in .csv, is a file such as the weights.csv of a calibration.
    theories : sequence of str
        Names of the theories, in their order.

    Returns
    -------
    object
        A list of numbers, or what was given where it is no file.

    Raises
    ------
    InputError
        If the file cannot be read, tells nothing of a theory, or says that there can be no beliefs.
    """
    if isinstance(belief, (list, tuple)) and len(belief) == 1:  # as the command line gives it
        return told(belief[0], theories) if isinstance(belief[0], (str, Path)) else belief
    if not (isinstance(belief, Path) or (isinstance(belief, str) and belief.endswith(".csv"))):
        return belief
    rows = _rows(belief)
    found = {row["theory"].strip(): row[FIELD].strip() for row in rows}
    if not any(found.values()):
        raise InputError(
            f"belief is a file of weights that the guards allow, got {str(belief)!r}, where they are empty: past"
            " campaigns do not say which theory to believe",
            field=FIELD,
        )
    missing = next((one for one in theories if not found.get(one)), None)
    if missing is not None:
        known = [name for name, value in found.items() if value]
        raise InputError(
            f"belief is a file with a number for each theory, got {', '.join(known)} and nothing for"
            f" {missing}.{did_you_mean(missing, known)}",
            field=FIELD,
        )
    return [_number(found[one]) for one in theories]


def _rows(file: str | Path) -> list[dict[str, str]]:
    text = decoded(path_of(FIELD, file), "a CSV file").lstrip("\ufeff")
    first = text.partition("\n")[0]
    sign = between(first, [SEPARATORS[name] for name in ("comma", "semicolon")])
    table = csv.DictReader(io.StringIO(text), delimiter=sign)
    rows = [{key: value or "" for key, value in row.items() if key} for row in table]
    if not rows or not {"theory", FIELD} <= rows[0].keys():
        raise InputError(
            f"belief is a file with the columns theory and belief, as task=calibrate writes it, got {str(file)!r} with"
            f" {first.strip()!r}",
            field=FIELD,
        )
    return rows


def _number(text: str) -> Any:
    """Return a number, also one with a decimal comma; what is none is told where beliefs are checked."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return text
