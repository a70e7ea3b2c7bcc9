"""The benchmark says what it measured, compares like with like, and its page is what the record says."""

import sys
from pathlib import Path

import numpy as np
import pytest

import sim
from experiments.speed import page, plays, taking
from experiments.speed.__main__ import PAGE, RUN, main
from experiments.speed.bars import BARS, LIMITS, MET, NOT_MET, PARTS, UNKNOWN, Bar
from experiments.speed.graphs import write_graph
from experiments.speed.peers import PRODUCT, ROOT, Peers
from experiments.speed.record import add, latest, read
from sim.theories import IndependentCascade
from tests.work import network_of


@pytest.fixture
def peers(tmp_path):
    found = Peers(tmp_path)
    found.found[PRODUCT] = (Path(sys.executable), "grapevine", str(ROOT))
    return found


@pytest.fixture
def graph(tmp_path):
    write_graph(tmp_path / "graph.npz", 400, 2000)
    return tmp_path / "graph.npz"


@pytest.mark.parametrize(("most", "value", "verdict"), [(True, 2.0, MET), (True, 2.1, NOT_MET), (False, 2.0, MET)])
def test_a_bar_is_met_at_its_value(most, value, verdict):
    assert Bar("one", "part", "a figure", 2.0, "s", most).verdict(value) == verdict


def test_what_was_not_measured_is_said():
    bar = Bar("one", "part", "a figure", 2.0, "s", False)
    assert bar.verdict(None) == UNKNOWN
    assert bar.verdict(1.9) == NOT_MET


def test_bars_have_names_of_their_own_and_parts_that_run():
    assert len({bar.name for bar in BARS}) == len(BARS)
    assert set(PARTS) == set(RUN)
    assert set(LIMITS) <= {bar.name for bar in BARS}


def test_a_program_plays_the_same_worlds_as_the_engine(peers, graph):
    with peers.asked(PRODUCT, graph, plays.model("IndependentCascade", p=0.2)) as asked, np.load(graph) as file:
        told = asked.play(3, 2, 10)
        seeds = file["rosters"][1, :10]
    outcome = sim.simulate(network_of(400, 2000), IndependentCascade(0.2), seeds.tolist(), root_seed=1, worlds=3)
    assert [one[1] for one in told["reached"]] == (outcome.days >= 0).sum(axis=1).tolist()
    assert told["seconds"] > 0


def test_times_are_taken_and_the_product_is_as_fast_as_itself(peers, graph):
    peers.found["again"] = peers.found[PRODUCT]
    found = taking.milliseconds(peers, [PRODUCT, "again", "missing"], graph, plays.model("Flow"), least=0.01)
    assert set(found) == {PRODUCT, "again"}
    assert all((one > 0).all() for one in found.values())
    assert taking.times_as_fast(found, "again") > 0
    assert taking.times_as_fast(found, "missing") is None


def test_memory_is_that_of_the_program_and_not_of_who_began_it(peers, graph):
    held = np.ones(700_000_000, np.uint8)
    with peers.asked(PRODUCT, graph, plays.model("IndependentCascade", p=0.2)) as asked:
        assert 0.05 < asked.play(1, 1, 10)["gib"] < 0.6
    assert held.all()


def test_programs_that_do_not_compute_the_same_are_found_out(peers, graph):
    taking.check_alike("alike", [10, 12, 14], [11, 13, 12], exactly=False)
    with pytest.raises(taking.UnlikeError, match="reaches 50"):
        taking.check_alike("unlike", [10, 12, 14], [49, 50, 51], exactly=False)
    with pytest.raises(taking.UnlikeError, match="other people"):
        taking.check_alike("unlike", [10, 12, 14], [10, 12, 13], exactly=True)


def test_peers_that_cannot_be_installed_are_named(tmp_path):
    peers = Peers(tmp_path)

    def fails():
        raise OSError("no network")

    peers._take("CyNetDiff", fails)
    assert peers.missing == {"CyNetDiff": "no network"}


def test_the_record_keeps_the_last_of_a_version_and_what_others_measured(tmp_path):
    file = tmp_path / "record.csv"
    add({"one": 1.0, "two": None}, "2026-01-01", file)
    elsewhere = file.read_text().replace(read(file)[0].machine, "another machine")
    file.write_text(elsewhere)
    add({"one": 3.0}, "2026-01-02", file)
    add({"one": 2.0}, "2026-01-03", file)
    assert [one.value for one in read(file)] == ["1", "", "2"]
    assert latest(read(file))["one"].number == 2.0


def test_the_page_is_what_the_record_says():
    assert PAGE.read_text(encoding="utf-8") == page.page(read()), "run python -m experiments.speed --only"


def test_the_page_tells_time_and_memory_by_size(tmp_path):
    sizes = {f"{PRODUCT}, {ties} ties, {unit}": ties / 1e4 for ties in (10_000, 100_000) for unit in ("ms", "GiB")}
    record = add({"ic one": 1.0, "off": None, **sizes}, "2026-01-01", tmp_path / "record.csv")
    text = page.page(record)
    assert "| the product | 1 ms, 1 GiB | 10 ms, 10 GiB |" in text
    assert "at least 7 x CyNetDiff | 1 | not met |" in text
    page.draw(record, tmp_path / "picture.png")
    assert (tmp_path / "picture.png").stat().st_size > 1000


def test_small_parts_run_and_write_nothing(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(Peers, "install", lambda self: self)
    monkeypatch.setitem(RUN, "start", lambda *_: iter([("help", 0.1), ("verdict", 9.0)]))
    before = PAGE.read_text(encoding="utf-8")
    assert main(["--only", "start", "--small", "--peers", str(tmp_path)]) == 0
    assert "not met: the default run, second start: 9" in capsys.readouterr().out
    assert PAGE.read_text(encoding="utf-8") == before
