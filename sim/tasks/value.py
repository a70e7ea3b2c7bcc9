"""Who convinced whom, and whose silence would cost most: one plan, looked at person by person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import pandas as pd

from sim.errors import InputError, did_you_mean
from sim.nobody import Nobody
from sim.plan import Plan
from sim.progress import progress_bar
from sim.report import silence
from sim.report.columns import with_ends
from sim.report.csv import write_csv
from sim.report.folder import write_manifest
from sim.report.influence import MOST_TIES, write_influence
from sim.report.page import Section, write_sections
from sim.report.panels import seed_note
from sim.report.tree import cascade_figure
from sim.report.valued import value_figure, words_figure
from sim.study import credited
from sim.study.comparison import Comparison
from sim.study.value import Value, Valued, outcome_of, value
from sim.tasks.inputs import Inputs
from sim.tasks.making import Settings
from sim.tasks.telling import tell
from sim.words import labelled, say

SETTINGS = Valued
"""Who declares the settings of this task."""

_PERSON = ("theory", "id", "name", "contacts", "buys", "approached", "convinced", "credited", *with_ends("value"))

COLUMNS: dict[str, tuple[str, ...]] = {
    "value": _PERSON,
    "non_buyers": _PERSON,
    "cascades": ("theory", "world", "convinced", "trees", "largest", "depth", "virality"),
    "words": ("theory", "day", "words", "earned", "owned", "paid"),
    "credit": ("theory", "archetype", "people", "convinced", *with_ends("credited")),
    "parents": ("theory", "world", "person", "day", "by", "parent", "depth", "size"),
}
"""Names of columns by file, in order; the name only where people have labels, archetypes only where there is a cast."""


def run(settings: Settings) -> None:
    """Try the silence of each person, write a folder, and say what was found.

    Parameters
    ----------
    settings : dict
        From the configs.

    Raises
    ------
    InputError
        If something is wrong with them; nothing is left behind.
    """
    inputs = Inputs.of(settings, SETTINGS)
    choice = _chosen(settings["choice"], inputs.plans)
    if inputs.source.drawn:
        raise InputError(
            f"network is one that is not drawn anew: people are followed through worlds, got {inputs.source.label};"
            " choose another",
            field="network",
        )
    tell(inputs.sentences())
    with inputs.folder() as folder:
        comparison = inputs.compare(plans={choice: inputs.plans[choice]}, worlds=1, looks=1)
        values = _values(comparison, choice, settings["worlds"])
        sections = list(_sections(values, seed_note(comparison)))
        title = say("silence", plan=labelled("strategy", choice))
        about = inputs.about(choice=choice, answer={one.name: one.sentences for one in sections})
        write_sections(title, sections, comparison, about, folder.path)
        _write(values, folder.path)
        write_manifest(folder.path, about)
    tell("", title)
    for section in sections:
        tell("", section.title, *(f"  {line}" for line in section.sentences))
    tell("", seed_note(comparison), "", say("told-report", file=str(folder.name / "report.html")))


def _chosen(choice: str | None, plans: Mapping[str, Plan]) -> str:
    """Return the plan that is looked at."""
    known = [name for name, plan in plans.items() if not isinstance(plan.strategy, Nobody)] or list(plans)
    if choice is not None and choice not in plans:
        hint = did_you_mean(choice, known)
        raise InputError(f"choice is one of {', '.join(known)}; got {choice!r}.{hint}", field="choice")
    return choice or known[0]


def _values(comparison: Comparison, choice: str, worlds: int) -> dict[str, Value]:
    player, found = comparison.player, {}
    with progress_bar(worlds * len(comparison.theories), ranks=False) as progress:
        for theory in comparison.theories:
            outcome = outcome_of(player, theory, choice, worlds)
            found[theory] = value(outcome, engine=player.engine, workers=player.workers, progress=progress)
    return found


def _sections(values: Mapping[str, Value], note: str) -> Iterator[Section]:
    worlds = len(next(iter(values.values())).lost)
    table, said = credited.of_each(values), silence.of_values(values)
    yield Section("value", say("value"), said, table, partial(value_figure, values, note))
    table = credited.of_each(values, "non_buyers")
    yield Section("non_buyers", say("value.non-buyers"), silence.of_non_buyers(values), table)
    table = credited.cascades(values)
    said = silence.of_cascades(values, table)
    yield Section("cascades", say("cascade"), said, table, partial(cascade_figure, values, note))
    if all(credited.ARCHETYPE in one.outcome.people for one in values.values()):
        table = credited.credit(values)
        yield Section("credit", say("credit"), silence.of_credit(table), table)
    table, said = credited.words_by_day(values), silence.of_words(credited.in_all(values))
    yield Section("words", say("words"), said, table, partial(words_figure, table, worlds, note))


def _write(values: Mapping[str, Value], folder: Path) -> None:
    """Write who convinced whom in the world nearest to the mean, as a table and as networks."""
    parents: pd.DataFrame = credited.parents(values)
    write_csv(parents, folder / "parents.csv")
    for theory, one in values.items():
        few = one.outcome.heard.network.m <= MOST_TIES
        write_influence(one.outcome.influence(all_ties=few), folder / f"influence_{theory}")
