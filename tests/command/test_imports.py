"""Every format from the command line: what was read is told, written and kept; what is wrong is one line."""

from __future__ import annotations

import json
from dataclasses import replace

import pandas as pd
import pytest

import sim
from sim.command import main
from sim.networks import CSV
from tests.unit.test_formats import EDGES, GML_TEXT, GRAPHML, VERTICES
from tests.workbooks import workbook

GEXF = '<gexf><graph defaultedgetype="directed"><nodes>{}</nodes><edges>{}</edges></graph></gexf>'
NODES = "".join(f'<node id="{one}" label="&lt;script&gt;"/>' for one in range(12))
RING = "".join(f'<edge source="{one}" target="{(one + 1) % 12}"/>' for one in range(12))
FILES = {
    "graphml": GRAPHML.format(default="directed", second="true"),
    "gexf": GEXF.format(NODES, RING),
    "gml": GML_TEXT,
    "pajek": "*Vertices 3\n*Edges\n1 2\n",
    "ucinet": "dl n=3\ndata:\n0 1 0\n1 0 0\n0 0 0\n",
    "matrix": "0,1\n1,0\n",
    "nodexl": workbook({"Edges": EDGES, "Vertices": VERTICES}),
    "json": '{"nodes":[{"id":1},{"id":2}],"links":[{"source":1,"target":2}]}',
}


@pytest.fixture
def play(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        return main([*arguments, "output=out"]), *capfd.readouterr()

    return run


def folder_of(tmp_path):
    (folder,) = (tmp_path / "out").iterdir()
    return folder


@pytest.mark.parametrize("kind", FILES)
def test_formats(kind, play, tmp_path):
    text = FILES[kind]
    (tmp_path / "net work").write_bytes(text if isinstance(text, bytes) else text.encode())
    code, out, err = play("task=surrogate", f"network={kind}", 'network.path="net work"', "keep_traits=true")
    assert (code, err) == (0, "")
    assert "Network: net work: " in out
    folder = folder_of(tmp_path)
    report = json.loads((folder / "surrogate.json").read_text())
    network, people = CSV(folder / "ties.csv", folder / "people.csv", directed=report["before"]["directed"]).build()
    assert report["before"]["listeners"] == report["after"]["listeners"]
    assert (people.n, network.counts.ties) == (report["before"]["people"], report["before"]["ties"])


@pytest.mark.parametrize("kind", [*FILES, "csv"])
def test_what_is_wrong_is_one_line(kind, play, tmp_path):
    field = "edges" if kind == "csv" else "path"
    (tmp_path / "bad").write_bytes(b"1\x1b[2J\n<")
    code, out, err = play(f"network={kind}", f"network.{field}=bad")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("error: ")
    assert err.strip().isprintable()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("figures", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_the_import_report_is_told_written_and_kept(play, tmp_path, monkeypatch, figures):
    for slow in () if figures else ("write_figures", "write_report"):
        monkeypatch.setattr(f"sim.tasks.compare.{slow}", lambda *_: None)
    (tmp_path / "ring").write_text(FILES["gexf"])
    few = ["worlds=2", "theory=flow", "seeding=random", "campaign.budget=2", "workers=1"]
    code, out, err = play(
        "network=gexf", "network.path=ring", "network.reverse=true", "network.hash_ids='not for you'", *few
    )
    assert (code, err) == (0, "")
    assert "12 people and 12 ties, from 12 rows; all ties turned round; ids replaced by hashes" in out
    assert "Ties have a direction; everybody is connected (one component); 0 % of ties run both ways" in out
    assert "Traits of people: label (text)" in out
    folder = folder_of(tmp_path)
    written = json.loads((folder / "network.json").read_text())
    assert written["rows"]["turned"] == written["rows"]["hashed"] == 12
    assert written["shape"]["listeners"]["table"] == {"1": 12}
    assert written["shape"]["attributes"] == {"label": {"kind": "text", "missing": 0, "different": 1}}
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["shape"]["components"] == 1
    assert manifest["config"]["network"]["hash_ids"] == "hidden"
    for file in folder.iterdir():
        assert b"not for you" not in file.read_bytes()
    assert pd.read_csv(folder / "seeds.csv").id.str.fullmatch("p[a-z2-7]{13}").all()


def test_surrogates_differ_unless_the_secret_is_the_same(play, tmp_path):
    (tmp_path / "ties.csv").write_text("".join(f"{u},{(u * 7 + k) % 40}\n" for u in range(40) for k in (1, 2)))
    texts = []
    for secret in ("null", "null", "mine", "mine"):
        assert play("task=surrogate", "network=csv", "network.edges=ties.csv", f"secret={secret}")[0] == 0
        folder = max((tmp_path / "out").iterdir())
        texts.append((folder / "ties.csv").read_text())
        assert "mine" not in (folder / "manifest.json").read_text()
        assert (folder / "people.csv").read_text().startswith("id\n1\n2\n")
    assert texts[0] != texts[1]
    assert texts[2] == texts[3]
    for wrong in ("swaps=-1", "keep_traits=7", "secret=7"):
        assert play("task=surrogate", "network=csv", "network.edges=ties.csv", wrong)[0] == 2


def test_doubts_are_told_and_written_down(play, tmp_path, monkeypatch):
    def doubtful(self, root_seed=0, block=0):
        network = sim.Network.of([("ann", "bo"), ("bo", "cy")])
        return replace(network, counts=replace(network.counts, doubts=("Is that so?",))), sim.People(3)

    monkeypatch.setattr(CSV, "build", doubtful)
    choice = ["theory=flow", "seeding=random,hubs", "campaign.budget=1", "worlds=64"]
    code, out, _ = play("network=csv", "network.edges=x", *choice)
    assert (code, "\nIs that so?\n" in out) == (0, True)
    folder = folder_of(tmp_path)
    assert json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["network"]["doubts"] == ["Is that so?"]
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert "What may be meant otherwise" in page
    assert "Is that so?" in page
