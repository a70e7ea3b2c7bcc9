"""Addresses of luck that belong to a kind of strategy, and to parts of a strategy."""

from __future__ import annotations


class OfKind(str):
    """The address of luck that belongs to a kind of strategy, whatever a plan is called.

    Two plans with the same strategy so draw the same people, and the first of them where one approaches fewer.
    """

    __slots__ = ("again", "kind")
    kind: str
    again: str

    def __new__(cls, kind: str, again: str = "") -> OfKind:
        """Return the address of a kind, or with a word of one's own that of another, independent draw."""
        address = super().__new__(cls, f"{kind} {again}".strip())
        address.kind, address.again = kind, again
        return address

    def __reduce__(self) -> tuple[type[OfKind], tuple[str, str]]:
        return OfKind, (self.kind, self.again)


def part_of(name: str, kind: str) -> str:
    """Return the address of the luck of a strategy that is a part of another.

    Parameters
    ----------
    name : str
        The address of the whole.
    kind : str
        The kind of the part.

    Returns
    -------
    str
        That of the kind where the whole has that of its own kind, else one below the whole's.
    """
    return OfKind(kind, name.again) if isinstance(name, OfKind) else f"{name} {kind}"
