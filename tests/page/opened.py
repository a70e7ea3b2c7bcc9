"""Pages as tests open them."""

from __future__ import annotations

import shutil
import time

import networkx as nx

import sim
from sim.page.html import write_page
from sim.page.model import Begin, Side, model

CHROMIUM = shutil.which("chromium")
NAMES = [
    "<b>Ann</b>",
    "=1+1",
    "</script><script>document.title='wrong'</script>",
    "{ $name }",
    "Bo",
    "\uff5e",
    "\U0001f600",
]


def compared(
    network=None, theories=("key_person", "flow"), strategies=("random", "hubs", "pagerank", "k_core"), **given
):
    """Return a small comparison; of names, the first are markup, formulas and scripts."""
    if network is None:
        graph = nx.barabasi_albert_graph(40, 2, seed=1)
        network = nx.relabel_nodes(graph, dict(enumerate([*NAMES, *(f"p{one}" for one in range(33))])))
    given = {"budget": 4, "worlds": 8, "root_seed": 2**63 + 11} | given
    return sim.compare(network, theories, strategies if "plans" not in given else None, **given)


def written(comparison, folder, left="key_person/hubs", right="flow/hubs", **rest):
    """Write the page of a comparison, and return its file."""
    sides = tuple(Side(*one.split("/")) for one in (left, right))
    write_page(model(comparison.player, "a <i>test</i>", Begin(sides, **rest)), folder)
    return folder / "page.html"


def opened(browser, file, width=1280, **given):
    """Open a page; return it and what it said on the console or asked for, but for itself and blobs it made."""
    page = browser.new_page(viewport={"width": width, "height": 844}, **given)
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: heard.append(request.url))
    page.goto(file.as_uri())
    page.wait_for_selector("body.ready, body.broken", timeout=20_000)
    own = ("blob:", "data:", file.as_uri())
    return page, lambda: [one for one in heard if not one.startswith(own)]


def until(page, true):
    """Wait until something is true; the policy of the page forbids playwright's own way."""
    for _ in range(400):
        if page.evaluate(true):
            return
        time.sleep(0.05)
    raise AssertionError(f"never true: {true}")


def counted(page):
    """Wait until many worlds are played."""
    until(page, "app.versus !== null")


def sides(page, *names):
    """Return what both sides say of a play, as lists."""
    return page.evaluate("names => app.panels.map(one => names.map(name => Array.from(one.play[name])))", list(names))
