"""Play strategies in the same worlds under every theory, until there are verdicts."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sim.campaign import Campaign
from sim.casts.cast import Cast
from sim.casts.named import as_cast
from sim.errors import InputError
from sim.given import as_campaign, as_population
from sim.kinds import named
from sim.network import Network
from sim.networks.base import Source
from sim.networks.old_map import OldMap
from sim.people import People
from sim.plan import Plan, as_plans
from sim.progress import Progress, watching
from sim.scenario import LARGEST
from sim.seeding.base import Strategy
from sim.study.comparison import Comparison
from sim.study.curves import ROWS
from sim.study.design import Design
from sim.study.goal import Goal
from sim.study.match import Match, match
from sim.study.player import Player, refuse_size
from sim.study.ranked import RankingProgress
from sim.study.results import Results
from sim.study.rules import Rules
from sim.study.store import Store
from sim.study.verdicts import looks_at
from sim.theories.base import Theory


def compare(
    network: Any,
    theories: Sequence[Theory | str] | Mapping[str, Theory],
    strategies: Sequence[Strategy | str] | Mapping[str, Strategy] | None = None,
    budget: int | None = None,
    *,
    plans: Mapping[str, Plan] | None = None,
    people: People | None = None,
    cast: Cast | str | None = None,
    campaign: Campaign | None = None,
    horizon: int | None = None,
    worlds: int = 64,
    worlds_per_network: int = 1,
    looks: int = 1,
    seconds: float | None = None,
    margin: float | None = None,
    margin_money: float | None = None,
    level: float = 0.95,
    match_reach: float | None = None,
    old_map: OldMap | None = None,
    root_seed: int = 0,
    cascade_share: float = 0.1,
    engine: str = "compiled",
    workers: int = 1,
    pool: str = "threads",
    cluster: str | None = None,
    progress: Progress = None,
    ranking: RankingProgress | None = None,
    store: Store | None = None,
) -> Comparison:
    """Play every strategy in the same worlds under every theory.

    Parameters
    ----------
    network : Source, or as in `simulate`
        Who hears whom; a source that draws gives each block of worlds a network of its own.
    theories : sequence, or mapping of names
        Instances, or their names in the library ("flow").
    strategies : sequence, or mapping of names, optional
        Instances, or their names ("hubs"): short for plans that differ in whom they approach. The name
        of a strategy is a part of the address of its luck.
    budget : int, optional
        People approached, from 1 to all; by default the campaign's.
    plans : mapping of str to Plan, optional
        What is compared, instead of `strategies`; see `sim.Plan`.
    people, cast, campaign, horizon, root_seed, engine, workers
        As in `simulate`; a source brings people of its own, and who is cast is settled for each network.
    worlds : int
        How many are played at most, 1 or more.
    worlds_per_network : int
        Worlds in a block where networks are drawn; `worlds` is a multiple of it.
    looks : int
        How many looks at the verdicts are planned, 1 or more: after 64, 128, 256 ... blocks, the
        last after all. Playing stops when all pairs are settled; the level is shared out among
        planned looks, so that looking often does not make verdicts false.
    seconds : float, optional
        Do not begin to play for another look when it would take longer than that in all. With
        `worlds` set to the number that was played, and the same `looks`, the result is the same.
    margin : float, optional
        Differences within it are too close to call, in the unit of the goal: people, or money
        where the goal is profit. By default 1 % of the people who count, or what they would bring.
    margin_money : float, optional
        The margin in money, where the goal is buyers (each worth the revenue) or profit.
    level : float
        Joint level of all verdicts, in [0.5, 0.9999].
    match_reach : float, optional
        Set each theory so that random seeding reaches this share of people (see `match`).
    old_map : OldMap, optional
        What strategies see of the network, while the campaign runs on the true one; all of it by default.
    cascade_share : float
        Share of people from which a world counts as a global cascade, in [0, 1].
    pool : {"threads", "processes"}
        What workers are. Processes share no memory; scripts that use them need ``if __name__ == "__main__":``.
    cluster : str, optional
        Address of a dask scheduler whose workers play, or "local" to start one; no result depends on it.
    progress : bool or callable, optional
        True shows a bar on stderr, and nothing on stdout. A callable is called, without arguments, after each
        block that is played; what lies in a store is not. No result depends on it.
    ranking : callable, optional
        Called while long rankings go on, from several threads where there are several workers: with the
        name of the plan, how many people are ranked, and how many steps are done of how many.
    store : Store, optional
        Where runs lie that have been played already, and where new ones are put; see `sim.Store`.

    Returns
    -------
    Comparison
        Tables, verdicts and curves; days of conviction are never kept.

    Raises
    ------
    InputError
        If something is out of range, the budget exceeds the people, or what is kept of all worlds
        would take more than 2 GiB and there are no `seconds`.

    Examples
    --------
    >>> import networkx as nx, sim
    >>> theory = sim.theories.IndependentCascade(p=0.5)
    >>> sim.compare(nx.star_graph(9), [theory], ["random", "hubs"], budget=1).table.strategy.tolist()
    ['hubs', 'random']
    """
    began = time.monotonic()
    rules = Rules(
        worlds,
        looks,
        seconds,
        margin,
        margin_money,
        level,
        worlds_per_network,
        root_seed,
        engine,
        workers,
        cascade_share,
        pool,
        cluster,
    )
    worlds, looks, root_seed = int(worlds), int(looks), int(root_seed)
    level, cascade_share = float(level), float(cascade_share)
    design = Design(
        population=_population(network, people, root_seed),
        theories=named(Theory, theories, "theories"),  # type: ignore[type-abstract]
        plans=as_plans(strategies, plans),
        campaign=as_campaign(campaign, budget=budget, horizon=horizon),
        root_seed=root_seed,
        worlds_per_network=int(worlds_per_network),
        old_map=_as_old_map(old_map),
        cast=as_cast(cast),
        label=network.label if isinstance(network, Source) else "",
    ).with_nobody()
    player = Player(
        design,
        engine=rules.engine,
        workers=rules.where.count,
        store=_as_store(store),
        ranking=ranking,
        apart=rules.where.open if rules.where.apart else None,
    )
    if worlds % player.design.worlds_per_block:
        raise InputError(
            f"worlds is a multiple of worlds_per_network ({worlds_per_network:,}), got {worlds:,}", field="worlds"
        )
    with watching(progress, worlds // player.design.worlds_per_block, ranks=True) as each:
        goal, counted = Goal.of(player.design.campaign), player.instance.counted
        goal.check_target(counted)
        margin = goal.margin(counted, margin, margin_money)
        matches: tuple[Match, ...] = ()
        if match_reach is not None:
            player, matches = match(player, match_reach, cascade_share)
        if seconds is None:
            refuse_size(player.bytes_of(worlds), worlds)
        end = None if seconds is None else began + seconds
        begin = time.monotonic()
        first, *later = looks_at(worlds // player.design.worlds_per_block, looks)
        runs = player.play(range(first), rows=ROWS, progress=each)
        told = {"margin": margin, "level": level, "looks": looks, "cascade_share": cascade_share, "matches": matches}
        comparison = Comparison.of(Results(player, runs), **told)
        for until in later:
            if stopped := _stopped(comparison, until, begin, end):
                return replace(comparison, stopped=stopped)
            runs = runs.joined(player.play(range(comparison.blocks, until), rows=ROWS, progress=each))
            comparison = Comparison.of(Results(player, runs), **told)
        return replace(comparison, stopped="settled") if comparison.settled else comparison


def _stopped(comparison: Comparison, until: int, begin: float, end: float | None) -> str:
    """Return why not to play on until a number of blocks; nothing if there is no reason."""
    if comparison.settled:
        return "settled"
    now = time.monotonic()
    each = (now - begin) / comparison.blocks
    if end is not None and now + each * (until - comparison.blocks) > end:
        return "seconds"
    player = comparison.player
    return "memory" if player.bytes_of(until * player.design.worlds_per_block) > LARGEST else ""


def _population(network: Any, people: People | None, root_seed: int) -> Source | tuple[Network, People]:
    if not isinstance(network, Source):
        return as_population(network, people)
    if people is not None:
        raise InputError("people come with a source of networks, got people beside one: build it, and give both")
    return network if network.drawn else network.build(root_seed)


def _as_store(store: Store | None) -> Store:
    if store is not None and not isinstance(store, Store):
        raise InputError(f"store is a Store, got {type(store).__name__}", field="store")
    return store or Store()


def _as_old_map(old_map: OldMap | None) -> OldMap:
    if old_map is not None and not isinstance(old_map, OldMap):
        raise InputError(f"old_map is an OldMap, got {type(old_map).__name__}", field="old_map")
    return old_map or OldMap()
