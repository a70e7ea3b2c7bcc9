"""Names in signs that the usual font lacks: drawn in a font of the machine, or spelt out, without a warning."""

from __future__ import annotations

import io

import pytest
from matplotlib import font_manager
from matplotlib.ticker import FuncFormatter

import sim
from sim.report import signs
from sim.report.figures import drawn
from sim.report.lines import WIDTH, ranking
from sim.report.spelling import wide
from sim.report.style import entitled, rules, sheet, wrapped

NAME, SPELT = "東京 プラン", r"\u6771\u4eac \u30d7\u30e9\u30f3"
RARE = "\u2312"
"""A sign that is not in the usual font, but in another one that comes with matplotlib."""


@pytest.fixture
def no_fonts(monkeypatch):
    signs.fonts.cache_clear()
    usual = [one for one in font_manager.fontManager.ttflist if one.name == signs.USUAL]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", usual)
    yield
    signs.fonts.cache_clear()


def figure(name):
    with rules():
        made = sheet(8, 4)
        axes = made.subplots()
        axes.set_yticks([0, 1], [name, "other"])
        axes.set_title(name)
        axes.text(1.05, 0.5, name, transform=axes.get_yaxis_transform())
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
        entitled(made, name, name)
    return made


def png(of):
    file = io.BytesIO()
    of.savefig(file, format="png", metadata={"Software": None})
    return file.getvalue()


def test_without_a_font_names_are_spelt_out(no_fonts):
    assert png(figure(NAME)) == png(figure(SPELT))


def test_what_is_long_is_cut_when_it_is_spelt_out(no_fonts):
    assert png(figure("東" * 12)) == png(figure(r"\u6771" * 5 + r"\…"))


def test_in_svg_names_stay_and_have_their_room(no_fonts):
    text = drawn(lambda: figure(NAME))
    assert text.count(NAME) == 5
    assert text.replace(NAME, "W") == drawn(lambda: figure("WW WWW")).replace("WW WWW", "W")


def test_a_font_that_has_the_signs_draws_them():
    font = next(one for one in font_manager.fontManager.ttflist if one.name == "STIXGeneral")
    assert signs.missing(RARE) == {RARE}
    assert font.name in {one.name for one in font_manager.fontManager.ttflist if RARE in signs._signs(one.fname)}
    assert len(signs.fonts(frozenset(RARE))) == 1
    assert png(figure(RARE)) != png(figure(r"\u2312"))
    assert RARE in drawn(lambda: figure(RARE))


def test_no_font_has_what_is_no_sign():
    assert signs.fonts(frozenset({RARE, "\U0010fffd"})) == ()


def test_a_figure_is_as_before_when_it_is_drawn(no_fonts):
    of = figure(NAME)
    layout = of.get_layout_engine()
    formatters = [of.axes[0].xaxis.get_major_formatter(), of.axes[0].yaxis.get_major_formatter()]
    png(of)
    drawn(lambda: of)
    assert of.get_layout_engine() is layout
    assert of.axes[0].get_title("center") == NAME
    assert [one.get_text() for one in of.axes[0].get_yticklabels()] == [NAME, "other"]
    assert formatters == [of.axes[0].xaxis.get_major_formatter(), of.axes[0].yaxis.get_major_formatter()]


def test_all_figures_of_a_comparison_can_be_drawn(no_fonts):
    network = sim.Network.from_edges(["李", "王", "张"], ["王", "张", "刘"])
    plans = {NAME: sim.Plan("hubs", {"budget": 1}), "عربي": sim.Plan("fringe", {"budget": 1})}
    decision = sim.decide(sim.compare(network, {"理論": sim.theories.Flow()}, plans=plans, worlds=2))
    for draw in (sim.plot.ranking, sim.plot.adoption, sim.plot.regret, sim.plot.network):
        assert len(png(draw(decision))) > 1000
        assert "\\u" not in drawn(lambda: draw(decision))  # noqa: B023 - it is drawn at once


def test_names_in_wide_signs_stand_in_line_in_the_terminal():
    network = sim.Network.from_edges(range(8), range(1, 9))
    plans = {"東京" * 20: sim.Plan("hubs", {"budget": 1}), "アン": sim.Plan("fringe", {"budget": 1})}
    told = ranking(sim.compare(network, ["flow"], plans=plans, worlds=2)).splitlines()
    rows = [line for line in told if line[:2] in ("1 ", "2 ")]
    assert len(rows) == 2
    assert wide(rows[0]) == wide(rows[1]) <= WIDTH
    assert "…" in rows[0] + rows[1]
    assert wrapped("東" * 12) == "東" * 12
    assert wide(wrapped("東" * 40)) <= 30
