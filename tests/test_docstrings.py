"""Everything public says what it takes and gives, in numpydoc."""

import dataclasses
import doctest
import importlib
import inspect
import pkgutil
import re

import pytest

import sim
from sim.gallery.command import NAMES

MODULES = ["sim", *(module.name for module in pkgutil.walk_packages(sim.__path__, "sim."))]


def public(module_name):
    module = importlib.import_module(module_name)
    for name, thing in vars(module).items():
        own = getattr(thing, "__module__", None) == module_name
        thing = getattr(thing, "py_func", thing)
        if own and not name.startswith("_") and (inspect.isfunction(thing) or inspect.isclass(thing)):
            yield f"{module_name}.{name}", thing


EXPERIMENTS = {f"sim.gallery.{name}" for name in NAMES}
"""All have the same parts, which `sim.gallery.experiment.Experiment` describes."""

THINGS = [thing for name in MODULES if name not in EXPERIMENTS for thing in public(name)]
INHERITED = ("law", "score", "solution", "gradually", "ranking", "build", "note", "label", "contagiousness", "effects")
INHERITED += ("doubts",)


def section(doc, title):
    found = re.search(rf"^\s*{title}\n\s*-+\n(.*?)(?=^\s*\w+\n\s*-{{4,}}$|\Z)", doc, re.S | re.M)
    return found.group(1) if found else ""


def documented(doc):
    heads = re.findall(r"^\s*([\w*, ]+?)(?: :.*)?$", section(doc, "Parameters"), re.M)
    return {name.strip().lstrip("*") for head in heads for name in head.split(",")}


def described(doc):
    for head, text in re.findall(r"^(\S[^\n]*)\n((?: {4}[^\n]*\n|\n)*)", section(doc, "Parameters") + "\n", re.M):
        yield head.partition(" : ")[0], text.split()


def docs(thing):
    members = vars(thing).items() if inspect.isclass(thing) else ()
    parts = [getattr(one, "__func__", getattr(one, "func", one)) for name, one in members if not name.startswith("_")]
    return [inspect.getdoc(one) or "" for one in (thing, *filter(inspect.isfunction, parts))]


@pytest.mark.parametrize("name", MODULES)
def test_modules(name):
    assert importlib.import_module(name).__doc__


@pytest.mark.parametrize(("name", "thing"), THINGS, ids=[name for name, _ in THINGS])
def test_functions_and_classes(name, thing):
    doc = inspect.getdoc(thing) or ""
    assert doc, f"{name} has no docstring"
    fields = dataclasses.fields(thing) if dataclasses.is_dataclass(thing) else ()
    if inspect.isfunction(thing):
        wanted = set(inspect.signature(thing).parameters)
        returns = inspect.signature(thing).return_annotation
        if returns not in ("None", inspect.Signature.empty):
            wanted_section = "Yields" if str(returns).startswith("Iterator") else "Returns"
            assert section(doc, wanted_section), f"{name} does not say what it returns"
    else:
        wanted = {field.name for field in fields}
    told = [inspect.getdoc(one) or "" for one in (thing.__mro__ if inspect.isclass(thing) else ())]
    assert wanted - set().union(documented(doc), *map(documented, told)) == set(), f"{name} leaves parameters out"


@pytest.mark.parametrize(("name", "thing"), THINGS, ids=[name for name, _ in THINGS])
def test_parameters_are_described(name, thing):
    for doc in docs(thing):
        for parameter, words in described(doc):
            assert len(words) >= 3, f"{name} says of {parameter} no more than {' '.join(words)!r}"


def test_descriptions_are_found():
    doc = "Say.\n\nParameters\n----------\na, b : int\n    Two.\nc\n    One\n    or more.\n\nNotes\n-----\nNone.\n"
    assert list(described(doc)) == [("a, b", ["Two."]), ("c", ["One", "or", "more."])]
    assert sum(1 for _, thing in THINGS for doc in docs(thing) for _ in described(doc)) >= 1300


@pytest.mark.parametrize(("name", "thing"), [pair for pair in THINGS if inspect.isclass(pair[1])])
def test_methods(name, thing):
    for method_name, method in vars(thing).items():
        function = getattr(method, "__func__", getattr(method, "fget", getattr(method, "func", method)))
        if method_name.startswith("_") or not inspect.isfunction(function):
            continue
        doc = inspect.getdoc(function) or ""
        assert doc, f"{name}.{method_name} has no docstring"
        takes = set(inspect.signature(function).parameters) - {"self", "cls"}
        if takes and isinstance(vars(thing)[method_name], type(function)) and method_name not in (*INHERITED, "draw"):
            assert takes - documented(doc) <= {"rest"} or "As in" in doc or thing.__name__ in ("Engine",), (
                f"{name}.{method_name} leaves parameters out"
            )


@pytest.mark.parametrize("kind", ["theories", "seeding", "networks"])
def test_theories_and_strategies_cite_a_source(kind):
    for name, thing in THINGS:
        own = name.startswith(f"sim.{kind}.") and f"{kind}.base." not in name and inspect.isclass(thing)
        if own and (hasattr(thing, "law") if kind == "theories" else hasattr(thing, "ranking")):
            assert section(inspect.getdoc(thing), "References"), f"{name} has no source"


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name):
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0


def test_the_examples_are_found():
    assert sum(doctest.testmod(importlib.import_module(name)).attempted for name in MODULES) >= 10
