"""Plans: shared worlds and luck, designs that know what they are, results that are kept."""

import pickle

import networkx as nx
import numpy as np
import pytest

import sim
from sim import networks, seeding, theories
from sim.engines import compiled, packed
from sim.engines.base import parts
from sim.identity import identity
from sim.kinds import kinds, make
from sim.mechanisms import Broadcast
from sim.report import assumptions
from sim.report.ranking import spending
from sim.seeding import Context, Strategy
from sim.study.design import PLANNING, RANDOM
from sim.study.evaluator import Evaluator
from sim.study.player import Player
from sim.world import World

GRAPH = nx.gnm_random_graph(80, 240, seed=4)
FLOW, CASCADE = theories.Flow(0.4, 0.2, 3), theories.IndependentCascade(0.15)


def compared(plans, theory=CASCADE, **more):
    return sim.compare(GRAPH, theory, plans=plans, **({"worlds": 12, "root_seed": 3} | more))


def approached(comparison, plan):
    return set(np.flatnonzero(comparison.runs.approached[comparison.strategies.index(plan)]).tolist())


def test_a_plan_and_its_twin_are_equal_to_the_byte():
    one = {"first": sim.Plan("random", {"budget": 7}), "other": sim.Plan("random", {"budget": 7})}
    comparison = compared(one, [FLOW, CASCADE])
    assert (comparison.reached[:, 0] == comparison.reached[:, 1]).all()
    assert set(comparison.pairs.difference) == {0.0}
    assert comparison.runs.approached[0].tolist() == comparison.runs.approached[1].tolist()


@pytest.mark.parametrize(
    "kind", sorted(set(kinds(Strategy)) - {"greedy", "ris", "robust", "roster", "complex_centrality", "by_trait"})
)
def test_thirty_of_a_strategy_hold_its_twenty_in_every_world(kind):
    # the plans of a mixture take turns, and its random extra people come last
    plans = {str(budget): sim.Plan(kind, {"budget": budget}) for budget in (20, 30)}
    for world in range(3):
        comparison = compared(plans, worlds=1, root_seed=world)
        assert approached(comparison, "20") < approached(comparison, "30")
        assert len(approached(comparison, "30")) == 30


def test_a_word_of_luck_draws_others_and_a_mixture_draws_the_same_as_its_parts_alone():
    plans = {
        "a": sim.Plan("random", {"budget": 10}),
        "b": sim.Plan("random", {"budget": 10}, luck="b"),
        "half": sim.Plan(seeding.Mixture("50 % random, 50 % hubs"), {"budget": 20}),
    }
    comparison = compared(plans, worlds=1)
    assert approached(comparison, "a") != approached(comparison, "b")
    hubs = approached(compared({"hubs": sim.Plan("hubs", {"budget": 10})}, worlds=1), "hubs")
    # who is a hub among the random people is not counted twice, so the tenth of them may stay out
    assert len(approached(comparison, "half") & approached(comparison, "a")) >= 8
    assert len(approached(comparison, "half") & hubs) >= 8


def test_strategies_are_short_for_plans_with_addresses_of_their_own():
    plain = sim.compare(GRAPH, CASCADE, ["random", "hubs"], 9, worlds=12, root_seed=3)
    plans = {name: sim.Plan(name, {"budget": 9}, address=name) for name in ("random", "hubs")}
    assert (plain.reached == compared(plans).reached).all()
    assert {name: str(plan.lots) for name, plan in plain.design.plans.items()} == {"random": "random", "hubs": "hubs"}


def test_a_plan_is_the_campaign_with_its_changes():
    campaign = sim.Campaign(budget=5, accept=0.5, horizon=9, goal="buyers", buy=0.5)
    plans = {
        "as it is": sim.Plan("hubs"),
        "sure": sim.Plan("hubs", {"accept": 1.0, "fee": 3}),
        "posters": sim.Plan("hubs", {"mechanisms": [Broadcast(0.1)]}),
        "money": sim.Plan("hubs", {"money": 20, "fee": 6}),
    }
    comparison = compared(plans, FLOW, campaign=campaign)
    for name, plan in plans.items():
        own = plan.campaign(campaign)
        alone = sim.compare(GRAPH, FLOW, {"hubs": seeding.Hubs()}, campaign=own, worlds=12, root_seed=3)
        at = comparison.strategies.index(name)
        assert comparison.reached[0, at].tolist() == alone.reached[0, 0].tolist()
        assert comparison.runs.cost[0, at].tolist() == alone.runs.cost[0, 0].tolist()
    assert comparison.runs.cost[0, :, 0].tolist() == [0.0, 15.0, 0.0, 18.0]


@pytest.mark.parametrize(
    ("make_plan", "complaint"),
    [
        (lambda: sim.Plan("hubs", {"goal": "aware"}), "goal is the same for all plans; set it in the campaign"),
        (lambda: sim.Plan("hubs", {"budgt": 3}), "a plan has no setting 'budgt'. Did you mean 'budget'?"),
        (lambda: sim.Plan("hub"), "Did you mean 'hubs'?"),
        (lambda: sim.Plan("hubs", luck=3), "luck is a text, got 3"),
        (lambda: sim.Plan("hubs", address=3), "address is a text, got 3"),
        (lambda: sim.Plan(3), "strategy is an instance of Strategy or its name, got 3"),
        (lambda: sim.compare(GRAPH, CASCADE, ["hubs"], plans={"a": sim.Plan("hubs")}), "either strategies or plans"),
        (lambda: sim.compare(GRAPH, CASCADE), "give either strategies or plans, got neither"),
        (lambda: sim.compare(GRAPH, CASCADE, plans={"a": "hubs"}), "plans are instances of Plan by name"),
    ],
)
def test_no_plan(make_plan, complaint):
    with pytest.raises(sim.InputError) as error:
        make_plan()
    assert complaint in str(error.value)


def five():
    return {
        "plain": sim.Plan("hubs", {"budget": 5}),
        "shy": sim.Plan("hubs", {"budget": 5, "accept": 0.5}),
        "quiet": sim.Plan("random", {"budget": 9, "recommend": 0.5}),
        "posters": sim.Plan("fringe", {"mechanisms": [Broadcast(0.02)]}),
        "loud": sim.Plan("hubs", {"mechanisms": [Broadcast(0.1, 2)], "buy": 0.3}),
    }


def memory_of(player):
    """Return the bytes of all arrays that engines of one thread hold, each counted once."""
    arrays = {}
    for engine in player._table.engines.values():
        for part in (engine._packed._ties, engine._packed._small):
            for array in part:
                owner = array if array.base is None else array.base
                arrays[id(owner)] = owner.nbytes
    return sum(arrays.values())


def test_five_plans_draw_each_world_once_a_theory_and_take_no_more_memory_than_one(monkeypatch):
    from sim.study.table import Table

    drawn, tables = [], []
    for name in ("keep_heard", "keep_next_day"):
        right = getattr(packed, name)
        monkeypatch.setattr(packed, name, lambda *given, right=right: (drawn.append(1), right(*given)))
    make_table = Table.__init__
    monkeypatch.setattr(Table, "__init__", lambda self, *given: (tables.append(self), make_table(self, *given))[1])
    sizes = []
    for plans in ({"plain": sim.Plan("hubs", {"budget": 5})}, five()):
        drawn.clear()
        comparison = compared(plans, [FLOW, CASCADE], campaign=sim.Campaign(horizon=20), worlds=6)
        assert len(drawn) == 2 * 6
        sizes.append(memory_of(type("Holder", (), {"_table": tables[-1]})))
        assert comparison.player.instance.law("flow").talk_days == 3
    assert sizes[0] == sizes[1]


def test_the_design_and_all_it_holds_can_be_pickled():
    comparison = compared(five(), [FLOW, CASCADE], campaign=sim.Campaign(horizon=20))
    again = pickle.loads(pickle.dumps(comparison.player))
    assert again.design.key == comparison.design.key
    assert (again.play(range(12)).final == comparison.runs.final).all()
    error = pickle.loads(pickle.dumps(sim.InputError("one line", field="worlds")))
    assert (str(error), error.field) == ("one line", "worlds")


@pytest.mark.parametrize("kind", kinds(Strategy))
def test_rankings_can_be_pickled(kind):
    strategy = make(Strategy, kind, **{"roster": {"path": [3, 2]}, "by_trait": {"trait": "loyalty"}}.get(kind, {}))
    network = sim.Network.from_networkx(nx.karate_club_graph())
    people = sim.People(34, {"loyalty": range(34)})
    own = parts(network, people, CASCADE.law(network, people), sim.Campaign())
    known = Evaluator(*own, compiled.CompiledEngine, 1, PLANNING)
    context = Context(network, people, 1, known, 5, rivals={"cascade": known})
    ranking, world = strategy.ranking(context), World(34, network.m, 1, 0)
    again = pickle.loads(pickle.dumps(ranking))
    assert again.first(34, world, kind).tolist() == ranking.first(34, world, kind).tolist()


def key(**changes):
    base = {"theories": [CASCADE], "plans": {"a": sim.Plan("hubs", {"budget": 3})}, "worlds": 1} | changes
    network = base.pop("network", GRAPH)
    return sim.compare(network, base.pop("theories"), **base).design.key


@pytest.mark.parametrize(
    "change",
    [
        {"theories": [theories.IndependentCascade(0.16)]},
        {"theories": {"other": CASCADE}},
        {"plans": {"a": sim.Plan("fringe", {"budget": 3})}},
        {"plans": {"a": sim.Plan("hubs", {"budget": 4})}},
        {"plans": {"a": sim.Plan("hubs", {"budget": 3}, luck="b")}},
        {"plans": {"a": sim.Plan("hubs", {"budget": 3}, address="a")}},
        {"plans": {"b": sim.Plan("hubs", {"budget": 3})}},
        {"campaign": sim.Campaign(accept=0.9)},
        {"campaign": sim.Campaign(horizon=9, mechanisms=[Broadcast(0.1)])},
        {"root_seed": 1},
        {"old_map": sim.OldMap(0.9)},
        {"network": nx.gnm_random_graph(80, 240, seed=5)},
        {"people": sim.People(80, {"accept": np.full(80, 0.5)})},
        {"network": networks.Poisson(80, 3.0)},
        {"network": networks.Poisson(80, 3.0), "worlds": 2, "worlds_per_network": 2},
    ],
)
def test_whatever_changes_results_changes_the_key_of_a_design(change):
    assert key(**change) != key()


def test_what_changes_no_result_does_not_change_the_key():
    assert key(workers=2, engine="agents", worlds=3) == key()
    assert key(network=sim.Network.from_networkx(GRAPH)) == key()


def test_a_roster_is_told_by_what_is_in_its_file(tmp_path):
    file = tmp_path / "some.csv"
    file.write_text("1\n2\n")
    before = identity(seeding.Roster(str(file)))
    file.write_text("1\n3\n")
    assert identity(seeding.Roster(str(file))) != before


def test_runs_that_lie_in_a_folder_are_not_played_again(tmp_path, monkeypatch):
    given = {"theory": [FLOW, CASCADE], "worlds": 150, "looks": 2, "margin": 0.0, "store": sim.Store(tmp_path)}
    first = compared({"a": sim.Plan("hubs"), "b": sim.Plan("random")}, **given)
    files = sorted(tmp_path.iterdir())
    assert len(files) == 2  # one for each look
    monkeypatch.setattr(Player, "_played", lambda *given: pytest.fail("played again"))
    again = compared({"a": sim.Plan("hubs"), "b": sim.Plan("random")}, **(given | {"store": sim.Store(str(tmp_path))}))
    assert again.table.equals(first.table)
    assert again.curves.equals(first.curves)
    assert again.seeds.equals(first.seeds)
    monkeypatch.undo()
    whole = files[0].read_bytes()
    for broken in (b"", b"broken", b"PK\x03\x04" + b"x" * 50, whole[: len(whole) // 2]):
        files[0].write_bytes(broken)
        assert compared({"a": sim.Plan("hubs"), "b": sim.Plan("random")}, **given).table.equals(first.table)


def test_a_store_that_cannot_be_written_to_is_refused_before_anything_is_played(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(sim.InputError, match="folder is one that can be written to"):
        sim.Store(tmp_path / "file")
    with pytest.raises(sim.InputError, match="folder is"):
        sim.Store(3)
    with pytest.raises(sim.InputError, match="store is a Store, got str"):
        compared({"a": sim.Plan("hubs")}, store="folder")


def test_people_are_ranked_once_however_many_plans_and_designs_need_it(monkeypatch):
    ranked = []
    right = seeding.Hubs.score
    monkeypatch.setattr(seeding.Hubs, "score", lambda *given: (ranked.append(1), right(*given))[1])
    store = sim.Store()
    compared({"a": sim.Plan("hubs"), "b": sim.Plan("hubs", {"budget": 3})}, store=store)
    compared({"c": sim.Plan("hubs", {"accept": 0.5})}, [FLOW], store=store)
    assert len(ranked) == 1
    compared({"a": sim.Plan("hubs")}, root_seed=4, store=store)
    compared({"a": sim.Plan("hubs")}, old_map=sim.OldMap(0.9), store=store)
    assert len(ranked) == 3


def test_runs_are_addressed_by_names():
    runs = compared({"a": sim.Plan("hubs"), "b": sim.Plan("random")}, [FLOW, CASCADE]).runs
    assert runs.people("independent_cascade", "b").tolist() == runs.final[1, 1, :, 1].tolist()
    assert runs.people("flow", "a", "aware").tolist() == runs.final[0, 0, :, 0].tolist()
    by_day = compared({"a": sim.Plan("hubs"), "b": sim.Plan("random")}, [FLOW, CASCADE])
    frame = by_day.curves.query("theory == 'flow' and strategy == 'b' and day == 2")
    assert by_day.runs.people("flow", "b", "aware", 2).tolist() == frame.aware.tolist()
    assert by_day.runs.people("flow", "b", day=10**6).tolist() == by_day.runs.people("flow", "b").tolist()
    with pytest.raises(sim.InputError, match="plan is one of a, b; got 'c'"):
        runs.people("flow", "c")


def test_what_plans_do_otherwise_is_said():
    comparison = compared(five(), campaign=sim.Campaign(horizon=20))
    said = assumptions.campaign(comparison)
    assert "Differences of shy: budget 5; accept 0.5." in said
    assert (
        "Differences of loud: A broadcast reaches each person with a chance of 10 % a day and counts as 2 voices;"
        " buy 0.3." in said
    )
    assert spending(comparison) == "a budget for each plan, 80 people in all"


def test_a_design_gains_a_plan_that_approaches_people_at_random():
    design = compared({"a": sim.Plan("hubs")}).design.with_random()
    assert list(design.plans) == [RANDOM, "a"]
