"""The card of Settings on a desktop that has a place for icons, with one of its pills pressed.

python -m tests.icon.closed_window_card on|off
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ptdiary.ui.icon import TrayPlace
from ptdiary.ui.settings.reminders import ClosedWindowCard
from ptdiary.ui.theme import Look

if __name__ == "__main__":
    application = QApplication([])
    place = TrayPlace(every=50)
    place.found.connect(application.quit)
    place.none.connect(lambda: application.exit(1))
    QTimer.singleShot(0, place, place.look)
    if application.exec():
        sys.exit("this desktop has no place for icons")
    look = Look()
    look.dress()
    page = QWidget()
    card = ClosedWindowCard(look, page)
    page.show()
    assert card.with_computer.isVisibleTo(page)
    card.with_computer.chip(sys.argv[1]).click()
    assert card.with_computer.value() == sys.argv[1]
