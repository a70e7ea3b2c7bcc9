"""Write docs/SCALE.md: ``python -m experiments.scale``.

Costs are measured on this machine, in processes of their own: four minutes of one processor. The schedule is checked
where dask is installed, as by ``pip install 'grapevine-sim[cluster]'``; else the page says that it was not.
"""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from experiments.scale.measured import Costs, costs
from experiments.scale.page import page
from experiments.scale.schedule import Checked, makespan, played
from sim.errors import InputError
from sim.pools import LOCAL, cluster

ROOT = Path(__file__).parent.parent.parent
SMALL, LARGE = 100_000, 500_000
"""People of the networks that are measured."""

WORKERS = 6
"""Of the local cluster; they only sleep, so that it matters little how many processors there are."""


_BRIEF = 0.2


def measured() -> Costs:
    """Return what play costs; memory at its peak from the difference between two sizes.

    Returns
    -------
    Costs
        Of the larger network.
    """
    small, large = (_in_a_process(people) for people in (SMALL, LARGE))
    grown = (large.peak * large.ties - small.peak * small.ties) / (large.ties - small.ties)
    return Costs(**vars(large) | {"peak": grown})


def _in_a_process(people: int) -> Costs:
    asked = [sys.executable, "-m", "experiments.scale", str(people)]
    told = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return Costs(**json.loads(told))


def checked() -> list[Checked] | None:
    """Return how long studies of sleeping parts take on a local cluster, and by the simulation.

    Returns
    -------
    list of Checked or None
        None where dask is not installed.
    """
    generator = np.random.default_rng(0)
    drawn = {
        "600 parts of 0.3 s": np.full(600, 0.3),
        "300 parts of 0.02 to 2 s": generator.uniform(0.02, 2.0, 300),
        "13 parts of 1 s": np.full(13, 1.0),
        "60 parts, two in three short": np.where(generator.random(60) < 0.66, 0.1, 3.0),
    }
    kinds = {name: own.tolist() for name, own in drawn.items()}
    try:
        with cluster(LOCAL, WORKERS) as pool:
            played([0.01] * 4 * WORKERS, pool, time.sleep)
            handing = min(played([0.0] * 600, pool) for _ in range(3)) / 600
            lasting = min(played([_BRIEF] * 40 * WORKERS, pool) for _ in range(3)) / 40
            cost = handing, max(lasting - _BRIEF - handing, 0.0)
            return [
                Checked(name, WORKERS, makespan(own, WORKERS, cost[0], between=cost[1]), played(own, pool), *cost)
                for name, own in kinds.items()
            ]
    except InputError:
        return None


def main() -> None:
    """Measure, simulate and write the page; with a number of people, measure these and print it."""
    if len(sys.argv) > 1:
        print(json.dumps(vars(costs(int(sys.argv[1])))))
        return
    machine = f"{_processor()}, Python {platform.python_version()}"
    (ROOT / "docs" / "SCALE.md").write_text(page(measured(), checked(), machine), encoding="utf-8")


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


if __name__ == "__main__":
    main()
