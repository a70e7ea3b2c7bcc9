"""The agenda of a meeting: whom to approach, what to expect, what would change our mind."""

from __future__ import annotations

from typing import Any

from sim.kinds import kind_of, kinds
from sim.report.columns import column
from sim.report.instead import instead
from sim.report.invitations import listed
from sim.report.names import first_line, if_headed, if_theory, plans
from sim.report.phrases import against, if_true, terms
from sim.report.picture import often_approached, plan_of, seeds_of
from sim.report.ranking import money, of_money
from sim.report.standings import largest_regret, standings, turns
from sim.report.words import by_belief, turned
from sim.seeding.base import NEEDS, Strategy
from sim.study.comparison import Comparison
from sim.study.decide import Decision
from sim.study.design import RANDOM
from sim.study.tables import left_out_of
from sim.study.verdicts import CLOSE, OPEN, SO_FAR
from sim.words import amount, known, labelled, say, sentence, span

_DOUBTS = (OPEN, CLOSE, *SO_FAR.values())
"""Verdicts that more worlds could change, or that leave a choice."""

SHOWN, FLIPS = 40, 4
"""So many people and weights are named on the agenda; all stand in seeds.csv and flips.csv."""


def agenda(decision: Decision) -> dict[str, Any]:
    """Return what stands on the agenda.

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
    strategy = decision.comparison.design.strategies[name]
    equal = [labelled("strategy", other) for other in decision.choices if other != name]
    return {
        "title": say("agenda", plan=labelled("strategy", name)),
        "does": does(strategy, name),
        "needs": needed(strategy),
        "equal": say("agenda.equal", plans=", ".join(equal)) if equal else "",
        **_people(decision, name),
        "columns": _columns(decision.comparison),
        "results": _results(decision, name),
        "doubts": _doubts(decision, name),
    }


def does(strategy: Strategy, name: str) -> str:
    """Return what a strategy does.

    Parameters
    ----------
    strategy : Strategy
        One of ours or of somebody's own; of the latter the first line of its documentation is told.
    name : str
        Of its plan; random people, by this name, are what all others are compared with.

    Returns
    -------
    str
        A sentence; empty where there is none.
    """
    kind = kind_of(strategy)
    entry = f"strategy-{kind}.does"
    ours = kinds(Strategy).get(kind) is type(strategy) and known(entry)  # type: ignore[type-abstract]
    text = say(entry) if ours else first_line(strategy)
    more = [say("strategy-random.compared")] if name == RANDOM else []
    return " ".join([*([sentence(text)] if text else []), *more])


def needed(strategy: Strategy) -> str:
    """Return what has to be known for a strategy.

    Parameters
    ----------
    strategy : Strategy
        One of ours or of somebody's own.

    Returns
    -------
    str
        A sentence.
    """
    return say("agenda.needs", needs=say(f"needs-{strategy.needs.replace(' ', '-')}"))


def _people(decision: Decision, name: str) -> dict[str, Any]:
    comparison = decision.comparison
    often, people = often_approached(comparison, name)
    seeds = seeds_of(decision, name)
    worlds = comparison.design.worlds_per_block if comparison.design.drawn else comparison.worlds
    settled = seeds[often[seeds] == worlds]
    instance = comparison.player.instance
    ranked = instance.ranked[plan_of(comparison, name)]
    draw = [person for person in listed(decision, ranked)[0].tolist() if person not in set(settled.tolist())]
    later = [say("agenda-whom.adaptive")] if ranked.adaptive else []
    draw = [] if comparison.design.drawn else draw[: max(SHOWN - len(settled), 0)]
    return {
        "whom": say("agenda-whom", number=amount(people), people=comparison.network.n),
        "ids": [comparison.network.shown[person] for person in settled[:SHOWN]],
        "notes": [*_notes(comparison, name, len(settled), len(seeds) - len(settled)), *later],
        "draw": [comparison.network.shown[person] for person in draw],
    }


def _notes(comparison: Comparison, name: str, settled: int, chance: int) -> list[str]:
    """Return what is said below the people, of whom some are always approached and some by chance."""
    said = []
    if settled > SHOWN:
        said.append(say("agenda-whom.more", count=settled - SHOWN))
    if chance:
        said.append(say("agenda-chance.others" if settled else "agenda-chance", count=chance))
    if comparison.design.strategies[name].needs == NEEDS[-1] and len(comparison.theories) > 1:
        said.append(say("agenda-whom.theory", **{"if": if_theory(comparison.theories[0])}))
    if comparison.design.drawn:
        said.append(say("agenda-whom.drawn"))
    if chance and not comparison.design.drawn:
        said.append(say("agenda-whom.lots"))
    return [*said, *map(sentence, left_out_of(comparison, name)), say("agenda-whom.list")]


def _columns(comparison: Comparison) -> list[str]:
    last = [column("goal_p10"), say("head-half"), *map(column, money(comparison, fresh=True))]
    return [column("theory"), comparison.goal.words, say("head-interval.mean"), *last]


def _results(decision: Decision, name: str) -> list[list[str]]:
    table = decision.expected
    return [
        [
            if_headed(row["theory"]),
            amount(row["goal"]),
            span(row["goal_low"], row["goal_high"]),
            amount(row["goal_p10"]),
            amount(row["days_to_half"]),
            *of_money(decision.comparison, row, fresh=True),
        ]
        for row in table[table.strategy == name].to_dict("records")
    ]


def _doubts(decision: Decision, name: str) -> list[str]:
    comparison = decision.comparison
    said = [*instead(decision), *_turns(decision), *_rivals(comparison, name)]
    if {*standings(comparison)} == {OPEN}:
        said.append(say("doubt-open"))
    return said or [say("doubt-none")]


def _turns(decision: Decision) -> list[str]:
    rows = turns(decision)
    if not rows:
        return [sentence(one) for one in by_belief(decision)]
    several = len(decision.comparison.theories) > 2
    worst = largest_regret(decision)[1]
    return turned([row for row in rows if several or row.theory == worst] or rows, FLIPS)  # of two, one says both


def _rivals(comparison: Comparison, name: str) -> list[str]:
    """Return against whom it is not settled under which theories, one sentence for the same verdict on the same."""
    rivals = [other for other in comparison.strategies if other != name]
    found: dict[tuple[str, str], list[bool]] = {}
    for place, theory in enumerate(comparison.theories):
        for word in _DOUBTS:
            named = [other for other in rivals if comparison.standing(theory, name, other) == word]
            if named:
                under = found.setdefault((word, plans(named)), [False] * len(comparison.theories))
                under[place] = True
    said = [
        sentence(say("certainty.case", **{"if": if_true(comparison, under), "verdicts": against(word, names)}))
        for (word, names), under in found.items()
    ]
    return [*said, *map(sentence, terms(comparison, {word for word, _ in found}))]
