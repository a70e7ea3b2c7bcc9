"""Settings that nobody else may read: they are used, and never written down."""

from __future__ import annotations

from typing import Any

SECRET = ("hash_ids",)
"""Names of such settings of networks."""

HIDDEN = "hidden"
"""What is written in their place; too short to be taken for a secret when a run is redone."""


def masked(settings: dict[str, Any]) -> dict[str, Any]:
    """Return settings without secrets.

    Parameters
    ----------
    settings : dict
        Of all groups.

    Returns
    -------
    dict
        The same, but for secrets that were given; the original is left as it is.

    Examples
    --------
    >>> masked({"network": {"kind": "csv", "hash_ids": "correct horse"}, "worlds": 8})
    {'network': {'kind': 'csv', 'hash_ids': 'hidden'}, 'worlds': 8}
    """
    network = settings.get("network")
    if not isinstance(network, dict):
        return settings
    hidden = {name: HIDDEN for name in SECRET if network.get(name) is not None}
    return settings | {"network": network | hidden}
