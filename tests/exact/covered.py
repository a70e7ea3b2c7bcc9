"""Which theories and mechanisms have exact oracles, and what a sample is held to."""

import math
import re
from pathlib import Path

import numpy as np

MARK = re.compile(r'^@oracle\("(\w+)"\)$', re.MULTILINE)


def oracle(kind):
    """Mark a test as an exact oracle of a theory or a mechanism."""
    return lambda test: test


def covered():
    """Return the kinds for which there is a marked test."""
    files = Path(__file__).parent.glob("test_*.py")
    return {kind for file in files for kind in MARK.findall(file.read_text(encoding="utf-8"))}


def agrees(sample, exact):
    """Return whether the mean of a sample lies within five standard errors of the exact value."""
    error = np.std(sample, ddof=1) / math.sqrt(len(sample))
    return abs(np.mean(sample) - exact) <= 5 * error + 1e-12


def alike(one, other):
    """Return whether two outcomes are the same to the byte: all that happened to people, and all counts."""
    happened = {name: value for name, value in vars(one).items() if isinstance(value, np.ndarray)}
    assert len(happened) >= 8
    return all(np.array_equal(value, getattr(other, name)) for name, value in happened.items())
