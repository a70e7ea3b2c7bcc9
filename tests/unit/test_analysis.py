"""An analysed study: contrasts, axes, indices, figures and complaints."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from scipy import stats

import sim
from sim.analysis.contrasts import contrast
from sim.analysis.found import of_frame
from sim.analysis.importance import importance, product
from sim.analysis.levels import axis
from sim.errors import InputError
from sim.study.measures import interval, unpaired
from sim.sweeps.axes import Axes

FREE = (-np.inf, np.inf)


def table(points, of, blocks=4, noise=0.0, shared=0.0, seed=0):
    """Return a long table of a function of a point, with noise of its own and noise of the block."""
    generator = np.random.default_rng(seed)
    common = shared * generator.normal(size=blocks)
    rows = [
        point | {"strategy": "plan", "block": block, "goal": of(**point) + noise * generator.normal() + common[block]}
        for point in points
        for block in range(blocks)
    ]
    return pd.DataFrame(rows)


def test_points_of_the_same_worlds_are_paired_and_others_are_not():
    generator = np.random.default_rng(1)
    values = generator.normal(10, 3, (2, 30)) + generator.normal(0, 9, 30)
    weights, low, high = np.array([1.0, -1.0]), np.zeros(2), np.full(2, 50.0)
    same = contrast(weights, values, np.zeros(2, int), low, high)
    assert same.interval(0.9) == pytest.approx(interval(values[0] - values[1], 0.9, -50, 50))
    apart = contrast(weights, values, np.arange(2), low, high)
    assert apart.interval(0.9, strict=False) == pytest.approx(unpaired(values[0], values[1], 0.9))
    assert apart.error > 2 * same.error
    assert (same.blocks, apart.blocks) == (30, 60)


def test_what_no_block_shows_is_reckoned_over_all_worlds_that_were_met():
    """An event in 10 of 10 groups of 64 worlds is missed by 640 worlds; one in a single group moves a tenth as much."""
    values, ends = np.zeros((10, 64)), (np.zeros(10), np.ones(10))
    found = contrast(np.full(10, 0.1), values, np.arange(10), *ends).interval(0.95)
    assert found.high == pytest.approx(interval(np.zeros(640), 0.95, 0, 1).high)
    uneven = contrast(np.array([0.9, *[0.1 / 9] * 9]), values, np.arange(10), *ends).interval(0.95)
    assert uneven.high == pytest.approx(interval(np.zeros(71), 0.95, 0, 1).high)  # 64 / 0.9


def test_blocks_that_a_point_lacks_are_left_out_for_all_of_its_worlds():
    values = np.array([[1.0, 2.0, 3.0, np.nan], [1.0, 1.0, 1.0, 1.0]])
    found = contrast(np.array([1.0, -1.0]), values, np.zeros(2, int), np.zeros(2), np.full(2, 9.0))
    assert found.mean == 1.0
    assert found.blocks == 3
    assert np.isnan(contrast(np.ones(1), np.full((1, 3), np.nan), np.zeros(1, int), np.zeros(1), np.ones(1)).mean)


def test_few_values_stand_for_themselves_and_many_in_stretches():
    points = [{"x": x, "y": "ab"[x % 2]} for x in range(40)]
    found = of_frame(table(points, lambda x, y: x), ["x", "y"], True, FREE, "goal")
    assert axis(found, "y").labels == ["a", "b"]
    assert not axis(found, "y").ordered
    own = axis(found, "x")
    assert len(own) == 5
    assert own.ordered
    assert np.bincount(own.at).tolist() == [8] * 5
    assert len(axis(found, "x", 2)) == 2


def ishigami(a, b, c):
    """Ishigami & Homma (1990), with the usual 7 and 0.1."""
    return np.sin(a) + 7 * np.sin(b) ** 2 + 0.1 * c**4 * np.sin(a)


EXACT = {"a": (0.3139, 0.5576), "b": (0.4424, 0.4424), "c": (0.0, 0.2437)}


@pytest.mark.parametrize(("noise", "shared"), [(0.0, 0.0), (5.0, 0.0), (3.0, 5.0)])
def test_indices_of_samples_hold_the_published_ones_and_no_noise(noise, shared):
    ends = [-np.pi, np.pi]
    points = Axes(saltelli={"a": ends, "b": ends, "c": ends}, points=1024, seed=2).all()
    found = of_frame(table(points, ishigami, 8, noise, shared), ["a", "b", "c"], True, FREE, "goal")
    rows = importance(found).set_index("setting")
    assert len(found.points) == 1024 * 5
    for name, (first, total) in EXACT.items():
        assert rows.loc[name].first_low <= first <= rows.loc[name].first_high
        assert rows.loc[name].total_low <= total <= rows.loc[name].total_high
        assert rows.loc[name].total == pytest.approx(total, abs=0.12)


def test_without_noise_they_are_those_of_scipy():
    ends = [-np.pi, np.pi]
    points = Axes(saltelli={"a": ends, "b": ends, "c": ends}, points=64).all()
    values = np.array([ishigami(**one) for one in points]).reshape(64, 5)
    given = {"f_A": values[:, 0][None], "f_B": values[:, 4][None], "f_AB": values[:, 1:4].T[:, None]}
    told = stats.sobol_indices(func=given, n=64)
    found = importance(of_frame(table(points, ishigami, 2), ["a", "b", "c"], True, FREE, "goal"))
    assert found["first"].tolist() == pytest.approx(told.first_order.ravel().tolist(), abs=0.01)
    assert found["total"].tolist() == pytest.approx(told.total_order.ravel().tolist(), abs=0.01)


def test_noise_passes_for_influence_only_where_products_are_within_blocks():
    generator = np.random.default_rng(3)
    one = generator.normal(size=(2000, 4))
    assert abs(product(one, one).mean()) < 0.02
    assert (one.mean(axis=1) ** 2).mean() == pytest.approx(0.25, abs=0.02)


def test_intervals_of_indices_hold_what_is_true():
    """On a grid, only worlds are drawn: of 120 studies at least 88 % hold the exact index, noise common or not."""
    points = [{"x": x, "y": y} for x in range(3) for y in range(3)]
    inside = np.zeros(2)
    for seed in range(120):
        frame = table(points, lambda x, y: 3.0 * x + y * x, 20, noise=4.0, shared=3.0, seed=seed)
        row = importance(of_frame(frame, ["x", "y"], True, FREE, "goal")).set_index("setting").loc["y"]
        exact = np.array([[3.0 * x + y * x for y in range(3)] for x in range(3)])
        first, total = exact.mean(0).var() / exact.var(), 1 - exact.mean(1).var() / exact.var()
        inside += [row.first_low <= first <= row.first_high, row.total_low <= total <= row.total_high]
    assert (inside / 120 >= 0.88).all()


def test_samples_of_saltelli_are_two_samples_and_all_that_lies_between():
    points = Axes(saltelli={"x": [0, 1.0], "y": [1, 10.0, "log"]}, points=4).all()
    first, one, other, last, *_ = points
    assert one == {"x": last["x"], "y": first["y"]}
    assert other == {"x": first["x"], "y": last["y"]}
    assert len(points) == 16
    assert all(0 <= row["x"] <= 1 <= row["y"] <= 10 for row in points)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"saltelli": {"x": [0, 1]}, "points": 6}, "points is a power of 2 with saltelli, got 6: write points=8"),
        ({"saltelli": {"x": [0, 1]}, "points": 4, "grid": {"y": [1]}}, "saltelli stands alone, got grid too"),
        ({"saltelli": {"x": [0, 1]}, "sobol": {"y": [0, 1]}, "points": 4}, "sobol and saltelli are ways to sample"),
        ({"saltelli": {"x": [0, 1]}}, "points is how many samples are taken"),
    ],
)
def test_what_saltelli_cannot_do_is_said(given, told):
    with pytest.raises(InputError, match=told):
        Axes(**given)


def test_whole_numbers_that_meet_are_played_once(tmp_path):
    design = {"saltelli": {"campaign.budget": [2, 5], "theory.flow.hear": [0.1, 0.5]}, "points": 8}
    found = sim.sweep(design, ["network.people=60", "theory=flow", "seeding=hubs"], tmp_path / "own", worlds=4)
    assert len(found) < 32
    told = sim.analyse(found.play()).importance
    assert [*told.setting] == ["campaign.budget", "theory.flow.hear"]
    assert np.isfinite(told.total).all()


def test_a_few_samples_of_a_range_are_no_grid(tmp_path):
    design = {"grid": {"campaign.budget": [2, 3]}, "sobol": {"theory.flow.hear": [0.1, 0.5]}, "points": 4}
    found = sim.sweep(design, ["network.people=60", "theory=flow", "seeding=hubs"], tmp_path / "own", worlds=4).play()
    assert sim.analyse(found).importance.empty


@pytest.fixture(scope="module")
def found():
    points = [{"x": x, "y": y} for x in range(4) for y in range(3)]
    frames = [
        table(points, lambda x, y, k=k: 10 + k * (x - 1.5) + y, 30, 0.5, seed=k).assign(strategy=f"p{k}")
        for k in (0, 3)
    ]
    frames = [one.assign(theory=theory) for one in frames for theory in ("flow", "key_person")]
    return sim.analyse(pd.concat(frames), ["x", "y"], least=0, most=40)


def test_the_setting_that_decides_comes_first(found):
    assert [one.name for one in found.axes] == ["x", "y"]
    assert {*found.flips.setting} == {"x"}
    assert {*zip(found.flips.low, found.flips.high, strict=True)} <= {
        (1, 2),
        (0, 2),
        (1, 3),
        (0, 3),
    }


def test_plans_may_be_called_like_differences():
    points = [{"x": x} for x in range(3)]
    frames = [table(points, lambda x, k=k: k * x, 4, 0.1, seed=k).assign(strategy=name) for k, name in enumerate(NAMES)]
    told = importance(of_frame(pd.concat(frames), ["x"], True, FREE, "goal"))
    assert [*zip(told.strategy, told.minus, strict=True)] == [
        *((name, "") for name in NAMES),
        *((NAMES[0], NAMES[1]), (NAMES[0], NAMES[2]), (NAMES[1], NAMES[2])),
    ]


NAMES = ("a", "b", "a - b")


def test_figures_can_be_drawn(found):
    for figure in (
        sim.plot.winners(found),
        sim.plot.winners(found, "y", "x"),
        sim.plot.winners(found, "x", at={"y": 1}),
        sim.plot.response(found),
        sim.plot.heat(found, "p3"),
        sim.plot.importance(found),
    ):
        assert isinstance(figure, Figure)
        figure.canvas.draw()


def test_it_is_shown_in_sentences(found):
    assert "In 12 parts of the map" in repr(found)
    assert "<table>" in found._repr_html_()


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda found: found.winners("z"), "setting is one of x, y; got 'z'"),
        (lambda found: found.winners("x", "x"), "x and y are two settings, got 'x' twice"),
        (lambda found: found.winners("x", at={"y": 7}), "at.y is one of 0, 1, 2, got 7"),
        (lambda found: found.heat("p9", ["x"]), "strategy is one of p0, p3; got 'p9'"),
        (lambda found: sim.plot.winners(3), "what sim.analyse found, got int"),
        (lambda _: sim.analyse(pd.DataFrame({"x": [1]}), ["x"]), "the table needs strategy, got the columns x"),
        (lambda _: sim.analyse("nowhere"), "nowhere holds no study"),
        (lambda found: sim.analyse(pd.concat([found.long] * 2), ["x", "y"]), "the table has a row twice"),
    ],
)
def test_mistakes_are_told_in_one_line(found, ask, told):
    with pytest.raises(InputError, match=told):
        ask(found)
