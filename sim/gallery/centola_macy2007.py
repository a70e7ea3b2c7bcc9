"""Centola & Macy 2007: how complex a contagion can be and still cross a lattice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure
from numpy.typing import NDArray

from sim.gallery.claims import Claim, about
from sim.gallery.experiment import Experiment, Findings, Luck
from sim.gallery.look import BLUE, GREEN, RED
from sim.gallery.measured import Measured, exactly
from sim.networks import Lattice
from sim.scenario import simulate
from sim.theories import ComplexContagion

COLOUR = {8: BLUE, 24: GREEN, 48: RED}


@dataclass(frozen=True)
class Case:
    """A lattice, the critical threshold, and the number of people at which higher thresholds stop."""

    radius: int
    side: int
    thresholds: tuple[int, ...]
    critical: int
    stuck: tuple[tuple[int, int], ...] = ()
    where: str = "the paper's text, as quoted by others"

    @property
    def neighbours(self) -> int:
        """How many neighbours everybody has."""
        return (2 * self.radius + 1) ** 2 - 1


Setting = tuple[Case, ...]
TEXT_24 = "computed apart"
SETTINGS: dict[str, Setting] = {
    "smoke": (
        Case(1, 40, (1, 2, 3, 4, 5), 3, ((4, 9),)),
        Case(2, 40, (8, 9, 10), 9, where=TEXT_24),
        Case(3, 40, (18, 19, 20, 22), 19, ((20, 53), (22, 49))),
    ),
    "full": (
        Case(1, 200, (1, 2, 3, 4, 5, 6), 3, ((4, 9),)),
        Case(2, 200, (1, 3, 5, 7, 8, 9, 10, 11, 13), 9, where=TEXT_24),
        Case(3, 490, (1, 5, 10, 15, 17, 18, 19, 20, 21, 22, 24), 19, ((20, 53), (22, 49))),
    ),
}
PICTURE = Case(1, 41, (3, 4), 3)


def claims(setting: Setting) -> list[Claim]:
    """Return the critical threshold of each lattice, and where it stops above."""
    made = []
    for case in setting:
        text = f"highest threshold that crosses a lattice with {case.neighbours} neighbours"
        made.append(about(f"critical, {case.neighbours}", text, case.where, case.critical, 0))
        for threshold, people in case.stuck:
            text = f"people convinced at threshold {threshold}, {case.neighbours} neighbours"
            made.append(about(f"stuck, {case.neighbours}, {threshold}", text, "computed apart", people, 0))
    return made


def _days(case: Case, threshold: int) -> NDArray[np.int16]:
    """Return the day of conviction of everybody: one person in the middle and all neighbours begin."""
    network, people = Lattice(case.side, case.side, case.radius).build()
    middle = case.side // 2 * case.side + case.side // 2
    seeds = [middle, *network.listener[network.start[middle] : network.start[middle + 1]].tolist()]
    days: NDArray[np.int16] = simulate(network, ComplexContagion(threshold), seeds, people=people).days[0]
    return days


def measure(setting: Setting, luck: Luck) -> Findings:
    """Play every lattice with every threshold; no luck plays."""
    values: dict[str, Measured] = {}
    shares = []
    for case in setting:
        reach = {threshold: int((_days(case, threshold) >= 0).sum()) for threshold in case.thresholds}
        crossed = [threshold for threshold, count in reach.items() if count == case.side**2]
        values[f"critical, {case.neighbours}"] = exactly(max(crossed, default=0))
        for threshold, _ in case.stuck:
            values[f"stuck, {case.neighbours}, {threshold}"] = exactly(reach[threshold])
        shares += [[case.neighbours, threshold, count / case.side**2] for threshold, count in reach.items()]
    pictures = [_days(PICTURE, threshold).reshape(PICTURE.side, -1).tolist() for threshold in PICTURE.thresholds]
    return Findings(values, {"shares": shares, "pictures": pictures})


def draw(figure: Figure, findings: Findings) -> None:
    """Draw the share reached over the threshold, and two lattices."""
    left, middle, right = figure.subplots(1, 3, width_ratios=[1.5, 1.15, 1])
    for neighbours, colour in COLOUR.items():
        own = [row for row in findings.series["shares"] if row[0] == neighbours]
        left.plot([row[1] for row in own], [row[2] for row in own], "o-", color=colour)
        last = max(row[1] for row in own if row[2] == 1)
        left.text(last + 1.25, 0.5, f"{neighbours} neighbours: {last}", color=colour, rotation=90, va="center")
    left.set(xlabel="voices needed", ylabel="share of the lattice convinced", ylim=(-0.03, 1.05))
    left.set_title("Across, or not at all")
    days = np.array(findings.series["pictures"], dtype=float)
    for axis, picture, threshold in zip((middle, right), days, PICTURE.thresholds, strict=True):
        shown = axis.imshow(np.where(picture > 0, picture, np.nan), cmap="Blues_r", vmin=1, vmax=1.15 * days.max())
        axis.imshow(np.where(picture == 0, 1, np.nan), cmap=ListedColormap([RED]))
        axis.set(xticks=[], yticks=[], facecolor="#eeeeee")
        axis.grid(visible=False)
        axis.set_title(f"8 neighbours, {threshold} voices")
    figure.colorbar(shown, ax=middle, label="day convinced", shrink=0.75)
    right.set_xlabel("nobody but the seeds (red)")


EXPERIMENT = Experiment(
    title="Complex contagion on lattices",
    paper="Centola & Macy, “Complex contagions and the weakness of long ties”, American J. Sociology 113:702 (2007)",
    summary=(
        "A contagion that needs several voices spreads over a lattice from one neighbourhood only up to a critical "
        "threshold: 3 of 8 neighbours, 19 of 48."
    ),
    readings=(
        "Seeds are one person and all their neighbours, on a lattice that wraps around and so has no edges. "
        "Thresholds are numbers of voices, and reaching one exactly is enough. All people decide at once each day; "
        "who is convinced in the end does not depend on this.",
        "For a straight front the critical threshold would be r (2 r + 1) at radius r, that is 3, 10 and 21. The "
        "square of seeds is too small to start at 10 and 21.",
    ),
    settings=SETTINGS,
    claims=claims,
    measure=measure,
    draw=draw,
    figsize=(10.0, 3.6),
    caption=(
        "Left: final share by threshold, lattices of 40,000 people (8 and 24 neighbours) and 240,100 (48). Right: "
        "days of conviction on 41 by 41 people; at three voices the square grows until everybody is convinced, at "
        "four it never starts. Nothing is random here."
    ),
)
