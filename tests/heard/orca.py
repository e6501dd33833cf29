"""What Debian's screen reader, Orca, says of the daily path.

python -m tests.heard.orca OUT   writes it to OUT
"""

import queue
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from tests.heard import daily_path, desktop

# Orca belongs to the system's own Python, which is not to take this module for it
_PYTHON = ["/usr/bin/python3", "-P"]
_INSIDE = Path(__file__).with_name("orca_inside.py")
_LONGEST = 60.0  # seconds to wait for what has to come; Orca is slow on a busy machine


def version():
    """The version of Orca that is installed, as `43.1`; empty without one."""
    if not Path(_PYTHON[0]).exists():
        return ""
    asked = subprocess.run(
        [*_PYTHON, "-c", "from orca import orca_platform; print(orca_platform.version)"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return asked.stdout.strip()


class Orca:
    """Orca beside a reader: what it says in each step of the reader's goes to `spoken`."""

    def __init__(self, preferences, reader, start):
        self.spoken = [f"# Orca {version()}"]
        self._reader, self._lines, self._since = reader, queue.SimpleQueue(), []
        self._process = start([*_PYTHON, str(_INSIDE), str(preferences)])
        threading.Thread(target=self._keep_lines, daemon=True).start()
        while self._next() != "say Screen reader on.":
            pass
        reader.before_each_step(self._begin_step)

    def end_step(self):
        """Write down what was said, once the program has no more to tell and Orca to say."""
        quiet = 0
        while quiet < 2:
            self._reader.ask_once()
            before = len(self._since)
            self._be_idle()
            quiet = quiet + 1 if len(self._since) == before else 0
        self.spoken += self._since
        self._since = []

    def _begin_step(self, what):
        self.end_step()
        self.spoken += ["", what]

    def _be_idle(self):
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        while (line := self._next()) != "idle":
            self._since.append(line)

    def _next(self):
        try:
            return self._lines.get(timeout=_LONGEST)
        except queue.Empty:
            status = self._process.poll()
            msg = f"Orca fell silent after {[*self.spoken, *self._since][-8:]}; exit: {status}"
            raise AssertionError(msg) from None

    def _keep_lines(self):
        for line in self._process.stdout:
            self._lines.put(line.strip())


def spoken(home):
    """What Orca says of the daily path, as the text of a recording."""
    beside = []
    diary = home / "diary.ptdiary"
    daily_path.write_diary(diary)

    def start_orca(reader, start):
        beside.append(Orca(home / "orca", reader, start))

    with desktop.heard(home, diary, start_orca) as reader:
        daily_path.walk(reader)
        beside[0].end_step()
    return "\n".join(beside[0].spoken).strip() + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        Path(sys.argv[1]).write_text(spoken(Path(folder)), encoding="utf-8")
