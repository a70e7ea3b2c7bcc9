"""Write a network to share in place of one's own."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.graph.summary import Summary, summary
from sim.network import Network
from sim.people import People
from sim.report.csv import write_csv
from sim.report.folder import write_manifest
from sim.surrogate import Rewiring, Surrogate, surrogate
from sim.tasks.making import Settings, of_group, of_task, source_of
from sim.tasks.output import run_folder
from sim.tasks.telling import tell
from sim.words import percent, say
from sim.words.numbers import written

SETTINGS = Rewiring
"""Who declares the settings of this task."""

COLUMNS = {"ties": ("src", "dst", "weight"), "people": ("id", "<trait>")}
"""Names of columns by file, in order; weights are left out where all are 1."""


def run(settings: Settings) -> None:
    """Rewire a network, write it under new ids, and say how much of the old one is left.

    Parameters
    ----------
    settings : dict
        From the configs.

    Raises
    ------
    InputError
        If something is wrong with them; nothing is left behind.
    """
    began = time.time()
    own = of_task(Rewiring, settings)
    keep, swaps = own.keep_traits, own.swaps
    secret = secrets.token_hex(16) if own.secret is None else own.secret
    network, people, label = _read(settings)
    tell(say("read-network", network=label, counts=network.counts.sentence()))
    for doubt in network.counts.doubts:
        tell(doubt)
    made = surrogate(
        network, people.traits if keep else None, swaps=swaps, root_seed=settings["root_seed"], secret=secret
    )
    before, after = summary(network, people), summary(made.network, People(network.n, made.traits))
    warning = say("surrogate.warning")
    told = sentence(made, before, after)
    with run_folder(settings["output"], began) as folder:
        _write(folder.path, made.network, made.traits)
        report = {"moved": made.moved, "swapped": made.swapped, "warning": warning}
        report |= {"before": _shape(before), "after": _shape(after)}
        (folder.path / "surrogate.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
        write_manifest(folder.path, {"swaps": swaps, "keep_traits": keep, "counts": asdict(made.network.counts)})
    tell(told, warning, "", say("told-results", folder=str(folder.name)))


def _read(settings: Settings) -> tuple[Network, People, str]:
    source = source_of(settings)
    network, people = of_group("network", settings, lambda: source.build(settings["root_seed"]))
    return network, people, source.label


def sentence(made: Surrogate, before: Summary, after: Summary) -> str:
    """Return how much of the old network is left.

    Parameters
    ----------
    made : Surrogate
        The new network.
    before, after : Summary
        Summaries of the old and the new network.

    Returns
    -------
    str
        For the terminal.
    """
    changes = {
        name: say(f"surrogate.{name}", before=_said(getattr(before, name)), after=_said(getattr(after, name)))
        for name in ("transitivity", "assortativity")
    }
    return say("surrogate", moved=percent(made.moved, 1), swapped=int(made.swapped), **changes)


def _said(value: float | None) -> str:
    return say("undefined") if value is None else written(value, 3)


def _shape(one: Summary) -> dict[str, Any]:
    return {name: value for name, value in one.as_dict(table=False).items() if name != "attributes"}


def _write(folder: Path, network: Network, traits: Mapping[str, NDArray[Any]]) -> None:
    """Write ties.csv and people.csv; what a spreadsheet would take for a formula stays text."""
    once = np.ones(network.m, dtype=bool) if network.directed else network.speaker < network.listener
    ties = {"src": network.ids[network.speaker[once]], "dst": network.ids[network.listener[once]]}
    if (network.ties["weight"] != 1.0).any():
        ties["weight"] = network.ties["weight"][once]
    write_csv(pd.DataFrame(ties), folder / "ties.csv")
    write_csv(pd.DataFrame({"id": network.ids} | dict(traits)), folder / "people.csv")
