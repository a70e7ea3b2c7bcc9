"""Every config composes, is made, and says the same as the code."""

import re
from dataclasses import MISSING, fields
from pathlib import Path

import pytest
import yaml

import sim
from sim import mechanisms, networks, seeding, theories
from sim.kinds import kinds, make, moved
from sim.networks import Source
from sim.study.rules import Rules

CONFIGS = Path(__file__).parent.parent / "configs"
BASES = {"theory": theories.Theory, "seeding": seeding.Strategy, "network": Source}
FILES = [(group, file) for group in BASES for file in sorted((CONFIGS / group).glob("*.yaml"))]
NOT_SET = {"edges": "ties.csv", "path": "ties"}


@pytest.mark.parametrize(("group", "file"), FILES, ids=[file.stem for _, file in FILES])
def test_components(group, file):
    text = file.read_text(encoding="utf-8")
    settings = yaml.safe_load(text)
    kind = settings.pop("kind")
    assert kind == file.stem
    assert group == "network" or text.startswith(f"# @package {group}.{kind}\n")
    made = make(
        BASES[group],
        kind,
        **{name: NOT_SET.get(name, value) if value == "???" else value for name, value in settings.items()},
    )
    assert set(settings) == {field.name for field in fields(made)}
    for field in fields(made):
        default = list(field.default) if isinstance(field.default, tuple) else field.default
        assert default is MISSING or settings[field.name] == default, f"{kind}.{field.name}"


def documented():
    """Return what docs/SETTINGS.md lists under each heading, with what it says is usual."""
    found = {}
    for line in (CONFIGS.parent / "docs" / "SETTINGS.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            rows = found.setdefault(line[3:].strip("`"), {})
        elif line.startswith("| `"):
            name, second = line.strip("| ").split(" | ")[:2]
            rows[name.strip("`")] = second
    return found


def keys(settings, prefix=""):
    """Return the full name of each value, and the value."""
    for name, value in settings.items():
        yield from keys(value, f"{prefix}{name}.") if isinstance(value, dict) else [(f"{prefix}{name}", value)]


def written(value):
    """Return a value as docs/SETTINGS.md writes it."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if value == "???":
        return "has to be given"
    return f"[{', '.join(map(str, value))}]" if isinstance(value, list) else str(value)


def number_or_text(text):
    try:
        return [float(one) for one in text.replace(",", "").strip("[]").split()]
    except ValueError:
        return text


@pytest.mark.parametrize("file", sorted(CONFIGS.rglob("*.yaml")), ids=lambda file: f"{file.parent.stem}-{file.stem}")
def test_whatever_stands_in_a_file_of_settings_is_documented_with_what_is_usual(file):
    known, group, text = documented(), file.parent.name, file.read_text(encoding="utf-8")
    given = re.search(r"^# @package (\S+)$", text, re.MULTILINE)
    place = given[1] if given else "" if file.parent == CONFIGS else group
    settings = yaml.safe_load(text)
    network = f"network={file.stem}"
    for default in settings.pop("defaults", []):
        for name, options in {} if default == "_self_" else default.items():
            listed = known["Groups"][name.removeprefix("override /")].split(", ")
            assert set([options] if isinstance(options, str) else options) <= set(listed), name
            network = f"network={options}" if name == "override /network" else network
    for name, value in keys(settings, "" if place in ("", "_global_") else f"{place}."):
        above, _, own = name.rpartition(".")
        if name.startswith("idea."):  # variants have the names that the idea gives them
            assert name.split(".")[1] in known["idea"], name
            continue
        if own == "kind":
            assert value in known["Groups"][group].split(", ")
            continue
        if name.startswith("people."):  # names of archetypes and traits are those of the cast
            inside = re.fullmatch(r"people\.(?:archetypes\.\w+\.(\w+)(\.\w+)?|(\w+)(\.\w+)?)", name)
            heading = "people.archetypes.NAME" if inside[1] else "people"
            assert (inside[1] or inside[3]) in known[heading], name
            continue
        headings = [network if above == "network" else f"{group}={file.stem}", above or "config"]
        usual = [known[heading][own] for heading in headings if own in known.get(heading, {})]
        assert usual, f"{name} is not in docs/SETTINGS.md"
        assert group == "scenario" or own == "task" or number_or_text(usual[0]) == number_or_text(written(value)), name


def test_no_page_lists_a_setting_that_no_file_has():
    text = "".join(file.read_text(encoding="utf-8") for file in CONFIGS.rglob("*.yaml"))
    known = documented()
    assert [*known.pop("people.archetypes.NAME")] == [one.name for one in fields(sim.Archetype)][1:]
    names = {name for heading, rows in known.items() if heading not in ("Groups", "Traits of people") for name in rows}
    assert {name for name in names if not re.search(rf"^ *{name}:", text, re.MULTILINE)} == set()
    for group, options in known["Groups"].items():
        assert options.split(", ") == sorted(file.stem for file in (CONFIGS / group).glob("*.yaml"))


@pytest.mark.parametrize("group", BASES)
def test_there_is_one_for_each_kind(group):
    assert {file.stem for one, file in FILES if one == group} == set(kinds(BASES[group]))


@pytest.mark.parametrize(
    ("package", "base"),
    [
        (theories, theories.Theory),
        (seeding, seeding.Strategy),
        (networks, Source),
        (mechanisms, mechanisms.Mechanism),
    ],
)
def test_every_kind_is_exported(package, base):
    exported = {getattr(package, name) for name in package.__all__}
    assert set(kinds(base).values()) <= exported


def test_the_plain_campaign_is_the_default_campaign():
    usual = {name: value for name, value in vars(sim.Campaign()).items() if name != "mechanisms"}
    assert yaml.safe_load((CONFIGS / "campaign" / "plain.yaml").read_text()) == usual


def test_the_rules_are_the_default_rules():
    known = yaml.safe_load((CONFIGS / "config.yaml").read_text(encoding="utf-8"))
    assert {name: known.get(name, "missing") for name in vars(Rules())} == vars(Rules())
    assert {name: known["network"][name] for name in vars(sim.OldMap())} == vars(sim.OldMap())


def test_every_mechanism_stands_in_the_settings_switched_off():
    found = {file.stem: file.read_text(encoding="utf-8") for file in (CONFIGS / "mechanism").glob("*.yaml")}
    assert set(found) == set(kinds(mechanisms.Mechanism))
    listed = yaml.safe_load((CONFIGS / "config.yaml").read_text(encoding="utf-8"))["defaults"]
    assert {"mechanism": sorted(found)} in listed
    for kind, text in found.items():
        assert text.startswith(f"# @package mechanism.{kind}\n")
        neutral = make(mechanisms.Mechanism, kind)
        assert yaml.safe_load(text) == vars(neutral)
        assert not neutral.on


def test_settings_that_have_moved_are_settings():
    bases = BASES | {"mechanism": mechanisms.Mechanism}
    for old, new in moved().items():
        group, kind, name = new.split(".")
        assert name in {field.name for field in fields(kinds(bases[group])[kind])}, old


def test_defaults_stand_in_the_model_description():
    text = (CONFIGS.parent / "docs" / "MODEL.md").read_text(encoding="utf-8")
    for theory in (theories.KeyPerson(), theories.Flow()):
        for field in fields(theory):
            assert f"| `{field.name}` |" in text, f"{field.name} is missing in the table of defaults"
