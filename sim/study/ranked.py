"""Whom each plan approaches: strategies rank people once, or under each theory."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple

from sim.errors import InputError
from sim.identity import identity
from sim.kinds import kind_of
from sim.network import Network
from sim.parallel import each
from sim.people import People
from sim.playing import ENGINES
from sim.seeding.base import NEEDS, Ranking
from sim.seeding.context import Context
from sim.settings import settings_of
from sim.spending import Spending
from sim.study.accounted import accounted
from sim.study.design import PLANNING, Design
from sim.study.evaluator import Evaluator
from sim.study.parts import Part, parts_of
from sim.study.store import Store

RankingProgress = Callable[[str, int, int, int], object]
"""Is told who ranks, how many people, and how many steps are done of how many."""


class Ranked(NamedTuple):
    """Whom a plan approaches, under all theories, or under one where that depends on the theory.

    Parameters
    ----------
    plan : str
        Name of the plan, as in the design.
    theory : str or None
        Name of the theory; None for all.
    ranking : Ranking
        How it ranks people.
    adaptive : bool
        Whether its waves depend on how the campaign goes.
    """

    plan: str
    theory: str | None
    ranking: Ranking
    adaptive: bool


@dataclass(frozen=True, eq=False)
class Map:
    """What strategies see of a network, and what they may spend.

    Parameters
    ----------
    design : Design
        What is compared.
    network : Network
        The network as far as it is known.
    people : People
        What is known of them.
    parts : dict of (theory, plan) to Part
        What each plan does on it; may be empty if no strategy tries theories out.
    spending : dict of str to Spending
        Whom each plan can approach.
    adaptive : frozenset of str
        Plans whose waves depend on how the campaign goes.
    """

    design: Design
    network: Network
    people: People
    parts: dict[tuple[str, str], Part]
    spending: dict[str, Spending]
    adaptive: frozenset[str]

    def ranked(self, store: Store, workers: int, progress: RankingProgress | None) -> list[Ranked]:
        """Let strategies rank people: once, or under each theory where that makes a difference.

        Parameters
        ----------
        store : Store
            Rankings that are known already.
        workers : int
            Threads in which strategies rank people.
        progress : callable or None
            Told how far long rankings are.

        Returns
        -------
        list of Ranked
            In the order of plans.

        Raises
        ------
        InputError
            If a strategy refuses the network, or adaptive waves do not go with a plan.
        """
        known = Store() if self.design.drawn else store
        where = "" if self.design.drawn else identity([self.network, self.people, self.design.root_seed])
        asked: list[tuple[str, str | None]] = []
        for plan in self.design.plans:
            if plan in self.adaptive:
                self._check_adaptive(plan)
            once = not self._by_theory(plan) and plan not in self.adaptive
            asked += [(plan, theory) for theory in ([None] if once else self.design.theories)]

        def ranking(one: tuple[str, str | None]) -> Ranked:
            plan, theory = one
            context, key = self._context(plan, theory, progress)
            strategy = self.design.plans[plan].strategy
            try:
                made = known.ranking(f"{where}{identity(strategy)}{key}", lambda: strategy.ranking(context))
            except InputError as error:
                if self.design.plans[plan].address is not None:  # a strategy by its own name
                    raise
                raise of_plan(error, plan, ".seeding", settings_of(type(strategy))) from None
            if self._tries_out(plan) and (theory is not None or not self._by_theory(plan)):
                laws = [self.parts[name, plan].heard.law for name in ([theory] if theory else self.design.theories)]
                law = next((one for one in laws if one.memory is not None), laws[0])
                campaign = self.design.campaigns[plan]
                made = replace(made, note=accounted(made.note, campaign, law))
            return Ranked(plan, theory, made, plan in self.adaptive)

        return list(each(ranking, asked, workers))

    def _check_adaptive(self, plan: str) -> None:
        """Refuse adaptive waves where the ranking depends on how many are approached, or groups have limits."""
        if self._tries_out(plan):
            kind = kind_of(self.design.plans[plan].strategy)
            raise InputError(
                f"adaptive waves are for strategies that rank everybody beforehand, got {kind} in {plan}; set"
                " adaptive=false, or choose another strategy",
                field="adaptive",
            )
        if self.spending[plan].quotas:
            quota = self.design.campaigns[plan].quota
            raise InputError(
                f"adaptive waves know no quota, got {quota} in {plan}; set adaptive=false, or leave out quota",
                field="adaptive",
            )

    def _tries_out(self, plan: str) -> bool:
        """Return whether a plan's strategy needs to know the theory."""
        return self.design.plans[plan].strategy.needs == NEEDS[-1]

    def _by_theory(self, plan: str) -> bool:
        """Return whether a plan's strategy ranks people anew under each theory."""
        return self._tries_out(plan) and not self.design.plans[plan].strategy.under_all

    def _context(self, plan: str, theory: str | None, progress: RankingProgress | None) -> tuple[Context, str]:
        """Return what a strategy may know, and a text that tells it from other such knowledge."""
        seed, people = self.design.root_seed, self.network.n
        if self.design.plans[plan].strategy.under_all:
            return self._under_all(plan, progress)
        if theory is None or not self._tries_out(plan):
            told = None if progress is None else partial(progress, plan, people)
            return Context(self.network, self.people, seed, progress=told), ""
        told = None if progress is None else partial(progress, f"{plan} under {theory}", people)
        most, allowed = self.spending[plan].most, self.spending[plan].allowed
        context = Context(self.network, self.people, seed, self._evaluator(plan, theory), most, told, allowed)
        return context, identity(self._known(plan, [self.design.theories[theory]]))

    def _under_all(self, plan: str, progress: RankingProgress | None) -> tuple[Context, str]:
        """Return what a strategy may know that looks at all theories."""
        told = None if progress is None else partial(progress, plan, self.network.n)
        rivals = {theory: self._evaluator(plan, theory) for theory in self.design.theories}
        own = self.spending[plan]
        given = (self.network, self.people, self.design.root_seed, None, own.most, told, own.allowed, rivals)
        return Context(*given), identity(self._known(plan, [dict(self.design.theories)]))

    def _evaluator(self, plan: str, theory: str) -> Evaluator:
        part = self.parts[theory, plan]
        return Evaluator(part.heard, part.done, ENGINES["compiled"], self.design.root_seed, PLANNING)

    def _known(self, plan: str, theories: list[Any]) -> list[Any]:
        """Return all that a plan's ranking depends on."""
        campaign, own = self.design.campaigns[plan], self.spending[plan]
        return [
            *theories,
            campaign.response,
            campaign.lead,
            campaign.mechanisms,
            campaign.horizon,
            own.most,
            own.allowed,
        ]


def of_plan(error: InputError, name: str, group: str, settings: Iterable[str]) -> InputError:
    """Return an error that says in which plan something is wrong, as on the command line.

    Parameters
    ----------
    error : InputError
        What was refused.
    name : str
        Of the plan.
    group : str
        Where in it the settings stand: nothing, or ".seeding".
    settings : iterable of str
        Names of the settings that stand there.

    Returns
    -------
    InputError
        With the plan before the setting.
    """
    where = f"plans.{name}"
    return InputError(error.inside(f"{where}{group}", settings), field=error.field, within=where)


def imagined(design: Design, seen: Network, people: People) -> dict[tuple[str, str], Part]:
    """Return what each plan does on the map, for strategies that try theories out.

    Parameters
    ----------
    design : Design
        What is compared.
    seen : Network
        The network as it is known.
    people : People
        What is known of them.

    Returns
    -------
    dict of (theory, plan) to Part
        Empty if no strategy tries theories out.

    Raises
    ------
    InputError
        If a theory does not fit the map.
    """
    if all(strategy.needs != NEEDS[-1] for strategy in design.strategies.values()):
        return {}
    try:
        return parts_of(design, seen, people)
    except InputError as error:  # wrong ties can add to more than true ones may
        raise InputError(f"on the map that strategies see: {error}", field=error.field, within=error.within) from None
