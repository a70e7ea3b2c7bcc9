"""Ties of several kinds and of several times: chosen by name, never mixed or taken for lasting unasked."""

import json

import pytest

import sim
from sim.networks import CSV, GEXF, GML, JSON, UCINET, GraphML, Matrix, NodeXL, Pajek
from tests.unit.test_formats import load, ties
from tests.workbooks import workbook

# in each file ann and bo are friends, bo and cy are enemies, and ann and cy are both
PAIRS = [("ann", "bo", "friend"), ("bo", "cy", "enemy"), ("ann", "cy", "friend"), ("ann", "cy", "enemy")]
PEOPLE = ["ann", "bo", "cy"]
PAJEK = '*Vertices 3\n1 "ann"\n2 "bo"\n3 "cy"\n'
DATA = "<data key='k'>{}</data>"
FILES = [
    (
        GraphML,
        "<graphml><key id='k' for='edge' attr.name='Relation'/><graph edgedefault='undirected'>"
        + "".join(f"<node id='{one}'/>" for one in PEOPLE)
        + "".join(f"<edge source='{u}' target='{v}'>{DATA.format(kind)}</edge>" for u, v, kind in PAIRS)
        + "</graph></graphml>",
    ),
    (
        GEXF,
        "<gexf><graph><nodes>"
        + "".join(f"<node id='{one}'/>" for one in PEOPLE)
        + "</nodes><edges>"
        + "".join(f"<edge source='{u}' target='{v}' kind='{kind}'/>" for u, v, kind in PAIRS)
        + "</edges></graph></gexf>",
    ),
    (
        GML,
        "graph ["
        + "".join(f'node [ id {place} label "{one}" ]' for place, one in enumerate(PEOPLE))
        + "".join(f'edge [ source {PEOPLE.index(u)} target {PEOPLE.index(v)} layer "{kind}" ]' for u, v, kind in PAIRS)
        + "]",
    ),
    (
        JSON,
        json.dumps(
            {
                "nodes": [{"id": one} for one in PEOPLE],
                "edges": [{"source": u, "target": v, "type": kind} for u, v, kind in PAIRS],
            }
        ),
    ),
    (
        JSON,
        json.dumps(
            {
                "multigraph": True,
                "nodes": [{"id": one} for one in PEOPLE],
                "links": [{"source": u, "target": v, "key": kind} for u, v, kind in PAIRS],
            }
        ),
    ),
    (NodeXL, workbook({"Edges": [["Vertex 1", "Vertex 2", "Relationship"], *PAIRS]})),
    (Pajek, PAJEK + '*Edges :1 "friend"\n1 2\n1 3\n*Edges :2 "enemy"\n2 3\n1 3\n'),
    (Pajek, PAJEK + '*Edges :1 "friend"\n*Edges :2 "enemy"\n*Edges\n1: 1 2\n2: 2 3\n1: 1 3\n2: 1 3\n'),
    (Pajek, PAJEK + '*Matrix :1 "friend"\n0 1 1\n1 0 0\n1 0 0\n*Matrix :2 "enemy"\n0 0 1\n0 0 1\n1 1 0\n'),
    (
        UCINET,
        "DL N=3 NM=2\nLABELS:\nann bo cy\nLEVEL LABELS:\nfriend\nenemy\nDATA:\n"
        "0 1 1\n1 0 0\n1 0 0\n0 0 1\n0 0 1\n1 1 0\n",
    ),
]
NAMES = [f"{source.__name__} {place}" for place, (source, _) in enumerate(FILES)]


@pytest.mark.parametrize(("source", "text"), FILES, ids=NAMES)
def test_kinds_of_ties_are_listed_and_chosen(tmp_path, source, text):
    with pytest.raises(sim.InputError, match=r"not mixed unasked: enemy \(2\), friend \(2\); all mixes them") as caught:
        load(tmp_path, source, text)
    assert caught.value.field == "relation"
    network, _ = load(tmp_path, source, text, relation="friend")
    assert ties(network) == {("ann", "bo"): 1, ("ann", "cy"): 1}
    counts = network.counts
    assert (counts.rows, counts.other_relations, counts.relation) == (4, 2, "friend (2)")
    assert "kinds of ties read: friend (2); 2 rows of other kinds left out" in counts.sentence()
    assert ties(load(tmp_path, source, text, relation=["enemy"])[0]) == {("bo", "cy"): 1, ("ann", "cy"): 1}
    for every in ("all", ["enemy", "friend"]):
        network, _ = load(tmp_path, source, text, relation=every)
        assert ties(network) == {("ann", "bo"): 1, ("ann", "cy"): 2, ("bo", "cy"): 1}
        assert network.counts.relation == "enemy (2), friend (2)"
    with pytest.raises(sim.InputError, match="Did you mean 'friend'"):
        load(tmp_path, source, text, relation="friends")


def test_who_has_no_tie_of_a_kind_stays(tmp_path):
    network, _ = load(tmp_path, Pajek, PAJEK + "*Arcs :1\n1 2\n*Arcs :7\n3 2\n", relation=7)
    assert (ties(network), network.counts.isolated, network.n) == ({("cy", "bo"): 1}, 1, 3)


def test_a_direction_counts_for_the_kind_that_is_read(tmp_path):
    text = PAJEK + '*Arcs :1 "names"\n1 2\n*Edges :2 "sits beside"\n2 3\n'
    assert load(tmp_path, Pajek, text, relation="names")[0].directed
    assert not load(tmp_path, Pajek, text, relation="sits beside")[0].directed


def test_one_kind_needs_no_choice_but_no_enemy_is_taken_for_a_friend(tmp_path):
    text = PAJEK + '*Arcs :1 "{}"\n1 2\n'
    network, _ = load(tmp_path, Pajek, text.format("advice"))
    assert (ties(network), network.counts.relation) == ({("ann", "bo"): 1}, "advice (1)")
    for word in ("dislikes", "enemy", "Negative tie", "distrust", "hates", "rivals", "least liked", "-1"):
        with pytest.raises(sim.InputError, match="may be against somebody"):
            load(tmp_path, Pajek, text.format(word))
        assert load(tmp_path, Pajek, text.format(word), relation="all")[0].m == 1
    for word in ("likes", "whatever", "chat", "1", "esteem", "block party guests"):
        assert load(tmp_path, Pajek, text.format(word))[0].m == 1


def test_a_tie_without_a_kind_beside_others_is_a_kind_of_its_own(tmp_path):
    links = [{"source": 1, "target": 2}, {"source": 2, "target": 1, "relation": "foe"}]
    text = json.dumps({"nodes": [{"id": 1}, {"id": 2}], "links": links})
    with pytest.raises(sim.InputError, match=r"foe \(1\), none \(1\)"):
        load(tmp_path, JSON, text)
    assert load(tmp_path, JSON, text, relation="none")[0].counts.other_relations == 1


def test_a_choice_where_no_kinds_are_told_is_refused(tmp_path):
    with pytest.raises(sim.InputError, match="of which this file tells none; got 'friend'"):
        load(tmp_path, Pajek, PAJEK + "*Edges\n1 2\n", relation="friend")
    for odd in (True, "", 0.5, [""], {"a": 1}):
        with pytest.raises(sim.InputError, match="relation is the name of a kind"):
            Pajek("x", relation=odd)


def test_enemies_in_what_is_not_read_are_a_doubt(tmp_path):
    links = [{"source": 1, "target": 2, "label": "friend"}, {"source": 1, "target": 3, "label": "enemy"}]
    text = json.dumps({"nodes": [{"id": 1}, {"id": 2}, {"id": 3}], "links": links})
    counts = load(tmp_path, JSON, text)[0].counts
    assert counts.aside == "label"
    assert counts.doubts == (
        'Some ties may be against somebody ("enemy" in "label"), and are read like the others: leave them out of the '
        'file, or call the column "relation" and choose with network.relation.',
    )


GEXF_TIMES = """<gexf><graph mode="dynamic" timeformat="date">
<nodes><node id="a" start="2009"/><node id="b"/><node id="c"/></nodes><edges>
<edge source="a" target="b" start="2009-03-01" end="2009-03-10"/>
<edge source="b" target="c"><spells>
<spell start="2009-01-01" end="2009-01-05"/><spell start="2010-01-01"/></spells></edge>
<edge source="a" target="c"/></edges></graph></gexf>"""
AB, AC, BC = ("a", "b"), ("a", "c"), ("b", "c")


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ("ever", {AB, AC, BC}),
        ("2009-03-10..2009-04-01", {AB, AC}),  # both ends belong to a span
        ("2009-03-11..2009-12-31", {AC}),
        ("..2009-01", {BC, AC}),
        ("2010..", {BC, AC}),
        ("2009..2009", {AB, AC, BC}),
    ],
)
def test_ties_of_a_slice(tmp_path, times, expected):
    network, _ = load(tmp_path, GEXF, GEXF_TIMES, times=times)
    assert (ties(network).keys(), network.n) == (expected, 3)
    assert network.counts.outside == 3 - len(expected)


def test_ties_that_change_with_time_are_not_taken_for_lasting(tmp_path):
    with pytest.raises(sim.InputError, match=r"times says which ties are read.*\(end, start\): ever for all") as caught:
        load(tmp_path, GEXF, GEXF_TIMES)
    assert caught.value.field == "times"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (Pajek, "*Vertices 3\n*Edges\n1 2 1 [1-4]\n2 3 1 [2,6-*]\n"),
        (
            JSON,
            json.dumps(
                {
                    "nodes": [{"id": 1}, {"id": 2}, {"id": 3}],
                    "links": [
                        {"source": 1, "target": 2, "start": 1, "end": 4},
                        {"source": 2, "target": 3, "timeset": "<[2, 2]; [6, Infinity]>"},
                    ],
                }
            ),
        ),
        (
            NodeXL,
            workbook(
                {"Edges": [["Vertex 1", "Vertex 2", "Timeset"], [1, 2, "<[1, 4]>"], [2, 3, "<[2, 2]; [6, inf]>"]]}
            ),
        ),
        (
            GML,
            "graph [ node [ id 1 ] node [ id 2 ] node [ id 3 ] edge [ source 1 target 2 start 1 end 4 ]"
            ' edge [ source 2 target 3 interval "<[2,2];[6,+inf]>" ] ]',
        ),
    ],
    ids=["Pajek", "JSON", "NodeXL", "GML"],
)
def test_slices_in_every_format(tmp_path, source, text):
    first, second = ("1", "2"), ("2", "3")
    expected = {"..1": {first}, "2..3": {first, second}, "3..4": {first}, "5..": {second}, "7..9": {second}}
    for times, kept in expected.items():
        assert ties(load(tmp_path, source, text, times=times)[0]).keys() == kept
    assert ties(load(tmp_path, source, text, times="ever")[0]).keys() == {first, second}
    with pytest.raises(sim.InputError, match="change with time"):
        load(tmp_path, source, text)


def test_moments_are_spans_without_length(tmp_path):
    rows = [["Vertex 1", "Vertex 2", "Date"], ["a", "b", "2024-01-31"], ["b", "c", "2024-02-01T10:00"]]
    book = workbook({"Edges": rows})
    assert ties(load(tmp_path, NodeXL, book, times="2024-01..2024-01")[0]).keys() == {("a", "b")}
    assert ties(load(tmp_path, NodeXL, book, times="2024-02-01..")[0]).keys() == {("b", "c")}
    with pytest.raises(
        sim.InputError, match="a slice in which there are ties.*run from 2024-01-31 to 2024-02-01T10:00"
    ):
        load(tmp_path, NodeXL, book, times="2025..")
    same = workbook({"Edges": [rows[0], *([u, v, "2024"] for u, v in ("ab", "bc"))]})
    assert load(tmp_path, NodeXL, same)[0].counts.aside == "Date"  # nothing changes


def test_times_that_cannot_be_read_are_told(tmp_path):
    rows = [["Vertex 1", "Vertex 2", "Date"], ["a", "b", "31.01.2024"], ["b", "c", "1.2.2024"]]
    book = workbook({"Edges": rows})
    assert load(tmp_path, NodeXL, book, times="ever")[0].m == 4
    with pytest.raises(sim.InputError, match="numbers or dates such as 2024-01-31, got '(31.01|1.2).2024'"):
        load(tmp_path, NodeXL, book, times="2024..")
    with pytest.raises(sim.InputError, match="of which this file tells nothing"):
        load(tmp_path, Pajek, PAJEK + "*Edges\n1 2\n", times="2024..")
    for odd in ("2024", "..", "a..b", 2024, "never", None):
        with pytest.raises(sim.InputError, match="times is (refuse, ever, or FROM..TO|a text)"):
            Pajek("x", times=odd)


def test_a_weight_that_changes_with_time_is_refused(tmp_path):
    text = GEXF_TIMES.replace(
        "<nodes>",
        '<attributes class="edge" mode="dynamic"><attribute id="w" title="weight" type="double"/></attributes><nodes>',
    ).replace("<spells>", '<attvalues><attvalue for="w" value="2" start="1" end="2"/></attvalues><spells>')
    with pytest.raises(sim.InputError, match="line 4: weights that change with time are not read"):
        load(tmp_path, GEXF, text, times="ever")
    counts = load(tmp_path, GEXF, text, times="ever", weight="none")[0].counts
    assert "changing weight (1)" in counts.aside


SIGNED = [("ann", "bo", 2.0), ("bo", "cy", -3.0), ("ann", "cy", 1.0)]


def signed(kind):
    """Return ties of which one is against somebody, in some formats."""
    ids = ["ann", "bo", "cy"]
    numbers = [(ids.index(u) + 1, ids.index(v) + 1, w) for u, v, w in SIGNED]
    rows = "\n".join(f"{u} {v} {w:g}" for u, v, w in numbers)
    vertices = '*Vertices 3\n1 "ann"\n2 "bo"\n3 "cy"\n'
    edges = "".join(f'<edge source="{u}" target="{v}"><data key="w">{w}</data></edge>' for u, v, w in SIGNED)
    nodes = "".join(f'<node id="{one}"/>' for one in ids)
    return {
        CSV: "\n".join(f"{u},{v},{w:g}" for u, v, w in SIGNED),
        Pajek: f"{vertices}*Edges\n{rows}\n",
        UCINET: f"dl n=3\nlabels:\n{','.join(ids)}\ndata:\n0 2 1\n2 0 -3\n1 -3 0\n",
        Matrix: ",ann,bo,cy\nann,0,2,1\nbo,2,0,-3\ncy,1,-3,0\n",
        GraphML: '<graphml><key id="w" for="edge" attr.name="weight" attr.type="double"/>'
        f'<graph edgedefault="undirected">{nodes}\n{edges}</graph></graphml>',
        JSON: json.dumps(
            {
                "nodes": [{"id": one} for one in ids],
                "links": [{"source": u, "target": v, "weight": w} for u, v, w in SIGNED],
            }
        ),
    }[kind]


@pytest.mark.parametrize("kind", [CSV, Pajek, UCINET, Matrix, GraphML, JSON])
def test_negative_weights_are_ties_against_somebody(tmp_path, kind):
    text = signed(kind)
    with pytest.raises(sim.InputError, match="a weight is a number of 0 or more, not -3; network.relation=positive"):
        load(tmp_path, kind, text)
    friends = load(tmp_path, kind, text, relation="positive")[0]
    assert ties(friends) == {("ann", "bo"): 2, ("ann", "cy"): 1}
    assert (friends.n, friends.counts.other_relations) == (3, 1)
    assert ties(load(tmp_path, kind, text, relation="negative")[0]) == {("bo", "cy"): 3}
    assert len(ties(load(tmp_path, kind, text, relation="all")[0])) == 3
    with pytest.raises(sim.InputError, match=r"positive \(2\), negative \(1\); or all; got 'friends'"):
        load(tmp_path, kind, text, relation="friends")


def test_a_negative_weight_that_nobody_uses_stops_nothing(tmp_path):
    text = "src,dst,weight,kind\na,b,2,likes\nb,c,-1,dislikes\nc,a,1,likes\n"
    assert ties(load(tmp_path, CSV, text, relation="likes")[0]) == {("a", "b"): 2, ("a", "c"): 1}
    with pytest.raises(sim.InputError, match="row 3: a weight is a number of 0 or more, not -1, got"):
        load(tmp_path, CSV, text, relation="all")
    assert load(tmp_path, CSV, text, relation="all", weight="none")[0].counts.ties == 3
