"""What `start.py` says while it works: one line that moves, and one sentence when it cannot."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

STILL_ALIVE = 0.5  # seconds without a word after which the moving line counts on
SAY_AGAIN = 10  # seconds after which a line that cannot move is said again
WIDTH = 78


class TroubleError(Exception):
    """Something that the person has to know and can mend. `str()` is one sentence."""


def say(sentence: str) -> None:
    """A sentence on standard error, which never mixes with what the program prints."""
    print(f"{_name()}: {sentence}", file=sys.stderr, flush=True)


def _name() -> str:
    """Who speaks: the script that was started, which is start.py for nearly everybody."""
    name = os.path.basename(sys.argv[0])  # noqa: PTH119  an old Python comes here too
    return name if name.endswith(".py") else "start.py"


def moves() -> bool:
    """Whether a line can be written over in place: on a terminal."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def run(
    command: list[str],
    label: str,
    news: Callable[[str], str | None],
    log: Path,
    environment: Mapping[str, str] | None = None,
) -> tuple[int, list[str]]:
    """Run a command quietly: its exit status and what it printed, which also goes to `log`.

    `news` says what of one printed line is worth showing, None for nothing.
    """
    lines = []
    line = MovingLine(label)
    with log.open("a", encoding="utf-8", errors="replace") as file:
        print("$", *command, file=file)
        process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env=environment,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        try:
            for printed in _lines_of(process.stdout):
                if printed is not None:
                    lines.append(printed)
                    file.write(printed + "\n")
                line.show(None if printed is None else news(printed))
        except BaseException:
            process.terminate()
            process.wait()
            raise
        finally:
            line.end()
        return process.wait(), lines


class MovingLine:
    """`label (12 s) news`: rewritten in place on a terminal, elsewhere said again now and then.

    `clock` gives seconds.
    """

    def __init__(self, label: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.label = label
        self.news = ""
        self.clock = clock
        self.began = self.said = clock()
        self.moves = moves()
        if not self.moves:
            say(label + " ...")

    def show(self, news: str | None) -> None:
        """What is new, None for nothing: time has passed."""
        self.news = news or self.news
        now = self.clock()
        text = f"{self.label} ({int(now - self.began)} s) {self.news}".rstrip()
        if self.moves:
            sys.stderr.write("\r" + text[:WIDTH].ljust(WIDTH))
            sys.stderr.flush()
        elif now - self.said >= SAY_AGAIN:
            self.said = now
            say(text)

    def end(self) -> None:
        """It is done."""
        text = f"{self.label} ({int(self.clock() - self.began)} s)"
        if " MB" in self.news:  # how much it was, and its bar, stay to be read
            text = "{} {}".format(text, self.news.partition(", ")[0])
        if self.moves:
            sys.stderr.write("\r" + text[:WIDTH].ljust(WIDTH) + "\n")
            sys.stderr.flush()
        else:
            say(text)


def _lines_of(stream: TextIO | None) -> Iterator[str | None]:
    """The lines of a stream as they come, and None whenever it is silent for a while."""
    waiting: queue.Queue[str | None] = queue.Queue()
    if stream is None:
        return
    reader = threading.Thread(target=_read, args=(stream, waiting), daemon=True)
    reader.start()
    while True:
        try:
            line = waiting.get(timeout=STILL_ALIVE)
        except queue.Empty:
            yield None
            continue
        if line is None:
            return
        yield line.rstrip()


def _read(stream: TextIO, waiting: queue.Queue[str | None]) -> None:
    for line in stream:
        waiting.put(line)
    waiting.put(None)
