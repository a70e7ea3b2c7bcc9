"""CSV files: variants that must load, and malformed ones that get one clear line."""

import gzip

import pytest

import sim
from sim.networks import CSV

BROKEN = bytearray(gzip.compress(b"1,2\n" * 500, mtime=0))
BROKEN[14] ^= 0xFF
BROKEN = bytes(BROKEN)


def load(tmp_path, text, **settings):
    file = tmp_path / "ties.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return CSV(file, **settings).build()


@pytest.mark.parametrize(
    "text",
    [
        "src,dst\n1,2\n2,3\n",
        "1,2\n2,3\n",
        "1,2\n2,3",
        "\ufeffsrc,dst\r\n1,2\r\n2,3\r\n",
        "source,target,weight\n1,2,1\n2,3,\n",
        "weight,to,from,note\n1,2,1,hello\n1,3,2,\n",
        "a,b\n1,2\n2,3\n",
        '"1","2"\n\n 2 , 3 \n,\n',
        gzip.compress(b"src,dst\n1,2\n2,3\n", mtime=0),
    ],
    ids=["header", "bare", "no last newline", "bom", "weights", "any order", "unknown names", "quotes", "gzip"],
)
def test_variants(tmp_path, text):
    network, people = load(tmp_path, text)
    assert network.ids.tolist() == [1, 2, 3]
    assert network.counts.ties == 2
    assert network.ties["weight"].tolist() == [1, 1, 1, 1]
    assert people.n == 3


def test_text_ids_and_an_explicit_header(tmp_path):
    assert load(tmp_path, "anna,bob\nbob,cleo\n")[0].ids.tolist() == ["anna", "bob", "cleo"]
    assert load(tmp_path, "name,friend\nanna,bob\n", header=True)[0].ids.tolist() == ["anna", "bob"]
    assert load(tmp_path, "src,dst\nanna,bob\n", header=False)[0].n == 4


def test_a_first_row_of_odd_numbers_is_no_header(tmp_path):
    for first in ("007,7", "99999999999999999999,1", "nan,1"):
        network, _ = load(tmp_path, f"{first}\n7,8\n1,2\n", odd_ids="keep")
        assert (network.counts.rows, network.counts.header) == (3, "")
    network, _ = load(tmp_path, "who,whom\n7,8\n")
    assert "the first row read as names of columns (who,whom)" in network.counts.sentence()


def test_a_half_known_header_leaves_the_other_column(tmp_path):
    for text, ties in (
        ("target,user\n1,2\n", [(2, 1)]),
        ("id,src\n1,2\n", [(2, 1)]),
        ("friend,source\n1,2\n", [(2, 1)]),
    ):
        network, _ = load(tmp_path, text, directed=True, header=True)
        ids = network.ids.tolist()
        assert [(ids[u], ids[v]) for u, v in zip(network.speaker, network.listener, strict=True)] == ties


def test_a_table_of_other_people_is_refused(tmp_path):
    (tmp_path / "people.csv").write_text("id;phi\n8;0.3\n9;0.1\n")
    with pytest.raises(sim.InputError, match="none of its 2 ids stands in"):
        load(tmp_path, "1,2\n", nodes=tmp_path / "people.csv")


def test_direction(tmp_path):
    network, _ = load(tmp_path, "1,2\n2,3\n", directed=True)
    assert network.listeners.tolist() == [1, 1, 0]


def test_the_two_files_are_held_against_each_other(tmp_path):
    (tmp_path / "people.csv").write_text("id,age,town\n1,30,A\n3,,B\n8,50,\n")
    network, people = load(tmp_path, "1,2\n2,3\n1,1\n", nodes=tmp_path / "people.csv")
    assert network.ids.tolist() == [1, 2, 3, 8]
    counts = network.counts
    assert (counts.only_in_nodes, counts.only_in_edges, counts.isolated, counts.loops) == (1, 1, 1, 1)
    assert "1 person only in the table of people" in counts.sentence()
    assert people.number("age", -1, -1).tolist() == [30, -1, -1, 50]
    assert people.traits["town"].tolist() == ["A", "", "B", ""]


def test_text_ids_of_people_are_aligned(tmp_path):
    (tmp_path / "people.csv").write_text("name,phi\nzoe,0.1\nbob,0.2\nanna,0.3\n")
    network, people = load(tmp_path, "bob,anna\nanna,zoe\n", nodes=tmp_path / "people.csv")
    assert dict(zip(network.ids.tolist(), people.traits["phi"].tolist(), strict=True)) == {
        "anna": 0.3,
        "bob": 0.2,
        "zoe": 0.1,
    }


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "has no rows"),
        ("\n\n", "has no rows"),
        ("src,dst\n", "has a header and no rows"),
        ("1,2\n3\n", "row 2: a row has 2 columns like the first.*got '3'"),
        ("1\n2\n", "row 1: a row has at least 2 columns"),
        ("1,2\n\n3,4,5\n", "row 3: a row has 2 columns"),
        ("1,2,3,4\n", "row 1: a row without a header has 2 or 3 columns"),
        ("src,dst,weight\n1,2,much\n", "row 2: weight is a number of 0 or more, got '1,2,much'"),
        ("1,2,1\n2,3,-1\n", "row 2: a weight is a number of 0 or more, not -1; network.relation=positive"),
        ("1,2,nan\n", "row 1: weight is a number of 0 or more"),
        ("1,2\n,3\n", "row 2: a tie has two ids"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "UTF-8 text, this is something else"),
        (b"1,2\n\xff\xfe,3\n", "line 2 is not; say how it is encoded: network.encoding=cp1252 for 'ÿþ'"),
        (gzip.compress(b"1,2\n2,3\n", mtime=0)[:-9], "cannot read"),
        (BROKEN, "cannot read"),
    ],
)
def test_malformed(tmp_path, text, complaint):
    with pytest.raises(sim.InputError, match=complaint) as caught:
        load(tmp_path, text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "has no rows"),
        ("id,age\n1,2\n1,3\n", "row 3: each id has one row; '1' of the column 'id' stands in row 2"),
        ("id,age\n,3\n", "row 2: each row has an id"),
        ("id,age\n1\n", "row 2: a row has 2 columns"),
        ("id,age,age\n1,2,3\n", "row 1: a header has each name once"),
    ],
)
def test_malformed_people(tmp_path, text, complaint):
    (tmp_path / "people.csv").write_text(text)
    with pytest.raises(sim.InputError, match=complaint):
        load(tmp_path, "1,2\n", nodes=tmp_path / "people.csv")


def test_missing_files_and_folders(tmp_path):
    with pytest.raises(sim.InputError, match="nowhere.csv: No such file"):
        CSV(tmp_path / "nowhere.csv").build()
    with pytest.raises(sim.InputError, match="Is a directory"):
        CSV(tmp_path).build()


def test_a_long_file_keeps_every_row(tmp_path):
    rows = [f"{i},{i + 1}" for i in range(45_000)]
    network, _ = load(tmp_path, "\n".join(rows))
    assert (network.n, network.counts.ties) == (45_001, 45_000)
    with pytest.raises(sim.InputError, match="row 44001"):
        load(tmp_path, "\n".join([*rows[:44_000], "7"]))


@pytest.mark.parametrize(
    ("name", "directed", "people", "ties", "isolated"),
    [
        ("lastfm_asia", False, 7624, 27806, 0),
        ("facebook_combined", False, 4039, 88234, 0),
        ("email_eu_core", True, 1005, 24929, 19),
        ("polblogs", True, 1490, 19022, 266),
    ],
)
def test_real_networks(real_network, name, directed, people, ties, isolated):
    table = f"{name}.nodes.csv.gz"
    nodes = real_network(table) if name not in ("facebook_combined",) else None
    network, traits = CSV(real_network(f"{name}.edges.csv.gz"), nodes, directed=directed).build()
    counts = network.counts
    assert (counts.people, counts.ties, counts.isolated, traits.n) == (people, ties, isolated, people)
    assert counts.rows == ties
    assert counts.loops == counts.duplicates == 0
