"""Who convinced whom as tables, for campaigns whose days are kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sim.credit.forest import Forest, grown
from sim.credit.graph import graph_of
from sim.credit.parents import APPROACH, CAUSES, NOBODY, Attribution, attribution
from sim.credit.words import KINDS, OUTSIDE, Listening
from sim.engines.base import Heard, Play
from sim.engines.done import Done
from sim.errors import InputError, check_whole, did_you_mean
from sim.people import People
from sim.world import World


class Credit(NamedTuple):
    """Who convinced whom in one world.

    Parameters
    ----------
    world : int
        Number of the world.
    play : Play
        How the campaign went in it.
    found : Attribution
        Words and parents.
    forest : Forest
        The trees that parents make.
    """

    world: int
    play: Play
    found: Attribution
    forest: Forest


class Credited:
    """What is known of a played campaign, and tables of who convinced whom in it."""

    days: NDArray[np.int16]
    known: NDArray[np.int16]
    approached: NDArray[np.int16]
    marks: NDArray[np.uint8]
    counts: NDArray[np.int64]
    ids: NDArray[Any]
    root_seed: int
    people: People
    heard: Heard
    done: Done

    def credits(self, world: int | None = None) -> Iterator[Credit]:
        """Yield who convinced whom, world by world.

        Parameters
        ----------
        world : int or None
            Number of the only world wanted, from 0; None is all of them.

        Yields
        ------
        Credit
            As arrays over people's numbers.

        Raises
        ------
        InputError
            If there is no such world.
        """
        last, listening = len(self.days) - 1, Listening(self.heard, self.done)
        for index in range(last + 1) if world is None else [check_whole("world", world, 0, last)]:
            numbers = World(self.heard.network.n, self.heard.network.m, self.root_seed, index)
            rows = (self.days, self.known, self.counts, self.approached, self.marks)
            play = Play(*(one[index] for one in rows))
            found = attribution(listening, numbers, play)
            yield Credit(index, play, found, grown(play.days, found.parent))

    def words(self, world: int | None = None) -> pd.DataFrame:
        """Return all words that were heeded, up to the day on which their listeners were convinced.

        Parameters
        ----------
        world : int or None
            Number of the only world wanted, from 0; None is all of them.

        Returns
        -------
        pandas.DataFrame
            A row per word: world, speaker (id; empty for what comes from outside the network), listener (id), day
            (from 1), evidence (voices, or weight, above 0), kind ("earned", "owned" for what the campaign itself sends,
            "paid" for people convinced by being approached), share (of the word in convincing its listener, 0 to 1; 0
            where the listener was not convinced by words).

        Raises
        ------
        InputError
            If there is no such world.
        """
        return _stacked([self._words(one) for one in self.credits(world)])

    def _words(self, one: Credit) -> pd.DataFrame:
        words = one.found.words
        return pd.DataFrame(
            {
                "world": one.world,
                "speaker": _called(self.ids, words.speaker),
                "listener": self.ids[words.listener],
                "day": words.day,
                "evidence": words.evidence / self.heard.law.one,
                "kind": np.array(KINDS)[words.kind],
                "share": one.found.share,
            }
        )

    def parents(self, world: int | None = None) -> pd.DataFrame:
        """Return who convinced each convinced person.

        Parameters
        ----------
        world : int or None
            Number of the only world wanted, from 0; None is all of them.

        Returns
        -------
        pandas.DataFrame
            A row per world and convinced person: world, person (id), day (of conviction), by ("person", "outside",
            "approach", or "nobody" where no word is needed), parent (id, where it was a person), depth (steps below the
            top of the tree), size (people from this person downwards, this one included).

        Raises
        ------
        InputError
            If there is no such world.
        """
        return _stacked([self._parents(one) for one in self.credits(world)])

    def _parents(self, one: Credit) -> pd.DataFrame:
        who = np.flatnonzero(one.play.days >= 0)
        return pd.DataFrame(
            {
                "world": one.world,
                "person": self.ids[who],
                "day": one.play.days[who],
                "by": np.array(CAUSES)[one.found.cause[who]],
                "parent": _called(self.ids, one.found.parent[who]),
                "depth": one.forest.depth[who],
                "size": one.forest.size[who],
            }
        )

    def cascades(self) -> pd.DataFrame:
        """Return what the trees of influence look like in each world.

        Returns
        -------
        pandas.DataFrame
            A row per world: world, convinced (people), trees (of influence), largest (people in the largest), depth
            (steps from a top to whoever is farthest below it), virality (structural: mean number of steps between two
            people of a tree, weighted by the sizes of trees; not-a-number where nobody is convinced).
        """
        names = ("world", "convinced", "trees", "largest", "depth", "virality")
        rows = [
            (one.world, int(sizes.sum()), len(sizes), int(sizes.max(initial=0)), one.forest.deepest, virality)
            for one in self.credits()
            for sizes, virality in [(one.forest.sizes, one.forest.mean_virality)]
        ]
        return pd.DataFrame(rows, columns=names)

    def shares(self) -> pd.DataFrame:
        """Return how many words are heeded on each day, by how they come about.

        Returns
        -------
        pandas.DataFrame
            A row per world and day: world, day, and the words heeded on that day that are earned (of people), owned
            (what the campaign itself sends) and paid (of people convinced by being approached, unless
            ``mechanism.endorsement.voices`` books them as earned).
        """
        found = [one.found.words for one in self.credits()]
        days = max([self.counts.shape[2], *(int(words.day.max(initial=0)) + 1 for words in found)])
        rows = []
        for world, words in enumerate(found):
            sums = np.zeros((days, len(KINDS)), np.int64)
            np.add.at(sums, (words.day.astype(np.int64), words.kind), 1)
            rows.append(pd.DataFrame(sums, columns=KINDS).assign(world=world, day=np.arange(days)))
        return _stacked(rows)[["world", "day", *KINDS]]

    @property
    def typical(self) -> int:
        """Number of the world in which the people convinced are nearest to their mean; the first of several."""
        convinced = (self.days >= 0).sum(axis=1)
        return int(np.argmin(np.abs(convinced * len(convinced) - convinced.sum())))

    def influence(self, world: int | None = None, all_ties: bool = True) -> nx.DiGraph:
        """Return the network of one world with who convinced whom.

        Parameters
        ----------
        world : int or None
            Number of the world, from 0; None is `typical`.
        all_ties : bool
            Whether ties on which nothing was heeded are in it, too.

        Returns
        -------
        networkx.DiGraph
            Nodes are people, by their ids: label, contacts (people who hear them), by (as in `parents`; empty for who
            is not convinced), and for who is: day, depth and size (as in `parents`). Edges lead from speakers to
            listeners: weight, parent (whether this one convinced the listener), and where something was heeded: day,
            evidence and share (as in `words`). NetworkX writes it as GraphML or GEXF.

        Raises
        ------
        InputError
            If there is no such world.
        """
        (one,) = self.credits(self.typical if world is None else world)
        return graph_of(self.heard.network, self.heard.law.one, one.play, one.found, one.forest, all_ties)

    def reach_by(self, trait: str = "archetype") -> pd.DataFrame:
        """Return how many people were convinced by people of each kind.

        Parameters
        ----------
        trait : str
            Name of a column of the people, by whose values they are told apart; by default those of a cast.

        Returns
        -------
        pandas.DataFrame
            A row per world and value: world, the trait, people (of this kind), convinced (of them), credited (how many
            people they convinced, in shares). Three more rows a world say what was not convinced by people:
            "(outside)", "(approach)" and "(nobody)". The credited of a world add to its convinced.

        Raises
        ------
        InputError
            If there is no such column.
        """
        if trait not in self.people:
            known = ", ".join(map(repr, self.people.traits)) or "none"
            hint = did_you_mean(trait, self.people.traits)
            raise InputError(f"trait is a column of the people ({known}), got {trait!r}.{hint}", field="trait")
        kinds, kind = np.unique(self.people.traits[trait], return_inverse=True)
        size, rows = len(kinds), []
        for one in self.credits():
            credit = one.found.credit(len(kind))
            causes = np.bincount(one.found.cause, minlength=len(CAUSES))
            rest = [credit[-1], causes[APPROACH], causes[NOBODY]]
            own = np.bincount(kind, weights=credit[:-1], minlength=size)
            members, won = np.bincount(kind, minlength=size), np.bincount(kind[one.play.days >= 0], minlength=size)
            table = {
                trait: [*kinds.tolist(), "(outside)", "(approach)", "(nobody)"],
                "people": [*members, 0, 0, 0],
                "convinced": [*won, 0, 0, 0],
                "credited": [*own, *rest],
            }
            rows.append(pd.DataFrame({"world": one.world} | table))
        return _stacked(rows)


def _called(ids: NDArray[Any], people: NDArray[np.int32]) -> pd.Series[Any]:
    """Return the ids of people, None where there is nobody."""
    found = np.append(ids, ids[:1]).astype(object)[people]
    found[people == OUTSIDE] = None
    return pd.Series(found, dtype=object)


def _stacked(parts: list[pd.DataFrame]) -> pd.DataFrame:
    return pd.concat(parts, ignore_index=True)
