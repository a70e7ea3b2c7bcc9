"""How far a run has come, where somebody looks on."""

from __future__ import annotations

import threading
import time
from typing import Any, NamedTuple

from tqdm import tqdm

from sim.ending import check
from sim.errors import harmless
from sim.words import label, say

WAIT, OFTEN = 1.5, 0.2
"""Seconds after which a ranking counts as long, and after which its bar moves (chosen)."""

_IN_THE_SAME_LINE = {"position": 0, "delay": 1e-9}
"""Takes the place of a bar that is there already, and shows nothing before there is something to say."""


class _Pace(NamedTuple):
    """How far one ranking is, in 0 ... 1, and how many seconds are left."""

    name: str
    people: int
    share: float
    left: float

    def sentence(self) -> str:
        whom, share = label("strategy", self.name), say("percent", number=str(int(100 * self.share)))
        left = duration(self.left)
        return harmless(say("bar-pace", strategy=whom, percent=share, people=int(self.people), time=left))


class RankingBar:
    """Shows of all rankings that go on the one that takes longest; gone when they are done.

    It may be called from several threads. As a context, it leaves nothing on the terminal.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._began: dict[tuple[int, str], float] = {}
        self._paces: dict[tuple[int, str], _Pace] = {}
        self._bar: Any = None
        self._moved = 0.0

    def __enter__(self) -> RankingBar:
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._began.clear()
            self._paces.clear()
            self._hide()

    def __call__(self, name: str, people: int, done: int, total: int) -> None:
        """Take note of how far a ranking is.

        Parameters
        ----------
        name : str
            What it ranks by.
        people : int
            How many are ranked.
        done, total : int
            Steps, 0 or more; the first 0 begins anew.

        Raises
        ------
        Stopped
            If the run was asked to end.
        """
        check()
        now, key = time.monotonic(), (threading.get_ident(), name)
        with self._lock:
            if done == 0 or key not in self._began:
                self._began[key] = now
            elif done < total:
                seconds = now - self._began[key]
                self._paces[key] = _Pace(name, people, done / total, seconds * (total - done) / done)
                if seconds >= WAIT and now - self._moved >= OFTEN:
                    self._move(now)
            if done >= total:
                del self._began[key]
                self._paces.pop(key, None)
                if not self._paces:
                    self._hide()

    def _move(self, now: float) -> None:
        slowest = max(self._paces.values(), key=lambda pace: pace.left)
        if self._bar is None:
            self._bar = tqdm(total=1.0, bar_format="{desc} |{bar}|", disable=None, leave=False, **_IN_THE_SAME_LINE)
        self._bar.set_description_str(slowest.sentence(), refresh=False)
        self._bar.n, self._moved = slowest.share, now
        self._bar.refresh()

    def _hide(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


def duration(seconds: float) -> str:
    """Return a time in the largest unit of which it has two at least.

    Parameters
    ----------
    seconds : float
        0 or more.

    Returns
    -------
    str
        Rounded up.

    Examples
    --------
    >>> duration(0.2), duration(119), duration(121), duration(7201)
    ('1 s', '119 s', '3 min', '3 h')
    """
    for unit, size in (("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * size:
            return say(f"duration-{unit}", count=-int(-seconds // size))
    return say("duration-seconds", count=max(-int(-seconds // 1), 1))
