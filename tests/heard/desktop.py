"""A screen, a bus and the program, all of them private, and gone afterwards."""

import os
import shutil
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from tests.heard.reader import Reader
from tests.source import ROOT

NEEDED = ("Xvfb", "dbus-daemon")
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_KEPT = ("PATH", "LANG", "PYTHONPATH", "LD_LIBRARY_PATH", "TMPDIR")


def lacking():
    """What is missing for a bus that screen readers could use; empty where it can be tried."""
    programs = [each for each in NEEDED if shutil.which(each) is None]
    launcher = any(Path(each).exists() for each in LAUNCHERS)
    return ", ".join([*programs, *([] if launcher else ["at-spi2-core"])])


@contextmanager
def heard(home, diary, beside=None):
    """A reader of the program, which runs on a diary with `home` as its home folder.

    `beside` starts what listens as well, before the program comes: it is called with the reader
    and with a function that starts a command there.
    """
    with ExitStack() as stack:
        environment = private_environment(home)
        # reset after its first guest, it would turn the second away meanwhile
        screen = start(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp",
             "-noreset"],
            environment, stack,
        )  # fmt: skip
        environment["DISPLAY"] = f":{screen.stdout.readline().strip()}"
        bus = start(["dbus-daemon", "--session", "--nofork", "--print-address=1"],
                     environment, stack)  # fmt: skip
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        reader = stack.enter_context(Reader.of_session(environment["DBUS_SESSION_BUS_ADDRESS"]))
        if beside is not None:
            beside(reader, partial(start, environment=environment, stack=stack))
        program = start(
            [sys.executable, "-m", "tests.heard.program", str(diary)], environment, stack
        )
        reader.find_program(program)
        yield reader
        program.terminate()
        assert program.wait(20) == 0, "it ends as by hand, with nothing broken"


def private_environment(home):
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    return {
        **{name: os.environ[name] for name in _KEPT if name in os.environ},
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "TZ": "UTC0",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONFAULTHANDLER": "1",
    }


def start(command, environment, stack):
    """A process that ends with the stack; what it says goes where pytest keeps it."""
    process = subprocess.Popen(
        command, env=environment, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    stack.callback(process.stdout.close)
    stack.callback(process.stdin.close)
    stack.callback(process.wait)
    stack.callback(process.kill)
    return process
