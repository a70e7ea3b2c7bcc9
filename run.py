"""Whom should a campaign approach first? The command line:  python run.py key=value ..."""

from __future__ import annotations

import sys

from sim.tasks.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
