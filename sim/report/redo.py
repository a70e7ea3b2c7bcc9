"""Where numbers come from, and how to redo a run, without what belongs to one machine."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from sim.casts.named import FLAT, shipped
from sim.report.folder import versions
from sim.report.spelling import plain
from sim.study.comparison import Comparison
from sim.words import labelled, say

OF_THE_MACHINE = ("output", "workers", "pool", "cluster", "figures")
"""Settings on which no result depends."""

_NO_PATHS = ("segment", "src", "dst", "weight", "id", "separator")
"""Settings that name columns and values, whatever they begin with."""


def presentable(config: dict[str, Any]) -> dict[str, Any]:
    """Return a config without output folder, workers, their pool and figures, and with file names for absolute paths.

    Parameters
    ----------
    config : dict
        Settings of a run, all choices resolved.

    Returns
    -------
    dict
        The rest as it was; so are names of columns and lists of people, whatever they begin with.
    """
    return {str(key): _without_paths(value, key) for key, value in config.items() if key not in OF_THE_MACHINE}


def _without_paths(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {str(name): _without_paths(one, str(name)) for name, one in value.items()}
    if key in _NO_PATHS or (key == "path" and isinstance(value, list)):  # a roster's ids
        return value
    if isinstance(value, (list, tuple)):
        return [_without_paths(one) for one in value]
    if isinstance(value, str) and value.startswith(("/", "~", "\\")):
        return PurePosixPath(value).name
    if isinstance(value, str) and re.match(r"[A-Za-z]:[\\/]", value):
        return PureWindowsPath(value).name
    return value


def provenance(comparison: Comparison, about: dict[str, Any]) -> list[tuple[str, str]]:
    """Return where the numbers come from.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    about : dict
        As in the manifest; what is not there is left out.

    Returns
    -------
    list of tuple of str and str
        What, and its text.
    """
    network = about.get("network", {})
    counts = [f"{value:,} {plain(key)}" for key, value in network.items() if isinstance(value, int) and value]
    known = about.get("versions") or versions()
    rows = {
        "seed": str(comparison.root_seed),
        "network": str(network.get("label", "")),
        "fingerprint": comparison.network.fingerprint,
        "rows": ", ".join(counts) or comparison.network.counts.sentence(),
        "doubts": " ".join([*comparison.network.counts.doubts, *_doubts(comparison)]),
        "traits": ", ".join(str(one) for one in about.get("traits", [])) or say("none"),
        "strategies": "; ".join(
            say("origin-strategies.one", strategy=labelled("strategy", name), note=note)
            for name, note in comparison.notes.items()
        ),
        "versions": ", ".join(f"{name} {version}" for name, version in known.items()),
    }
    return [(say(f"origin-{name}"), text) for name, text in rows.items() if text]


def _doubts(comparison: Comparison) -> list[str]:
    """Return what mechanisms may mean otherwise, each sentence once."""
    people = comparison.player.instance.people
    used = [one for campaign in comparison.design.campaigns.values() for one in campaign.mechanisms]
    return [*dict.fromkeys(text for one in used for text in one.doubts(people))]


def command(config: dict[str, Any]) -> str:
    """Return the command that plays a config again.

    Parameters
    ----------
    config : dict
        Settings of a run, all choices resolved.

    Returns
    -------
    str
        Every setting is named, so that it does not depend on what is usual.

    Examples
    --------
    >>> command({"theory": {"flow": {"kind": "flow", "hear": 0.1}}, "worlds": 64, "output": "results"})
    'grapevine theory=flow theory.flow.hear=0.1 worlds=64'
    >>> command({"seeding": {"mine": {"kind": "roster", "path": "mine.csv"}}})
    "grapevine 'seeding=[]' '+seeding.mine={kind: roster, path: mine.csv}'"
    """
    parts = [part for key, value in presentable(config).items() for part in _arguments(key, value)]
    return " ".join(["grapevine", *map(shlex.quote, parts)])


def _arguments(key: str, value: Any) -> Iterator[str]:
    if key == "plans" or not isinstance(value, dict):
        yield f"{key}={typed(value)}"
    elif key == "people":
        yield from _cast(value)
    elif "kind" in value:
        yield f"{key}={value['kind']}"
        yield from _settings(key, value)
    elif not value:
        yield f"{key}=[]"
    elif any(is_component(one) for one in value.values()):
        yield from _several(key, value)
    else:
        if key == "mechanism":  # those that were taken out are not named
            yield f"{key}={','.join(value)}"
        for name, one in value.items():
            yield from _arguments(f"{key}.{name}", one)


def _cast(value: dict[str, Any]) -> Iterator[str]:
    """Write a cast: all of it, on top of ours of that name, or of none."""
    ours = value["kind"] in shipped()
    yield f"people={value['kind'] if ours else FLAT}"
    yield from [] if ours else [f"people.kind={typed(value['kind'])}"]
    yield from (f"people.{name}={typed(one)}" for name, one in value.items() if name != "kind" and one not in ({}, []))


def _several(group: str, value: dict[str, Any]) -> Iterator[str]:
    """Write what is chosen of a group, what has a name of its own, and what stands beside them."""
    named = usual(value)
    yield f"{group}={','.join(named) or '[]'}"
    for name, one in value.items():
        if name in named:
            yield from _settings(f"{group}.{name}", one)
        else:
            yield f"{'+' * is_component(one)}{group}.{name}={typed(one)}"


def usual(group: dict[str, Any]) -> list[str]:
    """Return what is chosen of a group by the names of its files.

    Parameters
    ----------
    group : dict
        Settings of each component, and those that stand beside them.

    Returns
    -------
    list of str
        Empty where something with a name of its own stands before one of them: to keep the order, all are
        named in full then.
    """
    chosen = [name for name, one in group.items() if is_component(one)]
    found = [name for name in chosen if group[name]["kind"] == name]
    return found if found == chosen[: len(found)] else []


def _settings(key: str, component: dict[str, Any]) -> Iterator[str]:
    for name, one in component.items():
        if name != "kind":
            yield f"{key}.{name}={typed(one)}"


def is_component(value: Any) -> bool:
    """Return whether a setting describes a component.

    Parameters
    ----------
    value : object
        Of a setting.

    Returns
    -------
    bool
        True if it is a group of settings with a kind.
    """
    return isinstance(value, dict) and "kind" in value


def typed(value: Any) -> str:
    """Return a value as it is typed on the command line.

    Parameters
    ----------
    value : object
        Of a setting.

    Returns
    -------
    str
        A text that could be taken for something else stands in quotes.
    """
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, list):
        return f"[{','.join(map(typed, value))}]"
    if isinstance(value, dict) and not all(map(bare, map(str, value))):
        return typed([[str(name), one] for name, one in value.items()])
    if isinstance(value, dict):
        return f"{{{', '.join(f'{typed(name)}: {typed(one)}' for name, one in value.items())}}}"
    if not isinstance(value, str):
        return str(value)
    return value if bare(value) else _quoted(value)


def bare(text: str) -> bool:
    """Return whether a text can stand without quotes in settings.

    Parameters
    ----------
    text : str
        Value of a setting.

    Returns
    -------
    bool
        False if it would be taken for something else, or may hold something special.
    """
    return re.fullmatch(r"[A-Za-z_][A-Za-z0-9_./-]*", text) is not None and text.lower() not in _OTHERS


_OTHERS = ("null", "true", "false", "inf", "nan")
"""Words that are no texts."""


def literal(text: str) -> str:
    """Return text in which ``${`` stands for itself, and not for another setting.

    Parameters
    ----------
    text : str
        Value of a setting.

    Returns
    -------
    str
        As it stands in a file of settings.
    """
    return re.sub(r"(\\*)\$\{", r"\1\1\\${", text)


def _quoted(text: str) -> str:
    """Return text in double quotes; a backslash counts only before a quote, at the end, and before ``${``."""
    return '"' + re.sub(r'(\\+)("|$)', r"\1\1\2", literal(text)).replace('"', '\\"') + '"'
