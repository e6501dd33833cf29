"""Pressing the pills of a form."""

from PySide6.QtCore import Qt

from ptdiary.ui.widgets.chip import Chip


def press(page, text, qtbot):
    """Press the pill with these words, as the patient would, once it is seen."""

    def seen():
        return [
            each for each in page.findChildren(Chip) if each.text() == text and each.isVisible()
        ]

    qtbot.waitUntil(lambda: bool(seen()))
    qtbot.mouseClick(seen()[0], Qt.MouseButton.LeftButton)
