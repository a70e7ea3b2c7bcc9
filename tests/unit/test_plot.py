"""Figures for notebooks are those of the report, and leave no trace."""

import random
import subprocess
import sys
from pathlib import Path

import matplotlib as mpl
import networkx as nx
import numpy as np
import pytest
from matplotlib.figure import Figure

import sim
from sim.report.figures import write_figures

ROOT = Path(__file__).parent.parent.parent
NAMES = ["ranking", "adoption", "regret", "network"]


@pytest.fixture(scope="module")
def decision():
    network = nx.barabasi_albert_graph(60, 2, seed=1)
    return sim.decide(sim.compare(network, ["flow", "key_person"], ["random", "hubs"], budget=5, worlds=8))


@pytest.fixture(scope="module")
def files(decision, tmp_path_factory):
    folder = tmp_path_factory.mktemp("figures")
    write_figures(decision, folder)
    return folder


@pytest.fixture
def own_settings():
    """A user's settings of matplotlib, which no figure takes on."""
    with mpl.rc_context({"font.size": 20, "axes.facecolor": "black", "text.parse_math": True, "axes.grid": True}):
        yield


@pytest.mark.parametrize("of", ["comparison", "decision"])
@pytest.mark.parametrize("name", NAMES)
def test_a_figure_is_the_one_in_the_report(name, of, decision, files, tmp_path, own_settings):
    before = dict(mpl.rcParams)
    figure = getattr(sim.plot, name)(decision if of == "decision" else decision.comparison)
    assert isinstance(figure, Figure)
    figure.savefig(tmp_path / "own.png", dpi=160, metadata={"Software": None})
    assert (tmp_path / "own.png").read_bytes() == (files / f"{name}.png").read_bytes()
    assert dict(mpl.rcParams) == before


def test_a_notebook_shows_it(decision):
    assert sim.plot.ranking(decision)._repr_png_().startswith(b"\x89PNG")


def test_no_generator_is_touched(decision):
    before = random.getstate(), np.random.get_state()[1].tolist()  # noqa: NPY002
    for name in NAMES:
        getattr(sim.plot, name)(decision)._repr_png_()
    assert (random.getstate(), np.random.get_state()[1].tolist()) == before  # noqa: NPY002


@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_can_be_drawn(name):
    with pytest.raises(sim.InputError, match="a figure is drawn of a Comparison or a Decision, got Network"):
        getattr(sim.plot, name)(sim.Network.of([(1, 2)]))


def test_there_is_no_pyplot_and_no_file(tmp_path):
    code = (
        "import sys, sim; assert 'matplotlib' not in sys.modules; "
        "one = sim.compare([(1, 2), (2, 3)], ['flow'], ['hubs'], 1, worlds=2); "
        "sim.plot.adoption(one); sim.plot.network(one)._repr_png_(); assert 'matplotlib.pyplot' not in sys.modules"
    )
    path = {"PYTHONPATH": str(ROOT), "PATH": ""}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=path | {"HOME": str(tmp_path / "home")}, check=True)
    assert not list(tmp_path.glob("*.*"))


@pytest.mark.parametrize("name", ["value", "cascade", "words"])
def test_who_convinced_whom_is_drawn_a_panel_for_each_theory(name):
    seeds, network = [0, 33], nx.karate_club_graph()
    found = {law: sim.value(sim.simulate(network, law, seeds, worlds=4)) for law in ("flow", "key_person")}
    figure = getattr(sim.plot, name)(found)
    titles = [axis.get_title(loc="left") for axis in figure.axes]
    assert titles == ["Many voices", "Key people"]
    for wrong in (found["flow"], {}, {"flow": 3}):
        with pytest.raises(sim.InputError, match="what sim.value found, by theory"):
            getattr(sim.plot, name)(wrong)
