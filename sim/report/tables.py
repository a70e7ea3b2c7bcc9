"""A decision in files of rows and columns."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from sim.study.comparison import Comparison
from sim.study.decide import Decision

CURVES = pa.schema(
    [(name, pa.string()) for name in ("theory", "strategy")]
    + [(name, pa.int64()) for name in ("world", "day", "aware", "convinced", "buyers")]
)
"""Columns of curves.parquet."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def guarded(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table in which no text can be taken for a formula by a spreadsheet.

    Parameters
    ----------
    frame : pandas.DataFrame
        Any.

    Returns
    -------
    pandas.DataFrame
        Text that begins like a formula and is no number has an apostrophe before it.

    Examples
    --------
    >>> guarded(pd.DataFrame({"id": ["=1+1", "@cmd", "-5", "ann"]})).id.tolist()
    ["'=1+1", "'@cmd", '-5', 'ann']
    """
    return frame.map(_guarded).rename(columns=_guarded)


def _guarded(value: Any) -> Any:
    if not isinstance(value, str) or not value.startswith(_FORMULA):
        return value
    try:
        float(value)
    except ValueError:
        return "'" + value
    return value


def write_csv(frame: pd.DataFrame, file: Path) -> None:
    """Write a table as CSV, the same bytes everywhere.

    Parameters
    ----------
    frame : pandas.DataFrame
        Any.
    file : pathlib.Path
        Where to put it.
    """
    guarded(frame).to_csv(file, index=False, lineterminator="\n")


def write_tables(decision: Decision, folder: Path) -> None:
    """Write the tables of a decision as CSV, and the curves as Parquet.

    Parameters
    ----------
    decision : Decision
        What was decision.
    folder : pathlib.Path
        Where to put them.
    """
    comparison = decision.comparison
    frames = {
        "summary": comparison.table,
        "verdicts": comparison.pairs,
        "choice": decision.table,
        "flips": decision.flips,
        "expected": decision.expected,
        "seeds": comparison.seeds,
    }
    if comparison.matches:
        frames["matching"] = matching(comparison)
    for name, frame in frames.items():
        write_csv(frame, folder / f"{name}.csv")
    with pq.ParquetWriter(folder / "curves.parquet", CURVES) as writer:
        for part in comparison.curve_parts():
            writer.write_table(pa.Table.from_pandas(part, schema=CURVES, preserve_index=False))


def matching(comparison: Comparison) -> pd.DataFrame:
    """Return how theories were set to reach as many.

    Parameters
    ----------
    comparison : Comparison
        Its matches.

    Returns
    -------
    pandas.DataFrame
        A row per theory: theory, target, knob, reached with low and high (95 % t interval over
        tuning worlds), cascades, below and above (shares on both sides of the nearest jump),
        matched.
    """
    rows = []
    for one in comparison.matches:
        row = asdict(one)
        row["reached"], row["low"], row["high"] = one.reached
        rows.append(row | {"matched": one.matched})
    order = ["theory", "target", "knob", "reached", "low", "high", "cascades", "below", "above", "matched"]
    return pd.DataFrame(rows, columns=order)
