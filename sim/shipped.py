"""Files of settings that belong to this package."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]

from sim.errors import InputError
from sim.reading import decoded

SETTINGS = "a file of settings"
"""What such a file is called where it cannot be read."""

_PACKAGE = Path(__file__).parent


def content(file: Path) -> dict[Any, Any]:
    """Return what a file of settings holds.

    Parameters
    ----------
    file : pathlib.Path
        A file in YAML.

    Returns
    -------
    dict
        Empty where it holds something else.

    Raises
    ------
    InputError
        If it is not YAML.
    """
    try:
        held = yaml.load(decoded(file, SETTINGS), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        said = re.sub(r'in\s"<[^>]*>",', "at", " ".join(str(error).split()))
        raise InputError(f"{file} cannot be read: {said}") from None
    return held if isinstance(held, dict) else {}


def found(package: Path = _PACKAGE) -> Path:
    """Return the folder of configs that belongs to this package.

    Parameters
    ----------
    package : pathlib.Path
        The folder of `sim`.

    Returns
    -------
    pathlib.Path
        ``configs`` in it, where it was installed; ``configs`` beside it in a checkout, and where the
        package is installed so that it can be edited.
    """
    inside = package / "configs"
    return inside if inside.is_dir() else package.parent / "configs"


CONFIGS = found()
"""``config.yaml``, and a folder for each group."""
