"""Findings on disk, so that a long run can be taken up again where it stopped."""

from __future__ import annotations

import ast
import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from sim.gallery.experiment import Findings
from sim.gallery.measured import Measured
from sim.tasks.telling import complain
from sim.version import NUMBERS
from sim.whole import whole

FORGET = ("draw", "_draw", "claims", "EXPERIMENT")
"""Names with these beginnings do not measure anything."""


def _code(file: Path) -> str:
    """Return what a file measures: without comments, docstrings, claims and drawing."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            kept = [one for one in body if not _is_talk(one)]
            node.body = kept or [ast.Pass()]  # type: ignore[attr-defined]
    return ast.dump(tree)


def _is_talk(node: Any) -> bool:
    if isinstance(node, ast.FunctionDef):
        return node.name.startswith(FORGET)
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id.startswith(FORGET)
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


@lru_cache(maxsize=1)
def _simulator() -> str:
    own = Path(__file__).parent
    files = sorted(file for file in own.parent.rglob("*.py") if own not in file.parents)
    frame = [own / name for name in ("measured.py", "fresh.py")]
    return "".join(_code(file) for file in [*files, *frame])


def key_of(file: Path, setting: object, root_seed: int) -> str:
    """Return a code for all that a result depends on.

    Parameters
    ----------
    file : pathlib.Path
        The experiment's own file.
    setting : object
        What is played.
    root_seed : int
        With which luck.

    Returns
    -------
    str
        Of the code of simulator and experiment, the setting and the root seed. Comments, docstrings,
        claims and what is drawn or said do not count.
    """
    parts = (str(NUMBERS), _simulator(), _code(file), repr(setting), str(root_seed))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def load(file: Path, key: str) -> Findings | None:
    """Return findings that were stored under a key.

    Parameters
    ----------
    file : pathlib.Path
        Where findings are stored.
    key : str
        A code from `key_of`.

    Returns
    -------
    Findings or None
        None if there are none, or others; if the file is broken, one line says so.
    """
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        if stored["key"] != key:
            return None
        return Findings({name: Measured(*one) for name, one in stored["values"].items()}, dict(stored["series"]))
    except OSError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        complain(f"{file} is broken; it is measured again")
        return None


def save(file: Path, key: str, findings: Findings) -> None:
    """Store findings; the file appears when it is whole.

    Parameters
    ----------
    file : pathlib.Path
        Where findings are stored.
    key : str
        A code from `key_of`.
    findings : Findings
        What was measured.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"key": key, "values": findings.values, "series": findings.series}, indent=1)
    with whole(file) as draft:
        draft.write_text(text + "\n", encoding="utf-8")
