"""How people respond to a campaign."""

from __future__ import annotations

from dataclasses import dataclass

from sim.errors import check_chance

RESPONSES = ("accept", "recommend", "buy")
"""Traits of a person that take the place of the numbers below."""


@dataclass(frozen=True)
class Response:
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

    accept: float = 1.0
    recommend: float = 1.0
    buy: float = 1.0

    def __post_init__(self) -> None:
        for field in RESPONSES:
            check_chance(field, getattr(self, field))
