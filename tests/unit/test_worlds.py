"""The file of worlds: what was measured in each, the same bytes again, and what it says of itself."""

import json
from dataclasses import asdict, replace

import networkx as nx
import pandas as pd
import pyarrow.parquet as pq
import pytest

import sim
from sim.study import worlds as module
from sim.study.worlds import KEY, write_worlds

STAR = nx.star_graph(12)
PLANS = {
    "nobody": sim.Plan(None),
    "few": sim.Plan("random", {"budget": 1}),
    "more": sim.Plan("random", {"budget": 4, "fee": 2.5}),
}
CAMPAIGN = sim.Campaign(revenue=3, fee=1)


def compared(network=STAR, theories=("flow", "independent_cascade"), **more):
    return sim.compare(network, theories, **({"plans": PLANS, "campaign": CAMPAIGN, "worlds": 30} | more))


def written(comparison, folder):
    folder.mkdir(exist_ok=True)
    write_worlds(comparison, folder)
    return folder / "worlds.parquet"


def about(comparison, folder):
    return json.loads(pq.read_schema(written(comparison, folder)).metadata[KEY])


def test_each_world_has_a_row_with_what_was_measured(tmp_path):
    got = compared()
    frame = pd.read_parquet(written(got, tmp_path))
    assert list(frame.columns) == [
        *(
            "theory",
            "strategy",
            "world",
            "block",
            "goal",
            "aware",
            "convinced",
            "buyers",
            "approached",
            "cost",
            "profit",
        )
    ]
    of = [(theory, plan) for theory in ("flow", "independent_cascade") for plan in PLANS]
    assert [*zip(frame.theory, frame.strategy, strict=True)] == [one for one in of for _ in range(30)]
    assert frame.world.tolist() == frame.block.tolist() == [*range(30)] * 6
    last = got.whole.curves.groupby(["theory", "strategy", "world"], sort=False)[
        ["aware", "convinced", "buyers"]
    ].last()
    last = last.reset_index().merge(frame, on=["theory", "strategy", "world"], suffixes=("_curve", ""))
    assert len(last) == 180
    for name in ("aware", "convinced", "buyers"):
        assert (last[name] == last[f"{name}_curve"]).all()
    assert (frame.goal == frame.convinced).all()
    assert (frame.approached == frame.strategy.map({"nobody": 0, "few": 1, "more": 4})).all()
    assert (frame.cost == frame.strategy.map({"nobody": 0, "few": 1, "more": 10})).all()
    assert (frame.profit == 3 * frame.buyers - frame.cost).all()


def test_worlds_that_share_a_network_share_a_block(tmp_path):
    got = compared(sim.networks.Ring(people=20), plans=None, strategies=["hubs"], budget=2, campaign=None, worlds=3)
    assert pd.read_parquet(written(got, tmp_path)).block.tolist() == [0, 1, 2] * 2
    drawn = sim.networks.Poisson(people=20)
    got = compared(drawn, worlds=6, worlds_per_network=3, plans=None, strategies=["hubs"], budget=2, campaign=None)
    frame = pd.read_parquet(written(got, tmp_path))
    assert frame.block.tolist() == [0, 0, 0, 1, 1, 1] * 2
    assert "profit" not in frame.columns  # without revenue


def test_a_rerun_gives_the_same_bytes(tmp_path):
    once = written(compared(), tmp_path / "once").read_bytes()
    for name, more in {"again": {}, "threads": {"workers": 3}, "agents": {"engine": "agents"}}.items():
        assert written(compared(**more), tmp_path / name).read_bytes() == once
    assert written(compared(root_seed=1), tmp_path / "other").read_bytes() != once


def test_of_too_many_rows_the_first_worlds_are_kept(tmp_path, monkeypatch):
    whole = pd.read_parquet(written(compared(), tmp_path / "whole"))
    monkeypatch.setattr(module, "ROWS", 6 * 7 + 5)
    file = written(compared(), tmp_path / "part")
    pd.testing.assert_frame_equal(pd.read_parquet(file), whole[whole.world < 7].reset_index(drop=True))
    told = json.loads(pq.read_schema(file).metadata[KEY])
    assert (told["blocks"], told["played"]) == (7, 30)


def test_a_rows_limit_below_one_block_keeps_one(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "ROWS", 1)
    assert about(compared(), tmp_path)["blocks"] == 1


def test_it_says_what_may_be_held_against_it(tmp_path):
    told = about(compared(looks=2, margin=1.5, level=0.9), tmp_path)
    assert told["numbers"] == sim.NUMBERS
    assert (told["root_seed"], told["worlds_per_block"], told["looks"]) == (0, 1, 2)
    assert told["aim"] == asdict(sim.Campaign(revenue=3).aim)
    assert (told["aim"]["goal"], told["margin"], told["level"]) == ("convinced", 1.5, 0.9)
    assert told["ends"] == [0.0, 13.0]
    assert told["extremes"] == ["nobody"]
    assert [*told["plans"]] == [*PLANS]


def test_nobody_who_was_only_played_along_is_left_out(tmp_path):
    own = {name: one for name, one in PLANS.items() if name != "nobody"}
    assert {*about(compared(plans=own), tmp_path)["plans"]} == {"few", "more"}


THEORIES = {"flow": sim.theories.Flow(), "ic": sim.theories.IndependentCascade()}
CHANGES = {
    "another network": ({"network": nx.path_graph(13)}, {"network"}),
    "other people": ({"people": sim.People(13, {"loyalty": range(13)})}, {"network"}),
    "another seed": ({"root_seed": 5}, {"root_seed"}),
    "another theory": ({"theories": THEORIES | {"flow": sim.theories.Flow(hear=0.2)}}, {"theories.flow"}),
    "another budget": ({"plans": PLANS | {"few": sim.Plan("random", {"budget": 2})}}, {"plans.few"}),
    "an old map": ({"old_map": sim.OldMap(map_shows=0.5)}, {"plans.nobody", "plans.few", "plans.more"}),
    "a higher fee": ({"campaign": replace(CAMPAIGN, fee=2)}, {"plans.nobody", "plans.few"}),  # one has its own
    "a target": ({"campaign": replace(CAMPAIGN, target=5)}, {"aim.target"}),
    "another day": ({"campaign": replace(CAMPAIGN, by=3)}, {"aim.by", "plans.nobody", "plans.few", "plans.more"}),
}


@pytest.mark.parametrize(("change", "keys"), CHANGES.values(), ids=CHANGES)
def test_what_differs_is_told_apart(change, keys, tmp_path):
    def told(**more):
        found = about(compared(**({"theories": THEORIES} | more)), tmp_path)
        inside = {f"{key}.{name}": one for key in ("theories", "plans", "aim") for name, one in found.pop(key).items()}
        return found | inside

    before, after = told(), told(**change)
    assert {key for key in before | after if before.get(key) != after.get(key)} == keys
