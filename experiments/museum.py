"""A made-up museum, with five plans for its opening and seven questions:  python -m experiments.museum FOLDER.

Writes ties.csv, people.csv, bloggers.csv and configs/scenario/; then, in that folder, ``grapevine scenario=opening``
compares the plans, and ``grapevine task=idea scenario=trip`` asks a question. docs/PLANS.md and docs/MUSEUM.md walk
through it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd

from sim.networks.community import Community
from sim.report.csv import write_csv

PEOPLE, BLOGGERS, SEED = 1200, 25, 7
QUESTIONS = Path(__file__).parent.parent / "examples" / "museum"
"""Scenarios that each ask one question."""

SCENARIO = """\
# A museum opens an exhibition in 14 days. Whom should it approach: bloggers, loyal members, people with many contacts?
defaults:
  - override /network: csv

network:
  edges: ties.csv
  nodes: people.csv

campaign:
  horizon: 14
  accept: 0.8

plans:
  nobody: {}
  trip: {seeding: {kind: roster, path: bloggers.csv}, money: 6000, fee: 240}
  loyal: {seeding: {kind: by_trait, trait: loyalty}, budget: 30, candidates: "consent = yes and employee = no"}
  hubs: {seeding: hubs, budget: 30, candidates: "consent = yes and employee = no"}
  mix:
    seeding: {kind: mixture, parts: "10 hubs, 20 random"}
    budget: 30
    candidates: "consent = yes and employee = no"
    quota: {household: 1}
"""


def write_museum(folder: Path) -> None:
    """Write the museum's tables and its scenario.

    Parameters
    ----------
    folder : pathlib.Path
        Where; made if it is not there.
    """
    network, traits = Community(people=PEOPLE).build(SEED)
    rng = np.random.default_rng(SEED)
    ids = [f"m{person:04}" for person in range(PEOPLE)]
    people = pd.DataFrame(
        {
            "id": ids,
            "name": [f"Member {person:04}" for person in range(PEOPLE)],
            "fee": rng.choice([0, 5, 10], PEOPLE, p=[0.5, 0.3, 0.2]),
            "km": rng.gamma(2.0, 8.0, PEOPLE).round(1),
            "employee": np.where(rng.random(PEOPLE) < 0.04, "yes", "no"),
            "consent": np.where(rng.random(PEOPLE) < 0.7, "yes", "no"),
            "loyalty": rng.integers(0, 11, PEOPLE),
            "household": [f"h{number:04}" for number in rng.integers(0, 800, PEOPLE)],
            "buy": traits.traits["buy"].round(3),
            "age": np.random.default_rng(SEED + 1).choice(["young", "middle", "old"], PEOPLE),
        }
    )
    speaker, listener = network.speaker, network.listener
    once = speaker < listener
    ties = pd.DataFrame({"src": np.array(ids)[speaker[once]], "dst": np.array(ids)[listener[once]]})
    known = np.argsort(-network.listeners, kind="stable")[: 4 * BLOGGERS]
    bloggers = pd.DataFrame({"id": np.array(ids)[np.sort(rng.choice(known, BLOGGERS, replace=False))]})
    scenario = folder / "configs" / "scenario" / "opening.yaml"
    scenario.parent.mkdir(parents=True, exist_ok=True)
    scenario.write_text(SCENARIO, encoding="utf-8")
    for question in QUESTIONS.glob("*.yaml"):
        (scenario.parent / question.name).write_bytes(question.read_bytes())
    for name, table in {"people": people, "ties": ties, "bloggers": bloggers}.items():
        write_csv(table, folder / f"{name}.csv")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m experiments.museum FOLDER")
    write_museum(Path(sys.argv[1]))
