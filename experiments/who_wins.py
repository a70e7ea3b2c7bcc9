"""Two worked examples of what a study says; ``python -m experiments.who_wins`` writes docs/ANALYSIS.md anew.

The studies take about four minutes of one processor. They lie in results/examples, so that the same command goes on.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from textwrap import fill
from typing import Any

from matplotlib.figure import Figure

import sim
from sim.analysis.telling import answer, changes
from sim.report.figures import save

ROOT = Path(__file__).parent.parent
PAGE, PICTURES = ROOT / "docs" / "ANALYSIS.md", ROOT / "docs" / "analysis"


@dataclass(frozen=True)
class Example:
    """A study, and what is shown of it.

    Parameters
    ----------
    name : str
        Of its folder and figures.
    title, why, seen : str
        In Markdown: the heading, what is asked, and what is to be noticed.
    settings : list of str
        As on the command line.
    worlds : int
        Of each point.
    x, y : str
        Settings along which the map is drawn.
    figures : tuple of str
        Which are shown: winners, importance.
    """

    name: str
    title: str
    why: str
    seen: str
    settings: list[str]
    worlds: int
    x: str
    y: str
    figures: tuple[str, ...]

    @property
    def commands(self) -> str:
        """The two commands that play it and say what it says."""
        typed = " ".join(map(shlex.quote, self.settings))
        study = f"python run.py task=study name={self.name} worlds={self.worlds} {typed}"
        return f"{study}\npython run.py task=analyse name={self.name} x={self.x} y={self.y}"

    def found(self, folder: Path, worlds: int | None = None) -> Any:
        """Play the study, or what is left of it.

        Parameters
        ----------
        folder : pathlib.Path
            Of all examples.
        worlds : int, optional
            Fewer than in the example, to try it.

        Returns
        -------
        sim.Analysis
            What it says.
        """
        axes = {one.partition("=")[0]: one.partition("=")[2] for one in self.settings if one.startswith("grid.")}
        grid = {key.removeprefix("grid."): [_number(one) for one in text.split(",")] for key, text in axes.items()}
        still = [one for one in self.settings if not one.startswith("grid.")]
        sweep = sim.sweep({"grid": grid}, still, folder / self.name, worlds=worlds or self.worlds, progress=True)
        return sim.analyse(sweep.play())


def _number(text: str) -> int | float:
    return int(text) if text.isdigit() else float(text)


EXAMPLES = [
    Example(
        "few",
        "Key people, or many ordinary ones?",
        "The same money buys ten people with the most contacts, or twenty at random. Which is better depends on "
        "how many contacts people have on average, on how many of them have to talk before somebody is convinced,"
        " and on which theory is true. Networks are drawn anew, four worlds each.",
        "Neither camp is right everywhere. Where few voices are enough, both plans convince nearly everybody, and"
        " the difference is the ten people more who were approached. Where many are needed and people have few "
        "contacts, only the few start anything. Beyond the edge of the cascade window (Watts 2002) neither does. "
        "If key people decide, the few win where contacts are many. What is not claimed: anything about other "
        "networks, or another price.",
        [
            *("network=poisson", "network.people=1000", "worlds_per_network=4", "theory=flow,key_person"),
            *("theory.flow.hear=0.3", "plans={few: {seeding: hubs, budget: 10}, many: {seeding: random, budget: 20}}"),
            *("grid.network.mean_degree=1.5,2,3,4,5,6,8,10", "grid.theory.flow.phi=0.06,0.1,0.14,0.18,0.22,0.26,0.3"),
        ],
        1024,
        "network.mean_degree",
        "theory.flow.phi",
        ("winners",),
    ),
    Example(
        "assumptions",
        "Which of my assumptions would change the plan?",
        "A museum can ask 20 people with the most contacts, who may decline, or 60 followers at random. Four "
        "things are not known: how often the stars accept, how many of those convinced talk about it at all, and "
        "how well people listen, under each theory.",
        "Whether the stars accept matters most, by itself and together with the other three; these matter in what"
        " they do to it. So this is what to find out first, by asking some of them.",
        [
            *("scenario=museum", "theory=flow,key_person"),
            "plans={stars: {seeding: hubs, budget: 20}, fans: {seeding: random, budget: 60}}",
            *("grid.plans.stars.accept=0.25,0.5,0.75,1", "grid.campaign.recommend=0.5,0.75,1"),
            *("grid.theory.flow.hear=0.05,0.1,0.2", "grid.theory.key_person.base=0.03,0.06,0.09"),
        ],
        512,
        "plans.stars.accept",
        "campaign.recommend",
        ("winners", "importance"),
    ),
]


def page(folder: Path, pictures: Path, worlds: int | None = None) -> str:
    """Play the examples, draw their figures, and return the page.

    Parameters
    ----------
    folder : pathlib.Path
        Of the studies.
    pictures : pathlib.Path
        Where figures come to.
    worlds : int, optional
        Fewer than in the examples, to try it.

    Returns
    -------
    str
        Markdown.
    """
    parts = [_HEAD]
    for one in EXAMPLES:
        found = one.found(folder, worlds)
        for figure in one.figures:
            save(partial(_drawn, one, figure, found), pictures / f"{one.name}-{figure}")
            (pictures / f"{one.name}-{figure}.svg").unlink()
        shown = "\n\n".join(f"![{one.title}](analysis/{one.name}-{figure}.png)" for figure in one.figures)
        said = "\n".join(f"* {sentence}" for sentence in [*answer(found), *changes(found)])
        typed = f"```text\n{one.commands}\n```"
        parts.append(
            "\n\n".join([f"## {one.title}", fill(one.why, 120), typed, shown, said, fill(one.seen, 120)]) + "\n"
        )
    return "\n".join(parts)


def _drawn(one: Example, figure: str, found: Any) -> Figure:
    return sim.plot.winners(found, one.x, one.y) if figure == "winners" else sim.plot.importance(found)


_HEAD = """# What studies say: two worked examples

[How to make and read a study](STUDIES.md). This page is written by `python -m experiments.who_wins`, with its figures;
the sentences with bullets are those of `task=analyse`.
"""


def main() -> None:
    """Write the page anew."""
    PAGE.write_text(page(ROOT / "results" / "examples", PICTURES), encoding="utf-8")


if __name__ == "__main__":
    main()
