"""The twin in JavaScript is equal to the engines: days, first hearings, rosters, and the whole numbers they rest on."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from tests.page.drawn import case, expected, given, script

CASES = [case(number) for number in range(200)]
NODE, CHROMIUM = shutil.which("node"), shutil.which("chromium")


@pytest.fixture(scope="module")
def wanted():
    return [expected(one) for one in CASES]


def in_node(text, cases, folder):
    (folder / "cases.json").write_text(json.dumps([given(one) for one in cases]))
    read = "console.log(JSON.stringify(JSON.parse(require('fs').readFileSync(process.argv[2], 'utf8')).map(played)));"
    (folder / "twin.js").write_text(text + read)
    command = [str(NODE), str(folder / "twin.js"), str(folder / "cases.json")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return json.loads(done.stdout)


def assert_equal(found, wanted):
    for number, (one, other) in enumerate(zip(found, wanted, strict=True)):
        wrong = [name for name in other if one[name] != other[name]]
        assert not wrong, f"case {number}: {wrong} differ, {CASES[number]}"


@pytest.mark.skipif(NODE is None, reason="there is no node on this machine")
def test_it_is_equal_in_node(tmp_path, wanted):
    assert_equal(in_node(script(), CASES, tmp_path), wanted)


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine")
def test_it_is_equal_in_a_browser(wanted):
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.add_script_tag(content=script())
        found = page.evaluate("cases => cases.map(played)", [given(one) for one in CASES])
        browser.close()
    assert_equal(found, wanted)


def test_the_drawn_cases_are_worth_comparing(wanted):
    told = [sum(day > 0 for day in one["days"]) for one in wanted]
    assert sum(count > 0 for count in told) > 100
    assert sum(max(one["days"]) > 3 for one in wanted) > 20
    assert sum(one["days"] != one["known"] for one in wanted) > 50


def test_the_readable_engine_says_the_same(wanted):
    for one, other in list(zip(CASES, wanted, strict=True))[:24]:
        assert expected(one, "agents") == other


@pytest.mark.skipif(NODE is None, reason="there is no node on this machine")
@pytest.mark.parametrize(
    ("right", "wrong", "what"),
    [
        ("mid >>> 16", "mid >>> 15", "days"),
        ("bound(reach * (1 - miss))", "bound(reach * (1 - miss)) + 1", "heard"),
        ("luck[a] - luck[b] || a - b", "luck[b] - luck[a] || a - b", "roster"),
        ("lp * hq))) + 1)", "lp * hq))) + 2)", "tables"),
        ("(2n * p * BigInt(n) + q)", "(2n * p * BigInt(n))", "casts"),
        ("day !== heeded", "false", "known"),
        ("this.evidence[person] >= needed", "this.evidence[person] > needed", "days"),
        ("campaign[name] ?? 1", "1", "responses"),
        ("one < two", "one > two", "by"),
        ("evidence < best.worth[person] ||", "", "by"),
        ("if (today) {", "if (false) {", "by"),
    ],
)
def test_a_planted_fault_is_seen(right, wrong, what, tmp_path, wanted):
    assert right in script()
    found = in_node(script().replace(right, wrong), CASES, tmp_path)
    assert any(one[what] != other[what] for one, other in zip(found, wanted, strict=True))
