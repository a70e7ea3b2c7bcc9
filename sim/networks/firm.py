"""A firm and its market: two layers, and the contacts between them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.network import Network
from sim.networks.base import Source
from sim.networks.drawing import distinct, generator, pairs
from sim.people import People
from sim.ranges import Bound
from sim.settings import setting
from sim.words import say


@dataclass(frozen=True)
class Firm(Source):
    """Employees who know colleagues inside and outside their department, customers, and contacts between.

    Parameters
    ----------
    employees : int
        From 2 to 100,000.
    customers : int
        From 2 to 1,000,000.
    departments : int
        From 1 to `employees`, as equal in size as can be.
    colleagues : float
        Expected ties of an employee inside the department, at most everybody else in the smallest one.
    liaisons : float
        Expected ties of an employee to other departments, in [0, employees / 2]; none if there is one
        department.
    friends : float
        Expected ties of a customer to other customers, in [0, customers / 2].
    contacts : int
        Ties between an employee and a customer, distinct and drawn at random; 0 keeps the layers apart.

    Notes
    -----
    Traits: ``layer``, the text inside or outside, and ``department``, a number for employees.

    References
    ----------
    Kivela et al., "Multilayer networks", J. Complex Networks 2:203 (2014), for layers and the ties between
    them. The make-up of the firm is ours, its numbers are chosen.
    """

    employees: int = setting(500, low=2, high=100_000, text="people; trait layer is inside")
    customers: int = setting(5000, low=2, high=1_000_000, text="people; trait layer is outside")
    departments: int = setting(10, low=1, high=Bound("employees", lambda one: one.employees), text="trait department")
    colleagues: float = setting(
        8.0,
        low=0,
        high=Bound("employees // departments - 1", lambda one: one.employees // one.departments - 1),
        text="expected ties of an employee inside the department",
    )
    liaisons: float = setting(
        2.0,
        low=0,
        high=Bound("employees / 2", lambda one: one.employees / 2),
        text="expected ties of an employee to other departments",
    )
    friends: float = setting(
        6.0,
        low=0,
        high=Bound("customers / 2", lambda one: one.customers / 2),
        text="expected ties of a customer to other customers",
    )
    contacts: int = setting(
        500,
        low=0,
        high=Bound("min(employees * customers, 50000000)", lambda one: min(one.employees * one.customers, 50_000_000)),
        text="ties between an employee and a customer; 0 keeps the layers apart",
    )
    drawn = True

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.departments == 1 and self.liaisons > 0:
            raise InputError(f"liaisons is 0 where there is one department, got {self.liaisons:g}", field="liaisons")

    @property
    def label(self) -> str:
        """How many employees and customers."""
        return say("network-firm", employees=self.employees, customers=self.customers)

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Draw both layers, then the contacts.

        Returns
        -------
        tuple of Network and People
            Undirected; employees first, department by department.
        """
        inside, outside = self.employees, self.customers
        rng = generator(root_seed, block, "firm")
        department = np.arange(inside) * self.departments // inside
        firm = self._firm(rng, department)
        market = pairs(outside, _some(rng, outside * (outside - 1) // 2, self.friends / (outside - 1)))
        between = distinct(rng, inside * outside, self.contacts)
        src = np.concatenate([firm[0], market[0] + inside, between // outside])
        dst = np.concatenate([firm[1], market[1] + inside, between % outside + inside])
        layer = np.repeat(["inside", "outside"], [inside, outside])
        of = np.concatenate([department.astype(np.float64), np.full(outside, np.nan)])
        network = Network.from_edges(src, dst, nodes=np.arange(inside + outside))
        return network, People(inside + outside, {"layer": layer, "department": of}, made_up=True)

    def _firm(
        self, rng: np.random.Generator, department: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Draw ties among employees: in each department, then across, leaving out pairs of the same one."""
        sizes = np.bincount(department)
        first = np.cumsum(sizes) - sizes
        ties = []
        for size, start in zip(sizes.tolist(), first.tolist(), strict=True):
            own = pairs(size, _some(rng, size * (size - 1) // 2, self.colleagues / max(size - 1, 1)))
            ties.append((own[0] + start, own[1] + start))
        n = len(department)
        across = float(n * n - (sizes**2).sum()) / 2
        a, b = pairs(n, _some(rng, n * (n - 1) // 2, min(1.0, self.liaisons * n / 2 / across) if across else 0.0))
        ties.append((a[department[a] != department[b]], b[department[a] != department[b]]))
        return np.concatenate([one for one, _ in ties]), np.concatenate([two for _, two in ties])


def _some(rng: np.random.Generator, possible: int, chance: float) -> NDArray[np.int64]:
    return distinct(rng, possible, int(rng.binomial(possible, chance)))
