"""The Mesa model is one that Mesa's own tools can make and run from plain values."""

import mesa
import networkx as nx

import sim

GRAPH = nx.karate_club_graph()


def test_a_batch_run_gives_the_numbers_of_the_compiled_engine():
    plain = {
        "network": [GRAPH],
        "theory": ["flow", "key_person"],
        "seeds": [[0, 33]],
        "root_seed": 7,
        "world": range(4),
    }
    campaign = {"accept": 0.9, "recommend": 0.8, "horizon": 9}
    rows = mesa.batch_run(sim.word_of_mouth, plain | {"campaign": [campaign]}, max_steps=50, display_progress=False)
    for theory in ("flow", "key_person"):
        counts = sim.simulate(GRAPH, theory, [0, 33], campaign=campaign, worlds=4, root_seed=7).counts[:, :, -1]
        found = [[row["aware"], row["convinced"], row["buyers"]] for row in rows if row["theory"] == theory]
        assert found == counts.tolist()


def test_a_model_tells_its_people():
    model = sim.word_of_mouth(GRAPH, "flow", [0], campaign={"horizon": 3})
    model.run_model()
    assert isinstance(model, mesa.Model)
    assert sum(person.convinced for person in model.agents) == model.datacollector.model_vars["convinced"][-1]
