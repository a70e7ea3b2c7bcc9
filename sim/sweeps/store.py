"""The folder of a study: what it is, and that nothing else is mixed with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from sim.errors import InputError
from sim.identity import digest
from sim.sweeps.axes import text_of
from sim.sweeps.jobs import Job, jobs
from sim.sweeps.parts import Parts
from sim.sweeps.played import BASES
from sim.sweeps.points import FILES, Chosen, Points, differing
from sim.tasks.making import Settings
from sim.version import NUMBERS
from sim.whole import whole

FACTS, POINTS = "study.json", "points.json"
"""What the study is, and its points."""

FORMAT = 1


@dataclass(frozen=True)
class Facts:
    """What a study is.

    Parameters
    ----------
    format, numbers : int
        How the folder is written, and `sim.NUMBERS`.
    batch : int
        Worlds of a job.
    worlds : int
        Worlds of each point, as asked for last.
    keys : list of str
        What is varied.
    bases : dict of str to str
        For each choice of files, the name of its file of settings.
    samples : list of int or None
        As in `Points`.
    sampled : list of str
        What is varied by samples of a range.
    """

    format: int
    numbers: int
    batch: int
    worlds: int
    keys: list[str]
    bases: dict[str, str]
    samples: list[int] | None = None
    sampled: list[str] = field(default_factory=list)


class Folder(Parts):
    """The folder of a study: its rows, and what they are of.

    Parameters
    ----------
    path : pathlib.Path
        Where it is; perhaps not there yet.
    damaged : list of str
        Parts that could not be read when they were looked at.
    """

    @property
    def facts(self) -> Facts | None:
        """What the study is; None where there is none yet."""
        found = self._json(FACTS)
        return None if found is None else Facts(**found)

    @property
    def points(self) -> list[Chosen]:
        """Points as they were asked for last."""
        return [Chosen(*one) for one in self._json(POINTS) or ()]

    def _json(self, name: str) -> Any:
        try:
            return json.loads((self.path / name).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise InputError(f"{self.path / name} cannot be read: {error.strerror}") from None
        except ValueError:
            raise InputError(
                f"{self.path / name} is damaged: remove it, and the same command writes it again; what was played stays"
            ) from None

    def make(self) -> None:
        """Make the folder where it is not there.

        Raises
        ------
        InputError
            If it cannot be made or written.
        """
        try:
            for one in (self.parts, self.path / BASES):
                one.mkdir(parents=True, exist_ok=True)
            with whole(self.path / ".writable") as draft:
                draft.touch()
            (self.path / ".writable").unlink()
        except OSError as error:
            raise self.unwritable(error) from None

    def unwritable(self, error: OSError) -> InputError:
        """Return the complaint about a folder that cannot be written.

        Parameters
        ----------
        error : OSError
            What was raised.

        Returns
        -------
        InputError
            One line.
        """
        why = error.strerror or str(error)
        return InputError(f"output is a folder that can be written, got {str(self.path)!r}: {why}", field="output")

    def begin(self, points: Points, worlds: int, batch: int | None) -> Facts:
        """Set the study up, or go on with it.

        Parameters
        ----------
        points : Points
            Of the study.
        worlds : int
            Worlds of each point.
        batch : int or None
            Worlds of a job; None is that of the study, or all of a new one.

        Returns
        -------
        Facts
            Written to the folder.

        Raises
        ------
        InputError
            If the folder holds another study.
        """
        known = self.facts
        if known is not None:
            self._check(known, points, batch)
        batch = known.batch if known else batch or worlds
        if worlds % batch:
            raise InputError(f"worlds is a multiple of batch ({batch:,}), got {worlds:,}", field="worlds")
        bases = {name: self._write_base(one) for name, one in points.bases.items()}
        chosen = [Chosen(one.id, one.values, bases[one.base], digest(one.met.encode())) for one in points.all]
        self._write(POINTS, [[one.id, one.values, one.base, one.met] for one in chosen])
        bases = (known.bases if known else {}) | bases
        drawn = points.samples, [*points.axes.ranges]
        facts = Facts(FORMAT, NUMBERS, batch, worlds, points.axes.keys, bases, *drawn)
        self._write(FACTS, asdict(facts))
        return facts

    def _check(self, known: Facts, points: Points, batch: int | None) -> None:
        """Refuse to mix what cannot be mixed."""
        if known.format != FORMAT or known.numbers != NUMBERS:
            raise InputError(
                f"the study in {self.path} was played with numbers {known.numbers} (sim.NUMBERS), and this is"
                f" {NUMBERS}: their results are never mixed; choose another name, as in name=again",
                field="name",
            )
        if batch is not None and batch != known.batch:
            raise InputError(
                f"batch is {known.batch:,} in the study in {self.path}, got {batch:,}; leave it out, or choose another"
                " name, as in name=again",
                field="batch",
            )
        for name in points.bases.keys() & known.bases.keys():
            self._check_base(points.bases[name], self.base(known.bases[name]), {*known.keys, *points.axes.keys})

    def _check_base(self, base: Settings, known: Settings, varied: set[str]) -> None:
        found = differing(known, base, varied)
        if found is None:
            return
        key, old, new = found
        file = key.removeprefix(f"{FILES}.")
        if file != key:
            raise InputError(
                f"{file} has changed since the study in {self.path} began; choose another name, as in name=again",
                field="name",
            )
        raise InputError(
            f"{key} is {text_of(old)} in the study in {self.path}, got {text_of(new)}; choose another name, as in"
            f" name=again, or vary it: grid.{key}=[{text_of(old)},{text_of(new)}]",
            field="name",
        )

    def base(self, name: str) -> Settings:
        """Return the settings that points change.

        Parameters
        ----------
        name : str
            Of the file.

        Returns
        -------
        dict
            Of all groups.
        """
        found: Settings = self._json(f"{BASES}/{name}.json") or {}
        return found

    def _write_base(self, settings: Settings) -> str:
        text = json.dumps(settings, ensure_ascii=False, indent=1)
        name = digest(text.encode())
        if not (self.path / BASES / f"{name}.json").exists():
            self._text(f"{BASES}/{name}.json", text)
        return name

    def _write(self, name: str, content: Any) -> None:
        self._text(name, json.dumps(content, ensure_ascii=False))

    def _text(self, name: str, text: str) -> None:
        try:
            with whole(self.path / name) as draft:
                draft.write_text(text, encoding="utf-8")
        except OSError as error:
            raise self.unwritable(error) from None

    def jobs(self, facts: Facts) -> Iterator[Job]:
        """Yield the jobs of the study.

        Parameters
        ----------
        facts : Facts
            As `begin` returned them.

        Yields
        ------
        Job
            In the order in which they are played.
        """
        yield from jobs(self.points, facts.worlds, facts.batch)
