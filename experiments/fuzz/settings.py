"""Arguments of the command line: valid ones, gently damaged."""

from __future__ import annotations

from random import Random
from typing import Any

from experiments.fuzz.mutations import ODD
from sim.shipped import CONFIGS
from sim.tasks.arguments import Grammar
from sim.tasks.composing import composed
from sim.tasks.configs import Configs

_ODD = (
    *ODD, "x\udcffy", "\ud800", "range(1,1000000000)", "sort(range(1,1000000))", "interval(1,2)", "choice(1,2)",
    "glob(*)", "glob(*,exclude=a)", "int(1e308)", "float(x)", "str([1,2])", "${worlds}", "${oc.env:NOWHERE}",
    "${oc.create:x}", "[1,2", "{a: b}", "{a: {b: {c: 1}}}", "[[[[1]]]]", "1,2", "hubs", "flow", "circle:3", "1e3",
    "0.5", "[0.1,0.9]", "2026-11-26", "1:30", "a=b", "???", "x" * 3000, "[" * 300, "{a:" * 300,
)  # fmt: skip


def words() -> dict[str, list[str]]:
    """Return what can be asked for.

    Returns
    -------
    dict of str to list of str
        Groups with their options.
    """
    return Grammar(Configs(CONFIGS)).groups


def valid(rng: Random, options: dict[str, list[str]]) -> list[str]:
    """Return valid arguments: a few options, and some of their settings with the values they have.

    Parameters
    ----------
    rng : random.Random
        Where luck comes from.
    options : dict of str to list of str
        From `words`.

    Returns
    -------
    list of str
        Each ``key=value``.
    """
    chosen = [f"theory={rng.choice(options['theory'])}", f"network={rng.choice(options['network'])}"]
    chosen += [f"seeding={rng.choice(options['seeding'])}", f"task={rng.choice(options['task'])}"]
    chosen = rng.sample(chosen, rng.randint(0, len(chosen)))
    if "mechanism" not in " ".join(chosen) and rng.random() < 0.2:
        chosen.append("mechanism.broadcast.chance=0.01")
    chosen += _needed(chosen)
    keys = {one.partition("=")[0] for one in chosen}
    given = [f"{name}={_written(value)}" for name, value in _leaves(composed(chosen)) if name not in keys]
    return [*chosen, *rng.sample(given, min(len(given), rng.randint(1, 4)))]


def _needed(chosen: list[str]) -> list[str]:
    """Return what has no usual value."""
    needed = []
    for one in chosen:
        if one in ("network=csv", "network=like"):
            needed.append("network.edges=ties.csv")
        elif one.removeprefix("network=") in ("matrix", "graphml", "gexf", "gml", "pajek", "ucinet", "nodexl", "json"):
            needed.append("network.path=file")
        elif one == "seeding=roster":
            needed.append("seeding.roster.path=[1,2]")
        elif one == "seeding=mixture":
            needed.append("seeding.mixture.parts='50 % hubs, 50 % random'")
    return needed


def _leaves(settings: dict[str, Any], within: str = "") -> list[tuple[str, Any]]:
    found = []
    for name, value in settings.items():
        if isinstance(value, dict):
            found += _leaves(value, f"{within}{name}.")
        elif name not in ("kind", "task"):
            found.append((f"{within}{name}", value))
    return found


def _written(value: Any) -> str:
    if isinstance(value, str):
        return f"'{value}'"
    return {"None": "null", "True": "true", "False": "false"}.get(str(value), str(value))


def damaged(rng: Random, arguments: list[str]) -> list[str]:
    """Return arguments with one or two small changes.

    Parameters
    ----------
    rng : random.Random
        Where luck comes from.
    arguments : list of str
        Valid ones.

    Returns
    -------
    list of str
        Nearly the same.
    """
    made = list(arguments)
    for _ in range(rng.choice((1, 1, 2))):
        place = rng.randrange(len(made))
        key, equals, value = made[place].partition("=")
        way = rng.randrange(8)
        if way < 4:
            made[place] = f"{key}={rng.choice(_ODD)}"
        elif way == 4:
            at = rng.randrange(len(key) + 1)
            made[place] = f"{key[:at]}{rng.choice(_ODD)}{key[at + rng.randint(0, 1) :]}={value}"
        elif way == 5:
            at = rng.randrange(len(value) + 1)
            made[place] = f"{key}={value[:at]}{rng.choice(_ODD)}{value[at + rng.randint(0, 1) :]}"
        elif way == 6:
            made[place] = rng.choice(("+", "++", "~", "-", "--")) + key + rng.choice((equals + value, ""))
        else:
            made.append(rng.choice((made[place], "-m", "--multirun", "+scenario=museum", rng.choice(_ODD))))
    return made
