"""Every config composes, is made, and says the same as the code."""

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
