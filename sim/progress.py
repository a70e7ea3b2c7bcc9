"""How far playing has come: a bar, or whoever the caller names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm

from sim.ending import check
from sim.errors import InputError
from sim.words import say

Progress = bool | Callable[[], object] | None
"""What a caller may give: True for a bar, a function to be called, or nothing."""


@contextmanager
def progress_bar(total: int, always: bool = False, ranks: bool = True) -> Iterator[Callable[[], object]]:
    """Show how far playing has come.

    Parameters
    ----------
    total : int
        Blocks at most.
    always : bool
        Whether to show it where nobody looks on, too: where stderr is no terminal, as in notebooks.
    ranks : bool
        Whether people are ranked before the first block is played.

    Yields
    ------
    callable
        To be called after each block.
    """
    playing = say("bar-playing")
    before, disable = say("bar-ranking") if ranks else playing, False if always else None
    with tqdm(total=total, desc=before, unit=say("bar-world"), disable=disable, leave=False) as bar:

        def played() -> None:
            check()
            bar.set_description(playing, refresh=bar.n == 0)
            bar.update()

        yield played


@contextmanager
def watching(progress: Progress, total: int, ranks: bool = False) -> Iterator[Callable[[], object] | None]:
    """Tell how far playing has come, as the caller wishes.

    Parameters
    ----------
    progress : bool, callable or None
        True shows a bar on stderr, gone at the end; a callable is called after each block.
    total : int
        Blocks at most.
    ranks : bool
        As in `progress_bar`.

    Yields
    ------
    callable or None
        To be called after each block.

    Raises
    ------
    InputError
        If `progress` is something else.
    """
    if progress is True:
        with progress_bar(total, always=True, ranks=ranks) as played:
            yield played
    elif progress is None or progress is False:
        yield None
    elif callable(progress):
        yield progress
    else:
        raise InputError(f"progress is True, False or a function without arguments, got {progress!r}", field="progress")
