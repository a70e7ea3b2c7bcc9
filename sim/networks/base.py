"""What every source of a network can do, and what all those from files share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from sim.network import Network
from sim.networks.parsed import Reading
from sim.networks.told import NO_WEIGHT
from sim.people import People
from sim.reading import path_of
from sim.settings import Checked, same, setting, settings_of
from sim.texts import visible


class Source(Checked, ABC):
    """A recipe for a network and what is known about its people.

    A source is a frozen dataclass in a file of its own. One that draws networks sets `drawn`:
    worlds then come in blocks, and each block has a network of its own.
    """

    drawn: ClassVar[bool] = False

    @property
    def files(self) -> tuple[Path, ...]:
        """Files that a draw depends on."""
        return ()

    @abstractmethod
    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Return the network and its people.

        Parameters
        ----------
        root_seed : int
            Address of the luck of a source that draws, in [0, 2^64).
        block : int
            Which draw, in [0, 2^32); a source that does not draw returns the same for all.

        Returns
        -------
        tuple of Network and People
            Equal each time for equal input; the number of people is the same in all blocks.

        Raises
        ------
        InputError
            If it cannot be built from what was given.
        """

    @property
    @abstractmethod
    def label(self) -> str:
        """A few words for the title of a report."""

    def remarks(self, root_seed: int = 0, block: int = 0) -> list[str]:
        """Return what else there is to say of a network.

        Parameters
        ----------
        root_seed, block
            As in `build`.

        Returns
        -------
        list of str
            Lines for the terminal; none unless a source has some.
        """
        return []


@dataclass(frozen=True)
class NetworkFile(Source):
    """A network in one file.

    Parameters
    ----------
    path : str or path
        Plain or packed (gz, bz2, zip).
    directed : bool or None
        None takes ties as the file says; else it is an error if the file says otherwise.
    reverse : bool
        Whether to turn ties round: "src trusts dst" becomes "dst is heard by src".
    hash_ids : str or None
        Secret for hashed ids.
    odd_ids : {"stop", "keep"}
        Whether to stop where ids are certainly wrong: missing values, rounded numbers.
    """

    path: str | Path = setting(text="the file; may be packed (gz, bz2, zip)")
    directed: bool | None = same(Reading, "directed")
    reverse: bool = same(Reading, "reverse")
    hash_ids: str | None = same(Reading, "hash_ids")
    odd_ids: str = same(Reading, "odd_ids")

    def __post_init__(self) -> None:
        super().__post_init__()
        self.reading  # noqa: B018 - what does not go together is refused at once

    @property
    def label(self) -> str:
        """The name of the file."""
        return visible(Path(self.path).name)

    @property
    def place(self) -> Path:
        """Where the file is."""
        return path_of("path", self.path)

    @property
    def reading(self) -> Reading:
        """How it is to be read."""
        given = {
            name: getattr(self, name)
            for name in ("encoding", "odd_ids", "relation", "times", "columns")
            if hasattr(self, name)
        }
        return Reading(self.directed, self.reverse, self.hash_ids, **given)

    def build(self, root_seed: int = 0, block: int = 0) -> tuple[Network, People]:
        """Read the file.

        Returns
        -------
        tuple of Network and People
            What became of the rows is in ``network.counts``.

        Raises
        ------
        InputError
            If the file is missing, unsafe or malformed; the message holds file and row.
        """
        return self.read()

    @abstractmethod
    def read(self) -> tuple[Network, People]:
        """Read the file.

        Returns
        -------
        tuple of Network and People
            All that is in it.
        """


@dataclass(frozen=True)
class TextFile(NetworkFile):
    """A network in one file of text.

    Parameters
    ----------
    path, directed, reverse, hash_ids, odd_ids
        As in `NetworkFile`.
    encoding : str or None
        How the text is encoded: ``cp1252`` for most files of Windows. None finds it where it is certain.
    """

    encoding: str | None = same(Reading, "encoding")


@dataclass(frozen=True)
class RelationFile(TextFile):
    """A network in one file of text whose ties may be of several kinds.

    Parameters
    ----------
    path, directed, reverse, hash_ids, odd_ids, encoding
        As in `TextFile`.
    relation : str, sequence of str, or None
        Kinds of ties to read, or "all"; None reads the only kind there is.
    """

    relation: Any = same(Reading, "relation")


@dataclass(frozen=True)
class TimedFile(RelationFile):
    """A network in one file whose ties may be of several kinds, and may come and go.

    Parameters
    ----------
    path, directed, reverse, hash_ids, encoding, relation
        As in `RelationFile`.
    times : str
        Which ties are read where they change with time: "refuse", "ever", or a slice "FROM..TO".
    """

    times: Any = same(Reading, "times")


@dataclass(frozen=True)
class GraphFile(TimedFile):
    """A network in one file whose ties have attributes with names.

    Parameters
    ----------
    path, directed, reverse, hash_ids, encoding, relation, times
        As in `TimedFile`.
    weight : str
        Name of the attribute that holds the weight; "none" leaves weights aside.
    columns : mapping of str to str, or None
        Which attribute of people holds a trait, by the name of the trait: ``{"fee": "Honorar"}``.
    """

    weight: str = setting(
        "weight",
        what="the name of an attribute of ties",
        text="attribute of ties that holds the weight",
        also={NO_WEIGHT: "weights left aside"},
    )
    columns: Any = same(Reading, "columns")

    @property
    def weighing(self) -> tuple[str, str]:
        """What weights are called, and what they are usually called."""
        return self.weight, settings_of(type(self))["weight"].default
