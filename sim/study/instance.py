"""One network of a design, with all that is fixed before luck is drawn."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.network import Network
from sim.nobody import Nobody
from sim.people import People
from sim.spending import Spending
from sim.study.design import Design
from sim.study.parts import Part, parts_of
from sim.study.ranked import Map, Ranked, RankingProgress, imagined, of_plan
from sim.study.segment import segment_of
from sim.study.store import Store
from sim.theories.base import Law


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
    spending = {name: _spending(design, name, network, people, parts) for name in design.plans}
    segment = segment_of(people, design.campaign.segment)
    adaptive = frozenset(plan for (_, plan), part in parts.items() if part.done.waves.adaptive)
    believed = parts if seen is network else imagined(design, seen, people)
    ranked = Map(design, seen, people, believed, spending, adaptive).ranked(store, workers, progress)
    places = [[_place(ranked, theory, plan) for plan in design.plans] for theory in design.theories]
    return Instance(network, people, parts, ranked, np.array(places, np.int64), spending, segment)


def _spending(
    design: Design, name: str, network: Network, people: People, parts: dict[tuple[str, str], Part]
) -> Spending:
    """Return whom a plan can approach; what does not fit is told as the plan's where the plan says it."""
    campaign, changes = design.campaigns[name], design.plans[name].changes
    silent = isinstance(design.plans[name].strategy, Nobody) and not any(
        part.done.sends for (_, plan), part in parts.items() if plan == name
    )
    try:
        return Spending.of(
            campaign.spending,
            network,
            people,
            campaign.whom,
            fee_first="fee" in changes,
            besides=0.0 if silent else sum(one.fixed_cost for one in campaign.mechanisms),
            expected=_expected(design, name, network, parts) if campaign.in_money else 0,
        )
    except InputError as error:
        if error.field not in changes:
            raise
        raise of_plan(error, name, "", changes) from None


def _expected(design: Design, name: str, network: Network, parts: dict[tuple[str, str], Part]) -> int:
    """Return what a plan is expected to spend on reaching people from outside, in millionths."""
    expected = {parts[theory, name].done.expected_cost(network.n) for theory in design.theories}
    if len(expected) > 1:
        raise InputError(
            "horizon is a day where money also pays for what is sent and theories last differently long, got None",
            field="horizon",
        )
    return expected.pop()


def _place(ranked: list[Ranked], theory: str, plan: str) -> int:
    return next(at for at, one in enumerate(ranked) if one.plan == plan and one.theory in (None, theory))
