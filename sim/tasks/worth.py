"""Whether the choice still holds: at other budgets, without the map, beside a broadcast, if assumptions change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from sim.errors import InputError, did_you_mean
from sim.nobody import Nobody
from sim.plan import Plan
from sim.progress import progress_bar
from sim.report import advice
from sim.report.columns import with_ends
from sim.report.folder import write_manifest
from sim.report.page import Section, write_sections
from sim.report.panels import seed_note
from sim.report.ranking import spending
from sim.report.sweeps import broadcast_figure, broadcast_sentences, budget_figure
from sim.report.tornado import tornado_figure
from sim.seeding.random import Random
from sim.study.budgets import break_even, budget_sweep
from sim.study.comparison import Comparison
from sim.study.decide import decide
from sim.study.design import RANDOM
from sim.study.map_worth import map_worth
from sim.study.one_plan import alone
from sim.study.tornado import rival_of, tornado
from sim.study.worth import Sweeps, broadcast_sweep
from sim.tasks.inputs import Inputs
from sim.tasks.making import Settings
from sim.tasks.telling import tell
from sim.words import labelled, say

SETTINGS = Sweeps
"""Who declares the settings of this task."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "budget": (
        *("theory", "strategy", "budget", *with_ends("goal"), *with_ends("marginal"), *with_ends("profit")),
        *("approached", "cost", *with_ends("won"), *with_ends("cost_per_won"), *with_ends("break_even")),
    ),
    "break_even": ("theory", "strategy", "best_budget", *with_ends("profit"), "pays_from", "pays_to"),
    "map": ("theory", "strategy", "goal", "budget", *with_ends("extra"), "saved"),
    "broadcast": ("theory", "strategy", "broadcast", "horizon", *with_ends("goal"), *with_ends("edge"), "verdict"),
    "assumptions": ("theory", "assumption", "key", "side", "setting", *with_ends("lead"), "verdict", "best"),
}
"""Names of columns by file, in order; what is won only where plans are compared."""


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
    own = any(plan.address is None for plan in inputs.plans.values())
    if not own:
        inputs.plans.setdefault(RANDOM, Plan(Random(), address=RANDOM))
    _check(settings["choice"], inputs.plans)
    if own and settings["choice"] is not None:
        inputs = replace(inputs, plans={settings["choice"]: inputs.plans[settings["choice"]]})
    tell(inputs.sentences())
    with inputs.folder() as folder:
        with progress_bar(settings["worlds"]) as progress:
            comparison = inputs.compare(progress)
        choice = settings["choice"] or decide(comparison).choice
        _check(choice, inputs.plans)
        comparison = alone(comparison, choice) if own else comparison
        sections = list(_sections(comparison, settings, choice, f"plans.{choice}" if own else "campaign"))
        answer = {one.name: one.sentences for one in sections}
        about = inputs.about(choice=choice, answer=answer, strategies=comparison.notes)
        title = say("sweeps", plan=labelled("strategy", choice), spending=spending(comparison))
        write_sections(title, sections, comparison, about, folder.path)
        write_manifest(folder.path, about)
    tell("", title)
    for section in sections:
        tell("", section.title, *(f"  {line}" for line in section.sentences))
    tell("", seed_note(comparison), "", say("told-report", file=str(folder.name / "report.html")))


def _check(choice: str | None, plans: Mapping[str, Plan]) -> None:
    """Refuse a plan that there is not, or of which there is nothing to vary."""
    known = [name for name, plan in plans.items() if not isinstance(plan.strategy, Nobody)]
    if choice is None or choice in known:
        return
    if choice in plans:
        raise InputError(
            f"choice is a plan that approaches somebody ({', '.join(known)}), got {choice!r}", field="choice"
        )
    hint = did_you_mean(str(choice), known)
    raise InputError(f"choice is one of {', '.join(known)}; got {choice!r}.{hint}", field="choice")


def _sections(comparison: Comparison, settings: Settings, choice: str, home: str) -> Iterator[Section]:
    """Yield what is asked of a plan whose settings stand below a home on the command line."""
    sweep = budget_sweep(comparison, settings["budgets"])
    said = [*advice.of_budget(comparison, sweep, choice), *advice.of_costs(comparison, sweep, choice)]
    yield Section("budget", say("sweep-budget"), said, sweep, partial(budget_figure, comparison, sweep, home))
    if comparison.design.campaign.revenue > 0:
        even = break_even(sweep)
        yield Section("break_even", say("sweep-profit"), advice.of_profit(comparison, sweep, even, choice), even)
    table = map_worth(comparison)
    yield Section("map", say("sweep-map"), advice.of_map(comparison, table), table)
    sweep = broadcast_sweep(comparison, settings["broadcasts"])
    said = [] if choice == RANDOM else broadcast_sentences(sweep, choice)
    yield Section("broadcast", say("sweep-broadcast"), said, sweep, partial(broadcast_figure, comparison, sweep))
    rival = rival_of(comparison, choice)
    if rival is not None:
        table = tornado(comparison, choice, rival, home)
        said = advice.of_assumptions(comparison, table, choice, rival)
        draw = partial(tornado_figure, comparison, table, choice, rival)
        yield Section("assumptions", say("sweep-assumptions"), said, table, draw)
