"""Small networks, drawn anew each time, to be written in every format."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

NAMES = ("ann", "bo", "Zoë", "李", "d'Arc", "Ng, P.", "x y", "a&b", "<i>", "00", "-1", "1.5", "null", "мы")


@dataclass(frozen=True)
class Drawn:
    """A small network.

    Parameters
    ----------
    ids : list of str
        Of the people.
    ties : list of tuple of int, int and float
        Places of both ends in `ids`, and a weight.
    directed : bool
        Whether ties have one direction.
    """

    ids: list[str]
    ties: list[tuple[int, int, float]]
    directed: bool

    @classmethod
    def by(cls, rng: Random) -> Drawn:
        """Draw a network of 2 to 25 people.

        Parameters
        ----------
        rng : random.Random
            Where luck comes from.

        Returns
        -------
        Drawn
            With at least one tie.
        """
        n = rng.randint(2, 25)
        ids = [str(one) for one in range(1, n + 1)] if rng.random() < 0.5 else _named(rng, n)
        pairs = [(rng.randrange(n), rng.randrange(n)) for _ in range(rng.randint(1, 3 * n))]
        weights = [rng.choice((1.0, 2.0, 0.5, 1e-3, 12345.0)) for _ in pairs]
        ties = [(u, v, weight) for (u, v), weight in zip(pairs, weights, strict=True) if u != v]
        return cls(ids, ties or [(0, 1, 1.0)], rng.random() < 0.5)

    def rows(self) -> list[list[str]]:
        """Return ties as rows of ids and a weight.

        Returns
        -------
        list of list of str
            One row a tie.
        """
        return [[self.ids[u], self.ids[v], f"{weight:g}"] for u, v, weight in self.ties]

    def square(self) -> list[list[str]]:
        """Return a matrix of weights.

        Returns
        -------
        list of list of str
            Symmetric where ties have no direction.
        """
        cells = [["0"] * len(self.ids) for _ in self.ids]
        for u, v, weight in self.ties:
            cells[u][v] = f"{weight:g}"
            if not self.directed:
                cells[v][u] = f"{weight:g}"
        return cells


def _named(rng: Random, n: int) -> list[str]:
    return list(dict.fromkeys(f"{rng.choice(NAMES)}{rng.choice(('', ' ', '-'))}{place}" for place in range(n)))
