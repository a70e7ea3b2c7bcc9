"""The readable engine: a Mesa model in which people talk, listen and decide, day by day.

This file is the specification; the compiled engine must give the same day of conviction
for every person in every world.
"""

from __future__ import annotations

import mesa
import numpy as np
from numpy.typing import NDArray

from sim.engines.approaching import Approaching
from sim.engines.base import MEASURES, Heard, Play, trimmed
from sim.engines.done import Done
from sim.engines.persons import Person, Tie
from sim.luck import bound
from sim.purse import Purse
from sim.world import World


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
        People to be approached, in ranked order.
    purse : Purse, optional
        What adaptive waves can spend; by default as many people as `seeds` has.

    Notes
    -----
    `sim.word_of_mouth` makes one from a network and a theory. The table of daily counts is
    ``model.datacollector.get_model_vars_dataframe()``.
    """

    def __init__(
        self, heard: Heard, done: Done, world: World, seeds: NDArray[np.int64], purse: Purse | None = None
    ) -> None:
        super().__init__(rng=0)
        self.approaching = Approaching(done.waves, seeds, purse)
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
        self.approaching.today(self.day, self.people)
        self._end_day()

    def _tie_people(self) -> None:
        network, law = self.heard.network, self.heard.law
        exposes = law.expose is not law.hear
        familiar = np.ones(network.n, np.bool_)
        if law.familiar is not None:
            familiar = self.world.familiar < bound(law.familiar)
        for tie, (speaker, listener) in enumerate(
            zip(network.speaker.tolist(), network.listener.tolist(), strict=True)
        ):
            self.people[speaker].ties.append(
                Tie(
                    self.people[listener],
                    int(self.world.tie[tie]),
                    float(law.hear[tie] if familiar[listener] else law.hear[tie] * law.unknown),
                    float(law.expose[tie]) if exposes else None,
                    float(law.reach[speaker]),
                    int(law.evidence[tie]),
                    law.talk_days == 1,
                )
            )

    def step(self) -> None:
        """Play one day: forget, approach, hear from outside, talk and listen, decide; once all is over, only stop."""
        if self.over:
            self.running = False
            return
        self.day += 1
        self.agents.do("forget")
        self.approaching.today(self.day, self.people)
        if self.done.outside:
            self.agents.do("hear_from_outside")
        self.agents.do("talk")
        self.agents.do("decide")
        self._end_day()

    def _end_day(self) -> None:
        self.datacollector.collect(self)
        # Mesa's batch runs read the row of the last step but one, so the model stops a step after its last day
        self.over = self.day >= self.heard.last_day or not self._something_can_happen()

    def _something_can_happen(self) -> bool:
        if self.approaching.days_left(self.day):
            return True
        coming = any(one.by_day[self.day + 1 :].any() for one in self.done.outside)
        if coming and not all(person.convinced for person in self.people):
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

    def play(self, world: World, done: Done, seeds: NDArray[np.int64], purse: Purse | None = None) -> Play:
        """Play one campaign in one world.

        Parameters
        ----------
        world : World
            Random numbers of the world that is played.
        done : Done
            What the campaign does.
        seeds : (k,) int64 array
            Distinct people to approach, in ranked order.
        purse : Purse, optional
            What adaptive waves can spend; by default as many people as `seeds` has.

        Returns
        -------
        Play
            Equal to what the compiled engine returns.
        """
        model = WordOfMouth(self.heard, done, world, seeds, purse)
        while model.running:
            model.step()
        table = model.datacollector.model_vars
        counts = np.array([table[measure] for measure in MEASURES], dtype=np.int64)
        days = np.array([person.day_convinced for person in model.people], dtype=np.int16)
        known = np.array([person.day_known for person in model.people], dtype=np.int16)
        approached = np.array([person.day_approached for person in model.people], dtype=np.int16)
        marks = np.array([person.marks for person in model.people], dtype=np.uint8)
        return Play(days, known, trimmed(counts), approached, marks)
