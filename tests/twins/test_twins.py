"""The Mesa engine and the compiled engine agree person by person, day by day."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sim
from sim import mechanisms, theories
from sim.engines import compiled, kept
from sim.engines import small as small_words
from sim.engines.agents import AgentsEngine
from sim.engines.base import parts
from sim.engines.bounds import law_arrays
from sim.engines.compiled import CompiledEngine
from sim.engines.packing import packing_of
from sim.engines.state import PAGE, PAGES
from sim.kinds import kinds
from sim.world import World

chances = st.sampled_from([0.0, 0.05, 0.3, 0.7, 1.0]) | st.floats(0, 1)
shares = st.sampled_from(["0", "0.18", "1/3", "0.5", "1"])
talk = st.sampled_from([1, 2, 5, None])


@st.composite
def flows(draw):
    low, high = sorted([draw(shares), draw(shares)], key=lambda text: float(theories.thresholds.share("phi", text)))
    phi = draw(st.sampled_from([low, (low, high)]))
    return theories.Flow(draw(chances), phi, draw(talk), draw(st.none() | chances))


@st.composite
def key_persons(draw):
    return theories.KeyPerson(
        base=draw(chances),
        connectors=draw(chances),
        salesmen=draw(chances),
        mavens=draw(chances),
        reach=draw(chances),
        persuasion=draw(st.floats(0, 5)),
        knowledge=draw(st.integers(1, 3)),
        sceptics=draw(chances),
        talk_days=draw(talk),
        expose=draw(st.none() | chances),
        tie_weight=draw(st.sampled_from(["ignored", "trust"])),
    )


OF_KIND = {
    "independent_cascade": st.builds(
        theories.IndependentCascade, chances, st.sampled_from(["ignored", "multiplicity"])
    ),
    "weighted_cascade": st.builds(theories.WeightedCascade, st.sampled_from(["ignored", "multiplicity", "share"])),
    "linear_threshold": st.builds(theories.LinearThreshold, st.sampled_from(["ignored", "share", "influence"])),
    "fractional_threshold": st.builds(theories.FractionalThreshold, shares),
    "complex_contagion": st.builds(theories.ComplexContagion, st.integers(0, 3)),
    "bass": st.builds(theories.Bass, chances, chances),
    "flow": flows(),
    "key_person": key_persons(),
}

campaigns = st.builds(
    sim.Campaign,
    accept=st.sampled_from([1.0, 0.5]),
    recommend=st.sampled_from([1.0, 0.6]),
    buy=st.sampled_from([1.0, 0.4]),
    mechanisms=st.tuples(st.builds(mechanisms.Broadcast, st.sampled_from([0.0, 0.1, 1.0]), st.integers(0, 2))),
    horizon=st.sampled_from([0, 1, 2, 7, 30]),
)


@st.composite
def graphs(draw):
    n = draw(st.integers(1, 9))
    pairs = draw(st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=24))
    made = draw(st.sampled_from([nx.Graph, nx.DiGraph]))()
    made.add_nodes_from(range(n))
    made.add_weighted_edges_from((u, v, draw(st.sampled_from([0.5, 1, 2, 3]))) for u, v in pairs)
    return made


TRAITS = {
    "reach": chances,
    "persuasion": st.floats(0, 3),
    "knowledge": st.integers(0, 3),
    "sceptic": st.integers(0, 1),
    "phi": chances,
    "accept": chances,
    "recommend": chances,
    "buy": chances,
}


@st.composite
def plays(draw, theory):
    made = draw(graphs())
    for trait in draw(st.sets(st.sampled_from(sorted(TRAITS)))):
        for person in made.nodes:
            if draw(st.booleans()):
                made.nodes[person][trait] = draw(TRAITS[trait])
    seeds = draw(st.lists(st.sampled_from(sorted(made.nodes)), min_size=1, max_size=3, unique=True))
    played = draw(theory)
    if played == theories.LinearThreshold("influence"):
        for _, _, tie in made.edges(data=True):
            tie["weight"] /= 24  # eight sources at most, of 3 at most
    return made, played, seeds, draw(campaigns), draw(st.integers(0, 2**64 - 1))


def both(play, **more):
    made, theory, seeds, campaign, root_seed = play
    return [
        sim.simulate(made, theory, seeds, campaign=campaign, worlds=3, root_seed=root_seed, engine=engine, **more)
        for engine in ("agents", "compiled")
    ]


def same(one, other):
    assert one.days.tolist() == other.days.tolist()
    assert one.known.tolist() == other.known.tolist()
    assert one.counts.tolist() == other.counts.tolist()


@settings(max_examples=400)
@given(st.one_of([plays(theory) for theory in OF_KIND.values()]))
def test_engines_agree(play):
    same(*both(play))


@settings(max_examples=40)
@given(st.one_of([plays(theory) for theory in OF_KIND.values()]), st.integers(2, 4))
def test_engines_agree_on_any_number_of_workers(play, workers):
    agents, compiled = both(play)
    same(agents, both(play, workers=workers)[1])
    same(compiled, both(play, workers=workers)[0])


def test_every_theory_is_drawn():
    assert set(OF_KIND) == set(kinds(theories.Theory))


def test_engines_agree_without_a_horizon_on_a_larger_network():
    made = nx.barabasi_albert_graph(300, 3, seed=2)
    for theory in (theories.KeyPerson(), theories.Flow(talk_days=None, expose=0.2), theories.LinearThreshold()):
        play = (made, theory, [0, 5, 7], sim.Campaign(accept=0.9, recommend=0.8), 11)
        agents, compiled = both(play)
        same(agents, compiled)
        assert compiled.reach.max() >= 30


def test_the_diary_holds_more_pages_than_one():
    # 5,000 listeners due on the same days: many pages in a slot, turned and used again
    star = nx.star_graph(5000)
    star.add_edges_from((leaf, leaf + 1) for leaf in range(1, 5000))
    play = (star, theories.Flow(hear=0.4, phi=0, talk_days=4), [0], sim.Campaign(), 3)
    agents, compiled = both(play)
    same(agents, compiled)
    assert np.bincount(compiled.days[0][compiled.days[0] > 0]).max() > 1000


@st.composite
def crowds(draw):
    """A network on which many are due on the same days, and days follow for long."""
    n = draw(st.integers(60, 160))
    links = nx.gnm_random_graph(
        n, draw(st.integers(2, 8)) * n, seed=draw(st.integers(0, 99)), directed=draw(st.booleans())
    )
    nx.add_path(links, range(n))
    return links


@settings(max_examples=40)
@given(crowds(), st.one_of(list(OF_KIND.values())), campaigns, st.integers(0, 2**64 - 1))
def test_engines_agree_on_crowds(made, theory, campaign, root_seed):
    same(*both((made, theory, [0, 17, 41], campaign, root_seed)))


def paged(talk_days):
    """Return what is heard and done on a network whose calendar fills many pages, on a hundred days."""
    made = nx.gnm_random_graph(300, 2500, seed=5)
    nx.add_path(made, range(300, 400))  # then a hundred days with one entry each
    made.add_edge(0, 300)
    network, theory = sim.Network.from_networkx(made), theories.Flow(1.0 if talk_days == 1 else 0.9, 0, talk_days)
    people = sim.People(400)
    return parts(network, people, theory.law(network, people), sim.Campaign(horizon=150))


@pytest.mark.parametrize("talk_days", [1, 4, None])
def test_pages_of_the_calendar_are_filled_handed_back_and_used_again(talk_days, monkeypatch):
    heard, done = paged(talk_days)
    monkeypatch.setattr(compiled, "packing_of", lambda *given: None)
    engine, world, seeds = CompiledEngine(heard), World(400, heard.network.m, 8, 0), np.array([3, 7])
    engine.play(world, done, seeds)
    wide = engine._wide
    pages, small = len(wide.state.following), wide.state
    # room for a play that never hands a page back, so that it would be seen and not crash
    wide.state = small._replace(calendar=np.empty(10**6, np.int32), following=np.empty(10**4, np.int32))
    played = engine.play(world, done, seeds)
    assert played.days.tolist() == AgentsEngine(heard).play(world, done, seeds).days.tolist()
    entries = int((np.diff(wide.live.start)[played.days >= 0]).sum())
    used = int(wide.state.tally[PAGES])
    assert played.days.max() > 50
    assert 8 <= used <= pages
    assert entries > 2000
    assert used < entries / PAGE + 40  # a page for each of a hundred more days would be more


def test_pages_of_small_words_are_filled_handed_back_and_used_again():
    heard, done = paged(4)
    engine, world, seeds = CompiledEngine(heard), World(400, heard.network.m, 8, 0), np.array([3, 7])
    engine.play(world, done, seeds)
    packed = engine._packed
    pages, small = len(packed._small.following), packed._small
    packed._small = small._replace(page=np.empty(10**6, np.uint32), following=np.empty(10**3, np.int32))
    played = engine.play(world, done, seeds)
    assert played.days.tolist() == AgentsEngine(heard).play(world, done, seeds).days.tolist()
    assert packed._small.tally[small_words.PAGES] <= min(pages, 8)  # of more than a hundred days
    assert played.days.max() > 50


@settings(max_examples=40)
@given(crowds(), flows() | key_persons() | OF_KIND["complex_contagion"], campaigns, st.integers(0, 2**64 - 1))
def test_small_words_change_nothing(made, theory, campaign, root_seed):
    given = (made, theory, [0, 17, 41])
    more = {"campaign": campaign, "worlds": 3, "root_seed": root_seed}
    one = sim.simulate(*given, **more)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "packing_of", lambda *given: None)
        same(one, sim.simulate(*given, **more))


STAR = nx.DiGraph([(0, leaf) for leaf in range(1, 30)] + [(leaf, 30) for leaf in range(1, 30)])


def fits(theory, network=STAR, worlds=20, **traits):
    """Return whether a law fits into small words; either way the engines agree."""
    network = sim.Network.from_networkx(network)
    people = sim.People(network.n, traits)
    heard, done = parts(network, people, theory.law(network, people), sim.Campaign(horizon=40))
    engine = CompiledEngine(heard)
    for index in range(worlds):
        world = World(network.n, network.m, 5, index)
        played, right = (one.play(world, done, np.array([0])) for one in (engine, AgentsEngine(heard)))
        assert played.days.tolist() == right.days.tolist()
        assert played.known.tolist() == right.known.tolist()
        assert played.counts.tolist() == right.counts.tolist()
    return engine._packing is not None


@pytest.mark.parametrize("days", [1, 6, 7, 8, 14, 15, 16])
def test_talk_of_up_to_fifteen_days_fits_into_small_words(days):
    assert fits(theories.Flow(0.2, (0, 0.4), days)) == (days <= 15)


@pytest.mark.parametrize("worth", [0, 1, 15, 16])
def test_words_worth_up_to_fifteen_voices_fit_into_small_words(worth):
    theory = theories.KeyPerson(0.3, mavens=0.5, knowledge=max(worth, 1), sceptics=1)
    assert fits(theory, knowledge=np.full(31, worth)) == (worth <= 15)


@pytest.mark.parametrize("voices", [2**14 - 1, 2**14])
def test_hubs_who_need_up_to_16383_voices_fit_into_small_words(voices):
    crowd = 2**14 + 50
    made = nx.DiGraph([(0, leaf) for leaf in range(1, crowd)] + [(leaf, crowd) for leaf in range(1, crowd)])
    assert fits(theories.ComplexContagion(voices), made, 1) == (voices < 2**14)
    assert not fits(theories.Flow(0.9, 1, 3), made, 1)


def test_small_words_hold_the_highest_number_of_a_person():
    ties = kept.Ties(np.empty(2, np.int64), np.empty(3, np.uint32))
    packing = packing_of(*law_of_days(15))
    top = np.array([2**28 - 1, 2**28 - 2], np.int32)
    for number in (0, 2**31, int(packing.last[0, -1])):
        numbers = np.full(2, number, np.uint32)
        kept.keep_heard(numbers, np.array([0, 2]), top, packing, np.empty(3, np.uint32), ties)
        one = ties.entry[:2].tolist()
        strangers = packing._replace(strange=packing.last, silent_to_strangers=packing.silent)
        for unfamiliar in (np.broadcast_to(np.False_, 2**28), np.broadcast_to(np.True_, 2**28)):
            kept.keep_by_listener(numbers, np.array([0, 2]), top, strangers, unfamiliar, np.empty(3, np.uint32), ties)
            assert ties.entry[:2].tolist() == one
        assert (ties.entry[:2] & kept.PERSON).tolist() == top.tolist()
        day = 1 + sum(number > int(bound) for bound in packing.last[0, :15])
        assert (ties.entry[:2] >> 28).tolist() == [day, day]
        assert ties.start.tolist() == [0, 2]


def law_of_days(days):
    network, people = sim.Network.from_networkx(nx.path_graph(3)), sim.People(3)
    heard, _ = parts(network, people, theories.Flow(0.2, 0, days).law(network, people), sim.Campaign())
    return heard, law_arrays(heard, False)


def test_speakers_whom_nobody_hears_are_not_heard_in_small_words():
    assert fits(theories.KeyPerson(0.3, reach=0, connectors=0.1), nx.gnp_random_graph(31, 0.3, seed=4))
    assert fits(theories.KeyPerson(0.0))
