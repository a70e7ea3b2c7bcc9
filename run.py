"""Whom should a campaign approach first? The command line:  python run.py key=value ...  (the same as grapevine)."""

import sys

try:
    from sim.start import start
except KeyboardInterrupt:  # stopped before anybody could listen
    sys.stderr.write("interrupted\n")
    sys.exit(130)

if __name__ == "__main__":
    sys.exit(start())
