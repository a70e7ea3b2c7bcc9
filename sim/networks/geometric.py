"""People in the plane: who lives near knows each other."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sim.errors import InputError
from sim.network import Network
from sim.networks.base import Source
from sim.networks.drawing import generator
from sim.people import People
from sim.settings import setting
from sim.words import number, say


@dataclass(frozen=True)
class Geometric(Source):
    """People at random in a square of side 1, tied to all within a radius.

    Parameters
    ----------
    people : int
        From 1 to 1,000,000.
    radius : float
        In (0, 1.5]; away from the border a person has about ``people * pi * radius**2`` ties. At most
        50,000,000 ties are expected.

    Notes
    -----
    Traits: ``x`` and ``y`` in [0, 1). Attribute of ties: ``distance``.

    References
    ----------
    Gilbert, "Random plane networks", J. Society for Industrial and Applied Mathematics 9:533 (1961), on a
    square with borders.
    """

    people: int = setting(10_000, low=1, high=1_000_000, text="traits x and y")
    radius: float = setting(
        0.016, low=1e-9, high=1.5, text="how far they know others; a tie has the attribute distance"
    )
    drawn = True

    def __post_init__(self) -> None:
        super().__post_init__()
        expected = self.people**2 / 2 * min(1.0, np.pi * self.radius**2)
        if expected > 5e7:
            raise InputError(
                f"radius makes at most 50,000,000 ties, got {expected:,.0f} with {self.radius:g}", field="radius"
            )

    @property
    def label(self) -> str:
        """How many people, and how far they know others."""
        return say("network-geometric", people=say("people", count=self.people), radius=number(self.radius))

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Draw the places, and tie who is near.

        Returns
        -------
        tuple of Network and People
            Undirected; ids 0 ... people - 1.
        """
        place = generator(root_seed, block, "geometric").random((self.people, 2))
        from scipy.spatial import cKDTree  # only who draws on a plane waits for it

        near = cKDTree(place).query_pairs(self.radius, output_type="ndarray")
        network = Network.from_edges(near[:, 0], near[:, 1], nodes=np.arange(self.people))
        apart = np.sqrt(np.square(place[network.speaker] - place[network.listener]).sum(axis=1))
        network = replace(network, ties={**network.ties, "distance": apart})
        return network, People(self.people, {"x": place[:, 0], "y": place[:, 1]}, made_up=True)
