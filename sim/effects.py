"""What a campaign does to people, as plain arrays: theories, mechanisms and people give them, engines play them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.days import External


@dataclass(frozen=True, eq=False)
class Effects:
    """How people respond, and what reaches them from outside.

    Parameters
    ----------
    accept : (n,) float64 array
        Chance that a person who is approached is convinced by it, in [0, 1].
    recommend : (n,) float64 array
        Chance that a convinced person becomes an advocate, in [0, 1].
    buy : (n,) float64 array
        Chance that a convinced person buys, in [0, 1].
    external : tuple of External
        What reaches people from outside the network, each independently of the others.
    """

    accept: NDArray[np.float64]
    recommend: NDArray[np.float64]
    buy: NDArray[np.float64]
    external: tuple[External, ...] = ()
