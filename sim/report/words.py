"""The answer of a decision in three sentences: what to do, how sure, and what being wrong costs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sim.report.phrases import has_cost, if_true, played, quantity, spread_notes, unless, worth
from sim.report.spelling import amount, listed, percent, plain, sentence, span
from sim.report.standings import largest_regret, standings, turns
from sim.study.comparison import Comparison
from sim.study.decide import Decision
from sim.study.goal import Goal
from sim.study.verdicts import BETTER, CLOSE, OPEN, SAME, SO_FAR, WORSE

_SAYS = {
    BETTER: "better than {}",
    SAME: "the same in every world as {}",
    CLOSE: "too close to call with {}{}",
    SO_FAR[BETTER]: "so far better than {}",
    SO_FAR[CLOSE]: "so far too close to call with {}{}",
    OPEN: "not settled against {}",
    SO_FAR[WORSE]: "so far worse than {}",
    WORSE: "worse than {}",
}
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
    missed = [f"{plain(one.theory)} was {one.words}" for one in decision.comparison.matches if not one.matched]
    if missed:
        said.append(f"not all theories are equally contagious: {'; '.join(missed)}")
    return [sentence(one) for one in said]


def _choice(decision: Decision) -> str:
    table = decision.expected
    name = decision.choices[0]
    rows = [row for row in table.itertuples() if row.strategy == name]
    lost = decision.comparison.goal.measure == "profit" and all(row.goal < 0 for row in rows)
    nothing = "; doing nothing would lose nothing" if lost else ""
    return f"{_lead(decision)} {_brings(decision.comparison.goal, rows)}{_at_cost(decision, rows[0])}{nothing}"


def _lead(decision: Decision) -> str:
    comparison, names = decision.comparison, [plain(name) for name in decision.choices]
    first = names[0]
    if len(comparison.strategies) == 1:
        return f"only {first} was played: it is expected to bring"
    stands = standings(comparison)
    if set(stands) == {SAME}:
        same = "it makes no difference here" if comparison.settled else "in these worlds it made no difference"
        return f"{same} which is chosen: for instance {first} is expected to bring"
    if set(stands) <= {SAME, OPEN}:
        return f"nothing is settled yet: play more worlds; {first} comes out first and is expected to bring"
    if set(stands) <= {SAME, CLOSE}:
        return f"any of the {len(comparison.strategies)} will do; {first}, regretted least, is expected to bring"
    if len(names) > 1:
        return f"choose {listed(names, 'or')}, which come out equal: {first} is expected to bring"
    rivals = [name for name in comparison.strategies if name != decision.choices[0]]
    own = {
        comparison.standing(theory, decision.choices[0], rival) for theory in comparison.theories for rival in rivals
    }
    if BETTER in own:
        return f"choose {first}: it is expected to bring"
    if SO_FAR[BETTER] in own:
        return f"so far {first} is the one to choose: it is expected to bring"
    return f"no plan is known to be the one to choose; {first}, regretted least, is expected to bring"


def _brings(goal: Goal, rows: Sequence[Any]) -> str:
    if len(rows) > _MANY:
        low, high = min(rows, key=lambda row: row.goal), max(rows, key=lambda row: row.goal)
        return (
            f"from {quantity(goal, low.goal)}{_interval(low)} if {plain(low.theory)} is true"
            f" to {_again(goal, high.goal)}{_interval(high)} if {plain(high.theory)} is true"
        )
    told = [quantity(goal, rows[0].goal), *(_again(goal, row.goal) for row in rows[1:])]
    return listed(
        [f"{text}{_interval(row)} if {plain(row.theory)} is true" for text, row in zip(told, rows, strict=True)]
    )


def _again(goal: Goal, value: float) -> str:
    return amount(value) if goal.unit == "people" else quantity(goal, value)


def _interval(row: Any) -> str:
    ends = span(row.goal_low, row.goal_high)
    return "" if ends == "-" or row.goal_low == row.goal_high else f" (95 % interval {ends})"


def _at_cost(decision: Decision, row: Any) -> str:
    return f", for a cost of {amount(row.cost)}" if has_cost(decision.comparison) else ""


def _certainty(decision: Decision) -> str:
    comparison = decision.comparison
    alone = f"this rests on {played(comparison)}, and nothing was held against it"
    stands = _standings(comparison, decision.choices[0]) if len(comparison.strategies) > 1 else alone
    return "; ".join([*spread_notes(comparison), stands])


def _standings(comparison: Comparison, name: str) -> str:
    count = played(comparison)
    stands = standings(comparison)
    if set(stands) == {SAME}:
        every = count if comparison.blocks == 1 else f"all {count}"
        still_open = "" if comparison.settled else f"; it makes no difference {unless(comparison)}"
        return f"in {every} the {len(comparison.strategies)} strategies did the same{still_open}"
    if set(stands) <= {SAME, OPEN}:
        are = "is" if comparison.blocks == 1 else "are"
        return f"{count} {are} too few to tell strategies apart"
    own = {comparison.standing(*key) for key in comparison.verdicts if key[1] == name}
    said: dict[str, list[bool]] = {}
    for place, theory in enumerate(comparison.theories):
        said.setdefault(_against(comparison, theory, name), [False] * len(comparison.theories))[place] = True
    if len(said) > _MANY:
        cases = _counted(comparison, name)
    else:
        cases = "; ".join(f"{if_true(comparison, which)} it is {text}" for text, which in said.items())
    so_far = f"; so far means {unless(comparison)}" if {*SO_FAR.values()} & own else ""
    return f"in {count} shared by all strategies, {cases}{so_far}{_dependence(comparison, name)}"


def _counted(comparison: Comparison, name: str) -> str:
    """Return how often each word holds, where telling each theory's would be too long."""
    words = [comparison.standing(*key) for key in comparison.verdicts if key[1] == name]
    counts = [f"{word} in {words.count(word):,}" for word in _SAYS if word in words]
    theories, rivals = len(comparison.theories), len(comparison.strategies) - 1
    return f"held against {rivals} others under {theories} theories ({len(words):,} cases) it is {listed(counts)}"


def _against(comparison: Comparison, theory: str, name: str) -> str:
    rivals = [rival for rival in comparison.strategies if rival != name]
    margin = f" (within {worth(comparison.goal, comparison.margin)})" if comparison.margin else ""
    parts = []
    for word, says in _SAYS.items():
        names = [plain(rival) for rival in rivals if comparison.standing(theory, name, rival) == word]
        if len(names) == len(rivals) > _MANY:
            names = [f"all {len(rivals)} others"]
        if names:
            parts.append(says.format(listed(names), margin))
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + ", and " + parts[-1]


def _dependence(comparison: Comparison, name: str) -> str:
    if len(comparison.theories) == 1:
        return ""
    words = {comparison.standing(*key) for key in comparison.verdicts if key[1] == name}
    if WORSE in words:
        return "; so what is best depends on the theory"
    return "; nothing was found to be better under any theory"


def _price(decision: Decision) -> str:
    comparison = decision.comparison
    if len(comparison.strategies) == 1:
        return "with one strategy there is no choice to get wrong; play others to see what it gives away"
    if len(comparison.theories) == 1:
        return f"what it costs if {plain(comparison.theories[0])} is false cannot be said; play another theory to see"
    worst, theory, rival = largest_regret(decision)
    if worst > 0:
        loss = f"if {plain(theory)} is true it brings {worth(comparison.goal, worst)} less on average than"
        said = f"at worst, {loss} {plain(rival)}"
    else:
        said = "no strategy has a higher mean under any theory"
    return f"{said}{_ahead(decision)}{_turns(decision)}"


def _ahead(decision: Decision) -> str:
    comparison = decision.comparison
    name = decision.choices[0]
    worst = decision.worst(name)
    if worst.high <= 0 or not any(one.differ for key, one in comparison.verdicts.items() if key[2] == name):
        return ""
    sure = f"at a joint level of {percent(comparison.level)}"
    if worst.low > 0:
        return f", and {sure} the best is ahead of it by {amount(worst.low)} to {worth(comparison.goal, worst.high)}"
    return f", and {sure} none is ahead of it by more than {worth(comparison.goal, worst.high)}"


def _turns(decision: Decision) -> str:
    _, theory, _ = largest_regret(decision)
    rows = [row for row in turns(decision) if row.theory == theory]
    if rows:
        told = listed([f"to {plain(row.above)} above {percent(row.weight)}" for row in rows])
        small = f"it is {plain(rows[0].below)} for a small weight of {plain(theory)}"
        return f"; choosing by weights, {small} and turns {told}"
    if decision.weighted_choices[0] in decision.choices:
        return "; weighing the theories otherwise does not change the choice"
    return (
        f"; by weights of the theories it would be {listed([plain(name) for name in decision.weighted_choices], 'or')}"
    )
