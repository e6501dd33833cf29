"""Measures the words of a window as they are painted: cut, shortened, covered, over each other.

Each widget is painted once more, alone, into an SVG; there every line of text has its place and
its font. So it does not matter who paints: a label, a style, or a paintEvent of ours; nor which way
the words run. A page that scrolls sideways, or a Save that is off the screen, is found as well.
"""

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QRegion, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from ptdiary.ui.today.pills import Pill
from ptdiary.ui.widgets import SaveBar
from ptdiary.ui.widgets.chart_view import ChartView
from ptdiary.ui.widgets.fold import FoldRow

_SVG = "{http://www.w3.org/2000/svg}"
_NO_INK = (
    " \t\n\N{RIGHT-TO-LEFT MARK}\N{LEFT-TO-RIGHT MARK}"
    "\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}"
)
_SLACK = 2.0  # pixels that the measure of a whole line may be off
_TOUCH = 2.0  # words nearer than that only touch


@dataclass(frozen=True)
class Line:
    """One painted line: its words, and the box of its ink in its widget."""

    words: str
    box: QRectF


def findings(window):
    """A sentence for each word of a window that cannot be read as it was written."""
    found, placed = _off_the_screen(window), {}
    for widget in _painted(window):
        for line in lines_of(widget):
            found += _shortened(widget, line) + _cut(widget, line)
            found += _covered(window, widget, line)
            at = QRectF(line.box).translated(widget.mapTo(window, QPoint()).toPointF())
            placed.setdefault(_sheet(widget), []).append((line.words, at))
    for lines in placed.values():
        found += _over_each_other(lines)
    return sorted(set(found))


def _off_the_screen(window):
    """Pages that scroll sideways, and buttons that save and are not whole in the window."""
    found = []
    for area in window.findChildren(QScrollArea):
        across = area.horizontalScrollBar().maximum()
        if area.isVisibleTo(window) and across:
            found.append(f"scrolls sideways by {across} px: {type(area.parentWidget()).__name__}")
    for bar in window.findChildren(SaveBar):
        save = bar.save_button
        place = QRect(save.mapTo(window, QPoint()), save.size())
        if save.isVisibleTo(window) and not window.rect().contains(place):
            found.append(f"off the screen: {save.text()!r}")
    return found


def lines_of(widget):
    """The lines that a widget itself paints, without its children."""
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    target = QSvgGenerator()
    target.setOutputDevice(kept)
    target.setSize(QSize(max(widget.width(), 1), max(widget.height(), 1)))
    target.setResolution(96)
    painter = QPainter(target)
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
    painter.end()
    root = ET.fromstring(bytes(kept.data()))  # noqa: S314 our own
    found = []
    for group in root.iter(f"{_SVG}g"):
        for text in group.findall(f"{_SVG}text"):
            words = (text.text or "").strip(_NO_INK)
            if words:
                found.append(Line(words, _box(text, group, widget)))
    return found


def _box(text, group, widget):
    """The ink of a line. The SVG counts the font in pixels, or says so in points."""
    font = QFont(widget.font())
    font.setFamily(text.get("font-family"))
    font.setPixelSize(max(1, round(float(text.get("font-size")))))
    font.setWeight(QFont.Weight(int(text.get("font-weight"))))
    font.setItalic(text.get("font-style") == "italic")
    ink = QFontMetricsF(font).tightBoundingRect(text.text)
    ink.translate(float(text.get("x")), float(text.get("y")))
    numbers = group.get("transform", "matrix(1,0,0,1,0,0)")[7:-1].split(",")
    return QTransform(*map(float, numbers)).mapRect(ink)


def _painted(window):
    """What is on the screen of this window, but for charts, which are measured where they are made.

    Text that a person typed scrolls in its box and is not measured.
    """
    for widget in [window, *window.findChildren(QWidget)]:
        typed = isinstance(widget, QLineEdit) and not isinstance(
            widget.parentWidget(), QAbstractSpinBox
        )
        inside_text = isinstance(widget.parentWidget(), QPlainTextEdit)
        if (
            widget.isVisibleTo(window)
            and not isinstance(widget, ChartView)
            and not (typed and widget.text())
            and not inside_text
        ):
            yield widget


def _area(widget):
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def _sheet(widget):
    """What a widget's words may meet: those of the same scrolled sheet, or of the window."""
    return _area(widget)


def _shortened(widget, line):
    if "…" not in line.words or isinstance(widget, FoldRow | Pill):
        return []  # these only say in short what the row that they open says
    return [f"shortened: {line.words!r} in {type(widget).__name__}"]


def _cut(widget, line):
    """Ink outside of the widget, or of what holds it, as far as that does not scroll."""
    below, box = widget, QRectF(line.box)
    while below is not None and not _is_sheet(below):
        room = QRectF(below.rect()).adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
        if not room.contains(box):
            over = _over(room, box)
            if _in_table(below):  # its rows scroll by
                return []
            return [f"cut by {over}: {line.words!r} in {type(widget).__name__}"]
        if below.isWindow():
            break
        box.translate(below.pos().toPointF())
        below = below.parentWidget()
    return []


def _covered(window, widget, line):
    """Whether something else lies over the middle of a line, as far as that is on the screen."""
    middle = line.box.center().toPoint()
    if not widget.visibleRegion().contains(middle):
        return []  # cut, or scrolled away
    over = window.childAt(widget.mapTo(window, middle))
    if over is None or over is widget or widget.isAncestorOf(over) or over.isAncestorOf(widget):
        return []
    return [f"covered by {type(over).__name__}: {line.words!r} in {type(widget).__name__}"]


def _over(room, box):
    sides = {
        "left": room.left() - box.left(),
        "right": box.right() - room.right(),
        "top": room.top() - box.top(),
        "bottom": box.bottom() - room.bottom(),
    }
    return ", ".join(f"{each:.0f} px at the {side}" for side, each in sides.items() if each > 0)


def _in_table(widget):
    return isinstance(widget.parentWidget(), QAbstractScrollArea) and not _is_sheet(widget)


def _is_sheet(widget):
    """Whether a widget is the sheet that a scroll area moves."""
    area = _area(widget)
    return area is not None and area.widget() is widget


def _over_each_other(lines):
    found = []
    for number, (words, box) in enumerate(lines):
        for other, at in lines[number + 1 :]:
            both = box.intersected(at)
            if words == other and box == at:
                continue  # what is marked in a box is painted once more, in other colours
            if both.width() > _TOUCH and both.height() > _TOUCH:
                found.append(f"over each other: {words!r} and {other!r}")
    return found


def settle():
    """Let layouts, deferred deletions and timers of 0 ms do their work."""
    for _ in range(8):
        QApplication.sendPostedEvents(None, 0)
        QApplication.processEvents()
