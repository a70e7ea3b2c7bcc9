"""Settings of a study that are no part of a point."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sim.errors import InputError
from sim.playing import Playing
from sim.settings import same, setting
from sim.sweeps.axes import SAMPLED, Axes
from sim.where import Where


@dataclass(frozen=True)
class Swept(Where):
    """Settings of a study.

    Parameters
    ----------
    name : str
        Of its folder.
    grid, latin, sobol, saltelli, points, table
        As in `sim.sweeps.axes.Axes`.
    worlds : int
        Worlds of each point.
    batch : int or None
        Worlds of a job.
    pool, cluster, workers
        As in `sim.where.Where`.
    shard : str or None
        As in "2/8", the part of the jobs that is played here.
    dry_run, retry : bool
        Whether only to say what there is to do, and whether failed jobs are played again.
    """

    name: str = setting(
        "study", what="the name of a folder", text="the study's folder in output; the same command goes on there"
    )
    grid: Mapping[str, Any] = setting(
        (),
        kind="other",
        text="settings and values, as in grid.campaign.budget=[10,20]; each combination is a point",
    )
    latin: Mapping[str, Any] = setting(
        (), kind="other", text="settings and their ends, as in latin.theory.flow.hear=[0.1,0.3]; a Latin hypercube"
    )
    sobol: Mapping[str, Any] = setting(
        (), kind="other", text="the same, sampled by a scrambled Sobol sequence, which can be made longer later"
    )
    saltelli: Mapping[str, Any] = setting(
        (), kind="other", text="the same, with what Sobol indices need: points times (settings + 2) points"
    )
    points: int | None = setting(
        None, low=1, high=10_000_000, text="samples of latin, sobol or saltelli", also={None: "where none is given"}
    )
    table: str | None = setting(
        None,
        what="a CSV file",
        text="a CSV file whose columns are settings and whose rows are points",
        also={None: "none"},
    )
    worlds: int = same(Playing, "worlds", default=64, text="worlds of each point; more can be asked for later")
    batch: int | None = setting(
        None, low=1, text="worlds of a job", also={None: "all worlds, or what the study has already"}
    )
    pool: str = same(
        Where,
        "pool",
        default="processes",
        text="what workers are; a job that kills a process is recorded, and the study goes on",
    )
    shard: str | None = setting(
        None,
        kind="other",
        text="play one part of the jobs, as in 2/8",
        also={None: "all"},
    )
    dry_run: bool = setting(False, text="say how many jobs there are, and what time and space they take; write nothing")
    retry: bool = setting(False, text="play jobs again that failed")

    def __post_init__(self) -> None:
        super().__post_init__()
        if not re.fullmatch(r"[\w][\w .-]*", self.name):
            raise InputError(
                f"name is the name of a folder, of letters, digits, - and _, got {self.name!r}", field="name"
            )
        place, parts = self.part
        if not 0 <= place < parts:
            raise InputError(f"shard is a number and how many there are, as in 2/8, got {self.shard!r}", field="shard")

    @property
    def part(self) -> tuple[int, int]:
        """Which shard this is, from 0, and how many there are."""
        found = re.fullmatch(r"(\d{1,6})/(\d{1,6})", "1/1" if self.shard is None else str(self.shard).strip())
        return (int(found[1]) - 1, int(found[2])) if found else (-1, 0)

    def axes(self, seed: int) -> Axes:
        """Return what is varied.

        Parameters
        ----------
        seed : int
            Of the samples.

        Returns
        -------
        Axes
            Checked.
        """
        named = {name: flat(getattr(self, name) or {}) for name in ("grid", *SAMPLED)}
        return Axes(**named, points=self.points, table=self.table, seed=seed)


def flat(values: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return values by the full name of each setting.

    Parameters
    ----------
    values : mapping
        Of mappings, as the command line makes them, or by full names already.
    prefix : str
        What comes before each name.

    Returns
    -------
    dict of str to object
        What is no mapping.

    Examples
    --------
    >>> flat({"campaign": {"budget": [1, 2]}, "theory.flow.hear": [0.1]})
    {'campaign.budget': [1, 2], 'theory.flow.hear': [0.1]}
    """
    found: dict[str, Any] = {}
    for name, value in values.items():
        found |= flat(value, f"{prefix}{name}.") if isinstance(value, Mapping) else {f"{prefix}{name}": value}
    return found
