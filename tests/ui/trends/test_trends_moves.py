"""Trends moved and zoomed by hand, lanes and comparisons chosen, and the empty beginnings."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication

from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import Activity, ActivityRating
from ptdiary.diary.session import Session
from ptdiary.report.page import Options, describe_page
from ptdiary.report.text import page_text
from ptdiary.review.page.summary import summary
from ptdiary.settings import read_settings
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.trends.options import Limits, first_day
from ptdiary.words import trends as words
from tests.ui.conftest import NOW

DAY = timedelta(days=1)
LONG_AGO = (
    Entry(id="oldest", at=NOW - 300 * DAY, soreness=5),
    Entry(id="old", at=NOW - 90 * DAY, soreness=5),
)


@pytest.fixture
def page(trends):
    return trends


@pytest.fixture
def long_page(page, keeper):
    keeper.keep("", *LONG_AGO)
    page.ranges.chip("92").click()
    drawn(page)
    return page


def drawn(page):
    while page._soon.isActive():  # what is put off until the hand rests
        QApplication.processEvents()
    page.timeline.view.grab()
    return page.timeline.view.placed


def days(page):
    drawn(page)
    first, last = page._on_screen()
    return first.date(), last.date()


def mouse(view, kind, x, y, buttons=Qt.MouseButton.LeftButton):
    place = QPointF(x, y)
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    event = QMouseEvent(
        kind, place, view.mapToGlobal(place), button, buttons, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view, event)


def wheel(view, turned, keys=Qt.KeyboardModifier.NoModifier):
    place = QPointF(view.width() / 2, 100)
    event = QWheelEvent(
        place, view.mapToGlobal(place), QPoint(), turned, Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)
    return event.isAccepted()


def test_pulling_the_chart_to_the_right_shows_earlier_days(long_page):
    view = long_page.timeline.view
    before = days(long_page)
    wide = view.placed.plot.width / view.devicePixelRatioF()
    mouse(view, QEvent.Type.MouseButtonPress, 400, 150)
    mouse(view, QEvent.Type.MouseMove, 400 + wide / 2, 150)
    after = days(long_page)
    mouse(view, QEvent.Type.MouseButtonRelease, 400 + wide / 2, 150, Qt.MouseButton.NoButton)
    half = (before[1] - before[0]) / 2
    assert abs((before[0] - after[0]) - half) <= 2 * DAY
    assert long_page.ranges.value() is None
    assert days(long_page) == after


def test_while_it_is_pulled_the_image_follows_before_it_is_drawn_again(long_page):
    view = long_page.timeline.view
    still = view.grab().toImage()
    mouse(view, QEvent.Type.MouseButtonPress, 400, 150)
    mouse(view, QEvent.Type.MouseMove, 460, 150)
    assert view.grab().toImage() != still
    mouse(view, QEvent.Type.MouseButtonRelease, 460, 150, Qt.MouseButton.NoButton)


def test_a_press_that_hardly_moves_opens_the_entry_and_a_drag_does_not(page, qtbot):
    view = page.timeline.view
    dots = view.devicePixelRatioF()
    point = view.placed.points[0]
    x, y = point.x / dots, point.y / dots
    mouse(view, QEvent.Type.MouseMove, x, y, Qt.MouseButton.NoButton)
    with qtbot.waitSignal(page.go_to) as asked:
        mouse(view, QEvent.Type.MouseButtonPress, x, y)
        mouse(view, QEvent.Type.MouseButtonRelease, x + 1, y, Qt.MouseButton.NoButton)
    assert asked.args == [Destination(page=PageName.TODAY, record="e1")]
    mouse(view, QEvent.Type.MouseMove, x, y, Qt.MouseButton.NoButton)
    with qtbot.assertNotEmitted(page.go_to):
        mouse(view, QEvent.Type.MouseButtonPress, x, y)
        mouse(view, QEvent.Type.MouseMove, x + 60, y)
        mouse(view, QEvent.Type.MouseButtonRelease, x + 60, y, Qt.MouseButton.NoButton)


def test_the_wheel_scrolls_the_page_moves_with_shift_and_zooms_with_control(long_page):
    view = long_page.timeline.view
    before = days(long_page)
    assert not wheel(view, QPoint(0, 120))
    assert days(long_page) == before
    assert wheel(view, QPoint(0, 120), Qt.KeyboardModifier.ShiftModifier)
    earlier = days(long_page)
    assert earlier[0] < before[0]
    assert wheel(view, QPoint(0, 240), Qt.KeyboardModifier.ControlModifier)
    closer = days(long_page)
    assert closer[1] - closer[0] < earlier[1] - earlier[0]
    assert wheel(view, QPoint(-240, 0))
    assert days(long_page)[0] > closer[0]


def pinch(view, x, value):
    """Two fingers on a touchpad: they part where `value` is above 0."""
    place = QPointF(x, 100)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2,
        place, place, view.mapToGlobal(place), value, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def test_two_fingers_zoom_about_the_place_under_them(long_page):
    view = long_page.timeline.view
    first, last = days(long_page)
    plot = view.placed.plot
    left = plot.x0 / view.devicePixelRatioF()
    pinch(view, left, 0.5)
    closer = days(long_page)
    assert abs(closer[0] - first) <= DAY  # whole days are shown
    assert closer[1] < last
    pinch(view, left, -0.5)
    assert days(long_page)[1] - days(long_page)[0] > closer[1] - closer[0]


def test_a_time_without_any_record_can_be_left_again(long_page):
    long_page._move(-1)
    before = days(long_page)
    assert [each.kind for each in drawn(long_page).words][:1] == ["empty"]
    long_page._move(0.5)
    assert days(long_page)[0] > before[0]


def test_keys_move_zoom_and_go_back(long_page, qtbot):
    view = long_page.timeline.view
    before = days(long_page)
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert days(long_page)[0] < before[0]
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    wider = days(long_page)
    assert wider[1] - wider[0] > before[1] - before[0]
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert days(long_page)[1] - days(long_page)[0] < wider[1] - wider[0]
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert days(long_page) == before
    assert long_page.ranges.value() == "92"


def item(page, said):
    """An item of the menu behind the three dots, or of the menu in it."""
    menus = [page.menu, *(each.menu() for each in page.menu.actions() if each.menu())]
    return next(each for menu in menus for each in menu.actions() if each.text() == said)


def test_whoever_does_not_drag_has_a_menu(long_page):
    before = days(long_page)
    item(long_page, words.EARLIER).trigger()
    assert days(long_page)[0] < before[0]
    item(long_page, words.WIDER).trigger()
    wide = days(long_page)
    item(long_page, words.CLOSER).trigger()
    assert days(long_page)[1] - days(long_page)[0] < wide[1] - wide[0]
    assert days(long_page)[1] == wide[1]


def test_own_dates_are_shown_whole(long_page):
    assert not long_page.range.first.isVisible()
    item(long_page, words.OWN_DATES).trigger()
    assert long_page.range.first.isVisible()
    first = (NOW - 100 * DAY).date()
    long_page.range.first.setDate(first)
    long_page.range.last.setDate((NOW - 80 * DAY).date())
    assert days(long_page) == (first, (NOW - 79 * DAY).date())
    assert [point.entry for point in drawn(long_page).points] == ["old"]
    assert "1 rating" in long_page.timeline.said
    assert long_page.answer.heading.text() == "1 rating: 5."
    item(long_page, words.ALL_DAYS).trigger()
    assert days(long_page)[0] == (NOW - 300 * DAY).date()


def test_time_stops_at_the_first_record_and_after_today():
    start = datetime.fromisoformat("2026-01-01T00:00:00+00:00")
    limits = Limits(first=start, last=start + 100 * DAY)
    shown = (start + 40 * DAY, start + 54 * DAY)
    assert limits.moved(shown, -100) == (start, start + 14 * DAY)
    assert limits.moved(shown, 100) == (start + 86 * DAY, start + 100 * DAY)
    assert limits.moved(shown, 0.5) == (start + 47 * DAY, start + 61 * DAY)
    assert limits.zoomed(shown, 1000, 0.5) == (start, start + 100 * DAY)
    assert limits.zoomed(shown, 0.001, 0.5)[1] - limits.zoomed(shown, 0.001, 0.5)[0] == 4 * DAY
    assert limits.zoomed(shown, 0.5, 1.0) == (start + 47 * DAY, start + 54 * DAY)


def test_lanes_are_off_at_first_and_remembered(page, window, tmp_path, qtbot):
    height = page.timeline.view.height()
    assert drawn(page).lanes == ()
    page.menu.lane("sleep").trigger()
    assert len(drawn(page).lanes) == 1
    assert page.timeline.view.height() > height
    assert read_settings(tmp_path / "settings.json").lanes == ("sleep",)
    again = type(page)(page.keeper, page.look)
    qtbot.addWidget(again)
    again.recall(window.settings)
    assert again.menu.lanes() == ("sleep",)


def test_lanes_have_a_table_of_their_own(page, keeper):
    walk = Activity(id="a", name="Walk", ratings=(ActivityRating(at=NOW - DAY, score=6),))
    keeper.keep("", walk)
    page.menu.lane("activities").trigger()
    page._switch_tables()
    assert [table.records.row(0)[1:] for table in page.timeline.tables[2:]] == [("Walk", "6")]
    page.menu.lane("activities").trigger()
    assert len(page.timeline.tables) == 2


def test_the_aligned_chart_is_read_out_and_opened(page, qtbot):
    page.area.show_whole(page.aligned)
    page.aligned.view.grab()
    qtbot.keyClick(page.aligned.view, Qt.Key.Key_End)
    assert page.aligned.read_out.text() == "Fri 20 Nov 19:58, 4, 28 h after session 1"
    with qtbot.waitSignal(page.go_to) as asked:
        qtbot.keyClick(page.aligned.view, Qt.Key.Key_Return)
    assert asked.args == [Destination(page=PageName.TODAY, record="e2")]


def test_only_the_chosen_sessions_are_compared(page, keeper):
    home = Session(id="s0", ended_at=NOW - 10 * DAY, setting="home")
    keeper.keep("", home)
    page.compare.which.chip("home").click()
    assert page.aligned.sentence.text().startswith("At home: 1 session.")
    page.compare.which.chip("all").click()
    assert page.aligned.sentence.text().startswith("2 sessions.")
    keeper.keep("", replace(home, exercises=keeper.diary.find(Session, "s1").exercises))
    page.compare.which.chip("exercise").click()
    assert page.aligned.sentence.text().startswith("Hip hinge: 2 sessions.")


def test_chart_table_sentence_and_paper_follow_one_changed_entry(page, keeper):
    def paper():
        first = first_day(keeper.view, "42")
        found = summary(keeper.diary, keeper.rulebook, NOW, first, NOW.date())
        return " ".join(page_text(describe_page(found, found.series, Options())).split())

    page._switch_tables()
    before, said = drawn(page).points[1].y, page.timeline.said
    assert page.timeline.tables[1].records.row(1)[1] == "4, moderate"
    assert "to 4" in said
    assert said in paper()
    keeper.keep("", replace(keeper.diary.find(Entry, "e2"), soreness=8))
    after = page.timeline.said
    assert page.timeline.tables[1].records.row(1)[1] == "8, severe"
    assert page.aligned.table.records.row(0)[3].startswith("8 at")
    assert "to 8" in after
    assert after in paper()
    assert said not in paper()
    page._switch_tables()
    assert drawn(page).points[1].y < before


@pytest.mark.parametrize(
    ("count", "heading"),
    [(0, words.NO_RATING), (1, "1 rating: 3."), (3, "3 ratings: 5, 4, 3.")],
)
def test_the_beginnings_are_words_and_numbers_not_empty_frames(page, keeper, count, heading):
    keeper.remove("", Entry, *(each.id for each in keeper.diary.entries))
    keeper.remove("", Session, "s1")
    for number in range(count):
        keeper.keep("", Entry(id=f"n{number}", at=NOW - number * DAY / 2, soreness=3 + number))
    said = {each.kind: each.words for each in drawn(page).words}
    assert said.get("empty") == (None if count else words.NO_RATING)
    assert page.answer.heading.text() == heading
    numbers = [each.words for each in drawn(page).words if each.kind == "rating"]
    assert sorted(numbers) == [str(3 + number) for number in range(count)]
    page.area.show_whole(page.aligned)
    page.aligned.view.grab()
    assert [each.words for each in page.aligned.view.placed.words] == ["No session in this time."]


def test_drawing_again_and_again_leaves_nothing_behind(page):
    import gc  # noqa: PLC0415

    def counted():
        view.draw_again()
        view.grab()
        gc.collect()
        return len(gc.get_objects())

    view = page.timeline.view
    for _ in range(3):
        counted()
    first = counted()
    for _ in range(20):
        view.draw_again()
        view.grab()
    assert counted() - first < 200
