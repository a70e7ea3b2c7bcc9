"""Flow of influence: many ordinary people, each waiting for several voices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.network import Network
from sim.people import People
from sim.settings import same, setting
from sim.theories.base import Law, Talking, Theory
from sim.theories.thresholds import StepThresholds, ThresholdRule, share, voices
from sim.traits import Trait
from sim.words import number, say

PHI = Trait("phi", "share of their sources that convinces them", 0.0, 1.0)


@dataclass(frozen=True)
class Flow(Theory):
    """Nobody is special except by position and by openness.

    A listener hears and heeds a speaker with chance `hear` a day and is convinced once the
    distinct people heeded are a share phi of all people they can hear, at least one.

    Parameters
    ----------
    hear : float
        Chance per day of talking, in [0, 1].
    phi : share or pair of shares
        In [0, 1]. A pair (low, high): drawn uniformly between them, anew in every world. The
        trait ``phi`` of a person takes its place.
    talk_days : int or None
        How many days an advocate talks; None is without end.
    expose : float or None
        Chance per day to get to know of it from a speaker, if larger than `hear`.

    References
    ----------
    Watts & Dodds, "Influentials, networks, and public opinion formation", J. Consumer
    Research 34:441 (2007); Watts, "A simple model of global cascades on random networks",
    PNAS 99:5766 (2002). The values of `hear`, `phi` and `talk_days` are chosen (see the
    model description).
    """

    hear: float = setting(
        0.1, low=0, high=1, unit="per day", text="chance per day of talking to be heard and heeded by a listener"
    )
    phi: Any = setting(
        (0.0, 0.445),
        low=0,
        high=1,
        kind="share",
        text="share of a person's sources that convinces: one value, or low and high",
    )
    talk_days: int | None = same(Talking, "talk_days")
    expose: float | None = setting(
        None,
        low=0,
        high=1,
        unit="per day",
        text="chance per day to get to know of it, if larger than hear",
        also={None: "hear"},
    )

    reads: ClassVar[tuple[Trait, ...]] = (PHI,)
    learns: ClassVar[tuple[str, ...]] = ("hear", "phi")

    def __post_init__(self) -> None:
        super().__post_init__()
        self._range()

    def _range(self) -> tuple[Fraction, Fraction]:
        pair = self.phi if isinstance(self.phi, (tuple, list)) else (self.phi, self.phi)
        ends = [share("phi", one) for one in pair]
        if len(ends) != 2 or ends[0] > ends[1]:
            raise InputError(f"phi is a share, or a pair of shares low to high, got {self.phi!r}", field="phi")
        return ends[0], ends[1]

    @property
    def scaled_by(self) -> str:
        """Its chance to hear."""
        return "hear"

    def law(self, network: Network, people: People, root_seed: int = 0) -> Law:
        """Return the law: distinct voices are counted against a share of the sources."""
        return Law.of(
            network,
            hear=self.hear,
            threshold=self._threshold(network, people),
            expose=self.expose,
            talk_days=self.talk_days,
        )

    def with_contagiousness(self, setting: float) -> Theory:
        """Return the same with phi, or the upper end of its range, at 1 - setting.

        Parameters
        ----------
        setting : float
            In [0, 1]; the lower end keeps its ratio to the upper end.

        Returns
        -------
        Theory
            A flow of influence.
        """
        return self._up_to(1 - share("setting", setting))

    def with_setting(self, name: str, value: float) -> Theory:
        """Return the same with another value; of a range of phi with another upper end.

        Parameters
        ----------
        name : {"hear", "phi"}
            Name of the setting.
        value : float
            In [0, 1]; the lower end of phi keeps its ratio to the upper end.

        Returns
        -------
        Theory
            A flow of influence.
        """
        return self._up_to(share("phi", value)) if name == "phi" else replace(self, hear=value)

    def _up_to(self, top: Fraction) -> Flow:
        low, high = self._range()
        return replace(self, phi=top if low == high else (top * low / high, top))

    @property
    def contagiousness(self) -> str:
        """Phi."""
        low, high = self._range()
        ends = [number(float(f"{float(one):.4g}")) for one in dict.fromkeys((low, high))]
        return say("contagiousness.phi", phi=say("span", low=ends[0], high=ends[1]) if len(ends) > 1 else ends[0])

    def _threshold(self, network: Network, people: People) -> NDArray[np.int64] | ThresholdRule:
        low, high = self._range()
        own = np.where(people.known(PHI.name), PHI.of(people, 0.0), -1.0)
        given = {phi: share("phi", phi) for phi in np.unique(own[own >= 0]).tolist()}
        if low == high and not given:
            return voices(low, network.sources)
        tables: dict[tuple[float, int], NDArray[np.int64]] = {}
        for phi, k in set(zip(own.tolist(), network.sources.tolist(), strict=True)):
            tables[phi, k] = _steps(k, *((given[phi],) * 2 if phi in given else (low, high)))
        order = {key: place for place, key in enumerate(sorted(tables))}
        kind = [order[key] for key in zip(own.tolist(), network.sources.tolist(), strict=True)]
        return StepThresholds(np.array(kind, dtype=np.int64), [tables[key] for key in sorted(tables)])


def _steps(k: int, low: Fraction, high: Fraction) -> NDArray[np.int64]:
    """Return the numbers u from which phi * k exceeds 1, 2, ..., for phi = low + (high - low) u / 2^32."""
    steps = []
    for needed in range(1, k):
        if high * k <= needed:
            break
        if low * k > needed:
            steps.append(0)
        else:
            steps.append(int((Fraction(needed, k) - low) / (high - low) * 2**32) + 1)
    return np.array(steps, dtype=np.int64)
