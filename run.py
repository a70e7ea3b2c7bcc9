"""Whom should a campaign approach first? The command line:  python run.py key=value ...  (the same as grapevine)."""

import sys

from sim.command import start

if __name__ == "__main__":
    sys.exit(start())
