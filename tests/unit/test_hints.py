"""Hints of everything public can be resolved, and its documentation is seen in `help`."""

import inspect
import pydoc
import typing

import pytest

import sim


def own(thing):
    """Return the function behind a method or property."""
    return getattr(thing, "__func__", getattr(thing, "fget", getattr(thing, "func", thing)))


def public():
    for name in sim.__all__:
        thing = getattr(sim, name)
        if inspect.ismodule(thing):
            yield from ((f"{name}.{one}", getattr(thing, one)) for one in thing.__all__)
        elif inspect.isclass(thing):
            yield name, thing
            yield from ((f"{name}.{one}", own(each)) for one, each in vars(thing).items() if not one.startswith("_"))
        else:
            yield name, thing


THINGS = {name: thing for name, thing in public() if inspect.isfunction(thing) or inspect.isclass(thing)}


@pytest.mark.parametrize("name", THINGS)
def test_hints_resolve(name):
    thing = THINGS[name]
    found = typing.get_type_hints(thing)
    if inspect.isfunction(thing):
        assert set(inspect.signature(thing).parameters) - {"self", "cls"} <= found.keys()
        assert "return" in found


def test_all_doors_are_looked_at():
    assert {"compare", "simulate", "word_of_mouth", "Network.of", "plot.ranking", "theories.Flow"} <= THINGS.keys()


@pytest.mark.parametrize("name", ["compare", "simulate", "decide", "word_of_mouth", "Network", "plot"])
def test_help_says_what_is_taken(name):
    text = pydoc.render_doc(getattr(sim, name), renderer=pydoc.plaintext)
    assert "Parameters" in text
    assert "Returns" in text


def test_a_plan_takes_a_name_and_holds_a_strategy():
    assert typing.get_type_hints(sim.Plan)["strategy"] is sim.seeding.Strategy
    assert isinstance(sim.Plan("hubs").strategy, sim.seeding.Hubs)
    given = typing.get_type_hints(sim.Plan.__init__)["strategy"]
    assert {sim.seeding.Strategy, str, type(None)} == set(typing.get_args(given))
