"""What a task is given: settings from configs, checked and made into a network and its rivals."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import cached_property, partial
from typing import Any

from sim.campaign import Campaign
from sim.casts.cast import Cast
from sim.errors import InputError, harmless
from sim.graph.summary import Summary, summary
from sim.network import Network
from sim.networks.base import Source
from sim.networks.hashing import hashed
from sim.networks.old_map import OldMap
from sim.people import People
from sim.plan import Plan
from sim.report.cast import cast_sentences, counted
from sim.report.folder import NewFolder
from sim.report.network import write_network
from sim.spending import Spending
from sim.study.compare import compare
from sim.study.comparison import Comparison
from sim.study.rules import Rules
from sim.tasks.bars import RankingBar
from sim.tasks.components import Components, believed
from sim.tasks.making import OF_A_COMPARISON, Settings, of_group, of_task
from sim.tasks.output import run_folder
from sim.tasks.privacy import SECRET, hashes, masked
from sim.tasks.redoing import write_scenario
from sim.theories.base import Theory
from sim.traits import Reader, told
from sim.words import label, say


@dataclass(frozen=True, eq=False)
class Inputs:
    """What a comparison on the command line is made of.

    Parameters
    ----------
    source : Source
        Where people and ties come from.
    network : Network
        Who hears whom; the first network where they are drawn.
    people : People
        What is known of them, without the cast.
    theories, plans : dict
        Theories and plans to compare, by the names that results use.
    campaign : Campaign
        What is done.
    settings : dict
        All settings, as they were given, without secrets.
    began : float
        Time the run began, in seconds since 1970.
    old_map : OldMap
        What strategies see of the network.
    cast : Cast or None
        Archetypes of people; None leaves them as they come.
    bar : RankingBar
        Shows how long rankings take.
    """

    source: Source
    network: Network
    people: People
    theories: dict[str, Theory]
    plans: dict[str, Plan]
    campaign: Campaign
    settings: Settings
    began: float
    old_map: OldMap = field(default_factory=OldMap)
    cast: Cast | None = None
    bar: RankingBar = field(default_factory=RankingBar)

    @classmethod
    def of(cls, settings: Settings, own: type[Any] = Rules) -> Inputs:
        """Return the inputs that settings describe.

        Parameters
        ----------
        settings : dict
            Settings of a run, all choices resolved.
        own : type
            Who declares the settings that belong to the task.

        Returns
        -------
        Inputs
            Checked; the network is read.

        Raises
        ------
        InputError
            With the name of the setting as it stands on the command line.
        """
        of_task(own, settings)
        began = time.time()
        settings = believed(settings)
        parts = Components.of(settings)
        source, plans, campaign = parts.source, parts.plans, parts.campaign
        network, people = of_group("network", settings, lambda: source.build(settings["root_seed"]))
        if hashes(settings):
            hide = partial(hashed, secret=settings["network"][SECRET[0]])
            plans = {name: one.hashed(network, hide) for name, one in plans.items()}
            campaign = campaign.hashed(network, hide)
        given = (parts.theories, plans, campaign, masked(settings), began, parts.old_map, parts.cast)
        found = cls(source, network, people, *given)
        of_group("people", settings, lambda: found.everybody)  # who cannot be cast is refused before a folder is made
        return found

    @cached_property
    def everybody(self) -> People:
        """What is known of people, and what the cast says of them."""
        known, root_seed = self.people, self.settings["root_seed"]
        return known if self.cast is None else self.cast.of(self.network, known, root_seed)

    @property
    def label(self) -> str:
        """What the network is called in what is written: no file's name where ids are hashed."""
        return say("read-network.hashed") if hashes(self.settings) else self.source.label

    @cached_property
    def shape(self) -> Summary:
        """What the network looks like; the first network where they are drawn."""
        return summary(self.network, self.people)

    def sentences(self) -> str:
        """Return what was read, for the terminal.

        Returns
        -------
        str
            A few lines.
        """
        entry = "read-network.drawn" if self.source.drawn else "read-network"
        network = say(entry, network=self.source.label, counts=self.network.counts.sentence())
        lines = [network, *self.network.counts.doubts, self.shape.sentences()]
        lines += cast_sentences(self.cast, self.everybody)
        lines += told(self.everybody, self._readers)
        lines += [one.said for one in self.campaign.mechanisms]
        if self.old_map != OldMap():
            shown = self.old_map.of(self.network, self.settings["root_seed"])
            counts = {"shown": int(shown.counts.ties), "ties": int(self.network.counts.ties)}
            lines.append(say("read-network.old-map", **counts))
        return harmless("\n".join([*lines, *self._remarks, *self._purses()]))

    @property
    def _readers(self) -> list[tuple[str, Reader]]:
        strategies = [(name, plan.strategy) for name, plan in self.plans.items()]
        own = [(name, plan.campaign(self.campaign)) for name, plan in self.plans.items() if plan.changes]
        campaigns = [self.campaign, *(campaign for _, campaign in own)]
        mechanisms = [(one.kind, one) for campaign in campaigns for one in campaign.mechanisms]
        cast = [] if self.cast is None else [("people", self.cast)]
        return [*self.theories.items(), *strategies, ("campaign", self.campaign), *own, *mechanisms, *cast]

    @cached_property
    def _remarks(self) -> list[str]:
        return self.source.remarks(self.settings["root_seed"])

    def _purses(self) -> Iterator[str]:
        """Yield what is said of money that pays for everybody, perhaps because fees are missing."""
        for name, plan in self.plans.items():
            own = plan.campaign(self.campaign)
            if own.in_money and own.heads is None:
                with suppress(InputError):  # what does not fit is told when it is played
                    given = (own.spending, self.network, self.everybody, own.whom)
                    spending = Spending.of(*given, fee_first="fee" in plan.changes)
                    if spending.most == spending.free:
                        yield say("told-purse", plan=label("strategy", name), people=say("people", count=spending.free))

    def compare(self, progress: Callable[[], object] | None = None, **changes: Any) -> Comparison:
        """Return the comparison.

        Parameters
        ----------
        progress : callable, optional
            Called after each block.
        **changes
            What to give to `sim.compare` instead of what the settings say.

        Returns
        -------
        Comparison
            Played.
        """
        settings = self.settings
        workers = settings["workers"] if settings["workers"] is not None else os.cpu_count() or 1
        given = {
            "network": self.source if self.source.drawn else self.network,
            "people": None if self.source.drawn else self.people,
            "cast": self.cast,
            "theories": self.theories,
            "plans": self.plans,
            "campaign": self.campaign,
            "match_reach": settings["theory"].get("match_reach"),
            "old_map": self.old_map,
            "root_seed": settings["root_seed"],
            "engine": settings["engine"],
            "workers": workers,
            "progress": progress,
            "ranking": self.bar,
        }
        given |= {name: settings[name] for name in OF_A_COMPARISON} | changes
        return of_group("campaign", settings, lambda: of_group("theory", settings, lambda: compare(**given)))

    @contextmanager
    def folder(self) -> Iterator[NewFolder]:
        """Make the folder of the run, named by the time it began; it appears when it is whole.

        Yields
        ------
        NewFolder
            Where to write, and what it is called in the end.
        """
        with run_folder(self.settings["output"], self.began) as folder, self.bar:
            write_network(folder.path, self.label, self.network.counts, self.shape)
            write_scenario(folder.path, self.settings)
            yield folder

    def about(self, **more: Any) -> Settings:
        """Return what is needed to redo the run, for its manifest.

        Parameters
        ----------
        **more
            Entries of the task, put first.

        Returns
        -------
        dict
            Of plain values.
        """
        seconds = round(time.time() - self.began, 3)
        return more | {
            "root_seed": self.settings["root_seed"],
            "network": {"label": self.label, "fingerprint": self.network.fingerprint}
            | asdict(self.network.counts)
            | {"remarks": self._remarks},
            **counted(self.cast, self.everybody),
            "shape": self.shape.as_dict(table=False),
            "traits": sorted(self.everybody.traits),
            "config": self.settings,
            "time": {"began": datetime.fromtimestamp(self.began).isoformat(), "seconds": seconds},
        }
