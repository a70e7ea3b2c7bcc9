"""Settings from configs and arguments. The one home of Hydra, which composes and never runs anything."""

from __future__ import annotations

import dataclasses
import itertools
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hydra import compose, initialize_config_dir
from hydra.core.config_store import ConfigStore
from hydra.core.global_hydra import GlobalHydra
from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.core.override_parser.types import Override
from hydra.errors import OverrideParseException
from omegaconf import OmegaConf

from sim import texts
from sim.errors import InputError
from sim.kinds import class_of
from sim.mechanisms.base import Mechanism
from sim.networks.base import Source
from sim.reading import decoded
from sim.seeding.base import Strategy
from sim.shipped import CONFIGS, SETTINGS
from sim.tasks.arguments import Grammar
from sim.tasks.configs import GLOBAL, SEVERAL, Configs, installed_in, located
from sim.tasks.declared import refused
from sim.tasks.files import readable
from sim.tasks.foreign import settings_in
from sim.tasks.inside import OPEN_ENDED, check_there
from sim.tasks.slips import SWEEP
from sim.tasks.typed import check
from sim.theories.base import Theory

MOST = 1000
"""Runs in a sweep."""

OF_INSTALLED: dict[str, type[Any]] = {"network": Source, "theory": Theory, "seeding": Strategy, "mechanism": Mechanism}
"""Groups of components that other packages may bring."""

_NONE = ("mechanism",)
"""Groups of which nothing may be chosen."""


def composed(arguments: list[str], configs: Path = CONFIGS, whole: bool = True) -> dict[str, Any]:
    """Return the settings that arguments describe.

    Parameters
    ----------
    arguments : list of str
        Each ``key=value``, as typed.
    configs : pathlib.Path
        ``config.yaml``, and a folder for each group.
    whole : bool, default True
        Whether settings that have to be given must be there; else they are "???".

    Returns
    -------
    dict
        Of plain values, all resolved. Nothing was imported, run or written for them.

    Raises
    ------
    InputError
        If they cannot be read, or something is missing.
    """
    arguments, files = located(arguments, configs)
    grammar = check(arguments, files)
    with _hydra(grammar.configs):
        return _settings(_prepared(grammar.with_lists(arguments), grammar), grammar, whole)


def grid(arguments: list[str], configs: Path = CONFIGS) -> list[tuple[list[str], dict[str, Any]]]:
    """Return the runs of a sweep: each combination of the values given.

    Parameters
    ----------
    arguments : list of str
        Each ``key=value`` or ``key=value,value``, as typed; "-m" may be among them.
    configs : pathlib.Path
        ``config.yaml``, and a folder for each group.

    Returns
    -------
    list of tuple of list of str and dict
        What is special about each run, and its settings; the last setting changes fastest.

    Raises
    ------
    InputError
        If one of them cannot be read, or there are more than `MOST`.
    """
    arguments, files = located(arguments, configs)
    grammar = check(arguments, files)
    arguments = [one for one in arguments if one not in SWEEP]
    with _hydra(grammar.configs):
        try:
            parser = OverridesParser.create(config_loader=GlobalHydra.instance().config_loader())
            values = {one.get_key_element(): _values(one) for one in parser.parse_overrides(arguments)}
        except Exception as error:  # what reading raises is said in one line, whatever it is
            raise InputError(explained(error, arguments, grammar)) from None
        runs = math.prod(map(len, values.values()))
        if runs > MOST:
            raise InputError(f"a sweep has at most {MOST:,} runs, got {runs:,}")
        swept = {text for texts in values.values() if len(texts) > 1 for text in texts}
        each = [list(one) for one in itertools.product(*values.values())]
        for one in each:  # before the first is played
            refused(one)
        return [([text for text in one if text in swept], _settings(_prepared(one, grammar), grammar)) for one in each]


def is_sweep(arguments: list[str]) -> bool:
    """Return whether arguments ask for a run for each combination of values.

    Parameters
    ----------
    arguments : list of str
        Arguments of the command line, as typed.

    Returns
    -------
    bool
        True if "-m" or "--multirun" is among them.
    """
    return bool(set(SWEEP) & set(arguments))


def explained(error: Exception, arguments: list[str], grammar: Grammar) -> str:
    """Return one line that says what is wrong with the arguments.

    Parameters
    ----------
    error : Exception
        From Hydra or OmegaConf.
    arguments : list of str
        As Hydra read them.
    grammar : Grammar
        What is understood.

    Returns
    -------
    str
        With a suggestion for a misspelt word.
    """
    missing = getattr(error, "missing_cfg_file", None) or ""
    complaint = grammar.configs.why_not(missing) or grammar.complaint(error, arguments)
    if isinstance(error, OverrideParseException) and complaint == " ".join(str(error).split()):
        typed = str(error.override).removeprefix("++")
        return f"{typed!r} cannot be read; {readable(typed)}"
    return complaint or type(error).__name__


@contextmanager
def _hydra(configs: Configs) -> Iterator[None]:
    store = ConfigStore.instance()
    for one in configs.own:
        store.store(one.name, settings_in(configs, one), one.group, _package(*one))
    for group, base in OF_INSTALLED.items():
        for name in installed_in(group):
            where = f"{group}.{name}" if group in SEVERAL else group
            store.store(name, _usual(base, name, kind=group != "mechanism"), group, where)
    try:
        with initialize_config_dir(str(configs.folder.resolve()), job_name="grapevine", version_base="1.3"):
            yield
    finally:
        for group, name, _ in configs.own:
            del store.repo[group][f"{name}.yaml"]


def _prepared(arguments: list[str], grammar: Grammar) -> list[str]:
    """Return arguments in which settings of plans, casts and columns are set whether or not they are there yet."""
    arguments = [f"++{one}" if one.startswith("network.columns.") else one for one in arguments]
    anew = [one for one in arguments if one.startswith("plans=")]
    if anew:  # all plans are given: those of the scenario are not played
        arguments = [*(one for one in arguments if one not in anew), "plans=null", f"++{anew[0]}"]
    new = [one for one in arguments if one.startswith(OPEN_ENDED)]
    if not new:
        return arguments + _mechanisms(arguments, grammar)
    rest = [one for one in arguments if one not in new]
    known = _read(rest, grammar)
    for one in new:
        check_there(one.partition("=")[0], known)
    return rest + [f"++{one}" for one in new] + _mechanisms(arguments, grammar)


def _read(arguments: list[str], grammar: Grammar) -> Any:
    """Return what arguments are composed to; what reading raises is said in one line, whatever it is."""
    try:
        return compose("config", arguments)
    except Exception as error:
        raise InputError(explained(error, arguments, grammar)) from None


def _mechanisms(arguments: list[str], grammar: Grammar) -> list[str]:
    """Return an argument that adds the mechanisms of other packages, as all of ours stand in the settings."""
    given = any(one.startswith(("mechanism=", "+mechanism=")) for one in arguments)
    return [] if given or not installed_in("mechanism") else [f"mechanism=[{','.join(grammar.groups['mechanism'])}]"]


def _usual(base: type[Any], name: str, kind: bool) -> dict[str, Any]:
    """Return the settings that a component of another package has by itself."""
    fields = dataclasses.fields(class_of(base, name))
    missing = dataclasses.MISSING
    values = {one.name: "???" if one.default is missing else one.default for one in fields if one.init}
    plain = {key: list(one) if isinstance(one, tuple) else one for key, one in values.items()}
    return ({"kind": name} if kind else {}) | plain


def _package(group: str, name: str, file: Path) -> str:
    """Return where the settings of a user's own file belong, in the file's own words or as ours do."""
    said = re.search(r"(?m)^#\s*@package\s+(\S+)", decoded(file, SETTINGS))
    usual = "_global_" if group in GLOBAL else f"{group}.{name}" if group in SEVERAL else group
    return said.group(1) if said else usual


def _settings(arguments: list[str], grammar: Grammar, whole: bool = True) -> dict[str, Any]:
    try:
        config = compose("config", arguments)
        missing = sorted(OmegaConf.missing_keys(config)) if whole else []
        settings: Any = {} if missing else OmegaConf.to_container(config, resolve=True)
    except Exception as error:  # configs may hold anything: what composing raises is said in one line
        raise InputError(explained(error, arguments, grammar)) from None
    if missing:
        raise InputError(f"{missing[0]} has to be given: write {missing[0]}=...")
    texts.check_settings(settings)
    if settings.get("plans") is not None:
        settings["plans"] = _by_name(settings["plans"])
        beside = [one for one in arguments if re.match(r"[+~]*seeding[.=](?!\[\]$)", one)]
        if beside:
            raise InputError(
                f"plans are compared here, and no seeding beside them, got {beside[0]!r}; add a plan:"
                " '+plans.mine={seeding: hubs, budget: 30}'"
            )
        settings["seeding"] = {}
    return _ordered({name: {} for name in _NONE} | {str(key): value for key, value in settings.items()}, grammar)


def _by_name(plans: Any) -> Any:
    """Return plans by name; on the command line, names with unusual signs stand in pairs: [["a b", {...}], ...]."""
    pairs = isinstance(plans, list) and all(isinstance(one, list) and len(one) == 2 for one in plans)
    found = {str(name): one for name, one in plans} if pairs else {}
    return found if found and len(found) == len(plans) else plans


def _ordered(settings: dict[str, Any], grammar: Grammar) -> dict[str, Any]:
    """Return settings in the same order whichever files they come from: groups first, components first in them."""
    places = list(grammar.groups)
    first = {key: settings[key] for key in places if key in settings} | settings
    for group in set(SEVERAL) & first.keys():
        if isinstance(first[group], dict):
            first[group] = dict(sorted(first[group].items(), key=lambda one: not isinstance(one[1], dict)))
    return first


def _values(override: Override) -> list[str]:
    """Return what an argument stands for in each run."""
    key = override.get_key_element()
    if override.is_delete():
        return [str(override.input_line)]
    if not override.is_sweep_override():
        return [f"{key}={override.get_value_element_as_str()}"]
    if not override.is_discrete_sweep():
        raise InputError(f"{key} is swept over values with commas between them, got {override.input_line!r}")
    return [f"{key}={one}" for one in itertools.islice(override.sweep_string_iterator(), MOST + 1)]
