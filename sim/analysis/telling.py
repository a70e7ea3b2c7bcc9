"""What a study says, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from sim.analysis.analysis import Analysis
from sim.analysis.winners import BEST, EQUAL, LEADING
from sim.report.names import if_theory
from sim.words import amount, label, listed, number, say, sentence, span

MANY = 6
"""Changes of the best plan that are told in sentences; all are in the table."""

SURE = ("no", "yes")
"""Whether something is sure, as entries of the catalogue ask for it."""


def answer(of: Analysis) -> list[str]:
    """Return what a study says, in a few sentences.

    Parameters
    ----------
    of : Analysis
        Study that was analysed.

    Returns
    -------
    list of str
        Who wins where, what decides, what is safe, and what is missing.
    """
    said = [*who_wins(of), *decides(of), *safe(of)[:1], *missing(of)]
    return [sentence(one) for one in said]


def who_wins(of: Analysis) -> list[str]:
    """Return in how many parts of the study each plan wins, for each theory.

    Parameters
    ----------
    of : Analysis
        Study that was analysed.

    Returns
    -------
    list of str
        A sentence for each theory; none where there is one plan.
    """
    if len(of.found.plans) < 2 or not of.axes:
        return []
    table = of.winners()
    return [_counted(table[table["theory"] == theory], theory) for theory in of.found.theories]


def _counted(table: pd.DataFrame, theory: str) -> str:
    table = table[table["verdict"] != ""]
    parts = []
    for plan, rows in table[table["verdict"].isin([BEST, LEADING])].groupby("strategy", sort=False):
        sure, count = int((rows["verdict"] == BEST).sum()), len(rows)
        entry = "analysis-wins" if sure == count else "analysis-wins.partly" if sure else "analysis-wins.so-far"
        parts.append(say(entry, plan=label("strategy", str(plan)), count=count, sure=sure))
    equal, rest = (table["verdict"] == EQUAL).sum(), (~table["verdict"].isin([BEST, LEADING, EQUAL])).sum()
    parts += [say("analysis-equal", count=int(equal))] if equal else []
    parts += [say("analysis-undecided", count=int(rest))] if rest else []
    return say("analysis-who", **{"if": if_theory(theory)}, parts=len(table), list=listed(parts)) if parts else ""


def decides(of: Analysis) -> list[str]:
    """Return which setting decides most which plan is best.

    Parameters
    ----------
    of : Analysis
        Study that was analysed.

    Returns
    -------
    list of str
        A sentence; none where one setting is varied.
    """
    if len(of.axes) < 2:
        return []
    entry = "analysis-decides" if len(of.found.plans) > 1 else "analysis-decides.one"
    return [say(entry, first=of.axes[0].name, second=of.axes[1].name)]


def changes(of: Analysis) -> list[str]:
    """Return where the best plan changes.

    Parameters
    ----------
    of : Analysis
        Study that was analysed.

    Returns
    -------
    list of str
        Sentences, the settings that decide most first.
    """
    rows = of.flips.to_dict("records")
    said = []
    for row in rows[:MANY]:
        names = {"below": label("strategy", row["below"]), "above": label("strategy", row["above"])}
        ends = {"low": number(row["low"]), "high": number(row["high"])}
        told = {"setting": row["setting"], "if": if_theory(row["theory"]), "sure": SURE[row["verdict"] == BEST]}
        said.append(say("analysis-flip", **told, **names, **ends))
    if len(rows) > MANY:
        said.append(say("analysis-flip.more", count=len(rows) - MANY))
    return [sentence(one) for one in said] or [say("analysis-flip.none")]


def safe(of: Analysis) -> list[str]:
    """Return which plan loses least where it is wrong, and what the others lose.

    Parameters
    ----------
    of : Analysis
        Study that was analysed.

    Returns
    -------
    list of str
        A sentence for each plan; none where there is one.
    """
    if len(of.found.plans) < 2:
        return []
    table = of.regrets
    whole = table[table["theory"] == ("" if len(of.found.theories) > 1 else of.found.theories[0])]
    return [sentence(_loses(of, row, place)) for place, row in enumerate(whole.to_dict("records"))]


def _loses(of: Analysis, row: dict[str, object], place: int) -> str:
    where = ", ".join(f"{name} = {shown(row[name])}" for name in of.found.settings)
    plan, best = (label("strategy", str(row[name])) for name in ("strategy", "best_there"))
    loss, low, high = (float(str(row[f"largest_{name}"])) for name in ("regret", "low", "high"))
    told = {"plan": plan, "best": best, "loss": amount(loss), "span": span(low, high), "where": where}
    entry = "analysis-safe" if place == 0 else "analysis-loses"
    return say(entry if loss > 0 else f"{entry}.never", **told)


def matters(of: Analysis) -> list[str]:
    """Return which settings matter most for each difference between plans, or for the plan where there is one.

    Parameters
    ----------
    of : Analysis
        Study that was analysed.

    Returns
    -------
    list of str
        Sentences, or why there is nothing to say.
    """
    if of.importance.empty:
        return [say("analysis-matters.none")]
    return [say("analysis-importance.note")]


def missing(of: Analysis) -> list[str]:
    """Return what was not played, so that the rest is told of what is there.

    Parameters
    ----------
    of : Analysis
        Study that was analysed.

    Returns
    -------
    list of str
        A sentence, or none.
    """
    return [say("analysis-missing", parts=listed([*_missing(of)]))] if [*_missing(of)] else []


def _missing(of: Analysis) -> Iterator[str]:
    found = of.found
    failed = [at for at in found.failed if not found.played[at]]
    lacking = int((~found.played).sum()) - len(failed)
    if failed:
        yield say("analysis-missing.failed", count=len(failed), points=len(found.points), error=found.failed[failed[0]])
    if lacking:
        yield say("analysis-missing.left", count=lacking, points=len(found.points))
    if found.partly.any():
        yield say("analysis-missing.partly", count=int(found.partly.sum()), points=len(found.points))


def shown(value: object) -> str:
    """Return a value of a setting as it is told.

    Parameters
    ----------
    value : object
        Number or text.

    Returns
    -------
    str
        Numbers in as many digits as they were given.
    """
    return number(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value)
