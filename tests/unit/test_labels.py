"""People are called by their names wherever they are shown, and may be named by them."""

import json

import networkx as nx
import numpy as np
import pytest

import sim
from sim.labels import shown
from sim.networks import CSV, GEXF, JSON
from tests.unit.test_formats import load

NODES = '<gexf><graph><nodes><node id="7" label="Ann"/><node id="8" label="Bo"/><node id="9" label="Bo"/>'
GEPHI = NODES + '<node id="10"/></nodes><edges><edge source="7" target="8"/></edges></graph></gexf>'


def test_labels_are_shown_with_the_id_where_they_are_shared():
    assert shown([1, 2, 3, 4], ["Ann", "Bo", "Bo", ""]) == ["Ann", "Bo (2)", "Bo (3)", "4"]
    assert shown(["x", "y"], ["y", "y"]) == ["y (x)", "y"]
    assert shown(["x", "y"], ["y", "z"]) == ["y (x)", "z"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (GEXF, GEPHI),
        (
            JSON,
            json.dumps(
                {
                    "nodes": [{"id": 7, "name": "Ann"}, {"id": 8, "name": "Bo"}, {"id": 9, "name": "Bo"}, {"id": 10}],
                    "links": [{"source": 7, "target": 8}],
                }
            ),
        ),
    ],
    ids=["GEXF", "JSON"],
)
def test_a_file_tells_what_people_are_called(tmp_path, source, text):
    network, _ = load(tmp_path, source, text)
    assert network.ids.tolist() == [7, 8, 9, 10]
    assert network.shown == ("Ann", "Bo (8)", "Bo (9)", "10")
    assert network.fingerprint == sim.Network.from_edges([7], [8], nodes=[7, 8, 9, 10]).fingerprint


def test_a_table_of_people_tells_it_too(tmp_path):
    (tmp_path / "people.csv").write_text("Label,Id,age\nBo,2,30\nAnn,1,40\n")
    network, _ = load(tmp_path, CSV, "1,2\n2,3\n", nodes=tmp_path / "people.csv")
    assert network.shown == ("Ann", "Bo", "3")


def test_people_are_named_by_id_or_label(tmp_path):
    network, _ = load(tmp_path, GEXF, GEPHI)
    assert [network.number(one) for one in ("Ann", "7", 7, "10")] == [0, 0, 0, 3]
    for named in ("ann", "", "Cy"):
        with pytest.raises(sim.InputError, match="is none of its 4"):
            network.number(named)
    with pytest.raises(sim.InputError, match="'Bo' is the label of several: 8, 9"):
        network.number("Bo")


def test_an_id_comes_before_a_label(tmp_path):
    text = GEPHI.replace('label="Ann"', 'label="8"')
    assert load(tmp_path, GEXF, text)[0].number("8") == 1


def test_rosters_take_ids_and_labels(tmp_path):
    network, _ = load(tmp_path, GEXF, GEPHI)
    (tmp_path / "mine.csv").write_text("name\nAnn\n10\n")
    roster = sim.seeding.Roster(tmp_path / "mine.csv")
    assert roster.picked(network).tolist() == [0, 3]
    with pytest.raises(sim.InputError, match="'Bo' is the label of several: 8, 9"):
        sim.seeding.Roster(["Bo"]).picked(network)


def test_names_reach_tables_and_the_report(tmp_path):
    graph = nx.star_graph(4)
    nx.set_node_attributes(graph, {0: "Zoë", 1: "Ann", 2: "Ann", 3: "Cy", 4: "Dee"}, "label")
    comparison = sim.compare(graph, ["flow"], ["hubs"], budget=1, worlds=64)
    first = comparison.seeds.iloc[0]
    assert (first["id"], first["name"]) == (0, "Zoë")
    assert list(comparison.seeds.columns) == ["strategy", "place", "id", "name", "score", "share"]
    plain = sim.compare(nx.star_graph(4), ["flow"], ["hubs"], budget=1, worlds=64)
    assert "name" not in plain.seeds
    assert np.array_equal(plain.reached, comparison.reached)


def test_hashed_people_have_no_names(tmp_path):
    network, people = load(tmp_path, GEXF, GEPHI, hash_ids="a long secret")
    assert network.shown == tuple(network.ids.tolist())
    played = sim.compare(network, ["flow"], ["hubs"], budget=1, worlds=64, people=people)
    assert "name" not in played.seeds
    with pytest.raises(sim.InputError, match="is none of its 4"):
        network.number("Ann")
