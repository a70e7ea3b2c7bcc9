"""A plan: whom to approach, and what is done otherwise than in the campaign that all plans share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from reprlib import Repr
from types import MappingProxyType
from typing import Any

from sim.aim import Aim
from sim.budget import ALL, Budget
from sim.campaign import Campaign
from sim.candidates import Candidates
from sim.errors import InputError, did_you_mean
from sim.kinds import kind_of, kinds, make, named
from sim.network import Network
from sim.nobody import Nobody
from sim.response import Response
from sim.seeding.address import OfKind
from sim.seeding.base import Strategy
from sim.seeding.mixture import Mixture
from sim.seeding.roster import Roster
from sim.texts import check_title

OWN = (*(one.name for part in (Budget, Candidates, Response) for one in fields(part)), "mechanisms")
"""Settings of the campaign that a plan can have of its own."""

_SHORT = Repr()  # writes out settings, but no long list of ids
_SHORT.maxother, _SHORT.maxdict = 120, 8


@dataclass(frozen=True, repr=False, init=False)
class Plan:
    """What is compared: a strategy, and what differs from the campaign.

    The luck of its strategy has the address of the strategy's kind, whatever the plan is called: 30 people
    drawn at random hold the 20 that another plan draws, and a plan is equal to its twin to the byte.

    Parameters
    ----------
    strategy : Strategy, str or None
        Whom to approach first; a name stands for a strategy with its usual settings. None approaches nobody; then
        the campaign's fixed cost is saved, unless the plan has one of its own.
    changes : mapping of str to object
        Settings of `Budget`, `Candidates` and `Response`, and ``mechanisms``, in the place of the campaign's.
        A plan that has a budget of its own, in people or in money, does not have the campaign's other limit.
        What a plan is for (goal, by, segment, horizon, revenue, capacity, target) is the same for all; so are people.
    luck : str
        A word for a second draw that is independent of the first; usually empty.
    address : str or None
        The address of luck, where it is not the strategy's kind.

    Raises
    ------
    InputError
        If a change is none of these settings.

    Examples
    --------
    >>> Plan("hubs", {"budget": 30}).campaign(Campaign(accept=0.5)).budget
    30
    """

    strategy: Strategy
    changes: Mapping[str, Any]
    luck: str
    address: str | None

    def __init__(
        self,
        strategy: Strategy | str | None,
        changes: Mapping[str, Any] = MappingProxyType({}),
        luck: str = "",
        address: str | None = None,
    ) -> None:
        made = {"strategy": _strategy(strategy), "changes": _checked(changes), "luck": luck, "address": address}
        for name in ("luck", "address"):
            _check_text(name, made[name] or "")
        for name, value in made.items():
            object.__setattr__(self, name, value)

    def __repr__(self) -> str:
        given = {one.name: getattr(self, one.name) for one in fields(self)}
        told = (f"{name}={_SHORT.repr(one)}" for name, one in given.items() if one)
        return f"Plan({', '.join(told)})"

    @property
    def lots(self) -> str:
        """The address of its luck."""
        return OfKind(kind_of(self.strategy), self.luck) if self.address is None else self.address

    def campaign(self, shared: Campaign) -> Campaign:
        """Return the plan's campaign.

        Parameters
        ----------
        shared : Campaign
            What all plans share.

        Returns
        -------
        Campaign
            With the plan's changes.

        Raises
        ------
        InputError
            If they do not fit the rest.
        """
        limits = {"budget": None, "money": None} if {"budget", "money"} & self.changes.keys() else {}
        saved: dict[str, Any] = {"fixed_cost": 0.0, "budget": ALL} if isinstance(self.strategy, Nobody) else {}
        changes = saved | limits | dict(self.changes)
        return replace(shared, **changes) if changes else shared

    def hashed(self, network: Network, hashes: Callable[[list[str]], list[str]]) -> Plan:
        """Return the same plan for a network whose ids are hashed.

        Parameters
        ----------
        network, hashes
            As in `sim.idlist.IdList.hashed`.

        Returns
        -------
        Plan
            Lists of people name hashes.
        """
        strategy, changes = self.strategy, dict(self.changes)
        if isinstance(strategy, (Roster, Mixture)):
            strategy = strategy.hashed(network, hashes)
        if "exclude" in changes:
            changes["exclude"] = Candidates(exclude=changes["exclude"]).hashed(network, hashes).exclude
        return replace(self, strategy=strategy, changes=changes)


def _strategy(given: Any) -> Strategy:
    if given is None:
        return Nobody()
    made = make(Strategy, given) if isinstance(given, str) else given  # type: ignore[type-abstract]
    if not isinstance(made, Strategy):
        raise InputError(f"strategy is an instance of Strategy or its name, got {given!r}")
    return made


def _checked(changes: Any) -> dict[str, Any]:
    if not isinstance(changes, Mapping):
        raise InputError(f"changes are settings of a campaign by name, got {changes!r}")
    for name in changes:
        if name in ("people", "cast", "theory"):
            raise InputError(f"{name} is the same for all plans; give it to compare, got it in a plan")
        if name == "memory":
            raise InputError("memory is the theory's, and the same for all plans; set it there, got it in a plan")
        if name in {one.name for one in fields(Aim)}:
            raise InputError(f"{name} is the same for all plans; set it in the campaign, got it in a plan")
        if name not in OWN:
            raise InputError(f"a plan has no setting {name!r}.{did_you_mean(str(name), OWN)}")
    return dict(changes)


def _check_text(field: str, value: Any) -> None:
    if not isinstance(value, str):
        raise InputError(f"{field} is a text, got {value!r}", field=field)


def as_plans(strategies: Any, plans: Any) -> dict[str, Plan]:
    """Return what is compared.

    Parameters
    ----------
    strategies : sequence of strategies or names, mapping of names, or None
        Shorthand for plans that differ in whom they approach; the name is the address of luck.
    plans : mapping of str to Plan, or None
        Plans to compare, by the names that results use.

    Returns
    -------
    dict of str to Plan
        In the order given.

    Raises
    ------
    InputError
        If both or neither are given, or something is no plan.
    """
    if (strategies is None) == (plans is None):
        raise InputError("give either strategies or plans, got " + ("neither" if plans is None else "both"))
    if plans is None:
        chosen = named(Strategy, strategies, "strategies")  # type: ignore[type-abstract]
        return {name: Plan(one, address=name) for name, one in chosen.items()}
    if not isinstance(plans, Mapping) or not plans:
        raise InputError(f"plans is a mapping of names to plans, one or more, got {plans!r}")
    for name, one in plans.items():
        if not isinstance(one, Plan) or not isinstance(name, str):
            raise InputError(f"plans are instances of Plan by name, got {name!r}: {one!r}")
        check_title("a name in plans", name)
        if one.address is None and name in kinds(Strategy) and kind_of(one.strategy) != name:  # type: ignore[type-abstract]
            raise InputError(f"plans.{name}: it is called like a strategy that it does not use; give it another name")
    return dict(plans)
