"""What is said of who convinced whom, and of whose silence would cost most."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd

from sim.credit.words import KINDS
from sim.report.names import if_theory
from sim.report.spelling import shortened
from sim.study.measures import interval
from sim.study.value import Value
from sim.words import amount, listed, percent, say, sentence, span
from sim.words.numbers import written

NAMED = 5
"""People who are named in a sentence or figure."""

WEAK = 0.5
"""Below this reliability an order of people says little."""


def of_values(values: Mapping[str, Value]) -> list[str]:
    """Return whose silence would cost most, and how far the order can be trusted.

    Parameters
    ----------
    values : mapping of str to Value
        What was found, by the name of the theory.

    Returns
    -------
    list of str
        Two sentences per theory, or one where nobody's silence costs anything; and what holds for all.
    """
    said = []
    for theory, one in values.items():
        first = one.table.iloc[0]
        if first.value <= 0:
            said.append(say("value.nobody", **_if(theory)))
            continue
        ends = say("value.interval", ends=span(first.value_low, first.value_high))
        ends = "" if math.isnan(first.value_low) else ends
        named = {"person": called(one, first.id), "value": amount(first.value), "ends": ends}
        said += [say("value.first", **named, **_if(theory)), _trusted(one, theory)]
    if any(one.mean.max() > 0 for one in values.values()):
        said.append(say("value.picked"))
    return [sentence(text) for text in said]


def _trusted(one: Value, theory: str) -> str:
    if math.isnan(one.reliability):
        return say("value.unsaid", **_if(theory))
    told = {"halves": written(one.halves, 2), "reliability": written(one.reliability, 2), **_if(theory)}
    return say("value.weak" if one.reliability < WEAK else "value.reliable", **told)


def of_non_buyers(values: Mapping[str, Value]) -> list[str]:
    """Return who seldom buys and is worth most.

    Parameters
    ----------
    values : mapping of str to Value
        What was found, by the name of the theory.

    Returns
    -------
    list of str
        A sentence per theory.
    """
    said = []
    for theory, one in values.items():
        own = one.non_buyers(NAMED)
        people = [say("value.worth", person=called(one, row.id), value=amount(row.value)) for row in own.itertuples()]
        alike = one.table.buys.max() - one.table.buys.min() < 1e-9
        entry = "seldom" if people else "alike" if alike else "worthless"
        said.append(say(f"value.{entry}", people=listed(people) if people else "", **_if(theory)))
    return [sentence(text) for text in said]


def of_cascades(values: Mapping[str, Value], table: pd.DataFrame) -> list[str]:
    """Return what the trees of influence look like.

    Parameters
    ----------
    values : mapping of str to Value
        What was found, by the name of the theory.
    table : pandas.DataFrame
        As `sim.study.credited.cascades` returns it.

    Returns
    -------
    list of str
        One or two sentences per theory.
    """
    said = []
    for theory, one in values.items():
        own = table[table.theory == theory]
        row = own[own.world == one.outcome.typical].iloc[0]
        if not row.convinced:
            said.append(say("cascade.nobody", **_if(theory)))
            continue
        counts = {name: int(row[name]) for name in ("world", "convinced", "trees", "largest", "depth")}
        people = {name: say("people", count=counts[name]) for name in ("convinced", "largest")}
        told = {
            "trees": say("cascade.trees", count=counts["trees"]),
            "steps": say("cascade.steps", count=counts["depth"]),
        }
        said.append(say("cascade.typical", world=str(counts["world"]), **people, **told, **_if(theory)))
        mean = interval(own.virality.dropna().to_numpy())
        ends = (
            ""
            if math.isnan(mean.low)
            else say("value.interval", ends=f"{written(mean.low, 1)} to {written(mean.high, 1)}")
        )
        said.append(say("cascade.virality", mean=written(mean.mean, 1), ends=ends, **_if(theory)))
    return [sentence(text) for text in said]


def of_words(table: pd.DataFrame) -> list[str]:
    """Return which share of words is earned, owned and paid.

    Parameters
    ----------
    table : pandas.DataFrame
        As `sim.study.credited.in_all` returns it.

    Returns
    -------
    list of str
        A sentence per theory.
    """
    said = []
    for row in table.to_dict("records"):
        if not row["words"]:
            said.append(say("words.none", **_if(row["theory"])))
            continue
        shares = [say(f"words.{kind}", share=percent(row[kind])) for kind in KINDS if row[kind] > 0]
        said.append(say("words.shares", shares=listed(shares), words=amount(row["words"]), **_if(row["theory"])))
    return [sentence(text) for text in said]


def of_credit(table: pd.DataFrame) -> list[str]:
    """Return which archetype convinced most.

    Parameters
    ----------
    table : pandas.DataFrame
        As `sim.study.credited.credit` returns it.

    Returns
    -------
    list of str
        A sentence per theory.
    """
    said = []
    for theory, rows in table.groupby("theory", sort=False):
        part = rows[rows.people > 0]
        total = float(part.credited.sum())
        if not total:
            said.append(say("credit.none", **_if(str(theory))))
            continue
        first = part.loc[part.credited.idxmax()]
        share, size = percent(first.credited / total), percent(first.people / part.people.sum())
        said.append(say("credit.first", kind=str(first.archetype), share=share, size=size, **_if(str(theory))))
    return [sentence(text) for text in said]


def called(one: Value, person: object) -> str:
    """Return what a person is called in a sentence.

    Parameters
    ----------
    one : Value
        What was found.
    person : object
        Id of the person, as in `Value.table`.

    Returns
    -------
    str
        The label, or the id, cut where it is long.
    """
    network = one.outcome.heard.network
    return shortened(network.shown[network.number(person)], 30)


def _if(theory: str) -> dict[str, str]:
    return {"if": if_theory(theory)}
