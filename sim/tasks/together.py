"""One table of all runs of a sweep with -m, beside their folders."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from sim.ending import kept
from sim.errors import InputError
from sim.report.csv import GERMAN, write_csv, writing
from sim.tasks.output import checked
from sim.whole import whole
from sim.words import say

SUMMARY = "summary.csv"
"""The table of a run that is put together with others."""


class Together:
    """Tables of runs, one below the other.

    Parameters
    ----------
    settings : dict
        Of the first run: the table lies in its output, in its form.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        self._output, self._form = settings.get("output"), str(settings.get("csv"))
        self._began, self._before = datetime.now(), len(kept())
        self._tables: list[pd.DataFrame] = []

    def add(self, special: list[str]) -> None:
        """Add the run that was finished last.

        Parameters
        ----------
        special : list of str
            What is special about it, each ``key=value``.
        """
        folders = kept()[self._before :]
        self._before += len(folders)
        for folder in folders:
            if (folder / SUMMARY).is_file():
                told = dict(one.partition("=")[::2] for one in special)
                german = {"sep": ";", "decimal": ",", "encoding": "utf-8-sig"} if self._form == GERMAN else {}
                table = pd.read_csv(folder / SUMMARY, **german)
                own = {"run": folder.name} | {name: value for name, value in told.items() if name not in table}
                self._tables.append(pd.concat([pd.DataFrame(own, index=table.index), table], axis=1))

    def write(self) -> list[str]:
        """Write the table, whole.

        Returns
        -------
        list of str
            A line that says where it is; none where there are no tables.

        Raises
        ------
        InputError
            If it cannot be written.
        """
        if not self._tables:
            return []
        file: Path = checked(self._output) / f"{self._began:%Y-%m-%d_%H-%M-%S-%f}.csv"
        try:
            with writing(self._form), whole(file) as draft:
                write_csv(pd.concat(self._tables, ignore_index=True), draft)
        except OSError as error:
            raise InputError(
                f"output is a folder that can be written, got {str(file.parent)!r}: {error.strerror}"
            ) from None
        return ["", say("told-together", file=str(file))]
