"""Whoever cannot see, point or bear motion can use page and report: axe-core finds nothing serious."""

from __future__ import annotations

import pytest

import sim
from sim.report.html import write_report
from tests.page.opened import compared, opened, until, written

pytestmark = pytest.mark.browser
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")


def serious(page):
    found = axe.Axe().run(page).response["violations"]
    return [
        (one["id"], [node["target"] for node in one["nodes"]])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@pytest.fixture(scope="module")
def comparison():
    return compared(worlds=16)


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_serious_is_found_on_the_page(browser, comparison, tmp_path, width):
    page, _ = opened(browser, written(comparison, tmp_path), width)
    assert serious(page) == []
    page.select_option("#lesson", "few")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.evaluate("look(3)")
    assert serious(page) == []
    page.close()


def test_nothing_serious_is_found_on_the_report(browser, comparison, tmp_path):
    write_report(sim.decide(comparison), {"config": {"worlds": 16}}, tmp_path)
    page = browser.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    assert serious(page) == []
    page.close()


def test_a_fault_is_found(browser, comparison, tmp_path):
    page, _ = opened(browser, written(comparison, tmp_path))
    page.evaluate("byId('find').closest('label').replaceWith(byId('find'))")
    page.evaluate("byId('subtitle').style.color = '#ccc'")
    assert {"label", "color-contrast"} <= {name for name, _ in serious(page)}
    page.close()


@pytest.mark.parametrize("asked", [{"reduced_motion": "reduce"}, {"forced_colors": "active"}, {"contrast": "more"}])
def test_wishes_of_the_reader_are_respected(browser, comparison, tmp_path, asked):
    page, heard = opened(browser, written(comparison, tmp_path), **asked)
    assert page.evaluate("calm()") is ("reduced_motion" in asked)
    drawn = page.evaluate("['--line', '--ink'].map(ink)")
    assert (drawn == ["#c9c9c5", "#1a1a1a"]) is ("reduced_motion" in asked)
    assert serious(page) == []
    until(page, "app.settled")
    page.evaluate("placed({id: jobs.layout, places: new Float32Array(app.places.length), last: false})")
    assert page.evaluate("app.places.every(one => one === 0)") is ("reduced_motion" not in asked)
    assert heard() == []
    page.close()
