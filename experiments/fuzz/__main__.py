"""Read gently damaged files and settings, and say what became of them:  python -m experiments.fuzz [key=number ...]."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from experiments.fuzz.cases import KINDS
from experiments.fuzz.child import ROOM, SECONDS

ROOT = Path(__file__).parent.parent.parent
HEAD = "| what | tried | read | refused | wrong | slowest, s | peak of the process, MiB |"
SIZES = {"files": 20_000, "settings": 1_000, "seed": 7}
"""How many of each there are, and the address of luck."""


def tried(kind: str, seed: int, count: int) -> list[dict[str, Any]]:
    """Try cases in processes of their own, a new one where one died.

    Parameters
    ----------
    kind : str
        One of `cases.KINDS`.
    seed : int
        Of the run.
    count : int
        How many.

    Returns
    -------
    list of dict
        As in `child.outcome`, one for each case.
    """
    found: list[dict[str, Any]] = []
    room = {"ARROW_DEFAULT_MEMORY_POOL": "system", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    environment = os.environ | room | {"PYTHONPATH": str(ROOT)}
    while len(found) < count:
        command = [sys.executable, "-m", "experiments.fuzz.child", kind, str(seed), str(len(found)), str(count)]
        done = subprocess.run(command, capture_output=True, env=environment, check=False)
        found += [json.loads(line) for line in done.stdout.splitlines()]
        if len(found) < count:
            what = f"more than {SECONDS} s" if done.returncode == -14 else f"died with {done.returncode}"
            last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2][:150]
            found.append({"number": len(found), "what": f"{what} {last}".strip(), "seconds": float(SECONDS)})
    return found


def row(kind: str, found: list[dict[str, Any]]) -> str:
    """Return a row of the table.

    Parameters
    ----------
    kind : str
        What was tried.
    found : list of dict
        From `tried`.

    Returns
    -------
    str
        In Markdown.
    """
    count = {what: sum(one["what"] == what for one in found) for what in ("read", "refused")}
    failed = len(found) - sum(count.values())
    slowest, peak = max(one["seconds"] for one in found), max(one.get("peak", 0) for one in found)
    cells = [kind, f"{len(found):,}", f"{count['read']:,}", f"{count['refused']:,}", f"{failed:,}"]
    return f"| {' | '.join([*cells, f'{slowest:.1f}', f'{peak:,}'])} |"


def run(files: int, settings: int, seed: int) -> int:
    """Try all kinds, and print a table and whatever went wrong.

    Parameters
    ----------
    files, settings : int
        How many in all, shared out among kinds.
    seed : int
        Address of luck.

    Returns
    -------
    int
        How many went wrong.
    """
    of_files = [kind for kind in KINDS if kind != "arguments"]
    shares = {kind: files // 50 if kind == "configs" else 0 for kind in of_files}
    rest = [kind for kind in of_files if kind != "configs"]
    for place, kind in enumerate(rest):
        left = files - shares["configs"]
        shares[kind] = left // len(rest) + (place < left % len(rest))
    print(f"At most {SECONDS} s and {ROOM // 1024**2:,} MiB more than at the start for each; seed {seed}.\n")
    print(
        "| what | tried | read | refused | wrong | slowest, s | peak of the process, MiB |",
        "|---|---|---|---|---|---|---|",
        sep="\n",
    )
    wrong = []
    for kind, count in {**shares, "arguments": settings}.items():
        if count:
            found = tried(kind, seed, count)
            print(row(kind, found), flush=True)
            wrong += [(kind, one) for one in found if one["what"] not in ("read", "refused")]
    for kind, one in wrong:
        print(f"{kind} {one['number']}: {one['what']}")
    return len(wrong)


if __name__ == "__main__":
    given = dict(word.split("=") for word in sys.argv[1:])
    sys.exit(run(**(SIZES | {key: int(value) for key, value in given.items()})) > 0)
