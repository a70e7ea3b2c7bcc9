"""Mixture: some people by one strategy, some by another."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from fractions import Fraction
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.conditions import Condition
from sim.errors import InputError, check_choice, did_you_mean
from sim.idlist import IdList
from sim.network import Network
from sim.people import People
from sim.ranking import highest
from sim.seeding.base import NEEDS, Ranking, Strategy, part_of
from sim.seeding.context import Context
from sim.settings import setting
from sim.traits import Trait
from sim.values import fraction
from sim.words import label, say
from sim.world import World

_PART = re.compile(r"(?:([0-9.]+)\s*(%?)\s*)?([A-Za-z_]\w*)")
_KEYS = ("seeding", "count", "share", "candidates")


@dataclass(frozen=True)
class Component:
    """A part of a mixture.

    Parameters
    ----------
    strategy : Strategy
        Whom it approaches.
    weight : Fraction
        Its share of the places, or how many of them; only the proportions of all parts count.
    candidates : Condition or None
        Who may be approached by this part.
    """

    strategy: Strategy
    weight: Fraction
    candidates: Condition | None = None


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
    def components(self) -> dict[str, Component]:
        """The parts by the addresses of their luck: the kind, with a number where a kind is there again."""
        return _listed(self.parts) if isinstance(self.parts, tuple) else _written(self.parts)

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
        parts = {name: one.strategy.ranking(context) for name, one in components.items()}
        exact = say("ranked-exact")
        notes = [
            say("ranked-part", strategy=label("strategy", name), note=part.note)
            for name, part in parts.items()
            if part.note != exact
        ]
        for name, one in components.items():
            if one.candidates is not None:
                parts[name] = parts[name].limited(one.candidates.holds(context.people))
        turns = _Turns(context.network.n, [one.weight for one in components.values()], parts, self.extra)
        return _Mixed(np.zeros(context.network.n), "; ".join(notes) or exact, turns, self.extra)


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


def _written(parts: Any) -> dict[str, Component]:
    shares = shares_of(parts)
    return {name: Component(_strategy(name), share) for name, share in shares.items()}


def _listed(parts: tuple[Any, ...]) -> dict[str, Component]:
    found: dict[str, Component] = {}
    for part in parts:
        if not isinstance(part, Mapping) or "seeding" not in part or not part.keys() <= {*_KEYS}:
            raise InputError(f"each of the parts is a mapping of {', '.join(_KEYS)}, got {part!r}", field="parts")
        if ("count" in part) == ("share" in part):
            raise InputError(f"each of the parts has a count or a share, got {dict(part)!r}", field="parts")
        seeding = part["seeding"] if isinstance(part["seeding"], Mapping) else {"kind": part["seeding"]}
        kind = check_choice("parts", seeding.get("kind"), _kinds(everything=True))
        strategy = _made(kind, {str(name): one for name, one in seeding.items() if name != "kind"})
        weight = fraction(part.get("count", part.get("share")))
        if weight is None or weight < 0 or ("count" in part and weight.denominator != 1):
            raise InputError(f"parts have counts or shares of 0 or more, got {dict(part)!r}", field="parts")
        condition = part.get("candidates")
        name = kind if kind not in found else f"{kind} {sum(one.partition(' ')[0] == kind for one in found) + 1}"
        found[name] = Component(strategy, weight, None if condition is None else Condition(condition, "candidates"))
    if len({"count" in part for part in parts}) > 1:
        raise InputError("parts have all a count or all a share, got both", field="parts")
    if not sum(one.weight for one in found.values()):
        raise InputError(f"parts are one or more, got {list(parts)!r}", field="parts")
    if "share" in parts[0] and sum(one.weight for one in found.values()) != 1:
        raise InputError(f"parts add to 1, or 100 %, got {list(parts)!r}", field="parts")
    return {name: one for name, one in found.items() if one.weight > 0}


def shares_of(parts: Any) -> dict[str, Fraction]:
    """Return the shares, or numbers of people, that are written down.

    Parameters
    ----------
    parts : str
        As in `Mixture`.

    Returns
    -------
    dict of str to Fraction
        By name; shares add to 1.

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
                "parts are shares or numbers of people and strategies, as in '60 % hubs, 40 % random' or '10 hubs, 20"
                f" random', got {parts!r}",
                field="parts",
            )
        if match[3] in found:
            raise InputError(f"parts name each strategy once, got {match[3]} twice", field="parts")
        found[check_choice("parts", match[3], _kinds())] = share
    whole = "%" not in str(parts) and all(one.denominator == 1 for one in found.values()) and sum(found.values()) > 1
    if sum(found.values()) != 1 and not whole:
        raise InputError(
            "parts add to 1, or 100 %, or are whole numbers of people,"
            f" got {float(sum(found.values())):g} in {parts!r}",
            field="parts",
        )
    return {name: share for name, share in found.items() if share > 0}


def _made(kind: str, given: dict[str, Any]) -> Strategy:
    cls = _kinds(everything=True)[kind]
    own = {one.name: one.default for one in fields(cls)}  # type: ignore[arg-type]
    for name in given:
        if name not in own:
            raise InputError(f"parts: {kind} has no setting {name!r}.{did_you_mean(name, own)}", field="parts")
    missing = [name for name, default in own.items() if default is MISSING and name not in given]
    if missing:
        raise InputError(f"parts: {kind} needs {' and '.join(missing)}", field="parts")
    return cls(**given)


@lru_cache(maxsize=2)
def _kinds(everything: bool = False) -> dict[str, type[Strategy]]:
    """Return strategies by the names of their files: those that need no settings, or all but mixtures."""
    package = importlib.import_module("sim.seeding")
    found: dict[str, type[Strategy]] = {}
    for name in (module.name for module in pkgutil.iter_modules(package.__path__)):
        for thing in vars(importlib.import_module(f"sim.seeding.{name}")).values():
            own = isinstance(thing, type) and thing.__module__ == f"sim.seeding.{name}" != Strategy.__module__
            left_out = ("mixture",) if everything else ("mixture", "roster", "by_trait")
            if own and issubclass(thing, Strategy) and name not in left_out:
                found[name] = thing
    return found


def _strategy(name: str) -> Strategy:
    return _kinds()[name]()


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
