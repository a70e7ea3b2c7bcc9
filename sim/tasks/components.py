"""Components of a comparison made of settings: all of it but the network, which takes time to read."""

from __future__ import annotations

from dataclasses import dataclass

from sim.campaign import Campaign
from sim.casts.cast import Cast
from sim.errors import InputError
from sim.networks.base import Source
from sim.networks.old_map import OldMap
from sim.plan import Plan
from sim.seeding.base import Strategy
from sim.study.belief import told as told_beliefs
from sim.study.rules import Together
from sim.tasks.making import OF_NETWORKS, OF_THEORIES, Settings, campaign_of, cast_of, chosen, made, of_group, source_of
from sim.tasks.plans import plans_of
from sim.tasks.renamed import refuse_old_names
from sim.theories.base import Theory


@dataclass(frozen=True, eq=False)
class Components:
    """What a comparison is made of, before a network is read.

    Parameters
    ----------
    source : Source
        Where people and ties come from.
    theories, plans : dict
        Theories and plans to compare, by the names that results use.
    campaign : Campaign
        What is done.
    old_map : OldMap
        What strategies see of the network.
    cast : Cast or None
        Archetypes of people; None leaves them as they come.
    """

    source: Source
    theories: dict[str, Theory]
    plans: dict[str, Plan]
    campaign: Campaign
    old_map: OldMap
    cast: Cast | None

    @classmethod
    def of(cls, settings: Settings) -> Components:
        """Return the components that settings describe.

        Parameters
        ----------
        settings : dict
            Of all groups, all choices resolved.

        Returns
        -------
        Components
            Checked, each by itself.

        Raises
        ------
        InputError
            With the name of the setting as it stands on the command line.
        """
        refuse_old_names(settings)
        source, old_map = source_of(settings), old_map_of(settings)
        theories, cast, campaign = theories_of(settings), cast_of(settings), campaign_of(settings)
        return cls(source, theories, rivals_of(settings, campaign), campaign, old_map, cast)


def old_map_of(settings: Settings) -> OldMap:
    """Return what strategies see of the network.

    Parameters
    ----------
    settings : dict
        Of all groups.

    Returns
    -------
    OldMap
        Checked.

    Raises
    ------
    InputError
        With the name of the setting as it stands on the command line.
    """
    return of_group("network", settings, lambda: OldMap(*(settings["network"][name] for name in OF_NETWORKS)))


def theories_of(settings: Settings) -> dict[str, Theory]:
    """Return the theories that settings describe.

    Parameters
    ----------
    settings : dict
        Of all groups.

    Returns
    -------
    dict of str to Theory
        By name, one or more.

    Raises
    ------
    InputError
        With the name of the setting as it stands on the command line.
    """
    together, given = _apart(believed(settings))
    of_group("theory", settings, lambda: Together(**together))
    if not given:
        raise InputError(f"theory names one or more, got {settings['theory']!r}")
    return {name: made(Theory, f"theory.{name}", one) for name, one in given.items()}


def believed(settings: Settings) -> Settings:
    """Return settings in which a file of beliefs in theories is written down as the numbers in it.

    Parameters
    ----------
    settings : dict
        Of all groups.

    Returns
    -------
    dict
        The same where no file is named.

    Raises
    ------
    InputError
        If the file cannot be read, or is of other theories.
    """
    together, given = _apart(settings)
    if "belief" not in together:
        return settings
    belief = of_group("theory", settings, lambda: told_beliefs(together["belief"], list(given)))
    return settings | {"theory": settings["theory"] | {"belief": belief}}


def _apart(settings: Settings) -> tuple[Settings, Settings]:
    """Return settings of all theories together, and those of each."""
    of_all = chosen(settings, "theory")
    together = {name: one for name, one in of_all.items() if name in OF_THEORIES}
    return together, {name: one for name, one in of_all.items() if name not in together}


def rivals_of(settings: Settings, campaign: Campaign) -> dict[str, Plan]:
    """Return what is compared: plans, or strategies that share a campaign.

    Parameters
    ----------
    settings : dict
        Of all groups.
    campaign : Campaign
        What all plans share.

    Returns
    -------
    dict of str to Plan
        By name, one or more.

    Raises
    ------
    InputError
        With the name of the setting as it stands on the command line.
    """
    plans = plans_of(settings, campaign)
    picks = {} if plans else chosen(settings, "seeding")
    strategies = {name: made(Strategy, f"seeding.{name}", one) for name, one in picks.items()}
    return plans or {name: Plan(one, address=name) for name, one in strategies.items()}
