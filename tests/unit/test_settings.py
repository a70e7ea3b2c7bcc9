"""Settings are declared once: what is refused names its setting, its range and the value."""

import math
import pickle
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import yaml

import sim
from experiments.missing import new_files
from experiments.settings import ROOT, TASKS, config, homes, package, page
from sim.days import External
from sim.errors import InputError, check_number, plain
from sim.kinds import PACKAGES, kinds
from sim.luck import Lookup, check_root_seed
from sim.networks.drawing import generator
from sim.playing import Playing
from sim.ranges import Bound
from sim.settings import Checked, same, setting, settings_of
from sim.study.budgets import budgets_of
from sim.study.goal import Goal
from sim.study.margin import Margin
from sim.study.rules import Rules, Together
from sim.study.worth import Sweeps
from sim.tasks.doing import Command
from sim.tasks.making import of_group
from sim.tasks.output import Output
from sim.tasks.renamed import now_called, refuse_old_names
from sim.theories.base import Law, Talking

COMPONENTS = {f"{base.__name__.lower()}.{kind}": cls for base in PACKAGES for kind, cls in kinds(base).items()}
COMPONENTS |= {"campaign": sim.Campaign, "old_map": sim.OldMap, "rules": Rules, "theories": Together} | TASKS
COMPONENTS |= {
    "luck": Lookup,
    "playing": Playing,
    "margin": Margin,
    "output": Output,
    "command": Command,
    "outside": External,
}
GIVEN = {"edges": "ties.csv", "path": "ties", "trait": "loyalty"}
FITTING = {("lfr", "mean_degree", -1): {"max_degree": 1}, ("campaign", "by", 1): {"horizon": 10}}
FITTING |= {
    ("broadcast", name, side): {"chance": 0.1, "calendar": "GA"}
    for name in ("trust", "give", "spend")
    for side in (-1, 1)
}
"""Other settings under which an end of a range can be reached at all."""
SETTINGS = [pytest.param(cls, name, id=f"{of}.{name}") for of, cls in COMPONENTS.items() for name in settings_of(cls)]
NUMERIC = [one for one in SETTINGS if settings_of(one.values[0])[one.values[1]].kind in ("whole", "number", "share")]


@dataclass(frozen=True)
class Jukebox(Checked):
    """What another has, too."""

    music: str = setting("jazz", choices=("jazz", "rock"))


@dataclass(frozen=True)
class Party(Checked):
    """All sorts of settings."""

    guests: int = setting(10, low=1, high=100, unit="people", text="who comes", also={None: "everybody", "all": ""})
    cakes: int = setting(2, low=0, high=Bound("guests / 2", lambda party: party.guests / 2))
    noise: float = setting(0.5, above=0, high=2)
    ends: float = setting(24.0, low=1e-9)
    open: bool = setting(False)
    music: str = setting("jazz", choices=("jazz", "rock"))
    host: str | None = setting(None, text="the name of the host")
    share: object = setting("1/3", low=0, high=1, kind="share")
    tables: "Sequence[int] | None" = setting(None, low=1, kind="whole")
    key: str = setting("open", what="a secret text", shortest=4, secret=True)
    guestbook: Path | None = setting(None)
    encore: str = same(Jukebox, "music", default="rock")


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("guests", 0, "guests is a whole number of people from 1 to 100, or null, or all, got 0"),
        ("guests", True, "guests is a whole number of people from 1 to 100, or null, or all, got True"),
        ("guests", 5.0, "guests is a whole number of people from 1 to 100, or null, or all, got 5.0; write 5"),
        (
            "guests",
            "some",
            "guests is a whole number of people from 1 to 100, or null, or all, got 'some'; write it in digits alone",
        ),
        ("cakes", 6, "cakes is a whole number from 0 to 5, got 6"),
        ("noise", 0, "noise is a number of more than 0 and up to 2, got 0"),
        ("noise", math.nan, "noise is a number of more than 0 and up to 2, got nan"),
        ("noise", "1", "noise is a number of more than 0 and up to 2, got '1'; write 1"),
        ("ends", math.inf, "ends is a number of 0.000000001 or more, got inf"),
        ("ends", np.True_, "ends is a number of 0.000000001 or more, got True"),
        ("open", 1, "open is true or false, got 1; write true"),
        ("music", "rok", "music is one of jazz, rock; got 'rok'. Did you mean 'rock'?"),
        ("host", "", "host is a text, or null, got ''; write a value, or leave it out"),
        ("share", "4/3", "share is a share in [0, 1], got '4/3'"),
        ("share", [0, 2], "share is a share in [0, 1], got 2; write 0.02 for 2 %"),
        ("tables", [4, 0], "tables is a whole number of 1 or more, or null, got 0"),
        ("tables", [4, None], "tables is a whole number of 1 or more, or null, got None"),
        ("key", "shh", "key is a secret text of 4 characters or more, got something else"),
        ("guestbook", 7, "guestbook is the path of a file, or null, got 7"),
        ("encore", "rok", "encore is one of jazz, rock; got 'rok'. Did you mean 'rock'?"),
    ],
)
def test_what_is_refused_is_said_in_one_line(name, value, complaint):
    with pytest.raises(InputError) as caught:
        Party(**{name: value})
    assert str(caught.value).replace("np.True_", "True") == complaint
    assert caught.value.field == name


def test_what_is_allowed_besides_is_allowed():
    for value in (None, "all", np.int64(30)):
        assert Party(guests=value).guests == value
    assert Party(share=(0, "1/2")).host is None


def test_a_wrong_setting_is_named_before_those_that_depend_on_it():
    with pytest.raises(InputError, match="^guests is"):
        Party(guests="x", cakes=50)


def test_a_comment_says_meaning_range_and_what_else():
    own = settings_of(Party)
    assert own["guests"].comment == "who comes; 1 to 100; null is everybody; all"
    assert own["cakes"].comment == "0 to guests / 2"
    assert (own["noise"].range, own["ends"].range) == ("more than 0, up to 2", "0.000000001 or more")
    assert own["music"].comment == "jazz, rock"


def test_a_secret_is_not_shown():
    assert "open" not in repr(Party()).replace("open=False", "")


@pytest.mark.parametrize("of", [of for of, cls in COMPONENTS.items() if settings_of(cls)])
def test_every_field_of_a_component_is_declared(of):
    assert {one.name for one in fields(COMPONENTS[of]) if one.name != "mechanisms"} == set(settings_of(COMPONENTS[of]))


def usual(cls, **given):
    own = settings_of(cls)
    return {name: given.get(name, GIVEN.get(name, own[name].default)) for name in own}


def refused(cls, name, value, **others):
    """Return whether a value is refused; where another setting is refused then, it is not."""
    try:
        cls(**usual(cls, **{name: value}, **others))
    except InputError as error:
        return error.field == name
    return False


def ends_of(cls, name, **others):
    """Read the ends from the range as the docs tell it."""
    known = {"min": min, "max": max, "ceil": math.ceil} | usual(cls, **others)
    text = settings_of(cls)[name].range.replace(",", "") if "min(" not in settings_of(cls)[name].range else ""
    text = (text or settings_of(cls)[name].range).replace(" up to ", " to ")
    low, _, high = text.partition(" to ") if " to " in text else text.replace("up to", " to ").partition(" to ")
    more = low.strip().startswith("more than ")
    low = low.removesuffix(" or more").strip().removeprefix("more than ")
    return (eval(low, known) if low else None), (eval(high, known) if high else None), more


def beyond(value, whole, side):
    if whole:
        return (math.floor(value) + 1) if side > 0 else (math.ceil(value) - 1)
    return math.nextafter(float(value), side * math.inf)


@pytest.mark.parametrize(("cls", "name"), NUMERIC)
def test_the_range_in_the_docs_is_the_one_that_is_enforced(cls, name):
    others = {side: FITTING.get((cls.__module__.rpartition(".")[2], name, side), {}) for side in (-1, 1)}
    low, high, open_below = ends_of(cls, name, **others[1])
    kind = settings_of(cls)[name].kind
    assert low is not None or high is not None
    for end, side in ((low, -1), (high, 1)):
        if end is None:
            continue
        outside = beyond(end, kind == "whole", side)
        if kind == "share":
            outside = end + side * 0.001
        inside = int(end) if kind == "whole" else end
        assert refused(cls, name, inside, **others[side]) == (side < 0 and open_below), f"{name}={inside}"
        assert refused(cls, name, outside, **others[side]), f"{name}={outside}"


TIE = sim.Network.from_edges([0], [1])
PURSE = SimpleNamespace(instance=SimpleNamespace(spending={"hubs": SimpleNamespace(free=2)}))
RICH = SimpleNamespace(design=SimpleNamespace(campaign=sim.Campaign(money=10, fee=1)), player=PURSE)
GOAL = Goal("profit").margin
RULES = [name for name in settings_of(Rules) if name not in ("engine", "worlds_per_network", "pool", "cluster")]
CALLS = {
    "simulate": (Playing, ["worlds", "root_seed", "workers"], lambda **given: sim.simulate(TIE, "flow", [0], **given)),
    "compare": (Rules, RULES, lambda **given: sim.compare(TIE, ["flow"], ["random"], 1, **given)),
    "word_of_mouth": (Lookup, ["root_seed", "world"], lambda **given: sim.word_of_mouth(TIE, "flow", [0], **given)),
    "drawn network": (Lookup, ["root_seed", "block"], lambda root_seed=0, block=0: generator(root_seed, block, "x")),
    "root seed": (Lookup, ["root_seed"], lambda root_seed: check_root_seed(root_seed)),
    "external": (External, ["chance", "voices"], lambda **given: External(**given).by_day(3)),
    "law": (Talking, ["talk_days"], lambda talk_days: Law.of(TIE, hear=1.0, threshold=1, talk_days=talk_days)),
    "budgets": (Sweeps, ["budgets"], lambda budgets: budgets_of(RICH, [budgets])),
    "margin": (Margin, list(settings_of(Margin)), lambda margin=None, margin_money=None: GOAL(9, margin, margin_money)),
}
"""Functions whose arguments are settings, too, and which of them are."""


@pytest.mark.parametrize(("of", "name"), [(of, name) for of, (_, names, _) in CALLS.items() for name in names])
def test_functions_refuse_what_the_docs_say(of, name):
    cls, _, call = CALLS[of]
    declared, (low, high, _) = settings_of(cls)[name], ends_of(cls, name)
    ends = [(low, -1), (high, 1)]
    outside = [beyond(end, declared.kind == "whole", side) for end, side in ends if end is not None]
    for value in outside:
        with pytest.raises(InputError) as caught:
            call(**{name: value})
        assert caught.value.field == name


def test_a_chance_for_each_day_is_one_chance_each():
    for chance in ((0.5, 0.25), [0.5, 0.25], np.array([0.5, 0.25])):
        assert External(chance).by_day(3).tolist() == [0, 0.5, 0.25, 0]
    with pytest.raises(InputError, match=r"^chance is a number in \[0, 1\], got 2; write 0.02 for 2 %$"):
        External((0.5, 2))


@pytest.mark.parametrize(("cls", "name"), SETTINGS)
def test_other_types_are_refused(cls, name):
    kind = settings_of(cls)[name].kind
    if kind in ("whole", "number", "share"):
        assert all(refused(cls, name, value) for value in (True, math.nan, math.inf, "many", {}))
    if kind == "choice":
        assert refused(cls, name, "something else")
        assert not any(refused(cls, name, choice) for choice in settings_of(cls)[name].choices)
    if kind == "flag":
        assert refused(cls, name, 1)
    if kind in ("text", "file"):
        shortest = settings_of(cls)[name].shortest
        assert all(refused(cls, name, value) for value in (3, True, *(["", "x" * (shortest - 1)] if shortest else [])))
        assert not refused(cls, name, "x" * shortest)
        assert refused(cls, name, ROOT) == (kind == "text")


@pytest.mark.parametrize(
    ("number", "text"),
    [(1e7, "10000000"), (10_000_000, "10000000"), (1e-9, "0.000000001"), (0.1, "0.1"), (100.0, "100"), (-2.5, "-2.5")],
)
def test_numbers_are_written_without_an_exponent(number, text):
    assert plain(number) == text


def test_an_error_keeps_its_field_when_it_is_pickled():
    with pytest.raises(InputError) as caught:
        check_number("hear", 2, 0, 1)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.field, again.within) == (str(caught.value), "hear", None)


def test_a_group_is_named_for_its_own_fields_and_once():
    def refuse(field, **more):
        raise InputError(f"{field} is another", field=field, **more)

    settings = {"theory": {"flow": {"hear": 1}}, "campaign": {"hear": 1}}
    with pytest.raises(InputError, match="^theory.flow.hear is another$") as caught:
        of_group("campaign", settings, lambda: of_group("theory.flow", settings, lambda: refuse("hear")))
    assert (caught.value.field, caught.value.within) == ("hear", "theory.flow")
    with pytest.raises(InputError, match="^p is another$"):
        of_group("theory.flow", settings, lambda: refuse("p"))


def test_a_message_that_only_begins_like_a_setting_is_left_alone():
    def refuse():
        raise InputError("hear the difference")

    with pytest.raises(InputError, match="^hear the difference$"):
        of_group("theory.flow", {"theory": {"flow": {"hear": 1}}}, refuse)


@pytest.mark.parametrize("name", homes())
def test_files_of_settings_say_what_is_declared(name):
    text = (ROOT / "configs" / name).read_text(encoding="utf-8")
    assert config(text, homes()[name], package(name, text)) == text, "run python -m experiments.settings"


def test_a_missing_file_of_settings_would_say_the_same(tmp_path):
    made = {file.relative_to(tmp_path): yaml.safe_load(text) for file, text in new_files(tmp_path).items()}
    assert len(made) == sum(len(kinds(base)) for base in PACKAGES)
    for file, settings in made.items():
        assert yaml.safe_load((ROOT / "configs" / file).read_text(encoding="utf-8")) == settings
    assert new_files() == {}


def test_the_page_on_settings_says_what_is_declared():
    assert (ROOT / "docs" / "SETTINGS.md").read_text(encoding="utf-8") == page(), "run python -m experiments.settings"


@pytest.mark.parametrize(("old", "new"), now_called().items())
def test_old_names_in_files_of_settings_are_answered_with_the_new_ones(old, new):
    group, _, name = old.rpartition(".")
    assert new.rpartition(".")[2] != name or not new.startswith(f"{group}.")
    if group in ("theory", "network", "campaign"):
        with pytest.raises(InputError, match=f"^{old} is called {new} now$"):
            refuse_old_names({group: {name: 1}})
