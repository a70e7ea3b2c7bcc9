"""Programs that play beside the product: where they come from, and how they are asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
CHILD = Path(__file__).parent / "child.py"

PACKAGES = {"CyNetDiff": ["cynetdiff==0.1.18", "numpy", "networkx"], "NDlib": ["ndlib==6.0.1", "six"]}
"""What is installed for each; not all say what they need."""

FIRST, COMMIT = "version 0.1.0", "b16a2e461cabd80332c12acaa0868a2915a1f2fd"
PRODUCT = "the product"
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "NUMBA_NUM_THREADS", "OPENBLAS_NUM_THREADS")}


@dataclass
class Peers:
    """Programs that can be asked, and why others cannot.

    Parameters
    ----------
    folder : pathlib.Path
        Where they are installed.
    found : dict of str to tuple
        For each: its Python, the program's name in `child.py`, and where it finds its modules.
    missing : dict of str to str
        Why others are left out.
    """

    folder: Path
    found: dict[str, tuple[Path, str, str]] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)

    def install(self) -> Peers:
        """Install what can be installed.

        Returns
        -------
        Peers
            Itself.
        """
        own = Path(sys.executable)
        self.found[PRODUCT] = (own, "grapevine", str(ROOT))
        self.found["Mesa"] = (own, "grapevine", str(ROOT))
        for name, packages in PACKAGES.items():
            self._take(name, lambda name=name, packages=packages: self._installed(name, packages))
        self._take(FIRST, self._checked_out)
        return self

    def _take(self, name: str, get: Any) -> None:
        try:
            self.found[name] = get()
        except (OSError, subprocess.CalledProcessError) as error:
            words = (getattr(error, "stderr", None) or str(error)).strip().splitlines()
            self.missing[name] = words[-1] if words else "no reason was given"

    def _installed(self, name: str, packages: list[str]) -> tuple[Path, str, str]:
        home = self.folder / name.lower()
        python = home / "bin" / "python"
        if not python.exists():
            _run(sys.executable, "-m", "venv", str(home))
        _run(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages)
        return python, name.lower(), ""

    def _checked_out(self) -> tuple[Path, str, str]:
        home = self.folder / "first"
        if not home.exists():
            packed = subprocess.run(["git", "archive", COMMIT, "sim"], cwd=ROOT, capture_output=True, check=True).stdout
            home.mkdir(parents=True)
            subprocess.run(["tar", "-x"], cwd=home, input=packed, check=True)
        return Path(sys.executable), "grapevine", str(home)

    @contextmanager
    def asked(self, name: str, graph: Path, model: Mapping[str, Any]) -> Iterator[Asked]:
        """Start a program on a graph.

        Parameters
        ----------
        name : str
            Of one that was found.
        graph : pathlib.Path
            Written by `write_graph`.
        model : mapping
            What is played, for `child.py`.

        Yields
        ------
        Asked
            Who is asked; it has played one world.
        """
        python, program, modules = self.found[name]
        if name == "Mesa":
            model = {**model, "engine": "agents"}
        command = [str(python), str(CHILD), program, str(graph), json.dumps(model)]
        process = subprocess.Popen(
            command,
            env=os.environ | ONE_THREAD | {"PYTHONPATH": modules},
            cwd=self.folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n", f"{name} has not begun"
            yield Asked(process)
        finally:
            process.kill()
            process.communicate()


@dataclass
class Asked:
    """A program that is asked.

    Parameters
    ----------
    process : subprocess.Popen
        Of the program.
    world : int
        Which world is next.
    """

    process: Any
    world: int = 0

    def play(self, worlds: int, strategies: int, seeds: int, skip: int = 0) -> dict[str, Any]:
        """Play.

        Parameters
        ----------
        worlds, strategies, seeds : int
            How many.
        skip : int
            How many strategies do not play.

        Returns
        -------
        dict
            Its `seconds` of processor time and `wall` time, whom each world and strategy `reached`, and the peak of
            memory in `gib`.
        """
        asked = {"worlds": worlds, "strategies": strategies, "seeds": seeds, "skip": skip, "first": self.world}
        self.world += worlds
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        return told


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True)
