"""What is installed: all packages, the configs, the command; and nothing heavy is loaded before it is needed."""

import ast
import datetime
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

import sim
from sim.shipped import CONFIGS, found
from sim.tasks.declared import FILE

ROOT = Path(__file__).parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HEAVY = {"babel", "fluent", "hydra", "matplotlib", "mesa", "networkx", "numba", "numpy", "omegaconf", "pandas"} | {
    "pyarrow",
    "scipy",
}


def loaded(code):
    """Return which heavy packages a fresh Python has loaded after some code."""
    text = f"{code}\nimport sys\nprint(*{{one.partition('.')[0] for one in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", text], cwd=ROOT, capture_output=True, text=True, check=True)
    return HEAVY & set(done.stdout.splitlines()[-1].split())


def test_all_packages_are_installed():
    folders = {file.parent.relative_to(ROOT).as_posix() for file in ROOT.glob("sim/**/*.py")}
    assert (
        sorted({one.replace("/", ".") for one in folders} | {"sim.configs"})
        == PROJECT["tool"]["setuptools"]["packages"]
    )


def test_configs_are_found_beside_the_package_and_in_it(tmp_path):
    assert CONFIGS == ROOT / "configs"
    assert found(tmp_path / "sim") == tmp_path / "configs"
    (tmp_path / "sim" / "configs").mkdir(parents=True)
    assert found(tmp_path / "sim") == tmp_path / "sim" / "configs"


def test_the_command_is_there():
    module, _, name = PROJECT["project"]["scripts"]["grapevine"].partition(":")
    assert callable(getattr(sys.modules.get(module) or __import__(module, fromlist=[name]), name))
    assert (ROOT / "sim" / "py.typed").exists()
    assert "py.typed" in PROJECT["tool"]["setuptools"]["package-data"]["sim"]
    assert PROJECT["tool"]["setuptools"]["package-data"]["sim.tasks"] == [FILE.name]


def test_the_citation_is_that_of_this_release():
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= cited.keys()  # what the format asks for
    assert (cited["cff-version"], cited["type"]) == ("1.2.0", "software")
    assert (cited["version"], cited["license"]) == (sim.__version__, PROJECT["project"]["license"])
    assert cited["authors"] == PROJECT["project"]["authors"]
    assert isinstance(cited["date-released"], datetime.date)
    assert set(cited["keywords"]) <= set(PROJECT["project"]["keywords"])
    assert f"\n## {sim.__version__}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_versions_of_python_and_of_packages_are_said_alike():
    project = PROJECT["project"]
    low, high = map(int, re.fullmatch(r">=3\.(\d+),<3\.(\d+)", project["requires-python"]).groups())
    told = re.findall(r"Python :: 3\.(\d+)", " ".join(project["classifiers"]))
    assert told == [str(minor) for minor in range(low, high)]
    assert project["classifiers"] == sorted(project["classifiers"])
    assert f"With Python 3.{low} to 3.{high - 1}," in (ROOT / "README.md").read_text(encoding="utf-8")
    asked = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    names = {re.split(r"[\[<>=]", one)[0].lower() for one in asked} - {project["name"]}
    pinned = {line.partition("==")[0].lower() for line in (ROOT / "constraints.txt").read_text().splitlines()}
    assert names <= pinned


def test_what_is_imported_is_what_type_checkers_see():
    tree = ast.parse((ROOT / "sim" / "__init__.py").read_text(encoding="utf-8"))
    (typed,) = (node for node in tree.body if isinstance(node, ast.If))
    told = {alias.name: node.module for node in typed.body for alias in node.names if node.module != "typing"}
    for name, module in told.items():
        seen = getattr(sim, name)
        assert seen.__module__ == module if hasattr(seen, "__module__") else seen.__name__ == f"{module}.{name}"
    assert set(sim.__all__) == told.keys() | {"NUMBERS", "__version__"}
    assert set(sim.__all__) <= set(dir(sim))
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = sim.nothing


@pytest.mark.parametrize("code", ["import sim", "import sim.command", "import sim; sim.NUMBERS, sim.InputError"])
def test_nothing_heavy_is_loaded_before_it_is_needed(code):
    assert loaded(code) == set()


def test_what_is_needed_is_loaded():
    assert loaded("import sim; sim.Network") >= {"numpy"}
