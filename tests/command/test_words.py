"""Help, version, and words that are not understood: one line, at once, with what was probably meant."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

import sim
from sim.command import main
from sim.errors import InputError
from sim.tasks.arguments import GRAMMAR, MOVED
from sim.tasks.composing import composed, grid
from sim.tasks.configs import located
from sim.tasks.doing import do
from sim.tasks.renamed import now_called
from sim.tasks.synonyms import MEANINGS
from sim.tasks.typed import check
from sim.tasks.usage import usage, version
from sim.words.catalogue import FOLDER

ROOT = Path(__file__).parent.parent.parent
SECONDS = 0.5
"""Of processor time, on a machine of 2026; shared machines get twice as much here."""

DEUTSCH = """
people = { $count ->
    [one] { $count } Mensch
   *[other] { $count } Leute
}
figure-ranking = Wen zuerst ansprechen: { $spending }
"""

HEAVY = {
    "babel",
    "hydra",
    "matplotlib",
    "mesa",
    "networkx",
    "numba",
    "numpy",
    "omegaconf",
    "pandas",
    "pyarrow",
    "scipy",
}

WORDS = {
    "seeding=degree": "'degree' is called 'hubs' here.",
    "seeding=random,Influencers": "'Influencers' is called 'hubs' here.",
    "theory=IC": "'IC' is called 'independent_cascade' here.",
    "theory=LT": "'LT' is called 'linear_threshold' here.",
    "theory=tipping": "'tipping' is called 'key_person' here.",
    "network=scale-free": "'scale-free' is called 'barabasi_albert' here.",
    "network=random": "'random' is called 'poisson' here.",
    "budget=50": "'budget' is called 'campaign.budget' here.",
    "seeds=50": "'seeds' is called 'campaign.budget' here.",
    "rounds=50": "'rounds' is called 'campaign.horizon' here.",
    "simulations=50": "'simulations' is called 'worlds' here.",
    "seed=3": "'seed' is called 'root_seed' here.",
    "strategy=hubs": "'strategy' is called 'seeding' here.",
    "hear=0.3": "Did you mean 'theory.flow.hear'?",
    "wrlds=3": "Did you mean 'worlds'?",
    "hubs": "got 'hubs'. Did you mean 'seeding=hubs'?",
}
TWICE = {
    "a setting": (["worlds=4", "worlds=8"], "worlds is given twice"),
    "a new setting": (["+seeding.a={kind: hubs}", "+seeding.a={kind: random}"], "seeding.a is given twice"),
    "a group": (["theory=flow", "theory=bass"], "theory is given twice; several go with commas: theory=a,b"),
    "a theory": (["theory=flow,flow"], "theory names each option once, got 'flow' twice: leave one out"),
    "a strategy": (["seeding=[hubs, random, hubs]"], "seeding names each option once, got 'hubs' twice: leave one out"),
    "in a sweep": (
        ["-m", "seeding=[hubs,hubs]", "worlds=2,4"],
        "seeding names each option once, got 'hubs' twice: leave one out",
    ),
}


def played(*arguments):
    """Return how a command ended, with the seconds of processor time that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, str(ROOT / "run.py"), *arguments], capture_output=True, text=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["seeding=degree"], ["campaign.bugdet=3"]])
def test_little_time_is_needed(arguments):
    done, seconds = played(*arguments)
    assert done.returncode == (0 if arguments[0].startswith("-") else 2)
    assert seconds < 2 * SECONDS


@pytest.mark.parametrize("argument", ["--help", "--version", "seeding=degree", "campaign.bugdet=3", "worlds=4"])
def test_nothing_heavy_is_loaded_to_look_at_words(argument):
    code = "import sys, sim.tasks.typed, sim.command\n"
    code += f"try: sim.tasks.typed.check(*sim.tasks.configs.located([{argument!r}]))\nexcept ValueError: pass\n"
    code += "if sys.argv[1:]: sim.command.main(sys.argv[1:])\nprint()\n"
    code += "print(*{one.partition('.')[0] for one in sys.modules})"
    more = [argument] if argument.startswith("--") else []
    done = subprocess.run([sys.executable, "-c", code, *more], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(("argument", "said"), WORDS.items(), ids=WORDS)
def test_a_word_gets_what_was_meant(argument, said, capfd, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert main([argument]) == 2
    told = capfd.readouterr().err
    assert told.endswith(f"{said}\n")
    assert told.count("\n") == 1
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(("arguments", "said"), TWICE.values(), ids=TWICE)
def test_what_is_given_twice_is_refused(arguments, said):
    for compose in (lambda one: check(*located(one)), grid if "-m" in arguments else composed):
        with pytest.raises(InputError) as caught:
            compose(arguments)
        assert str(caught.value) == said


def test_what_is_right_is_left_alone():
    for arguments in (
        ["theory=flow", "+theory.mine={kind: flow}", "theory.mine.hear=0.2", "theory.flow.phi=[0,0.4]"],
        ["seeding=[]", "+seeding.mine={kind: roster, path: mine.csv}", "~margin", "network.kind=community"],
        ["scenario=museum_advertised", "theory=[flow, bass]", "theory.bass.p=0.1", "theory.belief=1,1"],
        ["-m", "theory=[flow,bass],[flow]", "theory.flow.hear=0.1,0.2", "campaign.budget=choice(2,3)"],
        ["-m", "theory=flow,bass", "seeding=hubs"],
    ):
        check(*located(arguments))


def test_the_table_of_words_names_what_there_is_and_no_word_that_is_understood():
    options = {one for several in GRAMMAR.groups.values() for one in several}
    known = options | GRAMMAR._homes.keys() | GRAMMAR.groups.keys()
    assert MEANINGS.keys() <= known
    for group, own in GRAMMAR.groups.items():
        for name in MEANINGS.keys() & {*own}:
            assert not {*MEANINGS[name].split()} & {*own}, (group, name)


def test_old_names_are_those_that_components_declare():
    assert now_called() == MOVED


def test_the_version_names_the_numbers():
    assert version() == f"grapevine {sim.__version__}, numbers {sim.NUMBERS}"


def test_help_has_tasks_examples_and_all_settings_with_what_they_mean():
    text = usage(["theory=flow,bass", "--help"])
    tasks = text.partition("Tasks:\n")[2].partition("\n\n")[0].splitlines()
    assert [line.split()[0] for line in tasks] == GRAMMAR.groups["task"]
    assert all(len(line.split()) > 5 for line in tasks)
    examples = text.partition("Examples:\n")[2].partition("\n\n")[0].splitlines()
    assert len(examples) == 5
    settings = text.partition("\nSettings:\n")[2].partition("\n\n")[0].splitlines()
    told = {line.split("=")[0].strip(): line for line in settings}
    known = {one for one, homes in GRAMMAR._homes.items() if not homes or "campaign=plain" in homes}
    assert told.keys() == known - GRAMMAR.groups.keys()
    assert all("  " in line.strip() for line in settings)
    assert "    worlds=4096                         worlds to play at most; 1 to " in text
    assert "Settings of theory=flow:\n    theory.flow.hear=0.1 " in text
    assert "    theory.bass.q=0.1 " in text


def test_a_language_that_is_not_there_is_refused():
    with pytest.raises(InputError, match=r"language is one of en; got 'fr'"):
        do(["worlds=2", "language=fr"])


def test_a_file_is_all_that_another_language_needs(tmp_path):
    for name, text in {"en": (FOLDER / "en.ftl").read_text(encoding="utf-8"), "de": DEUTSCH}.items():
        (tmp_path / f"{name}.ftl").write_text(text, encoding="utf-8")
    small = ["theory=flow", "seeding=hubs,random", "network.people=1200", "worlds=2", "workers=2"]
    asked = [*small, "language=de", f"output={tmp_path / 'runs'}"]
    code = (
        f"import sys, pathlib; from sim.words import catalogue; catalogue.FOLDER = pathlib.Path({str(tmp_path)!r});"
        f"from sim.command import main; sys.exit(main({asked!r}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1.200 Leute" in done.stdout
    assert "2 worlds are too few to tell plans apart." in done.stdout  # what the file lacks is said in English
    (page,) = (tmp_path / "runs").glob("*/report.html")
    assert '<html lang="de">' in page.read_text(encoding="utf-8")
    assert "Wen zuerst ansprechen" in page.read_text(encoding="utf-8")
