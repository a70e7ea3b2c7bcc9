"""Take times of the product and its peers, and say which bars are met.

python -m experiments.speed [--only PART ...] [--small] [--peers FOLDER]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from experiments.speed import plays, whole
from experiments.speed.bars import BARS, PARTS
from experiments.speed.page import draw, page, shown
from experiments.speed.peers import ROOT, Peers
from experiments.speed.record import add, read

RUN: dict[str, Callable[[Peers, bool], plays.Figures]] = {
    "cascades": plays.cascades,
    "theories": plays.theories,
    "mechanisms": plays.mechanisms,
    "agents": plays.agents,
    "large": whole.large,
    "threads": whole.threads,
    "real": whole.real,
    "rankings": whole.rankings,
    "start": whole.start,
    "greedy": whole.greedy,
    "sizes": plays.sizes,
}
PAGE, PICTURE = ROOT / "docs" / "performance.md", ROOT / "docs" / "performance.png"


def main(arguments: list[str] | None = None) -> int:
    """Measure, print and record.

    Parameters
    ----------
    arguments : list of str, optional
        Of the command line.

    Returns
    -------
    int
        0 also where bars are not met: this is no test.
    """
    asked = _parser().parse_args(arguments)
    figures: dict[str, float | None] = {}
    with _folder(asked.peers) as folder:
        peers = Peers(folder).install()
        for name, why in peers.missing.items():
            print(f"{name} is left out: {why}", file=sys.stderr)
        for part in asked.only or PARTS:
            for name, value in RUN[part](peers, asked.small):
                figures[name] = value
                print(f"{part}: {name} {shown(value)}", file=sys.stderr, flush=True)
    for bar in BARS:
        if bar.part in (asked.only or PARTS):
            value = figures.get(bar.name)
            print(f"{bar.verdict(value)}: {bar.text}: {shown(value)} ({bar.asked})")
    if not asked.small:
        add(figures, time.strftime("%Y-%m-%d"))
        write()
    return 0


def write() -> None:
    """Write the page and its picture from the record."""
    PAGE.write_text(page(read()), encoding="utf-8")
    draw(read(), PICTURE)


def _parser() -> argparse.ArgumentParser:
    says = "Take times of the product and its peers, and say which bars are met."
    parser = argparse.ArgumentParser(prog="python -m experiments.speed", description=says)
    parser.add_argument("--only", nargs="+", choices=PARTS, help="parts to run")
    parser.add_argument("--small", action="store_true", help="small networks, nothing is written")
    parser.add_argument("--peers", type=Path, help="folder to keep peers in; by default they are installed anew")
    return parser


@contextmanager
def _folder(given: Path | None) -> Iterator[Path]:
    if given is None:
        with tempfile.TemporaryDirectory() as fresh:
            yield Path(fresh)
    else:
        given.mkdir(parents=True, exist_ok=True)
        yield given.resolve()


if __name__ == "__main__":
    sys.exit(main())
