"""What is secret on the command line is not repeated by any message."""

from __future__ import annotations

import re
import unicodedata

from sim.tasks.privacy import HIDDEN

_SECRET = re.compile(r"""(?i)(?:secret|hash|passw|salt|token|credential)[\w.-]*["']?\s*[:=\uff1d]\s*""")
_ALONE = re.compile(r"(?i)(?:secret|hash|passw|salt|token|credential)[\w.-]*$")
_KEY = re.compile(r"[+~]*[A-Za-z][\w./@]*=")
_ENDS = re.compile(r"""[\s,;:='"\\(){}\[\]`\u00ab\u00b4\u00bb\u200b-\u2015\u2018-\u201f\u2060\ufeff]+""")
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
    found: set[str] = set()
    inside = False
    for argument in arguments:
        begun = _KEY.match(argument)
        inside = inside and begun is None
        for text in {argument, unicodedata.normalize("NFKC", argument)}:
            key = _SECRET.search(text)
            value = text[key.end() :] if key else text if inside else ""
            parts = (value, value.strip("\"' "), *_ENDS.split(value))
            found |= {one for one in parts if len(one) >= SHORTEST and one not in ("null", HIDDEN)}
            inside = inside or bool(key or _ALONE.search(text))
    return found
