"""How large the page is, and how fast it plays: in a headless browser, for three sizes.

Run ``python -m experiments.page``; it needs playwright and Chromium. Frames are counted by the work of the page, not as
shown: a machine without a screen shows few, and at most 60.
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

SIZES = ((420, 4), (2000, 4), (10_000, 1))
"""People, and how many times slower their pictures are drawn."""

_WORLD = """() => {
  const began = performance.now(), worlds = 20;
  for (let world = 1; world <= worlds; world++) { app.world = world; replay(); }
  return (performance.now() - began) / worlds / 2;
}"""
_FRAMES = """kind => new Promise(done => {
  const {n} = app.community.network, before = view.zoom, most = 40, began = performance.now();
  const change = {
    day: frame => toDay(frame % (app.last + 1), false),
    person: frame => look((frame * 7) % n),
    zoom: frame => nearer(frame % 16 < 8 ? 1.1 : 1 / 1.1),
  }[kind];
  let frame = 0;
  const step = () => {
    if (++frame > most || performance.now() - began > 8000) {
      lookAt(before, ...view.home.middle);
      done(frame - 1);
    } else {
      change(frame);
      requestAnimationFrame(step);
    }
  };
  requestAnimationFrame(step);
})"""
KINDS = ("day", "person", "zoom")
"""What changes from frame to frame: the day, who is looked at, how near one is."""


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


def measured(browser: Any, file: Path, slower: float = 1) -> dict[str, float]:
    """Measure a page.

    Parameters
    ----------
    browser : playwright Browser
        That is open.
    file : pathlib.Path
        The page.
    slower : float
        How many times slower than this machine the page is drawn; Chromium's own brake.

    Returns
    -------
    dict of str to float
        Kilobytes; milliseconds of a world; seconds of 200 worlds of both sides; frames of both pictures a second that
        the work of scripts and drawing leaves room for, where the day changes, the person, or how near one is.
    """
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(file.as_uri())
    page.wait_for_selector("body.ready")
    _until(page, "app.settled && app.versus !== null")
    page.evaluate("recount()")
    began = time.monotonic()
    _until(page, "app.versus !== null")
    seconds = time.monotonic() - began
    found = {"kB": file.stat().st_size / 1000, "s for 200 worlds": seconds, "ms a world": page.evaluate(_WORLD)}
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    found |= {f"frames a second ({kind})": _frames(page, devtools, kind) for kind in KINDS}
    page.close()
    return found


def _frames(page: Any, devtools: Any, kind: str) -> float:
    """Return how many frames a second the work of scripts, layout and drawing leaves room for."""
    before = _worked(devtools)
    frames = page.evaluate(_FRAMES, kind)
    return float(frames / (_worked(devtools) - before))


def _worked(devtools: Any) -> float:
    metrics = {one["name"]: one["value"] for one in devtools.send("Performance.getMetrics")["metrics"]}
    return float(metrics["ThreadTime"])


def _until(page: Any, true: str) -> None:
    while not page.evaluate(true):
        time.sleep(0.02)


def main() -> None:
    """Print a line for each size."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for people, slower in SIZES:
            found = measured(browser, written(people, Path(folder)), slower)
            told = ", ".join(f"{value:.2f} {name}" for name, value in found.items())
            print(f"{people:,} people, drawn {slower} times slower: {told}")
        browser.close()


if __name__ == "__main__":
    main()
