"""Bass: advertising reaches everybody alike, convinced neighbours talk for ever."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sim.network import Network
from sim.people import People
from sim.settings import setting
from sim.theories.base import Law, Theory


@dataclass(frozen=True)
class Bass(Theory):
    """Innovation by external influence, imitation by word of mouth, on a network and in days.

    On each day from day 1 external influence convinces with chance `p`, and each convinced source
    with chance ``q / sources``, independently. On a complete network of n people the
    expected share F follows ``F' = F + (1 - F)(1 - (1 - p)(1 - q/(n-1))**(n F))``.

    Parameters
    ----------
    p : float
        Coefficient of innovation, per day, in [0, 1].
    q : float
        Coefficient of imitation, per day, in [0, 1].

    Notes
    -----
    Nothing ends by itself under external influence: without a horizon of the campaign, 365 days.

    References
    ----------
    Bass, "A new product growth for model consumer durables", Management Science 15:215
    (1969), eq. 1; on networks: Fibich & Gibori, "Aggregate diffusion dynamics in
    agent-based models with a spatial structure", Operations Research 58:1450 (2010).
    """

    p: float = setting(0.001, low=0, high=1, unit="per day", text="chance per day to be convinced from outside")
    q: float = setting(
        0.1, low=0, high=1, unit="per day", text="chance per day to be convinced, shared out over a person's sources"
    )

    learns: ClassVar[tuple[str, ...]] = ("q",)
    outside: ClassVar[str] = "p"

    @property
    def scaled_by(self) -> str:
        """The coefficient of imitation."""
        return "q"

    def law(self, network: Network, people: People, root_seed: int = 0) -> Law:
        """Return the law: talk without end, one voice or the external influence convinces."""
        return Law.of(
            network,
            hear=self.q / network.sources[network.listener],
            threshold=1,
            talk_days=None,
            external=self.p,
            horizon=365,
        )
