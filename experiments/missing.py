"""Files of settings that are missing: a new component has none yet."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]

from sim.kinds import kinds
from sim.mechanisms.base import Mechanism
from sim.networks.base import Source
from sim.seeding.base import Strategy
from sim.settings import settings_of
from sim.theories.base import Theory

ROOT = Path(__file__).parent.parent
GROUPS: dict[str, type[Any]] = {"theory": Theory, "seeding": Strategy, "network": Source, "mechanism": Mechanism}
"""What each group of settings chooses from."""


def new_files(folder: Path = ROOT / "configs") -> dict[Path, str]:
    """Return files of settings that are missing: one for each component that has none.

    Parameters
    ----------
    folder : Path
        Where files of settings stand, those of a group in a folder of its own.

    Returns
    -------
    dict of Path to str
        What to write, by file; values are those that are usual.
    """
    found = {}
    for group, base in GROUPS.items():
        for kind, cls in sorted(kinds(base).items()):
            title = (sys.modules[cls.__module__].__doc__ or "").strip().splitlines()[0]
            head = f"# {title}" if base is Source else f"# @package {group}.{kind}"
            values = {} if base is Mechanism else {"kind": kind}
            values |= {name: "???" if one.default is ... else one.default for name, one in settings_of(cls).items()}
            found[folder / group / f"{kind}.yaml"] = "\n".join([head, *map(_set, values, values.values())]) + "\n"
    return {file: text for file, text in found.items() if not file.exists()}


def _set(name: str, value: Any) -> str:
    plainly = list(value) if isinstance(value, tuple) else value
    return f"{name}: {yaml.safe_dump(plainly, default_flow_style=True, width=1000).split(chr(10))[0]}"


def switched_off(text: str) -> str:
    """Return config.yaml with all mechanisms in its list of defaults.

    Parameters
    ----------
    text : str
        Of the file.

    Returns
    -------
    str
        The same but for that list.
    """
    listed = ", ".join(sorted(kinds(Mechanism)))  # type: ignore[type-abstract]
    return re.sub(r"^  - mechanism: \[.*\]$", f"  - mechanism: [{listed}]", text, flags=re.MULTILINE)
