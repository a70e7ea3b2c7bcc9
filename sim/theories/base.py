"""What a theory is: network and people in, a law out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sim.errors import InputError, check_whole
from sim.network import Network
from sim.people import People


class ThresholdRule(Protocol):
    """Thresholds that every world draws anew."""

    @property
    def lowest(self) -> int:
        """The smallest threshold that can be drawn."""

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

    def draw(self, numbers: NDArray[np.uint32]) -> NDArray[np.int64]:
        """Return one world's thresholds.

        Parameters
        ----------
        numbers : (n,) uint32 array
            Uniform luck.

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

    def draw(self, numbers: NDArray[np.uint32]) -> NDArray[np.int64]:
        """Return one world's thresholds.

        Parameters
        ----------
        numbers : (n,) uint32 array
            Uniform luck.

        Returns
        -------
        (n,) int64 array
            The thresholds.
        """
        steps, first = self._flat
        passed = np.searchsorted(steps, (self.kind << 33) + numbers.astype(np.int64), side="right")
        return 1 + passed - first[self.kind]

    @cached_property
    def _flat(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """All tables as one sorted array, and where each begins."""
        keys = [(kind << 33) + steps for kind, steps in enumerate(self.steps)]
        first = np.cumsum([0, *(len(steps) for steps in self.steps)])
        return np.concatenate([np.array([], dtype=np.int64), *keys]), first


@dataclass(frozen=True, eq=False)
class Law:
    """What a theory says about one network, as arrays; engines know nothing else of it.

    Build one with `Law.of`, which fills in what is usual and checks the ranges.

    Parameters
    ----------
    hear : (m,) float64 array
        Chance that a listener hears and heeds a speaker on one ordinary day of talking.
    expose : (m,) float64 array
        Chance that a listener gets to know of it on such a day, at least `hear`.
    evidence : (m,) int64 array
        What one heeded source is worth, in units of `one`; 0 or more.
    threshold : (n,) int64 array or ThresholdRule
        Evidence that convinces; 0 or less convinces on day 1 without hearing anybody.
    reach : (n,) float64 array
        Share of their ties over which a person speaks at all.
    one : int
        The unit: 1 for counted voices, a power of two for weights.
    talk_days : int or None
        How many days an advocate talks, from 1; None is without end.
    broadcast : float
        Chance that a broadcast belonging to the theory reaches a person on a day.
    horizon : int or None
        Last day where the theory needs one and the campaign has none.

    Notes
    -----
    A limited memory would be one more field here. Factors by age of the talk, by calendar
    day and by speaker would multiply `hear` on each day, where the engines say so.
    """

    hear: NDArray[np.float64]
    expose: NDArray[np.float64]
    evidence: NDArray[np.int64]
    threshold: NDArray[np.int64] | ThresholdRule
    reach: NDArray[np.float64]
    one: int = 1
    talk_days: int | None = 1
    broadcast: float = 0.0
    horizon: int | None = None

    @classmethod
    def of(
        cls,
        network: Network,
        *,
        hear: ArrayLike,
        threshold: ArrayLike | ThresholdRule,
        expose: ArrayLike | None = None,
        evidence: ArrayLike = 1,
        reach: ArrayLike = 1.0,
        **rest: Any,
    ) -> Law:
        """Return a law for a network from one value for all or one per tie or person.

        Parameters
        ----------
        network : Network
            For the shapes: n people, m ties.
        hear : float or (m,) array
            In [0, 1].
        threshold : int, (n,) array or ThresholdRule
            Evidence that convinces.
        expose : float or (m,) array, optional
            In [0, 1]; raised to `hear` where it is less.
        evidence : int or (m,) array
            0 or more.
        reach : float or (n,) array
            In [0, 1].
        **rest
            `one`, `talk_days`, `broadcast`, `horizon`.

        Returns
        -------
        Law
            With read-only arrays.

        Raises
        ------
        InputError
            If an array has another shape or a value is out of range.
        """
        if not hasattr(threshold, "draw"):
            threshold = _spread("threshold", threshold, network.n, np.int64)
        hear = _spread("hear", hear, network.m, np.float64, 0.0, 1.0)
        know = hear
        if expose is not None:
            know = np.maximum(_spread("expose", expose, network.m, np.float64, 0.0, 1.0), hear)
        if rest.get("talk_days", 1) is not None:
            check_whole("talk_days", rest.get("talk_days", 1), 1)
        return cls(
            hear=hear,
            expose=know,
            evidence=_spread("evidence", evidence, network.m, np.int64, 0),
            threshold=cast("NDArray[np.int64] | ThresholdRule", threshold),
            reach=_spread("reach", reach, network.n, np.float64, 0.0, 1.0),
            **rest,
        )

    def thresholds(self, numbers: NDArray[np.uint32]) -> NDArray[np.int64]:
        """Return one world's thresholds.

        Parameters
        ----------
        numbers : (n,) uint32 array
            That world's threshold luck.

        Returns
        -------
        (n,) int64 array
            The thresholds.
        """
        return self.threshold if isinstance(self.threshold, np.ndarray) else self.threshold.draw(numbers)

    @property
    def lowest_threshold(self) -> int:
        """The smallest threshold anybody can have."""
        return int(self.threshold.min(initial=1)) if isinstance(self.threshold, np.ndarray) else self.threshold.lowest


class Theory(ABC):
    """How people convince each other.

    A theory is a frozen dataclass in a file of its own; its fields are its settings.
    """

    @abstractmethod
    def law(self, network: Network, people: People, root_seed: int = 0) -> Law:
        """Return what the theory says about a network and its people.

        Parameters
        ----------
        network : Network
            Who hears whom.
        people : People
            Traits the theory may know by name.
        root_seed : int
            Address of the luck that casts people in roles, where a theory does.

        Returns
        -------
        Law
            Equal each time for equal input.
        """


def _spread(
    field: str, values: ArrayLike, size: int, dtype: Any, low: float = -np.inf, high: float = np.inf
) -> NDArray[Any]:
    array = np.asarray(values)
    if array.shape not in ((), (size,)):
        raise InputError(f"{field} is one value or {size:,}, got shape {array.shape}")
    if dtype is np.int64 and (array.dtype.kind not in "iufb" or (array % 1 != 0).any()):
        raise InputError(f"{field} is made of whole numbers, got {array.flat[0]!r}")
    inside = (array >= low) & (array <= high)
    if not inside.all():
        raise InputError(f"{field} lies in [{low:g}, {high:g}], got {array[~inside].flat[0]}")
    return np.broadcast_to(array.astype(dtype), (size,))


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
    try:
        exact = isinstance(value, (int, str, Fraction, Decimal)) and not isinstance(value, bool)
        fraction = Fraction(value) if exact else Fraction(float(value)).limit_denominator(10**6)
    except (TypeError, ValueError, OverflowError, ZeroDivisionError):
        fraction = Fraction(-1)
    if not 0 <= fraction <= 1 or isinstance(value, bool):
        raise InputError(f"{field} is a share in [0, 1], got {value!r}")
    return fraction


def voices(phi: Fraction, sources: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how many voices make up a share of all sources, at least 1.

    Parameters
    ----------
    phi : Fraction
        The share.
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
