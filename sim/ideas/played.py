"""Variants of a scenario, played in the same worlds on the same networks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError, did_you_mean
from sim.ideas.claims import OFF, ON, Claim, difference, fits
from sim.ideas.idea import Idea
from sim.ideas.measures import MEASURES, Played
from sim.network import Network
from sim.people import People
from sim.study.design import Design
from sim.study.measures import Interval
from sim.study.player import Player
from sim.study.store import Store
from sim.study.value import outcome_of
from sim.sweeps.made import components, text_of_groups
from sim.sweeps.points import changed
from sim.tasks.making import Settings, of_group

_PLAN, _SEEDING = "plan", "seeding"


@dataclass(eq=False)
class Variants:
    """The variants of an idea; each is played when it is asked for, and once.

    Parameters
    ----------
    idea : Idea
        What is claimed.
    settings : dict
        Of the scenario, all groups.
    worlds : int
        How many are played on each network.
    workers : int
        Threads in which worlds are played.
    """

    idea: Idea
    settings: Settings
    worlds: int
    workers: int = 1

    def __post_init__(self) -> None:
        self._networks: dict[tuple[str, int], tuple[Network, People]] = {}
        self._found: dict[tuple[str, ...], list[Played]] = {}
        self._measured: dict[tuple[str, ...], NDArray[np.float64]] = {}
        self._store = Store()

    @property
    def theories(self) -> tuple[str, ...]:
        """Names of the theories."""
        return tuple(self._parts(ON, next(iter(self.idea.variants))).theories)

    def measured(self, theory: str, measure: str, switch: str, variant: str) -> NDArray[np.float64]:
        """Return what is measured of a variant.

        Parameters
        ----------
        theory, measure, switch, variant : str
            Names of what was played.

        Returns
        -------
        (units,) float64 array
            A number for each world, or the mean of each network where several are drawn.
        """
        key = theory, measure, switch, variant
        if key not in self._measured:
            found = [MEASURES[measure](one) for one in self.played(theory, switch, variant)]
            self._measured[key] = found[0] if len(found) == 1 else np.array([one.mean() for one in found])
        return self._measured[key]

    def holds(self, theory: str, claim: Claim) -> tuple[bool, Interval]:
        """Return whether a claim holds, and the difference that says so.

        Parameters
        ----------
        theory : str
            Under which theory.
        claim : Claim
            What is claimed.

        Returns
        -------
        tuple of bool and Interval
            With the mean difference of the left side to the right one.
        """

        def values(measure: str, switch: str, variant: str) -> NDArray[np.float64]:
            return self.measured(theory, measure, switch, variant)

        apart = difference(claim, values)
        if claim.sign == "=":
            return apart.mean == apart.low == apart.high == 0, apart
        if claim.sign == "==":
            sides = [self.played(theory, *side.terms[0][1:]) for side in (claim.left, claim.right)]
            pairs = zip(*sides, strict=True)
            return all(np.array_equal(one.outcome.days, other.outcome.days) for one, other in pairs), apart
        return fits(claim.sign, apart), apart

    def played(self, theory: str, switch: str, variant: str) -> list[Played]:
        """Return a variant as it was played.

        Parameters
        ----------
        theory, switch, variant : str
            Names of what was played.

        Returns
        -------
        list of Played
            One for each network.
        """
        key = theory, switch, variant
        if key not in self._found:
            self._found[key] = [self._play(theory, self._settings(switch, variant), one) for one in range(self.draws)]
        return self._found[key]

    def check(self) -> None:
        """Refuse variants that cannot be made, before anything is played.

        Raises
        ------
        InputError
            With the variant and what is wrong with it.
        """
        for switch in self.idea.switches:
            for name in self.idea.variants:
                self._parts(switch, name)

    @property
    def draws(self) -> int:
        """How many networks are played: one, where the network is not drawn."""
        return self.idea.networks if self._parts(ON, next(iter(self.idea.variants))).source.drawn else 1

    def _settings(self, switch: str, variant: str) -> Settings:
        """Return the settings of a variant: the scenario's, then those of the switch, then its own."""
        of_all = (self.idea.switch_on if switch == ON else self.idea.switch_off) or {}
        own = {**of_all, **(self.idea.variants[variant] or {})}
        if switch == OFF:  # what the switch says stands above all
            own |= of_all
        return _with_plan(
            changed(self.settings, {key: one for key, one in own.items() if key not in (_PLAN, _SEEDING)}), own
        )

    def _parts(self, switch: str, variant: str) -> Any:
        try:
            return components(self._settings(switch, variant))
        except InputError as error:
            raise InputError(f"idea.variants.{variant} ({switch}): {error}") from None

    def _play(self, theory: str, settings: Settings, draw: int) -> Played:
        parts = components(settings)
        root_seed = settings["root_seed"] ^ draw << 32
        design = Design(
            population=self._network(settings, draw),
            theories={theory: parts.theories[theory]},
            plans=parts.plans,
            campaign=parts.campaign,
            root_seed=root_seed,
            old_map=parts.old_map,
            cast=parts.cast,
        )
        player = Player(design, workers=self.workers, store=self._store)
        plan = next(iter(parts.plans))
        outcome = outcome_of(player, theory, plan, self.worlds)
        campaign, instance = design.campaigns[plan], player.instance
        return Played(outcome, campaign, instance.spending[plan], instance.segment)

    def _network(self, settings: Settings, draw: int) -> tuple[Network, People]:
        key = text_of_groups(settings, ["network", "root_seed"]), draw
        if key not in self._networks:
            source, root_seed = components(settings).source, settings["root_seed"]
            self._networks[key] = of_group("network", settings, lambda: source.build(root_seed, draw))
        return self._networks[key]


def _with_plan(settings: Settings, own: Mapping[str, Any]) -> Settings:
    """Return settings with one plan: the one that a variant names, or whom it or the scenario approaches."""
    named, strategies = own.get(_PLAN), settings[_SEEDING]
    plans = settings.get("plans") or {}
    if named is not None and (named not in plans or plans[named] is None):
        known = ", ".join(plans) or "none"
        raise InputError(
            f"plan is one of the scenario's plans ({known}), got {named!r}.{did_you_mean(str(named), plans)}"
        )
    if named is None and _SEEDING not in own and len(strategies) != 1:
        raise InputError(
            f"an idea approaches people by one strategy, got {', '.join(strategies) or 'plans'}; write seeding=hubs, or"
            " seeding or plan in each variant"
        )
    chosen = plans[named] if named else {_SEEDING: own.get(_SEEDING, next(iter(strategies.values()), None))}
    return settings | {"plans": {_PLAN: chosen}, _SEEDING: {}}
