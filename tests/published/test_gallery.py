"""What the field has published, in small: every experiment of the gallery, and each with a rule broken."""

import os

import pytest

from experiments import planted
from sim.gallery.command import NAMES, experiment, findings_of
from sim.gallery.experiment import SIZES, Luck, data_file
from sim.gallery.task import COMMITTED


def runnable(name):
    needed = experiment(name).data
    if needed and data_file(needed) is None:
        pytest.skip(f"{needed} is not there; set GRAPEVINE_DATA to a folder that holds it")


@pytest.mark.parametrize("name", NAMES)
def test_claims_hold_in_small(name):
    runnable(name)
    one = experiment(name)
    found = findings_of(name, "smoke", Luck(workers=min(2, os.cpu_count() or 1)))
    claims = one.claims(one.settings["smoke"])
    assert {claim.key: found.values[claim.key] for claim in claims if not claim.holds(found.values[claim.key])} == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "bug"),
    [(name, bug) for name, bugs in planted.BUGS.items() for bug in bugs],
    ids=[f"{name}-{bug.rule}" for name, bugs in planted.BUGS.items() for bug in bugs],
)
def test_a_broken_rule_is_noticed(name, bug):
    runnable(name)
    assert planted.missed(name, bug)


@pytest.mark.parametrize("name", NAMES)
def test_claims_are_data(name):
    one = experiment(name)
    assert tuple(one.settings) == SIZES
    for size in SIZES:
        claims = one.claims(one.settings[size])
        assert claims
        assert len({claim.key for claim in claims}) == len({claim.text for claim in claims}) == len(claims)
        for claim in claims:
            assert claim.low <= claim.high
            assert isinstance(claim.published, str) or claim.low <= claim.published <= claim.high


def test_every_rule_that_is_tested_can_be_broken():
    assert set(planted.BUGS) == set(NAMES)


def test_the_page_is_that_of_all_experiments():
    text = (COMMITTED / "README.md").read_text(encoding="utf-8")
    assert "full size" in text
    for name in NAMES:
        one = experiment(name)
        assert f"## {one.title}\n" in text
        assert f"](figures/{name}.png)" in text
        assert (COMMITTED / "figures" / f"{name}.png").stat().st_size < 150_000
        for claim in one.claims(one.settings["full"]):
            assert f"| {claim.text} |" in text, "the page is older than the claims: run the gallery in full size"
