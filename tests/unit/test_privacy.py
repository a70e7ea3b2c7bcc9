"""Ids that tell nothing, and networks to share in place of one's own."""

import json
import math
from functools import partial

import networkx as nx
import numpy as np
import pytest

import sim
from sim.command import main
from sim.networks import CSV, hashing
from sim.networks.hashing import hashed, telling
from sim.seeding import Roster
from sim.surrogate import surrogate
from sim.tasks.privacy import masked
from tests.unit.test_formats import ties

SECRET = "correct horse"


@pytest.fixture
def files(tmp_path):
    (tmp_path / "ties.csv").write_text("ann@x,bob@x,2\nbob@x,cy@x,1\n")
    (tmp_path / "people.csv").write_text(
        "id,name,town,phi\nann@x,Ann,A,0.1\nbob@x,Bob,A,0.2\ncy@x,Bob,A,0.3\ndee@x,Dee,,\n"
    )
    return {"edges": tmp_path / "ties.csv", "nodes": tmp_path / "people.csv"}


def test_hashed_ids_tell_nothing_and_keep_everything_else(files):
    plain, traits = CSV(**files).build()
    network, people = CSV(**files, hash_ids=SECRET).build()
    new = dict(zip(plain.ids.tolist(), hashed(plain.ids.tolist(), SECRET), strict=True))
    assert ties(network).keys() == {tuple(sorted(new[one] for one in pair)) for pair in ties(plain)}
    phi = {new[person]: value for person, value in zip(plain.ids.tolist(), traits.traits["phi"].tolist(), strict=True)}
    for person, value in zip(network.ids.tolist(), people.traits["phi"].tolist(), strict=True):
        assert value == phi[person] or (math.isnan(value) and math.isnan(phi[person]))
        assert person[0] == "p"
        assert len(person) == 14
        assert person.isalnum()
    assert set(people.traits) == {"town", "phi"}
    counts = network.counts
    assert (counts.hashed, counts.withheld) == (4, "name")
    assert "; ids replaced by hashes; traits left out like the ids, because " in counts.sentence()
    assert counts.sentence().partition(" belong to one person only: ")[2].startswith("name")
    assert counts.ties == plain.counts.ties


def test_another_secret_other_ids_the_same_secret_the_same():
    ids = [f"user{i}" for i in range(1000)]
    one, other = hashed(ids, SECRET), hashed(ids, SECRET + "!")
    assert one == hashed(ids, SECRET)
    assert not set(one) & set(other)
    assert hashed(["7"], SECRET) == hashed([str(7)], SECRET)


def test_collisions_are_found(monkeypatch):
    monkeypatch.setattr(hashing, "_BYTES", 1)
    with pytest.raises(sim.InputError, match="two became equal"):
        hashed([str(one) for one in range(400)], SECRET)


def test_secrets_are_long_enough_and_never_shown(files):
    with pytest.raises(sim.InputError, match="8 characters or more") as caught:
        CSV(**files, hash_ids="short")
    assert "short" not in str(caught.value)
    assert SECRET not in repr(CSV(**files, hash_ids=SECRET))
    settings = {"network": {"kind": "csv", "hash_ids": SECRET, "nodes": None}, "worlds": 3}
    assert SECRET not in json.dumps(masked(settings))
    assert settings["network"]["hash_ids"] == SECRET
    assert masked({"network": {"hash_ids": None}})["network"] == {"hash_ids": None}
    with pytest.raises(sim.InputError, match="8 characters"):  # a run cannot be redone with what stands there instead
        CSV(**files, hash_ids=masked(settings)["network"]["hash_ids"])


def test_telling_traits():
    assert telling(np.array(["a", "b", ""]))
    assert not telling(np.array(["a", "a", ""]))
    assert not telling(np.array([1.0, 2.0]))
    assert telling(np.array(["a", "", ""]))
    assert telling(np.array(["a", "a", "b", "c"]))
    assert not telling(np.array(["", ""]))


@pytest.mark.parametrize("directed", [False, True])
def test_a_surrogate_keeps_the_number_of_ties_of_everybody(directed):
    graph = nx.gnp_random_graph(120, 0.06, seed=1, directed=directed)
    for place, (u, v) in enumerate(graph.edges):
        graph.edges[u, v]["weight"] = place
    network = sim.Network.from_networkx(graph)
    traits = {"listeners": network.listeners, "sources": network.sources}
    made = surrogate(network, traits, root_seed=3)
    assert made.network.listeners.tolist() == made.traits["listeners"].tolist()
    assert made.network.sources.tolist() == made.traits["sources"].tolist()
    assert (made.network.m, made.network.directed) == (network.m, directed)
    assert made.network.counts.loops == made.network.counts.duplicates == 0
    assert sorted(made.network.ties["weight"]) == sorted(network.ties["weight"])
    assert sorted(made.network.ids.tolist()) == list(range(1, 121))
    assert made.moved > 0.8
    assert made.network.fingerprint == surrogate(network, root_seed=3).network.fingerprint
    assert made.network.fingerprint != surrogate(network, root_seed=4).network.fingerprint
    assert made.network.fingerprint != surrogate(network, root_seed=3, secret="s").network.fingerprint


def test_every_rewiring_is_as_likely():
    network = sim.Network.from_networkx(nx.path_graph(4))
    met = {}
    for seed in range(300):
        made = surrogate(network, {"old": np.arange(4)}, swaps=20, root_seed=seed)
        old = made.traits["old"]
        wiring = tuple(
            sorted(
                tuple(sorted((int(old[u]), int(old[v]))))
                for u, v in zip(made.network.speaker, made.network.listener, strict=True)
            )
        )
        met[wiring] = met.get(wiring, 0) + 1
    expected = 300 / len(met)
    assert len(met) == 2  # 0-1-2-3 and 0-2-1-3: who has two ties keeps two
    assert all(abs(count - expected) < 4 * math.sqrt(expected) for count in met.values())


def test_what_cannot_be_rewired_stays():
    complete = sim.Network.from_networkx(nx.complete_graph(6))
    assert (surrogate(complete).moved, surrogate(complete).swapped) == (0.0, 0)
    assert surrogate(sim.Network.from_networkx(nx.empty_graph(3))).moved == 0.0
    with pytest.raises(sim.InputError, match="swaps is a number in"):
        surrogate(complete, swaps=-1)


def test_where_ids_are_hashed_no_file_and_nobody_is_named_in_what_is_written(files, tmp_path, monkeypatch):
    (tmp_path / "picked.csv").write_text("id\ncy@x\nann@x\n")
    monkeypatch.chdir(tmp_path)
    given = ["network=csv", f"network.edges={files['edges']}", f"network.nodes={files['nodes']}"]
    given += [
        f"network.hash_ids='{SECRET}'",
        "theory=flow",
        "seeding=[roster,random]",
        "seeding.roster.path=picked.csv",
    ]
    given += ["+seeding.named={kind:roster,path:[ann@x]}", "campaign.budget=1"]
    given += ["worlds=4", "looks=1", "output=out"]
    assert main(given) == 0
    (folder,) = (tmp_path / "out").iterdir()
    for file in folder.iterdir():
        text = file.read_bytes()
        for word in ("ties.csv", "people.csv", "picked.csv", "ann@x", "bob@x", str(tmp_path), SECRET):
            assert word.encode() not in text, (file.name, word)
    seeds = (folder / "seeds.csv").read_text()
    ann, cy = hashed(["ann@x", "cy@x"], SECRET)
    assert f"roster,1,{cy}" in seeds
    assert f"named,1,{ann}" in seeds


def test_a_roster_of_hashed_ids_stays_and_nobody_else_gets_in(files):
    network, _ = CSV(**files, hash_ids=SECRET).build()
    ann, cy = hashed(["ann@x", "cy@x"], SECRET)
    picked = Roster([cy, "ann@x", "ann@x"]).hashed(network, partial(hashed, secret=SECRET))
    assert network.ids[picked.picked(network)].tolist() == [cy, ann]
    with pytest.raises(sim.InputError) as error:
        Roster(["zoe@x"]).hashed(network, partial(hashed, secret=SECRET)).picked(network)
    assert "zoe" not in str(error.value)
