"""Granovetter 1978: crowds that differ in one person, or by a hair, and end up apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure
from scipy import special

from sim import oracles
from sim.gallery.claims import Claim, about
from sim.gallery.experiment import Experiment, Findings, Luck
from sim.gallery.look import BLUE, RED
from sim.gallery.measured import Measured, exactly
from sim.network import Network
from sim.networks import Complete
from sim.scenario import simulate
from sim.theories import ComplexContagion

MEAN = 25.0


@dataclass(frozen=True)
class Setting:
    """A crowd with normal thresholds, and the spreads that are tried, of a hundred people."""

    people: int
    spreads: tuple[float, ...]


def _steps(low: float, high: float, step: float) -> tuple[float, ...]:
    return tuple(round(float(one), 3) for one in np.arange(low, high + step / 2, step))


SETTINGS = {
    "smoke": Setting(500, (12.0, 12.2, *_steps(12.25, 12.35, 0.01))),
    "full": Setting(
        3000, (*_steps(8.0, 12.0, 0.5), *_steps(12.1, 12.19, 0.03), *_steps(12.2, 12.26, 0.002), 12.5, 13.0, 14.0)
    ),
}


def claims(setting: Setting) -> list[Claim]:
    """Return who joins, with thresholds in a row and with normal ones."""
    jump = oracles.granovetter_jump(MEAN)[0]
    # a crowd stops where the curve of joiners comes within half a person of the diagonal: that moves the jump by
    # half a person over the slope, 1.53 of a hundred people per unit of spread
    late = 50 / setting.people / 1.533
    where = "fixed point; the paper has 12.2 from its tables"
    return [
        about("row", "joiners among thresholds 0, 1, 2, ... 99", "the paper's example", 100, 0),
        about("gap", "joiners if the person with threshold 1 has 2 instead", "the paper's example", 1, 0),
        _stopped("12", 12.0, setting.people),
        _stopped("12.2", 12.2, setting.people),
        Claim("jump", "standard deviation from which nearly all join", where, jump, jump - 0.005, jump + late + 0.015),
        Claim("after", "joiners of a hundred just after the jump", "fixed point", "nearly 100", 95.0, 100.0),
    ]


def _stopped(key: str, spread: float, people: int) -> Claim:
    """Return the claim of a fixed point, less what half a person is worth there, give or take a person."""
    joined, person = oracles.granovetter(MEAN, spread), 100 / people
    z = (joined - MEAN) / spread
    slope = 100 * np.exp(-z * z / 2) / np.sqrt(2 * np.pi) / spread
    early = person / 2 / (1 - slope)
    text = f"joiners of a hundred, mean 25, standard deviation {spread:g}"
    return Claim(key, text, "fixed point", joined, joined - early - person, joined + person)


def _joined(network: Network, thresholds: list[int]) -> float:
    """Return how many of a hundred join in the end; nobody is approached."""
    if min(thresholds) > 0:
        return 0.0
    reach = simulate(network, ComplexContagion(thresholds), seeds=[]).reach[0]
    return 100 * float(reach) / network.n


def measure(setting: Setting, luck: Luck) -> Findings:
    """Play the two rows of a hundred and a crowd at every spread; no luck plays."""
    hundred, _ = Complete(100).build()
    crowd, _ = Complete(setting.people).build()
    normal = special.ndtri((np.arange(setting.people) + 0.5) / setting.people)
    joined = {}
    for spread in setting.spreads:
        needed = np.maximum(np.ceil((MEAN + spread * normal) * setting.people / 100), 0)
        joined[spread] = _joined(crowd, needed.astype(int).tolist())
    over = [spread for spread, count in joined.items() if count > 50]
    jump = min(over, default=float("nan"))
    values: dict[str, Measured] = {
        "row": exactly(_joined(hundred, list(range(100)))),
        "gap": exactly(_joined(hundred, [0, 2, *range(2, 100)])),
        "12": exactly(joined[12.0]),
        "12.2": exactly(joined[12.2]),
        "jump": exactly(jump),
        "after": exactly(joined.get(jump, float("nan"))),
    }
    return Findings(values, {"joined": [list(one) for one in joined.items()], "people": setting.people})


def draw(figure: Figure, findings: Findings) -> None:
    """Draw the curve of joiners against the diagonal, and who joins over the spread."""
    left, right = figure.subplots(1, 2)
    x = np.linspace(0, 100, 500)
    for spread, colour, style in ((11.0, BLUE, "-"), (oracles.granovetter_jump(MEAN)[0], RED, "-"), (14.0, BLUE, "--")):
        left.plot(
            x, 100 * special.ndtr((x - MEAN) / spread), style, color=colour, label=f"standard deviation {spread:.4g}"
        )
    left.plot(x, x, color="black", linewidth=0.8)
    left.set(
        xlabel="joined so far, of a hundred", ylabel="content to join then, of a hundred", xlim=(0, 30), ylim=(0, 40)
    )
    left.set_title("A crowd stops at the diagonal")
    left.legend(loc="upper left")
    edge, joined = oracles.granovetter_jump(MEAN)
    before = np.linspace(8, edge - 1e-3, 100).tolist()
    size = [oracles.granovetter(MEAN, one) for one in before]
    right.plot([*before, edge], [*size, joined], color="black", label="fixed point")
    right.plot([edge, edge], [joined, 100], ":", color="black")
    after = np.linspace(edge + 1e-3, 14, 30)
    right.plot(after, [oracles.granovetter(MEAN, one) for one in after], color="black")
    own = findings.series["joined"]
    label = f"simulated, {findings.series['people']:,} people"
    right.plot([row[0] for row in own], [row[1] for row in own], "o", color=RED, markersize=4.5, label=label)
    right.set(xlabel="standard deviation of thresholds, mean 25", ylabel="joined in the end, of a hundred")
    right.set_title("A hair's breadth decides")
    right.legend(loc="center left")


EXPERIMENT = Experiment(
    title="The bandwagon and the missing link",
    paper="Granovetter, “Threshold models of collective behavior”, American J. Sociology 83:1420 (1978)",
    summary=(
        "A hundred people with thresholds 0 to 99 all riot; if one threshold is 2 instead of 1, only one person does."
        " With normal thresholds of mean 25, the crowd jumps from about 6 to nearly 100 of a hundred at a standard "
        "deviation of 12.2."
    ),
    readings=(
        "A threshold is the number of others who must have joined, and reaching it exactly is enough. People who need"
        " nobody else join on the first day.",
        "For normal thresholds the crowd is large and holds the quantiles of the distribution, so that it comes close"
        " to the fixed point of the continuous distribution. In such a crowd the jump comes later, by half a person "
        "over the slope: 0.011 at 3,000 people.",
    ),
    settings=SETTINGS,
    claims=claims,
    measure=measure,
    draw=draw,
    figsize=(9.5, 3.9),
    caption=(
        "Left: share with a threshold of at most x; the crowd grows until the curve meets the diagonal. Right: line, "
        "the first such point; dots, simulated crowds. Nothing is random here."
    ),
)
