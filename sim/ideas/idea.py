"""An idea: who claims it, which variants show it, and what should hold with its effect on and off."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sim.errors import InputError
from sim.ideas.claims import OFF, ON, Claim, Names, holes
from sim.ideas.measures import MEASURES
from sim.settings import Checked, same, setting
from sim.study.value import Valued


@dataclass(frozen=True)
class Tried(Checked):
    """How much is played.

    Parameters
    ----------
    worlds : int
        How many, the same for all variants.
    """

    worlds: int = same(Valued, "worlds", default=64, text="worlds, the same for all variants")


@dataclass(frozen=True)
class Idea(Checked):
    """What somebody claims, and how it is tried.

    Parameters
    ----------
    row : int or None
        Number in our list; None for an idea of one's own.
    whose : str or None
        Who claims it.
    says : str
        What is claimed, in one line.
    shows : str or None
        What the simulator shows, in one line.
    not_claimed : str or None
        What does not follow.
    elsewhere : str or None
        On which networks it does not carry over.
    measure : str
        One of `sim.ideas.measures.MEASURES`, for claims and numbers that name no other.
    variants : mapping
        By name, the settings in which each differs from the scenario: ``{twice: {mechanism.endorsement.posts: 2}}``.
        Besides full names of settings, ``seeding`` says whom to approach, or ``plan`` names a plan of the scenario.
    switch_on : mapping
        Settings of all variants with the effect on. ("on" alone is read as true in YAML.)
    switch_off : mapping or None
        Settings of all variants with the effect off; None where there is no such switch.
    holds, holds_off : sequence of str
        Claims with the effect on, and off, as in `sim.ideas.claims`.
    sentence, sentence_off : str, mapping or None
        What is said, with sums of variants in braces; one for each theory where they differ.
    networks : int
        How many are drawn, where the network is one that is drawn.
    """

    says: str = setting(text="what is claimed, in one line")
    variants: Any = setting(kind="other", text="by name, the settings in which each differs from the scenario")
    holds: Any = setting(kind="other", text="claims about variants, as in 'twice > once'")
    row: int | None = setting(None, low=1, text="number in the list of ideas", also={None: "an idea of your own"})
    whose: str | None = setting(None, text="who claims it")
    shows: str | None = setting(None, text="what is seen, in one line")
    not_claimed: str | None = setting(None, text="what does not follow")
    elsewhere: str | None = setting(None, text="on which networks it does not hold")
    measure: str = setting("convinced", choices=tuple(MEASURES), text="what is measured of a variant")
    switch_on: Any = setting((), kind="other", text="settings of all variants with the effect on")
    switch_off: Any = setting(None, kind="other", text="settings of all variants with the effect off", also={None: ""})
    holds_off: Any = setting((), kind="other", text="claims with the effect off")
    sentence: Any = setting(None, kind="other", text="what is said, with variants in braces", also={None: ""})
    sentence_off: Any = setting(None, kind="other", text="the same with the effect off", also={None: ""})
    networks: int = setting(1, low=1, high=1000, text="how many are drawn, where networks are")

    def __post_init__(self) -> None:
        super().__post_init__()
        if not isinstance(self.variants, Mapping) or not self.variants:
            raise InputError(
                "variants names one or more, as in {once: {}, twice: {mechanism.endorsement.posts: 2}}, got"
                f" {self.variants!r}",
                field="variants",
            )
        for name, one in (*self.variants.items(), ("switch_on", self.switch_on), ("switch_off", self.switch_off)):
            if one and not isinstance(one, Mapping):
                where = name if name.startswith("switch_") and name not in self.variants else f"variants.{name}"
                raise InputError(f"{where} holds settings, as in {{campaign.budget: 40}}, got {one!r}", field=where)
        for field in ("holds", "holds_off"):
            if isinstance(getattr(self, field), (str, Mapping)) or not isinstance(getattr(self, field), Collection):
                raise InputError(f"{field} is a list of claims, got {getattr(self, field)!r}", field=field)
        if self.holds_off and self.switch_off is None:
            raise InputError(
                "holds_off says what holds with the effect off: give switch_off, or leave it out", field="holds_off"
            )

    @property
    def switches(self) -> tuple[str, ...]:
        """With the effect on, and off where there is a switch."""
        return (ON,) if self.switch_off is None else (ON, OFF)

    def names(self, theories: Collection[str]) -> Names:
        """Return what can stand in its claims.

        Parameters
        ----------
        theories : collection of str
            Names of the theories that are played.

        Returns
        -------
        Names
            With its variants and all measures.
        """
        return Names(tuple(MEASURES), tuple(map(str, self.variants)), tuple(theories), self.measure)

    def claims(self, theories: Collection[str], switch: str) -> list[Claim]:
        """Return what should hold.

        Parameters
        ----------
        theories : collection of str
            Names of the theories that are played.
        switch : {"on", "off"}
            With the effect on, or off.

        Returns
        -------
        list of Claim
            In the order given.

        Raises
        ------
        InputError
            If one cannot be read.
        """
        field = "holds" if switch == ON else "holds_off"
        names = self.names(theories)
        return [one for text in getattr(self, field) for one in names.claims(f"idea.{field}", text, switch)]

    def sentences(self, theory: str, switch: str) -> str | None:
        """Return what is said under a theory, with its holes.

        Parameters
        ----------
        theory : str
            Name of the theory.
        switch : {"on", "off"}
            With the effect on, or off.

        Returns
        -------
        str or None
            None where nothing is.
        """
        given = self.sentence if switch == ON else self.sentence_off
        return given.get(theory) if isinstance(given, Mapping) else given

    def check(self, theories: Collection[str]) -> None:
        """Refuse claims and sentences that cannot be read, before anything is played.

        Parameters
        ----------
        theories : collection of str
            Names of the theories that are played.

        Raises
        ------
        InputError
            With what is wrong.
        """
        for switch in self.switches:
            self.claims(theories, switch)
            for text in self._texts(switch):
                for hole in holes(text):
                    self.names(theories).side("idea.sentence", hole, switch)

    def _texts(self, switch: str) -> Iterator[str]:
        given = self.sentence if switch == ON else self.sentence_off
        for text in given.values() if isinstance(given, Mapping) else [given]:
            if text is not None and not isinstance(text, str):
                raise InputError(f"idea.sentence is a text, or one for each theory, got {text!r}")
            yield text or ""
