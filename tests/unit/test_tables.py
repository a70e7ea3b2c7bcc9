"""Tables of ties: what stands between columns, which column is which, and two ways to read that agree."""

import gzip

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sim
from sim.networks import CSV
from sim.networks.parsed import Reading
from tests.unit.test_formats import ties


def load(tmp_path, text, **settings):
    file = tmp_path / "ties.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return CSV(file, **settings).build()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\tb\t2\nb\tc c\t\n", "separated by tabs"),
        ("a;b;2,0\nb;c c;1\n", "separated by semicolons"),
        ("a|b|2\nb|c c|1\n", "separated by bars"),
        ('a b 2\nb "c c" 1\n', "separated by spaces"),
        ("  a   b 2 \nb  'c_c'   1\n", "separated by spaces"),
        ("# Directed graph\n# FromNodeId ToNodeId\n\na,b,2\nb,c c,1\n", "2 lines of comment"),
        ("% sym weighted\r\na,b,2\r\nb,c c,1\r\n", "1 line of comment"),
        ('"a, the first",b,2\n', ""),
        ("\ufeff#\na,b,2\nb,c c\u3000,\n", "1 line of comment"),
        ("\ufeffa\tb\t2\r\nb\tc c\t1\r\n".encode("utf-16"), "separated by tabs"),
    ],
    ids=["tabs", "semicolons", "bars", "spaces", "many spaces", "snap", "konect", "quotes", "bom", "excel"],
)
def test_separators_and_comments(tmp_path, text, told):
    network, _ = load(tmp_path, text)
    assert told in network.counts.sentence()
    assert sorted(network.ties["weight"])[-1] == 2


def test_a_hashtag_is_no_comment(tmp_path):
    network, _ = load(tmp_path, "#art,#music\n#music,#film\n")
    assert (network.n, network.counts.comments) == (3, 0)
    assert load(tmp_path, "#src,dst\n#a,b\n")[0].ids.tolist() == ["#a", "b"]


def test_columns_by_name(tmp_path):
    text = "note,who,whom,calls\n1,a,b,3\n2,b,c,\n"
    network, _ = load(tmp_path, text, src="whom", dst="who", weight="calls", directed=True)
    assert ties(network) == {("b", "a"): 3, ("c", "b"): 1}
    assert network.counts.aside == "note"
    network, _ = load(tmp_path, text, src="who", dst="whom", directed=True, reverse=True)
    assert ties(network) == {("b", "a"): 1, ("c", "b"): 1}
    for settings_, complaint in (
        ({"src": "whoo"}, "src is one of the columns note, who, whom, calls; got 'whoo'. Did you mean 'who'"),
        ({"src": "who", "header": False}, "src is the name of a column, which needs a header"),
        ({"src": 3}, "src is the name of a column, or null, got 3"),
        ({"separator": ":"}, "separator is one of tab, semicolon, comma, bar, space, or null"),
        ({"reverse": True}, "reverse is for directed ties"),
    ):
        with pytest.raises(sim.InputError, match=complaint):
            load(tmp_path, text, **settings_)


def test_the_separator_can_be_given(tmp_path):
    assert load(tmp_path, "a;x,b\nb,c\n", separator="comma")[0].ids.tolist() == ["a;x", "b", "c"]


def test_people_need_a_header(tmp_path):
    people = tmp_path / "people.csv"
    people.write_text("a;0,5\nb;0,25\n")
    with pytest.raises(sim.InputError, match="row 1: a table of people has a header, here 'a' is a person"):
        load(tmp_path, "a,b\n", nodes=people)
    people.write_text("phi;user;town\n0,5;a;=1+1\n0,25;b;<b>\n;d;\n")
    network, traits = load(tmp_path, "a,b\n", nodes=people, id="user")
    assert network.ids.tolist() == ["a", "b", "d"]
    assert traits.traits["phi"][:2].tolist() == [0.5, 0.25]
    assert traits.traits["town"].tolist() == ["=1+1", "<b>", ""]
    with pytest.raises(sim.InputError, match="id is one of the columns phi, user, town; got 'usr'"):
        load(tmp_path, "a,b\n", nodes=people, id="usr")


CELLS = st.sampled_from(["a", "b", " a", "b ", "1", "2", "07", "", "#x", "% y", "é", "=1+1", "x y", "\u00a0a", "nan"])
WEIGHTS = st.sampled_from(["1", "0.5", "", " 2", "-1", "x", "1e3", "0,5", "1_0"])
ROWS = st.lists(st.tuples(CELLS, CELLS, WEIGHTS), min_size=1, max_size=6)


def _outcome(source, careful):
    try:
        network, _ = source.found(careful).assembled(Reading())
        return network.fingerprint, network.counts
    except sim.InputError as error:
        return str(error)


@settings(max_examples=120)
@given(
    ROWS,
    st.sampled_from([",", ";", "\t", "|", " "]),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n", " \n", "\n,\n"]),
    st.sampled_from(["", "# note\n", "src,dst,weight\n", "\n", "% a\n# b\n"]),
    st.booleans(),
    st.booleans(),
)
def test_the_fast_way_gives_what_the_careful_way_gives(tmp_path_factory, rows, between, end, top, last, quoted):
    cells = [[f'"{cell}"' if quoted else cell for cell in row] for row in rows]
    text = top.replace(",", between) + end.join(between.join(row) for row in cells) + (end if last else "")
    file = tmp_path_factory.mktemp("t") / "ties"
    file.write_bytes(text.encode())
    source = CSV(file, directed=True)
    assert _outcome(source, careful=False) == _outcome(source, careful=True)


def test_the_fast_way_is_taken_where_it_can_be(tmp_path, monkeypatch):
    def slow(self):
        raise AssertionError("careful")

    monkeypatch.setattr("sim.networks.tables.Table._slow", slow)
    for text in ("a,b\nb,c\n", "# x\na\tb\t1\r\nb\tc\t2", "a b\nb c\n", gzip.compress("é;b;0,5\n\nb;c;1\n".encode())):
        assert load(tmp_path, text)[0].n == 3
    for text in ('"a",b\n', "a,b\nc\n", "a,b\n,\n"):
        with pytest.raises(AssertionError, match="careful"):
            load(tmp_path, text)


def test_row_numbers_count_comments_and_quoted_lines(tmp_path):
    with pytest.raises(sim.InputError, match="row 6: a row has 2 columns"):
        load(tmp_path, '# one\n# two\n"a\nb",c\n\n7\n')


def test_a_hundred_thousand_rows_in_a_moment(tmp_path):
    rng = np.random.default_rng(1)
    pairs = rng.integers(0, 20_000, (100_000, 2))
    network, _ = load(tmp_path, "".join(f"user{u:x},user{v:x}\n" for u, v in pairs.tolist()))
    expected = sim.Network.from_edges([f"user{u:x}" for u in pairs[:, 0]], [f"user{v:x}" for v in pairs[:, 1]])
    assert network.fingerprint == expected.fingerprint
    assert network.counts.duplicates == expected.counts.duplicates > 0
