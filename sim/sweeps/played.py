"""Jobs as a worker plays them: it opens a network once, and writes a part of the store itself."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sim.network import Network
from sim.people import People
from sim.study.design import NOBODY, Design
from sim.study.match import match
from sim.study.player import Player
from sim.study.results import Results
from sim.study.store import Store
from sim.sweeps.jobs import Job, named
from sim.sweeps.made import components, text_of_groups
from sim.sweeps.points import changed
from sim.sweeps.rows import Row, failed, write_rows
from sim.tasks.making import Settings, of_group, source_of

PARTS, BASES = "parts", "settings"
"""Folders in the folder of a study: what was played, and the settings that points change."""

_CASCADE = 0.1
_rankings = Store()


@dataclass(frozen=True)
class Done:
    """What a worker tells of a group of jobs when its part is written.

    Parameters
    ----------
    jobs, failed : int
        How many, and how many of them failed.
    seconds : float
        How long playing took, of the processor.
    part : str
        Name of the file that they stand in.
    error : str
        Of the first job that failed.
    """

    jobs: int
    failed: int
    seconds: float
    part: str
    error: str = ""


def work(home: str, folder: str, group: Sequence[Job]) -> Done:
    """Play jobs and write their part, whole.

    Parameters
    ----------
    home : str
        Where the command was called: names of files are meant from there.
    folder : str
        Of the study.
    group : sequence of Job
        What to play.

    Returns
    -------
    Done
        What became of them.

    Raises
    ------
    OSError
        If something cannot be read or written; then nothing is left.
    """
    if os.getcwd() != home:
        os.chdir(home)
    began, rows, errors = time.thread_time(), list[Row](), list[str]()
    for job in group:
        try:
            rows += play(settings_of(folder, job), job)
        except OSError:  # the surroundings are at fault, and may be mended
            raise
        except Exception as error:
            errors.append(" ".join((str(error) or type(error).__name__).split()))
            rows.append(failed(job, errors[-1]))
    seconds = time.thread_time() - began
    return recorded(folder, group, rows, seconds, errors)


def recorded(folder: str, group: Sequence[Job], rows: Sequence[Row], seconds: float, errors: Sequence[str]) -> Done:
    """Write the part of a group of jobs, whole.

    Parameters
    ----------
    folder : str
        Of the study.
    group : sequence of Job
        What was played.
    rows : sequence of Row
        What was found.
    seconds : float
        How long it took.
    errors : sequence of str
        Of jobs that failed.

    Returns
    -------
    Done
        What became of the group.
    """
    part = f"{named(group)}.parquet"
    write_rows(Path(folder) / PARTS / part, rows)
    return Done(len(group), len(errors), seconds, part, errors[0] if errors else "")


def settings_of(folder: str, job: Job) -> Settings:
    """Return the settings of a job's point.

    Parameters
    ----------
    folder : str
        Of the study.
    job : Job
        One of its jobs.

    Returns
    -------
    dict
        Of all groups.

    Raises
    ------
    OSError
        If the settings that it changes are not there.
    """
    return changed(_base(folder, job.base), job.values)


@lru_cache(64)
def _base(folder: str, name: str) -> Settings:
    found: Settings = json.loads((Path(folder) / BASES / f"{name}.json").read_text(encoding="utf-8"))
    return found


def play(settings: Settings, job: Job) -> Iterator[Row]:
    """Play a job.

    Parameters
    ----------
    settings : dict
        Of its point, all groups.
    job : Job
        Which worlds are played.

    Yields
    ------
    Row
        One for each theory and plan.

    Raises
    ------
    InputError
        If something does not fit the network.
    """
    player = _player(json.dumps(settings))
    each = player.design.worlds_per_block
    runs = player.play(range(job.first // each, (job.first + job.worlds) // each))
    told = Results(player, runs)
    goal, profit, ends = told.per_block(told.reached), told.profit, told.ends
    for name in player.design.theories:
        for plan in player.design.plans:
            if plan == NOBODY:
                continue
            at = runs.at(name, plan)
            aware, convinced, buyers = (float(one) for one in runs.final[at].mean(axis=0))
            people = (aware, convinced, buyers, float(runs.heads[at].mean()))
            money = (float(runs.cost[at].mean()), float(profit[at].mean()))
            who = (job.id, job.point, job.first, job.worlds, name, plan)
            yield Row(*who, goal[at], ends[0], ends[1], *people, *money, "")


@lru_cache(4)
def _player(given: str) -> Player:
    settings: Settings = json.loads(given)
    made = components(settings)
    network = text_of_groups(settings, ["network", "root_seed"])
    design = Design(
        population=made.source if made.source.drawn else _population(network),
        theories=made.theories,
        plans=made.plans,
        campaign=made.campaign,
        root_seed=settings["root_seed"],
        worlds_per_network=settings["worlds_per_network"],
        old_map=made.old_map,
        cast=made.cast,
        label=made.source.label,
    )
    player, reach = Player(design, store=_rankings), settings["theory"].get("match_reach")
    return player if reach is None else match(player, reach, _CASCADE)[0]


@lru_cache(4)
def _population(given: str) -> tuple[Network, People]:
    settings: dict[str, Any] = json.loads(given)
    return of_group("network", settings, lambda: source_of(settings).build(settings["root_seed"]))
