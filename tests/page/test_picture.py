"""The picture answers to a mouse, to fingers and to keys: all tools, and zoom; 2,000 people can be told apart."""

from __future__ import annotations

import networkx as nx
import pytest

from tests.page.driven import MEANS
from tests.page.opened import compared, opened, until, written

pytestmark = pytest.mark.browser

EMPTY = """() => {
  for (let x = 20; x < view.width; x += 7) {
    for (let y = 20; y < view.height; y += 7) if (personAt(x, y, 30) < 0) return [x, y];
  }
}"""
VIEW = "[view.zoom, view.x, view.y]"


class Fingers:
    """Uses the left picture by one means."""

    def __init__(self, page, means):
        self.page, self.means, self.devtools = page, means, page.context.new_cdp_session(page)
        self.picture = page.locator(".panel.left .picture")

    def choose(self, person):
        """Use the tool on somebody."""
        if self.means == "keys":
            self.page.evaluate("person => look(person, true)", person)
            self.press("Enter")
        else:
            self.at(self.place(person))

    def place(self, person):
        return self.page.evaluate("person => [xOf(person), yOf(person)]", person)

    def at(self, place):
        where = {"x": place[0] + 1, "y": place[1] + 1}
        self.picture.click(position=where) if self.means == "mouse" else self.picture.tap(position=where)

    def press(self, *keys):
        self.picture.focus()
        for key in keys:
            self.page.keyboard.press(key)

    def drag(self, place, dx, dy):
        """Press, move and let go."""
        box = self.picture.bounding_box()
        x, y = box["x"] + place[0] + 1, box["y"] + place[1] + 1
        path = [(x + dx * step / 5, y + dy * step / 5) for step in range(6)]
        if self.means == "mouse":
            self.page.mouse.move(*path[0])
            self.page.mouse.down()
            for step in path:
                self.page.mouse.move(*step)
            self.page.mouse.up()
        else:
            self.touches([[step] for step in path])

    def pinch(self, place, first, last):
        box = self.picture.bounding_box()
        x, y = box["x"] + place[0], box["y"] + place[1]
        apart = [first + (last - first) * step / 5 for step in range(6)]
        self.touches([[(x - one, y), (x + one, y)] for one in apart])

    def touches(self, path):
        for kind, points in [("touchStart", path[0]), *(("touchMove", one) for one in path[1:]), ("touchEnd", [])]:
            given = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
            self.devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": given})


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return written(compared(), tmp_path_factory.mktemp("picture"))


@pytest.fixture(
    params=[(means, width) for means in MEANS for width in (1280, 390)], ids=lambda one: f"{one[0]}-{one[1]}"
)
def hand(browser, file, request):
    means, width = request.param
    page, heard = opened(browser, file, width, has_touch=means == "touch")
    until(page, "app.settled")
    page.locator(".panel.left .picture").scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, 200)")
    yield Fingers(page, means)
    assert heard() == []
    page.close()


def tool(hand, name):
    hand.page.check(f"input[value={name}]")
    hand.picture.scroll_into_view_if_needed()


def counts(page):
    return page.evaluate("[app.community.network.n, app.community.network.m / 2]")


def test_every_tool_answers(hand):
    page, (people, ties) = hand.page, counts(hand.page)
    if hand.means == "keys":
        hand.press("Escape", "ArrowRight", "ArrowRight")
        assert page.evaluate("app.focus") >= 0
    else:
        hand.choose(20)
        assert page.evaluate("[app.focus, app.kept]") == [20, 20]
    tool(hand, "approach")
    hand.choose(3)
    assert page.evaluate("app.chosen") == [3]
    tool(hand, "tie")
    hand.choose(12)
    hand.choose(30)
    assert abs(counts(page)[1] - ties) == 1
    page.click("#undo")
    tool(hand, "person")
    hand.press("Enter") if hand.means == "keys" else hand.at(page.evaluate(EMPTY))
    assert counts(page) == [people + 1, ties]
    page.click("#undo")
    tool(hand, "remove")
    hand.choose(25)
    assert counts(page)[0] == people - 1
    page.click("#undo")
    assert counts(page) == [people, ties]


def test_people_are_moved(hand):
    page, before = hand.page, hand.place(20)
    tool(hand, "move")
    if hand.means == "keys":
        page.evaluate("look(20, true)")
        hand.press("Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowDown")
    else:
        hand.drag(before, 24, 12)
    assert hand.place(20) == pytest.approx([before[0] + 24, before[1] + 12], abs=2)
    for _ in range(3 if hand.means == "keys" else 1):
        page.click("#undo")
    assert page.locator("#undo").is_disabled()


def test_one_comes_nearer_and_moves_the_picture(hand):
    page, middle = hand.page, [page_size / 2 for page_size in hand.page.evaluate("[view.width, view.height]")]
    whole = page.evaluate(VIEW)
    nearer(hand, middle)
    until(page, "!view.moving")
    near = page.evaluate(VIEW)
    assert near[0] > 1.4
    if hand.means == "keys":
        hand.press("Escape", "ArrowRight", "ArrowDown")
    else:
        hand.drag(middle, -15, -60)
    moved = page.evaluate(VIEW)
    assert (moved[0], moved[1] < near[1] - 10, moved[2] < near[2] - 10) == (near[0], True, True)
    assert page.evaluate("app.chosen") == []
    hand.press("0") if hand.means == "keys" else page.click("#whole")
    assert page.evaluate(VIEW) == pytest.approx(whole)


def nearer(hand, middle):
    if hand.means == "keys":
        hand.press("Escape", "+", "+")
    elif hand.means == "touch":
        hand.pinch(middle, 30, 75)
    else:
        hand.picture.click(position={"x": middle[0], "y": middle[1]})
        hand.page.mouse.wheel(0, -120)


def test_a_wheel_scrolls_the_page_until_it_is_asked_to_zoom(browser, file):
    page, _ = opened(browser, file)
    picture = page.locator(".panel.left .picture")
    picture.hover()
    page.mouse.wheel(0, 100)
    until(page, "scrollY > 0")
    assert page.evaluate("view.zoom") == 1
    picture.hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    until(page, "view.zoom > 1")
    page.close()


def test_whoever_is_found_is_to_be_seen_among_2000(browser, tmp_path):
    graph = nx.connected_watts_strogatz_graph(2000, 6, 0.1, seed=2)
    page, heard = opened(browser, written(compared(graph, strategies=("random", "hubs")), tmp_path))
    until(page, "app.settled")
    page.evaluate("Array.from({length: 6}, () => nearer(STEP))")
    away = page.evaluate(
        "Array.from(app.community.ids.keys()).findIndex(u => xOf(u) < -50 || xOf(u) > view.width + 50)"
    )
    page.fill("#find", str(away))
    page.press("#find", "Enter")
    x, y, width, height = page.evaluate("[xOf(app.focus), yOf(app.focus), view.width, view.height]")
    assert (page.evaluate("app.focus"), 0 <= x <= width, 0 <= y <= height) == (away, True, True)
    near = "u => Math.hypot(xOf(u) - xOf(app.focus), yOf(u) - yOf(app.focus)) < 18"
    assert len(page.evaluate(f"Array.from(app.community.ids.keys()).filter({near})")) <= 3
    assert heard() == []
    page.close()
