"""A comparison in words and tables, for the terminal and for files."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from sim.study.comparison import RANDOM, Comparison
from sim.study.verdicts import FEWEST

CURVES = pa.schema(
    [(name, pa.string()) for name in ("theory", "strategy")]
    + [(name, pa.int64()) for name in ("world", "day", "aware", "convinced", "buyers")]
)
"""Columns of curves.parquet."""

_HEAD = ("", "reach", "95 % interval", "share", "vs random", "95 % interval", "half by", "cascades")


def plain(name: object) -> str:
    """Return a name as people write it.

    Parameters
    ----------
    name : object
        For instance "key_person".

    Returns
    -------
    str
        For instance "key person".
    """
    return str(name).replace("_", " ")


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
    return f"{campaign.money:,.10g} to spend on approaching some of {people:,} people"


def _span(low: float, high: float) -> str:
    return "-" if math.isnan(low) else f"{round(low):,} to {round(high):,}"


def _cells(row: pd.Series) -> tuple[str, ...]:
    half = "-" if math.isnan(row.days_to_half) else f"day {row.days_to_half:.0f}"
    alone = row.strategy == RANDOM or math.isnan(row.vs_random)
    return (
        f"{row['rank']:.0f}  {plain(row.strategy)}",
        f"{row.reach:,.0f}",
        _span(row.reach_low, row.reach_high),
        f"{row.reach_share:.1%}",
        "-" if alone else f"{round(row.vs_random):+,}",
        "-" if alone else _span(row.vs_random_low, row.vs_random_high),
        half,
        f"{row.global_cascades:.0%}",
    )


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
    table = comparison.table
    rows = {theory: [_cells(row) for _, row in part.iterrows()] for theory, part in table.groupby("theory", sort=False)}
    every = [_HEAD, *(cells for part in rows.values() for cells in part)]
    width = [max(len(cells[place]) for cells in every) for place in range(len(_HEAD))]
    width[0] = max(width[0], *(len(plain(str(theory))) for theory in rows))

    def line(cells: tuple[str, ...]) -> str:
        right = (cell.rjust(size) for cell, size in zip(cells[1:], width[1:], strict=True))
        return "  ".join([cells[0].ljust(width[0]), *right]).rstrip()

    lines: list[str] = []
    for theory, part in rows.items():
        lines += [line((plain(str(theory)), *_HEAD[1:])), *map(line, part), ""]
    return "\n".join(
        [
            *lines,
            f"Means over {comparison.worlds:,} worlds, the same for all strategies; t intervals over worlds.",
            "Half by: mean day by which half of a world's final number is convinced.",
            f"Cascades: share of worlds that reach {comparison.cascade_share:.0%} of all people.",
        ]
    )


def _one_strategy(comparison: Comparison) -> str:
    name = plain(comparison.strategies[0])
    parts = [f"{row.reach:,.0f} under {plain(row.theory)}" for row in comparison.table.itertuples()]
    return f"{name} reaches {_listed(parts)} of {comparison.network.n:,} people; with one strategy there is no choice."


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


def conclusion(comparison: Comparison) -> str:
    """Return what the comparison says, in one sentence.

    Parameters
    ----------
    comparison : Comparison
        What was played.

    Returns
    -------
    str
        Names strategies that are best, or cannot be told from the best, under every theory,
        if there are any; else the best under each theory. No verdict from too few worlds.
    """
    if len(comparison.strategies) == 1:
        return _sentence(_one_strategy(comparison))
    if comparison.worlds < FEWEST:
        few = (
            f"{comparison.worlds:,} world{'s are' if comparison.worlds > 1 else ' is'} too few to tell strategies apart"
        )
        return f"{few}: a verdict needs at least {FEWEST} in which they differ."
    table = comparison.table
    best = {row.theory: row.strategy for row in table[table["rank"] == 1].itertuples()}
    level = {theory: {best[theory], *comparison.level_with_best(theory)} for theory in comparison.theories}
    people = f"of {comparison.network.n:,} people"
    if all(len(names) == len(comparison.strategies) for names in level.values()):
        return f"In {comparison.worlds:,} worlds no strategy can be told from the others under any theory."
    both = [name for name in comparison.strategies if all(name in names for names in level.values())]
    under = _listed([plain(theory) for theory in comparison.theories])
    if both:
        reach = table.set_index(["theory", "strategy"]).reach
        numbers = [
            f"{_listed([f'{reach[theory, name]:,.0f}' for name in both])} under {plain(theory)}"
            for theory in comparison.theories
        ]
        are, verb = ("are", "reach") if len(both) > 1 else ("is", "reaches")
        alone = all(names == set(both) for names in level.values()) and len(both) == 1
        best_of = "best" if alone else "best, or cannot be told from the best,"
        which = f"{_listed([plain(name) for name in both])} {are} {best_of} under {under}"
        return _sentence(f"{which}: on average {_they(both)} {verb} {_listed(numbers)}, {people}.")
    parts = [
        f"{plain(row.strategy)} under {plain(row.theory)} ({row.reach:,.0f} {people})"
        for row in table[table["rank"] == 1].itertuples()
    ]
    return _sentence(f"which strategy reaches most depends on the theory: {_listed(parts)}.")


def _they(names: list[str]) -> str:
    return "they" if len(names) > 1 else "it"


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def write_tables(comparison: Comparison, folder: Path) -> None:
    """Write summary.csv, seeds.csv and curves.parquet.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    folder : pathlib.Path
        Where to put them.
    """
    comparison.table.to_csv(folder / "summary.csv", index=False, lineterminator="\n")
    comparison.seeds.to_csv(folder / "seeds.csv", index=False, lineterminator="\n")
    with pq.ParquetWriter(folder / "curves.parquet", CURVES) as writer:
        for part in comparison.curve_parts():
            writer.write_table(pa.Table.from_pandas(part, schema=CURVES, preserve_index=False))
