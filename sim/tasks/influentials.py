"""Were the influentials predictable? How much of who starts big cascades could have been known."""

from __future__ import annotations

from functools import partial

from sim.report import advice
from sim.report.folder import write_manifest
from sim.report.page import Section, write_sections
from sim.report.worth import influentials_figure
from sim.seeding.random import Random
from sim.study.design import RANDOM
from sim.study.influentials import Sample, influentials
from sim.tasks.inputs import Inputs, Settings
from sim.tasks.telling import say

SETTINGS = Sample
"""Who declares the settings of this task."""


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
    say(inputs.sentences())
    with inputs.folder() as folder:
        comparison = inputs.compare(strategies={RANDOM: Random()}, worlds=1, looks=1)
        table = influentials(comparison.player, settings["worlds"], settings["most"])
        said = advice.of_influentials(table)
        draw = partial(influentials_figure, table, comparison.root_seed)
        title = "Could it have been known who starts big cascades?"
        section = Section("influentials", title, said, table, draw)
        about = inputs.about(answer={section.name: said})
        write_sections(title, [section], comparison, about, folder.path)
        write_manifest(folder.path, about)
    say("", section.title, *(f"  {line}" for line in said))
    say(f"\nRoot seed {comparison.root_seed}.\n\nReport: {folder.name / 'report.html'}")
