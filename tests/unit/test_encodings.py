"""How text is encoded: found where that is certain, else asked for with a word of the file."""

import pytest

import sim
from sim.encodings import ENCODINGS, text_in
from sim.networks import CSV, GEXF, GML, JSON, UCINET, GraphML, Matrix, Pajek
from tests.unit.test_formats import load

NAMES = ["José", "Müller", "Zoë"]
TIES = "Source;Target\nJosé;Zoë\nZoë;Müller\n"
TEXTS = {
    CSV: TIES,
    Matrix: ";José;Zoë;Müller\nJosé;0;1;0\nZoë;1;0;1\nMüller;0;1;0\n",
    Pajek: '*Vertices 3\n1 "José"\n2 "Zoë"\n3 "Müller"\n*Edges\n1 2\n2 3\n',
    UCINET: "dl n=3 format=el1\nlabels embedded\ndata:\nJosé Zoë\nZoë Müller\n",
    GML: 'graph [ node [ id "José" ] node [ id "Zoë" ] node [ id "Müller" ] edge [ source "José" target "Zoë" ] ]',
    JSON: '{"nodes": [{"id": "José"}, {"id": "Zoë"}, {"id": "Müller"}], "links": []}',
    GraphML: '<graphml><graph edgedefault="directed"><node id="José"/><node id="Zoë"/><node id="Müller"/>\n'
    '<edge source="José" target="Zoë"/></graph></graphml>',
    GEXF: '<gexf><graph><nodes><node id="José"/><node id="Zoë"/><node id="Müller"/></nodes></graph></gexf>',
}


@pytest.mark.parametrize("source", TEXTS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac-roman", "cp850", "utf-16-le"])
def test_every_format_takes_an_encoding(tmp_path, source, encoding):
    raw = TEXTS[source].encode(encoding)
    assert sorted(load(tmp_path, source, raw, encoding=encoding)[0].ids.tolist()) == NAMES


@pytest.mark.parametrize("source", TEXTS, ids=lambda one: one.__name__)
def test_where_it_is_not_certain_the_setting_is_named(tmp_path, source):
    with pytest.raises(sim.InputError, match="line [1-4] is not; say how .*network.encoding=cp1252 for '.*José"):
        load(tmp_path, source, TEXTS[source].encode("cp1252"))


@pytest.mark.parametrize("source", TEXTS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_where_it_is_certain_it_is_found(tmp_path, source, encoding):
    network, _ = load(tmp_path, source, TEXTS[source].encode(encoding))
    assert sorted(network.ids.tolist()) == NAMES


def test_both_tables_have_the_encoding(tmp_path):
    (tmp_path / "people.csv").write_bytes("id;town\nJosé;Köln\n".encode("cp1252"))
    _, people = load(tmp_path, CSV, TIES.encode("cp1252"), nodes=tmp_path / "people.csv", encoding="cp1252")
    assert "Köln" in people.traits["town"].tolist()


def test_an_xml_file_that_declares_its_encoding_needs_no_setting(tmp_path):
    raw = ('<?xml version="1.0" encoding="windows-1252"?>\n' + TEXTS[GraphML]).encode("cp1252")
    assert sorted(load(tmp_path, GraphML, raw)[0].ids.tolist()) == NAMES
    wrong = ('<?xml version="1.0" encoding="utf-8"?>\n' + TEXTS[GraphML]).encode("cp1252")
    with pytest.raises(sim.InputError, match="line 2: not well-formed XML"):
        load(tmp_path, GraphML, wrong)
    assert sorted(load(tmp_path, GraphML, wrong, encoding="cp1252")[0].ids.tolist()) == NAMES


def test_asking_for_the_wrong_one_names_the_line(tmp_path):
    with pytest.raises(sim.InputError, match="line 2 is no utf-8; take another encoding"):
        load(tmp_path, CSV, TIES.encode("cp1252"), encoding="utf-8")
    with pytest.raises(sim.InputError, match="encoding is one of utf-8, utf-16-le, .* got 'dos'"):
        load(tmp_path, CSV, TIES, encoding="dos")


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("张三,李四\r\n王五,张三\r\n", True),
        ("ann,bob\n", True),
        ("一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一", False),
        ("a\x01,b\n", False),
    ],
)
def test_utf_16_without_a_mark_is_found_by_its_separators(tmp_path, text, certain):
    for encoding in ("utf-16-le", "utf-16-be"):
        raw = text.encode(encoding)
        if certain:
            assert text_in(raw, tmp_path, "text") == text
        else:
            with pytest.raises(sim.InputError, match="something else"):
                text_in(raw, tmp_path, "text")


def test_a_word_of_the_file_is_shown_only_where_a_setting_can_help(tmp_path):
    with pytest.raises(sim.InputError) as caught:
        text_in("x,Zoë".encode("cp1252"), tmp_path, "a roster")
    assert "Zo" not in str(caught.value)


def test_all_encodings_are_known_to_python():
    for name in ENCODINGS:
        assert "a,b".encode(name).decode(name) == "a,b"
