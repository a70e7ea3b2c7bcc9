"""All that is read comes through one door: regular files of a bearable size, and no message shows what is in them."""

import ast
import bz2
import gzip
import io
import lzma
import os
import zipfile
from pathlib import Path

import pytest

import sim
from sim import reading, unpacking
from sim.networks import CSV, GEXF, GML, JSON, UCINET, GraphML, Matrix, NodeXL, Pajek
from sim.seeding.roster import Roster
from sim.tasks.composing import composed

ROOT = Path(__file__).parent.parent.parent
OWN = {
    "sim/reading.py": "the door",
    "sim/archive.py": "bytes from the door",
    "sim/unpacking.py": "files from the door",
    "sim/shipped.py": "settings, by way of the door",
    "sim/kernels.py": "a cache that it made itself",
    "sim/pools.py": "what it wrote itself for its workers",
    "sim/report/folder.py": "a folder that it made itself",
    "sim/gallery/store.py": "findings that it wrote itself, and the code of the package",
    "sim/study/store.py": "runs that it wrote itself",
    "sim/sweeps/lock.py": "locks that it made itself",
    "sim/sweeps/played.py": "settings that it wrote itself",
    "sim/sweeps/status.py": "notes that it wrote itself",
    "sim/sweeps/store.py": "a study that it wrote itself",
    "sim/sweeps/task.py": "memory",
    "sim/tasks/composing.py": "configs, after sim/tasks/foreign.py looked at them",
    "sim/tasks/configs.py": "the text of configs, from the door",
    "sim/tasks/declared.py": "what is declared of settings, written by the project",
    "sim/tasks/machine.py": "nothing but the null device",
    "sim/tasks/together.py": "tables that runs wrote",
    "sim/tasks/telling.py": "nothing but the null device",
    "sim/tasks/foreign.py": "configs, after the door",
    "sim/page/scripts.py": "its own scripts",
    "sim/words/catalogue.py": "its own sentences",
    "sim/tasks/usage.py": "its own usage",
}
OPENERS = {"open", "read_text", "read_bytes", "ZipFile", "GzipFile", "fromfile", "loadtxt", "genfromtxt", "memmap"}
LOADERS = {"np", "numpy", "OmegaConf", "yaml", "ET", "pickle", "pd"}
NETWORK = sim.Network.from_edges([1, 2], [2, 3])


def opens(text):
    """Return what a source opens, by name."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        owner = getattr(getattr(node.func, "value", None), "id", "")
        frames = owner == "pd" and name.startswith("read_")
        if name in OPENERS or frames or (owner in LOADERS and name in ("load", "parse")):
            yield name


@pytest.mark.parametrize("file", sorted(ROOT.glob("sim/**/*.py")), ids=lambda file: file.stem)
def test_nothing_is_opened_beside_the_door(file):
    found = list(opens(file.read_text(encoding="utf-8")))
    assert not found or file.relative_to(ROOT).as_posix() in OWN, found


@pytest.mark.parametrize(
    "line", ["open(x)", "Path(x).read_text()", "zipfile.ZipFile(x)", "pd.read_csv(x)", "np.load(x)"]
)
def test_what_opens_is_seen(line):
    assert list(opens(line))


def read(kind, path):
    return Roster(path).picked(NETWORK) if kind is Roster else kind(path).build()


@pytest.mark.parametrize("kind", [CSV, GraphML, GML, Pajek, NodeXL, Roster])
def test_a_pipe_or_device_is_refused_at_once(tmp_path, kind):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), Path("/dev/stdin")):
        with pytest.raises(sim.InputError, match="pipe or a device|No such"):
            read(kind, path)
    with pytest.raises(sim.InputError, match="directory|pipe or a device"):
        read(kind, tmp_path)
    with pytest.raises(sim.InputError, match="null"):
        read(kind, f"{tmp_path}/a\0b")


def test_a_pipe_as_the_table_of_people_or_as_settings_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "ties.csv").write_text("a,b\n")
    with pytest.raises(sim.InputError, match="pipe or a device"):
        CSV(tmp_path / "ties.csv", nodes=tmp_path / "pipe.yaml").build()
    (tmp_path / "config.yaml").write_text("task: compare\n")
    with pytest.raises(sim.InputError, match="pipe or a device"):
        composed([], tmp_path)


@pytest.mark.parametrize("kind", [CSV, GEXF, GML, GraphML, JSON, Matrix, NodeXL, Pajek, UCINET])
def test_what_cannot_be_read_is_said_once(tmp_path, kind):
    (tmp_path / "latin").write_bytes(b"\xe4,\xff\n\x00")
    for path in (tmp_path / "nowhere", tmp_path, tmp_path / "latin"):
        with pytest.raises(sim.InputError) as refused:
            read(kind, path)
        assert str(refused.value).count(str(path)) == 1
        assert str(refused.value).count("cannot read") <= 1


@pytest.mark.parametrize("kind", [CSV, NodeXL, Roster])
def test_a_file_of_a_terabyte_is_refused_by_its_size(tmp_path, kind):
    path = tmp_path / "sparse"
    with path.open("wb") as file:
        file.truncate(2**40)
    with pytest.raises(sim.InputError, match="at most 2,147,483,648 bytes, this one 1,099,511,627,776"):
        read(kind, path)


def test_what_is_packed_otherwise_is_named(tmp_path):
    (tmp_path / "x").write_bytes(lzma.compress(b"a,b\n"))
    with pytest.raises(sim.InputError, match="packed as xz; unpack it"):
        read(CSV, tmp_path / "x")
    (tmp_path / "y").write_bytes(b"PK\x03\x04 and so on")
    with pytest.raises(sim.InputError, match="packed as zip"):
        read(Roster, tmp_path / "y")


def zipped(raw, name="roster", beside=()):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for one in (*beside, name):
            file.writestr(one, raw if one == name else b"")
    return out.getvalue()


@pytest.mark.parametrize(
    "packed", [bytes, gzip.compress, bz2.compress, zipped, lambda raw: raw.decode().encode("utf-16")]
)
def test_a_roster_is_read_like_other_files(tmp_path, packed):
    (tmp_path / "roster").write_bytes(packed(b"id\r\n3\r\n1\r\n"))
    assert read(Roster, tmp_path / "roster").tolist() == [2, 0]


@pytest.mark.parametrize("packed", [gzip.compress, bz2.compress, zipped])
def test_a_roster_that_grows_too_large_is_refused(tmp_path, monkeypatch, packed):
    monkeypatch.setattr(reading, "SMALL", 2**16)
    (tmp_path / "roster").write_bytes(packed(b"1\n" * 2**20))
    with pytest.raises(sim.InputError, match="unpacks to more"):
        read(Roster, tmp_path / "roster")


MANY = [f"{place:07}" for place in range(9_000)]
ARCHIVES = {
    "it is an archive of too many files": zipped(b"", "x", [one * 8 for one in MANY]),
    "holds one file of a network, this one 9,001 .* [.]{3}": zipped(b"", "x", MANY),
    r"holds one file of a network, this one 2 .'ties.csv', 'people.csv'.; unpack it": zipped(
        b"", "people.csv", ["README.txt", "__MACOSX/._ties.csv", "in/", "ties.csv"]
    ),
    "this one 0; unpack it": zipped(b"", "in/"),
    "packed as zip, and damaged": zipped(b"1\n")[:-9],
    "a document of LibreOffice; save": zipped(b"", "content.xml", ["mimetype"]),
    "it is a workbook; save": zipped(b"", "xl/workbook.xml"),
}


@pytest.mark.parametrize("said", ARCHIVES)
def test_an_archive_with_another_content_is_refused(tmp_path, monkeypatch, said):
    monkeypatch.setattr(unpacking, "INDEX", 2**19)
    (tmp_path / "x.zip").write_bytes(ARCHIVES[said])
    for kind in (CSV, Roster) if "workbook" not in said else (Roster, GML):
        with pytest.raises(sim.InputError, match=said):
            read(kind, tmp_path / "x.zip")


def test_an_archive_with_a_password_or_in_another_way_of_packing_is_refused(tmp_path):
    for way in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        with zipfile.ZipFile(tmp_path / "x.zip", "w", way) as file:
            file.writestr("ties.csv", "a,b\n")
        with pytest.raises(sim.InputError, match="unusual way; unpack it"):
            read(CSV, tmp_path / "x.zip")
    locked = bytearray(zipped(b"a,b\n", "ties.csv"))
    locked[locked.rfind(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "x.zip").write_bytes(locked)
    with pytest.raises(sim.InputError, match="with a password; unpack it"):
        read(CSV, tmp_path / "x.zip")


def test_a_wrong_roster_is_not_shown(tmp_path):
    (tmp_path / "key").write_text("-----BEGIN KEY-----\nhunter2\nhunter3\n")
    with pytest.raises(sim.InputError, match=r"3 of its 3 ids are not in it; is '.*key' the right file\?") as caught:
        read(Roster, tmp_path / "key")
    assert "hunter" not in str(caught.value)
    assert "BEGIN" not in str(caught.value)
    with pytest.raises(sim.InputError, match="1 of its 2 ids are not in it: 9"):
        Roster([1, 9]).picked(NETWORK)


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_workbooks_are_packed_as_excel_packs_them(tmp_path, way):
    with zipfile.ZipFile(tmp_path / "x", "w", way) as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(sim.InputError, match=r"no Excel workbook, or damaged \(xl/workbook.xml\)"):
        read(NodeXL, tmp_path / "x")
