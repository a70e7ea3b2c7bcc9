"""The page in a browser: days are the engines', all controls answer, and it asks for nothing."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import numpy as np
import pytest

import sim
from sim.page.scripts import FOLDER
from tests.page.opened import NAMES, compared, counted, opened, sides, until, written

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def comparison():
    return compared()


@pytest.fixture(scope="module")
def file(comparison, tmp_path_factory):
    return written(comparison, tmp_path_factory.mktemp("page"))


@pytest.fixture
def page(browser, file):
    shown, heard = opened(browser, file)
    yield shown
    assert heard() == []
    shown.close()


def played(comparison, theory, plan, world):
    """Return days, first hearings and the people approached, as the compiled engine has them."""
    instance, design = comparison.player.instance, comparison.design
    part = instance.parts[theory, plan]
    place = [*design.plans].index(plan)
    ranked = instance.ranked[instance.ranked_of[[*design.theories].index(theory), place]]
    numbers = sim.world.World(instance.network.n, instance.network.m, design.root_seed, world)
    seeds = instance.spending[plan].roster(ranked.ranking, numbers, design.plans[plan].lots)
    play = sim.engines.compiled.CompiledEngine(part.heard).play(numbers, part.done, seeds)
    return [play.days.tolist(), play.known.tolist(), seeds.tolist()]


def test_days_are_those_of_the_engines_in_any_world(page, comparison):
    for plan in ("hubs", "random", "pagerank", "k_core"):
        for side in ("left", "right"):
            page.select_option(f"#plan-{side}", plan)
        for world in (0, 3, 4294967295):
            page.fill("#world", str(world))
            page.press("#world", "Enter")
            wanted = [played(comparison, theory, plan, world) for theory in ("key_person", "flow")]
            assert sides(page, "days", "known", "seeds") == wanted


def test_worlds_are_counted_as_in_python(page, comparison):
    counted(page)
    goals = np.array(page.evaluate("app.versus.goals.map(one => Array.from(one))"))
    hubs = [*comparison.strategies].index("hubs")
    assert goals.shape == (2, 200)
    assert goals[:, :8].tolist() == comparison.reached[:, hubs].tolist()
    more = int((goals[0] > goals[1]).sum())
    assert f"left than right in {more} of 200 worlds" in page.inner_text("#versus")


def test_buttons_and_sliders_answer(page):
    day = "app.day"
    page.click("#step")
    page.click("#step")
    page.click("#back")
    assert page.evaluate(day) == 1
    page.click("#end")
    assert page.evaluate(day) == page.evaluate("app.last")
    page.click("#reset")
    page.focus("#day")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(day) == 1
    page.select_option("#speed", "fast")
    page.click("#play")
    until(page, "app.day >= 2")
    page.click("#play")
    assert page.inner_text("#play") == "Play"
    page.click("#next-world")
    assert page.evaluate("app.world") == 1
    before = sides(page, "days")
    page.fill("#number-left", "7")
    assert page.evaluate("app.panels[0].seeds.size") == 7
    page.locator(".panel.right summary").click()
    page.locator(".panel.right .slider input[type=range]").first.fill("0.9")
    assert page.evaluate("app.panels[1].settings.hear") == 0.9
    assert sides(page, "days")[1] != before[1]


def test_a_slider_gives_the_days_of_that_setting(page, comparison):
    page.locator(".panel.right summary").click()
    sliders = page.locator(".panel.right .slider input[type=range]")
    for place, value in enumerate(("0.4", "0.1", "0.3", "5")):
        sliders.nth(place).fill(value)
    seeds = comparison.network.ids[page.evaluate("Array.from(app.panels[1].play.seeds)")].tolist()
    theory = sim.theories.Flow(hear=0.4, phi=(0.1, 0.3), talk_days=5)
    wanted = sim.simulate(comparison.network, theory, seeds, root_seed=comparison.root_seed)
    assert sides(page, "days")[1] == [wanted.days[0].tolist()]


def test_people_are_told_and_names_stay_text(page):
    for name in NAMES:
        page.fill("#find", name)
        page.press("#find", "Enter")
        assert name in page.inner_text("#person-text")
        assert "Left:" in page.inner_text("#person-text")
    assert page.title() == "Watch the same people twice"
    assert page.locator("#person-text b").count() == 0
    page.focus(".panel.left .picture")
    before = page.evaluate("app.focus")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("app.focus") != before
    assert page.inner_text("#told").startswith("Person")


def test_voices_that_are_told_are_enough(page):
    page.click("#end")
    told = page.evaluate(
        """app.panels.map(panel => Array.from(panel.play.days.keys()).filter(v => panel.play.days[v] > 0).map(v => [
          voicesOf(panel.setup, panel.play, v, app.last).reduce((sum, one) => sum + one[2], 0),
          panel.setup.engine.world.threshold[v],
          voicesOf(panel.setup, panel.play, v, panel.play.days[v] - 1).reduce((sum, one) => sum + one[2], 0)]))"""
    )
    assert sum(map(len, told)) > 10
    assert all(before < needed <= heard for side in told for heard, needed, before in side)


def test_two_panels_on_a_desk_and_one_on_a_phone(browser, file):
    for width, seen in ((1280, 2), (390, 1)):
        page, heard = opened(browser, file, width)
        assert page.locator(".panel:visible").count() == seen
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if seen == 1:
            page.click("#only-right")
            assert page.locator(".panel.right:visible").count() == 1
        assert heard() == []
        page.close()


def test_the_policy_allows_the_scripts_of_the_page_and_no_other(file, browser):
    text = file.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    page, heard = opened(browser, file)
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.bad = 1'}))"
    )
    assert page.evaluate("window.bad") is None
    assert any("Content Security Policy" in one for one in heard())
    page.close()


def test_what_others_wrote_is_as_they_built_it():
    listed = re.findall(r"^\| (\S+\.js) .*\| (\w{64}) \|$", (FOLDER / "vendor" / "README.md").read_text(), re.M)
    assert {name for name, _ in listed} == {file.name for file in (FOLDER / "vendor").glob("*.js")}
    for name, digest in listed:
        assert hashlib.sha256((FOLDER / "vendor" / name).read_bytes()).hexdigest() == digest
        assert Path(FOLDER / "vendor" / (name.split(".")[0] + ".LICENSE")).exists()
