"""Where settings stand: files that belong to this package, and a user's own beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import NamedTuple

from sim.errors import InputError, did_you_mean
from sim.hints import absent
from sim.installed import installed
from sim.reading import decoded
from sim.shipped import CONFIGS, SETTINGS, content
from sim.tasks.files import with_kind

SEVERAL = ("theory", "seeding", "mechanism")
"""Groups of which several options are chosen at once."""

GLOBAL = ("scenario", "task")
"""Groups whose files set settings of all groups."""

OPEN = ("scenario", "network", "people", "theory", "seeding", "campaign")
"""Groups that take files of a user's own; what is new in other groups comes from Python."""

NOTHING = {"people": "flat"}
"""The option of a group on which a user's own file of no kind is laid; there each is a kind of its own."""

PACKAGES = {"network": "networks", "theory": "theories", "seeding": "seeding", "mechanism": "mechanisms"}
"""Groups whose options are classes, and where these stand."""

_NAME = re.compile(r"[A-Za-z_][\w-]*")


class Own(NamedTuple):
    """A file of a user's own.

    Parameters
    ----------
    group : str
        One of `OPEN`.
    name : str
        What it is called on the command line.
    file : pathlib.Path
        Where it is.
    """

    group: str
    name: str
    file: Path


@dataclass(frozen=True)
class Configs:
    """Files of settings.

    Parameters
    ----------
    folder : pathlib.Path
        Ours: ``config.yaml``, and a folder for each group with a file for each option.
    own : tuple of Own
        Files of a user's own.
    aside : tuple of (str, str)
        Files of a user's own that cannot be used: the option that each would be, as "network/mine", and why.
    """

    folder: Path
    own: tuple[Own, ...] = ()
    aside: tuple[tuple[str, str], ...] = ()

    @cached_property
    def groups(self) -> dict[str, dict[str, Path]]:
        """The file of each option of each group."""
        folders = sorted(self.folder.glob("*/"))
        found = {folder.name: {file.stem: file for file in sorted(folder.glob("*.yaml"))} for folder in folders}
        for group, name, file in self.own:
            found[group] = dict(sorted((found.get(group, {}) | {name: file}).items()))
        return found

    def why_not(self, option: str) -> str:
        """Return why there is no such option.

        Parameters
        ----------
        option : str
            Group and name, as "network/mine".

        Returns
        -------
        str
            Empty where no file would be that option.
        """
        return next((why for one, why in self.aside if one == option), "")

    @property
    def main(self) -> Path:
        """The file that says what is usual."""
        return self.folder / "config.yaml"

    def parts(self, group: str, file: Path) -> list[Path]:
        """Return the files that say what an option is.

        Parameters
        ----------
        group : str
            One group of settings.
        file : pathlib.Path
            The file of the option.

        Returns
        -------
        list of pathlib.Path
            The file; before it, where it is a user's own of a kind of ours, our file of that kind, so
            that it names only what is different.
        """
        if all(file != one.file for one in self.own):
            return [file]
        said = content(file)
        ours = [self.folder / group / f"{kind}.yaml" for kind in (said.get("kind"), NOTHING.get(group))]
        below = [one for one in ours if one.is_file() and "defaults" not in said]
        return [*below[:1], file]


def installed_in(group: str) -> dict[str, EntryPoint]:
    """Return options of a group that other installed packages bring.

    Parameters
    ----------
    group : str
        A group of settings.

    Returns
    -------
    dict of str to importlib.metadata.EntryPoint
        By name; empty for groups whose options are no classes.
    """
    return installed(PACKAGES[group]) if group in PACKAGES else {}


def located(arguments: list[str], folder: Path = CONFIGS) -> tuple[list[str], Configs]:
    """Find a user's own files of settings.

    Parameters
    ----------
    arguments : list of str
        As typed. ``configs=FOLDER`` names a folder of files; without it ``configs`` is looked for where the
        command is called. ``scenario=FILE.yaml`` names a single file, and ``network=FILE`` a network.
    folder : pathlib.Path
        Where our own files stand.

    Returns
    -------
    tuple of list of str and Configs
        Arguments without ``configs``, and with names for files; and all files.

    Raises
    ------
    InputError
        If a folder or file is not there, or a file has the name of one of ours and says something else.
    """
    given = [one.partition("=")[2] for one in arguments if one.startswith("configs=")]
    if len(given) > 1:
        raise InputError("configs is given twice; put all files into one folder")
    beside = Path(given[0]).expanduser() if given else Path("configs")
    known = _in_folder(beside, Configs(folder), asked=bool(given))
    rest, single = [], []
    for argument in arguments:
        if not argument.startswith("configs="):
            named, files = _single(argument)
            rest.append(named)
            single += files
    configs = _with(known, single)
    kinds = {*configs.groups.get("network", ()), *installed_in("network")}
    return [one for argument in rest for one in with_kind(argument, kinds)], configs


def _in_folder(folder: Path, ours: Configs, asked: bool) -> Configs:
    if not folder.is_dir():
        if asked:
            raise InputError(f"configs is a folder with folders {', '.join(OPEN)}, got {str(folder)!r}: not there")
        return ours
    folders = sorted(one for one in folder.iterdir() if one.is_dir())
    if folder.samefile(ours.folder) or not (asked or {one.name for one in folders} & ours.groups.keys()):
        return ours
    for one in folders:
        if one.name not in ours.groups:
            meant = did_you_mean(one.name, OPEN)
            raise InputError(f"{one} is no group of settings; groups are {', '.join(OPEN)}.{meant}")
    return _found(folder, folders, ours)


def _found(folder: Path, groups: list[Path], ours: Configs) -> Configs:
    """Return our files of settings with those in a user's folder."""
    files = [file for one in groups for file in sorted(one.rglob("*")) if file.suffix in (".yaml", ".yml")]
    found, aside = [], []
    for one in (Own(file.relative_to(folder).parts[0], file.stem, file) for file in files):
        try:
            _check_place(one, folder / one.group, ours)
        except InputError as error:
            aside.append((f"{one.group}/{one.name}", str(error)))
        else:
            found.append(one)
    return replace(_with(ours, found), aside=tuple(aside))


def _check_place(one: Own, folder: Path, ours: Configs) -> None:
    if one.file.parent != folder or one.file.suffix != ".yaml" or not _NAME.fullmatch(one.name):
        raise InputError(
            f"{str(one.file)!r}: a file of settings stands right in {folder}, ends in .yaml and is named by letters,"
            " digits, - and _: move or rename it"
        )
    if one.group not in OPEN and one.name not in ours.groups[one.group]:
        raise InputError(f"{one.file}: a new {one.group} comes from Python (CONTRIBUTING.md), not from a file")


def _single(argument: str) -> tuple[str, list[Own]]:
    """Return ``scenario=NAME`` for ``scenario=FILE.yaml``, and the files."""
    key, _, value = argument.partition("=")
    if key.lstrip("+") != "scenario" or ".yaml" not in value:
        return argument, []
    names, files = [], []
    for one in value.split(","):
        file = Path(one.strip("'\"")).expanduser()
        if file.suffix == ".yaml":
            name = re.sub(r"\W", "_", file.stem)
            files.append(Own("scenario", f"_{name}" if name[:1].isdigit() else name, file))
        names.append(files[-1].name if file.suffix == ".yaml" else one)
    return f"{key}={','.join(names)}", files


def _with(known: Configs, own: list[Own]) -> Configs:
    """Return files of settings with those that are not among them, to the byte."""
    new = []
    for one in own:
        ours = known.groups.get(one.group, {}).get(one.name)
        if not one.file.is_file():
            meant = f"; write {one.group}={one.name}" if ours else absent(one.file)
            raise InputError(f"{one.group} is a name or a file, got {str(one.file)!r}: not there{meant}")
        if ours is not None and decoded(ours, SETTINGS) != decoded(one.file, SETTINGS):
            raise InputError(f"{one.file}: there is another {one.group} {one.name!r} already; rename the file")
        if ours is None:
            new.append(one)
    return replace(known, own=(*known.own, *new))
