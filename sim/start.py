"""Where the command begins: who stops it while it is loaded, or when it has ended, sees one word and no traceback.

Nothing that takes time is imported before somebody listens.
"""

from __future__ import annotations

import os
import signal
import sys

STOPS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""What ends a run early."""


def start() -> int:
    """Run the command as it was typed.

    Returns
    -------
    int
        Exit code, as of `sim.command.main`.
    """
    _listen(_stop)
    from sim.command import main

    code = main(sys.argv[1:])
    _listen(signal.SIG_IGN)
    return code


def _stop(number: int, _frame: object) -> None:
    os.write(2, b"interrupted\n")
    os._exit(128 + number)


def _listen(answer: object) -> None:
    for number in STOPS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, answer)  # type: ignore[arg-type]
