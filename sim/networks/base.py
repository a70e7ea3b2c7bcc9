"""What every source of a network can do."""

from __future__ import annotations

from abc import ABC, abstractmethod

from sim.network import Network
from sim.people import People


class Source(ABC):
    """A recipe for a network and what is known about its people."""

    @abstractmethod
    def build(self) -> tuple[Network, People]:
        """Return the network and its people.

        Returns
        -------
        tuple of Network and People
            Equal each time.

        Raises
        ------
        InputError
            If it cannot be built from what was given.
        """

    @property
    @abstractmethod
    def label(self) -> str:
        """A few words for the title of a report."""
