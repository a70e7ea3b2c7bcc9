"""Luck equals the published generator, is uniform, and correlates with nothing."""

import hashlib
import itertools

import numpy as np
import pytest
from scipy import stats

from sim.errors import InputError
from sim.luck import ONE, Purpose, bound, check_root_seed, draw, name_code, numbers, philox
from sim.world import World

ONES = 0xFFFFFFFF
# Random123 1.14, tests/kat_vectors, philox4x32 with 10 rounds: counter, key, block
KNOWN = [
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((ONES,) * 4, (ONES,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]


def by_hand(counter, key):
    """Philox4x32-10 in Python's own integers (Salmon et al. 2011, section 3.3)."""
    c, k = list(counter), list(key)
    for _ in range(10):
        a, b = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(b >> 32) ^ c[1] ^ k[0], b & ONES, (a >> 32) ^ c[3] ^ k[1], a & ONES]
        k = [(k[0] + 0x9E3779B9) & ONES, (k[1] + 0xBB67AE85) & ONES]
    return tuple(c)


@pytest.mark.parametrize(("counter", "key", "block"), KNOWN)
def test_known_answers(counter, key, block):
    assert tuple(int(word) for word in philox(*counter, *key)) == block
    assert by_hand(counter, key) == block


@pytest.mark.parametrize("seed", [0, 7, 2**32 + 5, 2**64 - 1])
@pytest.mark.parametrize("index", [0, 1, 2, 3, 4, 1001, 2**34 - 1])
def test_an_address_is_a_counter_and_a_lane(seed, index):
    block = by_hand((index // 4, 9, 3, Purpose.ROSTER), (seed & ONES, seed >> 32))
    assert int(draw(np.uint64(seed), 3, Purpose.ROSTER, index, 9)) == block[index % 4]


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 1023])
def test_a_stream_equals_its_single_draws(count):
    stream = numbers(2**63 + 1, 12, Purpose.BUY, count, 5)
    assert stream.tolist() == [int(draw(np.uint64(2**63 + 1), 12, Purpose.BUY, i, 5)) for i in range(count)]


def test_uniform():
    # false alarm: 1 in 10,000, seed fixed
    counts = np.bincount(numbers(1, 0, Purpose.TIE, 1_000_000) >> 22, minlength=1024)
    assert stats.chisquare(counts).pvalue > 1e-4


def pairs():
    def of(world=0, purpose=Purpose.TIE, name=0, seed=1):
        return numbers(seed, world, purpose, 200_000, name)

    yield "neighbouring ties", of()[:-1], of()[1:]
    yield "ties four apart", of()[:-4], of()[4:]
    yield "neighbouring persons", of(purpose=Purpose.ACCEPT)[:-1], of(purpose=Purpose.ACCEPT)[1:]
    yield "worlds", of(world=0), of(world=1)
    yield "root seeds", of(seed=1), of(seed=2)
    yield "strategies", of(name=name_code("hubs")), of(name=name_code("random"))
    for purpose in list(Purpose)[1:]:
        yield f"ties and {purpose.name}", of(), of(purpose=purpose)


@pytest.mark.parametrize(("what", "one", "other"), [pytest.param(*pair, id=pair[0]) for pair in pairs()])
def test_independent(what, one, other):
    # an 8 x 8 table of the high bits; false alarm 1 in 100,000 each, seed fixed
    table = np.bincount((one >> 29) * 8 + (other >> 29), minlength=64).reshape(8, 8)
    assert stats.chi2_contingency(table).pvalue > 1e-5


def test_addresses_never_change():
    # (purpose, name) as numbers: results of earlier versions depend on them
    world = World(8, 8, 7, 3)
    purposes = {"tie": 0, "threshold": 1, "external": 2, "accept": 3, "recommend": 4, "buy": 5}
    for name, purpose in purposes.items():
        assert getattr(world, name).tolist() == [
            *by_hand((0, 0, 3, purpose), (7, 0)),
            *by_hand((1, 0, 3, purpose), (7, 0)),
        ]
    assert name_code("hubs") == int.from_bytes(hashlib.sha256(b"hubs").digest()[:4], "little") == 0xB5F50D60
    assert world.roster("hubs").tolist()[:4] == list(by_hand((0, 0xB5F50D60, 3, 6), (7, 0)))


def test_no_two_decisions_of_a_world_share_luck():
    world = World(1000, 1000, 7, 3)
    names = ("tie", "threshold", "external", "accept", "recommend", "buy")
    luck = [getattr(world, name) for name in names] + [world.roster("hubs"), world.roster("random")]
    for one, other in itertools.combinations(luck, 2):
        assert (one != other).mean() > 0.99


def test_same_numbers_in_all_worlds_are_no_more_than_chance():
    worlds = np.array([numbers(1, world, Purpose.TIE, 4) for world in range(1000)])
    assert len(np.unique(worlds)) == worlds.size


def test_bounds_are_exact_at_the_ends():
    assert bound([0.0, 1.0, 0.5, 2**-33]).tolist() == [0, 2**32, 2**31, 1]
    assert ONE == 2**32


@pytest.mark.parametrize("seed", [-1, 2**64, 1.5, "seven", None, True])
def test_bad_root_seeds(seed):
    with pytest.raises(InputError, match="root_seed is a whole number"):
        check_root_seed(seed)
