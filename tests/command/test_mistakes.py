"""Mistakes of typing, quoting and spreadsheets: one line that names the next step, and nothing is written."""

from __future__ import annotations

import pytest

from sim.command import main
from sim.tasks.configs import located
from sim.tasks.slips import slip
from sim.tasks.typed import check

CSV = "network=csv"
MINE = "+seeding.mine={kind: roster, path: mine.csv}"
FILES = {
    "ties.csv": b"src,dst\na,b\nb,c\nc,d\n",
    "graph.txt": b"<gexf><graph/></gexf>",
    "semicolons.csv": b"\xef\xbb\xbfsrc;dst;weight\na;b;0,5\nb;c;0,5\n",
    "commas.csv": b"src;dst;weight\na;b;0,5\nb;c;0.5\n",
    "latin.csv": "src,dst\nJürgen,b\n".encode("latin-1"),
    "numbers.csv": b"src,dst\n1,2\n2,100000\n",
    "exponents.csv": b"id,accept\n1.0,0.5\n1E+05,0.7\n",
    "no_id.csv": b"age,city\n3,Bonn\n4,Ulm\n",
    "people.csv": b"id,accept\na,0.5\n",
    "strangers.csv": b"Vorname\nAnna\nBert\n",
    "mine.csv": b"a\nb\n",
    "book.xlsx": b"PK\x03\x04" + bytes(40),
    "old.xls": b"\xd0\xcf\x11\xe0" + bytes(40),
}
# what is typed, and what stands in the line
MISTAKES = {
    "a space": (["theory", "flow"], "write theory=flow"),
    "a colon": (["theory:flow"], "write theory=flow"),
    "a colon and a number": (["worlds:3"], "write worlds=3"),
    "spaces around =": (["theory", "=", "flow"], "no space stands beside =: write theory=flow"),
    "a space after =": (["worlds=", "3"], "no space stands beside =: write worlds=3"),
    "a space before =": (["worlds", "=3"], "no space stands beside =: write worlds=3"),
    "spaces in quotes": (["theory = flow"], "no space stands beside =: write theory=flow"),
    "dashes": (["--theory=flow"], "write theory=flow"),
    "dashes and a space": (["--theory", "flow"], "write theory=flow"),
    "one dash": (["-worlds=3"], "write worlds=3"),
    "a word of others and a dash": (["--seed", "3"], "write root_seed=3"),
    "help": (["help"], "write --help"),
    "a slash": (["/?"], "write --help"),
    "help in capitals": (["--Help"], "write --help"),
    "small v": (["-v"], "write --version"),
    "the command twice": (["grapevine", "theory=flow"], "leave it out"),
    "two = ": (["worlds==3"], "write worlds=3"),
    "no name": (["=3"], "a name stands before =, as in worlds=3"),
    "no value": (["worlds="], "write a value, or leave it out"),
    "no =": (["worlds"], "write worlds=, and its value"),
    "capitals": (["WORLDS=3"], "Did you mean 'worlds'?"),
    "a plus": (["+worlds=3"], "write worlds=, without +"),
    "a tilde": (["~worlds"], "leave out ~worlds"),
    "a tilde for a group": (["~seeding"], "leave out ~seeding"),
    "percent": (["budget=50%"], "'budget' is called 'campaign.budget' here"),
    "percent of people": (["campaign.budget=50%"], "write a number, not a share"),
    "percent of a share": (["network.map_shows=60"], "write 0.6 for 60 %"),
    "percent of people who count": (["margin=5%"], "write a number, not a share"),
    "thousands": (["campaign.budget=1,000"], "a thousand has no comma: campaign.budget=1000"),
    "thousands with a space": (["campaign.budget='1 000'"], "write 1000"),
    "half a person": (["campaign.budget=10.5"], "campaign.budget is a whole number of people of 1 or more, or"),
    "a number in words": (["campaign.budget=ten"], "write it in digits alone"),
    "an exponent": (["worlds=1e3"], "write 1000"),
    "euros": (["campaign.fee=5€"], "write 5"),
    "dollars": (["campaign.fee=$5"], "write 5"),
    "a decimal comma": (["campaign.accept=0,8"], "a decimal number has a point: campaign.accept=0.8"),
    "a decimal comma in a sweep": (["-m", "campaign.accept=0,8"], "campaign.accept is a number in [0, 1], got 8"),
    "a pair": (["theory.flow.phi=0.1,0.4"], "a pair stands in brackets: theory.flow.phi=[0.1,0.4]"),
    "yes": ([CSV, "network.edges=ties.csv", "network.directed=yes"], "write true"),
    "one": ([CSV, "network.edges=ties.csv", "network.directed=1"], "write true"),
    "a network that is not there": (["network=tie.csv"], "Did you mean 'ties.csv'?"),
    "two networks": (["network=ties.csv,commas.csv"], "got 'ties.csv'"),
    "a damaged workbook as a network": (
        ["network=book.xlsx"],
        "book.xlsx: it is packed as zip, and damaged",
    ),
    "a network of a kind that is not read": (["network=old.xls"], "a workbook of an old kind; save the sheet as CSV"),
    "a setting of tables for another file": (["network=graph.txt", "network.decimal=comma"], "of gexf is read without"),
    "a file and no kind": (["network.edges=ties.csv"], "write network=csv beside it"),
    "a path for a table": ([CSV, "network.path=ties.csv"], "the file of network=csv is network.edges"),
    "a kind and no file": ([CSV], "write network.edges=..."),
    "a file alone": (["ties.csv"], "write network=ties.csv"),
    "a path with spaces": ([CSV, "network.edges=my", "ties", "(1).csv"], """write 'network.edges="my ties (1).csv"'"""),
    "a path in quotes": (
        [CSV, "network.edges=my ties (1).csv"],
        """quotes: 'network.edges="my ties (1).csv"'""",
    ),
    "a folder with spaces": (["output=my", "results"], """write 'output="my results"'"""),
    "no such file": ([CSV, "network.edges=tie.csv"], "Did you mean 'ties.csv'?"),
    "no such folder": ([CSV, "network.edges=data/ties.csv"], "there is no folder data"),
    "an address": ([CSV, "network.edges=https://example.org/ties.csv"], "download the file, and give its path"),
    "backslashes": ([CSV, "network.edges=C:\\Users\\me\\ties.csv"], "write / instead of \\"),
    "backslashes that are gone": (
        [CSV, "network.edges=C:Usersties.csv"],
        "the shell took \\ out: write / instead",
    ),
    "a damaged workbook as CSV": (
        [CSV, "network.edges=book.xlsx"],
        "book.xlsx: it is packed as zip, and damaged",
    ),
    "a graph as CSV": ([CSV, "network.edges=graph.txt"], "write network=graph.txt to read it as what it is"),
    "an old workbook as CSV": ([CSV, "network.edges=old.xls"], "save the sheet as CSV"),
    "CSV as a workbook": (["network=nodexl", "network.path=ties.csv"], "text is for network=csv"),
    "another encoding": ([CSV, "network.edges=latin.csv"], "network.encoding=cp1252 for 'Jürgen'"),
    "points and commas before decimals": ([CSV, "network.edges=commas.csv"], "with a decimal comma"),
    "numbers as text": (
        [CSV, "network.edges=numbers.csv", "network.nodes=exponents.csv"],
        "as a spreadsheet writes them: format the column as text",
    ),
    "no ids": ([CSV, "network.edges=ties.csv", "network.nodes=no_id.csv"], "network.id=NAME names another"),
    "strategies with a space": (["seeding=hubs", "random"], "write seeding=hubs,random, without spaces"),
    "strategies with a comma and a space": (["seeding=hubs,", "random"], "write seeding=hubs,random, without spaces"),
    "strategies with a semicolon": (["seeding=hubs;random"], "Write seeding=hubs,random."),
    "strategies with a plus": (["seeding=hubs+random"], "Write seeding=hubs,random."),
    "strategies with and": (["seeding=hubs and random"], "Write seeding=hubs,random."),
    "a bracket that is open": (["seeding=[hubs,random"], "write 'seeding=[hubs,random]'"),
    "a bracket too many": (["seeding=hubs,random]"], "Write seeding=hubs,random."),
    "round brackets": (["seeding=(hubs,random)"], "Write seeding=hubs,random."),
    "two commas": (["seeding=hubs,,random"], "Write seeding=hubs,random."),
    "a comma at the end": (["seeding=hubs,"], "Write seeding=hubs."),
    "a comma after a number": (["worlds=3,"], "leave out the comma: write worlds=3"),
    "a strategy twice": (["seeding=hubs,hubs"], "got 'hubs' twice: leave one out"),
    "all theories": (["theory=all"], "Name them, with commas between: theory=bass,complex_contagion."),
    "all strategies": (["seeding=all"], "Name them, with commas between: seeding="),
    "a task that is called otherwise": (["task=compare_plans"], "Did you mean 'compare'?"),
    "a setting of another task": (["budgets=5,10"], "write task=worth beside it"),
    "a setting of another theory": (["theory=flow", "theory.bass.p=0.1"], "write theory=flow,bass"),
    "typographic quotes": (["seeding=“hubs”"], "write seeding=hubs, with quotes of the keyboard"),
    "typographic quotes around it": ([f"\u2018{MINE}\u2019"], f"write '{MINE}', with quotes of the keyboard"),
    "a typographic dash": (["\u2013m", "theory=flow,bass"], "write -m"),
    "a typographic dash for two": (["—help"], "write --help"),
    "full-width characters": (["campaign.budget=\uff11\uff10"], "write campaign.budget=10"),
    "a full-width sign": (["theory\uff1dflow"], "write theory=flow"),
    "a space that does not break": (["theory=\u00a0flow"], "write theory=flow"),
    "a sign that cannot be seen": (["\ufeffworlds=3"], "write worlds=3"),
    "a line end of Windows": (["theory=flow\r"], "write theory=flow"),
    "a trait and =": (["campaign.segment=circle=3"], "write campaign.segment=circle:3"),
    "a condition": (["campaign.segment=circle=3 and buy=1"], """'campaign.segment="circle=3 and buy=1"'"""),
    "a trait in braces": (["campaign.segment={circle: 3}"], "campaign.segment is a condition as in"),
    "a trait that is not there": (["campaign.segment=circel:3"], "Did you mean 'circle'?"),
    "no quotes around braces": (MINE.split(" "), f"write '{MINE}'"),
    "no comma in braces": (["+seeding.mine={kind:roster path:mine.csv}"], "write '+seeding.mine={kind:roster, path:"),
    "braces that are open": ([MINE[:-1]], f"write '{MINE}'"),
    "no plus": ([MINE[1:]], f"write '{MINE}'"),
    "no braces": (["+seeding.mine=mine.csv"], f"as in '{MINE}'"),
    "a list of people as a strategy": (["seeding=mine.csv"], f"Write '{MINE}'."),
    "a list of strangers": (["+seeding.mine={kind: roster, path: strangers.csv}"], "'strangers.csv' the right file?"),
    "a list that is not there": (["+seeding.mine={kind: roster, path: my.csv}"], "Did you mean 'mine.csv'?"),
    "no folder": (["output="], "write a value, or leave it out"),
    "a sweep with spaces": (["-m", "campaign.budget=10", "20"], "write campaign.budget=10,20"),
    "a sweep with semicolons": (["-m", "campaign.budget=10;20"], "write -m campaign.budget=10,20"),
    "a sweep without -m": (["campaign.budget=10,20"], "need -m, which plays each"),
    "several arguments in one": (["theory=flow seeding=hubs"], "write theory=flow seeding=hubs"),
    "several arguments with a comma": (["theory=flow,worlds=3"], "write theory=flow worlds=3"),
    "a file that is ours": (["scenario=museum.yaml"], "write scenario=museum"),
    "a variable of the shell": (["worlds=${N}"], "a variable of the shell is read between double quotes only"),
    "a launcher of Hydra": (["hydra/launcher=joblib"], "workers=N sets how many threads play"),
    "a folder of Hydra": (["hydra.sweep.dir=x"], "output=FOLDER names the folder"),
    "a sweeper of Hydra": (["hydra.sweeper.max_batch_size=3"], "-m makes a run for each combination"),
    "a config of Hydra": (["--config-name=x"], "configs=FOLDER names a folder"),
    "a short option of Hydra": (["-cn", "mine"], "configs=FOLDER names a folder"),
    "a folder of configs of Hydra": (["--config-dir", "mine"], "configs=FOLDER names a folder"),
    "the settings of Hydra": (["--cfg", "job"], "--help shows all settings"),
    "a run again of Hydra": (["--experimental-rerun=x"], "scenario=results/.../scenario.yaml redoes a run"),
}
RIGHT = [
    ["seeding=hubs, random", "theory= flow ", "campaign.budget=1_000", "campaign.accept=.8"],
    ["network=csv", 'network.edges="“ties” \u2013 (1)\u00a0.csv"', "network.directed=TRUE"],
    ["+seeding.mine={kind: roster, path: 'my list: (1).csv'}", "+seeding.other={kind:roster,\tpath:mine.csv}"],
    [
        "campaign.segment=circle:3",
        "output=C:/results",
        "seeding.mixture.parts='60 % hubs, 40 % random'",
        "seeding=mixture",
    ],
    ["-m", "worlds=choice(2,4)", "seeding=[hubs,random],[fringe]", "campaign.budget=range(1,4)"],
    ["--multirun", "root_seed=1, 2", "theory.flow.phi=[0.1,0.4],[0,1]"],
    ["theory=[flow,bass]", "theory.belief=3,1", "~margin", "++worlds=3", 'campaign.segment="circle=3"'],
]


@pytest.mark.parametrize(("typed", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_gets_one_line_that_names_the_next_step(typed, said, tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    assert main(typed) == 2
    told = capfd.readouterr()
    assert told.err.startswith("error: ")
    assert said in told.err
    assert told.err.count("\n") == 1
    assert {file.name for file in tmp_path.iterdir()} == {*FILES}


def test_there_are_many():
    assert len(MISTAKES) >= 60


@pytest.mark.parametrize("typed", RIGHT)
def test_what_is_right_is_left_alone(typed):
    arguments, configs = located(typed)
    assert slip(arguments, check(arguments, configs)) == ""


def test_a_table_of_a_spreadsheet_is_read(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    small = ["campaign.budget=1", "worlds=2", "theory=flow", "seeding=hubs", "workers=1"]
    assert main([CSV, "network.edges=semicolons.csv", *small]) == 0
    assert "columns separated by semicolons" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["worlds=2"], "-m plays one run, as no setting has a list of values with commas."),
        (["worlds=2,3"], "-m plays 2 runs, one for each combination of values."),
        (
            ["theory=flow,bass"],
            "-m plays 2 runs, and none compares what is in another: leave out -m to compare",
        ),
    ],
)
def test_a_sweep_says_what_it_does(typed, said, tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    small = ["campaign.budget=1", "network.people=60", "seeding=hubs", "workers=1"]
    more = [one for one in ("worlds=2", "theory=flow") if one.partition("=")[0] not in typed[0]]
    assert main(["-m", *typed, *small, *more]) == 0
    assert capfd.readouterr().out.startswith(said)
