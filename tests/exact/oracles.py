"""Exact answers on small networks, written from the definitions and without the simulator.

Networks are lists of arcs (u, v): v hears u. A *rule* gives, for each person, whether the
set of sources heard convinces.
"""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

from experiments.exact import live_edge_mean, spread

__all__ = ["live_edge_mean", "spread"]


def linear_threshold_mean(n, arcs, weight, seeds):
    """Return the exact expected reach under linear threshold.

    Equivalent live-edge process (Kempe, Kleinberg & Tardos 2003, theorem 2.5): everybody
    picks one source with a chance in proportion to its weight.
    """
    sources = [[arc for arc in arcs if arc[1] == v] for v in range(n)]
    total = 0.0
    for picks in itertools.product(*(one or [None] for one in sources)):
        live = [arc for arc in picks if arc]
        chance = math.prod(weight[arc] / sum(weight[other] for other in sources[arc[1]]) for arc in live)
        total += chance * sum(day >= 0 for day in spread(n, live, seeds, lambda v, heard: bool(heard)))
    return total


def linear_influence_mean(n, arcs, weight, seeds):
    """Return the exact expected reach where weights are influences: everybody picks one source, or none."""
    sources = [[arc for arc in arcs if arc[1] == v] for v in range(n)]
    total = 0.0
    for picks in itertools.product(*([None, *one] for one in sources)):
        chances = [
            weight[arc] if arc else 1 - sum(weight[other] for other in sources[v]) for v, arc in enumerate(picks)
        ]
        live = [arc for arc in picks if arc]
        total += math.prod(chances) * sum(day >= 0 for day in spread(n, live, seeds, lambda v, heard: bool(heard)))
    return total


def voices(phi, k):
    """Return max(1, ceil(phi k)) in fractions."""
    return max(1, math.ceil(Fraction(phi) * k))


def voices_mix(low, high, k):
    """Return {voices needed: chance} for phi uniform between low and high."""
    low, high = Fraction(low), Fraction(high)
    chances = {}
    for needed in range(1, max(k, 1) + 1):
        # needed voices suffice iff phi <= needed / k
        below = [min(max((Fraction(j, k) - low) / (high - low), 0), 1) if k else 1 for j in (needed - 1, needed)]
        chance = float(below[1] - (below[0] if needed > 1 else 0))
        if chance:
            chances[needed] = chance
    return chances


def bass_chain(n, p, q, days):
    """Return the exact distribution of the number convinced on a complete network, by day."""
    now = [1.0] + [0.0] * n
    history = [now]
    for _ in range(days):
        nxt = [0.0] * (n + 1)
        for j, weight in enumerate(now):
            convince = 1 - (1 - p) * (1 - q / (n - 1)) ** j
            for new in range(n - j + 1):
                chance = math.comb(n - j, new) * convince**new * (1 - convince) ** (n - j - new)
                nxt[j + new] += weight * chance
        now = nxt
        history.append(now)
    return history


def bass_recursion(n, p, q, days):
    """Return the expected share by day in the mean-field recursion, one chance per tie and day."""
    share = [0.0]
    for _ in range(days):
        f = share[-1]
        share.append(f + (1 - f) * (1 - (1 - p) * (1 - q / (n - 1)) ** (n * f)))
    return share
