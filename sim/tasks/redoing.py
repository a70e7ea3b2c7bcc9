"""The scenario of a run: a small file of settings that redoes it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]

from sim.casts.named import FLAT, shipped
from sim.report.redo import OF_THE_MACHINE, bare, is_component, literal, usual
from sim.tasks.composing import composed
from sim.tasks.configs import SEVERAL
from sim.tasks.privacy import HIDDEN
from sim.version import NUMBERS, __version__
from sim.words import say

NAME = "scenario.yaml"
_OPEN = "???"


def write_scenario(folder: Path, settings: dict[str, Any], name: str = NAME, about: str = "about") -> None:
    """Write scenario.yaml: what is not as usual, so that ``scenario=FOLDER/scenario.yaml`` redoes the run.

    Parameters
    ----------
    folder : pathlib.Path
        Of the run.
    settings : dict
        Of the run, all choices resolved, without secrets; paths stay as they were given.
    name : str
        Of the file, where it is another.
    about : str
        Entry of the catalogue that says what it does.
    """
    chosen = _chosen(settings)
    base = composed([f"{group}={_listed(options)}" for group, options in chosen.items()], whole=False)
    body = _opened(
        _different(base, {key: one for key, one in settings.items() if key not in (*OF_THE_MACHINE, "engine")})
    )
    text = yaml.dump(body, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000) if body else ""
    notes = [about, "version"] + (["open"] if _OPEN in text else [])
    head = [say(f"scenario-file.{note}", version=__version__, numbers=NUMBERS) for note in notes]
    defaults = [f"  - override /{group}: {_listed(options)}" for group, options in chosen.items()]
    lines = ["# @package _global_", *(f"# {line}" for line in head), "defaults:", *defaults, "  - _self_", "", text]
    (folder / name).write_text("\n".join(lines), encoding="utf-8")


def _chosen(settings: dict[str, Any]) -> dict[str, list[str] | str]:
    """Return what is chosen of each group; what has a name of its own is said in full."""
    cast = settings["people"]["kind"]
    found: dict[str, list[str] | str] = {"network": settings["network"]["kind"], "task": settings["task"]}
    found["people"] = cast if cast in shipped() else FLAT
    for group in SEVERAL:
        value = settings.get(group) or {}
        found[group] = list(value) if group == "mechanism" else usual(value)
    return {group: options for group, options in found.items() if group in settings}


def _listed(options: list[str] | str) -> str:
    return options if isinstance(options, str) else f"[{', '.join(options)}]"


def _different(base: Any, settings: dict[str, Any]) -> dict[str, Any]:
    """Return the settings that are not the same in what is usual."""
    found: dict[str, Any] = {}
    for key, value in settings.items():
        before = base.get(key, _OPEN)
        if isinstance(value, dict) and isinstance(before, dict) and (is_component(before) or not is_component(value)):
            if changed := _different(before, value):
                found[key] = changed
        elif repr(value) != repr(before):
            found[key] = value
    return found


def _opened(value: Any) -> Any:
    """Return settings in which what is hidden is left open."""
    if isinstance(value, dict):
        return {key: _opened(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_opened(one) for one in value]
    return _OPEN if value == HIDDEN else value


class _Dumper(yaml.SafeDumper):
    """Writes each text so that it is read as this text."""


def _text(dumper: yaml.SafeDumper, text: str) -> Any:
    plain = bare(text) or text == _OPEN
    return dumper.represent_scalar("tag:yaml.org,2002:str", text if plain else literal(text), None if plain else '"')


_Dumper.add_representer(str, _text)
