"""How sure one can be of a choice, in sentences of which none is long."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from numpy.typing import ArrayLike

from sim.report.names import plans
from sim.report.phrases import ENTRY, against, difference_of, if_true, played, spread_notes, terms, unless, verdict
from sim.report.prices import price, priced
from sim.report.standings import standings
from sim.study.comparison import Comparison
from sim.study.decide import Decision
from sim.study.verdicts import OPEN, SAME, WORSE
from sim.words import amount, label, listed, say

LONGEST = 30
"""Words that a sentence of the answer has at most; a name that somebody has given can be longer."""

_MANY = 3
_CONDITION = 14
"""Words of a condition, of those."""


def fitting(*texts: str) -> str:
    """Return the first text that is short enough for a sentence.

    Parameters
    ----------
    *texts : str
        From the one that says most to the one that says least.

    Returns
    -------
    str
        The last where none is.
    """
    return next((text for text in texts if len(text.split()) <= LONGEST), texts[-1])


def certainty(decision: Decision) -> list[str]:
    """Return how sure one can be that the choice is right.

    Parameters
    ----------
    decision : Decision
        What was decided.

    Returns
    -------
    list of str
        Clauses, each for a sentence of its own.
    """
    comparison = decision.comparison
    if len(comparison.strategies) == 1:
        own = [say("certainty-alone", played=played(comparison))]
    else:
        own = _standings(comparison, decision.choice)
    return [*spread_notes(comparison, condition), *own]


def condition(comparison: Comparison, which: ArrayLike) -> str:
    """Return a condition on which theories are true, or how many of them, where naming all would be long.

    Parameters
    ----------
    comparison : Comparison
        What was played.
    which : (theories,) array_like of bool
        At least one.

    Returns
    -------
    str
        For instance "if it takes many voices", or "under 3 of the 4 theories".
    """
    text, count = if_true(comparison, which), sum(map(bool, which))  # type: ignore[arg-type]
    if count == 1 or len(text.split()) <= _CONDITION:
        return text
    return say("certainty.under", count=count, theories=len(comparison.theories))


def _standings(comparison: Comparison, name: str) -> list[str]:
    count, stands = played(comparison), {*standings(comparison)}
    if stands == {SAME}:
        said = [say("certainty-same", played=count, blocks=comparison.blocks, count=len(comparison.strategies))]
        return said if comparison.settled else [*said, say("certainty-same.open", unless=unless(comparison))]
    if stands <= {SAME, OPEN}:
        return [say("certainty-too-few", played=count, blocks=comparison.blocks)]
    own = {comparison.standing(*key) for key in comparison.verdicts if key[1] == name}
    said = [say("certainty", played=count), *_cases(comparison, name), *_prices(comparison, name)]
    said += terms(comparison, own)
    if len(comparison.theories) > 1:
        said.append(say("certainty.depends" if WORSE in own else "certainty.nothing-better"))
    return said


def _prices(comparison: Comparison, name: str) -> list[str]:
    """Return what a plan brings and costs more or less than the best of those that do not cost the same."""
    means = comparison.means.mean(axis=0)
    rivals = [rival for rival in comparison.strategies if rival != name and price(comparison, name, rival)]
    rivals.sort(key=lambda rival: -means[comparison.strategies.index(rival)])
    said = []
    for rival in rivals[:_MANY]:
        gaps = [comparison.gap(theory, name, rival).mean for theory in comparison.theories]
        least, most = amount(min(gaps), signed=True), amount(max(gaps), signed=True)
        number = least if least == most else say("span", low=least, high=most)
        gap = say("certainty.against", rival=label("strategy", rival), gap=difference_of(comparison.goal, number))
        said.append(priced(comparison, gap, name, rival))
    return said


def _cases(comparison: Comparison, name: str) -> list[str]:
    """Return the verdicts on a plan: first those that hold under all theories, then the rest; counted if long."""
    rivals = [rival for rival in comparison.strategies if rival != name]
    everywhere = [one for one in rivals if len({comparison.standing(of, name, one) for of in comparison.theories}) == 1]
    cases: dict[tuple[tuple[str, ...], ...], list[bool]] = {}
    for place, theory in enumerate(comparison.theories):
        for some in (everywhere, [one for one in rivals if one not in everywhere]):
            if case := tuple(_against(comparison, theory, name, some)):
                cases.setdefault(case, [False] * len(comparison.theories))[place] = True
    if len(cases) > _MANY + bool(everywhere):
        return _counted(comparison, name)
    return [one for case, which in cases.items() for one in _packed(case, _case(condition(comparison, which)))]


def _case(under: str) -> Callable[[str], str]:
    return lambda text: say("certainty.case", **{"if": under, "verdicts": text})


def _against(comparison: Comparison, theory: str, name: str, rivals: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the verdicts on a plan under a theory, rivals of the same verdict together: named, and only counted."""
    parts = []
    for word in ENTRY:
        names = [rival for rival in rivals if comparison.standing(theory, name, rival) == word]
        if names:
            every = len(names) == len(comparison.strategies) - 1 > _MANY
            counted = say("certainty.all-others" if every else "certainty.others", count=len(names))
            others = (counted,) if every else (plans(names), counted)
            parts.append(tuple(against(word, one) for one in others))
    return parts


def _counted(comparison: Comparison, name: str) -> list[str]:
    words = [comparison.standing(*key) for key in comparison.verdicts if key[1] == name]
    parts = [
        (say("certainty.count", verdict=verdict(word), cases=words.count(word)),) for word in ENTRY if word in words
    ]
    numbers = {"rivals": len(comparison.strategies) - 1, "theories": len(comparison.theories), "all": len(words)}
    return _packed(parts, lambda text: say("certainty.counted", counts=text, **numbers), "and")


def _packed(parts: Sequence[Sequence[str]], first: Callable[[str], str], last: str = "and-then") -> list[str]:
    """Return parts in as few sentences as they fit in, each part in the first of its wordings that fits."""
    said: list[str] = []
    entry, held = first, list[str]()
    for wordings in parts:
        best = _fits(entry, held, wordings, last)
        if held and (best is None or (best != wordings[0] and _fits(_more, [], wordings, last) == wordings[0])):
            said.append(entry(listed(held, last)))
            entry, held = _more, []
            best = _fits(entry, held, wordings, last)
        held.append(wordings[-1] if best is None else best)
    return [*said, entry(listed(held, last))]


def _fits(entry: Callable[[str], str], held: list[str], wordings: Sequence[str], last: str) -> str | None:
    fit = (one for one in wordings if len(entry(listed([*held, one], last)).split()) <= LONGEST)
    return next(fit, None)


def _more(text: str) -> str:
    return say("certainty.more", verdicts=text)
