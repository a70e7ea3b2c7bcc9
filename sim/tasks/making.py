"""Components made of settings as they were composed; what is wrong is named as on the command line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from sim.campaign import Campaign
from sim.casts.cast import Cast
from sim.casts.named import as_cast, of_settings
from sim.errors import InputError, did_you_mean
from sim.kinds import make
from sim.mechanisms.base import Mechanism
from sim.networks.base import Source
from sim.networks.old_map import OldMap
from sim.seeding.base import Strategy
from sim.settings import filled, settings_of
from sim.study.rules import Rules, Together
from sim.tasks.output import checked

Value = TypeVar("Value")
Own = TypeVar("Own")
Settings = dict[str, Any]

GROUPS = {"theory", "seeding", "network", "people", "campaign", "mechanism", "plans", "idea"}
OF_A_RUN = {"task", "root_seed", "engine", "workers", "output", "page", "figures", "language", "csv"}
OF_A_COMPARISON = settings_of(Rules).keys() - OF_A_RUN
"""Settings that `sim.compare` knows under the same names."""

OF_THEORIES = tuple(settings_of(Together))
"""Settings of all theories together, which stand beside them."""

OF_NETWORKS = tuple(settings_of(OldMap))
"""Settings of `sim.OldMap`, which stand beside those of any network."""


def of_task(own: type[Own], settings: Settings) -> Own:
    """Return the settings that belong to a task.

    Parameters
    ----------
    own : type
        Who declares them.
    settings : dict
        Of all groups.

    Returns
    -------
    object
        An instance of `own`.

    Raises
    ------
    InputError
        If one is out of range, or there are too few settings or too many.
    """
    names = settings_of(own).keys()
    wanted = GROUPS | OF_A_RUN | OF_A_COMPARISON | names
    for unknown in sorted(settings.keys() - wanted):
        raise InputError(f"there is no setting {unknown!r}.{did_you_mean(unknown, wanted)}")
    for missing in sorted(wanted - settings.keys()):
        raise InputError(f"{missing} has to be given: write {missing}=..., or leave out ~{missing}")
    checked(settings["output"])
    return own(**{name: settings[name] for name in names})


def of_group(group: str, settings: Settings, action: Callable[[], Value]) -> Value:
    """Do something; if it complains about a setting of a group, name the group, too.

    Parameters
    ----------
    group : str
        Its name; more after a dot.
    settings : dict
        Of all groups.
    action : callable
        What to do.

    Returns
    -------
    object
        What the action returns.

    Raises
    ------
    InputError
        With the name of the setting as it stands on the command line.
    """
    try:
        return action()
    except InputError as error:
        inside = settings
        for part in group.split("."):
            inside = inside[part]
        if error.within is not None or error.field not in inside or not str(error).startswith(str(error.field)):
            raise
        raise InputError(f"{group}.{error}", field=error.field, within=group) from None


def source_of(settings: Settings) -> Source:
    """Return the source of the network that settings describe.

    Parameters
    ----------
    settings : dict
        Of all groups.

    Returns
    -------
    Source
        Not read yet.

    Raises
    ------
    InputError
        With the name of the setting as it stands on the command line.
    """
    source: Source = made(Source, "network", _without(OF_NETWORKS, settings["network"]))
    return source


def cast_of(settings: Settings) -> Cast | None:
    """Return the cast that settings describe.

    Parameters
    ----------
    settings : dict
        Of all groups.

    Returns
    -------
    Cast or None
        None where people are left as they are.

    Raises
    ------
    InputError
        With the name of the setting as it stands on the command line.
    """
    own = _group("people", settings["people"])
    return of_group("people", settings, lambda: as_cast(of_settings(own)))


def campaign_of(settings: Settings) -> Campaign:
    """Return the campaign that settings describe, with its mechanisms.

    Parameters
    ----------
    settings : dict
        Of all groups.

    Returns
    -------
    Campaign
        Checked.

    Raises
    ------
    InputError
        With the name of the setting as it stands on the command line.
    """
    own, mechanisms = settings["campaign"], []
    for kind, given in _group("mechanism", settings["mechanism"]).items():
        group = f"mechanism.{kind}"
        nested = _nested(group, _group(group, given))
        mechanisms.append(of_group(group, nested, partial(make, Mechanism, kind, **given)))  # type: ignore[type-abstract]
    return of_group("campaign", settings, lambda: filled(Campaign, "campaign", own | {"mechanisms": mechanisms}))


def _group(name: str, settings: Any) -> Settings:
    if not isinstance(settings, dict):
        raise InputError(f"{name} is a group of settings, got {settings!r}")
    return settings


def chosen(settings: Settings, group: str) -> Settings:
    """Return what is chosen of a group of which several go together.

    Parameters
    ----------
    settings : dict
        Settings of all groups.
    group : {"theory", "seeding"}
        Group of settings.

    Returns
    -------
    dict
        Settings by name, and those that stand beside all options; not empty.

    Raises
    ------
    InputError
        If nothing is chosen.
    """
    given: Settings = settings[group] if isinstance(settings[group], dict) else {}
    if not given:
        raise InputError(f"{group} names one or more, got {settings[group]!r}")
    return given


def _without(names: tuple[str, ...], settings: Any) -> Any:
    """Return settings of a group without those that stand beside any option of it."""
    if not isinstance(settings, dict):
        return settings
    return {name: value for name, value in settings.items() if name not in names}


def made(base: type[Any], group: str, settings: Settings) -> Any:
    """Return the component that settings with a kind describe.

    Parameters
    ----------
    base : type
        `Theory`, `Strategy` or `Source`.
    group : str
        Where the settings stand on the command line, for instance "theory.flow".
    settings : dict
        The kind, and settings of the component.

    Returns
    -------
    object
        Instance of the kind.

    Raises
    ------
    InputError
        With the name of the setting as it stands on the command line.
    """
    if not isinstance(settings, dict) or "kind" not in settings:
        form = "{kind: roster, path: mine.csv}" if base is Strategy else "{kind: ...}"
        raise InputError(f"{group} is a group of settings with a kind, got {settings!r}; as in '+{group}={form}'")
    rest = {name: value for name, value in settings.items() if name != "kind"}
    return of_group(group, _nested(group, rest), lambda: make(base, settings["kind"], **rest))


def _nested(group: str, settings: Settings) -> Settings:
    for part in reversed(group.split(".")):
        settings = {part: settings}
    return settings
