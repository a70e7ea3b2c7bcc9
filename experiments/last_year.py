"""From a table of last year's campaign to this year's plan, on made-up data whose truth is known: docs/LEARNING.md.

``python -m experiments.last_year`` plays the commands of the page and writes it anew with what they print.
"""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import tempfile
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd

from sim.campaign import Campaign
from sim.command import main as grapevine
from sim.mechanisms.broadcast import Broadcast
from sim.network import Network
from sim.scenario import simulate
from sim.theories import Flow

FILE = Path(__file__).parent.parent / "docs" / "LEARNING.md"
PEOPLE, CLUBS, SEEDS, LAST = 600, 6, 18, 40
TRUTH, POSTERS = Flow(hear=0.15, phi=(0.0, 0.5)), 0.001
"""What is true in this made-up town: many voices, and posters that convince one person in a thousand on a day."""

LEARN = (
    "grapevine task=calibrate network=ties.csv network.nodes=people.csv calibrate.days=adoption.csv"
    " calibrate.group=club theory=key_person,flow,independent_cascade"
)
PLAN = (
    "grapevine scenario=results/last-year/fitted.yaml theory.belief=results/last-year/weights.csv"
    " seeding=random,hubs,community_hubs,clustered campaign.budget=18 worlds=256"
)
HEAD = f"""# Learning from last year's campaign

Which theory is true where you are? Last year's campaign may tell, if you know on which day each person came. This
page goes from a table of days to this year's plan, on a made-up town whose truth is known: {PEOPLE} members of
{CLUBS} clubs, many voices (`hear` 0.15, `phi` up to 0.5), and posters that convince one in a thousand a day.
`python -m experiments.last_year` makes the data, plays both commands and writes this page.

## What you need

* **Ties**: `ties.csv` with `src,dst`, as everywhere. If people were asked whom they turn to, the named person
  speaks: `network.src=named network.dst=asked network.directed=true`.
* **Days**: `adoption.csv` with `id,day`: whole numbers, empty for who never came; weeks or months do as well (then
  `talk_days` counts them, too). A column `seed` (1) names who was approached; without it these are the people of
  the first day. A column `adopted` (0) marks who had not come by the day that stands there. Without days, nothing
  can be learnt.
* **Groups**: a column such as `club`, if groups may have had a pressure of their own, such as another start or
  another poster. Give it: villages that differ look like contagion.
"""
MIDDLE = """
## Learn

```text
{learn}
```

prints

```text
{learnt}
```

**Read the conclusion first.** It is one of four: the days *speak for one theory*; they speak *for contagion, but
which theory is true cannot be told*; *nothing speaks for contagion*; *none of these theories fits*. Only the first
two give beliefs. Two guards stand before them, because weights alone lie: a fashion that comes to all at once, or
towns that start at other times, get a weight of contagion near 1 although nobody listened to anybody.

* *Gain*: pressure from outside may differ from day to day and from group to group. What the best theory adds to the
  log likelihood beyond that has to be more than 5.
* *Shuffles*: days are dealt out anew among the people of a group. In at most 5 % of these deals may the convinced
  have heard as many convinced people before.

A third check is the band: what a theory would have expected, played forward. The true theory can miss it by bad luck,
in 1 of 24 such towns; then none is said to fit. Here the truth is found. `settings.csv` has what was learnt of the
settings: `hear` {hear} ({hear_range}) and `phi` up to {phi} ({phi_range}).

## Plan

The folder of the run has `fitted.yaml`, a scenario with the settings that were learnt, last year's pressure from
outside and its number of days, and `weights.csv`, which `theory.belief` reads:

```text
{plan}
```

ends with

```text
{planned}
```

## What it cannot do

* Days are observations. People who hear each other may be alike, or have seen the same poster; groups catch a part
  of it.
* Salesmen and mavens whom nobody has named are mixed into the chance of each tie, which neglects that all listeners
  of a person hear the same one. A column `persuasion` or `knowledge` of people is used as it is.
* Theories in which words fade (`memory`), and people who stay silent (`recommend` below 1), are refused.
* Several campaigns on one network are taken together: `calibrate.days=[2023.csv,2024.csv]`.

In Python: `found = sim.calibrate(network, days, ["key_person", "flow"], group="club")`, then `found.conclusion`,
`found.table`, `found.parameters` and `sim.decide(comparison, list(found.belief.values()))`.
"""


def write_data(folder: Path) -> None:
    """Write last year's ties, people and days.

    Parameters
    ----------
    folder : pathlib.Path
        Where to put ties.csv, people.csv and adoption.csv.
    """
    graph = nx.random_partition_graph([PEOPLE // CLUBS] * CLUBS, 0.07, 0.003, seed=4)
    network = Network.from_edges(*zip(*graph.edges, strict=True), nodes=range(PEOPLE))
    campaign = Campaign(mechanisms=(Broadcast(POSTERS, worth=1_000_000),), horizon=LAST)
    seeds = np.random.default_rng(8).choice(PEOPLE, SEEDS, replace=False).tolist()
    days = simulate(network, TRUTH, seeds, campaign=campaign, root_seed=3).days[0]
    pd.DataFrame(list(graph.edges), columns=["src", "dst"]).to_csv(folder / "ties.csv", index=False)
    clubs = [f"club {one * CLUBS // PEOPLE + 1}" for one in range(PEOPLE)]
    pd.DataFrame({"id": range(PEOPLE), "club": clubs}).to_csv(folder / "people.csv", index=False)
    told = ["" if one < 0 else str(one) for one in days.tolist()]
    pd.DataFrame({"id": range(PEOPLE), "day": told}).to_csv(folder / "adoption.csv", index=False)


def page() -> str:
    """Return the page, with what its commands print.

    Returns
    -------
    str
        In Markdown.
    """
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            write_data(Path())
            learnt = _printed(LEARN)
            (made,) = Path("results").iterdir()
            made.rename("results/last-year")
            planned = _printed(PLAN)
            settings = pd.read_csv("results/last-year/settings.csv").set_index(["theory", "setting"])
        finally:
            os.chdir(before)
    learnt = learnt.replace(str(made), "results/last-year")
    begin = learnt.rindex("\n\n", 0, learnt.index("\ntheory "))
    shown = learnt[begin : learnt.index("Report:")].strip("\n")
    values: dict[str, str] = {}
    for name in ("hear", "phi"):
        best, low, high = settings.loc[("flow", name), ["best", "low", "high"]]
        values |= {name: f"{best:.2g}", f"{name}_range": f"{low:.2g} to {high:.2g}"}
    last = planned[: planned.index("Report:")].strip().split("\n\n")[-1]
    return HEAD + MIDDLE.format(learn=_broken(LEARN), plan=_broken(PLAN), learnt=shown, planned=last, **values)


def _printed(command: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = grapevine(shlex.split(command)[1:])
    if code:
        raise SystemExit(code)
    return out.getvalue()


def _broken(command: str) -> str:
    """Return a command in lines that a shell takes for one."""
    words, lines = command.split(" "), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 110:
            lines.append("   ")
        lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return " \\\n".join(lines)


def main() -> None:
    """Write the page anew."""
    FILE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
