"""Ids as people give them: numbers, text or anything else that can be told apart."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from contextlib import suppress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.texts import check_ids

EXACT = 2**53
"""Whole numbers up to it are exact as floats."""


def column_of(values: Any) -> NDArray[Any]:
    """Return ids as a column.

    Parameters
    ----------
    values : iterable
        Numbers, text or other things that can be told apart.

    Returns
    -------
    (k,) array
        Of ints, floats, text, or (mixed) objects.
    """
    if not (isinstance(values, np.ndarray) and values.dtype.kind in "ifU"):
        values = values.tolist() if isinstance(values, np.ndarray) else list(values)
        kinds = {type(value) for value in values}
        if kinds == {str}:
            check_ids(values)
            return np.array(values, dtype=np.str_)
        if kinds and all(issubclass(kind, (int, float, np.number)) and kind is not bool for kind in kinds):
            whole = all(issubclass(kind, (int, np.integer)) for kind in kinds)
            if not whole:
                check_exact(values)
            numbers = np.array(values)
            if numbers.dtype.kind == ("i" if whole else "f"):
                return numbers
        column = np.empty(len(values), dtype=object)
        for place, value in enumerate(values):
            if value is None or value == "" or isinstance(value, (bool, np.bool_)) or value != value:
                raise InputError(f"an id is a number or text, got {value!r}")
            column[place] = value
        return column
    return values


def check_exact(values: Iterable[Any]) -> None:
    """Refuse whole numbers that could become one where they stand beside numbers with a point.

    Parameters
    ----------
    values : iterable of int or float
        Ids of people.

    Raises
    ------
    InputError
        If a whole number is beyond 2^53, from where on the others cannot tell neighbours apart.
    """
    for one in values:
        if isinstance(one, (int, np.integer)) and abs(int(one)) > EXACT:
            raise InputError(
                f"an id is a whole number up to 2^53 where others have a point, got {one}; give all of them as text"
            )


def whole_numbers(texts: NDArray[np.str_]) -> NDArray[np.int64] | None:
    """Return texts as whole numbers if each is the plain way to write one.

    Parameters
    ----------
    texts : text array
        Say ``["7", "12"]``.

    Returns
    -------
    int64 array or None
        None if any text is no whole number, is too long for int64, or is written in
        another way, such as ``"007"``, which is not ``"7"``.
    """
    try:
        numbers = texts.astype(np.int64)
    except (ValueError, OverflowError):
        return None
    return numbers if bool((numbers.astype(np.str_) == texts).all()) else None


def number_people(columns: list[NDArray[Any]]) -> tuple[NDArray[Any], list[NDArray[np.int64]]]:
    """Give people numbers in the order of their ids: numbers by value, text by code point.

    Parameters
    ----------
    columns : list of arrays
        Ids, a person any number of times.

    Returns
    -------
    tuple of (n,) array and list of int64 arrays
        The distinct ids in their order, and for each column the numbers of its people.

    Raises
    ------
    InputError
        If a number is not finite, or two different ids read the same.
    """
    filled = [column for column in columns if len(column)]
    kinds = {column.dtype.kind for column in filled}
    for column in filled if kinds == {"i", "f"} else ():
        check_exact(column[np.abs(column) > EXACT].tolist())
    if not (kinds <= set("if") or kinds == {"U"}):
        filled = [column.astype(object) for column in filled]
    if kinds == {"i"} and _are_near(filled):
        return _counted(columns, filled)
    everyone = np.concatenate([np.array([], dtype=np.int64) if not filled else filled[0], *filled[1:]])
    ids, numbers = _unique(everyone)
    ends = np.cumsum([len(column) for column in columns])[:-1]
    return ids, np.split(numbers.astype(np.int64), ends)


def _are_near(filled: list[NDArray[Any]]) -> bool:
    """Return whether whole numbers lie so near to each other that a table of all between them is small."""
    low, high = (int(pick([pick(column) for column in filled])) for pick in (np.min, np.max))
    return high - low < 2 * sum(len(column) for column in filled)


def _counted(columns: list[NDArray[Any]], filled: list[NDArray[Any]]) -> tuple[NDArray[Any], list[NDArray[np.int64]]]:
    """Return ids that are whole numbers near to each other, and numbers of people, without sorting anything."""
    low, high = (int(pick([pick(column) for column in filled])) for pick in (np.min, np.max))
    places = [column.astype(np.int64, copy=False) for column in columns]
    if low != 0:
        places = [column - low for column in places]
    there = np.zeros(high - low + 1, np.bool_)
    for place in places:
        there[place] = True
    ids = (np.flatnonzero(there) + low).astype(np.result_type(*filled))
    if len(ids) < len(there):
        number = np.cumsum(there) - 1
        places = [number[place] for place in places]
    return ids, places


def _unique(everyone: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.int64]]:
    if everyone.dtype.kind == "O":
        return _unique_objects(everyone)
    if everyone.dtype.kind in "if":
        ids = np.unique(everyone)
        if not np.isfinite(ids).all():
            raise InputError("an id is a number or text, got one that is not finite")
        return ids, np.searchsorted(ids, everyone)  # to sort where each came from would take twice the memory
    ids, numbers = np.unique(everyone, return_inverse=True)
    if len(ids) and ids[0] == "":
        raise InputError("an id is a number or text, got ''")
    check_ids(ids.tolist())
    values = whole_numbers(ids)
    if values is None:
        return ids, numbers
    order = np.argsort(values)
    return ids[order], np.argsort(order)[numbers]


def _unique_objects(everyone: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Order ids of mixed or unusual types (tuples, say) by their text."""
    own = {person: str(person) for person in everyone.tolist()}
    if len(set(own.values())) < len(own):
        raise InputError("ids differ as text; got two that read the same, such as 1 and '1'")
    texts, numbers = _unique(np.array([own[person] for person in everyone.tolist()], dtype=np.str_))
    back = {text: person for person, text in own.items()}
    ids = np.empty(len(texts), dtype=object)
    ids[:] = [back[text] for text in texts.tolist()]
    return ids, numbers


def spellings(person: Any) -> Iterator[Hashable]:
    """Return the ids that somebody may have meant.

    Parameters
    ----------
    person : object
        What was given as an id.

    Yields
    ------
    hashable
        Itself, its text, and the number that its text is.

    Examples
    --------
    >>> list(spellings("7"))
    ['7', '7', 7]
    """
    with suppress(TypeError):
        hash(person)
        yield person
    yield str(person)
    numbers = whole_numbers(np.array([person])) if isinstance(person, str) else None
    if numbers is not None:
        yield int(numbers[0])
