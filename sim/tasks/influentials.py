"""Were the influentials predictable? How much of who starts big cascades could have been known."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from sim.plan import Plan
from sim.report import advice
from sim.report.columns import with_ends
from sim.report.folder import write_manifest
from sim.report.page import Section, write_sections
from sim.report.panels import seed_note
from sim.report.predictable import influentials_figure
from sim.seeding.random import Random
from sim.study.design import RANDOM
from sim.study.influentials import Sample, influentials
from sim.tasks.inputs import Inputs
from sim.tasks.making import Settings
from sim.tasks.telling import tell
from sim.words import say

SETTINGS = Sample
"""Who declares the settings of this task."""

COLUMNS = {
    "influentials": ("theory", "knowledge", "people", "worlds", *with_ends("explained"), "single", "multiplier"),
}
"""Names of columns by file, in order."""


def run(settings: Settings) -> None:
    """Approach people one by one, write a folder, and say how predictable their cascades were.

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
    tell(inputs.sentences())
    with inputs.folder() as folder:
        one = replace(inputs.campaign, budget=1, money=None)
        plans = {RANDOM: Plan(Random(), address=RANDOM)}
        comparison = inputs.compare(plans=plans, campaign=one, worlds=1, looks=1)
        table = influentials(comparison.player, settings["worlds"], settings["most"])
        said = advice.of_influentials(table)
        draw = partial(influentials_figure, table, comparison.root_seed)
        title = say("influentials")
        section = Section("influentials", title, said, table, draw)
        about = inputs.about(answer={section.name: said})
        write_sections(title, [section], comparison, about, folder.path)
        write_manifest(folder.path, about)
    tell("", section.title, *(f"  {line}" for line in said))
    tell("", seed_note(comparison), "", say("told-report", file=str(folder.name / "report.html")))
