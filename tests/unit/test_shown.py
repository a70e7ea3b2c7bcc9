"""What Python and notebooks show of a thing: a few lines, nothing dumped, names escaped."""

from xml.etree import ElementTree

import networkx as nx
import numpy as np
import pytest

import sim
from sim.report.words import answer

GRAPH = nx.barabasi_albert_graph(60, 2, seed=1)
NASTY = "<script>&'\u202e"


@pytest.fixture(scope="module")
def comparison():
    plans = {"hubs": sim.Plan("hubs"), NASTY: sim.Plan("fringe"), "random": sim.Plan("random", {"budget": 3})}
    return sim.compare(GRAPH, ["flow", "key_person"], plans=plans, budget=5, worlds=8)


@pytest.fixture(scope="module")
def decision(comparison):
    return sim.decide(comparison)


def page(html):
    """Return the texts of a piece of a page, which has to be well-formed."""
    return list(ElementTree.fromstring(f"<body>{html}</body>").itertext())


def test_everything_is_a_few_lines(comparison, decision):
    many = np.arange(5000)
    things = [
        comparison,
        decision,
        sim.Network.from_edges(many[1:], many[:-1]),
        sim.People(5000, {"phi": many / 5000, "club": many.astype(str)}),
        sim.simulate(GRAPH, "flow", [0], worlds=50),
        sim.Plan(sim.seeding.Roster(list(range(5000))), {"budget": 3}),
    ]
    for thing in things:
        text = repr(thing)
        assert 1 <= len(text.splitlines()) <= 3
        assert len(text) < 1200
        assert "array(" not in text
        assert text.replace("\n", "").isprintable()


def test_a_network_says_what_became_of_its_rows():
    network = sim.Network.of([(1, 2), (2, 1), (3, 3)], directed=True)
    assert repr(network) == (
        "Network: 3 people and 2 ties, from 3 rows; 1 row from a person to themselves left out; "
        "1 person without ties; ties have a direction"
    )
    assert page(network._repr_html_())[1:5] == ["people", "3", "ties", "2"]
    assert "people heard per person" in page(network._repr_html_())
    undirected = page(sim.Network.of([(1, 2)])._repr_html_())
    assert undirected[1:5] == ["people", "2", "ties", "1"]
    assert "people heard per person" not in undirected


def test_a_network_that_was_changed_says_what_it_is_now():
    network = sim.Network.of([(1, 2), (2, 3)])
    assert repr(sim.OldMap(0.0).of(network)).startswith("Network: 3 people and 0 ties")
    bare = sim.Network(network.start, network.listener, network.ties, network.ids, False)
    assert repr(bare).startswith("Network: 3 people and 2 ties")


def test_people_and_outcomes():
    assert repr(sim.People(1)) == "1 person without traits"
    assert (
        repr(sim.People(2, {"phi": [0, 1], "club": ["a", "b"]})) == "2 people with the traits phi (number), club (text)"
    )
    outcome = sim.simulate(nx.path_graph(4), sim.theories.IndependentCascade(p=1), [0], worlds=2)
    assert repr(outcome) == "On average 4 of 4 people convinced, in 2 worlds (4 to 4)"


def test_a_plan_leaves_out_what_is_usual():
    assert repr(sim.Plan("hubs")) == "Plan(strategy=Hubs())"
    assert repr(sim.Plan("hubs", {"budget": 30}, luck="b")) == "Plan(strategy=Hubs(), changes={'budget': 30}, luck='b')"


def test_a_comparison_says_who_is_first(comparison):
    first, second = repr(comparison).splitlines()
    assert first == "3 plans under 2 theories, in 8 worlds: a budget for each plan, 60 people in all"
    assert "people with the most contacts (hubs), if" in second.replace("whichever", "if")
    told = page(comparison._repr_html_())
    assert told[0] == first
    assert "If it takes many voices (flow)" in told
    for theory in comparison.theories:
        assert f"1  {'people with the most contacts (hubs)'}" in told or comparison.best(theory) != "hubs"


def test_a_decision_is_its_answer(decision):
    assert repr(decision).splitlines()[0] == answer(decision)[0]
    told = page(decision._repr_html_())
    assert told[0] == answer(decision)[0]
    assert {"most people lost", "people with the most contacts (hubs)"} <= set(told)


def test_names_are_escaped(comparison, decision):
    for thing in (comparison, decision):
        html = thing._repr_html_()
        assert "<script" not in html
        assert "&lt;script&gt;&amp;" in html
        assert "\u202e" not in html + repr(thing)


def test_many_plans_are_cut_short():
    plans = {f"plan {number}": sim.Plan("random", luck=str(number)) for number in range(13)}
    comparison = sim.compare(GRAPH, ["flow"], plans=plans, budget=2, worlds=2)
    told = page(comparison._repr_html_())
    assert "And 3 more." in told
    assert sum("  plan " in text for text in told) == 10


@pytest.mark.parametrize("theories", [["flow"], ["flow", "bass", "key_person", "weighted_cascade"]])
@pytest.mark.parametrize("worlds", [1, 3])
def test_small_and_large_comparisons_are_shown(theories, worlds):
    comparison = sim.compare(GRAPH, theories, ["hubs"], budget=2, worlds=worlds)
    decision = sim.decide(comparison)
    assert len(repr(comparison).splitlines()) == 2
    assert page(decision._repr_html_())[0] == repr(decision).splitlines()[0]
