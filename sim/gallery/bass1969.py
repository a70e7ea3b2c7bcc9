"""Bass 1969: the S-curve of a new product, where all know all, and on a ring."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from sim import oracles
from sim.gallery.claims import Claim, about
from sim.gallery.experiment import Experiment, Findings, Luck
from sim.gallery.look import BLUE, GREY, RED, dots
from sim.gallery.measured import Measured, mean_of
from sim.networks import Complete, Ring
from sim.networks.base import Source
from sim.scenario import simulate
from sim.theories import Bass

P, Q, DAYS = 0.03, 0.38, 15
# the limit of many people of F' = F + (1 - F)(1 - (1 - p)(1 - q/(n-1))^(nF)), derived apart
TIES = {2: 0.069765, 4: 0.186032, 6: 0.354605, 8: 0.553207, 10: 0.733753, 15: 0.954246}
RING = (4, 10, 15)


@dataclass(frozen=True)
class Setting:
    """How many people and worlds, and how near the curves must be."""

    crowd: int = 1000
    crowd_worlds: int = 2000
    ring: int = 200_000
    ring_worlds: int = 20
    tolerance: float = 0.005


SETTINGS = {"smoke": Setting(crowd_worlds=60, ring=20_000, ring_worlds=10, tolerance=0.01), "full": Setting()}


def claims(setting: Setting) -> list[Claim]:
    """Return the shares by day that theory gives."""
    made = [
        about(
            f"complete, {day}", f"share by day {day}, everybody hears everybody", "analytic", share, setting.tolerance
        )
        for day, share in TIES.items()
    ]
    ring = oracles.bass_ring(P, Q, DAYS)
    made += [
        about(
            f"ring, {day}",
            f"share by day {day}, a ring",
            "analytic, rows of unconvinced people",
            float(ring[day]),
            0.003,
        )
        for day in RING
    ]
    text = "share by day 10, ring minus complete: the ring is slower"
    made.append(Claim("slower", text, "from both theories: -0.189", "below 0", -1.0, -0.1))
    return made


def _shares(source: Source, worlds: int, luck: Luck) -> NDArray[np.float64]:
    """Return the share convinced by world and day."""
    network, people = source.build()
    outcome = simulate(
        network,
        Bass(P, Q),
        seeds=[],
        people=people,
        horizon=DAYS,
        worlds=worlds,
        root_seed=luck.root_seed,
        workers=luck.workers,
    )
    return outcome.counts[:, 1, :] / network.n


def measure(setting: Setting, luck: Luck) -> Findings:
    """Play both networks."""
    complete = _shares(Complete(setting.crowd), setting.crowd_worlds, luck)
    ring = _shares(Ring(setting.ring, 2), setting.ring_worlds, luck)
    curves = {
        "complete": [mean_of(day, "worlds") for day in complete.T],
        "ring": [mean_of(day, "worlds") for day in ring.T],
    }
    values: dict[str, Measured] = {f"complete, {day}": curves["complete"][day] for day in TIES}
    values |= {f"ring, {day}": curves["ring"][day] for day in RING}
    one, other = curves["ring"][10], curves["complete"][10]
    half = ((one.high - one.low) ** 2 + (other.high - other.low) ** 2) ** 0.5 / 2
    gap = one.value - other.value
    values["slower"] = Measured(gap, gap - half, gap + half, min(one.n, other.n), "worlds")
    return Findings(values, {"curves": curves, "crowd": setting.crowd})


def draw(figure: Figure, findings: Findings) -> None:
    """Draw both curves with their theory, and Bass's own curve beside them."""
    axis = figure.subplots()
    days = np.arange(DAYS + 1)
    fine = np.linspace(0, DAYS, 200)
    axis.plot(fine, oracles.bass_continuous(P, Q, fine), ":", color=GREY, label="Bass's equation, continuous time")
    theory = {
        "complete": (
            oracles.bass_complete(findings.series["crowd"], P, Q, DAYS),
            BLUE,
            "o",
            "everybody hears everybody",
        ),
        "ring": (oracles.bass_ring(P, Q, DAYS), RED, "s", "a ring"),
    }
    for name, (line, colour, marker, label) in theory.items():
        axis.plot(days, line, color=colour, label=f"{label}, daily theory")
        own = [Measured(*one) for one in findings.series["curves"][name]]
        dots(axis, days.tolist(), own, colour, f"{label}, simulated", marker)
    axis.set(xlabel="day", ylabel="share of people who adopted", ylim=(-0.02, 1.03))
    axis.set_title("Innovation and imitation, p = 0.03, q = 0.38 per day")
    axis.legend(loc="upper left")


EXPERIMENT = Experiment(
    title="The diffusion of a new product",
    paper="Bass, “A new product growth for model consumer durables”, Management Science 15:215 (1969)",
    summary=(
        "Adoption by advertising (p) and by imitation (q) grows in an S-curve. On a network it is slower, the fewer "
        "different people a person hears: fastest where everybody hears everybody, and much slower on a ring with the"
        " same p and q."
    ),
    readings=(
        "Time runs in days here, and each convinced neighbour has one chance of q / neighbours a day. So the complete"
        " network is compared with the recursion of that model, and not with Bass's continuous curve. That curve is "
        "drawn beside it; shorter steps than days would approach it.",
        "p = 0.03 and q = 0.38 are customary averages for durables, per year; here they are only numbers.",
    ),
    settings=SETTINGS,
    claims=claims,
    measure=measure,
    draw=draw,
    figsize=(7.2, 4.4),
    caption=(
        "Lines: theory. Dots: means of 2,000 worlds of 1,000 people who all hear each other, and of 20 worlds of a "
        "ring of 200,000 people, with 95 % t intervals smaller than the dots."
    ),
)
