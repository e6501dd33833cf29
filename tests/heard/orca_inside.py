"""Orca with a voice that writes down: run by the system's own Python, which has Orca.

/usr/bin/python3 tests/heard/orca_inside.py PREFERENCES

Each line of its output is a word and a text: `say`, `stop` (what is being said is cut off), or
`idle`, the answer to each line of its input, given when there is nothing left to do.
"""

import sys

from gi.repository import GLib
from orca import orca, speechserver

# the names are Orca's
# ruff: noqa: N802, ARG002, ARG004


class SpeechServer(speechserver.SpeechServer):
    """What Orca takes for a synthesizer."""

    @staticmethod
    def getFactoryName():
        return "written down"

    @staticmethod
    def getSpeechServers():
        return [SpeechServer()]

    @staticmethod
    def getSpeechServer(info=None):
        return SpeechServer()

    @staticmethod
    def shutdownActiveServers():
        pass

    def speak(self, text=None, acss=None, interrupt=True):
        if text:
            write("say", text)

    def speakCharacter(self, character, acss=None):
        write("say", character)

    def speakKeyEvent(self, event, acss=None):
        pass  # the sound of a key, which is known from what was pressed

    def stop(self):
        write("stop")


def write(word, text=""):
    print(word, " ".join(text.split()), flush=True)


def answer(source, _condition):
    """Say that there is nothing left to do; of less weight than all that could be left."""
    line = source.readline()
    if line:
        GLib.idle_add(write, "idle", priority=GLib.PRIORITY_LOW)
    return bool(line)


if __name__ == "__main__":
    sys.modules["written_down"] = sys.modules["__main__"]
    orca.getSettingsManager().activate(
        sys.argv[1],
        {"speechServerFactory": "written_down", "enableBraille": False, "enableSound": False},
    )
    GLib.io_add_watch(sys.stdin, GLib.PRIORITY_LOW, GLib.IO_IN | GLib.IO_HUP, answer)
    sys.exit(orca.main())
