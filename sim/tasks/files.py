"""A file given where a name or a value stands: how it is given instead."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection
from pathlib import Path

from sim.sniff import ENDINGS, UNREAD, end_of, sniffed

_PLAIN = r"[\w./~-]*"
_SETTINGS = (".yaml", ".yml")

FILES = {kind: "edges" if kind == "csv" else "path" for kind in ENDINGS}
"""The setting that takes the file, by kind of network."""

_READ = {"zip", *(end for ends in ENDINGS.values() for end in ends)}


def is_file(text: str) -> bool:
    """Return whether a text looks like the path of a file of ours.

    Parameters
    ----------
    text : str
        Anything that was typed.

    Returns
    -------
    bool
        By its ending.
    """
    return end_of(text) in {*_READ, *UNREAD, "yaml", "yml"}


def quoted(key: str, path: str) -> str:
    r"""Return an argument that gives a path, as it is typed.

    Parameters
    ----------
    key : str
        Name of the setting.
    path : str
        With or without unusual characters.

    Returns
    -------
    str
        In double quotes inside single ones, where these are needed.

    Examples
    --------
    >>> quoted("network.edges", "ties (1).csv")
    '\'network.edges="ties (1).csv"\''
    """
    return f"{key}={path}" if re.fullmatch(_PLAIN, path, re.ASCII) else f"""'{key}="{path}"'"""


def as_arguments(group: str, path: str) -> str:
    """Return the arguments that give a file to a group.

    Parameters
    ----------
    group : str
        As it was typed: "network", "seeding", or another.
    path : str
        Of the file.

    Returns
    -------
    str
        Empty where no file can be given.

    Examples
    --------
    >>> as_arguments("network", "ties.csv")
    'network=ties.csv'
    """
    end = end_of(path)
    if group == "seeding" and end in ("csv", "txt"):
        inside = path if re.fullmatch(_PLAIN, path, re.ASCII) else f'"{path}"'
        return f"'+seeding.mine={{kind: roster, path: {inside}}}'"
    if end in ("yaml", "yml"):
        name = re.sub(r"\W", "_", path.rpartition("/")[2].rpartition(".")[0])
        if group in ("network", "scenario"):
            return quoted("scenario", path)
        return f"{group}={name}, with the file in configs/{group}/"
    return quoted("network", path) if group == "network" and end in _READ | UNREAD.keys() else ""


def with_kind(argument: str, kinds: Collection[str]) -> list[str]:
    """Return ``network=csv`` and ``network.edges=ties.csv`` for ``network=ties.csv``.

    Parameters
    ----------
    argument : str
        Any argument of the command line, as typed.
    kinds : collection of str
        Kinds of network, which are no files.

    Returns
    -------
    list of str
        The argument alone where it is no file of a network.

    Raises
    ------
    InputError
        If the file cannot be read, or is of a kind that is not.
    """
    key, _, value = argument.partition("=")
    path = Path(os.path.expanduser(value.strip("'\"")))
    is_one = os.path.isfile(path) or (is_file(path.name) and "," not in value)
    if key != "network" or value in kinds or not is_one or path.suffix in _SETTINGS:
        return [argument]
    kind, setting = sniffed(path)
    inside = value if re.fullmatch(_PLAIN, value, re.ASCII) else json.dumps(value.strip("'\""), ensure_ascii=False)
    return [f"network={kind}", f"network.{setting}={inside}"]


def readable(argument: str) -> str:
    """Return how an argument with unusual characters is written.

    Parameters
    ----------
    argument : str
        It could not be read.

    Returns
    -------
    str
        What to do, and the argument as it is typed.
    """
    key, _, value = argument.partition("=")
    if re.fullmatch(r"[\w.]+,", value):
        return f"leave out the comma: write {key}={value[:-1]}"
    if re.fullmatch(r"[\d.]+([;|/ ]+[\d.]+)+", value):
        return f"commas stand between values: write -m {key}={','.join(re.split('[;|/ ]+', value))}"
    if re.search("[\"'{}]", value) or not key:
        return "put a value with unusual characters in double quotes: key='\"value\"'"
    return f"put a value with unusual characters in double quotes: {quoted(key, value)}"
