"""What can be learnt of a theory from past campaigns: which of its settings, and who plays a role unseen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from sim.theories.base import Theory


class Learnable:
    """A theory of which past campaigns can say how large its settings are.

    A theory of your own says so in the same way; without `learns` it is held against the days as it is.
    """

    learns: ClassVar[tuple[str, ...]] = ()
    """Settings that past campaigns tell about."""

    outside: ClassVar[str] = ""
    """The setting that is the chance per day to be convinced from outside the network; empty where there is none."""

    def with_setting(self, name: str, value: float) -> Any:
        """Return the theory with another value of a setting.

        Parameters
        ----------
        name : str
            One of `learns`.
        value : float
            In the setting's range.

        Returns
        -------
        Theory
            Of the same kind.
        """
        return replace(self, **{name: value})  # type: ignore[type-var]

    def in_roles(self) -> Sequence[tuple[float, Theory]]:
        """Return the theory once for each role that a person may play unseen.

        Returns
        -------
        sequence of (float, Theory)
            The share of people who play the role, and the theory as if everybody did; shares add to 1. What is known of
            a person (a trait) holds in all of them.
        """
        return [(1.0, self)]  # type: ignore[list-item]
