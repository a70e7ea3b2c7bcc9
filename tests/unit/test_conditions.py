"""Conditions on traits of people: read by hand-made truth tables."""

import itertools

import numpy as np
import pytest

from sim import InputError, People
from sim.conditions import Condition

PEOPLE = People(
    6,
    {
        "km": [0.0, 5.0, 20.0, 21.0, np.nan, 100.0],
        "consent": ["yes", "no", "yes", "yes", "yes", ""],
        "city": ["Bern", "New York", "Bern", "x and y", "(a)", "Bern"],
        "and": [1.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    },
)
HELD = {
    "km <= 20": [0, 1, 2],
    "km<20": [0, 1],
    "km >= 2e1": [2, 3, 5],
    "km > 20": [3, 5],
    "km = 20": [2],
    "km == 20.0": [2],
    "km:20": [2],
    "km != 20": [0, 1, 3, 5],  # nothing is true of somebody who is not known
    "not km = 20": [0, 1, 3, 4, 5],
    "consent = yes": [0, 2, 3, 4],
    "consent != yes": [1],
    "not (consent = yes)": [1, 5],
    "city = New York": [1],
    "city = 'x and y'": [3],
    'city = "(a)"': [4],
    "'and' = 1": [0],
    "consent = yes and km <= 20": [0, 2],
    "km > 20 or consent = no": [1, 3, 5],
    "consent = yes and km <= 5 or consent = no": [0, 1],
    "consent = yes and (km <= 5 or km > 20)": [0, 3],
    "NOT consent = yes AND km > 0": [1, 5],
    "not not km = 0": [0],
}


@pytest.mark.parametrize(("text", "held"), HELD.items())
def test_who_meets_a_condition(text, held):
    assert np.flatnonzero(Condition(text).holds(PEOPLE)).tolist() == held


def test_joining_words_bind_as_in_logic():
    traits = {
        name: [float(bit) for bit in column]
        for name, column in zip("abc", zip(*itertools.product((0, 1), repeat=3), strict=True), strict=True)
    }
    eight = People(8, traits)
    a, b, c = (np.array(traits[name], bool) for name in "abc")
    for text, held in {
        "a = 1 or b = 1 and c = 1": a | (b & c),
        "a = 1 and b = 1 or c = 1": (a & b) | c,
        "not a = 1 or b = 1": ~a | b,
        "not (a = 1 or b = 1) and c = 1": ~(a | b) & c,
        "not a = 1 and not b = 1 or not c = 1": (~a & ~b) | ~c,
    }.items():
        assert (Condition(text).holds(eight) == held).all(), text


@pytest.mark.parametrize(
    "text",
    ["", " ", "km", "km =", "= 3", "km = 3 and", "and km = 3", "(km = 3", "km = 3)", "km = 3 km = 4", "km 3", "not",
     "km ! 3", "km = 'x", "km = (3)", "a = b = c", 3, None],
)  # fmt: skip
def test_what_is_no_condition_is_refused(text):
    with pytest.raises(InputError, match="candidates is a condition as in 'consent = yes and km <= 20', got") as caught:
        Condition(text, "candidates").holds(PEOPLE)
    assert caught.value.field == "candidates"


@pytest.mark.parametrize(
    ("text", "said"),
    {
        "kn > 3": "names a trait of people (and, city, consent, km), got 'kn'. Did you mean 'km'?",
        "km > far": "compares km with a number, got 'far'",
        "consent > no": "compares texts by = or != alone, got > for consent",
    }.items(),
)
def test_what_does_not_fit_people_is_refused(text, said):
    with pytest.raises(InputError) as caught:
        Condition(text, "exclude").holds(PEOPLE)
    assert str(caught.value) == f"exclude {said}"


def test_traits_are_named_once():
    assert Condition("a = 1 or not (b = 2 and a = 3)").traits == ("a", "b")


def test_a_condition_may_be_too_deep():
    with pytest.raises(InputError, match="fewer brackets in brackets"):
        Condition("(" * 5000 + "km = 3" + ")" * 5000)
