"""Key person: connectors, salesmen and mavens make things tip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sim.luck import ONE, Purpose, bound, name_code, numbers
from sim.network import Network
from sim.people import People
from sim.ranking import highest
from sim.settings import same, setting
from sim.theories.base import Law, Talking, Theory
from sim.theories.thresholds import StepThresholds, share
from sim.traits import KNOWLEDGE, MOST_KNOWLEDGE, PERSUASION, REACH, ROLES, Trait

SCEPTIC = Trait("sceptic", "1 for who needs two voices, 0 for who needs one", 0, 1, whole=True)


@dataclass(frozen=True)
class KeyPerson(Theory):
    """A few connectors, salesmen and mavens make it tip.

    *Connectors* (the people with most listeners) speak over all their ties, ordinary people
    over a share of them. *Salesmen* are heeded more often. A *maven*'s word is worth
    several ordinary ones: it convinces a sceptic alone, of ordinary voices it takes two.
    Salesmen and mavens are cast by luck, once for each root seed. A share of 0 makes one of
    the three ordinary.

    Parameters
    ----------
    base : float
        Chance per day of talking that an ordinary speaker is heard and heeded, in [0, 1].
    connectors, salesmen, mavens : float
        Shares of people, in [0, 1].
    reach : float
        Share of their ties over which ordinary people speak, in [0, 1].
    persuasion : float
        Factor on `base` for salesmen, 0 or more; the chance is capped at 1.
    knowledge : int
        Voices a maven's word is worth, from 1 to 1,000,000.
    sceptics : float
        Share of people who need evidence of two voices, drawn anew in every world; others
        need one.
    talk_days : int or None
        How many days an advocate talks; None is without end.
    expose : float or None
        Chance per day to get to know of it from a speaker, if larger than the chance to heed.
    tie_weight : {"ignored", "trust"}
        Whether the weight of a tie is a further factor on the chance.

    Notes
    -----
    The traits ``reach``, ``persuasion``, ``knowledge`` and ``sceptic`` (0 or 1) of a person
    take the place of the roles cast here.

    References
    ----------
    Gladwell, "The Tipping Point" (2000), ch. 2, for the three kinds; the mechanism given to
    each and all default values are chosen (see the model description).
    """

    base: float = setting(
        0.045, low=0, high=1, unit="per day", text="chance per day of talking to be heard and heeded by a listener"
    )
    connectors: float = setting(
        0.05, low=0, high=1, text="share of people, those with most listeners, who speak over all their ties"
    )
    salesmen: float = setting(0.05, low=0, high=1, text="share of people who are heeded more often")
    mavens: float = setting(0.05, low=0, high=1, text="share of people whose word is worth several")
    reach: float = setting(0.5, low=0, high=1, text="share of their ties over which ordinary people speak")
    persuasion: float = setting(4.0, low=0, text="factor on base for salesmen")
    knowledge: int = setting(2, low=1, high=MOST_KNOWLEDGE, unit="voices", text="voices a maven's word is worth")
    sceptics: float = setting(0.5, low=0, high=1, text="share of people who need two voices; others need one")
    talk_days: int | None = same(Talking, "talk_days")
    expose: float | None = setting(
        None,
        low=0,
        high=1,
        unit="per day",
        text="chance per day to get to know of it, if larger than to heed",
        also={None: "that to heed"},
    )
    tie_weight: str = setting(
        "ignored", choices=("ignored", "trust"), text="meaning of tie weights; trust: factor on base", was=("weights",)
    )

    reads: ClassVar[tuple[Trait, ...]] = (*ROLES, SCEPTIC)
    learns: ClassVar[tuple[str, ...]] = ("base", "sceptics", "reach")

    @property
    def scaled_by(self) -> str:
        """What all chances start from."""
        return "base"

    def law(self, network: Network, people: People, root_seed: int = 0) -> Law:
        """Return the law: reach, persuasion and knowledge each set one of its fields."""
        few = {
            "connectors": self._cast("connectors", network.listeners, root_seed),
            "salesmen": self._cast("salesmen", np.zeros(network.n), root_seed),
            "mavens": self._cast("mavens", np.zeros(network.n), root_seed),
        }
        reach = REACH.of(people, np.where(few["connectors"], 1.0, self.reach))
        persuasion = PERSUASION.of(people, np.where(few["salesmen"], self.persuasion, 1.0))
        knowledge = KNOWLEDGE.of(people, np.where(few["mavens"], self.knowledge, 1))
        trust = network.ties["weight"] if self.tie_weight == "trust" else 1.0
        return Law.of(
            network,
            hear=np.minimum(1.0, self.base * persuasion[network.speaker] * trust),
            evidence=knowledge[network.speaker],
            threshold=self._thresholds(people),
            expose=self.expose,
            reach=reach,
            talk_days=self.talk_days,
        )

    def in_roles(self) -> Sequence[tuple[float, Theory]]:
        """Return the theory as if everybody were a salesman, a maven, both or neither.

        Returns
        -------
        sequence of (float, Theory)
            With the share of people who are.
        """
        salesmen, mavens = ({1: one, 0: 1 - one} for one in (self.salesmen, self.mavens))
        cases = ((salesmen[a] * mavens[b], a, b) for a, b in product((0, 1), repeat=2))
        return [(float(share), replace(self, salesmen=a, mavens=b)) for share, a, b in cases if share > 0]

    def _cast(self, role: str, score: ArrayLike, root_seed: int) -> NDArray[np.bool_]:
        score = np.asarray(score, dtype=np.float64)
        count = int(share(role, getattr(self, role)) * len(score) + share("half", "1/2"))
        chosen = np.zeros(len(score), dtype=bool)
        chosen[highest(score, count, numbers(root_seed, 0, Purpose.CAST, len(score), name_code(role)))] = True
        return chosen

    def _thresholds(self, people: People) -> StepThresholds:
        """Kinds 0 and 1: open and sceptic by trait; kind 2: drawn in every world."""
        kind = np.where(people.known(SCEPTIC.name), SCEPTIC.of(people, 0), 2)
        drawn = int(ONE) - bound(self.sceptics)
        tables = [np.array([], dtype=np.int64), np.array([0], dtype=np.int64), drawn.reshape(1)]
        return StepThresholds(kind, tables)
