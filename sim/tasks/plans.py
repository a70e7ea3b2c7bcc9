"""Plans made of settings: a strategy, and what differs from the campaign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sim.campaign import Campaign
from sim.errors import InputError, did_you_mean
from sim.kinds import make
from sim.mechanisms.base import Mechanism
from sim.plan import OWN, Plan
from sim.seeding.base import Strategy
from sim.settings import Checked, setting
from sim.tasks.inside import shared
from sim.tasks.making import Settings

MECHANISM = "mechanism"
KEYS = ("seeding", *(name for name in OWN if name != "mechanisms"), MECHANISM)
"""What a plan can say."""


@dataclass(frozen=True)
class Plans(Checked):
    """What is compared where plans differ in more than whom they approach.

    Parameters
    ----------
    plans : mapping or None
        By name, for each plan what differs from the campaign, and its ``seeding``; a plan without one approaches
        nobody. None compares the strategies of ``seeding``.
    idea : mapping or None
        What somebody claims, and the variants that show it; see `sim.ideas.idea.Idea`.
    """

    plans: Any = setting(
        None,
        kind="other",
        text="plans to compare, by name, each with its seeding and what differs from the campaign",
        also={None: "a plan for each strategy in seeding"},
    )
    idea: Any = setting(
        None,
        kind="other",
        text="what somebody claims, with the variants that show it, for task=idea",
        also={None: "nothing"},
    )


def plans_of(settings: Settings, campaign: Campaign) -> dict[str, Plan] | None:
    """Return the plans that settings describe.

    Parameters
    ----------
    settings : dict
        Of all groups.
    campaign : Campaign
        What all plans share.

    Returns
    -------
    dict of str to Plan, or None
        In the order given, without those set to null; None where there are none.

    Raises
    ------
    InputError
        With the name of the setting as it stands on the command line.
    """
    given = settings.get("plans")
    if given is None:
        return None
    if not isinstance(given, Mapping) or not any(one is not None for one in given.values()):
        raise InputError(
            f"plans names one plan or more, as in {{mine: {{seeding: hubs}}}}, got {given!r}", field="plans"
        )
    return {
        str(name): _plan(f"plans.{name}", one, settings, campaign) for name, one in given.items() if one is not None
    }


def _plan(where: str, given: Any, settings: Settings, campaign: Campaign) -> Plan:
    if not isinstance(given, Mapping):
        raise InputError(f"{where} is a group of settings, as in {{seeding: hubs, budget: 30}}, got {given!r}")
    for key in given:
        if shared(str(key)):
            raise InputError(f"{where}.{key} is the same for all plans; set {shared(str(key))}")
        if key not in KEYS:
            raise InputError(f"{where} has no setting {key!r}.{did_you_mean(str(key), KEYS)}")
    changes = {key: one for key, one in given.items() if key not in ("seeding", MECHANISM)}
    if given.get(MECHANISM) is not None:
        changes["mechanisms"] = _mechanisms(where, given[MECHANISM], settings)
    seeding, luck = _seeding(where, given.get("seeding"))
    try:
        plan = Plan(seeding, changes, luck)
        plan.campaign(campaign)
    except InputError as error:
        raise InputError(f"{where}.{error}", field=error.field, within=where) from None
    return plan


def _seeding(where: str, given: Any) -> tuple[Strategy | None, str]:
    """Return whom a plan approaches, and the word for a draw of its own."""
    if given is None:
        return None, ""
    own = dict(given) if isinstance(given, Mapping) else {"kind": given}
    luck = own.pop("luck", "")
    if not isinstance(luck, str):
        raise InputError(f"{where}.seeding.luck is a word for a draw of its own, got {luck!r}")
    try:
        strategy: Strategy = make(Strategy, own.pop("kind", None), **own)  # type: ignore[type-abstract]
    except InputError as error:
        raise InputError(error.inside(f"{where}.seeding", own), field=error.field, within=where) from None
    return strategy, luck


def _mechanisms(where: str, given: Any, settings: Settings) -> list[Mechanism]:
    """Return the campaign's mechanisms with what a plan does otherwise."""
    shared = settings[MECHANISM]
    if not isinstance(given, Mapping):
        raise InputError(f"{where}.{MECHANISM} is a group of settings, got {given!r}")
    for name, one in given.items():
        if name not in shared or not isinstance(one, Mapping):
            hint = did_you_mean(str(name), shared)
            raise InputError(f"{where}.{MECHANISM} has groups {', '.join(shared)}, got {name!r}: {one!r}.{hint}")
    merged = {name: {**one, **given.get(name, {})} for name, one in shared.items()}
    return [_mechanism(f"{where}.{MECHANISM}.{name}", name, one) for name, one in merged.items()]


def _mechanism(where: str, name: str, given: Mapping[str, Any]) -> Mechanism:
    try:
        return make(Mechanism, name, **given)  # type: ignore[type-abstract]
    except InputError as error:
        within = where if str(error).startswith(str(error.field)) else where.rpartition(".")[0]
        raise InputError(f"{within}.{error}", field=error.field, within=where) from None
