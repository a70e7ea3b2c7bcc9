"""What a comparison is, apart from who plays it and where results lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from sim.budget import ALL
from sim.campaign import Campaign
from sim.casts.cast import Cast
from sim.identity import digest, identity
from sim.network import Network
from sim.networks.base import Source
from sim.networks.old_map import OldMap
from sim.nobody import Nobody
from sim.people import People
from sim.plan import Plan
from sim.seeding.base import Strategy
from sim.seeding.random import Random
from sim.theories.base import Theory
from sim.version import NUMBERS

FRESH, TUNING, PLANNING = 2**30, 2**31, 3 * 2**30
"""First worlds and networks that are kept for judging a choice, and for matching theories; first
worlds that are kept for strategies that try out whom to approach."""

NOBODY = "(nobody)"
"""Name of the plan that approaches nobody, where none is given."""

RANDOM = "random"
"""Name of the plan that approaches people at random, against which others are held."""


@dataclass(frozen=True, eq=False)
class Design:
    """Theories and plans on a network: all that results depend on, but for which worlds are played.

    Parameters
    ----------
    population : Source that draws, or tuple of Network and People
        Where people and ties come from.
    theories : mapping of str to Theory
        Theories to compare, by the names that results use.
    plans : mapping of str to Plan
        Plans to compare, by the names that results use.
    campaign : Campaign
        What all plans share.
    root_seed : int
        Address of the luck.
    worlds_per_network : int
        Worlds in a block, where a source draws a network for each block; else each world is one.
    old_map : OldMap
        What strategies see of the network; all of it unless set.
    label : str
        What the network is called in figures; no result depends on it.
    cast : Cast or None
        Archetypes of people; None leaves them as they come.
    """

    population: Source | tuple[Network, People]
    theories: Mapping[str, Theory]
    plans: Mapping[str, Plan]
    campaign: Campaign
    root_seed: int = 0
    worlds_per_network: int = 1
    old_map: OldMap = field(default_factory=OldMap)
    label: str = ""
    cast: Cast | None = None

    @cached_property
    def key(self) -> str:
        """A hash of all that results depend on: equal designs give equal results, world by world.

        32 hexadecimal digits. It holds `sim.NUMBERS`; own components have to be dataclasses.
        """
        told = (self.theories, self.plans, self.campaign, self.root_seed, self.worlds_per_block, self.old_map)
        parts = [str(NUMBERS), self.population_key, *(identity(one) for one in told)]
        return digest("\0".join(parts).encode("utf-8", "backslashreplace"))

    @cached_property
    def population_key(self) -> str:
        """What the network and its people are, as text: with the cast, and which of both stands first."""
        if self.cast is None:
            return identity(self.population)
        made_up = not isinstance(self.population, Source) and self.population[1].made_up
        return identity([self.population, self.cast, made_up])

    @property
    def drawn(self) -> bool:
        """Whether each block has a network of its own."""
        return isinstance(self.population, Source)

    @property
    def worlds_per_block(self) -> int:
        """How many worlds share a network that is drawn; 1 where none is."""
        return self.worlds_per_network if self.drawn else 1

    @property
    def strategies(self) -> dict[str, Strategy]:
        """The strategy of each plan, by the plan's name."""
        return {name: plan.strategy for name, plan in self.plans.items()}

    @cached_property
    def campaigns(self) -> dict[str, Campaign]:
        """The campaign of each plan, by the plan's name."""
        return {name: plan.campaign(self.campaign) for name, plan in self.plans.items()}

    def population_of(self, block: int) -> tuple[Network, People]:
        """Return the network and the people of a block.

        Parameters
        ----------
        block : int
            Which; without meaning where networks are not drawn.

        Returns
        -------
        tuple of Network and People
            Equal each time.
        """
        given = self.population
        network, people = given.build(self.root_seed, block) if isinstance(given, Source) else given
        return network, people if self.cast is None else self.cast.of(network, people, self.root_seed)

    @cached_property
    def extremes(self) -> tuple[str, ...]:
        """Plans that approach nobody, or everybody who may be approached."""
        own = {name: plan for name, plan in self.plans.items() if plan.address is None}
        return tuple(
            name for name, plan in own.items() if isinstance(plan.strategy, Nobody) or self._approaches_everybody(name)
        )

    @cached_property
    def references(self) -> tuple[str, ...]:
        """Plans that others are held against: nobody and everybody.

        They are no choice where the goal does not count what they cost. Where the goal is profit, or there are no
        other plans, they are plans like others.
        """
        found = self.extremes
        return () if self.campaign.goal == "profit" or len(found) == len(self.plans) else found

    def _approaches_everybody(self, name: str) -> bool:
        campaign = self.campaigns[name]
        return campaign.budget == ALL and not campaign.in_money and campaign.quota is None

    @cached_property
    def nobody(self) -> str | None:
        """The plan that approaches nobody with the campaign as it is; None where there is none."""
        plain = (name for name, plan in self.plans.items() if isinstance(plan.strategy, Nobody) and not plan.changes)
        return next(plain, None)

    def with_nobody(self) -> Design:
        """Return a design in which nobody is approached, too, where plans are compared."""
        if self.nobody is not None or all(plan.address is not None for plan in self.plans.values()):
            return self
        return self.varied(plans=dict(self.plans) | {NOBODY: Plan(None)})

    def varied(self, **changes: Any) -> Design:
        """Return a design with changes.

        Parameters
        ----------
        **changes
            Fields to replace.

        Returns
        -------
        Design
            With the changes.
        """
        return replace(self, **changes)

    def only(self, names: set[str]) -> Design:
        """Return a design with some of the plans.

        Parameters
        ----------
        names : set of str
            Which; others are left out.

        Returns
        -------
        Design
            In the same order.
        """
        return self.varied(plans={name: plan for name, plan in self.plans.items() if name in names})

    def with_random(self) -> Design:
        """Return a design in which random people are approached, too, if they are not already."""
        return self.varied(plans={RANDOM: Plan(Random(), address=RANDOM)} | dict(self.plans))
