"""Numbers as people write them: one format for a file, and no guess where two are possible."""

import numpy as np
import pytest

import sim
from sim.networks import CSV, GEXF, VNA, Matrix, NodeXL, Pajek
from sim.networks.numerals import amount, said_by
from sim.tasks.composing import composed
from tests.unit.test_formats import load, ties
from tests.workbooks import workbook

TIES = "ann,bo\nbo,cy\ncy,dee\n"


def people(tmp_path, rows, **settings):
    (tmp_path / "people.csv").write_text(
        "id;fee\n" + "".join(f"{one};{fee}\n" for one, fee in zip("abcd", rows, strict=False))
    )
    return load(tmp_path, CSV, "a,b\nb,c\nc,d\n", nodes=tmp_path / "people.csv", **settings)


@pytest.mark.parametrize(
    ("cell", "said", "point", "comma"),
    [
        ("7", "", 7, 7),
        ("0.125", ".", 0.125, None),
        ("1.250", "?", 1.25, 1250),
        ("1,250", "?", 1250, 1.25),
        ("12.3456", ".", 12.3456, None),
        ("1250.125", ".", 1250.125, None),
        ("2,50", ",", None, 2.5),
        ("1.250,50", ",", None, 1250.5),
        ("1,250.50", ".", 1250.5, None),
        ("1.250.000", ",", None, 1250000),
        ("1,250,000", ".", 1250000, None),
        ("1 250,5", ",", None, 1250.5),
        ("1\u00a0250", "", 1250, 1250),
        ("1'250.5", ".", 1250.5, None),
        ("1 250.125", ".", 1250.125, None),
        ("1.5e3", ".", 1500, None),
        ("1.250e3", ".", 1250, None),
        ("-0,5", ",", None, -0.5),
        ("\u22122,5", ",", None, -2.5),
        ("50 %", "", 0.5, 0.5),
        ("12,5%", ",", None, 0.125),
        ("€ 1.250,50", ",", None, 1250.5),
        ("1.250 €", "?", 1.25, 1250),
        ("-$5.5", ".", -5.5, None),
        ("CHF 120", "", 120, 120),
        (".5", ".", 0.5, None),
        ("5.", ".", 5, None),
        ("1.2.3", ",", None, None),
        ("1,25,0.5", ".", None, None),
        ("12.345.67", ",", None, None),
        ("1_000", "", None, None),
        ("$5€", "", None, None),
        ("3 stars", "", None, None),
        ("1.2.2024", ",", None, None),
        ("", "", None, None),
    ],
)
def test_what_a_cell_says_and_is(cell, said, point, comma):
    assert said_by(cell) == said
    for sign, value in ((".", point), (",", comma)):
        np.testing.assert_equal(amount(cell, sign).value, np.nan if value is None else value)


def test_one_cell_decides_for_all(tmp_path):
    assert people(tmp_path, ["1.250", "2,50", "3"])[1].traits["fee"].tolist()[:3] == [1250, 2.5, 3]
    assert people(tmp_path, ["1.250", "2.50", "3"])[1].traits["fee"].tolist()[:3] == [1.25, 2.5, 3]
    network, _ = load(tmp_path, CSV, 'a,b,"1.250"\nb,c,"2,5"\n')
    assert ties(network) == {("a", "b"): 1250, ("b", "c"): 2.5}
    network, _ = load(tmp_path, CSV, "a b 1,5\nb c 2\n")
    assert ties(network) == {("a", "b"): 1.5, ("b", "c"): 2}


def test_another_column_of_the_table_decides(tmp_path):
    (tmp_path / "people.csv").write_text("id;fee;phi\nann;1.250;0,5\nbo;2.000;0,1\n")
    _, known = load(tmp_path, CSV, TIES, nodes=tmp_path / "people.csv")
    assert known.traits["fee"].tolist()[:2] == [1250, 2000]
    (tmp_path / "people.csv").write_text("id;fee;note\nann;1.250;0,5 of all\nbo;2.000;x\n")
    with pytest.raises(sim.InputError, match="row 2: '1.250' can be read in two ways"):
        load(tmp_path, CSV, TIES, nodes=tmp_path / "people.csv")


def test_two_readings_stop_and_ask(tmp_path):
    ask = r"row 3: '1.250' can .* network.decimal=point for 1.25, network.decimal=comma for 1,?250"
    with pytest.raises(sim.InputError, match=ask):
        people(tmp_path, ["7", "1.250", "20.000"])
    assert people(tmp_path, ["7", "1.250"], decimal="point")[1].traits["fee"].tolist()[:2] == [7, 1.25]
    assert people(tmp_path, ["7", "1.250"], decimal="comma")[1].traits["fee"].tolist()[:2] == [7, 1250]
    with pytest.raises(sim.InputError, match="row 1: '2,125' can be read in two ways"):
        load(tmp_path, CSV, "a;b;2,125\nb;c;3\n")
    with pytest.raises(sim.InputError, match="row 2: '1,250' can be read in two ways"):
        load(tmp_path, Matrix, "0;7\n1,250;0\n")


def test_a_cell_of_the_other_format_is_named(tmp_path):
    with pytest.raises(sim.InputError, match="row 2: weight is a number of 0 or more, with a decimal point"):
        load(tmp_path, CSV, "a;b;0.5\nb;c;0,5\n")
    with pytest.raises(sim.InputError, match="row 2: weight is a number of 0 or more, got"):
        load(tmp_path, CSV, "a;b;0.5\nb;c;much\n")
    network, _ = people(tmp_path, ["0.5", "0,5", "0.25"])
    assert 'the column fee of people is text, as row 3 holds "0,5"' in network.counts.doubts[0]
    assert people(tmp_path, ["0.5", "0,5", "0.25"], hash_ids="correct-horse")[0].counts.doubts == ()


def test_a_matrix_has_one_format(tmp_path):
    network, _ = load(tmp_path, Matrix, "0;1.250;0\n1.250;0;0,5\n0;0,5;0\n")
    assert ties(network) == {("1", "2"): 1250, ("2", "3"): 0.5}
    network, _ = load(tmp_path, Matrix, "0;1.250\n1.250;0\n", decimal="comma")
    assert ties(network) == {("1", "2"): 1250}


@pytest.mark.parametrize("code", ["NA", "n/a", "#N/A", "None", "NULL", "-", "nan", "?", ""])
def test_missing_codes_are_missing(tmp_path, code):
    _, known = people(tmp_path, ["0.5", code, "0.25"])
    np.testing.assert_array_equal(known.traits["fee"], [0.5, np.nan, 0.25, np.nan])


def test_a_missing_code_among_words_is_a_word(tmp_path):
    assert people(tmp_path, ["DE", "NA", "FR"])[1].traits["fee"].tolist() == ["DE", "NA", "FR", ""]


def test_percent_and_money(tmp_path):
    assert people(tmp_path, ["50 %", "5%", "0,1"])[1].traits["fee"].tolist()[:3] == [0.5, 0.05, 0.1]
    assert people(tmp_path, ["€ 5,50", "1.250 €", "7"])[1].traits["fee"].tolist()[:3] == [5.5, 1250, 7]
    with pytest.raises(sim.InputError, match="fee.* one currency, got '€ 5' and '\\$ 5'"):
        people(tmp_path, ["€ 5", "$ 5"])
    network, _ = load(tmp_path, CSV, "a,b,50%\nb,c,5 %\n")
    assert ties(network) == {("a", "b"): 0.5, ("b", "c"): 0.05}


def test_numbers_of_a_workbook_have_a_point(tmp_path):
    (tmp_path / "x.xlsx").write_bytes(workbook({"x": [["src", "dst", "weight"], ["a", "b", 1250.5], ["b", "c", 0.25]]}))
    assert ties(sim.read(tmp_path / "x.xlsx")[0]) == {("a", "b"): 1250.5, ("b", "c"): 0.25}


def test_an_id_that_stands_twice_is_named_with_its_column_and_rows(tmp_path):
    (tmp_path / "people.csv").write_text("name,phi\nann,1\nbo,2\n\nann,3\n")
    said = (
        "row 5: each id has one row; 'ann' of the column 'name' stands in row 2 already; network.id=NAME names another"
    )
    with pytest.raises(sim.InputError, match=said):
        load(tmp_path, CSV, TIES, nodes=tmp_path / "people.csv")


def test_columns_are_mapped_by_a_setting(tmp_path):
    table = tmp_path / "people.csv"
    table.write_text("id;Honorar;town\nann;2,50;A\nbo;1.250;B\n")
    _, known = load(tmp_path, CSV, TIES, nodes=table, columns={"fee": "Honorar"})
    assert sorted(known.traits) == ["fee", "town"]
    assert known.traits["fee"].tolist()[:2] == [2.5, 1250]
    _, known = load(tmp_path, CSV, TIES, nodes=table, columns={"town": "Honorar", "Honorar": "town"})
    assert known.traits["town"].tolist()[:2] == [2.5, 1250]
    with pytest.raises(
        sim.InputError, match="columns.fee is one of the columns .*; got 'honorar'. Did you mean 'Honor"
    ):
        load(tmp_path, CSV, TIES, nodes=table, columns={"fee": "honorar"})
    with pytest.raises(sim.InputError, match="columns.town is 'Honorar', but 'town' is a column already"):
        load(tmp_path, CSV, TIES, nodes=table, columns={"town": "Honorar"})
    for wrong in ("Honorar", {"fee": 7}):
        with pytest.raises(sim.InputError, match="columns are names by traits"):
            load(tmp_path, CSV, TIES, nodes=table, columns=wrong)
    with pytest.raises(sim.InputError, match="there is no table"):
        load(tmp_path, CSV, TIES, columns={"fee": "Honorar"})


def test_columns_are_mapped_on_the_command_line(tmp_path):
    (tmp_path / "ties.csv").write_text(TIES)
    typed = [f"network={tmp_path / 'ties.csv'}", "network.nodes=x.csv", "network.columns.fee=Honorar"]
    assert composed(typed)["network"]["columns"] == {"fee": "Honorar"}
    with pytest.raises(sim.InputError, match="network.columns belongs to network=csv, which is not chosen"):
        composed(["network=ring", "network.columns.fee=Honorar"])


GEXF_TEXT = """<gexf><graph defaultedgetype="directed">
<attributes class="node"><attribute id="0" title="Honorar"/></attributes>
<nodes><node id="a"><attvalues><attvalue for="0" value="2.5"/></attvalues></node><node id="b"/></nodes>
<edges><edge source="a" target="b"/></edges></graph></gexf>"""
READ = {
    GEXF: GEXF_TEXT,
    Pajek: "*Vertices 2\n1 a\n2 b\n*Arcs\n1 2\n*Vector Honorar.vec\n*Vertices 2\n2.5\n0\n",
    VNA: "*node data\nid Honorar\na 2.5\nb 0\n*tie data\nfrom to\na b\n",
    NodeXL: workbook(
        {"Edges": [["Vertex 1", "Vertex 2"], ["a", "b"]], "Vertices": [["Vertex", "Honorar"], ["a", "2.5"]]}
    ),
}


@pytest.mark.parametrize("source", READ)
def test_attributes_are_mapped_by_a_setting(tmp_path, source):
    known = load(tmp_path, source, READ[source], columns={"fee": "Honorar"})[1]
    assert ([*known.traits], known.traits["fee"][0]) == (["fee"], 2.5)
    assert load(tmp_path, source, READ[source], columns={})[1].traits["Honorar"][0] == 2.5
    with pytest.raises(sim.InputError, match="columns.fee is one of the columns Honorar; got 'Lohn'"):
        load(tmp_path, source, READ[source], columns={"fee": "Lohn"})
    with pytest.raises(sim.InputError, match="columns are names by traits"):
        load(tmp_path, source, READ[source], columns="Honorar")
    with pytest.raises(sim.InputError, match="has no setting 'decimal'"):
        sim.read(tmp_path / "file", decimal="comma")
