"""Read a network from a file of any kind that is read, and find out which."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sim.network import Network
from sim.networks.base import Source
from sim.networks.csv import CSV
from sim.networks.gexf import GEXF
from sim.networks.gml import GML
from sim.networks.graphml import GraphML
from sim.networks.json import JSON
from sim.networks.matrix import Matrix
from sim.networks.matrix_market import MatrixMarket
from sim.networks.nodexl import NodeXL
from sim.networks.pajek import Pajek
from sim.networks.sif import SIF
from sim.networks.ucinet import UCINET
from sim.people import People
from sim.reading import path_of
from sim.settings import filled
from sim.sniff import sniffed

_SOURCES: dict[str, type[Source]] = {
    "csv": CSV,
    "gexf": GEXF,
    "gml": GML,
    "graphml": GraphML,
    "json": JSON,
    "matrix": Matrix,
    "matrix_market": MatrixMarket,
    "nodexl": NodeXL,
    "pajek": Pajek,
    "sif": SIF,
    "ucinet": UCINET,
}


def read(path: str | Path, **settings: Any) -> tuple[Network, People]:
    """Read a network from a file, whatever its format.

    Parameters
    ----------
    path : str or path
        A table of ties (CSV, Excel), GraphML, GEXF, GML, Pajek, UCINET, NodeXL, JSON, MatrixMarket, SIF
        or an adjacency matrix; text may be packed (gz, bz2, zip). Its content tells which it is, else its name.
    **settings
        Of the source in `sim.networks` that reads it: ``directed=True``, ``nodes="people.csv"``.

    Returns
    -------
    tuple of Network and People
        What became of the rows is in ``network.counts``, what may be wrong in ``network.counts.doubts``.

    Raises
    ------
    InputError
        If it cannot be read or is of a kind that is not, a row is malformed, or there is no such setting.
    """
    kind, setting = sniffed(path_of("path", path))
    return filled(_SOURCES[kind], kind, {setting: path, **settings}).build()
