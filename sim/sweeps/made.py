"""Components of points, made once for all points that share them."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any

from sim.networks.base import Source
from sim.tasks.components import Components, old_map_of, rivals_of, theories_of
from sim.tasks.making import Settings, campaign_of, cast_of, source_of
from sim.tasks.privacy import OF_PEOPLE


def components(settings: Settings) -> Components:
    """Return what a point is made of; parts that were made before are not made again.

    Parameters
    ----------
    settings : dict
        Of a point.

    Returns
    -------
    Components
        Checked.

    Raises
    ------
    InputError
        With the name of the setting as it stands on the command line.
    """
    return Components(*(make(text_of_groups(settings, names)) for make, names in _MAKERS.items()))


def text_of_groups(settings: Settings, names: Iterable[str]) -> str:
    """Return some groups of settings as text.

    Parameters
    ----------
    settings : dict
        Of all groups.
    names : iterable of str
        Names of the groups.

    Returns
    -------
    str
        JSON, in the order given.
    """
    return json.dumps({name: settings[name] for name in names}, default=str)


KEPT = 512
"""Parts of points that are kept, of each kind."""


@lru_cache(KEPT)
def _source(given: str) -> Any:
    return source_of(json.loads(given))


@lru_cache(KEPT)
def _theories(given: str) -> Any:
    return theories_of(json.loads(given))


@lru_cache(KEPT)
def _rivals(given: str) -> Any:
    settings = json.loads(given)
    return rivals_of(settings, campaign_of(settings))


@lru_cache(KEPT)
def _campaign(given: str) -> Any:
    return campaign_of(json.loads(given))


@lru_cache(KEPT)
def _old_map(given: str) -> Any:
    return old_map_of(json.loads(given))


@lru_cache(KEPT)
def _cast(given: str) -> Any:
    return cast_of(json.loads(given))


_MAKERS = {
    _source: ("network",),
    _theories: ("theory",),
    _rivals: ("campaign", "mechanism", "plans", "seeding"),
    _campaign: ("campaign", "mechanism"),
    _old_map: ("network",),
    _cast: ("people",),
}


def files_in(thing: Any) -> Iterator[PurePath]:
    """Yield the files that components read.

    Parameters
    ----------
    thing : object
        A component, or components in lists and mappings; also what stands inside of them.

    Yields
    ------
    path
        In the order of fields.
    """
    yield from getattr(thing, "files", ())
    if isinstance(thing, Source):
        named = (getattr(thing, name, None) for name in OF_PEOPLE)
        yield from (Path(one) for one in named if isinstance(one, (str, PurePath)))
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        for one in dataclasses.fields(thing):
            yield from files_in(getattr(thing, one.name))
    elif isinstance(thing, Mapping):
        yield from (file for one in thing.values() for file in files_in(one))
    elif isinstance(thing, (tuple, list)):
        yield from (file for one in thing for file in files_in(one))
