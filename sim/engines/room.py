"""Arrays that the engines of one thread use in turn, so that memory does not grow with their number."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


class Room:
    """Arrays by name; who uses them last owns what is in them.

    Attributes
    ----------
    owner : object
        Who has written into them last.
    """

    def __init__(self) -> None:
        self.owner: object = None
        self._kept: dict[str, NDArray[Any]] = {}

    def array(self, name: str, size: int, dtype: Any) -> NDArray[Any]:
        """Return an array whose contents mean nothing.

        Parameters
        ----------
        name : str
            What it is for; two of one name share their memory.
        size : int
            Number of entries, 0 or more.
        dtype : dtype
            Always the same for a name.

        Returns
        -------
        (size,) array
            The first entries of the largest that was asked for.
        """
        if name not in self._kept or len(self._kept[name]) < size:
            self._kept[name] = np.empty(size, dtype)
        return self._kept[name][:size]
