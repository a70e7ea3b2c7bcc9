"""What the page knows of a campaign: responses, and a broadcast to everybody, by a calendar or not."""

from __future__ import annotations

from typing import Any

from sim.campaign import Campaign
from sim.mechanisms import Broadcast
from sim.mechanisms.broadcast import CALENDARS


def plain(campaign: Campaign) -> bool:
    """Return whether the page knows all that a campaign does: responses, and a broadcast on all days to everybody.

    Parameters
    ----------
    campaign : Campaign
        Of a plan.

    Returns
    -------
    bool
        If not, what it does is carried.
    """
    others = [one for one in campaign.mechanisms if not isinstance(one, Broadcast)]
    own = campaign.mechanism(Broadcast)
    return not others and campaign.lead == 0 and own.days is own.segment is None


def campaign_of(campaign: Campaign) -> dict[str, Any]:
    """Return what the page knows of a campaign.

    Parameters
    ----------
    campaign : Campaign
        Of a plan.

    Returns
    -------
    dict
        Responses, broadcast and horizon.
    """
    own = campaign.mechanism(Broadcast)
    response = {name: getattr(campaign, name) for name in ("accept", "recommend", "buy", "horizon")}
    calendar = None if own.calendar is None else CALENDARS.get(own.calendar, own.calendar)
    trust = {} if calendar is None else {name: getattr(own, name) for name in ("trust", "give", "spend")}
    return response | {"broadcast": own.chance, "broadcast_worth": own.worth, "calendar": calendar} | trust
