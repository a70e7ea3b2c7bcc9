"""Compare seeding strategies from the command line:  python run.py key=value ..."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import hydra
from hydra.errors import HydraException, OverrideParseException
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException
from tqdm import tqdm

import sim
from sim.errors import InputError, check_whole, did_you_mean
from sim.kinds import filled, make
from sim.networks.base import Source
from sim.people import KNOWN
from sim.report.figures import write_figures
from sim.report.folder import new_folder, write_manifest
from sim.report.tables import conclusion, outlay, ranking, write_tables
from sim.seeding.base import Strategy
from sim.theories.base import Theory

CONFIGS = Path(__file__).parent / "configs"
SEVERAL = ("theory", "seeding")
SETTINGS = {*SEVERAL, "network", "campaign", "worlds", "root_seed", "engine", "workers", "cascade_share", "output"}
Value = TypeVar("Value")
Settings = dict[str, Any]

_complaints: list[str] = []


@hydra.main(version_base="1.3", config_path=str(CONFIGS), config_name="config")
def play(config: DictConfig) -> None:
    """Play what a config says; what users got wrong is kept for `main`, Hydra would garnish it."""
    logging.getLogger("MESA").setLevel(logging.WARNING)
    try:
        for missing in sorted(OmegaConf.missing_keys(config)):
            raise InputError(f"{missing} has to be given")
        settings: Any = OmegaConf.to_container(config, resolve=True)
        for unknown in settings.keys() - SETTINGS:
            raise InputError(f"there is no setting {unknown!r}.{did_you_mean(unknown, SETTINGS)}")
        for missing in sorted(SETTINGS - settings.keys()):
            raise InputError(f"{missing} has to be given")
        _play(settings, time.time())
    except (InputError, OmegaConfBaseException) as error:
        _complaints.append(" ".join(str(error).split()))


def _play(settings: Settings, began: float) -> None:
    source: Source = _made(Source, "network", settings["network"])
    theories = {name: _made(Theory, f"theory.{name}", one) for name, one in _chosen(settings, "theory").items()}
    strategies = {name: _made(Strategy, f"seeding.{name}", one) for name, one in _chosen(settings, "seeding").items()}
    campaign = _of_group(
        "campaign", settings["campaign"], lambda: filled(sim.Campaign, "campaign", settings["campaign"])
    )
    worlds = check_whole("worlds", settings["worlds"], 1)
    network, people = _of_group("network", settings["network"], source.build)
    print(f"Network: {source.label}: {network.counts.sentence()}.", flush=True)
    if people.traits:
        used = sorted(KNOWN & set(people.traits)) or ["none"]
        print(f"Traits of people: {', '.join(people.traits)}; known to theories and campaign: {', '.join(used)}.")
    name = datetime.fromtimestamp(began).strftime("%Y-%m-%d_%H-%M-%S-%f")
    if not isinstance(settings["output"], str) or not settings["output"]:
        raise InputError(f"output is the name of a folder, got {settings['output']!r}")
    output = Path(settings["output"]).expanduser()
    with new_folder(output, name) as folder:
        with tqdm(total=worlds, desc="ranking people", unit="world", disable=None, leave=False) as bar:
            comparison = _of_group(
                "campaign",
                settings["campaign"],
                lambda: sim.compare(
                    network,
                    theories,
                    strategies,
                    people=people,
                    campaign=campaign,
                    worlds=worlds,
                    root_seed=settings["root_seed"],
                    cascade_share=settings["cascade_share"],
                    engine=settings["engine"],
                    workers=settings["workers"] if settings["workers"] is not None else os.cpu_count() or 1,
                    progress=lambda: (bar.set_description("playing worlds"), bar.update()),
                ),
            )
        write_tables(comparison, folder)
        write_figures(comparison, folder)
        about = {
            "conclusion": conclusion(comparison),
            "root_seed": comparison.root_seed,
            "network": {"label": source.label, "fingerprint": network.fingerprint} | asdict(network.counts),
            "traits": sorted(people.traits),
            "strategies": comparison.notes,
            "config": settings,
            "time": {"began": datetime.fromtimestamp(began).isoformat(), "seconds": round(time.time() - began, 3)},
        }
        write_manifest(folder, about)
    _say(comparison, output / name)


def _say(comparison: sim.Comparison, folder: Path) -> None:
    for strategy, note in comparison.notes.items():
        if note != "exact":
            print(f"Strategy {strategy}: {note}.")
    print(f"Root seed {comparison.root_seed}; {outlay(comparison)}.\n\n{ranking(comparison)}")
    print(f"\n{conclusion(comparison)}\n\nResults: {folder}")


def _chosen(settings: Settings, group: str) -> Settings:
    chosen: Settings = settings[group] if isinstance(settings[group], dict) else {}
    if not chosen:
        raise InputError(f"{group} names one or more, got {settings[group]!r}")
    return chosen


def _made(base: type[Any], group: str, settings: Settings) -> Any:
    if not isinstance(settings, dict) or "kind" not in settings:
        raise InputError(f"{group} is a group of settings with a kind, got {settings!r}")
    rest = {name: value for name, value in settings.items() if name != "kind"}
    return _of_group(group, rest, lambda: make(base, settings["kind"], **rest))


def _of_group(group: str, settings: Settings, action: Callable[[], Value]) -> Value:
    """Do something; if it complains about a setting, say to which group that belongs."""
    try:
        return action()
    except InputError as error:
        first = str(error).split(" ")[0]
        raise InputError(f"{group}.{error}" if first in settings else str(error)) from None


def with_lists(arguments: list[str]) -> list[str]:
    """Return arguments in which ``theory=a,b`` is ``theory=[a,b]``, unless they are to be swept.

    Parameters
    ----------
    arguments : list of str
        As typed.

    Returns
    -------
    list of str
        As Hydra reads them.
    """
    if {"-m", "--multirun"} & set(arguments):
        return arguments
    listed = []
    for argument in arguments:
        key, _, value = argument.partition("=")
        several = key in SEVERAL and "," in value and not value.startswith("[")
        listed.append(f"{key}=[{value}]" if several else argument)
    return listed


def explained(error: Exception, arguments: list[str]) -> str:
    """Return one line that says what is wrong with the arguments.

    Parameters
    ----------
    error : Exception
        From Hydra or OmegaConf.
    arguments : list of str
        As Hydra read them.

    Returns
    -------
    str
        With a suggestion for a misspelt word.
    """
    groups = _groups()
    for argument in arguments:
        key, equals, value = argument.partition("=")
        if key.startswith(("-", "~")):
            continue
        if not equals:
            return f"arguments have the form key=value, got {argument!r}"
        if complaint := _wrong_option(key, value) or _wrong_key(key.lstrip("+~"), _chosen_options(arguments), groups):
            return complaint
    if "Ambiguous value" in str(error):
        return f"several values for one setting need -m, which plays each: {_first_with(',', arguments)!r}"
    if isinstance(error, OverrideParseException):
        return (
            f"{error.override!r} cannot be read; put a value with unusual characters in double quotes: key='\"value\"'"
        )
    return " ".join(str(error).split())


def _groups() -> dict[str, list[str]]:
    return {folder.name: sorted(file.stem for file in folder.glob("*.yaml")) for folder in CONFIGS.glob("*/")}


def _wrong_option(group: str, value: str) -> str:
    """Return a complaint about an option that a group does not have, or nothing."""
    options = _groups().get(group.lstrip("+~"), [])
    given = [one.strip() for one in value.strip("[]").split(",")] if "(" not in value else []
    wrong = [one for one in given if one not in options]
    if not options or not wrong:
        return ""
    return f"{group} is one of {', '.join(options)}; got {wrong[0]!r}.{did_you_mean(wrong[0], options)}"


def _first_with(character: str, arguments: list[str]) -> str:
    return next((argument for argument in arguments if character in argument), "")


def _chosen_options(arguments: list[str]) -> set[str]:
    """Return what is chosen of each group, as group=option."""
    chosen: dict[str, Any] = {}
    for default in OmegaConf.load(CONFIGS / "config.yaml").defaults:
        if default != "_self_":
            chosen |= dict(default)
    chosen |= {key: value.strip("[]").split(",") for key, _, value in (one.partition("=") for one in arguments)}
    several = {group: [options] if isinstance(options, str) else list(options) for group, options in chosen.items()}
    return {f"{group}={option.strip()}" for group, options in several.items() for option in options}


def _wrong_key(key: str, chosen: set[str], groups: dict[str, list[str]]) -> str:
    """Return a complaint about a key that is nowhere, or only in options not chosen, or nothing."""
    homes: dict[str, list[str]] = {name: [] for name in _keys("config", "")}
    for group, options in groups.items():
        for option in options:
            prefix = f"{group}.{option}." if group in SEVERAL else f"{group}."
            for name in _keys(f"{group}/{option}", "" if group == "scenario" else prefix):
                homes.setdefault(name, []).append(f"{group}={option}")
    if key in groups or key.startswith("hydra"):
        return ""
    if key not in homes:
        return f"there is no setting {key!r}.{did_you_mean(key, homes)}"
    if homes[key] and not chosen & {*homes[key]} and "." in key:
        return f"{key} belongs to {homes[key][0]}, which is not chosen"
    return ""


def _keys(name: str, prefix: str) -> set[str]:
    config = OmegaConf.load(CONFIGS / f"{name}.yaml")
    return {f"{prefix}{key!s}" for key in config if key not in ("defaults", "hydra", "kind")}


def main() -> int:
    """Run, and turn what users get wrong into one line and exit code 2.

    Returns
    -------
    int
        0, 2 for bad input, 130 if interrupted.
    """
    os.environ.setdefault("HYDRA_FULL_ERROR", "1")
    sys.argv[1:] = with_lists(sys.argv[1:])
    options = (argument.partition("=") for argument in sys.argv[1:] if not argument.startswith("~"))
    wrong = [complaint for group, _, value in options if (complaint := _wrong_option(group, value))]
    if wrong:
        print(f"error: {wrong[0]}", file=sys.stderr)
        return 2
    try:
        play()
    except (HydraException, OmegaConfBaseException) as error:
        _complaints.append(explained(error, sys.argv[1:]))
    except KeyboardInterrupt:
        print("interrupted; the run left nothing behind", file=sys.stderr)
        return 130
    for complaint in _complaints:
        print(f"error: {complaint}", file=sys.stderr)
    return 2 if _complaints else 0


if __name__ == "__main__":
    sys.exit(main())
