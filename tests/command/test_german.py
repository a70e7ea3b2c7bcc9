"""CSV files in two forms, from one writer; both are read back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import sim
from sim.command import main
from sim.networks import CSV
from sim.report.csv import write_csv, writing

ROOT = Path(__file__).parent.parent.parent
GERMAN = {"sep": ";", "decimal": ",", "encoding": "utf-8-sig"}
RUN = ["scenario=club", "theory=flow", "worlds=8", "campaign.horizon=9"]
SCENARIO = """
defaults:
  - override /network: csv
network: {edges: ties.csv, nodes: people.csv}
plans:
  nobody: {}
  few: {seeding: hubs, budget: 2, fee: 0.25}
  more: {seeding: {kind: by_trait, trait: loyalty}, budget: 3, fee: 1.5}
"""


@pytest.fixture
def here(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "configs" / "scenario").mkdir(parents=True)
    (tmp_path / "configs" / "scenario" / "club.yaml").write_text(SCENARIO)
    names = [f"Zoë {one}; K." if one % 2 else f"=Z{one},5" for one in range(12)]
    ties = [(names[one], names[(one + step) % 12], 0.5 * step) for one in range(12) for step in (1, 2)]
    pd.DataFrame(ties, columns=["src", "dst", "weight"]).to_csv("ties.csv", index=False)
    people = {
        "id": names,
        "loyalty": np.arange(12) / 4,
        "town": "Köln; Süd",
        "code": [f"{one}.5x" for one in range(12)],
    }
    pd.DataFrame(people).to_csv("people.csv", index=False)
    yield tmp_path
    capsys.readouterr()


def run(here, *arguments):
    assert main([*RUN, *arguments]) == 0
    return max(here.glob("results/*"))


def test_all_files_of_a_run_hold_the_same_in_both_forms(here):
    english, german = run(here), run(here, "csv=de")
    names = {file.name for file in english.iterdir()}
    assert names == {file.name for file in german.iterdir()}
    tables = [name for name in names if name.endswith(".csv")]
    assert {"summary.csv", "invitations.csv", "seeds.csv"} <= {*tables}
    for name in tables:
        own = pd.read_csv(german / name, **GERMAN)
        pd.testing.assert_frame_equal(pd.read_csv(english / name), own, check_exact=True, obj=name)
        assert (german / name).read_bytes().startswith(b"\xef\xbb\xbf")
        assert not (english / name).read_bytes().startswith(b"\xef\xbb\xbf")
    for name in ("invitations.xlsx", "curves.parquet", "ranking.svg", "network.json"):
        assert (german / name).read_bytes() == (english / name).read_bytes()
    lines = (german / "invitations.csv").read_bytes().split(b"\n")
    assert lines[0] == b"\xef\xbb\xbfplace;id;loyalty;town;code;contacts;groups;fee;why"
    assert lines[1].startswith('1;"Zoë 11; K.";2,75;"Köln; Süd";11.5x;'.encode())


def test_the_scenario_of_a_run_writes_the_same_form_again(here):
    first = run(here, "csv=de")
    assert main([f"scenario={first}/scenario.yaml", "output=again"]) == 0
    (second,) = here.glob("again/*")
    for file in first.iterdir():
        if file.name != "manifest.json":
            assert (second / file.name).read_bytes() == file.read_bytes(), file.name
    assert "csv=de" in (first / "report.html").read_text()


def test_a_list_of_a_run_is_a_roster_of_the_next(here):
    folder = run(here, "csv=de")
    told = pd.read_csv(folder / "invitations.csv", **GERMAN)
    again = run(here, f"+plans.same={{seeding: {{kind: roster, path: {folder / 'invitations.csv'}}}, budget: 3}}")
    seeds = pd.read_csv(again / "seeds.csv")
    assert any(one.startswith("'=") for one in told.id)  # as no spreadsheet may run it; it is nobody's name
    assert {*seeds.id[seeds.strategy == "same"]} == {*told.id}


def test_ties_and_people_of_a_surrogate_are_read_in_both_forms(here):
    read = []
    for form in ("en", "de"):
        asked = [
            "task=surrogate",
            "network=csv",
            "network.edges=ties.csv",
            "network.nodes=people.csv",
            "secret=abcdefgh",
        ]
        asked.append("keep_traits=true")
        assert main([*asked, f"csv={form}", f"output={form}"]) == 0
        (folder,) = here.glob(f"{form}/*")
        read.append(CSV(folder / "ties.csv", folder / "people.csv").build())
    (network, people), (same, too) = read
    assert network.fingerprint == same.fingerprint
    assert {*network.ties["weight"]} == {0.5, 1.0}
    assert people.traits.keys() == too.traits.keys() >= {"loyalty", "town"}
    for name, values in people.traits.items():
        assert values.tolist() == too.traits[name].tolist()


def test_what_is_written_is_read_back_as_it_was(tmp_path):
    frame = pd.DataFrame(
        {
            "id": ["a;b", 'say "no"', "x\ny", "1.5"],
            "number": [0.1 + 0.2, np.nan, -1e-12, 1e300],
            "mixed": pd.Series([0.5, "0.5", None, 3], dtype=object),
            "whole": pd.array([1, None, 3, 4], dtype="Int64"),
            "flag": [True, False, True, True],
        }
    )
    with writing("de"):
        write_csv(frame, tmp_path / "a.csv")
    write_csv(frame, tmp_path / "b.csv")
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert text.startswith("id;number;mixed;whole;flag\n")
    assert "0,30000000000000004;0,5;1;True" in text
    given = {"dtype": {"id": str, "mixed": str, "whole": "Int64"}}
    back = [pd.read_csv(tmp_path / "a.csv", **GERMAN, **given), pd.read_csv(tmp_path / "b.csv", **given)]
    assert back[0].number.tolist()[0] == 0.1 + 0.2
    assert back[0].mixed.tolist()[:2] == ["0,5", "0.5"]
    pd.testing.assert_frame_equal(back[0].drop(columns="mixed"), back[1].drop(columns="mixed"), check_exact=True)


@pytest.mark.parametrize(
    "text", ["id;name\n4;Ann\n2;Bo\n", "name\tid\nAnn\t4\nBo\t2\n", "4;Ann\n2;Bo\n", "4\n2\n", "\n4,Ann\n2\n"]
)
def test_a_list_of_people_in_any_form(text, tmp_path):
    network = sim.Network.from_edges([0, 1, 2, 3], [1, 2, 3, 4])
    (tmp_path / "list.csv").write_text(text)
    roster = sim.seeding.Roster(tmp_path / "list.csv")
    assert network.ids[roster.picked(network)].tolist() == [4, 2]


def test_one_place_writes_csv():
    found = [file.name for file in (ROOT / "sim").rglob("*.py") if "to_csv(" in file.read_text(encoding="utf-8")]
    assert found == ["csv.py"]


def test_another_form_is_refused(here, capsys):
    assert main([*RUN, "csv=fr"]) == 2
    assert "csv is one of de, en; got 'fr'" in capsys.readouterr().err
