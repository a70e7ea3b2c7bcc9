"""One network of a design, with all that is fixed before luck is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.engines.base import Heard
from sim.engines.done import Done
from sim.errors import InputError
from sim.identity import identity
from sim.mechanisms.base import hears
from sim.network import Network
from sim.parallel import each
from sim.people import People
from sim.playing import ENGINES
from sim.seeding.base import NEEDS, Ranking
from sim.seeding.context import Context
from sim.settings import settings_of
from sim.spending import Spending
from sim.study.design import PLANNING, Design
from sim.study.evaluator import Evaluator
from sim.study.segment import segment_of
from sim.study.store import Store
from sim.theories.base import Law

RankingProgress = Callable[[str, int, int, int], object]
"""Is told who ranks, how many people, and how many steps are done of how many."""


class Part(NamedTuple):
    """What one plan does under one theory.

    Parameters
    ----------
    heard : Heard
        Who hears whom; the same object for all plans that leave it alone.
    done : Done
        What is done; the same object for all plans that do the same.
    """

    heard: Heard
    done: Done


class Ranked(NamedTuple):
    """Whom a plan approaches, under all theories, or under one where its strategy needs to know the theory.

    Parameters
    ----------
    plan : str
        Name of the plan, as in the design.
    theory : str or None
        Name of the theory; None for all.
    ranking : Ranking
        How it ranks people.
    """

    plan: str
    theory: str | None
    ranking: Ranking


class Instance(NamedTuple):
    """One network with all that is fixed before luck is drawn.

    Parameters
    ----------
    network : Network
        Who hears whom.
    people : People
        What is known of them.
    parts : dict of (theory, plan) to Part
        What each plan does under each theory, by names; theories one after the other.
    ranked : list of Ranked
        In the order of plans.
    ranked_of : (theories, plans) int64 array
        Place in `ranked` of each plan under each theory.
    spending : dict of str to Spending
        Whom each plan can approach.
    segment : (n,) bool array or None
        Who counts for the goal.
    """

    network: Network
    people: People
    parts: dict[tuple[str, str], Part]
    ranked: list[Ranked]
    ranked_of: NDArray[np.int64]
    spending: dict[str, Spending]
    segment: NDArray[np.bool_] | None

    @property
    def counted(self) -> int:
        """How many people count for the goal."""
        return self.network.n if self.segment is None else int(self.segment.sum())

    def law(self, theory: str) -> Law:
        """Return what a theory says.

        Parameters
        ----------
        theory : str
            Name of a theory of the design.

        Returns
        -------
        Law
            As the first plan meets it.
        """
        return next(part.heard.law for (name, _), part in self.parts.items() if name == theory)


def instance_of(
    design: Design, block: int, store: Store, workers: int = 1, progress: RankingProgress | None = None
) -> Instance:
    """Return one network of a design.

    Parameters
    ----------
    design : Design
        What is compared.
    block : int
        Which draw of the network.
    store : Store
        Rankings that are known already, where the network is not drawn.
    workers : int
        Threads in which strategies rank people.
    progress : callable, optional
        Told how far long rankings are, from these threads.

    Returns
    -------
    Instance
        Ready to be played.

    Raises
    ------
    InputError
        If something does not fit the network.
    """
    network, people = design.population_of(block)
    seen = design.old_map.of(network, design.root_seed, block)
    parts = parts_of(design, network, people)
    spending = {name: _spending(design, name, network, people) for name in design.plans}
    segment = segment_of(people, design.campaign.segment)
    imagined = parts if seen is network else _imagined(design, seen, people)
    ranked = _ranked(design, seen, people, imagined, spending, store, workers, progress)
    places = [[_place(ranked, theory, plan) for plan in design.plans] for theory in design.theories]
    return Instance(network, people, parts, ranked, np.array(places, np.int64), spending, segment)


def _spending(design: Design, name: str, network: Network, people: People) -> Spending:
    """Return whom a plan can approach; what does not fit is told as the plan's where the plan says it."""
    campaign, changes = design.campaigns[name], design.plans[name].changes
    try:
        return Spending.of(campaign.spending, network, people, campaign.whom, fee_first="fee" in changes)
    except InputError as error:
        if error.field not in changes:
            raise
        raise _of_plan(error, name, "", changes) from None


def _of_plan(error: InputError, name: str, group: str, settings: Iterable[str]) -> InputError:
    """Return an error that says in which plan something is wrong, as on the command line."""
    where = f"plans.{name}"
    return InputError(error.inside(f"{where}{group}", settings), field=error.field, within=where)


def _imagined(design: Design, seen: Network, people: People) -> dict[tuple[str, str], Part]:
    """Return what each plan does on the map, for strategies that try theories out; empty if there are none."""
    if all(strategy.needs != NEEDS[-1] for strategy in design.strategies.values()):
        return {}
    try:
        return parts_of(design, seen, people)
    except InputError as error:  # wrong ties can add to more than true ones may
        raise InputError(f"on the map that strategies see: {error}", field=error.field, within=error.within) from None


def _place(ranked: list[Ranked], theory: str, plan: str) -> int:
    return next(at for at, one in enumerate(ranked) if one.plan == plan and one.theory in (None, theory))


def parts_of(design: Design, network: Network, people: People) -> dict[tuple[str, str], Part]:
    """Return what each plan does under each theory.

    Parameters
    ----------
    design : Design
        What is compared.
    network : Network
        Who hears whom.
    people : People
        What is known of them.

    Returns
    -------
    dict of (theory, plan) to Part
        What is heard and what is done are made once for all plans in which they are the same.
    """
    parts: dict[tuple[str, str], Part] = {}
    for name, theory in design.theories.items():
        law = theory.law(network, people, design.root_seed)
        heard: dict[str, Heard] = {}
        done: dict[str, Done] = {}
        for plan, campaign in design.campaigns.items():
            given = (network, people, law, campaign)
            last_day = campaign.last_day(law.external > 0, law.horizon)
            hearing = identity([last_day, [one for one in campaign.mechanisms if hears(one)]])
            doing = identity([campaign.response, campaign.mechanisms])
            heard[hearing] = heard.get(hearing) or Heard.of(*given)
            done[doing] = done.get(doing) or Done.of(*given)
            parts[name, plan] = Part(heard[hearing], done[doing])
    return parts


def _ranked(
    design: Design,
    network: Network,
    people: People,
    parts: dict[tuple[str, str], Part],
    spending: dict[str, Spending],
    store: Store,
    workers: int,
    progress: RankingProgress | None,
) -> list[Ranked]:
    """Let strategies rank people: once, or under each theory where they need to know it."""
    known = Store() if design.drawn else store
    where = identity([network, people, design.root_seed]) if not design.drawn else ""

    def ranking(asked: tuple[str, str | None]) -> Ranked:
        plan, theory = asked
        strategy = design.plans[plan].strategy
        name = plan if theory is None else f"{plan} under {theory}"
        told = None if progress is None else partial(progress, name, network.n)
        if theory is None:
            context = Context(network, people, design.root_seed, progress=told)
            key = f"{where}{identity(strategy)}"
        else:
            part, most, allowed = parts[theory, plan], spending[plan].most, spending[plan].allowed
            evaluator = Evaluator(part.heard, part.done, ENGINES["compiled"], design.root_seed, PLANNING)
            context = Context(network, people, design.root_seed, evaluator, most, told, allowed)
            campaign = design.campaigns[plan]
            known_by = [
                design.theories[theory],
                campaign.response,
                campaign.mechanisms,
                campaign.horizon,
                most,
                allowed,
            ]
            key = f"{where}{identity(strategy)}{identity(known_by)}"
        try:
            return Ranked(plan, theory, known.ranking(key, lambda: strategy.ranking(context)))
        except InputError as error:
            if design.plans[plan].address is not None:  # a strategy by its own name
                raise
            raise _of_plan(error, plan, ".seeding", settings_of(type(strategy))) from None

    asked: list[tuple[str, str | None]] = []
    for plan, one in design.plans.items():
        asked += [(plan, theory) for theory in (design.theories if one.strategy.needs == NEEDS[-1] else [None])]
    return list(each(ranking, asked, workers))
