"""`ptdiary remind`: one notification if a reminder is due, without a word of the diary.

For the timer of a system, and for the icon beside the clock, which only asks.
"""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from ptdiary.cli import RefusedError
from ptdiary.diary.day import day_of
from ptdiary.paths import default_diary, reminded_file, resource_text, settings_file
from ptdiary.reminded import days_shown, note_shown
from ptdiary.settings import read_settings
from ptdiary.starting import own_command
from ptdiary.wall_clock import now_here
from ptdiary.words import command_line, reminders

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from ptdiary.review.reminding import ReminderKind, Reminders

_SHOWN_FOR = 60_000  # milliseconds in which a click is waited for


def run(options: Namespace) -> int:
    """Say what is due with `--ask`, else show it; nothing where nothing is. 0 if that worked."""
    wanted, now = read_settings(settings_file()).reminders(), now_here()
    if options.skip:
        note_shown(reminded_file(), day_of(now, wanted.day_begins))
        return 0
    kind = _due(options, wanted, now) if wanted.is_any else None
    if kind is None:
        return 0
    # before it is shown: where that cannot be noted, it would come again each hour
    if not note_shown(reminded_file(), day_of(now, wanted.day_begins)):
        return 0
    if options.ask:
        print(kind.value)  # noqa: T201
    elif not _show():
        raise RefusedError(command_line.NO_NOTIFICATION)
    return 0


def _due(options: Namespace, wanted: Reminders, now: datetime) -> ReminderKind | None:
    from ptdiary.review import reminding  # noqa: PLC0415 where nothing is wanted, this is not

    shown = days_shown(reminded_file())
    if not reminding.may_be_shown(wanted, now, shown):
        return None
    from ptdiary.cli.source import read_source  # noqa: PLC0415 likewise
    from ptdiary.review.review import review  # noqa: PLC0415
    from ptdiary.review.rulebook import read_rulebook  # noqa: PLC0415

    name = options.diary
    if name is None and not options.sample:
        if not default_diary().exists():
            return None  # nothing was ever written
        name = str(default_diary())
    diary = read_source(name).diary
    found = review(diary, read_rulebook(resource_text("rules/rules.json")), now)
    return reminding.reminder_to_show(diary, found, wanted, now, shown)


def _show() -> bool:
    """Show it, and open the window if it is clicked while somebody waits for that."""
    system = platform.system()
    return _show_on_bus() if system == "Linux" else _show_by_icon()


def _show_on_bus() -> bool:
    from PySide6.QtCore import QCoreApplication, QTimer  # noqa: PLC0415 only where it is due

    from ptdiary.ui.notification import Notification  # noqa: PLC0415

    application = QCoreApplication([])
    notification = Notification()
    notification.pressed.connect(_open)
    notification.pressed.connect(application.quit)
    notification.gone.connect(application.quit)
    QTimer.singleShot(_SHOWN_FOR, application.quit)
    said = reminders.PROGRAM, reminders.TIME_FOR_AN_ENTRY, reminders.OPEN
    shown = notification.show(*said)
    if shown:
        application.exec()
    notification.close()
    return shown


def _show_by_icon() -> bool:
    from PySide6.QtCore import QTimer  # noqa: PLC0415 likewise
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from ptdiary.ui.icon import ClockIcon, has_place  # noqa: PLC0415

    application = QApplication([])
    if not has_place():
        return False
    icon = ClockIcon(application)
    icon.tray.messageClicked.connect(application.quit)
    icon.tray.show()
    icon.show_reminder()
    QTimer.singleShot(_SHOWN_FOR, application.quit)
    application.exec()
    return True


def _open() -> None:
    from PySide6.QtCore import QProcess  # noqa: PLC0415 likewise

    program, *arguments = own_command("--entry")
    QProcess.startDetached(program, arguments)
