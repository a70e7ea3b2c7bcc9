"""What a task is given: settings from configs, checked and made into a network and its rivals."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import cached_property, partial
from typing import Any, TypeVar

from sim.campaign import Campaign
from sim.errors import InputError, did_you_mean, harmless
from sim.graph.summary import Summary, summary
from sim.kinds import filled, make
from sim.mechanisms.base import Mechanism
from sim.network import Network
from sim.networks.base import Source
from sim.networks.hashing import hashed
from sim.networks.old_map import OldMap
from sim.people import People
from sim.report.folder import NewFolder
from sim.report.network import write_network
from sim.seeding.base import Strategy
from sim.seeding.roster import Roster
from sim.settings import settings_of
from sim.study.compare import compare
from sim.study.comparison import Comparison
from sim.study.rules import Rules, Together
from sim.tasks.bars import RankingBar
from sim.tasks.output import checked, run_folder
from sim.tasks.privacy import SECRET, hashes, masked
from sim.tasks.renamed import refuse_old_names
from sim.theories.base import Theory
from sim.traits import Reader, told
from sim.words import say

Value = TypeVar("Value")
Own = TypeVar("Own")
Settings = dict[str, Any]

GROUPS = {"theory", "seeding", "network", "campaign", "mechanism"}
OF_A_RUN = {"task", "root_seed", "engine", "workers", "output"}
OF_A_COMPARISON = settings_of(Rules).keys() - OF_A_RUN
"""Settings that `sim.compare` knows under the same names."""

OF_THEORIES = tuple(settings_of(Together))
"""Settings of all theories together, which stand beside them."""

OF_NETWORKS = tuple(settings_of(OldMap))
"""Settings of `sim.OldMap`, which stand beside those of any network."""


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
        What is known of them.
    theories, strategies : dict
        Theories and strategies to compare, by the names that results use.
    campaign : Campaign
        What is done.
    settings : dict
        All settings, as they were given, without secrets.
    began : float
        Time the run began, in seconds since 1970.
    old_map : OldMap
        What strategies see of the network.
    bar : RankingBar
        Shows how long rankings take.
    """

    source: Source
    network: Network
    people: People
    theories: dict[str, Theory]
    strategies: dict[str, Strategy]
    campaign: Campaign
    settings: Settings
    began: float
    old_map: OldMap = field(default_factory=OldMap)
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
        refuse_old_names(settings)
        began = time.time()
        source = source_of(settings)
        old_map = of_group("network", settings, lambda: OldMap(*(settings["network"][name] for name in OF_NETWORKS)))
        given = {name: one for name, one in _chosen(settings, "theory").items() if name not in OF_THEORIES}
        if not given:
            raise InputError(f"theory names one or more, got {settings['theory']!r}")
        theories = {name: _made(Theory, f"theory.{name}", one) for name, one in given.items()}
        chosen = _chosen(settings, "seeding").items()
        strategies = {name: _made(Strategy, f"seeding.{name}", one) for name, one in chosen}
        campaign = campaign_of(settings)
        network, people = of_group("network", settings, lambda: source.build(settings["root_seed"]))
        if hashes(settings):
            hide = partial(hashed, secret=settings["network"][SECRET[0]])
            picked = {name: one for name, one in strategies.items() if isinstance(one, Roster)}
            strategies |= {name: one.hashed(network, hide) for name, one in picked.items()}
        return cls(source, network, people, theories, strategies, campaign, masked(settings), began, old_map)

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
        lines = [network, self.shape.sentences()]
        lines += told(self.people, self._readers)
        if self.old_map != OldMap():
            shown = self.old_map.of(self.network, self.settings["root_seed"])
            counts = {"shown": int(shown.counts.ties), "ties": int(self.network.counts.ties)}
            lines.append(say("read-network.old-map", **counts))
        return harmless("\n".join(lines + self._remarks))

    @property
    def _readers(self) -> list[tuple[str, Reader]]:
        mechanisms = [(one.kind, one) for one in self.campaign.mechanisms]
        return [*self.theories.items(), *self.strategies.items(), ("campaign", self.campaign), *mechanisms]

    @cached_property
    def _remarks(self) -> list[str]:
        return self.source.remarks(self.settings["root_seed"])

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
            "theories": self.theories,
            "strategies": self.strategies,
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
            "shape": self.shape.as_dict(table=False),
            "traits": sorted(self.people.traits),
            "config": self.settings,
            "time": {"began": datetime.fromtimestamp(self.began).isoformat(), "seconds": seconds},
        }


def of_task(own: type[Own], settings: Settings) -> Own:
    """Return the settings that belong to a task.

    Parameters
    ----------
    own : type
        Who declares them.
    settings : dict
        Of all groups.

    Returns
    -------
    object
        An instance of `own`.

    Raises
    ------
    InputError
        If one is out of range, or there are too few settings or too many.
    """
    names = settings_of(own).keys()
    wanted = GROUPS | OF_A_RUN | OF_A_COMPARISON | names
    for unknown in sorted(settings.keys() - wanted):
        raise InputError(f"there is no setting {unknown!r}.{did_you_mean(unknown, wanted)}")
    for missing in sorted(wanted - settings.keys()):
        raise InputError(f"{missing} has to be given")
    checked(settings["output"])
    return own(**{name: settings[name] for name in names})


def of_group(group: str, settings: Settings, action: Callable[[], Value]) -> Value:
    """Do something; if it complains about a setting of a group, name the group, too.

    Parameters
    ----------
    group : str
        Its name; more after a dot.
    settings : dict
        Of all groups.
    action : callable
        What to do.

    Returns
    -------
    object
        What the action returns.

    Raises
    ------
    InputError
        With the name of the setting as it stands on the command line.
    """
    try:
        return action()
    except InputError as error:
        inside = settings
        for part in group.split("."):
            inside = inside[part]
        if error.within is not None or error.field not in inside or not str(error).startswith(str(error.field)):
            raise
        raise InputError(f"{group}.{error}", field=error.field, within=group) from None


def source_of(settings: Settings) -> Source:
    """Return the source of the network that settings describe.

    Parameters
    ----------
    settings : dict
        Of all groups.

    Returns
    -------
    Source
        Not read yet.

    Raises
    ------
    InputError
        With the name of the setting as it stands on the command line.
    """
    source: Source = _made(Source, "network", _without(OF_NETWORKS, settings["network"]))
    return source


def campaign_of(settings: Settings) -> Campaign:
    """Return the campaign that settings describe, with its mechanisms.

    Parameters
    ----------
    settings : dict
        Of all groups.

    Returns
    -------
    Campaign
        Checked.

    Raises
    ------
    InputError
        With the name of the setting as it stands on the command line.
    """
    own, mechanisms = settings["campaign"], []
    for kind, given in _group("mechanism", settings["mechanism"]).items():
        group = f"mechanism.{kind}"
        nested = _nested(group, _group(group, given))
        mechanisms.append(of_group(group, nested, partial(make, Mechanism, kind, **given)))  # type: ignore[type-abstract]
    return of_group("campaign", settings, lambda: filled(Campaign, "campaign", own | {"mechanisms": mechanisms}))


def _group(name: str, settings: Any) -> Settings:
    if not isinstance(settings, dict):
        raise InputError(f"{name} is a group of settings, got {settings!r}")
    return settings


def _chosen(settings: Settings, group: str) -> Settings:
    chosen: Settings = settings[group] if isinstance(settings[group], dict) else {}
    if not chosen:
        raise InputError(f"{group} names one or more, got {settings[group]!r}")
    return chosen


def _without(names: tuple[str, ...], settings: Any) -> Any:
    """Return settings of a group without those that stand beside any option of it."""
    if not isinstance(settings, dict):
        return settings
    return {name: value for name, value in settings.items() if name not in names}


def _made(base: type[Any], group: str, settings: Settings) -> Any:
    if not isinstance(settings, dict) or "kind" not in settings:
        raise InputError(f"{group} is a group of settings with a kind, got {settings!r}")
    rest = {name: value for name, value in settings.items() if name != "kind"}
    return of_group(group, _nested(group, rest), lambda: make(base, settings["kind"], **rest))


def _nested(group: str, settings: Settings) -> Settings:
    for part in reversed(group.split(".")):
        settings = {part: settings}
    return settings
