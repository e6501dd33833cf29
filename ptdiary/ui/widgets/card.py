"""A card: the white sheet that one subject stands on, and the thin line inside it."""

from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from ptdiary.ui.theme import Look


class Card(QFrame):
    """Stacks what is added to it. `margin` and `spacing` in em."""

    def __init__(
        self, look: Look, parent: QWidget | None = None, margin: float = 1.1, spacing: float = 0.6
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.rows = QVBoxLayout(self)
        look.space(self.rows, margin, spacing)

    def add(self, *items: QWidget | QLayout) -> None:
        """Put widgets or layouts below what is there."""
        for item in items:
            if isinstance(item, QWidget):
                self.rows.addWidget(item)
            else:
                self.rows.addLayout(item)


class Line(QFrame):
    """A hairline between two parts of a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("line")
