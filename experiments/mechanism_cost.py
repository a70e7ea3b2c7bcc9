"""What mechanisms cost in time, by `python -m experiments.mechanism_cost`, with a lead of 2 days after a 2.

A random graph of 20,000 people and 100,000 undirected ties, one thread. In each world the same people are approached
with a mechanism and without it, in turns; a row is how many times longer the first takes, by medians of processor time
over worlds. Settings are so weak that about as many are convinced with a mechanism as without it. One in twenty is a
leader, and one in twenty a manager.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

import sim
from experiments.speed.graphs import random_network
from sim.engines.base import parts
from sim.engines.compiled import CompiledEngine
from sim.mechanisms import (
    Acceptance,
    Broadcast,
    Channels,
    Endorsement,
    Familiarity,
    Mechanism,
    Place,
    Roles,
    Speaking,
    Waves,
)
from sim.theories import Flow, IndependentCascade, KeyPerson, Theory
from sim.world import World

PEOPLE, TIES, WORLDS, HORIZON = 20_000, 100_000, 40, 60
HALVES = [[0, "1/2"], [5, "1/2"]]

MECHANISMS: dict[str, list[Mechanism]] = {
    "none": [],
    "acceptance": [Acceptance(gain=0.01, crowding=0.01)],
    "broadcast": [Broadcast(0.00001)],
    "broadcast: calendar and segment": [Broadcast(0.00001, segment="town = 1", calendar="GA", give=0.1, spend=0.1)],
    "channels": [Channels({"post": {"trait": "town", "use": [[0, 0.999], [1, 0.998]]}})],
    "endorsement: paid": [Endorsement(paid=0.99)],
    "endorsement: posts": [Endorsement(posts=2, wear_out=0.5)],
    "familiarity": [Familiarity(0.5, 0.99)],
    "place": [Place("town", 1.0)],
    "roles": [Roles(call=2, answer=1.01)],
    "speaking": [Speaking(activity="activity", topic="leader", off_topic=0.99)],
    "waves": [Waves(HALVES)],
    "waves: adaptive": [Waves(HALVES, adaptive=True)],
    "memory": [],
}


def slower(network: sim.Network, people: sim.People, theory: Theory, name: str, strategies: int, lead: int) -> float:
    """Return how many times longer campaigns take with a mechanism.

    Parameters
    ----------
    network : Network
        Who hears whom.
    people : People
        With the traits that mechanisms read.
    theory : Theory
        How people convince each other.
    name : str
        One of `MECHANISMS`.
    strategies : int
        How many play in each world.
    lead : int
        Days of preparation, with and without the mechanism.

    Returns
    -------
    float
        Quotient of the medians over worlds.
    """
    campaign = sim.Campaign(horizon=HORIZON, lead=lead)
    on = replace(theory, memory=30) if name == "memory" else theory
    players = []
    for own, mechanisms in ((theory, []), (on, MECHANISMS[name])):
        law = own.law(network, people)
        law = replace(law, memory=own.memory)
        heard, done = parts(network, people, law, replace(campaign, mechanisms=tuple(mechanisms)))
        players.append((CompiledEngine(heard), done))
    rng = np.random.default_rng(2)
    rosters = [rng.choice(network.n, 20, replace=False).astype(np.int64) for _ in range(strategies)]
    times: list[list[float]] = [[], []]
    for index in range(WORLDS + 1):
        for one in (0, 1) if index % 2 else (1, 0):
            engine, done = players[one]
            world = World(network.n, network.m, 1, index)
            began = time.process_time()
            for seeds in rosters:
                engine.play(world, done, seeds)
            times[one].append(time.process_time() - began)
    plain, with_it = (float(np.median(one[1:])) for one in times)
    return with_it / plain


def world_of_people() -> tuple[sim.Network, sim.People]:
    """Return the network and people with the traits that mechanisms read.

    Returns
    -------
    tuple of Network and People
        The same each time.
    """
    network, rng = random_network(PEOPLE, TIES), np.random.default_rng(3)
    columns = {name: rng.random(PEOPLE) < share for name, share in (("town", 0.5), ("leader", 0.05), ("manager", 0.05))}
    return network, sim.People(PEOPLE, columns | {"activity": np.full(PEOPLE, 1.001)})


def table(lead: int) -> Iterator[str]:
    """Yield the table, row by row.

    Parameters
    ----------
    lead : int
        Days of preparation in all campaigns.

    Yields
    ------
    str
        In Markdown.
    """
    theories = {"key person": KeyPerson(), "flow": Flow(0.3), "independent cascade": IndependentCascade(0.3)}
    network, people = world_of_people()
    yield "| | " + " | ".join(f"{name}, {count}" for name in theories for count in (1, 8)) + " |"
    yield "|---|" + "--:|" * 2 * len(theories)
    for name in MECHANISMS:
        found = [slower(network, people, theory, name, count, lead) for theory in theories.values() for count in (1, 8)]
        yield f"| {name} | " + " | ".join(f"{one:.2f}" for one in found) + " |"


def main() -> None:
    """Print a table of the design notes."""
    for row in table(int(sys.argv[1]) if len(sys.argv) > 1 else 0):
        print(row, flush=True)


if __name__ == "__main__":
    main()
