"""Write what is said of settings where people read it: comments in configs/, and docs/SETTINGS.md.

Settings are declared in the classes that have them (`sim.settings`); run ``python -m experiments.settings``
after a change there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.campaign import Campaign
from sim.kinds import kinds
from sim.mechanisms.base import Mechanism
from sim.networks.base import Source
from sim.networks.old_map import OldMap
from sim.seeding.base import Strategy
from sim.settings import Setting, settings_of
from sim.study.influentials import Sample
from sim.study.rules import Rules, Together
from sim.study.worth import Sweeps
from sim.surrogate import Rewiring
from sim.theories.base import Theory
from sim.traits import Trait

ROOT = Path(__file__).parent.parent
GROUPS: dict[str, type[Any]] = {"theory": Theory, "seeding": Strategy, "network": Source, "mechanism": Mechanism}
TASKS: dict[str, type[Any]] = {"influentials": Sample, "surrogate": Rewiring, "worth": Sweeps}
_LINE = re.compile(r"^(?P<set>(?P<indent> *)(?P<name>\w+): (?P<value>\[[^\]]*\]|\S.*?))(?:\s+#.*)?$")


@dataclass(frozen=True)
class General(Rules, OldMap, Together):
    """Settings that stand in config.yaml, beside those of any network, theory or strategy."""


def homes() -> dict[str, type[Any]]:
    """Return the class whose settings stand in each file of configs/.

    Returns
    -------
    dict of str to type
        By path below configs/.
    """
    found = {f"{group}/{kind}.yaml": cls for group, base in GROUPS.items() for kind, cls in sorted(kinds(base).items())}
    found |= {f"task/{task}.yaml": cls for task, cls in TASKS.items()}
    return found | {"campaign/plain.yaml": Campaign, "config.yaml": General}


def config(text: str, settings: dict[str, Setting]) -> str:
    """Return a file of settings with comments that say what is declared.

    Parameters
    ----------
    text : str
        Of the file; values, lines of comment and settings that are not declared stay.
    settings : dict of str to Setting
        By name.

    Returns
    -------
    str
        The file.

    Examples
    --------
    >>> print(config("seen_share: 0.5", settings_of(OldMap)).rpartition("; ")[2])
    0 to 1
    <BLANKLINE>
    """
    lines = text.rstrip("\n").split("\n")
    found = [(line, _LINE.match(line)) for line in lines]
    wide = max([17, *(len(match["set"]) for _, match in found if match and match["name"] in settings)]) + 2
    return "\n".join(_line(line, match, settings, wide) for line, match in found) + "\n"


def _line(line: str, match: re.Match[str] | None, settings: dict[str, Setting], wide: int) -> str:
    if match is None or match["name"] not in settings:
        return line
    comment = settings[match["name"]].comment
    return f"{match['set']:{wide}}# {comment}" if comment else match["set"]


def page() -> str:
    """Return the page on all settings, and on the traits of people that are read.

    Returns
    -------
    str
        In Markdown.
    """
    parts = [
        "# Settings\n\nWritten by `python -m experiments.settings` from what the classes declare; the same ranges are"
        " checked before a run begins. Ends belong to a range unless it says *more than*. A range that names other"
        " settings depends on them.",
        _section("config", Rules),
        *(_section(f"task={task}", cls) for task, cls in TASKS.items()),
        _section("campaign", Campaign),
        _section("theory", Together),
        *(_section(f"{group}.{kind}", cls) for group in GROUPS if group != "network" for kind, cls in _of(group)),
        *(_section(f"network={kind}", cls) for kind, cls in _of("network")),
        _section("network", OldMap),
        "## Traits of people\n\nColumns of a table of people, or attributes of nodes, that stand before a setting or"
        " before what the network says. A run tells which it reads.\n\n" + "\n".join(_traits()),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _of(group: str) -> Iterable[tuple[str, type[Any]]]:
    return sorted(kinds(GROUPS[group]).items())


def _section(title: str, cls: type[Any]) -> str:
    """Return a heading and a table; nothing where there are no settings."""
    rows = list(_rows(settings_of(cls).values()))
    table = [*_head("setting", "usual", "range", "or", "unit", "meaning"), *rows]
    return f"## `{title}`\n\n" + "\n".join(table) if rows else ""


def _rows(settings: Iterable[Setting]) -> Iterator[str]:
    for one in settings:
        besides = ", ".join(one.besides)
        yield _row(f"`{one.name}`", _usual(one.default), one.range, besides, one.unit, one.text)


def _usual(value: Any) -> str:
    if value is ...:
        return "has to be given"
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(str, value))}]"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _traits() -> Iterator[str]:
    yield from _head("trait", "range", "unit", "meaning", "read by")
    by: dict[Trait, list[str]] = {}
    for name, cls in [("campaign", Campaign), *((kind, cls) for group in GROUPS for kind, cls in _of(group))]:
        for one in getattr(cls, "reads", ()):
            by.setdefault(one, []).append(f"`{name}`")
    for one in sorted(by, key=lambda one: one.name):
        declared = Setting(one.low, None if one.high == float("inf") else one.high)
        yield _row(f"`{one.name}`", declared.range, one.unit, one.meaning, ", ".join(by[one]))


def _head(*names: str) -> list[str]:
    return [_row(*names), _row(*("---" for _ in names))]


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main() -> None:
    """Write all files anew."""
    for name, cls in homes().items():
        path = ROOT / "configs" / name
        path.write_text(config(path.read_text(encoding="utf-8"), settings_of(cls)), encoding="utf-8")
    (ROOT / "docs" / "SETTINGS.md").write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
