"""Settings that nobody else may read: they are used, and never written down."""

from __future__ import annotations

from typing import Any

SECRET = ("hash_ids",)
"""Names of such settings of networks."""

OF_PEOPLE = ("edges", "nodes", "path")
"""Settings that name files or people; where ids are hashed, they are not written down either."""

HIDDEN = "hidden"
"""What is written in their place; too short to be taken for a secret when a run is redone."""


def masked(settings: dict[str, Any]) -> dict[str, Any]:
    """Return settings without secrets, and where ids are hashed, without names of files and people.

    Parameters
    ----------
    settings : dict
        Of all groups.

    Returns
    -------
    dict
        The same, but for what was given and is hidden; the original is left as it is.

    Examples
    --------
    >>> masked({"network": {"kind": "csv", "edges": "/home/ann/ties.csv", "hash_ids": "correct horse"}, "worlds": 8})
    {'network': {'kind': 'csv', 'edges': 'hidden', 'hash_ids': 'hidden'}, 'worlds': 8}
    """
    if not hashes(settings):
        return settings
    rest = {name: _hidden(settings[name]) for name in ("seeding", "plans", "campaign") if name in settings}
    return settings | {"network": _without(settings["network"], SECRET + OF_PEOPLE)} | rest


def _hidden(value: Any) -> Any:
    """Return settings without names of files and people, however deep they stand."""
    if isinstance(value, list):
        return [_hidden(one) for one in value]
    if not isinstance(value, dict):
        return value
    listed = {"exclude"} if not isinstance(value.get("exclude"), str) else set()
    names = {name for name in {*OF_PEOPLE, *listed} if value.get(name) is not None}
    return {name: HIDDEN if name in names else _hidden(one) for name, one in value.items()}


def hashes(settings: dict[str, Any]) -> bool:
    """Return whether ids are hashed.

    Parameters
    ----------
    settings : dict
        Of all groups.

    Returns
    -------
    bool
        Whether a secret is given.
    """
    network = settings.get("network")
    return isinstance(network, dict) and any(network.get(name) is not None for name in SECRET)


def _without(settings: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: HIDDEN if name in names and value is not None else value for name, value in settings.items()}
