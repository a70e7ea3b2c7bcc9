"""Find a theory, strategy or source by its name: the name of its file."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from importlib.metadata import EntryPoint
from types import ModuleType
from typing import Any, TypeVar

from sim import mechanisms, networks, seeding, theories
from sim.errors import InputError, check_choice
from sim.identity import called
from sim.installed import installed, whose
from sim.mechanisms.base import Mechanism
from sim.networks.base import Source
from sim.seeding.base import Strategy
from sim.settings import filled, renamed
from sim.texts import check_title
from sim.theories.base import Theory

Component = TypeVar("Component", Theory, Strategy, Source, Mechanism)

PACKAGES: dict[type[Any], ModuleType] = {
    Theory: theories,
    Strategy: seeding,
    Source: networks,
    Mechanism: mechanisms,
}


def kinds(base: type[Component]) -> dict[str, type[Component]]:
    """Return all there are of a kind of component.

    Parameters
    ----------
    base : type
        `Theory`, `Strategy`, `Source` or `Mechanism`.

    Returns
    -------
    dict of str to type
        Each class by the name of its file.
    """
    return dict(_kinds(base))


@functools.cache
def _kinds(base: type[Component]) -> dict[str, type[Component]]:
    found: dict[str, type[Component]] = {}
    package = PACKAGES[base]
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        for thing in vars(importlib.import_module(module.name)).values():
            own = isinstance(thing, type) and thing.__module__ == module.name != base.__module__
            if own and issubclass(thing, base):
                found[module.name.rpartition(".")[2]] = thing
    return found


def moved() -> dict[str, str]:
    """Return settings that stood elsewhere or were called otherwise once.

    Returns
    -------
    dict of str to str
        The old name on the command line, and the new one.
    """
    of_all = kinds(Mechanism).items()  # type: ignore[type-abstract]
    found = {old: f"mechanism.{kind}.{new}" for kind, one in of_all for old, new in one.moved.items()}
    groups: dict[str, type[Any]] = {"theory": Theory, "seeding": Strategy, "mechanism": Mechanism}
    for group, base in groups.items():
        for kind, one in kinds(base).items():
            found |= {f"{group}.{kind}.{old}": f"{group}.{kind}.{new}" for old, new in renamed(one).items()}
    return found


def kind_of(component: Theory | Strategy | Source | Mechanism) -> str:
    """Return the name of a component.

    Parameters
    ----------
    component : Theory, Strategy, Source or Mechanism
        Instance of a class of ours or of anybody's.

    Returns
    -------
    str
        Of ours the name of its file, for instance "key_person"; else the name of its class, in the same style.
    """
    return called(type(component))


def options(base: type[Component]) -> list[str]:
    """Return the names of all there are of a kind of component.

    Parameters
    ----------
    base : type
        `Theory`, `Strategy`, `Source` or `Mechanism`.

    Returns
    -------
    list of str
        Ours, and those of other installed packages.

    Raises
    ------
    InputError
        If another package uses a name of ours.
    """
    ours: list[str] = list(kinds(base))
    others: dict[str, EntryPoint] = installed(_group(base))
    for name, entry in others.items():
        if name in ours:
            raise InputError(f"the package {whose(entry)} brings {name!r}, which is a name of ours: uninstall it")
    return [*ours, *others]


def class_of(base: type[Component], kind: str) -> type[Component]:
    """Return the class of a component, ours or that of another installed package.

    Parameters
    ----------
    base : type
        `Theory`, `Strategy`, `Source` or `Mechanism`.
    kind : str
        One of `options`.

    Returns
    -------
    type
        Derived from `base`.

    Raises
    ------
    InputError
        If there is no such kind, or it cannot be loaded.
    """
    check_choice(base.__name__.lower(), kind, options(base))
    ours, others = kinds(base), installed(_group(base))
    if kind in ours:
        return ours[kind]
    try:
        found = others[kind].load()
    except Exception as error:  # whatever the other package does
        raise InputError(f"{kind} of the package {whose(others[kind])} cannot be loaded: {error}") from None
    if not (isinstance(found, type) and issubclass(found, base)):
        raise InputError(f"{kind} of the package {whose(others[kind])} is no {base.__name__}")
    return found


def _group(base: type[Any]) -> str:
    return PACKAGES[base].__name__.rpartition(".")[2]


def make(base: type[Component], kind: str, /, **settings: Any) -> Component:
    """Make a component by name.

    Parameters
    ----------
    base : type
        `Theory`, `Strategy`, `Source` or `Mechanism`.
    kind : str
        One of `options`.
    **settings
        Values of its fields, by the fields' names.

    Returns
    -------
    Theory, Strategy or Source
        The component.

    Raises
    ------
    InputError
        If there is no such kind, no such field, a field is missing or its value is refused.
    """
    return filled(class_of(base, kind), kind, settings)


def named(base: type[Component], given: Any, field: str) -> dict[str, Component]:
    """Return components under distinct names.

    Parameters
    ----------
    base : type
        `Theory` or `Strategy`.
    given : mapping of str to component, or sequence of components or their names
        What the caller gave.
    field : str
        Name used in the message.

    Returns
    -------
    dict of str to component
        In the order given.

    Raises
    ------
    InputError
        If there is none, something else, or two would have the same name.
    """
    if isinstance(given, (base, str)):
        given = [given]
    if not hasattr(given, "__iter__") or isinstance(given, type):
        raise InputError(f"{field} are instances of {base.__name__} or their names, got {given!r}")
    if not isinstance(given, Mapping):
        given = _by_kind(base, given, field)
    if not given:
        raise InputError(f"{field} are one or more, got none")
    for name, one in given.items():
        if not isinstance(one, base) or not isinstance(name, str):
            raise InputError(f"{field} are instances of {base.__name__}, got {name!r}: {one!r}")
        check_title(f"a name in {field}", name)
    return dict(given)


def _by_kind(base: type[Component], given: Iterable[Any], field: str) -> dict[str, Any]:
    made = [make(base, one) if isinstance(one, str) else one for one in given]
    names = [kind_of(one) if isinstance(one, base) else repr(one) for one in made]
    for name, one in zip(names, made, strict=True):
        if names.count(name) > 1:
            raise InputError(f"{field} have distinct names, got {name!r} twice; give a dict of names")
        if isinstance(one, base) and type(one) is not kinds(base).get(name, type(one)):
            raise InputError(f"{field} have names of their own, and {name!r} is one of ours; give a dict of names")
    return dict(zip(names, made, strict=True))
