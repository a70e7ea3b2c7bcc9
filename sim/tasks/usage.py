"""Help: what can be asked, with examples, and what every setting means."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sim.shipped import CONFIGS
from sim.tasks.configs import GLOBAL, SEVERAL, installed_in, located
from sim.version import NUMBERS, __version__

HEAD = """Whom should a campaign approach first?

    grapevine key=value ...           one run; it makes a folder in results/
    grapevine -m key=value,value ...  a run for each combination of values
    grapevine group=option --help     also the settings of that option
    grapevine --version

In a clone of the repository, python run.py does the same. Your own settings are files in ./configs/ (or in
configs=FOLDER): configs/scenario/mine.yaml is scenario=mine; so for network, people, theory, seeding and campaign.

Examples:
    grapevine theory=key_person,flow seeding=random,hubs,bridges campaign.budget=50
    grapevine network=ties.csv network.nodes=people.csv
    grapevine '+seeding.mine={kind: roster, path: mine.csv}'
    grapevine task=worth theory=flow
    grapevine -m theory=flow,key_person campaign.budget=10,20,40
"""


def version() -> str:
    """Return which release this is, and which numbers it gives.

    Returns
    -------
    str
        Results with different numbers cannot be compared.
    """
    return f"grapevine {__version__}, numbers {NUMBERS}"


def usage(arguments: list[str], folder: Path = CONFIGS) -> str:
    """Return how the command is used.

    Parameters
    ----------
    arguments : list of str
        As typed; of each ``group=option`` among them the settings are told, too.
    folder : pathlib.Path
        ``config.yaml``, and a folder for each group; a user's own files are found by the arguments.

    Returns
    -------
    str
        Examples, tasks, groups with their options, and settings with their comments.
    """
    arguments, configs = located([one for one in arguments if one not in ("-h", "--help")], folder)
    groups = {group: list(options.values()) for group, options in configs.groups.items()}
    tasks = [f"    {file.stem:13} {_about(file)}" for file in groups.get("task", ())]
    options = [
        f"    {group}: {', '.join(sorted({*(file.stem for file in files), *installed_in(group)}))}"
        for group, files in groups.items()
    ]
    asked = [
        f"Settings of {group}={file.stem}:\n{_settings(configs.parts(group, file), _key(group, file.stem))}"
        for group, files in groups.items()
        for file in files
        if file.stem in _chosen(arguments, group)
    ]
    plain = {configs.main: "", folder / "campaign" / "plain.yaml": "campaign."}
    settings = [_settings([file], prefix) for file, prefix in plain.items()]
    parts = [HEAD, "\n".join(["Tasks:", *tasks]) + "\n", "\n".join(["Groups and their options:", *options]) + "\n"]
    return "\n".join([*parts, "Settings:", *settings, "", *asked]).rstrip()


def _chosen(arguments: list[str], group: str) -> set[str]:
    found = (one.partition("=") for one in arguments)
    return {option.strip(" []") for key, _, value in found if key.lstrip("+") == group for option in value.split(",")}


def _key(group: str, option: str) -> str:
    return "" if group in GLOBAL else f"{group}.{option}." if group in SEVERAL else f"{group}."


def _about(file: Path) -> str:
    """Return the comment at the top of a file."""
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        if not line.startswith("# @package"):
            found.append(line.lstrip("# "))
    return " ".join(found)


def _settings(files: list[Path], prefix: str) -> str:
    """Return settings as they are given on the command line, with their comments; a later file has the last word."""
    told: dict[str, tuple[str, str]] = {}
    for file in files:
        for name, value, comment in _lines(file):
            told[name] = value, comment or told.get(name, ("", ""))[1]
    lines = [f"    {prefix}{name}={value}".ljust(38) + f"  {comment}" for name, (value, comment) in told.items()]
    return "\n".join(line.rstrip() for line in lines)


def _lines(file: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the name, value and comment of each setting."""
    above = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        text, _, comment = line.partition(" # ")
        name, colon, value = text.partition(":")
        if not colon or line.startswith("#") or name.strip().startswith("-"):
            continue
        if not name.startswith("  "):
            above = "" if value.strip() else f"{name}."
            if value.strip() and name != "kind":
                yield name, value.strip(), comment
        elif value.strip():
            yield f"{above}{name.strip()}", value.strip(), comment
