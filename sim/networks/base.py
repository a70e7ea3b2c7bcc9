"""What every source of a network can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from sim.network import Network
from sim.people import People


class Source(ABC):
    """A recipe for a network and what is known about its people.

    A source is a frozen dataclass in a file of its own. One that draws networks sets `drawn`:
    worlds then come in blocks, and each block has a network of its own.
    """

    drawn: ClassVar[bool] = False

    @abstractmethod
    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Return the network and its people.

        Parameters
        ----------
        root_seed : int
            Address of the luck of a source that draws, in [0, 2^64).
        block : int
            Which draw, in [0, 2^32); a source that does not draw returns the same for all.

        Returns
        -------
        tuple of Network and People
            Equal each time for equal input; the number of people is the same in all blocks.

        Raises
        ------
        InputError
            If it cannot be built from what was given.
        """

    @property
    @abstractmethod
    def label(self) -> str:
        """A few words for the title of a report."""

    def remarks(self, root_seed: int = 0, block: int = 0) -> list[str]:
        """Return what else there is to say of a network.

        Parameters
        ----------
        root_seed, block
            As in `build`.

        Returns
        -------
        list of str
            Lines for the terminal; none unless a source has some.
        """
        return []
