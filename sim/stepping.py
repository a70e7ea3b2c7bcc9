"""A Mesa model of one campaign in one world; it alone loads Mesa, and with it the type of the model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sim.campaign import Campaign
from sim.casts.cast import Cast
from sim.engines.agents import WordOfMouth
from sim.given import as_campaign, as_population, numbers_of
from sim.luck import Lookup, check_root_seed
from sim.people import People
from sim.scenario import able_to_start, parts_of
from sim.settings import value_of
from sim.theories.base import Theory
from sim.world import World


def word_of_mouth(
    network: Any,
    theory: Theory | str,
    seeds: Iterable[Any],
    *,
    people: People | None = None,
    cast: Cast | str | None = None,
    campaign: Campaign | Mapping[str, Any] | None = None,
    root_seed: int = 0,
    world: int = 0,
) -> WordOfMouth:
    """Return a Mesa model of one campaign in one world, to be stepped day by day.

    Parameters
    ----------
    network, theory, seeds, people, cast, campaign, root_seed
        As in `sim.simulate`.
    world : int
        Number of the world that is played, in [0, 2^32).

    Returns
    -------
    WordOfMouth
        On day 0, the seeds approached. Mesa's own tools can call this function as they would the class, for
        instance ``mesa.batch_run(sim.word_of_mouth, {"network": [graph], "theory": ["flow"], ...})``.

    Raises
    ------
    InputError
        As in `sim.simulate`.

    Examples
    --------
    >>> import networkx as nx, sim
    >>> model = sim.word_of_mouth(nx.path_graph(4), sim.theories.IndependentCascade(p=1), seeds=[0])
    >>> model.step()
    >>> [person.day_convinced for person in model.people]
    [0, 1, -1, -1]
    """
    network, people = as_population(network, people, cast, root_seed)
    value_of(Lookup, "world", world)
    heard, done = parts_of(network, people, theory, as_campaign(campaign), check_root_seed(root_seed))
    chosen = able_to_start(heard, done, numbers_of(network, seeds, "seeds"))
    return WordOfMouth(heard, done, World(network.n, network.m, root_seed, world), chosen)
