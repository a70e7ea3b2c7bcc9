"""Network files of all formats, written by hand from their specifications: none loses a tie."""

import gzip
import io
import json

import networkx as nx
import pytest

import sim
from sim.networks import CSV, GEXF, GML, JSON, UCINET, GraphML, Matrix, NodeXL, Pajek
from tests.workbooks import workbook


def ties(network):
    """Return ties with weights: sorted pairs if undirected."""
    ids = [str(one) for one in network.ids.tolist()]
    rows = zip(network.speaker.tolist(), network.listener.tolist(), network.ties["weight"].tolist(), strict=True)
    return {(ids[u], ids[v]): w for u, v, w in rows if network.directed or u < v}


def load(tmp_path, source, text, **settings):
    file = tmp_path / "file"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return source(file, **settings).build()


GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <key id="d0" for="node" attr.name="age" attr.type="int"><default>40</default></key>
  <key id="d1" for="edge" attr.name="weight" attr.type="double"/>
  <key id="d2" for="edge" attr.name="since" attr.type="int"/>
  <key id="d3" for="node" yfiles.type="nodegraphics"/>
  <graph id="G" edgedefault="{default}">
    <edge source="a" target="b"><data key="d1">2.5</data><data key="d2">1999</data></edge>
    <node id="a"><data key="d0">30</data><data key="d3"><y:node><y:edge/></y:node></data></node>
    <node id="b"/>
    <node id="c"><graph id="c:" edgedefault="directed"><node id="d"/><edge source="d" target="a"/></graph></node>
    <edge source="b" target="c" directed="{second}"/>
    <node id="&lt;e&gt;"/>
  </graph>
</graphml>
"""


def test_graphml_mixed(tmp_path):
    network, people = load(tmp_path, GraphML, GRAPHML.format(default="directed", second="false"))
    assert ties(network) == {("a", "b"): 2.5, ("b", "c"): 1, ("c", "b"): 1, ("d", "a"): 1}
    assert network.ids.tolist() == ["<e>", "a", "b", "c", "d"]
    assert people.traits["age"].tolist() == [40, 30, 40, 40, 40]
    counts = network.counts
    assert (counts.rows, counts.ties, counts.both_ways, counts.isolated, counts.aside) == (3, 4, 1, 1, "since")
    assert set(people.traits) == {"age"}


def test_reverse_turns_every_tie(tmp_path):
    text = GRAPHML.format(default="directed", second="true")
    network, _ = load(tmp_path, GraphML, text, reverse=True)
    assert ties(network) == {("b", "a"): 2.5, ("c", "b"): 1, ("a", "d"): 1}
    assert (network.counts.turned, network.counts.both_ways) == (3, 0)
    assert "all ties turned round" in network.counts.sentence()


@pytest.mark.parametrize("version", ["http://www.gexf.net/1.1draft", "http://gexf.net/1.2", "http://gexf.net/1.3"])
def test_gexf(tmp_path, version):
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="{version}" xmlns:viz="{version}/viz" version="1.2">
  <meta lastmodifieddate="2009-03-20"><creator>somebody</creator></meta>
  <graph defaultedgetype="directed">
    <attributes class="node">
      <attribute id="0" title="town" type="string"/>
      <attribute id="1" title="frog" type="boolean"><default>true</default></attribute>
    </attributes>
    <attributes class="edge"><attribute id="0" title="note" type="string"/></attributes>
    <nodes>
      <node id="0" label="=1+1"><attvalues><attvalue for="0" value="Rome"/></attvalues><viz:size value="2"/></node>
      <node id="1" label="Bo"><nodes><node id="3" label="inner"/></nodes></node>
      <node id="2" label="Cy"/>
    </nodes>
    <edges>
      <edge id="0" source="0" target="1" weight="2.5"/>
      <edge id="1" source="1" target="2" type="undirected"/>
      <edge id="2" source="2" target="0" type="mutual"><attvalues><attvalue for="0" value="x"/></attvalues></edge>
    </edges>
  </graph>
</gexf>"""
    network, people = load(tmp_path, GEXF, text)
    back = {("1", "2"): 1, ("2", "1"): 1, ("2", "0"): 1, ("0", "2"): 1}
    assert ties(network) == {("0", "1"): 2.5} | back
    assert people.traits["label"].tolist() == ["=1+1", "Bo", "Cy", "inner"]
    assert people.traits["town"].tolist() == ["Rome", "", "", ""]
    assert people.traits["frog"].tolist() == ["true"] * 4
    assert (network.counts.rows, network.counts.both_ways, network.counts.aside) == (3, 2, "note")


GML_TEXT = """# a comment [ with brackets ]
Creator "by hand"
graph [
  comment "a ""note
  on two lines"
  directed 1
  node [ id 1 label "A &#60;b&#62; &quot;c&quot;" graphics [ x 1.0 y 2.0 ] age 30 ]
  node [ id 2 label "B" ]
  node
  [
    id 3
  ]
  edge [ source 1 target 2 value 2.5e0 ]
  edge [ source 2 target 1 ]
]
""".replace('"a ""note', '"a note')


def test_gml(tmp_path):
    network, people = load(tmp_path, GML, GML_TEXT, weight="value")
    assert ties(network) == {("1", "2"): 2.5, ("2", "1"): 1}
    assert people.traits["label"].tolist() == ['A <b> "c"', "B", ""]
    assert people.traits["age"][0] == 30
    assert network.counts.isolated == 1
    network, _ = load(tmp_path, GML, GML_TEXT.replace("directed 1", ""))
    assert (ties(network), network.counts.reciprocal, network.counts.aside) == ({("1", "2"): 2}, 1, "value")


@pytest.mark.parametrize(
    ("text", "expected", "directed"),
    [
        (
            '*Vertices 3\n1 "a" 0.1 0.2 0.5 ic Red\n2 "b c"\n3 d\n*Edges\n1 2 2.5 c Blue\n2 3\n',
            "a-b c 2.5 b c-d 1",
            False,
        ),
        ('*Network x\n*vertices 3\n1 "a"\n2 "b"\n3 "c"\n*arcs\n1 2 4\n% note\n\n3 1\n', "a-b 4 c-a 1", True),
        ("*Vertices 4\n*Arcslist\n1 2 3\n4 1\n", "1-2 1 1-3 1 4-1 1", True),
        ("*Vertices 4\r\n*Edgeslist\r\n1 2 3\r\n2 4\r\n", "1-2 1 1-3 1 2-4 1", False),
        ("*Vertices 3\n*Matrix\n0 1 0\n0 0 2.5\n0 0 0\n", "1-2 1 2-3 2.5", True),
        ("*Vertices 3\n1\n2\n3\n*Matrix\n0 1 0\n1 0 2\n0 2 0\n", "1-2 1 2-3 2", False),
        ("*Vertices 3\n*Arcs\n1 2\n*Edges\n2 3 3\n", "1-2 1 2-3 3 3-2 3", True),
        ('*Vertices 2\n1 "same"\n2 "same"\n*Arcs\n1 2\n', "1-2 1", True),
    ],
    ids=["edges", "arcs", "arcslist", "edgeslist", "matrix", "symmetric", "mixed", "labels twice"],
)
def test_pajek(tmp_path, text, expected, directed):
    network, people = load(tmp_path, Pajek, text)
    said = " ".join(f"{u}-{v} {w:g}" for (u, v), w in ties(network).items())
    assert (said, network.directed) == (expected, directed)
    assert people.n == network.n == int(text.split()[3 if text.startswith("*N") else 1])
    assert list(people.traits) == (["label"] if "same" in text else [])


@pytest.mark.parametrize(
    ("text", "expected", "directed"),
    [
        ("DL N = 3\nData:\n0 1 0\n1 0 2\n0 2 0\n", "1-2 1 2-3 2", False),
        (
            "dl n=3 format = fullmatrix\nlabels:\nbarry,david,\nlin\ndata:\n0 1 1\n0 0 0\n1 0 0",
            "b-d 1 b-l 1 l-b 1",
            True,
        ),
        ("dl n=2\nlabels embedded\nformat = fullmatrix\ndata:\nBo Cy\nBo 0 1\nCy 0 0\n", "B-C 1", True),
        ("dl nr=3, nc=3\nrow labels:\na b c\ncolumn labels:\na b c\ndata: 0 1 0 0\n0 2\n0 0 0", "a-b 1 b-c 2", True),
        ("dl n=3 diagonal=absent\ndata:\n1 0\n1 2\n0 2\n", "1-2 1 2-3 2", False),
        ('DL n=3\nformat = edgelist1\nlabels:\n"g x", sally, jim\ndata:\n1 2\n2 3 1.5\n', "g-s 1 s-j 1.5", True),
        ("DL n=3\nformat = edgelist1\nlabels embedded:\ndata:\nann bo\nann cy\nbo ann\n", "a-b 1 a-c 1 b-a 1", True),
        ("dl n=4 format=nodelist1\ndata:\n1 2 3\n4 1\n", "1-2 1 1-3 1 4-1 1", True),
        ("dl n=3 format=nodelist1\nlabels embedded\ndata:\nann bo cy\n", "a-b 1 a-c 1", True),
    ],
)
def test_ucinet(tmp_path, text, expected, directed):
    network, _ = load(tmp_path, UCINET, text)
    said = sorted(f"{u[0]}-{v[0]} {w:g}" for (u, v), w in ties(network).items())
    words = expected.split()
    assert (said, network.directed) == (sorted(map(" ".join, zip(words[::2], words[1::2], strict=True))), directed)


def test_ucinet_lists_are_undirected_if_asked(tmp_path):
    network, _ = load(tmp_path, UCINET, "dl n=3 format=edgelist1\ndata:\n1 2\n2 1\n2 3\n", directed=False)
    assert (ties(network), network.counts.reciprocal) == ({("1", "2"): 2, ("2", "3"): 1}, 1)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("0,1,0\n1,0,2\n0,2,0\n", "123"),
        (",a,b,c\na,0,1,0\nb,1,0,2\nc,0,2,0\n", "abc"),
        ("id;a;b;c\na;;1,0;\nb;1;;2\nc;;2;\n", "abc"),
        ("a b c\na 0 1 0\nb 1 0 2\nc 0 2 0\n", "abc"),
        ("a,b,c\n0,1,0\n1,0,2\n0,2,0\n", "abc"),
        ("a\t0\t1\t0\nb\t1\t0\t2\nc\t0\t2\t0\n", "abc"),
        ("# note\n,7,8,9\n7,0,1,0\n8,1,0,2\n9,0,2,0\n", "789"),
    ],
    ids=["bare", "both", "decimal comma", "as R writes it", "above", "beside", "numbers"],
)
def test_matrix(tmp_path, text, ids):
    network, _ = load(tmp_path, Matrix, text)
    assert "".join(map(str, network.ids.tolist())) == ids
    assert list(ties(network).values()) == [1, 2]
    assert (network.directed, network.counts.rows) == (False, 2)
    assert load(tmp_path, Matrix, text, directed=True)[0].counts.ties == 4


def test_matrix_with_directions_and_loops(tmp_path):
    network, _ = load(tmp_path, Matrix, "1,1,0\n0,0,2\n0,0,0\n")
    assert (ties(network), network.counts.loops, network.directed) == ({("1", "2"): 1, ("2", "3"): 2}, 1, True)


EDGES = [["", "Visual Properties"], ["Vertex 1", "Vertex 2", "Edge Weight", "Color"], ["ann", "bo", 2.5, "Red"]]
EDGES += [["bo", "<script>", 1], ["bo", "ann"]]
VERTICES = [["Vertex", "age", "town"], ["ann", 30, "Rome"], ["bo", "", "Oslo"], ["dee", 50]]


def test_nodexl(tmp_path):
    network, people = load(tmp_path, NodeXL, workbook({"Edges": EDGES, "Vertices": VERTICES}))
    assert ties(network) == {("ann", "bo"): 3.5, ("<script>", "bo"): 1}
    assert people.traits["town"].tolist() == ["", "Rome", "Oslo", ""]
    counts = network.counts
    assert (counts.only_in_nodes, counts.only_in_edges, counts.reciprocal, counts.aside) == (1, 1, 1, "Color")
    settings = {"Misc": [["Per-Workbook Setting", "Value"], ["Graph Directedness", "Directed"]]}
    assert load(tmp_path, NodeXL, workbook({"Edges": EDGES} | settings))[0].directed
    assert load(tmp_path, NodeXL, workbook({"Edges": EDGES}), directed=True)[0].directed


def test_json(tmp_path):
    nodes = [{"id": 1, "age": 3, "tags": ["x"]}, {"id": "b"}, {"id": 7}]
    links = [{"source": 1, "target": "b", "value": 2.5, "key": 0}, {"source": "b", "target": 1}]
    text = json.dumps({"directed": True, "multigraph": False, "graph": {}, "nodes": nodes, "links": links})
    network, people = load(tmp_path, JSON, text, weight="value")
    assert ties(network) == {("1", "b"): 2.5, ("b", "1"): 1}
    assert people.traits["tags"].tolist() == ['["x"]', "", ""]
    assert (network.counts.isolated, network.counts.aside) == (1, "key")
    by_place = {"nodes": [{"name": "ann"}, {"name": "bo"}], "edges": [{"source": 0, "target": 1}]}
    network, people = load(tmp_path, JSON, json.dumps(by_place))
    assert (ties(network), people.traits["name"].tolist()) == ({("0", "1"): 1}, ["ann", "bo"])


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiDiGraph])
def test_networkx_writes_what_is_read(tmp_path, kind):
    graph = kind(nx.gnp_random_graph(20, 0.2, seed=3, directed=kind is not nx.Graph))
    for place, (u, v) in enumerate(list(graph.edges())[:9]):
        graph.add_edge(u, v, weight=place + 0.5)
    nx.set_node_attributes(graph, {node: f"<{node}> & 'ä'" for node in graph}, "who")
    graph.add_node(99, who="nobody")
    expected = sim.Network.from_networkx(nx.relabel_nodes(graph, str))
    for source, write in ((GraphML, nx.write_graphml), (GEXF, nx.write_gexf), (GML, nx.write_gml), (JSON, None)):
        out = io.BytesIO()
        if write is None:
            out.write(json.dumps(nx.node_link_data(graph, edges="links")).encode())
        else:
            write(graph, out)
        network, people = load(tmp_path, source, gzip.compress(out.getvalue()))
        assert (network.m, network.directed) == (expected.m, expected.directed)
        assert sorted(network.ties["weight"]) == sorted(expected.ties["weight"])
        assert sorted(people.traits["who"]) == sorted(nx.get_node_attributes(graph, "who").values())
        assert network.fingerprint == expected.fingerprint


def test_direction_is_what_the_file_says(tmp_path):
    for source, text in (
        (Pajek, "*Vertices 2\n*Arcs\n1 2\n"),
        (GML, GML_TEXT),
        (Matrix, "0,1\n0,0\n"),
        (GraphML, GRAPHML.format(default="directed", second="true")),
        (JSON, '{"directed":true,"nodes":[{"id":1}],"links":[{"source":1,"target":1}]}'),
    ):
        with pytest.raises(sim.InputError, match="directed=false"):
            load(tmp_path, source, text, directed=False)
    with pytest.raises(sim.InputError, match="reverse is for directed ties"):
        load(tmp_path, Pajek, "*Vertices 2\n*Edges\n1 2\n", reverse=True)
    with pytest.raises(sim.InputError, match="this tie is undirected, got directed=true"):
        load(tmp_path, Pajek, "*Vertices 2\n*Edges\n1 2\n", directed=True)


def test_the_format_changes_nobodys_luck(tmp_path):
    """The same people and ties are the same network, down to the fingerprint, whatever they came in."""
    pairs = [("10", "9"), ("9", "7"), ("100", "10"), ("7", "10")]
    graph = nx.DiGraph(pairs)
    rows = "\n".join(map(",".join, pairs))
    vertices = "\n".join(f'{place} "{one}"' for place, one in enumerate(graph, start=1))
    numbers = {one: place for place, one in enumerate(graph, start=1)}
    arcs = "\n".join(f"{numbers[u]} {numbers[v]}" for u, v in pairs)
    ids = list(graph)
    cells = "\n".join(",".join([u, *("01"[graph.has_edge(u, v)] for v in ids)]) for u in ids)
    nodes = " ".join(f"node [ id {one} ]" for one in ids)
    arrows = " ".join(f"edge [ source {u} target {v} ]" for u, v in pairs)
    edges = [["Vertex 1", "Vertex 2"], *([u, int(v)] for u, v in pairs)]
    files = [
        (CSV, rows, {"directed": True}),
        (CSV, rows.replace(",", " "), {"directed": True}),
        (Pajek, f"*Vertices 4\n{vertices}\n*Arcs\n{arcs}", {}),
        (UCINET, f"dl n=4 format=el1\nlabels embedded\ndata:\n{rows}", {}),
        (Matrix, f",{','.join(ids)}\n{cells}", {}),
        (GraphML, "\n".join(nx.generate_graphml(graph)), {}),
        (GEXF, "\n".join(nx.generate_gexf(graph)), {}),
        (JSON, json.dumps(nx.node_link_data(graph, edges="edges")), {}),
        (NodeXL, workbook({"Edges": edges}), {"directed": True}),
        (GML, f"graph [ directed 1 {nodes} {arrows} ]", {}),
    ]
    met = {load(tmp_path, source, text, **settings)[0].fingerprint for source, text, settings in files}
    plain = sim.Network.from_edges(*zip(*[map(int, pair) for pair in pairs], strict=True), directed=True)
    assert met == {plain.fingerprint}


IGRAPH = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><!-- Created by igraph -->
  <key id="v_name" for="node" attr.name="name" attr.type="string"/>
  <key id="v_age" for="node" attr.name="age" attr.type="double"/>
  <graph id="G" edgedefault="undirected">
    <node id="n0"><data key="v_name">{}</data><data key="v_age">30</data></node>
    <node id="n1"><data key="v_name">{}</data></node><node id="n2"><data key="v_name">cy</data></node>
    <edge source="n0" target="n1"/><edge source="n1" target="n2"/>
  </graph>
</graphml>"""


def test_igraph_numbers_nodes_whatever_they_are_called(tmp_path):
    network, people = load(tmp_path, GraphML, IGRAPH.format("dee", "ann"))
    assert ties(network) == {("ann", "dee"): 1, ("ann", "cy"): 1}
    assert (network.ids.tolist(), people.traits["age"].tolist()[2]) == (["ann", "cy", "dee"], 30)
    assert list(people.traits) == ["age"]
    assert network.fingerprint == sim.Network.of([("dee", "ann"), ("ann", "cy")]).fingerprint
    network, people = load(tmp_path, GraphML, IGRAPH.format("ann", "ann"))
    assert (network.ids.tolist(), network.shown) == (["n0", "n1", "n2"], ("ann (n0)", "ann (n1)", "cy"))


def test_what_is_no_tie_stops_nothing(tmp_path):
    text = """<?xml version="1.0" encoding="UTF-8"?> \n<!-- SocNetV -->
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance "
 xmlns:y="http://www.yworks.com/xml/graphml" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns  x">
<key for="node" id="d6" yfiles.type="nodegraphics"/><graph edgedefault="directed">
<node id="a"><port name="p"/><data key="q">1</data>
<data key="d6"><y:S><y:NodeLabel>Ann</y:NodeLabel></y:S></data></node>
<node id="b"/><edge source="a" target="b" sourceport="p"><data key="q">2</data></edge></graph></graphml>"""
    network, _ = load(tmp_path, GraphML, text)
    assert (ties(network), network.directed, network.shown) == ({("a", "b"): 1}, True, ("Ann", "b"))
    assert network.counts.aside == "port (1), undeclared data q (2)"
    text = '<gexf><graph><nodes><node id="1"><attvalue for="url" value="x"/></node><node id="2"/></nodes>'
    network, _ = load(tmp_path, GEXF, text + '<edges><edge source="1" target="2"/></edges></graph></gexf>')
    assert (network.counts.ties, network.counts.aside) == (1, "undeclared value url (1)")
    network, people = load(
        tmp_path, GML, "graph [ node [ id n1 ok true x NAN ] node [ id n2 ] edge [ source n1 target n2 ] ]"
    )
    assert (ties(network), people.traits["ok"].tolist()) == ({("n1", "n2"): 1}, ["true", ""])
    text = (
        "by hand\n\n*Network x\n*Vertices 3\n% note\n1 a\n2 b\n3 c\n*Edges\n1 2\n*Partition p\n*Vertices 3\n1\n1\n2\n"
    )
    text += "*Vector phi.vec\n*Vertices 3\n 0.5\n-1\n\n2\n*Vector\n*Vertices 3\n1\n2\n3\n*Partition p.clu\n3\n4\n5\n"
    network, people = load(
        tmp_path, Pajek, text + "*Vector v\n*Vertices 4\n1\n2\n3\n4\n*Cluster c\n1\n*Partition q\n1\nx\n2\n"
    )
    assert (ties(network), network.counts.comments) == ({("a", "b"): 1}, 2)
    assert {name: values.tolist() for name, values in people.traits.items()} == {
        "p": [1, 1, 2],
        "phi": [0.5, -1, 2],
        "vector": [1, 2, 3],
        "p 2": [3, 4, 5],
    }
    assert network.counts.aside == "*Cluster (1), *Partition (1), *Vector (1)"


def test_a_name_never_takes_the_place_of_somebody_who_is_not_listed(tmp_path):
    text = IGRAPH.format("dee", "ann").replace('target="n2"', 'target="dee"')
    with pytest.raises(sim.InputError, match="the people of a tie are listed in the file, got 'dee'"):
        load(tmp_path, GraphML, text)
