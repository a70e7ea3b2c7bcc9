"""What is read is looked through: certain faults stop with row, id and setting, the rest is said in a sentence."""

import json
import time

import pytest

import sim
from sim.networks import CSV, GEXF, GML, JSON, UCINET, GraphML, Matrix, NodeXL, Pajek
from tests.unit.test_formats import load
from tests.workbooks import workbook

CERTAIN = {
    "missing": ("ann,bob\nnan,cy\nbob,cy\n", r"row 2: 1 id written like a missing value.*\('nan'\)"),
    "an error of a spreadsheet": ("ann,bob\n#N/A,cy\nbob,cy\n", r"row 2: 1 id written like .*\('#N/A'\)"),
    "rounded": ("ann,bob\nbob,cy\n1.23457E+15,cy\n", r"row 3: 1 id in scientific notation \('1.23457E\+15'\)"),
    "numbers spelt twice": ("1,2\n2,3\n3,1.0\n", r"row 1: 2 ids with the same number spelt in two ways \('1', '1.0'\)"),
    "composed": ("Zo\u00eb,bob\nZoe\u0308,cy\n", r"row 1: 2 ids with the same look .*\('Zo\\xeb', 'Zoe\\u0308'\)"),
    "without width": ("bob,cy\nann,bob\n\u200bann,cy\n", r"row 2: 2 ids with the same look .*\('ann', '\\u200bann'\)"),
    "two blanks": ("bob,cy\nann  lee,bob\nann lee,cy\n", "row 2: 2 ids with the same look as another"),
}


@pytest.mark.parametrize("text", CERTAIN.values(), ids=CERTAIN)
def test_certain_faults_stop_unless_they_are_said_to_be_right(tmp_path, text):
    text, complaint = text
    with pytest.raises(sim.InputError, match=f"{complaint}.*network.odd_ids=keep"):
        load(tmp_path, CSV, text)
    network, _ = load(tmp_path, CSV, text, odd_ids="keep")
    assert network.n == len({one for row in text.split("\n") for one in row.split(",")} - {""})
    assert len(network.counts.doubts) == 1


DOUBTS = {
    "capital letters": ("Ann,bob\nann,cy\ncy,Ann\n", "different from another in capital letters only ('Ann', 'ann')"),
    "zeros": ("007,a\n7,a\na,b\n", "different from another in zeros at the front only ('7', '007')"),
    "blanks at the end": (
        "ann,bob\nbob ,cy\ncy,ann\t\n",
        "2 ids with blanks at the end, which are left out (the first stands in row 2)",
    ),
    "blanks in quotes": (
        'src;dst\nann;"bob "\nbob;cy\n',
        "1 id with blanks at the end, which are left out (the first stands in row 2)",
    ),
    "columns": ("follower,bob\nbob,cy\nbob,follower\n", "a word that usually names a column ('follower')"),
    "dates": ("2-Sep,bob\nbob,cy\ncy,2020-01-31\n", "2 ids written like a date ('2-Sep', '2020-01-31')"),
    "comments": ("ann,bob\nbob,cy\n#x,cy\n", "1 id with the beginning of a comment ('#x')"),
    "first row": ("left,right\nann,bob\nbob,cy\ncy,dee\n", "the first row ('left', 'right') is tied to nobody else"),
    "seconds": ("1,2,978300760\n2,3,978300761\n", "weights look like times (the first is 978300760)"),
    "years": ("1,2,2011\n2,3,1999\n", "weights look like times (the first is 2011)"),
    "ids": ("6804,8520,33114\n8520,33114,6804\n6804,33114,33114\n", "weights look like ids (the first is 33114)"),
    "each its own": ("".join(f"a{i},b,{5000 + 7 * i}\n" for i in range(12)), "weights look like ids"),
}


@pytest.mark.parametrize("text", DOUBTS.values(), ids=DOUBTS)
def test_doubts_are_said(tmp_path, text):
    text, said = text
    network, _ = load(tmp_path, CSV, text)
    assert any(said in one and one.startswith("Please check: ") for one in network.counts.doubts), network.counts


PLAUSIBLE = {
    "whole numbers": "1,2\n3,4\n5,6\n",
    "blanks after commas": "ann, bo\nbo, cy\n\ncy, ann\n",
    "blanks between": "ann bo \nbo cy\n",
    "blanks in another column": "src,dst,note\nann,bo,x \nbo,cy, \n",
    "names": "Ann Lee,Bob\nBob,Cy-Jo\nCy-Jo,O'Neill\nZoë,Bob\n",
    "pairs": "a,b\nc,d\ne,f\n",
    "codes": "x-12,y.3\ny.3,12/b\n12/b,x-12\n",
    "all zeros": "007,008\n008,009\n",
    "all floats": "1.0,2.0\n2.0,3.0\n",
    "hashtags": "#a,#b\n#b,#c\n",
    "name of a person": "Nan,Null\nNull,Na\n",
    "weights": "1,2,1000\n2,3,1000\n3,1,250000\n",
    "a hexadecimal": "12e5,3e+\n3e+,ff\n",
}


@pytest.mark.parametrize("text", PLAUSIBLE.values(), ids=PLAUSIBLE)
def test_what_is_plausible_raises_no_doubt(tmp_path, text):
    assert load(tmp_path, CSV, text)[0].counts.doubts == ()


TWICE = {
    Pajek: '*Vertices 2\n1 "1"\n2 "1.0"\n*Edges\n1 2\n',
    UCINET: "dl n=2 format=el1\nlabels embedded\ndata:\n1 1.0\n",
    GML: 'graph [ node [ id "1" ] node [ id "1.0" ] edge [ source 1 target 1.0 ] ]',
    JSON: '{"nodes": [{"id": "1"}, {"id": "1.0"}], "links": [{"source": "1", "target": "1.0"}]}',
    GraphML: '<graphml><graph edgedefault="directed"><node id="1"/><node id="1.0"/>'
    '<edge source="1" target="1.0"/></graph></graphml>',
    GEXF: '<gexf><graph><nodes><node id="1"/><node id="1.0"/></nodes>'
    '<edges><edge source="1" target="1.0"/></edges></graph></gexf>',
    Matrix: ",1,1.0\n1,0,1\n1.0,1,0\n",
    NodeXL: workbook({"Edges": [["Vertex 1", "Vertex 2"], ["1", "1.0"]]}),
}


@pytest.mark.parametrize("source", TWICE, ids=lambda one: one.__name__)
def test_all_formats_are_looked_through(tmp_path, source):
    with pytest.raises(sim.InputError, match="2 ids with the same number spelt in two ways.*network.odd_ids=keep"):
        load(tmp_path, source, TWICE[source])
    assert load(tmp_path, source, TWICE[source], odd_ids="keep")[0].n == 2


def test_people_who_are_listed_may_be_called_like_a_missing_value(tmp_path):
    text = json.dumps({"nodes": [{"id": "NA"}, {"id": "DE"}], "links": [{"source": "NA", "target": "DE"}]})
    assert "written like a missing value" in load(tmp_path, JSON, text)[0].counts.doubts[0]
    (tmp_path / "people.csv").write_text("id,size\nNA,1\nDE,2\n")
    network, _ = load(tmp_path, CSV, "NA,DE\n", nodes=tmp_path / "people.csv")
    assert "written like a missing value" in network.counts.doubts[0]


def test_a_person_without_ties_stops_without_a_row(tmp_path):
    text = '{"nodes": [{"id": "1E+20"}, {"id": "b"}], "links": []}'
    with pytest.raises(sim.InputError, match="file: 1 id in scientific notation"):
        load(tmp_path, JSON, text)


def test_doubts_show_no_id_that_is_hidden(tmp_path):
    network, _ = load(tmp_path, CSV, "Anna,bob\nanna,cy\ncy,bob\n", hash_ids="correct-horse")
    (doubt,) = network.counts.doubts
    assert "nna" not in doubt
    assert any(one in doubt for one in network.ids.tolist())


def test_blanks_at_the_end_of_ids_of_people_are_said(tmp_path):
    (tmp_path / "people.csv").write_text("id,phi\nann ,0.5\nbo,1\n")
    for secret in (None, "a secret text"):
        counts = load(tmp_path, CSV, "ann,bo\n", nodes=tmp_path / "people.csv", hash_ids=secret)[0].counts
        assert counts.doubts == (
            "Please check: 1 id with blanks at the end, which are left out (the first stands in row 2).",
        )
    (tmp_path / "x.xlsx").write_bytes(workbook({"Ties": [["src", "dst"], ["ann", "bo "], ["bo", "cy"]]}))
    network = sim.read(tmp_path / "x.xlsx")[0]
    assert (network.n, len(network.counts.doubts)) == (3, 1)


@pytest.mark.parametrize(("spelt", "count"), [("n{i},N{i}", 60_000), ("{i},0{i}", 60_000)])
def test_many_doubtful_ids_take_no_longer_than_others(tmp_path, spelt, count):
    rows = "".join(spelt.format(i=i) + "\n" for i in range(1, 30_001))
    began = time.process_time()
    network = load(tmp_path, CSV, rows + "x,1\n" * ("0" in spelt))[0]
    assert time.process_time() - began < 10  # some minutes where each is looked for among all
    assert f"{count:,} ids different from another" in network.counts.doubts[0]


def test_weights_with_decimal_commas_are_pointed_out(tmp_path):
    counts = load(tmp_path, CSV, "von;nach;Gewicht\nann;bo;1,5\nbo;cy;2,0\n")[0].counts
    assert "network.weight=Gewicht reads them" in counts.doubts[0]


def test_what_snap_says_on_top_is_the_direction(tmp_path):
    text = "# Directed graph (each unordered pair of nodes is saved once): x.txt\n# FromNodeId\tToNodeId\n0\t1\n1\t2\n"
    assert load(tmp_path, CSV, text)[0].directed
    assert not load(tmp_path, CSV, text.replace("Directed", "Undirected"))[0].directed
    with pytest.raises(sim.InputError, match="a tie is directed here, which is not directed=false"):
        load(tmp_path, CSV, text, directed=False)
