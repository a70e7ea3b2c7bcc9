"""Settings are declared once: what is refused names its setting, its range and the value."""

import pickle

import pytest

from sim.errors import InputError, check_number, plain
from sim.tasks.inputs import of_group


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
