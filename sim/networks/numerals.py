"""Numbers as people write them: one format for a file, found from all its cells.

A point or a comma may stand before the decimals or between thousands. ``1.250`` may be either; ``2,50`` beside it
decides. Percent signs, currencies and the usual codes of missing values are understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError, plain
from sim.networks.columns import Column, Text, number_of
from sim.networks.tables import Table
from sim.settings import setting

MISSING = frozenset(("", "nan", "na", "n/a", "#n/a", "#na", "<na>", "none", "null", "nil", "-", "--", "\u2013", "?"))
"""What stands, in small letters, where a number is not known."""

SIGNS = {"point": ".", "comma": ","}
"""What may stand before the decimals."""

_CODES = "EUR|USD|GBP|CHF|JPY|CNY|SEK|NOK|DKK|PLN|CZK|HUF|CAD|AUD|NZD|INR|BRL|MXN|ZAR|TRY|KRW|kr|z\u0142|Fr\\.?"
_MONEY = rf"[€$£¥₹₩₽]|{_CODES}"
_CELL = re.compile(
    rf"(?P<before>{_MONEY})?\s*(?P<sign>[+\-\u2212]?)\s*(?P<before2>{_MONEY})?\s*"
    rf"(?P<body>\d[\d.,'\u2019\s]*(?<!\s)|[.,]\d+)(?P<power>[eE][+-]?\d+)?\s*(?P<percent>%)?\s*(?P<after>{_MONEY})?"
)
_SIGNED = re.compile("[.,]")
_OTHER = {".": ",", ",": "."}
_ENOUGH = 1000
_BETWEEN = re.compile("['\u2019\u00a0\u2007\u2009\u202f ]")
_GROUPS = {
    sign: re.compile(
        rf"[1-9]\d{{0,2}}(?P<t>{other})\d{{3}}(?:(?P=t)\d{{3}})*(?:[{sign}]\d*)?|\d+(?:[{sign}]\d*)?|[{sign}]\d+"
    )
    for sign, other in ((".", "[,'\u2019\u00a0\u2007\u2009\u202f ]"), (",", "[.'\u2019\u00a0\u2007\u2009\u202f ]"))
}


Place = TypeVar("Place")


class Amount(NamedTuple):
    """A number and what it counts.

    Parameters
    ----------
    value : float
        Not-a-number where a cell holds none.
    money : str
        Sign or code of its currency; empty for none.
    """

    value: float
    money: str = ""


_NONE = Amount(np.nan)


def said_by(cell: str) -> str:
    """Return what a cell says of the number format of its table.

    Parameters
    ----------
    cell : str
        Without space around it.

    Returns
    -------
    str
        The sign before the decimals, "." or ","; "?" where it can be read both ways; "" where it says nothing.
    """
    found = _CELL.fullmatch(cell)
    if found is None:
        return ""
    body = _BETWEEN.sub("", found["body"])
    signs = [one for one in body if one in ".,"]
    if len(set(signs)) == 2:
        return signs[-1]
    if len(signs) != 1:
        return "" if not signs else ".,"[signs[0] == "."]
    whole, _, decimals = body.partition(signs[0])
    groups = len(decimals) == 3 and re.fullmatch(r"[1-9]\d{0,2}", whole) and not found["power"]
    return "?" if groups and not _BETWEEN.search(found["body"]) else signs[0]


def amount(cell: str, decimal: str) -> Amount:
    """Return a cell as a number.

    Parameters
    ----------
    cell : str
        Without space around it.
    decimal : str
        The sign before the decimals, "." or ",".

    Returns
    -------
    Amount
        50 % is 0.5; not-a-number where the cell is no number of this format.
    """
    found = _CELL.fullmatch(cell)
    written = found and _GROUPS[decimal].fullmatch(found["body"])
    if found is None or not written or (written["t"] and found["power"]):
        return _NONE
    digits = "".join(one for one in found["body"] if one.isdecimal() or one == decimal).replace(",", ".")
    sign = "-" if found["sign"] in ("-", "\u2212") else ""
    moneys = [one for one in (found["before"], found["before2"], found["after"]) if one]
    if len(moneys) > 1:
        return _NONE
    value = float(f"{sign}{digits}{found['power'] or ''}{'e-2' if found['percent'] and not found['power'] else ''}")
    return Amount(value / 100 if found["percent"] and found["power"] else value, "".join(moneys))


def decided(cells: Iterable[tuple[Place, str]]) -> tuple[str, tuple[Place, str] | None]:
    """Return the sign before the decimals: the first cell that can be read in one way only decides.

    Parameters
    ----------
    cells : iterable of tuple of place and str
        Cells of a file without space around them, and where they stand.

    Returns
    -------
    tuple of str and (place, str) or None
        "." or ","; "." where no cell decides, and then the first that can be read both ways.
    """
    unsure = None
    for place, cell in cells:
        said = said_by(cell) if "." in cell or "," in cell else ""
        if said in _OTHER:
            return said, None
        if said == "?" and unsure is None:
            unsure = place, cell
    return ".", unsure


def refuse_unsure(cell: str, wrong: Callable[[str], InputError]) -> None:
    """Ask what a cell means that can be read in two ways.

    Parameters
    ----------
    cell : str
        Such as 1.250 or 1,250.
    wrong : callable
        Makes an error of a message: it names file and row.

    Raises
    ------
    InputError
        With the setting, and both values.
    """
    point, comma = (plain(amount(cell, sign).value) for sign in SIGNS.values())
    raise wrong(
        f"{cell!r} can be read in two ways: write network.decimal=point for {point}, network.decimal=comma for {comma}"
    )


def decimal_of(table: Table, columns: Iterable[Column], skip: int, asked: str | None) -> str:
    """Return the sign before the decimals in a table.

    Parameters
    ----------
    table : Table
        Where the columns stand, for messages.
    columns : iterable of Column
        Those that hold numbers.
    skip : int
        Rows of header above them.
    asked : {"point", "comma"} or None
        What the user says; None looks at the cells.

    Returns
    -------
    str
        "." or ","; "." where there are no decimals.

    Raises
    ------
    InputError
        If there are cells such as 1.250 and no other says how to read them; with the row and the setting.
    """
    if asked is not None:
        return SIGNS[asked]
    each = (((column, code), cell) for column in columns for code, cell in enumerate(column.values))
    decimal, unsure = decided(each)
    if unsure is not None:
        (column, code), cell = unsure
        refuse_unsure(cell, partial(table.wrong, skip + int(np.argmax(column.codes == code))))
    return decimal


def looks_like_numbers(values: Text) -> bool:
    """Return whether all cells are numbers in some format, or missing.

    Parameters
    ----------
    values : list of str
        Different cells of a column, without space around them.

    Returns
    -------
    bool
        True also where all are missing.
    """
    return all(one.isdecimal() or one.lower() in MISSING or _CELL.fullmatch(one) for one in values)


def numbers_in(name: str, column: Column, decimal: str, blank: float) -> NDArray[np.float64]:
    """Return the cells of a column as numbers.

    Parameters
    ----------
    name : str
        Of the column, for messages.
    column : Column
        Its cells are numbers, missing, or something else.
    decimal : str
        The sign before the decimals, "." or ",".
    blank : float
        For empty cells.

    Returns
    -------
    float64 array
        One per row, not-a-number where it is none.

    Raises
    ------
    InputError
        If there are two currencies, which cannot be told apart afterwards.
    """
    values, point = column.values, decimal == "."
    made = np.array([number_of(one, blank) if point or not _SIGNED.search(one) else np.nan for one in values])
    odd = [place for place in np.flatnonzero(np.isnan(made)).tolist() if values[place].lower() not in MISSING]
    moneys: dict[str, str] = {}
    for tried, place in enumerate(odd):
        made[place], money = amount(values[place], decimal)
        moneys |= {money: values[place]} if money else {}
        if tried == _ENOUGH and np.isnan(made[odd[:tried]]).all():
            break  # a column of text
    if len(moneys) > 1:
        first, second, *_ = moneys.values()
        raise InputError(f"the column {name!r} has one currency, got {first!r} and {second!r}; convert them first")
    return made[column.codes]


def deciding() -> Any:
    """Return the setting that says what stands before the decimals.

    Returns
    -------
    dataclasses.Field
        Of a source that reads tables.
    """
    return setting(
        None, choices=tuple(SIGNS), text="what stands before decimals in both tables", also={None: "as the cells tell"}
    )
