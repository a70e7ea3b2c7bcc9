"""Play campaigns on request, with one program: run by its own Python, which may know nothing else of this project.

    python child.py PROGRAM GRAPH MODEL

Each line that is read asks for worlds; each line that is written tells seconds, and whom campaigns reached.
"""

from __future__ import annotations

import array
import json
import resource
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np

Play = Callable[[int, Any], list[int]]
"""Plays one world with each of some rosters; returns how many are convinced in the end."""


def cynetdiff(graph: Any, model: dict[str, Any]) -> Play:
    """Return how CyNetDiff plays.

    Parameters
    ----------
    graph : npz file
        Written by `write_graph`.
    model : dict
        Its `theory` and `settings`, as ours are called.

    Returns
    -------
    callable
        Takes the number of the world and rosters.
    """
    models: Any = import_module("cynetdiff.models")
    start, other = array.array("I"), array.array("I")
    start.frombytes(graph["start"][:-1].astype(np.uint32).tobytes())
    other.frombytes(graph["listener"].astype(np.uint32).tobytes())
    if model["theory"] == "IndependentCascade":
        campaign = models.IndependentCascadeModel(start, other, activation_prob=model["settings"]["p"], rng=1)
    else:
        campaign = models.LinearThresholdModel(start, other, rng=1)

    def play(world: int, rosters: Any) -> list[int]:
        reached = []
        for seeds in rosters:
            campaign.reset_model()
            campaign.set_seeds(seeds)
            campaign.advance_until_completion()
            reached.append(campaign.get_num_activated_nodes())
        return reached

    return play


def ndlib(graph: Any, model: dict[str, Any]) -> Play:
    """Return how NDlib plays; parameters as in `cynetdiff`.

    Parameters
    ----------
    graph, model
        As in `cynetdiff`; the theory is the independent cascade.

    Returns
    -------
    callable
        Takes the number of the world and rosters.
    """
    networkx: Any = import_module("networkx")
    epidemics: Any = import_module("ndlib.models.epidemics")
    configuration: Any = import_module("ndlib.models.ModelConfig")
    contacts = networkx.Graph()
    contacts.add_nodes_from(range(len(graph["start"]) - 1))
    contacts.add_edges_from((a, b) for a, b in zip(graph["src"].tolist(), graph["dst"].tolist(), strict=True) if a != b)
    campaign = epidemics.IndependentCascadesModel(contacts)
    settings = configuration.Configuration()
    settings.add_model_initial_configuration("Infected", [0])
    for tie in contacts.edges():
        settings.add_edge_configuration("threshold", tie, model["settings"]["p"])
    campaign.set_initial_status(settings)

    def play(world: int, rosters: Any) -> list[int]:
        reached = []
        for seeds in rosters:
            campaign.reset(infected_nodes=seeds)
            count = campaign.iteration(False)["node_count"]
            while count[1]:
                count = campaign.iteration(False)["node_count"]
            reached.append(count[2])
        return reached

    return play


def grapevine(graph: Any, model: dict[str, Any]) -> Play:
    """Return how the product plays, or version 0.1.0 of it where that is what is imported.

    Parameters
    ----------
    graph, model
        As in `cynetdiff`; `model` may have the name of an `engine`.

    Returns
    -------
    callable
        Takes the number of the world and rosters.
    """
    sim: Any = import_module("sim")
    base: Any = import_module("sim.engines.base")
    agents = model.get("engine") == "agents"
    engines: Any = import_module("sim.engines.agents" if agents else "sim.engines.compiled")
    make = engines.AgentsEngine if agents else engines.CompiledEngine
    world_of: Any = import_module("sim.world").World
    src, dst, n = graph["src"], graph["dst"], len(graph["start"]) - 1
    network, people = sim.Network.from_edges(src, dst, nodes=np.arange(n)), sim.People(n)
    theory = getattr(import_module("sim.theories"), model["theory"])(**model["settings"])
    given = (network, people, theory.law(network, people), sim.Campaign())
    done: Any
    if hasattr(base, "parts"):
        heard, done = base.parts(*given)
        engine = make(heard)
    else:  # 0.1.0
        engine, done = make(base.Stage.of(*given)), None
    room = np.empty(network.m, np.uint32)

    def play(index: int, rosters: Any) -> list[int]:
        world = world_of(network.n, network.m, 1, index, room)
        plays = (engine.play(world, seeds) if done is None else engine.play(world, done, seeds) for seeds in rosters)
        return [int(one.counts[1, -1]) for one in plays]

    return play


PROGRAMS = {"cynetdiff": cynetdiff, "ndlib": ndlib, "grapevine": grapevine}


def peak() -> float:
    """Return the most memory that this process has had.

    Returns
    -------
    float
        GiB; on Linux without what the process had that began it, which `getrusage` counts.
    """
    try:
        with open("/proc/self/status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) / 2**20
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def main() -> None:
    """Answer requests until there are none."""
    with np.load(sys.argv[2]) as graph:
        play = PROGRAMS[sys.argv[1]](graph, json.loads(sys.argv[3]))
        rosters = graph["rosters"].astype(np.int64)
    print("ready", flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        chosen: list[Any] = [
            np.ascontiguousarray(one[: asked["seeds"]]) for one in rosters[asked["skip"] :][: asked["strategies"]]
        ]
        if sys.argv[1] != "grapevine":
            chosen = [one.tolist() for one in chosen]
        began, wall = time.process_time(), time.perf_counter()
        reached = [play(index, chosen) for index in range(asked["first"], asked["first"] + asked["worlds"])]
        spent = {"seconds": time.process_time() - began, "wall": time.perf_counter() - wall, "reached": reached}
        print(json.dumps(spent | {"gib": peak()}), flush=True)


if __name__ == "__main__":
    main()
