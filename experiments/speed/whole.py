"""Parts of the benchmark in which whole commands run, or people are ranked."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time

import numpy as np

import sim
from experiments.greedy import HEADS, ROOT_SEED, WORLDS
from experiments.speed.graphs import random_network
from experiments.speed.peers import ROOT, Peers
from experiments.speed.plays import Figures, graph_of
from sim.engines.base import parts
from sim.engines.compiled import CompiledEngine
from sim.gallery.experiment import data_file
from sim.networks import CSV
from sim.seeding import RIS, Bridges, Context, Greedy
from sim.study.design import PLANNING
from sim.study.evaluator import Evaluator
from sim.theories import WeightedCascade
from sim.world import World

STRATEGIES = (
    "random,hubs,degree_discount,vote_rank,k_core,pagerank,eigenvector,katz,collective_influence,nomination,"
    "community_hubs,fringe"
)
FAR = "betweenness,closeness,bridges"
LARGE = """
import sys, time
import numpy as np
import sim
from experiments.speed.child import peak
with np.load(sys.argv[1]) as graph:
    network = sim.Network.from_edges(graph["src"], graph["dst"], nodes=np.arange(len(graph["start"]) - 1))
strategies = ["random", "hubs", "degree_discount", "vote_rank", "k_core", "nomination", "fringe", "pagerank"]
began = time.process_time()
sim.compare(network, ["key_person", "flow"], strategies, 20, worlds=64, workers=int(sys.argv[2]))
print((time.process_time() - began) / network.m, peak())
"""
THREADS = """
import sys, time
import numpy as np
import sim
with np.load(sys.argv[1]) as graph:
    network = sim.Network.from_edges(graph["src"], graph["dst"], nodes=np.arange(len(graph["start"]) - 1))
strategies, times = {"hubs": sim.seeding.Hubs()}, {1: [], 2: []}
for repeat in range(6):
    for workers in times:
        began = time.perf_counter()
        sim.compare(network, ["flow"], strategies, 20, worlds=64, workers=workers)
        times[workers].append(time.perf_counter() - began)
print(np.median(np.array(times[1][1:]) / np.array(times[2][1:])))
"""


def _said(script: str, *arguments: str) -> list[float]:
    told = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [float(one) for one in told.stdout.split()]


def large(peers: Peers, small: bool) -> Figures:
    """Play a comparison on a large network, and on one of a tenth of its size."""
    found = [_said(LARGE, str(graph_of(peers, people, small)), "1") for people in (1_000_000, 100_000)]
    yield "large memory", found[0][1]
    yield "large time", found[0][0] / found[1][0]


def threads(peers: Peers, small: bool) -> Figures:
    """Play on one thread and on two; the machine has to be idle."""
    yield "threads", _said(THREADS, str(graph_of(peers, 100_000, small)))[0]


def _seconds(*arguments: str) -> float:
    """Return the processor time of a command of the product."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(ROOT / "run.py"), *arguments]
        subprocess.run(command, cwd=folder, capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def start(_: Peers, small: bool) -> Figures:
    """Run commands that have little to do."""
    little = ["worlds=2", "looks=1", "theory=flow", "seeding=random,hubs", "figures=false"]
    commands = {"help": ["--help"], "error": ["worlds=none"], "start-up": little, "verdict": []}
    for name, arguments in commands.items():
        yield name, min(_seconds(*arguments) for _ in range(2 if small else 4))


def real(_: Peers, small: bool) -> Figures:
    """Run whole commands on real networks, where these are."""
    common = [f"worlds={16 if small else 512}", "theory=key_person,flow", "looks=1"]
    for name, file, strategies in (
        ("lastfm", "lastfm_asia.edges.csv.gz", f"{STRATEGIES},{FAR}"),
        ("epinions", "epinions_und_lcc.edges.csv.gz", STRATEGIES),
    ):
        edges = data_file(file)
        own = ["network=csv", f"network.edges={edges}", f"seeding={strategies}"]
        yield name, _seconds(*own, *common) if edges else None


def rankings(_: Peers, small: bool) -> Figures:
    """Rank people by bridges, which takes longest."""
    for name, people, ties in (("bridges small", 8000, 40_000), ("bridges large", 100_000, 1_000_000)):
        network = random_network(people // (10 if small else 1), ties // (10 if small else 1))
        Bridges().score(random_network(300, 900), sim.People(300))
        began = time.process_time()
        Bridges().score(network, sim.People(network.n))
        yield name, time.process_time() - began


def greedy(_: Peers, small: bool) -> Figures:
    """Find the best group on the benchmark of influence maximisation."""
    file = data_file("nethept.edges.csv.gz")
    if file is None:
        yield "greedy", None
        yield "greedy spread", None
        return
    network, people = CSV(str(file)).build(ROOT_SEED)
    own = parts(network, people, WeightedCascade().law(network, people), sim.Campaign())
    fresh = Evaluator(*own, CompiledEngine, ROOT_SEED + 1, 0)
    best = []
    strategies = {"ris": RIS(), "ris, closer": RIS(epsilon=0.1, members=20_000_000), "greedy": Greedy()}
    for called, strategy in strategies.items():
        trial = Evaluator(*own, CompiledEngine, ROOT_SEED, PLANNING)
        began = time.process_time()
        ranking = strategy.ranking(Context(network, people, ROOT_SEED, trial, HEADS))
        seconds = time.process_time() - began
        roster = ranking.first(HEADS, World(network.n, network.m, ROOT_SEED, 0), "one")
        reached = fresh.convinced([np.asarray(roster)], WORLDS // (10 if small else 1))
        yield f"{called}, s", seconds
        yield f"{called}, spread", float(reached.mean())
        best.append((seconds, float(reached.mean()) / 965.5))
    good = [one for one in best if one[1] >= 0.995] or best
    yield "greedy", min(good)[0]
    yield "greedy spread", min(good)[1]
