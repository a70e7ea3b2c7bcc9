"""Settings of what is learnt from past campaigns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sim.settings import Checked, setting


@dataclass(frozen=True)
class Campaigns(Checked):
    """Past campaigns, as settings.

    Parameters
    ----------
    days, group, until
        As in `sim.calibrate`.
    """

    days: Any = setting(text="file with columns id and day, as in calibrate.days=adoption.csv; or a list of files")
    group: Any = setting(
        None,
        kind="other",
        text="column of villages, towns, departments ... with a pressure of their own",
        also={None: ""},
    )
    until: int | None = setting(
        None, low=-1_000_000, high=1_000_000, text="last day that was observed", also={None: "the last in the file"}
    )
