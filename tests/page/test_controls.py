"""Every control that stands on the page answers to a mouse, to a finger and to keys, on a desk and on a phone."""

from __future__ import annotations

import time

import pytest

from tests.page.driven import MEANS, Hand
from tests.page.opened import compared, opened, until, written

pytestmark = pytest.mark.browser

FOUND = """() => {
  const every = 'button, select, input, textarea, summary, canvas, a, [tabindex]';
  document.querySelectorAll('details').forEach(one => { one.open = true; });
  return Array.from(document.querySelectorAll(every), (one, at) => {
    one.dataset.control = at;
    const kind = one.matches('.sliders input') ? 'slider' : one.matches('summary') ? 'summary' : '';
    const named = one.name === 'tool' ? 'tool-' + one.value : one.className || one.tagName.toLowerCase();
    const panel = app.panels.findIndex(side => side.root === one.closest('.panel'));
    return {at, name: kind || one.id || named, type: one.type || one.tagName.toLowerCase(), panel};
  });
}"""
"""All controls of the page, in the order of the page; what takes the focus to be read is one, too."""

DAY, WORLD, COUNTS = "app.day", "app.world", "app.panels.map(one => one.count)"
SIDE = "JSON.stringify(app.panels.map(one => [one.theory, one.plan, one.settings, one.campaign]))"
TRAIT = "JSON.stringify(Object.entries(app.community.traits).map(([name, all]) => [name, Array.from(all)]))"
EFFECTS = {
    "lesson": ("", "app.lesson"),
    "anew": ("toWorld(5)", WORLD),
    "answer": ("byId('lesson-answer').textContent = ''", "byId('lesson-answer').textContent"),
    "reset": ("toDay(1)", DAY),
    "back": ("toDay(1)", DAY),
    "play": ("stop()", "byId('play').textContent"),
    "step": ("toDay(0)", DAY),
    "end": ("toDay(0)", DAY),
    "day": ("toDay(0)", DAY),
    "speed": ("byId('speed').value = 'slow'", "byId('speed').value"),
    "world": ("toWorld(0)", WORLD),
    "last-world": ("toWorld(5)", WORLD),
    "next-world": ("toWorld(5)", WORLD),
    "only-left": ("only(1)", "app.one"),
    "only-right": ("only(0)", "app.one"),
    "nearer": ("wholePicture()", "view.zoom"),
    "farther": ("nearer(3)", "view.zoom"),
    "whole": ("nearer(3)", "view.zoom"),
    "colour": (
        "byId('colour').value = 'day'; byId('colour').onchange({target: byId('colour')})",
        "byId('legend').textContent",
    ),
    "find": ("look(-1, true)", "app.focus"),
    "role": ("look(3, true)", TRAIT),
    "phi": ("look(3, true)", TRAIT),
    "sceptic": ("look(3, true)", TRAIT),
    "undo": ("edit(draft => toggleTie(draft, 2, 5))", "app.community.network.m"),
    "own-file": ("", "byId('own-said').textContent + app.community.ids"),
    "own-text": ("byId('own-text').value = ''", "byId('own-text').value"),
    "own-directed": ("", "byId('own-directed').checked"),
    "own-read": ("byId('own-text').value = 'src,dst\\nann,bob\\nbob,cat\\ncat,ann'", "String(app.community.ids)"),
    **{
        f"tool-{tool}": (f"document.querySelector('[value={other}]').click()", "app.tool")
        for tool, other in zip(
            ("look", "approach", "tie", "person", "move", "remove"), ("approach", *["look"] * 5), strict=True
        )
    },
    **{f"{name}-{side}": ("", SIDE) for name in ("theory", "plan") for side in ("left", "right")},
    **{
        f"number-{side}": ("app.panels.forEach(one => { one.count = 1; changed(one); })", COUNTS)
        for side in ("left", "right")
    },
    "slider": ("", SIDE),
    "summary": ("", "Array.from(document.querySelectorAll('details'), one => one.open).join()"),
}
"""What is done before a control is used, and what has to be another value afterwards."""

TYPED = {"world": "3", "phi": "0.4", "own-text": "ann,bob"}
SAVED, READ, PICTURE = ("save-ties", "save-people"), ("command", "pre", "person-text"), "picture"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return written(compared(), tmp_path_factory.mktemp("controls"))


@pytest.fixture(
    params=[(means, width) for means in MEANS for width in (1280, 390)], ids=lambda one: f"{one[0]}-{one[1]}"
)
def hand(browser, file, request):
    means, width = request.param
    page, heard = opened(browser, file, width, has_touch=means == "touch", accept_downloads=True)
    until(page, "app.settled")
    yield Hand(page, means)
    assert heard() == []
    page.close()


def shown(hand, one):
    """Bring a control before the eyes, as a reader would: the tab of its side, somebody who is looked at."""
    if one["panel"] >= 0:
        hand.page.evaluate("at => only(at)", one["panel"])
    return hand.page.locator(f"[data-control='{one['at']}']")


def driven(hand, one):
    """Use a control; return what is wrong with it."""
    page, name = hand.page, one["name"]
    if name in SAVED:
        with page.expect_download(timeout=5000) as download:
            hand.use(shown(hand, one), one["type"])
        return "" if download.value.suggested_filename == name[5:] + ".csv" else "saves nothing"
    before, value = EFFECTS[name]
    page.evaluate(f"() => {{ {before} }}")
    control = shown(hand, one)
    if not control.is_visible():
        return "" if name.startswith("only-") and page.viewport_size["width"] > 800 else "is not to be seen"
    old = page.evaluate(value)
    hand.use(control, one["type"], typed(page, one))
    return "" if changes(page, value, old) else f"does not change {value}"


def typed(page, one):
    """Return what is written into a control, if anything is."""
    if one["name"] == "find":
        return page.evaluate("app.community.ids[7]")
    if one["name"] == "slider" and one["type"] == "number":
        high = "(one => (one.value === one.max ? one.min : one.max))"
        return page.evaluate(f"at => {high}(document.querySelector(`[data-control='${{at}}']`))", one["at"])
    return TYPED.get(one["name"])


def changes(page, value, old):
    for _ in range(40):
        if page.evaluate(value) != old:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("lesson", ["", "give"])
def test_every_control_answers(hand, lesson):
    page, wrong = hand.page, {}
    start = f"byId('lesson').value = '{lesson}'; byId('lesson').onchange({{target: byId('lesson')}})"
    page.evaluate(start)
    for at in range(len(page.evaluate(FOUND))):
        one = page.evaluate(FOUND)[at]
        if one["name"] in (*READ, PICTURE) or (one["name"] in ("answer", "anew") and not lesson):
            continue
        said = driven(hand, one)
        if said:
            wrong[one["name"], one["panel"]] = said
        page.evaluate(start)
    assert wrong == {}


def test_the_table_names_every_control_and_no_other(hand):
    page = hand.page
    page.select_option("#lesson", "few")
    page.evaluate("look(3, true)")
    names = {one["name"] for one in page.evaluate(FOUND)}
    assert names == {*EFFECTS, *SAVED, *READ, PICTURE}
