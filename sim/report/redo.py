"""How to redo a run, without what belongs to one machine."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

_OF_THE_MACHINE = ("output", "workers")
"""Settings on which no result hangs."""


def presentable(config: dict[str, Any]) -> dict[str, Any]:
    """Return a config without output folder and workers, and with file names for absolute paths.

    Parameters
    ----------
    config : dict
        Resolved settings.

    Returns
    -------
    dict
        The rest as it was.
    """
    return {str(key): _without_paths(value) for key, value in config.items() if key not in _OF_THE_MACHINE}


def _without_paths(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _without_paths(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without_paths(one) for one in value]
    if isinstance(value, str) and value.startswith(("/", "~", "\\")):
        return PurePosixPath(value).name
    if isinstance(value, str) and re.match(r"[A-Za-z]:[\\/]", value):
        return PureWindowsPath(value).name
    return value


def command(config: dict[str, Any]) -> str:
    """Return the command that plays a config again.

    Parameters
    ----------
    config : dict
        Resolved settings.

    Returns
    -------
    str
        Every setting is named, so that it does not hang on what is usual.

    Examples
    --------
    >>> command({"theory": {"flow": {"kind": "flow", "hear": 0.1}}, "worlds": 64, "output": "results"})
    'python run.py theory=flow theory.flow.hear=0.1 worlds=64'
    """
    parts = [part for key, value in presentable(config).items() for part in _arguments(key, value)]
    return " ".join(["python run.py", *map(shlex.quote, parts)])


def _arguments(key: str, value: Any) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{key}={_written(value)}"
        return
    if "kind" in value:
        if "." not in key:
            yield f"{key}={value['kind']}"
    elif value and all(isinstance(one, dict) and "kind" in one for one in value.values()):
        yield f"{key}={','.join(value)}"
    for name, one in value.items():
        if name != "kind":
            yield from _arguments(f"{key}.{name}", one)


def _written(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, list):
        return f"[{','.join(map(_written, value))}]"
    text = str(value)
    plain = not isinstance(value, str) or re.fullmatch(r"[\w./-]+", text)
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
