"""One look for all: changed in one place, seen everywhere at once."""

import pytest
from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from ptdiary.paths import resource_path
from ptdiary.ui import theme
from ptdiary.ui.theme import Look
from ptdiary.ui.tokens import DARK, LIGHT
from ptdiary.ui.widgets.card import Card, Label
from tests.source import PACKAGE


def test_sizes_follow_the_text(look):
    widget = QWidget()
    layout = QVBoxLayout(widget)
    look.space(layout, (1, 2, 3, 4), 0.5)
    look.size(widget, width=10)
    assert layout.contentsMargins().bottom() == 64
    look.change(scale=1.5)
    assert layout.contentsMargins().bottom() == 96
    assert layout.spacing() == 12
    assert widget.width() == 240


def test_palette_is_ours_after_the_sheet(look, qapp):
    look.change(dark=True)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    assert DARK.surface in qapp.styleSheet()
    assert LIGHT.surface not in qapp.styleSheet()


def test_shown_widget_changes_colour_while_it_is_open(look, qtbot):
    card = Card(look)
    qtbot.addWidget(card)
    card.resize(100, 100)
    card.show()
    assert card.grab().toImage().pixelColor(50, 50).name().upper() == LIGHT.surface
    look.change(dark=True)
    assert card.grab().toImage().pixelColor(50, 50).name().upper() == DARK.surface


def test_labels_take_the_new_size_and_colour_while_they_are_shown(look, qtbot):
    card = Card(look)
    qtbot.addWidget(card)
    label = Label("How sore is your back now?", "h2")
    card.add(label)
    card.show()
    for dark, scale, size in ((True, 1.5, 29), (False, 1.25, 24), (True, 1.0, 19)):
        look.change(dark=dark, scale=scale)
        assert label.font().pixelSize() == size
        picture = label.grab().toImage()
        shades = {
            picture.pixelColor(x, y).name().upper()
            for x in range(picture.width())
            for y in range(picture.height())
        }
        assert look.tokens.text in shades


def test_system_is_followed_only_where_that_was_chosen(look, monkeypatch):
    dark = Qt.ColorScheme.Dark
    monkeypatch.setattr("ptdiary.ui.theme.system_scheme", lambda: dark)
    look.choose_theme("light")
    look.follow_system()
    assert not look.dark
    look.choose_theme("system")
    assert look.dark
    monkeypatch.setattr("ptdiary.ui.theme.system_scheme", lambda: Qt.ColorScheme.Light)
    look.follow_system()
    assert not look.dark


def test_contrast_of_the_system_is_followed_in_every_theme(look, monkeypatch):
    asked = True
    monkeypatch.setattr("ptdiary.ui.theme.system_contrast", lambda: asked)
    look.choose_theme("light")
    assert (look.contrast, look.name("hairline"), look.name("text_quiet")) == (
        True, "#000000", "#000000",
    )  # fmt: skip
    look.choose_theme("dark")
    assert (look.name("surface"), look.name("hairline")) == ("#000000", "#FFFFFF")
    asked = False
    look.follow_system()
    assert not look.contrast
    assert look.name("hairline") != "#FFFFFF"


def test_nothing_moves_by_itself(look, qapp):
    look.dress()
    assert [each for each in Qt.UIEffect if qapp.isEffectEnabled(each)] == []
    moving = ("Animation", "QTimeLine", "QMovie")
    sources = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    assert [path for path, text in sources.items() if any(each in text for each in moving)] == []


def test_change_is_announced_once_and_only_if_there_is_one(look, qtbot):
    with qtbot.waitSignal(look.changed):
        look.change(scale=1.25)
    with qtbot.assertNotEmitted(look.changed):
        look.change(scale=1.25, dark=False)


@pytest.mark.parametrize(
    ("start", "step", "end"), [(1.0, 1, 1.25), (1.5, 1, 2.0), (2.0, 1, 2.0), (1.0, -1, 1.0)]
)
def test_next_text_size_stops_at_the_ends(look, start, step, end):
    look.change(scale=start)
    look.choose_next_scale(step)
    assert look.scale == end


def test_what_follows_a_widget_dies_with_it(look):
    widget = QWidget()
    look.size(widget, width=5)
    follower = widget.findChildren(QObject)[0]
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(follower)
    look.change(scale=1.5)


def test_every_icon_can_be_drawn_in_two_colours(look):
    names = sorted(path.stem for path in resource_path("icons").glob("*.svg"))
    assert {"calendar-check", "octagon", "triangle", "info", "phone", "undo"} <= set(names)
    for name in names:
        light = look.icon(name, "accent").pixmap(24, 24).toImage()
        assert any(
            light.pixelColor(x, y).alpha() > 0
            for x in range(light.width())
            for y in range(light.height())
        ), name


def test_an_icon_that_is_painted_again_makes_nothing_of_qt(look):
    """To read a drawing takes longer than to paint it."""
    picture = QPixmap(20, 20)
    painter = QPainter(picture)
    look.paint_icon(painter, "plus", QRectF(picture.rect()), "accent")
    made = theme._renderer.cache_info().misses
    for _ in range(3):
        look.paint_icon(painter, "plus", QRectF(picture.rect()), "accent")
    look.paint_icon(painter, "plus", QRectF(picture.rect()), "text")
    painter.end()
    assert theme._renderer.cache_info().misses <= made + 1


def test_icon_takes_the_new_colour(look):
    before = look.icon("plus", "accent").pixmap(20, 20).toImage()
    look.change(dark=True)
    assert look.icon("plus", "accent").pixmap(20, 20).toImage() != before


@pytest.mark.usefixtures("qapp")
def test_text_of_the_system_is_never_made_smaller():
    assert Look(base=20).em == 20
    assert Look().em == 16
