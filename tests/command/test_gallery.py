"""The task gallery: a page with a verdict, and one line for what is wrong."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def run(output, *arguments):
    return subprocess.run(
        [sys.executable, str(ROOT / "run.py"), "task=gallery", *arguments, f"output={output}"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_two_experiments_in_small(tmp_path):
    done = run(tmp_path, "experiment=valente_fujimoto2010,granovetter1978", "size=smoke")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("valente_fujimoto2010: reproduced")
    assert "granovetter1978: reproduced" in done.stdout
    page = tmp_path / "gallery" / "smoke" / "README.md"
    assert done.stdout.endswith(f"\nPage: {page}\n")
    assert "| 19 of 19 | reproduced |" in page.read_text(encoding="utf-8")
    assert {file.name for file in page.parent.rglob("*.png")} == {"valente_fujimoto2010.png", "granovetter1978.png"}


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["experiment=watts2003"], "experiment is one of all, bass1969, "),
        (["experiment=watts2003"], "got 'watts2003'. Did you mean 'watts2002'?"),
        (["experiment=bass1969", "size=smok"], "size is one of full, smoke; got 'smok'. Did you mean 'smoke'?"),
        (["experiment=[]", "size=smoke"], "experiment names one or more, got none"),
        (["experimnt=bass1969"], "there is no setting 'experimnt'. Did you mean 'experiment'?"),
        (["experiment=bass1969", "workers=0"], "workers is a whole number of 1 or more, got 0"),
    ],
)
def test_bad_input_gets_one_line_and_writes_nothing(tmp_path, arguments, complaint):
    done = run(tmp_path / "out", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert complaint in done.stderr
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
