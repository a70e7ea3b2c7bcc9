"""The task `idea` of the command line: what an idea claims, with its effect on and off."""

from __future__ import annotations

import os
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.ideas.claims import ON, Claim, Side, filled, total
from sim.ideas.idea import Idea, Tried
from sim.ideas.played import Variants
from sim.report.names import if_theory
from sim.settings import filled as made
from sim.study.measures import Interval, interval
from sim.tasks.making import Settings, of_group, of_task, source_of
from sim.tasks.telling import tell
from sim.words import amount, capital, say, span

SETTINGS = Tried
"""Who declares the settings of this task."""


def run(settings: Settings) -> None:
    """Play the variants of an idea, and say what is seen; nothing is written.

    Parameters
    ----------
    settings : dict
        From the configs.

    Raises
    ------
    InputError
        If something is wrong with them.
    """
    tell(*told(variants_of(settings)))


def variants_of(settings: Settings) -> Variants:
    """Return the variants of the idea that settings hold.

    Parameters
    ----------
    settings : dict
        From the configs.

    Returns
    -------
    Variants
        Checked, and not yet played.

    Raises
    ------
    InputError
        With what is wrong with them.
    """
    own = of_task(Tried, settings)
    if not isinstance(settings["idea"], dict):
        raise InputError("idea is told by a scenario, as in scenario=row_04_pushing; this one has none", field="idea")
    idea = of_group("idea", settings, lambda: made(Idea, "idea", settings["idea"]))
    workers = settings["workers"] if settings["workers"] is not None else os.cpu_count() or 1
    found = Variants(idea, settings, own.worlds, workers)
    found.check()
    idea.check(found.theories)
    return found


def told(found: Variants) -> Iterator[str]:
    """Yield what is seen.

    Parameters
    ----------
    found : Variants
        Of an idea; played as far as it is needed.

    Yields
    ------
    str
        Lines for the terminal.
    """
    idea, settings = found.idea, found.settings
    yield say("idea-claim", whose=idea.whose or say("idea-own"), says=idea.says)
    network, worlds = source_of(settings).label, say("worlds", count=found.worlds)
    yield say("idea-played", network=network, networks=found.draws, worlds=worlds, seed=str(settings["root_seed"]))
    for switch in idea.switches:
        yield ""
        if len(idea.switches) > 1:
            yield say("idea-on" if switch == ON else "idea-off")
        for theory in found.theories:
            yield from (f"  {line}" for line in said(found, theory, switch))
    if idea.not_claimed:
        yield ""
        yield say("idea-not-claimed", what=idea.not_claimed)


def said(found: Variants, theory: str, switch: str) -> Iterator[str]:
    """Yield what is seen under one theory.

    Parameters
    ----------
    found : Variants
        Of an idea.
    theory : str
        Name of the theory.
    switch : {"on", "off"}
        With the effect on, or off.

    Yields
    ------
    str
        The sentence of the idea, then each claim with its difference.
    """
    idea = found.idea
    sentence = idea.sentences(theory, switch)
    if sentence:
        yield capital(
            say("idea-said", condition=if_theory(theory), sentence=sentence_of(found, theory, sentence, switch))
        )
    for claim in idea.claims(found.theories, switch):
        if claim.about(theory):
            holds, apart = found.holds(theory, claim)
            yield "  " + say("idea-holds" if holds else "idea-fails", claim=claim.text, by=_by(claim, apart))


def _by(claim: Claim, apart: Interval) -> str:
    """Return how much one side is more than the other, as the claim says it."""
    if claim.sign in ("=", "=="):
        return say("idea-same" if not any(apart) else "idea-by", mean=amount(apart.mean), ends=span(*apart[1:]))
    mean, low, high = apart if claim.sign != "<" else (-apart.mean, -apart.high, -apart.low)
    return say("idea-by", mean=amount(mean), ends=span(low, high))


def sentence_of(found: Variants, theory: str, text: str, switch: str) -> str:
    """Return a sentence with its numbers.

    Parameters
    ----------
    found : Variants
        Of an idea.
    theory : str
        Name of the theory.
    text : str
        With sums of variants in braces.
    switch : {"on", "off"}
        With the effect on, or off.

    Returns
    -------
    str
        A variant alone is told by its mean, a sum with its 95 % interval.
    """
    names = found.idea.names(found.theories)

    def values(measure: str, switch: str, variant: str) -> NDArray[np.float64]:
        return found.measured(theory, measure, switch, variant)

    def write(hole: str) -> str:
        side: Side = names.side("idea.sentence", hole, switch)
        of = interval(total(side, values))
        mean = amount(of.mean)
        return mean if len(side.terms) == 1 else say("idea-number", mean=mean, ends=span(of.low, of.high))

    return filled(text, write)
