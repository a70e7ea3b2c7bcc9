"""A file is read as what it is: by its content, else by its name; what is not read is said with the next step."""

import bz2
import gzip
import io
import lzma
import zipfile

import networkx as nx
import numpy as np
import pytest
import scipy.io
import scipy.sparse

import sim
from sim.networks import CSV, MatrixMarket
from sim.sniff import sniffed
from sim.tasks.composing import composed
from tests.unit.test_formats import load, ties
from tests.workbooks import workbook

EDGES = [["Source", "Target", "Weight"], ["ann", "bo", 2], ["bo", "cy", 1]]
GRAPH = nx.path_graph(["ann", "bo", "cy"])
COMMENTED = "<?xml version='1.0'?>\n<!-- by hand -->\n<!DOCTYPE graphml>\n"
HEAD = "%%MatrixMarket matrix coordinate "
KINDS = {
    "csv": ["ann,bo\nbo,cy\n", "sep=;\nann;bo\nbo;cy\n", "\ufeffsrc\tdst\nann\tbo\nbo\tcy\n", workbook({"x": EDGES})],
    "graphml": ["\n".join(nx.generate_graphml(GRAPH)), COMMENTED + "\n".join(nx.generate_graphml(GRAPH))],
    "gexf": ["\n".join(nx.generate_gexf(GRAPH))],
    "gml": [
        'Creator "me"\n# note\ngraph [ node [ id "ann" ] node [ id "bo" ] node [ id "cy" ] '
        'edge [ source "ann" target "bo" ] edge [ source "bo" target "cy" ] ]'
    ],
    "json": [
        '{"nodes": [{"id": "ann"}, {"id": "bo"}, {"id": "cy"}], "links": '
        '[{"source": "ann", "target": "bo"}, {"source": "bo", "target": "cy"}]}'
    ],
    "pajek": ['% note\n*Vertices 3\n1 "ann"\n2 "bo"\n3 "cy"\n*Edges\n1 2\n2 3\n'],
    "ucinet": ["DL N=3 format=el1\nlabels embedded\ndata:\nann bo\nbo cy\n"],
    "matrix": [",ann,bo,cy\nann,0,1,0\nbo,1,0,1\ncy,0,1,0\n"],
    "matrix_market": [HEAD + "pattern symmetric\n3 3 2\n2 1\n3 2\n"],
    "gdf": ["nodedef>name VARCHAR\nann\nbo\ncy\nedgedef>node1 VARCHAR,node2 VARCHAR\nann,bo\nbo,cy\n"],
    "vna": ["*tie data\nfrom to\nann bo\nbo cy\n"],
    "edge_data": [
        "# note\nann bo {'weight': 3}\nbo cy {}\n",
        "ann\tbo\t{} # note\nbo\tcy\t{}",
        "ann,bo,{}\nbo,cy,{}\n",
    ],
    "adjacency_list": ["#/x.py\n# GMT Fri Nov 27 01:06:56 2026\n# G\nann bo\nbo cy\ncy\n"],
    "nodexl": [workbook({"Edges": [["Vertex 1", "Vertex 2"], ["ann", "bo"], ["bo", "cy"]]})],
}
CASES = [(kind, text) for kind, texts in KINDS.items() for text in texts]


@pytest.mark.parametrize(("kind", "text"), CASES)
@pytest.mark.parametrize("name", ["x", "x.csv", "x.gexf", "x.gz"])
def test_content_comes_before_the_name(tmp_path, kind, text, name):
    raw = text if isinstance(text, bytes) else text.encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(raw) if name == "x.gz" and isinstance(text, str) else raw)
    if kind in ("csv", "matrix") and name == "x.gexf" and isinstance(text, str):
        assert sniffed(path).kind == "gexf"  # nothing in a table says what it is
        return
    assert sniffed(path).kind == kind
    network, people = sim.read(path)
    assert (network.n, network.m // (1 if network.directed else 2), people.n) == (3, 2, 3)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_the_encoding_hides_nothing(tmp_path, encoding):
    (tmp_path / "x.txt").write_bytes(KINDS["pajek"][0].encode(encoding))
    assert sim.read(tmp_path / "x.txt")[0].ids.tolist() == ["ann", "bo", "cy"]


def test_settings_are_those_of_what_is_found(tmp_path):
    (tmp_path / "ties.txt").write_text("ann bo\nbo cy\n")
    (tmp_path / "people.csv").write_text("id,phi\nann,0.5\n")
    network, people = sim.read(tmp_path / "ties.txt", directed=True, nodes=tmp_path / "people.csv")
    assert network.directed
    assert people.traits["phi"][0] == 0.5
    with pytest.raises(sim.InputError, match="csv has no setting 'direct'. Did you mean 'directed'"):
        sim.read(tmp_path / "ties.txt", direct=True)
    for wrong in (tmp_path, tmp_path / "nowhere", 7, ""):
        with pytest.raises(sim.InputError, match="cannot read|is the path of a file"):
            sim.read(wrong)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.txt", b"<html><body/></html>", "is XML, which is not read"),
        ("x.ods", b"a,b\n", "is ODS, which is not read"),
        ("x.xls", b"a,b\n", "is XLS, which is not read"),
        ("x.multi.adjlist", b"# x\na 1\nb {}\nb 0\n", "no data in braces, got 'b {}'; save it as GraphML, in Python"),
        ("x.txt", b"digraph G {\n a -> b;\n}", "is DOT, which is not read; save it as GraphML"),
        ("x.gv", b"/* by hand */ graph { a -- b }", "is DOT, which is not read; save it as GraphML"),
        ("x.gz", gzip.compress(bz2.compress(b"a,b\n"), mtime=0), "it is packed twice; unpack it"),
        ("x.tar.gz", gzip.compress(bytes(257) + b"ustar" + bytes(250), mtime=0), "it holds a tar archive; unpack it"),
        ("x.xz", lzma.compress(b"a,b\n"), "packed as xz; unpack it"),
    ],
)
def test_what_is_not_read_is_said_with_the_next_step(tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(sim.InputError, match=said) as caught:
        sim.read(tmp_path / name)
    assert "save" in str(caught.value) or "unpack" in str(caught.value)


def zipped(name, raw):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("README.md", "about it")
        file.writestr(name, raw)
    return out.getvalue()


def test_an_archive_is_what_is_in_it(tmp_path):
    for kind, text in CASES:
        raw = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "x.zip").write_bytes(zipped("in/ties", raw))
        (tmp_path / "x.bz2").write_bytes(bz2.compress(raw))
        packed = [tmp_path / name for name in ("x.zip", "x.bz2")]
        if kind != "nodexl" and raw[:2] != b"PK":
            assert [sniffed(path).kind for path in packed] == [kind] * 2
            assert {sim.read(path)[0].m for path in packed} == {sim.read(path)[0].m for path in packed[:1]}
    (tmp_path / "x.zip").write_bytes(zipped("ties.SIF", b"a knows b\nb knows c\n"))
    (tmp_path / "y.SIF.bz2").write_bytes(bz2.compress(b"a knows b\nb knows c\n"))
    assert [sniffed(tmp_path / one).kind for one in ("x.zip", "y.SIF.bz2")] == ["sif"] * 2


@pytest.mark.parametrize("kind", ["graphml", "gexf", "gml", "json", "pajek", "ucinet", "matrix_market"])
def test_a_table_that_is_none_is_refused(tmp_path, kind):
    with pytest.raises(sim.InputError, match=f"holds {kind}, and no table; write network="):
        load(tmp_path, CSV, KINDS[kind][0])


@pytest.mark.parametrize("name", ["x.gexf", "a b (1).gexf", "é.gexf", "it's.gexf"])
def test_a_file_stands_for_its_kind_on_the_command_line(tmp_path, name):
    (tmp_path / name).write_text(KINDS["gexf"][0])
    for typed in (f"network={tmp_path / name}", f'network="{tmp_path / name}"'):
        settings = composed([typed, "network.weight=value"])["network"]
        assert (settings["kind"], settings["path"]) == ("gexf", str(tmp_path / name))
        assert settings["weight"] == "value"
    with pytest.raises(sim.InputError, match="network.path is given twice"):
        composed([f"network={tmp_path / 'x.gexf'}", "network.path=y"] if name == "x.gexf" else ["network.path=1"] * 2)


def test_a_table_stands_in_a_workbook(tmp_path):
    book = workbook({"Ties": EDGES, "Empty": [], "Folk": [["id", "phi"], ["cy", 0.25], ["ann", 0.5]]})
    (tmp_path / "x.xlsx").write_bytes(book)
    with pytest.raises(sim.InputError, match="has the sheets Ties, Folk: network.sheet=NAME says which"):
        sim.read(tmp_path / "x.xlsx")
    with pytest.raises(sim.InputError, match="a sheet is one of Ties, Empty, Folk; got 'ties'. Did you mean 'Ties'"):
        sim.read(tmp_path / "x.xlsx", sheet="ties")
    network, people = sim.read(tmp_path / "x.xlsx", sheet="Ties", nodes=tmp_path / "x.xlsx", nodes_sheet="Folk")
    assert ties(network) == {("ann", "bo"): 2.0, ("bo", "cy"): 1.0}
    np.testing.assert_array_equal(people.traits["phi"], [0.5, np.nan, 0.25])
    (tmp_path / "y.xlsx").write_bytes(workbook({"Ties": [["src", "dst"], ["a", "b"], [], ["c"]]}))
    with pytest.raises(sim.InputError, match="row 4: a tie has two ids, got 'c,'"):
        sim.read(tmp_path / "y.xlsx")


@pytest.mark.parametrize("symmetry", ["general", "symmetric"])
@pytest.mark.parametrize("kind", ["real", "integer", "pattern"])
@pytest.mark.parametrize("sparse", [True, False])
def test_matrix_market_is_read_as_scipy_writes_it(tmp_path, symmetry, kind, sparse):
    cells = np.triu(np.random.default_rng(7).integers(0, 3, (9, 9)), 1)
    cells[:, 8] = cells[8] = 0  # one person without ties
    cells = cells + cells.T if symmetry == "symmetric" else cells
    cells = (cells > 0).astype(int) if kind == "pattern" else cells
    given = scipy.sparse.coo_array(cells) if sparse else cells
    out = io.BytesIO()
    field = kind if sparse or kind != "pattern" else "integer"
    scipy.io.mmwrite(out, given, "made\nby hand", field, symmetry=symmetry)
    network, people = load(tmp_path, MatrixMarket, out.getvalue())
    assert (network.ids.tolist(), people.n) == (list(range(1, 10)), 9)
    assert network.directed == (symmetry == "general")
    dense = np.zeros((9, 9))
    dense[network.speaker, network.listener] = network.ties["weight"]
    np.testing.assert_array_equal(dense, cells)
    assert network.counts.comments >= 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("%%MatrixMarket vector coordinate real general\n", "line 1: the first line has matrix here, got 'vector'"),
        (HEAD + "complex general\n", "line 1: the first line has real or integer or pattern here, got 'complex'"),
        (HEAD + "real skew-symmetric\n", "line 1: the first line has general or symmetric here"),
        (HEAD + "real\n", "line 1: the first line has general or symmetric here, got ''"),
        (HEAD + "real general\n", "line 2: the size is rows, columns"),
        (HEAD + "real general\n%\n3 5 1\n1 4 1\n", "line 3: a network has as many rows as columns.*got '3 5 1'"),
        (HEAD + "real general\n3 3 1\n1 4 1\n", "line 3: an entry has two numbers from 1 to 3 and a weight"),
        (HEAD + "real general\n3 3 1\n1 2\n", "line 3: an entry has two numbers"),
        (HEAD + "pattern general\n3 3 1\n1 2 1\n", "line 3: an entry has two numbers from 1 to 3, got '1 2 1'"),
        (HEAD + "real general\n3 3 1\n1 2 -1\n", "line 3: a weight is a number of 0 or more, not -1; network.relation"),
        (HEAD + "real general\n3 3 2\n1 2 1\n", "line 3: as many entries as the size says, 2"),
        (HEAD + "real general\n99999999999 99999999999 0\n", "line 2: the number of people is whole"),
        ("%%MatrixMarket matrix array real general\n2 2\n0\n1\n1\n", "an array has a cell for each row"),
        ("%%MatrixMarket matrix array real general\n1 1\n0\n1\n", "line 4: an array .*one more, got '1'"),
    ],
)
def test_matrix_market_is_refused_with_its_line(tmp_path, text, said):
    with pytest.raises(sim.InputError, match=said):
        load(tmp_path, MatrixMarket, text)
    assert sniffed(tmp_path / "file").kind == "matrix_market"
