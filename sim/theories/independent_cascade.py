"""Independent cascade: one chance per tie, one voice is enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from numpy.typing import ArrayLike

from sim.network import Network
from sim.people import People
from sim.settings import setting
from sim.theories.base import Law, Theory


@dataclass(frozen=True)
class IndependentCascade(Theory):
    """Each newly convinced person has one chance to convince each of their listeners.

    Parameters
    ----------
    p : float
        The chance, in [0, 1].
    tie_weight : {"ignored", "probability", "multiplicity"}
        What the weight w of a tie means: nothing; the chance itself (then at most 1, `p`
        is not used); w parallel ties, so that the chance is ``1 - (1 - p)**w``.

    References
    ----------
    Kempe, Kleinberg & Tardos, "Maximizing the spread of influence through a social
    network", KDD 2003, section 2; parallel ties in section 3.
    """

    p: float = setting(0.1, low=0, high=1, unit="per tie", text="chance per tie")
    tie_weight: str = setting(
        "ignored", choices=("ignored", "probability", "multiplicity"), text="what tie weights mean", was=("weights",)
    )

    learns: ClassVar[tuple[str, ...]] = ("p",)

    @property
    def scaled_by(self) -> str:
        """The chance, where weights of ties do not change it."""
        return "p" if self.tie_weight == "ignored" else ""

    def law(self, network: Network, people: People, root_seed: int = 0) -> Law:
        """Return the law: `hear` is the one-shot chance, any voice convinces."""
        weight = network.ties["weight"]
        hear: ArrayLike = self.p
        if self.tie_weight != "ignored":
            hear = weight if self.tie_weight == "probability" else 1.0 - (1.0 - self.p) ** weight
        return Law.of(network, hear=hear, threshold=1)
