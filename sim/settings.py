"""Settings, declared once: what they may be, in what unit, what they mean, and what they usually are."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any, TypeVar, cast

from sim.errors import InputError, did_you_mean
from sim.ranges import End, Setting
from sim.values import real, whole

Made = TypeVar("Made")


def setting(
    default: Any = ...,
    *,
    low: End = None,
    high: End = None,
    above: float | None = None,
    unit: str = "",
    text: str = "",
    choices: tuple[str, ...] = (),
    also: Mapping[Any, str] | None = None,
    was: tuple[str, ...] = (),
    what: str = "",
    shortest: int = 1,
    secret: bool = False,
    kind: str = "",
) -> Any:
    """Return a field of a dataclass that is a setting.

    Parameters
    ----------
    default : object
        What it usually is; without it, a value has to be given.
    low, high, above, unit, text, choices, also, was, what, shortest, secret
        As in `Setting`.
    kind : str
        One of `KINDS`, where the type of the field does not say it.

    Returns
    -------
    dataclasses.Field
        To stand at the right of an annotation.

    Examples
    --------
    >>> @dataclasses.dataclass(frozen=True)
    ... class Posters(Checked):
    ...     chance: float = setting(0.1, low=0, high=1, unit="per day", text="chance to see one")
    >>> settings_of(Posters)["chance"].comment
    'chance to see one; 0 to 1'
    """
    besides = also if also is not None else {}
    return _field(
        Setting(low, high, above, unit, text, choices, besides, was, what, shortest, secret, kind=kind, default=default)
    )


def same(cls: type[Any], name: str, **changes: Any) -> Any:
    """Return a field that is a setting of another class, too, declared there.

    Parameters
    ----------
    cls : type
        Who declares it.
    name : str
        Of the setting.
    **changes
        What is different here, as in `Setting`: another default, another text.

    Returns
    -------
    dataclasses.Field
        To stand at the right of an annotation.
    """
    return _field(replace(settings_of(cls)[name], **changes))


def value_of(cls: type[Any], name: str, value: Any) -> Any:
    """Return a value of a setting, if it is allowed whatever the other settings are.

    Parameters
    ----------
    cls : type
        Who declares the setting.
    name : str
        Of the setting.
    value : object
        What was given.

    Returns
    -------
    object
        The value; a whole number as an int, another number as a float.

    Raises
    ------
    InputError
        With the name, the range and the value.
    """
    declared = settings_of(cls)[name]
    declared.check(value)
    number = {"whole": whole, "number": real}.get(declared.kind, lambda _: None)(value)
    return value if number is None else number


def _field(declared: Setting) -> Any:
    default = dataclasses.MISSING if declared.default is ... else declared.default
    return field(default=default, repr=not declared.secret, metadata={"setting": declared})


class Checked:
    """What has settings, all of which are checked when it is made.

    A dataclass whose fields are made by `setting`. Where one has more to check, it does so in a
    ``__post_init__`` of its own after it has called this one.
    """

    def __post_init__(self) -> None:
        own = settings_of(type(self)).values()
        wrong = [one for one in own if not one.fits(getattr(self, one.name))]
        for one in wrong or own:  # what is wrong by itself comes before what only does not fit the others
            one.check(getattr(self, one.name), self)


def settings_of(cls: type[Any]) -> dict[str, Setting]:
    """Return the settings of a class.

    Parameters
    ----------
    cls : type
        A dataclass, or none.

    Returns
    -------
    dict of str to Setting
        By name, in the order of the fields.
    """
    return _settings_of(cast(Any, cls))


@functools.cache
def _settings_of(cls: Any) -> dict[str, Setting]:
    if not dataclasses.is_dataclass(cls):
        return {}
    own = sorted(dataclasses.fields(cls), key=lambda one: one.kw_only is True)  # what all of a kind have comes last
    return {one.name: _declared(one) for one in own if "setting" in one.metadata}


def _declared(one: dataclasses.Field[Any]) -> Setting:
    declared: Setting = one.metadata["setting"]
    text = one.type if isinstance(one.type, str) else getattr(one.type, "__name__", str(one.type))
    parts = {part.strip() for part in text.split("|")}
    several = any(part.startswith(("Sequence", "tuple", "list")) for part in parts)
    also = {**({None: ""} if "None" in parts else {}), **declared.also}
    found = [kind for word, kind in _TYPES if word in {part.rpartition(".")[2] for part in parts}]
    kind = declared.kind or ("choice" if declared.choices else found[0] if found else "other")
    return replace(declared, name=one.name, kind=kind, several=several or kind == "share", also=also)


_TYPES = (("bool", "flag"), ("float", "number"), ("int", "whole"), ("Path", "file"), ("str", "text"))


def renamed(cls: type[Any]) -> dict[str, str]:
    """Return settings of a component that were called otherwise once.

    Parameters
    ----------
    cls : type
        Of the component.

    Returns
    -------
    dict of str to str
        The old name, and the new one.
    """
    return {old: declared.name for declared in settings_of(cls).values() for old in declared.was}


def filled(cls: type[Made], name: str, settings: Mapping[str, Any]) -> Made:
    """Make an instance of a dataclass from settings.

    Parameters
    ----------
    cls : type
        Dataclass of which an instance is made.
    name : str
        What to call it in messages.
    settings : mapping of str to object
        Values of its fields, by the fields' names.

    Returns
    -------
    object
        The instance.

    Raises
    ------
    InputError
        If there is no such field, one is missing or its value is refused.
    """
    fields = {field.name: field.default for field in dataclasses.fields(cls)}  # type: ignore[arg-type]
    for setting in settings:
        if setting in renamed(cls):
            raise InputError(f"{setting} is called {renamed(cls)[setting]} now", field=setting)
        if setting not in fields:
            raise InputError(f"{name} has no setting {setting!r}.{did_you_mean(setting, fields)}")
    missing = [field for field, default in fields.items() if default is dataclasses.MISSING and field not in settings]
    if missing:
        raise InputError(f"{name} needs {' and '.join(missing)}")
    return cls(**settings)
