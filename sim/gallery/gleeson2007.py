"""Gleeson & Cahalane 2007: more seeds push the upper edge of the cascade window far out."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from matplotlib.figure import Figure

from sim import oracles
from sim.gallery.claims import Claim, about
from sim.gallery.experiment import Experiment, Findings, Luck
from sim.gallery.fresh import Rosters, reach_on_fresh
from sim.gallery.look import BLUE, GREEN, RED, dots
from sim.gallery.measured import Measured, mean_of
from sim.network import Network
from sim.networks import Poisson
from sim.theories import FractionalThreshold

COLOUR = {0.001: BLUE, 0.005: RED, 0.01: GREEN}


@dataclass(frozen=True)
class Setting:
    """Mean degrees and shares of seeds; so many fresh networks for each mean degree."""

    phi: float = 0.18
    degrees: tuple[float, ...] = (2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0)
    shares: tuple[float, ...] = (0.001, 0.005, 0.01)
    exact: tuple[tuple[float, float, float], ...] = ((0.2, 5.0, 0.001),)
    people: int = 100_000
    networks: int = 10
    tolerance: float = 0.002

    def points(self) -> list[tuple[float, float, float]]:
        """Return threshold, mean degree and share of seeds of all points."""
        return [(self.phi, z, share) for z in self.degrees for share in self.shares] + list(self.exact)


BASE = Setting()
SETTINGS = {
    "smoke": replace(BASE, degrees=(3.0, 5.0, 8.0), people=20_000, networks=6, tolerance=0.004),
    "full": BASE,
}


def key(phi: float, z: float, share: float) -> str:
    """Return the name of a point."""
    return f"φ {phi:g}, z {z:g}, seeds {share:.1%}"


def claims(setting: Setting) -> list[Claim]:
    """Return the final share that theory gives for every point."""
    return [
        about(
            key(*point),
            f"final share convinced, φ {point[0]:g}, z {point[1]:g}, {100 * point[2]:g} % seeds",
            "fixed point of the paper's equations",
            oracles.cascade_size(*point),
            setting.tolerance,
        )
        for point in setting.points()
    ]


def measure(setting: Setting, luck: Luck) -> Findings:
    """Play every point, all shares of seeds on the same networks."""
    values: dict[str, Measured] = {}
    for phi, z in dict.fromkeys(point[:2] for point in setting.points()):
        shares = [point[2] for point in setting.points() if point[:2] == (phi, z)]

        def choose(network: Network, rng: np.random.Generator, shares: list[float] = shares) -> Rosters:
            return [rng.choice(network.n, round(share * network.n), replace=False) for share in shares]

        source = Poisson(setting.people, z)
        reach = reach_on_fresh(source, FractionalThreshold(phi), choose, setting.networks, luck) / setting.people
        values |= {key(phi, z, share): mean_of(reach[:, place]) for place, share in enumerate(shares)}
    own = [[z, share, values[key(phi, z, share)]] for phi, z, share in setting.points() if phi == setting.phi]
    return Findings(values, {"points": own, "people": setting.people, "networks": setting.networks})


def draw(figure: Figure, findings: Findings) -> None:
    """Draw the final share over mean degree for each share of seeds, and the edge over the share."""
    left, right = figure.subplots(1, 2, width_ratios=[1.7, 1])
    for (share, colour), width in zip(COLOUR.items(), (5.5, 3.2, 1.2), strict=True):
        edge = oracles.upper_edge(0.18, share)
        for z in (np.linspace(1, edge - 1e-3, 90), np.linspace(edge + 1e-3, 10.5, 40)):
            left.plot(z, [oracles.cascade_size(0.18, one, share) for one in z], color=colour, linewidth=width)
        left.plot([edge, edge], [0.03, 1], ":", color=colour, linewidth=1.2)
        left.text(edge + 0.08, 0.5, f"{100 * share:g} % seeds", color=colour, rotation=90, va="center", fontsize=9)
        own = [row for row in findings.series["points"] if row[1] == share]
        dots(left, [row[0] for row in own], [Measured(*row[2]) for row in own], colour, size=3.5 + 1.3 * width)
    left.plot([], [], color="black", label="theory")
    left.plot([], [], "o", color="black", label="simulated")
    left.set(xlabel="mean degree z", ylabel="final share convinced", ylim=(-0.03, 1.06))
    left.set_title("More seeds, wider window ($\\phi$ = 0.18)")
    left.legend(loc="center left", bbox_to_anchor=(0.25, 0.45))
    shares = np.logspace(-4, -2, 25)
    right.semilogx(100 * shares, [oracles.upper_edge(0.18, one) for one in shares], color="black")
    for share, colour in COLOUR.items():
        right.plot(100 * share, oracles.upper_edge(0.18, share), "o", color=colour)
    right.axhline(oracles.cascade_window(0.18).high, color="black", linestyle=":")
    right.text(0.011, oracles.cascade_window(0.18).high - 0.25, "a single seed (Watts 2002)", fontsize=9)
    right.set(xlabel="seeds, per cent of people", ylabel="upper edge of the window, z", ylim=(5, 9.6))
    right.xaxis.set_major_formatter("{x:g}")
    right.set_title("Where the window ends")


EXPERIMENT = Experiment(
    title="Seed size moves the edge",
    paper=(
        "Gleeson & Cahalane, “Seed size strongly affects cascades on random networks”, Physical Review E "
        "75:056103 (2007)"
    ),
    summary=(
        "If a small share of all people are seeds instead of one person, the final share convinced is the first fixed"
        " point of an exact equation. The upper edge of the cascade window moves: at φ = 0.18 from z = 5.76 to 6.39, "
        "7.59 and 9.19 for 0.1 %, 0.5 % and 1 % seeds."
    ),
    readings=(
        "All people have the same threshold, and a share of exactly φ convinces; one point at φ = 0.20 tells ≥ from >.",
        "Seeds are drawn without repetition and count in the final share.",
        "Points keep at least 0.3 away from the edge. Nearer to it, a finite network may end on either side.",
    ),
    settings=SETTINGS,
    claims=claims,
    measure=measure,
    draw=draw,
    figsize=(9.5, 3.9),
    caption=(
        "Lines: the fixed point of the paper's equation and the edge it implies. Dots: means of 10 networks of "
        "100,000 people with 95 % t intervals, which are smaller than the dots. Right: theory; dots mark the shares "
        "of seeds on the left."
    ),
)
