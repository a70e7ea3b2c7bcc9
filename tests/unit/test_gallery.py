"""The frame of the gallery: intervals, bands, and findings that are kept while the code is the same."""

import math
from dataclasses import replace

import numpy as np
import pytest

import sim
from sim.gallery import command, store
from sim.gallery.claims import Claim, about, errors, verdict
from sim.gallery.command import gallery
from sim.gallery.experiment import Findings, Luck
from sim.gallery.fresh import anybody, reach_on_fresh
from sim.gallery.measured import Measured, exactly, mean_of, quotient_of, ratio_of, share_of
from sim.gallery.page import number, shown


def test_wilson_interval():
    # Newcombe, Statistics in Medicine 17:857 (1998), table I: 81 of 263, and 0 of 20
    assert share_of([True] * 81 + [False] * 182)[:3] == pytest.approx((0.3080, 0.2553, 0.3662), abs=5e-5)
    assert share_of([False] * 20)[:3] == pytest.approx((0.0, 0.0, 0.1611), abs=5e-5)
    assert share_of([True] * 20)[:3] == pytest.approx((1.0, 0.8389, 1.0), abs=5e-5)


def test_means_leave_out_what_is_not_there():
    assert mean_of([1.0, 2.0, 3.0, math.nan]).n == 3
    assert mean_of([1.0, 2.0, 3.0]).low == pytest.approx(2 - 4.302653 / math.sqrt(3))
    assert math.isnan(mean_of([math.nan]).value)


def test_the_interval_of_a_ratio_holds_it():
    rng = np.random.default_rng(1)
    held = 0
    for _ in range(1000):
        below = rng.exponential(1.0, 50)
        ratio = ratio_of(2 * below + rng.normal(0, 1, 50), below)
        held += ratio.low <= 2 <= ratio.high
    assert 925 <= held <= 975  # 950 expected; the delta method is a little narrow
    assert math.isnan(ratio_of([1.0, 1.0], [0.0, 0.0]).value)


def test_the_interval_of_a_quotient_holds_it():
    rng = np.random.default_rng(1)
    quotients = [quotient_of(rng.exponential(2.0, 60), rng.exponential(1.0, 80)) for _ in range(1000)]
    assert 925 <= sum(one.low <= 2 <= one.high for one in quotients) <= 975
    assert {one.n for one in quotients} == {60}


def test_verdicts():
    claims = [about("a", "", "", 1.0, 0.1), Claim("b", "", "", "above 0", 0.0, math.inf)]
    assert verdict(claims, {"a": exactly(1.1), "b": exactly(3)}) == "reproduced"
    assert verdict(claims, {"a": exactly(1.2), "b": exactly(3)}) == "not reproduced"
    assert verdict(claims, {"a": exactly(1.0), "b": exactly(math.nan)}) == "not reproduced"
    assert errors(0.5, 100) == pytest.approx(0.175)


def test_numbers_are_shown_as_exactly_as_asked():
    shown_as = {0.54891: "0.5489", 860.94: "860.9", 100.0: "100", 12.2: "12.2000", -0.18771: "-0.1877"}
    assert {value: number(value) for value in shown_as} == shown_as
    assert number(0.0588194449, 8) == "0.05881944"
    assert number(math.nan) == "-"
    assert shown(Measured(0.5, 0.4, 0.6, 1000, "networks")) == "0.5000 (0.4000 to 0.6000), 1,000 networks"
    assert shown(exactly(3)) == "3"


def test_blocks_have_networks_and_worlds_of_their_own():
    def play(blocks, workers=1):
        source, theory = sim.networks.Poisson(200, 4.0), sim.theories.IndependentCascade(0.4)
        return reach_on_fresh(source, theory, anybody(3), blocks, Luck(5, workers))

    reach = play(8)
    assert reach.shape == (8, 3)
    assert (play(4) == reach[:4]).all()
    assert (play(8, workers=2) == reach).all()
    assert len({tuple(row) for row in reach.tolist()}) > 4


CODE = '''"""Talk."""
LEVEL = 1
def measure():
    """Talk."""
    return LEVEL  # talk
def draw(): return 1
EXPERIMENT = "words"
'''


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("Talk", "Chat", True),
        ("# talk", "", True),
        ("return 1", "return 2", True),
        ("words", "other words", True),
        ("LEVEL = 1", "LEVEL = 2", False),
    ],
)
def test_findings_depend_on_code_that_measures(tmp_path, old, new, same):
    file, other = tmp_path / "one.py", tmp_path / "other.py"
    file.write_text(CODE)
    other.write_text(CODE.replace(old, new))
    assert (store.key_of(file, "small", 1) == store.key_of(other, "small", 1)) == same
    assert store.key_of(file, "small", 1) != store.key_of(file, "small", 2)
    assert store.key_of(file, "small", 1) != store.key_of(file, "large", 1)


def test_findings_come_back_as_they_were(tmp_path):
    findings = Findings({"a": Measured(1.0, 0.5, 1.5, 3, "networks"), "b": exactly(2)}, {"curve": [[1, 2.5]]})
    store.save(tmp_path / "a.json", "key", findings)
    assert store.load(tmp_path / "a.json", "key") == findings
    assert store.load(tmp_path / "a.json", "other") is None
    assert store.load(tmp_path / "b.json", "key") is None


def test_a_broken_off_run_goes_on_where_it_stopped(tmp_path, monkeypatch):
    played = []

    def counted(name):
        one = experiment(name)
        return replace(one, measure=lambda setting, luck: played.append(name) or one.measure(setting, luck))

    experiment = command.experiment
    monkeypatch.setattr(command, "experiment", counted)
    names = ["valente_fujimoto2010", "granovetter1978"]
    gallery(names[:1], output=tmp_path, say=lambda line: None)
    verdicts = gallery(names, output=tmp_path, say=lambda line: None)
    assert played == names
    assert verdicts == dict.fromkeys(names, "reproduced")
    folder = tmp_path / "gallery" / "smoke"
    before = {file.name: file.read_bytes() for file in folder.rglob("*.*")}
    gallery(names, output=tmp_path, say=lambda line: None)
    assert {file.name: file.read_bytes() for file in folder.rglob("*.*")} == before
    assert "| 19 of 19 | reproduced |" in (folder / "README.md").read_text()


def test_what_needs_data_is_skipped_with_a_reason(tmp_path, monkeypatch):
    monkeypatch.delenv("GRAPEVINE_DATA", raising=False)
    said = []
    verdicts = gallery("kempe2003", output=tmp_path, say=said.append)
    assert verdicts == {"kempe2003": "skipped: nethept.edges.csv.gz is not in the folder that GRAPEVINE_DATA names"}
    assert said[0].startswith("kempe2003: skipped")


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"names": "watts2003"}, "got 'watts2003'. Did you mean 'watts2002'?"),
        ({"size": "ful"}, "size is one of full, smoke; got 'ful'. Did you mean 'full'?"),
        ({"workers": 0}, "workers is a whole number of 1 or more, got 0"),
        ({"root_seed": -1}, "root_seed is a whole number"),
    ],
)
def test_bad_settings_get_one_line_and_write_nothing(tmp_path, settings, complaint):
    with pytest.raises(sim.InputError) as error:
        gallery(**({"names": "bass1969"} | settings), output=tmp_path)
    assert complaint in str(error.value)
    assert list(tmp_path.iterdir()) == []
