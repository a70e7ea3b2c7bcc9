"""Compiled copies on disk: never stale, never harmful."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sim import kernels, luck
from sim.engines import live

ROOT = Path(__file__).parent.parent.parent
PLAY = """
import numpy as np
from sim.engines import live
days = [live._delay(np.uint32(number), 0.5, 1.0) for number in (5, 4000000000, 4200000000)]
print(*days, sum(live._delay.stats.cache_hits.values()))
"""


def days_and_hits(package, cache, **more):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NUMBA_")}
    done = subprocess.run(
        [sys.executable, "-c", PLAY],
        cwd=package.parent,
        env=environment | {"PYTHONPATH": str(package.parent), "XDG_CACHE_HOME": str(cache)},
        capture_output=True,
        text=True,
        **more,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    *days, hits = map(int, done.stdout.split())
    return days, hits


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    return shutil.copytree(ROOT / "sim", tmp_path_factory.mktemp("copy") / "sim")


def edit(file, old, new):
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_only_edits_that_matter_compile_anew(package, tmp_path):
    assert days_and_hits(package, tmp_path) == ([1, 4, 6], 0)
    edit(package / "report" / "words.py", "The answer", "An answer")
    edit(package / "network.py", '"""', '"""Edited. ')
    edit(package / "seeding" / "bridges.py", '"""', '"""Edited. ')
    assert days_and_hits(package, tmp_path) == ([1, 4, 6], 1)
    edit(package / "engines" / "live.py", '"""', '"""Edited. ')
    assert days_and_hits(package, tmp_path) == ([1, 4, 6], 0)
    # a constant of another file: numba's own cache would answer with the old one
    edit(package / "luck.py", "ONE = 4294967296.0", "ONE = 8589934592.0")
    assert days_and_hits(package, tmp_path) == ([1, 1, 1], 0)
    edit(package / "luck.py", "ONE = 8589934592.0", "ONE = 4294967296.0")
    assert days_and_hits(package, tmp_path) == ([1, 4, 6], 1)


def test_a_damaged_copy_is_thrown_away(tmp_path):
    assert days_and_hits(ROOT / "sim", tmp_path) == ([1, 4, 6], 0)
    for damage in (lambda whole: whole[:-1] + bytes([whole[-1] ^ 1]), lambda whole: whole[:50], lambda whole: b""):
        for file in (tmp_path / "grapevine-sim").iterdir():
            file.write_bytes(damage(file.read_bytes()))
        assert days_and_hits(ROOT / "sim", tmp_path) == ([1, 4, 6], 0)
    assert days_and_hits(ROOT / "sim", tmp_path) == ([1, 4, 6], 1)


def test_a_full_disk_only_costs_time(tmp_path):
    resource = pytest.importorskip("resource")
    limits = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))}
    assert days_and_hits(ROOT / "sim", tmp_path, **limits) == ([1, 4, 6], 0)
    assert not list((tmp_path / "grapevine-sim").iterdir())


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """Return the folder that would be chosen, with temporary files in a folder of this test's."""
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return kernels.cache_folder.__wrapped__


def test_without_home_and_account_copies_go_to_a_private_temporary_folder(monkeypatch, tmp_path, folder):
    def no_home():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setattr(Path, "home", no_home)
    assert folder().parent == tmp_path
    assert folder().stat().st_mode & 0o777 == 0o700
    folder().chmod(0o777)  # somebody else could plant copies
    assert folder() is None


def test_a_cache_that_is_a_file_is_passed_over(monkeypatch, tmp_path, folder):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert folder() == tmp_path / "home" / ".cache" / "grapevine-sim"


def test_what_a_kernel_depends_on():
    parts = set(kernels._parts(live._delay.py_func, set()))
    own, constant = Path(live.__file__).read_text(encoding="utf-8"), "sim.engines.live.ONE = float 4294967296.0"
    assert parts == {own, constant}
    assert (ROOT / "sim" / "luck.py").read_text(encoding="utf-8") in kernels._parts(luck._fill.py_func, set())
