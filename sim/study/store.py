"""What has been worked out already: rankings of people, and runs of blocks of worlds."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np

from sim.errors import InputError
from sim.identity import digest
from sim.reading import path_of
from sim.seeding.base import Ranking
from sim.study.runs import Runs
from sim.whole import whole

KEPT = 256
"""Rankings that are kept, the latest ones."""


class Store:
    """Rankings in memory, by all they depend on; runs in a folder, if there is one.

    A unit of work is a design and a range of blocks. Who asks for one that has been played gets the same
    numbers without playing, in this program or in a later one.

    Parameters
    ----------
    folder : path or None
        Where runs lie, a file each, made if it is not there; None keeps none.

    Raises
    ------
    InputError
        If it is no folder that can be written to.
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        self.folder = None if folder is None else _folder(folder)
        self._rankings: OrderedDict[str, Ranking] = OrderedDict()
        self._lock = threading.Lock()

    def __reduce__(self) -> tuple[type[Store], tuple[Path | None]]:
        return Store, (self.folder,)

    def ranking(self, key: str, make: Callable[[], Ranking]) -> Ranking:
        """Return a ranking, made now if it is not known.

        Parameters
        ----------
        key : str
            All that it depends on.
        make : callable
            Called without arguments to make the ranking.

        Returns
        -------
        Ranking
            Equal to a new one.
        """
        short = digest(key.encode("utf-8", "backslashreplace"))
        with self._lock:
            known = self._rankings.get(short)
        made = known or make()
        with self._lock:
            self._rankings[short] = made
            self._rankings.move_to_end(short)
            while len(self._rankings) > KEPT:
                self._rankings.popitem(last=False)
        return made

    def runs(self, unit: str, play: Callable[[], Runs]) -> Runs:
        """Return the runs of a unit of work, played now if they are not known.

        Parameters
        ----------
        unit : str
            The design's key, and which blocks.
        play : callable
            Called without arguments to play the unit.

        Returns
        -------
        Runs
            Equal to new ones. A file that cannot be read is made anew.
        """
        if self.folder is None:
            return play()
        file = self.folder / f"{digest(unit.encode())}.npz"
        if file.is_file():
            # whatever is wrong with a file, it is made anew
            with suppress(Exception), file.open("rb") as kept, np.load(kept, allow_pickle=False) as arrays:
                return Runs.of_arrays(dict(arrays))
        runs = play()
        with whole(file) as draft, draft.open("wb") as part:
            np.savez(part, **runs.arrays)  # type: ignore[arg-type]
        return runs


def _folder(given: str | Path) -> Path:
    folder = path_of("folder", given)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"folder is one that can be written to, got {str(given)!r}: {error.strerror}") from None
    return folder
