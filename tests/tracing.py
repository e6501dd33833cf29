"""Programs whose calls of the system are written down, or fail, or lie. It needs strace."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.source import ROOT

_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")


def _can_trace():
    tracer = shutil.which("strace")
    asked = [tracer, "-qq", "-o", os.devnull, "-e", "trace=fsync", sys.executable, "-c", ""]
    return tracer is not None and subprocess.run(asked, check=False).returncode == 0


needs_strace = pytest.mark.skipif(
    not _can_trace(), reason="strace is not here, or may not trace: no disk fails"
)


def with_faults(call, fault, program, *arguments):
    """Run a Python program while a call of the system fails: `error=EIO:when=3`.

    With `retval=5` the call does nothing and says that it has.
    """
    options = ["-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={call}:{fault}"]
    return _run(options, program, arguments)


def calls_of(calls, log, program, *arguments):
    """The calls that a Python program makes, in order: name, arguments, what came back."""
    done = _run(["-y", "-s", "0", "-o", log, "-e", f"trace={calls}"], program, arguments)
    assert (done.returncode, done.stderr) == (0, "")
    found = map(_CALL.match, log.read_text("utf-8").splitlines())
    return [each.groups() for each in found if each]


def environment():
    """That of a program which leaves nothing of its own in the checkout."""
    return os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


def _run(options, program, arguments):
    return subprocess.run(
        ["strace", "-f", "-qq", *options, sys.executable, "-c", program, *arguments],
        env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
