"""Trends says its answer first; pills, menu and keys; weeks and visits are read out."""

from dataclasses import replace
from datetime import timedelta
from math import hypot

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from ptdiary.charts.style import DARK, LIGHT
from ptdiary.diary.consultation import Consultation
from ptdiary.diary.entry import Entry
from ptdiary.settings import read_settings
from ptdiary.ui.tokens import LIGHT as LIGHT_TOKENS
from ptdiary.words import trends as words
from tests.ui.conftest import NOW

DAY = timedelta(days=1)
VISIT = Consultation(id="v1", kind="seen", at=NOW - 12 * DAY, with_whom="therapist")


@pytest.fixture
def page(trends, keeper):
    """Forty days, each with a rating, a visit among them."""
    keeper.keep("", VISIT, *(
        Entry(id=f"d{day}", at=NOW - day * DAY, soreness=2 + (day > 20)) for day in range(3, 40)
    ))  # fmt: skip
    trends.timeline.view.grab()
    return trends


def words_of(page, kind):
    page.timeline.view.grab()
    return [each.words for each in page.timeline.view.placed.words if each.kind == kind]


def hover(view, x, y):
    place = QPointF(x, y) / view.devicePixelRatioF()
    QApplication.sendEvent(view, QMouseEvent(
        QMouseEvent.Type.MouseMove, place, view.mapToGlobal(place), Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    ))  # fmt: skip


def test_seven_controls_are_around_the_first_chart(page):
    shown = [
        each for each in page.findChildren(QAbstractButton)
        if each.isVisible() and not page.aligned.isAncestorOf(each)
        and not page.cost.isAncestorOf(each)
    ]  # fmt: skip
    assert [each.text() or each.accessibleName() for each in shown] == [
        "2 weeks", "6 weeks", "3 months", "1 year", "Since last visit", "Table", words.MORE,
    ]  # fmt: skip


def test_the_answer_says_which_way_it_goes_its_numbers_and_its_range(page, keeper):
    card = page.answer
    assert card.heading.text() == "No clear change."
    assert card.averages.text() == (
        "2.2 of 10 on average in the past 2 weeks, 3.0 in the first 2 weeks."
    )
    assert card.more.text() == (
        "The change is likely between 2.8 lower and 1.1 higher. "
        "Rated on 13 of 14 days, and on 14 of the first 14."
    )
    assert card.bar.isVisible()
    keeper.remove("", Entry, *(f"d{day}" for day in range(5, 14)))
    assert card.heading.text() == "Too early to say."
    assert card.more.text().endswith("It takes 10 rated days on each side to say more.")
    assert not card.bar.isVisible()


def test_the_bar_is_the_range_and_its_dot_the_difference(page, keeper):
    bar = page.answer.bar
    assert bar.accessibleName() == (
        "The change on average: 0.8 lower. It is likely between 2.8 lower and 1.1 higher."
    )
    image = bar.grab().toImage()
    dots = bar.devicePixelRatioF()

    def colour(points):
        return image.pixelColor(round(bar.place_of(points) * dots), round(18.4 * dots))

    soft, accent = QColor(LIGHT_TOKENS.accent_soft), QColor(LIGHT_TOKENS.accent)
    assert colour(-0.77) == accent
    assert [colour(each) == soft for each in (-2.95, -2.6, 0.8, 1.5)] == [False, True, True, False]
    keeper.keep("", *(
        Entry(id=f"d{day}", at=NOW - day * DAY, soreness=9 if day > 20 else 1)
        for day in range(3, 40)
    ))  # fmt: skip
    assert bar.points > 3


def test_36_sentence_table_and_picture_say_the_same_weeks(page, keeper):
    def said():
        page.timeline.view.grab()
        page.timeline.show_table(shown=True)
        rows = [page.timeline.table.records.row(row) for row in range(len(words_of(page, "days")))]
        page.timeline.show_table(shown=False)
        return [row[1] for row in rows], [f"{row[2]} days" for row in rows]

    assert said() == (words_of(page, "average"), words_of(page, "days"))
    before = words_of(page, "average")
    keeper.keep("", replace(keeper.diary.find(Entry, "d30"), soreness=9))
    after = words_of(page, "average")
    assert after != before
    assert said() == (after, words_of(page, "days"))
    assert "to 9" in page.timeline.said


def test_since_the_last_visit_is_there_once_one_has_been(page, keeper, qtbot):
    chip = page.ranges.chip(words.SINCE_VISIT)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert page._series.first == VISIT.at.date()
    assert page.answer.averages.text().startswith("2.2 of 10 on average since the last visit on")
    assert page.answer.averages.text().endswith("in the 12 days before.")
    keeper.remove("", Consultation, "v1")
    assert not chip.isVisible()
    assert page.ranges.value() == "42"


def test_without_a_visit_there_is_no_pill_for_it(trends):
    assert not trends.ranges.chip(words.SINCE_VISIT).isVisible()


def test_number_keys_choose_the_range_and_t_the_table(page, qtbot):
    view = page.timeline.view
    view.setFocus()
    for key, value in (
        (Qt.Key.Key_1, "14"), (Qt.Key.Key_3, "92"), (Qt.Key.Key_4, "365"),
        (Qt.Key.Key_5, words.SINCE_VISIT), (Qt.Key.Key_2, "42"),
    ):  # fmt: skip
        qtbot.keyClick(view, key)
        assert page.ranges.value() == value
    qtbot.keyClick(view, Qt.Key.Key_T)
    assert page.timeline.table_shown
    assert page.switch.text() == words.AS_CHART
    qtbot.keyClick(page.switch, Qt.Key.Key_T)
    assert not page.timeline.table_shown


def test_a_number_typed_into_a_date_chooses_no_range(page, qtbot):
    page.menu.own_dates.emit()
    assert page.ranges.value() is None
    qtbot.keyClick(page.range.last, Qt.Key.Key_1)
    assert page.ranges.value() is None


def test_up_and_down_read_weeks_and_left_goes_on_with_ratings(page, qtbot):
    view = page.timeline.view
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert page.timeline.read_out.text() == (
        "Week from Mon 16 Nov: 2.4 of 10 on average, 5 of 6 days rated, highest 4."
    )
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert page.timeline.read_out.text() == (
        "Week from Mon 2 Nov: 2.0 of 10 on average, 7 of 7 days rated, highest 2."
    )
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert "Visit to your therapist: Mon 9 Nov 9:31." in page.timeline.read_out.text()
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert page.timeline.read_out.text().startswith("Fri 20 Nov 19:58, 4")


def test_the_mouse_reads_a_visit_and_a_week(page):
    view = page.timeline.view
    (visit,) = view.placed.visits
    hover(view, *visit.box.middle)
    assert page.timeline.read_out.text() == "Visit to your therapist: Mon 9 Nov 9:31."
    step = view.placed.steps[2]
    columns = range(round(step.column.x0) + 1, round(step.column.x1))
    x = max(columns, key=lambda x: min(hypot(x - p.x, step.y - p.y) for p in view.placed.points))
    hover(view, x, step.y)  # on its line, as far from the ratings as can be
    assert page.timeline.read_out.text().startswith("Week from Mon 26 Oct: 2.9 of 10")
    hover(view, 2, 2)
    assert page.timeline.read_out.text() == words.READ_OUT_HELP


@pytest.mark.parametrize(("dark", "style"), [(False, LIGHT), (True, DARK)])
def test_the_hours_after_the_session_of_a_rating_are_tinted_under_what_is_drawn(
    page, window, qtbot, dark, style
):
    window.look.change(dark=dark)
    view = page.timeline.view

    def ground():
        image = view.grab().toImage()
        _, peak = view.placed.hours["s1"]
        dots = view.devicePixelRatioF()
        x, y = peak.middle[0] / dots, (peak.y0 + 12) / dots
        return image.pixelColor(round(x * dots) + 3, round(y * dots))

    assert ground() == QColor(style.surface)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    tinted, surface = ground(), QColor(style.surface)
    assert tinted != surface
    assert (tinted.lightness() > surface.lightness()) is dark
    qtbot.keyClick(view, Qt.Key.Key_Home)  # a rating before any session
    assert ground() == surface


def test_the_menu_tints_all_windows_and_the_choice_is_remembered(page, tmp_path):
    assert not page._series.tinted
    before = page.timeline.view.grab().toImage()
    page.menu.tint.trigger()
    assert page._series.tinted
    assert page.timeline.view.grab().toImage() != before
    assert read_settings(tmp_path / "settings.json").tinted
    page.menu.tint.trigger()
    assert not read_settings(tmp_path / "settings.json").tinted


def test_the_three_dots_open_the_menu(page, qtbot):
    qtbot.mouseClick(page.more, Qt.MouseButton.LeftButton)
    assert page.menu.isVisible()
    page.menu.close()
    assert page.more.accessibleName() == words.MORE


def test_the_chart_is_copied_from_the_menu(page):
    page.menu.copy.emit()
    assert not QApplication.clipboard().image().isNull()
    assert page.timeline.message.text() == words.COPIED
