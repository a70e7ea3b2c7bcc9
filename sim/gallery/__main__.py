"""Run the gallery without the command line of the project: `python -m sim.gallery NAME SIZE`."""

from __future__ import annotations

import os
import sys

from sim.gallery.command import gallery

if __name__ == "__main__":
    name, size = [*sys.argv[1:], *["all", "smoke"][len(sys.argv) - 1 :]][:2]
    gallery(name.split(",") if name != "all" else "all", size, workers=os.cpu_count() or 1)
