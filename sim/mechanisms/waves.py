"""Waves: people are approached on several days, by a list that is fixed or by how the campaign goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, ClassVar

from sim.effects import Effects
from sim.errors import InputError, told
from sim.mechanisms.base import Change, Mechanism
from sim.network import Network
from sim.people import People
from sim.schedule import Schedule, schedule_of
from sim.settings import setting
from sim.values import fraction, whole
from sim.words import listed, percent, say


@dataclass(frozen=True)
class Waves(Mechanism):
    """People are approached in waves: not all on day 0, but some on each of several days.

    Waves that are not adaptive cut the list of day 0 into pieces: whoever is convinced by then is approached, and
    paid, in vain. Adaptive waves go down the strategy's whole ranking anew and pass over people who were approached
    before, who are convinced, or whom the money does not pay for; what is left of the money goes to the next wave.
    Who refuses is not replaced, and is not asked again.

    Parameters
    ----------
    waves : sequence of (int, share) or None
        Day of each wave, rising from 0, and its share of the budget; shares are texts, fractions or floats above 0,
        as exact as they are written, and add up to 1. None is everybody at once, on day 0.
    adaptive : bool
        Whether waves depend on how the campaign goes.

    Raises
    ------
    InputError
        If days do not rise or shares do not add up to 1.

    References
    ----------
    Jankowski, Brodka, Kazienko, Szymanski, Michalski & Kajdanowicz, "Balancing speed and coverage by sequential seeding
    in complex networks", Scientific Reports 7:891 (2017): adaptive waves.
    """

    waves: Any = setting(
        None,
        kind="other",
        text="days of approach, each with its share of the budget, as in [[0, 1/2], [21, 1/2]]",
        also={None: "all on day 0"},
    )
    adaptive: bool = setting(False, text="whether each wave passes over who was approached before or is convinced")

    order: ClassVar[int] = 90

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.waves is not None:
            pairs = tuple(_pairs(self.waves))
            schedule_of(pairs)
            object.__setattr__(self, "waves", pairs)
        elif self.adaptive:
            raise InputError(
                "adaptive is false where people are approached at once, got True; set waves, too", field="adaptive"
            )

    @property
    def schedule(self) -> Schedule:
        """The days, and how much of the budget is used up by each."""
        return Schedule() if self.waves is None else schedule_of(self.waves, self.adaptive)

    @property
    def latest(self) -> int:
        """The day of the last wave."""
        return self.schedule.days[-1]

    def effects(self, effects: Effects, network: Network, people: People) -> Effects:
        """Return effects with the waves."""
        return replace(effects, waves=self.schedule)

    @property
    def said(self) -> str:
        """The days and their shares, and whether waves are adaptive."""
        entries = ["wave", *["another"] * (len(self.waves) - 1)]
        waves = [
            say(f"mechanism-waves.{entry}", share=percent(float(share), 1), day=day)
            for entry, (day, share) in zip(entries, self.waves, strict=True)
        ]
        return say("mechanism-waves.adaptive" if self.adaptive else "mechanism-waves.says", waves=listed(waves))

    def changes(self) -> Iterator[Change]:
        """Yield everybody at once, where there are waves."""
        if self.on:
            yield Change("less", say("mechanism-waves.once"), Waves())


def _pairs(waves: Any) -> Iterator[tuple[int, Fraction]]:
    """Yield days and shares as numbers."""
    wrong = InputError(
        f"waves is a list of days and shares, as in [[0, 1/2], [21, 1/2]], got {told(waves)}", field="waves"
    )
    if not isinstance(waves, Iterable) or isinstance(waves, (str, Mapping)):
        raise wrong
    for one in waves:
        if not isinstance(one, (list, tuple)) or len(one) != 2:
            raise wrong
        day, share = whole(one[0]), fraction(one[1])
        if day is None or share is None:
            raise wrong
        yield day, share
