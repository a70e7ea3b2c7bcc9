"""Hold observed days of past campaigns against theories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from sim.casts.cast import Cast
from sim.errors import InputError
from sim.given import as_population
from sim.kinds import named
from sim.learning.band import RUNS, band_of
from sim.learning.calibration import OUTSIDE, Calibration, Learnt
from sim.learning.fit import FOLDS, ROUNDS, fitted
from sim.learning.guards import shuffled
from sim.learning.observed import histories
from sim.learning.past import Past
from sim.learning.settings import Campaigns
from sim.luck import check_root_seed, generator
from sim.people import People
from sim.progress import Progress, watching
from sim.theories.base import Theory

STEPS = 2 * ROUNDS + RUNS
"""How often progress is told of each theory, and of pressure from outside alone."""


def calibrate(
    network: Any,
    days: Any,
    theories: Mapping[str, Theory | str] | Sequence[Theory | str] | Theory | str,
    *,
    group: str | Sequence[Any] | None = None,
    until: int | None = None,
    people: People | None = None,
    cast: Cast | str | None = None,
    root_seed: int = 7,
    progress: Progress = None,
) -> Calibration:
    """Hold observed days of conviction against theories, and say what can be learnt from them.

    Parameters
    ----------
    network : Network, NetworkX or igraph graph, pandas DataFrame, list of pairs, or square matrix
        Who hears whom; where people were asked whom they turn to, the tie runs from who is named to who names. See
        `sim.Network.of`.
    days : path, DataFrame, mapping, array, or a list of these
        One campaign, or several on the same network. A file or DataFrame has the columns id and day (or time, period;
        whole numbers, empty for never), and may have adopted (0 for who was not convinced by then) and seed (1 for
        who was approached, all on one day). A mapping gives the day of each id; an array has a day for each person, -1
        for never, such as a row of `Outcome.days`. Who is not listed was never convinced.
        Without seeds, those of the first day are taken as given.
    theories : mapping of str to Theory, or sequence of theories or their names
        What is held against the days. Their settings in `learns` are learnt, others stay as they are.
    group : str or sequence, optional
        Groups of people who may have had a pressure of their own, such as villages: a trait of people, a column of the
        days, or a value for each person.
    until : int, optional
        The last day that was observed, counted as in `days`; by default the last on which anybody was convinced.
    people : People, optional
        Traits; by default the node attributes of a graph.
    cast : Cast or str, optional
        Archetypes of people, or the name of a cast of ours; without any, roles are unseen and mixed in.
    root_seed : int
        Address of the luck of folds, shuffles and runs, in [0, 2^64).
    progress : bool or callable, optional
        True shows a bar on stderr; a callable is called without arguments, a few hundred times for each theory.

    Returns
    -------
    Calibration
        Weights, scores of people left out, bands, both guards, and one of four conclusions.

    Raises
    ------
    InputError
        If people are not in the network, days are missing or all the same, or a theory makes listeners depend on each
        other (memory).

    References
    ----------
    Van den Bulte & Lilien, "Medical innovation revisited", American J. Sociology 106:1409 (2001), for pressure from
    outside that looks like contagion; Anagnostopoulos, Kumar & Mahdian, "Influence and correlation in social
    networks", KDD 2008, for the shuffle test.

    Examples
    --------
    >>> import networkx as nx, sim
    >>> days = {0: 0, 1: 1, 2: 1, 3: 2, 4: 3}
    >>> found = sim.calibrate(nx.path_graph(9), days, ["independent_cascade"])
    >>> found.conclusion
    'open'
    """
    Campaigns(days=days, group=group, until=until)
    network, known = as_population(network, people, cast, root_seed)
    rivals: dict[str, Theory] = named(Theory, theories, "theories")  # type: ignore[type-abstract]
    root_seed = check_root_seed(root_seed)
    if (known.number("recommend", 1.0) < 1.0).any():
        raise InputError(
            "recommend is 1 for everybody where days are learnt from (who stays silent is silent to all listeners), got"
            f" {known.number('recommend', 1.0).min():g} for somebody; leave the trait out"
        )
    if OUTSIDE in rivals:
        raise InputError(f"theories have other names than {OUTSIDE!r}, which is that of pressure from outside alone")
    fold = generator(root_seed, "calibrate-fold").permutation(network.n) % FOLDS
    past = Past(histories(network, known, days, group, until), known, np.asarray(fold, np.int64))
    found: dict[str, Learnt] = {}
    with watching(progress, (len(rivals) + 1) * STEPS) as each:
        tick = each or (lambda: None)
        for name, theory in {**rivals, "": None}.items():
            fit = fitted(past, theory, tick)
            found[name] = Learnt(name, fit, band_of(past, fit, root_seed, tick))
    alone = found.pop("")
    return Calibration(past, tuple(found.values()), alone, shuffled(past.parts, root_seed), root_seed)
