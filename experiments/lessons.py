"""Take the pictures of the teacher's sheet, ``docs/lessons``: each lesson at its end, on a desk and on a phone.

Run ``python -m experiments.lessons``; it needs playwright and Chromium.
"""

from __future__ import annotations

import io
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from PIL import Image

from experiments.page import written

FOLDER = Path(__file__).parents[1] / "docs" / "lessons"
WIDTHS = {1280: 900, 390: 390}
"""Of windows, and of their pictures."""

_COLOURS = 96
_HIGH = 3000
"""Pixels of the window: nothing has to be scrolled."""


def taken(page: Any, name: str) -> Image.Image:
    """Take the picture of a lesson whose question is answered, down to the curves.

    Parameters
    ----------
    page : playwright Page
        That is open.
    name : str
        Of the lesson.

    Returns
    -------
    PIL.Image.Image
        In few colours.
    """
    page.select_option("#lesson", name)
    _until(page, "app.settled && app.versus !== null")
    page.click("#end")
    page.click("#answer")
    _until(page, "byId('lesson-answer').textContent.includes('200')")
    time.sleep(0.5)
    high = page.evaluate("byId('versus').getBoundingClientRect().bottom + 8")
    shot = page.screenshot(clip={"x": 0, "y": 0, "width": page.viewport_size["width"], "height": high})
    image = Image.open(io.BytesIO(shot)).convert("RGB")
    width = WIDTHS[image.width]
    small = image.resize((width, round(width * image.height / image.width)), Image.Resampling.LANCZOS)
    return small.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def _until(page: Any, true: str) -> None:
    while not page.evaluate(true):
        time.sleep(0.05)


def main() -> None:
    """Write all pictures."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        file = written(420, Path(folder))
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": _HIGH})
            page.goto(file.as_uri())
            page.wait_for_selector("body.ready")
            for name in page.evaluate("Object.keys(LESSONS)"):
                taken(page, name).save(FOLDER / f"{name}-{width}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    main()
