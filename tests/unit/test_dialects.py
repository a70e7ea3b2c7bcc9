"""The same network as many programs write it: shapes of JSON, heads of UCINET."""

import json

import pytest

import sim
from sim.networks import JSON, UCINET
from tests.unit.test_formats import load, ties


@pytest.mark.parametrize(
    ("data", "expected", "directed"),
    [
        (
            {
                "elements": {
                    "nodes": [{"data": {"id": "a"}}, {"data": {"id": "b"}}],
                    "edges": [{"data": {"source": "a", "target": "b"}}],
                }
            },
            {("a", "b"): 1},
            False,
        ),
        (
            {"elements": [{"data": {"id": "a"}}, {"data": {"id": "b"}}, {"data": {"source": "b", "target": "a"}}]},
            {("a", "b"): 1},
            False,
        ),
        (
            {
                "graph": {
                    "directed": True,
                    "nodes": {"a": {}, "b": {"label": "B"}},
                    "edges": [{"source": "b", "target": "a"}],
                }
            },
            {("b", "a"): 1},
            True,
        ),
        (
            {"nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"from": "a", "to": "b", "arrows": "to"}]},
            {("a", "b"): 1},
            True,
        ),
        (
            {"nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"from": "a", "to": "b", "arrows": "from"}]},
            {("b", "a"): 1},
            True,
        ),
        ({"nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"from": "a", "to": "b"}]}, {("a", "b"): 1}, False),
        (
            {
                "network": {
                    "items": [{"id": "a"}, {"id": "b"}],
                    "links": [{"source_id": "a", "target_id": "b", "strength": 3}],
                }
            },
            {("a", "b"): 3},
            False,
        ),
        (
            {
                "options": {"type": "undirected", "multi": False},
                "nodes": [{"key": "a", "attributes": {"label": "A"}}, {"key": "b"}],
                "edges": [{"key": "e", "source": "a", "target": "b", "attributes": {"weight": 2}}],
            },
            {("a", "b"): 2},
            False,
        ),
        (
            {
                "options": {"type": "mixed"},
                "nodes": [{"key": "a"}, {"key": "b"}],
                "edges": [{"source": "a", "target": "b"}, {"source": "b", "target": "a", "undirected": True}],
            },
            {("a", "b"): 2, ("b", "a"): 1},
            True,
        ),
        ({"nodes": [{"name": "a"}, {"name": "b"}], "links": [{"source": "a", "target": "b"}]}, {("a", "b"): 1}, False),
        (
            {
                "nodes": [{"id": "a", "index": 0}, {"id": "b", "index": 1}],
                "links": [{"source": {"id": "a"}, "target": {"id": "b"}}],
            },
            {("a", "b"): 1},
            False,
        ),
        (
            {"links": [], "nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"source": "a", "target": "b"}]},
            {("a", "b"): 1},
            False,
        ),
    ],
    ids=[
        "cytoscape",
        "cytoscape list",
        "json graph",
        "vis to",
        "vis from",
        "vis",
        "vosviewer",
        "graphology",
        "graphology mixed",
        "d3 names",
        "d3 later",
        "both lists",
    ],
)
def test_json_of_many_programs(tmp_path, data, expected, directed):
    network, _ = load(tmp_path, JSON, json.dumps(data))
    assert (ties(network), network.directed, network.n) == (expected, directed, 2)


def test_ucinet_heads_as_people_write_them(tmp_path):
    for text, expected in (
        ("DL\nTITLE = my net\nN=3\nFORMAT=EDGELIST1\nDATA:\n1 2\n2 3\n", {("1", "2"): 1, ("2", "3"): 1}),
        (
            "dl n=3 format=fullmatrix\nlabels:\nAnn B\nBo C\nCy D\ndata:\n0 1 0\n1 0 1\n0 1 0\n",
            {("Ann B", "Bo C"): 1, ("Bo C", "Cy D"): 1},
        ),
        (
            "dl n=3\nlabels embedded\ndata:\nann bo cy\nAnn 0 1 1\nbo 1 0 0\nCy 1 0 0\n",
            {("ann", "bo"): 1, ("ann", "cy"): 1},
        ),
        (
            "dl n = 4 format = lowerhalf diagonal=present\nlabels:\na,b,c,d\ndata:\n0\n1 0\n0 1 0\n1 0 1 0\n",
            {("a", "b"): 1, ("b", "c"): 1, ("a", "d"): 1, ("c", "d"): 1},
        ),
        (
            "dl n=4 format=upperhalf diagonal=absent\ndata:\n1 0 1\n1 0\n1\n",
            {("1", "2"): 1, ("1", "4"): 1, ("2", "3"): 1, ("3", "4"): 1},
        ),
    ):
        assert ties(load(tmp_path, UCINET, text)[0]) == expected
    with pytest.raises(sim.InputError, match="lowerhalf of 3 people has 6 cells; found, got '5'"):
        load(tmp_path, UCINET, "dl n=3 format=lowerhalf\ndata:\n0\n1 0\n0 1\n")
