"""Traits of people that components know by name, each with one meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sim.people import People


@dataclass(frozen=True)
class Trait:
    """A trait of a person that stands before what a component would take for it.

    Parameters
    ----------
    name : str
        Of the column, or the attribute of a node.
    meaning : str
        In a few words; one name has one meaning, whoever reads it.
    low, high : float
        Inclusive range.
    unit : str
        What it counts or measures.
    whole : bool
        Whether it is a whole number.
    was : tuple of str
        Names it had once, which are not read any more.
    """

    name: str
    meaning: str
    low: float = 0.0
    high: float = np.inf
    unit: str = ""
    whole: bool = False
    was: tuple[str, ...] = ()

    def of(self, people: People, default: ArrayLike) -> NDArray[Any]:
        """Return the trait, or a default where it is not given.

        Parameters
        ----------
        people : People
            Who has it, or not.
        default : float or (n,) array
            Value of people for whom it is not given.

        Returns
        -------
        (n,) array
            Of float64, or int64 if it is a whole number.

        Raises
        ------
        InputError
            If a value is no such number or out of range.
        """
        if self.whole:
            return people.whole(self.name, default, int(self.low), int(self.high))
        return people.number(self.name, default, self.low, self.high)
