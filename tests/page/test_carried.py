"""What the page does not compile is carried, as arrays, lists of people or days of the engine; sizes."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import numpy as np
import pytest

import sim
from sim.mechanisms import Acceptance, Broadcast, Familiarity, Waves
from sim.networks.community import Community
from sim.networks.poisson import Poisson
from sim.page.html import html
from sim.page.laws import EXACT_HERE, compiles
from sim.page.model import Begin, Side, model
from sim.theories import Law, Theory
from tests.page.opened import compared, counted, opened, sides, written
from tests.page.test_page import played


@dataclass(frozen=True)
class SlowRumour(Theory):
    """One voice is enough, and people talk for five days."""

    def law(self, network, people, root_seed=0):
        return Law.of(network, hear=0.1, expose=0.3, threshold=1, talk_days=5)


ARRAYS = {
    "multiplicity": {"theories": [sim.theories.IndependentCascade(0.2, tie_weight="multiplicity")]},
    "own": {"theories": {"mine": SlowRumour()}},
    "influence": {"theories": [sim.theories.LinearThreshold(tie_weight="share")]},
    "mechanisms": {
        "theories": ["flow"],
        "campaign": sim.Campaign(
            mechanisms=(Broadcast(0.02, days=((2, 9),)), Acceptance(gain=0.5)), horizon=30, budget=4
        ),
    },
}
DAYS = {
    "memory": {"theories": [sim.theories.Flow(memory=3)]},
    "familiarity": {
        "theories": ["key_person"],
        "campaign": sim.Campaign(budget=4, mechanisms=(Familiarity(familiar=0.5, unknown=0.4),)),
    },
    "waves": {
        "theories": ["flow"],
        "campaign": sim.Campaign(budget=4, mechanisms=(Waves(waves=[[0, 0.5], [3, 0.5]]),), horizon=40),
    },
}


def weighted():
    graph = nx.barabasi_albert_graph(40, 2, seed=3)
    for place, (_, _, tie) in enumerate(graph.edges(data=True)):
        tie["weight"] = 1 + place % 3
    return graph


def page_of(browser, folder, given):
    comparison = compared(weighted(), **{"budget": None if "campaign" in given else 4} | given)
    theory = next(iter(comparison.theories))
    page, heard = opened(browser, written(comparison, folder, f"{theory}/hubs", f"{theory}/random"))
    return comparison, theory, page, heard


@pytest.mark.browser
@pytest.mark.parametrize("name", [*ARRAYS, *DAYS])
def test_what_is_carried_has_the_days_of_the_engine(browser, tmp_path, name):
    given = {**ARRAYS, **DAYS}[name]
    comparison, theory, page, heard = page_of(browser, tmp_path, given)
    last = 63 if name in DAYS else 4294967295
    assert page.evaluate("lastWorld()") == last
    for world in (0, 5, last):
        page.evaluate(f"toWorld({world})")
        assert sides(page, "days", "known") == [
            played(comparison, theory, plan, world)[:2] for plan in ("hubs", "random")
        ]
    assert page.locator(".panel.left details").is_hidden()
    assert "in advance" in page.inner_text(".panel.left .note")
    counted(page)
    plans = [[*comparison.strategies].index(plan) for plan in ("hubs", "random")]
    goals = np.array(page.evaluate("app.versus.goals.map(one => Array.from(one))"))
    assert goals[:, :8].tolist() == comparison.reached[0, plans].tolist()
    assert heard() == []
    page.close()


@pytest.mark.browser
def test_adaptive_waves_are_carried_as_days(browser, tmp_path):
    waves = Waves(waves=[[0, 0.5], [3, 0.5]], adaptive=True)
    given = {"theories": ["flow"], "campaign": sim.Campaign(budget=4, mechanisms=(waves,), horizon=40)}
    comparison, _, page, heard = page_of(browser, tmp_path, given)
    counted(page)
    plans = [[*comparison.strategies].index(plan) for plan in ("hubs", "random")]
    goals = np.array(page.evaluate("app.versus.goals.map(one => Array.from(one))"))
    assert goals.shape == (2, 64)
    assert goals[:, :8].tolist() == comparison.reached[0, plans].tolist()
    assert page.evaluate(
        "[app.panels[0].root, app.panels[1].root].map(one => one.querySelector('.number').disabled)"
    ) == [True, True]
    assert heard() == []
    page.close()


@pytest.mark.browser
def test_plans_with_an_order_of_their_own_carry_lists(browser, tmp_path):
    plans = {
        "drawn": sim.Plan("clustered"),
        "paid": sim.Plan("hubs", {"money": 9.0, "fee": 2.0}),
        "pages": sim.Plan("pagerank"),
    }
    comparison = compared(theories=("key_person", "flow"), plans=plans, budget=None, campaign=sim.Campaign(budget=4))
    page, heard = opened(browser, written(comparison, tmp_path, "key_person/drawn", "flow/paid"))
    assert page.evaluate("lastWorld()") == 199
    for world in (0, 199):
        page.evaluate(f"toWorld({world})")
        wanted = [played(comparison, *side, world) for side in (("key_person", "drawn"), ("flow", "paid"))]
        assert sides(page, "days", "known", "seeds") == wanted
    assert page.get_attribute("#number-right", "max") == "4"
    assert heard() == []
    page.close()


def test_the_theories_that_the_page_compiles_are_ours():
    ours = {cls for cls in vars(sim.theories).values() if isinstance(cls, type) and issubclass(cls, Theory)} - {Theory}
    assert {*EXACT_HERE} == ours
    assert not compiles(SlowRumour())
    assert not compiles(sim.theories.IndependentCascade(tie_weight="multiplicity"))
    assert not compiles(sim.theories.Flow(memory=2))


@pytest.mark.parametrize(("people", "most"), [(420, 200_000), (2000, 300_000), pytest.param(10_000, 700_000)])
def test_a_page_is_small(people, most):
    source = Community(people=people) if people <= 5000 else Poisson(people=people, mean_degree=8)
    network, crowd = source.build(7)
    comparison = sim.compare(network, ["key_person", "flow"], ["random", "hubs"], people=crowd, budget=20, worlds=1)
    sides = (Side("key_person", "hubs"), Side("flow", "hubs"))
    assert 100_000 < len(html(model(comparison.player, "followers", Begin(sides))).encode()) < most


def test_too_many_people_are_refused():
    comparison = sim.compare(nx.star_graph(20_000), ["flow"], ["hubs"], budget=1, worlds=1)
    with pytest.raises(sim.InputError, match="network has at most 20,000 people"):
        model(comparison.player, "", Begin((Side("flow", "hubs"),) * 2))
