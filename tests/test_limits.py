"""Tests have a limit in time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.limits import limited

pytest.importorskip("fcntl")


def test_this_test_has_a_limit():
    assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= 300
    assert callable(signal.getsignal(signal.SIGALRM))


def test_what_hangs_fails_and_the_alarm_is_off_afterwards():
    began = time.monotonic()
    with pytest.raises(pytest.fail.Exception, match=r"took more than 0.05 s"), limited(0.05, 2):
        time.sleep(60)
    assert time.monotonic() - began < 30
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


HANGS = """
import signal, time
from tests import limits
limits.GRACE = 0.1
with limits.limited(0.1, 2):
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])  # as in compiled code, the alarm is not heard
    time.sleep(60)
"""


def test_a_process_that_hears_no_alarm_ends_and_says_where_it_was():
    root = Path(__file__).parent.parent
    given = {"cwd": root, "env": os.environ | {"PYTHONPATH": str(root)}, "timeout": 50, "check": False}
    ended = subprocess.run([sys.executable, "-c", HANGS], capture_output=True, text=True, **given)
    assert ended.returncode == 1
    assert "Timeout" in ended.stderr
    assert 'File "<string>", line 7' in ended.stderr
