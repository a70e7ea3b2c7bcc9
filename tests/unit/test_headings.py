"""Tables as people export them: headings of any convention, row numbers, directions and comments of their own."""

import pytest

import sim
from sim.networks import CSV
from sim.networks.headings import ends_named
from tests.unit.test_formats import load, ties

ROWS = ["ann,bo", "bo,cy", "cy,ann"]
ALL = {("ann", "bo"), ("bo", "cy"), ("ann", "cy")}


@pytest.mark.parametrize(
    "names",
    [
        *("follower,followee", "Vertex 1,Vertex 2", "user_a,user_b", "node1,node2", "Ego,Alter", "Quelle,Ziel"),
        *("from_id,to_id", "SourceNode,TargetNode", "V1,V2", "id1,id2", "Von,An", "origen,destino", "u,v"),
        *("person_from,person_to", "sender,recipient", "Name,Friend", "FromNodeId,ToNodeId", "#src_id,dst_id"),
    ],
)
def test_names_that_stand_nowhere_below_are_a_heading(tmp_path, names):
    network, _ = load(tmp_path, CSV, "\n".join([names, *ROWS]))
    assert (network.counts.header, ties(network).keys()) == (names, ALL)


@pytest.mark.parametrize("first", ["dee,eve", "ego,bo", "von,an der", "ann b,cy b", "u1,x2", "left,wing"])
def test_other_first_rows_are_a_tie(tmp_path, first):
    network, _ = load(tmp_path, CSV, "\n".join([first, *ROWS]))
    assert (network.counts.header, network.counts.rows) == ("", 4)


def test_names_that_are_people_are_no_heading(tmp_path):
    network, _ = load(tmp_path, CSV, "ego,alter\nalter,bo\n")
    assert (network.counts.header, network.n) == ("", 3)


def test_the_two_columns_may_stand_anywhere(tmp_path):
    text = "score,node_2,note,node_1\n0.5,b,x,a\n0.2,c,y,b\n"
    network, _ = load(tmp_path, CSV, text, directed=True)
    assert ties(network) == {("a", "b"): 1, ("b", "c"): 1}
    assert network.counts.aside == "score, note"
    assert ends_named(["weight", "label", "id"]) == (-1, -1)


@pytest.mark.parametrize(
    "text",
    [
        '"","V1","V2"\n"1","ann","bo"\n"2","bo","cy"\n"3","cy","ann"\n',
        '"from" "to"\n"1" "ann" "bo"\n"2" "bo" "cy"\n"3" "cy" "ann"\n',
        ",source,target\n0,ann,bo\n1,bo,cy\n2,cy,ann\n",
        "Unnamed: 0,a_name,b_name\n0,ann,bo\n1,bo,cy\n2,cy,ann\n",
        "V1,V2\n1,ann,bo\n2,bo,cy\n3,cy,ann\n",
    ],
    ids=["R", "R without a corner", "pandas", "pandas again", "R, commas"],
)
def test_row_numbers_are_nobody(tmp_path, text):
    network, _ = load(tmp_path, CSV, text)
    assert (ties(network).keys(), network.n, network.counts.aside) == (ALL, 3, "")


def test_row_numbers_in_a_table_of_people_are_no_trait(tmp_path):
    (tmp_path / "people").write_text(",person,age\n1,ann,30\n2,bo,40\n3,cy,50\n")
    _, people = load(tmp_path, CSV, "\n".join(ROWS), nodes=tmp_path / "people")
    assert {name: values.tolist() for name, values in people.traits.items()} == {"age": [30, 40, 50]}


@pytest.mark.parametrize("head", ["name,id,accept", "name,Node ID,accept", "Name,key,accept", "person,id,accept"])
def test_the_id_is_found_by_its_name_in_any_order(tmp_path, head):
    (tmp_path / "people").write_text(f"{head}\n3,1,0.9\n1,2,0.1\n2,3,0.5\n")
    _, people = load(tmp_path, CSV, "1,2\n2,3\n", nodes=tmp_path / "people")
    assert people.traits["accept"].tolist() == [0.9, 0.1, 0.5]


GEPHI = "Source,Target,Type,Id,Label,Weight\n1,2,{},0,,1.0\n2,1,{},1,,2.0\n2,3,{},2,,1.0\n"


def test_a_column_type_says_the_direction(tmp_path):
    network, _ = load(tmp_path, CSV, GEPHI.format(*["Directed"] * 3))
    assert (ties(network), network.directed) == ({("1", "2"): 1, ("2", "1"): 2, ("2", "3"): 1}, True)
    network, _ = load(tmp_path, CSV, GEPHI.format(*["undirected"] * 3))
    assert (ties(network), network.directed) == ({("1", "2"): 3, ("2", "3"): 1}, False)
    network, _ = load(tmp_path, CSV, GEPHI.format("Directed", "Directed", "Mutual"))
    assert ties(network) == {("1", "2"): 1, ("2", "1"): 2, ("2", "3"): 1, ("3", "2"): 1}
    assert (network.counts.both_ways, network.counts.aside) == (1, "Id, Label")
    with pytest.raises(sim.InputError, match="row 4: .*a tie is undirected here, which is not directed=true"):
        load(tmp_path, CSV, GEPHI.format("Directed", "Directed", "Undirected"), directed=True)
    with pytest.raises(sim.InputError, match="row 2: .*a tie is directed here, which is not directed=false"):
        load(tmp_path, CSV, GEPHI.format(*["Directed"] * 3), directed=False)
    network, _ = load(tmp_path, CSV, GEPHI.format("", "", ""), directed=True)
    assert network.directed


def test_a_type_that_is_no_direction_is_a_kind_of_tie(tmp_path):
    text = GEPHI.format("friend", "enemy", "friend")
    with pytest.raises(sim.InputError, match=r"kinds of ties in Type, .*: friend \(2\), enemy \(1\)"):
        load(tmp_path, CSV, text)
    network, _ = load(tmp_path, CSV, text, relation="friend")
    assert (ties(network), network.counts.other_relations) == ({("1", "2"): 1, ("2", "3"): 1}, 1)


def test_times_in_columns(tmp_path):
    text = "from,to,start,end\na,b,2001,2003\nb,c,2002,\nc,d,,\n"
    with pytest.raises(sim.InputError, match=r"change with time \(start, end\)"):
        load(tmp_path, CSV, text)
    assert ties(load(tmp_path, CSV, text, times="2001..2001")[0]).keys() == {("a", "b"), ("c", "d")}
    assert ties(load(tmp_path, CSV, text, times="2004..")[0]).keys() == {("b", "c"), ("c", "d")}
    network, _ = load(tmp_path, CSV, text, times="ever")
    assert (network.counts.ties, network.counts.aside) == (3, "start, end")
    assert load(tmp_path, CSV, "start,end\na,b\nb,c\nc,d\n")[0].counts.header == "start,end"  # these are the ends


def test_who_hears_whom_in_a_heading_is_a_doubt(tmp_path):
    for names, word in (
        ("follower,followee", "follower"),
        ("name,trusts", "trusts"),
        ("nominator,nominee", "nominator"),
    ):
        text = "\n".join([names, *ROWS])
        (doubt,) = load(tmp_path, CSV, text, directed=True, header=True)[0].counts.doubts
        assert f'says "{word}"' in doubt
        assert "network.reverse=true" in doubt
        assert load(tmp_path, CSV, text, directed=True, reverse=True, header=True)[0].counts.doubts == ()
        assert load(tmp_path, CSV, text, header=True)[0].counts.doubts == ()
    assert load(tmp_path, CSV, "\n".join(["sender,receiver", *ROWS]), directed=True)[0].counts.doubts == ()


def test_weights_under_another_name(tmp_path):
    text = "from,to,{}\na,b,3\nb,c,2\n"
    for name in ("Weight", "edge_weight", "WEIGHTS"):
        assert set(ties(load(tmp_path, CSV, text.format(name))[0]).values()) == {3, 2}
    network, _ = load(tmp_path, CSV, text.format("Strength"))
    assert set(ties(network).values()) == {1}
    assert "network.weight=Strength reads them as weights" in network.counts.doubts[0]
    assert load(tmp_path, CSV, text.format("Strength"), weight="Strength")[0].counts.doubts == ()
    network, _ = load(tmp_path, CSV, "from,to,weight\na,b,-3\nb,c,2\n", weight="none")
    assert (set(ties(network).values()), network.counts.aside) == ({1}, "weight")


@pytest.mark.parametrize("quote", ["", '"'])
def test_comments_stand_anywhere(tmp_path, quote):
    text = "# on top\n1 2\n# between\n2 {q}3{q}\n%\n3 1\n# at the end"
    network, _ = load(tmp_path, CSV, text.format(q=quote))
    assert (ties(network).keys(), network.counts.comments) == ({("1", "2"), ("1", "3"), ("2", "3")}, 4)
    with pytest.raises(sim.InputError, match="row 4: "):
        load(tmp_path, CSV, "1,2,1\n# between\n2,3,1\n3,4,x\n")


def test_what_looks_like_a_comment_in_quotes_is_none(tmp_path):
    network, _ = load(tmp_path, CSV, 'a,"b\n# c"\n"b\n# c",d\n')
    assert (sorted(network.ids.tolist()), network.counts.comments) == (["a", "b\n# c", "d"], 0)


def test_konect_says_what_it_is(tmp_path):
    network, _ = load(tmp_path, CSV, "% asym unweighted\n1\t2\n2\t3\t\n")
    assert (ties(network), network.directed) == ({("1", "2"): 1, ("2", "3"): 1}, True)
    assert not load(tmp_path, CSV, "% sym unweighted\n1 2\n")[0].directed
    text = "% asym positive\n% 2 3 3\n1 2 5 1082008561\n2 3 1 1082008700\n"
    with pytest.raises(sim.InputError, match="change with time .timestamp."):
        load(tmp_path, CSV, text)
    assert ties(load(tmp_path, CSV, text, times="ever")[0]) == {("1", "2"): 5, ("2", "3"): 1}
    with pytest.raises(sim.InputError, match="two-mode data .bip. are refused"):
        load(tmp_path, CSV, "% bip unweighted\n1 2\n")
    with pytest.raises(sim.InputError, match="a tie is directed here, which is not directed=false"):
        load(tmp_path, CSV, "% asym unweighted\n1 2\n", directed=False)
