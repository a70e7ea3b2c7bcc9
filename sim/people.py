"""What is known about each person: one array per trait."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import ArrayLike, NDArray

from sim.errors import InputError, check_whole, harmless
from sim.network import Network
from sim.texts import check_column
from sim.words import say


@dataclass(frozen=True, eq=False, repr=False)
class People:
    """Traits of the people of a network, in the order of its ids.

    A theory or campaign that knows a trait by name uses it instead of its own value;
    where it is missing for a person (not a number), its own value stands.

    Parameters
    ----------
    n : int
        Number of people.
    traits : mapping of str to (n,) array
        Numbers as float64, anything else as text. Read-only.
    made_up : bool
        Whether they belong to a made-up network, so that a cast stands before them, and not they before it.

    Raises
    ------
    InputError
        If a trait has another length.
    """

    n: int
    traits: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    made_up: bool = False

    def __post_init__(self) -> None:
        check_whole("n", self.n, 0, of="people")
        own = {}
        for name, values in self.traits.items():
            array = np.array(values)
            if array.shape != (self.n,):
                raise InputError(f"trait {name!r} has one value per person ({self.n:,}), got shape {array.shape}")
            own[name] = array.astype(np.float64) if array.dtype.kind in "biuf" else array.astype(np.str_)
            own[name].setflags(write=False)
        object.__setattr__(self, "traits", MappingProxyType(own))

    def __repr__(self) -> str:
        people = say("people", count=self.n)
        if not self.traits:
            return say("shown-people.none", people=people)
        kinds = {
            name: say("trait-number" if self.traits[name].dtype.kind == "f" else "trait-text") for name in self.traits
        }
        traits = ", ".join(say("with-name", label=name, name=kind) for name, kind in kinds.items())
        return harmless(say("shown-people", people=people, traits=traits))

    def __reduce__(self) -> tuple[type[People], tuple[int, dict[str, NDArray[Any]], bool]]:
        return type(self), (self.n, dict(self.traits), self.made_up)

    def __contains__(self, name: object) -> bool:
        return name in self.traits

    def number(self, name: str, default: ArrayLike, low: float = 0.0, high: float = np.inf) -> NDArray[np.float64]:
        """Return a trait as numbers, or a default where it is not given.

        Parameters
        ----------
        name : str
            Name of the trait.
        default : float or (n,) array
            Value of people for whom the trait is not given.
        low, high : float
            Smallest and largest value that is allowed, in the trait's unit.

        Returns
        -------
        (n,) float64 array
            The trait.

        Raises
        ------
        InputError
            If a value is no number or out of range.
        """
        if name not in self.traits:
            return np.broadcast_to(np.asarray(default, dtype=np.float64), (self.n,))
        values = self.traits[name]
        if values.dtype.kind != "f":
            text = _no_number(values)
            raise InputError(
                f"trait {name!r} is a number in [{low:g}, {high:g}] for everybody, got text such as {text!r}"
            )
        values = np.where(np.isnan(values), default, values)
        bad = (values < low) | (values > high) | np.isinf(values)
        if bad.any():
            raise InputError(f"trait {name!r} is a number in [{low:g}, {high:g}], got {values[bad][0]:g}")
        return values

    def known(self, name: str) -> NDArray[np.bool_]:
        """Return for whom a trait is given.

        Parameters
        ----------
        name : str
            Name of the trait.

        Returns
        -------
        (n,) bool array
            False for everybody if there is no such trait.
        """
        return ~np.isnan(self.number(name, np.nan, -np.inf)) if name in self.traits else np.zeros(self.n, dtype=bool)

    def whole(self, name: str, default: ArrayLike, low: int, high: int) -> NDArray[np.int64]:
        """Return a trait as whole numbers, or a default where it is not given.

        Parameters
        ----------
        name, default, low, high
            As in `number`.

        Returns
        -------
        (n,) int64 array
            The trait.

        Raises
        ------
        InputError
            If a value is no whole number or out of range.
        """
        values = self.number(name, default, low, high)
        if (values % 1 != 0).any():
            raise InputError(
                f"trait {name!r} is a whole number from {low} to {high}, got {values[values % 1 != 0][0]:g}"
            )
        return values.astype(np.int64)

    @classmethod
    def from_networkx(cls, graph: Any, network: Network) -> People:
        """Return the node attributes of a NetworkX graph as traits.

        Parameters
        ----------
        graph : networkx.Graph
            Its nodes' attributes are read; other than numbers become text.
        network : Network
            Built from the same graph.

        Returns
        -------
        People
            In the order of ``network.ids``.
        """
        rows = dict(graph.nodes(data=True)) if isinstance(graph, nx.Graph) else {}
        return cls.from_rows(network, {person: row for person, row in rows.items() if row})

    @classmethod
    def from_rows(cls, network: Network, rows: Mapping[Any, Mapping[str, Any]]) -> People:
        """Return traits from one row of attributes per person.

        Parameters
        ----------
        network : Network
            Whose people these are.
        rows : mapping of id to mapping of str to value
            Attributes; a missing number is not-a-number, missing text is empty.

        Returns
        -------
        People
            In the order of ``network.ids``.
        """
        names = sorted({name for row in rows.values() for name in row})
        people = [rows.get(person, {}) for person in network.ids.tolist()]
        return cls(network.n, {name: trait([row.get(name) for row in people]) for name in names})


def _no_number(values: NDArray[Any]) -> str:
    """Return the first text that is no number, shortened."""
    return next((one for one in values.tolist() if one and not _is_number(one)), "")[:40]


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def trait(values: list[Any]) -> NDArray[Any]:
    """Return values as a trait: numbers if all are, else text.

    Parameters
    ----------
    values : list
        None or empty text where nothing is known.

    Returns
    -------
    float64 or text array
        Not-a-number or empty text where nothing is known.
    """
    try:
        return np.array([np.nan if value in (None, "") else float(value) for value in values])
    except (TypeError, ValueError, OverflowError):
        texts = ["" if value is None else str(value) for value in values]
        check_column("a trait", texts)
        return np.array(texts, dtype=np.str_)
