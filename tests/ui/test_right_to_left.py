"""Where words run from right to left, what is painted by hand turns; digits and charts do not."""

from functools import reduce

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ptdiary.ui.navigation import Navigation
from ptdiary.ui.theme import Look
from ptdiary.ui.today.body_map import BackPicture, PlaceList
from ptdiary.ui.today.pills import Pill, PillRow
from ptdiary.ui.today.side import ClockBar, ClockWords
from ptdiary.ui.today.tiles import Tile
from ptdiary.ui.today.week import WeekDay, WeekStrip
from ptdiary.ui.widgets import (
    Banner,
    BannerText,
    Button,
    Chip,
    Choices,
    Flow,
    Fold,
    Label,
    LineBox,
    NumberLabel,
    ScoreScale,
)
from ptdiary.words.entry_form import SORENESS_SPANS
from tests.gallery.words import lines_of

UNLIKE = 90  # of 255, as of edges that fall between two points
OFF = 3  # pixels that rounding and the edges of letters may be off


@pytest.fixture
def turned(look):
    """The look, with words from right to left."""
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    turned = Look()
    turned.dress()
    yield turned
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    look.dress()


@pytest.fixture
def shown(qtbot):
    """Show a widget in a size, with its layout done."""

    def show(widget, width=0, height=0):
        qtbot.addWidget(widget)
        hint = widget.sizeHint()
        widget.resize(width or hint.width(), height or hint.height())
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return show


def picture(widget):
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def drawn(image, part):
    """How many points of a part are not of its ground."""
    ground = image.pixel(part.center().x(), part.top())
    return sum(
        image.pixel(x, y) != ground
        for x in range(part.left(), part.right())
        for y in range(part.top(), part.bottom())
    )


def chosen_chip(look):
    chip = Chip("Stiff", look)
    chip.setChecked(True)
    return chip


HAND_PAINTED = {
    "button": lambda look: Button("Print", look, icon="printer"),
    "link": lambda look: Button("Copy", look, "link", icon="pencil"),
    "chip": chosen_chip,
    "pill": lambda look: Pill("sleep", "Sleep", look),
    "tile": lambda look: Tile("fever", "Fever", look),
    "fold": lambda look: Fold("sleep", "Sleep", look),
    "page": Navigation,
}
PARTS = {"fold": lambda fold: fold.row, "page": lambda pages: pages.button("diary")}


@pytest.mark.parametrize("kind", HAND_PAINTED)
def test_words_and_icons_change_sides(turned, shown, kind):  # noqa: ARG001
    (before, left), (after, right) = (
        seen(shown, kind, direction)
        for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)
    )
    width = left.width()
    assert len(before) == len(after) > 0
    for was, now in zip(before, reversed(after), strict=True):
        assert abs(width - was.right() - now.left()) <= OFF
    if kind != "chip":  # its tick stands before words in the middle
        start, end = QRect(6, 10, 24, 24), QRect(width - 30, 10, 24, 24)
        assert drawn(left, start) > drawn(left, end)
        assert drawn(right, end) > drawn(right, start)


def seen(shown, kind, direction):
    """Where the words of a widget are in one direction, and its picture."""
    QGuiApplication.setLayoutDirection(direction)
    whole = HAND_PAINTED[kind](Look())
    part = PARTS.get(kind, lambda widget: widget)(whole)
    shown(whole, 300, 44 if part is whole else 700)
    kept = [line.box for line in lines_of(part)]
    if kind == "page":  # the letter of its key is a line of its own
        kept = [reduce(QRectF.united, kept)]
    return sorted(kept, key=lambda box: box.left()), picture(part)


def test_a_row_that_wraps_begins_at_the_right(turned, shown):
    row = QWidget()
    flow = Flow(turned, row)
    chips = [Chip(word, turned) for word in ("One", "Two", "Three", "Four")]
    flow.add(*chips)
    shown(row, 260, 120)
    assert chips[0].geometry().right() == row.rect().right()
    assert chips[1].geometry().right() < chips[0].geometry().left()
    last = chips[-1].geometry()
    assert last.top() > chips[0].geometry().bottom()
    assert last.right() == row.rect().right()


@pytest.mark.parametrize("bars", [True, False])
def test_each_word_of_the_scale_is_under_its_scores(turned, shown, bars):
    scale = shown(ScoreScale(turned, str, SORENESS_SPANS, bars), 700)
    lines = {line.words: line.box for line in lines_of(scale)}
    assert set(lines) == {word for _, _, word in SORENESS_SPANS}
    assert scale.buttons[0].x() > scale.buttons[10].x()
    for first, last, word in SORENESS_SPANS:
        span = scale.buttons[first].geometry().united(scale.buttons[last].geometry())
        assert abs(lines[word].center().x() - span.center().x()) <= OFF, word


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_a_long_word_at_an_end_of_a_scale_is_whole(turned, shown, direction):
    QGuiApplication.setLayoutDirection(direction)
    spans = ((0, 0, "completely none"), (10, 10, "the very worst"))
    scale = shown(ScoreScale(turned, str, spans, False), 500)
    lines = {line.words: line.box for line in lines_of(scale)}
    for score, _, word in spans:
        room = scale.rect().adjusted(-OFF, 0, OFF, 0)
        assert room.left() <= lines[word].left() < lines[word].right() <= room.right()
        at = scale.buttons[score].geometry().center().x()
        assert abs(lines[word].center().x() - at) < lines[word].width() / 2


def test_the_hours_of_the_clock_stand_where_they_are(turned, shown):
    clock = ClockBar(turned)
    marks = ((0.0, "0", "A"), (48.0, "48", "B"), (72.0, "72", "C"))
    words = ClockWords(now="now", peak="peak", easing="easing", marks=marks, spoken="spoken")
    clock.show_clock(24.0, words)
    shown(clock, 300)
    lines = {line.words: line.box for line in lines_of(clock)}
    for hours, over, under in marks[1:]:
        at = 300 * hours / 84
        assert abs(lines[over].center().x() - at) <= OFF
        assert abs(lines[under].center().x() - at) <= OFF
    assert lines["0"].left() <= 2 * OFF
    assert abs(lines["now"].center().x() - 300 * 24 / 84) <= OFF
    assert lines["peak"].center().x() < lines["easing"].center().x()


def test_the_week_begins_at_the_right(turned, shown):
    week = WeekStrip(turned)
    days = [WeekDay(letter=each, score=None, today=each == "G") for each in "ABCDEFG"]
    week.show_days(days, "spoken")
    shown(week, 280)
    lines = sorted((line.box.left(), line.words) for line in lines_of(week))
    assert "".join(words for _, words in lines) == "GFEDCBA"


def test_left_is_at_the_left_of_the_body(turned, shown):
    """The picture is of the back: its left is the patient's left, whoever reads it."""
    body = shown(BackPicture(turned))
    lines = {line.words: line.box for line in lines_of(body)}
    assert lines["Left"].right() < body.width() / 2 < lines["Right"].left()
    places = {body.region_at(QPoint(x, 180).toPointF()) for x in range(body.width() // 2)}
    assert any(place and place.endswith(".left") for place in places)


def test_left_is_at_the_left_in_the_list_of_places(turned, shown):
    places = shown(PlaceList(turned), 500, 700)
    left, right = (places.row("shoulder").chip(f"shoulder.{side}") for side in ("left", "right"))
    assert left.geometry().right() < right.geometry().left()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_line_of_a_paragraph_is_cut_where_it_ends(turned, shown, scale):
    turned.change(scale=scale)
    label = shown(Label("שלום לכם חברים יקרים שבאתם היום אל הבית שלנו כדי לאכול"), 100, 900)
    for width in range(int(200 * scale), int(300 * scale), 7):
        label.resize(width, 900)
        assert min(line.box.left() for line in lines_of(label)) >= -1


@pytest.mark.parametrize("number", ["0800 111 222", "+1 555 0142", "555-0142"])
def test_a_telephone_number_keeps_its_order(turned, shown, number):
    label = shown(NumberLabel(number, turned))
    painted = sorted((line.box.left(), line.words) for line in lines_of(label))
    assert " ".join(words for _, words in painted).split() == number.split()


def test_a_number_that_is_typed_keeps_its_order_at_the_right(turned, shown):
    box = shown(LineBox(turned))
    assert box.layoutDirection() == Qt.LayoutDirection.RightToLeft
    QTest.keyClicks(box, "0800 111 222")
    assert box.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert box.cursorRect().center().x() > box.width() / 2
    box.selectAll()
    QTest.keyClicks(box, "Dana")
    assert box.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_the_stripe_of_a_warning_is_beside_its_icon(turned, shown):
    text = BannerText(shape="urgent", spoken="Urgent", heading="Speak to somebody")
    banner = Banner(text, turned)
    shown(banner, 500, 90)
    image = picture(banner)
    middle = image.height() // 2
    edge = image.pixel(image.width() - 5, middle)
    assert image.pixel(5, middle) != edge
    assert banner.layout().itemAt(0).widget().geometry().center().x() > banner.width() / 2


def mirrored_icon(look, name):
    return look.icon(name, ems=2.0).pixmap(64, 64).toImage()


@pytest.mark.parametrize("name", ["chevron-left", "chevron-right", "undo", "redo"])
def test_icons_that_point_along_the_line_turn(turned, name):
    there = mirrored_icon(turned, name)
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    here = mirrored_icon(Look(), name)
    assert unlike(here, there) > unlike(here.flipped(Qt.Orientation.Horizontal), there) == 0


def unlike(one, other):
    """How many points of two icons are not alike."""
    points = ((x, y) for x in range(one.width()) for y in range(one.height()))
    clear = ((one.pixelColor(*at).alpha(), other.pixelColor(*at).alpha()) for at in points)
    return sum(abs(here - there) > UNLIKE for here, there in clear)


@pytest.mark.parametrize("name", ["printer", "trend", "tick", "help", "chevron-down"])
def test_icons_that_show_a_thing_stay(turned, name):
    there = mirrored_icon(turned, name)
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert mirrored_icon(Look(), name) == there


def test_the_left_key_leads_on(turned, shown):
    choices = shown(Choices((("a", "One"), ("b", "Two"), ("c", "Three")), turned))
    choices.chip("a").setFocus()
    QTest.keyClick(choices.chip("a"), Qt.Key.Key_Left)
    assert QApplication.focusWidget() is choices.chip("b")
    QTest.keyClick(choices.chip("b"), Qt.Key.Key_Right)
    assert QApplication.focusWidget() is choices.chip("a")
    QTest.keyClick(choices.chip("a"), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is choices.chip("b")


def test_the_left_key_leads_to_what_can_be_added_next(turned, shown):
    row = shown(PillRow({"a": "One", "b": "Two"}, turned))
    row.focus_pill("a")
    QTest.keyClick(row.pills["a"], Qt.Key.Key_Left)
    assert row.stop() is row.pills["b"]


def test_the_left_key_leads_to_the_higher_score(turned, shown):
    scale = shown(ScoreScale(turned, str, SORENESS_SPANS), 700)
    QTest.keyClick(scale, "4")
    assert scale.value() == 4
    QTest.keyClick(scale.buttons[4], Qt.Key.Key_Left)
    assert QApplication.focusWidget() is scale.buttons[5]
    QTest.keyClick(scale.buttons[5], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is scale.buttons[4]
