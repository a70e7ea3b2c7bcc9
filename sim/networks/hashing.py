"""Ids that tell nothing: a keyed hash of each, short enough to read out."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError

_BYTES = 8


def hashed(ids: Sequence[str], secret: str) -> list[str]:
    """Return a hash in place of each id: BLAKE2b, keyed by the secret.

    Who does not know the secret can neither undo it nor try names out.

    Parameters
    ----------
    ids : sequence of str
        Ids of people, each once.
    secret : str
        Key of the hash, of any length, that is not given to others.

    Returns
    -------
    list of str
        A ``p`` and 13 letters and digits each, all different; the same for the same id and secret.

    Raises
    ------
    InputError
        If two people would get the same one, which a million people do once in 37 million times.
    """
    key = hashlib.sha512(secret.encode()).digest()
    made = [_short(hashlib.blake2b(one.encode("utf-8", "surrogatepass"), digest_size=_BYTES, key=key)) for one in ids]
    if len(set(made)) < len(made):
        raise InputError(
            "hash_ids is a secret under which all ids stay different; two became equal, take another", field="hash_ids"
        )
    return made


def telling(column: NDArray[Any]) -> bool:
    """Return whether a trait is a name in disguise: text that is mostly one person's alone.

    Parameters
    ----------
    column : (n,) array
        Values of the trait, numbers or text, one for each person.

    Returns
    -------
    bool
        True if at least half of the people for whom it is given share it with nobody; never for numbers.
    """
    if column.dtype.kind != "U":
        return False
    _, people = np.unique(column[column != ""], return_counts=True)
    return bool(0 < people.sum() <= 2 * (people == 1).sum())


def _short(digest: Any) -> str:
    return "p" + base64.b32encode(digest.digest()).decode("ascii").rstrip("=").lower()
