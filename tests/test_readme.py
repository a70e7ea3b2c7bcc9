"""What the README shows works as shown."""

import re
import shlex
from pathlib import Path

import pytest

from sim.command import main
from sim.kinds import kinds
from sim.seeding.base import Strategy
from sim.tasks.composing import composed, grid, is_sweep
from sim.theories.base import Theory
from sim.words import label
from tests.handmade import finished_run

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"^```python\n(.*?)^```$", TEXT, re.S | re.M)
SHELL = re.findall(r"^```sh\n(.*?)^```$", TEXT, re.S | re.M)
RUNS = re.findall(r"^python run\.py (.*)$", TEXT, re.M)
PAGES = [
    "README.md",
    "DESIGN.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "docs/MODEL.md",
    "docs/FORMATS.md",
    "docs/LEARNING.md",
    "experiments/README.md",
    "results/README.md",
]


@pytest.mark.parametrize("code", PYTHON, ids=["compiled", "agents"])
def test_examples_run(code, capsys):
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out.count("\n") >= 2


def test_there_are_two_commands():
    assert len(SHELL) == 2
    assert "run.py" in SHELL[0]
    assert "pytest" in SHELL[1]


@pytest.mark.parametrize("line", RUNS)
def test_commands_are_settings_that_exist(line, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    arguments = shlex.split(line, comments=True)
    assert grid(arguments) if is_sweep(arguments) else composed(arguments)


FILES = {
    "ties.csv": "src,dst\n" + "".join(f"{one},{(one + step) % 60}\n" for one in range(60) for step in (1, 2, 7)),
    "people.csv": "id,phi\n" + "".join(f"{one},0.2\n" for one in range(60)),
    "mine.csv": "id\n3\n1\n2\n",
}
SMALLER = {
    "worlds": "4",
    "worlds_per_network": "1",
    "looks": "1",
}
"""What makes a command small."""


def small(arguments):
    """Return the arguments of a command with few worlds; those that draw networks draw small ones."""
    given = {one.partition("=")[0]: one for one in arguments}
    if "task=gallery" in arguments:
        return arguments
    if "network" not in given or given["network"] == "network=poisson":
        given["network.people"] = "network.people=300"
    swept = [one for one in arguments if one.startswith("-")]
    rest = {key: one for key, one in given.items() if not key.startswith("-")}
    few = {key: f"{key}={value}" for key, value in SMALLER.items() if key in rest or key == "worlds"}
    return swept + list((rest | few).values())


@pytest.mark.parametrize("line", RUNS)
def test_commands_run(line, tmp_path, monkeypatch, capsys):
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    arguments = shlex.split(line, comments=True)
    if any("roster" in one and "network" not in one for one in arguments):
        arguments += ["network=csv", "network.edges=ties.csv"]  # the list names people of it
    if "task=against" in arguments:
        finished_run(tmp_path / "results" / "a", {"hubs": [1.0, 2.0]})
        finished_run(tmp_path / "results" / "b", {"fringe": [1.0, 1.0]})
    if any(one.startswith("scenario=results") for one in arguments):
        assert main(["worlds=2", "network.people=100"]) == 0
        (folder,) = tmp_path.glob("results/*")
        arguments = [f"scenario={folder}/scenario.yaml"]
    assert main(small(arguments)) == 0, capsys.readouterr().err
    assert "task=idea" in arguments or list(tmp_path.glob("results/*"))  # ideas are told, and nothing is written
    capsys.readouterr()


@pytest.mark.parametrize(("group", "base"), [("theory", Theory), ("strategy", Strategy)])
def test_all_theories_and_strategies_are_named_as_in_the_report(group, base):
    text = " ".join(TEXT.split())
    assert [key for key in kinds(base) if f"{label(group, key)} (`{key}`)" not in text] == []


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
        assert link.startswith("http") or (ROOT / page).parent.joinpath(link).exists(), link


def test_it_is_short():
    assert TEXT.count("\n") <= 150


def test_constraints_are_versions_and_nothing_else():
    for line in (ROOT / "constraints.txt").read_text().splitlines():
        assert re.fullmatch(r"[\w.-]+==[\w.]+(; python_version (<|>=) '3\.\d+')?", line), line
