"""Run experiments of the gallery, one or all, and write the page."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.errors import InputError, check_choice
from sim.gallery.claims import verdict
from sim.gallery.experiment import SIZES, Experiment, Findings, Luck, data_file
from sim.gallery.look import write_figure
from sim.gallery.page import page
from sim.gallery.store import key_of, load, save
from sim.playing import Playing
from sim.settings import Checked, setting

HOME = Path(__file__).parent
# in the order of the page: the file of each experiment
NAMES = (
    "watts2002",
    "gleeson2007",
    "watts_dodds2007",
    "kempe2003",
    "centola_macy2007",
    "bass1969",
    "newman2002",
    "granovetter1978",
    "valente_fujimoto2010",
)


@dataclass(frozen=True)
class Reproduced(Checked):
    """What is reproduced.

    Parameters
    ----------
    experiment : str or sequence of str
        One or several of `NAMES`, or "all".
    size : {"smoke", "full"}
        Small, or as published.
    """

    experiment: Sequence[str] | str = setting(
        "all", choices=("all", *NAMES), text="one or several, as in experiment=watts2002,bass1969"
    )
    size: str = setting("full", choices=SIZES, text="as published, or all of it in a minute or two")


def experiment(name: str) -> Experiment:
    """Return an experiment by the name of its file.

    Parameters
    ----------
    name : str
        One of `NAMES`.

    Returns
    -------
    Experiment
        The experiment.

    Raises
    ------
    InputError
        If there is none of that name; the nearest one is suggested.
    """
    check_choice("experiment", name, NAMES)
    found: Experiment = importlib.import_module(f"sim.gallery.{name}").EXPERIMENT
    return found


def findings_of(name: str, size: str, luck: Luck, store: Path | None = None) -> Findings:
    """Return what an experiment finds, from the store if it was run before with the same code.

    Parameters
    ----------
    name, size : str
        Which experiment, in which size.
    luck : Luck
        Root seed and threads.
    store : pathlib.Path, optional
        A folder of findings.

    Returns
    -------
    Findings
        Stored too, if there is a store.
    """
    one = experiment(name)
    setting = one.settings[size]
    file = store / size / f"{name}.json" if store else None
    key = key_of(HOME / f"{name}.py", setting, luck.root_seed)
    known = load(file, key) if file else None
    findings = known or one.measure(setting, luck)
    if file and not known:
        save(file, key, findings)
    return findings


def gallery(
    names: Iterable[str] | str = "all",
    size: str = "smoke",
    root_seed: int = 7,
    workers: int = 1,
    output: Path = Path("results"),
    say: Callable[[str], Any] = print,
) -> dict[str, str]:
    """Run experiments and write a page with tables and figures.

    Findings are stored as each experiment ends: a run that is broken off goes on from there, and
    figures can be drawn again without playing.

    Parameters
    ----------
    names : iterable of str or "all"
        Names of experiments.
    size : {"smoke", "full"}
        Small, or as published.
    root_seed : int
        Address of the luck.
    workers : int
        Threads; no result depends on it.
    output : pathlib.Path
        The page and its figures come to ``gallery/SIZE`` in it.
    say : callable
        Is told a line for each experiment.

    Returns
    -------
    dict of str to str
        The verdict on each experiment, or why it was skipped.

    Raises
    ------
    InputError
        If there is no such experiment or size, or the root seed or workers are out of range.
    """
    chosen = list(NAMES) if names == "all" else [names] if isinstance(names, str) else list(names)
    if not chosen:
        raise InputError("experiment names one or more, got none")
    Reproduced("all" if names == "all" else chosen, size)
    experiments = {name: experiment(name) for name in chosen}
    Playing(root_seed=root_seed, workers=workers)
    luck = Luck(int(root_seed), int(workers))
    folder = output / "gallery" / size
    try:
        (folder / "figures").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"output is a folder that can be written, got {str(output)!r}: {error.strerror}") from None
    verdicts: dict[str, str] = {}
    found: dict[str, Findings] = {}
    for name, one in experiments.items():
        began = time.monotonic()
        if one.data and data_file(one.data) is None:
            verdicts[name] = f"skipped: {one.data} is not in the folder that GRAPEVINE_DATA names"
        else:
            found[name] = findings_of(name, size, luck, output / "gallery")
            write_figure(one, found[name], folder / "figures" / f"{name}.png")
            verdicts[name] = verdict(one.claims(one.settings[size]), found[name].values)
        say(f"{name}: {verdicts[name]} ({time.monotonic() - began:.0f} s)")
    (folder / "README.md").write_text(page(experiments, found, verdicts, size, luck.root_seed), encoding="utf-8")
    return verdicts
