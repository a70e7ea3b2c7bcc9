"""GDF, TGF, VNA and the lists of NetworkX by hand: who is there, who is tied to whom, and what is told of them."""

import networkx as nx
import numpy as np
import pytest

import sim
from sim.networks import GDF, SIF, TGF, VNA, AdjacencyList, EdgeData
from sim.networks.gdf import cells_of
from tests.unit.test_formats import load, ties

GUESS = """nodedef> name VARCHAR(20), label VARCHAR, age INT default 30, color VARCHAR default '1,2'
s1,"Ann, B.",20,'114,116,177'
s2,O'Neil

's 3',"say ""hi"" to",,x
edgedef> node1 VARCHAR, node2 VARCHAR, Weight DECIMAL(4,2), directed BOOLEAN
s1,s2,1.5,true
s2,'s 3',,FALSE
"""


def test_gdf(tmp_path):
    network, people = load(tmp_path, GDF, GUESS)
    assert network.ids.tolist() == ["s 3", "s1", "s2"]
    assert ties(network) == {("s1", "s2"): 1.5, ("s2", "s 3"): 1.0, ("s 3", "s2"): 1.0}
    assert people.traits["label"].tolist() == ['say "hi" to', "Ann, B.", "O'Neil"]
    assert people.traits["age"].tolist() == [30, 20, 30]
    assert people.traits["color"].tolist() == ["x", "114,116,177", "1,2"]
    assert network.counts.both_ways == 1


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", [""]),
        ("a,", ["a", ""]),
        ('"",x', ["", "x"]),
        ('"a "" b", c', ['a " b', "c"]),
        ('"a ""","b"', ['a "', "b"]),
        ("'x,y' , 'z'", ["x,y", "z"]),
        ('"a,b', ['"a', "b"]),
        ('""""', ['"']),
        ('a"b",c', ['a"b"', "c"]),
        ('"a "b" c",d', ['a "b" c', "d"]),
        ("'t Hooft,O Neil", ["'t Hooft", "O Neil"]),
    ],
)
def test_cells_stand_in_quotes_or_not(text, cells):
    assert cells_of(text) == cells


def test_a_weird_row_takes_no_time():
    assert len(cells_of('",' * 200_000)) == 100_001
    assert len(cells_of('"x"",' * 200_000)) == 200_001


def test_an_edge_list_of_networkx(tmp_path):
    graph = nx.Graph()
    graph.add_edge(1, 2, weight=3, since="2001", tags=["a", {"b": None}], good=True)
    graph.add_edge(2, 3, weight=np.float64(0.5))
    graph.add_edge(3, 4)
    for between in (" ", "\t", ","):
        nx.write_edgelist(graph, tmp_path / "x.edgelist", delimiter=between)
        network, _ = sim.read(tmp_path / "x.edgelist")
        assert ties(network) == {("1", "2"): 3.0, ("2", "3"): 0.5, ("3", "4"): 1.0}
        assert network.counts.aside == "good, since, tags"
    assert sim.read(tmp_path / "x.edgelist", directed=True)[0].m == 3
    with pytest.raises(sim.InputError, match=r"not mixed unasked: friend \(2\), enemy \(1\)"):
        load(tmp_path, EdgeData, "a b {'type': 'friend'}\nb c {'type': 'friend'}\na c {'type': 'enemy'}\n")


def test_an_adjacency_list_of_networkx(tmp_path):
    graph = nx.Graph([("a", "b"), ("a", "c"), ("b", "c"), ("c", "d")])
    graph.add_node("e")
    nx.write_adjlist(graph, tmp_path / "x.adjlist")
    nx.write_adjlist(graph, tmp_path / "x.txt")  # what it writes on top tells
    for name in ("x.adjlist", "x.txt"):
        network, _ = sim.read(tmp_path / name)
        assert (set(ties(network)), network.n) == ({("a", "b"), ("a", "c"), ("b", "c"), ("c", "d")}, 5)
        assert network.counts.comments == 3
    for text in ("a\tb c\td\n", "x y,z\n", "x,y,z\n", "x;y\n", "x y\n"):
        assert load(tmp_path, AdjacencyList, text)[0].n == {"a\tb c\td\n": 3, "x,y,z\n": 3}.get(text, 2)
    directed = load(tmp_path, AdjacencyList, "a b c\nb a\n", directed=True)[0]
    assert set(ties(directed)) == {("a", "b"), ("a", "c"), ("b", "a")}


def test_tgf(tmp_path):
    text = "1 Ann Lee\n2 Bo\n3\n#\n1 2 7\n2 3\n"
    network, people = load(tmp_path, TGF, text)
    assert ties(network) == {("1", "2"): 1.0, ("2", "3"): 1.0}
    assert people.traits["label"].tolist() == ["Ann Lee", "Bo", ""]
    assert network.counts.aside == "label"
    assert ties(load(tmp_path, TGF, text, weight="label", directed=True)[0]) == {("1", "2"): 7.0, ("2", "3"): 1.0}


NETDRAW = """*Node data
"ID", "gender", age
"Joe S", male, 31
Bill,male
Ann,"female, really",5
*Node properties
ID x y color
"Joe S" 1 2 255
*Tie data
from to friends advice note
"Joe S" Bill 1 0 "first met"
Bill Ann 2 3 ""
Ann Zed 0 4 x
"""


def test_vna(tmp_path):
    with pytest.raises(sim.InputError, match=r"not mixed unasked: advice \(2\), friends \(2\)"):
        load(tmp_path, VNA, NETDRAW)
    network, people = load(tmp_path, VNA, NETDRAW, relation="friends")
    assert ties(network) == {("Joe S", "Bill"): 1.0, ("Bill", "Ann"): 2.0}
    assert network.ids.tolist() == ["Ann", "Bill", "Joe S", "Zed"]
    assert people.traits["gender"].tolist() == ["female, really", "male", "male", ""]
    assert people.traits["age"].tolist()[:1] == [5]
    assert "note" in network.counts.aside
    both = load(tmp_path, VNA, NETDRAW, relation="all", directed=False)[0]
    assert ties(both) == {("Bill", "Joe S"): 1.0, ("Ann", "Bill"): 5.0, ("Ann", "Zed"): 4.0}
    drawn = load(tmp_path, VNA, "*node properties\nID x\na 1\nb 2\n*tie data\nfrom to strength\na c 2\n")[0]
    assert (drawn.ids.tolist(), ties(drawn)) == (["a", "b", "c"], {("a", "c"): 2.0})


@pytest.mark.parametrize(
    ("source", "text", "said"),
    [
        (GDF, "nodedef>id INT\n", "line 1: nodedef> has columns of different names, name among them"),
        (GDF, "nodedef>name,name\n", "line 1: nodedef> has columns of different names"),
        (GDF, "a,b\n", "line 1: a GDF file begins with nodedef>"),
        (GDF, "nodedef>name\na,b\n", "line 2: a row has a cell for each of the 1 columns, or fewer, got 'a,b'"),
        (GDF, GUESS.replace("true", "maybe"), "line 7: directed is true or false, got 'maybe'"),
        (GDF, GUESS + "s1,s9\n", "line 9: the people of a tie are listed in the file, got 's9'"),
        (EdgeData, "a b {}\na b c {}\n", "line 2: two ids stand before the braces"),
        (EdgeData, "a b {}\na b\n", "line 2: a row has two ids, and data in braces, got 'a b'"),
        (EdgeData, "a b {'x': print(1)}\n", "line 1: data are names and values in braces"),
        (EdgeData, "a b {'x': " + "(" * 99 + "}\n", "line 1: data have at most 10,000 characters and 50 brackets"),
        (EdgeData, "a b {'x': " + "-" * 9_000 + "1}\n", "line 1: data have at most"),
        (EdgeData, "a b {'x': 0x" + "f" * 9_000 + "}\n", "line 1: data are names and values"),
        (EdgeData, "a b {'x': '" + "a" * 10_000 + "'}\n", "line 1: data have at most"),
        (EdgeData, "a b {1, 2}\n", "line 1: data are names and values in braces"),
        (EdgeData, "a b {'weight': -1}\n", "line 1: a weight is a number of 0 or more"),
        (AdjacencyList, "a\nb\n", "rows of people, the first tied to the others; none is"),
        (AdjacencyList, "a\t\tb\n", "line 1: an id is a number or text, got nothing"),
        (TGF, "1 a\n1 b\n#\n", "line 2: each person has an id of their own, got '1'"),
        (TGF, "1 a\n", "a line # stands between people and ties, here is none"),
        (TGF, "1 a\n#\n1\n", "line 3: a tie has two ids, got '1'"),
        (TGF, "1 a\n#\n1 1\n#\n", "line 4: a line # stands once"),
        (VNA, "a b\n*tie data\n", "line 1: a VNA file begins with a section"),
        (VNA, "*tie dates\n", "line 1: a section is [*]node data"),
        (VNA, "*node data\nid\na\n", "[*]tie data has columns from and to"),
        (VNA, "*tie data\nfrom to\na b c\n", "line 3: a row has 2 cells like the names above, or fewer, got 'a b c'"),
        (VNA, "*tie data\nfrom to\na\n", "line 3: an id is a number or text, got nothing"),
        (VNA, "*tie data\nfrom to w\na b -1\n", "line 3: a weight is a number of 0 or more"),
        (VNA, "*tie data\nfrom to\na b\n*tie data\n", "line 4: each section stands once"),
    ],
)
def test_what_is_wrong_stops_with_its_line(tmp_path, source, text, said):
    with pytest.raises(sim.InputError, match=said) as caught:
        load(tmp_path, source, text)
    assert len(str(caught.value)) < 500


def test_names_of_any_length_are_said_in_a_line(tmp_path):
    long = "x" * 5000
    said = load(tmp_path, EdgeData, f"a b {{'{long}': 1}}\n")[0].counts.sentence()
    assert f"left unread: {'x' * 996} ..." in said
    with pytest.raises(sim.InputError, match=r"unasked: 'a.u2028a' \(1\), x{60} ... \(1\); all") as caught:
        load(tmp_path, SIF, f"a\ta\u2028a\tb\nb\t{long}\tc\n")
    assert str(caught.value).isprintable()
