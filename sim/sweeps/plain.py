"""Values of a study as plain ones, which can be written down: a study has to know them again, on any machine."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

import numpy as np

from sim.errors import InputError


def plain(name: str, value: Any) -> Any:
    """Return a value made of texts, numbers, lists and mappings.

    Parameters
    ----------
    name : str
        The setting that it is given for.
    value : object
        Also arrays and scalars of NumPy, columns of pandas, ranges and paths.

    Returns
    -------
    object
        Equal, and plain.

    Raises
    ------
    InputError
        If it is an object of another kind, with what to write instead.
    """
    if value is None or (isinstance(value, (bool, int, float, str)) and not isinstance(value, np.generic)):
        return value
    if isinstance(value, PurePath):
        return str(value)
    if isinstance(value, Mapping) and not hasattr(value, "adj"):
        return {str(key): plain(f"{name}.{key}", one) for key, one in value.items()}
    if isinstance(value, (list, tuple, range)):
        return [plain(name, one) for one in value]
    if hasattr(value, "tolist"):
        return plain(name, value.tolist())
    raise _refused(name, value)


def _refused(name: str, value: Any) -> InputError:
    kind, first = type(value).__name__, name.partition(".")[0]
    if isinstance(value, (set, frozenset)):
        return InputError(f"{name} has an order, got a {kind}: give a list", field=name)
    if first == "table":
        return InputError(f"table is a CSV file, got a {kind}: write it to a file, and give its name", field="table")
    if first == "network":
        return InputError(
            f"network is in a study the name of a file or of a network that is drawn, got a {kind}: write it to a file,"
            " as by networkx.write_graphml(graph, 'mine.graphml'), and give network='mine.graphml'",
            field="network",
        )
    return InputError(
        f"{name} is told by names and numbers in a study, as on the command line, got a {kind}: write its name, and its"
        " settings by theirs, as in {'theory': 'flow', 'theory.flow.hear': 0.2}; a class of your own has a name once"
        " it is installed (CONTRIBUTING.md)",
        field=name,
    )
