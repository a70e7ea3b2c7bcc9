"""Comparisons and finished runs with hand-made numbers."""

import json
from dataclasses import asdict, replace

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from sim.aim import Aim
from sim.report.folder import write_manifest
from sim.study.curves import Curves
from sim.study.worlds import FORMAT, KEY, SCHEMA
from sim.version import NUMBERS


def with_people(comparison, convinced, heads=0):
    """Return a comparison in which so many are convinced on day 1, by theory, strategy and world."""
    convinced = np.asarray(convinced)
    theories, strategies, worlds = convinced.shape
    final = np.repeat(convinced[..., None], 3, axis=3)
    by_day = np.stack([np.full(convinced.shape, float(heads)), convinced], axis=-1)
    sums, squares = by_day.sum(axis=2), np.square(by_day).sum(axis=2)
    curves = Curves(worlds, 1, np.repeat(sums[:, :, None], 3, axis=2), sums, squares)
    shape = (theories, strategies, worlds)
    runs = replace(
        comparison.runs,
        final=final,
        targets=final,
        half=np.where(convinced > heads, 1, -1).astype(np.int16),
        cost=np.resize(comparison.runs.cost, shape),
        heads=np.resize(comparison.runs.heads, shape),
        curves=curves,
    )
    return replace(comparison, runs=runs)


def finished_run(folder, goals, theories=("flow",), task="compare", **changes):
    """Write the folder of a run in which plans reached so much in each world, under all theories; return it."""
    worlds, hashes = len(next(iter(goals.values()))), theories
    if not isinstance(theories, dict):
        hashes = {name: f"hash of {name}" for name in theories}
    blocks = worlds // changes.get("worlds_per_block", 1)
    facts = {
        "format": FORMAT, "numbers": NUMBERS, "network": "n", "root_seed": 0, "worlds_per_block": 1, "blocks": blocks,
        "played": blocks, "looks": 1, "theories": hashes,
        "plans": {name: f"hash of {name}" for name in goals}, "extremes": [], "ends": [0.0, 10.0], "margin": 1.0,
        "level": 0.95, "aim": asdict(Aim()) | {name: one for name, one in changes.items() if hasattr(Aim, name)},
    } | {name: one for name, one in changes.items() if not hasattr(Aim, name)}  # fmt: skip
    folder.mkdir(parents=True)
    schema = SCHEMA.remove(SCHEMA.get_field_index("profit")).with_metadata({KEY: json.dumps(facts)})
    numbers = np.arange(worlds)
    with pq.ParquetWriter(folder / "worlds.parquet", schema) as writer:
        for theory in theories:
            for plan, goal in goals.items():
                own = {"world": numbers, "block": numbers, "goal": goal, "approached": numbers * 0 + 2}
                own |= dict.fromkeys(("aware", "convinced", "buyers"), np.asarray(goal, int))
                own |= {"theory": [theory] * worlds, "strategy": [plan] * worlds, "cost": numbers * 0 + 3}
                parts = [pa.array(own[one.name], one.type) for one in schema]
                writer.write_table(pa.Table.from_arrays(parts, schema=schema))
    write_manifest(folder, {"config": {"task": task}})
    return folder
