"""Does the gallery notice a broken rule? By `python -m experiments.planted`, or with names after it.

For each experiment a rule of the simulator is broken on purpose, in memory only, and the experiment is
run in smoke size: it has to say "not reproduced". Prints a line for each.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.engines import compiled
from sim.gallery.command import experiment, findings_of
from sim.gallery.experiment import Luck, data_file
from sim.networks.lattice import Lattice
from sim.seeding import Bridges, Closeness, Hubs
from sim.theories import ComplexContagion, FractionalThreshold, IndependentCascade, LinearThreshold
from sim.theories.base import Law
from sim.world import World


@dataclass(frozen=True)
class Bug:
    """A piece of the simulator, and what takes its place."""

    rule: str
    owner: Any
    name: str
    instead: Callable[[Any], Any]

    @contextmanager
    def planted(self) -> Iterator[None]:
        """Break the rule for a while."""
        right = vars(self.owner)[self.name]
        setattr(self.owner, self.name, self.instead(right))
        try:
            yield
        finally:
            setattr(self.owner, self.name, right)


def _above(law: Callable[..., Law]) -> Callable[..., Law]:
    """Return a law in which a threshold has to be exceeded, > for >=; instigators stay."""

    def broken(self: Any, network: Any, people: Any, root_seed: int = 0) -> Law:
        right = law(self, network, people, root_seed)
        needed: Any = right.threshold
        if isinstance(self, FractionalThreshold):
            met = np.abs(float(self.phi) * network.sources - needed) < 1e-9
            return Law.of(network, hear=1.0, threshold=needed + met)
        return Law.of(network, hear=1.0, threshold=needed + (needed > 0))

    return broken


def _paired(numbers: Any) -> Any:
    """Return numbers of ties of which each two neighbouring ones are the same."""

    def broken(self: World) -> Any:
        own = np.array(numbers.func(self))
        own[1::2] = own[: len(own) // 2 * 2 : 2]
        return own

    return property(broken)


def _a_day_late(days: Callable[..., Any]) -> Callable[..., Any]:
    def broken(*arguments: Any) -> Any:
        people, when = days(*arguments)
        return people, (when + 1).astype(when.dtype)

    return broken


def _cut_off_ignored(score: Callable[..., Any]) -> Callable[..., Any]:
    """Return closeness in which whoever cannot be reached does not count."""

    def broken(self: Closeness, network: Any, people: Any, root_seed: int = 0) -> Any:
        total = -score(self, network, people, root_seed)
        return -(total % network.n) - np.where(network.listeners == 0, network.n, 0)

    return broken


BUGS: dict[str, list[Bug]] = {
    "watts2002": [Bug("> for >=", FractionalThreshold, "law", _above)],
    "gleeson2007": [Bug("> for >=", FractionalThreshold, "law", _above)],
    "watts_dodds2007": [
        Bug("direction reversed: who hears most for who is heard most", Hubs, "score", lambda right: _sources),
    ],
    "kempe2003": [
        Bug("unreachable people left out of distances", Closeness, "score", _cut_off_ignored),
        Bug("parallel ties ignored in the threshold", LinearThreshold, "law", lambda right: _unweighted(right)),
    ],
    "centola_macy2007": [
        Bug("> for >=", ComplexContagion, "law", _above),
        Bug("a lattice with edges", Lattice, "build", lambda right: _with_edges(right)),
    ],
    "bass1969": [
        Bug("a missing day: external influence begins on day 2", compiled, "_reached_from_outside", _a_day_late)
    ],
    "newman2002": [
        Bug("one number for two ties", World, "tie", _paired),
        Bug("two days of talk for one chance", IndependentCascade, "law", lambda right: _two_days(right)),
    ],
    "granovetter1978": [Bug("> for >=", ComplexContagion, "law", _above)],
    "valente_fujimoto2010": [
        Bug("pairs added up once", Bridges, "measure", lambda right: lambda *given: right(*given) / 2),
    ],
}


def _sources(self: Hubs, network: Any, people: Any, root_seed: int = 0) -> Any:
    return network.sources.astype(np.float64)


def _unweighted(law: Callable[..., Law]) -> Callable[..., Law]:
    return lambda self, *given: law(LinearThreshold("ignored"), *given)


def _with_edges(build: Callable[..., Any]) -> Callable[..., Any]:
    """Return lattices whose last row and column nobody hears."""

    def broken(self: Lattice, *given: Any) -> Any:
        network, people = build(self, *given)
        row, column = np.divmod(np.arange(network.n), self.width)
        inside = (row < self.height - 1) & (column < self.width - 1)
        kept = inside[network.listener] & inside[network.speaker]
        cut = type(network).from_edges(
            network.speaker[kept], network.listener[kept], directed=True, nodes=np.arange(network.n)
        )
        return cut, people

    return broken


def _two_days(law: Callable[..., Law]) -> Callable[..., Law]:
    def broken(self: Any, network: Any, people: Any, root_seed: int = 0) -> Law:
        return Law.of(network, hear=law(self, network, people, root_seed).hear, threshold=1, talk_days=2)

    return broken


def missed(name: str, bug: Bug) -> list[str]:
    """Return the claims of an experiment that do not hold in smoke size with a rule broken.

    Parameters
    ----------
    name : str
        Which experiment.
    bug : Bug
        Which rule.

    Returns
    -------
    list of str
        Their keys; empty if the gallery notices nothing.
    """
    one = experiment(name)
    with bug.planted():
        values = findings_of(name, "smoke", Luck()).values
    return [claim.key for claim in one.claims(one.settings["smoke"]) if not claim.holds(values[claim.key])]


def main(names: list[str]) -> None:
    """Print what becomes of each experiment when its rule is broken."""
    for name in names or list(BUGS):
        needed = experiment(name).data
        if needed and data_file(needed) is None:
            print(f"{name}: skipped, {needed} is not there")
            continue
        for bug in BUGS[name]:
            keys = missed(name, bug)
            said = f"not reproduced: {'; '.join(keys)}" if keys else "REPRODUCED, so nothing is noticed"
            print(f"{name}, {bug.rule}: {said}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
