"""What every plan reached and cost in each world, as a file that tells what may be held against it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from sim.aim import Aim
from sim.engines.base import MEASURES
from sim.identity import digest, identity
from sim.study.comparison import Comparison
from sim.study.curves import ROWS
from sim.study.design import NOBODY
from sim.study.goal import Goal
from sim.study.results import Results
from sim.version import NUMBERS

NAME = "worlds.parquet"
KEY = b"grapevine"
"""What `Facts` stand under in the file's metadata, as JSON."""

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


@dataclass(frozen=True)
class Facts:
    """What has to be known of worlds to hold plans of other runs against theirs.

    Parameters
    ----------
    format, numbers : int
        How the file is written, and `sim.NUMBERS`.
    network : str
        A hash of the network and its people, or of the source that draws them.
    root_seed, worlds_per_block : int
        What makes worlds the same on the same network.
    blocks, played : int
        How many blocks the file holds, and how many were played.
    looks : int
        How many looks at the verdicts were planned.
    theories, plans : dict of str to str
        A hash of each by its name, in the order of the file; a plan's leaves out the target, which changes nothing.
    extremes : list of str
        Plans that approach nobody, or everybody.
    aim : dict of str to object
        What plans are for: the settings of `Aim`.
    ends : list of float
        Between which two values the goal must lie in any world.
    margin, level : float
        Of the verdicts.
    """

    format: int
    numbers: int
    network: str
    root_seed: int
    worlds_per_block: int
    blocks: int
    played: int
    looks: int
    theories: dict[str, str]
    plans: dict[str, str]
    extremes: list[str]
    aim: dict[str, Any]
    ends: list[float]
    margin: float
    level: float

    @classmethod
    def of(cls, comparison: Comparison) -> Facts:
        """Return the facts of a comparison.

        Parameters
        ----------
        comparison : Comparison
            What was played; nobody is a plan only if given.

        Returns
        -------
        Facts
            Of as many blocks as there is room for.
        """
        whole, design = comparison.whole, comparison.whole.design
        plans = [name for name in whole.strategies if name != NOBODY]
        room = ROWS // (len(whole.theories) * len(plans) * design.worlds_per_block)
        return cls(
            format=FORMAT,
            numbers=NUMBERS,
            network=digest(design.population_key.encode("utf-8", "backslashreplace")),
            root_seed=design.root_seed,
            worlds_per_block=design.worlds_per_block,
            blocks=min(whole.blocks, max(room, 1)),
            played=whole.blocks,
            looks=comparison.looks,
            theories={name: _hash(one) for name, one in design.theories.items()},
            plans={
                name: _hash((design.plans[name], replace(design.campaigns[name], target=None), design.old_map))
                for name in plans
            },
            extremes=[name for name in plans if name in design.extremes],
            aim=asdict(design.campaign.aim),
            ends=list(comparison.ends),
            margin=comparison.margin,
            level=comparison.level,
        )

    @property
    def goal(self) -> Goal:
        """What plans are ranked by."""
        return Goal.of(Aim(**self.aim))

    @property
    def met(self) -> tuple[Any, ...]:
        """What two runs have in common that met the same worlds."""
        return self.network, self.root_seed, self.worlds_per_block


def write_worlds(comparison: Comparison, folder: Path) -> None:
    """Write worlds.parquet: a row per theory, plan and world, the same bytes for the same comparison.

    Parameters
    ----------
    comparison : Comparison
        What was played. Of more than ten million rows, those of the first worlds are kept.
    folder : pathlib.Path
        Where to put it.
    """
    whole, facts = comparison.whole, Facts.of(comparison)
    schema = SCHEMA if facts.goal.revenue > 0 else SCHEMA.remove(SCHEMA.get_field_index("profit"))
    schema = schema.with_metadata({KEY: json.dumps(asdict(facts))})
    numbers = np.arange(facts.blocks * facts.worlds_per_block)
    of_all = {"world": numbers, "block": numbers // facts.worlds_per_block}
    columns = _columns(whole)
    repeated = [name for name in schema.names if name not in _IN_ORDER]
    with pq.ParquetWriter(
        folder / NAME, schema, use_dictionary=repeated, column_encoding=dict.fromkeys(_IN_ORDER, "DELTA_BINARY_PACKED")
    ) as writer:
        for theory in facts.theories:
            for plan in facts.plans:
                place = whole.runs.at(theory, plan)
                own = {name: values[place][: len(numbers)] for name, values in columns.items()}
                own |= {"theory": [theory] * len(numbers), "strategy": [plan] * len(numbers)} | of_all
                parts = [pa.array(own[one.name], one.type) for one in schema]
                writer.write_table(pa.Table.from_arrays(parts, schema=schema), row_group_size=len(numbers))


def _columns(whole: Results) -> dict[str, Any]:
    """Return what is kept of each world by name, (theories, strategies, worlds) arrays."""
    people = {name: whole.runs.final[..., row] for row, name in enumerate(MEASURES)}
    own = {"goal": whole.reached, "approached": whole.runs.heads, "cost": whole.runs.cost, "profit": whole.profit}
    return people | own


def _hash(thing: Any) -> str:
    return digest(identity(thing).encode("utf-8", "backslashreplace"))
