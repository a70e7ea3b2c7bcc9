"""What a theory is: network and people in, a law out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import Any, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sim.errors import InputError
from sim.network import Network
from sim.people import People
from sim.settings import Checked, setting, value_of
from sim.theories.learnable import Learnable
from sim.theories.thresholds import ThresholdRule
from sim.traits import Reader, Trait
from sim.words import number, say


@dataclass(frozen=True)
class Talking(Checked):
    """How long advocates talk.

    Parameters
    ----------
    talk_days : int or None
        Days, 1 or more; None is without end.
    """

    talk_days: int | None = setting(7, low=1, unit="days", text="days an advocate talks", also={None: "without end"})


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
    external : float
        Chance that the theory's own external influence (Bass's innovation) reaches a person on a day.
    horizon : int or None
        Last day where the theory needs one and the campaign has none.
    memory : int or None
        For how many days a heeded word counts, from 1; None is for ever.
    familiar : (n,) float64 array or None
        Chance that a listener knows the brand, in [0, 1]; None is everybody.
    unknown : float
        What `hear` is multiplied by where the listener does not, in [0, 1].
    """

    hear: NDArray[np.float64]
    expose: NDArray[np.float64]
    evidence: NDArray[np.int64]
    threshold: NDArray[np.int64] | ThresholdRule
    reach: NDArray[np.float64]
    one: int = 1
    talk_days: int | None = 1
    external: float = 0.0
    horizon: int | None = None
    memory: int | None = None
    familiar: NDArray[np.float64] | None = None
    unknown: float = 1.0

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
            `one`, `talk_days`, `external`, `horizon`, `memory`, `familiar`, `unknown`.

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
        value_of(Talking, "talk_days", rest.get("talk_days", 1))
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
    def has_fixed_thresholds(self) -> bool:
        """Whether everybody needs the same evidence in all worlds."""
        return isinstance(self.threshold, np.ndarray)

    @property
    def lowest_threshold(self) -> int:
        """The smallest threshold anybody can have."""
        return int(self.threshold.min(initial=1)) if isinstance(self.threshold, np.ndarray) else self.threshold.lowest


_ENDLESS = 1e300
"""A factor that makes every chance a certainty."""


@dataclass(frozen=True, kw_only=True)
class Theory(Checked, Reader, Learnable, ABC):
    """How people convince each other.

    A theory is a frozen dataclass in a file of its own; its fields are its settings, made by `setting`.

    Parameters
    ----------
    memory : int or None
        For how many days a heeded word counts, 1 or more, the day on which it is heeded included; None is for ever.
        Every theory has it, and it is given by name.
    """

    memory: int | None = setting(
        None, low=1, unit="days", text="days for which a heeded word counts", also={None: "for ever"}
    )

    @abstractmethod
    def law(self, network: Network, people: People, root_seed: int = 0) -> Law:
        """Return what the theory says about a network and its people, its memory left aside (see `law_of`).

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

    def with_contagiousness(self, setting: float) -> Theory:
        """Return this theory made more or less contagious.

        Parameters
        ----------
        setting : float
            In [0, 1]; the higher, the more people are convinced in every world. By default all
            chances to hear are multiplied by setting / (1 - setting), and capped at 1.

        Returns
        -------
        Theory
            With `contagiousness` as its description.
        """
        return Scaled(self, setting / (1.0 - setting) if setting < 1.0 else _ENDLESS)

    @property
    def scaled_by(self) -> str:
        """The setting in proportion to which all chances to hear are, up to 1; empty where there is none."""
        return ""

    @property
    def contagiousness(self) -> str:
        """The setting of what makes it more or less contagious, in words."""
        return _scaled(self, 1.0)


def law_of(theory: Theory, network: Network, people: People, root_seed: int = 0) -> Law:
    """Return what a theory says about a network and its people, with its memory.

    Parameters
    ----------
    theory : Theory
        Ours or anybody's.
    network, people, root_seed
        As in `Theory.law`.

    Returns
    -------
    Law
        To be played.
    """
    law = theory.law(network, people, root_seed)
    return law if theory.memory is None else replace(law, memory=theory.memory)


@dataclass(frozen=True)
class Scaled(Theory):
    """A theory whose chances to hear are multiplied by a factor, and capped at 1.

    Parameters
    ----------
    theory : Theory
        Theory whose chances to hear are multiplied.
    factor : float
        0 or more.
    """

    theory: Theory
    factor: float

    @property
    def read(self) -> tuple[Trait, ...]:
        """What the theory reads."""
        return self.theory.read

    def law(self, network: Network, people: People, root_seed: int = 0) -> Law:
        """Return the theory's law with other chances."""
        law = law_of(self.theory, network, people, root_seed)
        hear = np.minimum(1.0, law.hear * self.factor)
        expose = hear if law.expose is law.hear else np.minimum(1.0, law.expose * self.factor)
        return replace(law, hear=hear, expose=expose)

    @property
    def contagiousness(self) -> str:
        """The factor."""
        return _scaled(self.theory, self.factor) if self.factor < _ENDLESS else say("match.most")


def _scaled(theory: Theory, factor: float) -> str:
    factor_said = number(float(f"{factor:.4g}"))
    if not theory.scaled_by:
        return say("contagiousness", factor=factor_said)
    return say("contagiousness.key", key=theory.scaled_by, factor=factor_said)


def _spread(
    field: str, values: ArrayLike, size: int, dtype: Any, low: float = -np.inf, high: float = np.inf
) -> NDArray[Any]:
    array = np.asarray(values)
    if array.shape not in ((), (size,)):
        raise InputError(f"{field} is one value or {size:,}, got shape {array.shape}", field=field)
    if dtype is np.int64 and (array.dtype.kind not in "iufb" or (array % 1 != 0).any()):
        raise InputError(f"{field} is made of whole numbers, got {array.flat[0]!r}", field=field)
    inside = (array >= low) & (array <= high)
    if not inside.all():
        raise InputError(f"{field} lies in [{low:g}, {high:g}], got {array[~inside].flat[0]}", field=field)
    return np.broadcast_to(array.astype(dtype), (size,))
