"""The page on scale: what was measured, and what follows for a hundred million people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from experiments.scale.measured import Costs
from experiments.scale.schedule import Checked, makespan

PEOPLE, TIES = 10**8, 10**10
"""What is asked for; a tie in each direction counts as one."""

WORLDS, PLANS = 512, 8
STARTING, READING = 4.0, 1e9
"""Seconds that a worker takes to load the program, and bytes a second at which it reads a network from a disk."""

MACHINE = 256e9
"""Bytes of memory of the machines that are reckoned with."""

_HOUR = 3600.0

_UNCHECKED = "The simulated schedule was not checked against a cluster here: dask is not installed."


@dataclass(frozen=True)
class Reckoned:
    """A comparison on so many cores.

    Parameters
    ----------
    cores : int
        How many there are.
    hours : float
        How long it takes.
    share : float
        Of the cores' time in which they play.
    """

    cores: int
    hours: float
    share: float


def stored(costs: Costs) -> float:
    """Return the bytes of the network that is asked for.

    Parameters
    ----------
    costs : Costs
        As measured.

    Returns
    -------
    float
        Ties and people.
    """
    return costs.stored * TIES + costs.person * PEOPLE


def world(costs: Costs) -> float:
    """Return the seconds of one world with all plans under both theories of our own, on one core.

    Parameters
    ----------
    costs : Costs
        As measured.

    Returns
    -------
    float
        By the costs of a tie.
    """
    return sum(1e-9 * TIES * (costs.draw[name] + PLANS * costs.play[name]) for name in ("flow", "key person"))


def reckoned(costs: Costs, handing: float, cores: int) -> Reckoned:
    """Return what a comparison takes on so many cores; each plays whole worlds.

    Parameters
    ----------
    costs : Costs
        As measured.
    handing : float
        Seconds in which the driver hands out a part.
    cores : int
        How many there are.

    Returns
    -------
    Reckoned
        By the simulated schedule; a world takes 0.8 to 1.2 times its mean, as cascades differ.
    """
    each = world(costs)
    seconds = each * np.random.default_rng(0).uniform(0.8, 1.2, WORLDS)
    took = makespan(seconds.tolist(), cores, handing, STARTING + stored(costs) / READING)
    return Reckoned(cores, took / _HOUR, float(seconds.sum()) / (took * cores))


def page(costs: Costs, checks: Sequence[Checked] | None, machine: str) -> str:
    """Return the page.

    Parameters
    ----------
    costs : Costs
        As measured.
    checks : sequence of Checked or None
        The schedule on a local cluster; None where there was none.
    machine : str
        What was measured on.

    Returns
    -------
    str
        Markdown.
    """
    handing = checks[0].handing if checks else 0.002
    rows = [f"| {name} | {costs.draw[name]:.1f} | {costs.play[name]:.1f} |" for name in costs.draw]
    cores = [_row(reckoned(costs, handing, count)) for count in (1, 16, 64, 128, 256, 512, 1024)]
    told = {
        "machine": machine,
        "ties": f"{costs.ties:,}",
        "people": f"{costs.people:,}",
        "costs": "\n".join(
            ["| | to draw a world, ns a tie | to play a plan in it, ns a tie |", "|---|--:|--:|", *rows]
        ),
        "stored": costs.stored,
        "person": costs.person,
        "peak": costs.peak,
        "network": stored(costs) / 1e9,
        "world": world(costs),
        "worlds": WORLDS,
        "plans": PLANS,
        "hours": world(costs) * WORLDS / _HOUR,
        "reckoned": "\n".join(["| cores | hours | share of their time in which they play |", "|--:|--:|--:|", *cores]),
        "held": int(MACHINE // stored(costs)),
        "times_memory": costs.peak * TIES / MACHINE,
        "build": costs.peak * TIES / 1e9,
        "schedule": _checked(checks) if checks else _UNCHECKED,
    }
    return _text("page").format(**told, **_orders(costs))


def _text(name: str) -> str:
    return (Path(__file__).parent / f"{name}.md").read_text(encoding="utf-8").rstrip("\n")


def _orders(costs: Costs) -> dict[str, Any]:
    times = TIES / costs.ties
    orders = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in costs.rank.items())
    longest = ", ".join(f"{name} {seconds * times / _HOUR:.1f} hours" for name, seconds in costs.rank.items())
    return {"orders": orders, "times": times, "longest": longest}


def _row(one: Reckoned) -> str:
    return f"| {one.cores:,} | {one.hours:,.1f} | {100 * one.share:.0f} % |"


def _checked(checks: Sequence[Checked]) -> str:
    head = f"| study on {checks[0].workers} workers | simulated, s | by the clock, s | difference |\n|---|--:|--:|--:|"
    rows = (
        f"| {one.name} | {one.simulated:.2f} | {one.seconds:.2f} | {100 * (one.simulated / one.seconds - 1):+.0f} % |"
        for one in checks
    )
    told = (1000 * checks[0].handing, 1000 * checks[0].between)
    note = "Measured beforehand: {:.1f} ms to hand out a part, {:.1f} ms of a worker between two parts.".format(*told)
    return "\n".join([_text("schedule"), "", head, *rows, "", note])
