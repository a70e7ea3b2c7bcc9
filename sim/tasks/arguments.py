"""What is wrong with the arguments of the command line, in one line, with a suggestion."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from sim.shipped import CONFIGS, content
from sim.tasks.configs import GLOBAL, SEVERAL, Configs, installed_in
from sim.tasks.declared import kind_of
from sim.tasks.files import FILES, as_arguments, is_file
from sim.tasks.inside import SWEPT, swept, taken_out, wrong_inside
from sim.tasks.slips import FORM, SWEEP
from sim.tasks.synonyms import suggestion

_LISTS = (*SEVERAL, "theory.belief", "budgets", "broadcasts", "experiment", "runs")
_PLAIN = re.compile(r"[A-Za-z_]\w*(\.\w+)*")

MOVED = {
    "campaign.broadcast": "mechanism.broadcast.chance",
    "campaign.broadcast_worth": "mechanism.broadcast.worth",
    "network.seen_share": "network.map_shows",
    "network.wrong_share": "network.map_wrong",
    "seeding.four_r.reach": "seeding.four_r.audience",
    "theory.independent_cascade.weights": "theory.independent_cascade.tie_weight",
    "theory.key_person.weights": "theory.key_person.tie_weight",
    "theory.linear_threshold.weights": "theory.linear_threshold.tie_weight",
    "theory.weighted_cascade.weights": "theory.weighted_cascade.tie_weight",
    "theory.weights": "theory.belief",
}
"""What `sim.tasks.renamed.now_called` finds, so that nothing heavy is loaded to say it."""


@dataclass(frozen=True)
class Grammar:
    """What the command line understands: all settings stand in a folder of configs.

    Parameters
    ----------
    configs : Configs
        Files of settings.
    """

    configs: Configs

    @cached_property
    def groups(self) -> dict[str, list[str]]:
        """The options of each group."""
        ours = {group: list(options) for group, options in self.configs.groups.items()}
        return {group: sorted({*options, *installed_in(group)}) for group, options in ours.items()}

    def with_lists(self, arguments: list[str]) -> list[str]:
        """Return arguments in which ``theory=a,b`` is ``theory=[a,b]``, unless they are to be swept.

        Parameters
        ----------
        arguments : list of str
            Arguments of the command line, as typed.

        Returns
        -------
        list of str
            As Hydra reads them.
        """
        if {"-m", "--multirun"} & set(arguments):
            return arguments
        listed = []
        for argument in arguments:
            key, _, value = argument.partition("=")
            several = key in _LISTS or key.startswith(SWEPT)
            several = several and value not in ("", "null") and not value.startswith("[")
            listed.append(f"{key}=[{value}]" if several and ("," in value or key not in SEVERAL) else argument)
        return listed

    def wrong(self, arguments: list[str]) -> str:
        """Return a complaint about the first argument that is wrong whatever the others and the files say.

        Parameters
        ----------
        arguments : list of str
            Arguments of the command line, as typed.

        Returns
        -------
        str
            Empty if there is none, or if it takes composing to tell.
        """
        sweep = bool({*SWEEP} & set(arguments))
        if found := taken_out(arguments):
            return found
        parts = [one.partition("=") for one in arguments if not one.startswith(("-", "~"))]
        for key, equals, value in parts:
            if not equals:
                return f"{FORM}, got {key!r}.{self._as_option(key)}"
            if found := self._wrong_option(key, value) or self._repeated(key, value, sweep):
                return found
        if twice := _twice([key.lstrip("+") for key, _, _ in parts]):
            several = f"; several go with commas: {twice}=a,b" if twice in SEVERAL else ""
            return f"{twice} is given twice{several}"
        sure = not sweep and all(key.lstrip("+") != "scenario" for key, _, _ in parts)
        chosen = self._chosen([one for one in arguments if not one.startswith(("-", "~"))]) if sure else None
        known = [key for key, _, _ in parts if not key.startswith("+")]
        own = tuple(f"{key.lstrip('+')}." for key, _, _ in parts if key.startswith("+"))
        each = ((key, self._unknown(key, chosen)) for key in known if not key.startswith(own))
        key, wrong = next((one for one in each if one[1]), ("", ""))
        new = next((value for name, _, value in parts if name == key and value.startswith("{")), "")
        unknown = f"there is no setting {key!r}"
        return f"{unknown}; what is new begins with +: write '+{key}={new}'" if new and unknown in wrong else wrong

    def _unknown(self, key: str, chosen: set[str] | None) -> str:
        group, _, option = key.partition(".")
        if not _PLAIN.fullmatch(key) or key.endswith(".kind") or option in self.groups.get(group, []):
            return ""
        return self._wrong_key(key, chosen)

    def _repeated(self, key: str, value: str, sweep: bool) -> str:
        """Return a complaint about an option that is chosen twice, of which one would be dropped."""
        if key not in (*SEVERAL, "experiment") or (sweep and not value.startswith("[")) or "(" in value:
            return ""
        twice = _twice(_options(value)) if value.count("[") < 2 else ""
        return f"{key} names each option once, got {twice!r} twice: leave one out" if twice else ""

    def _as_option(self, word: str) -> str:
        found = [f"{group}={word}" for group, options in self.groups.items() if word in options]
        return f" Did you mean {found[0]!r}?" if found else " --help lists all of them."

    def complaint(self, error: Exception, arguments: list[str]) -> str:
        """Return one line that says what is wrong with the arguments.

        Parameters
        ----------
        error : Exception
            What reading them raised.
        arguments : list of str
            As Hydra read them.

        Returns
        -------
        str
            With a suggestion for a misspelt word.
        """
        chosen = self._chosen(arguments)
        for argument in arguments:
            key, equals, value = argument.partition("=")
            if key.startswith(("-", "~")):
                continue
            if not equals:
                return f"{FORM}, got {argument!r}.{self._as_option(argument)}"
            if wrong := self._wrong_option(key, value) or self._wrong_key(key.lstrip("+~"), chosen):
                return wrong
        if "Ambiguous value" in str(error):
            first = next((argument for argument in arguments if "," in argument), "")
            return f"several values for one setting need -m, which plays each: {first!r}{_decimal(first)}"
        return _of_hydra(" ".join(str(error).split()))

    def _wrong_option(self, group: str, value: str) -> str:
        options = self.groups.get(group.lstrip("+~"), [])
        given = _options(value) if not re.search(r"\w\(", value) else []
        wrong = [one for one in given if one not in options]
        none = value == "[]" and group in SEVERAL  # then what has a name of its own is all there is
        if options and not wrong and value.count("[") != value.count("]"):
            return f"{group}={value} has brackets that do not match.{_as_list(group, value, options)}"
        if not options or not wrong or none:
            return ""
        if why := self.configs.why_not(f"{group.lstrip('+~')}/{wrong[0]}"):
            return why
        count = f" Write network.people={value}." if group == "people" and value.isdecimal() else ""
        meant = count or _as_list(group, value, options) or suggestion(wrong[0], options)
        return f"{group} is one of {', '.join(options)}; got {wrong[0]!r}.{meant}"

    def _wrong_key(self, key: str, chosen: set[str] | None) -> str:
        """Return a complaint about a key that is nowhere, or only in options not chosen."""
        if key in self.groups or key.startswith("hydra") or _is_foreign(key, chosen):
            return ""
        if inner := swept(key):
            return self._wrong_key(inner, None)
        if key.startswith(("plans.", "people.")):
            return wrong_inside(key)
        if key.startswith("network.columns."):
            return self._wrong_key("network.columns", chosen)
        if key in MOVED:
            return f"{key} is called {MOVED[key]} now"
        if key not in self._homes:
            return f"there is no setting {key!r}.{suggestion(key, [*self._homes, *self.groups])}"
        home = self._homes[key]
        missing = home and chosen is not None and not chosen & {*home}
        return f"{key} belongs to {home[0]}, which is not chosen{_beside(key, home[0], chosen)}" if missing else ""

    @cached_property
    def keys(self) -> frozenset[str]:
        """All settings and groups."""
        return frozenset(self._homes) | frozenset(self.groups)

    @cached_property
    def _homes(self) -> dict[str, list[str]]:
        """In which options each setting stands; in none if it stands in config.yaml."""
        homes: dict[str, list[str]] = {}
        for group, options in self.configs.groups.items():
            for option, file in options.items():
                prefix = "" if group in GLOBAL else f"{group}.{option}." if group in SEVERAL else f"{group}."
                for name in self._keys(self.configs.parts(group, file), prefix):
                    homes.setdefault(name, []).append(f"{group}={option}")
        return homes | {name: [] for name in self._keys([self.configs.main], "")}

    def _keys(self, files: list[Path], prefix: str) -> set[str]:
        found = set()
        for key, value in (pair for file in files for pair in content(file).items()):
            if key not in ("defaults", "hydra", "kind"):
                inner = value if isinstance(value, dict) else {}
                found |= {f"{prefix}{key!s}", *(f"{prefix}{key!s}.{one!s}" for one in inner)}
        return found

    def _chosen(self, arguments: list[str]) -> set[str]:
        """Return what is chosen of each group, as group=option."""
        chosen: dict[str, Any] = {}
        for default in content(self.configs.main)["defaults"]:
            if default != "_self_":
                chosen |= dict(default)
        chosen |= {key: _options(value) for key, _, value in (one.partition("=") for one in arguments)}
        several = {group: [options] if isinstance(options, str) else list(options) for group, options in chosen.items()}
        return {f"{group}={option}" for group, options in several.items() for option in options}


def _is_foreign(key: str, chosen: set[str] | None) -> bool:
    """Return whether a setting belongs to a component of another package: what it has is known when it is loaded."""
    group, _, rest = key.partition(".")
    names = {rest.partition(".")[0]} if group in SEVERAL else {one.partition("=")[2] for one in chosen or ()}
    return bool(names & installed_in(group).keys())


def _of_hydra(said: str) -> str:
    """Return what Hydra says of an argument, with the next step."""
    if unknown := re.match(r"Could not override '([^']*)'", said):
        return f"there is no setting {unknown[1]!r}"
    if there := re.match(r"Could not append to config. An item is already at '([^']*)'", said):
        return f"{there[1]} is there already: write {there[1]}=, without +"
    if gone := re.match(r"Could not delete (?:from config\. )?'([^']*)'", said):
        return f"{gone[1]} cannot be taken out: leave out ~{gone[1]}"
    if said.startswith("Interpolation key"):
        return f"{said.partition(' full_key')[0]}; a variable of the shell is read between double quotes only"
    return said


def _decimal(argument: str) -> str:
    """Return what was probably meant by a comma in a number, after a semicolon."""
    key, _, value = argument.partition("=")
    kind = kind_of(key)
    if kind == "whole" and re.fullmatch(r"\d{1,3}(,\d{3})+", value):
        return f"; or a thousand has no comma: {key}={value.replace(',', '')}"
    if kind == "share" and re.fullmatch(r"\d*\.\d+,\d*\.\d+", value):
        return f"; or a pair stands in brackets: {key}=[{value}]"
    decimal = kind in ("number", "share") and re.fullmatch(r"-?\d+,\d+", value)
    return f"; or a decimal number has a point: {key}={value.replace(',', '.')}" if decimal else ""


def _as_list(group: str, value: str, options: list[str]) -> str:
    """Return how what was typed is given: names with commas between them, or a file."""
    if is_file(value) and (file := as_arguments(group, value)):
        return f" Write {file}."
    words = [one for one in re.findall(r"[\w-]+", value) if one not in ("and", "or")]
    if group in SEVERAL and value.lower() in ("all", "both", "any", "*", ""):
        return f" Name them, with commas between: {group}={','.join(options[:2])}."
    if not words or not {*words} <= {*options} or (len(words) > 1 and group not in SEVERAL):
        return ""
    return f" Write {group}={','.join(dict.fromkeys(words))}."


def _beside(key: str, home: str, chosen: set[str] | None) -> str:
    """Return what to write so that a setting is there, after a semicolon."""
    group, _, option = home.partition("=")
    own = sorted(one.partition("=")[2] for one in chosen or () if one.startswith(f"{group}="))
    if group in SEVERAL:
        return f"; write {group}={','.join([*own, option])}"
    file = next((FILES[one] for one in own if one in FILES), "")
    if file and key in {f"{group}.{one}" for one in FILES.values()}:
        return f"; the file of {group}={own[0]} is {group}.{file}"
    if file:
        return f"; a file of {own[0]} is read without it"
    return f"; write {home} beside it"


def _options(value: str) -> list[str]:
    return [one.strip(" []") for one in value.split(",")]


def _twice(words: list[str]) -> str:
    """Return the first word that stands there again."""
    return next((word for place, word in enumerate(words) if word in words[:place]), "")


GRAMMAR = Grammar(Configs(CONFIGS))
"""What the command line understands with the configs that belong to this package."""
