"""What is wrong with a network file is said in one line, with its place; what would blow up is not unpacked."""

import gzip
import json
import time
import zlib

import pytest

import sim
from sim import reading
from sim.networks import CSV, GEXF, GML, JSON, UCINET, GraphML, Matrix, NodeXL, Pajek
from tests.unit.test_formats import EDGES, load
from tests.workbooks import MAIN, workbook

HEAD = '<graphml><key id="w" for="edge" attr.name="weight"/><graph edgedefault="undirected">\n<node id="a"/>\n'
GEXF_HEAD = '<gexf><graph>\n<nodes><node id="a"/></nodes>\n'
LAUGHS = "<!DOCTYPE x [\n<!ENTITY a 'ha'>\n<!ENTITY b '&a;&a;&a;'>\n]>"
ELSEWHERE = "<!DOCTYPE x [\n<!ENTITY a SYSTEM 'file:///etc/passwd'>\n]>"
PEOPLE = '{"nodes": [{"id": 1}, {"id": 2}], "links": '

MALFORMED = [
    (GraphML, HEAD + '<edge source="a" target="z"/></graph></graphml>', "line 3: the people of a tie .*, got 'z'"),
    (GraphML, HEAD + '<node id="a"/></graph></graphml>', "line 3: each person has an id of their own, got 'a'"),
    (GraphML, HEAD + "<node/></graph></graphml>", "line 3: an id is a number or text, got nothing"),
    (
        GraphML,
        HEAD + '<edge source="a" target="a">\n<data key="w">-1</data></edge></graph></graphml>',
        "line 3: a weight is a number of 0 or more, not -1; network.relation=positive leaves out those below 0",
    ),
    (GraphML, HEAD + "<hyperedge/></graph></graphml>", "line 3: a network has nodes and edges between two"),
    (GraphML, HEAD + '<edge source="a" target="a" directed="1"/></graph></graphml>', "line 3: directed is true or"),
    (GraphML, "<graphml><graph/></graphml>", "line 1: edgedefault is directed or undirected.*, got ''"),
    (GraphML, HEAD + "</graph>", "line 3: not well-formed XML, no element found"),
    (GraphML, HEAD + "<edge <</graph>", "line 3: not well-formed XML"),
    (GraphML, "<gexf/>", "line 1: the outermost element is graphml, got 'gexf'"),
    (GraphML, "", "line 1: not well-formed XML"),
    (GraphML, "a,b\n", "line 1: not well-formed XML"),
    (GraphML, '<?xml version="1.0" encoding="martian"?><graphml/>', "encoding"),
    (GraphML, "<graphml/>", "has no people"),
    (GraphML, LAUGHS + "<x>&b;</x>", "line 2: entities are not read"),
    (GEXF, ELSEWHERE + "<x>&a;</x>", "line 2: entities are not read"),
    (GraphML, "<!DOCTYPE graphml SYSTEM 'x.dtd'>\n<graphml>&a;</graphml>", "line 2: entities are not read"),
    (GraphML, "<graphml>" + "<a>" * 10_000, "line 1: elements stand in each other at most 200 deep"),
    (GEXF, GEXF_HEAD + '<edges><edge source="a" target="z"/></edges></graph></gexf>', "line 3: .*listed.*'z'"),
    (GEXF, GEXF_HEAD + '<edges><edge source="a" target="a" weight="x"/></edges></graph></gexf>', "line 3: a weight"),
    (GEXF, GEXF_HEAD + '<edges><edge source="a" target="a" type="no"/></edges></graph></gexf>', "line 3: type is"),
    (GML, "graph [\nnode [ id 1 ]\nedge [ source 1 target 2 ]\n]", "line 3: .*listed.*'2'"),
    (GML, "graph [\nnode [ id 1 ]\nedge [ source 1 ]\n]", "line 3: target has to be given"),
    (GML, 'graph [\nnode [ label "x ]\n]', "line 2: text ends with a quote"),
    (GML, "graph [\nnode [ id ] ]", "line 2: id is a number, a text or a list"),
    (GML, "graph [\nnode [ id 1 ]", "line 2: a list holds keys with values and ends with \\]"),
    (GML, "graph [\nnode 3\n]", "line 2: node is a list in brackets"),
    (GML, "graph [\ndirected 2\n]", "line 2: directed is 0 or 1"),
    (GML, "graph " + "[ a " * 3000, "line 1: a list holds"),
    (GML, "nothing 1", "one graph"),
    (Pajek, "*Vertices 2\n*Edges\n1 3\n", "line 3: a vertex is a whole number from 1 to 2, got '3'"),
    (Pajek, "*Vertices 2\n*Arcs\n1 2 -1\n", "line 3: a weight is a number of 0 or more"),
    (Pajek, "*Vertices 2\n*Arcs\n1\n", "line 3: a tie has two vertices"),
    (Pajek, "*Vertices 2\n*Arcslist\n1\n", "line 3: a list has a vertex"),
    (Pajek, "*Vertices 2\n*Matrix\n0 1\n0 1 1\n", "line 4: a matrix of 2 people has 2 rows of 2 cells"),
    (Pajek, "*Vertices 2\n*Matrix\n0 1\n", "line 3: a matrix of 2 people has 2 rows"),
    (Pajek, "*Vertices 5 2\n*Edges\n", "line 1: .*two-mode data are not read"),
    (Pajek, "*Vertices 2\n1 a\n1 b\n", "line 3: each vertex stands once"),
    (Pajek, "*Edges\n1 2\n", "line 1: .Vertices and the number of people come before"),
    (Pajek, "*Vertices 2\n*Arks\n1 2\n", "line 2: a section is .*; is \\*arcs meant\\?, got '\\*Arks'"),
    (Pajek, "1 2\n", "a Pajek file has a line .Vertices"),
    (Pajek, "*Vertices 999999999\n", "line 1: the number of people is whole, from 1 to 1,000,000"),
    (Pajek, "", "a Pajek file has a line .Vertices"),
    (UCINET, "dl n=2\ndata:\n0 1\n0\n", "line 4: a matrix of 2 people has 2 rows of 2 cells"),
    (UCINET, "dl n=2\ndata:\n0 x\n0 0\n", "line 3: a weight is a number of 0 or more, got 'x'"),
    (UCINET, "dl n=2 format=edgelist1\ndata:\n1 2\n1 3\n", "line 4: a person is a whole number from 1 to 2"),
    (UCINET, "dl n=2 format=edgelist1\ndata:\n1 2 3 4\n", "line 3: a row of edgelist1 has"),
    (UCINET, "dl n=2 format=nodelist1\ndata:\n1\n", "line 3: a row of nodelist1 has"),
    (UCINET, "dl n=3 format=el1\nlabels embedded\ndata:\na b\n", "line 4: as many labels as people"),
    (UCINET, "dl n=2\nlabels embedded\ndata:\na b\na 0 1\nc 0 0\n", "line 6: labels of rows and columns"),
    (UCINET, "dl n=2\nlabels:\na\ndata:\n0 1\n1 0\n", "line 4: 2 labels after N, got 1"),
    (UCINET, "dl n=2 format=blockmatrix\ndata:\n", "line 1: format is fullmatrix, lowerhalf"),
    (UCINET, "dl nr=2 nc=3\ndata:\n", "line 1: .*two-mode"),
    (UCINET, "dl n=2 nm=0\ndata:\n", "line 1: N, NM .1 to 1000."),
    (UCINET, "dl n=2\n0 1\n", "line 2: N, NM .1 to 1000."),
    (UCINET, "dl n=2\n", "has DATA: before its data"),
    (UCINET, "1 2\n", "line 1: a UCINET DL file starts with DL"),
    (Matrix, ",a,b\na,0,1\nb,0\n", "row 3: a matrix of 2 people"),
    (Matrix, "0,1\nx,0\n", "row 2: a weight is a number of 0 or more, got 'x'"),
    (Matrix, ",a,b\na,0,1\nc,0,1\n", "row 3: ids of rows and columns are the same.*got 'c'"),
    (Matrix, "0,1,0\n1,0,1\n", "row 1: a matrix of 2 people has 2 rows of 2 cells"),
    (Matrix, ",a,a\na,0,1\na,0,1\n", "row 1: each person has an id of their own, got 'a'"),
    (Matrix, "", "has no rows"),
    (NodeXL, workbook({"Edges": [*EDGES, ["ann"]]}), "Edges row 6: an id is a number or text, got nothing"),
    (NodeXL, workbook({"Edges": [*EDGES, ["ann", "bo", "many"]]}), "Edges row 6: a weight is a number"),
    (NodeXL, workbook({"Edges": [["a", "b"]]}), "Edges row 1: the first rows hold names, among them Vertex 1"),
    (NodeXL, workbook({"Edges": EDGES, "Vertices": [["Vertex"], ["a"], ["a"]]}), "Vertices row 3: each person"),
    (NodeXL, workbook({"Sheet1": EDGES}), "has a sheet Edges, got Sheet1"),
    (NodeXL, b"PK but no workbook", "cannot read"),
    (NodeXL, workbook({"Edges": EDGES})[:-30], "cannot read"),
    (NodeXL, workbook({"Edges": EDGES}, **{"xl/workbook.xml": LAUGHS + "<x/>"}), "line 2: entities are not read"),
    (JSON, PEOPLE + '[{"source": 1, "target": 9}]}', "link 1: the people of a tie are listed in the file, got '9'"),
    (JSON, PEOPLE + '[{"source": 1, "target": 2},\n {"source": 1}]}', "link 2: target is a number or text"),
    (JSON, PEOPLE + '[{"source": 1, "target": 2, "weight": "x"}]}', "link 1: a weight is a number"),
    (JSON, PEOPLE + '[{"source": 1, "target": 2, "weight": true}]}', "link 1: a weight is a number"),
    (JSON, PEOPLE + "[3]}", "link 1: an object in braces, got '3'"),
    (JSON, '{"nodes": [{"id": 1}, {"id": "1"}], "links": []}', "node 2: each person has an id of their own"),
    (JSON, PEOPLE + "[\n1,,2]}", "line 2: not well-formed JSON"),
    (JSON, "[" * 100_000, "too deep"),
    (JSON, "[1]", "a node-link file is an object"),
    (JSON, '{"nodes": [], "links": []}', "has no people"),
    (JSON, '{"nodes": []}', "lists of nodes and of links"),
    (JSON, '{"a": ' + "9" * 5000 + "}", "cannot read"),
    (CSV, "a\tb\nc\td\te\n", "row 2: a row has 2 columns like the first"),
    (CSV, "# note\n% note\n1;2\n3\n", "row 4: a row has 2 columns"),
    (CSV, "# note\n\n1 2 0,5\n1 2 0.5\n", "row 4: weight is a number of 0 or more"),
    (CSV, '"a","b"\n"c\n', "row 2"),
]


@pytest.mark.parametrize(("source", "text", "complaint"), MALFORMED)
def test_malformed(tmp_path, source, text, complaint):
    with pytest.raises(sim.InputError, match=complaint) as caught:
        load(tmp_path, source, text)
    assert "\n" not in str(caught.value)
    assert "file" in str(caught.value)


@pytest.mark.parametrize("source", [GEXF, GML, JSON, UCINET, GraphML, Matrix, Pajek, CSV])
def test_every_format_meets_what_is_no_text_at_all(tmp_path, source):
    for raw in (b"\x89PNG\r\n\x1a\n\x00\x00", b"\xff\xfe\x00", bytes(range(256)), gzip.compress(b"1,2\n2,3\n")[:-9]):
        with pytest.raises(sim.InputError) as caught:
            load(tmp_path, source, raw)
        assert "\n" not in str(caught.value)
    with pytest.raises(sim.InputError, match="No such file"):
        source(tmp_path / "nowhere").build()


def test_a_gzip_bomb_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "SMALL", 2**22)
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    part = packer.compress(b"0" * 2**20)
    bomb = b"".join([part, *(packer.compress(b"0" * 2**20) for _ in range(30)), packer.flush()])
    began = time.monotonic()
    with pytest.raises(sim.InputError, match=r"it unpacks to more than [\d,]+ bytes, which is not safe"):
        load(tmp_path, CSV, bomb)
    assert time.monotonic() - began < 5


def test_the_limit_holds_for_every_way_to_unpack(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LIMIT", 1000)
    for text in (b"1,2\n" * 300, gzip.compress(b"1,2\n" * 300)):
        with pytest.raises(sim.InputError, match="(more than|at most) 1,000 bytes"):
            load(tmp_path, CSV, text)
    monkeypatch.setattr(reading, "LIMIT", 2000)
    book = workbook({"Edges": [["Vertex 1", "Vertex 2"], *[["ann", "bo"]] * 200]})
    with pytest.raises(sim.InputError, match="(more than|at most) 2,000 bytes"):
        load(tmp_path, NodeXL, book)


def test_the_parts_of_a_workbook_unpack_to_a_limit_all_together(tmp_path, monkeypatch):
    book = workbook({"Edges": [["Vertex 1", "Vertex 2"], *[["ann", "bo"]] * 3000]})
    monkeypatch.setattr(reading, "SMALL", 1000)
    monkeypatch.setattr(reading, "RATIO", 3)
    with pytest.raises(sim.InputError, match="it unpacks to more than"):
        load(tmp_path, NodeXL, book)


def test_a_sheet_may_say_that_it_is_huge(tmp_path):
    far = (
        f'<worksheet {MAIN}><dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c>'
    )
    far += "</row></sheetData></worksheet>"
    book = workbook({"Edges": EDGES, "Far": [[1]]}, **{"xl/worksheets/sheet2.xml": far})
    assert load(tmp_path, NodeXL, book)[0].counts.ties == 2


def test_names_stay_text_and_no_terminal_obeys_them(tmp_path):
    names = ["<script>alert(1)</script>", "=1+1", "\u202egnp.exe", "{{7*7}}", "$(reboot)"]
    text = json.dumps({"nodes": [{"id": one} for one in names], "links": []})
    network, _ = load(tmp_path, JSON, text)
    assert sorted(network.ids.tolist()) == sorted(names)
    with pytest.raises(sim.InputError) as caught:
        load(tmp_path, JSON, text.replace("[]", '[{"source": "x\\u001b[2J\\u202e", "target": "=1+1"}]'))
    assert r"\x1b" in str(caught.value)
    assert str(caught.value).isprintable()
