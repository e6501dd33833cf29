"""What of the tiles is on the screen: how tall they may be, and which were never seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ptdiary.ui.page import ScrollArea
    from ptdiary.ui.theme import Look
    from ptdiary.ui.today.tiles import TileList

_LONG_ENOUGH = 500  # milliseconds that a tile has to stay in view to be seen
_BELOW = 0.3  # em that stay free below the last tile
_STEPS = 4
_WITH_GAP = 1.18  # a taller tile has a wider gap below it


class Sight(QObject):
    """Makes the tiles as tall as the viewport has room for, and knows which were in view.

    `last` is what has to be in view below the tiles while it is shown. While a bracket is open,
    the page scrolls so far that it is in view with all tiles, where they have the room.
    """

    def __init__(self, area: ScrollArea, tiles: TileList, last: QWidget, look: Look) -> None:
        super().__init__(area)
        self._area = area
        self._tiles = tiles
        self._last = last
        self._look = look
        self._seen: set[str] = set()
        self._bracket: QWidget | None = None  # that is to be in view
        self._whole = 0  # the height of all tiles with it, once it was
        self._laid_out = _once(self, 0, self._fit)
        self._still = _once(self, _LONG_ENOUGH, self._note_seen)
        for watched in (area.viewport(), area.content):
            watched.installEventFilter(self)
        area.verticalScrollBar().valueChanged.connect(self._moved)
        look.changed.connect(self._laid_out.start)

    def show_bracket(self, bracket: QWidget) -> None:
        """Bring the questions under a tile into view, with all tiles if they have the room."""
        self._bracket, self._whole = bracket, 0
        self._laid_out.start()

    def forget(self) -> None:
        """The form is a new one: nothing of it was seen."""
        self._seen.clear()
        self._bracket = None
        self._still.start()

    def unseen(self) -> tuple[str, ...]:
        """The tiles that were never in view; they are to be shown now, and count as seen then."""
        seen = self._seen | self._in_view()
        new = tuple(key for key in self._tiles.tiles if key not in seen)
        self._seen = seen | {*new}
        return new

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show):
            self._laid_out.start()
            self._still.start()
        return super().eventFilter(watched, event)

    def _moved(self) -> None:
        self._still.start()

    def _fit(self) -> None:
        # words that wrap do not shrink with their tile: it takes more than one step
        for _ in range(_STEPS):
            before = self._tiles.height_of_tiles()
            self._fit_once()
            if self._tiles.height_of_tiles() == before:
                break

        self._keep_bracket()

    def _keep_bracket(self) -> None:
        """Scroll to the bracket that is open, again where it has become taller."""
        tiles, bracket, area = self._tiles, self._bracket, self._area
        if bracket is None or not bracket.isVisible() or not tiles.isVisible():
            self._bracket = None
            return
        height = tiles.height()
        if height == self._whole:
            return
        self._whole = height
        room = area.viewport().height() - height
        if room < 0:
            area.show_whole(bracket)
            return
        margin = min(self._look.px(_BELOW), room // 2)
        top = tiles.mapTo(area.content, QPoint()).y()
        bar = area.verticalScrollBar()
        lowest = top + margin - room
        bar.setValue(min(max(bar.value(), lowest), top - margin))

    def _fit_once(self) -> None:
        tiles, em = self._tiles, self._look.em
        if not tiles.isVisible():
            return
        lowest = self._last if self._last.isVisible() else tiles
        self._lay_out(lowest)
        self._lay_out(tiles)
        if tiles.none.height() != tiles.none.heightForWidth(tiles.none.width()):
            return  # not laid out anew yet: what is measured now is of the height before
        bottom = lowest.mapTo(self._area.content, QPoint(0, lowest.height())).y()
        over = bottom + em * _BELOW - self._area.viewport().height()
        # a gap may be a pixel more or less: with room for that too, no step is ever taken back
        more = over if over > 0 else min(over + tiles.lines() - 1, 0)
        height = round(tiles.height_of_tiles() * em) - more / tiles.lines() / _WITH_GAP
        tiles.set_height_of_tiles(int(height) / em)

    def _lay_out(self, part: QWidget) -> None:
        """Give a part its place at once."""
        widget: QWidget | None = part
        while widget is not None and widget is not self._area:
            layout = widget.layout()
            if layout is not None:
                layout.activate()
            widget = widget.parentWidget()

    def _note_seen(self) -> None:
        self._seen |= self._in_view()

    def _in_view(self) -> set[str]:
        view = self._area.viewport()
        return {
            key
            for key, tile in self._tiles.tiles.items()
            if tile.isVisible()
            and view.rect().contains(QRect(tile.mapTo(view, QPoint()), tile.size()))
        }


def _once(parent: QObject, wait: int, done: object) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(wait)
    timer.timeout.connect(done)
    return timer
