"""Casts: who is who among the people of a network, as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.casts.archetype import COLUMN, REST, Archetype, checked_traits
from sim.errors import InputError, check_choice, did_you_mean, plain
from sim.luck import check_root_seed
from sim.network import Network
from sim.people import People
from sim.settings import Checked, setting
from sim.traits import ROLES, Reader, Trait
from sim.values import fraction


@dataclass(frozen=True)
class Cast(Checked, Reader):
    """Archetypes, and how many people there are of each; everybody else is ordinary.

    One archetype after the other takes its people among those who are not cast yet. What is known of a person stands
    before what the cast says of them, trait by trait; who is named in a trait ``archetype`` of theirs is of that one,
    and counts as one of its people. What is only made up with a network does not.

    Parameters
    ----------
    archetypes : sequence of Archetype
        In the order in which they are cast.
    ordinary : mapping of str to float or None
        What ordinary people are like, and everybody who has no other value; None leaves it to whoever reads the trait.
    ablate : sequence of str
        Traits that are taken away: everybody is as ordinary people are.
    name : str
        What it is called in reports; no result depends on it.

    Raises
    ------
    InputError
        If the archetypes do not fit each other.

    Examples
    --------
    >>> fans = Archetype("fan", {"persuasion": 1.5}, share=0.1)
    >>> cast = Cast([fans], {"persuasion": 1})
    >>> people = cast.of(Network.of([(0, 1), (1, 2), (2, 3), (3, 4)]), People(5), root_seed=7)
    >>> people.traits["archetype"].tolist(), people.traits["persuasion"].tolist()
    (['ordinary', 'ordinary', 'ordinary', 'ordinary', 'fan'], [1.0, 1.0, 1.0, 1.0, 1.5])
    """

    archetypes: Any = setting(
        (), kind="other", text="by name, in the order in which they are cast; null leaves one out"
    )
    ordinary: Any = setting(
        None,
        kind="other",
        text="what ordinary people are like; null is as theory and campaign say",
    )
    ablate: Any = setting((), kind="other", text="traits that are taken away: everybody is as ordinary people are")
    name: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "archetypes", _archetypes(self.archetypes))
        object.__setattr__(self, "ordinary", checked_traits(self.ordinary, "ordinary people"))
        if isinstance(self.ablate, (str, Mapping)) or not isinstance(self.ablate, Iterable):
            raise InputError(f"ablate is a list of traits, as in [persuasion], got {self.ablate!r}", field="ablate")
        object.__setattr__(self, "ablate", tuple(self.ablate))
        total = sum(fraction(one.share) or 0 for one in self.archetypes if one.share is not None)
        if total > 1:
            raise InputError(
                f"archetypes have shares of at most 1 in all, got {plain(float(total))}", field="archetypes"
            )
        self._check_traits()

    def _check_traits(self) -> None:
        """Refuse what is not known of ordinary people where that matters."""
        used = {name for own in self.traits.values() for name in own}
        known = [*dict.fromkeys([*self.ordinary, *used, *(one.name for one in ROLES)])]
        for name in self.ablate:
            if name not in known:
                meant = did_you_mean(str(name), known)
                raise InputError(
                    f"ablate names traits of the cast ({', '.join(known)}), got {name!r}.{meant}", field="ablate"
                )
        for role in ROLES:
            lacks = self._usual(role.name) is None
            if lacks and (role.name in self.ablate or (role.name in used and role.name not in self.ordinary)):
                raise InputError(
                    f"ordinary.{role.name} says what ordinary people have, as the cast has {role.name}, got none; write"
                    f" ordinary: {{{role.name}: 0.5}}",
                    field="ordinary",
                )

    @property
    def on(self) -> bool:
        """Whether it says anything of anybody."""
        return bool(self.archetypes or self.ordinary or self.ablate)

    @property
    def read(self) -> tuple[Trait, ...]:
        """Traits of a table of people that it looks at."""
        names = dict.fromkeys([COLUMN, *(name for one in self.archetypes for name in one.looks_at)])
        return tuple(Trait(name, "who is of which archetype") for name in names)

    @cached_property
    def traits(self) -> dict[str, dict[str, float | None]]:
        """The traits of each archetype, with those of the one it extends."""
        by = {one.name: one for one in self.archetypes}
        found: dict[str, dict[str, float | None]] = {}
        for name in by:
            line = [by[name]]
            while (above := line[-1].extends) is not None:
                if above not in by:
                    others = ", ".join(one for one in by if one != name)
                    raise InputError(
                        f"extends of archetype {line[-1].name} is another one of the cast ({others}), got {above!r}."
                        f"{did_you_mean(above, by)}",
                        field="archetypes",
                    )
                if by[above] in line:
                    circle = " extends ".join([*(one.name for one in line), above])
                    raise InputError(f"archetypes extend each other in a circle: {circle}", field="archetypes")
                line.append(by[above])
            found[name] = {trait: value for one in reversed(line) for trait, value in one.traits.items()}
        return found

    @property
    def names(self) -> list[str]:
        """What people can be: the archetypes in order, and ordinary."""
        return [*(one.name for one in self.archetypes), REST]

    @cached_property
    def columns(self) -> dict[str, NDArray[np.float64]]:
        """By trait its value for each of `names`, not a number where it is left to whoever reads the trait."""
        rows = [*self.traits.values(), {}]
        names = dict.fromkeys([*self.ordinary, *(name for row in rows for name in row), *self.ablate])
        found = {}
        for name in names:
            own = [None if name in self.ablate else row.get(name) for row in rows]
            values = [self._usual(name) if one is None else one for one in own]
            found[name] = np.array([np.nan if one is None else one for one in values])
        return found

    def of(self, network: Network, people: People, root_seed: int = 0) -> People:
        """Return people with the traits of the cast.

        Parameters
        ----------
        network : Network
            Who hears whom.
        people : People
            What is known of them.
        root_seed : int
            Address of the luck, in [0, 2^64).

        Returns
        -------
        People
            With the text trait ``archetype`` and all traits of the cast; the same object where it says nothing.

        Raises
        ------
        InputError
            If an archetype asks for more people than are left, or for a trait that is not known.
        """
        if not self.on:
            return people
        place = self._placed(network, people, check_root_seed(root_seed))
        traits: dict[str, NDArray[Any]] = dict(people.traits) | {COLUMN: np.array(self.names)[place]}
        for name, values in self.columns.items():
            said = values[place]
            if name in people:
                first, second = (said, _known(people, name)) if people.made_up else (_known(people, name), said)
                traits[name] = np.where(np.isnan(first), second, first)
            elif not np.isnan(values).all():
                traits[name] = said
        return People(network.n, traits, people.made_up)

    def _placed(self, network: Network, people: People, root_seed: int) -> NDArray[np.int64]:
        """Return the place in `names` of everybody, (n,) int64."""
        place = np.full(network.n, len(self.archetypes))
        free = np.ones(network.n, bool)
        if COLUMN in people and not people.made_up:
            own = people.traits[COLUMN]
            free = own == "" if own.dtype.kind != "f" else np.isnan(own)
            for person in np.flatnonzero(~free):
                check_choice(f"the trait {COLUMN} of people", own[person].item(), self.names)
                place[person] = self.names.index(own[person])
        for at, one in enumerate(self.archetypes):
            taken = one.taken(network, people, free, int((place == at).sum()), root_seed)
            place[taken], free[taken] = at, False
        return place

    def _usual(self, name: str) -> float | None:
        """Return what ordinary people have; None where whoever reads the trait says it."""
        role = next((one.ordinary for one in ROLES if one.name == name), None)
        value: float | None = self.ordinary.get(name, role)
        return value


def _known(people: People, name: str) -> NDArray[Any]:
    """Return what is known of a trait of the cast; not a number where nothing is."""
    if people.traits[name].dtype.kind != "f":
        raise InputError(f"trait {name} of the cast is a number, and a text in the table of people: rename one of them")
    return people.traits[name]


def _archetypes(given: Any) -> tuple[Archetype, ...]:
    made = tuple(given) if isinstance(given, Iterable) and not isinstance(given, (str, Mapping)) else (given,)
    for one in made:
        if not isinstance(one, Archetype):
            raise InputError(f"archetypes are instances of Archetype, got {one!r}", field="archetypes")
        if [other.name for other in made].count(one.name) > 1:
            raise InputError(f"archetypes have distinct names, got {one.name!r} twice", field="archetypes")
    return made
