"""What is it worth: more or fewer people, the map, a broadcast; and what the verdict depends on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sim.errors import InputError, did_you_mean
from sim.report import advice
from sim.report.folder import write_manifest
from sim.report.page import Section, write_sections
from sim.report.ranking import outlay
from sim.report.spelling import plain
from sim.report.worth import broadcast_figure, broadcast_sentences, budget_figure, tornado_figure
from sim.seeding.random import Random
from sim.study.comparison import Comparison
from sim.study.decide import decide
from sim.study.design import RANDOM
from sim.study.map_worth import map_worth
from sim.study.tornado import rival_of, tornado
from sim.study.worth import Sweeps, break_even, broadcast_sweep, budget_sweep
from sim.tasks.bars import progress_bar
from sim.tasks.inputs import Inputs, Settings
from sim.tasks.telling import say

SETTINGS = Sweeps
"""Who declares the settings of this task."""


def run(settings: Settings) -> None:
    """Sweep budgets, broadcasts and assumptions, write a folder, and say what was found.

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
    inputs.strategies.setdefault(RANDOM, Random())
    say(inputs.sentences())
    with inputs.folder() as folder:
        with progress_bar(settings["worlds"]) as progress:
            comparison = inputs.compare(progress)
        choice = _choice(comparison, settings["choice"])
        sections = list(_sections(comparison, settings, choice))
        answer = {one.name: one.sentences for one in sections}
        about = inputs.about(choice=choice, answer=answer, strategies=comparison.notes)
        write_sections(f"What {plain(choice)} is worth: {outlay(comparison)}", sections, comparison, about, folder.path)
        write_manifest(folder.path, about)
    for section in sections:
        say("", section.title, *(f"  {line}" for line in section.sentences))
    say(f"\nRoot seed {comparison.root_seed}; {outlay(comparison)}.\n\nReport: {folder.name / 'report.html'}")


def _choice(comparison: Comparison, given: str | None) -> str:
    if given is None:
        return decide(comparison).choice
    if given not in comparison.strategies:
        known = ", ".join(comparison.strategies)
        raise InputError(
            f"choice is one of {known}; got {given!r}.{did_you_mean(str(given), comparison.strategies)}", field="choice"
        )
    return given


def _sections(comparison: Comparison, settings: Settings, choice: str) -> Iterator[Section]:
    sweep = budget_sweep(comparison, settings["budgets"])
    said = advice.of_budget(comparison, sweep, choice)
    yield Section("budget", "What does a larger budget bring?", said, sweep, partial(budget_figure, comparison, sweep))
    if comparison.design.campaign.revenue > 0:
        even = break_even(sweep)
        yield Section("break_even", "Where does it pay?", advice.of_profit(comparison, sweep, even, choice), even)
    table = map_worth(comparison)
    yield Section("map", "Is the network map worth its price?", advice.of_map(comparison, table), table)
    sweep = broadcast_sweep(comparison, settings["broadcasts"])
    title = "Where does a choice of people lose its edge?"
    said = [] if choice == RANDOM else broadcast_sentences(sweep, choice)
    yield Section("broadcast", title, said, sweep, partial(broadcast_figure, comparison, sweep))
    rival = rival_of(comparison, choice)
    if rival is not None:
        table = tornado(comparison, choice, rival)
        said = advice.of_assumptions(table, choice, rival)
        draw = partial(tornado_figure, comparison, table, choice, rival)
        yield Section("assumptions", "Which assumptions does the verdict depend on?", said, table, draw)
