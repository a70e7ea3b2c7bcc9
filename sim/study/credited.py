"""Tables of who convinced whom and whose silence would cost what, under all theories."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from sim.credit.words import KINDS
from sim.study.measures import interval, named
from sim.study.value import Value

ARCHETYPE = "archetype"
"""The trait by which people are told apart."""


def of_each(values: Mapping[str, Value], table: str = "table") -> pd.DataFrame:
    """Return the values of people under each theory.

    Parameters
    ----------
    values : mapping of str to Value
        What was found, by the name of the theory.
    table : {"table", "non_buyers"}
        Everybody, or only those who seldom buy.

    Returns
    -------
    pandas.DataFrame
        As `Value.table`, with a column theory first.
    """
    own = {name: one.table if table == "table" else one.non_buyers() for name, one in values.items()}
    return _together(own)


def cascades(values: Mapping[str, Value]) -> pd.DataFrame:
    """Return what the trees of influence look like in each world.

    Parameters
    ----------
    values : mapping of str to Value
        What was found, by the name of the theory.

    Returns
    -------
    pandas.DataFrame
        As `sim.Outcome.cascades`, with a column theory first.
    """
    return _together({name: one.outcome.cascades() for name, one in values.items()})


def parents(values: Mapping[str, Value]) -> pd.DataFrame:
    """Return who convinced whom in the world nearest to the mean.

    Parameters
    ----------
    values : mapping of str to Value
        What was found, by the name of the theory.

    Returns
    -------
    pandas.DataFrame
        As `sim.Outcome.parents`, with a column theory first.
    """
    return _together({name: one.outcome.parents(one.outcome.typical) for name, one in values.items()})


def words_by_day(values: Mapping[str, Value]) -> pd.DataFrame:
    """Return how many words are heeded on each day, and which share of them is earned, owned and paid.

    Parameters
    ----------
    values : mapping of str to Value
        What was found, by the name of the theory.

    Returns
    -------
    pandas.DataFrame
        A row per theory and day, from day 1: theory, day, words (mean over worlds), earned, owned, paid (shares of the
        words of all worlds together; not-a-number on days without any).
    """
    found = {}
    for name, one in values.items():
        sums = one.outcome.shares().groupby("day")[list(KINDS)].sum()
        sums = sums.reindex(pd.RangeIndex(1, max(len(sums), 2), name="day"), fill_value=0)
        total = sums.sum(axis=1)
        shares = sums.div(total.where(total > 0), axis=0)
        found[name] = shares.assign(words=total / len(one.lost)).reset_index()[["day", "words", *KINDS]]
    return _together(found)


def in_all(values: Mapping[str, Value]) -> pd.DataFrame:
    """Return which share of all words that are heeded is earned, owned and paid.

    Parameters
    ----------
    values : mapping of str to Value
        What was found, by the name of the theory.

    Returns
    -------
    pandas.DataFrame
        A row per theory: theory, words (mean over worlds), earned, owned, paid.
    """
    rows = []
    for name, one in values.items():
        sums = one.outcome.shares()[list(KINDS)].sum()
        total = float(sums.sum())
        shares = {kind: sums[kind] / total if total else float("nan") for kind in KINDS}
        rows.append({"theory": name, "words": total / len(one.lost)} | shares)
    return pd.DataFrame(rows)


def credit(values: Mapping[str, Value]) -> pd.DataFrame:
    """Return how many people were convinced by people of each archetype.

    Parameters
    ----------
    values : mapping of str to Value
        What was found, by the name of the theory; people have archetypes.

    Returns
    -------
    pandas.DataFrame
        A row per theory and archetype: theory, archetype, people, convinced (mean), credited (mean number of people
        whom they convinced, in shares) with credited_low and credited_high (95 % t interval over worlds). Three rows
        more say what no person convinced.
    """
    rows = []
    for name, one in values.items():
        for kind, part in one.outcome.reach_by(ARCHETYPE).groupby(ARCHETYPE, sort=False):
            means = {"people": int(part.people.iloc[0]), "convinced": float(part.convinced.mean())}
            own = named("credited", interval(part.credited.to_numpy()))
            rows.append({"theory": name, ARCHETYPE: kind} | means | own)
    return pd.DataFrame(rows)


def _together(parts: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    own = []
    for name, part in parts.items():
        part = part.copy()
        part.insert(0, "theory", name)
        own.append(part)
    return pd.concat(own, ignore_index=True)
