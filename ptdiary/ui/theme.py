"""How the program looks right now: colours and sizes, read by every widget, changed in one place.

Every size is a multiple of the em, the height of text, so larger text makes everything larger.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtCore import QByteArray, QMargins, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from ptdiary.paths import resource_text
from ptdiary.settings import TEXT_SIZES, Theme
from ptdiary.ui.tokens import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Tokens
from ptdiary.words.dates import USUAL_TIMES, Times

# Our own line drawings, coloured for the theme.

_DENSITY = 2  # pictures are drawn at twice their size, for dense screens


@cache
def _drawing(name: str) -> str:
    return resource_text(f"icons/{name}.svg")


# Icons that point along the line; the others show a thing, or are read alike from both sides.
_ALONG_THE_LINE = frozenset({"chevron-left", "chevron-right", "undo", "redo"})


def words_from_right() -> bool:
    """Whether the program's words run from right to left."""
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


@cache
def _renderer(name: str, colour: str, inverse: str) -> QSvgRenderer:
    """Made once for each drawing in its colours: to read one takes longer than to paint it."""
    svg = _drawing(name).replace("currentColor", colour).replace("inverse", inverse)
    return QSvgRenderer(QByteArray(svg.encode()))


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: str, inverse: str) -> None:
    """Draw an icon. `colour` and `inverse` (for what is inside a filled shape) are #RRGGBB."""
    painter.save()
    if name in _ALONG_THE_LINE and words_from_right():
        middle = rect.center().x()
        painter.translate(middle, 0)
        painter.scale(-1, 1)
        painter.translate(-middle, 0)
    _renderer(name, colour, inverse).render(painter, rect)
    painter.restore()


def make_icon(name: str, size: int, colour: str, inverse: str) -> QIcon:
    """An icon of `size` pixels for a button or a menu."""
    picture = QPixmap(size * _DENSITY, size * _DENSITY)
    picture.setDevicePixelRatio(_DENSITY)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, name, QRectF(0, 0, size, size), colour, inverse)
    painter.end()
    return QIcon(picture)


# The style sheet for what Qt draws. What we draw ourselves reads the same tokens.

_CELL = 3  # pixels that Qt adds at the sides of a cell, and not of a header


def stylesheet(t: Tokens, em: float) -> str:
    """The sheet for one theme and one text size; `em` is the size of text in pixels."""
    end = "left" if words_from_right() else "right"  # of a line of words

    def px(times: float) -> str:
        return f"{round(em * times)}px"

    return f"""
QLabel {{ background: transparent; color: {t.text}; font-size: {px(1)}; }}
QLabel[kind="h1"] {{ font-size: {px(1.6)}; font-weight: 700; }}
QLabel[kind="h2"] {{ font-size: {px(1.2)}; font-weight: 700; }}
QLabel[kind="h3"] {{ font-size: {px(1.05)}; font-weight: 700; }}
QLabel[kind="strong"] {{ font-weight: 700; }}
QLabel[kind="big"] {{ font-size: {px(1.75)}; font-weight: 700; }}
QLabel[kind="number"] {{ font-size: {px(1.9)}; font-weight: 700; }}
QLabel[kind="number_now"] {{ font-size: {px(2.5)}; font-weight: 700; }}
QLabel[kind="script"] {{ font-size: {px(1.35)}; }}
QLabel[kind="brand"] {{ font-size: {px(1.15)}; font-weight: 700; }}
QLabel[kind="hint"] {{ color: {t.text_quiet}; }}
QLabel[kind="small"] {{ color: {t.text_quiet}; font-size: {px(0.88)}; }}
QLabel[kind="unanswered"] {{ color: {t.text_quiet}; font-style: italic; }}
QLabel[kind="error"] {{ color: {t.urgent}; font-weight: 700; }}
QMainWindow, QDialog, #page, #pages, #scrolled {{ background: {t.window}; }}
QScrollArea {{ border: 0; background: transparent; }}
#nav {{ background: {t.nav}; border: 0; border-{end}: 1px solid {t.hairline}; }}
#card {{ background: {t.surface}; border: 1px solid {t.hairline};
         border-radius: {px(0.6)}; }}
#bar {{ background: {t.surface}; border: 0; border-top: 1px solid {t.hairline}; }}
#emergency {{ background: {t.urgent_fill}; border-radius: {px(0.6)}; }}
#emergency QLabel {{ color: {t.on_urgent}; }}
#line {{ background: {t.hairline}; border: 0; max-height: 1px; min-height: 1px; }}
QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {{
    background: {t.surface}; color: {t.text}; font-size: {px(1)};
    border: 2px solid {t.control}; border-radius: {px(0.35)};
    padding: {px(0.35)} {px(0.6)}; min-height: {px(1.6)};
    placeholder-text-color: {t.text_quiet};
    selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{
    border-color: {t.accent}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled {{
    color: {t.text_quiet}; background: {t.window}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border-color: {t.urgent}; }}
QLineEdit[day="true"] {{ padding-{end}: {px(1.8)}; }}
QCalendarWidget QWidget {{ background: {t.surface}; alternate-background-color: {t.nav}; }}
QCalendarWidget QToolButton {{ background: transparent; color: {t.text}; border: 0;
    font-weight: 700;
    padding: {px(0.3)} {px(0.6)}; min-height: {px(1.6)}; }}
QCalendarWidget QToolButton:hover {{ background: {t.accent_soft}; }}
QCalendarWidget QAbstractItemView {{ selection-background-color: {t.accent};
    selection-color: {t.on_accent}; }}
QCalendarWidget QAbstractItemView:disabled {{ color: {t.control}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: 0; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox::drop-down {{ border: 0; width: {px(1.6)}; }}
QComboBox QAbstractItemView::item {{ min-height: {px(1.9)}; padding: 0 {px(0.5)}; }}
QComboBox QAbstractItemView::item:selected {{ background: {t.accent}; color: {t.on_accent}; }}
QAbstractItemView {{ background: {t.surface}; color: {t.text}; font-size: {px(1)};
    alternate-background-color: {t.window};
    selection-background-color: {t.accent_soft}; selection-color: {t.text};
    border: 1px solid {t.hairline}; outline: 0; gridline-color: {t.hairline}; }}
QTableView, #days {{ border: 0; }}
#cards {{ background: transparent; border: 0; }}
QTableView::item {{ padding: {px(0.2)} {px(0.4)}; }}
QHeaderView {{ background: {t.surface}; border: 0; }}
QHeaderView {{ font-size: {px(1)}; }}
QHeaderView::section {{ background: {t.surface}; color: {t.text}; border: 0;
    border-bottom: 2px solid {t.control}; padding: {px(0.3)} {round(em * 0.4) + _CELL}px;
    font-weight: 700; }}
QProgressBar {{ background: {t.window}; border: 2px solid {t.control};
    border-radius: {px(0.35)}; min-height: {px(0.7)}; max-height: {px(0.7)}; }}
QProgressBar::chunk {{ background: {t.accent}; }}
QMenuBar, QMenu, QToolTip, QToolButton {{ font-size: {px(1)}; }}
QMenuBar {{ background: {t.nav}; color: {t.text}; border-bottom: 1px solid {t.hairline}; }}
QMenuBar::item {{ background: transparent; padding: {px(0.25)} {px(0.7)}; }}
QMenuBar::item:selected {{ background: {t.accent_soft}; }}
QMenu {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.control};
    padding: {px(0.3)}; }}
QMenu::item {{ padding: {px(0.4)} {px(1.4)}; border-radius: {px(0.3)}; }}
QMenu::item:selected {{ background: {t.accent}; color: {t.on_accent}; }}
QMenu::item:disabled {{ color: {t.text_quiet}; }}
QMenu::separator {{ height: 1px; background: {t.hairline}; margin: {px(0.3)}; }}
QToolTip {{ background: {t.text}; color: {t.surface}; border: 0; padding: {px(0.3)}; }}
QScrollBar:vertical {{ background: {t.window}; width: {px(0.95)}; margin: 0; }}
QScrollBar:horizontal {{ background: {t.window}; height: {px(0.95)}; margin: 0; }}
QScrollBar::handle {{ background: {t.control}; border-radius: {px(0.3)}; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: {px(2)}; }}
QScrollBar::handle:horizontal {{ min-width: {px(2)}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


SCALES = TEXT_SIZES
BASE_EM = 16.0  # pixels at the text size "Standard"

# A larger text than the usual one in the system's settings makes ours larger too.
_OF_SYSTEM = 1.2

Margins = tuple[float, float, float, float]


def system_em() -> float:
    """The em for the text size that the person has set up in the system, at least ours."""
    return max(BASE_EM, QFontInfo(QApplication.font()).pixelSize() * _OF_SYSTEM)


def system_scheme() -> Qt.ColorScheme:
    """Whether the computer is set to light or dark; it may not know."""
    return QGuiApplication.styleHints().colorScheme()


def system_contrast() -> bool:
    """Whether the person has asked the computer for more contrast."""
    hints = QGuiApplication.styleHints()  # kept, as the other would go with it
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


class Look(QObject):
    """Colours, text size, the sizes that follow from them, and how times are read.

    `changed` is emitted after a change.

    A widget reads it when it paints; a layout or a fixed size is given once to `space` or `size`,
    which see to it again whenever the text size changes.
    """

    changed = Signal()

    def __init__(
        self, dark: bool = False, scale: float = 1.0, base: float = BASE_EM, family: str = ""
    ) -> None:
        super().__init__()
        self.dark = dark
        self.contrast = False
        self.scale = scale
        self.theme: Theme = "dark" if dark else "light"
        self.times = USUAL_TIMES
        self._base = base
        self._family = family
        self._icons: dict[tuple[str, int, str, str], QIcon] = {}

    def read_times(self, times: Times) -> None:
        """Say times and dates like this from now on."""
        self.times = times
        self.changed.emit()

    @property
    def tokens(self) -> Tokens:
        """The colours of the theme."""
        if self.contrast:
            return HIGH_DARK if self.dark else HIGH_LIGHT
        return DARK if self.dark else LIGHT

    @property
    def em(self) -> float:
        """The height of text in pixels."""
        return self._base * self.scale

    def px(self, ems: float) -> int:
        """A length in whole pixels."""
        return round(self.em * ems)

    def name(self, token: str) -> str:
        """A colour by its token, as #RRGGBB."""
        value: str = getattr(self.tokens, token)
        return value

    def colour(self, token: str) -> QColor:
        """A colour by its token."""
        return QColor(self.name(token))

    def margins(self, start: float, top: float, end: float, bottom: float) -> QMargins:
        """Margins in pixels, of lengths in em from the start of a line round to the bottom."""
        left, right = (end, start) if words_from_right() else (start, end)
        return QMargins(self.px(left), self.px(top), self.px(right), self.px(bottom))

    def font(self, ems: float = 1.0, bold: bool = False, italic: bool = False) -> QFont:
        """The program's font at a multiple of the text size."""
        font = QFont(self._family) if self._family else QFont(QApplication.font())
        font.setPixelSize(max(1, self.px(ems)))
        font.setBold(bold)
        font.setItalic(italic)
        return font

    def icon(
        self, name: str, colour: str = "accent", inverse: str = "surface", ems: float = 1.25
    ) -> QIcon:
        """An icon in the colours of two tokens."""
        key = (name, self.px(ems), self.name(colour), self.name(inverse))
        if key not in self._icons:
            self._icons[key] = make_icon(*key)
        return self._icons[key]

    def paint_icon(
        self,
        painter: QPainter,
        name: str,
        rect: QRectF,
        colour: str = "text",
        inverse: str = "surface",
    ) -> None:
        """Draw an icon in the colours of two tokens."""
        paint_icon(painter, name, rect, self.name(colour), self.name(inverse))

    def choose_theme(self, theme: Theme) -> None:
        """Light, dark, or whatever the computer has, from now on and as it changes."""
        self.theme = theme
        hints = QGuiApplication.styleHints()
        if theme == "system":
            hints.unsetColorScheme()
        else:
            dark = theme == "dark"
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self.follow_system()

    def follow_system(self) -> None:
        """Take over the contrast of the computer, and its light or dark if that was chosen."""
        system = system_scheme() == Qt.ColorScheme.Dark
        dark = system if self.theme == "system" else self.theme == "dark"
        self.change(dark=dark, contrast=system_contrast())

    def choose_next_scale(self, step: int) -> None:
        """One text size larger (1) or smaller (-1), as far as they go."""
        index = SCALES.index(self.scale) + step
        self.change(scale=SCALES[min(max(index, 0), len(SCALES) - 1)])

    def change(
        self, *, dark: bool | None = None, scale: float | None = None, contrast: bool | None = None
    ) -> None:
        """Another theme, text size or contrast; everything on the screen follows at once."""
        before = (self.dark, self.scale, self.contrast)
        self.dark = self.dark if dark is None else dark
        self.scale = self.scale if scale is None else scale
        self.contrast = self.contrast if contrast is None else contrast
        if before == (self.dark, self.scale, self.contrast):
            return
        self._icons.clear()
        self.dress()
        self.changed.emit()

    def dress(self) -> None:
        """Give the application this look."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        for effect in _MOVING:  # nothing moves by itself, whatever the system asks for
            application.setEffectEnabled(effect, False)
        with no_collection():
            if application.styleSheet():
                # taking the old sheet off first is three times as fast as replacing it
                application.setStyleSheet("")
            else:
                application.setStyle("Fusion")
            application.setFont(self.font())
            application.setStyleSheet(stylesheet(self.tokens, self.em))
            # a style sheet cuts what widgets inherit from the palette, so ours is set after it
            application.setPalette(self._palette())

    def space(self, layout: QLayout, margins: Margins | float = 0.0, spacing: float = 0.5) -> None:
        """Margins (start of the line, top, its end, bottom, or one for all) and spacing, in em."""
        sides = (margins,) * 4 if isinstance(margins, float | int) else margins

        def apply() -> None:
            layout.setContentsMargins(self.margins(*sides))
            layout.setSpacing(self.px(spacing))

        _Following(layout, self, apply)

    def size(
        self,
        widget: QWidget,
        *,
        width: float | None = None,
        height: float | None = None,
        least_width: float | None = None,
        least_height: float | None = None,
        most_width: float | None = None,
    ) -> None:
        """Fixed, least or greatest sizes of a widget, in em."""
        wanted = (
            (widget.setFixedWidth, width),
            (widget.setFixedHeight, height),
            (widget.setMinimumWidth, least_width),
            (widget.setMinimumHeight, least_height),
            (widget.setMaximumWidth, most_width),
        )

        def apply() -> None:
            for setter, ems in wanted:
                if ems is not None:
                    setter(self.px(ems))

        _Following(widget, self, apply)

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.colour(token))
        quiet = self.colour("text_quiet")
        for role in (
            QPalette.ColorRole.Text,
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, quiet)
        return palette


@contextmanager
def no_collection() -> Iterator[None]:
    """Python looks for nothing to free meanwhile: no widget may go while Qt walks through all."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Following(QObject):
    """Lives and dies with a widget or layout, and sizes it again when the look changes."""

    def __init__(self, parent: QObject, look: Look, apply: Callable[[], None]) -> None:
        super().__init__(parent)
        self._apply = apply
        apply()
        look.changed.connect(self._follow)

    def _follow(self) -> None:
        self._apply()


_MOVING = (
    Qt.UIEffect.UI_General,
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text_quiet",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "urgent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hairline",
    QPalette.ColorRole.Mid: "control",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "text",
}
