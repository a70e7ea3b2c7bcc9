"""The report on a network: what became of its rows, and what it looks like."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from sim.graph.summary import Summary
from sim.rows import ImportCounts


def write_network(folder: Path, label: str, counts: ImportCounts, shape: Summary) -> None:
    """Write network.json.

    Parameters
    ----------
    folder : pathlib.Path
        Of the run.
    label : str
        What the network is called.
    counts : ImportCounts
        What became of its rows.
    shape : Summary
        What it looks like.
    """
    about = {"network": label, "rows": asdict(counts), "shape": shape.as_dict()}
    text = json.dumps(about, indent=2, ensure_ascii=False)
    (folder / "network.json").write_text(text + "\n", encoding="utf-8")
