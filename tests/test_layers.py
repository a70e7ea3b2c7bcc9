"""Imports point down, and each heavy package has one home."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# the lower a module stands, the later it comes; a module imports only from lines below its own
LAYERS = [
    ["run", "experiments"],
    ["sim.tasks"],
    ["sim.report"],
    ["sim.study"],
    ["sim.scenario"],
    ["sim.engines.agents", "sim.engines.compiled", "sim.kinds", "sim.spending"],
    ["sim.engines.diary", "sim.engines.live"],
    ["sim.engines.base", "sim.engines"],
    ["sim.oracles"],
    ["sim.campaign"],
    ["sim.mechanisms", "sim.aim"],
    ["sim.theories", "sim.seeding", "sim.networks", "sim.surrogate", "sim.budget", "sim.response"],
    ["sim.graph"],
    ["sim.effects"],
    ["sim.ranking", "sim.people", "sim.world"],
    ["sim.network", "sim.parallel"],
    ["sim.luck"],
    ["sim.ids"],
    ["sim.kernels", "sim.errors", "sim.sums", "sim.version", "sim.days"],
]
# in these packages files of one level may import each other
PEERS = (
    "sim.graph",
    "sim.theories",
    "sim.mechanisms",
    "sim.seeding",
    "sim.networks",
    "sim.report",
    "sim.study",
    "sim.tasks",
    "sim.oracles",
    "experiments",
)
HOMES = {
    "mesa": ("sim/engines/agents.py",),
    "hydra": ("run.py",),
    "omegaconf": ("run.py", "sim/tasks/arguments.py"),
    "matplotlib": ("sim/report/", "experiments/"),
    "jinja2": ("sim/report/html.py",),
    "markupsafe": ("sim/report/inline.py",),
    "numba": ("sim/kernels.py", "sim/luck.py"),
}
FILES = sorted([*ROOT.glob("sim/**/*.py"), *ROOT.glob("experiments/**/*.py"), ROOT / "run.py"])


def name_of(file):
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer_of(module):
    fits = [
        (len(name), level)
        for level, names in enumerate(LAYERS)
        for name in names
        if module == name or module.startswith(f"{name}.")
    ]
    return max(fits)[1] if fits else None


def imports(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (one if layer_of(one) != layer_of(node.module or "") else node.module for one in inside)


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_imports_point_down(file):
    own = layer_of(name_of(file))
    if name_of(file) == "sim":
        return
    assert own is not None, f"{name_of(file)} stands in no layer"
    for module in imports(file):
        level = layer_of(module)
        if level is None or (module.startswith(PEERS) and own == level):
            continue
        assert level > own, f"{name_of(file)} imports {module}"


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_heavy_packages_stay_at_home(file):
    for module in imports(file):
        homes = HOMES.get(module.partition(".")[0])
        place = file.relative_to(ROOT).as_posix()
        assert homes is None or place.startswith(homes), f"{place} imports {module}"


def test_what_a_mechanism_does_is_said_in_its_own_file():
    # a mechanism is named by itself, its package, the arguments of the command, and the one task that sweeps it
    named = [file for file in FILES if re.search("broadcast(?!_(to|arrays))", file.read_text(encoding="utf-8"), re.I)]
    inside = [name_of(file) for file in named if name_of(file).startswith("sim.")]
    assert len(inside) <= 6, inside


def test_engines_never_import_each_other():
    for one, other in (("agents", "compiled"), ("compiled", "agents")):
        assert f"sim.engines.{other}" not in set(imports(ROOT / "sim" / "engines" / f"{one}.py"))
