"""Jobs of a study: a point and a batch of worlds each, in an order in which each beginning is balanced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sim.identity import digest
from sim.sweeps.axes import Point
from sim.sweeps.points import Chosen


class Job(NamedTuple):
    """What is played at once.

    Parameters
    ----------
    point : str
        Id of the point.
    first, worlds : int
        The first world, and how many.
    base : str
        Which settings the point changes, as the study's folder names them.
    values : dict of str to object
        What it changes.
    """

    point: str
    first: int
    worlds: int
    base: str
    values: Point

    @property
    def id(self) -> str:
        """A name that depends on all that its results depend on."""
        return f"{self.point}-{self.first}+{self.worlds}"


def jobs(points: Sequence[Chosen], worlds: int, batch: int) -> Iterator[Job]:
    """Yield the jobs of a study.

    Parameters
    ----------
    points : sequence of Chosen
        In the order in which they are played.
    worlds, batch : int
        Worlds of each point, and of each job; the first is a multiple of the second.

    Yields
    ------
    Job
        The first batch of all points, then the second of all, and so on.
    """
    for first in range(0, worlds, batch):
        for one in points:
            yield Job(one.id, first, batch, one.base, one.values)


def named(group: Sequence[Job]) -> str:
    """Return what the part of a group of jobs is called.

    Parameters
    ----------
    group : sequence of Job
        In their order.

    Returns
    -------
    str
        A hash of their ids.
    """
    return digest(" ".join(one.id for one in group).encode())
