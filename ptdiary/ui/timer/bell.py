"""A bell at each change: a short sound through whatever this computer plays sounds with."""

from __future__ import annotations

import io
import math
import shutil
import struct
import sys
import wave
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess
from PySide6.QtWidgets import QApplication

from ptdiary.files import FileError, write_whole
from ptdiary.paths import cache_folder

if TYPE_CHECKING:
    from pathlib import Path

_RATE = 22_050  # samples a second
_LASTS = 0.45  # seconds
_TONES = ((880.0, 0.6), (1_760.0, 0.25))  # hertz, and how loud
_FADES = 9.0  # a second
_HIGHEST = 32_767
_FILE = "bell.wav"
_PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"))


def bell_sound() -> bytes:
    """The bell as a WAV file of one channel."""
    samples = []
    for number in range(int(_RATE * _LASTS)):
        at = number / _RATE
        tone = sum(loud * math.sin(2 * math.pi * hertz * at) for hertz, loud in _TONES)
        samples.append(round(_HIGHEST * 0.6 * tone * math.exp(-_FADES * at)))
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(_RATE)
        sound.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return out.getvalue()


def sound_player() -> tuple[str, ...]:
    """The program that plays a sound file here, and its options; empty where there is none."""
    wanted = (("afplay",),) if sys.platform == "darwin" else _PLAYERS
    for name, *options in wanted:
        found = shutil.which(name)
        if found is not None:
            return (found, *options)
    return ()


class Bell(QObject):
    """Rings; where no sound can be played, the system's own beep.

    The sound is written to the folder of what can be made again, which holds nothing of the diary.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: tuple[str, ...] | None = None
        self._file: Path | None = None
        self._process = QProcess(self)
        self._process.errorOccurred.connect(self._beep)

    def ring(self) -> None:
        """Ring once; while it still rings, not again."""
        file = self._sound_file()
        if file is None:
            self._beep()
        elif sys.platform == "win32":
            self._ring_in_windows(file)
        else:
            if self._player is None:
                self._player = sound_player()
            if not self._player:
                self._beep()
            elif self._process.state() == QProcess.ProcessState.NotRunning:
                program, *options = self._player
                self._process.start(program, [*options, str(file)])

    def _sound_file(self) -> Path | None:
        if self._file is None or not self._file.is_file():
            file = cache_folder() / _FILE
            try:
                write_whole(file, bell_sound())
            except FileError:
                return None
            self._file = file
        return self._file

    def _ring_in_windows(self, file: Path) -> None:
        import winsound  # noqa: PLC0415 only there

        with suppress(RuntimeError):
            winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_ASYNC)  # type: ignore[attr-defined,unused-ignore]

    def _beep(self) -> None:
        QApplication.beep()
