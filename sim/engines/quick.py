"""One campaign in one world, for laws that fit into small words (`sim.engines.packing`), whatever campaigns do."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.effects import LEADER
from sim.engines.kept import UPPER
from sim.engines.manner import set_out, settle, take_on
from sim.engines.otherwise import gives_up, listen_to_others, speak_otherwise
from sim.engines.pages import enter_live, forget, listen, look_ahead
from sim.engines.small import BUYERS, CONVINCED, KNOWING, REACHED, WAITING, approach_one, convince, hear, reset
from sim.engines.waves import begin, following
from sim.kernels import kernel


@kernel
def _speak(first: Any, end: Any, today: Any, luck: Any, packing: Any, ties: Any, small: Any) -> None:
    """Enter what the listeners of those convinced today will hear in the calendar."""
    step, waiting = np.int64(packing.worth.size > 1), 0
    later = today + np.int64(packing.days == 1)
    for place in range(first, end):
        look_ahead(place, end, ties, small)
        person = small.order[place]
        if luck.recommends[person]:
            enter_live(person, packing.worth[person * step], later, ties, small)
            waiting += ties.start[person + 1] - ties.start[person]
    small.tally[WAITING] += waiting


@kernel
def _listen_at_once(first: Any, end: Any, luck: Any, packing: Any, ties: Any, small: Any) -> None:
    """Let everybody hear those convinced the day before, where people talk for a day."""
    knowing, convinced = small.tally[KNOWING], small.tally[CONVINCED]
    step = np.int64(packing.worth.size > 1)
    for place in range(first, end):
        look_ahead(place, end, ties, small)
        person = small.order[place]
        if luck.recommends[person]:
            worth = np.int64(packing.worth[person * step] >> UPPER)
            for tie in range(np.uint64(ties.start[person]), np.uint64(ties.start[person + 1])):
                knowing, convinced = hear(ties.entry[tie], worth, knowing, convinced, small)
    small.tally[KNOWING], small.tally[CONVINCED] = knowing, convinced


@kernel
def _hear_from_outside(today: Any, evidence: Any, luck: Any, needs: Any, small: Any) -> None:
    """Convince those who need nothing, on day 1, and let people hear what reaches them today."""
    if today == 1 and luck.instigators:
        for person in range(needs.size):
            if needs[person] == 0 and small.days[person] < 0:
                small.tally[KNOWING], _ = hear(person, 0, small.tally[KNOWING], small.tally[CONVINCED], small)
                convince(person, small)
    while small.tally[REACHED] < luck.reached.size and luck.reached_days[small.tally[REACHED]] == today:
        person = luck.reached[small.tally[REACHED]]
        small.tally[KNOWING], small.tally[CONVINCED] = hear(
            person, evidence, small.tally[KNOWING], small.tally[CONVINCED], small
        )
        small.tally[REACHED] += 1


@kernel
def _write_down(told: Any, done: Any, seeds: Any, today: Any, luck: Any, led: Any, small: Any, manner: Any) -> None:
    """Write down who got to know and who was convinced today, and the day's counts."""
    for place in range(told, small.tally[KNOWING]):
        small.known[small.heard[place]] = today
    for place in range(done, small.tally[CONVINCED]):
        person = small.order[place]
        small.days[person] = today
        if (
            manner is not None
            and manner.marks.size > 0
            and take_on(person, today - np.int64(place < seeds), manner) & LEADER
        ):
            small.tally[BUYERS] += led[person]
        else:
            small.tally[BUYERS] += luck.buys[person]
    for measure in range(3):
        small.counts[measure, today] = small.tally[measure]


@kernel
def _approach(wave: Any, today: Any, approach: Any, luck: Any, small: Any) -> Any:
    """Approach the people of a wave, if it is today; return the number of the next."""
    if wave == approach.days.size or approach.days[wave] != today:
        return wave
    begin(wave, approach)
    person = following(approach, small.approached, small.days)
    while person >= 0:
        approach_one(person, today, luck.accepts, small)
        person = following(approach, small.approached, small.days)
    return wave + 1


@kernel
def _is_paged(packing: Any, small: Any) -> Any:
    """Return whether words stand in the calendar: those of one day do only to be forgotten."""
    return packing.days > 1 or small.old_head.size > 0


@kernel
def _listen(
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
    """Let everybody hear what is heard today; those convinced the day before begin and end at places in the order."""
    if _is_paged(packing, small):
        listen(today, small)
    elif speech is None:
        _listen_at_once(first, end, luck, packing, ties, small)
    else:
        listen_to_others(first, end, seeds, today, luck, packing, ties, speech, small, manner)


@kernel
def _tell(
    first: Any,
    seeds: Any,
    today: Any,
    luck: Any,
    packing: Any,
    ties: Any,
    speech: Any,
    small: Any,
    manner: Any,
) -> None:
    """Enter what those convinced today will be heard to say, or count them."""
    end = small.tally[CONVINCED]
    if not _is_paged(packing, small):
        small.tally[WAITING] = end - first
    elif speech is None:
        _speak(first, end, today, luck, packing, ties, small)
    else:
        speak_otherwise(first, end, seeds, today, luck, packing, ties, speech, small, manner)


@kernel
def play(
    approach: Any,
    external_evidence: Any,
    last_day: Any,
    luck: Any,
    led: Any,
    needs: Any,
    packing: Any,
    ties: Any,
    speech: Any,
    fresh: Any,
    small: Any,
    manner: Any,
) -> Any:
    """Play one campaign.

    Who has heard enough is convinced while they listen: within a day evidence never falls, and of marks it is only
    noted on which day they are first heeded.

    Parameters
    ----------
    approach : Approach
        When and whom the campaign approaches.
    external_evidence : int
        Evidence of what comes from outside the network.
    last_day : int
        When to stop at the latest.
    luck : Luck
        Of the world; its thresholds are not read.
    led : (n,) bool array
        Who buys once convinced, if they have heeded a leader.
    needs : (n,) int16 array
        What everybody needs, 0 or more.
    packing : Packing
        What a theory says.
    ties : Ties
        Those that are heard in the world.
    speech : Speech or None
        How people speak who do not speak as their live ties say; None where all do and nobody leaves marks.
    fresh : bool
        As in `sim.engines.small.reset`.
    small : Small
        Overwritten with how this campaign goes.
    manner : Manner or None
        Overwritten with how this campaign goes, too; None where `speech` is, and none of its code is there.

    Returns
    -------
    int
        The last day that was played; -1 if it was given up.
    """
    reset(needs, fresh, small)
    if manner is not None:
        set_out(manner)
    today, wave, before, seeds = 0, 0, 0, 0
    while True:
        told, done = small.tally[KNOWING], small.tally[CONVINCED]
        if small.old_head.size > 0:
            forget(today, external_evidence, luck, small)
        wave = _approach(wave, today, approach, luck, small)
        won = small.tally[CONVINCED]
        if today > 0:
            _hear_from_outside(today, external_evidence, luck, needs, small)
            _listen(before, done, seeds, today, luck, packing, ties, speech, small, manner)
        before, seeds = done, won
        _write_down(told, done, seeds, today, luck, led, small, manner)
        _tell(done, seeds, today, luck, packing, ties, speech, small, manner)
        if speech is not None and gives_up(speech, small):
            return -1
        over = small.tally[WAITING] == 0 and small.tally[REACHED] == luck.reached.size and wave == approach.days.size
        if today >= last_day or (over and not (today == 0 and luck.instigators)):
            break
        today += 1
    if manner is not None:
        settle(today, small.days, manner)
    return today
