"""Write `docs/performance.md` and its figure from the record."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from experiments.speed.bars import BARS, LIMITS, NOT_MET, REASONS, TRIED, Bar
from experiments.speed.record import Taken, latest

HEAD = """# How fast it is

Times of this simulator beside its peers, by one command (`python -m experiments.speed`): it installs CyNetDiff and
NDlib in environments of their own, takes version 0.1.0 from the history of this repository, lets all of them play in
turns, and checks that they compute the same. 0.1.0 and our Mesa engine have to convince as many people in each world,
the others as many on average. `--only cascades theories` takes some parts; `--small` tries them on small networks and
writes nothing.

Networks are random graphs of 100,000 people and 1,000,000 undirected ties, where nothing else is said, and 10 people
are approached. Times are processor time of one thread; ratios are medians of five repeats in turns. Memory is the peak
of the process, with building the network. Each program is given the form it asks for: CyNetDiff rows of neighbours,
NDlib a graph of NetworkX, ours a list of ties. Expect other absolute times on another machine; ratios change less.

**The figures below were taken on a busy machine** (ten processes on two cores), and ratios to CyNetDiff flatter us:
it misses the caches most. On the same machine with little else to do, an earlier commit played one strategy of the
independent cascade 3.05 times as fast as CyNetDiff, each of eight 10 times. A quiet run has to decide these two bars.
"""
SIZE = re.compile(r"(.+), (\d+) ties, (ms|GiB)")


def shown(value: float | None) -> str:
    """Return a figure as it stands on the page.

    Parameters
    ----------
    value : float or None
        None where it was not measured.

    Returns
    -------
    str
        Three digits.
    """
    if value is None:
        return "-"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def row(bar: Bar, taken: Taken | None) -> str:
    """Return what is said of a bar.

    Parameters
    ----------
    bar : Bar
        What is asked.
    taken : Taken or None
        The last figure.

    Returns
    -------
    str
        A row of the table.
    """
    value = taken.number if taken else None
    commit = taken.commit if taken else ""
    said = bar.verdict(value)
    why = REASONS.get(bar.name, "") if said == NOT_MET else ""
    cells = (bar.text, bar.asked, shown(value), said, why, LIMITS.get(bar.name, ""), commit)
    return "| " + " | ".join(cells) + " |"


def by_size(kept: dict[str, Taken]) -> dict[str, dict[int, dict[str, float]]]:
    """Return time and memory by program and number of ties.

    Parameters
    ----------
    kept : dict of str to Taken
        From `latest`.

    Returns
    -------
    dict
        By program, ties and unit.
    """
    found: dict[str, dict[int, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for name, taken in kept.items():
        match = SIZE.fullmatch(name)
        if match and taken.number is not None:
            found[match[1]][int(match[2])][match[3]] = taken.number
    return found


def page(record: list[Taken]) -> str:
    """Return the page.

    Parameters
    ----------
    record : list of Taken
        The oldest first.

    Returns
    -------
    str
        Markdown.
    """
    kept = latest(record)
    lines = [
        HEAD,
        "| work | bar | measured | | why not | what cannot be cheaper | commit |",
        "|---|--:|--:|---|---|---|---|",
    ]
    lines += [row(bar, kept.get(bar.name)) for bar in BARS]
    lines += ["", *_extra(kept), "## By size", "", *_sizes(kept), "## Tried and rejected", ""]
    lines += [f"* *{name}*: {text}." for name, text in TRIED]
    machines = dict.fromkeys(one.machine for one in kept.values())
    lines += ["", f"Machine: {'; '.join(machines) or 'none yet'}. All figures: `experiments/speed/record.csv`."]
    return "\n".join(lines) + "\n"


def _extra(kept: dict[str, Taken]) -> list[str]:
    """Return milliseconds, and ratios that no bar is about."""
    named = {bar.name for bar in BARS}
    rest = {name: one for name, one in kept.items() if name not in named and not SIZE.fullmatch(name)}
    if not rest:
        return []
    return ["Also measured: " + "; ".join(f"{name} {shown(one.number)}" for name, one in rest.items()) + ".", ""]


def _sizes(kept: dict[str, Taken]) -> list[str]:
    found = by_size(kept)
    if not found:
        return []
    ties = sorted({size for one in found.values() for size in one})
    lines = ["![Time and memory by size](performance.png)", "", "Independent cascade, p = 0.08, ten ties a person: "]
    lines[-1] += "milliseconds a world, and GiB at the peak of the process."
    lines += ["", "| | " + " | ".join(f"{size:,} ties" for size in ties) + " |", "|---|" + "--:|" * len(ties)]
    for name, one in found.items():
        cells = [f"{shown(one[size]['ms'])} ms, {shown(one[size]['GiB'])} GiB" if size in one else "" for size in ties]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return [*lines, ""]


def draw(record: list[Taken], file: Path) -> None:
    """Draw time and memory by size on logarithmic axes.

    Parameters
    ----------
    record : list of Taken
        The oldest first.
    file : pathlib.Path
        Where the picture is written.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    found = by_size(latest(record))
    figure = Figure(figsize=(9, 3.6), layout="constrained")
    for axes, unit, says in zip(figure.subplots(1, 2), ("ms", "GiB"), ("milliseconds a world", "GiB"), strict=True):
        for name, one in found.items():
            points = sorted((size, figures[unit]) for size, figures in one.items() if unit in figures)
            axes.loglog(*zip(*points, strict=True), marker="o", label=name)
        axes.set_xlabel("ties")
        axes.set_ylabel(says)
        axes.grid(alpha=0.3)
    if found:
        figure.axes[0].legend(frameon=False)
    FigureCanvasAgg(figure)
    figure.savefig(file, dpi=110, metadata={"Software": None})
