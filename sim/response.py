"""How people respond to a campaign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sim.settings import Checked, setting
from sim.traits import Reader, Trait

RESPONSES = (
    Trait("accept", "chance that they are convinced when approached", 0.0, 1.0),
    Trait("recommend", "chance that they become an advocate once convinced", 0.0, 1.0),
    Trait("buy", "chance that they buy once convinced", 0.0, 1.0),
)
"""Traits of a person that take the place of the numbers below."""


@dataclass(frozen=True)
class Response(Checked, Reader):
    """How people respond, where no trait of theirs says otherwise.

    Parameters
    ----------
    accept : float
        Chance that an approached person is convinced by it, in [0, 1]. Who refuses is not
        replaced, and may still be convinced by others.
    recommend : float
        Chance that a convinced person becomes an advocate, in [0, 1].
    buy : float
        Chance that a convinced person buys, in [0, 1]; buying never feeds back.
    """

    accept: float = setting(1.0, low=0, high=1, text="chance that an approached person is convinced by it")
    recommend: float = setting(1.0, low=0, high=1, text="chance that a convinced person becomes an advocate")
    buy: float = setting(1.0, low=0, high=1, text="chance that a convinced person buys")

    reads: ClassVar[tuple[Trait, ...]] = RESPONSES
