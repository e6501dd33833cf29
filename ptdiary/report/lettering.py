"""Text on paper: measured, wrapped and cut with the very fonts that are painted.

Everything is plain text. Sizes are points; lengths are millimetres. Fonts are set in tenths of a
point as pixels, and the painter is scaled to the device, so that a line breaks at the same word
on every printer, screen and PDF.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import matplotlib as mpl
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from ptdiary.isolate import closed

UNITS_A_POINT = 10
UNITS_A_MM = 72 * UNITS_A_POINT / 25.4

# matplotlib brings it, so the chart and the words around it share one font on every system.
FAMILY = "DejaVu Sans"
_FILES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")

_LINE = 1.17  # distance of two lines, in sizes: just what the font needs
_NARROWEST = 0.2  # of its size; letters on average are wider, so more never fit on a line


@dataclass(frozen=True, slots=True)
class Lettering:
    """Size in points, weight, and grey from 0 (black) to 255."""

    size: float
    bold: bool = False
    grey: int = 0

    @property
    def line(self) -> float:
        """Height of one line, in mm."""
        return self.size * UNITS_A_POINT * _LINE / UNITS_A_MM


def load_fonts() -> None:
    """Make the paper's own font known to Qt. Needs a QGuiApplication."""
    if FAMILY in QFontDatabase.families():
        return
    folder = Path(mpl.get_data_path()) / "fonts" / "ttf"
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(folder / name))


def font(lettering: Lettering) -> QFont:
    """The font, in units."""
    made = QFont(FAMILY)
    made.setPixelSize(round(lettering.size * UNITS_A_POINT))
    made.setBold(lettering.bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@lru_cache(maxsize=2000)
def width_of(text: str, lettering: Lettering) -> float:
    """Width of a text on one line, in mm. The fonts must have been loaded."""
    return QFontMetricsF(font(lettering)).horizontalAdvance(text) / UNITS_A_MM


def one_line(text: str) -> str:
    """The text with every run of white space, and every line break, as one space."""
    return " ".join(text.split())


def words_from_right() -> bool:
    """Whether the program's words run from right to left. Needs a QGuiApplication."""
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


# Parts of a text that are bold: from which character to which.
Strong = tuple[tuple[int, int], ...]


def typeset(
    text: str, lettering: Lettering, width: float, align: str = "left", strong: Strong = ()
) -> QTextLayout:
    """The text broken into lines of `width` mm, each on its own fixed distance below the last.

    Sentences of the program run as its language does; `natural` is for what the patient wrote,
    which runs as its first letter does.
    """
    made = font(lettering)
    layout = QTextLayout(text, made)
    if strong:
        layout.setFormats([_bold(text, start, end) for start, end in strong if start < len(text)])
    option = QTextOption(_ALIGNMENT[align])
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    ours = words_from_right() and align != "natural"
    auto = Qt.LayoutDirection.LayoutDirectionAuto
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if ours else auto)
    layout.setTextOption(option)
    ascent = QFontMetricsF(made).ascent()
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width * UNITS_A_MM)
        # a letter from another font may sit higher: keep to the baseline, not to its top
        line.setPosition(QPointF(0, top + ascent - line.ascent()))
        top += lettering.line * UNITS_A_MM
    layout.endLayout()
    return layout


def _bold(text: str, start: int, end: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    # Qt counts in UTF-16, where a letter may take two places
    made.start, made.length = _units(text[:start]), _units(text[start:end])
    made.format = QTextCharFormat()
    made.format.setFontWeight(QFont.Weight.Bold)
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


_ALIGNMENT = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute,
    "natural": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute,
    "centre": Qt.AlignmentFlag.AlignHCenter,
}


def lines_of(text: str, lettering: Lettering, width: float, strong: Strong = ()) -> int:
    """How many lines of `width` mm the text takes."""
    return typeset(text, lettering, width, strong=strong).lineCount()


def broken(text: str, lettering: Lettering, width: float) -> list[str]:
    """The lines of `width` mm that one paragraph breaks into; one empty line for no text."""
    layout = typeset(text, lettering, width)
    lines = (layout.lineAt(index) for index in range(layout.lineCount()))
    # Qt counts in UTF-16, where a letter may take two places
    units = text.encode("utf-16-le", "surrogatepass")
    spans = (units[2 * line.textStart() :][: 2 * line.textLength()] for line in lines)
    return [span.decode("utf-16-le", "surrogatepass").strip() for span in spans] or [""]


class Fitter:
    """Cuts texts to their places, and remembers them while one page is laid out again and again."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Lettering, float, int, str, Strong], str] = {}
        self._lines: dict[tuple[str, Lettering, float, Strong], int] = {}
        self._broken: dict[tuple[str, Lettering, float], list[str]] = {}

    def fitted(
        self,
        text: str,
        lettering: Lettering,
        width: float,
        lines: int,
        tail: str,
        strong: Strong = (),
    ) -> str:
        """The text on one line of white space; too long, it ends at a word, with `tail`."""
        asked = (text, lettering, width, lines, tail, strong)
        if asked not in self._known:
            self._known[asked] = _fitted(*asked)
        return self._known[asked]

    def broken(self, text: str, lettering: Lettering, width: float) -> list[str]:
        """The lines of `width` mm that one paragraph breaks into."""
        asked = (text, lettering, width)
        if asked not in self._broken:
            self._broken[asked] = broken(*asked)
        return self._broken[asked]

    def lines_of(self, text: str, lettering: Lettering, width: float, strong: Strong = ()) -> int:
        """How many lines of `width` mm the text takes."""
        asked = (text, lettering, width, strong)
        if asked not in self._lines:
            self._lines[asked] = lines_of(*asked)
        return self._lines[asked]


def _fitted(
    text: str, lettering: Lettering, width: float, lines: int, tail: str, strong: Strong
) -> str:
    flat = one_line(text)
    a_line = width * UNITS_A_MM / (lettering.size * UNITS_A_POINT * _NARROWEST)
    most = int(lines * a_line) + 1
    if len(flat) <= most and lines_of(flat, lettering, width, strong) <= lines:
        return flat

    def fits(end: int) -> bool:
        return lines_of(_ended(flat, end, tail), lettering, width, strong) <= lines

    start = flat[: most + 1]
    ends = [end for end in range(1, len(start)) if _is_between_words(start, end)]
    end = _last(ends, fits)
    if end is not None:
        return _ended(flat, end, tail)
    within = _last(range(1, len(start)), fits) or 0  # one word that is longer than its place
    return closed(_at_a_letter(flat, within).rstrip()) + tail


def _last(ends: Sequence[int], fits: Callable[[int], bool]) -> int | None:
    """The last of ascending ends that fits; None if none does."""
    count = bisect_left(ends, 1, key=lambda end: not fits(end))
    return ends[count - 1] if count else None


def _ended(text: str, end: int, tail: str) -> str:
    return closed(text[:end].rstrip(" ,;:.(")) + tail


def _is_between_words(text: str, end: int) -> bool:
    """Whether a text may end here: at a space, or between letters that are words of their own."""
    if text[end].isspace():
        return True
    before, after = (unicodedata.east_asian_width(letter) for letter in text[end - 1 : end + 1])
    return before in _WIDE and after in _WIDE and not unicodedata.combining(text[end])


_WIDE = ("W", "F")  # of Chinese and Japanese, which have no spaces


def _at_a_letter(text: str, end: int) -> str:
    """The start of a text up to `end`, not cutting a letter from its accents."""
    while 0 < end < len(text) and (
        unicodedata.combining(text[end]) or unicodedata.category(text[end]) in {"Mn", "Cf"}
    ):
        end -= 1
    return text[:end]


def draw(painter: QPainter, layout: QTextLayout, x: float, y: float) -> None:
    """Draw a typeset text with its top left corner at (x, y) mm."""
    layout.draw(painter, QPointF(x * UNITS_A_MM, y * UNITS_A_MM))
