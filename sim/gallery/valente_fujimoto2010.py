"""Valente & Fujimoto 2010: who connects the Florentine families."""

from __future__ import annotations

import networkx as nx
from matplotlib.figure import Figure

from sim.gallery.claims import Claim, about
from sim.gallery.experiment import Experiment, Findings, Luck
from sim.gallery.look import BLACK, BLUE, RED
from sim.gallery.measured import exactly
from sim.network import Network
from sim.seeding import Bridges

# marriages of 16 families with the Pucci: the vector that comes with the R package influenceR, times 2, since it
# adds up pairs once and divides by ordered pairs
PUBLISHED = {
    "Salviati": 0.05881944, "Acciaiuoli": 0.04930556, "Lamberteschi": 0.04472222, "Ginori": 0.04444444,
    "Pazzi": 0.03972222, "Medici": 0.03303241, "Albizzi": 0.02726852, "Guadagni": 0.02295139,
    "Barbadori": 0.02006944, "Ridolfi": 0.01254630, "Bischeri": 0.01194444, "Tornabuoni": 0.00925926,
    "Castellani": 0.00907407, "Strozzi": 0.00895833, "Peruzzi": 0.00615741, "Pucci": 0.0,
}  # fmt: skip
FIFTEEN = {"Salviati": 0.06722222, "Medici": 0.03775132, "Acciaiuoli": 0.05634921}
PRECISION = 1e-8
"""Half a digit of the vector, and as much again for rounding."""


def claims(setting: str) -> list[Claim]:
    """Return the published bridging of every family."""
    made = [
        about(family, f"bridging of the {family}", "reference vector of influenceR", value, PRECISION, 8)
        for family, value in PUBLISHED.items()
    ]
    return made + [
        about(f"{family}, 15", f"bridging of the {family} without the Pucci", "computed apart", value, PRECISION, 8)
        for family, value in FIFTEEN.items()
    ]


def _bridging(graph: nx.Graph) -> dict[str, float]:
    network = Network.from_networkx(graph)
    return dict(zip(network.ids.tolist(), Bridges().measure(network).tolist(), strict=True))


def measure(setting: str, luck: Luck) -> Findings:
    """Measure the families; no luck plays."""
    graph = nx.florentine_families_graph()
    fifteen = _bridging(graph)
    graph.add_node("Pucci")
    ours = _bridging(graph)
    values = {family: exactly(ours[family]) for family in PUBLISHED}
    values |= {f"{family}, 15": exactly(fifteen[family]) for family in FIFTEEN}
    return Findings(values, {"bridging": ours})


def draw(figure: Figure, findings: Findings) -> None:
    """Draw the families by their bridging, and the published values beside ours."""
    left, right = figure.subplots(1, 2, width_ratios=[1.5, 1])
    graph, ours = nx.florentine_families_graph(), findings.series["bridging"]
    place = nx.kamada_kawai_layout(graph)
    for one, other in graph.edges:
        left.plot(*zip(place[one], place[other], strict=True), color="#aaaaaa", linewidth=1, zorder=1)
    size = [40 + 12_000 * ours[family] for family in graph]
    left.scatter(
        *zip(*(place[family] for family in graph), strict=True), size, color=BLUE, edgecolors="white", zorder=2
    )
    for family in graph:
        x, y = place[family]
        left.text(
            x, y - 0.055 - 0.0016 * (40 + 12_000 * ours[family]) ** 0.5, family, ha="center", va="top", fontsize=8.5
        )
    left.set_axis_off()
    left.set_title("Marriages of Florence; larger: more critical")
    left.margins(0.12)
    order = list(PUBLISHED)[::-1]
    right.barh(order, [ours[family] for family in order], color=BLUE, height=0.6, label="ours")
    right.plot(
        [PUBLISHED[family] for family in order],
        order,
        "|",
        color=RED,
        markersize=13,
        markeredgewidth=2,
        label="published",
    )
    right.set(xlabel="bridging", xlim=(0, 0.065))
    right.tick_params(axis="y", length=0, labelcolor=BLACK)
    right.legend(loc="lower right")
    right.set_title("Mean loss of cohesion over ties")


EXPERIMENT = Experiment(
    title="Critical connectors of Florence",
    paper="Valente & Fujimoto, “Bridging: locating critical connectors in a network”, Social Networks 32:212 (2010)",
    summary=(
        "A person is a bridge if removing one of their ties makes the paths between all people longer. The measure is"
        " the mean, over the person's ties, of how much the mean of 1/distance falls. Among the Florentine families "
        "the Medici do not rank first."
    ),
    readings=(
        "Cohesion is the mean of 1/distance over ordered pairs, 0 where there is no path. The reference vector of the"
        " R package influenceR is half of that, as it counts every pair once.",
    ),
    settings={"smoke": "all", "full": "all"},
    claims=claims,
    measure=measure,
    draw=draw,
    figsize=(10.0, 4.6),
    caption=(
        "Left: the area grows with bridging; the Pucci, who have no marriage, are left out. Right: bars are ours, "
        "ticks are published. Nothing is random here."
    ),
)
