"""What each plan does under each theory, ready for the engines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sim.engines.base import Heard
from sim.engines.done import Done
from sim.errors import InputError
from sim.identity import identity
from sim.mechanisms.base import hears
from sim.network import Network
from sim.people import People
from sim.study.design import Design
from sim.theories.base import law_of


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
        law = law_of(theory, network, people, design.root_seed)
        heard: dict[str, Heard] = {}
        done: dict[str, Done] = {}
        for plan, campaign in design.campaigns.items():
            given = (network, people, law, campaign)
            last_day = campaign.last_day(law.external > 0, law.horizon)
            hearing = identity([last_day, [one for one in campaign.mechanisms if hears(one)]])
            doing = identity([campaign.response, campaign.lead, campaign.mechanisms])
            with _naming(plan, design):
                heard[hearing] = heard.get(hearing) or Heard.of(*given)
                done[doing] = done.get(doing) or Done.of(*given)
            parts[name, plan] = Part(heard[hearing], done[doing])
    return parts


@contextmanager
def _naming(plan: str, design: Design) -> Iterator[None]:
    """Name a plan in what a mechanism refuses, if mechanisms are the plan's own."""
    try:
        yield
    except InputError as error:
        if "mechanisms" not in design.plans[plan].changes or not str(error).startswith("mechanism."):
            raise
        raise InputError(f"plans.{plan}.{error}", field=error.field, within=f"plans.{plan}") from None
