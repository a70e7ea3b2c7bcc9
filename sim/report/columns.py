"""Columns of tables: which there are in each file, and what each is called, counted in and means."""

from __future__ import annotations

import re

from sim.report.spelling import plain
from sim.words import known, say

_MEASURES = ("aware", "convinced", "buyers")
_TENTHS = tuple(f"p{tenth}0" for tenth in range(1, 10))


def with_ends(name: str) -> tuple[str, ...]:
    """Return the columns of a mean and its interval.

    Parameters
    ----------
    name : str
        The column of the mean.

    Returns
    -------
    tuple of str
        It, and those of the lower and the upper end.
    """
    return name, f"{name}_low", f"{name}_high"


_PLAYED = ("worlds", "blocks", *with_ends("goal"), "goal_p10", "goal_p50", "goal_p90")
_OF_PEOPLE = ("failure_rate", "global_cascades", *with_ends("reach"), "reach_share", "aware", "buyers", "days_to_half")
_OF_MONEY = ("approached", "cost", "cost_per_buyer", *with_ends("profit"), *with_ends("roi"))
_WON = (*with_ends("won"), *with_ends("won_others"), *with_ends("cost_per_won"), *with_ends("break_even"))
_CHANCES = (*with_ends("target_reached"), *with_ends("full_house"), *with_ends("turned_away"))
_SURE = ("best_in_world", "best_in_resample")
_CURVES = ("theory", "strategy", "world", "day", *_MEASURES)
_DECILES = tuple(f"{one}_{what}" for one in _MEASURES for what in ("mean", *_TENTHS))

COLUMNS: dict[str, tuple[str, ...]] = {
    "summary": (
        *("theory", "strategy", "rank", *_PLAYED, *with_ends("vs_random"), *with_ends("vs_best"), "verdict"),
        *(*_SURE, *_OF_PEOPLE, *_OF_MONEY, *_WON, *_CHANCES),
    ),
    "verdicts": (
        *("theory", "one", "other", "verdict", "difference", "low", "high", "level", "differ"),
        *("unpaired_low", "unpaired_high", "profit", "cost"),
    ),
    "choice": ("strategy", "regret_<theory>", *with_ends("worst"), "mean_by_belief", "least_regret", "best_by_belief"),
    "flips": ("theory", "belief", "below", "above"),
    "expected": ("theory", "strategy", *_PLAYED, *with_ends("vs_best"), *_SURE, *_OF_PEOPLE, *_OF_MONEY, *_CHANCES),
    "seeds": ("theory", "strategy", "place", "id", "name", "score", "share"),
    "invitations": ("theory", "place", "id", "<trait>", "contacts", "groups", "wave", "day", "fee", "why"),
    "robustness": ("strategy", "group", "theory", "reached", "regret", "taken", "worlds"),
    "matching": (
        *("theory", "target", "contagiousness", "reached", "low", "high", "cascades", "below", "above", "worlds"),
        *("matched", "words"),
    ),
    "curves": (*_CURVES, *_DECILES),
    "worlds": ("theory", "strategy", "world", "block", "goal", *_MEASURES, "approached", "cost", "profit"),
}
"""Names of columns by file of a comparison, in order; those of deciles, people won, returns, chances, and the theory of
seeds, are not in every run. What other tasks write is declared where they are."""


def column(name: str, file: str = "") -> str:
    """Return what a column is called on a page.

    Parameters
    ----------
    name : str
        As in files.
    file : str
        Of which file, where columns of this name mean something else in others.

    Returns
    -------
    str
        Its own name where there is no entry.

    Examples
    --------
    >>> column("failure_rate"), column("verdict"), column("my_own")
    ('failure rate', 'verdict', 'my own')
    """
    entry = entry_of(name, file)
    return say(entry) if entry else plain(name)


def entry_of(name: str, file: str = "") -> str:
    """Return the entry of a column in the catalogue; its parts are ".unit" and ".meaning".

    Parameters
    ----------
    name, file : str
        As in `column`.

    Returns
    -------
    str
        Of this file if there is one, else of all files; empty where there is none.

    Examples
    --------
    >>> entry_of("regret_flow"), entry_of("buyers_p20"), entry_of("worlds", "matching")
    ('column-regret', 'column-decile', 'column-matching-worlds')
    """
    if file == "people" and name != "id":  # traits have names of their own, which may be those of other columns
        return "column-trait"
    patterns = {
        "<trait>": "trait",
        r"<setting>|\w+\.[\w.]+": "varied",
        "regret_.+": "regret",
        "[a-z]+_p[1-9]0": "decile",
        f"({'|'.join(_MEASURES)})_mean": "mean",
    }
    group = next((group for pattern, group in patterns.items() if re.fullmatch(pattern, name)), "")
    entries = (f"column-{file}-{name}", f"column-{name}", f"column-{group}")
    return next((entry for entry in entries if re.fullmatch("[a-zA-Z0-9_-]+", entry) and known(entry)), "")
