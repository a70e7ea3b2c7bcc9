"""Settings that stood elsewhere or were called otherwise once: whoever uses the old name is told the new one."""

from __future__ import annotations

from typing import Any

from sim.errors import InputError
from sim.kinds import moved
from sim.networks.old_map import OldMap
from sim.settings import renamed
from sim.study.rules import Together


def now_called() -> dict[str, str]:
    """Return old names of settings.

    Returns
    -------
    dict of str to str
        The old name on the command line, and the new one.
    """
    beside = {"theory": Together, "network": OldMap}
    own = {f"{group}.{old}": f"{group}.{new}" for group, one in beside.items() for old, new in renamed(one).items()}
    return moved() | own


def refuse_old_names(settings: dict[str, Any]) -> None:
    """Refuse settings of a group by their old names.

    Parameters
    ----------
    settings : dict
        Of all groups, as composed.

    Raises
    ------
    InputError
        With the new name.
    """
    known = now_called()
    for group in ("theory", "network", "campaign"):
        for key in settings[group] if isinstance(settings.get(group), dict) else ():
            if (old := f"{group}.{key}") in known:
                raise InputError(f"{old} is called {known[old]} now", field=key, within=group)
