"""Laws as arrays for the likelihood: one chance and one worth for each role that a speaker may play unseen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.errors import InputError
from sim.luck import ONE
from sim.network import Network
from sim.people import People
from sim.theories.base import Law, Theory, law_of
from sim.theories.thresholds import StepThresholds, UniformThresholds

Chances = NDArray[np.float64]
Wholes = NDArray[np.int64]

FOREVER = 2**30
"""Days of talking that stand for talk without end."""


class Needs(NamedTuple):
    """How likely each person needs more than some evidence.

    A person who has no table needs more than e with chance 1 below `most`, or, where `even` is true, ``1 - e / most``.

    Parameters
    ----------
    most : (n,) int64 array
        Evidence that convinces for certain.
    even : bool
        Whether all thresholds from 1 to `most` are as likely.
    kind : (n,) int64 array
        Which table is a person's; one entry where there are no tables.
    first : (kinds + 1,) int64 array
        Where each table begins.
    table : float64 array
        All tables, one after the other: the chance to need more than 1, 2, ...; needing more than 0 is certain.
    """

    most: Wholes
    even: bool
    kind: Wholes
    first: Wholes
    table: Chances

    @classmethod
    def of(cls, law: Law) -> Needs:
        """Return the chances that a law gives.

        Parameters
        ----------
        law : Law
            With thresholds that are fixed, or drawn by a rule of ours.

        Returns
        -------
        Needs
            Exact to 2^-32.

        Raises
        ------
        InputError
            If thresholds are drawn by another rule.
        """
        rule, none = law.threshold, np.zeros(1, np.int64)
        if isinstance(rule, np.ndarray):
            return cls(np.ascontiguousarray(rule, np.int64), False, none, none, np.empty(0))
        if isinstance(rule, UniformThresholds):
            return cls(np.maximum(rule.span, 1).astype(np.int64), True, none, none, np.empty(0))
        if not isinstance(rule, StepThresholds):
            raise InputError(f"thresholds are fixed, UniformThresholds or StepThresholds, got {type(rule).__name__}")
        sizes = np.array([len(steps) for steps in rule.steps], np.int64)
        first = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
        table = 1.0 - np.concatenate([np.empty(0), *rule.steps]) / ONE
        return cls(1 + sizes[rule.kind], False, np.ascontiguousarray(rule.kind, np.int64), first, table)


class Spoken(NamedTuple):
    """What a theory says about one network, for the likelihood; r roles that people may play unseen.

    Parameters
    ----------
    share : (r,) float64 array
        Share of people in each role.
    hear : (r, m or 1) float64 array
        Chance per day of talking to be heeded, in [0, 1].
    reach : (r, n or 1) float64 array
        Share of their ties over which a person speaks at all.
    evidence : (r, m or 1) int64 array
        What a heeded source is worth.
    needs : Needs
        What listeners need.
    talk : int
        Days an advocate talks.
    outside : float
        Chance per day that something of the theory's own, worth one source, reaches a person.
    one : int
        What such a thing is worth.
    """

    share: Chances
    hear: Chances
    reach: Chances
    evidence: Wholes
    needs: Needs
    talk: int
    outside: float
    one: int

    @classmethod
    def of(cls, theory: Theory, network: Network, people: People) -> Spoken:
        """Return what a theory says.

        Parameters
        ----------
        theory : Theory
            Ours or anybody's.
        network, people : Network and People
            Who hears whom, and what is known of them.

        Returns
        -------
        Spoken
            For the likelihood.

        Raises
        ------
        InputError
            If the theory forgets, or adds up weights that are heard by chance.
        """
        roles = list(theory.in_roles())
        laws = [law_of(one, network, people) for _, one in roles]
        for law in laws:
            _check(law)
        return cls(
            np.array([share for share, _ in roles]),
            _stacked([law.hear for law in laws], np.float64),
            _stacked([law.reach for law in laws], np.float64),
            _stacked([law.evidence for law in laws], np.int64),
            Needs.of(laws[0]),
            FOREVER if laws[0].talk_days is None else laws[0].talk_days,
            laws[0].external,
            laws[0].one,
        )

    def louder(self, factor: float) -> Spoken:
        """Return the same with all chances to be heeded multiplied, up to 1.

        Parameters
        ----------
        factor : float
            0 or more.

        Returns
        -------
        Spoken
            With other chances.
        """
        return self._replace(hear=np.minimum(1.0, self.hear * factor))


def _stacked(arrays: Sequence[NDArray[Any]], dtype: type) -> NDArray[Any]:
    """Return a row for each array; rows are one long where each is the same value for all."""
    same = all(not len(one) or one.strides == (0,) or bool((one == one[0]).all()) for one in arrays)
    return np.stack([np.array(one[:1] if same and len(one) else one, dtype) for one in arrays])


def _check(law: Law) -> None:
    if law.memory is not None:
        raise InputError("memory is null where days are learnt from (what fades makes days depend), got a number")
    sure = bool(((law.hear == 0) | (law.hear == 1)).all() and ((law.reach == 0) | (law.reach == 1)).all())
    if law.one > 1 and (law.external or not sure):
        raise InputError("weights of contacts are added up only where all that is said is heard, got chances below 1")
