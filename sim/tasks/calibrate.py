"""Which theory do past campaigns speak for? Weights, guards, and what was learnt as a scenario."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from sim.errors import InputError
from sim.learning.band import CONVINCES
from sim.learning.calibrate import STEPS, calibrate
from sim.learning.calibration import Calibration
from sim.learning.settings import Campaigns
from sim.progress import progress_bar
from sim.report import learnt
from sim.report.columns import with_ends
from sim.report.folder import write_manifest
from sim.report.learnt_page import write_learnt
from sim.report.lines import table
from sim.report.redo import presentable
from sim.settings import Checked, filled, setting, settings_of
from sim.tasks.inputs import Inputs
from sim.tasks.making import Settings, of_group
from sim.tasks.privacy import hashes
from sim.tasks.redoing import write_scenario
from sim.tasks.telling import tell
from sim.words import say


@dataclass(frozen=True)
class Asked(Checked):
    """The settings of this task stand in a group of their own.

    Parameters
    ----------
    calibrate : mapping
        Settings of `Campaigns`, by name.
    """

    calibrate: Any = setting(kind="other", text="settings of past campaigns")


SETTINGS = Asked
"""Who declares the settings of this task."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "weights": (
        *("theory", "weight", "belief", "score", *with_ends("behind"), "settled", "inside", "gain", "gain_by_group"),
    ),
    "settings": ("theory", "setting", "best", "low", "high"),
    "band": ("theory", "day", "observed", "low", "middle", "high"),
}
"""Names of columns by file, in order."""

FITTED = "fitted.yaml"
"""Name of the scenario with the settings that were learnt."""


def run(settings: Settings) -> None:
    """Hold observed days against theories, write a folder, and say what can be learnt.

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
    given = of_group("calibrate", settings, lambda: filled(Campaigns, "calibrate", settings["calibrate"]))
    _check(settings)
    tell(inputs.sentences())
    with inputs.folder() as folder:
        with progress_bar((len(inputs.theories) + 1) * STEPS, ranks=False) as progress:
            found = of_group("calibrate", settings, lambda: _found(inputs, given, progress))
        about = inputs.about(conclusion=found.conclusion, answer=learnt.findings(found))
        write_learnt(found, about, presentable(inputs.settings), folder.path)
        if found.belief is not None:
            write_scenario(folder.path, fitted_settings(inputs.settings, found), FITTED, "fitted")
        write_manifest(folder.path, about)
    parts = [
        table(learnt.head(), learnt.rows(found)) + "\n",
        *learnt.findings(found),
        *learnt.weights(found),
        *learnt.guards(found),
    ]
    tell("", *parts, *learnt.fits(found))
    if found.belief is not None:
        tell("", say("learnt-next", scenario=str(folder.name / FITTED), weights=str(folder.name / "weights.csv")))
    tell("", say("told-report", file=str(folder.name / "report.html")))


def _check(settings: Settings) -> None:
    """Refuse what changes days in a way that is not learnt from."""
    if hashes(settings):
        raise InputError("calibrate.days holds ids as they are, got network.hash_ids; leave it out")
    recommend = settings["campaign"].get("recommend", 1.0)
    if recommend != 1.0:
        raise InputError(
            f"campaign.recommend is 1 where days are learnt from (who stays silent is silent to all), got {recommend:g}"
        )


def _found(inputs: Inputs, given: Campaigns, progress: Any) -> Calibration:
    days = given.days if isinstance(given.days, list) else [given.days]
    return calibrate(
        inputs.network,
        [Path(one) for one in days],
        inputs.theories,
        group=given.group,
        until=given.until,
        people=inputs.everybody,
        root_seed=inputs.settings["root_seed"],
        progress=progress,
    )


def fitted_settings(settings: Settings, found: Calibration) -> Settings:
    """Return the settings of a comparison in which theories are as they were learnt.

    Parameters
    ----------
    settings : dict
        Of the run.
    found : Calibration
        What past campaigns say.

    Returns
    -------
    dict
        Beside the theories, pressure from outside as it was, and the last observed day as a horizon if there is none.
    """
    theories = dict(settings["theory"])
    for one in found.theories:
        own = one.fit.with_values(one.fit.best)
        learnt_values = {name: _plain(getattr(own, name)) for name in settings_of(type(own)) if name in _learnt(own)}
        theories[one.name] = {**theories[one.name], **learnt_values}
    campaign = dict(settings["campaign"])
    if campaign["horizon"] is None:
        campaign["horizon"] = max(one.last for one in found.past.parts)
    sent = {**settings["mechanism"].get("broadcast", {}), "chance": _round(found.pressure), "worth": CONVINCES}
    rest = {name: value for name, value in settings.items() if name != "calibrate"}
    mechanisms = {**settings["mechanism"], "broadcast": sent}
    return rest | {"task": "compare", "theory": theories, "campaign": campaign, "mechanism": mechanisms}


def _learnt(theory: Any) -> set[str]:
    return {*theory.learns, *([theory.outside] if theory.outside else [])}


def _plain(value: Any) -> Any:
    """Return a value as it is written in a file of settings."""
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    return _round(float(value)) if isinstance(value, (float, Fraction)) else value


def _round(value: float) -> float:
    """Return a number with the digits that can be known of it."""
    return float(f"{value:.4g}")
