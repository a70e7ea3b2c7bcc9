"""How people speak: some say more than others, and are heeded less off their topic."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from sim.mechanisms.base import Mechanism
from sim.network import Network
from sim.people import People
from sim.settings import setting
from sim.theories.base import Law
from sim.traits import Trait, named
from sim.words import listed, number, say, sentence


@dataclass(frozen=True)
class Speaking(Mechanism):
    """Chances to hear a person depend on how much they say, and on whether they speak on their topic.

    How much somebody says counts both for getting to know of it and for heeding; their topic for heeding alone.

    Parameters
    ----------
    activity : str or None
        A trait from 0 to 1,000 by which all chances to hear a person are multiplied; 1 where it is missing. None is no
        difference.
    topic : str or None
        A trait in [0, 1]: how much the campaign is a person's topic; 1 where it is missing. None is no difference.
    off_topic : float
        What the chance to heed a person is multiplied by whose topic it is not at all, in [0, 1].

    References
    ----------
    Barbieri, Bonchi & Manco, "Topic-aware social influence propagation models", ICDM 2012, for chances that depend on
    speaker and topic. The formula is chosen.
    """

    activity: str | None = setting(
        None,
        what="the name of a column",
        text="a column of numbers: how much people say; multiplies the chance to hear them",
        also={None: "all alike"},
    )
    topic: str | None = setting(
        None,
        what="the name of a column",
        text="a column of numbers from 0 to 1: how much it is their topic",
        also={None: "everybody's"},
    )
    off_topic: float = setting(1.0, low=0, high=1, text="factor of the chance to heed those whose topic is 0")

    order: ClassVar[int] = 10

    @property
    def on(self) -> bool:
        """Whether people speak differently; `off_topic` needs a topic."""
        return self.activity is not None or self._on_topic

    @property
    def _on_topic(self) -> bool:
        return self.topic is not None and self.off_topic < 1

    @property
    def read(self) -> tuple[Trait, ...]:
        """The traits that are named, where they count."""
        activity = () if self.activity is None else (_activity(self.activity),)
        return (*activity, _topic(str(self.topic))) if self._on_topic else activity

    def law(self, law: Law, network: Network, people: People) -> Law:
        """Return the law with other chances to hear; heeding and getting to know stay alike where they were."""
        activity = share = np.ones(network.n)
        if self.activity is not None:
            named(people, "activity", self.activity)
            activity = _activity(self.activity).of(people, 1.0)
        if self._on_topic:
            named(people, "topic", str(self.topic))
            share = self.off_topic + (1.0 - self.off_topic) * _topic(str(self.topic)).of(people, 1.0)
        hear = np.minimum(1.0, law.hear * (activity * share)[network.speaker])
        if law.expose is law.hear:
            return replace(law, hear=hear, expose=hear)
        expose = np.minimum(1.0, law.expose * activity[network.speaker])
        return replace(law, hear=hear, expose=np.maximum(hear, expose))

    @property
    def said(self) -> str:
        """Which columns say how people speak."""
        how = [] if self.activity is None else [say("mechanism-speaking.says", column=self.activity)]
        if self._on_topic:
            how.append(say("mechanism-speaking.topic", column=str(self.topic), factor=number(self.off_topic)))
        return sentence(listed(how))


def _activity(name: str) -> Trait:
    return Trait(name, "how much they say", 0.0, 1000.0)


def _topic(name: str) -> Trait:
    return Trait(name, "how much it is their topic", 0.0, 1.0)
