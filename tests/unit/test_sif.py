"""SIF files by hand: who is there, who is tied to whom, and of which kinds."""

import gzip

import pytest

import sim
from sim.networks import SIF
from tests.unit.test_formats import load, ties

BLANKS = "ann knows bo\nann  knows cy dee \n\nsolo\nbo\n"
TABS = "ann lee\tworks with\tbo t\t\nbo t\tworks with\tcy\n"
NUMBERS = "6804\tpp\t33114\r\n6804\tpp\t35801\r\n8520\tpd\t33114\r\n"


def test_blanks_separate_and_a_lone_id_has_no_ties(tmp_path):
    network, people = load(tmp_path, SIF, BLANKS)
    assert network.ids.tolist() == ["ann", "bo", "cy", "dee", "solo"]
    assert ties(network) == {("ann", "bo"): 1.0, ("ann", "cy"): 1.0, ("ann", "dee"): 1.0}
    assert not network.directed
    assert not people.traits
    assert "only in" not in network.counts.sentence()


def test_tabs_separate_where_there_are_some(tmp_path):
    assert ties(load(tmp_path, SIF, TABS)[0]) == {("ann lee", "bo t"): 1.0, ("bo t", "cy"): 1.0}


def test_lines_of_blanks_are_nobody(tmp_path):
    blank = TABS.replace("\nbo t", "\n  \t \n \n\t\t\nbo t")
    assert load(tmp_path, SIF, blank)[0].n == 3


def test_numbers_are_ids_and_never_weights(tmp_path):
    with pytest.raises(sim.InputError, match=r"not mixed unasked: pp \(2\), pd \(1\); all mixes them"):
        load(tmp_path, SIF, NUMBERS)
    network, _ = load(tmp_path, SIF, NUMBERS, relation="all")
    assert sorted(network.ids.tolist()) == [6804, 8520, 33114, 35801]
    assert ties(network) == {("6804", "33114"): 1.0, ("6804", "35801"): 1.0, ("8520", "33114"): 1.0}


def test_a_kind_is_chosen_and_everybody_stays(tmp_path):
    network, _ = load(tmp_path, SIF, "a likes b\na hates c\nb likes c\n", relation="likes", directed=True)
    assert ties(network) == {("a", "b"): 1.0, ("b", "c"): 1.0}
    assert network.directed
    with pytest.raises(sim.InputError, match="may be against somebody: all in interaction are 'hates'"):
        load(tmp_path, SIF, "a hates c\n")


def test_who_stands_first_speaks_unless_turned_round(tmp_path):
    text = "a tells b c\n"
    assert ties(load(tmp_path, SIF, text, directed=True)[0]) == {("a", "b"): 1.0, ("a", "c"): 1.0}
    assert ties(load(tmp_path, SIF, text, directed=True, reverse=True)[0]) == {("b", "a"): 1.0, ("c", "a"): 1.0}


def test_the_same_tie_twice_is_one_of_weight_two(tmp_path):
    assert ties(load(tmp_path, SIF, "a r b\nb r a\na r c\n")[0]) == {("a", "b"): 2.0, ("a", "c"): 1.0}


@pytest.mark.parametrize("name", ["x.sif", "X.SIF", "x.sif.gz"])
def test_the_ending_tells(tmp_path, name):
    raw = TABS.encode("utf-16")
    (tmp_path / name).write_bytes(gzip.compress(raw) if name.endswith("gz") else raw)
    assert sim.read(tmp_path / name)[0].n == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a r b\na r\n", "line 2: a line has an id, or an id, a kind of tie and other ids, got 'a r'"),
        ("a\tr\tb\na r b\nc\tr\t\td\n", "line 3: an id is a number or text, got nothing"),
        ("a r b\nb r nan\n", "line 2: .*nan"),
        ("a,r,b\nb,r,c\n", "a SIF file has lines .*; none is"),
        ("\n\n", "a SIF file has lines"),
        ("a\tr\tb\nb \tr\tc\n", "line 1: 2 ids with the same look as another"),
    ],
)
def test_what_is_wrong_stops_with_its_line(tmp_path, text, said):
    with pytest.raises(sim.InputError, match=said):
        load(tmp_path, SIF, text)
