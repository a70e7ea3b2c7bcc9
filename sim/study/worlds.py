"""What every plan reached and cost in each world, as a file that tells what may be held against it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from sim.engines.base import MEASURES
from sim.identity import digest, identity
from sim.study.comparison import Comparison
from sim.study.curves import ROWS
from sim.study.design import NOBODY
from sim.study.results import Results
from sim.version import NUMBERS

NAME = "worlds.parquet"
KEY = b"grapevine"
"""What the description stands under in the file's metadata."""

FORMAT = 1
"""Raised when the file is written otherwise."""

SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("theory", "strategy")]
    + [(name, pa.int32()) for name in ("world", "block")]
    + [("goal", pa.float64()), *((name, pa.int32()) for name in (*MEASURES, "approached"))]
    + [(name, pa.float64()) for name in ("cost", "profit")]
)
"""Columns; profit only where there is revenue."""

_IN_ORDER = ("world", "block")


def write_worlds(comparison: Comparison, folder: Path) -> None:
    """Write worlds.parquet: a row per theory, plan and world, the same bytes for the same comparison.

    Parameters
    ----------
    comparison : Comparison
        What was played. Of more than ten million rows, those of the first worlds are kept.
    folder : pathlib.Path
        Where to put it.
    """
    whole = comparison.whole
    plans = [name for name in whole.strategies if name != NOBODY]
    blocks = _kept(whole, len(plans))
    about = json.dumps(_about(comparison, whole, plans, blocks), sort_keys=True)
    schema = SCHEMA if whole.goal.revenue > 0 else SCHEMA.remove(SCHEMA.get_field_index("profit"))
    schema = schema.with_metadata({KEY: about})
    worlds = blocks * whole.design.worlds_per_block
    columns = _columns(whole)
    repeated = [name for name in schema.names if name not in _IN_ORDER]
    with pq.ParquetWriter(
        folder / NAME, schema, use_dictionary=repeated, column_encoding=dict.fromkeys(_IN_ORDER, "DELTA_BINARY_PACKED")
    ) as writer:
        for theory in whole.theories:
            for plan in plans:
                place = whole.runs.at(theory, plan)
                own = {name: values[place][:worlds] for name, values in columns.items() if name in schema.names}
                own |= {"theory": [theory] * worlds, "strategy": [plan] * worlds, "world": np.arange(worlds)}
                own["block"] = own["world"] // whole.design.worlds_per_block
                parts = [pa.array(own[one.name], one.type) for one in schema]
                writer.write_table(pa.Table.from_arrays(parts, schema=schema), row_group_size=worlds)


def _columns(whole: Results) -> dict[str, Any]:
    """Return what is kept of each world by name, (theories, strategies, worlds) arrays."""
    people = {name: whole.runs.final[..., row] for row, name in enumerate(MEASURES)}
    own = {"goal": whole.reached, "approached": whole.runs.heads, "cost": whole.runs.cost, "profit": whole.profit}
    return people | own


def _kept(whole: Results, plans: int) -> int:
    """Return of how many blocks there is room for the worlds, one at least."""
    most = ROWS // (len(whole.theories) * plans * whole.design.worlds_per_block)
    return min(whole.blocks, max(most, 1))


def _about(comparison: Comparison, whole: Results, plans: list[str], blocks: int) -> dict[str, Any]:
    """Return what a later comparison has to know, of plain values."""
    design, goal = whole.design, whole.goal
    return {
        "format": FORMAT,
        "numbers": NUMBERS,
        "network": _hash(design.population),
        "root_seed": design.root_seed,
        "worlds_per_block": design.worlds_per_block,
        "blocks": blocks,
        "played": whole.blocks,
        "looks": comparison.looks,
        "theories": {name: _hash(one) for name, one in design.theories.items()},
        "plans": {name: _hash((design.plans[name], design.campaigns[name], design.old_map)) for name in plans},
        "extremes": [name for name in plans if name in design.extremes],
        "goal": goal.measure,
        "by": goal.by,
        "segment": goal.segment,
        "horizon": design.campaign.horizon,
        "revenue": goal.revenue,
        "capacity": goal.capacity,
        "ends": list(comparison.ends),
        "margin": comparison.margin,
        "level": comparison.level,
    }


def _hash(thing: Any) -> str:
    return digest(identity(thing).encode("utf-8", "backslashreplace"))
