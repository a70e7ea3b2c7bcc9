"""How people are heard where some speak otherwise than their live ties say, or leave marks; in small words."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.engines.kept import PERSON, UPPER
from sim.engines.manner import day_of, differs, leave, mark_of, set_bounds
from sim.engines.pages import enter_live, look_ahead, place_on
from sim.engines.small import CONVINCED, KNOWING, LOOKED, SLOTS, WAITING, hear
from sim.kernels import kernel
from sim.luck import Purpose, fill_between

_TIE = int(Purpose.TIE)


@kernel
def gives_up(speech: Any, small: Any) -> Any:
    """Return whether so many ties were looked at one by one that all should be.

    Parameters
    ----------
    speech : Speech
        Of the campaign that is played.
    small : Small
        Of the same campaign.

    Returns
    -------
    bool
        False where live ties are known.
    """
    return speech.cap > 0 and small.tally[LOOKED] > speech.cap


@kernel
def _look_at(person: Any, end: Any, place: Any, ties: Any, speech: Any, small: Any) -> None:
    """Draw the numbers of the ties of a speaker, or ask for the live ties of those who will speak soon."""
    if speech.cap == 0:
        look_ahead(place, end, ties, small)
        return
    first, last = speech.start[person], speech.start[person + 1]
    small.tally[LOOKED] += last - first
    if not speech.drawn and last > first:
        fill_between(speech.number, first, last, speech.root_seed, speech.world, _TIE)


@kernel
def _leave(person: Any, mark: Any, later: Any, ties: Any, manner: Any) -> None:
    """Leave marks with all who hear a person on their live ties."""
    for tie in range(ties.start[person], ties.start[person + 1]):
        entry = ties.entry[tie]
        leave(mark, entry & PERSON, later + np.int64(entry >> UPPER), manner)


@kernel
def _enter(person: Any, worth: Any, mark: Any, today: Any, speech: Any, small: Any, manner: Any) -> Any:
    """Enter what the listeners of a person who speaks otherwise will hear; return how many do."""
    entered = 0
    for tie in range(speech.start[person], speech.start[person + 1]):
        day = day_of(tie, speech, manner)
        if day > 0:
            slot = np.uint64(today + day) & np.uint64(SLOTS - 1)
            at = place_on(slot, small)
            small.page[np.uint64(at)] = np.uint32(speech.listener[tie]) | worth
            small.fill[slot] = at + 1
            entered += 1
            leave(mark, speech.listener[tie], today + day, manner)
    return entered


@kernel
def _hear(
    person: Any,
    worth: Any,
    mark: Any,
    today: Any,
    knowing: Any,
    convinced: Any,
    speech: Any,
    small: Any,
    manner: Any,
) -> Any:
    """Let everybody hear a person who speaks otherwise; return how many know, and are convinced."""
    for tie in range(speech.start[person], speech.start[person + 1]):
        if day_of(tie, speech, manner) > 0:
            knowing, convinced = hear(speech.listener[tie], worth, knowing, convinced, small)
            leave(mark, speech.listener[tie], today, manner)
    return knowing, convinced


@kernel
def speak_otherwise(
    first: Any,
    end: Any,
    seeds: Any,
    today: Any,
    luck: Any,
    packing: Any,
    ties: Any,
    speech: Any,
    small: Any,
    manner: Any,
) -> None:
    """Enter what the listeners of those convinced today will hear in the calendar.

    Parameters
    ----------
    first, end, seeds : int
        Where in the order of conviction they begin and end, and where those convinced by the approach end.
    today : int
        Which day is played.
    luck, packing, ties, speech, small, manner
        As in `sim.engines.quick.play`.
    """
    step, waiting = np.int64(packing.worth.size > 1), 0
    later = today + np.int64(packing.days == 1)
    for place in range(first, end):
        person = small.order[place]
        if gives_up(speech, small):
            break
        _look_at(person, end, place, ties, speech, small)
        if luck.recommends[person]:
            worth = packing.worth[person * step]
            mark = mark_of(person, worth, speech)
            if differs(person, place < seeds, speech, manner):
                set_bounds(person, place < seeds, speech, manner)
                waiting += _enter(person, worth, mark, today, speech, small, manner)
                continue
            enter_live(person, worth, later, ties, small)
            waiting += ties.start[person + 1] - ties.start[person]
            if mark:
                _leave(person, mark, later, ties, manner)
    small.tally[WAITING] += waiting


@kernel
def listen_to_others(
    first: Any,
    end: Any,
    seeds: Any,
    today: Any,
    luck: Any,
    packing: Any,
    ties: Any,
    speech: Any,
    small: Any,
    manner: Any,
) -> None:
    """Let everybody hear those convinced the day before, where people talk for a day.

    Parameters
    ----------
    first, end, seeds
        As in `speak_otherwise`, of the day before.
    today, luck, packing, ties, speech, small, manner
        As in `speak_otherwise`.
    """
    knowing, convinced = small.tally[KNOWING], small.tally[CONVINCED]
    step = np.int64(packing.worth.size > 1)
    for place in range(first, end):
        person = small.order[place]
        if gives_up(speech, small):
            break
        _look_at(person, end, place, ties, speech, small)
        if luck.recommends[person]:
            worth = np.int64(packing.worth[person * step] >> UPPER)
            mark = mark_of(person, worth, speech)
            if differs(person, place < seeds, speech, manner):
                set_bounds(person, place < seeds, speech, manner)
                knowing, convinced = _hear(person, worth, mark, today, knowing, convinced, speech, small, manner)
                continue
            for tie in range(np.uint64(ties.start[person]), np.uint64(ties.start[person + 1])):
                knowing, convinced = hear(ties.entry[tie], worth, knowing, convinced, small)
            if mark:
                _leave(person, mark, today, ties, manner)
    small.tally[KNOWING], small.tally[CONVINCED] = knowing, convinced
