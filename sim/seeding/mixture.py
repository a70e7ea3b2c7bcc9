"""Mixture: some people by one strategy, some by another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.idlist import IdList
from sim.network import Network
from sim.people import People
from sim.ranking import highest
from sim.seeding.address import part_of
from sim.seeding.base import NEEDS, Ranking, Strategy
from sim.seeding.context import Context
from sim.seeding.listed import left_out
from sim.seeding.parts import Part, listed, of_parts, written
from sim.settings import setting, settings_of
from sim.traits import Trait
from sim.words import label, say
from sim.world import World


@dataclass(frozen=True)
class Mixture(Strategy):
    """Approach people by several strategies, each of which has a share of the places.

    However many are approached, each strategy's share of them is met to within one person; where numbers of
    people are given and as many are approached as they add to, each is met exactly. Who has been taken already is
    passed over. Where a part has nobody left, the others go on.

    Parameters
    ----------
    parts : str, mapping of str to float, or sequence of mappings
        Names of strategies with their usual settings, and shares that add to 1, or numbers of people: "60 % hubs, 40 %
        random", {"hubs": 0.6, "random": 0.4} or "10 hubs, 20 random". A sequence has for each part ``seeding`` (a
        name, or a mapping with ``kind`` and settings), ``count`` or ``share``, and if need be ``candidates``, a
        condition on traits.
    extra : int
        People at random besides the budget ("k + x random"). Where there is money, everybody is
        paid from it, and there is nobody besides.

    References
    ----------
    k + x random: Akbarpour, Malladi & Saberi, "Just a few seeds more: value of network information
    for diffusion" (2020); even shares at any length: Tijdeman, "The chairman assignment problem",
    Discrete Mathematics 32:323 (1980).
    """

    parts: Any = setting("60 % hubs, 40 % random", text="shares that add to 1, or numbers of people, and strategies")
    extra: int = setting(0, low=0, unit="people", text="people at random besides the budget")

    def __post_init__(self) -> None:
        if isinstance(self.parts, Mapping):
            object.__setattr__(self, "parts", ", ".join(f"{share} {name}" for name, share in self.parts.items()))
        elif not isinstance(self.parts, str) and isinstance(self.parts, Iterable):
            object.__setattr__(self, "parts", tuple(self.parts))
        super().__post_init__()
        self.components  # noqa: B018 - what cannot be read is refused at once

    @property
    def components(self) -> dict[str, Part]:
        """The parts by the addresses of their luck: the kind, with a number where a kind is there again."""
        return listed(self.parts) if isinstance(self.parts, tuple) else written(self.parts)

    def hashed(self, network: Network, hashes: Callable[[list[str]], list[str]]) -> Mixture:
        """Return the same mixture for a network whose ids are hashed.

        Parameters
        ----------
        network, hashes
            As in `sim.idlist.IdList.hashed`.

        Returns
        -------
        Mixture
            Lists of people in its parts name hashes.
        """
        if not isinstance(self.parts, tuple):
            return self
        parts = []
        for part in self.parts:
            seeding = part["seeding"]
            if isinstance(seeding, Mapping) and seeding.get("kind") == "roster":
                listed = IdList(seeding["path"], "roster").hashed(network, hashes)
                part = {**part, "seeding": {**seeding, "path": list(listed)}}
            parts.append(part)
        return replace(self, parts=tuple(parts))

    @property
    def files(self) -> tuple[Path, ...]:
        """Files that its parts read."""
        return tuple(file for one in self.components.values() for file in one.strategy.files)

    @property
    def read(self) -> tuple[Trait, ...]:
        """What its parts read, and what their conditions compare."""
        own = [one.strategy.read for one in self.components.values()]
        names = [name for one in self.components.values() if one.candidates for name in one.candidates.traits]
        return tuple(dict.fromkeys([*chain(*own), *(Trait(name, "who may be approached") for name in names)]))

    @property
    def needs(self) -> str:
        """What the most demanding of its parts needs."""
        return max((one.strategy.needs for one in self.components.values()), key=NEEDS.index)

    def score(self, network: Network, people: People, root_seed: int = 0) -> NDArray[np.float64]:
        """Return the same for all; people are chosen in turn."""
        return np.zeros(network.n)

    def ranking(self, context: Context) -> Ranking:
        """Return an order in which the parts take turns."""
        components = self.components
        parts: dict[str, Ranking] = {}
        for name, one in components.items():
            with of_parts(f"{one.where}.seeding", settings_of(type(one.strategy))):
                parts[name] = one.strategy.ranking(context)
        exact = say("ranked-exact")
        notes = [
            say("ranked-part", strategy=label("strategy", name), note=part.note)
            for name, part in parts.items()
            if part.note != exact
        ]
        for name, one in components.items():
            if one.candidates is not None:
                with of_parts():
                    allowed = one.candidates.holds(context.people)
                notes += [said for said in [left_out(context.network, parts[name].listed, allowed)] if said]
                parts[name] = _some(parts[name], allowed)
        turns = _Turns(context.network.n, [one.weight for one in components.values()], parts, self.extra)
        listed = dict.fromkeys(chain.from_iterable(part.listed.tolist() for part in parts.values()))
        note, named = "; ".join(notes) or exact, np.array([*listed], np.int64)
        return _Mixed(np.zeros(context.network.n), note, turns, self.extra, named)


def _some(ranking: Ranking, allowed: NDArray[np.bool_]) -> Ranking:
    """Return the ranking of those who may be approached by a part, as if others had never been on its list."""
    return replace(ranking.limited(allowed), listed=ranking.listed[allowed[ranking.listed]])


@dataclass(frozen=True)
class _Turns:
    """The order in which parts take turns, in a world.

    Parameters
    ----------
    n : int
        How many people may be approached.
    weights : list of Fraction
        Of the parts; only proportions count.
    parts : mapping of str to Ranking
        By the addresses of their luck.
    extra : int
        People at random besides.
    allowed : (n,) bool array or None
        Who may be approached.
    """

    n: int
    weights: list[Fraction]
    parts: Mapping[str, Ranking]
    extra: int
    allowed: NDArray[np.bool_] | None = None

    def __call__(self, count: int, world: World, name: str) -> NDArray[np.int64]:
        k = max(count - self.extra, 0) if count < self.n or self.extra == 0 else count
        orders = [part.first(min(k, self.n), world, part_of(name, kind)) for kind, part in self.parts.items()]
        total = sum(self.weights, Fraction(0))
        chosen = _in_turns([weight / total for weight in self.weights], orders, k)
        left = np.ones(len(world.roster(name))) if self.allowed is None else self.allowed.astype(np.float64)
        left[chosen] = 0.0
        more = highest(left, int(min(count - len(chosen), left.sum())), world.roster(f"{name} extra"))
        return np.concatenate([chosen, more])


class _Mixed(Ranking):
    """A mixture, of which each part passes over who may not be approached, so that shares stay."""

    def limited(self, allowed: NDArray[np.bool_]) -> Ranking:
        turns = self.order
        assert isinstance(turns, _Turns)
        parts = {name: part.limited(allowed) for name, part in turns.parts.items()}
        return replace(self, order=replace(turns, n=int(allowed.sum()), parts=parts, allowed=allowed))


def _in_turns(shares: list[Fraction], orders: list[NDArray[np.int64]], count: int) -> NDArray[np.int64]:
    """Take people from orders in turns, so that shares are met to within one at any length; some may run out."""
    whole = int(np.lcm.reduce([share.denominator for share in shares]))
    claim, slack = [int(share * whole) for share in shares], 1.0 - 1.0 / max(2 * len(shares) - 2, 1)
    taken, at, seen, chosen = [0] * len(shares), [0] * len(shares), set(), []
    for place in range(1, count + 1):
        due = [part * place - whole * got for part, got in zip(claim, taken, strict=True)]
        for part, order in enumerate(orders):
            while at[part] < len(order) and order[at[part]] in seen:
                at[part] += 1
        open_ = [part for part in range(len(shares)) if at[part] < len(orders[part])]
        if not open_:
            break
        able = [part for part in open_ if due[part] >= (1.0 - slack) * whole] or open_
        # who would first fall too far behind
        part = min(able, key=lambda one: ((slack * whole - due[one]) / claim[one], one))
        chosen.append(int(orders[part][at[part]]))
        seen.add(chosen[-1])
        taken[part] += 1
    return np.array(chosen, np.int64)
