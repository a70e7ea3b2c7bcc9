"""People and ties as the page carries them."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.network import Network
from sim.page.packed import counted, packed
from sim.people import People

_TRAITS = ("reach", "persuasion", "knowledge", "sceptic", "phi", "accept", "recommend", "buy")
"""Traits that theories and campaigns read where the page compiles them."""


def carried(network: Network, people: People | None = None) -> dict[str, Any]:
    """Return people and ties, an undirected tie once.

    Parameters
    ----------
    network : Network
        Who hears whom.
    people : People, optional
        Traits that theories and campaigns may read, and archetypes.

    Returns
    -------
    dict
        For `networkFrom` in carry.js.
    """
    once = np.ones(network.m, np.bool_) if network.directed else network.speaker < network.listener
    ids, traits = network.ids.tolist(), {} if people is None else people.traits
    weight = network.ties["weight"][once]
    return {
        "people": network.n,
        "directed": network.directed,
        "degree": counted(np.bincount(network.speaker[once], minlength=network.n)),
        "listener": counted(network.listener[once]),
        "weight": None if (weight == 1).all() else packed(weight),
        "ids": None if ids == list(range(network.n)) else [str(one) for one in ids],
        "labels": None if network.labels is None else network.labels.tolist(),
        "traits": {name: packed(traits[name]) for name in _TRAITS if name in traits and traits[name].dtype.kind == "f"},
        "archetype": traits["archetype"].tolist() if "archetype" in traits else None,
    }
