"""Ten drawn scenarios: no number, word or name differs between terminal, page, CSV and Python."""

from __future__ import annotations

import csv
import json
import math
import random
import re
from html.parser import HTMLParser
from types import SimpleNamespace

import pandas as pd
import pytest
import yaml

import sim
from sim.command import main
from sim.report.columns import COLUMNS, column
from sim.report.gains import percents
from sim.report.invitations import invitations
from sim.report.names import if_headed, if_theory
from sim.report.phrases import verdict
from sim.report.words import answer
from sim.tasks.composing import composed
from sim.tasks.inputs import Inputs
from sim.words import NONE, amount, labelled, percent, say, span

SCENARIOS = range(10)
PEOPLE = 36
NAMES = ["a_b", "a b", "Trip (1)", "x; y, z", "50 % off", "東京", "eBay", "it's"]
GOALS = [{"goal": "convinced"}, {"goal": "buyers"}, {"goal": "profit", "revenue": 6.5}, {"goal": "convinced", "by": 3}]
SHARES = ("failure_rate", "target_reached", "full_house", "turned_away")


def scenario(seed, folder):
    """Write the files of a drawn scenario and return its settings."""
    draw = random.Random(seed)
    ids = [f"Zoë {one}" if one % 3 else f"=Z{one}" for one in range(PEOPLE)]
    ties = [(one, draw.randrange(one)) for one in range(1, PEOPLE)] + [draw.sample(range(PEOPLE), 2) for _ in range(50)]
    rows = [["src", "dst"], *([ids[one], ids[other]] for one, other in ties)]
    people = [["id", "fee", "loyalty", "consent", "household", "buy", "phone"]]
    for one in ids:
        fee, consent = draw.choice([0, 1, 2.25]), draw.choice(["yes", "yes", "no"])
        home, buy, phone = f"h{draw.randrange(20)}", round(draw.random(), 2), draw.randrange(10**11, 10**12)
        people.append([one, fee, draw.randrange(10), consent, home, buy, phone])
    for name, table in {
        "ties": rows,
        "people": people,
        "list": [["id"], *([one] for one in draw.sample(ids, 5))],
    }.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(table)
    network = {
        "kind": "csv",
        "edges": "ties.csv",
        "nodes": "people.csv",
        "hash_ids": "a secret" if seed in (3, 7) else None,
    }
    campaign = {"horizon": draw.choice([5, 20]), "accept": draw.choice([0.7, 1]), "fixed_cost": draw.choice([0, 10])}
    campaign |= GOALS[seed % len(GOALS)] | draw.choice([{}, {"capacity": 6}, {"segment": "consent = yes"}])
    campaign |= {"target": draw.choice([2, 9])} if seed % 2 else {}
    settings = {
        "network": network,
        "campaign": campaign,
        "worlds": draw.choice([4, 24, 64]),
        "looks": draw.choice([1, 3]),
    }
    settings |= {"margin": draw.choice([None, 0, 3]), "root_seed": seed, "csv": "de" if seed % 3 == 2 else "en"}
    return settings | {"plans": plans(draw)} if seed != 4 else settings


def plans(draw):
    kinds = ["hubs", "random", "fringe", "pagerank", "nomination", "greedy", {"kind": "random", "luck": "b"}]
    kinds += [{"kind": "by_trait", "trait": "loyalty"}, {"kind": "roster", "path": "list.csv"}]
    kinds += [{"kind": "mixture", "parts": "2 hubs, 1 random"}]
    found = {}
    for name in draw.sample(NAMES, draw.choice([1, 3, 4])):
        limit = draw.choice([{"budget": draw.randrange(1, 6)}, {"money": 30, "fee": 4.5}, {"money": 15}])
        whom = draw.choice(
            [{}, {"candidates": "consent = yes"}, {"exclude": "loyalty < 3"}, {"quota": {"household": 1}}]
        )
        found[name] = {"seeding": draw.choice(kinds)} | limit | whom
    found |= {"nobody": {}} if draw.random() < 0.7 else {}
    return found | ({"all of them": {"seeding": "random", "budget": "all"}} if draw.random() < 0.7 else {})


def run(seed, folder, capsys):
    settings = scenario(seed, folder)
    chosen = "- override /network: csv\n  - override /theory: [{}]\n  - _self_".format(
        ", ".join(random.Random(seed).sample(["key_person", "flow", "independent_cascade", "bass"], 1 + seed % 3))
    )
    body = yaml.safe_dump(json.loads(json.dumps(settings)), sort_keys=False, allow_unicode=True)
    (folder / "drawn.yaml").write_text(f"defaults:\n  {chosen}\n{body}", encoding="utf-8")
    asked = ["scenario=drawn.yaml", *(["seeding=random,hubs", "campaign.budget=3"] if seed == 4 else [])]
    assert main(asked) == 0, capsys.readouterr().err
    (where,) = folder.glob("results/*")
    inputs = Inputs.of(composed(asked))
    comparison = inputs.compare()
    decision = sim.decide(comparison, inputs.settings["theory"]["belief"])
    between = ";" if settings["csv"] == "de" else ","
    return SimpleNamespace(
        told=capsys.readouterr().out.replace("\u00a0", " "),
        page=Page((where / "report.html").read_text(encoding="utf-8")),
        folder=where,
        between=between,
        comparison=comparison,
        decision=decision,
        hashed=settings["network"]["hash_ids"] is not None,
        tables={name: rows_of(where / f"{name}.csv", between) for name in (*FRAMES, "invitations")},
        manifest=json.loads((where / "manifest.json").read_text(encoding="utf-8")),
    )


class Page(HTMLParser):
    """The tables of a page by what they are called, and the items of its lists."""

    def __init__(self, text):
        super().__init__()
        self.tables, self.items, self.texts = [], [], []
        self.called = self.inside = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.called = given.get("aria-label", self.called)
        if tag == "table":
            self.tables.append((self.called, []))
        if tag == "tr":
            self.tables[-1][1].append([])
        if tag in ("td", "th"):
            self.tables[-1][1][-1].append("")
        if tag == "li":
            self.items.append("")
        self.inside = tag if tag in ("td", "th", "li", "dt", "h2", "p", "style") else self.inside

    def handle_endtag(self, tag):
        self.inside = "" if tag == self.inside else self.inside

    def handle_data(self, data):
        data = data.replace("\u00a0", " ")
        if self.inside in ("td", "th"):
            self.tables[-1][1][-1][-1] += data
        if self.inside == "li":
            self.items[-1] += data
        if self.inside != "style":
            self.texts.append(data)

    def table(self, called):
        return next(rows for name, rows in self.tables if name == called)


FRAMES = {
    "summary": lambda one: pd.concat([one.comparison.table, one.comparison.references]).astype({"rank": "Int64"}),
    "verdicts": lambda one: one.comparison.pairs,
    "choice": lambda one: one.decision.table,
    "flips": lambda one: one.decision.flips,
    "expected": lambda one: one.decision.expected,
    "seeds": lambda one: one.comparison.seeds,
}


def rows_of(file, between):
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.reader(text, delimiter=between))


def written(value, comma):
    """Return what stands in a CSV file for a value of Python."""
    if value is None or value is pd.NA or value != value:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(("=", "+", "-", "@")) else value
    text = repr(value.item() if hasattr(value, "item") else value)
    return text.replace(".", ",") if comma else text


def records(one, name):
    """Return the rows of a file with numbers as numbers."""
    head, *rows = one.tables[name]
    return [{key: read(cell, one.between == ";") for key, cell in zip(head, row, strict=True)} for row in rows]


def read(cell, comma):
    try:
        return float(cell.replace(",", ".") if comma else cell) if cell else math.nan
    except ValueError:
        return cell


@pytest.fixture(params=SCENARIOS)
def one(request, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sim.tasks.compare.write_figures", lambda *_: None)  # pictures are looked at elsewhere
    monkeypatch.setattr("sim.report.html.drawn", lambda *_: '<svg xmlns="http://www.w3.org/2000/svg"/>')
    return run(request.param, tmp_path, capsys)


def test_all_say_the_same(one):
    tables = (files_are_those_of_python, rankings, gains, what_is_expected, what_is_lost, pairs, the_list)
    for check in (*tables, sentences, notebooks, names):
        check(one)


def files_are_those_of_python(one):
    for name, frame in FRAMES.items():
        frame = frame(one)
        head, *rows = one.tables[name]
        assert head == [*frame.columns], name
        assert rows == [[written(cell, one.between == ";") for cell in row] for row in frame.itertuples(index=False)], (
            name
        )
    frame = invitations(one.decision, own=not one.hashed)
    assert one.tables["invitations"][0] == [*frame.columns]
    assert [row[1] for row in one.tables["invitations"][1:]] == [written(cell, False) for cell in frame.iloc[:, 1]]


def cells(one, row, heads):
    """Return what stands below heads, made of a row of a file."""
    fields = {column(name): name for name in COLUMNS["summary"]}
    fields |= {say("head-half"): "days_to_half", one.comparison.goal.words: "goal"}
    joint = say("head-interval.joint", level=percent(one.comparison.level))
    found, last = [], ""
    for head in heads:
        if head in (say("head-interval"), say("head-interval.mean")):
            ends = percents if last in SHARES else span
            found.append(ends(row[f"{last}_low"], row[f"{last}_high"]))
        elif head == joint:
            found.append(gap(one, row, last)[1])
        else:
            last = fields[head]
            written = {**dict.fromkeys(SHARES, percent), "verdict": verdict}.get(last, amount)
            found.append(gap(one, row, last)[0] if last.startswith("vs_") else written(row[last]))
    return found


def gap(one, row, name):
    """Return the difference of a plan to the first one or to random people, and its interval, from verdicts.csv."""
    theory, plan = row["theory"], row["strategy"]
    first = next(other["strategy"] for other in records(one, "summary") if other["theory"] == theory)
    rival = first if name == "vs_best" else "random"
    if plan == rival:
        return NONE, NONE
    for pair in records(one, "verdicts"):
        if pair["theory"] == theory and {pair["one"], pair["other"]} == {plan, rival}:
            sign = 1 if pair["one"] == plan else -1
            ends = sorted((sign * pair["low"], sign * pair["high"]))
            return amount(sign * pair["difference"], signed=True), span(*ends, signed=True)
    found = one.comparison.gap(theory, plan, rival)  # of a reference, which is in no pair
    assert found.mean == pytest.approx(row[name], abs=1e-9)
    return amount(found.mean, signed=True), span(found.low, found.high, signed=True)


def told_tables(one, theory):
    """Return the tables that the terminal shows of a theory."""
    lines = one.told.split("\n")
    blocks, place = [], lines.index(if_headed(theory)) + 1
    while lines[place].strip() and not lines[place].startswith(("If ", "What counts")):
        blocks.append([])
        while lines[place].strip():
            blocks[-1].append(re.split(r"\s{2,}", lines[place].strip()))
            place += 1
        place += 1
    return blocks


def rankings(one):
    random_too = len(one.comparison.strategies) > 1 and "random" in one.comparison.strategies
    for theory in one.comparison.theories:
        head, *shown = one.page.table(say("page-ranking.if", **{"if": if_theory(theory)}))
        rows = [row for row in records(one, "summary") if row["theory"] == theory]
        assert len(shown) == len(rows)
        for row, cell in zip(rows, shown, strict=True):
            rank = "" if row["rank"] != row["rank"] else f"{row['rank']:.0f}"
            assert cell[0].split() == [*rank.split(), *labelled("strategy", row["strategy"]).split()]
            assert cell[1:] == cells(one, row, head[1:]), (theory, row["strategy"])
        short = [[one for at, one in enumerate(row) if not (random_too and at in (4, 5))] for row in shown]
        told = told_tables(one, theory)[0][-len(rows) :]
        for cell, line in zip(short, told, strict=True):
            assert " ".join(line).split() == " ".join(cell).split()


def gains(one):
    for theory in one.comparison.theories:
        called = say("gains.if", **{"if": if_theory(theory)})
        if called not in dict(one.page.tables):
            continue
        head, *shown = one.page.table(called)
        rows = [row for row in records(one, "summary") if row["theory"] == theory]
        for row, cell in zip(rows, shown, strict=True):
            assert cell == [labelled("strategy", row["strategy"]), *cells(one, row, head[1:])]
        blocks = told_tables(one, theory)
        if len(blocks) > 1:
            assert blocks[1][-len(rows) :] == [[part for part in row if part] for row in shown]


def what_is_expected(one):
    head, *shown = one.page.table(say("agenda-expect.label"))
    rows = [row for row in records(one, "expected") if row["strategy"] == one.decision.choice]
    assert [[if_headed(row["theory"]), *cells(one, row, head[1:])] for row in rows] == shown


def what_is_lost(one):
    _, *shown = one.page.table(say("word-regret"))
    for row, cell in zip(records(one, "choice"), shown, strict=True):
        lost = [row[f"regret_{theory}"] for theory in one.comparison.theories]
        assert cell[:-1] == [labelled("strategy", row["strategy"]), *map(amount, lost), amount(row["worst"])]


def pairs(one):
    rows = records(one, "verdicts")
    shown = one.page.table(say("page-pairs.label"))[1:] if rows else []
    for row, cell in zip(rows, shown, strict=True):
        both = say("page-pairs.pair", **{which: labelled("strategy", row[which]) for which in ("one", "other")})
        ends = [span(row[f"{which}low"], row[f"{which}high"], signed=True) for which in ("", "unpaired_")]
        told = [verdict(row["verdict"]), amount(row["difference"], signed=True), *ends, amount(row["differ"])]
        assert cell == [labelled("theory", row["theory"]), both, *told]


def the_list(one):
    rows = one.tables["invitations"][1:]
    shown = next((table for name, table in one.page.tables if name == say("agenda-whom.whole", count=len(rows))), [[]])
    assert len(shown) == len(rows) + 1 if rows else shown == [[]]
    for row, cell in zip(rows, shown[1:], strict=True):
        for own, seen in zip(row, cell, strict=True):
            plain = own.replace(",", ".") if one.between == ";" and re.fullmatch(r"-?\d+,\d+", own) else own
            assert seen in (plain.removeprefix("'"), plain.removesuffix(".0"), NONE if own == "" else plain)


def sentences(one):
    said = answer(one.decision)
    assert one.manifest["answer"] == said
    assert one.page.items[: len(said)] == said
    assert "\n".join(said) in one.told
    assert repr(one.decision).split("\n")[0] == said[0]
    for row in records(one, "expected"):
        if row["strategy"] == one.decision.choice:
            assert re.search(rf"(?<![\d.,]){re.escape(amount(abs(row['goal'])))}(?![\d]|[.,]\d)", said[0]), said[0]
    known = {"9", "10", "95 %", "1"}
    for name in FRAMES:
        for row in records(one, name):
            for value in row.values():
                if isinstance(value, float) and math.isfinite(value):
                    known |= {amount(value).lstrip("-+"), amount(abs(value)), f"{abs(value):,.0f}"}
                    known |= {percent(value), percent(value).removesuffix(" %")} if 0 <= value <= 1 else set()
    known |= {f"{one.comparison.worlds:,}", f"{len(one.comparison.strategies)}", amount(one.comparison.margin)}
    plain = " ".join(said)
    for name in sorted(one.comparison.strategies, key=len, reverse=True):
        assert not name[:1].islower() or not re.search(rf"\b{re.escape(name[:1].upper() + name[1:])}(?!\w)", plain), (
            plain
        )
        plain = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "", plain)
    found = re.findall(r"(?<![\w.])[<>]?\d[\d,]*(?:\.\d+)?(?: %)?", re.sub(r"1 in [\d,]+ worlds", "", plain))
    assert not [number for number in found if number.rstrip(",") not in known], plain


def notebooks(one):
    shown = [row for _, table in Page(one.comparison._repr_html_()).tables for row in table]
    told = [row for theory in one.comparison.theories for row in told_tables(one, theory)[0]]
    for row in shown:
        assert (
            len(row) == 1
            or row[1] == one.comparison.goal.words
            or " ".join(row).split() in [" ".join(line).split() for line in told]
        )
    (_, lost), *_ = Page(one.decision._repr_html_()).tables
    assert [row for row in lost if len(row) > 1] == one.page.table(say("word-regret"))


def names(one):
    called = {name if name in NAMES else labelled("strategy", name) for name in one.comparison.strategies}
    assert {row[0] for row in one.page.table(say("word-regret"))[1:]} == called
    told = {row[1] for theory in one.comparison.theories for row in told_tables(one, theory)[0] if row[0].isdigit()}
    assert told == called
    ids = {row["id"] for row in records(one, "seeds")}
    assert {*one.tables["seeds"][0]} >= {"id"}
    assert ids
    if one.hashed:
        for file in one.folder.iterdir():
            assert "Zoë".encode() not in file.read_bytes(), file.name
            assert b"list.csv" not in file.read_bytes(), file.name
