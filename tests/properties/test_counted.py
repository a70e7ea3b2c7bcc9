"""What tables say is a sum over people, and what they say it costs a sum over those approached, in drawn campaigns.

The other side plays the readable engine alone, goes down the ranking by hand, and adds up person by person.
"""

import random
from fractions import Fraction

import networkx as nx
import numpy as np
import pytest

import sim
from experiments.small import Ranked
from sim import mechanisms, theories
from sim.engines.agents import AgentsEngine
from sim.engines.base import parts
from sim.purse import Purse
from sim.theories.base import law_of
from sim.world import World

WORLDS, HORIZON, ROOT_SEED = 5, 12, 3
CHANNELS = {
    "post": {"trait": "town", "use": {"a": 0.9, "b": 0.3}, "cost": 2.5},
    "radio": {"trait": "town", "use": {"b": 0.7, "c": 1}, "cost": 0.1},
}


def some_people(draw, n):
    traits = {
        "town": [draw.choice("abc") for _ in range(n)],
        "km": [draw.choice([0, 5, 40]) for _ in range(n)],
        "leader": [1] + [draw.randint(0, 1) for _ in range(n - 1)],
        "manager": [1] + [draw.randint(0, 1) for _ in range(n - 1)],
        "bought": [draw.choice([0, 0, 7]) for _ in range(n)],
        "accept": [draw.choice([0.4, 1]) for _ in range(n)],
        "fee": [draw.choice([0, 0.7, 3, 4.1]) for _ in range(n)],
    }
    left_out = draw.sample(["accept", "fee"], draw.randint(0, 2))
    return sim.People(n, {name: values for name, values in traits.items() if name not in left_out})


def some_waves(draw, adaptive):
    days = sorted(draw.sample(range(6), draw.randint(1, 3)))
    return mechanisms.Waves([(day, Fraction(1, len(days))) for day in days], adaptive=adaptive)


def some_mechanisms(draw):
    segment = draw.choice([None, "town:a"])
    return [
        mechanisms.Acceptance(draw.random(), draw.random()),
        mechanisms.Broadcast(0.08, draw.choice([0, 1]), segment=segment, cost=draw.choice([0, 0.3])),
        mechanisms.Channels(CHANNELS, draw.choice([None, ["radio"]])),
        mechanisms.Endorsement(draw.choice([0.4, 2]), 0.1, draw.choice([1, 3]), 0.8),
        mechanisms.Familiarity(0.5, 0.3),
        mechanisms.Place("km", 10),
        mechanisms.Roles(2, 1.5),
        some_waves(draw, draw.random() < 0.5),
    ]


def some_campaign(draw, n):
    used = [one for one in some_mechanisms(draw) if draw.random() < 0.6]
    spent = {"budget": draw.randint(1, n)}
    if draw.random() < 0.5:
        spent = {"money": draw.choice([6, 9.3, 25])}
    own = {"recommend": 0.8, "buy": 0.6, "fee": 1.3, "fee_per_listener": draw.choice([0, 0.2]), "fixed_cost": 0.4}
    own |= {"lead": draw.choice([0, 0, 3]), "lead_cost": draw.choice([0, 0.15])}
    return sim.Campaign(**spent, **own, horizon=HORIZON, revenue=2, mechanisms=used)


def some_theory(draw):
    memory = draw.choice([None, 2])
    return draw.choice(
        [
            theories.KeyPerson(base=0.3, expose=0.5, memory=memory),
            theories.Flow(0.5, (0, 0.5), 3, memory=memory),
            theories.IndependentCascade(0.3, memory=memory),
            theories.ComplexContagion(2, memory=memory),
        ]
    )


def fee_of(campaign, network, people):
    """Return what approaching each person costs, in millionths."""
    fee, bought = people.number("fee", campaign.fee), people.number("bought", 0)
    own = fee + campaign.fee_per_listener * (network.listeners + bought) + campaign.lead * campaign.lead_cost
    return [round(1_000_000 * one) for one in own.tolist()]


def chances(campaign, people):
    """Return the chance that the broadcast reaches each person up to the last day."""
    send, channels = campaign.mechanism(mechanisms.Broadcast), campaign.mechanism(mechanisms.Channels)
    towns, use = people.traits["town"], channels.channels or {}
    missed = np.ones(people.n)
    for name in channels.used or use:
        missed *= [1 - use[name]["use"].get(town, 0) for town in towns.tolist()]
    chance = send.chance * (1 - missed if use else np.ones(people.n))
    if send.segment:
        chance = np.where(towns == "a", chance, 0)
    return 1 - np.multiply.accumulate([1 - chance] * HORIZON)[-1]


def whom(campaign, order, fees, money):
    """Return whom waves approach: a list, and what adaptive ones may spend."""
    heads = campaign.budget if money is None else len(order)
    if campaign.mechanism(mechanisms.Waves).adaptive:
        return np.array(order), Purse(heads, money, np.array(fees))
    chosen = []
    for person in order:
        if len(chosen) < heads and (money is None or fees[person] <= money):
            chosen.append(person)
            money = None if money is None else money - fees[person]
    return np.array(chosen, np.int64), None


@pytest.mark.parametrize("seed", range(60))
def test_counts_and_costs_are_sums(seed):
    draw = random.Random(seed)
    graph = nx.gnp_random_graph(draw.randint(6, 25), 0.15, seed=seed, directed=draw.random() < 0.5)
    network, n = sim.Network.of(graph), graph.number_of_nodes()
    people, campaign, theory = some_people(draw, n), some_campaign(draw, n), some_theory(draw)
    order = draw.sample(range(n), n)
    plan = sim.Plan(Ranked(tuple(-order.index(person) for person in range(n))))
    given = {"people": people, "campaign": campaign, "root_seed": ROOT_SEED, "worlds": WORLDS}
    comparison = sim.compare(network, theory, plans={"it": plan}, **given)

    fees = fee_of(campaign, network, people)
    channels = campaign.mechanism(mechanisms.Channels)
    fixed = round(1e6 * campaign.fixed_cost)
    fixed += sum(round(1e6 * CHANNELS[name]["cost"]) for name in channels.used or channels.channels or {})
    each = round(1e6 * campaign.mechanism(mechanisms.Broadcast).cost)
    money = None
    if campaign.money is not None:
        money = round(1e6 * campaign.money) - fixed - round(each * chances(campaign, people).sum())
    listed, purse = whom(campaign, order, fees, money)
    heard, done = parts(network, people, law_of(theory, network, people, ROOT_SEED), campaign)
    engine, rows, approached = AgentsEngine(heard), [], np.zeros(n, int)
    for index in range(WORLDS):
        world = World(network.n, network.m, ROOT_SEED, index)
        play = engine.play(world, done, listed, purse)
        led = (play.marks & 1 > 0) if done.mark is not None else np.zeros(n, bool)
        buys = (play.days >= 0) & (world.buy < np.where(led, done.buy_led, done.buy))
        paid = sum(fees[person] for person in np.flatnonzero(play.approached >= 0))
        cost = fixed + paid + each * (world.external < np.ceil(chances(campaign, people) * 2.0**32)).sum()
        approached += play.approached >= 0
        rows.append([(play.known >= 0).sum(), (play.days >= 0).sum(), buys.sum(), (play.approached >= 0).sum(), cost])
    rows = np.array(rows)

    runs, row = comparison.runs, comparison.table.iloc[0]
    assert runs.final[0, 0].tolist() == rows[:, :3].tolist()
    assert runs.heads[0, 0].tolist() == rows[:, 3].tolist()
    assert runs.cost[0, 0].tolist() == (rows[:, 4] / 1e6).tolist()
    assert runs.approached[0].tolist() == approached.tolist()
    told = row[["aware", "reach", "buyers", "approached", "cost", "profit"]].tolist()
    mean = rows.mean(axis=0)
    assert told == pytest.approx([*mean[:4], mean[4] / 1e6, 2 * mean[2] - mean[4] / 1e6])


def test_what_is_drawn_is_lively():
    """Most of what can be on is on somewhere, with and without money."""
    seen = []
    for seed in range(60):
        draw = random.Random(seed)
        n = draw.randint(6, 25)
        draw.random()
        some_people(draw, n)
        campaign = some_campaign(draw, n)
        own = {one.kind for one in campaign.mechanisms}
        waves = campaign.mechanism(mechanisms.Waves)
        if waves.adaptive:
            own.add("adaptive with money" if campaign.money is not None else "adaptive")
        if campaign.lead * campaign.lead_cost:
            own.add("lead cost")
        seen += own
    assert len(set(seen)) == 11
    assert min(seen.count(one) for one in set(seen)) >= 5
