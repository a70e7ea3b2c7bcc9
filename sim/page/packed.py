"""Arrays as short text, and back to the last bit."""

from __future__ import annotations

import base64
import zlib
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

_TYPES = {"u1": np.uint8, "u2": np.uint16, "u4": np.uint32, "i2": np.int16, "f8": np.float64}
_MOST = 4096
"""Different values up to which they are listed once, and counted."""


def text_of(values: NDArray[Any]) -> str:
    """Return the bytes of an array as text.

    Parameters
    ----------
    values : array
        Of one of the types that are carried; written little endian.

    Returns
    -------
    str
        In base64.
    """
    return base64.b64encode(np.ascontiguousarray(values.astype(values.dtype.newbyteorder("<"))).tobytes()).decode()


def counted(values: ArrayLike) -> dict[str, Any]:
    """Return whole numbers of 0 or more in the shortest type that holds them.

    Parameters
    ----------
    values : (k,) array_like of int
        In 0 ... 2^32 - 1.

    Returns
    -------
    dict
        With the type, and the bytes as text.
    """
    array = np.asarray(values)
    largest = int(array.max(initial=0))
    name = "u1" if largest < 2**8 else "u2" if largest < 2**16 else "u4"
    return {"type": name, "bytes": text_of(array.astype(_TYPES[name]))}


def packed(values: ArrayLike) -> dict[str, Any]:
    """Return any numbers, exactly: each value once where there are few, else all of them.

    Parameters
    ----------
    values : (k,) array_like of float or int
        Not-a-number is kept.

    Returns
    -------
    dict
        For `unpacked` in carry.js; one value that holds for all is an array of one.
    """
    array = np.asarray(values)
    if array.size > 1 and array.strides == (0,):
        array = array[:1]
    distinct, place = np.unique(array, return_inverse=True)
    if len(distinct) > _MOST:
        return {"type": "f8", "bytes": text_of(array.astype(np.float64))}
    listed = [None if value != value else value for value in distinct.tolist()]
    return {"values": listed, "place": counted(place.reshape(-1))}


def squeezed(values: NDArray[np.int16]) -> dict[str, Any]:
    """Return days of many people in many worlds, compressed.

    Parameters
    ----------
    values : int16 array
        Of any shape.

    Returns
    -------
    dict
        As of `counted`, with the bytes deflated.
    """
    return {"type": "i2", "deflated": deflated(np.ascontiguousarray(values.astype("<i2")).tobytes())}


def deflated(content: str | bytes) -> str:
    """Return text or bytes, compressed.

    Parameters
    ----------
    content : str or bytes
        Text is carried in UTF-8.

    Returns
    -------
    str
        In base64.
    """
    raw = content.encode() if isinstance(content, str) else content
    return base64.b64encode(zlib.compress(raw, 9)).decode()
