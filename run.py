"""Whom should a campaign approach first? The command line:  python run.py key=value ..."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

STOPS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""What ends a run early."""


def _stop(number: int, _frame: FrameType | None) -> None:
    os.write(2, b"interrupted\n")
    os._exit(128 + number)


def _listen(answer: object) -> None:
    for number in STOPS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, answer)  # type: ignore[arg-type]


def main() -> int:
    """Run the command; whoever stops it while it is imported, or when it has ended, sees no traceback.

    Returns
    -------
    int
        Exit code.
    """
    _listen(_stop)
    from sim.tasks.command import main as command

    code = command(sys.argv[1:])
    _listen(signal.SIG_IGN)
    return code


if __name__ == "__main__":
    sys.exit(main())
