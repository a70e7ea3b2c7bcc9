"""Settings, declared once: what they may be, in what unit, what they mean, and what they usually are."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import numpy as np

from sim.errors import InputError, check_choice, told
from sim.values import fraction, real, shown, span, whole

KINDS = ("whole", "number", "share", "flag", "choice", "text", "file", "other")
"""What a value can be; "other" is checked by who declares it."""


@dataclass(frozen=True)
class Bound:
    """An end of a range that depends on other settings.

    Parameters
    ----------
    text : str
        A formula of other settings, for instance "people - 1".
    of : callable
        Takes the component and returns the number.
    """

    text: str
    of: Callable[[Any], float]


End = float | Bound | None


@dataclass(frozen=True)
class Setting:
    """What a setting may be, and what it means.

    Parameters
    ----------
    low, high : float, Bound or None
        Ends of the range, themselves allowed; None is no end.
    above : float or None
        A lower end that is not allowed itself.
    unit : str
        What is counted or measured.
    text : str
        What it means, in a few words without a full stop.
    choices : tuple of str
        What it may be, where these are words.
    also : mapping of str or None to str
        What it may be besides, and what that means. None is written null.
    was : tuple of str
        Names it had once.
    what : str
        What it is called in a message, where it is a text: "the name of a column".
    shortest : int
        Characters a text has at least.
    secret : bool
        Whether its value is never shown.
    name : str
        Of the field.
    kind : str
        One of `KINDS`.
    several : bool
        Whether a list of such values is allowed, too.
    default : object
        What it usually is; ``...`` where it has to be given.
    """

    low: End = None
    high: End = None
    above: float | None = None
    unit: str = ""
    text: str = ""
    choices: tuple[str, ...] = ()
    also: Mapping[Any, str] = field(default_factory=dict)
    was: tuple[str, ...] = ()
    what: str = ""
    shortest: int = 1
    secret: bool = False
    name: str = ""
    kind: str = ""
    several: bool = False
    default: Any = ...

    def check(self, value: Any, component: Any = None) -> None:
        """Refuse a value that is not allowed.

        Parameters
        ----------
        value : object
            What was given.
        component : object, optional
            What has the setting, where an end of the range depends on others of its settings.

        Raises
        ------
        InputError
            With the name, the range and the value.
        """
        for one in self._refused(value, component):
            if self.kind == "choice" and not self.also:
                check_choice(self.name, one, self.choices)
            got = "something else" if self.secret else told(one)
            raise InputError(f"{self.name} is {self._allowed(component)}, got {got}", field=self.name)

    def fits(self, value: Any) -> bool:
        """Return whether a value is allowed whatever the other settings are.

        Parameters
        ----------
        value : object
            What was given.

        Returns
        -------
        bool
            Ends of the range that depend on others are left aside.
        """
        return not any(True for _ in self._refused(value, None))

    def _refused(self, value: Any, component: Any) -> Iterator[Any]:
        """Yield what is not allowed: of a list, those in it; what is allowed besides stands alone."""
        if self.several and np.iterable(value) and not isinstance(value, (str, Mapping)):
            yield from (one for one in value if not self._allows(one, component))
        elif not self._is_besides(value) and not self._allows(value, component):
            yield value

    def _is_besides(self, value: Any) -> bool:
        return any(value is word or (isinstance(value, str) and value == word) for word in self.also)

    def _allows(self, value: Any, component: Any) -> bool:
        if self.kind in ("whole", "number", "share"):
            number = {"whole": whole, "number": real, "share": fraction}[self.kind](value)
            return number is not None and self._inside(number, component)
        if self.kind in ("text", "file"):
            allowed = (str, Path) if self.kind == "file" else str
            return isinstance(value, allowed) and len(str(value)) >= self.shortest
        if self.kind == "choice":
            return isinstance(value, str) and value in self.choices
        return self.kind != "flag" or isinstance(value, bool)

    def _inside(self, number: float | Fraction, component: Any) -> bool:
        low, high = self.ends(component)
        if self.above is not None and not number > self.above:
            return False
        return not (low is not None and number < low) and not (high is not None and number > high)

    def ends(self, component: Any = None) -> tuple[float | None, float | None]:
        """Return the ends of the range.

        Parameters
        ----------
        component : object, optional
            What has the setting; without it an end that depends on others is None.

        Returns
        -------
        tuple of float or None
            The lowest and the highest value; None where there is no end, and for the lowest where it is `above`.
        """
        return _end(self.low, component), _end(self.high, component)

    def _allowed(self, component: Any) -> str:
        """Return what is allowed, for a message."""
        low, high = self.ends(component)
        also = "".join(f", or {_word(word)}" for word in self.also)
        what = {
            "flag": "true or false",
            "text": self.what or "a text",
            "file": self.what or "the path of a file",
            "choice": f"one of {', '.join(self.choices)}",
        }
        if self.kind in what:
            long = f" of {self.range}" if self.shortest > 1 else ""
            return what[self.kind] + long + also
        of = f" of {self.unit}" if self.unit and self.kind == "whole" else ""
        whole_number = {"whole": "a whole number", "share": "a share"}.get(self.kind, "a number")
        return f"{whole_number}{of} {span(self.kind, low, high, self.above)}".rstrip() + also

    @property
    def range(self) -> str:
        """What is allowed, for a table or a comment: "0 to 1", "2 to people - 1", "ignored, trust"; may be empty."""
        if self.choices:
            return ", ".join(self.choices)
        if self.kind == "flag":
            return "true, false"
        if self.shortest > 1:
            return f"{self.shortest} characters or more"
        low, high = (end.text if isinstance(end, Bound) else shown(end) for end in (self.low, self.high))
        if self.above is not None:
            return f"more than {shown(self.above)}" + (f", up to {high}" if high else "")
        if low and high:
            return f"{low} to {high}"
        return f"{low} or more" if low else f"up to {high}" if high else ""

    @property
    def comment(self) -> str:
        """What stands beside it in a file of settings."""
        inside = "" if self.kind == "flag" else self.range
        text = ": ".join(part for part in (self.text, inside) if part) if self.choices else self.text
        return "; ".join(part for part in (text, "" if self.choices else inside, *self.besides) if part)

    @property
    def besides(self) -> tuple[str, ...]:
        """What it may be besides, each with its meaning: "null is without end"."""
        return tuple(f"{_word(word)} is {meaning}" if meaning else _word(word) for word, meaning in self.also.items())


def setting(
    default: Any = ...,
    *,
    low: End = None,
    high: End = None,
    above: float | None = None,
    unit: str = "",
    text: str = "",
    choices: tuple[str, ...] = (),
    also: Mapping[Any, str] | None = None,
    was: tuple[str, ...] = (),
    what: str = "",
    shortest: int = 1,
    secret: bool = False,
    kind: str = "",
) -> Any:
    """Return a field of a dataclass that is a setting.

    Parameters
    ----------
    default : object
        What it usually is; without it, a value has to be given.
    low, high, above, unit, text, choices, also, was, what, shortest, secret
        As in `Setting`.
    kind : str
        One of `KINDS`, where the type of the field does not say it.

    Returns
    -------
    dataclasses.Field
        To stand at the right of an annotation.

    Examples
    --------
    >>> @dataclass(frozen=True)
    ... class Posters(Checked):
    ...     chance: float = setting(0.1, low=0, high=1, unit="per day", text="chance to see one")
    >>> settings_of(Posters)["chance"].comment
    'chance to see one; 0 to 1'
    """
    besides = also if also is not None else {}
    return _field(
        Setting(low, high, above, unit, text, choices, besides, was, what, shortest, secret, kind=kind, default=default)
    )


def same(cls: type[Any], name: str, **changes: Any) -> Any:
    """Return a field that is a setting of another class, too, declared there.

    Parameters
    ----------
    cls : type
        Who declares it.
    name : str
        Of the setting.
    **changes
        What is different here, as in `Setting`: another default, another text.

    Returns
    -------
    dataclasses.Field
        To stand at the right of an annotation.
    """
    return _field(replace(settings_of(cls)[name], **changes))


def value_of(cls: type[Any], name: str, value: Any) -> Any:
    """Return a value of a setting, if it is allowed whatever the other settings are.

    Parameters
    ----------
    cls : type
        Who declares the setting.
    name : str
        Of the setting.
    value : object
        What was given.

    Returns
    -------
    object
        The value; a whole number as an int, another number as a float.

    Raises
    ------
    InputError
        With the name, the range and the value.
    """
    declared = settings_of(cls)[name]
    declared.check(value)
    number = {"whole": whole, "number": real}.get(declared.kind, lambda _: None)(value)
    return value if number is None else number


def _field(declared: Setting) -> Any:
    default = dataclasses.MISSING if declared.default is ... else declared.default
    return field(default=default, repr=not declared.secret, metadata={"setting": declared})


class Checked:
    """What has settings, all of which are checked when it is made.

    A dataclass whose fields are made by `setting`. Where one has more to check, it does so in a
    ``__post_init__`` of its own after it has called this one.
    """

    def __post_init__(self) -> None:
        own = settings_of(type(self)).values()
        wrong = [one for one in own if not one.fits(getattr(self, one.name))]
        for one in wrong or own:  # what is wrong by itself comes before what only does not fit the others
            one.check(getattr(self, one.name), self)


def settings_of(cls: type[Any]) -> dict[str, Setting]:
    """Return the settings of a class.

    Parameters
    ----------
    cls : type
        A dataclass, or none.

    Returns
    -------
    dict of str to Setting
        By name, in the order of the fields.
    """
    return _settings_of(cast(Any, cls))


@functools.cache
def _settings_of(cls: Any) -> dict[str, Setting]:
    if not dataclasses.is_dataclass(cls):
        return {}
    return {one.name: _declared(one) for one in dataclasses.fields(cls) if "setting" in one.metadata}


def _declared(one: dataclasses.Field[Any]) -> Setting:
    declared: Setting = one.metadata["setting"]
    text = one.type if isinstance(one.type, str) else getattr(one.type, "__name__", str(one.type))
    parts = {part.strip() for part in text.split("|")}
    several = any(part.startswith(("Sequence", "tuple", "list")) for part in parts)
    also = {**({None: ""} if "None" in parts else {}), **declared.also}
    found = [kind for word, kind in _TYPES if word in {part.rpartition(".")[2] for part in parts}]
    kind = declared.kind or ("choice" if declared.choices else found[0] if found else "other")
    return replace(declared, name=one.name, kind=kind, several=several or kind == "share", also=also)


_TYPES = (("bool", "flag"), ("float", "number"), ("int", "whole"), ("Path", "file"), ("str", "text"))


def _end(end: End, component: Any) -> float | None:
    """Return an end of a range as a number; None where it depends on what is missing or wrong itself."""
    if not isinstance(end, Bound):
        return end
    try:
        number = None if component is None else end.of(component)
    except (ArithmeticError, TypeError, ValueError):
        return None
    return whole(number) if hasattr(number, "__index__") else real(number)


def _word(word: Any) -> str:
    return "null" if word is None else str(word)
