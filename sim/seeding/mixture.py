"""Mixture: some people by one strategy, some by another."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError, check_choice
from sim.network import Network
from sim.people import People
from sim.ranking import highest
from sim.seeding.base import NEEDS, Ranking, Strategy, part_of
from sim.seeding.context import Context
from sim.settings import setting
from sim.traits import Trait
from sim.words import label, say
from sim.world import World

_PART = re.compile(r"(?:([0-9.]+)\s*(%?)\s*)?([A-Za-z_]\w*)")


@dataclass(frozen=True)
class Mixture(Strategy):
    """Approach people by several strategies, each of which has a share of the places.

    However many are approached, each strategy's share of them is met to within one person.
    Strategies have their usual settings; who has been taken already is passed over.

    Parameters
    ----------
    parts : str, or mapping of str to float
        Shares that add to 1 and names of strategies, as in "60 % hubs, 40 % random", or
        {"hubs": 0.6, "random": 0.4}.
    extra : int
        People at random besides the budget ("k + x random"). Where there is money, everybody is
        paid from it, and there is nobody besides.

    References
    ----------
    k + x random: Akbarpour, Malladi & Saberi, "Just a few seeds more: value of network information
    for diffusion" (2020); even shares at any length: Tijdeman, "The chairman assignment problem",
    Discrete Mathematics 32:323 (1980).
    """

    parts: Any = setting(
        "60 % hubs, 40 % random", text="shares that add to 1, and strategies with their usual settings"
    )
    extra: int = setting(0, low=0, unit="people", text="people at random besides the budget")

    def __post_init__(self) -> None:
        if isinstance(self.parts, Mapping):
            object.__setattr__(self, "parts", ", ".join(f"{share} {name}" for name, share in self.parts.items()))
        super().__post_init__()
        shares_of(self.parts)

    @property
    def read(self) -> tuple[Trait, ...]:
        """What its parts read."""
        return tuple(dict.fromkeys(one for name in shares_of(self.parts) for one in _strategy(name).read))

    @property
    def needs(self) -> str:
        """What the most demanding of its parts needs."""
        return max((_strategy(name).needs for name in shares_of(self.parts)), key=NEEDS.index)

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the same for all; people are chosen in turn."""
        return np.zeros(network.n)

    def ranking(self, context: Context) -> Ranking:
        """Return an order in which the parts take turns."""
        shares = shares_of(self.parts)
        parts = {name: _strategy(name).ranking(context) for name in shares}
        exact = say("ranked-exact")
        notes = [
            say("ranked-part", strategy=label("strategy", name), note=part.note)
            for name, part in parts.items()
            if part.note != exact
        ]
        order = partial(self._order, context.network.n, list(shares.values()), parts)
        return Ranking(np.zeros(context.network.n), "; ".join(notes) or exact, order, self.extra)

    def _order(
        self, n: int, shares: list[Fraction], parts: Mapping[str, Ranking], count: int, world: World, name: str
    ) -> NDArray[np.int64]:
        k = max(count - self.extra, 0) if count < n or self.extra == 0 else count
        orders = [part.first(k, world, part_of(name, kind)) for kind, part in parts.items()]
        chosen = _in_turns(shares, orders, k)
        left = np.ones(n)
        left[chosen] = 0.0
        more = highest(left, count - k, world.roster(f"{name} extra"))
        return np.concatenate([chosen, more])


def shares_of(parts: Any) -> dict[str, Fraction]:
    """Return the shares that are written down.

    Parameters
    ----------
    parts : str
        As in `Mixture`.

    Returns
    -------
    dict of str to Fraction
        By name, adding to 1.

    Raises
    ------
    InputError
        If it is written in another way, names no strategy, or does not add to 1.
    """
    found: dict[str, Fraction] = {}
    for part in str(parts).split(","):
        match = _PART.fullmatch(part.strip())
        try:
            share = Fraction(match[1] or 1) / (100 if match[2] else 1) if match else None
        except ValueError:
            share = None
        if match is None or share is None:
            raise InputError(
                f"parts are shares and strategies, as in '60 % hubs, 40 % random', got {parts!r}", field="parts"
            )
        if match[3] in found:
            raise InputError(f"parts name each strategy once, got {match[3]} twice", field="parts")
        found[check_choice("parts", match[3], _kinds())] = share
    if sum(found.values()) != 1:
        raise InputError(f"parts add to 1, or 100 %, got {float(sum(found.values())):g} in {parts!r}", field="parts")
    return {name: share for name, share in found.items() if share > 0}


@lru_cache(maxsize=1)
def _kinds() -> dict[str, type[Strategy]]:
    """Return the strategies that need no settings, by the names of their files."""
    package = importlib.import_module("sim.seeding")
    found: dict[str, type[Strategy]] = {}
    for name in (module.name for module in pkgutil.iter_modules(package.__path__)):
        for thing in vars(importlib.import_module(f"sim.seeding.{name}")).values():
            own = isinstance(thing, type) and thing.__module__ == f"sim.seeding.{name}" != Strategy.__module__
            if own and issubclass(thing, Strategy) and name not in ("mixture", "roster"):
                found[name] = thing
    return found


def _strategy(name: str) -> Strategy:
    return _kinds()[name]()


def _in_turns(shares: list[Fraction], orders: list[NDArray[np.int64]], count: int) -> NDArray[np.int64]:
    """Take people from orders in turns, so that shares are met to within one at any length."""
    whole = int(np.lcm.reduce([share.denominator for share in shares]))
    claim, slack = [int(share * whole) for share in shares], 1.0 - 1.0 / max(2 * len(shares) - 2, 1)
    taken, at, seen, chosen = [0] * len(shares), [0] * len(shares), set(), []
    for place in range(1, count + 1):
        due = [part * place - whole * got for part, got in zip(claim, taken, strict=True)]
        able = [part for part in range(len(shares)) if due[part] >= (1.0 - slack) * whole or len(shares) == 1]
        # who would first fall too far behind
        part = min(able, key=lambda one: ((slack * whole - due[one]) / claim[one], one))
        while orders[part][at[part]] in seen:
            at[part] += 1
        chosen.append(int(orders[part][at[part]]))
        seen.add(chosen[-1])
        taken[part] += 1
    return np.array(chosen, np.int64)
