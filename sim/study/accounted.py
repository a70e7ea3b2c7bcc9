"""What plays of a campaign took into account beside word of mouth, for those who only tell what came out."""

from __future__ import annotations

from sim.campaign import Campaign
from sim.theories.base import Law
from sim.words import label, listed, say


def accounted(text: str, campaign: Campaign, law: Law) -> str:
    """Return a clause with what its plays took into account.

    Parameters
    ----------
    text : str
        What was played, or how.
    campaign : Campaign
        What was done; what only changes who buys is left out.
    law : Law
        How long words count.

    Returns
    -------
    str
        The clause itself where there was nothing to take into account.
    """
    on = [label("mechanism", one.kind) for one in campaign.mechanisms if one.convinces]
    on += [say("assumption-lead")] * (campaign.lead > 0) + [say("assumption-memory")] * (law.memory is not None)
    return say("accounted", text=text, what=listed(on)) if on else text
