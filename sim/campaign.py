"""A campaign: what is spent, how people respond, what else is done, and what it is for."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar, TypeVar

from sim.aim import Aim
from sim.budget import Budget
from sim.candidates import Candidates
from sim.conditions import Condition
from sim.days import LAST_DAY
from sim.errors import InputError
from sim.mechanisms.base import Mechanism
from sim.response import Response
from sim.traits import BOUGHT, Trait

Part = TypeVar("Part", Aim, Budget, Candidates, Response)
Used = TypeVar("Used", bound=Mechanism)


@dataclass(frozen=True)
class Campaign(Candidates, Aim, Response, Budget):
    """What a campaign spends, does and is for, whoever is approached.

    Its settings are those of `Budget`, `Response`, `Aim` and `Candidates`, side by side. The traits ``accept``,
    ``recommend``, ``buy`` and ``fee`` of a person take the place of the numbers given here.

    Parameters
    ----------
    mechanisms : sequence of Mechanism
        What else is done, at most one of each kind. They take effect in the order of
        `Mechanism.order`, however they stand here; those that are off are left out.

    Examples
    --------
    >>> Campaign(budget=30, accept=0.8, horizon=60).spending.amount
    30.0
    """

    mechanisms: tuple[Mechanism, ...] = ()

    reads: ClassVar[tuple[Trait, ...]] = (*Response.reads, *Budget.reads)

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "mechanisms", in_order(self.mechanisms))

    @property
    def read(self) -> tuple[Trait, ...]:
        """Traits of response and fee, and those of the segment and of who may be approached."""
        names = Condition(self.segment, "segment").traits if self.segment else ()
        bought = (BOUGHT,) if self.fee_per_listener > 0 else ()
        return (*self.reads, *bought, *(Trait(name, "who counts for the goal") for name in names), *self.traits)

    @property
    def aim(self) -> Aim:
        """What it is for."""
        return self._part(Aim)

    @property
    def spending(self) -> Budget:
        """What can be spent, and what people cost."""
        return self._part(Budget)

    @property
    def whom(self) -> Candidates:
        """Who may be approached."""
        return self._part(Candidates)

    @property
    def response(self) -> Response:
        """How people respond."""
        return self._part(Response)

    def _part(self, part: type[Part]) -> Part:
        return part(**{field.name: getattr(self, field.name) for field in fields(part)})

    def mechanism(self, kind: type[Used]) -> Used:
        """Return a mechanism, off where the campaign does not use it.

        Parameters
        ----------
        kind : type
            Class of the mechanism, each at most once in a campaign.

        Returns
        -------
        Mechanism
            As set, or neutral.
        """
        return next((one for one in self.mechanisms if type(one) is kind), kind())

    def using(self, mechanism: Mechanism, **changes: Any) -> Campaign:
        """Return the campaign with a mechanism set anew.

        Parameters
        ----------
        mechanism : Mechanism
            In the place of the one of its kind.
        **changes
            Other fields to replace.

        Returns
        -------
        Campaign
            The same otherwise.
        """
        others = [one for one in self.mechanisms if type(one) is not type(mechanism)]
        return replace(self, mechanisms=(*others, mechanism), **changes)

    def at_least(self, days: int) -> int:
        """Return how many days to play for something, and no less than until the last person is approached.

        Parameters
        ----------
        days : int
            What is wanted for it.

        Returns
        -------
        int
            The same, or more.
        """
        return max([days, *(self.lead + one.latest for one in self.mechanisms)])

    def last_day(self, endless: bool, usual: int | None) -> int:
        """Return the last day to play.

        Parameters
        ----------
        endless : bool
            Whether something can happen on any day.
        usual : int or None
            The theory's own last day.

        Returns
        -------
        int
            In 0 ... 32,766.

        Raises
        ------
        InputError
            If nothing would end.
        """
        if self.horizon is not None:
            return self.horizon
        if usual is not None:
            return usual
        names = [one.kind for one in self.mechanisms if one.endless] + ["external influence"] * endless
        if names:
            raise InputError(
                f"horizon is a day from 0 to {LAST_DAY:,} where there is a {names[0]}, got None", field="horizon"
            )
        return LAST_DAY


def in_order(mechanisms: Any) -> tuple[Mechanism, ...]:
    """Return the mechanisms that are on, in the order in which they take effect.

    Parameters
    ----------
    mechanisms : sequence of Mechanism
        At most one of each kind.

    Returns
    -------
    tuple of Mechanism
        By `Mechanism.order`, then by name.

    Raises
    ------
    InputError
        If one is something else, or two are of one kind.
    """
    if not isinstance(mechanisms, (tuple, list)) or not all(isinstance(one, Mechanism) for one in mechanisms):
        raise InputError(f"mechanisms is a list of instances of Mechanism, got {mechanisms!r}", field="mechanisms")
    found = [one.kind for one in mechanisms]
    for name in found:
        if found.count(name) > 1:
            raise InputError(f"mechanisms are of different kinds, got {name} twice", field="mechanisms")
    return tuple(sorted((one for one in mechanisms if one.on), key=lambda one: (one.order, one.kind)))
