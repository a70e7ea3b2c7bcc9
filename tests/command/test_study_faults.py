"""Studies in bad surroundings: wherever a disk fails there is one clear line, and the same command loses nothing."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from sim.command import main
from sim.sweeps import played
from sim.sweeps.store import Folder

STUDY = (
    *("task=study", "network.people=60", "theory=flow", "seeding=random,hubs", "worlds=4", "batch=2"),
    *("grid.campaign.budget=2,3,4", "grid.theory.flow.hear=[0.1,0.3]"),
)
HERE = ("pool=threads", "workers=1")
HOME = Path("results/study")
FILES = ("rows.parquet", "study.csv", "differences.csv")


@pytest.fixture
def play(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        return main([*arguments]), *capfd.readouterr()

    return run


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("undisturbed")
    assert main([*STUDY, *HERE, f"output={folder}"]) == 0
    return written(folder / "study")


def written(folder):
    return {name: (folder / name).read_bytes() for name in FILES}


def drafts():
    return [one for one in HOME.rglob("*") if one.name.endswith(".draft") or one.name.startswith(".joining")]


WRITES = {
    "the test of the folder": (".writable", 2),
    "the points": ("points.json", 2),
    "the facts": ("study.json", 2),
    "a part": ("*.parquet", 3),
    "all rows": ("rows.parquet", 3),
}
REASONS = {"full": errno.ENOSPC, "read-only": errno.EROFS, "quota": errno.EDQUOT, "broken": errno.EIO}


@pytest.mark.parametrize("reason", REASONS.values(), ids=REASONS)
@pytest.mark.parametrize(("name", "code"), WRITES.values(), ids=WRITES)
def test_a_disk_that_fails_anywhere_is_one_line_and_nothing_is_lost(play, monkeypatch, undisturbed, name, code, reason):
    before, often = os.replace, []

    def fail(draft, file):
        if Path(file).match(name):
            often.append(file)
            if name != "*.parquet" or len(often) > 2:
                raise OSError(reason, os.strerror(reason))
        before(draft, file)

    with monkeypatch.context() as patch:
        patch.setattr("sim.whole.os.replace", fail)
        found, _, err = play(*STUDY, *HERE)
    assert (found, err.count("\n")) == (code, 1)
    assert os.strerror(reason) in err
    assert "Traceback" not in err
    assert drafts() == []
    least, most = {"*.parquet": (2, 11), "rows.parquet": (12, 12)}.get(name, (0, 0))
    assert least <= len(Folder(HOME).done()) <= most
    assert play(*STUDY, *HERE)[0] == 0
    assert written(HOME) == undisturbed


def test_a_table_that_cannot_be_written_is_one_line(play, monkeypatch, undisturbed):
    def full(table, file):
        file.write_text("setting,", encoding="utf-8")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr("sim.sweeps.task.write_csv", full)
        code, _, err = play(*STUDY, *HERE)
    assert (code, err.count("\n")) == (2, 1)
    assert "No space left on device" in err
    assert play(*STUDY, *HERE)[0] == 0
    assert written(HOME) == undisturbed


@pytest.mark.parametrize("at", ["mkdir", "open"])
def test_a_file_system_that_is_read_only_is_one_line(play, monkeypatch, at):
    def refuse(self, *_, **__):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(self))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir" if at == "mkdir" else "touch", refuse)
        code, out, err = play(*STUDY, *HERE)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("error: output is a folder that can be written, got 'results/study': Read-only file system")


def test_a_finished_study_can_be_asked_where_nothing_can_be_written(play, monkeypatch):
    assert play(*STUDY, *HERE)[0] == 0

    def refuse(*_, **__):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    with monkeypatch.context() as patch:
        for name in ("mkdir", "touch", "write_text", "write_bytes", "unlink", "rename"):
            patch.setattr(Path, name, refuse)
        patch.setattr("sim.whole.os.replace", refuse)
        code, out, err = play("task=status")
    assert (code, err) == (0, "")
    assert "All is played." in out


def test_an_error_of_reading_inside_a_job_stops_the_study_and_is_no_row(play, monkeypatch, undisturbed):
    before, often = played.play, []

    def fail(settings, job):
        often.append(job.id)
        if len(often) == 5:
            raise OSError(errno.EIO, os.strerror(errno.EIO), "/shared/ties.csv")
        return before(settings, job)

    with monkeypatch.context() as patch:
        patch.setattr(played, "play", fail)
        code, _, err = play(*STUDY, *HERE)
    assert (code, err.count("\n")) == (3, 1)
    assert err.startswith("error: The study cannot go on (Input/output error: /shared/ties.csv): ")
    assert err.endswith(" of 12 jobs are left; the same command goes on\n")
    assert play(*STUDY, *HERE)[0] == 0
    assert written(HOME) == undisturbed


@pytest.mark.parametrize("column", ["goal", "cost"])
def test_a_part_that_is_damaged_where_only_numbers_stand_is_played_again(play, monkeypatch, undisturbed, column):
    with monkeypatch.context() as patch:
        patch.setattr("sim.sweeps.sweep.Study.finish", lambda self: False)
        assert play(*STUDY, *HERE)[0] == 0
    part = max(HOME.glob("parts/*.parquet"), key=lambda one: one.stat().st_size)
    damage(part, column)
    code, out, err = play(*STUDY, *HERE)
    assert (code, err) == (0, "")
    assert "One file of the study is damaged, and its jobs are played again" in out
    assert written(HOME) == undisturbed


def damage(file, column):
    """Turn a byte of a column over."""
    with pq.ParquetFile(file) as own:
        place = own.schema_arrow.names.index(column)  # no column before them holds several
        about = own.metadata.row_group(0).column(place)
    text = bytearray(file.read_bytes())
    text[about.data_page_offset + about.total_compressed_size - 3] ^= 255
    file.write_bytes(text)


@pytest.mark.parametrize(("first", "then"), [(3, 1), (1, 3)])
def test_any_number_of_workers_goes_on_with_what_another_left(play, monkeypatch, undisturbed, first, then):
    module_write, often = played.write_rows, []

    def full(file, own):
        often.append(file)
        if len(often) > 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        module_write(file, own)

    with monkeypatch.context() as patch:
        patch.setattr(played, "write_rows", full)
        assert play(*STUDY, "pool=threads", f"workers={first}")[0] == 3
    assert 0 < len(Folder(HOME).done()) < 12
    assert play(*STUDY, "pool=threads", f"workers={then}", "shard=2/2")[0] == 0
    assert play(*STUDY, "pool=threads", "workers=2")[0] == 0
    assert written(HOME) == undisturbed


def test_a_study_that_was_moved_goes_on(play, monkeypatch, undisturbed):
    assert play(*STUDY, *HERE, "shard=1/2")[0] == 0
    shutil.move(HOME, "elsewhere")
    Path("other").mkdir()
    shutil.move("elsewhere", "other/study")
    code, out, _ = play(*STUDY, *HERE, "output=other")
    assert code == 0
    assert "6 of 12 jobs were done before" in out
    assert written(Path("other/study")) == undisturbed
