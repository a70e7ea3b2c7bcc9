"""What adaptive waves can spend."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Purse(NamedTuple):
    """What adaptive waves can spend; shared out among them as `Schedule.parts` says, and what is left goes to the next.

    Parameters
    ----------
    heads : int
        How many people are approached at most.
    money : int or None
        What can be spent on fees, in millionths; None is no limit.
    fees : (n,) int64 array
        Of each person, in millionths.
    """

    heads: int
    money: int | None
    fees: NDArray[np.int64]
