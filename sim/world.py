"""One possible reality: all its luck, fixed before any campaign is chosen."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sim.luck import Purpose, name_code, numbers

Numbers = NDArray[np.uint32]


class World:
    """The numbers of one world, each array drawn when it is first asked for.

    Theories and campaigns turn numbers into events by comparing them with bounds; the
    numbers know neither, so that all theories and strategies meet the same luck.

    Parameters
    ----------
    people, ties : int
        Sizes of the network.
    root_seed : int
        In [0, 2^64).
    index : int
        Which world, in [0, 2^32).
    room : (ties,) uint32 array, optional
        Where the numbers of ties are put, to spare memory; a later world may reuse it.
    """

    def __init__(self, people: int, ties: int, root_seed: int, index: int, room: Numbers | None = None) -> None:
        self.people, self.ties, self.root_seed, self.index, self._room = people, ties, root_seed, index, room

    def _of_people(self, purpose: Purpose, name: int = 0) -> Numbers:
        return numbers(self.root_seed, self.index, purpose, self.people, name)

    @cached_property
    def tie(self) -> Numbers:
        """On which day of talking, if ever, a listener first heeds, and knows; (m,)."""
        return numbers(self.root_seed, self.index, Purpose.TIE, self.ties, out=self._room)

    @property
    def has_drawn_ties(self) -> bool:
        """Whether the numbers of ties are there already."""
        return "tie" in self.__dict__

    @cached_property
    def threshold(self) -> Numbers:
        """How much evidence convinces; (n,)."""
        return self._of_people(Purpose.THRESHOLD)

    @cached_property
    def external(self) -> Numbers:
        """On which day, if ever, something from outside the network reaches a person; (n,)."""
        return self._of_people(Purpose.EXTERNAL)

    @cached_property
    def accept(self) -> Numbers:
        """Whether a person accepts an approach; (n,)."""
        return self._of_people(Purpose.ACCEPT)

    @cached_property
    def recommend(self) -> Numbers:
        """Whether a convinced person becomes an advocate; (n,)."""
        return self._of_people(Purpose.RECOMMEND)

    @cached_property
    def buy(self) -> Numbers:
        """Whether a convinced person buys; (n,)."""
        return self._of_people(Purpose.BUY)

    @cached_property
    def familiar(self) -> Numbers:
        """Whether a person knows the brand; (n,)."""
        return self._of_people(Purpose.FAMILIAR)

    @cached_property
    def parent(self) -> Numbers:
        """Which of several words that convince a person at the same time is taken for the one that did; (m,)."""
        return numbers(self.root_seed, self.index, Purpose.PARENT, self.ties)

    def roster(self, strategy: str) -> Numbers:
        """Return the luck of a strategy: who is drawn, and how ties in its ranking fall.

        Parameters
        ----------
        strategy : str
            Its name, a part of the address: no other strategy's luck depends on it.

        Returns
        -------
        (n,) uint32 array
            One number per person.
        """
        return self._of_people(Purpose.ROSTER, name_code(strategy))
