"""Ask the made-up museum's seven questions, and write docs/MUSEUM.md:  python -m experiments.museum_questions."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from io import StringIO
from pathlib import Path

import yaml  # type: ignore[import-untyped]

from experiments.museum import QUESTIONS, write_museum
from sim.command import main

PAGE = Path(__file__).parent.parent / "docs" / "MUSEUM.md"

ASKED = {
    "trip": "Was the trip worth it?",
    "paid_or_earned": "Paid or earned?",
    "celebrities": "Celebrities or fans, and from which fixed cost?",
    "waves": "All at once, or in waves?",
    "when_to_begin": "How early to begin?",
    "channels": "Which channel may be left out?",
    "wrong_map": "What if half of the map is wrong?",
}
"""By scenario, in the order of the page."""

HEAD = """\
# A museum asks seven questions

A made-up museum with 1,200 members opens an exhibition. Its director asks seven questions. Each is a small scenario
that compares a few plans in the same worlds (simulated campaigns), under two theories of how people convince each
other. In short:
"""

BODY = """\
All numbers that describe people here are chosen. With your own ties, members and fees the answers may be others. Write
`python -m experiments.museum museum`, put your tables in the place of `ties.csv` and `people.csv`, and ask again there.
This page is written by `python -m experiments.museum_questions`. [PLANS.md](PLANS.md) says how plans are written, and
[ideas.md](ideas.md) what practitioners say about all this.
"""


def asked(question: str, *more: str) -> str:
    """Return what the command says to a question, in the folder of the museum.

    Parameters
    ----------
    question : str
        Name of its scenario.
    *more : str
        Further arguments of the command line.

    Returns
    -------
    str
        What it prints.

    Raises
    ------
    SystemExit
        If it fails.
    """
    told = StringIO()
    with redirect_stdout(told):
        code = main(["task=idea", f"scenario={question}", *more])
    if code:
        raise SystemExit(code)
    return told.getvalue()


def page(*more: str) -> Iterator[str]:
    """Yield the lines of the page.

    Parameters
    ----------
    *more : str
        Further arguments of each command, which are not shown.

    Yields
    ------
    str
        In Markdown.
    """
    yield HEAD
    for question, text in ASKED.items():
        idea = yaml.safe_load((QUESTIONS / f"{question}.yaml").read_text(encoding="utf-8"))["idea"]
        yield f"* **{text}** {idea['shows']}"
    yield from ("", BODY)
    for question, text in ASKED.items():
        yield from (f"## {text}", "", "```text", f"$ grapevine task=idea scenario={question}")
        yield from (line for line in asked(question, *more).splitlines() if line.strip())
        yield from ("```", "")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        write_museum(Path(folder))
        with chdir(folder):
            text = "\n".join(page(f"workers={os.cpu_count() or 1}"))
    PAGE.write_text(text.rstrip() + "\n", encoding="utf-8")
