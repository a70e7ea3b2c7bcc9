"""Valid files of every format that is read: small networks, drawn anew each time."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from html import escape
from random import Random

from experiments.fuzz.drawn import NAMES, Drawn
from experiments.fuzz.lines import LINES


def _table(rng: Random, rows: list[list[str]], between: str = "") -> str:
    text = io.StringIO()
    between = between or rng.choice((",", ",", ";", "\t", "|"))
    csv.writer(text, delimiter=between, lineterminator=rng.choice(("\n", "\r\n"))).writerows(rows)
    return text.getvalue()


def ties(rng: Random, net: Drawn) -> str:
    """Return a table of ties, with a header, weights and comments or without."""
    width = rng.choice((2, 3))
    head = [["src", "dst", "weight"][:width]] if rng.random() < 0.5 else []
    comments = "# made by hand\n" if rng.random() < 0.2 else ""
    return comments + _table(rng, head + [row[:width] for row in net.rows()])


def people(rng: Random, net: Drawn) -> str:
    """Return a table of people with traits."""
    rows = [[one, str(rng.randint(18, 90)), rng.choice(NAMES), rng.choice(("", "0.5"))] for one in net.ids]
    return _table(rng, [["id", "age", "town", "accept"], *rows], ",")


def roster(rng: Random, net: Drawn) -> str:
    """Return a list of some of the people."""
    some = rng.sample(net.ids, rng.randint(1, len(net.ids)))
    return _table(rng, [*([["id"]] if rng.random() < 0.5 else []), *([one] for one in some)], ",")


def matrix(rng: Random, net: Drawn) -> str:
    """Return a matrix with ids above and beside."""
    rows = [[one, *row] for one, row in zip(net.ids, net.square(), strict=True)]
    return _table(rng, [["", *net.ids], *rows], ",")


def graphml(rng: Random, net: Drawn) -> str:
    """Return GraphML with data of nodes and edges."""
    nodes = (f'<node id="{escape(one)}"><data key="a">{rng.randint(18, 90)}</data></node>' for one in net.ids)
    edges = (
        f'<edge source="{escape(u)}" target="{escape(v)}"><data key="w">{weight}</data></edge>'
        for u, v, weight in net.rows()
    )
    default = "directed" if net.directed else "undirected"
    return "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        '<key id="a" for="node" attr.name="age" attr.type="int"><default>40</default></key>',
        '<key id="w" for="edge" attr.name="weight" attr.type="double"/>',
        f'<graph edgedefault="{default}">', *nodes, *edges, "</graph></graphml>\n",
    ])  # fmt: skip


def gexf(rng: Random, net: Drawn) -> str:
    """Return GEXF with labels and attributes."""
    nodes = (
        f'<node id="{place}" label="{escape(one)}"><attvalues>'
        f'<attvalue for="0" value="{rng.choice(("Rome", "Oslo"))}"/></attvalues></node>'
        for place, one in enumerate(net.ids)
    )
    edges = (
        f'<edge id="{place}" source="{u}" target="{v}" weight="{weight:g}"/>'
        for place, (u, v, weight) in enumerate(net.ties)
    )
    return "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://gexf.net/1.2" version="1.2">',
        f'<graph defaultedgetype="{"directed" if net.directed else "undirected"}">',
        '<attributes class="node"><attribute id="0" title="town" type="string"><default>Rome</default></attribute>',
        "</attributes><nodes>", *nodes, "</nodes><edges>", *edges, "</edges></graph></gexf>\n",
    ])  # fmt: skip


def gml(rng: Random, net: Drawn) -> str:
    """Return GML with labels and weights."""
    nodes = (
        f'  node [ id {place} label "{escape(one)}" age {rng.randint(18, 90)} ]' for place, one in enumerate(net.ids)
    )
    edges = (f"  edge [ source {u} target {v} weight {weight!r} ]" for u, v, weight in net.ties)
    return "\n".join(['Creator "by hand"', "graph [", f"  directed {int(net.directed)}", *nodes, *edges, "]\n"])


def pajek(rng: Random, net: Drawn) -> str:
    """Return a Pajek file in one of its forms."""
    vertices = [f"*Vertices {len(net.ids)}"]
    if rng.random() < 0.7:
        vertices += [f'{place} "{one}"' for place, one in enumerate(net.ids, start=1)]
    form = rng.choice(("arcs" if net.directed else "edges", "matrix", "arcslist" if net.directed else "edgeslist"))
    if form == "matrix":
        body = [" ".join(row) for row in net.square()]
    elif form.endswith("list"):
        body = [f"{u + 1} {v + 1}" for u, v, _ in net.ties]
    else:
        body = [f"{u + 1} {v + 1} {weight:g}" for u, v, weight in net.ties]
    return "\n".join([*vertices, f"*{form.title()}", *body, ""])


def ucinet(rng: Random, net: Drawn) -> str:
    """Return a UCINET DL file in one of its forms."""
    ids = [one.replace(",", "").replace(" ", "") for one in net.ids]
    form = rng.choice(("fullmatrix", "edgelist1", "nodelist1"))
    labels = ["labels:", ",".join(f'"{one}"' for one in ids)] if rng.random() < 0.5 else []
    if form == "fullmatrix":
        body = [" ".join(row) for row in net.square()]
    elif form == "edgelist1":
        body = [f"{u + 1} {v + 1} {weight:g}" for u, v, weight in net.ties]
    else:
        body = [f"{u + 1} {v + 1}" for u, v, _ in net.ties]
    return "\n".join([f"dl n={len(ids)} format={form}", *labels, "data:", *body, ""])


def node_link(rng: Random, net: Drawn) -> str:
    """Return JSON in node-link form."""
    nodes = [{"id": one, "age": rng.randint(18, 90), "tags": ["a", None]} for one in net.ids]
    links = [{"source": u, "target": v, "weight": float(weight)} for u, v, weight in net.rows()]
    data = {"directed": net.directed, "nodes": nodes, rng.choice(("links", "edges")): links}
    return json.dumps(data, indent=rng.choice((None, 1)), ensure_ascii=rng.random() < 0.5)


_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def workbook(rng: Random, net: Drawn) -> dict[str, str]:
    """Return the parts of a NodeXL workbook by their names."""
    sheets = {
        "Edges": [["Vertex 1", "Vertex 2", "Edge Weight"], *net.rows()],
        "Vertices": [["Vertex", "Age"], *([one, str(rng.randint(18, 90))] for one in net.ids)],
    }
    parts, names, targets = {}, [], []
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        data = "".join(f'<row r="{r}">{_cells(r, row)}</row>' for r, row in enumerate(rows, start=1))
        parts[f"xl/worksheets/sheet{number}.xml"] = f"<worksheet {_MAIN}><sheetData>{data}</sheetData></worksheet>"
        names.append(f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>')
        targets.append(f'<Relationship Id="rId{number}" Type="{_LINKS}" Target="worksheets/sheet{number}.xml"/>')
    parts["xl/workbook.xml"] = f'<workbook {_MAIN} xmlns:r="{_LINKS}"><sheets>{"".join(names)}</sheets></workbook>'
    parts["xl/_rels/workbook.xml.rels"] = f"<Relationships {_PACKAGE}>{''.join(targets)}</Relationships>"
    return parts


def _cells(row: int, values: list[str]) -> str:
    return "".join(
        f'<c r="{column}{row}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        for column, value in zip("ABC", values, strict=False)
    )


def zipped(parts: dict[str, bytes], packed: bool = True) -> bytes:
    """Return a zip archive.

    Parameters
    ----------
    parts : dict of str to bytes
        By name.
    packed : bool
        Whether parts are deflated.

    Returns
    -------
    bytes
        Of the whole file.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in parts.items():  # without a date of their own they carry the time of day
            way = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            file.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), data, way)
    return out.getvalue()


TEXTS: dict[str, Callable[[Random, Drawn], str]] = {
    "csv": ties,
    "people": people,
    "roster": roster,
    "matrix": matrix,
    "graphml": graphml,
    "gexf": gexf,
    "gml": gml,
    "pajek": pajek,
    "ucinet": ucinet,
    "json": node_link,
    **LINES,
}
"""Who writes each format that is text."""
