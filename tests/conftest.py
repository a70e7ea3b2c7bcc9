"""Shared by all tests: a limit in time, deterministic hypothesis, real networks if they are there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.limits import keep_stderr, limit

settings.register_profile("same-every-time", derandomize=True, deadline=None, database=None)
settings.load_profile("same-every-time")

ROOT = Path(__file__).parent.parent


def pytest_configure(config):
    keep_stderr(config)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item):
    with limit(item):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    with limit(item):
        return (yield)


@pytest.fixture
def real_network():
    """Return the path of a real network by name; skip where it is not on this machine."""
    folder = Path(os.environ.get("GRAPEVINE_DATA", ROOT / "data"))

    def path(name: str) -> Path:
        file = folder / name
        if not file.is_file():
            pytest.skip(f"{name} is not there; set GRAPEVINE_DATA to a folder that holds it")
        return file

    return path
