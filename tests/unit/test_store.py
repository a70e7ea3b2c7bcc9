"""Findings on disk: what is broken is said in one line, and measured again."""

import pytest

from sim.gallery.experiment import Findings
from sim.gallery.store import load, save

BROKEN = ["", "[]", "null", '{"key": "k"}', '{"key": "k", "values": {"a": 1}, "series": {}}', "[" * 100_000, "\x80"]
BROKEN += ['{"key": "k", "values": [], "series": {}}', '{"key": "k", "values": {}, "series": 3}', '{"key": "k", "val']


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_file_is_one_line(tmp_path, capfd, text):
    (tmp_path / "a.json").write_bytes(text.encode("latin-1"))
    assert load(tmp_path / "a.json", "k") is None
    assert capfd.readouterr().err == f"{tmp_path / 'a.json'} is broken; it is measured again\n"


def test_whole_files_and_none_are_read_in_silence(tmp_path, capfd):
    save(tmp_path / "a.json", "k", Findings({}, {}))
    assert load(tmp_path / "a.json", "k") == Findings({}, {})
    assert load(tmp_path / "a.json", "other") is None
    assert load(tmp_path / "none.json", "k") is None
    assert capfd.readouterr().err == ""
