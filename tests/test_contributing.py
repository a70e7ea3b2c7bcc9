"""What CONTRIBUTING.md says is true: its code runs, what it names exists, and what it asks for is missed."""

import importlib.util
import re
import shlex
import sys
import textwrap
import tomllib
from pathlib import Path

import pytest

import sim
from sim.command import main
from sim.installed import installed
from sim.kinds import PACKAGES, kinds
from sim.networks import NetworkFile
from sim.report.columns import COLUMNS

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
EXAMPLES = {"sim/theories/rumour.py"}
PATH = r"[\w.]+(?:/[\w.]+)+"
"""A file or folder in another one."""


def blocks(language):
    found = re.findall(rf"^ *```{language}\n(.*?)^ *```$", TEXT, re.S | re.M)
    return [textwrap.dedent(block) for block in found]


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Install the package of the page."""
    (project,) = (tomllib.loads(block)["project"] for block in blocks("toml"))
    about = tmp_path / "site" / "rumour_mill-1.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n")
    groups = project["entry-points"].items()
    lines = [line for group, own in groups for line in (f"[{group}]", *(f"{name} = {at}" for name, at in own.items()))]
    (about / "entry_points.txt").write_text("\n".join(lines))
    (tmp_path / "site" / "rumour_mill.py").write_text(blocks("python")[0])
    installed.cache_clear()
    monkeypatch.syspath_prepend(tmp_path / "site")
    monkeypatch.chdir(tmp_path)
    yield {group.removeprefix("grapevine.") for group, _ in groups}
    installed.cache_clear()
    sys.modules.pop("rumour_mill", None)


def test_own_components_take_part(package, tmp_path, capsys):
    assert package == {base.__name__.rpartition(".")[2] for base in PACKAGES.values()}
    exec(compile(blocks("python")[1], "CONTRIBUTING.md", "exec"), {})
    told = capsys.readouterr().out
    assert "slow_rumour" in told
    assert "newest" in told
    (line,) = re.findall(r"`grapevine (theory=.*?)`", " ".join(TEXT.split()))
    assert main([*shlex.split(line), "worlds=4"]) == 0
    assert "Everybody is heard better." in next(tmp_path.glob("results/*/report.html")).read_text(encoding="utf-8")
    capsys.readouterr()


def test_all_files_are_there():
    named = set(re.findall(rf"`({PATH})`", TEXT)) | set(re.findall(r"`(\w+\.md)`|\]\(([\w.]+)\)", TEXT))
    paths = {one for group in named for one in ([group] if isinstance(group, str) else group) if one}
    assert {one for one in paths - EXAMPLES if not (ROOT / one).exists()} == set()
    assert len(paths) >= 25


NAMES = re.findall(rf"((?:`@?\w+[^`]*`(?:, | and |; | or )?)+)\)? ?\(?(?:in|of) `({PATH}\.py)`", TEXT)


@pytest.mark.parametrize(("names", "file"), NAMES)
def test_what_a_file_is_said_to_hold_is_in_it(names, file):
    text = (ROOT / file).read_text(encoding="utf-8")
    for name in re.findall(r"`@?(\w+)", names):
        assert re.search(rf"\b{name}\b", text), name


def test_names_in_files_are_found():
    assert len(NAMES) >= 10


def test_what_is_named_of_the_library_exists():
    for name in re.findall(r"\bsim\.(\w+)\b(?!\.py)", TEXT):
        assert hasattr(sim, name) or importlib.util.find_spec(f"sim.{name}"), name
    for module in re.findall(r"`python -m ([\w.]+)", TEXT):
        assert module.startswith("pip") or importlib.util.find_spec(module), module


def test_it_is_short():
    assert TEXT.count("\n") <= 160


@pytest.mark.parametrize("base", PACKAGES)
def test_the_page_on_the_model_tells_of_each_component(base):
    text = (ROOT / "docs" / "MODEL.md").read_text(encoding="utf-8")
    told = {kind for kind, cls in kinds(base).items() if f"`{kind}`" in text or f"`{cls.__name__}(" in text}
    told |= {kind for kind in kinds(base) if f"`mechanism.{kind}." in text}
    files = {kind for kind, cls in kinds(base).items() if issubclass(cls, NetworkFile) or kind == "csv"}
    assert set(kinds(base)) - files - told == set()


def test_the_docstring_of_the_table_names_its_columns():
    words = set(re.findall(r"\w+", sim.Comparison.table.__doc__))
    ends = {f"{name}_{end}" for name in COLUMNS["summary"] for end in ("low", "high")}
    assert set(COLUMNS["summary"]) - ends - words == set()
