"""The report: words that never say more than the verdicts, files that are the same each time."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from html import unescape

import networkx as nx
import numpy as np
import pandas as pd
import pytest

import sim
from sim import theories
from sim.report import assumptions
from sim.report.agenda import agenda
from sim.report.curves import adoption_figure
from sim.report.dots import ranking_figure
from sim.report.figures import drawn, write_figures
from sim.report.glossary import glossary
from sim.report.html import write_report
from sim.report.instead import instead
from sim.report.layout import positions
from sim.report.lines import WIDTH, ranking
from sim.report.phrases import quantity
from sim.report.picture import network_figure
from sim.report.ranking import head, notes, ranked
from sim.report.redo import command, presentable
from sim.report.regret import regret_table
from sim.report.style import styles
from sim.report.tables import write_tables
from sim.report.words import answer
from sim.study.goal import Goal
from sim.study.match import Match
from sim.study.measures import Interval
from sim.words import amount
from tests.handmade import with_people

CASCADE = theories.IndependentCascade(0.3)
ABOUT = {
    "network": {"label": "a ring", "people": 30},
    "traits": ["circle"],
    "config": {"worlds": 40, "output": "/somewhere/else", "network": {"kind": "csv", "edges": "/home/me/ties.csv"}},
    "time": {"began": "2020-02-02T02:02:02"},
}


def decided(means, spread=1.0, worlds=400, names=("hubs", "random", "fringe"), margin=0.0, heads=2, campaign=None):
    """Return a decision on hand-made numbers: a mean for each theory and strategy, and luck of its own."""
    means = np.array(means, dtype=float)
    names, laws = names[: means.shape[1]], {f"law {place}": CASCADE for place in range(len(means))}
    campaign = campaign or sim.Campaign(budget=heads)
    base = sim.compare(nx.cycle_graph(1000), laws, names, campaign=campaign, worlds=min(worlds, 20), margin=margin)
    luck = np.random.default_rng(1).normal(0, spread, (*means.shape, worlds)).round()
    luck -= luck.mean(axis=2, keepdims=True).round()
    convinced = np.maximum(means[:, :, None] + luck, heads).astype(np.int32)
    comparison = with_people(base, convinced, heads)
    decision = sim.Decision(comparison, np.full(len(means), 1 / len(means)), comparison)
    kept = [
        place
        for place, name in enumerate(names)
        if name in {*decision.choices, *decision.choices_by_belief, decision.choice}
    ]
    player = comparison.player.playing(comparison.design.only({names[one] for one in kept}))
    fresh = with_people(replace(comparison, player=player), convinced[:, kept], heads)
    fresh = replace(fresh, runs=replace(fresh.runs, approached=comparison.runs.approached[kept]))
    return replace(decision, fresh=fresh)


def told(decision):
    """Return all that is said, after what must never be said."""
    text = " ".join([*answer(decision), ranking(decision.comparison), *agenda(decision)["doubts"]])
    assert not re.search(r"\bnan\b|\binf\b|-0\b(?!\.)", text.replace("random", ""))
    assert all(not one[0].islower() and one.endswith(".") for one in answer(decision))
    assert max(map(len, ranking(decision.comparison).splitlines())) <= WIDTH
    return answer(decision)


def test_the_longest_verdict_leaves_room_for_names():
    comparison = decided([[120, 119, 50]], worlds=100, margin=10).comparison
    assert "too close to call so far" in set(comparison.table.verdict)
    assert "people with the fewest contacts (fringe)" in ranking(comparison)
    assert "…" not in ranking(comparison)


def test_rankings_tell_how_many_and_how_many_less():
    comparison = decided([[300, 100, 50]]).comparison
    first, second, _ = ranked(comparison, "law 0", short=True)
    assert head(comparison, short=True)[:3] == ["plan", "people convinced", "difference"]
    assert (first[1:3], second[1:3]) == (["300", "-"], ["100", "-200"])
    picture = drawn(lambda: ranking_figure(comparison, ["law 0"]))
    assert {">300<", ">100<", ">-200<"} <= {*re.findall(r">-?\d+<", picture.replace("\u2212", "-"))}


def test_each_plan_is_explained_with_what_it_needs(files):
    page = files["report.html"].decode()
    assert page.count("Approach the people who have the most contacts.") >= 2
    for needs in ("nothing about who knows whom", "the whole contact network"):
        assert f"Information needed: {needs}." in page


def test_made_up_networks_are_called_so():
    assert "nobody in it is real: community" in assumptions.source({"network": {"kind": "community"}})[0]
    assert assumptions.source({"network": {"kind": "csv"}}) == ["Network: csv."]


def test_the_method_is_folded(files):
    page = files["report.html"].decode()
    folded = page[page.index("For researchers") :]
    assert "Bonferroni" in folded
    assert "Bonferroni" not in page[: page.index("For researchers")]
    before = page[: page.index("verdicts with their intervals")]
    assert "common random numbers" not in before.casefold()


def test_the_agenda_says_when_half_are_convinced():
    decision = decided([[300, 100]])
    days = decision.expected.days_to_half.iloc[0]
    told = agenda(decision)
    assert told["columns"][2] == "95 % interval of the mean"
    assert told["results"][0][told["columns"].index("half of the convinced by day")] == amount(days)


def test_what_is_lost_is_counted_in_people():
    columns, rows = regret_table(decided([[300, 100, 50], [200, 250, 50]]))
    assert columns[-2:] == ["most people lost", "people lost by belief"]
    assert rows[0][-2:] == ["50", "25"]


def test_failures_are_told_in_people_where_all_approach_as_many():
    assert "(fewer than 4 people convinced)" in " ".join(notes(decided([[300, 100]]).comparison))


def test_a_clear_winner():
    decision = decided([[300, 100, 50], [200, 90, 60]])
    first, second, third = told(decision)
    assert first.startswith(
        "Choose people with the most contacts (hubs). If law 0 is true, expect 300 people convinced on average; in 9 of"
        " 10 worlds at least 299."
    )
    assert "If law 1 is true, expect 200 people convinced on average; in 9 of 10 worlds at least 199." in first
    assert second == (
        "All plans were played in the same 400 worlds (a world is a simulated campaign). Whichever theory is true, this"
        " plan is better than random people and people with the fewest contacts. No plan was found to be better, under"
        " any theory."
    )
    assert third == (
        "Whichever theory you believe more, the choice stays. To know which theory is true would bring nothing."
    )
    assert agenda(decision)["doubts"] == [
        "If the contact network cannot be had, or costs too much, take random people: this brings up to 200 people less"
        " on average (if law 0 is true).",
        "Whichever theory you believe more, the choice stays.",
    ]


def test_what_rare_events_could_change_is_said():
    # 20 people ahead in each of 100 worlds, of 1,000: a cascade of everybody in one world of 50 would change it
    decision = decided([[120, 100]], worlds=100)
    first, second, third = told(decision)
    assert first.startswith("So far, choose people with the most contacts (hubs). If law 0 is true, expect 120")
    assert (
        "so far better than random people. So far means: unless a cascade rarer than 1 in 27 worlds decides." in second
    )
    assert "So far means: unless a cascade rarer than 1 in 27 worlds decides." in ranking(decision.comparison)
    assert decision.comparison.pairs.verdict.tolist() == ["better so far"]
    assert {
        "If law 0 is true, this plan is so far better than random people.",
        "So far means: unless a cascade rarer than 1 in 27 worlds decides.",
    } <= {*agenda(decision)["doubts"]}
    assert third


def test_a_choice_that_depends_on_the_theory():
    decision = decided([[300, 100, 50], [120, 150, 60]])
    first, second, third = told(decision)
    assert first.startswith("Choose people with the most contacts (hubs)")
    assert (
        "Whichever theory is true, this plan is better than people with the fewest contacts. If law 0 is true, this"
        " plan is better than random people. If law 1 is true, this plan is worse than random people." in second
    )
    assert second.endswith(" What is best depends on the theory.")
    assert third.startswith("At worst, if law 1 is true, this plan brings 30 people less on average than random people")
    turn = "If you are more than 87 % sure of “law 1”, choose random people instead of people with the most contacts."
    assert third.endswith(
        f"{turn} To know which theory is true would be worth 15 people on average (14.9 to 15.1, 95 % sure)."
    )
    assert [one for one in agenda(decision)["doubts"] if "sure of" in one] == [turn]


def test_nothing_is_called_better_that_is_not():
    decision = decided([[101, 100, 100]], spread=40)
    first, second, _ = told(decision)
    assert first.startswith(
        "Nothing is settled yet: play more worlds; first for now: people with the most contacts (hubs)"
    )
    assert second == "400 worlds are too few to tell plans apart."
    assert "better" not in first + second
    assert "best" not in ranking(decision.comparison)


def test_a_tie_within_the_margin_is_called_a_tie():
    decision = decided([[101, 100, 100]], margin=20)
    first, second, _ = told(decision)
    assert first.startswith(
        "Any of the 3 plans will do: take the cheapest or easiest, random people. If law 0 is true, expect 100 people"
    )
    meant = "Too close to call means: a difference of at most 20 people, your margin."
    assert f"with people with the most contacts and people with the fewest contacts. {meant}" in second
    assert meant in agenda(decision)["doubts"]


def test_a_tie_within_the_margin_is_one_whatever_its_sign():
    decision = decided([[105, 100]], margin=20, worlds=4000, names=("nomination", "hubs"))
    row = decision.comparison.pairs.iloc[0]
    assert row.low > 0
    assert row.verdict == "too close to call"
    assert "whatever the sign of the difference" in dict(glossary(decision.comparison))["Verdict"]


def test_another_plan_may_be_ahead_by_some():
    assert " people on average, at most (95 % sure)." in told(decided([[101, 100], [101, 100]], margin=20))[2]


def test_what_to_take_where_less_is_known():
    decision = decided([[300, 100, 50], [200, 190, 60]], names=("hubs", "nomination", "random"))
    assert instead(decision) == [
        "If the contact network cannot be had, or costs too much, take people named by others: this brings up to 200"
        " people less on average (if law 0 is true).",
        "If nobody can be asked, take random people: this brings up to 250 people less on average (if law 0 is true).",
    ]
    named = decided([[100, 300, 50]], names=("hubs", "nomination", "random"))
    assert instead(named)[0].startswith("If nobody can be asked, take random people: this brings up to 250 people")
    assert instead(decided([[300, 100]], names=("hubs", "fringe")))[0].endswith(
        "no other plan that was played does without it."
    )
    assert instead(decided([[100, 300]])) == instead(decided([[100]])) == []


def test_usual_settings_are_called_assumptions():
    comparison = decided([[300, 100]]).comparison
    assert assumptions.caution(comparison) == ""
    usual = replace(comparison.player, design=replace(comparison.design, theories={"law": theories.Flow()}))
    assert assumptions.caution(replace(comparison, player=usual)).endswith("more than how many people.")


def test_what_few_worlds_do_not_show_is_said_of_them_alone():
    first, second, _ = told(decided([[50, 50, 50]], spread=0, worlds=1))
    assert first.startswith("In these worlds it made no difference which plan was chosen: random people, for")
    assert second == (
        "In 1 world the 3 plans did the same. It makes no difference unless a cascade rarer than 1 in 1 worlds decides."
    )


def test_what_is_as_good_and_easier_is_advised():
    decision = decided([[101, 100, 50]], margin=20, names=("hubs", "nomination", "fringe"))
    first, second, _ = told(decision)
    assert (decision.choices, decision.choice) == (["hubs"], "nomination")
    assert first.startswith(
        "Choose people named by others (nomination): within your margin as good as people with the most contacts, and"
        " easier. If law 0 is true, expect 100 people convinced"
    )
    assert "better than people with the fewest contacts, and too close to call with people with the most" in second


def test_what_is_as_good_under_one_theory_alone_is_not_advised():
    decision = decided([[101, 100, 50], [200, 100, 50]], margin=20, names=("hubs", "nomination", "fringe"))
    assert decision.choice == "hubs"


def test_what_is_as_good_and_cheaper_is_advised():
    campaign = sim.Campaign(budget=2, fee_per_listener=1.0)
    decision = decided([[101, 100, 50]], margin=20, names=("nomination", "hubs", "fringe"), campaign=campaign)
    costs = decision.comparison.runs.cost.copy()
    costs[:, 0] += 1.0
    dear = replace(decision.comparison, runs=replace(decision.comparison.runs, cost=costs))
    assert (replace(decision, comparison=dear).choices, replace(decision, comparison=dear).choice) == (
        ["nomination"],
        "hubs",
    )


def test_identical_strategies_have_no_winner():
    decision = decided([[50, 50, 50]], spread=0, margin=20)
    first, second, _ = told(decision)
    assert first.startswith(
        "It makes no difference here which plan you choose; take random people, for instance. If law 0 is true, expect"
    )
    assert second == "In all 400 worlds the 3 plans did the same."
    assert "the same in every world" in ranking(decision.comparison)


def test_several_equal_choices():
    decision = decided([[300, 300, 50]], spread=0)
    first, second, _ = told(decision)
    assert first.startswith(
        "No plan stands out, as people with the most contacts and random people come out equal: take the cheapest or"
    )
    assert "the same in every world as people with the most contacts" in second
    assert agenda(decision)["equal"] == "Equally good: people with the most contacts (hubs)."


def test_equal_strategies_do_not_take_turns():
    decision = decided([[300, 300, 50], [100, 100, 50]], spread=0)
    shaky = decision.comparison.means.copy()
    shaky[0, 1] += 1e-12
    decision.comparison.__dict__["means"] = shaky
    assert not any("instead of" in doubt for doubt in agenda(decision)["doubts"])


@pytest.mark.parametrize(("worlds", "words"), [(1, "1 world is too few"), (19, "19 worlds are too few")])
def test_too_few_worlds(worlds, words):
    first, second, _ = told(decided([[300, 100, 50]], worlds=worlds))
    assert first.startswith(
        "Nothing is settled yet: play more worlds; first for now: people with the most contacts (hubs)"
    )
    assert second == f"{words} to tell plans apart."


def test_one_strategy():
    decision = decided([[300], [200]])
    first, second, third = told(decision)
    assert first.startswith("Only people with the most contacts (hubs) was played. If law 0 is true, expect 300")
    assert second == "This rests on 400 worlds, and nothing was compared with it."
    assert third.startswith("With one plan there is no choice to get wrong")


def test_one_theory():
    assert told(decided([[300, 100]]))[2].startswith("What it costs if this theory is wrong cannot be said")


def test_nothing_spreads_and_everybody_adopts():
    second = told(decided([[2, 2, 2], [1000, 1000, 1000]], spread=0))[1]
    assert "If law 0 is true nobody was convinced beyond the people approached, in any world played" in second
    assert "If law 1 is true everybody was convinced in every world played, however the campaign began" in second


def test_many_theories_are_summed_up():
    first = told(decided([[300, 100], [200, 100], [250, 100], [220, 100], [210, 100]]))[0]
    assert "Expect least if law 1 is true: 200 people convinced" in first
    assert "Expect most if law 0 is true: 300 people convinced" in first


def test_many_different_standings_are_counted():
    means = [[300, 100, 50], [200, 250, 50], [220, 100, 260], [210, 220, 260]]
    second = told(decided(means, worlds=4000))[1]
    assert "Against 2 others under 4 theories (8 cases) this plan is better in 4 and worse in 4. What is best" in second


def test_money():
    campaign = sim.Campaign(budget=2, goal="profit", fee=30, revenue=0.5)
    decision = decided([[300, 100, 50], [100, 10, 10]], campaign=campaign)
    first, second, _, third = told(decision)
    assert "a profit of 90" in first
    assert "a loss of 10 on average" in first
    assert "in 9 of 10 worlds a loss of 10.5 at most" in first
    assert second == "It costs 60."
    assert "Doing nothing" not in first
    assert head(decision.comparison, short=True)[-2:] == ["failure rate", "cost"]
    assert head(decided([[90, 80]], campaign=replace(campaign, goal="buyers")).comparison)[-2:] == [
        "cost",
        "profit",
    ]
    lost = told(decided([[90, 80, 50], [100, 10, 10]], campaign=campaign))[0]
    assert lost.endswith(". Doing nothing would lose nothing.")
    assert "cost" not in ranking(decided([[90, 80]]).comparison)
    assert third


def test_theories_that_could_not_be_matched_are_named():
    decision = decided([[300, 100, 50]])
    near = Interval(0.3, 0.29, 0.31)
    matches = (
        Match("law 0", 0.2, "hear x 2", near, 0.5, 0.1, 0.3, 256),
        Match("b", 0.3, "hear x 1", near, 0.5, 0.3, 0.3, 256),
    )
    said = told(replace(decision, comparison=replace(decision.comparison, matches=matches)))
    assert len(said) == 4
    assert said[3].startswith(
        "The theories are not equally contagious. The theory “law 0” was not matched: random people convince 29 % to"
    )
    assert "“b”" not in said[3]


EVIL = {
    "<script>alert(1)</script>": sim.seeding.Hubs(),
    "=1+1": sim.seeding.Random(),
    '@cmd $x^2$ & "q"': sim.seeding.Fringe(),
}


@pytest.fixture(scope="module")
def evil():
    ring = nx.relabel_nodes(nx.cycle_graph(30), {place: f"=<b>{place}</b>" for place in range(30)})
    comparison = sim.compare(ring, {"<img src=x>": CASCADE, "=2+2": CASCADE}, EVIL, 3, worlds=30, match_reach=0.3)
    return sim.decide(comparison)


def written(decision, folder):
    folder.mkdir()
    write_tables(decision, folder)
    write_figures(decision, folder, network="<i>ring</i>")
    write_report(decision, ABOUT, folder)
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.fixture(scope="module")
def files(evil, tmp_path_factory):
    return written(evil, tmp_path_factory.mktemp("evil") / "run")


def test_two_runs_give_the_same_bytes(evil, files, tmp_path):
    assert written(sim.decide(evil.comparison), tmp_path / "other") == files
    names = {"summary", "verdicts", "choice", "flips", "expected", "seeds", "matching"}
    figures = {f"{name}.{kind}" for name in ("ranking", "adoption", "regret", "network") for kind in ("png", "svg")}
    assert set(files) == {f"{name}.csv" for name in names} | figures | {"curves.parquet", "report.html"}


def test_names_stay_text(files):
    page = files["report.html"].decode()
    for tag in ("<script", "<b>", "<img", "<i>ring"):
        assert tag not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    for name in ("ranking.svg", "network.svg"):
        assert b"<script" not in files[name]
    assert b"$x^2$" in files["ranking.svg"]


def test_no_cell_is_a_formula(files):
    for name, content in files.items():
        if name.endswith(".csv"):
            rows = list(csv.reader(content.decode().splitlines()))
            cells = [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]
            assert cells == []
    seeds = pd.read_csv(pd.io.common.BytesIO(files["seeds.csv"]))
    assert seeds.id.str.startswith("'=<b>").all()
    assert seeds.strategy.str.startswith("'=1+1").any()


def test_the_report_keeps_machines_and_times_to_itself(files):
    page = files["report.html"].decode()
    for secret in ("/home", "/somewhere", "2020-02-02"):
        assert secret not in page
    assert "ties.csv" in page
    assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", page)
    assert not re.search(r"\bnan\b", re.sub(r"<[^>]*>", "", page), re.IGNORECASE)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_the_page_says_all_that_was_assumed(tmp_path):
    ring, strategies = nx.cycle_graph(30), {"mine": sim.seeding.PageRank(damping=0.5), "random": sim.seeding.Random()}
    given = {"campaign": sim.Campaign(budget=3, accept=0.5), "old_map": sim.OldMap(0.8, 0.1), "worlds": 4}
    comparison = sim.compare(ring, {"law": CASCADE}, strategies, **given)
    write_report(sim.decide(comparison), ABOUT, tmp_path)
    page = unescape((tmp_path / "report.html").read_text(encoding="utf-8")).replace("\xa0", " ")
    said = [*assumptions.source(ABOUT["config"]), *assumptions.network(comparison)]
    said += [*assumptions.campaign(comparison), *assumptions.strategies(comparison)]
    said = [one.replace("/home/me/", "") for one in said]
    assert len(said) >= 6
    assert [one for one in said if one.rstrip(".") not in page] == []


def test_a_table_of_matching_only_where_theories_were_matched(tmp_path):
    write_tables(decided([[300, 100]]), tmp_path)
    assert not (tmp_path / "matching.csv").exists()


def test_odd_comparisons_have_a_report(tmp_path):
    lonely = sim.compare(nx.empty_graph(5), [CASCADE], ["hubs"], 1, worlds=1)
    large = sim.compare(nx.star_graph(1500), [CASCADE], ["hubs", "random"], 2, worlds=2)
    for comparison in (lonely, large):
        write_report(sim.decide(comparison), {}, tmp_path)
        page = (tmp_path / "report.html").read_text()
        assert not re.search(r"\bnan\b", re.sub(r"<[^>]*>", "", page), re.IGNORECASE)


def test_colours_do_not_change_and_lie_apart():
    names = ["random", "hubs", *(f"mine {number}" for number in range(14))]
    found = styles(names)
    assert len(set(found.values())) == len(names)
    assert styles(names[::-1]) == found
    assert found["hubs"] == styles(["hubs"])["hubs"]


def test_a_picture_is_the_same_each_time_and_in_its_frame():
    network = sim.Network.from_networkx(nx.barabasi_albert_graph(200, 2, seed=1))
    place = positions(network)
    assert place.tolist() == positions(network).tolist()
    assert np.abs(place).max() <= 1
    assert len(np.unique(place.round(6), axis=0)) == 200


def test_large_networks_are_summed_up_and_small_ones_drawn():
    small, large = decided([[300, 100]]), sim.compare(nx.star_graph(1500), [CASCADE], ["hubs"], 2, worlds=2)
    assert "1,000 people and their ties" in drawn(lambda: network_figure(small))
    assert "how many of the 1,501 people" in drawn(lambda: network_figure(sim.decide(large)))


def test_lines_are_named():
    picture = drawn(lambda: adoption_figure(decided([[300, 100]]).comparison))
    assert ">contacts (hubs)</text>" in picture
    assert "people convinced" in picture


def test_a_config_becomes_a_command():
    config = {
        "theory": {"flow": {"kind": "flow", "phi": [0, 0.4], "expose": None}},
        "network": {"kind": "csv", "edges": "ties (1).csv", "directed": True},
        "campaign": {"budget": 20},
        "workers": 8,
    }
    assert command(config) == (
        "grapevine theory=flow 'theory.flow.phi=[0,0.4]' theory.flow.expose=null network=csv"
        " 'network.edges=\"ties (1).csv\"' network.directed=true campaign.budget=20"
    )
    assert presentable({"a": [r"C:\me\ties.csv"]}) == {"a": ["ties.csv"]}


def test_words_of_terminal_page_csv_and_python_are_the_same():
    cases = [
        decided([[300, 100, 50], [120, 150, 60]]),
        decided([[101, 100, 100]], spread=40),
        decided([[120, 100, 100]], worlds=100, margin=5),
        decided([[50, 50, 50]], spread=0),
        decided([[300]]),
    ]
    seen = set()
    for decision in cases:
        comparison = decision.comparison
        for theory in comparison.theories:
            table = comparison.table[comparison.table.theory == theory]
            at = head(comparison).index("verdict")
            assert [row[at] for row in ranked(comparison, theory)] == table.verdict.tolist()
            assert all(f"{word}" in ranking(comparison) for word in table.verdict)
            best = table.strategy.iloc[0]
            for row in table.iloc[1:].itertuples():
                assert row.verdict == comparison.standing(theory, row.strategy, best)
            seen |= set(table.verdict)
        for row in comparison.pairs.itertuples():
            assert row.verdict == comparison.standing(row.theory, row.one, row.other)
    assert seen >= {"best", "first", "alone", "worse", "not settled", "worse so far", "the same in every world"}


def test_a_single_person_is_told_as_one():
    assert quantity(Goal("convinced"), 1.0) == "1 person convinced"
    assert quantity(Goal("buyers", by=3, segment="circle:1"), 1.02) == "1 buyer with circle:1 by day 3"
    assert quantity(Goal("aware"), 1.1) == "1.1 people aware"
    assert quantity(Goal("profit"), 1.0) == "a profit of 1"
