"""Settings of a study as axes: values as they were given, or stretches of what was sampled."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.analysis.found import Found
from sim.errors import check_choice
from sim.sweeps.axes import text_of
from sim.words import number, say

MOST = 12
"""Values of a setting up to which each stands for itself; more are told in stretches."""

STRETCHES = 6
"""Stretches of a setting that has more values, at most."""

FEWEST = 8
"""Points that a stretch holds on average, at least."""


@dataclass(frozen=True, eq=False)
class Axis:
    """A setting that is varied, with the level at which each point stands.

    Parameters
    ----------
    name : str
        Full name of the setting.
    values : list of object
        Of each level: the value itself, or the middle of a stretch.
    labels : list of str
        Of each level, as it is shown.
    edges : (levels + 1,) float64 array or None
        Ends of stretches; None where levels are values.
    at : (points,) integer array
        The level of each point.
    """

    name: str
    values: list[Any]
    labels: list[str]
    edges: NDArray[np.float64] | None
    at: NDArray[np.int64]

    @property
    def ordered(self) -> bool:
        """Whether its values are numbers, so that one lies between two others."""
        return all(isinstance(one, (int, float)) and not isinstance(one, bool) for one in self.values)

    def __len__(self) -> int:
        return len(self.values)


def axis(found: Found, name: str, axes: int = 1) -> Axis:
    """Return a setting as an axis.

    Parameters
    ----------
    found : Found
        What a study found.
    name : str
        Full name of the setting.
    axes : int
        How many are looked at together: the more, the longer the stretches.

    Returns
    -------
    Axis
        Numbers in their order, others as they come.

    Raises
    ------
    InputError
        If the study does not vary this setting.
    """
    if name not in found.settings:
        check_choice("setting", name, found.settings)
    column = found.points[name]
    texts = column.map(text_of)
    own = dict(zip(texts, column, strict=True))
    numbers = all(isinstance(one, (int, float)) and not isinstance(one, bool) for one in own.values())
    if numbers and len(own) > MOST:
        return _stretches(name, column.astype(float), axes)
    keys = sorted(own, key=lambda text: own[text]) if numbers else [*own]
    labels = [number(own[key]) if numbers else key for key in keys]
    return Axis(name, [own[key] for key in keys], labels, None, texts.map(keys.index).to_numpy(dtype=np.int64))


def _stretches(name: str, column: pd.Series, axes: int) -> Axis:
    """Return an axis of stretches that hold about as many points each."""
    values = column.to_numpy(dtype=np.float64)
    count = int(np.clip((len(values) / FEWEST) ** (1 / axes), 2, STRETCHES))
    cuts = np.unique(np.quantile(values, np.arange(1, count) / count))
    edges = np.concatenate([[values.min()], cuts, [values.max()]])
    at = np.searchsorted(cuts, values, side="right")
    middles = [float(one) for one in (edges[1:] + edges[:-1]) / 2]
    labels = [say("span", low=number(low), high=number(high)) for low, high in itertools.pairwise(edges)]
    return Axis(name, middles, labels, edges, at.astype(np.int64))
