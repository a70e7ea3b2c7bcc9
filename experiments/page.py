"""How large the page is, and how fast it plays: in a headless browser, for three sizes.

Run ``python -m experiments.page``; it needs playwright and Chromium.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

import sim
from sim.networks.base import Source
from sim.networks.community import Community
from sim.networks.poisson import Poisson
from sim.page.html import NAME, write_page
from sim.page.model import Begin, Side, model

SIZES = (420, 2000, 10_000)
_WORLD = """() => {
  const began = performance.now(), worlds = 20;
  for (let world = 1; world <= worlds; world++) { app.world = world; replay(); }
  return (performance.now() - began) / worlds / 2;
}"""
_FRAME = """() => {
  const began = performance.now(), frames = 20;
  for (let frame = 0; frame < frames; frame++) app.panels.forEach(draw);
  app.panels[0].canvas.getContext('2d').getImageData(0, 0, 1, 1);
  return (performance.now() - began) / frames / 2;
}"""


def written(people: int, folder: Path) -> Path:
    """Write the page of a made-up network.

    Parameters
    ----------
    people : int
        How many there are.
    folder : pathlib.Path
        Where to write it.

    Returns
    -------
    pathlib.Path
        The file.
    """
    source: Source = Community(people=people) if people <= 5000 else Poisson(people=people, mean_degree=8)
    network, crowd = source.build(7)
    theories, strategies = ["key_person", "flow"], ["random", "hubs"]
    comparison = sim.compare(network, theories, strategies, people=crowd, budget=people // 100, worlds=1)
    sides = (Side("key_person", "hubs"), Side("flow", "hubs"))
    write_page(model(comparison.player, source.label, Begin(sides)), folder)
    return folder / NAME


def measured(browser: Any, file: Path) -> dict[str, float]:
    """Measure a page.

    Parameters
    ----------
    browser : playwright Browser
        That is open.
    file : pathlib.Path
        The page.

    Returns
    -------
    dict of str to float
        Kilobytes; milliseconds of a world and of a picture; seconds of 200 worlds of both sides.
    """
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(file.as_uri())
    page.wait_for_selector("body.ready")
    _until(page, "app.settled && app.versus !== null")
    page.evaluate("recount()")
    began = time.monotonic()
    _until(page, "app.versus !== null")
    seconds = time.monotonic() - began
    found = {
        "kB": file.stat().st_size / 1000,
        "ms a world": page.evaluate(_WORLD),
        "ms a picture": page.evaluate(_FRAME),
    }
    page.close()
    return found | {"s for 200 worlds": seconds}


def _until(page: Any, true: str) -> None:
    while not page.evaluate(true):
        time.sleep(0.02)


def main() -> None:
    """Print a line for each size."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for people in SIZES:
            found = measured(browser, written(people, Path(folder)))
            print(f"{people:,} people: " + ", ".join(f"{value:.2f} {name}" for name, value in found.items()))
        browser.close()


if __name__ == "__main__":
    main()
