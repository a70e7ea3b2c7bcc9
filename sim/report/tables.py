"""A decision in files of rows and columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from sim.engines.base import MEASURES
from sim.report.csv import write_csv
from sim.study.comparison import Comparison
from sim.study.decide import Decision
from sim.study.robustness import robustness

CURVES = pa.schema(
    [(name, pa.string()) for name in ("theory", "strategy")]
    + [(name, pa.int64()) for name in ("world", "day", "aware", "convinced", "buyers")]
)
"""Columns of curves.parquet."""

_TENTHS = range(1, 10)
DECILES = pa.schema(
    [*((name, pa.string()) for name in ("theory", "strategy")), ("day", pa.int64())]
    + [(f"{one}_{what}", pa.float64()) for one in MEASURES for what in ("mean", *(f"p{tenth}0" for tenth in _TENTHS))]
)
"""Columns of curves.parquet where all curves would be too many rows."""


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
        "summary": _with_references(comparison),
        "verdicts": comparison.pairs,
        "choice": decision.table,
        "flips": decision.flips,
        "expected": decision.expected,
        "seeds": comparison.seeds,
    }
    tried = robustness(comparison)
    if len(tried):
        frames["robustness"] = tried
    if comparison.matches:
        frames["matching"] = matching(comparison)
    for name, frame in frames.items():
        write_csv(frame, folder / f"{name}.csv")
    schema, parts = (
        (CURVES, comparison.curve_parts()) if comparison.runs.curves.step == 1 else (DECILES, deciles(comparison))
    )
    with pq.ParquetWriter(folder / "curves.parquet", schema) as writer:
        for part in parts:
            writer.write_table(pa.Table.from_pandas(part, schema=schema, preserve_index=False))


def _with_references(comparison: Comparison) -> pd.DataFrame:
    """Return all plans in one table, those last that others are only held against."""
    if comparison.references.empty:
        return comparison.table
    return pd.concat([comparison.table, comparison.references], ignore_index=True).astype({"rank": "Int64"})


def deciles(comparison: Comparison) -> Iterator[pd.DataFrame]:
    """Yield what stands in place of curves that would be too many rows.

    Parameters
    ----------
    comparison : Comparison
        Of which not the curves of all worlds were kept.

    Yields
    ------
    pandas.DataFrame
        A row per day of one theory and strategy: of the people aware, convinced and buying the mean
        over all worlds, and the deciles over those that were kept.
    """
    curves = comparison.runs.curves
    whole = curves.blocks * curves.worlds_per_block
    for place, part in enumerate(comparison.curve_parts()):
        theory, strategy = divmod(place, len(comparison.strategies))
        frame: dict[str, Any] = {"theory": comparison.theories[theory], "strategy": comparison.strategies[strategy]}
        frame["day"] = np.arange(curves.days)
        for row, measure in enumerate(MEASURES):
            people = part[measure].to_numpy().reshape(-1, curves.days)
            frame[f"{measure}_mean"] = curves.sums[theory, strategy, row] / whole
            for tenth, values in zip(_TENTHS, np.quantile(people, [one / 10 for one in _TENTHS], axis=0), strict=True):
                frame[f"{measure}_p{tenth}0"] = values
        yield pd.DataFrame(frame)


def matching(comparison: Comparison) -> pd.DataFrame:
    """Return how theories were set to reach as many.

    Parameters
    ----------
    comparison : Comparison
        Comparison whose theories were matched, or none of them.

    Returns
    -------
    pandas.DataFrame
        A row per theory: theory, target, contagiousness, reached with low and high (95 % interval in
        fresh worlds), cascades, below and above (shares on both sides of the nearest jump in tuning
        worlds), worlds (how many fresh ones), matched, words.
    """
    rows = []
    for one in comparison.matches:
        row = asdict(one)
        row["reached"], row["low"], row["high"] = one.reached
        rows.append(row | {"matched": one.matched, "words": one.words})
    order = ["theory", "target", "contagiousness", "reached", "low", "high", "cascades", "below", "above", "worlds"]
    order += ["matched", "words"]
    return pd.DataFrame(rows, columns=order)
