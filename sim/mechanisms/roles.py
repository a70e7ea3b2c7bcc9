"""Roles in a conversation: a leader's word makes people buy, a manager's word makes them good advocates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from sim.effects import LEADER, MANAGER, Effects
from sim.errors import InputError
from sim.mechanisms.base import Mechanism
from sim.network import Network
from sim.people import People
from sim.settings import setting
from sim.traits import Trait
from sim.words import listed, number, say, sentence

LEADERS = Trait("leader", "whether their word makes people buy: 0 or 1", 0, 1, whole=True, needed="somebody")
MANAGERS = Trait("manager", "whether their word makes good advocates: 0 or 1", 0, 1, whole=True, needed="somebody")


@dataclass(frozen=True)
class Roles(Mechanism):
    """Whoever has heeded a leader buys more often; whoever has heeded a manager is heeded more often.

    What has been heeded up to the day on which a person is convinced counts, that day included.

    Parameters
    ----------
    call : float
        What the chance to buy of those who have heeded a leader is multiplied by, from 0 to 100.
    answer : float
        What the chance to be heeded of those who have heeded a manager is multiplied by, from 0 to 100.
    """

    call: float = setting(
        1.0, low=0, high=100, text="factor of the chance to buy of who has heeded a leader; 1 is as others"
    )
    answer: float = setting(
        1.0, low=0, high=100, text="factor of the chance to be heeded of who has heeded a manager; 1 is as others"
    )

    order: ClassVar[int] = 80
    reads: ClassVar[tuple[Trait, ...]] = (LEADERS, MANAGERS)

    @property
    def read(self) -> tuple[Trait, ...]:
        """The traits that count."""
        return tuple(trait for trait, factor in zip(self.reads, (self.call, self.answer), strict=True) if factor != 1)

    @property
    def convinces(self) -> bool:
        """Whether a manager's word makes a difference; a leader's only changes who buys."""
        return self.answer != 1

    def effects(self, effects: Effects, network: Network, people: People) -> Effects:
        """Return effects with marks of those who have a role."""
        mark = np.zeros(network.n, np.uint8) if effects.mark is None else effects.mark.copy()
        if self.call != 1:
            mark |= np.uint8(LEADER) * _has(people, LEADERS, "call", self.call)
            effects = replace(effects, buy_led=np.minimum(1.0, effects.buy * self.call))
        if self.answer != 1:
            mark |= np.uint8(MANAGER) * _has(people, MANAGERS, "answer", self.answer)
        return replace(effects, mark=mark, answer=float(self.answer))

    @property
    def said(self) -> str:
        """What those who have heeded a leader or a manager do."""
        how = [] if self.call == 1 else [say("mechanism-roles.says", factor=number(self.call))]
        if self.answer != 1:
            how.append(say("mechanism-roles.answer", factor=number(self.answer)))
        return sentence(listed(how))


def _has(people: People, role: Trait, setting: str, factor: float) -> NDArray[np.uint8]:
    """Return who has a role, 0 or 1; somebody has to."""
    has = role.of(people, 0)
    if not has.any():
        raise InputError(
            f"{setting} is 1 where nobody has a 1 in a column {role.name}, got {number(factor)}; add such a column of 0"
            f" and 1, or leave {setting} at 1",
            field=setting,
        )
    return has.astype(np.uint8)
