"""Without one trait of the few, random people reach what a program written apart found in the same worlds."""

import pytest

from experiments.ablation import TAKEN, measured

APART = dict(zip(TAKEN, [(330.2, 21.6), (89.7, 6.0), (242.6, 18.3), (285.2, 21.1), (65.7, 3.8)], strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("taken", TAKEN)
def test_the_losses_are_those_of_the_program_written_apart(taken):
    row = measured("flat", taken)
    assert (round(row.mean, 1), round(row.half, 1)) == APART[taken]


@pytest.mark.slow
def test_roles_that_nobody_has_twice_lose_as_much():
    own = [measured("gladwell", taken) for taken in TAKEN]
    for row in own:
        mean, half = APART[row.taken]
        assert abs(row.mean - mean) < half + row.half
    assert own[-1].mean == measured("flat", TAKEN[-1]).mean  # nobody is special: one law
