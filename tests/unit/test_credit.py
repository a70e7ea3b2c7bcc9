"""Who heeded whom and who convinced whom: held against the readable engine, sums and closed forms."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import networkx as nx
import numpy as np
import pytest

import sim
from sim.credit.forest import grown
from sim.credit.parents import APPROACH, CAUSES, FROM_OUTSIDE, NOBODY, NONE, PERSON, attribution
from sim.credit.words import EARNED, KINDS, OUTSIDE, OWNED, PAID, Listening
from sim.engines.agents import AgentsEngine, WordOfMouth
from sim.engines.compiled import CompiledEngine
from sim.kinds import kinds
from sim.world import World
from tests.twins.test_effects import lively_play
from tests.unit.test_checks import ON


def credited(seed, index=0):
    """A lively play in a world: what was played, what happened, and who convinced whom."""
    heard, done, order, purse, root_seed = lively_play(seed)
    world = World(heard.network.n, heard.network.m, root_seed, index)
    play = CompiledEngine(heard).play(world, done, order, purse)
    return heard, done, order, purse, world, play, attribution(Listening(heard, done), world, play)


@pytest.mark.parametrize("part", range(4))
def test_words_are_those_that_people_of_the_readable_engine_heed(part):
    for seed in range(part, 240, 4):
        heard, done, order, purse, world, _, found = credited(seed)
        model = WordOfMouth(heard, done, world, order, purse)
        while model.running:
            model.step()
        theirs = {one.number: Counter(word for word in one.words if word[1] > 0) for one in model.people}
        ours = {one: Counter() for one in theirs}
        for listener, day, evidence in zip(
            *(column.tolist() for column in (found.words.listener, found.words.day, found.words.evidence)), strict=True
        ):
            ours[listener][day, evidence] += 1
        assert ours == theirs, seed


def test_all_that_is_told_adds_up_in_drawn_worlds_with_everything_on():
    met = Counter()
    for seed in range(300):
        heard, done, _, _, world, play, found = credited(seed)
        words, thresholds, memory = found.words, heard.law.thresholds(world.threshold), heard.law.memory
        forest = grown(play.days, found.parent)
        convinced = play.days >= 0
        assert (convinced == (found.cause != NONE)).all()
        assert forest.sizes.sum() == forest.size[found.parent < 0].sum() == convinced.sum()
        share = np.bincount(words.listener, weights=found.share, minlength=len(convinced))
        by_words = convinced & (found.cause != APPROACH) & (found.cause != NOBODY)
        assert share == pytest.approx(by_words.astype(float))
        rest = np.isin(found.cause, (APPROACH, NOBODY)).sum()
        assert found.credit(len(convinced)).sum() + rest == pytest.approx(convinced.sum())
        for person in range(len(convinced)):
            own = words.listener == person
            day, evidence = words.day[own].astype(int), words.evidence[own]
            span = memory or 10**6
            at = {today: evidence[(day <= today) & (day > today - span)].sum() for today in [*day.tolist(), 1]}
            if by_words[person]:
                assert at[play.days[person]] >= thresholds[person] > 0
                counted = evidence * (day > int(play.days[person]) - span)
                assert found.share[own] == pytest.approx(counted / at[play.days[person]])
                assert all(at[today] < thresholds[person] for today in day.tolist() if today < play.days[person])
            elif not convinced[person] and heard.last_day > 0:
                assert all(enough < thresholds[person] for enough in at.values())
            parent = found.parent[person]
            assert parent < 0 or (play.days[parent] < play.days[person] and convinced[person])
        seeded = play.seeded(world.accept < done.accept)
        assert ((words.kind == OWNED) == (words.speaker == OUTSIDE)).all()
        assert (seeded[words.speaker[words.kind == PAID]]).all()
        assert not (seeded[words.speaker[words.kind == EARNED]]).any()
        met.update(CAUSES[cause] for cause in found.cause)
        met.update(KINDS[kind] for kind in words.kind)
    assert min(met[name] for name in (*CAUSES, *KINDS)) > 20  # all of it was met


@pytest.mark.parametrize("name", ["key_person", "flow", "complex_contagion"])
def test_all_that_is_told_adds_up_in_sixty_worlds_with_every_mechanism_of_ours_on(name):
    assert {*ON} == {*kinds(sim.mechanisms.Mechanism)}
    network, people = sim.networks.Community(people=250).build(7)
    draw = np.random.default_rng(1)
    columns = {
        "age": draw.integers(0, 2, 250),
        "km": draw.random(250),
        "loud": draw.random(250) * 2,
        "fit": draw.random(250),
    }
    columns |= {"leader": np.arange(250) % 9 == 0, "manager": np.arange(250) % 7 == 0}
    people = sim.People(250, {**people.traits, **{key: value.astype(float) for key, value in columns.items()}})
    channels = sim.mechanisms.Channels({"post": {"trait": "age", "use": [[1, 0.5], [0, 0.9]]}})
    own = [*(one for kind, one in ON.items() if kind != "channels"), channels]
    theory = replace(kinds(sim.theories.Theory)[name](), memory=9)
    campaign = sim.Campaign(accept=0.8, recommend=0.9, buy=0.5, lead=1, horizon=40, mechanisms=own)
    seeds = network.ids[np.argsort(-network.listeners, kind="stable")[:20]]
    told = sim.simulate(network, theory, seeds, people=people, campaign=campaign, worlds=60, root_seed=7)
    met = Counter()
    for one in told.credits():
        thresholds = told.heard.law.thresholds(World(network.n, network.m, 7, one.world).threshold)
        words, days = one.found.words, one.play.days.astype(np.int64)
        fresh = words.day > days[words.listener] - 9
        last = np.bincount(words.listener, weights=words.evidence * fresh, minlength=250)
        by_words = np.isin(one.found.cause, (PERSON, FROM_OUTSIDE))
        assert (last[by_words] >= thresholds[by_words]).all()
        for person in np.flatnonzero(days < 0):
            own_words = words.listener == person
            when, worth = words.day[own_words].astype(int), words.evidence[own_words]
            assert all(worth[(when <= day) & (when > day - 9)].sum() < thresholds[person] for day in when.tolist())
        assert one.forest.sizes.sum() == (days >= 0).sum()
        rest = np.isin(one.found.cause, (APPROACH, NOBODY)).sum()
        assert one.found.credit(250).sum() + rest == pytest.approx((days >= 0).sum())
        met.update(KINDS[kind] for kind in words.kind)
    assert min(met.values()) > 50
    assert len(met) == 3


def test_both_engines_are_told_the_same():
    for seed in range(60):
        heard, done, order, purse, world, _, found = credited(seed)
        own = attribution(Listening(heard, done), world, AgentsEngine(heard).play(world, done, order, purse))
        assert all(np.array_equal(*two) for two in zip(found.words, own.words, strict=True))
        assert np.array_equal(found.parent, own.parent)
        assert np.array_equal(found.cause, own.cause)


@pytest.mark.parametrize("people", [1, 2, 3, 9, 500])
def test_virality_of_paths_and_stars_is_exact(people):
    days = np.arange(people, dtype=np.int16)
    path = grown(days, np.arange(-1, people - 1, dtype=np.int32))
    assert path.mean_virality == ((people + 1) / 3 if people > 1 else 0)
    star = grown(np.minimum(days, 1), np.where(days > 0, 0, -1).astype(np.int32))
    assert star.mean_virality == (2 * (people - 1) / people if people > 1 else 0)
    assert (path.deepest, star.deepest) == (people - 1, min(people - 1, 1))


def test_virality_is_the_mean_distance_and_a_forest_is_weighted_by_size():
    rng = np.random.default_rng(5)
    for _ in range(20):
        n = int(rng.integers(2, 30))
        parent = np.array([rng.integers(-1, one) if one else -1 for one in range(n)], np.int32)
        forest = grown(np.arange(n, dtype=np.int16), parent)
        graph = nx.Graph([(one, int(above)) for one, above in enumerate(parent) if above >= 0])
        graph.add_nodes_from(range(n))
        trees = [graph.subgraph(part) for part in nx.connected_components(graph)]
        means = [nx.average_shortest_path_length(tree) if len(tree) > 1 else 0.0 for tree in trees]
        assert forest.mean_virality == pytest.approx(np.average(means, weights=[len(tree) for tree in trees]))


def test_nobody_convinced_is_no_tree():
    forest = grown(np.full(4, -1, np.int16), np.full(4, -1, np.int32))
    assert (forest.deepest, forest.sizes.tolist()) == (0, [])
    assert np.isnan(forest.mean_virality)


@dataclass(frozen=True)
class Voices(sim.theories.Theory):
    """Everything is heard a day later; so many voices convince, or somebody needs none."""

    voices: int = 1
    free: bool = False

    def law(self, network, people, root_seed=0):
        threshold = np.full(network.n, self.voices)
        threshold[0] = 0 if self.free else self.voices
        return sim.theories.Law.of(network, hear=1.0, threshold=threshold)


def test_a_chain_is_a_tree_with_one_branch():
    path = nx.DiGraph([("ann", "bob"), ("bob", "cem"), ("cem", "dia")])
    outcome = sim.simulate(path, Voices(), ["ann"], worlds=2)
    told = outcome.parents(1)
    assert told.person.tolist() == ["ann", "bob", "cem", "dia"]
    assert told.parent.tolist() == [None, "ann", "bob", "cem"]
    assert told.by.tolist() == ["approach", "person", "person", "person"]
    assert (told.depth.tolist(), told["size"].tolist(), told.world.unique().tolist()) == (
        [0, 1, 2, 3],
        [4, 3, 2, 1],
        [1],
    )
    assert outcome.words().kind.tolist() == ["paid", "earned", "earned"] * 2
    assert outcome.cascades().iloc[0].to_dict() == {
        "world": 0, "convinced": 4, "trees": 1, "largest": 4, "depth": 3, "virality": 5 / 3,
    }  # fmt: skip


def test_two_who_convince_on_the_same_day_share_the_credit_and_luck_names_one():
    both = nx.DiGraph([(0, 2), (1, 2)])
    outcome = sim.simulate(both, Voices(2), [0, 1], worlds=400, root_seed=3)
    assert outcome.words().share.unique().tolist() == [0.5]
    by_luck = [World(3, 2, 3, index).parent.argmin() for index in range(400)]
    third = outcome.parents().query("person == 2")
    assert third.parent.tolist() == by_luck
    assert 150 < sum(by_luck) < 250


def test_who_is_worth_more_is_named_whoever_luck_would_name():
    both = nx.DiGraph()
    both.add_weighted_edges_from([("a", "v", 1), ("b", "v", 3), ("z", "v", 0)])
    outcome = sim.simulate(both, sim.theories.LinearThreshold("share"), ["a", "b", "z"], worlds=50)
    third = outcome.parents().query("person == 'v'")
    assert len(third) == 50
    assert set(third.parent) == {"b"}
    assert set(outcome.words().groupby("speaker").share.mean().round(9)) == {
        0.25,
        0.75,
    }  # a tie of no weight says nothing


def test_what_comes_from_outside_stands_before_people_of_equal_worth():
    always = sim.mechanisms.Broadcast(chance=1)
    campaign = sim.Campaign(horizon=3, mechanisms=[always])
    told = sim.simulate(nx.DiGraph([(0, 1)]), Voices(), [0], campaign=campaign)
    assert told.parents().by.tolist() == ["approach", "outside"]
    assert told.words().kind.tolist() == ["owned", "paid"]
    assert told.words().share.tolist() == [0.5, 0.5]
    assert told.parents().depth.tolist() == [0, 0]


def test_who_needs_nobody_is_convinced_by_nobody():
    told = sim.simulate(nx.DiGraph([(1, 0), (0, 2)]), Voices(free=True), [1])
    assert told.parents().by.tolist() == ["nobody", "approach", "person"]
    assert told.words().share.tolist() == [0.0, 1.0]


def test_nobody_convinced_makes_empty_tables():
    told = sim.simulate(nx.path_graph(3), "flow", [0], campaign={"accept": 0}, worlds=2)
    assert len(told.words()) == len(told.parents()) == 0
    assert told.cascades().trees.tolist() == [0, 0]
    assert told.cascades().virality.isna().all()
    assert told.shares()[["earned", "owned", "paid"]].to_numpy().sum() == 0
    one = sim.simulate(sim.Network.from_edges([], [], nodes=["ann"]), "flow", ["ann"])
    assert one.parents().person.tolist() == ["ann"]
    assert one.cascades().largest.tolist() == [1]


@dataclass(frozen=True)
class Slow(sim.theories.Theory):
    """Everybody knows of it a day later, and heeds it perhaps later still; two voices convince."""

    def law(self, network, people, root_seed=0):
        return sim.theories.Law.of(network, hear=0.3, expose=1.0, threshold=2, talk_days=9)


def test_words_count_that_are_heeded_after_the_last_change():
    told = sim.simulate(nx.DiGraph([(0, 1)]), Slow(), [0], worlds=20, root_seed=1)
    assert told.counts.shape[2] == 2  # nothing changes after day 1
    assert told.words().day.max() > 2
    assert told.shares().paid.sum() == len(told.words()) > 10


def test_words_are_booked_as_the_mechanism_says_and_nothing_else_changes():
    def play(**given):
        own = sim.mechanisms.Endorsement(**given)
        return sim.simulate(nx.karate_club_graph(), "flow", [0, 33], worlds=9, campaign=sim.Campaign(mechanisms=[own]))

    paid, earned = play(), play(voices="earned")
    for one in ("days", "known", "approached", "marks", "buys", "counts"):
        assert getattr(paid, one).tobytes() == getattr(earned, one).tobytes()
    one, other = (told.shares()[["earned", "owned", "paid"]].sum() for told in (paid, earned))
    assert one.paid > 0
    assert other.paid == 0
    assert other.earned == one.earned + one.paid
    assert "is counted among those who speak unpaid" in sim.mechanisms.Endorsement(voices="earned").said


def test_what_kinds_of_people_convinced_adds_to_the_convinced():
    people = sim.People(34, {"club": np.where(np.arange(34) < 17, "north", "south")})
    campaign = sim.Campaign(horizon=20, mechanisms=[sim.mechanisms.Broadcast(chance=0.02)])
    told = sim.simulate(nx.karate_club_graph(), "flow", [0, 33], people=people, worlds=9, campaign=campaign)
    table = told.reach_by("club")
    assert table.groupby("world").credited.sum().to_numpy() == pytest.approx(told.reach)
    assert table.groupby("world").convinced.sum().tolist() == told.reach.tolist()
    words = told.words()
    words["club"] = ["(outside)" if who is None else "north" if who < 17 else "south" for who in words.speaker]
    by_hand = words.groupby(["world", "club"]).share.sum()
    found = table.set_index(["world", "club"]).credited
    assert all(found[at] == pytest.approx(value) for at, value in by_hand.items())
    with pytest.raises(sim.InputError, match="trait is a column of the people"):
        told.reach_by("clib")


def test_a_world_that_was_not_played_is_refused():
    with pytest.raises(sim.InputError, match="world is a whole number from 0 to 1, got 2"):
        sim.simulate(nx.path_graph(3), "flow", [0], worlds=2).words(2)


@pytest.mark.parametrize(("theory", "earned"), [("key_person", (0.790, 0.690, 0.533)), ("flow", (0.855, 0.838, 0.781))])
def test_earned_share_on_the_default_community_is_the_one_of_a_program_written_apart(theory, earned):
    network, people = sim.networks.Community().build(7)
    hubs = network.ids[np.argsort(-network.listeners, kind="stable")[:20]]
    for chance, expected in zip((0, 0.002, 0.01), earned, strict=True):
        own = [sim.mechanisms.Endorsement(paid=0.7), sim.mechanisms.Broadcast(chance=chance)]
        campaign = sim.Campaign(horizon=60, mechanisms=own)
        told = sim.simulate(network, theory, hubs, people=people, worlds=30, root_seed=7, campaign=campaign)
        words = told.shares().groupby("world")[[*KINDS]].sum()
        assert (words.earned / words.sum(axis=1)).mean() == pytest.approx(expected, abs=0.04)
