"""What is asked of speed: each bar with the limit that physics sets, and what was tried."""

from __future__ import annotations

from dataclasses import dataclass

MET, NOT_MET, UNKNOWN = "met", "not met", "not measured"


@dataclass(frozen=True)
class Bar:
    """A figure and where it has to be.

    Parameters
    ----------
    name : str
        Of the figure.
    part : str
        Of the benchmark that measures it.
    text : str
        What it is.
    bar : float
        The figure has to be at least so high, or at most where `most`.
    unit : str
        Of the figure.
    most : bool
        Whether lower is better.
    """

    name: str
    part: str
    text: str
    bar: float
    unit: str
    most: bool

    def verdict(self, value: float | None) -> str:
        """Return whether a figure reaches the bar.

        Parameters
        ----------
        value : float or None
            What was measured; None where it was not.

        Returns
        -------
        str
            "met", "not met" or "not measured".
        """
        if value is None:
            return UNKNOWN
        return MET if (value <= self.bar if self.most else value >= self.bar) else NOT_MET

    @property
    def asked(self) -> str:
        """The bar in words."""
        return f"at {'most' if self.most else 'least'} {self.bar:g} {self.unit}"


def _least(name: str, part: str, text: str, bar: float, unit: str) -> Bar:
    return Bar(name, part, text, bar, unit, False)


def _most(name: str, part: str, text: str, bar: float, unit: str) -> Bar:
    return Bar(name, part, text, bar, unit, True)


CYNETDIFF, FIRST, NDLIB = "x CyNetDiff", "x version 0.1.0", "x NDlib"

BARS = [
    _least("ic one", "cascades", "independent cascade, p = 0.08, one strategy", 7, CYNETDIFF),
    _least("ic eight", "cascades", "the same, each of eight strategies", 20, CYNETDIFF),
    _most("ic small", "cascades", "independent cascade, p = 0.01, a world", 20, "us"),
    _least("lt 10", "cascades", "linear threshold, 10 people approached", 3, CYNETDIFF),
    _least("lt 10000", "cascades", "linear threshold, 10,000 people approached", 11, CYNETDIFF),
    _least("lt 30000", "cascades", "linear threshold, 30,000 people approached", 9, CYNETDIFF),
    _least("flow one", "theories", "flow, one strategy", 8, FIRST),
    _least("flow eight", "theories", "flow, each of eight", 6.5, FIRST),
    _least("key one", "theories", "key person, one strategy", 4, FIRST),
    _least("key eight", "theories", "key person, each of eight", 3, FIRST),
    _most("others", "theories", "the slowest of the other theories, for a tie of those convinced", 1, "x flow"),
    _most("two", "theories", "two strategies, the theory that is slowest at it", 1.5, "x one strategy"),
    _most("eight", "theories", "eight strategies, the theory that is slowest at it", 4, "x one strategy"),
    _most("off", "mechanisms", "a mechanism that is off", 1.03, "x plain play"),
    _most("on", "mechanisms", "the mechanism that costs most", 2, "x plain play"),
    _least("ndlib", "agents", "independent cascade, 10,000 people, 100,000 ties", 500, NDLIB),
    _most("large memory", "large", "1,000,000 people, 10,000,000 ties, 8 strategies, both theories", 1.5, "GiB"),
    _most("large time", "large", "the same, time for a tie", 3, "x at a tenth of the size"),
    _least("threads", "threads", "two threads, flow", 1.8, "x one"),
    _most("lastfm", "real", "lastfm_asia, 15 strategies, 512 worlds, both theories, `run.py`", 10, "s"),
    _most("epinions", "real", "epinions, 12 strategies, 512 worlds, `run.py`", 60, "s"),
    _most("bridges small", "rankings", "bridges, 8,000 people, 40,000 ties", 1, "s"),
    _most("bridges large", "rankings", "bridges, 100,000 people, 1,000,000 ties", 30, "s"),
    _most("verdict", "start", "the default run, second start", 4, "s"),
    _most("start-up", "start", "the default run with two worlds, one theory and no figures", 1, "s"),
    _most("help", "start", "--help", 0.5, "s"),
    _most("error", "start", "an error", 0.5, "s"),
    _most(
        "greedy",
        "greedy",
        "NetHEPT, weighted cascade, 50 people: the fastest of greedy and ris that is close enough",
        5,
        "s",
    ),
    _least("greedy spread", "greedy", "its spread, against 965.5 of another program", 0.995, "x"),
]
PARTS = (*dict.fromkeys(one.part for one in BARS), "sizes")

LIMITS = {
    "ic one": "2,000,000 numbers take 0.5 ms to draw",
    "ic eight": "103,000 ties are heard, each by somebody elsewhere in memory: 0.5 ms at 5 ns each",
    "ic small": "240 ties are looked at, which takes 2 us; clearing a word for each of 100,000 people takes 10",
    "lt 10": "100,000 thresholds are drawn and compared: 0.1 ms",
    "lt 10000": "all ties of those convinced are heard, each by somebody elsewhere in memory",
    "flow one": "all live ties are written down, entered on their day, and read again",
    "flow eight": "all live ties of those convinced are entered and read again",
    "key one": "2,000,000 numbers take 0.5 ms to draw, 400,000 live ties are found",
    "eight": "one world is drawn, eight campaigns are played",
    "large memory": "a tie is 4 bytes of listener and 8 of weight, there and back; its number is 4, and a live tie 4",
    "large time": "what people need is 2 MB, beyond the nearest caches",
    "threads": "two cores share one memory",
    "bridges small": "a walk from each of 1,000 people looks at each tie once",
    "help": "Python takes 0.02 s, NumPy 0.1",
}
"""What cannot be had more cheaply, by the name of the bar."""

REASONS = {
    "others": "Bass takes 135 ns a tie, all others 3 to 7",
    "lastfm": "betweenness takes 2.4 s, bridges 3.2, starting 3.5",
    "verdict": "a third of it is starting",
    "start-up": "1.1 s are imports of the study, its tables and its report",
}
"""Why a bar is not met, where it is not."""

TRIED = [
    (
        "cascades",
        "a cheap hash instead of Philox (0.2 ns a number faster, and neighbours are less surely independent);"
        " Philox4x64-10 (3.7 ns a tie); 64 worlds or strategies as the bits of one word (twice as slow, as strategies"
        " reach people on different days)",
    ),
    (
        "flow, key person",
        "the day of hearing in a loop of floating-point numbers (18 ns a tie; a table of whole numbers takes 0.2); C"
        " with AVX-512 (no faster for flow); a linked list of speakers under their next due day; all active speakers"
        " each day; live ties sorted by day (the sort takes longer than the campaign)",
    ),
    ("threads", "processes, which copy the network"),
    ("bridges", "a shorter way for people behind whom nobody is (no faster)"),
]
"""What was tried and rejected, by the figures that it is about."""
