"""Who can be approached: as many people as the budget says, or as the money pays for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.budget import FEE, MOST_MONEY, Budget
from sim.errors import InputError, plain
from sim.network import Network
from sim.people import People
from sim.seeding.base import Ranking
from sim.world import World

MILLION = 1_000_000
"""Money is counted in millionths, in whole numbers, so that three times 0.1 is 0.3."""


@dataclass(frozen=True, eq=False)
class Spending:
    """What approaching each person costs, and what there is to spend.

    Parameters
    ----------
    fees : (n,) int64 array
        Of each person, in millionths.
    people : int
        How many are approached where there is no money.
    money : int or None
        What can be spent on fees, in millionths.
    fixed : int
        The fixed cost, in millionths.
    """

    fees: NDArray[np.int64]
    people: int
    money: int | None
    fixed: int

    @classmethod
    def of(cls, budget: Budget, network: Network, people: People) -> Spending:
        """Return what a campaign can spend on a network.

        Parameters
        ----------
        budget : Budget
            People or money, and fees.
        network : Network
            For the number of listeners.
        people : People
            The trait ``fee`` stands before the campaign's.

        Returns
        -------
        Spending
            For this network.

        Raises
        ------
        InputError
            If the budget exceeds the people, a fee is negative or more than 10^12, or fees are
            known for some people only, or for nobody where there is money.
        """
        own = FEE.of(people, np.nan if budget.fee is None else budget.fee)
        missing = np.isnan(own)
        wanted = budget.in_money and budget.fee_per_listener == 0
        if missing.any() and (wanted or "fee" in people):
            raise InputError(
                f"fee is a number for everybody where there is money or a trait fee, got none for {missing.sum():,}"
                f" people ({network.ids[missing][0]!s}); the campaign's fee would stand for them",
                field="fee",
            )
        if not budget.in_money and budget.budget > network.n:
            raise InputError(
                f"budget is at most the {network.n:,} people of the network, got {budget.budget:,}", field="budget"
            )
        fees = np.where(missing, 0.0, own) + budget.fee_per_listener * network.listeners
        if fees.max(initial=0.0) > MOST_MONEY:
            raise InputError(
                f"fee of a person with all listeners is at most {plain(MOST_MONEY)}, got {plain(fees.max())}",
                field="fee",
            )
        fixed = round(budget.fixed_cost * MILLION)
        money = None if budget.money is None else round(budget.money * MILLION) - fixed
        return cls(np.rint(fees * MILLION).astype(np.int64), budget.budget, money, fixed)

    @property
    def most(self) -> int:
        """How many people can be approached at most: the budget, or the cheapest the money pays for."""
        if self.money is None:
            return self.people
        return int(np.searchsorted(np.cumsum(np.sort(self.fees)), self.money, side="right"))

    def roster(self, ranking: Ranking, world: World, name: str) -> NDArray[np.int64]:
        """Return whom a strategy approaches in a world.

        Parameters
        ----------
        ranking : Ranking
            How the strategy orders people, as `Strategy.ranking` returns it.
        world : World
            Whose luck settles ties.
        name : str
            The strategy's name, the address of that luck.

        Returns
        -------
        (k,) int64 array
            Distinct people, best first.
        """
        everybody = len(self.fees)
        if self.money is None:
            return ranking.first(min(self.people + ranking.extra, everybody), world, name)
        return affordable(ranking.first(everybody, world, name), self.fees, self.money)

    def bounds(self, extra: int = 0) -> tuple[float, float]:
        """Return the least and the most that a campaign can cost.

        Parameters
        ----------
        extra : int
            People who may be approached besides the budget.

        Returns
        -------
        tuple of float
            In the campaign's currency, the fixed cost included.
        """
        if self.money is not None:
            return self.fixed / MILLION, (self.fixed + min(self.money, sum(self.fees.tolist()))) / MILLION
        fees = np.sort(self.fees)[::-1][: self.people + extra]
        return self.fixed / MILLION, sum(fees.tolist(), self.fixed) / MILLION

    def cost(self, people: NDArray[np.int64]) -> float:
        """Return what approaching people costs, the fixed cost included.

        Parameters
        ----------
        people : (k,) int64 array
            Who is approached.

        Returns
        -------
        float
            In the campaign's currency.
        """
        total: int = sum(self.fees[people].tolist(), self.fixed)
        return total / MILLION


def affordable(order: NDArray[np.int64], fees: NDArray[np.int64], money: int) -> NDArray[np.int64]:
    """Return whom money pays for in ranked order; who costs more than what is left is skipped.

    Parameters
    ----------
    order : (n,) int64 array
        Distinct people, best first.
    fees : (n,) int64 array
        By person, 0 or more.
    money : int
        In the unit of fees.

    Returns
    -------
    (k,) int64 array
        In the same order.

    Examples
    --------
    >>> affordable(np.array([2, 0, 1]), np.array([5, 3, 4]), 7).tolist()
    [2, 1]
    """
    taken = [order[:0]]
    order = order[fees[order] <= money]
    at_once = 2**62 // max(money, 1)
    while len(order):
        paid = np.cumsum(fees[order[:at_once]])
        fits = int(np.searchsorted(paid, money, side="right"))
        taken.append(order[:fits])
        money -= int(paid[fits - 1])
        order = order[fits:]
        order = order[fees[order] <= money]
    return np.concatenate(taken)
