"""Watts 2002: one seed, a threshold, and the window in which it can set off a global cascade."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from sim import oracles
from sim.gallery.claims import Claim, about, errors
from sim.gallery.experiment import Experiment, Findings, Luck
from sim.gallery.fresh import anybody, reach_on_fresh
from sim.gallery.look import BLACK, BLUE, GREY, ORANGE, RED, dots
from sim.gallery.measured import Measured, mean_of, share_of
from sim.networks import Poisson
from sim.theories import FractionalThreshold

GLOBAL = 0.1


@dataclass(frozen=True)
class Point:
    """A threshold and a mean degree; fresh networks of so many people, one seed each."""

    z: float = 5.0
    phi: float = 0.18
    people: int = 10_000
    networks: int = 1000

    @property
    def key(self) -> str:
        """Names the point."""
        return f"phi {self.phi:g}, z {self.z:g}"


@dataclass(frozen=True)
class Setting:
    """Points inside the window, near its upper edge and outside; and a grid for the figure."""

    inside: tuple[Point, ...]
    edge: tuple[tuple[Point, float, float], ...] = ()
    outside: tuple[Point, ...] = ()
    grid: tuple[Point, ...] = ()


BASE = Point()
INSIDE = tuple(replace(BASE, z=z) for z in (1.5, 2.0, 3.0, 4.0, 5.0))
# where a share of exactly phi decides: with five sources of which one is convinced, and with four
EXACT = (replace(BASE, phi=0.2, z=4.5), replace(BASE, phi=0.25, z=3.0))
OUTSIDE = (replace(BASE, z=0.8), replace(BASE, z=7.5), replace(BASE, phi=0.25, z=5.0))
# frequencies of an independent program with as many networks; 3.5 standard errors of the difference
EDGE = tuple((replace(BASE, z=z), freq, 2**0.5 * errors(freq, 1000)) for z, freq in ((6.0, 0.073), (6.3, 0.002)))
GRID = tuple(replace(BASE, phi=phi / 100, z=float(z), networks=20) for phi in range(10, 27, 2) for z in range(1, 15))
SETTINGS = {
    "smoke": Setting(
        tuple(replace(point, networks=150) for point in (INSIDE[1], INSIDE[4], *EXACT)),
        outside=tuple(replace(point, networks=50) for point in OUTSIDE),
        grid=tuple(replace(point, networks=2) for point in GRID[::7]),
    ),
    "full": Setting(INSIDE + EXACT, EDGE, OUTSIDE, GRID),
}


def claims(setting: Setting) -> list[Claim]:
    """Return what is claimed of the points of a setting."""
    made = []
    for point in setting.inside:
        chance = oracles.trigger_chance(point.phi, point.z)
        size = oracles.cascade_size(point.phi, point.z, 1e-9)
        tolerance = errors(chance, point.networks)
        text = f"chance that one seed sets off a global cascade, φ {point.phi:g}, z {point.z:g}"
        made.append(about(f"chance, {point.key}", text, "analytic; as fig. 2", chance, tolerance))
        text = f"share convinced in a global cascade, φ {point.phi:g}, z {point.z:g}"
        room = 0.002 if point.networks >= 1000 else 0.005
        made.append(about(f"size, {point.key}", text, "analytic", size, room))
    for point, freq, tolerance in setting.edge:
        text = f"chance at finite size beyond the analytic edge, φ {point.phi:g}, z {point.z:g}"
        made.append(about(f"chance, {point.key}", text, "computed apart, 10,000 people", freq, tolerance))
    for point in setting.outside:
        text = f"no global cascades outside the window, φ {point.phi:g}, z {point.z:g}"
        made.append(Claim(f"chance, {point.key}", text, "analytic; fig. 1", 0.0, 0.0, 0.005))
    return made


def _play(point: Point, luck: Luck) -> NDArray[np.float64]:
    theory = FractionalThreshold(point.phi)
    reach = reach_on_fresh(Poisson(point.people, point.z), theory, anybody(1), point.networks, luck)
    return reach[:, 0] / point.people


def measure(setting: Setting, luck: Luck) -> Findings:
    """Play every point."""
    values: dict[str, Measured] = {}
    curve = []
    for point in (*setting.inside, *(one[0] for one in setting.edge), *setting.outside):
        share = _play(point, luck)
        big = share > GLOBAL
        values[f"chance, {point.key}"] = chance = share_of(big)
        values[f"size, {point.key}"] = size = mean_of(np.where(big, share, np.nan))
        curve.append([point.phi, point.z, chance, size])
    grid = [[point.phi, point.z, float((_play(point, luck) > GLOBAL).mean())] for point in setting.grid]
    return Findings(values, {"curve": curve, "grid": grid})


def draw(figure: Figure, findings: Findings) -> None:
    """Draw the window, and the chance and size of global cascades across it."""
    left, right = figure.subplots(1, 2, width_ratios=[1, 1.25])
    _draw_window(left, findings.series["grid"])
    z = np.linspace(0.8, 7.5, 300)
    chance = [oracles.trigger_chance(0.18, one) for one in z]
    inside = [one for one, c in zip(z, chance, strict=True) if c > 0]
    right.plot(z, chance, color=BLUE, label="chance of a global cascade, theory")
    right.plot(
        inside, [oracles.cascade_size(0.18, one, 1e-9) for one in inside], "--", color=RED, label="its size, theory"
    )
    curve = sorted(row for row in findings.series["curve"] if row[0] == 0.18)
    dots(right, [row[1] for row in curve], [Measured(*row[2]) for row in curve], BLUE, "chance, simulated")
    big = [row for row in curve if row[3][3] >= 5]
    dots(right, [row[1] for row in big], [Measured(*row[3]) for row in big], RED, "size, simulated", "s")
    right.set(xlabel="mean degree z", ylabel="chance, and share of all people", ylim=(-0.02, 1.05))
    right.set_title("Across the window at $\\phi$ = 0.18")
    right.legend(loc="center left", bbox_to_anchor=(0.13, 0.28), fontsize=8.5)


def _draw_window(axis: Any, grid: list[list[float]]) -> None:
    phi = np.linspace(0.095, 0.2675, 700)
    windows = [oracles.cascade_window(str(round(one, 5))) for one in phi]
    for ends in ([one.low for one in windows], [one.high for one in windows]):
        axis.plot(phi, ends, color=BLACK)
    some = [row for row in grid if row[2] > 0]
    none = [row for row in grid if row[2] == 0]
    axis.scatter(
        [row[0] for row in none], [row[1] for row in none], 12, facecolors="none", edgecolors=GREY, linewidths=0.7
    )
    axis.scatter(
        [row[0] for row in some], [row[1] for row in some], [12 + 40 * row[2] for row in some], color=ORANGE, zorder=3
    )
    axis.set(xlabel="threshold $\\phi$", ylabel="mean degree z", ylim=(0, 15), xticks=[0.1, 0.15, 0.2, 0.25])
    axis.set_title("The cascade window")


EXPERIMENT = Experiment(
    title="The cascade window",
    paper="Watts, “A simple model of global cascades on random networks”, PNAS 99:5766 (2002)",
    summary=(
        "People are convinced once a share φ of their neighbours is. On a uniformly random network one seed can "
        "convince a large part of all people only within a window of mean degrees: with too few ties there is no "
        "path, and with too many nobody is convinced by one neighbour alone."
    ),
    readings=(
        "A share of exactly φ is enough (≥), as in the paper. At φ = 0.18 this gives the same results as >; points at"
        " φ = 0.20 and 0.25 are added, where it does not.",
        "A cascade is global if it reaches more than 10 % of all people. Every network is new and has one seed.",
        "The theory is for infinite networks. With 10,000 people, global cascades occur up to a mean degree z of "
        "about 6.2 at φ = 0.18, beyond the analytic edge of 5.76. This is an effect of size, not an error; points "
        "near the edge are compared with an independent program at the same size. The band of a chance is 3.5 "
        "standard errors.",
    ),
    settings=SETTINGS,
    claims=claims,
    measure=measure,
    draw=draw,
    figsize=(9.5, 4.2),
    caption=(
        "Left: line, the analytic window; dots, 20 networks of 10,000 people each, larger where more of them had a "
        "global cascade, hollow where none had. At φ = 0.10 and 0.20 they stand on a step, whose upper end belongs to"
        " ≥. Right: lines are theory for infinite networks, dots are 1,000 networks of 10,000 people with 95 % "
        "intervals (Wilson for chances, t for sizes)."
    ),
)
