"""The page is fast enough for a class: worlds anew while a slider moves, 200 worlds in seconds, pictures that move."""

from __future__ import annotations

import pytest

from experiments.page import measured, written

pytestmark = [pytest.mark.slow, pytest.mark.browser]
BARS = {
    420: {"ms a world": 5, "s for 200 worlds": 2, "ms a picture": 20},
    2000: {"ms a world": 20, "s for 200 worlds": 2, "ms a picture": 20},
    10_000: {"s for 200 worlds": 10, "ms a picture": 20},
}
"""A picture of each side in 20 ms is 25 pictures of both a second."""


@pytest.mark.parametrize("people", BARS)
def test_it_is_as_fast_as_we_say(browser, tmp_path, people):
    file = written(people, tmp_path)
    found = measured(browser, file)
    if any(found[name] > most for name, most in BARS[people].items()):
        found = {name: min(value, found[name]) for name, value in measured(browser, file).items()}  # others were busy
    assert {name: found[name] for name, most in BARS[people].items() if found[name] > most} == {}
