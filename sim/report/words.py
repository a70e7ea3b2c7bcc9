"""The answer of a decision in points: what to do, what it costs, how sure one can be, what choosing wrongly loses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sim.report.certainty import certainty, fitting
from sim.report.expectations import expectations, money
from sim.report.names import if_theory, plans
from sim.report.phrases import difference
from sim.report.prices import cheaper, price, priced
from sim.report.standings import largest_regret, standings, turns
from sim.study.decide import Decision
from sim.study.verdicts import BETTER, CLOSE, OPEN, SAME, SO_FAR
from sim.words import amount, label, labelled, percent, say, sentence, span

_MANY = 3
"""Beliefs of which each is told."""


def answer(decision: Decision) -> list[str]:
    """Return the answer: what to choose, how sure one can be, and what choosing wrongly loses.

    Parameters
    ----------
    decision : Decision
        What was decided.

    Returns
    -------
    list of str
        Three points of short sentences; one more on money where plans cost something, and one where theories could not
        be matched.
    """
    points = [[_lead(decision), *expectations(decision)], money(decision), certainty(decision), _price(decision)]
    missed = [one for one in decision.comparison.matches if not one.matched]
    if missed:
        each = [say("answer-unmatched.one", theory=label("theory", one.theory), words=one.words) for one in missed]
        points.append([say("answer-unmatched"), *each])
    return [" ".join(map(sentence, point)) for point in points if point]


def _lead(decision: Decision) -> str:
    comparison, names, choice = decision.comparison, decision.choices, decision.choice
    stands = {*standings(comparison)}
    rivals = [name for name in comparison.strategies if name != choice]
    own = {comparison.standing(theory, choice, rival) for theory in comparison.theories for rival in rivals}
    found = cheaper(decision)
    cases = {
        "answer-only": len(comparison.strategies) == 1,
        "answer-cheaper.no-difference": stands == {SAME} and comparison.settled and found is not None,
        "answer-no-difference": stands == {SAME} and comparison.settled,
        "answer-no-difference-here": stands == {SAME},
        "answer-unsettled": stands <= {SAME, OPEN},
        "answer-cheaper.any": stands <= {SAME, CLOSE} and found is not None,
        "answer-any": stands <= {SAME, CLOSE},
        "answer-cheaper": choice not in names and found is not None,
        "answer-cheaper.equal": len(names) > 1 and found is not None,
        "answer-cheaper.rival": found is not None,
        "answer-equal": len(names) > 1,
        "answer-easier": choice not in names,
        "answer-choose": BETTER in own,
        "answer-so-far": SO_FAR[BETTER] in own,
        "answer-none-known": True,
    }
    entry = next(entry for entry, holds in cases.items() if holds)
    values = {"plan": labelled("strategy", choice), "count": len(comparison.strategies)}
    other, cheap = found or (plans(names, "or"), "")
    counted = say("plans", count=len(names))
    named = say(entry, other=label("strategy", other) if found else other, plans=plans(names), cheaper=cheap, **values)
    fewer = label("strategy", other) if found else counted
    return fitting(named, say(entry, other=fewer, plans=counted, cheaper=cheap, **values))


def _price(decision: Decision) -> list[str]:
    comparison = decision.comparison
    if len(comparison.strategies) == 1:
        return [say("wrong-alone")]
    if len(comparison.theories) == 1:
        return [say("wrong-one-theory")]
    worst, theory, rival = largest_regret(decision)
    more = [*_ahead(decision), *_weighed(decision), *_knowing(decision)]
    if worst <= 0:
        return more or [say("wrong-none")]
    told = {"if": if_theory(theory), "loss": difference(comparison.goal, worst), "rival": label("strategy", rival)}
    entries = ("wrong-loss", "wrong-loss.short")
    texts = (priced(comparison, say(entry, **told), decision.choice, rival) for entry in entries)
    return [fitting(*texts), *more]


def _ahead(decision: Decision) -> list[str]:
    """Return by how much the best plan can be ahead, where it can."""
    comparison = decision.comparison
    name = decision.choice
    worst = decision.worst(name)
    if worst.high <= 0 or not any(one.differ for key, one in comparison.verdicts.items() if key[2] == name):
        return []
    if any(price(comparison, rival, name) for rival in comparison.strategies if rival != name):
        return _rivals_ahead(decision)
    high, level = difference(comparison.goal, worst.high), percent(comparison.level)
    if worst.low > 0:
        return [say("wrong-ahead", low=amount(worst.low), high=high, level=level)]
    return [say("wrong-at-most", high=high, level=level)]


def _rivals_ahead(decision: Decision) -> list[str]:
    """Return by how much the plans that can be farthest ahead are, or can be, each with what it costs."""
    comparison, name = decision.comparison, decision.choice
    gaps = {key: one.gap for key, one in comparison.verdicts.items() if key[2] == name}
    surely, perhaps = (max(gaps, key=lambda key: getattr(gaps[key], end)) for end in ("low", "high"))
    said = []
    for key in dict.fromkeys([surely, perhaps] if gaps[surely].low > 0 else [perhaps]):
        gap = gaps[key]
        told = {"rival": label("strategy", key[1]), "high": difference(comparison.goal, gap.high)}
        entry = "wrong-ahead.rival" if gap.low > 0 else "wrong-at-most.rival"
        text = say(entry, low=amount(gap.low), level=percent(comparison.level), **told)
        said.append(priced(comparison, text, key[1], name))
    return said


def _knowing(decision: Decision) -> list[str]:
    """Return what it would be worth to know which theory is true."""
    worth, goal = decision.knowing, decision.comparison.goal
    if worth is None:
        return []
    if amount(worth.high) == amount(0.0):
        return [say("knowing-nothing")]
    high = difference(goal, worth.high)
    if worth.mean <= 0:
        return [say("knowing-at-most", high=high)]
    told = {"worth": difference(goal, worth.mean), "ends": span(worth.low, worth.high)}
    return [say("knowing-little" if worth.mean < decision.comparison.margin else "knowing", **told)]


def _weighed(decision: Decision) -> list[str]:
    """Return at which beliefs in the theories the choice changes."""
    if rows := turns(decision):
        worst = largest_regret(decision)[1]
        own = [row for row in rows if row.theory == worst] or [row for row in rows if row.theory == rows[0].theory]
        return turned(own, _MANY)
    return by_belief(decision)


def by_belief(decision: Decision) -> list[str]:
    """Return what to choose by beliefs in the theories, where no other belief changes it.

    Parameters
    ----------
    decision : Decision
        What was decided.

    Returns
    -------
    list of str
        A clause; none where there is one theory, or one plan.
    """
    if 1 in (len(decision.comparison.theories), len(decision.comparison.strategies)):
        return []
    names = decision.choices_by_belief
    if names[0] in decision.choices:
        return [say("wrong-weights-same")]
    counted = say("plans", count=len(names))
    return [fitting(*(say("wrong-weights-other", plans=one) for one in (plans(names, "or"), counted)))]


def turned(rows: Sequence[Any], most: int) -> list[str]:
    """Return at which beliefs the choice turns from one plan to another.

    Parameters
    ----------
    rows : sequence
        Rows of `turns`, in order.
    most : int
        How many are told; of the others only how many there are.

    Returns
    -------
    list of str
        A sentence each.
    """
    said = [
        say(
            "doubt-belief",
            theory=label("theory", row.theory),
            weight=_sureness(row.belief),
            above=label("strategy", row.above),
            below=label("strategy", row.below),
        )
        for row in rows[:most]
    ]
    more = len(rows) - most
    return said + ([say("doubt-belief.more", count=more)] if more > 0 else [])


def _sureness(belief: float) -> str:
    """Return a belief that stands after "more than": never itself "more than", nor all or nothing."""
    return percent(belief) if 0.01 <= belief <= 0.99 else percent(min(max(belief, 0.001), 0.999), 1)
