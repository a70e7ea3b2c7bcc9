"""A study of a theory with a closed form: winners, changes, indices and losses are where they must be."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest

import sim

CHANCES, SHARES = [0.6, 0.7, 0.85, 1.0], [0.7, 0.9, 1.0]
LEAVES, LENGTH = 4, 9


def star(x):
    """Return people convinced from the centre of a star, each leaf with the chance x."""
    return 1 + LEAVES * x


def chain(x):
    """Return people convinced from the head of a chain, each next one with the chance x."""
    return float(sum(x**step for step in range(LENGTH + 1)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A finished study: chance of a tie by share who recommend, star against chain."""
    home = tmp_path_factory.mktemp("planted")
    ties = [f"c,leaf{one}" for one in range(LEAVES)] + [f"h{one},h{one + 1}" for one in range(LENGTH)]
    (home / "ties.csv").write_text("\n".join(["a,b", *ties]) + "\n")
    for name, who in (("star", "c"), ("chain", "h0")):
        (home / f"{name}.csv").write_text(f"id\n{who}\n")
    plans = {
        name: {"seeding": {"kind": "roster", "path": str(home / f"{name}.csv")}, "budget": 1}
        for name in ("star", "chain")
    }
    design = {"grid": {"theory.independent_cascade.p": CHANCES, "campaign.recommend": SHARES}}
    still = {"network": "csv", "network.edges": str(home / "ties.csv"), "theory": "independent_cascade", "plans": plans}
    sim.sweep(design, still, home / "study", worlds=1024).play()
    return home / "study"


@pytest.fixture(scope="module")
def found(folder):
    return sim.analyse(folder, margin=0.0)


def test_the_winner_of_each_part_is_the_one_of_the_closed_form(found):
    table = found.winners("theory.independent_cascade.p", "campaign.recommend")
    decided = table[table.verdict == "best"]
    assert len(table) == 12
    assert len(decided) >= 8
    for row in decided.to_dict("records"):
        x = float(row["theory.independent_cascade.p"]) * float(row["campaign.recommend"])
        lead = chain(x) - star(x)
        assert row["strategy"] == ("chain" if lead > 0 else "star")
        assert row["lead_low"] <= abs(lead) <= row["lead_high"]
    assert {*decided.strategy} == {"star", "chain"}


def test_the_change_lies_where_both_reach_the_same(found):
    held = {"campaign.recommend": 1.0}
    row = found.winners("theory.independent_cascade.p", at=held)
    stars = [float(one) for one in row[row.strategy == "star"]["theory.independent_cascade.p"]]
    chains = [float(one) for one in row[row.strategy == "chain"]["theory.independent_cascade.p"]]
    same = next(x for x in np.linspace(0.5, 1, 50001) if chain(x) >= star(x))
    assert max(stars) < same < min(chains)
    own = sim.analyse(found.long[found.long["campaign.recommend"] == 1.0].drop(columns="point"), found.found.settings)
    (flip,) = own.flips.to_dict("records")
    assert flip["below"] == "star"
    assert flip["above"] == "chain"
    assert flip["low"] < same < flip["high"]


def test_indices_are_those_of_the_closed_form(found):
    for plan, exact in (("star", star), ("chain", chain)):
        values = np.array([[exact(p * r) for r in SHARES] for p in CHANCES])
        whole = values.var()
        expected = [(values.mean(1).var(), 1 - values.mean(0).var() / whole)]
        expected += [(values.mean(0).var(), 1 - values.mean(1).var() / whole)]
        rows = found.importance[(found.importance.strategy == plan) & (found.importance.minus == "")].set_index(
            "setting"
        )
        for name, (first, total) in zip(("theory.independent_cascade.p", "campaign.recommend"), expected, strict=True):
            row = rows.loc[name]
            assert row.first_low <= first / whole <= row.first_high
            assert row.total_low <= total <= row.total_high
            assert row.first_high - row.first_low < 0.2


def test_effects_and_interactions_hold_those_of_the_closed_form(found):
    values = np.array([[chain(p * r) for r in SHARES] for p in CHANCES])
    rows = found.effects[(found.effects.strategy == "chain") & (found.effects.setting == "campaign.recommend")]
    for row, exact in zip(rows.itertuples(), values.mean(0) - values.mean(), strict=True):
        assert row.effect_low - 0.1 < exact < row.effect_high + 0.1
        assert row.effect_high - row.effect_low < 1.5
    both = values - values.mean(1, keepdims=True) - values.mean(0) + values.mean()
    table = found.interactions[found.interactions.strategy == "chain"]
    exact = {}
    for (i, p), (j, r) in product(enumerate(CHANCES), enumerate(SHARES)):
        exact[frozenset([("theory.independent_cascade.p", f"{p:g}"), ("campaign.recommend", f"{r:g}")])] = both[i, j]
    assert len(table) == 12
    for row in table.itertuples():
        value = exact[frozenset([(row.setting, row.value), (row.other, row.other_value)])]
        assert row.effect_low - 0.1 < value < row.effect_high + 0.1


def test_the_largest_loss_of_each_plan_is_that_of_the_closed_form(found):
    leads = [chain(p * r) - star(p * r) for p in CHANCES for r in SHARES]
    table = found.regrets.set_index("strategy")
    for plan, loss in (("star", max(leads)), ("chain", -min(leads))):
        assert table.loc[plan].largest_low <= loss <= table.loc[plan].largest_high
    assert table.loc["star", "theory.independent_cascade.p"] == 1.0
    assert next(iter(found.regrets.strategy)) == ("star" if max(leads) < -min(leads) else "chain")


def test_what_is_missing_is_left_out_and_told(folder, tmp_path):
    import shutil

    from sim.analysis.telling import answer
    from sim.sweeps.rows import failed, read, write, write_rows
    from sim.sweeps.store import Folder

    shutil.copytree(folder, tmp_path / "study")
    own = Folder(tmp_path / "study")
    lost, wrong = own.points[0].id, own.points[1].id
    rows = read(tmp_path / "study" / "rows.parquet")
    kept = rows.filter([one not in (lost, wrong) for one in rows["point"].to_pylist()])
    write(tmp_path / "study" / "rows.parquet", [kept])
    job = next(one for one in own.jobs(own.facts) if one.point == wrong)
    write_rows(own.parts / "x.parquet", [failed(job, "too big")])
    found = sim.analyse(tmp_path / "study")
    assert int(found.found.played.sum()) == 10
    assert found.importance.empty
    text = " ".join(answer(found))
    assert "1 of 12 points failed (the first: too big)" in text
    assert "1 of 12 points are not played yet" in text
    table = found.winners("theory.independent_cascade.p", "campaign.recommend")
    assert len(table) == 12
    assert (table.points == 0).sum() == 2
    assert (table.verdict == "").sum() == 2


def test_a_table_of_ones_own_says_the_same(found):
    ends = {"least": found.found.ends[0, 0], "most": found.found.ends[0, 1]}
    again = sim.analyse(found.long.drop(columns="point"), found.found.settings, margin=0.0, **ends)
    pd.testing.assert_frame_equal(again.winners(), found.winners())
    pd.testing.assert_frame_equal(again.importance, found.importance)
