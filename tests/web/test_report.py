"""The report in a browser: it needs nothing else, fits a phone, and prints its agenda on one page."""

from __future__ import annotations

import re
import shutil
import subprocess

import networkx as nx
import pytest

import sim
from sim.report.html import write_report

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine"),
]


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    strategies = {
        "hubs": sim.seeding.Hubs(),
        "<script>document.title = 'wrong'</script>": sim.seeding.Random(),
        "averylongnamewithoutanyspacethatsomebodywrote" * 3: sim.seeding.Fringe(),
    }
    network = nx.barabasi_albert_graph(200, 2, seed=1)
    campaign = sim.Campaign(budget=60, fee=2, revenue=3)
    comparison = sim.compare(network, ["flow", "key_person"], strategies, campaign=campaign, worlds=30)
    write_report(sim.decide(comparison), {"config": {"worlds": 30}}, folder)
    return folder / "report.html"


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


def opened(browser, report, width):
    page = browser.new_page(viewport={"width": width, "height": 844})
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: heard.append(request.url))
    page.goto(report.as_uri())
    page.wait_for_load_state("networkidle")
    return page, [one for one in heard if one != report.as_uri() and not one.startswith("data:")]


@pytest.mark.parametrize("width", [390, 1280])
def test_it_needs_nothing_else_and_fits(browser, report, width):
    page, heard = opened(browser, report, width)
    assert heard == []
    assert page.title() == "Whom to approach first: 60 of 200 people approached"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("ol.answer li").count() == 4
    for folded in page.locator("summary:visible").all():
        folded.click()
    assert page.locator("dl.plans:visible").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_figures_are_seen(browser, report):
    page, _ = opened(browser, report, 390)
    sizes = page.evaluate("[...document.querySelectorAll('figure svg')].map(one => one.getBoundingClientRect().height)")
    assert len(sizes) == 6
    assert min(sizes) > 100
    page.close()


def test_the_agenda_prints_on_the_first_two_pages(browser, report, tmp_path):
    reader = shutil.which("pdftotext")
    page, _ = opened(browser, report, 1280)
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) > 1
    if reader is None:
        pytest.skip("pdftotext is not on this machine to read the printed page")
    (tmp_path / "report.pdf").write_bytes(printed)
    first, both = (
        subprocess.run(
            [reader, "-l", last, str(tmp_path / "report.pdf"), "-"], capture_output=True, text=True, check=True
        ).stdout
        for last in "12"
    )
    plan = "For the meeting: people with the most contacts (hubs)"
    for words in (plan, "Whom to approach: 60 of 200", "What to expect"):
        assert words in first
    assert "What would change our mind" in both
    assert "Ranking" not in first
