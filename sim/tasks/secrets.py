"""What is secret on the command line is not repeated by any message."""

from __future__ import annotations

import re

from sim.tasks.privacy import HIDDEN

_SECRET = re.compile(r"""(?i)(?:secret|hash|passw|salt|token|credential)[\w.-]*["']?\s*[:=]\s*""")
_ENDS = re.compile(r"""[\s,;:'"\\(){}\[\]]+""")
SHORTEST = 3
"""Characters of a part of a secret that is looked for."""


def concealed(text: str, arguments: list[str]) -> str:
    """Return a message without the secrets that arguments hold, also where their key is misspelt.

    Parameters
    ----------
    text : str
        Message that may repeat what was typed.
    arguments : list of str
        Arguments of the command line, as typed.

    Returns
    -------
    str
        With "hidden" where a secret, or a part of one, stood.

    Examples
    --------
    >>> concealed("'network.secret=open sesame' cannot be read", ["network.secret=open sesame"])
    "'network.secret=hidden' cannot be read"
    """
    for secret in sorted(_secrets(arguments), key=len, reverse=True):
        text = text.replace(secret, HIDDEN)
    return re.sub(rf"(?:{HIDDEN}[\s,]*)+{HIDDEN}", HIDDEN, text)


def _secrets(arguments: list[str]) -> set[str]:
    found = set()
    for argument in arguments:
        key = _SECRET.search(argument)
        value = argument[key.end() :] if key else ""
        parts = (value, value.strip("\"' "), *_ENDS.split(value))
        found |= {one for one in parts if len(one) >= SHORTEST and one not in ("null", HIDDEN)}
    return found
