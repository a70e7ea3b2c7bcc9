"""The list of people to approach, in order, with what is known of them: for mailing and for spreadsheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.budget import MILLION
from sim.engines.base import days_of_approach
from sim.engines.compiled import CompiledEngine
from sim.graph.communities import communities
from sim.network import Network
from sim.report.columns import column
from sim.report.csv import write_csv
from sim.study.decide import Decision
from sim.study.parts import Part
from sim.study.ranked import Ranked
from sim.words import NONE, label, say
from sim.words.numbers import written
from sim.world import World

NAME = "invitations"
OURS = ("theory", "place", "id", "contacts", "groups", "wave", "day", "fee", "why")
"""Columns that are ours, whatever a table of people has."""

YOURS = "your_"
"""What stands before the name of a column of the table of people that is called like one of ours."""

_COUNTED = ("place", "contacts", "groups", "wave", "day", "fee")

MOST = 1000
"""People who are listed on the page; all stand in the files."""

_WRITTEN = datetime(2000, 1, 1)  # the same bytes whenever a run is redone


def invitations(decision: Decision, own: bool = True) -> pd.DataFrame:
    """Return whom the chosen plan approaches, in order; where chance decides, as it fell in the first world.

    Parameters
    ----------
    decision : Decision
        What was decided.
    own : bool
        Whether to add the columns of the table of people; not where ids are hashed, as these can be names.

    Returns
    -------
    pandas.DataFrame
        Columns: theory (only where a plan approaches other people under each), place (from 1), id, the columns of
        the table of people, contacts (listeners), groups (communities that these and the person belong to), wave and
        day (only where not all are approached on day 0), fee and why, in words. Columns of the table that are called
        like ours have `YOURS` before their name; a fee that is the one to be paid stands there once. Where networks
        are drawn, of the first one.
    """
    instance = decision.comparison.player.instance
    ranked = [one for one in instance.ranked if one.plan == decision.choice]
    lists = [_list(decision, one, own) for one in ranked]
    if len(lists) == 1:
        return lists[0]
    return pd.concat(
        [one.assign(theory=of.theory).set_index("theory").reset_index() for of, one in zip(ranked, lists, strict=True)],
        ignore_index=True,
    )


def may_tell(about: Mapping[str, Any]) -> bool:
    """Return whether what is known of people may be written down.

    Parameters
    ----------
    about : mapping
        As in the manifest.

    Returns
    -------
    bool
        False where ids are hashed.
    """
    network = (about.get("config") or {}).get("network")
    return not isinstance(network, Mapping) or network.get("hash_ids") is None


def _list(decision: Decision, ranked: Ranked, own: bool) -> pd.DataFrame:
    comparison, name = decision.comparison, ranked.plan
    instance = comparison.player.instance
    network, spending = instance.network, instance.spending[name]
    people, wave = listed(decision, ranked)
    waves = _part(decision, ranked).done.waves
    contacts, groups = network.listeners[people], _groups(network, people, comparison.design.root_seed)
    fees = spending.fees[people] / MILLION
    frame = pd.DataFrame({"place": np.arange(1, len(people) + 1), "id": network.ids[people]})
    known = {name: values[people] for name, values in instance.people.traits.items() if own}
    if "fee" in known and np.array_equal(known["fee"], fees):
        del known["fee"]
    frame = frame.assign(**{f"{YOURS * (name in OURS)}{name}": _whole(values) for name, values in known.items()})
    frame["contacts"], frame["groups"] = contacts, groups
    if len(waves.days) > 1:
        frame["wave"] = wave + 1
    if waves.days != (0,):
        frame["day"] = np.array(waves.days, np.int64)[wave]
    frame["fee"] = fees
    plan = label("strategy", name)
    frame["why"] = [
        say("invitation-why", place=place, plan=plan, contacts=int(own), groups=int(of))
        for place, own, of in zip(frame.place, contacts, groups, strict=True)
    ]
    return frame


def listed(decision: Decision, ranked: Ranked) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return whom the chosen plan approaches, as chance fell in the first world and as long as nobody is convinced.

    Parameters
    ----------
    decision : Decision
        What was decided.
    ranked : Ranked
        Whom the plan ranks how, under all theories or one.

    Returns
    -------
    tuple of (k,) int64 arrays
        Numbers of people in the order of approach, and the wave of each, from 0.
    """
    comparison, done = decision.comparison, _part(decision, ranked).done
    instance, design = comparison.player.instance, comparison.design
    spending, lots = instance.spending[ranked.plan], design.plans[ranked.plan].lots
    world = World(instance.network.n, instance.network.m, design.root_seed, 0)
    if done.waves.adaptive:
        order, purse = spending.order(ranked.ranking, world, lots), spending.purse(ranked.ranking)
        nobody = replace(done, accept=np.zeros_like(done.accept), outside=())
        days = CompiledEngine(_part(decision, ranked).heard).play(world, nobody, order, purse).approached
    else:
        order = spending.roster(ranked.ranking, world, lots)
        days = days_of_approach(done.waves, order, instance.network.n)
    people = order[days[order] >= 0]
    wave = np.searchsorted(done.waves.days, days[people])
    first = np.argsort(wave, kind="stable")
    return people[first], wave[first]


def _part(decision: Decision, ranked: Ranked) -> Part:
    """Return what a plan does, under the theory that it knows or the first one."""
    comparison = decision.comparison
    return comparison.player.instance.parts[ranked.theory or comparison.theories[0], ranked.plan]


def _whole(values: NDArray[Any]) -> Any:
    """Return numbers of which all are whole as such, so that 491234567 stays as it is."""
    if values.dtype.kind != "f" or not (np.isnan(values) | ((values % 1 == 0) & (np.abs(values) < 2**53))).all():
        return values
    return pd.array(values, dtype="Int64")


def _groups(network: Network, people: NDArray[np.int64], root_seed: int) -> NDArray[np.int64]:
    """Return to how many communities people and their listeners belong."""
    group = communities(network, root_seed)
    start, hearer = network.start, network.listener
    return np.array(
        [len({int(group[one]), *group[hearer[start[one] : start[one + 1]]].tolist()}) for one in people], np.int64
    )


def shown(decision: Decision, own: bool = True) -> tuple[list[str], list[list[str]]]:
    """Return the list for a page.

    Parameters
    ----------
    decision, own
        As in `invitations`.

    Returns
    -------
    tuple of list of str and list of list of str
        Heads of columns and rows of cells; at most `MOST` people.
    """
    frame = invitations(decision, own).head(MOST)
    heads = [column(name, NAME) if name in OURS else name for name in frame.columns]
    rows = ([_cell(*cell) for cell in zip(frame.columns, row, strict=True)] for row in frame.itertuples(index=False))
    return heads, [*rows]


def _cell(name: str, value: Any) -> str:
    """Return a number of ours as everywhere, and what stands in a table of people as it stands there."""
    if pd.isna(value):
        return NONE
    return written(float(value), 6) if name in _COUNTED else str(value)


def write_invitations(decision: Decision, folder: Path, own: bool = True) -> None:
    """Write invitations.csv and invitations.xlsx.

    Parameters
    ----------
    decision : Decision
        What was decided.
    folder : pathlib.Path
        Of the run.
    own : bool
        As in `invitations`.
    """
    frame = invitations(decision, own)
    write_csv(frame, folder / f"{NAME}.csv")
    _write_workbook(frame, folder / f"{NAME}.xlsx")


def _write_workbook(frame: pd.DataFrame, file: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": _WRITTEN})
        sheet = book.add_worksheet(NAME)
        bold = book.add_format({"bold": True})
        sheet.write_row(0, 0, list(frame.columns), bold)
        for row, cells in enumerate(frame.itertuples(index=False), start=1):
            for place, cell in enumerate(cells):
                _write_cell(sheet, row, place, cell)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(frame), 1), len(frame.columns) - 1)
        for place, column in enumerate(frame.columns):
            longest = max([len(str(column)), *(len(str(cell)) for cell in frame[column])])
            sheet.set_column(place, place, min(longest + 2, 60))


def _write_cell(sheet: Any, row: int, column: int, cell: Any) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, cell)
    elif not pd.isna(cell):
        sheet.write_number(row, column, float(cell))
