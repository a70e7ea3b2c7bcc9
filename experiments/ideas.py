"""Play all ideas at full size, and write docs/ideas.md with a small picture of each:  python -m experiments.ideas.

Takes some minutes. Other root seeds and other networks are played at the size of `task=idea`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from experiments.idea_pictures import picture
from sim.errors import InputError
from sim.ideas.claims import ON
from sim.ideas.idea import Idea
from sim.ideas.played import Variants
from sim.ideas.task import said, variants_of
from sim.networks.community import Community
from sim.report.names import if_theory
from sim.settings import settings_of
from sim.shipped import CONFIGS
from sim.tasks.composing import composed
from sim.tasks.making import OF_NETWORKS, source_of
from sim.words import capital

ROOT = Path(__file__).parent.parent
PAGE, PICTURES = ROOT / "docs" / "ideas.md", ROOT / "docs" / "ideas"
ROWS = sorted(file.stem for file in CONFIGS.glob("scenario/row_*.yaml"))
FULL, SEEDS = 4, (1, 2, 3)
"""How many times as many worlds are played for the page, and the other root seeds."""

GROWN = ("network=barabasi_albert", "network.people=2000", "network.ties=4", "campaign.buy=0.25")
SMALL_WORLD = ("network=watts_strogatz", "network.people=2000", "network.neighbours=8", "campaign.buy=0.25")
DRAWN = 4
"""How many networks are drawn where a row is played on another kind."""
OF_COMMUNITY = (*settings_of(Community), *OF_NETWORKS, "kind")
ELSEWHERE = {
    "the network grown by preferential attachment": GROWN,
    "the small world": SMALL_WORLD,
}
OWN_KIND = ("02", "05", "11", "16", "18", "24")
"""Rows that are about a certain kind of network, or about circles that no other has."""

INTRO = """\
# What practitioners say, and what the simulator shows

Practitioners claim many things about campaigns. Each claim here is a scenario that anybody can play, with its effect
on and off, in the same worlds. What is shown holds for one theory on one network with chosen numbers: **none of this is
a law**, and none of it was measured on real people. This page is written by `python -m experiments.ideas`, root seed 7.
"""

OWN = """\
## An idea of your own

A scenario with an `idea` in `./configs/scenario/` is played like ours ([all its settings](SETTINGS.md#idea)):

```yaml
# @package _global_
# configs/scenario/twice.yaml:  python run.py task=idea scenario=twice
defaults:
  - override /theory: [key_person, flow]
  - override /seeding: hubs
idea:
  says: Twice as many people convince twice as many.
  variants: {few: {campaign.budget: 10}, many: {campaign.budget: 20}}
  switch_on: {campaign.recommend: 1}
  switch_off: {campaign.recommend: 0}
  holds: [few < many, many < 2 few]
  holds_off: [many = 2 few]
  sentence: "twenty people convince {many - few} more than ten."
```

* A **variant** lists what differs from the scenario: full names of settings, `seeding`, or `plan` for one of its plans.
  `switch_on` and `switch_off` are laid over all variants.
* A **claim** compares sums of variants. `>` and `<`: the 95 % interval of the paired difference excludes zero; `~`: it
  holds zero; `=`: the same number in every world; `==`: the same people on the same days. A theory or a measure may
  stand before a colon, as in `"flow, buyers: many > few"`; `on.` and `off.` before a variant say which switch is meant.
* In a **sentence** stand such sums in braces. With several networks (`networks`), intervals are over networks.
"""


def variants(row: str, *more: str, times: int = 1, networks: int | None = None) -> Variants:
    """Return the variants of a row.

    Parameters
    ----------
    row : str
        Name of the scenario.
    *more : str
        Further arguments of the command line.
    times : int
        How many times as many worlds are played as usual.
    networks : int, optional
        How many are drawn; as the row says unless given.

    Returns
    -------
    Variants
        Not yet played.
    """
    settings = composed(["task=idea", f"scenario={row}", *more])
    if "network=community" in more:
        settings["network"] = {key: one for key, one in settings["network"].items() if key in OF_COMMUNITY}
    idea = settings["idea"] | ({} if networks is None else {"networks": networks})
    return variants_of(settings | {"idea": idea, "worlds": settings["worlds"] * times})


def failing(found: Variants) -> list[str]:
    """Return which claims are not seen.

    Parameters
    ----------
    found : Variants
        Of an idea.

    Returns
    -------
    list of str
        Each with its theory.
    """
    idea = found.idea
    asked = [(switch, one) for switch in idea.switches for one in idea.claims(found.theories, switch)]
    return [
        f"`{claim.text}` ({if_theory(theory)}{'' if switch == ON else ', effect off'})"
        for theory in found.theories
        for switch, claim in asked
        if claim.about(theory) and not found.holds(theory, claim)[0]
    ]


def seeds(row: str) -> str:
    """Return how often the claims of a row are seen with other root seeds.

    Parameters
    ----------
    row : str
        Name of the scenario.

    Returns
    -------
    str
        A sentence.
    """
    wrong = {seed: failing(variants(row, f"root_seed={seed}")) for seed in SEEDS}
    some = sorted({one for claims in wrong.values() for one in claims})
    if not some:
        return f"With root seeds {', '.join(map(str, SEEDS))} all of it is seen again."
    often = (f"{one}: {sum(one not in claims for claims in wrong.values())} of {len(SEEDS)}" for one in some)
    return f"With root seeds {', '.join(map(str, SEEDS))} all is seen again, but for {'; '.join(often)}."


def elsewhere(row: str) -> Iterator[str]:
    """Yield what becomes of a row's claims on other networks.

    Parameters
    ----------
    row : str
        Name of the scenario.

    Yields
    ------
    str
        A sentence for each network.
    """
    if row.split("_")[1] in OWN_KIND:
        return
    given = composed(["task=idea", f"scenario={row}"])["network"]
    tried = ELSEWHERE if given["kind"] == "community" else {"the made-up community": ("network=community",)}
    for name, more in tried.items():
        try:
            wrong = failing(variants(row, *more, networks=DRAWN))
        except InputError as error:
            yield f"On {name} it cannot be played ({error})."
            continue
        yield f"On {name} " + ("it is seen, too." if not wrong else f"these claims are not seen: {'; '.join(wrong)}.")


def title(row: str, idea: Idea) -> str:
    """Return the heading of a row.

    Parameters
    ----------
    row : str
        Name of the scenario.
    idea : Idea
        What it holds.

    Returns
    -------
    str
        The number and the scenario's name in words.
    """
    return f"{idea.row}. {capital(' '.join(row.split('_')[2:]))}"


def section(row: str, found: Variants) -> Iterator[str]:
    """Yield what is said of a row.

    Parameters
    ----------
    row : str
        Name of the scenario.
    found : Variants
        Of its idea, at full size.

    Yields
    ------
    str
        Lines of Markdown.
    """
    idea = found.idea
    yield from ("", f"## {title(row, idea)}", "", f"> {idea.says} ({idea.whose})", "")
    yield f"![{idea.says}](ideas/{row}.svg)"
    yield from ("", "```text", f"python run.py task=idea scenario={row}", "```", "")
    label = source_of(found.settings).label
    many = f" ({found.draws} networks)" if found.draws > 1 else ""
    yield f"Played on {label}{many}, {found.worlds} worlds."
    for switch in idea.switches:
        yield ""
        yield "**Effect on**" if switch == ON else "**Effect off**"
        yield ""
        for theory in found.theories:
            yield from (f"* {line}" for line in said(found, theory, switch) if not line.startswith(" "))
    wrong = failing(found)
    yield ""
    yield "All claims of the scenario are seen." if not wrong else f"Not seen here: {'; '.join(wrong)}."
    yield seeds(row)
    yield from ("", f"**Not claimed.** {idea.not_claimed}", "")
    yield " ".join(["**Elsewhere.**", *([idea.elsewhere] if idea.elsewhere else []), *elsewhere(row)])


def page(rows: list[str]) -> str:
    """Play all rows, draw their pictures, and return the page.

    Parameters
    ----------
    rows : list of str
        Names of scenarios.

    Returns
    -------
    str
        In Markdown.
    """
    table = ["| | what practitioners say | what the simulator shows |", "|--:|---|---|"]
    sections: list[str] = []
    for row in rows:
        print(row, file=sys.stderr)
        found = variants(row, times=FULL)
        name = title(row, found.idea)
        anchor = re.sub(r"[^\w -]", "", name).lower().replace(" ", "-")
        table.append(f"| [{found.idea.row}](#{anchor}) | {found.idea.says} | {found.idea.shows} |")
        picture(found, PICTURES / f"{row}.svg")
        sections += section(row, found)
    return "\n".join([INTRO, *table, "", OWN.rstrip(), *sections]) + "\n"


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    PAGE.write_text(page(ROWS), encoding="utf-8")
