"""The printed command redoes every run: composed, it is the settings of the manifest."""

from __future__ import annotations

import json
import re
import shlex

import pytest

from sim.command import main
from sim.report.redo import command, presentable
from sim.tasks.composing import composed
from sim.tasks.redoing import write_scenario

RUNS = {
    "the default": [],
    "a scenario": ["scenario=museum_advertised"],
    "one strategy": ["seeding=hubs"],
    "a named strategy": ["+seeding.mine={kind: random}"],
    "a name with a hyphen": ["+seeding.my-list={kind: hubs}"],
    "two mixtures": [
        "seeding=mixture",
        '+seeding.other={kind: mixture, parts: "30 % hubs, 70 % random", extra: 2}',
    ],
    "a mixture of shares": ["seeding=mixture", "seeding.mixture.parts={hubs: 0.6, random: 0.4}"],
    "an own roster": ["+seeding.mine={kind: roster, path: mine.csv}"],
    "two rosters of ids": [
        "seeding=roster",
        "seeding.roster.path=[1,2]",
        '+seeding.b={kind: roster, path: ["1","007"]}',
    ],
    "another kind under a name": ["seeding=hubs,random", "seeding.hubs.kind=random"],
    "only named strategies": ["seeding=[]", "+seeding.mine={kind: hubs}", "+seeding.yours={kind: random}"],
    "a named theory": ["theory=flow", "+theory.slow={kind: flow, hear: 0.01, phi: [0, 0.5]}", "theory.belief=3,1"],
    "only named theories": ["theory=[]", "+theory.slow={kind: flow, hear: 0.01}", "theory.belief=[1]"],
    "an own network": ["network=csv", 'network.edges="ties (1).csv"', "network.src='5'", "network.weight='null'"],
    "quotes and backslashes": ["network=csv", r"""network.edges='a"b\\c\\"d'""", r"network.nodes='x\y\\'"],
    "a dollar": ["network=csv", r"network.edges='\${a}.csv'", r"network.nodes='a\\\${b}'", "network.id='$x'"],
    "letters of others": ["network=csv", "network.edges='größe, 名.csv'", "network.src='wort 1'", "network.dst=' b '"],
    "words that look like numbers": ["network=csv", "network.edges='1e5'", "network.id='True'", "network.src='NaN'"],
    "small and large numbers": ["theory=bass", "theory.bass.p=1e-9", "campaign.revenue=1e11", "campaign.fee=0.1"],
    "money": ["campaign.goal=profit", "campaign.fee=5", "campaign.revenue=12", "campaign.segment='circle:3'"],
    "what plans are worth": ["task=worth", "budgets=10,20", "broadcasts=0,0.5", "choice=hubs"],
    "influentials": ["task=influentials", "most=40"],
    "a page": ["task=page", "theory=key_person,flow", "left=flow/hubs", "lessons=false"],
    "a page beside": ["page=true", "seeding=hubs"],
    "silence": ["task=value", "worlds=16", "choice=hubs", "mechanism.endorsement.voices=earned"],
    "past campaigns": [
        "task=calibrate",
        "calibrate.days=[a.csv,'b c.csv']",
        "calibrate.group=town",
        "calibrate.until=9",
    ],
    "finished runs": ["task=against", "runs=results/2026-11-26_23-16-16-812521,'my runs/b'", "level=0.9", "margin=3"],
    "plans": [
        "plans={nobody: {}, mine: {seeding: {kind: roster, path: mine.csv}, money: 100, fee: 2}, all: {budget: all}}",
    ],
    "plans in full": [
        "+plans.a={seeding: {kind: random, luck: b}, budget: 9, candidates: 'x = 1', exclude: [1, a]}",
        "+plans.b={seeding: hubs, quota: [['kind = donor', 10], [household, 1]], accept: 0.5}",
        "+plans.c={seeding: {kind: mixture, parts: '10 hubs, 20 random'}, mechanism: {broadcast: {chance: 0.1}}}",
    ],
    "a cast": ["people=pyramid"],
    "a cast with changes": [
        "people=pyramid",
        "people.ablate=[persuasion,reach]",
        "people.archetypes.press=null",
        "people.archetypes.mass_maven.traits.knowledge=3",
        "people.archetypes.fan={count: 3, where: 'most:circle', among: 0.5, traits: {buy: 1}}",
        "people.ordinary.buy=0.25",
    ],
    "no archetypes": ["people=gladwell", "people.archetypes=null"],
    "a cast of nobody's": [
        "people.archetypes.a={share: 0.1, where: 'circle <= 20 and buy = 0.1', traits: {recommend: null, fee: 0.0}}",
        "people.archetypes.b={share: '1/3', extends: a}",
        "people.kind=mine",
    ],
    "no mechanism": ["mechanism=[]"],
    "a mechanism taken out": ["~mechanism.broadcast"],
    "an old map": ["network.map_shows=0.5", "network.map_wrong=0.1", "mechanism.broadcast.chance=0.01"],
}


@pytest.mark.parametrize("arguments", RUNS.values(), ids=RUNS)
def test_the_scenario_composes_to_the_same_settings(arguments, tmp_path):
    settings = composed(arguments)
    write_scenario(tmp_path, settings)
    again = composed([f"scenario={tmp_path}/scenario.yaml"])
    assert {key: repr(one) for key, one in again.items()} == {key: repr(one) for key, one in settings.items()}


@pytest.mark.parametrize("arguments", RUNS.values(), ids=RUNS)
def test_the_command_composes_to_the_same_settings(arguments):
    settings = presentable(composed(arguments))
    words = shlex.split(command(settings))
    assert words[0] == "grapevine"
    again = presentable(composed(words[1:]))
    assert again == settings
    assert json.dumps(again, sort_keys=True) == json.dumps(settings, sort_keys=True)  # 1 is not 1.0, nor "1"
    assert list(again["seeding"]) == list(settings["seeding"])
    assert [one for one in again["theory"] if "kind" in str(again["theory"][one])] == [
        one for one in settings["theory"] if "kind" in str(settings["theory"][one])
    ]


def test_ids_and_columns_that_begin_like_paths_are_left_alone():
    named = ["network.src='/from'", "network.id='~who'", "campaign.segment='g:/x'"]
    roster = "+seeding.mine={kind: roster, path: ['/u/ann', '~bob', 'c:/d']}"
    settings = composed(["network=csv", "network.edges=/home/me/ties.csv", *named, roster])
    again = composed(shlex.split(command(settings))[1:])
    assert again["seeding"] == settings["seeding"]
    assert again["campaign"] == settings["campaign"]
    assert again["network"] == settings["network"] | {"edges": "ties.csv"}


def test_the_page_shows_the_command_of_its_manifest(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.csv").write_text("1\n2\n")
    small = ["worlds=2", "theory=flow", "seeding=mixture", "network.people=60", "campaign.budget=3", "output=out"]
    named = ["+seeding.mine={kind: roster, path: mine.csv}", "+seeding.b={kind: mixture, parts: 1 hubs, extra: 1}"]
    monkeypatch.setattr("sim.tasks.compare.write_figures", lambda *_: None)
    assert main([*small, *named]) == 0, capfd.readouterr()
    (folder,) = (tmp_path / "out").iterdir()
    own = json.loads((folder / "manifest.json").read_text())["config"]
    page = (folder / "report.html").read_text(encoding="utf-8")
    shown = re.search(r"<pre>(grapevine .*?)</pre>", page, re.DOTALL)[1]
    for code, sign in (("&#39;", "'"), ("&#34;", '"'), ("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        shown = shown.replace(code, sign)
    again = composed(shlex.split(shown)[1:])
    assert {**again, "output": "out"} == own
