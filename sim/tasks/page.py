"""Write a page for a browser, on which the same people are seen twice."""

from __future__ import annotations

from sim.page.html import NAME, write_page
from sim.page.model import model
from sim.page.shown import Shown, begin
from sim.report.folder import write_manifest
from sim.tasks.inputs import Inputs
from sim.tasks.making import Settings
from sim.tasks.telling import tell
from sim.words import say

SETTINGS = Shown
"""Who declares the settings of this task."""


def run(settings: Settings) -> None:
    """Rank people, write the page, and say where it is.

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
        comparison = inputs.compare(worlds=settings["worlds_per_network"], looks=1)
        shown = begin(comparison, *(settings[name] for name in ("left", "right", "lessons")))
        write_page(model(comparison.player, inputs.label, shown), folder.path)
        write_manifest(folder.path, inputs.about())
    tell("", say("told-page", file=str(folder.name / NAME)))
