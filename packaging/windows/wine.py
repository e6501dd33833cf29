"""A Wine prefix with what Windows would have there, and running a program in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from progress import TroubleError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

SETTINGS = r"""REGEDIT4

[HKEY_CURRENT_USER\Software\Wine\DllOverrides]
"ucrtbase"="native"

[HKEY_LOCAL_MACHINE\Software\Microsoft\Windows NT\CurrentVersion\FontSubstitutes]
"MS Shell Dlg"="DejaVu Sans"
"MS Shell Dlg 2"="DejaVu Sans"
"Segoe UI"="DejaVu Sans"
"Tahoma"="DejaVu Sans"
"""
# Neither Mono nor a browser is wanted, and no menu of this computer is to change.
OVERRIDES = "mscoree,mshtml=;winemenubuilder.exe=d"
OF_A_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY")


class Prefix(NamedTuple):
    """A folder that Wine takes for drive C, with a home beside it."""

    folder: Path

    @property
    def drive(self) -> Path:
        """What a program there calls C:."""
        return self.folder / "drive_c"

    @property
    def system(self) -> Path:
        """Where Windows has its own DLLs."""
        return self.drive / "windows" / "system32"

    def make(self, stand_ins: Path) -> None:
        """Make it, with the stand-ins of a folder. TroubleError.

        Wine shows the fonts of this computer. What Windows writes in its own is written in DejaVu
        Sans there, with which the tests measure on every system.
        """
        if self.folder.exists():
            shutil.rmtree(self.folder)
        (self.folder / "home").mkdir(parents=True)
        self.run(["wineboot", "--init"])
        for file in stand_ins.glob("*.dll"):
            shutil.copyfile(file, self.system / file.name)
        (self.folder / "settings.reg").write_text(SETTINGS, encoding="ascii")
        ended = self.run(["wine", "regedit", "/S", "settings.reg"], at=self.folder)
        if ended.returncode:
            raise TroubleError("Wine could not be prepared: " + ended.stdout.strip())
        # the servers of this start have Wine's own C library still
        self.end()

    def end(self) -> None:
        """End all that runs there."""
        subprocess.run(["wineserver", "--kill"], env=self.environment(), check=False)

    def environment(self, more: Mapping[str, str] = {}) -> dict[str, str]:
        """What a program there is told: nothing of this computer's Python, and no home of ours."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "XDG_"))}
        own = {
            "WINEPREFIX": str(self.folder),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": OVERRIDES,
            "HOME": str(self.folder / "home"),
        }
        return {**kept, **own, **more}

    def run(
        self,
        command: Sequence[str | Path],
        more: Mapping[str, str] = {},
        at: Path | None = None,
        seconds: float | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end; what it printed is in `stdout`.

        After so many seconds all that runs there is ended: subprocess.TimeoutExpired, with what it
        had printed.
        """
        with self.start(command, more, at) as process:
            try:
                printed, _ = process.communicate(timeout=seconds)
            except subprocess.TimeoutExpired as late:
                # else its servers would keep the pipe open, and this would wait for ever
                self.end()
                late.output, _ = process.communicate()
                raise
        return subprocess.CompletedProcess(process.args, process.returncode, printed, "")

    def start(
        self,
        command: Sequence[str | Path],
        more: Mapping[str, str] = {},
        at: Path | None = None,
    ) -> subprocess.Popen[str]:
        """Start a command. A pipe is its input: without one, Python has an invalid handle."""
        return subprocess.Popen(
            list(map(str, command)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=self.environment(more),
            cwd=at,
            text=True,
            encoding="utf-8",
            errors="replace",
        )


def windows_path(path: Path) -> str:
    """What a program in Wine calls a path of this computer."""
    return "Z:" + str(path.resolve()).replace("/", "\\")
