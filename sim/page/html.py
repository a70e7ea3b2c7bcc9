"""The page as one file: markup, style, scripts and what is carried, under a policy that allows nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from sim.page.packed import deflated
from sim.page.scripts import ENGINE, FLUENT, LAYOUT, PAGE, SHARED, WORKER, joined, licence, other, vendored
from sim.words import entries, say

WORDS = ("play-", "lesson-", "theory-", "strategy-", "people", "ties", "rows", "none", "value-yes", "value-no")
"""Beginnings and names of the entries of the catalogue that the page asks for."""

NAME = "page.html"
"""The file of the page in the folder of a run."""


def write_page(carried: dict[str, Any], folder: Path) -> None:
    """Write page.html.

    Parameters
    ----------
    carried : dict
        What `sim.page.model.model` returns.
    folder : pathlib.Path
        Where to put it.
    """
    (folder / NAME).write_text(html(carried), encoding="utf-8", newline="\n")


def html(carried: dict[str, Any]) -> str:
    """Return the page.

    Parameters
    ----------
    carried : dict
        As in `write_page`.

    Returns
    -------
    str
        HTML that needs nothing else.
    """
    style, scripts = other("page.css"), [joined(*ENGINE, *SHARED), joined(*PAGE)]
    words = {"ftl": entries(*WORDS), "language": carried["language"]}
    parts = {
        "LANGUAGE": carried["language"],
        "POLICY": _policy(style, scripts),
        "TITLE": _escaped(say("play-title")),
        "STYLE": style,
        "MODEL": _inert(json.dumps(carried, ensure_ascii=False, separators=(",", ":"))),
        "WORDS": _inert(json.dumps(words, ensure_ascii=False)),
        "LICENCE": _escaped(licence()),
        "LAYOUT": deflated(vendored(*LAYOUT)),
        "FLUENT": deflated(vendored(FLUENT)),
        "WORKER": joined(*WORKER),
        "ENGINE": scripts[0],
        "PAGE": scripts[1],
    }
    return "".join(parts.get(one, one) for one in other("page.html").split("@@"))


def _inert(text: str) -> str:
    """Return JSON in which nothing can end the element that holds it."""
    return text.replace("<", "\\u003c")


def _policy(style: str, scripts: list[str]) -> str:
    """Return a content security policy: these scripts and this style, workers made of them, and no request at all."""
    run = " ".join(_hash(one) for one in scripts)
    return other("policy.txt").replace("SCRIPTS", run).replace("STYLE", _hash(style)).strip()


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
