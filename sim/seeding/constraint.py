"""Structural holes: people whose contacts do not know each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.graph.contacts import contacts
from sim.kernels import kernel
from sim.network import Network
from sim.people import People
from sim.ranking import settled
from sim.seeding.base import Strategy


@dataclass(frozen=True)
class Constraint(Strategy):
    """Approach the people with the lowest constraint, those without contacts last.

    A person is constrained by a contact to whom much of their ties lead, directly or through other
    contacts; whoever stands between people who do not know each other is little constrained.

    References
    ----------
    Burt, "Structural holes and good ideas", American J. Sociology 110:349 (2004); *Structural
    Holes*, Harvard University Press (1992), eq. 2.4.
    """

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return minus the constraint, minus infinity for people without contacts."""
        constraint = self.measure(network)
        rounded = -settled(np.nan_to_num(constraint))
        return np.where(np.isnan(constraint), -np.inf, rounded)

    def measure(self, network: Network) -> NDArray[np.float64]:
        """Return Burt's constraint of everybody.

        Parameters
        ----------
        network : Network
            Who hears whom; ties count whichever way they point.

        Returns
        -------
        (n,) float64 array
            Not a number for people without contacts.
        """
        n = network.n
        start, other, ties = contacts(network)
        person = np.repeat(np.arange(n), np.diff(start))
        share = ties / np.bincount(person, weights=ties, minlength=n)[person]
        total = np.zeros(n)
        _constrain(start, other, share, np.zeros(n), np.full(n, -1, np.int64), total)
        return np.where(np.diff(start) > 0, total, np.nan)


@kernel
def _constrain(start: Any, other: Any, share: Any, through: Any, mark: Any, total: Any) -> None:
    """Add up the squares of how much of everybody's ties leads to each contact."""
    for person in range(start.size - 1):
        for tie in range(start[person], start[person + 1]):
            mark[other[tie]] = person
            through[other[tie]] = share[tie]
        for tie in range(start[person], start[person + 1]):
            contact = other[tie]
            for onward in range(start[contact], start[contact + 1]):
                if mark[other[onward]] == person:
                    through[other[onward]] += share[tie] * share[onward]
        for tie in range(start[person], start[person + 1]):
            total[person] += through[other[tie]] ** 2
