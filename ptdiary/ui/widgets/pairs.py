"""Form rows in pairs, side by side; under each other where the page is narrow."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ptdiary.ui.theme import Look


class Pairs(QGridLayout):
    """Two equal columns or one. The order of Tab is the order of adding in both."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._rows: list[QWidget] = []
        self._columns = 2
        look.space(self, 0, 1.0)

    def add(self, row: QWidget) -> None:
        """Put a row behind the others."""
        self._rows.append(row)
        self._place(len(self._rows) - 1)

    def set_narrow(self, narrow: bool) -> None:
        """One column, or two."""
        self._columns = 1 if narrow else 2
        for row in self._rows:
            self.removeWidget(row)
        for index in range(len(self._rows)):
            self._place(index)

    def _place(self, index: int) -> None:
        line, column = divmod(index, self._columns)
        self.addWidget(self._rows[index], line, column, Qt.AlignmentFlag.AlignTop)
        self.setColumnStretch(0, 1)
        self.setColumnStretch(1, self._columns - 1)
