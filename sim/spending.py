"""Who can be approached: as many people as the budget says, or as the money pays for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.budget import FEE, MILLION, MOST_MONEY, Budget
from sim.candidates import Candidates, Quota
from sim.errors import InputError, plain
from sim.network import Network
from sim.people import People
from sim.purse import Purse
from sim.seeding.base import Ranking
from sim.traits import BOUGHT
from sim.world import World


@dataclass(frozen=True, eq=False)
class Spending:
    """What approaching each person costs, and what there is to spend.

    Parameters
    ----------
    fees : (n,) int64 array
        Of each person, in millionths.
    people : int
        How many are approached at most.
    money : int or None
        What can be spent on fees, in millionths; None is no limit.
    fixed : int
        What is spent whoever is approached, in millionths.
    allowed : (n,) bool array or None
        Who may be approached; None is everybody.
    quotas : tuple of Quota
        How many of each group are approached at most.
    expected : int
        What money is kept for besides, to reach people otherwise, in millionths.
    """

    fees: NDArray[np.int64]
    people: int
    money: int | None
    fixed: int
    allowed: NDArray[np.bool_] | None = None
    quotas: tuple[Quota, ...] = ()
    expected: int = 0

    @classmethod
    def of(
        cls,
        budget: Budget,
        network: Network,
        people: People,
        candidates: Candidates | None = None,
        *,
        fee_first: bool = False,
        besides: float = 0.0,
        expected: int = 0,
    ) -> Spending:
        """Return what a campaign can spend on a network.

        Parameters
        ----------
        budget : Budget
            People or money, and fees.
        network : Network
            For the number of listeners.
        people : People
            The trait ``fee`` stands before the campaign's; ``bought`` is added to listeners who are paid for.
        candidates : Candidates, optional
            Who may be approached; everybody by default.
        fee_first : bool
            Whether the campaign's fee stands before the trait ``fee`` of a person.
        besides : float
            What mechanisms cost whoever is approached, in money.
        expected : int
            What it is expected to cost to reach people otherwise, in millionths; no fee can be paid with it.

        Returns
        -------
        Spending
            For this network.

        Raises
        ------
        InputError
            If the budget exceeds the people, a fee is negative or more than 10^12, fees are known for
            some people only, or for nobody where there is money, or other costs take all of it.
        """
        usual = np.nan if budget.fee is None else budget.fee
        own = np.full(network.n, usual) if fee_first else FEE.of(people, usual)
        missing = np.isnan(own)
        wanted = budget.in_money and budget.fee_per_listener == 0
        if missing.any() and (wanted or "fee" in people):
            raise InputError(
                f"fee is a number for everybody where there is money or a trait fee, got none for {missing.sum():,}"
                f" people ({network.ids[missing][0]!s}); the campaign's fee would stand for them",
                field="fee",
            )
        whom = candidates or Candidates()
        allowed, quotas = whom.allowed(network, people), whom.quotas(people)
        free = network.n if allowed is None else int(allowed.sum())
        if budget.heads is not None and budget.heads > free:
            who = "of the network" if allowed is None else "who may be approached"
            raise InputError(f"budget is at most the {free:,} people {who}, got {budget.heads:,}", field="budget")
        listeners = network.listeners + (BOUGHT.of(people, 0) if budget.fee_per_listener > 0 else 0)
        fees = np.where(missing, 0.0, own) + budget.fee_per_listener * listeners + budget.lead * budget.lead_cost
        if fees.max(initial=0.0) > MOST_MONEY:
            raise InputError(
                f"fee of a person with all listeners is at most {plain(MOST_MONEY)}, got {plain(fees.max())}",
                field="fee",
            )
        fixed = round(budget.fixed_cost * MILLION) + round(besides * MILLION)
        money = None if budget.money is None else round(budget.money * MILLION) - fixed - expected
        if money is not None and money < 0:
            raise InputError(
                f"money is at least what is spent whoever is approached, {plain((fixed + expected) / MILLION)}, got"
                f" {plain(budget.money or 0.0)}; give more, or reach fewer people otherwise",
                field="money",
            )
        heads = free if budget.heads is None else budget.heads
        return cls(np.rint(fees * MILLION).astype(np.int64), heads, money, fixed, allowed, quotas, expected)

    @property
    def besides(self) -> float:
        """What is spent, or expected to be, whoever is approached, in money."""
        return (self.fixed + self.expected) / MILLION

    @property
    def free(self) -> int:
        """How many people may be approached, whatever there is to spend."""
        return len(self.fees) if self.allowed is None else int(self.allowed.sum())

    @property
    def most(self) -> int:
        """How many people can be approached at most: the budget, or the cheapest the money pays for."""
        if self.money is None:
            return self.people
        fees = self.fees if self.allowed is None else self.fees[self.allowed]
        return min(self.people, int(np.searchsorted(np.cumsum(np.sort(fees)), self.money, side="right")))

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
        among = ranking if self.allowed is None else ranking.limited(self.allowed)
        if self.money is None and not self.quotas:
            return among.first(min(self.people + ranking.extra, self.free), world, name)
        order = self.order(ranking, world, name)
        extra = ranking.extra if self.money is None else 0
        return self._within(order, min(self.people + extra, self.free))

    def order(self, ranking: Ranking, world: World, name: str) -> NDArray[np.int64]:
        """Return everybody who may be approached, as a strategy ranks them in a world.

        Parameters
        ----------
        ranking, world, name
            As in `roster`.

        Returns
        -------
        (k,) int64 array
            Distinct people, best first.
        """
        among = ranking if self.allowed is None else ranking.limited(self.allowed)
        return among.first(self.free, world, name)

    def purse(self, ranking: Ranking) -> Purse:
        """Return what adaptive waves can spend.

        Parameters
        ----------
        ranking : Ranking
            How the strategy orders people.

        Returns
        -------
        Purse
            People, and money for fees; quotas are not heeded.
        """
        extra = ranking.extra if self.money is None else 0
        return Purse(min(self.people + extra, self.free), self.money, self.fees)

    def _within(self, order: NDArray[np.int64], most: int) -> NDArray[np.int64]:
        """Return the first of an order whom quotas and money allow; who does not fit is passed over."""
        if not self.quotas:
            assert self.money is not None
            return affordable(order, self.fees, self.money)[:most]
        left = [[quota.most] * (int(quota.group.max(initial=-1)) + 1) for quota in self.quotas]
        groups = [quota.group for quota in self.quotas]
        money, taken = self.money, list[int]()
        for person in order.tolist():
            if len(taken) == most:
                break
            fits = all(group[person] < 0 or of[group[person]] > 0 for group, of in zip(groups, left, strict=True))
            if fits and (money is None or self.fees[person] <= money):
                taken.append(person)
                money = None if money is None else money - int(self.fees[person])
                for group, of in zip(groups, left, strict=True):
                    if group[person] >= 0:
                        of[group[person]] -= 1
        return np.array(taken, np.int64)

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
        fees = self.fees if self.allowed is None else self.fees[self.allowed]
        dearest = sum(np.sort(fees)[::-1][: self.people + (extra if self.money is None else 0)].tolist())
        spent = dearest if self.money is None else min(self.money, dearest)
        return self.fixed / MILLION, (self.fixed + spent) / MILLION

    def cost(self, people: NDArray[np.int64], besides: int = 0) -> float:
        """Return what approaching people costs, what is spent anyway included.

        Parameters
        ----------
        people : (k,) int64 array
            Who is approached.

        besides : int
            What else is spent in the world, in millionths.

        Returns
        -------
        float
            In the campaign's currency.
        """
        total: int = sum(self.fees[people].tolist(), self.fixed + besides)
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
