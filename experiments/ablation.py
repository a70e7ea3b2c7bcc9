"""What each trait of the few key people is worth: 20 random people of the default community, one trait taken away.

``python -m experiments.ablation`` prints the table in docs/PEOPLE.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from scipy import stats

import sim
from sim.casts import Cast, named

TRAITS = ("reach", "persuasion", "knowledge")
TAKEN: tuple[tuple[str, ...], ...] = ((), *((one,) for one in TRAITS), TRAITS)
ROOT_SEED, WORLDS, SEEDS = 7, 200, 20


class Row(NamedTuple):
    """What random people reach without some traits.

    Parameters
    ----------
    cast : str
        Whose traits were taken away: "flat", where key person deals out its own roles, or one of ours.
    taken : tuple of str
        Which.
    mean, half : float
        People convinced, and half of its 95 % t interval over worlds.
    """

    cast: str
    taken: tuple[str, ...]
    mean: float
    half: float


def measured(cast: str, taken: tuple[str, ...], worlds: int = WORLDS) -> Row:
    """Return what random people reach where traits are taken away.

    Parameters
    ----------
    cast : {"flat", "gladwell"}
        Who is who.
    taken : tuple of str
        Traits that are as those of ordinary people for everybody.
    worlds : int
        How many are played.

    Returns
    -------
    Row
        Of root seed 7.
    """
    own = Cast(ordinary={"reach": 0.5} if "reach" in taken else {}) if cast == "flat" else named(cast)
    own = replace(own, ablate=taken)
    asked = sim.networks.Community(), ["key_person"], ["random"], SEEDS
    comparison = sim.compare(*asked, cast=own, worlds=worlds, root_seed=ROOT_SEED)
    reached = comparison.runs.final[0, 0, :, 1].astype(np.float64)
    half = stats.t.ppf(0.975, worlds - 1) * stats.sem(reached)
    return Row(cast, taken, float(reached.mean()), float(half))


def table() -> Iterator[str]:
    """Yield the lines of a table in Markdown."""
    yield "| taken away | key person's own roles | the cast `gladwell` |"
    yield "| --- | --: | --: |"
    for taken in TAKEN:
        cells = (f"{one.mean:.1f} ± {one.half:.1f}" for one in (measured(cast, taken) for cast in ("flat", "gladwell")))
        yield f"| {', '.join(taken) or 'nothing'} | {' | '.join(cells)} |"


if __name__ == "__main__":
    print("\n".join(table()))
