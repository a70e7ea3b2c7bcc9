"""Who is who, in words: the archetypes of a cast, how many people there are of each, and what they are like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np

from sim.casts.archetype import ANYBODY, COLUMN
from sim.casts.cast import Cast
from sim.people import People
from sim.report.spelling import plain
from sim.words import listed, number, say


def cast_sentences(cast: Cast | None, people: People) -> list[str]:
    """Return who is who.

    Parameters
    ----------
    cast : Cast or None
        None leaves people as they come.
    people : People
        With the traits of the cast.

    Returns
    -------
    list of str
        Sentences; none without a cast.
    """
    if cast is None:
        return []
    told = []
    for place, (name, count) in enumerate(_numbers(cast, people).items()):
        like = _like(cast, place)
        entry = "cast-archetype" if like else "cast-archetype.plain"
        told.append(say(entry, archetype=plain(name), people=say("people", count=count), like=like))
    entry = "cast" if cast.name else "cast.unnamed"
    said = [say(entry, cast=plain(cast.name), archetypes="; ".join(told))]
    if cast.ablate:
        said.append(say("cast.ablated", traits=listed([plain(one) for one in cast.ablate])))
    before = [say("cast.own", trait=plain(name), people=say("people", count=n)) for name, n in _before(cast, people)]
    return [*said, *([say("cast.before", traits=listed(before))] if before else [])]


def counted(cast: Cast | None, people: People) -> dict[str, Any]:
    """Return who is who, for a manifest.

    Parameters
    ----------
    cast, people
        As in `cast_sentences`.

    Returns
    -------
    dict
        Under "people" the name of the cast and how many there are of each archetype; empty without a cast.
    """
    return {} if cast is None else {"people": {"cast": cast.name, "archetypes": _numbers(cast, people)}}


def _numbers(cast: Cast, people: People) -> dict[str, int]:
    return {name: int((people.traits[COLUMN] == name).sum()) for name in cast.names}


def _like(cast: Cast, place: int) -> str:
    """Return who they are and what they are like, where that is not as ordinary people are."""
    where = cast.archetypes[place].where if place < len(cast.archetypes) else ANYBODY
    special = {
        name: values[place]
        for name, values in cast.columns.items()
        if not np.isnan(values[place]) and (place == len(cast.archetypes) or values[place] != values[-1])
    }
    traits = [f"{plain(name)} {number(float(value))}" for name, value in special.items()]
    first = re.sub("^(most|fewest):", r"\1 ", where)
    return ", ".join([*([] if where == ANYBODY else [first]), *traits])


def _before(cast: Cast, people: People) -> Iterator[tuple[str, int]]:
    """Yield traits of which something else is known than the cast says, and of how many people."""
    place = np.array([cast.names.index(one) for one in people.traits[COLUMN].tolist()])
    for name, values in cast.columns.items():
        own = people.traits.get(name, values[place])
        said = values[place]
        if other := int((~np.isnan(said) & (own != said)).sum()):
            yield name, other
