"""Machines that are not ours: one line or a way round, never a traceback, never a lost result."""

from __future__ import annotations

import os
import re
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from sim.command import main
from sim.errors import InputError, shortened
from sim.parallel import MOST, each
from sim.report import folder as folders
from sim.report.folder import clear, new_folder
from sim.tasks.secrets import concealed
from sim.tasks.telling import complain, tell

fcntl = pytest.importorskip("fcntl")

ROOT = Path(__file__).parent.parent.parent
SMALL = ["worlds=2", "theory=flow", "seeding=random", "network.people=40", "campaign.budget=2", "workers=1"]
LEAN = [f"sim.tasks.compare.{slow}" for slow in ("write_figures", "write_report")]


@pytest.fixture
def lean(monkeypatch):
    for slow in LEAN:
        monkeypatch.setattr(slow, lambda *_: None)


def heard():
    """Hear signals that whoever runs the tests may have told to be ignored."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def begin(tmp_path, *arguments, **more):
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "cwd": tmp_path, "preexec_fn": heard}
    given |= more
    keys = {one.partition("=")[0] for one in arguments}
    small = [one for one in SMALL if one.partition("=")[0] not in keys]
    return subprocess.Popen([sys.executable, str(ROOT / "run.py"), *small, "output=out", *arguments], **given)


def whole(tmp_path):
    (folder,) = (tmp_path / "out").iterdir()
    return (folder / "manifest.json").is_file() and (folder / "report.html").is_file()


@pytest.mark.parametrize("backend", ["module://not_there.backend", "nonsense"])
def test_an_inherited_backend_and_settings_of_figures(tmp_path, backend):
    (tmp_path / "matplotlibrc").write_text("figure.dpi: no number\nbackend: nonsense\n")
    with begin(tmp_path, env=os.environ | {"MPLBACKEND": backend}) as running:
        assert running.communicate(timeout=120)[1] == ""
    assert running.returncode == 0
    assert whole(tmp_path)


def test_surroundings_that_a_package_cannot_bear_are_one_line(tmp_path):
    with begin(tmp_path, env=os.environ | {"NUMBA_NUM_THREADS": "0"}) as running:
        errors = running.communicate(timeout=120)[1]
    assert (running.returncode, errors.count("\n")) == (2, 1)
    assert errors.startswith("error: the program cannot be loaded here: ValueError: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("shell", "code", "complaint"),
    [
        ("| head -n 1", 0, ""),
        ("> /dev/full", 1, "could not be told (No space left on device); kept: the run in out/"),
        (">&-", 1, "could not be told (Bad file descriptor); kept: the run in out/"),
        ("<&- 2>&- >&-", 1, ""),
    ],
)
def test_a_result_is_kept_where_nobody_listens(tmp_path, shell, code, complaint):
    command = " ".join([sys.executable, str(ROOT / "run.py"), *SMALL, "output=out", shell])
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, done.stderr.count("\n")) == (code, int(bool(complaint)))
    assert complaint in done.stderr
    assert whole(tmp_path)


def test_a_full_disk_is_one_line_and_leaves_nothing(tmp_path):
    def little():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    with begin(tmp_path, preexec_fn=little) as running:
        errors = running.communicate(timeout=120)[1]
    assert (running.returncode, errors.count("\n")) == (2, 1)
    assert errors.startswith("error: output is a folder that can be written, got 'out': File too large")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a" * 300, "out/" + "b" * 300, "'~nobody_of_that_name/x'"])
def test_a_name_that_no_folder_can_have(tmp_path, monkeypatch, capfd, name):
    monkeypatch.chdir(tmp_path)
    assert main([*SMALL, f"output={name}"]) == 2
    errors = capfd.readouterr().err
    assert errors.startswith("error: output is ")
    assert (errors.count("\n"), len(errors) < 300) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_two_runs_in_one_microsecond(tmp_path):
    names = []
    for text in ("first", "second", "third"):
        with new_folder(tmp_path, "now") as folder:
            (folder.path / "file").write_text(text)
        names.append(folder.name.name)
    assert names == ["now", "now-2", "now-3"]
    assert [(tmp_path / name / "file").read_text() for name in names] == ["first", "second", "third"]


def test_what_was_left_unfinished_is_named_and_removed(tmp_path, monkeypatch, capfd, lean):
    monkeypatch.chdir(tmp_path)
    left = tmp_path / "out" / ".unfinished-2026-01-01-abc"
    left.mkdir(parents=True)
    (left / "summary.csv").write_text("a")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / ".unfinished-link").symlink_to(tmp_path / "elsewhere")
    with new_folder(tmp_path / "out", "other") as running:
        assert main([*SMALL, "output=out"]) == 0
        assert running.path.is_dir()
    assert f"Removed what unfinished runs had left: {left.name}.\n" in capfd.readouterr().out
    assert not left.exists()
    assert (tmp_path / "elsewhere").is_dir()


def test_where_there_are_no_locks_nothing_is_removed(tmp_path, monkeypatch):
    left = tmp_path / ".unfinished-abc"
    left.mkdir()
    monkeypatch.setattr(folders, "fcntl", None)
    assert clear(tmp_path) == ([], [left.name])
    assert left.is_dir()


def test_a_folder_that_was_cleared_away_while_it_was_made_is_made_again(tmp_path, monkeypatch):
    make, made = folders.tempfile.mkdtemp, []

    def slow(**given):
        made.append(make(**given))
        if len(made) < 3:
            assert clear(tmp_path)[0]
        return made[-1]

    monkeypatch.setattr(folders.tempfile, "mkdtemp", slow)
    with new_folder(tmp_path, "now") as folder:
        assert folder.path == Path(made[2])
        assert clear(tmp_path) == ([], [])


@pytest.mark.parametrize(
    ("number", "word"), [(signal.SIGTERM, "terminated"), (signal.SIGINT, "interrupted"), (signal.SIGHUP, "terminated")]
)
def test_who_is_asked_to_end_leaves_nothing(tmp_path, number, word):
    with begin(tmp_path, "worlds=1000000", "looks=1") as running:
        until(lambda: (tmp_path / "out").is_dir() and any((tmp_path / "out").iterdir()))
        time.sleep(0.3)
        os.kill(running.pid, number)
        os.kill(running.pid, number)
        errors = running.communicate(timeout=60)[1]
    assert (running.returncode, errors) == (128 + number, f"{word}; the run left nothing behind\n")
    assert list(tmp_path.iterdir()) == []


def until(true):
    deadline = time.monotonic() + 60
    while not true() and time.monotonic() < deadline:
        time.sleep(0.02)


def test_a_sweep_says_what_it_kept(tmp_path):
    with begin(tmp_path, "-m", "root_seed=1,2,3", "worlds=2,1000000", "looks=1") as running:
        until(lambda: any((tmp_path / "out").glob("2*")) and any((tmp_path / "out").glob(".un*")))
        os.kill(running.pid, signal.SIGINT)
        out, errors = running.communicate(timeout=60)
    assert "Run 1 of 6: root_seed=1 worlds=2\n" in out
    (kept,) = (tmp_path / "out").iterdir()
    assert (running.returncode, errors) == (130, f"interrupted; kept: the run in out/{kept.name}\n")


def test_a_mistake_in_a_sweep_says_what_was_kept(tmp_path, monkeypatch, capfd, lean):
    monkeypatch.chdir(tmp_path)
    assert main(["-m", *SMALL[:-2], SMALL[-1], "output=out", "campaign.budget=2,3,500"]) == 2
    last = max(folder.name for folder in (tmp_path / "out").iterdir())
    assert f"got 500; kept: 2 runs, the last in out/{last}\n" in re.sub(r"\. *;", ";", capfd.readouterr().err)


def test_an_answer_that_a_library_swallowed_is_given_again(tmp_path, monkeypatch, capfd, lean):
    def swallowed(*_):
        try:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(1)
        except BaseException:
            return

    monkeypatch.chdir(tmp_path)
    for where in ("sim.tasks.compare.write_tables", "sim.tasks.inputs.write_network"):
        monkeypatch.setattr(where, swallowed)
        assert main([*SMALL, "output=out"]) == 130
        assert capfd.readouterr().err == "interrupted; the run left nothing behind\n"
        assert list(tmp_path.iterdir()) == []


def test_ctrl_c_while_importing_is_one_line(tmp_path):
    with begin(tmp_path) as running:
        time.sleep(0.5)
        os.kill(running.pid, signal.SIGINT)
        errors = running.communicate(timeout=60)[1]
    assert (running.returncode, errors) in [(130, "interrupted\n"), (130, "interrupted; the run left nothing behind\n")]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["network.secret=correct horse"],
        ["network.hash_id='correct horse'"],
        ["network=csv", "network.edges=a.csv", "network.hash_ids=correct (horse"],
        ["task=surrogate", "secret=correct,horse"],
        ["network=csv", "network.edges=a.csv", "network.hash_ids=[correct,horse]"],
        ["+network={kind: csv, hash_ids: correct horse"],
        ["--secret=correct-horse"],
        ["-m", "task=surrogate", "secret=correct,horse", "network=csv", "network.edges=none.csv"],
        ["network=csv", "network.edges=none.csv", "network.hash_ids='correct horse'"],
        ["secret=correct", "horse"],
        ["secret", "correct"],
        ["secret", "=", "correct"],
        ["secret", "=correct"],
        ["secret=", "correct"],
        ["secret:correct"],
        ["--secret", "correct-horse"],
        ["secret=\u201ccorrect horse\u201d"],
        ["secret\uff1dcorrect"],
        ["secret=\u200bcorrect"],
        ["theory=flow,secret=correct"],
        ["+network={kind:", "csv,", "hash_ids:", "correct", "horse}"],
        ["+network={kind: csv", "hash_ids:", "incorrect"],
    ],
)
def test_no_message_repeats_a_secret(tmp_path, monkeypatch, capfd, arguments):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    told = "".join(capfd.readouterr())
    assert "correct" not in told
    assert told.startswith(
        ("error: ", "-m plays 2 runs, one for each combination of values.\nRun 1 of 2: secret=hidden\n")
    )


def test_secrets_that_are_short_do_not_tear_messages():
    assert concealed("there is no setting", ["secret=e"]) == "there is no setting"
    assert concealed("got null", ["secret=null"]) == "got null"


def test_names_reach_the_terminal_harmless(tmp_path, monkeypatch, capfd, lean):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ties.csv").write_text("a,b\nb,c\n")
    (tmp_path / "ties\x1b[31m.csv").write_text("a,b\nb,c\n")
    given = ["network=csv", 'network.edges="ties\x1b[31m.csv"', "worlds=2", "campaign.budget=1", "theory=flow"]
    assert main([*given, "seeding=random"]) == 2
    told = "".join(capfd.readouterr())
    assert "\x1b" not in told
    assert told.startswith("error: network.edges holds a character that no file can hold")


def test_long_values_are_cut(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    assert main([f"campaign.budget={'many' * 10_000}"]) == 2
    assert len(capfd.readouterr().err) < 300
    assert shortened("short 'one two' " + "x" * 119) == "short 'one two' " + "x" * 119


def test_what_is_told_is_harmless_and_complaints_are_short(capfd):
    tell("a\x1b[31mb", "c\u202ed")
    complain("error: " + "x" * 5000 + "\ny\x1b")
    out, errors = capfd.readouterr()
    assert out == "a\\x1b[31mb\nc\\u202ed\n"
    assert len(errors) < 300
    assert errors.endswith("x y\\x1b\n")


def test_an_error_of_writing_is_one_of_the_output(tmp_path):
    with (
        pytest.raises(InputError, match="output is a folder that can be written, got .*: No space left"),
        new_folder(tmp_path, "now"),
    ):
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_no_more_threads_are_started_than_make_anything_faster():
    seen = set()

    def act(item):
        seen.add(threading.get_ident())
        time.sleep(0.01)
        return item

    assert list(each(act, range(200), 10**9)) == list(range(200))
    assert 1 < len(seen) <= MOST


def test_a_machine_that_starts_no_more_threads_gets_one_line(lean, tmp_path, monkeypatch, capfd):
    def refuse(_):
        raise RuntimeError("can't start new thread")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("concurrent.futures.ThreadPoolExecutor._adjust_thread_count", refuse)
    assert main([*SMALL[:-1], "workers=3", "output=out"]) == 2
    errors = capfd.readouterr().err
    assert errors == "error: workers: can't start new thread; ask for fewer\n"
    assert not list(tmp_path.glob("out/*"))
