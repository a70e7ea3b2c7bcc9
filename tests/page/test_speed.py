"""The page is fast enough for a class: worlds anew while a slider moves, 200 worlds in seconds, pictures that move."""

from __future__ import annotations

import pytest

from experiments.page import SIZES, measured, written

pytestmark = [pytest.mark.slow, pytest.mark.browser]
MOST = {420: {"ms a world": 5, "s for 200 worlds": 2}, 2000: {"ms a world": 20, "s for 200 worlds": 2}}
MOST[10_000] = {"s for 200 worlds": 10}
FRAMES = 25
"""In a second, however the picture changes."""


@pytest.mark.parametrize(("people", "slower"), SIZES)
def test_it_is_as_fast_as_we_say(browser, tmp_path, people, slower):
    file = written(people, tmp_path)
    slow = missed(measured(browser, file, slower), people)
    assert not slow or not slow & missed(measured(browser, file, slower), people)  # once more: others were busy


def missed(found, people):
    """Return what is slower than we say."""
    late = {name for name, most in MOST[people].items() if found[name] > most}
    return late | {name for name in found if name.startswith("frames") and found[name] < FRAMES}
