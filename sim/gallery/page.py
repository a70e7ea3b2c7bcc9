"""The page of the gallery: every claim, what was published, what was measured, and the verdict."""

from __future__ import annotations

import math
from collections.abc import Mapping

from sim.gallery.claims import Claim
from sim.gallery.experiment import Experiment, Findings
from sim.gallery.measured import Measured

HEAD = """# Gallery of published results

What others have published or derived stands here beside what this simulator gives. Each claim, and the band in
which it is accepted, is written in the experiment's file and was fixed before the first run of full size. A
value outside its band is called *not reproduced*. Theory comes from closed forms and fixed points in
`sim/oracles/`, which are independent of the simulator. *Computed apart* is a value from an independent
program: a reference, not a published number. Intervals are 95 % intervals.

Would the gallery notice a wrong rule? `python -m experiments.planted` breaks rules in memory, one at a time:
`>` for `>=`, a day that is missing, one random number for two ties, two days of talk for one, listeners taken
for sources, weights ignored, a lattice with edges, people out of reach left out, pairs counted once. Each
experiment must then say *not reproduced*; the slow tests check this.
"""


def number(value: float | str, digits: int = 4) -> str:
    """Return a number as it is shown.

    Parameters
    ----------
    value : float or str
        Text is left as it is.
    digits : int
        Decimals of what is not whole; one from 100 on.

    Returns
    -------
    str
        For instance "0.5489".
    """
    if isinstance(value, str):
        return value
    if math.isnan(value):
        return "-"
    if float(value).is_integer():
        return f"{value:,.0f}"
    return f"{value:,.1f}" if abs(value) >= 100 else f"{value:.{digits}f}"


def shown(measured: Measured, digits: int = 4) -> str:
    """Return a measurement with its interval and what it rests on.

    Parameters
    ----------
    measured : Measured
        A value with its interval.
    digits : int
        Decimals that are shown.

    Returns
    -------
    str
        For instance "0.7080 (0.6792 to 0.7352), 1,000 networks"; no interval where no luck plays.
    """
    value, low, high = (number(one, digits) for one in measured[:3])
    return f"{value} ({low} to {high}), {measured.n:,} {measured.of}" if measured.of else value


def _band(claim: Claim) -> str:
    low, high = number(claim.low, claim.digits), number(claim.high, claim.digits)
    if claim.low == claim.high:
        return f"exactly {low}"
    return f"above {low}" if claim.high >= 1e9 else f"{low} to {high}"


def _row(claim: Claim, measured: Measured) -> str:
    cells = (
        claim.text,
        claim.where,
        number(claim.published, claim.digits),
        _band(claim),
        shown(measured, claim.digits),
        "reproduced" if claim.holds(measured) else "**not reproduced**",
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _section(name: str, one: Experiment, findings: Findings, size: str) -> str:
    claims = one.claims(one.settings[size])
    lines = [
        f"## {one.title}",
        f"{one.paper}. [`{name}.py`](../sim/gallery/{name}.py)" if size == "full" else f"{one.paper}.",
        one.summary,
        "\n".join(f"* {reading}" for reading in one.readings),
        f"![{one.title}](figures/{name}.png)",
        f"*{one.caption}*" if size == "full" else "*Drawn from a run of smoke size.*",
        "\n".join(
            [
                "| claim | source | published or derived | accepted | ours | verdict |",
                "|---|---|--:|--:|--:|---|",
                *(_row(claim, findings.values[claim.key]) for claim in claims),
            ]
        ),
    ]
    return "\n\n".join(line for line in lines if line)


def page(
    experiments: Mapping[str, Experiment],
    found: Mapping[str, Findings],
    verdicts: Mapping[str, str],
    size: str,
    root_seed: int,
) -> str:
    """Return the page.

    Parameters
    ----------
    experiments : mapping of str to Experiment
        In the order of the page.
    found : mapping of str to Findings
        Of those that were run.
    verdicts : mapping of str to str
        On each, or why it was skipped.
    size : str
        Of the run.
    root_seed : int
        Of the run.

    Returns
    -------
    str
        Markdown, the same for the same findings.
    """
    lines = [
        HEAD,
        f"This page: root seed {root_seed}, {size} size.\n",
        "```text",
        "python run.py task=gallery size=full    # all: 19 minutes of one processor; goes on where it stopped",
        "python run.py task=gallery experiment=watts2002 size=smoke    # one, small",
        "```\n",
        "| paper | result | claims that hold | verdict |",
        "|---|---|--:|---|",
    ]
    for name, one in experiments.items():
        count = "-"
        if name in found:
            claims = one.claims(one.settings[size])
            held = sum(claim.holds(found[name].values[claim.key]) for claim in claims)
            count = f"{held} of {len(claims)}"
        lines.append(f"| {one.paper} | {one.title} | {count} | {verdicts[name]} |")
    sections = [_section(name, one, found[name], size) for name, one in experiments.items() if name in found]
    return "\n".join(lines) + "\n\n" + "\n\n".join(sections) + "\n"
