"""Lists in sentences, and sentences made of parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sim.words.catalogue import label, ours, say


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return words as a list in a sentence.

    Parameters
    ----------
    words : sequence of str
        One or more.
    last : {"and", "or", "and-then"}
        What stands before the last of several; "and-then" is for parts that hold lists themselves.

    Returns
    -------
    str
        For instance "a, b and c".

    Examples
    --------
    >>> listed(["a", "b", "c"], "or")
    'a, b or c'
    """
    if len(words) == 1:
        return words[0]
    return say(f"list-{last}", first=", ".join(words[:-1]), last=words[-1])


def capital(text: str) -> str:
    """Return a text with a capital, as a title.

    Parameters
    ----------
    text : str
        Text of one character or more.

    Returns
    -------
    str
        The rest as it was.
    """
    return text[0].upper() + text[1:]


def sentence(text: str) -> str:
    """Return a text with a capital and a full stop.

    Parameters
    ----------
    text : str
        Text of one character or more.

    Returns
    -------
    str
        The rest as it was.
    """
    return capital(text) + ("" if text.endswith(".") else ".")


def titled(kind: str, name: str, words: Callable[[str, str], str] = label) -> str:
    """Return what something is called where a line begins with it.

    Parameters
    ----------
    kind, name : str
        As in `sim.words.label`.
    words : callable
        Says what it is called: `sim.words.label` or `labelled`.

    Returns
    -------
    str
        With a capital; what somebody has named themselves keeps its name.

    Examples
    --------
    >>> titled("strategy", "hubs"), titled("strategy", "my_own")
    ('People with the most contacts', 'my_own')
    """
    text = words(kind, name)
    return capital(text) if ours(kind, name) else text
