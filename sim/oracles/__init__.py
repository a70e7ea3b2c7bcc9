"""What theory says, in closed forms and fixed points that know nothing of the simulator."""

from sim.oracles.cascades import (
    cascade_window,
    largest_vulnerable,
    multiplier,
    trigger_chance,
)
from sim.oracles.diffusion import bass_complete, bass_continuous, bass_ring, granovetter, granovetter_jump
from sim.oracles.percolation import (
    mean_outbreak,
    outbreak_chance,
    poisson_chances,
    power_law_chances,
    seeded_outbreak,
    transmission_threshold,
)
from sim.oracles.seeds import cascade_size, upper_edge

__all__ = [
    "bass_complete",
    "bass_continuous",
    "bass_ring",
    "cascade_size",
    "cascade_window",
    "granovetter",
    "granovetter_jump",
    "largest_vulnerable",
    "mean_outbreak",
    "multiplier",
    "outbreak_chance",
    "poisson_chances",
    "power_law_chances",
    "seeded_outbreak",
    "transmission_threshold",
    "trigger_chance",
    "upper_edge",
]
