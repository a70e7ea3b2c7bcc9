"""Gentle damage: a few small changes, each of a kind that files and settings suffer in life."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

ODD = (
    "", "0", "-1", "1e400", "-0.0", "nan", "inf", "1_000", "½", "²", "٣", "9" * 25, "9" * 401, "9" * 5000,
    "0x1F", "true",
    "null", "None", "~", '"', "'", '""', "\\", "\\u0000", "\\ud800", "&#0;", "&#xD800;", "&#27;", "&amp;",
    "<", ">", "]]>",
    "<!DOCTYPE x [<!ENTITY a 'b'>]>", "[", "]", "{", "}", "(", ")", "[[[[[[[[", ",", ";", ",,", "\t", "\v",
    "\f", "\x1b[2J",
    "\x00", "\x01", "\x7f", "\x85", "\u2028", "\u202e", "\ufeff", "\ufffe", "\U0010ffff", "é" * 300,
    "a" * 140_000, "#", "%",
    "*", "=1+1", ":", " ", "\n", "\r", "\n\n", "../x", "/dev/zero", "${x}", "{{7*7}}", "%s%n",
)  # fmt: skip
"""What is put in place of something, or between."""

BYTES = (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf0\x9f", b"\x00", b"\xfe\xff", b"\x1f\x8b", b"PK\x03\x04")
"""What is no text."""

_TOKEN = re.compile(rb"[A-Za-z_]+|[0-9.]+|[^\sA-Za-z_0-9]")


def _place(rng: Random, data: bytes) -> int:
    return rng.randrange(len(data) + 1)


def _slice(rng: Random, data: bytes) -> tuple[int, int]:
    begin = _place(rng, data)
    return begin, min(len(data), begin + rng.choice((1, 1, 2, 8, 40)))


def _flip(rng: Random, data: bytes) -> bytes:
    place = min(_place(rng, data), len(data) - 1)
    return data[:place] + bytes([data[place] ^ (1 << rng.randrange(8))]) + data[place + 1 :]


def _cut(rng: Random, data: bytes) -> bytes:
    begin, end = _slice(rng, data)
    return data[:begin] + data[end:]


def _double(rng: Random, data: bytes) -> bytes:
    begin, end = _slice(rng, data)
    return data[:end] + data[begin:end] * rng.choice((1, 1, 3, 1000)) + data[end:]


def _end(rng: Random, data: bytes) -> bytes:
    return data[: _place(rng, data)]


def _insert(rng: Random, data: bytes) -> bytes:
    place = _place(rng, data)
    return data[:place] + rng.choice(ODD).encode() + data[place:]


def _insert_bytes(rng: Random, data: bytes) -> bytes:
    place = _place(rng, data)
    return data[:place] + rng.choice(BYTES) + data[place:]


def _tokens(data: bytes) -> list[tuple[int, int]]:
    return [found.span() for found in _TOKEN.finditer(data)] or [(0, 0)]


def _token(rng: Random, data: bytes) -> bytes:
    begin, end = rng.choice(_tokens(data))
    return data[:begin] + rng.choice(ODD).encode() + data[end:]


def _swap(rng: Random, data: bytes) -> bytes:
    tokens = _tokens(data)
    (a, b), (c, d) = sorted((rng.choice(tokens), rng.choice(tokens)))
    return data if b > c else data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def _lines(rng: Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    if rng.random() < 0.5:
        lines[one], lines[other] = lines[other], lines[one]
    else:
        lines.insert(one, lines[other])
    return b"\n".join(lines)


def _letter(rng: Random, data: bytes) -> bytes:
    places = [place for place, one in enumerate(data) if chr(one).isalnum() and one < 128] or [0]
    place = rng.choice(places)
    other = rng.choice(b"0123456789") if chr(data[place]).isdigit() else rng.choice(b"abcxyzABC_")
    return data[:place] + bytes([other]) + data[place + 1 :]


WAYS: tuple[Callable[[Random, bytes], bytes], ...] = (
    _flip, _cut, _double, _end, _insert, _insert_bytes, _token, _token, _swap, _lines, _lines, *(_letter,) * 6,
)  # fmt: skip


def damaged(rng: Random, data: bytes) -> bytes:
    """Return data with one to three small changes.

    Parameters
    ----------
    rng : random.Random
        Where luck comes from.
    data : bytes
        Of a valid file; not empty.

    Returns
    -------
    bytes
        Nearly the same.
    """
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        data = rng.choice(WAYS)(rng, data or b"\n")
    return data
