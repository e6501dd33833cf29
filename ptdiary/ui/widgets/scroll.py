"""A scrolling area that keeps whatever has the keyboard in view."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from ptdiary.ui.theme import Look

_MARGIN = 1.0  # em left around what is scrolled into view


class ScrollArea(QScrollArea):
    """Scrolls up and down only; `content` is as wide as the area."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = _Sheet()
        self.content.setObjectName("scrolled")
        self.setWidget(self.content)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keep_visible)

    def show_whole(self, widget: QWidget) -> None:
        """Scroll so far that the whole of a widget is seen, or its top where it is too tall."""
        top = widget.mapTo(self.content, widget.rect().topLeft()).y()
        margin = self._look.px(_MARGIN)
        bar = self.verticalScrollBar()
        lowest = top + widget.height() + margin - self.viewport().height()
        bar.setValue(min(max(bar.value(), lowest), top - margin))

    def _keep_visible(self, old: QWidget | None, now: QWidget | None) -> None:
        # from nothing the keyboard comes when the window does, and then nobody has moved yet
        if old is not None and now is not None and self.content.isAncestorOf(now):
            # ensureWidgetVisible would be content with the text cursor
            self.show_whole(now)


class _Sheet(QWidget):
    """As high as its width asks for; a layout would add the height of its narrowest labels."""

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return QSize(layout.minimumSize().width(), 0) if layout is not None else QSize()
