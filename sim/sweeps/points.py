"""Points of a study as settings: what each is made of, and a name that depends on nothing else."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sim.errors import InputError, did_you_mean
from sim.identity import contents, digest
from sim.sweeps.axes import Axes, Point, text_of
from sim.sweeps.made import components, files_in, text_of_groups
from sim.tasks.inside import PLAN
from sim.tasks.making import OF_NETWORKS, Settings
from sim.tasks.privacy import hashes
from sim.tasks.renamed import refuse_old_names
from sim.version import NUMBERS

GROUPS = ("scenario", "network", "people", "theory", "seeding", "campaign")
"""Axes along which other files of settings are chosen."""

PLAYED = ("network", "people", "theory", "seeding", "campaign", "mechanism", "plans", "root_seed", "worlds_per_network")
"""Settings on which results of a point depend; the rest say how many worlds, where, and how it is told."""

FILES = "files"
"""Stands among the settings of a base for what is in the files that it reads."""

_LENGTH = 20


@dataclass(frozen=True)
class Chosen:
    """A point of a study.

    Parameters
    ----------
    id : str
        20 hexadecimal digits that depend on all that its results depend on, `sim.NUMBERS` included.
    values : dict of str to object
        Its values of what is varied.
    base : str
        Which settings these values change.
    met : str
        What points have in common that meet the same worlds on the same network.
    """

    id: str
    values: Point
    base: str
    met: str


@dataclass(frozen=True)
class Points:
    """All points of a study.

    Parameters
    ----------
    axes : Axes
        What is varied.
    bases : dict of str to dict
        Settings that points change, by a name for each choice of files.
    all : list of Chosen
        In the order in which they are played.
    samples : list of int or None
        For each sample of `saltelli` its place among all points: of whole numbers some are the same.
    """

    axes: Axes
    bases: dict[str, Settings]
    all: list[Chosen]
    samples: list[int] | None = None

    @classmethod
    def of(cls, axes: Axes, arguments: list[str], settings: Settings) -> Points:
        """Return the points that arguments describe.

        Parameters
        ----------
        axes : Axes
            What is varied.
        arguments : list of str
            Each ``key=value``, as typed, for what stays the same.
        settings : dict
            What they are composed to.

        Returns
        -------
        Points
            Each value is tried alone, so that what is wrong by itself is told before anything is played.

        Raises
        ------
        InputError
            With the name of the setting as it stands on the command line.
        """
        bases: dict[str, Settings] = {}
        names: dict[str, _Names] = {}
        found: list[Chosen] = []
        for values in axes.all():
            groups = {key: value for key, value in values.items() if key in GROUPS}
            name = json.dumps(groups, sort_keys=True)
            if name not in bases:
                bases[name] = _played(_composed(arguments, groups, settings))
                names[name] = _Names(bases[name])
            own, met = names[name].of(values)
            found.append(Chosen(own, values, name, met))
        ids = {name: place for place, name in enumerate(dict.fromkeys(one.id for one in found))}
        samples = [ids[one.id] for one in found] if axes.saltelli else None
        if samples:
            found = [*{one.id: one for one in found}.values()]
        if len(ids) < len(found):
            (name, _), *_ = Counter(one.id for one in found).most_common(1)
            twice = next(one for one in found if one.id == name)
            raise InputError(f"two points of the study are the same: {shown(twice.values)}; leave one out")
        for base in bases.values():
            for values in axes.alone():
                components(changed(base, values))
            base[FILES] = {str(file): contents(file) for file in files_in(components(base))}
        return cls(axes, bases, found, samples)

    @property
    def paired(self) -> bool:
        """Whether all points meet the same worlds."""
        return len({one.met for one in self.all}) == 1


def shown(values: Mapping[str, Any]) -> str:
    """Return the values of a point, as on the command line.

    Parameters
    ----------
    values : mapping of str to object
        By the full name of each setting.

    Returns
    -------
    str
        With spaces between them.
    """
    return " ".join(f"{key}={text_of(value)}" for key, value in values.items()) or "no setting"


def changed(base: Settings, values: Mapping[str, Any]) -> Settings:
    """Return settings with some values in the place of others.

    Parameters
    ----------
    base : dict
        Of all groups; left as it is.
    values : mapping of str to object
        By full name; names of files are left aside, as the base holds them.

    Returns
    -------
    dict
        Shares with the base what is the same.

    Raises
    ------
    InputError
        If there is no such setting.
    """
    found = dict(base)
    for key, value in values.items():
        if key not in GROUPS:
            _put(found, key.split("."), value, key)
    return found


def _put(settings: Settings, parts: list[str], value: Any, key: str) -> None:
    first, *rest = parts
    open_ended = key.startswith("plans.") and not rest and first in PLAN
    if first not in settings and not open_ended:
        raise InputError(f"there is no setting {key!r} here.{did_you_mean(first, settings)}")
    if not rest:
        settings[first] = value
        return
    inner = settings[first]
    if not isinstance(inner, dict):
        raise InputError(f"there is no setting {key!r} here: {first} is {inner!r}")
    settings[first] = dict(inner)
    _put(settings[first], rest, value, key)


def _composed(arguments: list[str], groups: Mapping[str, Any], settings: Settings) -> Settings:
    """Return settings with other files chosen."""
    if not groups:
        return settings
    from sim.tasks.composing import composed  # imports Hydra, which workers need not wait for

    rest = [one for one in arguments if one.partition("=")[0] not in groups]
    return composed([*rest, *(f"{key}={_options(value)}" for key, value in groups.items())])


def _options(value: Any) -> str:
    return f"[{','.join(map(str, value))}]" if isinstance(value, list) else str(value)


def _played(settings: Settings) -> Settings:
    if hashes(settings):
        raise InputError("network.hash_ids is for single runs, as a study writes no ids: leave it out")
    refuse_old_names(settings)
    return {name: settings[name] for name in PLAYED}


@dataclass
class _Names:
    """Names the points that change a base.

    Parameters
    ----------
    base : dict
        Settings of all groups.
    """

    base: Settings

    def __post_init__(self) -> None:
        self._usual = {name: text_of_groups(self.base, [name]) for name in PLAYED}
        self._files: dict[str, str] = {}

    def of(self, values: Point) -> tuple[str, str]:
        """Return the id of a point, and what it has in common with those that meet the same worlds."""
        whole = changed(self.base, values)
        texts = {
            name: usual if whole[name] is self.base[name] else text_of_groups(whole, [name])
            for name, usual in self._usual.items()
        }
        files = self._contents(whole, values)
        own = "\0".join((str(NUMBERS), *texts.values(), files)).encode("utf-8", "backslashreplace")
        network = {name: one for name, one in whole["network"].items() if name not in OF_NETWORKS}
        met = (network, *(texts[name] for name in ("people", "root_seed", "worlds_per_network")), files)
        return digest(own)[:_LENGTH], repr(met)

    def _contents(self, whole: Settings, values: Point) -> str:
        """Return what is in the files that a point reads; numbers name none."""
        key = json.dumps({name: one for name, one in values.items() if not isinstance(one, (int, float))}, default=str)
        if key not in self._files:
            self._files[key] = " ".join(map(contents, files_in(components(whole))))
        return self._files[key]


def differing(one: Mapping[str, Any], other: Mapping[str, Any], aside: Iterable[str]) -> tuple[str, Any, Any] | None:
    """Return the first setting in which two sets of settings differ.

    Parameters
    ----------
    one, other : mapping
        Settings of all groups.
    aside : iterable of str
        Full names of settings that may differ.

    Returns
    -------
    tuple of str, object and object, or None
        Its full name, and both values; None where there is none.
    """
    first, second = (dict(_leaves(settings)) for settings in (one, other))
    free = tuple(aside)
    names = (name for name in {**first, **second} if not any(f"{name}.".startswith(f"{key}.") for key in free))
    return next(
        ((name, first.get(name), second.get(name)) for name in names if first.get(name) != second.get(name)), None
    )


def _leaves(settings: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, Any]]:
    for name, value in settings.items():
        inside = isinstance(value, Mapping) and value
        yield from _leaves(value, f"{prefix}{name}.") if inside else [(f"{prefix}{name}", value)]
