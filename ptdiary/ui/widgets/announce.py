"""Lines that screen readers say by themselves, of what changed away from the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


def announce(of: QWidget, sentence: str, *, at_once: bool = False) -> None:
    """Let screen readers say a sentence about the window of a widget.

    `at_once`: before whatever else they are saying; only for an emergency.
    """
    announcer().take(of, sentence, at_once=at_once)


def announcer() -> Announcer:
    """The one of this application: lines of several widgets are heard one after the other."""
    application = QApplication.instance()
    found = application.findChild(Announcer) if application is not None else None
    return found or Announcer(application)


class Announcer(QObject):
    """Says what was taken once the keyboard is where it will be, as moving it cuts speech off.

    What is taken within one turn of the event loop is one line, in which nothing stands twice.
    `said` with each line, and whether it was said at once.
    """

    said = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._taken: dict[str, bool] = {}
        self._of: QWidget | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._say)

    def take(self, of: QWidget, sentence: str, *, at_once: bool) -> None:
        """Say this soon."""
        if not sentence:
            return
        self._of = of
        self._taken[sentence] = at_once or self._taken.get(sentence, False)
        self._soon.start()

    def _say(self) -> None:
        taken, self._taken = self._taken, {}
        of, self._of = self._of, None
        # what is urgent comes first
        line = " ".join(_ended(each) for each in sorted(taken, key=lambda each: not taken[each]))
        at_once = any(taken.values())
        if of is not None and isValid(of):
            event = QAccessibleAnnouncementEvent(of.window(), line)
            politeness = QAccessible.AnnouncementPoliteness
            event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
            QAccessible.updateAccessibility(event)
        self.said.emit(line, at_once)


def _ended(sentence: str) -> str:
    """With a stop, so that speech pauses before what follows."""
    return sentence if sentence.endswith((".", "?", "!", "”")) else f"{sentence}."
