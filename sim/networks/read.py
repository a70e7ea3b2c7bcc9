"""Read a network from a file of any kind that is read, and find out which."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sim import networks
from sim.identity import called
from sim.network import Network
from sim.networks.base import NetworkFile, Source
from sim.networks.csv import CSV
from sim.people import People
from sim.reading import path_of
from sim.settings import filled
from sim.sniff import sniffed


def read(path: str | Path, **settings: Any) -> tuple[Network, People]:
    """Read a network from a file, whatever its format.

    Parameters
    ----------
    path : str or path
        A table of ties (CSV, Excel), GraphML, GEXF, GML, GDF, Pajek, UCINET, NodeXL, JSON, MatrixMarket, SIF, TGF,
        VNA, an edge list or adjacency list of NetworkX, or a matrix; text may be packed (gz, bz2, zip). Its content
        tells which it is, else its name.
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
    of_files = [one for one in vars(networks).values() if isinstance(one, type) and issubclass(one, (NetworkFile, CSV))]
    source: type[Source] = next(one for one in of_files if called(one) == kind)
    return filled(source, kind, {setting: path, **settings}).build()
