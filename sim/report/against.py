"""Plans of finished runs against each other: what is found in sentences, and rows of tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sim.report.columns import column
from sim.report.lines import laid_out
from sim.report.names import if_theory
from sim.report.phrases import difference, difference_of, quantity, verdict
from sim.study.contenders import Contender
from sim.study.finished import Finished
from sim.study.measures import Interval
from sim.study.run_comparison import RunComparison
from sim.study.verdicts import SAME, SO_FAR
from sim.words import NONE, amount, label, labelled, listed, percent, say, sentence, span

_MEANS = ("approached", "cost", "profit")


def called(one: Contender) -> str:
    """Return what a plan is called beside plans of other runs.

    Parameters
    ----------
    one : Contender
        A plan of one run or more.

    Returns
    -------
    str
        With its run before it where runs share the plan's name.
    """
    text = labelled("strategy", one.plan)
    return text if one.name == one.plan else say("against.named", run=one.runs[0], plan=text)


def played(runs: Sequence[Finished], blocks: int) -> str:
    """Return how much of some runs that met the same worlds is told.

    Parameters
    ----------
    runs : sequence of Finished
        One or more of a group.
    blocks : int
        How many of their blocks.

    Returns
    -------
    str
        For instance "512 worlds" or "8 networks of 4 worlds each".
    """
    each = runs[0].facts.worlds_per_block
    if each == 1:
        return say("worlds", count=blocks)
    return say("networks-of-worlds", networks=say("networks", count=blocks), worlds=say("worlds", count=each))


def findings(held: RunComparison) -> list[str]:
    """Return which plan comes first under each theory, and by how much.

    Parameters
    ----------
    held : RunComparison
        Plans of finished runs.

    Returns
    -------
    list of str
        An item per theory, of one sentence or two.
    """
    return [" ".join(map(sentence, _finding(held, theory))) for theory in held.theories]


def _finding(held: RunComparison, theory: str) -> Iterator[str]:
    first, *others = held.ranked(theory)
    entry = {"best": "against-best", "alone": "against-best.alone"}.get(held.place(theory, first), "against-best.first")
    mean = quantity(held.goal, float(first.goal(theory).mean()))
    yield say(entry, plan=called(first), quantity=mean, **{"if": if_theory(theory)})
    if others:
        yield _next(held, theory, others[0], first)


def _next(held: RunComparison, theory: str, one: Contender, first: Contender) -> str:
    word = held.place(theory, one)
    text = say("against-next", plan=called(one), verdict=verdict(word))
    if word != SAME:
        gap = held.joint(theory, one, first)
        lead = difference_of(held.goal, amount(gap.mean, signed=True))
        ends = {"ends": span(gap.low, gap.high, signed=True), "level": percent(held.level)}
        text = say("against-next.gap", text=text, difference=lead, **ends)
    own, its = ({name: float(of.played[theory][name].mean()) for name in _MEANS[:2]} for of in (one, first))
    unlike = []
    if own["approached"] != its["approached"]:
        numbers = {"count": amount(own["approached"]), "other": amount(its["approached"])}
        unlike.append(say("against-next.people", **numbers))
    if own["cost"] != its["cost"]:
        unlike.append(say("against-next.cost", cost=amount(own["cost"]), other=amount(its["cost"])))
    return say("against-next.with", text=text, list=listed(unlike)) if unlike else text


def method(held: RunComparison) -> list[str]:
    """Return how plans were compared, and what is left out.

    Parameters
    ----------
    held : RunComparison
        Plans of finished runs.

    Returns
    -------
    list of str
        Sentences.
    """
    return [sentence(one) for one in (*_worlds(held), *_once(held), *_left_out(held))]


def _worlds(held: RunComparison) -> Iterator[str]:
    for runs in held.groups:
        blocks = min(run.facts.blocks for run in runs)
        if len(runs) > 1:
            yield say("against-same", runs=_names(runs), played=played(runs, blocks))
        for run in runs:
            if run.facts.played > blocks:
                yield say("against-same.fewer", run=run.name, all=played(runs, run.facts.played), count=blocks)
    if len(held.groups) > 1:
        kinds = [*zip(*(runs[0].facts.met for runs in held.groups), strict=True)]
        parts = zip(("network", "seed", "blocks"), kinds, strict=True)
        why = [say(f"against-same.{part}") for part, values in parts if len({*values}) > 1]
        yield say("against-same.apart", groups=listed([*map(_group, held.groups)]), why=listed(why))


def _names(runs: Sequence[Finished]) -> str:
    return listed([run.name for run in runs])


def _group(runs: Sequence[Finished]) -> str:
    return runs[0].name if len(runs) == 1 else say("against-same.group", runs=", ".join(run.name for run in runs))


def _once(held: RunComparison) -> Iterator[str]:
    several: dict[tuple[str, ...], list[str]] = {}
    for one in held.contenders:
        if len(one.runs) > 1:
            several.setdefault(one.runs, []).append(labelled("strategy", one.plan))
    for runs, plans in several.items():
        yield say("against-once", count=len(plans), plans=listed(plans), runs=listed(runs))


def _left_out(held: RunComparison) -> Iterator[str]:
    for name, unlike in held.left_out.items():
        yield say("against-left.unlike" if unlike else "against-left", theory=label("theory", name))


def head(held: RunComparison) -> list[str]:
    """Return the columns of a ranking.

    Parameters
    ----------
    held : RunComparison
        Plans of finished runs.

    Returns
    -------
    list of str
        The first is the plan's.
    """
    fixed = [
        column("strategy"),
        held.goal.words,
        column("difference"),
        say("head-interval.joint", level=percent(held.level)),
    ]
    return [*fixed, column("verdict"), *map(column, _told(held))]


def _told(held: RunComparison) -> list[str]:
    """Return which means stand beside the goal's: no cost where there is none, no profit where it is the goal."""
    names = [name for name in _MEANS if name in held.table and held.table[name].any()]
    return [name for name in names if name != held.goal.measure]


def ranked(held: RunComparison, theory: str) -> list[list[str]]:
    """Return the rows of a ranking.

    Parameters
    ----------
    held : RunComparison
        Plans of finished runs.
    theory : str
        Under which theory.

    Returns
    -------
    list of list of str
        Best mean first, with the columns of `head`; then plans that others are only held against.
    """
    own, best = {one.name: one for one in held.contenders}, held.ranked(theory)[0]
    rows = held.table[held.table.theory == theory].to_dict("records")
    return [
        _cells(row, own[row["strategy"]], held.joint(theory, own[row["strategy"]], best), _told(held)) for row in rows
    ]


def _cells(row: Any, one: Contender, gap: Interval, told: Sequence[str]) -> list[str]:
    rank = " " if row["verdict"] == "reference" else str(row["rank"])
    versus = [amount(gap.mean, signed=True), span(gap.low, gap.high, signed=True)]
    return [
        f"{rank}  {called(one)}",
        amount(row["goal"]),
        *([NONE, NONE] if rank == "1" else versus),
        verdict(row["verdict"]),
        *(amount(row[name]) for name in told),
    ]


def ranking(held: RunComparison) -> str:
    """Return the ranked tables, one for each theory.

    Parameters
    ----------
    held : RunComparison
        Plans of finished runs.

    Returns
    -------
    str
        Lines of text, no longer than `sim.report.lines.WIDTH`.
    """
    return laid_out([(head(held), {theory: ranked(held, theory) for theory in held.theories})], notes(held))


def notes(held: RunComparison) -> list[str]:
    """Return what the columns of a ranking mean.

    Parameters
    ----------
    held : RunComparison
        Plans of finished runs.

    Returns
    -------
    list of str
        Short sentences.
    """
    said = [say("against-mean", goal=held.goal.words)]
    if held.goal.unit == "people":
        said.append(say("ranking-mean.included"))
    if held.verdicts:
        said.append(say("ranking-verdict", level=percent(held.level)))
        if held.margin:
            said.append(say("ranking-margin", margin=difference(held.goal, held.margin)))
        if {*SO_FAR.values()} & {one.said for one in held.verdicts.values()}:
            drawn = any(run.facts.worlds_per_block > 1 for run in held.runs)
            rarer = max(int(min(1 / one.unseen for one in held.verdicts.values())), 1)
            unless = say("unless-networks" if drawn else "unless-worlds", number=rarer)
            said.append(sentence(say("so-far", unless=unless)))
    if len(held.choices) < len(held.contenders):
        said.append(say("ranking-reference"))
    return said
