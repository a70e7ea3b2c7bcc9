"""What each worker would do first, done once in the server that forks them: code and sentences are loaded.

No garbage is looked for meanwhile, as there is none; that saves a fifth of the time.
"""

from __future__ import annotations

import gc
from contextlib import suppress


def warm() -> None:
    """Play a comparison that is as small as can be."""
    from sim.networks import Community
    from sim.study.compare import compare
    from sim.sweeps import played

    compare(Community(people=30, circle=5), ["flow"], ["random", "hubs"], 1, worlds=1)
    assert played


gc.disable()
with suppress(Exception):  # whatever is wrong here is told by the worker whose job meets it
    warm()
gc.freeze()
gc.enable()
