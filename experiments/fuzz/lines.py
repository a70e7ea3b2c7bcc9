"""Valid files of the formats that are a tie or a person a line."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random

from experiments.fuzz.drawn import NAMES, Drawn


def matrix_market(rng: Random, net: Drawn) -> str:
    """Return MatrixMarket, as a list of entries or as an array."""
    symmetric = "general" if net.directed else "symmetric"
    size, n = "% made by hand\n" * rng.randrange(2), len(net.ids)
    if rng.random() < 0.3:
        cells = net.square()
        column = (cells[u][v] for v in range(n) for u in range(0 if net.directed else v, n))
        return f"%%MatrixMarket matrix array real {symmetric}\n{size}{n} {n}\n" + "\n".join(column) + "\n"
    ends = {(u, v) if net.directed else (max(u, v), min(u, v)): weight for u, v, weight in net.ties}
    rows = "".join(f"{u + 1} {v + 1} {weight:g}\n" for (u, v), weight in ends.items())
    return f"%%MatrixMarket matrix coordinate real {symmetric}\n{size}{n} {n} {len(ends)}\n{rows}"


def sif(rng: Random, net: Drawn) -> str:
    """Return SIF, with tabs, and people without ties."""
    rows = [f"{u}\tknows\t{v}" for u, v, _ in net.rows()] + [one for one in net.ids if rng.random() < 0.2]
    return "\n".join(rows) + "\n"


def gdf(rng: Random, net: Drawn) -> str:
    """Return GDF, with quotes of one of two kinds."""
    quote = rng.choice("'\"")
    quoted = [f"{quote}{one.replace(quote, quote * 2)}{quote}" for one in net.ids]
    people = (f"{one},{rng.randint(18, 90)},{quote}1,2{quote}" for one in quoted)
    ties = (f"{quoted[u]},{quoted[v]},{weight:g},{str(net.directed).lower()}" for u, v, weight in net.ties)
    above = "nodedef>name VARCHAR,age INT default 30,color VARCHAR"
    between = "edgedef>node1 VARCHAR,node2 VARCHAR,weight DOUBLE,directed BOOLEAN"
    return "\n".join([above, *people, between, *ties]) + "\n"


def edge_data(rng: Random, net: Drawn) -> str:
    """Return an edge list of NetworkX with data."""
    row = "{}\t{}\t{{'weight': {}, 'town': {!r}}}\n"
    return "# made by hand\n" + "".join(row.format(u, v, weight, rng.choice(NAMES)) for u, v, weight in net.rows())


def adjacency_list(rng: Random, net: Drawn) -> str:
    """Return an adjacency list of NetworkX."""
    rows = [[one, *(net.ids[v] for u, v, _ in net.ties if net.ids[u] == one)] for one in net.ids]
    return "#x.py\n# GMT Fri Nov 27 01:06:56 2026\n# \n" + "".join("\t".join(row) + "\n" for row in rows)


def tgf(rng: Random, net: Drawn) -> str:
    """Return TGF, with labels."""
    people = (f"{place} {one}" for place, one in enumerate(net.ids))
    return "\n".join([*people, "#", *(f"{u} {v} {weight:g}" for u, v, weight in net.ties)]) + "\n"


def vna(rng: Random, net: Drawn) -> str:
    """Return VNA, with a trait and a weight."""
    ids = [json.dumps(one.replace('"', ""), ensure_ascii=False) for one in net.ids]
    people = (f"{one} {rng.randint(18, 90)}" for one in ids)
    ties = (f"{ids[u]} {ids[v]} {weight:g}" for u, v, weight in net.ties)
    return "\n".join(["*Node data", "ID age", *people, "*Tie data", "from to strength", *ties]) + "\n"


LINES: dict[str, Callable[[Random, Drawn], str]] = {
    "matrix_market": matrix_market,
    "sif": sif,
    "gdf": gdf,
    "edge_data": edge_data,
    "adjacency_list": adjacency_list,
    "tgf": tgf,
    "vna": vna,
}
"""Who writes each of these formats."""
