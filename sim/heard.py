"""The ties of a network by who listens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class HeardTies:
    """The same ties sorted by listener.

    Parameters
    ----------
    start : (n + 1,) int64 array
        Where each listener's ties begin.
    speaker : (m,) int32 array
        Who is heard.
    tie : (m,) int64 array
        Number of the tie in the network's own order.
    """

    start: NDArray[np.int64]
    speaker: NDArray[np.int32]
    tie: NDArray[np.int64]

    def __post_init__(self) -> None:
        frozen(self.start, self.speaker, self.tie)


def frozen(*arrays: NDArray[Any]) -> None:
    """Make arrays read-only.

    Parameters
    ----------
    *arrays
        Of any shape; they are not copied.
    """
    for array in arrays:
        array.setflags(write=False)
