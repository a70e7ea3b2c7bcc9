"""What kind of network a file holds: told by its first lines, else by its name."""

from __future__ import annotations

import csv
import re
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from sim.archive import Archive
from sim.errors import InputError
from sim.reading import head_of, name_of

ENDINGS = {
    "csv": ("csv", "tsv", "tab", "txt", "edges", "edgelist", "dat", "ssv"),
    "graphml": ("graphml",),
    "gexf": ("gexf",),
    "gml": ("gml",),
    "json": ("json",),
    "pajek": ("net", "paj"),
    "ucinet": ("dl",),
    "matrix_market": ("mtx",),
    "sif": ("sif",),
    "gdf": ("gdf",),
    "tgf": ("tgf",),
    "vna": ("vna",),
    "adjacency_list": ("adjlist",),
    "edge_data": (),
    "matrix": (),
    "nodexl": ("xlsx", "xlsm"),
}
"""Kinds of network by endings of names."""

_XML = r"(?:<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>|\s)*+"
_MARKS = {
    "matrix_market": r"\s*%%matrixmarket\s",
    "graphml": rf"{_XML}<(?:[\w.-]+:)?graphml[\s>]",
    "gexf": rf"{_XML}<(?:[\w.-]+:)?gexf[\s>]",
    "json": r"\s*[{\[]",
    "ucinet": r"\s*dl\s*(?:[\r\n]|[\s,]+(?:n|nr|nm|title|format)\s*=)",
    "pajek": r"(?:\s|%[^\r\n]*)*+\*(?:vertices|network)\s",
    "gml": r'(?:\s|#[^\r\n]*|[a-z]\w*[ \t]+(?:"[^"]*"|[\d.]+))*+graph\s*\[',
    "gdf": r"\s*nodedef\s*>",
    "vna": r"\s*\*\s*(?:node|tie)\s+(?:data|properties)",
    "edge_data": r"(?:\s|#[^\r\n]*)*+[^\s,;{]+[\t ,;]+[^\s,;{]+[\t ,;]+\{[^\r\n]*\}[ \t]*(?:[#\r\n]|$)",
    "adjacency_list": r"#[^\r\n]*\r?\n# GMT [^\r\n]*\r?\n#[^\r\n]*\r?\n(?=[^#\s])",
}
_OTHERS = {"XML": rf"{_XML}<[\w!?]", "DOT": r"\s*(?:strict\s+)?(?:di)?graph\s+[^\[{\r\n]*\{"}
UNREAD = {"ods": "ODS", "xls": "XLS", "dot": "DOT", "gv": "DOT"}
"""What files are that are not read, by endings of names."""


class Sniffed(NamedTuple):
    """A file of a network.

    Parameters
    ----------
    kind : str
        What the source is called that reads it: "gexf".
    setting : str
        Its setting that takes the file.
    """

    kind: str
    setting: str


def end_of(name: str) -> str:
    """Return the ending of the name of a file, ``.gz`` and ``.bz2`` left out.

    Parameters
    ----------
    name : str
        With or without folders.

    Returns
    -------
    str
        In small letters, without the point; empty if there is none.
    """
    last = re.sub(r"\.(gz|bz2)$", "", re.split(r"[/\\]", name.lower())[-1])
    return last.rpartition(".")[2] if "." in last else ""


def sniffed(path: Path) -> Sniffed:
    """Return what kind of network a file holds.

    Parameters
    ----------
    path : pathlib.Path
        Of the file, packed or not.

    Returns
    -------
    Sniffed
        By its content, else by the ending of its name; a table of ties if neither tells.

    Raises
    ------
    InputError
        If it cannot be read, or is of a kind that is not.
    """
    raw = head_of(path)
    kind = _workbook(path) if raw.startswith(b"PK\x03\x04") else _text(raw, path)
    return Sniffed(kind, "edges" if kind == "csv" else "path")


def foreign(text: str) -> str:
    """Return what kind of network a text holds that was given as a table.

    Parameters
    ----------
    text : str
        The beginning of a file.

    Returns
    -------
    str
        As in `Sniffed`; "" if nothing tells that it is no table.
    """
    return next((kind for kind, mark in (_MARKS | _OTHERS).items() if re.match(mark, text, re.I | re.S)), "")


def _text(raw: bytes, path: Path) -> str:
    text = raw.replace(b"\0", b"").decode("latin-1").lstrip("\xef\xbb\xbf\xff\xfe")  # marks are ASCII in UTF-16, too
    end = end_of(name_of(path))
    kind = foreign(text)
    if kind in _OTHERS or (not kind and end in UNREAD):
        raise _not_read(path, kind or UNREAD[end])
    if kind:
        return kind
    by_name = next((one for one, ends in ENDINGS.items() if end in ends), "csv")
    return "matrix" if by_name == "csv" and _square(text) else by_name if by_name != "nodexl" else "csv"


def _not_read(path: Path, what: str) -> InputError:
    return InputError(
        f"{path} is {what}, which is not read; save it as GraphML, or save its ties as a table and give it as "
        "network=csv network.edges=FILE"
    )


def _square(text: str) -> bool:
    """Return whether a table has the same ids above and beside, under a blank corner."""
    lines = [line for line in islice(text.splitlines(), 4) if line.strip()]
    for separator in "\t;,|":
        try:
            rows = list(csv.reader(lines, delimiter=separator))
        except csv.Error:
            continue
        if len(rows) > 2 and len(rows[0]) > 2 and not rows[0][0].strip():
            beside = [row[0] for row in rows[1:] if row]
            return beside == rows[0][1 : len(beside) + 1]
    return False


def _workbook(path: Path) -> str:
    """Return "nodexl" for a workbook of NodeXL, and "csv" for one with plain tables."""
    archive = Archive(path)
    if not re.search(rb'name="Edges"', archive.part("xl/workbook.xml")):
        return "csv"
    texts = [one for one in archive.names if one == "xl/sharedStrings.xml" or one.startswith("xl/worksheets/sheet")]
    return "nodexl" if any(_VERTEX.search(archive.part(one)) for one in texts) else "csv"


_VERTEX = re.compile(rb">\s*Vertex 1\s*<|<t[^>]*>V</t></r><r><t>ertex 1<")
