"""Who may be approached: conditions, lists of people, and how many of each group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from sim.conditions import Condition
from sim.errors import InputError, check_whole
from sim.idlist import IdList
from sim.network import Network
from sim.people import People
from sim.settings import Checked, setting
from sim.traits import Reader, Trait


class Quota(NamedTuple):
    """How many people of each group are approached at most.

    Parameters
    ----------
    group : (n,) int64 array
        The group of each person, from 0; -1 for those in none, of whom any number is approached.
    most : int
        People of one group who are approached at most.
    """

    group: NDArray[np.int64]
    most: int


@dataclass(frozen=True)
class Candidates(Checked, Reader):
    """Who may be approached. Whoever may not still hears of it, and passes it on.

    Parameters
    ----------
    candidates : str or None
        A condition on traits that all who are approached meet; see `sim.conditions.Condition`.
    exclude : str, sequence of ids, mapping, or None
        Who is not approached: a condition, a list of ids, or ``{"path": FILE}`` with an id in each row.
    quota : mapping of str to int, pairs of these, or None
        How many are approached at most: of those who meet a condition (``{"kind = donor": 10}``), or of those
        who share the value of a trait (``{"household": 1}``); whose value is not known counts for no group.

    Raises
    ------
    InputError
        If one has another form.
    """

    candidates: str | None = setting(
        None, kind="other", text="who may be approached, as in 'consent = yes and km <= 20'", also={None: "everybody"}
    )
    exclude: Any = setting(
        None,
        kind="other",
        text="who is not approached: a condition, a list of ids, or {path: FILE}",
        also={None: "nobody"},
    )
    quota: Any = setting(
        None,
        kind="other",
        text="most people approached of those who meet a condition or share a trait, as in {household: 1}",
        also={None: "no limit"},
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if isinstance(self.exclude, Iterable) and not isinstance(self.exclude, (str, Mapping)):
            object.__setattr__(self, "exclude", tuple(self.exclude))
        pairs = not isinstance(self.quota, (str, Mapping)) and isinstance(self.quota, Iterable)
        if isinstance(self.quota, Mapping) or (pairs and all(_is_pair(one) for one in self.quota)):
            object.__setattr__(self, "quota", dict(self.quota))
        for read in (self._condition, self._excluded, self._quotas):
            read()

    @property
    def files(self) -> tuple[Path, ...]:
        """The file of those who are not approached, where one is named."""
        found = self._excluded()
        return found.files if isinstance(found, IdList) else ()

    @property
    def free(self) -> bool:
        """Whether everybody may be approached, in any number."""
        return self.candidates is None and self.exclude is None and self.quota is None

    @property
    def traits(self) -> tuple[Trait, ...]:
        """Traits that are compared."""
        conditions = (self._condition(), self._excluded(), *(one for one, _ in self._quotas()))
        names = [one.traits if isinstance(one, Condition) else (one,) for one in conditions if one]
        known = [name for some in names for name in some if isinstance(name, str)]
        return tuple(Trait(name, "who may be approached") for name in dict.fromkeys(known))

    def _condition(self) -> Condition | None:
        return None if self.candidates is None else Condition(self.candidates, "candidates")

    def _excluded(self) -> Condition | IdList | None:
        if self.exclude is None or isinstance(self.exclude, str):
            return None if self.exclude is None else Condition(self.exclude, "exclude")
        if isinstance(self.exclude, Mapping) and set(self.exclude) != {"path"}:
            raise InputError(
                f"exclude is a condition, a list of ids or {{path: FILE}}, got {self.exclude!r}", field="exclude"
            )
        given = self.exclude["path"] if isinstance(self.exclude, Mapping) else self.exclude
        return IdList(given, "exclude")

    def _quotas(self) -> list[tuple[Condition | str, int]]:
        if self.quota is None:
            return []
        if not isinstance(self.quota, Mapping) or not self.quota:
            raise InputError(
                f"quota says how many are approached at most, as in {{household: 1}}, got {self.quota!r}", field="quota"
            )
        return [(_group(str(text)), check_whole("quota", most, 0, of="people")) for text, most in self.quota.items()]

    def allowed(self, network: Network, people: People) -> NDArray[np.bool_] | None:
        """Return who may be approached.

        Parameters
        ----------
        network : Network
            Whose people they are.
        people : People
            With the traits that are compared.

        Returns
        -------
        (n,) bool array or None
            None for everybody.

        Raises
        ------
        InputError
            If nobody may, or a trait or a person is not there.
        """
        condition, excluded = self._condition(), self._excluded()
        may = np.ones(network.n, bool) if condition is None else condition.holds(people)
        if isinstance(excluded, Condition):
            may = may & ~excluded.holds(people)
        elif excluded is not None:
            may = may.copy()
            may[excluded.picked(network)] = False
        if not may.any():
            name = "candidates" if condition is not None else "exclude"
            raise InputError(f"{name} leaves one person or more to approach, got nobody", field=name)
        return None if condition is None and excluded is None else may

    def quotas(self, people: People) -> tuple[Quota, ...]:
        """Return how many of each group are approached at most.

        Parameters
        ----------
        people : People
            With the traits that are compared.

        Returns
        -------
        tuple of Quota
            In the order given.

        Raises
        ------
        InputError
            If a trait is not there.
        """
        return tuple(Quota(_groups(group, people), most) for group, most in self._quotas())

    def hashed(self, network: Network, hashes: Callable[[list[str]], list[str]]) -> Self:
        """Return the same for a network whose ids are hashed.

        Parameters
        ----------
        network, hashes
            As in `sim.idlist.IdList.hashed`.

        Returns
        -------
        Candidates
            Or whatever holds it.
        """
        listed = self._excluded()
        return replace(self, exclude=listed.hashed(network, hashes)) if isinstance(listed, IdList) else self


def _is_pair(one: Any) -> bool:
    return isinstance(one, (list, tuple)) and len(one) == 2


def _group(text: str) -> Condition | str:
    """Return a condition, or the name of a trait whose values make groups."""
    return Condition(text, "quota") if set(text) & set("=:<>") else text.strip()


def _groups(group: Condition | str, people: People) -> NDArray[np.int64]:
    if isinstance(group, Condition):
        return np.where(group.holds(people), 0, -1)
    if group not in people:
        known = ", ".join(sorted(people.traits)) or "none"
        raise InputError(f"quota names a trait of people ({known}) or a condition, got {group!r}", field="quota")
    values = people.traits[group]
    missing = np.isnan(values) if values.dtype.kind == "f" else values == ""
    return np.where(missing, -1, np.unique(values, return_inverse=True)[1])
