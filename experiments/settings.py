"""Write what is said of settings where it is read: comments in configs/, docs/SETTINGS.md, sim/tasks/ranges.json.

Settings are declared in the classes that have them (`sim.settings`); run ``python -m experiments.settings``
after a change there. A new component gets its file in configs/.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from experiments.missing import GROUPS, new_files, switched_off
from sim.analysis.task import Analysed
from sim.campaign import Campaign
from sim.casts.archetype import Archetype
from sim.casts.cast import Cast
from sim.gallery.command import Reproduced
from sim.ideas.idea import Idea, Tried
from sim.kinds import kinds
from sim.learning.settings import Campaigns
from sim.networks.old_map import OldMap
from sim.page.shown import Shown
from sim.ranges import Setting
from sim.settings import settings_of
from sim.shipped import CONFIGS
from sim.study.against import Held
from sim.study.influentials import Sample
from sim.study.rules import Rules, Together
from sim.study.value import Valued
from sim.study.worth import Sweeps
from sim.surrogate import Rewiring
from sim.sweeps.settings import Swept
from sim.sweeps.status import Named
from sim.tasks.configs import Configs
from sim.tasks.declared import FILE, written
from sim.tasks.doing import Command
from sim.tasks.output import Output
from sim.tasks.plans import Plans
from sim.traits import Trait

ROOT = Path(__file__).parent.parent
TASKS: dict[str, type[Any]] = {
    "against": Held,
    "analyse": Analysed,
    "calibrate": Campaigns,
    "gallery": Reproduced,
    "idea": Tried,
    "influentials": Sample,
    "status": Named,
    "study": Swept,
    "page": Shown,
    "surrogate": Rewiring,
    "value": Valued,
    "worth": Sweeps,
}
IN_GROUP = {"calibrate": "calibrate."}
"""Where settings of a task stand that has a group of its own."""
GENERAL: tuple[type[Any], ...] = (Plans, Rules, Output, Command)
"""Who declares what stands in config.yaml and in no group."""
BESIDE: dict[str, type[Any]] = {"theory": Together, "network": OldMap, "campaign": Campaign, "people": Cast}
"""Who declares what stands beside whatever is chosen of a group."""
_LINE = re.compile(r"^(?P<set>(?P<indent> *)(?P<name>\w+):(?P<value> \[[^\]]*\]| [^\s#].*?|))(?:\s+#.*)?$")
_PACKAGE = re.compile(r"^# @package (\S+)$", re.MULTILINE)


def homes() -> dict[str, dict[str, Setting]]:
    """Return what can stand in each file of configs/.

    Returns
    -------
    dict of str to dict of str to Setting
        By path below configs/, then by name as on the command line: "theory.flow.hear".
    """
    general = _named("", *GENERAL)
    for group, cls in BESIDE.items():
        general |= _named(f"{group}.", cls)
    for group in GROUPS.keys() - {"network"}:
        for kind, cls in _of(group):
            general |= _named(f"{group}.{kind}.", cls)
    own = {f"network/{kind}.yaml": _named("network.", cls) for kind, cls in _of("network")}
    own |= {f"task/{task}.yaml": _named(IN_GROUP.get(task, ""), cls) for task, cls in TASKS.items()}
    files = sorted(path.relative_to(ROOT / "configs").as_posix() for path in (ROOT / "configs").rglob("*.yaml"))
    return {file: general | own.get(file, {}) for file in files}


def _named(prefix: str, *classes: type[Any]) -> dict[str, Setting]:
    return {f"{prefix}{name}": one for cls in classes for name, one in settings_of(cls).items()}


def package(file: str, text: str) -> str:
    """Return where the settings of a file of configs/ stand on the command line.

    Parameters
    ----------
    file : str
        Path below configs/.
    text : str
        Of the file.

    Returns
    -------
    str
        What comes before each name, with a dot at its end; empty where nothing does.

    Examples
    --------
    >>> package("theory/flow.yaml", "# @package theory.flow"), package("network/ring.yaml", "kind: ring")
    ('theory.flow.', 'network.')
    """
    given = _PACKAGE.search(text)
    name = given[1] if given else file.rpartition("/")[0]
    return "" if name in ("", "_global_") else f"{name}."


def config(text: str, settings: Mapping[str, Setting], prefix: str = "") -> str:
    """Return a file of settings with comments that say what is declared.

    Parameters
    ----------
    text : str
        Of the file; values, lines of comment and settings that are not declared stay.
    settings : mapping of str to Setting
        By name as on the command line.
    prefix : str
        From `package`.

    Returns
    -------
    str
        The file.

    Examples
    --------
    >>> print(config("map_shows: 0.5", settings_of(OldMap)).rpartition("; ")[2])
    0 to 1
    <BLANKLINE>
    """
    lines = [(line, settings.get(prefix + name)) for line, name in _lines(text)]
    own = [match["set"] for line, declared in lines if declared and (match := _LINE.match(line))]
    wide = max([17, *map(len, own)]) + 2
    return "\n".join(_line(line, declared, wide) for line, declared in lines) + "\n"


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Yield each line, and the name of what it sets, with the groups it stands in; empty where it sets nothing."""
    above: list[tuple[int, str]] = []
    for line in text.rstrip("\n").split("\n"):
        match = _LINE.match(line)
        if match is None:
            yield line, ""
            continue
        above = [(indent, name) for indent, name in above if indent < len(match["indent"])]
        above.append((len(match["indent"]), match["name"]))
        yield line, ".".join(name for _, name in above) if match["value"] else ""


def _line(line: str, declared: Setting | None, wide: int) -> str:
    match = _LINE.match(line)
    if match is None or declared is None:
        return line
    return f"{match['set']:{wide}}# {declared.comment}" if declared.comment else match["set"]


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
        _groups(),
        _section("config", *GENERAL),
        *(_section(f"task={task}", cls) for task, cls in TASKS.items()),
        _section("campaign", Campaign),
        _section("people", Cast),
        _section("people.archetypes.NAME", Archetype),
        _section("idea", Idea),
        _section("theory", Together),
        *(_section(f"{group}.{kind}", cls) for group in GROUPS if group != "network" for kind, cls in _of(group)),
        *(_section(f"network={kind}", cls) for kind, cls in _of("network")),
        _section("network", OldMap),
        "## Traits of people\n\nColumns of a table of people, or attributes of nodes, that stand before a setting or"
        " before what the network says. A run tells which it reads.\n\n" + "\n".join(_traits()),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def ranges() -> str:
    """Return what is fixed of each setting, so that a value can be refused before anything slow is loaded.

    Returns
    -------
    str
        In JSON: by what has to be chosen (empty, a group, "network=ring", "task=worth"), a line for each setting,
        by its name on the command line. Ends that depend on other settings are left out with their settings.
    """
    homes = {"": _named("", Rules)}  # languages are files that are there, and tasks are known by theirs
    homes |= {f"task={task}": _named("", TASKS[task]) for task in ("influentials", "page", "value", "worth")}
    for group, cls in BESIDE.items():
        homes[group] = _named(f"{group}.", cls)
    for group in GROUPS.keys() - {"network"}:
        for kind, cls in _of(group):
            homes[group] = homes.get(group, {}) | _named(f"{group}.{kind}.", cls)
    homes |= {f"network={kind}": _named("network.", cls) for kind, cls in _of("network")}
    fixed = {home: {key: written(one) for key, one in settings.items()} for home, settings in sorted(homes.items())}
    parts = [f"{json.dumps(home)}: {_lines_of(settings)}" for home, settings in fixed.items() if any(settings.values())]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines_of(settings: Mapping[str, Any]) -> str:
    lines = (f"  {json.dumps(key)}: {json.dumps(one)}" for key, one in sorted(settings.items()) if one)
    return "{\n" + ",\n".join(lines) + "\n}"


def _of(group: str) -> Iterable[tuple[str, type[Any]]]:
    return sorted(kinds(GROUPS[group]).items())


def _groups() -> str:
    """Return a heading and a table of what can be chosen."""
    rows = [_row(f"`{group}`", ", ".join(sorted(options))) for group, options in Configs(CONFIGS).groups.items()]
    text = "## Groups\n\nChosen as in `network=ring` or `theory=flow,bass`; each option has a file in `configs/`.\n\n"
    return text + "\n".join([*_head("group", "options"), *rows])


def _section(title: str, *classes: type[Any]) -> str:
    """Return a heading and a table; nothing where there are no settings."""
    rows = list(_rows(_named("", *classes).values()))
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
    """Write all files anew, and those that are missing."""
    for path, text in new_files().items():
        path.write_text(text, encoding="utf-8")
    usual = ROOT / "configs" / "config.yaml"
    usual.write_text(switched_off(usual.read_text(encoding="utf-8")), encoding="utf-8")
    for name, settings in homes().items():
        path = ROOT / "configs" / name
        text = path.read_text(encoding="utf-8")
        path.write_text(config(text, settings, package(name, text)), encoding="utf-8")
    (ROOT / "docs" / "SETTINGS.md").write_text(page(), encoding="utf-8")
    FILE.write_text(ranges(), encoding="utf-8")


if __name__ == "__main__":
    main()
