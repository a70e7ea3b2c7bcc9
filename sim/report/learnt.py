"""What past campaigns say about theories, in sentences."""

from __future__ import annotations

import numpy as np

from sim.learning.band import INSIDE, RUNS
from sim.learning.calibration import ENOUGH, OPEN, RARE, SPEAKS, Calibration, Learnt
from sim.words import amount, label, labelled, number, percent, say, sentence, span


def named(one: Learnt) -> str:
    """Return what a theory is called in a table or a heading.

    Parameters
    ----------
    one : Learnt
        A theory, or pressure from outside alone.

    Returns
    -------
    str
        With its name in settings.
    """
    return labelled("theory", one.name) if one.name else say("learnt-outside")


def conclusion(found: Calibration) -> str:
    """Return one of the four conclusions.

    Parameters
    ----------
    found : Calibration
        What past campaigns say.

    Returns
    -------
    str
        A sentence.
    """
    name = found.conclusion
    theory = label("theory", found.best.name) if name == SPEAKS else ""
    return sentence(say(f"learnt-{name}", theory=theory))


def findings(found: Calibration) -> list[str]:
    """Return what can be said, the conclusion first.

    Parameters
    ----------
    found : Calibration
        What past campaigns say.

    Returns
    -------
    list of str
        Sentences.
    """
    people = sum(len(one.exposure.people) for one in found.past.parts)
    convinced = int(found.past.convinced.sum())
    shown = {"convinced": say("people", count=convinced), "people": say("people", count=people)}
    said = [
        conclusion(found),
        say("learnt-data", campaigns=say("learnt-campaigns", count=len(found.past.parts)), **shown),
    ]
    said.append(say("learnt-belief" if found.conclusion in (SPEAKS, OPEN) else "learnt-no-belief"))
    return [sentence(one) for one in said]


def weights(found: Calibration) -> list[str]:
    """Return which theories have how much weight, and how sure one can be of them.

    Parameters
    ----------
    found : Calibration
        What past campaigns say.

    Returns
    -------
    list of str
        Sentences.
    """
    first = found.all[int(found.weights.argmax())]
    weight = percent(float(found.weights.max()))
    called = label("theory", first.name) if first.name else say("learnt-outside")
    said = [say("learnt-weight", theory=called, weight=weight)]
    settled = found.held_out.settled.to_numpy()
    count, others = int(settled.sum()), len(settled) - 1
    said.append(say("learnt-held-out.all" if count == others else "learnt-held-out", count=count, others=others))
    if any(len(list(one.fit.theory.in_roles())) > 1 for one in found.theories if one.fit.theory is not None):
        said.append(say("learnt-roles"))
    return [sentence(one) for one in said]


def guards(found: Calibration) -> list[str]:
    """Return what the two guards say.

    Parameters
    ----------
    found : Calibration
        What past campaigns say.

    Returns
    -------
    list of str
        Sentences.
    """
    grouped = any(one.groups > 1 for one in found.past.parts)
    free, by_group = (amount(float(one), signed=True) for one in found.gains)
    said = [
        say("learnt-free", gain=free),
        say("learnt-free.group" if grouped else "learnt-free.no-group", gain=by_group),
    ]
    said.append(say("learnt-free.rule", enough=amount(ENOUGH)))
    said.append(say("learnt-shuffle", share=percent(found.shuffle, 1), rare=percent(RARE)))
    alone = sum(int((np.bincount(one.group)[one.group] == 1).sum()) for one in found.past.parts)
    if grouped and alone:
        said.append(say("learnt-alone", count=alone))
    return [sentence(one) for one in [*said, say("learnt-observed")]]


def fits(found: Calibration) -> list[str]:
    """Return which theories would have expected the observed curve.

    Parameters
    ----------
    found : Calibration
        What past campaigns say.

    Returns
    -------
    list of str
        Sentences.
    """
    count = sum(one.fits for one in found.all)
    said = [say("learnt-band", runs=RUNS), say("learnt-fits", count=count, all=len(found.all), share=percent(INSIDE))]
    return [sentence(one) for one in said]


def head() -> list[str]:
    """Return the headings of the table of theories.

    Returns
    -------
    list of str
        Of its columns.
    """
    return [say(f"learnt-head.{name}") for name in ("theory", "weight", "behind", "inside", "gain", "by-group")]


def rows(found: Calibration) -> list[list[str]]:
    """Return the table of theories.

    Parameters
    ----------
    found : Calibration
        What past campaigns say.

    Returns
    -------
    list of list of str
        A row per theory, the largest weight first.
    """
    out = []
    for place in np.argsort(-found.weights, kind="stable").tolist():
        one, held = found.all[place], found.held_out.iloc[place]
        behind = say("learnt-best") if held.behind == 0 else amount(held.behind)
        if held.behind != 0:
            behind = say("learnt-behind", behind=behind, ends=span(held.behind_low, held.behind_high))
        gains = [amount(float(gain), signed=True) if one.name else say("learnt-none-here") for gain in one.fit.gain]
        out.append([named(one), percent(float(found.weights[place]), 1), behind, percent(one.band.inside), *gains])
    return out


def setting_rows(found: Calibration) -> list[list[str]]:
    """Return the table of settings that were learnt.

    Parameters
    ----------
    found : Calibration
        What past campaigns say.

    Returns
    -------
    list of list of str
        A row per theory and setting.
    """
    called, out = {one.name: named(one) for one in found.all}, []
    for row in found.parameters.itertuples():
        ends = say("span", low=_digits(row.low), high=_digits(row.high))
        out.append([called.get(row.theory, called[""]), row.setting, _digits(row.best), ends])
    return out


def _digits(value: float) -> str:
    """Return a setting with the digits that can be known of it."""
    return number(float(f"{value:.2g}"))
