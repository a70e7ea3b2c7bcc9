"""What a thing is, as text: equal for equal settings, on any machine."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path, PurePath
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.network import Network
from sim.people import People
from sim.reading import unpacked


def called(cls: type[Any]) -> str:
    """Return what a component is called.

    Parameters
    ----------
    cls : type
        Its class, of ours or of anybody's.

    Returns
    -------
    str
        The name of its file, if it is one of ours; else the name of the class, in the same style.

    Examples
    --------
    >>> class SlowRumour: ...
    >>> called(SlowRumour)
    'slow_rumour'
    """
    package, _, file = cls.__module__.rpartition(".")
    if package.startswith("sim."):
        return file
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", cls.__name__).lower().strip("_")


def identity(thing: Any) -> str:
    """Return a text that two things share if they are made alike.

    Parameters
    ----------
    thing : object
        A component (a dataclass), a network, people, an array, or plain values in lists and mappings.

    Returns
    -------
    str
        Classes by the names of their files; networks, people and arrays by a hash of what they hold.

    Raises
    ------
    InputError
        If it holds something that has no settings of its own to be told by.

    Examples
    --------
    >>> from sim.theories import IndependentCascade
    >>> identity(IndependentCascade(0.1))
    "independent_cascade.IndependentCascade(memory=None, p=0.1, tie_weight='ignored')"
    """
    if isinstance(thing, (Network, People, np.ndarray)):
        return _data(thing)
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        fields = [f"{one.name}={identity(getattr(thing, one.name))}" for one in dataclasses.fields(thing)]
        fields += [contents(file) for file in getattr(thing, "files", ())]
        return f"{type(thing).__module__.rpartition('.')[2]}.{type(thing).__qualname__}({', '.join(fields)})"
    if isinstance(thing, Mapping):
        return "{" + ", ".join(f"{name!r}: {identity(one)}" for name, one in thing.items()) + "}"
    if isinstance(thing, (tuple, list)):
        return f"[{', '.join(identity(one) for one in thing)}]"
    return _plain(thing)


def _data(thing: Network | People | NDArray[Any]) -> str:
    if isinstance(thing, Network):
        return f"network {thing.fingerprint} {'directed' if thing.directed else 'undirected'}"
    if isinstance(thing, People):
        return f"people {thing.n} {identity(dict(sorted(thing.traits.items())))}"
    return f"array {thing.dtype.str} {thing.shape} {digest(np.ascontiguousarray(thing).tobytes())}"


def _plain(thing: Any) -> str:
    if isinstance(thing, np.generic):
        return _plain(thing.item())
    if isinstance(thing, PurePath):
        return repr(str(thing))
    if thing is None or isinstance(thing, (bool, int, float, str, bytes, Fraction)):
        return repr(thing)
    kind = type(thing).__name__
    raise InputError(f"settings are numbers, texts, lists, mappings or dataclasses of these, got {kind}")


def contents(file: PurePath) -> str:
    """Return what is in a file that a component reads, as a hash.

    Parameters
    ----------
    file : path
        With or without ~ for the home folder.

    Returns
    -------
    str
        Of what it holds, unpacked; why it cannot be read where it cannot.
    """
    try:
        return digest(unpacked(Path(file).expanduser(), workbook=True))
    except (OSError, InputError) as error:
        return f"unread {error}"


def digest(data: bytes) -> str:
    """Return a short hash.

    Parameters
    ----------
    data : bytes
        What is hashed, in full.

    Returns
    -------
    str
        32 hexadecimal digits (BLAKE2b).
    """
    return hashlib.blake2b(data, digest_size=16).hexdigest()
