"""Where the configs are, in a checkout and in an installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


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
