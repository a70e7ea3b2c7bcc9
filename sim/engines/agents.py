"""The readable engine: a Mesa model in which people talk, listen and decide, day by day.

This file is the specification; the compiled engine must give the same day of conviction
for every person in every world.
"""

from __future__ import annotations

import math
from typing import Any

import mesa
import numpy as np
from numpy.typing import NDArray

from sim.engines.base import MEASURES, Done, Heard, Play, trimmed
from sim.luck import ONE
from sim.world import World


class Tie:
    """What one listener may hear from one speaker, with the one number luck gave it.

    Parameters
    ----------
    listener : Person
        Who may hear.
    number : int
        The tie's number in this world.
    hear, expose : float
        Chances per day of talking to heed, and to get to know.
    reach : float
        Share of ties over which the speaker speaks at all.
    evidence : int
        What the speaker is worth to the listener.
    one_shot : bool
        Whether the speaker talks for one day only.
    """

    def __init__(
        self, listener: Person, number: int, hear: float, expose: float, reach: float, evidence: int, one_shot: bool
    ) -> None:
        self.listener, self.number, self.evidence = listener, number, evidence
        self.hear, self.expose, self.reach, self.one_shot = hear, expose, reach, one_shot
        self.miss_hearing = self.miss_knowing = 1.0
        self.open = number < math.ceil(reach * ONE) and expose > 0

    def talk(self) -> None:
        """Speak for one more day: the listener may get to know, or heed."""
        self.miss_hearing *= 1.0 - self.hear
        self.miss_knowing *= 1.0 - self.expose
        if self._is_reached(self.expose, self.miss_knowing):
            self.listener.know()
        if self._is_reached(self.hear, self.miss_hearing):
            self.listener.evidence += self.evidence
            self.open = False

    def _is_reached(self, chance: float, miss: float) -> bool:
        by_now = chance if self.one_shot and self.reach == 1.0 else self.reach * (1.0 - miss)
        return self.number < math.ceil(by_now * ONE)


class Person(mesa.Agent):
    """Somebody who hears of it, may be convinced, and may then recommend it and buy.

    Parameters
    ----------
    model : WordOfMouth
        Model that this person is part of; it holds the network and the world.
    number : int
        Place in the order of ids.
    own_id : object
        The caller's id.
    """

    def __init__(self, model: WordOfMouth, number: int, own_id: Any) -> None:
        super().__init__(model)
        done, world = model.done, model.world
        self.number = number
        self.id = own_id
        self.accepts = bool(world.accept[number] < done.accept[number])
        self.recommends = bool(world.recommend[number] < done.recommend[number])
        self.buys = bool(world.buy[number] < done.buy[number])
        self.threshold = int(model.thresholds[number])
        self.evidence = 0
        self.day_known = -1
        self.day_convinced = -1
        self.miss_external = 1.0
        self.external_came = False
        self.ties: list[Tie] = []

    @property
    def aware(self) -> bool:
        """Whether this person has heard of it."""
        return self.day_known >= 0

    @property
    def convinced(self) -> bool:
        """Whether this person is convinced."""
        return self.day_convinced >= 0

    @property
    def talks(self) -> bool:
        """Whether this person is an advocate who talks today."""
        age = self.model.day - self.day_convinced
        talk_days = self.model.heard.law.talk_days
        return self.convinced and self.recommends and age >= 1 and (talk_days is None or age <= talk_days)

    def know(self) -> None:
        """Get to know of it; who is convinced has known before."""
        if not self.aware:
            self.day_known = self.model.day

    def be_approached(self) -> None:
        """Get to know, and be convinced or refuse."""
        self.know()
        if self.accepts:
            self.be_convinced()

    def be_convinced(self) -> None:
        """Become convinced today, for good."""
        self.know()
        self.day_convinced = self.model.day

    def hear_from_outside(self) -> None:
        """Be reached from outside the network, if this is the world's day for it."""
        done = self.model.done
        self.miss_external *= 1.0 - done.chances[self.model.day]
        number = self.model.world.external[self.number]
        if self.external_came or number >= math.ceil((1.0 - self.miss_external) * ONE):
            return
        self.external_came = True
        if not self.convinced:
            self.know()
            self.evidence += done.evidence

    def talk(self) -> None:
        """Speak to all listeners who are not convinced yet."""
        if self.talks:
            self.ties = [tie for tie in self.ties if tie.open and not tie.listener.convinced]
            for tie in self.ties:
                tie.talk()

    def decide(self) -> None:
        """Be convinced if the evidence is enough."""
        if not self.convinced and self.evidence >= self.threshold:
            self.be_convinced()


class WordOfMouth(mesa.Model):
    """A network of people among whom a recommendation spreads; each step is a day.

    Parameters
    ----------
    heard : Heard
        Who hears whom.
    done : Done
        What the campaign does.
    world : World
        Random numbers of the world that is played.
    seeds : (k,) int array
        People approached on day 0.

    Notes
    -----
    `sim.word_of_mouth` makes one from a network and a theory. The table of daily counts is
    ``model.datacollector.get_model_vars_dataframe()``.
    """

    def __init__(self, heard: Heard, done: Done, world: World, seeds: NDArray[np.int64]) -> None:
        super().__init__(rng=0)
        self.heard, self.done, self.world, self.day = heard, done, world, 0
        self.thresholds = heard.law.thresholds(world.threshold)
        self.people = [Person(self, number, own_id) for number, own_id in enumerate(heard.network.ids.tolist())]
        self._tie_people()
        self.datacollector = mesa.DataCollector(
            {
                "day": "day",
                "aware": lambda model: sum(person.aware for person in model.people),
                "convinced": lambda model: sum(person.convinced for person in model.people),
                "buyers": lambda model: sum(person.convinced and person.buys for person in model.people),
            }
        )
        for number in seeds:
            self.people[number].be_approached()
        self._end_day()

    def _tie_people(self) -> None:
        network, law = self.heard.network, self.heard.law
        for tie, (speaker, listener) in enumerate(
            zip(network.speaker.tolist(), network.listener.tolist(), strict=True)
        ):
            self.people[speaker].ties.append(
                Tie(
                    self.people[listener],
                    int(self.world.tie[tie]),
                    float(law.hear[tie]),
                    float(law.expose[tie]),
                    float(law.reach[speaker]),
                    int(law.evidence[tie]),
                    law.talk_days == 1,
                )
            )

    def step(self) -> None:
        """Play one day: what comes from outside, talk and listen, decide; once nothing can happen, only stop."""
        if self.over:
            self.running = False
            return
        self.day += 1
        if self.done.chances.size:
            self.agents.do("hear_from_outside")
        self.agents.do("talk")
        self.agents.do("decide")
        self._end_day()

    def _end_day(self) -> None:
        self.datacollector.collect(self)
        # Mesa's batch runs read the row of the last step but one, so the model stops a step after its last day
        self.over = self.day >= self.heard.last_day or not self._something_can_happen()

    def _something_can_happen(self) -> bool:
        if self.done.chances[self.day + 1 :].any() and not all(person.convinced for person in self.people):
            return True
        if self.day == 0 and any(person.threshold <= 0 for person in self.people):
            return True
        return any(self._will_talk(person) for person in self.people)

    def _will_talk(self, person: Person) -> bool:
        talk_days = self.heard.law.talk_days
        tomorrow = self.day + 1 - person.day_convinced
        if not (person.convinced and person.recommends and (talk_days is None or tomorrow <= talk_days)):
            return False
        return any(tie.open and not tie.listener.convinced for tie in person.ties)


class AgentsEngine:
    """Plays campaigns in which the same is heard with the Mesa model.

    Parameters
    ----------
    heard : Heard
        Who hears whom.
    """

    def __init__(self, heard: Heard) -> None:
        self.heard = heard

    def play(self, world: World, done: Done, seeds: NDArray[np.int64]) -> Play:
        """Play one campaign in one world.

        Parameters
        ----------
        world : World
            Random numbers of the world that is played.
        done : Done
            What the campaign does.
        seeds : (k,) int64 array
            Distinct people approached on day 0.

        Returns
        -------
        Play
            Equal to what the compiled engine returns.
        """
        model = WordOfMouth(self.heard, done, world, seeds)
        while model.running:
            model.step()
        table = model.datacollector.model_vars
        counts = np.array([table[measure] for measure in MEASURES], dtype=np.int64)
        days = np.array([person.day_convinced for person in model.people], dtype=np.int16)
        known = np.array([person.day_known for person in model.people], dtype=np.int16)
        return Play(days, known, trimmed(counts))
