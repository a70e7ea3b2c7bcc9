"""What can be spent, and what approaching people costs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from sim.days import LAST_DAY
from sim.errors import InputError, plain
from sim.settings import Checked, setting
from sim.traits import Reader, Trait

MOST_MONEY = 1e12
"""The largest sum of money; sums are kept exactly in millionths."""

MILLION = 1_000_000
"""Money is counted in millionths, in whole numbers, so that three times 0.1 is 0.3."""

ALL, USUAL = "all", 20
"""A budget for everybody; how many are approached where nothing is said."""

FEE = Trait("fee", "what approaching them costs", 0.0, MOST_MONEY, "money")


@dataclass(frozen=True)
class Budget(Checked, Reader):
    """How many people are approached, or how much money there is for it, and what they cost.

    Parameters
    ----------
    budget : int, "all" or None
        How many people are approached at most, 1 or more; "all" is everybody who may be approached. None is 20,
        or where there is `money` as many as it pays for.
    money : float or None
        What can be spent on the fixed cost and the fees, in any currency: people are approached in ranked
        order, and who costs more than what is left is skipped. Where both are given both are limits.
    fee : float or None
        What approaching a person costs, unless a trait ``fee`` says otherwise; None where there are no
        fees, or all have a trait.
    fee_per_listener : float
        What each listener of an approached person adds to the fee, followers who were bought (trait ``bought``) too.
    fixed_cost : float
        What the campaign costs whoever is approached.
    lead : int
        Days of preparation with each person before they are approached, from 0 to 32,766; with 1 or more nobody is
        approached on day 0.
    lead_cost : float
        What each such day adds to the fee of a person.
    """

    budget: int | str | None = setting(
        None,
        low=1,
        kind="whole",
        unit="people",
        text="people approached, at most",
        also={None: "20, or as many as money pays for", ALL: "everybody who may be approached"},
    )
    money: float | None = setting(
        None,
        low=0,
        high=MOST_MONEY,
        unit="money",
        text="for fixed cost and fees, at most",
        also={None: "no limit in money"},
    )
    fee: float | None = setting(
        None,
        low=0,
        high=MOST_MONEY,
        unit="money",
        text="what approaching a person costs; the trait fee of a person stands before it",
        also={None: "no fee"},
    )
    fee_per_listener: float = setting(
        0.0, low=0, high=MOST_MONEY, unit="money", text="what each listener adds to the fee, bought ones too"
    )
    fixed_cost: float = setting(
        0.0, low=0, high=MOST_MONEY, unit="money", text="what the campaign costs whoever is approached"
    )
    lead: int = setting(
        0, low=0, high=LAST_DAY, unit="days", text="days of preparation with each person before they are approached"
    )
    lead_cost: float = setting(
        0.0, low=0, high=MOST_MONEY, unit="money", text="what each day of preparation adds to the fee of a person"
    )

    reads: ClassVar[tuple[Trait, ...]] = (FEE,)

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.money is not None and self.money < self.fixed_cost:
            raise InputError(
                f"money is at least the fixed cost of {plain(self.fixed_cost)}, got {plain(self.money)}", field="money"
            )

    @property
    def heads(self) -> int | None:
        """How many people are approached at most; None where only money or who may be approached limits it."""
        if self.budget is None:
            return USUAL if self.money is None else None
        return None if self.budget == ALL else int(self.budget)

    @property
    def in_money(self) -> bool:
        """Whether there is a limit in money."""
        return self.money is not None

    @property
    def amount(self) -> float:
        """What can be spent: money where it is limited, else people; infinite where nothing is."""
        limit = self.heads if self.money is None else self.money
        return float("inf" if limit is None else limit)

    def having(self, amount: float) -> Self:
        """Return the same with another amount.

        Parameters
        ----------
        amount : float
            In money if that is a limit, else in people.

        Returns
        -------
        Budget
            Or whatever holds it.
        """
        return replace(self, money=amount) if self.in_money else replace(self, budget=int(amount))

    def times(self, factor: float, everybody: int) -> float:
        """Return a multiple of what can be spent.

        Parameters
        ----------
        factor : float
            0 or more.
        everybody : int
            How many people there are.

        Returns
        -------
        float
            In people rounded, from 1 to everybody; in money it may be less than the fixed cost.
        """
        if self.in_money:
            return self.amount * factor
        return float(min(max(round(min(self.amount, everybody) * factor), 1), everybody))
