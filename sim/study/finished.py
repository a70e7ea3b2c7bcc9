"""Runs that are finished, read from their folders: which may be held against each other, and which not."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from sim.aim import Aim
from sim.errors import InputError
from sim.hints import absent
from sim.reading import regular, unpacked
from sim.study.worlds import FORMAT, KEY, NAME, Facts

MANIFEST = "manifest.json"
YARDSTICK = tuple(one.name for one in fields(Aim) if one.name != "target")
"""What has to be the same in all runs: what plans are for, but for the target, which changes no ranking."""

_PART = 2**20
_BROKEN = (pa.ArrowException, AttributeError, IndexError, KeyError, TypeError, ValueError)
"""What is raised where a file is not as a run writes it."""


@dataclass(frozen=True)
class Finished:
    """A finished run whose worlds can be read.

    Parameters
    ----------
    name : str
        What it is called: its folder's name, or the path as given where two folders share a name.
    folder : pathlib.Path
        Where its files lie.
    facts : Facts
        What its worlds say of themselves.
    checksum : str
        SHA-256 of worlds.parquet; equal where a run is a copy or a redo.
    """

    name: str
    folder: Path
    facts: Facts
    checksum: str

    def played(self, theories: Sequence[str], blocks: int) -> Iterator[tuple[str, str, dict[str, NDArray[np.float64]]]]:
        """Yield what each plan reached under each theory.

        Parameters
        ----------
        theories : sequence of str
            Which are wanted.
        blocks : int
            How many of the first blocks, at most as many as there are.

        Yields
        ------
        tuple of str, str and dict
            Theory, plan, and by column the means of each block, (blocks,) float64.

        Raises
        ------
        InputError
            If the file is not as a run writes it.
        """
        wanted = {(theory, plan) for theory in theories for plan in self.facts.plans}
        try:
            with regular(self.folder / NAME) as source, pq.ParquetFile(source) as file:
                for place in range(file.num_row_groups):
                    part = file.read_row_group(place)
                    theory, plan = (part[name][0].as_py() for name in ("theory", "strategy"))
                    if (theory, plan) in wanted:
                        wanted.remove((theory, plan))
                        yield theory, plan, self._means(part, blocks)
        except _BROKEN:
            raise self._unreadable from None
        if wanted:
            raise self._unreadable

    def _means(self, part: pa.Table, blocks: int) -> dict[str, NDArray[np.float64]]:
        each = self.facts.worlds_per_block
        names = [name for name in part.column_names if name not in ("theory", "strategy", "world", "block")]
        values = {name: part[name].to_numpy()[: blocks * each] for name in names}
        return {name: own.reshape(blocks, each).mean(axis=-1) for name, own in values.items()}

    @property
    def _unreadable(self) -> InputError:
        return _refused(f"{self.folder / NAME} cannot be read: it is not as a run writes it{_again(self.folder)}")


def finished(folders: Sequence[Any]) -> list[Finished]:
    """Return finished runs that may be held against each other.

    Parameters
    ----------
    folders : sequence of path
        Of two runs or more.

    Returns
    -------
    list of Finished
        In the order given.

    Raises
    ------
    InputError
        If one is no finished run, one is there twice, or they have no yardstick in common.
    """
    if isinstance(folders, (str, Path)) or not hasattr(folders, "__iter__") or len(list(folders)) < 2:
        raise _refused(
            f"runs names the folders of two finished runs or more, as in runs=results/a,results/b, got {folders!r}"
        )
    paths = [_path(one) for one in folders]
    names = [path.resolve().name for path in paths]
    alone = len({*names}) == len(names)
    runs = [_read(path, name if alone else str(path)) for path, name in zip(paths, names, strict=True)]
    _refuse_twice(runs)
    _refuse_unlike(runs)
    return runs


def shared_theories(runs: Sequence[Finished]) -> tuple[str, ...]:
    """Return the theories that runs have in common.

    Parameters
    ----------
    runs : sequence of Finished
        Two or more.

    Returns
    -------
    tuple of str
        Names of those that have the same settings in all, in the order of the first run.

    Raises
    ------
    InputError
        If there is none.
    """
    first = runs[0].facts.theories
    shared = tuple(name for name, one in first.items() if all(run.facts.theories.get(name) == one for run in runs))
    if not shared:
        told = "; ".join(f"{run.name} has {', '.join(run.facts.theories)}" for run in runs)
        same = {*first}.intersection(*(run.facts.theories for run in runs))
        why = f" ({', '.join(sorted(same))} with other settings)" if same else ""
        raise _refused(f"runs share a theory with the same settings, got none: {told}{why}")
    return shared


def _path(given: Any) -> Path:
    if not isinstance(given, (str, Path)) or not str(given) or "\0" in str(given):
        raise _refused(f"runs names folders of finished runs, got {given!r}")
    path = Path(given).expanduser()
    if path.is_file():
        raise _refused(f"runs names folders of finished runs, got the file {str(given)!r}; give its folder")
    if not path.is_dir():
        raise _refused(f"runs names folders of finished runs, got {str(given)!r}: it is not there{absent(path)}")
    return path


def _read(folder: Path, name: str) -> Finished:
    if not (folder / MANIFEST).is_file():
        inside = "; the runs lie in it: give their folders" if any(folder.glob(f"*/{MANIFEST}")) else ""
        raise _refused(f"{folder} is no finished run: it has no {MANIFEST}{inside}")
    try:
        manifest = json.loads(unpacked(folder / MANIFEST))
        files, task = manifest["files"], manifest.get("config", {}).get("task", "compare")
    except _BROKEN:
        raise _refused(f"{folder} is no finished run: {MANIFEST} is not as a run writes it") from None
    if NAME not in files:
        why = "it was written by an earlier version" if task == "compare" else f"it is a run of task={task}"
        raise _refused(f"{folder} has no {NAME}: {why}{_again(folder, task)}")
    checksum = hashlib.sha256()
    with regular(folder / NAME) as file:
        while part := file.read(_PART):
            checksum.update(part)
    if checksum.hexdigest() != files[NAME]:
        raise _refused(f"{folder / NAME} is not the file that the run wrote: its checksum is another{_again(folder)}")
    return Finished(name, folder, _facts(folder), checksum.hexdigest())


def _facts(folder: Path) -> Facts:
    try:
        with regular(folder / NAME) as file:
            told = json.loads((pq.read_schema(file).metadata or {})[KEY])
        if told["format"] == FORMAT:
            return Facts(**{one.name: told[one.name] for one in fields(Facts)})
    except _BROKEN:
        pass
    raise _refused(f"{folder / NAME} cannot be read: another version wrote it{_again(folder)}")


def _again(folder: Path, task: str = "compare") -> str:
    if task != "compare":
        return "; only a run of task=compare has plans in worlds to hold against others"
    return f"; play it again with scenario={folder}/scenario.yaml"


def _refused(message: str) -> InputError:
    return InputError(message, field="runs")


def _refuse_twice(runs: Sequence[Finished]) -> None:
    for place, one in enumerate(runs):
        for other in runs[:place]:
            if one.folder.resolve() == other.folder.resolve():
                raise _refused(f"runs names {one.folder} twice; name each run once")
            if one.checksum == other.checksum:
                raise _refused(f"{other.folder} and {one.folder} hold the same plans in the same worlds: leave one out")


def _refuse_unlike(runs: Sequence[Finished]) -> None:
    first = runs[0]
    for other in runs[1:]:
        if first.facts.numbers != other.facts.numbers:
            old = min(first, other, key=lambda one: one.facts.numbers)
            told = f"{first.name} has numbers {first.facts.numbers}, {other.name} has numbers {other.facts.numbers}"
            raise _refused(f"{told}: the same settings give other results{_again(old.folder)}")
        for key in YARDSTICK:
            own, its = first.facts.aim[key], other.facts.aim[key]
            if own != its:
                told = f"campaign.{key} is {_written(own)} in {first.name} and {_written(its)} in {other.name}"
                raise _refused(f"{told}; plans are held against each other by one yardstick: play one of them again")


def _written(value: Any) -> str:
    return "null" if value is None else str(value)
