"""Each lesson shows what it says, and what the teacher's sheet says of it: its answer, and what the try shows."""

from __future__ import annotations

import re
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from sim.page.lessons import built
from tests.page.opened import compared, counted, opened, until, written

SHEET = (Path(__file__).parents[2] / "docs" / "LESSONS.md").read_text(encoding="utf-8")


def test_the_networks_of_lessons_are_as_they_are_told():
    networks = built()
    assert {*networks["ring"].listeners.tolist()} == {4}
    groups = networks["groups"]
    assert np.argsort(-groups.listeners)[:12].max() < 30
    islands = nx.Graph(networks["islands"].to_networkx())
    bridges = [(10 * one + 9, 10 * one + 10) for one in range(7)]
    assert sorted(nx.bridges(islands)) == bridges
    assert networks["stars"].listeners.max() > 5 * np.median(networks["stars"].listeners)


@pytest.fixture(scope="module")
def lessons(browser, tmp_path_factory):
    page, heard = opened(browser, written(compared(), tmp_path_factory.mktemp("lessons")))
    yield page
    assert heard() == []
    page.close()


WON = {
    "few": "arms[0].filter((one, world) => one > arms[1][world]).length > 180",
    "fail": "arms[0].filter((one, world) => one > arms[1][world]).length < 20",
    "accident": "Math.max(...arms[1]) > 60 && arms[1].filter(one => one <= 3).length > 50",
    "friend": "arms[0].every(one => one === 60) && arms[1].every(one => one === 3)",
    "bridges": "arms[0].every(one => one === 80) && arms[1].every(one => one === 10)",
    "advert": "2 * (mean(arms[0]) - mean(arms[1])) < mean(arms[2]) - mean(arms[3])",
    "luck": "arms[0].every((one, world) => one <= arms[1][world])",
    "give": "arms[0].every((one, world) => one > arms[1][world])",
    "push": "arms[0].every((one, world) => one < arms[1][world])",
}


@pytest.mark.browser
@pytest.mark.parametrize("name", WON)
def test_each_lesson_shows_what_it_says(lessons, name):
    page = lessons
    assert {*page.evaluate("Object.keys(LESSONS)")} == {*WON}
    page.select_option("#lesson", name)
    assert page.inner_text("#lesson-question")
    page.click("#answer")
    until(page, "byId('lesson-answer').textContent.includes('200')")
    found = page.evaluate(
        """name => {
          const {arms, chosen, people} = LESSONS[name], {network, traits} = communityFrom(MODEL.lessons[people]);
          return arms.map(sideAs).map(one => {
            const plan = one.plan === CHOSEN ? {chosen} : {kind: one.plan};
            const spec = {community: {network, traits}, rootSeed: '7', theory: one.settings, campaign: one.campaign};
            const campaign = new Campaign({...spec, plan, count: one.count});
            return Array.from({length: 200}, (_, world) => campaign.play(world).counts.at(-1)[1]);
          });
        }""",
        name,
    )
    mean = "const mean = values => values.reduce((sum, one) => sum + one, 0) / values.length;"
    assert page.evaluate(f"arms => {{ {mean} return {WON[name]}; }}", found)
    page.evaluate("toDay(app.last)")
    page.select_option("#lesson", "")
    assert page.evaluate("app.edited") is False


def sheet(title, point):
    """Return the numbers of a point of the sheet, as text."""
    (section,) = re.findall(rf"^## \d\. {re.escape(title)}$(.*?)(?=^## )", SHEET, re.M | re.S)
    (said,) = re.findall(rf"^\* \*\*{point}\*\*: (.*)$", section, re.M)
    return re.findall(r"\d+(?:\.\d+)?", said)


def begun(page, name):
    page.select_option("#lesson", "")
    page.select_option("#lesson", name)
    until(page, "app.settled && !view.stale")
    return page.inner_text("#lesson-title")


@pytest.mark.browser
@pytest.mark.parametrize("name", WON)
def test_the_sheet_expects_the_answer_of_the_page(lessons, name):
    page, title = lessons, begun(lessons, name)
    page.click("#answer")
    until(page, "byId('lesson-answer').textContent.includes('200')")
    assert {*sheet(title, "Expected answer")} <= {*re.findall(r"\d+(?:\.\d+)?", page.inner_text("#lesson-answer"))}


def moved(page, **values):
    """Set settings of both sides, as the sheet says."""
    for side in ("left", "right"):
        page.evaluate("document.querySelectorAll('.panel details').forEach(one => { one.open = true; })")
        for name, value in values.items():
            row = page.locator(f".panel.{side} .slider", has_text=re.compile(f"^{name}:"))
            row.locator("input[type=number]").fill(str(value))
            row.locator("input[type=number]").press("Enter")
    return means(page)


def means(page):
    counted(page)
    return page.evaluate("app.versus.goals.map(all => amount(all.reduce((sum, one) => sum + one, 0) / all.length, 1))")


def used(page, tool, *people, side="right"):
    page.check(f"input[value={tool}]")
    for person in people:
        x, y = page.evaluate("u => [xOf(u), yOf(u)]", person)
        page.locator(f".panel.{side} .picture").click(position={"x": x, "y": y})


def convinced(page):
    return page.evaluate("app.panels.map(one => one.play.counts.at(-1)[1])")


def lead(page, chance):
    moved(page, broadcast=chance)
    return page.evaluate(
        "signed(meanInterval(Array.from(app.versus.goals[0], (one, w) => one - app.versus.goals[1][w]))[0])"
    )


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "settings"),
    [("few", {"connectors": 0, "reach": 1}), ("give", {"trust": 1}), ("push", {"spend": 0})],
)
def test_settings_show_what_the_sheet_says(lessons, name, settings):
    title = begun(lessons, name)
    assert {*moved(lessons, **settings)} <= {*sheet(title, "What the try shows")}


@pytest.mark.browser
def test_advertising_shows_what_the_sheet_says(lessons):
    title = begun(lessons, "advert")
    said = sheet(title, "What the try shows")
    assert [lead(lessons, chance).strip("+") for chance in said[4:]] == said[:4]


@pytest.mark.browser
def test_two_in_each_group_are_better_than_hubs_and_worse_than_chance(lessons):
    begun(lessons, "fail")
    used(lessons, "approach", *(first + one for first in range(30, 90, 10) for one in (4, 5)), side="left")
    left, right = map(float, means(lessons))
    assert (lessons.evaluate("app.chosen.length"), 45 < left < 55, right) == (12, True, 64.4)


@pytest.mark.browser
def test_whoever_is_approached_can_be_kept(lessons):
    said = sheet(begun(lessons, "accident"), "What the try shows")
    lessons.select_option("#plan-right", "(chosen)")
    seen = []
    for _ in range(7):
        seen.append(str(convinced(lessons)[1]))
        lessons.click("#next-world")
    assert [*seen, *means(lessons)[::-1]] == [*said[1:8], "29.6", "32.6"]
    few = lessons.evaluate("app.versus.goals.map(all => all.filter(one => one <= 10).length)")
    assert {*map(str, few), "29.6", "32.6"} <= {*said}


@pytest.mark.browser
def test_a_tie_that_is_cut_stops_what_needs_two_friends(lessons):
    begun(lessons, "friend")
    used(lessons, "approach", 20, 40, 1, 2)
    assert convinced(lessons) == [60, 60]
    used(lessons, "tie", 10, 11)
    assert convinced(lessons) == [60, 60]
    used(lessons, "tie", 40, 41)
    assert convinced(lessons) == [60, 30]
    used(lessons, "tie", 10, 12, 9, 11, 40, 42, 39, 41)
    assert convinced(lessons) == [30, 30]


@pytest.mark.browser
def test_a_wide_bridge_is_crossed(lessons):
    begun(lessons, "bridges")
    used(lessons, "tie", 8, 10)
    assert convinced(lessons) == [80, 11]
    used(lessons, "tie", 9, 11)
    assert convinced(lessons) == [80, 20]


@pytest.mark.browser
def test_places_of_other_people_that_come_late_are_not_taken(lessons):
    begun(lessons, "few")
    late = lessons.evaluate("jobs.layout")
    lessons.select_option("#lesson", "friend")
    lessons.evaluate("id => placed({id, places: new Float32Array(400), last: true})", late)
    assert lessons.evaluate("[app.places.length, app.places[0]]") == [120, 360]
