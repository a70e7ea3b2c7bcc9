"""Complex contagion: a number of sources must be convinced first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from sim.errors import InputError
from sim.network import Network
from sim.people import People
from sim.settings import setting
from sim.theories.base import Law, Theory


@dataclass(frozen=True)
class ComplexContagion(Theory):
    """A person is convinced once k of the people they hear are.

    Parameters
    ----------
    k : int or sequence of int
        Voices needed, by all or by each person in the order of the ids. 0 needs none: such
        a person is convinced on day 1 (Granovetter's instigator).

    References
    ----------
    Centola & Macy, "Complex contagions and the weakness of long ties", AJS 113:702 (2007);
    Granovetter, "Threshold models of collective behavior", AJS 83:1420 (1978).
    """

    k: int | Sequence[int] = setting(
        2, low=0, high=2**31, unit="voices", text="voices that convince, or a list with one number for each person"
    )

    learns: ClassVar[tuple[str, ...]] = ("k",)

    def law(self, network: Network, people: People, root_seed: int = 0) -> Law:
        """Return the law: all is heard, `threshold` is k."""
        k = np.asarray(self.k, dtype=np.int64)
        if k.shape not in ((), (network.n,)):
            raise InputError(f"k has one value for all or one per person ({network.n:,}), got {k.size:,}", field="k")
        return Law.of(network, hear=1.0, threshold=k)
