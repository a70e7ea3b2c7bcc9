"""Calibration finds the truth, claims nothing where there is nothing, and says of real data what must come out."""

import os
import time
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

import sim
from experiments import last_year
from experiments.recovery import confusion, fooled, missed
from sim.errors import InputError
from sim.learning.calibrate import STEPS
from sim.learning.laws import Spoken
from sim.learning.observed import histories
from sim.learning.survival import survival
from sim.theories import Bass, ComplexContagion, Flow, IndependentCascade, KeyPerson

DATA = Path(os.environ.get("GRAPEVINE_DATA", ""))
THEORIES = {
    "key_person": KeyPerson(talk_days=None),
    "flow": Flow(talk_days=None),
    "independent_cascade": IndependentCascade(),
    "bass": Bass(),
    "complex_contagion": ComplexContagion(),
}


def network_of(name):
    """Return a network of real data in which whoever is named speaks, and its table of days; skip without the data."""
    edges = DATA / f"diffusion_{name}.edges.csv.gz"
    days = DATA / f"diffusion_{name}.adoption.csv.gz"
    if not os.environ.get("GRAPEVINE_DATA") or not edges.exists():
        pytest.skip("GRAPEVINE_DATA names no folder with these data")
    ties = pd.read_csv(edges)
    return sim.Network.from_edges(ties.dst, ties.src, directed=True, nodes=pd.read_csv(days).id.tolist()), days


def test_nothing_speaks_for_contagion_among_doctors():
    network, days = network_of("medical_innovation")
    found = sim.calibrate(network, days, THEORIES, group="group")
    assert found.conclusion == "nothing"
    assert found.belief is None
    assert found.gains[0] <= 1.7  # log units over a pressure that is free in each month
    assert found.gains[1] <= 0.4  # and in each town
    assert all(one.band.inside == 1 for one in found.all)
    assert 0.3 < found.shuffle < 0.8


def test_no_theory_fits_farmers_and_a_naive_weight_would_lie():
    network, days = network_of("brazilian_farmers")
    found = sim.calibrate(network, days, THEORIES, group="group")
    assert found.conclusion == "none"
    assert found.best.name == "flow"
    assert found.weights.max() > 0.8
    assert max(one.band.inside for one in found.all) < 0.3
    assert 20 < found.gains[0] < 30
    assert found.gains[1] < 2.5  # 2.1 at the finest cells
    assert found.shuffle <= 0.01


def test_microfinance_is_refused_for_want_of_days():
    network, days = network_of("microfinance_villages")
    with pytest.raises(InputError, match="without days, theories cannot be told apart"):
        sim.calibrate(network, days, THEORIES, group="village")


@pytest.mark.slow
def test_recovery_and_honesty_in_small():
    assert list(missed(confusion(4), fooled(3))) == []


@pytest.mark.slow
def test_ten_thousand_people_and_six_theories_take_less_than_a_minute_of_one_processor():
    network = sim.Network.of(nx.barabasi_albert_graph(10_000, 5, seed=1))
    assert network.m > 99_000
    posters = sim.mechanisms.Broadcast(0.003, worth=1_000_000)
    campaign = sim.Campaign(mechanisms=[posters], horizon=40)
    days = sim.simulate(network, KeyPerson(base=0.06, reach=0.4), range(10), campaign=campaign, root_seed=5).days[0]
    calls, begin = [], time.process_time()
    found = sim.calibrate(network, days, [*THEORIES, "weighted_cascade"], progress=lambda: calls.append(1))
    assert time.process_time() - begin < 60
    assert len(calls) == 7 * STEPS
    assert found.best.name == "key_person"


@pytest.mark.slow
def test_a_point_of_the_grid_takes_about_a_millisecond_at_700_people():
    network = sim.Network.of(nx.barabasi_albert_graph(700, 3, seed=1))
    nobody = sim.People(network.n)
    for theory in THEORIES.values():
        days = sim.simulate(network, theory, range(10), horizon=40).days[0]
        (history,) = histories(network, nobody, days)
        spoken = Spoken.of(theory, network, nobody)
        survival(history.exposure, spoken)
        begin = time.process_time()
        for _ in range(50):
            survival(history.exposure, spoken)
        assert (time.process_time() - begin) / 50 < 0.002


@pytest.mark.slow
def test_the_page_on_learning_is_what_its_commands_print():
    assert last_year.FILE.read_text(encoding="utf-8") == last_year.page()
