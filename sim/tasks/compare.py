"""Compare strategies, and say which plan to choose."""

from __future__ import annotations

from collections.abc import Iterator

from sim.page.html import NAME, write_page
from sim.page.model import model
from sim.page.shown import after
from sim.progress import progress_bar
from sim.report.assumptions import caution
from sim.report.figures import write_figures
from sim.report.folder import write_manifest
from sim.report.html import write_report
from sim.report.invitations import may_tell, write_invitations
from sim.report.lines import ranking
from sim.report.ranking import spending
from sim.report.tables import write_tables
from sim.report.words import answer
from sim.settings import value_of
from sim.study.comparison import Comparison
from sim.study.decide import decide
from sim.study.rules import Rules
from sim.study.worlds import write_worlds
from sim.tasks.inputs import Inputs
from sim.tasks.making import Settings, of_group
from sim.tasks.output import Output
from sim.tasks.telling import tell
from sim.words import labelled, say, titled

SETTINGS = Rules
"""Who declares the settings of this task."""


def run(settings: Settings) -> None:
    """Play a comparison, write its folder, and say which plan to choose.

    Parameters
    ----------
    settings : dict
        From the configs.

    Raises
    ------
    InputError
        If something is wrong with them; nothing is left behind.
    """
    paged, inputs = value_of(Output, "page", settings["page"]), Inputs.of(settings, SETTINGS)
    tell(inputs.sentences())
    with inputs.folder() as folder:
        with progress_bar(settings["worlds"]) as progress:
            comparison = inputs.compare(progress)
            decision = of_group("theory", settings, lambda: decide(comparison, settings["theory"].get("belief")))
        about = inputs.about(answer=answer(decision), strategies=comparison.notes)
        write_tables(decision, folder.path)
        write_worlds(comparison, folder.path)
        write_invitations(decision, folder.path, may_tell(about))
        write_figures(decision, folder.path, inputs.label)
        write_report(decision, about, folder.path)
        if paged:
            write_page(model(comparison.player, inputs.label, after(decision)), folder.path)
        write_manifest(folder.path, about)
    tell(*_told(comparison, about["answer"]), "", say("told-report", file=str(folder.name / "report.html")))
    if paged:
        tell(say("told-page", file=str(folder.name / NAME)))


def _told(comparison: Comparison, sentences: list[str]) -> Iterator[str]:
    for strategy, note in comparison.notes.items():
        if note != say("ranked-exact"):
            yield say("told-strategy", strategy=titled("strategy", strategy, labelled), note=note)
    for match in comparison.matches:
        yield say("told-theory", theory=titled("theory", match.theory, labelled), words=match.words)
    yield say("told-seed", seed=str(comparison.root_seed), spending=spending(comparison))
    yield f"\n{ranking(comparison)}\n"
    yield from sentences
    if said := caution(comparison):
        yield said
