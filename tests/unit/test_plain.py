"""What a design in Python may be made of: what can be written down, or one line that says what to write instead."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pytest

import sim
from sim.sweeps.plain import plain

STILL = {"network.people": 60, "theory": "flow", "seeding": "random,hubs"}


@pytest.mark.parametrize(
    ("value", "same"),
    [
        (np.arange(2, 4), [2, 3]),
        (np.linspace(0, 1, 3), [0.0, 0.5, 1.0]),
        (np.float64(0.5), 0.5),
        (pd.Series([1, 2]), [1, 2]),
        (range(2), [0, 1]),
        ((np.int32(1), "a", None, True), [1, "a", None, True]),
        (Path("a/b.csv"), str(Path("a/b.csv"))),
        ({"x": np.array([1])}, {"x": [1]}),
    ],
)
def test_what_can_be_written_down_is_plain(value, same):
    found = plain("grid", value)
    assert (found, repr(found)) == (same, repr(same))


def test_arrays_are_values(tmp_path):
    design = {"grid": {"campaign.budget": np.arange(2, 4)}, "sobol": {"theory.flow.hear": np.array([0.1, 0.3])}}
    design["points"] = np.int64(2)
    sweep = sim.sweep(design, STILL | {"campaign.fee": np.float64(1)}, tmp_path / "own", worlds=np.int64(2))
    assert len(sweep.table) == 2 * 2 * 2
    usual = {"grid": {"campaign.budget": [2, 3]}, "sobol": {"theory.flow.hear": [0.1, 0.3]}, "points": 2}
    again = sim.sweep(usual, STILL | {"campaign.fee": 1.0}, tmp_path / "own", worlds=2)
    assert repr(again).startswith("4 of 4 jobs are done")


THEORY = sim.theories.Flow(hear=0.2)
OBJECTS = {
    "graph": ({}, {"network": nx.path_graph(5)}, "got a Graph: write it to a file"),
    "source": (
        {},
        {"network": sim.networks.Community()},
        "got a Community: write it to a file",
    ),
    "network": (
        {"network": [sim.Network.from_edges([0], [1])]},
        {},
        "got a Network: write it to a file",
    ),
    "theory": (
        {},
        {"theory": THEORY},
        "^theory is told by names and numbers .* got a Flow",
    ),
    "theories": ({"theory": [THEORY]}, {}, "^theory is told by names and numbers .* got a Flow"),
    "strategy": (
        {},
        {"seeding": [sim.seeding.Hubs()]},
        "^seeding is told by names and numbers .* got a Hubs",
    ),
    "function": ({"campaign.budget": [len]}, {}, r"^campaign\.budget is told by names and numbers in a study"),
}


@pytest.mark.parametrize(
    ("design", "said"),
    [
        ([1], r"^design is a mapping, as in .*, got \[1\]$"),
        ({"grid": [1]}, r"^grid is a mapping of settings to values, .*, got \[1\]$"),
        ({"grid": {"campaign.budget": {2, 3}}}, r"^campaign\.budget has an order, got a set: give a list$"),
        ({"table": pd.DataFrame({"campaign.budget": [2]})}, "^table is a CSV file, got a DataFrame: write it to"),
    ],
)
def test_designs_of_other_shapes_are_told_what_to_be(tmp_path, design, said):
    with pytest.raises(sim.InputError, match=said):
        sim.sweep(design, STILL, tmp_path / "own")


@pytest.mark.parametrize(("grid", "own", "said"), OBJECTS.values(), ids=OBJECTS)
def test_objects_are_refused_with_what_to_write(tmp_path, grid, own, said):
    with pytest.raises(sim.InputError, match=said) as caught:
        sim.sweep({"grid": grid or {"campaign.budget": [2, 3]}}, STILL | own, tmp_path / "own")
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "own").exists()
