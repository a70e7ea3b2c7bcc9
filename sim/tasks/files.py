"""A file given where a name or a value stands: how it is given instead."""

from __future__ import annotations

import re

READERS = {
    "csv tsv txt edges edgelist dat": ("csv", "edges"),
    "gexf": ("gexf", "path"),
    "graphml": ("graphml", "path"),
    "gml": ("gml", "path"),
    "json": ("json", "path"),
    "net paj": ("pajek", "path"),
    "dl": ("ucinet", "path"),
    "xlsx xlsm": ("nodexl", "path"),
}
"""Kind of network, and its setting that takes the file, by endings of names."""

_BY_END = {end: reader for ends, reader in READERS.items() for end in ends.split()}


FILES = dict(READERS.values())
"""The setting that takes the file, by kind of network."""


def _end(path: str) -> str:
    name = path.lower().removesuffix(".gz")
    return name.rpartition(".")[2] if "." in name else ""


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
    return _end(text) in {*_BY_END, "yaml", "yml", "xls", "ods"}


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
    return f"{key}={path}" if re.fullmatch(r"[\w./~-]*", path, re.ASCII) else f"""'{key}="{path}"'"""


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
    'network=csv network.edges=ties.csv'
    """
    end = _end(path)
    if group == "seeding" and end in ("csv", "txt"):
        inside = path if re.fullmatch(r"[\w./~-]*", path, re.ASCII) else f'"{path}"'
        return f"'+seeding.mine={{kind: roster, path: {inside}}}'"
    if end in ("yaml", "yml"):
        name = re.sub(r"\W", "_", path.rpartition("/")[2].rpartition(".")[0])
        if group in ("network", "scenario"):
            return quoted("scenario", path)
        return f"{group}={name}, with the file in configs/{group}/"
    if group != "network" or end not in _BY_END:
        return ""
    kind, setting = _BY_END[end]
    other = ", or save the sheet as CSV and write network=csv network.edges=FILE" if kind == "nodexl" else ""
    return f"network={kind} {quoted(f'network.{setting}', path)}{other}"


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
