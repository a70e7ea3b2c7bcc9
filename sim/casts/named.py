"""Casts made of settings, and those that belong to this package, by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sim.casts.archetype import Archetype
from sim.casts.cast import Cast
from sim.errors import InputError, check_choice
from sim.settings import filled
from sim.shipped import CONFIGS, content

FOLDER = CONFIGS / "people"
"""Where the casts that belong to this package stand, each a file of settings."""

FLAT = "flat"
"""The cast that is none."""


def shipped() -> list[str]:
    """Return the names of the casts that belong to this package.

    Returns
    -------
    list of str
        In the order of the alphabet.
    """
    return sorted(file.stem for file in FOLDER.glob("*.yaml"))


def named(name: str) -> Cast:
    """Return a cast that belongs to this package.

    Parameters
    ----------
    name : str
        Of its file in ``configs/people``.

    Returns
    -------
    Cast
        As the file says; "flat" leaves people as they are.

    Raises
    ------
    InputError
        If there is none of that name.

    Examples
    --------
    >>> [one.name for one in named("gladwell").archetypes]
    ['connector', 'salesman', 'maven']
    """
    return of_settings(content(FOLDER / f"{check_choice('cast', name, shipped())}.yaml"))


def of_settings(settings: Mapping[str, Any]) -> Cast:
    """Return the cast that settings describe.

    Parameters
    ----------
    settings : mapping of str to object
        As in a file of ``configs/people``: kind (its name), ordinary, archetypes by name, ablate.

    Returns
    -------
    Cast
        Without the archetypes that are None.

    Raises
    ------
    InputError
        With the name of the setting.
    """
    own = {key: value for key, value in settings.items() if key != "kind"}
    given = own.get("archetypes") or {}
    if not isinstance(given, Mapping):
        form = "{fan: {share: 0.1}}"
        raise InputError(f"archetypes are settings by name, as in {form}, got {given!r}", field="archetypes")
    if "name" in own:
        raise InputError("people has no setting 'name': a cast is called like its file", field="name")
    made = [_archetype(str(name), one) for name, one in given.items() if one is not None]
    return filled(Cast, "people", own | {"archetypes": made, "name": settings.get("kind", "")})


def as_cast(given: Any) -> Cast | None:
    """Return a cast from what a caller gave.

    Parameters
    ----------
    given : Cast, str or None
        A name stands for one of `shipped`.

    Returns
    -------
    Cast or None
        None where people are left as they are.

    Raises
    ------
    InputError
        If it is something else.
    """
    made = named(given) if isinstance(given, str) else given
    if made is not None and not isinstance(made, Cast):
        raise InputError(f"cast is a Cast or a name ({', '.join(shipped())}), got {made!r}", field="cast")
    return made if made is not None and made.on else None


def _archetype(name: str, given: Any) -> Archetype:
    if not isinstance(given, Mapping) or "name" in given:
        form = "{share: 0.1, traits: {persuasion: 1.5}}"
        raise InputError(f"archetypes.{name} is a group of settings, as in {form}, got {given!r}", field="archetypes")
    try:
        return filled(Archetype, f"archetype {name}", {**given, "name": name})
    except InputError as error:
        inside = f"archetypes.{name}." if error.field and str(error).startswith(error.field) else ""
        raise InputError(f"{inside}{error}", field="archetypes") from None
