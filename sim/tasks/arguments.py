"""What is wrong with the arguments of the command line, in one line, with a suggestion."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from omegaconf import DictConfig, OmegaConf

from sim.errors import did_you_mean
from sim.kinds import moved

SEVERAL = ("theory", "seeding", "mechanism")
"""Groups of which several options are chosen at once."""

_LISTS = (*SEVERAL, "theory.weights", "budgets", "broadcasts", "experiment")
_GLOBAL = ("scenario", "task")


@dataclass(frozen=True)
class Grammar:
    """What the command line understands: all settings stand in a folder of configs.

    Parameters
    ----------
    configs : pathlib.Path
        ``config.yaml``, and a folder for each group with a file for each option.
    """

    configs: Path

    @cached_property
    def groups(self) -> dict[str, list[str]]:
        """The options of each group."""
        folders = sorted(self.configs.glob("*/"))
        return {folder.name: sorted(file.stem for file in folder.glob("*.yaml")) for folder in folders}

    def with_lists(self, arguments: list[str]) -> list[str]:
        """Return arguments in which ``theory=a,b`` is ``theory=[a,b]``, unless they are to be swept.

        Parameters
        ----------
        arguments : list of str
            As typed.

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
            several = key in _LISTS and value not in ("", "null") and not value.startswith("[")
            listed.append(f"{key}=[{value}]" if several and ("," in value or key not in SEVERAL) else argument)
        return listed

    def wrong_options(self, arguments: list[str]) -> str:
        """Return a complaint about the first option that a group does not have.

        Parameters
        ----------
        arguments : list of str
            As typed.

        Returns
        -------
        str
            Empty if there is none.
        """
        parts = (argument.partition("=") for argument in arguments if not argument.startswith("~"))
        return next((wrong for group, _, value in parts if (wrong := self._wrong_option(group, value))), "")

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
                return f"arguments have the form key=value, got {argument!r}"
            if wrong := self._wrong_option(key, value) or self._wrong_key(key.lstrip("+~"), chosen):
                return wrong
        if "Ambiguous value" in str(error):
            first = next((argument for argument in arguments if "," in argument), "")
            return f"several values for one setting need -m, which plays each: {first!r}"
        return " ".join(str(error).split())

    def _wrong_option(self, group: str, value: str) -> str:
        options = self.groups.get(group.lstrip("+~"), [])
        given = [one.strip() for one in value.strip("[]").split(",")] if "(" not in value else []
        wrong = [one for one in given if one not in options]
        none = value == "[]" and group in SEVERAL  # then what has a name of its own is all there is
        if not options or not wrong or none:
            return ""
        return f"{group} is one of {', '.join(options)}; got {wrong[0]!r}.{did_you_mean(wrong[0], options)}"

    def _wrong_key(self, key: str, chosen: set[str]) -> str:
        """Return a complaint about a key that is nowhere, or only in options not chosen."""
        if key in self.groups or key.startswith("hydra"):
            return ""
        if key in moved():
            return f"{key} is called {moved()[key]} now"
        if key not in self._homes:
            return f"there is no setting {key!r}.{did_you_mean(key, self._homes)}"
        home = self._homes[key]
        return f"{key} belongs to {home[0]}, which is not chosen" if home and not chosen & {*home} else ""

    @cached_property
    def _homes(self) -> dict[str, list[str]]:
        """In which options each setting stands; in none if it stands in config.yaml."""
        homes: dict[str, list[str]] = {}
        for group, options in self.groups.items():
            for option in options:
                prefix = "" if group in _GLOBAL else f"{group}.{option}." if group in SEVERAL else f"{group}."
                for name in self._keys(f"{group}/{option}", prefix):
                    homes.setdefault(name, []).append(f"{group}={option}")
        return homes | {name: [] for name in self._keys("config", "")}

    def _keys(self, name: str, prefix: str) -> set[str]:
        config: Any = OmegaConf.load(self.configs / f"{name}.yaml")
        found = set()
        for key in config:
            if key not in ("defaults", "hydra", "kind"):
                inner = config[key] if isinstance(config._get_node(key), DictConfig) else {}
                found |= {f"{prefix}{key!s}", *(f"{prefix}{key!s}.{one!s}" for one in inner)}
        return found

    def _chosen(self, arguments: list[str]) -> set[str]:
        """Return what is chosen of each group, as group=option."""
        config: Any = OmegaConf.load(self.configs / "config.yaml")
        chosen: dict[str, Any] = {}
        for default in config.defaults:
            if default != "_self_":
                chosen |= dict(default)
        chosen |= {key: value.strip("[]").split(",") for key, _, value in (one.partition("=") for one in arguments)}
        several = {group: [options] if isinstance(options, str) else list(options) for group, options in chosen.items()}
        return {f"{group}={option.strip()}" for group, options in several.items() for option in options}
