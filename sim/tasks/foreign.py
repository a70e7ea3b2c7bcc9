"""What others wrote may set settings and nothing else: no code to import, no file to write, no folder to search."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]

from sim.errors import InputError
from sim.reading import decoded
from sim.shipped import content
from sim.tasks.configs import NOTHING, Configs, Own
from sim.tasks.synonyms import meant

LONGEST = 1_000_000
"""Characters a file of settings may have."""

_HYDRA = re.compile(r"(^|[\s/@])hydra($|[./@:])")


_SHOWN = "--help shows all settings, and each run writes those that it has in scenario.yaml"
_FOLDER = "configs=FOLDER names a folder with files of your own"
_RUNS = "-m makes a run for each combination of values with commas between them"
_INSTEAD = {
    "h help ?": "write --help",
    "v version": "write --version",
    "m multirun": "write -m",
    "config-name cn config-dir cd config-path cp": _FOLDER,
    "cfg c info i resolve package p": _SHOWN,
    "run r": "a run needs no option",
    "experimental-rerun": "scenario=results/.../scenario.yaml redoes a run",
    "o out output": "write output=FOLDER",
}
_OF_HYDRA = {
    "launcher": "workers=N sets how many threads play",
    "sweeper": _RUNS,
    "sweep": "output=FOLDER names the folder that runs make theirs in",
    "run": "output=FOLDER names the folder that runs make theirs in",
    "searchpath": _FOLDER,
    "mode": _RUNS,
}


def check_arguments(arguments: list[str], known: Collection[str] = ()) -> None:
    """Refuse arguments that would configure Hydra.

    Parameters
    ----------
    arguments : list of str
        Arguments of the command line, as typed.
    known : collection of str
        Settings and groups, one of which may be meant.

    Raises
    ------
    InputError
        If one is an option or its key begins with "hydra".
    """
    for one, after in pairwise([*arguments, ""]):
        key, _, value = one.partition("=")
        key = key.strip()
        if key.startswith("-"):
            value = value or ("" if "=" in after or after.startswith("-") else after)
            hint = _option(key.lstrip("-"), value, known)
            raise InputError(
                f"the only options are -m (a run for each combination), --help and --version, got {key!r}{hint}"
            )
        if _HYDRA.search(key.lstrip("+~")):
            word = re.split("[./]", key.lstrip("+~"), maxsplit=1)[-1].partition(".")[0]
            raise InputError(f"there are no settings of hydra here, got {key!r}; {_OF_HYDRA.get(word, 'leave it out')}")


def _option(word: str, value: str, known: Collection[str]) -> str:
    """Return what to write for an option, after a semicolon."""
    if key := meant(word, known):
        return f"; write {key}={value or '...'}"
    return next((f"; {said}" for words, said in _INSTEAD.items() if word.lower() in words.split()), "; leave it out")


def usable(configs: Configs) -> Configs:
    """Refuse configs that would configure Hydra; set aside what a user's own files hold that cannot be used.

    Parameters
    ----------
    configs : Configs
        All files of settings; only our ``config.yaml`` is trusted.

    Returns
    -------
    Configs
        Without files of a user's own that cannot be read or are refused; only a run that uses one need stop.

    Raises
    ------
    InputError
        If one of our files has a section "hydra", or puts something there; if any is no regular file, is too
        long, is no text, or repeats parts of itself.
    """
    near = configs.folder.parent
    for file in sorted(configs.folder.rglob("*.yaml")):
        _check(file, file.relative_to(near).as_posix(), trusted=file == configs.main)
    own, aside = [], list(configs.aside)
    for one in configs.own:
        try:
            _check(one.file, str(one.file))
            settings_in(configs, one)
        except InputError as error:
            aside.append((f"{one.group}/{one.name}", str(error)))
        else:
            own.append(one)
    return replace(configs, own=tuple(own), aside=tuple(aside))


def settings_in(configs: Configs, one: Own) -> Any:
    """Return the settings in a file of a user's own.

    Parameters
    ----------
    configs : Configs
        All files of settings.
    one : Own
        Which file; its group says of which kind it is.

    Returns
    -------
    omegaconf.DictConfig
        On top of ours of the same kind, where there is one.

    Raises
    ------
    InputError
        If it cannot be read.
    """
    from omegaconf import OmegaConf  # slow to load, and only needed where there are such files

    try:
        made = OmegaConf.merge(*map(OmegaConf.load, configs.parts(one.group, one.file)))
        own = one.group in NOTHING and "kind" not in content(one.file)
        return OmegaConf.merge(made, {"kind": one.name}) if own else made
    except InputError:
        raise
    except Exception as error:  # a file may hold anything
        raise InputError(f"{one.file} cannot be read: {' '.join(str(error).split())}") from None


def _check(file: Path, name: str, trusted: bool = False) -> None:
    text = decoded(file, "a file of settings")
    if len(text) > LONGEST:
        raise InputError(f"{name} has at most {LONGEST:,} characters, got {len(text):,}")
    if _repeats(text):
        raise InputError(f"{name} repeats parts of itself (*name), which can grow without end: write them out")
    if not trusted and _meddles(text):
        raise InputError(f"{name} has a section hydra, which could run code: take it out, or remove the file")


def _repeats(text: str) -> bool:
    if "&" not in text or "*" not in text:
        return False
    try:
        return any(isinstance(one, yaml.AliasEvent) for one in yaml.parse(text, yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError):
        return False  # it says what is wrong when it is chosen


def _meddles(text: str) -> bool:
    if "hydra" not in text and "\\" not in text:
        return False
    from omegaconf import OmegaConf  # slow to load, and hardly ever needed

    packages = re.findall(r"(?m)^\s*#\s*@package\s+(\S+)", text)
    try:
        held: Any = OmegaConf.to_container(OmegaConf.create(text), resolve=False)
    except Exception:  # it says what is wrong when it is chosen
        return any(map(_HYDRA.search, packages))
    keys = held if isinstance(held, dict) else {}
    return any(_HYDRA.search(one) for one in [*packages, *map(str, keys), *_words(keys.get("defaults"))])


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield str(key)
            yield from _words(one)
    elif isinstance(value, list):
        for one in value:
            yield from _words(one)
    elif isinstance(value, str):
        yield value
