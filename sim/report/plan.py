"""The plan for the meeting: whom to approach, what to expect, what would change our mind."""

from __future__ import annotations

from typing import Any

from sim.report.phrases import difference, unless
from sim.report.picture import often_approached, seeds_of
from sim.report.ranking import has_money
from sim.report.spelling import plain
from sim.report.standings import standings, turns
from sim.seeding.base import NEEDS, Strategy
from sim.study.comparison import Comparison
from sim.study.decide import Decision
from sim.study.verdicts import CLOSE, OPEN, SO_FAR
from sim.words import amount, listed, percent, sentence, span

_JOINS = {OPEN: "against", CLOSE: "with", **{word: "than" for word in SO_FAR.values()}, SO_FAR[CLOSE]: "with"}
"""How a verdict that is no verdict goes on in a sentence."""

SHOWN, FLIPS = 24, 4
"""So many people and weights are named on the plan; all stand in seeds.csv and flips.csv."""


def plan(decision: Decision) -> dict[str, Any]:
    """Return what stands on the plan.

    Parameters
    ----------
    decision : Decision
        What was decided.

    Returns
    -------
    dict
        Texts, and lists of texts.
    """
    name = decision.choice
    return {
        "name": plain(name),
        "equal": [plain(other) for other in decision.choices if other != name],
        "does": _does(decision.comparison.design.strategies[name]),
        **_people(decision, name),
        "columns": _columns(decision),
        "results": _results(decision, name),
        "doubts": _doubts(decision, name),
    }


def _does(strategy: Strategy) -> str:
    known = strategy.needs
    return f"{first_line(strategy)} Who follows it has to know {known}."


def first_line(thing: object) -> str:
    """Return the first line of the documentation of a theory or strategy.

    Parameters
    ----------
    thing : object
        An instance; a theory that was matched stands for the one it was made from.

    Returns
    -------
    str
        Nothing where there is none.
    """
    own = getattr(thing, "theory", thing)
    return (type(own).__doc__ or "").strip().partition("\n")[0].replace("``", "")


def _people(decision: Decision, name: str) -> dict[str, Any]:
    comparison = decision.comparison
    often, people = often_approached(comparison, name)
    seeds = seeds_of(decision, name)
    worlds = comparison.design.worlds_per_block if comparison.design.drawn else comparison.worlds
    sure = often[seeds] == worlds
    settled = seeds[sure]
    heads = amount(people)
    lot = len(seeds) - len(settled)
    rest = f"{lot:,} of them by lot among people who rank equal, anew in each world" if lot else ""
    if not len(settled):
        rest = "all of them by lot among people who rank equal, anew in each world"
    return {
        "heads": f"{heads} of {comparison.network.n:,} people",
        "ids": [str(comparison.network.ids[person]) for person in settled[:SHOWN]],
        "more": max(len(settled) - SHOWN, 0),
        "lot": rest,
        "drawn": comparison.design.drawn,
        "theory": _theory(comparison, name),
    }


def _theory(comparison: Comparison, name: str) -> str:
    """Return under which theory people are shown, where a strategy approaches others under each."""
    knows = comparison.design.strategies[name].needs == NEEDS[-1]
    return plain(comparison.theories[0]) if knows and len(comparison.theories) > 1 else ""


def _columns(decision: Decision) -> list[str]:
    money = ["cost", "profit"] if has_money(decision.comparison) else []
    return [
        "if this is true",
        decision.comparison.goal.words,
        "95 % interval",
        "in 9 of 10 worlds at least",
        "flop",
        *money,
    ]


def _results(decision: Decision, name: str) -> list[list[str]]:
    table = decision.expected
    money = has_money(decision.comparison)
    return [
        [
            plain(row.theory),
            amount(row.goal),
            span(row.goal_low, row.goal_high),
            amount(row.goal_p10),
            percent(row.flops),
            *([amount(row.cost), amount(row.profit)] if money else []),
        ]
        for row in table[table.strategy == name].itertuples()
    ]


def _doubts(decision: Decision, name: str) -> list[str]:
    comparison = decision.comparison
    said = [*_turns(decision), *_rivals(decision, name)]
    if comparison.margin:
        said.append(
            f"Margin: strategies within {difference(comparison.goal, comparison.margin)} of each other count as alike."
        )
    if {*standings(comparison)} == {OPEN}:
        said.append("Nothing is settled in so few worlds: play more.")
    return said or ["Nothing in these worlds; other theories, another network or another goal might."]


def _turns(decision: Decision) -> list[str]:
    rows = turns(decision)
    said = [
        f"With more than {percent(row.weight)} of belief in {plain(row.theory)}, take {plain(row.above)} rather than"
        f" {plain(row.below)}."
        for row in rows[:FLIPS]
    ]
    more = len(rows) - FLIPS
    return said + ([f"{more:,} more such weights stand in flips.csv."] if more > 0 else [])


def _rivals(decision: Decision, name: str) -> list[str]:
    comparison = decision.comparison
    rivals = [other for other in comparison.strategies if other != name]
    found: dict[tuple[str, str], list[str]] = {}
    for theory in comparison.theories:
        for word in _JOINS:
            named = [plain(other) for other in rivals if comparison.standing(theory, name, other) == word]
            if named:
                found.setdefault((word, listed(named)), []).append(plain(theory))
    said = [
        sentence(f"{word} {_JOINS[word]} {names} if {listed(theories, 'or')} is true")
        for (word, names), theories in found.items()
    ]
    so_far = {word for word, _ in found} & {*SO_FAR.values()}
    return [*said, sentence(f"so far means {unless(comparison)}")] if so_far else said
