"""What is tried: a valid file or setting, drawn and damaged by a number, and read."""

from __future__ import annotations

import bz2
import gzip
import shutil
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from random import Random

import numpy as np

import sim
from experiments.fuzz import settings, valid
from experiments.fuzz.drawn import Drawn
from experiments.fuzz.mutations import damaged
from sim.graph.summary import summary
from sim.kinds import kinds
from sim.networks import CSV, Source
from sim.seeding import Roster
from sim.settings import value_of
from sim.shipped import CONFIGS
from sim.tasks.composing import composed, grid, is_sweep
from sim.tasks.doing import OUTSIDE, Command
from sim.tasks.inputs import Inputs
from sim.tasks.making import of_task

PACKERS: dict[int, Callable[[bytes], bytes]] = {
    0: lambda data: gzip.compress(data, mtime=0),
    1: bz2.compress,
    2: lambda data: valid.zipped({"README": b"about it", "network": data}),
}
"""What packs a file in some of forty cases."""


def luck(kind: str, seed: int, number: int) -> Random:
    """Return the luck of a case.

    Parameters
    ----------
    kind : str
        One of `KINDS`.
    seed, number : int
        Of the run and the case.

    Returns
    -------
    random.Random
        The same for the same case.
    """
    return Random(f"{kind} {seed} {number}")


def file_of(rng: Random, kind: str, net: Drawn) -> bytes:
    """Return a damaged file.

    Parameters
    ----------
    rng : random.Random
        Where luck comes from.
    kind : str
        A format of `valid.TEXTS`, or "nodexl".
    net : Drawn
        What is in it.

    Returns
    -------
    bytes
        Perhaps packed, or in UTF-16, before or after it was damaged.
    """
    if kind == "nodexl":
        parts = {name: text.encode() for name, text in valid.workbook(rng, net).items()}
        if rng.random() < 0.3:
            return damaged(rng, valid.zipped(parts, rng.random() < 0.5))
        name = rng.choice(list(parts))
        return valid.zipped(parts | {name: damaged(rng, parts[name])})
    data = valid.TEXTS[kind](rng, net).encode(
        "utf-16" if rng.random() < 0.05 and kind not in ("graphml", "gexf") else "utf-8"
    )
    pack = PACKERS.get(int(rng.random() * 40))
    if pack is None:
        return damaged(rng, data)
    return damaged(rng, pack(data)) if rng.random() < 0.5 else pack(damaged(rng, data))


def read_file(kind: str, folder: Path, rng: Random) -> None:
    """Write a damaged file and read it, up to what is said of it on the terminal.

    Parameters
    ----------
    kind : str
        A format of `valid.TEXTS`, or "nodexl".
    folder : pathlib.Path
        Where to write it.
    rng : random.Random
        Where luck comes from.

    Raises
    ------
    InputError
        If it cannot be read.
    """
    net = Drawn.by(rng)
    path, ties = folder / f"{kind}.file", folder / "ties.csv"
    path.write_bytes(file_of(rng, kind, net))
    if kind in ("people", "roster"):
        ties.write_text("src,dst\n" + "".join(f'"{u}","{v}"\n' for u, v, _ in net.rows()), encoding="utf-8")
    if kind == "roster":
        Roster(path).picked(sim.Network.from_edges(net.ids[:-1], net.ids[1:]))
        return
    secret = "a secret text" if rng.random() < 0.1 else None
    if kind in ("csv", "people"):
        source: Source = CSV(path if kind == "csv" else ties, nodes=path if kind == "people" else None)
    else:
        source = kinds(Source)[kind](path, hash_ids=secret)  # type: ignore[type-abstract, call-arg]
    network, people = source.build()
    told = [source.label, network.counts.sentence(), summary(network, people).sentences(), network.fingerprint]
    "".join(told).encode()


def read_config(folder: Path, rng: Random) -> None:
    """Damage one of our configs in a copy of them, and compose.

    Parameters
    ----------
    folder : pathlib.Path
        Where to put the copy.
    rng : random.Random
        Where luck comes from.

    Raises
    ------
    InputError
        If it is wrong.
    """
    configs = folder / "configs"
    if not configs.exists():
        shutil.copytree(CONFIGS, configs)
    names = ("theory/flow", "seeding/hubs", "network/community", "campaign/plain", "task/compare", "scenario/museum")
    name = f"{rng.choice(names)}.yaml"
    original = (CONFIGS / name).read_bytes()
    (configs / name).write_bytes(damaged(rng, original))
    try:
        check(composed(["theory=flow", "seeding=hubs"], configs))
    finally:
        (configs / name).write_bytes(original)


def read_arguments(folder: Path, rng: Random) -> None:
    """Damage arguments of the command line, compose them, and check all settings.

    Parameters
    ----------
    folder : pathlib.Path
        Unused.
    rng : random.Random
        Where luck comes from.

    Raises
    ------
    InputError
        If they are wrong.
    """
    arguments = settings.damaged(rng, settings.valid(rng, settings.words()))
    runs = [one for _, one in grid(arguments)] if is_sweep(arguments) else [composed(arguments)]
    for one in runs[:5]:
        check(one)


def check(given: dict[str, object]) -> None:
    """Check settings as a task does, up to the network, which is neither read nor drawn.

    Parameters
    ----------
    given : dict
        As composed.

    Raises
    ------
    InputError
        If something is wrong with them.
    """
    task = value_of(Command, "task", given.get("task"))
    own = import_module(OUTSIDE.get(task, f"sim.tasks.{task}")).SETTINGS
    of_task(own, given)
    if task not in ("gallery", "surrogate"):
        _draw_nothing()
        Inputs.of(given, own).sentences().encode()


@cache
def _draw_nothing() -> None:
    network = sim.Network.from_edges(range(49), range(1, 50))
    people = sim.People(50, {"circle": np.zeros(50)})

    def build(self: Source, root_seed: int = 0, block: int = 0) -> tuple[sim.Network, sim.People]:
        return network, people

    for one in kinds(Source).values():  # type: ignore[type-abstract]
        one.build = build  # type: ignore[method-assign]
        one.remarks = lambda *_: []  # type: ignore[method-assign]


READERS: dict[str, Callable[[Path, Random], None]] = {"configs": read_config, "arguments": read_arguments}
KINDS = (*valid.TEXTS, "nodexl", *READERS)
"""All that is tried."""


def read(kind: str, folder: Path, rng: Random) -> None:
    """Try one case.

    Parameters
    ----------
    kind : str
        One of `KINDS`.
    folder : pathlib.Path
        Where files are written.
    rng : random.Random
        From `luck`.

    Raises
    ------
    InputError
        If it is refused, as most should be.
    """
    if kind in READERS:
        READERS[kind](folder, rng)
    else:
        read_file(kind, folder, rng)
