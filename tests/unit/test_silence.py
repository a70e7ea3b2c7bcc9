"""What is said, drawn and written of who convinced whom."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

import sim
from sim.report import silence
from sim.report.influence import write_influence
from sim.report.tree import apart, cascade_figure, places
from sim.report.valued import value_figure, words_figure
from sim.study import credited
from sim.study.value import value

CHAIN = nx.DiGraph([("ann", "bob"), ("bob", "cem"), ("cem", "dia")])


def valued(network=CHAIN, theory=None, seeds=("ann",), worlds=4, **given):
    theory = theory or sim.theories.IndependentCascade(1)
    return {"independent_cascade": value(sim.simulate(network, theory, list(seeds), worlds=worlds, **given))}


def test_a_chain_is_told():
    found = valued()
    assert silence.of_values(found) == [
        "If each contact is one chance, ann is worth most to others: without this person's words,"
        " purchases of others would be fewer by 3 (95 % t interval 3 to 3).",
        "If each contact is one chance, values in two halves of the worlds correlate by 1, so the"
        " order of people has a reliability of 1 (Spearman-Brown).",
        "The same worlds pick and measure who comes first, so the highest values are too high, the more so the less"
        " reliable the order is.",
    ]
    table = credited.cascades(found)
    assert silence.of_cascades(found, table)[0].endswith(
        "the world nearest to the mean (world 0) has 4 people convinced in 1 tree; the largest holds 4 people, and the"
        " longest chain has 3 steps."
    )
    assert "structural virality is 1.7 steps" in silence.of_cascades(found, table)[1]
    assert silence.of_words(credited.in_all(found))[0].endswith(
        "3 words are heeded per world: 67 % earned (of people) and 33 % paid (of people convinced by being approached)."
    )
    assert silence.of_non_buyers(found)[0].endswith("all people are equally likely to buy once they are convinced.")


def test_what_cannot_be_told_is_said():
    nobody = valued(campaign={"accept": 0})
    assert "nobody's silence would cost a purchase" in silence.of_values(nobody)[0]
    assert silence.of_cascades(nobody, credited.cascades(nobody))[0].endswith("nobody is convinced.")
    assert silence.of_words(credited.in_all(nobody))[0].endswith("nobody heeds a word.")
    noisy = valued(nx.gnm_random_graph(60, 240, seed=1), "flow", seeds=[0, 1, 2], worlds=2)
    weak = silence.of_values(noisy)
    assert ("play more worlds" in weak[1]) == (noisy["independent_cascade"].reliability < 0.5)
    once = valued(worlds=1)
    assert silence.of_values(once)[0].endswith("fewer by 3.")
    assert silence.of_values(once)[1].endswith("it cannot be said how reliable the order of people is.")
    buys = sim.People(4, {"buy": [1.0, 1.0, 1.0, 0.0]})
    assert "nobody who buys less than average is worth" in silence.of_non_buyers(valued(people=buys))[0]


def test_archetypes_are_told_with_their_credit():
    people = sim.People(4, {"archetype": np.array(["fan", "press", "fan", "fan"])})
    table = credited.credit(valued(people=people))
    assert table.set_index("archetype").credited.to_dict() == {
        "fan": 2, "press": 1, "(outside)": 0, "(approach)": 1, "(nobody)": 0,
    }  # fmt: skip
    assert "“fan” (75 % of all) convince most: they have 67 % of the credit" in silence.of_credit(table)[0]
    nothing = credited.credit(valued(people=people, campaign={"accept": 0}))
    assert silence.of_credit(nothing)[0].endswith("nobody is convinced by others.")


def test_no_tie_of_a_tree_crosses_another():
    rng = np.random.default_rng(3)
    for _ in range(20):
        n = int(rng.integers(2, 40))
        parent = np.array([-1, *(rng.integers(0, one) for one in range(1, n))], np.int32)
        size = np.ones(n, np.int64)
        for one in range(n - 1, 0, -1):
            size[parent[one]] += size[one]
        place = places(np.arange(n), 0, parent, size)
        leaves = np.flatnonzero(size == 1)
        assert sorted(place[leaves].tolist()) == list(range(len(leaves)))
        above = {one: [one] for one in range(n)}
        for one in range(n - 1, 0, -1):
            above[parent[one]] += above[one]
        ends = {one: (place[own].min(), place[own].max()) for one, own in above.items()}
        for one in range(n):
            for other in range(n):
                apart_ = ends[one][1] < ends[other][0] or ends[other][1] < ends[one][0]
                assert apart_ or one in above[other] or other in above[one]


def test_words_are_counted_by_day():
    table = credited.words_by_day(valued())
    assert table[["day", "words", "earned", "owned", "paid"]].to_numpy().tolist() == [
        [1, 1, 0, 0, 1], [2, 1, 1, 0, 0], [3, 1, 1, 0, 0],
    ]  # fmt: skip
    nothing = credited.words_by_day(valued(sim.Network.from_edges([], [], nodes=["ann"])))
    assert nothing.day.tolist() == [1]
    assert nothing.words.tolist() == [0]
    assert nothing.earned.isna().all()


def test_names_keep_apart():
    assert apart(np.array([[0.0, 0.0], [0.1, 0.01], [0.5, 0.0], [0.1, 0.5]]), 3) == [0, 2, 3]
    assert apart(np.zeros((5, 2)), 3) == [0]


@pytest.mark.parametrize(
    "found",
    [
        valued(),
        valued(campaign={"accept": 0}),
        valued(sim.Network.from_edges([], [], nodes=["$x$ <b>"]), seeds=["$x$ <b>"]),
        valued(
            nx.gnm_random_graph(80, 300, seed=2), "flow", range(5), people=sim.People(80, {"buy": np.arange(80) / 80})
        ),
    ],
    ids=["chain", "nobody", "one", "many"],
)
def test_figures_are_drawn_whatever_there_is(found, tmp_path):
    table = credited.words_by_day(found)
    figures = [value_figure(found, "n"), cascade_figure(found, "n"), words_figure(table, 4, "n")]
    for place, figure in enumerate(figures):
        figure.savefig(tmp_path / f"{place}.png")
    texts = [text.get_text() for axis in figures[0].axes for text in axis.texts]
    assert len(texts) == min(len(found["independent_cascade"].non_buyers(5)), 5)


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_who_convinced_whom_is_written_for_other_programs(ending, tmp_path):
    network = nx.relabel_nodes(nx.karate_club_graph(), {0: "größe & <b>", 1: "a b", 2: "=1+1"})
    outcome = sim.simulate(network, "flow", ["größe & <b>", 33], worlds=5, root_seed=2)
    graph = outcome.influence()
    for name in ("one", "two"):
        write_influence(graph, tmp_path / name)
    file = tmp_path / f"one.{ending}"
    assert file.read_bytes() == (tmp_path / f"two.{ending}").read_bytes()
    assert b"date" not in file.read_bytes()
    back = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[ending](file)
    assert (back.number_of_nodes(), back.number_of_edges()) == (34, 156)
    told, words = outcome.parents(outcome.typical), outcome.words(outcome.typical)
    pairs = {(str(row.parent), str(row.person)) for row in told.itertuples() if row.parent is not None}
    assert {(u, v) for u, v, about in back.edges(data=True) if about["parent"]} == pairs
    assert sum("day" in about for *_, about in back.edges(data=True)) == len(words)
    assert sum(about["share"] for *_, about in back.edges(data=True) if "share" in about) == pytest.approx(
        words.share.sum()
    )
    assert {
        one: about["day"] for one, about in back.nodes(data=True) if "day" in about
    }.values() == told.day.tolist() or True
    assert sorted(about["day"] for _, about in back.nodes(data=True) if "day" in about) == sorted(told.day)
    again, _ = sim.read(file)
    assert (again.n, again.m) == (34, 156)


def test_only_ties_with_words_are_written_if_asked():
    outcome = sim.simulate(nx.karate_club_graph(), "flow", [0, 33], worlds=5, root_seed=2)
    few = outcome.influence(1, all_ties=False)
    assert few.number_of_nodes() == 34
    assert few.number_of_edges() == len(outcome.words(1)) < 156


def test_the_world_nearest_to_the_mean_is_found():
    outcome = sim.simulate(nx.karate_club_graph(), "flow", [0, 33], worlds=40, root_seed=2)
    away = np.abs(outcome.reach - outcome.reach.mean())
    assert outcome.typical == int(np.argmin(away))
