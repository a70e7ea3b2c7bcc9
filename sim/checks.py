"""Checks of one's own theories, strategies, sources and mechanisms: what the library asks of its own."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from sim.campaign import Campaign
from sim.engines.base import Heard, parts
from sim.engines.compiled import CompiledEngine
from sim.engines.done import Done
from sim.identity import identity
from sim.kinds import PACKAGES, kinds
from sim.luck import ONE
from sim.mechanisms.base import Mechanism
from sim.network import Network
from sim.networks.base import Source
from sim.people import People
from sim.scenario import simulate
from sim.seeding.base import NEEDS, Strategy
from sim.seeding.context import Context
from sim.study.design import PLANNING
from sim.study.evaluator import Evaluator
from sim.theories.base import Law, Theory
from sim.theories.flow import Flow
from sim.theories.independent_cascade import IndependentCascade
from sim.traits import Trait
from sim.world import World

HORIZON = 12
"""Days that checks play."""


def check_theory(theory: Theory) -> None:
    """Check a theory: its law is the same each time, and both engines play it alike.

    Parameters
    ----------
    theory : Theory
        With any settings.

    Raises
    ------
    AssertionError
        With what is wrong.
    InputError
        If the theory refuses the small networks it is tried on.

    Examples
    --------
    >>> check_theory(IndependentCascade(0.2))
    """
    _check_component(theory, Theory)
    for network, people in _populations(theory):
        one, other = theory.law(network, people, 3), theory.law(network, people, 3)
        _expect(_same_law(one, other), "law is another one the second time; take all luck from root_seed")
        told = theory.law(network, _with_others(theory, people), 3)
        _expect(_same_law(one, told), "law reads known traits that are not declared in reads")
        _expect(theory.law(network, people, 3).lowest_threshold <= 2**62, "thresholds are whole numbers below 2^62")
        _check_engines(network, people, theory, Campaign(horizon=HORIZON))


def check_mechanism(mechanism: Mechanism) -> None:
    """Check a mechanism: off with its defaults, the same each time, and played alike by both engines.

    Parameters
    ----------
    mechanism : Mechanism
        With settings that switch it on.

    Raises
    ------
    AssertionError
        With what is wrong.
    """
    _check_component(mechanism, Mechanism)
    neutral = type(mechanism)()
    _expect(not neutral.on, "with its defaults a mechanism is off")
    _expect(mechanism.on, "give settings that switch it on")
    _expect(isinstance(mechanism.said, str) and mechanism.said.endswith("."), "said is a sentence")
    for change in neutral.changes():
        _expect(type(change.mechanism) is type(mechanism), "changes are other settings of the same mechanism")
    campaign = Campaign(horizon=HORIZON, accept=0.8, recommend=0.9, buy=0.5, mechanisms=(mechanism,))
    for network, people in _populations(mechanism):
        for theory in (IndependentCascade(0.2), _SEVERAL_VOICES):
            _check_engines(network, people, theory, campaign)
            law = theory.law(network, people)
            one, other = (parts(network, people, law, campaign) for _ in range(2))
            _expect(_same_law(one[0].law, other[0].law), "law is another one the second time")
            _expect(identity(one[1]) == identity(other[1]), "effects are others the second time")
            limits = (getattr(one[1], name) for name in ("accept", "recommend", "buy", "buy_led"))
            inside = all(bool(((limit >= 0) & (limit <= ONE)).all()) for limit in limits)
            _expect(inside, "chances lie in [0, 1]")


def check_strategy(strategy: Strategy) -> None:
    """Check a strategy: the same people each time, each once, and the first ones whoever else follows.

    Parameters
    ----------
    strategy : Strategy
        With any settings.

    Raises
    ------
    AssertionError
        With what is wrong.
    """
    _check_component(strategy, Strategy)
    _expect(strategy.needs in NEEDS, f"needs is one of {', '.join(NEEDS)}")
    for network, people in _populations(strategy):
        one, other = (strategy.ranking(_brief(strategy, network, people)) for _ in range(2))
        _expect(one.score.shape == (network.n,), "score has one number for each person")
        _expect(one.score.dtype == np.float64, "scores are float64, also on a network without ties")
        _expect(not np.isnan(one.score).any(), "scores are numbers")
        _expect(isinstance(one.note, str) and bool(one.note), 'note says how people were ranked, "exact" or what not')
        again = pickle.loads(pickle.dumps(one))
        for index in range(3):
            world = World(network.n, network.m, 3, index)
            chosen = one.first(network.n, world, "checked")
            _expect(sorted(chosen.tolist()) == list(range(network.n)), "an order holds everybody once")
            for ranking in (other, again):
                _expect(_equal(ranking.first(network.n, world, "checked"), chosen), "people are others the second time")
            if one.extra == 0:
                some = one.first(3, world, "checked")
                _expect(_equal(some, chosen[:3]), "the first three are others if more are asked for")
        told = strategy.ranking(_brief(strategy, network, _with_others(strategy, people)))
        _expect(_equal(told.score, one.score), "score reads known traits that are not declared in reads")


def check_source(source: Source) -> None:
    """Check a source of networks: the same network each time, as many people in each draw.

    Parameters
    ----------
    source : Source
        With any settings.

    Raises
    ------
    AssertionError
        With what is wrong.
    """
    _check_component(source, Source)
    _expect(isinstance(source.label, str) and bool(source.label), "label is a few words for the title of a report")
    built: Any = source.build(3, 0)
    right = isinstance(built, tuple) and [type(one) for one in built] == [Network, People]
    _expect(right, "build returns a Network and a People")
    network, people = built
    _expect(people.n == network.n, "people has one row for each person of the network")
    _expect(len(set(network.ids.tolist())) == network.n, "ids are distinct")
    again, same = source.build(3, 0)
    _expect(again.fingerprint == network.fingerprint, "the network is another one the second time")
    _expect(identity(same) == identity(people), "people are others the second time")
    other, _ = source.build(3, 1)
    _expect(other.n == network.n, "each draw has the same number of people")
    if not source.drawn:
        _expect(other.fingerprint == network.fingerprint, "draws differ, so set drawn = True")


def _check_component(component: Any, base: type[Any]) -> None:
    _expect(isinstance(component, base), f"is an instance of {base.__name__}, got {component!r}")
    same = pickle.loads(pickle.dumps(component))
    _expect(identity(same) == identity(component), "it can be pickled, and is the same afterwards")
    doc = (type(component).__doc__ or "").strip()
    _expect(bool(doc) and not doc.startswith(f"{type(component).__name__}("), "its class has a docstring")


def _check_engines(network: Network, people: People, theory: Theory, campaign: Campaign) -> None:
    seeds = network.ids[[0, network.n // 2]].tolist()
    agents, compiled = (
        simulate(network, theory, seeds, people=people, campaign=campaign, worlds=3, root_seed=5, engine=engine)
        for engine in ("agents", "compiled")
    )
    for what in ("days", "known", "counts", "approached", "seeded", "marks", "buys"):
        alike = np.array_equal(getattr(agents, what), getattr(compiled, what))
        _expect(alike, f"{what} differ between the engines")


def _brief(strategy: Strategy, network: Network, people: People) -> Context:
    if strategy.needs != NEEDS[-1]:
        return Context(network, people, 3)
    own = {name: Evaluator(*_parts(network, people, one), CompiledEngine, 3, PLANNING) for name, one in _TRIED.items()}
    if strategy.under_all:
        return Context(network, people, 3, None, 5, rivals=own)
    return Context(network, people, 3, own["cascade"], 5)


def _parts(network: Network, people: People, theory: Theory) -> tuple[Heard, Done]:
    return parts(network, people, theory.law(network, people), Campaign())


_TRIED: dict[str, Theory] = {"cascade": IndependentCascade(0.2), "stronger": IndependentCascade(0.5)}


_SEVERAL_VOICES = Flow(0.4, (0.1, 0.6), 3, expose=0.6)


def _populations(reader: Any) -> Iterator[tuple[Network, People]]:
    """Yield small networks, undirected, directed and without ties, without and with the traits that are read."""
    graphs = [nx.gnm_random_graph(24, 60, seed=1), nx.gnp_random_graph(24, 0.12, seed=2, directed=True)]
    graphs.append(nx.empty_graph(24))
    for graph in graphs:
        network = Network.from_networkx(graph)
        reads = getattr(reader, "read", _reads(type(reader)))
        named = set(reads) != {*_reads(type(reader))}  # traits that a setting names have to be there
        if not named and not any(trait.needed for trait in reads):
            yield network, People(network.n)
        if reads:
            rng = np.random.default_rng(4)
            yield network, People(network.n, {trait.name: _values(trait, network.n, rng) for trait in reads})


def _with_others(reader: Any, people: People) -> People:
    """Return people with all traits, too, that the library knows and this component does not declare."""
    declared = {trait.name for trait in getattr(reader, "read", getattr(reader, "reads", ()))}
    rng = np.random.default_rng(5)
    known = {trait.name: trait for base in PACKAGES for kind in kinds(base).values() for trait in _reads(kind)}
    others = {name: _values(trait, people.n, rng) for name, trait in known.items() if name not in declared}
    return People(people.n, dict(people.traits) | others)


def _reads(kind: type[Any]) -> tuple[Trait, ...]:
    return getattr(kind, "reads", ())


def _values(trait: Trait, n: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Return values of a trait in its range, and nothing for some people."""
    low, high = trait.low, min(trait.high, trait.low + 3)
    drawn = rng.integers(int(low), int(high) + 1, n).astype(float) if trait.whole else rng.uniform(low, high, n)
    return drawn if trait.needed == "everybody" else np.where(rng.random(n) < 0.2, np.nan, drawn)


def _same_law(one: Law, other: Law) -> bool:
    arrays = ("hear", "expose", "evidence", "reach")
    same = all(np.array_equal(getattr(one, name), getattr(other, name)) for name in (*arrays, "familiar"))
    luck = np.arange(len(one.reach), dtype=np.uint32) * 2**26
    rest = ("one", "talk_days", "external", "horizon", "memory", "unknown")
    return (
        same
        and np.array_equal(one.thresholds(luck), other.thresholds(luck))
        and all(getattr(one, name) == getattr(other, name) for name in rest)
    )


def _equal(one: NDArray[Any], other: NDArray[Any]) -> bool:
    return bool(np.array_equal(one, other))


def _expect(holds: bool, what: str) -> None:
    if not holds:
        raise AssertionError(what)


CHECKS: dict[type[Any], Callable[[Any], None]] = {
    Theory: check_theory,
    Strategy: check_strategy,
    Source: check_source,
    Mechanism: check_mechanism,
}
"""The check of each kind of component."""
