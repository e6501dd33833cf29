"""What happens when the program has a bug: the forms are kept first, then it speaks."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from ptdiary.bug_log import write_down
from ptdiary.report.wording import window as words

if TYPE_CHECKING:
    from types import TracebackType

    from ptdiary.ui.main_window import MainWindow


class Faults:
    """Stands at `sys.excepthook` while the window is open."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._before = sys.excepthook

    def stand(self) -> None:
        """From now on, hear of every error that nothing else handles."""
        sys.excepthook = self.handle

    def leave(self) -> None:
        """Let the earlier hook stand again."""
        sys.excepthook = self._before

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Keep the forms, write the log, say one sentence. Ctrl+C ends the program as usual."""
        if not issubclass(kind, Exception):
            self._before(kind, error, trace)
            return
        with suppress(Exception):
            self._window.keep_drafts()
        write_down(error)
        print(words.BUG_LINE, file=sys.stderr)  # noqa: T201 who started it in a terminal sees it
        with suppress(Exception):
            self._window.notices.tell_bug()
