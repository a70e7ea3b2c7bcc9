"""Components that other installed packages bring, by their entry points."""

from __future__ import annotations

import functools
from importlib.metadata import EntryPoint, entry_points

from sim.errors import InputError

PREFIX = "grapevine."
"""Entry points for theories are in the group "grapevine.theories"; so for seeding, networks and mechanisms."""


@functools.cache
def installed(package: str) -> dict[str, EntryPoint]:
    """Return the components that other packages bring.

    Parameters
    ----------
    package : str
        Where ours of the same sort stand: "theories", "seeding", "networks" or "mechanisms".

    Returns
    -------
    dict of str to importlib.metadata.EntryPoint
        By name, in alphabetical order; none is loaded.

    Raises
    ------
    InputError
        If two packages use one name, or a name is no word.
    """
    found: dict[str, EntryPoint] = {}
    for one in sorted(entry_points(group=PREFIX + package), key=lambda one: (one.name, whose(one))):
        if not (one.name.isidentifier() and one.name.islower()):
            raise InputError(
                f"names in {PREFIX}{package} are lower-case words, got {one.name!r} of the package {whose(one)}"
            )
        if one.name in found:
            both = f"{whose(found[one.name])} and {whose(one)}"
            raise InputError(f"{both} both bring {one.name!r} in {PREFIX}{package}; uninstall one of them")
        found[one.name] = one
    return found


def whose(entry: EntryPoint) -> str:
    """Return which installed package an entry point belongs to.

    Parameters
    ----------
    entry : importlib.metadata.EntryPoint
        One of those that `installed` returns.

    Returns
    -------
    str
        Name of the package, as it was installed.
    """
    return entry.dist.name if entry.dist else entry.value
