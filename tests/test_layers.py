"""Imports point down, never across, and each heavy package has one home.

From the top: commands; the report; studies; scenarios; engines; campaigns; mechanisms; sources, strategies
and theories, which know nothing of each other; what a law is; graph work; people and worlds; the network;
luck and rows of ties; ids; settings; and what needs nothing.
"""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# the lower a module stands, the later it comes; a module imports from lines below its own, and from its own package
# where that is one of `FAMILIES`
LAYERS = [
    ["run", "experiments"],
    ["sim.start"],
    ["sim.command"],
    ["sim.plot"],
    ["sim.ideas"],
    ["sim.analysis"],
    ["sim.gallery", "sim.sweeps"],
    ["sim.checks"],
    ["sim.tasks"],
    ["sim.page"],
    ["sim.report"],
    ["sim.study"],
    ["sim.learning"],
    ["sim.stepping"],
    ["sim.scenario", "sim.plan", "sim.where"],
    ["sim.credit"],
    ["sim.playing", "sim.given"],
    ["sim.engines.agents", "sim.engines.compiled", "sim.kinds", "sim.spending"],
    ["sim.engines.packed", "sim.engines.wide"],
    ["sim.engines.approaching", "sim.engines.calendar", "sim.engines.packing", "sim.engines.quick"],
    ["sim.engines.live", "sim.engines.speech", "sim.engines.otherwise"],
    ["sim.engines.manner", "sim.engines.pages"],
    ["sim.engines.small"],
    ["sim.engines.bounds", "sim.engines.kept", "sim.engines.persons", "sim.engines.room", "sim.engines.state"],
    ["sim.engines.waves"],
    ["sim.engines.base", "sim.engines"],
    ["sim.engines.done"],
    ["sim.engines.outside"],
    ["sim.oracles"],
    ["sim.campaign"],
    ["sim.mechanisms", "sim.aim", "sim.nobody"],
    [
        "sim.theories",
        "sim.seeding",
        "sim.networks",
        "sim.surrogate",
        "sim.budget",
        "sim.candidates",
        "sim.response",
    ],
    [
        "sim.theories.base",
        "sim.theories.learnable",
        "sim.theories.thresholds",
    ],  # what a law is: strategies that try theories out know no other
    ["sim.graph"],
    ["sim.casts"],
    ["sim.effects", "sim.traits"],
    ["sim.conditions", "sim.idlist"],
    ["sim.identity"],
    ["sim.ranking", "sim.people", "sim.world"],
    ["sim.network", "sim.parallel", "sim.pools"],
    ["sim.luck", "sim.exchange", "sim.merging"],
    ["sim.rows", "sim.labels"],
    ["sim.schedule"],
    ["sim.ids", "sim.days"],
    ["sim.settings"],
    ["sim.ranges", "sim.sniff", "sim.shipped"],
    ["sim.archive"],
    ["sim.values", "sim.reading", "sim.texts", "sim.separators"],
    ["sim.installed", "sim.unpacking"],
    ["sim.sums", "sim.progress", "sim.hints", "sim.encodings"],
    [
        "sim.kernels",
        "sim.ending",
        "sim.errors",
        "sim.heard",
        "sim.version",
        "sim.words",
        "sim.shown",
        "sim.purse",
        "sim.whole",
    ],
]
# in these packages files of one level may import each other; files of two of them never do
FAMILIES = (
    "sim.analysis",
    "sim.casts",
    "sim.credit",
    "sim.graph",
    "sim.theories",
    "sim.mechanisms",
    "sim.seeding",
    "sim.networks",
    "sim.report",
    "sim.learning",
    "sim.study",
    "sim.sweeps",
    "sim.tasks",
    "sim.gallery",
    "sim.ideas",
    "sim.oracles",
    "sim.page",
    "sim.words",
    "experiments",
)
HOMES = {
    "mesa": ("sim/engines/agents.py", "sim/engines/persons.py"),
    "hydra": ("sim/tasks/composing.py",),
    "omegaconf": ("sim/tasks/composing.py", "sim/tasks/foreign.py", "sim/tasks/arguments.py"),
    "matplotlib": ("sim/report/", "sim/analysis/", "sim/plot.py", "sim/gallery/", "experiments/"),
    "jinja2": ("sim/report/html.py",),
    "markupsafe": ("sim/report/inline.py",),
    "fluent": ("sim/words/catalogue.py",),
    "xlsxwriter": ("sim/report/invitations.py",),
    "babel": ("sim/words/numbers.py",),
    "numba": ("sim/kernels.py", "sim/luck.py"),
    "llvmlite": ("sim/kernels.py",),
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


def imports(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            yield "." * node.level + (node.module or "")
        elif isinstance(node, ast.ImportFrom):
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (one if layer_of(one) != layer_of(node.module or "") else node.module for one in inside)


def within(module, package):
    return module == package or module.startswith(f"{package}.")


def wrong(own, text):
    """Return the imports of a module that do not point down."""
    for module in imports(text):
        level = layer_of(module)
        if module.startswith(".") or (level is None and within(module, "sim") and within(own, "sim")):
            yield module  # a dot hides where it points, and the package itself stands above all
        elif level is not None and level <= layer_of(own):
            related = any(within(own, family) and within(module, family) for family in FAMILIES)
            if level < layer_of(own) or not related:
                yield module


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_imports_point_down(file):
    own = name_of(file)
    if own == "sim":
        return
    assert layer_of(own) is not None, f"{own} stands in no layer"
    assert not list(wrong(own, file.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("own", "line"),
    [
        ("sim.networks.like", "from sim.seeding.hubs import Hubs"),
        ("sim.networks.like", "from sim.seeding import Hubs"),
        ("sim.networks.like", "from sim import seeding"),
        ("sim.networks.like", "import sim"),
        ("sim.networks.like", "from sim import Network"),
        ("sim.networks.like", "from ..seeding import hubs"),
        ("sim.seeding.hubs", "import sim.networks.base"),
        ("sim.seeding.hubs", "from sim.theories.flow import Flow"),
        ("sim.seeding.hubs", "from sim.theories import Flow"),
        ("sim.theories.flow", "from sim.seeding.hubs import Hubs"),
        ("sim.theories.base", "from sim.theories.flow import Flow"),
        ("sim.graph.walks", "from sim.networks.base import Source"),
        ("sim.mechanisms.broadcast", "def later():\n    from sim.aim import Aim"),
        ("sim.people", "from sim.world import World"),
        ("sim.engines.agents", "from sim.engines.compiled import CompiledEngine"),
    ],
)
def test_an_import_up_or_across_is_found(own, line):
    assert list(wrong(own, line))


@pytest.mark.parametrize(
    ("own", "line"),
    [
        ("sim.seeding.hubs", "from sim.seeding.base import Strategy"),
        ("sim.seeding.triggers", "from sim.theories.base import Law"),
        ("sim.theories.flow", "from sim.theories.base import Law"),
        ("sim.networks.like", "from sim.graph.walks import walk"),
        ("sim.networks.like", "import numpy as np"),
        ("experiments.speed", "import sim"),
    ],
)
def test_imports_down_and_within_a_family_are_not(own, line):
    assert not list(wrong(own, line))


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_heavy_packages_stay_at_home(file):
    for module in imports(file.read_text(encoding="utf-8")):
        homes = HOMES.get(module.partition(".")[0])
        place = file.relative_to(ROOT).as_posix()
        assert homes is None or place.startswith(homes), f"{place} imports {module}"


def test_what_a_mechanism_does_is_said_in_its_own_file():
    # a mechanism is named by itself, its package, the arguments of the command, the one task that sweeps it, the one
    # that writes what was learnt of pressure from outside, and the page in a browser, which plays it itself
    named = [file for file in FILES if re.search("broadcast(?!_(to|arrays))", file.read_text(encoding="utf-8"), re.I)]
    inside = [name_of(file) for file in named if name_of(file).startswith("sim.")]
    assert len(inside) <= 8, inside


def test_engines_never_import_each_other():
    for one, other in (("agents", "compiled"), ("compiled", "agents")):
        text = (ROOT / "sim" / "engines" / f"{one}.py").read_text(encoding="utf-8")
        assert f"sim.engines.{other}" not in set(imports(text))
