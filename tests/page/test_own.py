"""What a class draws or brings: the page's files give the same days in Python, and ids are numbered alike."""

from __future__ import annotations

import csv
import os
import shlex
from pathlib import Path

import numpy as np
import pytest

import sim
from sim.networks.csv import CSV
from sim.tasks.composing import composed
from sim.tasks.inputs import Inputs
from tests.page.opened import compared, opened, sides, until, written
from tests.page.test_page import played

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return written(compared(), tmp_path_factory.mktemp("page"))


@pytest.fixture
def page(browser, file):
    shown, heard = opened(browser, file)
    yield shown
    assert heard() == []
    shown.close()


def saved(page, folder):
    """Save both files, and read them as network=csv does."""
    page.locator("#redo summary").click()
    for name in ("ties", "people"):
        with page.expect_download() as download:
            page.click(f"#save-{name}")
        download.value.save_as(folder / f"{name}.csv")
    directed = page.evaluate("app.community.directed")
    return CSV(folder / "ties.csv", nodes=folder / "people.csv", directed=directed).build()


def in_python(page, network, people):
    """Play both sides in Python, on what was read there."""
    root_seed, found = int(page.evaluate("app.rootSeed")), []
    for place, theory in enumerate((sim.theories.KeyPerson(), sim.theories.Flow())):
        seeds = network.ids[page.evaluate(f"Array.from(app.panels[{place}].play.seeds)")].tolist()
        outcome = sim.simulate(network, theory, seeds, people=people, root_seed=root_seed)
        found.append([outcome.days[0].tolist(), outcome.known[0].tolist()])
    return found


def test_what_is_drawn_gives_the_same_days_in_python(page, tmp_path):
    before = page.evaluate("[app.community.network.n, app.community.network.m]")
    page.evaluate(
        """() => {
          edit(draft => addPerson(draft, 40, 40));
          edit(draft => toggleTie(draft, draft.ids.indexOf('new 1'), 3));
          edit(draft => toggleTie(draft, draft.ids.indexOf('new 1'), 5));
          edit(draft => removePerson(draft, 9));
          edit(draft => give(draft, 4, roleValues('maven')));
          edit(draft => give(draft, 6, roleValues('salesman')));
          edit(draft => give(draft, 7, {phi: 0.9, sceptic: 1}));
        }"""
    )
    network, people = saved(page, tmp_path)
    assert network.ids.tolist() == page.evaluate("app.community.ids")
    assert "'=1+1" in network.ids.tolist()
    assert network.listener.tolist() == page.evaluate("Array.from(app.community.network.listener)")
    assert sides(page, "days", "known") == in_python(page, network, people)
    assert max(sides(page, "days")[0][0]) > 0
    for _ in range(7):
        page.click("#undo")
    assert page.locator("#undo").is_disabled()
    assert page.evaluate("[app.community.network.n, app.community.network.m]") == before
    assert page.evaluate("app.edited") is False


@pytest.mark.parametrize("lesson", ["", "give", "friend"])
def test_the_command_that_is_shown_says_what_is_played(page, tmp_path, monkeypatch, lesson):
    monkeypatch.chdir(tmp_path)
    page.select_option("#lesson", lesson)
    if not lesson:
        page.select_option("#plan-right", "pagerank")  # a name that is changed makes it another plan
    saved(page, tmp_path)
    for place, line in enumerate(page.inner_text("#command").split("\n\n")):
        settings = composed(shlex.split(line)[1:])
        inputs = Inputs.of(settings)
        comparison = inputs.compare(worlds=1, looks=1)
        (theory,), (plan, *_) = comparison.design.theories, inputs.plans
        days, known, seeds = played(comparison, theory, plan, page.evaluate("app.world"))
        assert [days, known] == sides(page, "days", "known")[place]
        assert {*seeds} == {*page.evaluate(f"Array.from(app.panels[{place}].play.seeds)")}


def test_tools_answer_to_a_mouse_and_to_keys(page):
    picture = page.locator(".panel.left .picture")
    page.check("input[value=approach]")
    page.evaluate("app.settled")
    x, y = page.evaluate("[xOf(2), yOf(2)]")
    picture.click(position={"x": x, "y": y})
    assert page.evaluate("app.chosen.length") == 1
    assert page.evaluate("app.panels[0].plan") == "(chosen)"
    page.check("input[value=tie]")
    ties = page.evaluate("app.community.network.m")
    page.evaluate("look(0)")
    picture.focus()
    page.keyboard.press("Enter")
    page.evaluate("look(30)")
    page.keyboard.press("Enter")
    assert abs(page.evaluate("app.community.network.m") - ties) == 2
    page.check("input[value=person]")
    people = page.evaluate("app.community.network.n")
    page.keyboard.press("Tab")
    picture.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("app.community.network.n") == people + 1
    page.check("input[value=remove]")
    picture.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("app.community.network.n") == people
    page.select_option("#role", "connector")
    assert page.evaluate("roleOf(app.focus)") == "connector"
    assert page.evaluate("app.panels[0].shapes[app.focus]") == 1
    page.check("input[value=move]")
    place = page.evaluate("[xOf(app.focus), yOf(app.focus)]")
    picture.focus()
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate("[xOf(app.focus), yOf(app.focus)]") == pytest.approx([place[0] + 12, place[1]], abs=0.01)


def test_a_finger_is_enough_on_a_phone(browser, file):
    page, heard = opened(browser, file, 390, has_touch=True, is_mobile=True)
    page.tap("#step")
    page.tap("#only-right")
    assert page.evaluate("app.day") == 1
    page.locator("input[value=approach]").tap()
    x, y = page.evaluate("[xOf(5), yOf(5)]")
    page.locator(".panel.right .picture").tap(position={"x": x, "y": y})
    assert page.evaluate("app.chosen") == [5]
    assert page.evaluate("app.focus") == 5
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert heard() == []
    page.close()


def test_a_file_can_be_dropped(page):
    page.evaluate(
        """() => {
          const given = new DataTransfer();
          given.items.add(new File(['ann,bob\\nbob,cat\\ncat,ann\\n1,ann\\n'], 'ties.csv'));
          document.dispatchEvent(new DragEvent('drop', {dataTransfer: given, cancelable: true}));
        }"""
    )
    until(page, "byId('own-said').textContent !== ''")
    assert page.evaluate("app.community.ids") == ["1", "ann", "bob", "cat"]


PAIRS = {
    "numbers": "1,2\n2,10\n10,3\n3,1\n7,7\n1,2\n2,1\n-4,2\n",
    "a header": "src;dst\nann;bob\nbob;cat\ncat;\u00e9va\n",
    "other names": "from\tto\nann\tbob\nbob\tcat\n",
    "a header over numbers": "who,whom\n1,2\n2,3\n3,4\n",
    "seven": "7,007\n007,8\n8,9\n7,8\n",
    "signs": "\uff5e,\U0001f600\n\U0001f600,z\nz,\u00e4\n\u00e4,\uff5e\nz,z\n",
    "blanks": "\ufeff ann , bob \r\n\r\nbob,cat\r\ncat,ann\r\n",
}


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("name", PAIRS)
def test_pairs_are_read_as_in_python(page, tmp_path, name, directed):
    (tmp_path / "ties.csv").write_text(PAIRS[name], encoding="utf-8", newline="")
    network, people = CSV(tmp_path / "ties.csv", directed=directed).build()
    folds = page.locator("details", has=page.locator("#own-directed"))
    folds.evaluate_all("all => all.forEach(one => one.open = true)")
    page.set_checked("#own-directed", directed)
    page.set_input_files("#own-file", tmp_path / "ties.csv")
    page.wait_for_selector("#own-said:has-text('left out')")
    assert page.evaluate("app.community.ids") == [str(one) for one in network.ids.tolist()]
    assert page.evaluate("Array.from(app.community.network.start)") == network.start.tolist()
    assert page.evaluate("Array.from(app.community.network.listener)") == network.listener.tolist()
    weight = page.evaluate("app.community.network.weight && Array.from(app.community.network.weight)")
    assert (weight or [1.0] * network.m) == network.ties["weight"].tolist()
    assert sides(page, "days", "known") == in_python(page, network, people)
    counts = network.counts
    said = page.inner_text("#own-said")
    assert f"{counts.loops} from a person to themselves; merged: {counts.duplicates}" in said


ODD = {
    "capitals": "ann,bob\nAnn,bob\nbob,ann\n",
    "rounded": "1,2\n2,1E+05\n1E+05,1\n",
    "points": "from,to\n1,2.0\n2,3.0\n3,1.0\n",
    "only points": "1.0,2.0\n2.0,3.0\n3.0,1.0\n",
    "composed": "e\u0301va,bob\n\u00e9va,bob\n",
    "not seen": "ann,bob\nan\u200bn,bob\nbob,ann\n",
    "blanks": "ann,bob\nann\u00a0,bob\nbob,cat\ncat,ann\n",
    "inside": "ann a,bob\nann  a,bob\nbob,ann a\n",
    "bytes": b"j\xf6rg,bob\nbob,cat\ncat,j\xf6rg\n",
    "missing": "ann,bob\nbob,<NA>\n<NA>,ann\n",
}
AWKWARD = Path(os.environ.get("GRAPEVINE_DATA", "")) / "awkward"
FILES = sorted(one.name for one in AWKWARD.iterdir() if one.is_file()) if AWKWARD.is_dir() else []


def odd(name, folder):
    """Return a file that tempts a reader to guess."""
    if name in FILES:
        return AWKWARD / name
    content = ODD[name] if isinstance(ODD[name], bytes) else ODD[name].encode()
    (folder / "odd.csv").write_bytes(content)
    return folder / "odd.csv"


@pytest.mark.parametrize("name", [*ODD, *FILES])
def test_what_is_read_is_what_python_reads(page, tmp_path, name):
    path = odd(name, tmp_path)
    before = page.evaluate("app.community.ids")
    page.locator("summary", has_text="Your own network").click()
    page.set_input_files("#own-file", path)
    until(page, "byId('own-said').textContent !== ''")
    ids = page.evaluate("app.community.ids")
    if "left out" not in page.inner_text("#own-said"):
        assert ids == before
        return
    network, _ = CSV(path).build()
    assert ids == [str(one) for one in network.ids.tolist()]
    assert page.evaluate("Array.from(app.community.network.listener)") == network.listener.tolist()


@pytest.mark.parametrize(
    "text", ["", "ann", "a,b,c\n", 'a,"b"\n', "# no\na,b\n", "a,\n", "a,NA\n", "ann,bob\ncat,dan\n"]
)
def test_what_may_be_read_otherwise_is_refused_with_a_line(page, text):
    before = page.evaluate("app.community.ids")
    page.locator("summary", has_text="Your own network").click()
    page.fill("#own-text", text)
    page.click("#own-read")
    assert len(page.inner_text("#own-said")) > 20
    assert page.evaluate("app.community.ids") == before


def test_cells_of_files_are_quoted_where_they_must_be(page, tmp_path):
    names = ['a"b', "c,d", " e", "f\ng", "@h", "plain"]
    text = page.evaluate("names => names.map(name => cell(guarded(name))).join('\\n')", names)
    (tmp_path / "names.csv").write_text(text, encoding="utf-8", newline="")
    with (tmp_path / "names.csv").open(newline="", encoding="utf-8") as read:
        assert [row[0] for row in csv.reader(read)] == [*names[:4], "'@h", "plain"]
    assert np.char.str_len(np.array(names)).min() > 0
