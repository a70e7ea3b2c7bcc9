"""Newman 2002: an independent cascade is bond percolation, and its sizes are known exactly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from matplotlib.figure import Figure

from sim import oracles
from sim.gallery.claims import Claim, about, errors
from sim.gallery.experiment import Experiment, Findings, Luck
from sim.gallery.fresh import anybody, reach_on_fresh
from sim.gallery.look import dots
from sim.gallery.measured import Measured, mean_of
from sim.networks import Configuration, Poisson, PowerLaw
from sim.networks.base import Source
from sim.oracles.percolation import Chances
from sim.report.style import COLOURS
from sim.theories import IndependentCascade

LARGE = 0.01
FAMILIES: dict[str, tuple[Callable[[int], Source], Chances]] = {
    "Poisson, mean 4": (lambda people: Poisson(people, 4.0), oracles.poisson_chances(4.0)),
    "power law 2, cutoff 10": (lambda people: PowerLaw(people, 2.0, 10.0), oracles.power_law_chances(2.0, 10.0)),
    "power law 2, cutoff 100": (lambda people: PowerLaw(people, 2.0, 100.0), oracles.power_law_chances(2.0, 100.0)),
    "all have 3 ties": (lambda people: Configuration(people, 3), np.array([0.0, 0.0, 0.0, 1.0])),
}


@dataclass(frozen=True)
class Point:
    """A family of networks and a transmission; fresh networks, on each so many seeds, one by one."""

    family: str
    transmission: float
    networks: int = 40
    seeds: int = 125
    claimed: bool = False

    @property
    def key(self) -> str:
        """Names the point."""
        return f"{self.family}, T {self.transmission:g}"


@dataclass(frozen=True)
class Setting:
    """Points above the threshold, below it, and with a share of seeds at once."""

    above: tuple[Point, ...]
    below: tuple[Point, ...]
    seeded: tuple[Point, ...]
    people: int = 100_000
    size: float = 0.005


POISSON = Point("Poisson, mean 4", 0.3)
CLAIMED = (
    POISSON,
    replace(POISSON, transmission=0.5),
    Point("power law 2, cutoff 10", 0.5),
    Point("power law 2, cutoff 100", 0.3),
    Point("all have 3 ties", 0.6),
)
CURVE = tuple(Point(family, t, networks=5, seeds=20) for family in FAMILIES for t in (0.2, 0.4, 0.6, 0.8, 1.0))
BELOW = tuple(replace(POISSON, transmission=t, seeds=250) for t in (0.1, 0.2))
SEEDED = tuple(replace(POISSON, transmission=t, seeds=1) for t in (0.1, 0.2, 0.3))
SETTINGS = {
    "smoke": Setting(
        tuple(replace(point, networks=20, seeds=60, claimed=True) for point in (CLAIMED[1], CLAIMED[4])),
        tuple(replace(point, networks=20, seeds=100) for point in BELOW[:1]),
        tuple(replace(point, networks=30) for point in SEEDED),
        people=10_000,
        size=0.02,
    ),
    "full": Setting(tuple(replace(point, claimed=True) for point in CLAIMED) + CURVE, BELOW, SEEDED),
}


def claims(setting: Setting) -> list[Claim]:
    """Return sizes, chances and means that theory gives."""
    made = []
    for point in (one for one in setting.above if one.claimed):
        value = oracles.outbreak_chance(FAMILIES[point.family][1], point.transmission)
        text = f"share reached by a large outbreak, {point.key}"
        made.append(about(f"size, {point.key}", text, "analytic", value, setting.size))
        text = f"chance that one seed sets off a large outbreak, {point.key}"
        tolerance = errors(value, point.networks * point.seeds)
        made.append(about(f"chance, {point.key}", text, "analytic", value, tolerance))
    for point in setting.below:
        mean = oracles.mean_outbreak(FAMILIES[point.family][1], point.transmission)
        text = f"mean people in an outbreak below the threshold, {point.key}"
        made.append(about(f"mean, {point.key}", text, "analytic", mean, 0.08 * mean))
    for point in setting.seeded:
        share = oracles.seeded_outbreak(FAMILIES[point.family][1], point.transmission, 0.01)
        text = f"share reached from 1 % seeds, {point.key}"
        made.append(about(f"seeded, {point.key}", text, "analytic, the same with seeds", share, setting.size))
    return made


def _shares(
    point: Point, setting: Setting, luck: Luck, seeds: int = 1
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    source = FAMILIES[point.family][0](setting.people)
    theory = IndependentCascade(point.transmission)
    return reach_on_fresh(source, theory, anybody(point.seeds, seeds), point.networks, luck) / setting.people


def measure(setting: Setting, luck: Luck) -> Findings:
    """Play every point."""
    values: dict[str, Measured] = {}
    curve = []
    for point in setting.above:
        share = _shares(point, setting, luck)
        large = share > LARGE
        count = large.sum(axis=1)
        sizes = np.where(large, share, 0.0).sum(axis=1) / np.where(count, count, np.nan)
        size, chance = mean_of(sizes), mean_of(large.mean(axis=1))
        curve.append([point.family, point.transmission, size])
        if point.claimed:
            values |= {f"size, {point.key}": size, f"chance, {point.key}": chance}
    for point in setting.below:
        values[f"mean, {point.key}"] = mean_of(_shares(point, setting, luck).mean(axis=1) * setting.people)
    for point in setting.seeded:
        share = _shares(point, setting, luck, setting.people // 100)
        values[f"seeded, {point.key}"] = mean_of(share[:, 0])
    return Findings(values, {"curve": curve})


def draw(figure: Figure, findings: Findings) -> None:
    """Draw the size of large outbreaks over transmission."""
    axis = figure.subplots()
    transmission = np.linspace(0, 1, 201)
    for colour, marker, (family, (_, chances)) in zip(COLOURS, "os^D", FAMILIES.items(), strict=False):
        axis.plot(transmission, [oracles.outbreak_chance(chances, one) for one in transmission], color=colour)
        own = [row for row in findings.series["curve"] if row[0] == family and row[2][3] > 0]
        dots(axis, [row[1] for row in own], [Measured(*row[2]) for row in own], colour, family, marker)
    axis.set(xlabel="transmission T: chance that a tie passes it on", ylabel="share reached by a large outbreak")
    axis.set_title("One chance per tie: sizes of large outbreaks")
    axis.legend(loc="upper left")


EXPERIMENT = Experiment(
    title="Independent cascades are percolation",
    paper="Newman, “Spread of epidemic disease on networks”, Physical Review E 66:016128 (2002)",
    summary=(
        "If every tie passes a message on once, with chance T, outbreaks are the clusters of bond percolation. The "
        "threshold, the size and chance of large outbreaks, and the mean size of small ones follow from the degrees "
        "alone."
    ),
    readings=(
        "A large outbreak reaches more than 1 % of all people.",
        "Each direction of a tie has its own random number. For size and chance this is the same as one number per "
        "tie, since only the first of two neighbours to be reached can use it.",
        "The band of a chance is 3.5 standard errors, that of a size is 0.005.",
        "Networks with given degrees lose loops and parallel ties, about a hundred of 150,000 at cutoff 100.",
    ),
    settings=SETTINGS,
    claims=claims,
    measure=measure,
    draw=draw,
    figsize=(7.2, 4.4),
    caption=(
        "Lines: theory. Dots: means over 5 to 40 networks of 100,000 people in which there was a large outbreak, from"
        " 20 to 125 seeds each, one by one, with 95 % t intervals over networks, mostly smaller than the dots."
    ),
)
