"""A plain value out of range is refused before anything slow is loaded, in the words of the full check."""

from __future__ import annotations

import copy
import math

import pytest
from hydra.core.override_parser.overrides_parser import OverridesParser
from hypothesis import given
from hypothesis import strategies as st

from experiments.settings import ranges
from sim.command import main
from sim.errors import InputError
from sim.hints import hint
from sim.tasks.arguments import GRAMMAR
from sim.tasks.composing import composed
from sim.tasks.declared import FILE, UNSURE, _known, _read, refused
from sim.tasks.doing import _play
from tests.command.test_words import SECONDS, played

READ = OverridesParser.create()
GROUPS = {group: ",".join(GRAMMAR.groups[group]) for group in ("theory", "seeding")}
TEXTS = {"", "a b"}.union(
    *(
        line.split(" ")
        for line in (
            "0 -1 +3 1.0 1e3 -2.5E-3 1e400 true FALSE x a_b 5EUR 50% $5 60s 2k 1_000 007 .5 5. 1,2 null NaN inf [1]",
            "{a} 'a' ${x} 1e 0b 9E -x a.b 1.2.3 12345678901234567890",
        )
    )
)
TASKS = ["compare", "influentials", "value", "worth"]


def test_the_file_says_what_is_declared():
    assert FILE.read_text(encoding="utf-8") == ranges()


def bad_of(setting):
    """Return values that a setting does not allow, as they are typed."""
    texts = ["-1", "2.5", "1e300", "50%", "yes", "nothing", "", "12", "true"]
    return [text for text in texts if not setting.fits(_read(text))]


def whole(network, task):
    """Return the settings of a run with all theories and strategies."""
    asked = [f"{group}=[{options}]" for group, options in GROUPS.items()]
    settings = composed([*asked, f"network={network}", f"task={task}"], whole=False)
    return fill(settings)


def fill(settings):
    return {
        key: fill(one) if isinstance(one, dict) else "x.csv" if one == "???" else one for key, one in settings.items()
    }


def late(settings, key, value):
    """Return what the full check says of a value."""
    changed = copy.deepcopy(settings)
    inside = changed
    *parts, name = key.split(".")
    for part in parts:
        inside = inside[part]
    assert name in inside
    inside[name] = value
    with pytest.raises(InputError) as caught:
        _play(changed, [])
    return str(caught.value)


def early(network, task, argument):
    with pytest.raises(InputError) as caught:
        refused([f"network={network}", f"task={task}", argument])
    return str(caught.value)


@pytest.mark.parametrize("network", GRAMMAR.groups["network"])
def test_the_early_line_is_the_late_one_for_each_network(network, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    of_network = {key: one for key, one in _known({"network": network}) if key.startswith("network.")}
    settings = whole(network, "compare")
    for key, setting in of_network.items():
        for text in bad_of(setting):
            said = early(network, "compare", f"{key}={text}")
            assert said == late(settings, key, _read(text)), (key, text)


@pytest.mark.parametrize("task", TASKS)
def test_the_early_line_is_the_late_one_for_all_else(task, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    others = {key: one for key, one in _known({"task": task}) if not key.startswith("network.")}
    assert len(others) > 60
    settings = whole("community", task)
    for key, setting in others.items():
        bad = bad_of(setting)
        assert bad, key
        for text in bad[:3]:
            assert early("community", task, f"{key}={text}") == late(settings, key, _read(text)), (key, text)


@pytest.mark.parametrize("text", sorted(TEXTS))
def test_a_text_is_read_as_the_full_reading_does(text):
    same_reading(text)


@given(st.text("019.eE+-_%$akK ,'[]", max_size=7))
def test_any_text_is_read_as_the_full_reading_does(text):
    same_reading(text)


def same_reading(text):
    read = _read(text)
    if read is not UNSURE:
        (full,) = READ.parse_overrides([f"a={text}"])
        value = full.value()
        assert (type(value), value) == (type(read), read) or (value != value and math.isnan(read))


@pytest.mark.parametrize(
    "arguments",
    [
        ["worlds=4", "theory.flow.hear=0.3", "campaign.accept=1", "workers=2", "margin=0", "level=0.9"],
        ["workers=null", "campaign.fee=null", "campaign.horizon=3", "theory.flow.phi=0", "engine=agents"],
        ["task=surrogate", "worlds=0"],
        ["scenario=museum_advertised", "network.people=1"],
        ["+theory.mine={kind: flow}", "worlds=0"],
        ["network.kind=ring", "network.people=3"],
        ["theory.flow.phi=[0,0.4]", "campaign.budget=${worlds}", "network=fans", "network.people=1"],
    ],
)
def test_what_is_right_or_not_certain_is_left_to_the_full_check(arguments):
    refused(arguments)


@pytest.mark.parametrize(
    "argument", ["worlds=0", "theory.flow.hear=3", "campaign.budget=-1", "engine=foo", "network.map_shows=60"]
)
def test_little_time_is_needed(argument, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done, seconds = played(argument)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert seconds < 2 * SECONDS


@pytest.mark.parametrize(
    ("argument", "said"),
    {
        "worlds=1e3": "got 1000.0; write 1000",
        "campaign.budget=50%": "got '50%'; write a number, not a share",
        "campaign.budget=ten": "got 'ten'; write it in digits alone",
        "network.map_shows=60": "got 60; write 0.6 for 60 %",
        "network.map_shows=60%": "got '60%'; write 0.6 for 60 %",
        "level=95": "got 95; write 0.95 for 95 %",
        "campaign.fee=5€": "got '5€'; write 5",
        "campaign.fee=$5": "got '$5'; write 5",
        "worlds=": "got ''; write a value, or leave it out",
    }.items(),
)
def test_a_value_gets_what_was_meant(argument, said, capfd):
    assert main([argument]) == 2
    assert capfd.readouterr().err.endswith(f"{said}\n")


def test_flags_and_odd_values_get_what_was_meant():
    assert hint("flag", "yes", bool) == hint("flag", 1, bool) == "; write true"
    assert hint("flag", "No", bool) == hint("flag", 0, bool) == "; write false"
    assert hint("flag", "maybe", bool) == hint("whole", None, bool) == hint("whole", 10.5, bool) == ""
    assert hint("number", "0,8", lambda one: one <= 1) == "; write 0.8"
    assert hint("whole", "1 000", lambda one: one > 0) == "; write 1000"
    assert hint("whole", "-3", lambda one: one > 0) == hint("whole", "1,5", lambda one: one > 0) == ""
