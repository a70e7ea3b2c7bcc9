"""The machine a command runs on, as far as it could get in the way."""

from __future__ import annotations

import logging
import os
import sys


def prepare() -> None:
    """Open streams that were closed, and draw as if nobody had set matplotlib up."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:  # the next file to be opened would take its place
            os.open(os.devnull, os.O_RDWR)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    os.environ["MPLBACKEND"] = "agg"  # a notebook hands down its own, which may not be there
    os.environ["MATPLOTLIBRC"] = os.devnull
    logging.getLogger("matplotlib").setLevel(logging.CRITICAL)  # one in the working folder is read all the same
