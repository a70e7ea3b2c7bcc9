"""The answer of a decision in three sentences: what to do, how sure, and what being wrong costs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sim.report.names import if_theory, plans
from sim.report.phrases import (
    ENTRY,
    difference,
    has_cost,
    if_true,
    played,
    quantity,
    spread_notes,
    unless,
    verdict,
    verdict_on,
)
from sim.report.standings import largest_regret, standings, turns
from sim.study.comparison import Comparison
from sim.study.decide import Decision
from sim.study.goal import Goal
from sim.study.verdicts import BETTER, CLOSE, OPEN, SAME, SO_FAR, WORSE
from sim.words import NONE, amount, label, labelled, listed, percent, say, sentence, span

_MANY = 3


def answer(decision: Decision) -> list[str]:
    """Return the answer: what to choose, how sure one can be, and what it costs to be wrong.

    Parameters
    ----------
    decision : Decision
        What was decided.

    Returns
    -------
    list of str
        Three sentences; a fourth where theories could not be matched.
    """
    said = [_choice(decision), _certainty(decision), _price(decision)]
    missed = [one for one in decision.comparison.matches if not one.matched]
    if missed:
        each = [say("answer-unmatched.one", theory=label("theory", one.theory), words=one.words) for one in missed]
        said.append(say("answer-unmatched", list="; ".join(each)))
    return [sentence(one) for one in said]


def _choice(decision: Decision) -> str:
    table = decision.expected
    rows = [row for row in table.itertuples() if row.strategy == decision.choice]
    said = _lead(decision, _results(decision.comparison.goal, rows))
    if has_cost(decision.comparison):
        said = say("answer-cost", text=said, cost=amount(rows[0].cost))
    lost = decision.comparison.goal.measure == "profit" and all(row.goal < 0 for row in rows)
    return say("answer-nothing", text=said) if lost else said


def _lead(decision: Decision, results: str) -> str:
    comparison, names, choice = decision.comparison, decision.choices, decision.choice
    stands = {*standings(comparison)}
    rivals = [name for name in comparison.strategies if name != choice]
    own = {comparison.standing(theory, choice, rival) for theory in comparison.theories for rival in rivals}
    cases = {
        "answer-only": len(comparison.strategies) == 1,
        "answer-no-difference": stands == {SAME} and comparison.settled,
        "answer-no-difference-here": stands == {SAME},
        "answer-unsettled": stands <= {SAME, OPEN},
        "answer-any": stands <= {SAME, CLOSE},
        "answer-equal": len(names) > 1,
        "answer-easier": choice not in names,
        "answer-choose": BETTER in own,
        "answer-so-far": SO_FAR[BETTER] in own,
        "answer-none-known": True,
    }
    entry = next(entry for entry, holds in cases.items() if holds)
    values = {"other": plans(names, "or"), "plans": plans(names), "count": len(comparison.strategies)}
    return say(entry, plan=labelled("strategy", choice), results=results, **values)


def _results(goal: Goal, rows: Sequence[Any]) -> str:
    """Return what to expect under each theory; the lowest and the highest where there are many."""
    if len(rows) <= _MANY:
        return listed([_result(goal, row, place > 0) for place, row in enumerate(rows)])
    low, high = min(rows, key=lambda row: row.goal), max(rows, key=lambda row: row.goal)
    return say("result.range", low=_result(goal, low, False), high=_result(goal, high, True))


def _result(goal: Goal, row: Any, again: bool) -> str:
    """Return a mean under a theory; the unit is not told again."""
    text = amount(row.goal) if again and goal.unit == "people" else quantity(goal, row.goal)
    ends = span(row.goal_low, row.goal_high)
    if ends != NONE and row.goal_low != row.goal_high:
        text = say("result.interval", quantity=text, ends=ends)
    return say("result", **{"quantity": text, "if": if_theory(row.theory)})


def _certainty(decision: Decision) -> str:
    comparison = decision.comparison
    alone = len(comparison.strategies) == 1
    stands = say("certainty-alone", played=played(comparison)) if alone else _standings(comparison, decision.choice)
    return "; ".join([*spread_notes(comparison), stands])


def _standings(comparison: Comparison, name: str) -> str:
    count, stands = played(comparison), {*standings(comparison)}
    if stands == {SAME}:
        text = say("certainty-same", played=count, blocks=comparison.blocks, count=len(comparison.strategies))
        return text if comparison.settled else say("certainty-same.open", text=text, unless=unless(comparison))
    if stands <= {SAME, OPEN}:
        return say("certainty-too-few", played=count, blocks=comparison.blocks)
    own = {comparison.standing(*key) for key in comparison.verdicts if key[1] == name}
    said = [say("certainty", played=count, cases=_cases(comparison, name))]
    if {*SO_FAR.values()} & own:
        said.append(say("so-far", unless=unless(comparison)))
    if len(comparison.theories) > 1:
        said.append(say("certainty.depends" if WORSE in own else "certainty.nothing-better"))
    return "; ".join(said)


def _cases(comparison: Comparison, name: str) -> str:
    """Return the verdicts on a plan, those under several theories once; how many of each where that is long."""
    said: dict[str, list[bool]] = {}
    for place, theory in enumerate(comparison.theories):
        said.setdefault(_against(comparison, theory, name), [False] * len(comparison.theories))[place] = True
    if len(said) > _MANY:
        return _counted(comparison, name)
    cases = [
        say("certainty.case", **{"if": if_true(comparison, which), "verdicts": text}) for text, which in said.items()
    ]
    return "; ".join(cases)


def _counted(comparison: Comparison, name: str) -> str:
    words = [comparison.standing(*key) for key in comparison.verdicts if key[1] == name]
    counts = [say("certainty.count", verdict=verdict(word), cases=words.count(word)) for word in ENTRY if word in words]
    return say(
        "certainty.counted",
        rivals=len(comparison.strategies) - 1,
        theories=len(comparison.theories),
        all=len(words),
        counts=listed(counts),
    )


def _against(comparison: Comparison, theory: str, name: str) -> str:
    """Return the verdicts on a plan under a theory, rivals of the same verdict together."""
    rivals = [rival for rival in comparison.strategies if rival != name]
    parts = []
    for word in ENTRY:
        names = [rival for rival in rivals if comparison.standing(theory, name, rival) == word]
        if names:
            every = len(names) == len(rivals) > _MANY
            others = say("certainty.all-others", count=len(rivals)) if every else plans(names)
            parts.append(verdict_on(comparison, word, others))
    return listed(parts, "and-then")


def _price(decision: Decision) -> str:
    comparison = decision.comparison
    if len(comparison.strategies) == 1:
        return say("wrong-alone")
    if len(comparison.theories) == 1:
        return say("wrong-one-theory")
    worst, theory, rival = largest_regret(decision)
    said = say("wrong-none")
    if worst > 0:
        values = {
            "if": if_theory(theory),
            "loss": difference(comparison.goal, worst),
            "rival": label("strategy", rival),
        }
        said = say("wrong-loss", **values)
    return _weighed(decision, _ahead(decision, said))


def _ahead(decision: Decision, said: str) -> str:
    """Add by how much the best plan can be ahead."""
    comparison = decision.comparison
    name = decision.choice
    worst = decision.worst(name)
    if worst.high <= 0 or not any(one.differ for key, one in comparison.verdicts.items() if key[2] == name):
        return said
    high, level = difference(comparison.goal, worst.high), percent(comparison.level)
    if worst.low > 0:
        return say("wrong-ahead", text=said, low=amount(worst.low), high=high, level=level)
    return say("wrong-at-most", text=said, high=high, level=level)


def _weighed(decision: Decision, said: str) -> str:
    """Add at which weights of the theories the choice changes."""
    _, theory, _ = largest_regret(decision)
    rows = [row for row in turns(decision) if row.theory == theory]
    if rows:
        each = [
            say("wrong-weights.turn", above=label("strategy", row.above), weight=percent(row.belief)) for row in rows
        ]
        below = label("strategy", rows[0].below)
        return say("wrong-weights", text=said, below=below, theory=label("theory", theory), turns=listed(each))
    if decision.choices_by_belief[0] in decision.choices:
        return say("wrong-weights-same", text=said)
    return say("wrong-weights-other", text=said, plans=plans(decision.choices_by_belief, "or"))
