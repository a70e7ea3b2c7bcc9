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
        Exit code; 2 with one line where what the program needs cannot be loaded.
    """
    _listen(_stop)
    try:
        from sim.tasks.command import main as command
    except Exception as error:  # a package is missing, or the surroundings tell one what it cannot bear
        said = " ".join(str(error).split())[:500]
        os.write(2, f"error: the program cannot be loaded here: {type(error).__name__}: {said}\n".encode())
        return 2
    code = command(sys.argv[1:])
    _listen(signal.SIG_IGN)
    return code


if __name__ == "__main__":
    sys.exit(main())
