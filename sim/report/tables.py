"""A decision in tables, for the terminal and for files."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from sim.report.spelling import NONE, amount, percent, plain, shortened, span
from sim.report.words import SAME, has_cost, played, standing, unit
from sim.study.comparison import RANDOM, Comparison
from sim.study.decide import Decision, decide
from sim.study.verdicts import FEWEST, WORSE

CURVES = pa.schema(
    [(name, pa.string()) for name in ("theory", "strategy")]
    + [(name, pa.int64()) for name in ("world", "day", "aware", "convinced", "buyers")]
)
"""Columns of curves.parquet."""

WIDTH = 110
"""The ranking is no wider than this many characters."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def outlay(comparison: Comparison) -> str:
    """Return what every strategy could spend.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    str
        For instance "20 of 2,000 people approached".
    """
    campaign, people = comparison.arena.campaign, comparison.network.n
    if campaign.money is None:
        return f"{campaign.budget:,} of {people:,} people approached"
    return f"{amount(campaign.money)} to spend on approaching some of {people:,} people"


def has_money(comparison: Comparison) -> bool:
    """Return whether cost and profit say anything.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    bool
        There are fees, a fixed cost, or revenue.
    """
    return has_cost(comparison) or comparison.arena.campaign.revenue > 0


def head(comparison: Comparison) -> list[str]:
    """Return the columns of a ranking.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    list of str
        The first is the strategy's.
    """
    money = ["cost", "profit"] if has_money(comparison) else []
    versus = ["vs random", "95 % interval"] if _held_against_random(comparison) else []
    return ["strategy", comparison.goal.measure, "95 % interval", *versus, "verdict", "flop", *money]


def ranked(comparison: Comparison, theory: str) -> list[list[str]]:
    """Return the rows of a ranking.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    theory : str
        Under which theory.

    Returns
    -------
    list of list of str
        Best mean first, with the columns of `head`.
    """
    table = comparison.table
    return [_cells(comparison, row) for row in table[table.theory == theory].to_dict("records")]


def _held_against_random(comparison: Comparison) -> bool:
    return RANDOM in comparison.strategies and len(comparison.strategies) > 1


def _cells(comparison: Comparison, row: dict[str, Any]) -> list[str]:
    versus = [amount(row["vs_random"], signed=True), span(row["vs_random_low"], row["vs_random_high"], signed=True)]
    if row["strategy"] == RANDOM:
        versus = [NONE, NONE]
    return [
        f"{row['rank']}  {plain(row['strategy'])}",
        amount(row["goal"]),
        span(row["goal_low"], row["goal_high"]),
        *(versus if _held_against_random(comparison) else []),
        _verdict(comparison, row["theory"], row["strategy"], row["rank"]),
        percent(row["flops"]),
        *([amount(row["cost"]), amount(row["profit"])] if has_money(comparison) else []),
    ]


def _verdict(comparison: Comparison, theory: str, name: str, rank: int) -> str:
    best = comparison.best(theory)
    if name != best:
        word = standing(comparison, theory, name, best)
        return "same as first" if word == SAME else word
    words = {standing(comparison, theory, other, best) for other in comparison.strategies if other != best}
    if not words:
        return "alone"
    return "best" if words == {WORSE} else "first"


def ranking(comparison: Comparison) -> str:
    """Return the ranked tables, one for each theory.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    str
        Lines of text.
    """
    columns = head(comparison)
    parts = {theory: ranked(comparison, theory) for theory in comparison.theories}
    every = [columns, *(cells for rows in parts.values() for cells in rows)]
    width = [max(len(cells[place]) for cells in every) for place in range(len(columns))]
    room = WIDTH - sum(width[1:]) - 2 * len(width[1:])
    width[0] = max(min(room, max(width[0], *(len(plain(theory)) for theory in parts))), 12)

    def line(cells: list[str]) -> str:
        right = (cell.rjust(size) for cell, size in zip(cells[1:], width[1:], strict=True))
        return "  ".join([shortened(cells[0], width[0]).ljust(width[0]), *right]).rstrip()

    lines: list[str] = []
    for theory, rows in parts.items():
        lines += [line([plain(theory), *columns[1:]]), *map(line, rows), ""]
    return "\n".join([*lines, *notes(comparison)])


def notes(comparison: Comparison) -> list[str]:
    """Return what the columns of a ranking mean.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    list of str
        Short sentences.
    """
    goal = comparison.goal
    counts = f"Mean {goal.words} over {played(comparison)}, the same for all strategies; t intervals."
    margin = f", margin {amount(comparison.margin)} {unit(goal)}" if comparison.margin else ""
    said = [counts]
    if len(comparison.strategies) > 1:
        said.append(
            f"Verdict: against the first, at a joint level of {percent(comparison.level)}{margin}; none from fewer than"
            f" {FEWEST} differences."
        )
    flop = "a loss" if goal.measure == "profit" else "word of mouth does not double those approached"
    return [*said, f"Flop: share of worlds in which there is {flop}." if goal.unit == "money" else f"Flop: share of worlds in which {flop}."]


def conclusion(comparison: Comparison) -> str:
    """Return the answer of a comparison that was not decided on yet.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    str
        As `answer` has it, in one text.
    """
    from sim.report.words import answer

    return " ".join(answer(decide(comparison)))


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


def write_tables(decision: Decision | Comparison, folder: Path) -> None:
    """Write the tables of a decision as CSV, and the curves as Parquet.

    Parameters
    ----------
    decision : Decision or Comparison
        What was decided; a comparison is decided on first.
    folder : pathlib.Path
        Where to put them.
    """
    decided = decide(decision) if isinstance(decision, Comparison) else decision
    comparison = decided.comparison
    frames = {
        "summary": comparison.table,
        "verdicts": comparison.pairs,
        "choice": decided.table,
        "flips": decided.flips,
        "expected": decided.expected,
        "seeds": comparison.seeds,
    }
    if comparison.matches:
        frames["matching"] = matching(comparison)
    for name, frame in frames.items():
        guarded(frame).to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")
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
