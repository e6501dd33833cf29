"""The log of bugs: where each one happened, and not a word of the diary.

The message of an exception can quote what the patient wrote, so only its type is kept, with the
places in the program that it came through.
"""

import os
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from ptdiary import __version__
from ptdiary.paths import log_file

LARGEST_LOG = 256 * 1024  # bytes; a larger one begins anew
_FLAGS = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NONBLOCK", 0)  # a pipe is not waited for


def place_of(error: BaseException) -> str:
    """Where the error arose, as `review.py, line 33`."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else "unknown"


def log_bug(error: BaseException) -> Path | None:
    """Add an error and what caused it to the log, and return the log; None if that fails."""
    with suppress(OSError):
        log = log_file()
        begin_anew = log.exists() and log.stat().st_size > LARGEST_LOG
        flags = _FLAGS | (os.O_TRUNC if begin_anew else os.O_APPEND)
        with os.fdopen(os.open(log, flags, 0o600), "w", encoding="utf-8") as file:
            file.write(_report_of(error))
        return log
    return None


def _report_of(error: BaseException) -> str:
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    lines = [f"{moment} PT Diary {__version__}"]
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        frames = traceback.extract_tb(cause.__traceback__)
        lines += [f"  {each.filename}, line {each.lineno}, in {each.name}" for each in frames]
        cause = cause.__cause__ or cause.__context__
    return "\n".join([*lines, "", ""])
