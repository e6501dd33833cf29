"""The month, the search and the filters lead to lines; an entry can be left out, with a reason."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.diary.consultation import Consultation, Question
from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import Appointment, Hold, PlannedExercise
from ptdiary.diary.session import Exercise, Session
from ptdiary.ui.app import of_region
from ptdiary.ui.diary.month import MonthGrid, month_days
from ptdiary.ui.tokens import ON_RAMP, RAMP
from ptdiary.words import diary as words
from tests.gallery.words import settle
from tests.ui.conftest import NOW, at
from tests.ui.days import ids, take
from tests.ui.test_contrast import contrast

LEG = Entry(id="leg", at=at("11-20T21:00"), soreness=4, quality=("shooting",))


@pytest.fixture
def page(window):
    window.resize(1280, 800)
    window.show_page("diary")
    settle()
    return window.page("diary")


def day(page, number):
    return page.month.grid.days[number - 1]


def press(window, *keys):
    for each in keys:
        QTest.keyClick(window.focusWidget(), each)


# the month


def test_each_day_of_the_month_says_what_it_holds(page, keeper):
    keeper.keep("", LEG)
    assert len(page.month.grid.days) == 30
    assert day(page, 19).accessibleName() == "Thursday 19 November, highest 2, one session"
    assert day(page, 20).accessibleName() == "Friday 20 November, highest 4, warning"
    assert day(page, 18).accessibleName() == f"Wednesday 18 November, {words.NOTHING_ON_DAY}"
    assert day(page, 21).accessibleName() == f"Saturday 21 November, today, {words.NOTHING_ON_DAY}"
    heard = QAccessible.queryAccessibleInterface(day(page, 19))
    assert heard.text(QAccessible.Text.Name) == day(page, 19).accessibleName()


def test_the_number_of_a_day_is_its_highest_rating_that_is_not_left_out(page, keeper):
    keeper.keep(
        "",
        Entry(id="a", at=at("11-19T08:00"), soreness=7),
        Entry(id="b", at=at("11-19T09:00"), soreness=9, left_out="Flu"),
        Entry(id="c", at=at("11-18T09:00"), soreness=5, left_out="Flu"),
        Entry(id="d", at=at("11-17T09:00"), soreness=0),
        Session(id="s2", ended_at=at("11-19T18:00")),
    )
    days = {each.day.day: each for each in month_days(
        keeper.view, keeper.rulebook, date(2026, 11, 1), page.look.times)}  # fmt: skip
    assert {n: each.highest for n, each in days.items() if each.highest is not None} == {
        17: 0, 19: 7, 20: 4,
    }  # fmt: skip
    assert days[19].sessions == 2
    assert "two sessions" in days[19].spoken


def test_a_day_is_painted_in_the_colour_of_its_score_and_an_empty_one_is_an_outline(page, keeper):
    keeper.keep(
        "", *(Entry(id=f"r{n}", at=at(f"11-{n + 5:02}T08:00"), soreness=n) for n in range(11))
    )
    settle()
    for score in range(11):
        button = day(page, score + 5)
        picture = button.grab().toImage()
        ground = picture.pixelColor(button.width() // 2, 5).name().upper()
        assert ground == RAMP[score].upper(), score
        seen = {
            picture.pixelColor(x, y).name().upper()
            for x in range(button.width())
            for y in range(button.height())
        }
        assert ON_RAMP[score].upper() in seen, score
    empty = day(page, 2)
    middle = empty.mapTo(page.month, empty.rect().center())
    ground = page.month.grab().toImage().pixelColor(middle).name().upper()
    assert ground == page.look.tokens.surface


def test_the_month_can_be_read_in_grey():
    for colour, ink in zip(RAMP, ON_RAMP, strict=True):
        assert contrast(ink, colour) >= 4.5
        assert contrast(_grey(ink), _grey(colour)) >= 4.4
    greys = [int(_grey(colour)[1:3], 16) for colour in RAMP]
    assert greys == sorted(greys, reverse=True)


def _grey(colour):
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    level = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return f"#{level:02x}{level:02x}{level:02x}"


def test_the_month_says_how_many_days_were_rated_and_their_average(page, keeper):
    assert page.month.figures.text() == (
        "Number: the highest of the day. 2 days with a rating, average 3.0."
    )
    keeper.keep("", Entry(id="a", at=at("11-20T08:00"), soreness=2))
    assert page.month.figures.text().endswith("2 days with a rating, average 2.5.")
    keeper.remove("", Entry, "a", "e1")
    assert page.month.figures.text().endswith("1 day with a rating, average 4.0.")
    keeper.remove("", Entry, "e2")
    assert page.month.figures.text() == words.NO_RATINGS


def test_enter_goes_to_the_day_in_the_list(page, keeper, window):
    keeper.keep(
        "", *(Entry(id=f"d{n}", at=NOW - timedelta(days=n), soreness=n % 7) for n in range(3, 300))
    )
    settle()  # what is pressed before was meant for what was there before
    page.month.grid.focus_day(19)
    press(window, Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Return)
    settle()
    assert page.month.first == date(2026, 10, 1)
    assert page.days.hasFocus()
    assert page.days.record().id == "d34", "18 October"
    place = page.days.place_of(page.days.currentIndex().row())
    top = page.days.viewport().mapTo(page.area.viewport(), place.topLeft()).y()
    assert 0 <= top < page.area.viewport().height() / 3


def test_a_day_long_ago_is_reached_and_an_empty_one_offers_to_add(page, keeper, window):
    keeper.keep(
        "", *(Entry(id=f"d{n}", at=NOW - timedelta(days=n), soreness=n % 7) for n in range(3, 1500))
    )
    page.go_to_day(date(2023, 1, 2))
    settle()
    assert page.days.record().at.date() == date(2023, 1, 2)
    place = page.days.place_of(page.days.currentIndex().row())
    top = page.days.viewport().mapTo(page.area.viewport(), place.topLeft()).y()
    assert 0 <= top < page.area.viewport().height() / 3
    keeper.remove("", Entry, "d200")
    page.go_to_day((NOW - timedelta(days=200)).date())
    settle()
    assert page.days.line().is_gap
    assert page.days.hand.add.isVisible()
    assert window.focusWidget() is page.days


def test_going_to_a_day_takes_a_search_back_that_does_not_hold_it(page, keeper):
    keeper.keep("", Entry(id="note", at=at("11-18T08:00"), note="stairs"))
    page.search.setText("stairs")
    assert ids(page) == ["note"]
    page.go_to_day(date(2026, 11, 18))
    assert page.search.text() == "stairs"
    page.go_to_day(date(2026, 11, 19))
    assert page.search.text() == ""
    assert page.days.record().id == "s1"


def test_the_keyboard_walks_the_days_and_the_months(page, window):
    grid = page.month.grid
    grid.focus_day(21)
    press(window, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert window.focusWidget() is day(page, 19)
    press(window, Qt.Key.Key_Up)
    assert window.focusWidget() is day(page, 12)
    press(window, Qt.Key.Key_Down, Qt.Key.Key_PageUp)
    assert page.month.first == date(2026, 10, 1)
    assert window.focusWidget() is day(page, 19)
    grid.focus_day(1)
    press(window, Qt.Key.Key_Left)
    assert page.month.first == date(2026, 9, 1)
    assert window.focusWidget() is day(page, 30)
    press(window, Qt.Key.Key_Right)
    assert window.focusWidget() is day(page, 1)
    assert page.month.first == date(2026, 10, 1)


def test_the_month_is_one_stop_for_tab(page, window):
    page.month.before.setFocus()
    stops = []
    for _ in range(4):
        window.focusNextChild()
        stops.append(QApplication.focusWidget())
    assert stops[0] in page.month.grid.days
    assert not any(each in page.month.grid.days for each in stops[1:])


def test_no_day_and_no_month_after_today(page, window):
    page.month.grid.focus_day(30)
    assert window.focusWidget() is day(page, 21)
    press(window, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown)
    assert window.focusWidget() is day(page, 21)
    assert page.month.first is None
    assert not page.month.after.isEnabled()
    assert page.month.after.accessibleName() == "Later month, December 2026"


@pytest.mark.parametrize(
    ("region", "first", "column"), [("en_GB", "Mon", 6), ("en_US", "Sun", 0), ("ar_EG", "Sat", 1)]
)
def test_the_week_begins_as_in_the_region(look, keeper, region, first, column, qtbot):
    look.read_times(of_region(QLocale(region)))
    grid = MonthGrid(look)
    qtbot.addWidget(grid)
    grid.show_days(month_days(keeper.view, keeper.rulebook, date(2026, 11, 1), look.times))
    grid.show()
    settle()
    names = [grid.layout().itemAt(n).widget().text() for n in range(7)]
    assert names[0] == first
    assert names[column] == "Sun"
    places = sorted({each.x() for each in grid.days})
    assert places.index(grid.days[0].x()) == column, "1 November 2026 is a Sunday"


# search and filters


def test_notes_of_entries_and_sessions_are_searched(page, keeper):
    keeper.keep(
        "",
        Entry(id="note", at=NOW - timedelta(hours=3), note="Café with “Größe”, then stairs"),
        Session(id="s2", ended_at=at("11-18T10:00"), exercises=(Exercise(name="Stairs"),)),
    )
    page.search.setText("STAIRS")
    assert ids(page) == ["note", "s2"]
    assert page.what_shown.text() == "2 found."
    page.search.setText('cafe "grosse"')
    assert ids(page) == ["note"]
    assert page.what_shown.text() == "1 found."
    page.search.setText("nowhere")
    assert page.empty.text() == words.NOTHING_FOUND
    assert page.what_shown.text() == "", "said once"
    assert not page.days.isVisible()
    page._all.click()
    assert len(ids(page)) == 5
    assert page.search.text() == ""
    assert page.days.isVisible()


def test_what_a_therapist_said_is_found(page, keeper):
    rest = Consultation(
        id="t", at=at("11-18T21:00"), with_whom="therapist", kind="told", advice="Rest two days"
    )
    hold = Hold(since=at("11-15T21:00"), reason="sharp", ended_at=at("11-16T21:00"), said="Go slow")
    keeper.keep("", rest, PlannedExercise(id="p", name="Plank", holds=(hold,)))
    page.search.setText("rest")
    assert ids(page) == ["t"]
    assert page.days.records.lines[0].text == "Told Dana Reyes: Rest two days"
    page.search.setText("go slow")
    assert ids(page) == ["p"]


def test_a_visit_to_come_is_found(page, keeper):
    coming = Appointment(id="v", at=NOW + timedelta(hours=2), with_whom="Dr Blue", place="Room 4")
    keeper.keep("", coming)
    for said in ("blue", "room"):
        page.search.setText(said)
        assert ids(page) == ["v"]


def test_a_line_shows_the_words_that_it_was_found_by(page, keeper):
    long = "word " * 90
    keeper.keep(
        "",
        Entry(id="worse", at=at("11-18T08:00"), soreness=3, worse_with=("sitting long",)),
        Entry(id="note", at=at("11-17T08:00"), soreness=3, note=f"{long}zebra"),
    )
    for asked in ("sitting", "zebra"):
        page.search.setText(asked)
        assert asked in page.days.records.lines[0].text
    page.show_all()
    assert "zebra" not in str([each.text for each in page.days.records.lines])


def test_filters(page, keeper):
    keeper.keep(
        "",
        LEG,
        Consultation(id="t", at=at("11-18T21:00"), with_whom="therapist", kind="seen"),
    )
    found = {}
    for kind, _ in words.FILTERS:
        page.kinds.chip(kind).click()
        found[kind] = ids(page)
    assert found == {"warnings": ["leg"], "sessions": ["s1"], "visits": ["t"]}
    assert page.what_shown.text() == "1 found."
    page.kinds.chip("visits").click()
    assert len(ids(page)) == 5


def test_escape_takes_a_search_back_and_goes_to_the_list(page, window):
    page.search.setFocus()
    QTest.keyClicks(page.search, "hinge")
    assert ids(page) == ["s1"]
    press(window, Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert len(ids(page)) == 3
    assert page.days.hasFocus()


# leaving out


def left_out(page, id_):
    take(page, id_)
    assert page.days.hand.more.isVisible()
    first = page.days.menu_of(page.days.record()).actions()[0]
    first.trigger()
    return first.text()


def test_leaving_out_asks_for_the_reason_and_both_ways_are_undone(page, keeper):
    before = keeper.store.read()
    assert left_out(page, "e2") == words.LEAVE_OUT
    assert page.reasons.isVisibleTo(page)
    page.reasons.save.click()
    assert page.reasons.row._error.text() == words.LEAVE_OUT_NO_REASON
    page.reasons.reason.setText(" I had the flu ")
    page.reasons.save.click()
    assert keeper.store.read().find(Entry, "e2").left_out == "I had the flu"
    assert not page.reasons.isVisibleTo(page)
    assert page.days.hasFocus()
    assert left_out(page, "e2") == words.TAKE_BACK
    assert keeper.store.read() == before
    keeper.undo()
    assert keeper.store.read().find(Entry, "e2").left_out == "I had the flu"
    keeper.undo()
    assert keeper.store.read() == before


def test_thinking_better_of_it_writes_nothing(page, keeper, window):
    left_out(page, "e2")
    press(window, Qt.Key.Key_Escape)
    assert not page.reasons.isVisibleTo(page)
    assert keeper.steps.count() == 0
    assert page.days.record().id == "e2"


def test_a_session_cannot_be_left_out_of_the_course_and_has_its_versions(page):
    take(page, "s1")
    [versions] = page.days.menu_of(page.days.record()).actions()
    versions.trigger()
    assert page.earlier_versions.isVisibleTo(page)


def test_an_earlier_entry_is_asked_for_with_its_day(window, page, keeper):
    page._add_earlier.click()
    today = window.page("today")
    assert window.page_name == "today"
    assert today.form.picker._day.isVisibleTo(today)
    today.form.picker._day.setDate(today.form.picker._day.date().addDays(-5))
    today.form.scale.buttons[3].click()
    today.save()
    written = [each for each in keeper.diary.entries if each.soreness == 3]
    assert [(each.at.date(), each.written_at) for each in written] == [(date(2026, 11, 16), NOW)]


@pytest.mark.parametrize(
    "query", ["dana", "second floor", "letter", "stronger", "bridges daily", "stronger dana"]
)
def test_an_appointment_is_found_by_all_that_is_written_of_it_also_before_it(page, keeper, query):
    fields = {
        "with_whom": "Dana Reyes",
        "place": "Clinic, second floor",
        "note": "Bring the letter",
        "said": "The hip is stronger",
        "changes": "Bridges daily",
    }
    keeper.keep(
        "",
        Appointment(id="been", at=at("11-18T10:00"), **fields),
        Appointment(id="come", at=at("12-01T10:00"), **fields),
    )
    page.search.setText(query)
    assert ids(page) == ["come", "been"]
    page.show_all()
    page.kinds.chip("visits").click()
    assert ids(page) == ["come", "been"]


def test_a_question_is_found_by_its_answer(page, keeper):
    keeper.keep("", Question(id="q", text="May I run?", written_at=NOW, answer="From May on"))
    page.search.setText("from may")
    assert ids(page) == ["q"]
