"""How much evidence convinces: thresholds in whole numbers, fixed or drawn in every world."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError, told
from sim.kernels import kernel
from sim.values import fraction


class ThresholdRule(Protocol):
    """Thresholds that every world draws anew."""

    @property
    def lowest(self) -> int:
        """The smallest threshold that can be drawn."""

    @property
    def highest(self) -> int:
        """The largest threshold that can be drawn."""

    def draw(self, numbers: NDArray[np.uint32]) -> NDArray[np.int64]:
        """Return one world's thresholds from its (n,) uniform 32-bit numbers."""


@dataclass(frozen=True, eq=False)
class UniformThresholds:
    """Thresholds 1 ... span, each as likely: ``floor(u * span) + 1`` for a uniform share u.

    Parameters
    ----------
    span : (n,) int64 array
        At most 2^31; a span of 0 or 1 is a threshold of 1.
    """

    span: NDArray[np.int64]

    @property
    def lowest(self) -> int:
        """The smallest threshold that can be drawn."""
        return 1

    @property
    def highest(self) -> int:
        """The largest threshold that can be drawn."""
        return int(self.span.max(initial=1))

    def draw(self, numbers: NDArray[np.uint32]) -> NDArray[np.int64]:
        """Return one world's thresholds.

        Parameters
        ----------
        numbers : (n,) uint32 array
            Random numbers of the world, uniform on 0 ... 2^32 - 1.

        Returns
        -------
        (n,) int64 array
            The thresholds, in whole numbers throughout.
        """
        return ((numbers.astype(np.int64) * self.span) >> 32) + 1


@dataclass(frozen=True, eq=False)
class StepThresholds:
    """Thresholds drawn from any distribution, by tables of where they step up.

    Parameters
    ----------
    kind : (n,) int64 array
        Which table is a person's.
    steps : list of int64 arrays
        A table: sorted integers in 0 ... 2^32; the threshold is 1 plus how many of them are at
        or below the person's number.
    """

    kind: NDArray[np.int64]
    steps: list[NDArray[np.int64]]

    @property
    def lowest(self) -> int:
        """The smallest threshold that can be drawn."""
        return 1

    @property
    def highest(self) -> int:
        """The largest threshold that can be drawn."""
        return 1 + max((len(steps) for steps in self.steps), default=0)

    def draw(self, numbers: NDArray[np.uint32]) -> NDArray[np.int64]:
        """Return one world's thresholds.

        Parameters
        ----------
        numbers : (n,) uint32 array
            Random numbers of the world, uniform on 0 ... 2^32 - 1.

        Returns
        -------
        (n,) int64 array
            The thresholds.
        """
        out = np.empty(len(self.kind), np.int64)
        _count_steps(numbers, self.kind, *self._flat, out)
        return out

    @cached_property
    def _flat(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """All tables as one array, and where each begins."""
        first = np.cumsum([0, *(len(steps) for steps in self.steps)])
        return np.concatenate([np.array([], dtype=np.int64), *self.steps]), first


@kernel
def _count_steps(numbers: Any, kind: Any, steps: Any, first: Any, out: Any) -> None:
    """Write down 1 plus how many steps of each person's table are at or below their number."""
    for person in range(numbers.size):
        number = np.int64(numbers[person])
        low, high = first[kind[person]], first[kind[person] + 1]
        begin = low
        while low < high:
            middle = (low + high) // 2
            if steps[middle] <= number:
                low = middle + 1
            else:
                high = middle
        out[person] = 1 + low - begin


def share(field: str, value: Any) -> Fraction:
    """Return a share in [0, 1] as the exact fraction it stands for.

    Parameters
    ----------
    field : str
        Name used in the message.
    value : int, Fraction, Decimal, str or float
        A float stands for the nearest fraction with a denominator up to 10^6, so that 0.1
        is one tenth.

    Returns
    -------
    Fraction
        In [0, 1].

    Raises
    ------
    InputError
        If it is no share.

    Examples
    --------
    >>> share("phi", 0.18), share("phi", "1/3")
    (Fraction(9, 50), Fraction(1, 3))
    """
    exact = fraction(value)
    if exact is None or not 0 <= exact <= 1:
        raise InputError(f"{field} is a share in [0, 1], got {told(value)}", field=field)
    return exact


def voices(phi: Fraction, sources: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how many voices make up a share of all sources, at least 1.

    Parameters
    ----------
    phi : Fraction
        Share of a person's sources, in [0, 1].
    sources : (n,) int64 array
        Number of distinct people each person can hear.

    Returns
    -------
    (n,) int64 array
        ``max(1, ceil(phi * sources))``, in whole numbers throughout.
    """
    counts, which = np.unique(sources, return_inverse=True)
    needed = [max(1, -(-phi.numerator * count // phi.denominator)) for count in counts.tolist()]
    return np.array(needed, dtype=np.int64)[which]
