"""Whatever plans do otherwise, they are rows of one table: each is what can be counted by hand on seven people."""

import pandas as pd
import pytest

from sim.command import main

TIES = "src,dst\n0,1\n1,2\n3,4\n"
PEOPLE = """id,rank,town,km
0,7,a,0
1,6,a,0
2,5,b,0
3,4,b,0
4,3,b,900000
5,2,a,900000
6,1,b,0
"""
CLUB = ["network=csv", "network.edges=ties.csv", "network.nodes=people.csv", "network.directed=true"]
CLUB += ["theory=independent_cascade", "theory.independent_cascade.p=1", "worlds=3", "looks=1"]
CLUB += ["campaign.fee=10", "campaign.horizon=9", "campaign.goal=profit", "campaign.revenue=100"]
CHANNELS = "{local: {trait: town, use: {a: 1, b: 0}, cost: 5}, far: {trait: town, use: {a: 0, b: 1}, cost: 7}}"

PLANS = {  # what a plan does otherwise; whom it reaches, who buys, how many are approached, what it costs
    "nobody": ("", (0, 0, 0, 0)),
    "plain": ("budget: 2", (3, 3, 2, 20)),
    "paid": ("budget: 2, mechanism: {endorsement: {paid: 0}}", (2, 2, 2, 20)),
    "earned": ("budget: 2, fee: 3, lead: 4, lead_cost: 2.5", (3, 3, 2, 26)),
    "trained": ("budget: 2, lead: 3, mechanism: {endorsement: {paid: 0.25, train: 1}}", (3, 3, 2, 20)),
    "too late": ("budget: 2, lead: 9", (2, 2, 2, 20)),
    "fixed": ("budget: 2, mechanism: {waves: {waves: [[0, 1/2], [4, 1/2]]}}", (3, 3, 2, 20)),
    "adaptive": ("budget: 2, mechanism: {waves: {waves: [[0, 1/2], [4, 1/2]], adaptive: true}}", (5, 5, 2, 20)),
    "thrifty": ("money: 26, fee: 8, mechanism: {waves: {waves: [[0, 1/3], [4, 2/3]], adaptive: true}}", (5, 5, 3, 24)),
    "one channel": (f"budget: 3, mechanism: {{channels: {{channels: {CHANNELS}, used: local}}}}", (3, 3, 3, 35)),
    "channels": (f"budget: 4, mechanism: {{channels: {{channels: {CHANNELS}}}}}", (5, 5, 4, 52)),
    "distance": ("budget: 5, mechanism: {place: {place: km, half_distance: 0.001}}", (5, 4, 5, 50)),
    "asked": ("mechanism: {broadcast: {chance: 1, calendar: A, trust: 0, give: 1, cost: 2}}", (0, 0, 0, 0)),
    "given": ("mechanism: {broadcast: {chance: 1, calendar: GA, trust: 0, give: 1, cost: 2}}", (7, 7, 0, 14)),
}
SEEDING = "seeding: {kind: by_trait, trait: rank}, "
NO_STRATEGY = ("nobody", "asked", "given")


def files(folder):
    (folder / "ties.csv").write_text(TIES)
    (folder / "people.csv").write_text(PEOPLE)


def test_each_plan_is_a_row_of_its_own(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    files(tmp_path)
    own = {name: "" if name in NO_STRATEGY else SEEDING for name in PLANS}
    plans = ", ".join(f"{name}: {{{own[name]}{changes}}}" for name, (changes, _) in PLANS.items())
    assert main([*CLUB, f"plans={{{plans}}}"]) == 0
    (folder,) = tmp_path.glob("results/*")
    table = pd.read_csv(folder / "summary.csv").set_index("strategy").loc[[*PLANS]]
    found = [*zip(table.reach, table.buyers, table.approached, table.cost, strict=True)]
    hand = {name: by_hand for name, (_, by_hand) in PLANS.items()}
    assert dict(zip(PLANS, found, strict=True)) == hand
    assert table.profit.tolist() == [100 * buyers - cost for _, buyers, _, cost in hand.values()]
    capsys.readouterr()


SHARED = {
    "memory: 3": "memory is the same for all plans; set theory.NAME.memory",
    "theory: flow": "theory is the same for all plans; set theory=NAME",
    "people: gladwell": "people is the same for all plans; set people=NAME",
    "cast: gladwell": "cast is the same for all plans; set people=NAME",
    "discount: 0.1": "discount is the same for all plans; set campaign.discount",
    "horizon: 5": "horizon is the same for all plans; set campaign.horizon",
}


@pytest.mark.parametrize(("setting", "said"), SHARED.items(), ids=SHARED)
def test_what_all_plans_share_is_refused_in_one(setting, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    files(tmp_path)
    assert main([*CLUB, f"+plans.mine={{{SEEDING}budget: 2, {setting}}}"]) == 2
    assert capsys.readouterr().err == f"error: plans.mine.{said}\n"
    assert not (tmp_path / "results").exists()
    key, value = setting.split(": ")
    assert main([*CLUB, f"+plans.mine={{{SEEDING}budget: 2}}", f"plans.mine.{key}={value}"]) == 2
    assert capsys.readouterr().err == f"error: plans.mine.{said}\n"
