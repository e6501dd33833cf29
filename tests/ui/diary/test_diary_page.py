"""The days as groups of lines: what each says, and what can be done with the line in hand."""

import os
import sys
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ptdiary.diary.consultation import Consultation, Question
from ptdiary.diary.entry import CORE_CHECKS, Checks, Entry
from ptdiary.diary.plan import Appointment, Hold, MedicineDose, PlannedExercise
from ptdiary.diary.session import Exercise, Session
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.words import diary as words
from ptdiary.words import entries
from tests.clocks import NEW_YORK, computer_in
from tests.gallery.words import settle
from tests.ui.conftest import NOW, at
from tests.ui.days import ids, lines, take

LEG = Entry(id="leg", at=at("11-18T21:00"), soreness=6, quality=("shooting",))
TOLD = Consultation(
    id="t1", at=at("11-18T21:10"), with_whom="therapist", kind="told", advice="Rest two days"
)


@pytest.fixture
def page(window):
    window.show_page("diary")
    return window.page("diary")


def key(page, *keys):
    for each in keys:
        QTest.keyClick(page.days, each)


def move(page, to):
    """The mouse comes to a place of the list, no button pressed."""
    view, none = page.days.viewport(), Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(to), QPointF(view.mapToGlobal(to)), none, none,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


# what the lines say


def test_days_are_groups_the_newest_first_and_a_day_goes_by_time(page, keeper):
    assert lines(page) == [
        "Fri 20 Nov 4 | 19:58 4",
        "Thu 19 Nov 2 | 15:00 | Session 1: Hip hinge",
        "20:00 2",
    ]
    keeper.keep("", Entry(id="noon", at=at("11-19T12:00"), soreness=5))
    assert lines(page)[1:] == [
        "Thu 19 Nov 5 | 12:00 5",
        "15:00 | Session 1: Hip hinge",
        "20:00 2",
    ]


def test_ratings_with_nothing_to_add_share_a_line(page, keeper):
    keeper.keep(
        "",
        Entry(id="a", at=at("11-20T08:00"), soreness=3),
        Entry(id="b", at=at("11-20T12:00"), soreness=2, note="after the stairs"),
        Entry(id="c", at=at("11-20T22:00"), soreness=1),
    )
    assert lines(page)[:3] == [
        "Fri 20 Nov 4 | 8:00 3",
        "12:00 2 | “after the stairs”",
        "19:58 4  22:00 1",
    ]


def test_a_day_of_another_year_is_told_with_it(page, keeper):
    keeper.keep("", Entry(id="old", at=NOW.replace(year=2024), soreness=3))
    assert lines(page)[-1] == "Thu 21 Nov 2024 3 | 9:31 3"


def test_the_highest_of_a_day_is_not_one_that_was_left_out(page, keeper):
    keeper.keep("", Entry(id="flu", at=at("11-20T12:00"), soreness=9, left_out="Flu"))
    assert lines(page)[0] == "Fri 20 Nov 4 | 12:00 9 | left out: Flu"


def test_what_was_not_rated_and_what_was_written_later_says_so(page, keeper):
    keeper.keep(
        "",
        Entry(id="no", at=at("11-20T12:00"), checks=Checks(**dict.fromkeys(CORE_CHECKS, "no"))),
        Entry(id="late", at=at("11-20T14:00"), written_at=NOW, soreness=1, private_note="x"),
    )
    assert lines(page)[:2] == [
        "Fri 20 Nov 4 | 12:00 | not rated",
        "14:00 1 | private note · written later",
    ]


def test_a_warning_has_its_sign_and_says_what_it_is(page, keeper):
    keeper.keep("", LEG)
    assert lines(page)[-1] == "Wed 18 Nov 6 | 21:00 6 | octagon | shooting pain"


def test_what_therapists_said_is_a_line_of_its_own(page, keeper):
    seen = Consultation(id="s9", at=at("11-19T11:30"), with_whom="doctor", kind="seen")
    visit = Appointment(
        id="v",
        at=at("11-17T10:00"),
        with_whom="Dana Reyes",
        said="Good strength",
        changes="Bridges",
    )
    keeper.keep("", TOLD, seen, visit, Appointment(id="come", at=at("12-01T10:00")))
    said = lines(page)
    assert "Wed 18 Nov | 21:10 | Told Dana Reyes: Rest two days" in said
    assert "Thu 19 Nov 2 | 11:30 | Seen by your doctor" in said
    visits = [each for each in said if "Appointment" in each]
    assert visits == [
        "Tue 17 Nov | 10:00 | Appointment with Dana Reyes: Good strength · in the plan: Bridges"
    ], "one that is still to come is no line of the days that were"


def test_every_appointment_that_was_has_its_line_and_says_whether_it_was_missed(page, keeper):
    missed = Appointment(id="m", at=at("11-18T10:00"), place="Room 2", kept="no")
    plain = Appointment(id="p", at=at("11-17T10:00"), with_whom="Sam", note="Bring the letter")
    keeper.keep("", missed, plain)
    said = lines(page)
    assert "Wed 18 Nov | 10:00 | Appointment · it did not take place · Room 2" in said
    assert "Tue 17 Nov | 10:00 | Appointment with Sam · “Bring the letter”" in said


def test_an_appointment_is_changed_on_its_page_and_deleted_here(page, keeper, window):
    been = Appointment(id="b", at=at("11-18T10:00"), with_whom="Sam")
    keeper.keep("", been)
    take(page, "b")
    key(page, Qt.Key.Key_Return)
    assert window.page_name == "visits"
    assert window.page("visits").after.appointment == been
    window.show_page("diary")
    take(page, "b")
    key(page, Qt.Key.Key_Delete)
    assert keeper.diary.appointments == ()
    window.go_to(Destination(page=PageName.DIARY, part=Part.REMOVED))
    assert page.removed.table.records.row(0) == been
    page.removed.table.selectRow(0)
    page.removed.back_button.click()
    assert keeper.diary.appointments == (been,)


def test_an_appointment_whose_time_comes_is_a_line_of_its_day(page, keeper):
    keeper.keep("", Appointment(id="b", at=NOW + timedelta(hours=2), with_whom="Sam"))
    assert not [each for each in lines(page) if "Appointment" in each]
    keeper.clock = lambda: NOW + timedelta(hours=2)
    keeper.tick()
    assert "Sat 21 Nov | 11:31 | Appointment with Sam" in lines(page)


def test_questions_and_what_is_on_hold_have_their_lines(page, keeper):
    hold = Hold(since=at("11-12T09:00"), reason="Sharp", ended_at=at("11-16T09:00"), said="Slowly")
    keeper.keep(
        "",
        Question(id="q", text="May I run?", written_at=at("11-20T20:05"), answer="From May on"),
        PlannedExercise(
            id="p", name="Side plank", status="on_hold", held_since=at("11-19T21:00"), holds=(hold,)
        ),
    )
    assert lines(page) == [
        "Fri 20 Nov 4 | 19:58 4",
        "20:05 | Question: May I run? · answer: From May on",
        "Thu 19 Nov 2 | 15:00 | Session 1: Hip hinge",
        "20:00 2",
        "21:00 | On hold: Side plank",
        "Tue 17 and Wed 18 Nov",
        "Mon 16 Nov | 9:00 | Off hold: Side plank · Slowly",
        "Fri 13 to Sun 15 Nov",
        "Thu 12 Nov | 9:00 | On hold: Side plank · Sharp",
    ]


AT_HOME = Session(
    id="home", ended_at=at("11-18T15:00"), setting="home",
    exercises=(
        Exercise(name="Bridges", plan_id="b", sets=2, done="all"),
        Exercise(name="Bird-dog", plan_id="d", done="all", hurt=3),
        Exercise(name="Squats", plan_id="s", done="part", hurt=0),
        Exercise(name="Walking", plan_id="w", done="not_today", skipped_why="Tired, visitors"),
    ),
)  # fmt: skip
LEFT_OUT = Session(
    id="none", ended_at=at("11-17T15:00"), setting="home",
    exercises=(
        Exercise(name="Walking", plan_id="w", done="not_today", skipped_why="No time"),
        Exercise(name="Bridges", plan_id="b", done="not_today"),
    ),
)  # fmt: skip


def test_what_was_ticked_at_home_says_how_it_was_and_what_was_left_out(page, keeper):
    keeper.keep("", AT_HOME, LEFT_OUT)
    ticked, left_out = lines(page)[-2:]
    assert ticked == (
        "Wed 18 Nov | 15:00 | Session 1, at home: Bridges, Bird-dog (hurt 3), "
        "Squats (part, did not hurt) · left out: Walking (tired, visitors)"
    )
    assert left_out == "Tue 17 Nov | 15:00 | Left out: Walking (no time) and Bridges"


@pytest.mark.parametrize("done", [None, "all"])
def test_session_at_home_says_so_however_it_was_written(page, keeper, done):
    exercises = (Exercise(name="Walking", done=done),)
    keeper.keep(
        "", Session(id="h", ended_at=at("11-20T22:00"), setting="home", exercises=exercises)
    )
    assert any("at home: Walking" in line for line in lines(page))


def test_what_was_only_left_out_is_no_session_and_its_reason_is_found(page, keeper):
    keeper.keep("", AT_HOME, LEFT_OUT)
    page.kinds.chip("sessions").click()
    assert ids(page) == ["s1", "home"]
    page.kinds.chip("sessions").click()
    page.search.setText("no time")
    assert ids(page) == ["none"]


def test_where_it_nearly_always_is_is_said_once(page, keeper):
    usual = ("lumbar.left", "lumbar.right")
    keeper.keep(
        "",
        *(Entry(id=f"u{n}", at=at(f"11-1{n}T08:00"), soreness=3, regions=usual) for n in range(4)),
        Entry(id="other", at=at("11-14T08:00"), soreness=3, regions=("buttock.left",)),
        Entry(id="none", at=at("11-15T08:00"), soreness=3),
    )
    assert page._mostly.text() == words.mostly(usual)
    assert "lower back, both sides" in page._mostly.text()
    places = [each for each in lines(page) if "back" in each or "buttock" in each]
    assert places == ["Sat 14 Nov 3 | 8:00 3 | left buttock"]


def test_where_nothing_is_usual_every_line_says_where(page, keeper):
    keeper.keep(
        "",
        Entry(id="a", at=at("11-18T08:00"), soreness=3, regions=("lumbar.left",)),
        Entry(id="b", at=at("11-17T08:00"), soreness=3, regions=("buttock.left",)),
    )
    assert page._mostly.isHidden()
    assert [each.rpartition(" | ")[2] for each in lines(page)[-2:]] == [
        "lower back on the left", "left buttock",
    ]  # fmt: skip


def test_days_without_an_entry_are_one_quiet_line(page, keeper):
    keeper.keep("", Entry(id="old", at=at("10-28T08:00"), soreness=3))
    assert lines(page)[-2:] == ["Thu 29 Oct to Wed 18 Nov", "Wed 28 Oct 3 | 8:00 3"]
    keeper.remove("", Entry, "e2")
    assert lines(page)[0] == "Fri 20 Nov"


def test_every_line_is_heard_with_its_day(page, keeper):
    keeper.keep("", Entry(id="noon", at=at("11-20T12:00"), soreness=3), LEG)
    heard = [page.days.records.index(n, 0).data() for n in range(len(page.days.records.lines))]
    assert heard == [
        "Friday 20 November, highest 4, 12:00, soreness 3, 19:58, soreness 4",
        "Thursday 19 November, highest 2, 15:00, Session 1: Hip hinge",
        "Thursday 19 November, 20:00, soreness 2",
        "Wednesday 18 November, highest 6, 21:00, soreness 6, warning, shooting pain",
    ]


# the keyboard


def test_up_and_down_reach_every_line_and_sideways_every_rating(page, keeper):
    keeper.keep("", Entry(id="late", at=at("11-20T22:00"), soreness=1), TOLD)
    page.days.setFocus()
    key(page, Qt.Key.Key_Home)
    reached = [page.days.record().id]
    key(page, Qt.Key.Key_Right, Qt.Key.Key_Right)
    reached.append(page.days.record().id)
    key(page, Qt.Key.Key_Left)
    assert page.days.record().id == reached[0]
    for _ in range(len(page.days.records.lines) - 1):
        key(page, Qt.Key.Key_Down)
        reached.append(page.days.record().id)
    assert reached == ["e2", "late", "s1", "e1", "t1"]
    key(page, Qt.Key.Key_Up)
    assert page.days.record().id == "e1"


def test_enter_asks_for_the_page_that_changes_the_line(page, qtbot):
    take(page, "e2")
    with qtbot.waitSignal(page.go_to) as asked:
        key(page, Qt.Key.Key_Return)
    back = PageName.DIARY
    assert asked.args == [Destination(page=PageName.TODAY, record="e2", back=back)]
    take(page, "s1")
    with qtbot.waitSignal(page.go_to) as asked:
        key(page, Qt.Key.Key_Return)
    assert asked.args == [Destination(page=PageName.SESSIONS, record="s1")]


def test_slash_searches_from_the_list_and_from_the_month(page):
    page.days.setFocus()
    key(page, Qt.Key.Key_Slash)
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "a/b")
    assert page.search.text() == "a/b"
    page.month.grid.stop().setFocus()
    QTest.keyClick(page.month.grid.stop(), Qt.Key.Key_Slash)
    assert page.search.hasFocus()


def test_pages_of_the_list_stay_in_view(page, keeper, window):
    keeper.keep(
        "", *(Entry(id=f"d{n}", at=NOW - timedelta(days=n), soreness=n % 7) for n in range(3, 90))
    )
    window.resize(1280, 800)
    settle()
    page.days.setFocus(Qt.FocusReason.TabFocusReason)
    for pressed in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_PageUp):
        key(page, pressed)
        settle()
        place = page.days.place_of(page.days.currentIndex().row())
        top = page.days.viewport().mapTo(page.area.viewport(), place.topLeft()).y()
        assert 0 <= top <= page.area.viewport().height() - place.height(), pressed
    assert page.days.currentIndex().row() > 30


# the buttons of the line in hand


def test_change_and_delete_stand_in_the_line_that_the_keyboard_has(page):
    hand = page.days.hand
    page.search.setFocus()
    assert not hand.isVisible()
    take(page, "s1")
    assert hand.isVisible()
    place = page.days.place_of(page.days.currentIndex().row())
    top = page.days.viewport().mapTo(hand.parentWidget(), place.topLeft())
    assert place.translated(top - place.topLeft()).contains(hand.geometry())
    assert hand.delete.accessibleName() == (
        "Delete: Thursday 19 November, highest 2, 15:00, Session 1: Hip hinge"
    )
    QTest.keyClick(page.days, Qt.Key.Key_Tab)
    assert hand.change.hasFocus()
    assert hand.isVisible()


def test_the_buttons_come_to_the_line_under_the_mouse_and_take_no_keyboard(page, window):
    window.resize(1280, 800)
    settle()
    page.search.setFocus()
    row = ids(page).index("e1")
    place = page.days.place_of(row)
    move(page, place.center())
    hover = page.days.hover
    assert hover.isVisible()
    assert not page.days.hand.isVisible()
    QTest.mouseClick(hover.delete, Qt.MouseButton.LeftButton)
    assert "e1" not in ids(page)
    assert not hover.isVisible(), "the next line is not deleted by a second press"


def test_a_press_takes_the_rating_in_hand_and_two_open_it(page, keeper, qtbot):
    keeper.keep("", Entry(id="late", at=at("11-20T22:00"), soreness=1))
    place = page.days.place_of(0)
    second = page.days._painter.placed(0).parts[1].center().toPoint() + place.topLeft()
    QTest.mouseClick(page.days.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert page.days.record().id == "late"
    with qtbot.waitSignal(page.go_to) as asked:
        QTest.mouseDClick(page.days.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert asked.args[0].record == "late"


def test_a_line_that_is_pressed_stays_under_the_mouse(page, keeper, window):
    long = "sore after the long drive to the sea, and again after the walk along the beach there"
    keeper.keep(
        "",
        *(
            Entry(id=f"n{n}", at=NOW - timedelta(days=n), soreness=3, note=long)
            for n in range(3, 40)
        ),
    )
    window.resize(1100, 700)
    settle()
    take(page, "n9")
    settle()

    def at_screen(id_):
        row = next(n for n, each in enumerate(page.days.records.lines) if each.records and
                   each.records[0].id == id_)  # fmt: skip
        place = page.days.place_of(row)
        return page.days.viewport().mapTo(page, place.topLeft()).y(), place

    before, place = at_screen("n10")
    pressed = place.topLeft() + QPoint(place.width() // 2, 8)
    QTest.mouseClick(page.days.viewport(), Qt.MouseButton.LeftButton, pos=pressed)
    settle()
    after, _ = at_screen("n10")
    assert page.days.record().id == "n10"
    assert abs(after - before) <= 1


def test_add_opens_a_new_entry_of_that_day(page, keeper, window):
    keeper.keep("", Entry(id="old", at=at("11-10T08:00"), soreness=3))
    assert lines(page)[-2] == "Wed 11 to Wed 18 Nov"
    page.days.setFocus()
    page.days.go_to_day(at("11-14T00:00").date())
    assert page.days.hand.add.isVisible()
    assert not page.days.hand.change.isVisible()
    page.days.hand.add.click()
    today = window.page("today")
    assert window.page_name == "today"
    today.form.scale.buttons[3].click()
    today.save()
    written = [each for each in keeper.diary.entries if each.soreness == 3 and each.id != "old"]
    assert [(each.at.date().isoformat(), each.written_at) for each in written] == [
        ("2026-11-18", NOW)
    ]


# what somebody does with it


def test_delete_and_bring_back(page, keeper):
    before = keeper.store.read()
    take(page, "e2")
    key(page, Qt.Key.Key_Delete)
    assert keeper.diary.find(Entry, "e2") is None
    page.open(Destination(page=PageName.DIARY, part=Part.REMOVED))
    assert page.title == words.REMOVED_LIST
    page.removed.table.selectRow(0)
    QTest.keyClick(page.removed.table, Qt.Key.Key_Return)
    assert keeper.store.read() == before
    assert page.removed.table.records.rowCount() == 0
    page.removed.leave_button.click()
    assert page.title == words.TITLE
    assert "e2" in ids(page)


def test_what_was_deleted_cannot_be_read_where_the_file_was_emptied(page, keeper, window):
    keeper.remove("", Entry, "e2")
    os.truncate(keeper.store.path, 0)
    page.open(Destination(page=PageName.DIARY, part=Part.REMOVED))
    assert page.removed.table.records.rowCount() == 0
    assert "was moved or replaced while it was open" in window.status.text


@pytest.mark.parametrize(
    ("record", "kind"),
    [("s1", Session), ("t1", Consultation), ("q1", Question)],
)
def test_a_deletion_is_undone_like_everything_else(page, keeper, record, kind):
    keeper.keep("", TOLD, Question(id="q1", text="May I run?", written_at=at("11-18T22:00")))
    before = keeper.store.read()
    take(page, record)
    key(page, Qt.Key.Key_Delete)
    assert keeper.diary.find(kind, record) is None
    page.open(Destination(page=PageName.DIARY, part=Part.REMOVED))
    assert page.removed.table.records.rowCount() == 1
    assert keeper.undo()
    assert keeper.store.read() == before


def test_after_a_deletion_the_line_in_its_place_is_in_hand(page, keeper):
    take(page, "s1")
    key(page, Qt.Key.Key_Delete)
    assert page.days.hasFocus()
    assert page.days.record().id == "e1"
    keeper.undo()
    assert page.days.record().id == "e1", "and stays so when the other comes back"


def test_what_a_therapist_said_is_changed_in_place_and_that_is_undone(page, keeper):
    keeper.keep("", TOLD)
    take(page, "t1")
    key(page, Qt.Key.Key_Return)
    assert page.talk.isVisible()
    assert page.talk.advice.toPlainText() == "Rest two days"
    page.talk.advice.setPlainText("Rest three days")
    page.talk.who.chip("doctor").click()
    page.talk.save.click()
    changed = replace(TOLD, advice="Rest three days", with_whom="doctor")
    assert keeper.store.read().consultations == (changed,)
    assert not page.talk.isVisible()
    assert page.days.record().id == "t1"
    assert page.days.hasFocus()
    keeper.undo()
    assert keeper.store.read().consultations == (TOLD,)


def test_what_a_therapist_said_is_not_moved_to_a_day_to_come(page, keeper):
    keeper.keep("", TOLD)
    take(page, "t1")
    key(page, Qt.Key.Key_Return)
    page.talk.when._day.setDate(page.talk.when._day.date().addDays(30))
    page.talk.save.click()
    assert page.talk.isVisible()
    assert keeper.diary.consultations == (TOLD,)
    QTest.keyClick(page.talk.advice, Qt.Key.Key_Escape)
    assert not page.talk.isVisible()
    assert page.days.hasFocus()


def test_the_plan_and_the_questions_open_their_pages(page, keeper, window):
    keeper.keep(
        "",
        Question(id="q1", text="May I run?", written_at=at("11-18T22:00")),
        PlannedExercise(id="p", name="Plank", status="on_hold", held_since=at("11-18T23:00")),
    )
    take(page, "p")
    assert not page.days.hand.delete.isVisible()
    key(page, Qt.Key.Key_Return)
    assert window.page_name == "plan"
    window.show_page("diary")
    take(page, "q1")
    key(page, Qt.Key.Key_Return)
    assert window.page_name == "visits"
    assert window.focusWidget() is window.page("visits").questions.listed["q1"].answer


# ten years


def test_the_number_of_widgets_does_not_grow_with_the_diary(page, keeper, window):
    before = len(window.findChildren(QWidget))
    many = [Entry(id=f"m{n}", at=NOW - timedelta(days=n), soreness=n % 9) for n in range(4, 2500)]
    keeper.keep("", *many)
    settle()
    assert len(window.findChildren(QWidget)) == before
    assert len(page.days.records.lines) < 400, "only what is shown is told"


def test_earlier_days_come_as_the_page_is_scrolled_and_none_is_left_out(page, keeper, window):
    keeper.keep(
        "", *(Entry(id=f"d{n}", at=NOW - timedelta(days=n), soreness=n % 7) for n in range(3, 700))
    )
    window.resize(1280, 800)
    settle()
    bar = page.area.verticalScrollBar()
    for _ in range(12):
        bar.setValue(bar.maximum())
        settle()
    assert ids(page)[-1] == "d699"
    assert len(ids(page)) == 700
    assert QApplication.focusWidget() is not None


# an entry in one line, as what was deleted says it


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({}, entries.NOT_ANSWERED),
        ({"checks": Checks(**dict.fromkeys(CORE_CHECKS, "no"))}, entries.NO_SIGNS),
        ({"checks": Checks(saddle="no")}, entries.SOME_ANSWERED),
        (
            {"travels": "yes", "regions": ("thigh_back.left", "lumbar.left")},
            "Pain spreading down the left leg",
        ),
        ({"travels": "unsure"}, "Pain spreading down a leg, not sure which"),
        ({"quality": ("sharp", "stiff")}, "Sharp pain"),
        ({"checks": Checks(fever="yes", calf="unsure")}, None),
        (
            {"checks": Checks(**dict.fromkeys(CORE_CHECKS, "no")), "movement": 4},
            "Movement 4 out of 10; none of the other signs",
        ),
        ({"movement": 4}, "Movement 4 out of 10"),
    ],
)
def test_the_signs_of_an_entry_in_one_line(entry, said):
    line = entries.signs(Entry(id="e", at=NOW, **entry))
    if said is None:
        assert line.startswith("A fever; ")
        assert line.endswith(", not clear")
    else:
        assert line == said


def test_a_day_far_off_is_told_without_those_between_and_they_come_by_going_up(
    page, keeper, window
):
    keeper.keep(
        "", *(Entry(id=f"d{n}", at=NOW - timedelta(days=n), soreness=n % 7) for n in range(3, 1500))
    )
    window.resize(1280, 800)
    settle()
    page.go_to_day((NOW - timedelta(days=1400)).date())
    settle()
    assert page.days.record().id == "d1400"
    assert len(ids(page)) < 300
    assert page.later.isVisible()
    key(page, Qt.Key.Key_Home)
    first = page.days.record().id
    key(page, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert page.days.record().id == f"d{int(first[1:]) - 2}"
    for _ in range(10):
        if page.later.isHidden():
            break
        page.later.click()
    settle()
    assert ids(page)[:3] == ["e2", "s1", "e1"]
    assert page.later.isHidden()


# medicines as needed


def dose(id_, when, name="ibuprofen", amount="400 mg"):
    return MedicineDose(id=id_, at=at(when), written_at=at(when), name=name, amount=amount)


ONE = dose("m1", "11-20T09:00")
SEVERAL = (ONE, dose("m2", "11-20T13:10"), dose("m3", "11-20T12:00", "paracetamol", None))


def test_a_medicine_has_a_line_of_its_own(page, keeper):
    keeper.keep("", ONE)
    assert lines(page)[:2] == [
        "Fri 20 Nov 4 | 9:00 | Medicine: ibuprofen 400 mg",
        "19:58 4",
    ]


def test_several_of_a_day_share_one_so_that_they_hide_nothing(page, keeper):
    keeper.keep("", *SEVERAL)
    assert lines(page)[:2] == [
        "Fri 20 Nov 4 | 9:00 ibuprofen 400 mg  12:00 paracetamol  13:10 ibuprofen 400 mg",
        "19:58 4",
    ]
    line = page.days.records.lines[0]
    assert line.spoken[1:] == (
        "9:00, ibuprofen 400 mg", "12:00, paracetamol", "13:10, ibuprofen 400 mg",
    )  # fmt: skip


def test_the_parts_of_a_line_of_medicines_do_not_overlap(page, keeper):
    keeper.keep("", *SEVERAL)
    places = page.days._painter.placed(0).parts
    assert len(places) == 3
    for number, one in enumerate(places):
        assert page.days.viewport().width() >= one.right()
        assert not any(one.intersects(other) for other in places[number + 1 :])


def test_the_same_medicine_again_stands_with_its_name(page, keeper):
    keeper.keep("", ONE, SEVERAL[1])
    first, again = page.days._painter.placed(0).parts
    assert again.width() == first.width()


def test_left_and_right_go_through_the_medicines_of_a_day_and_delete_takes_the_one_in_hand(
    page, keeper
):
    keeper.keep("", *SEVERAL)
    take(page, "m1")
    key(page, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert page.days.record().id == "m2"
    key(page, Qt.Key.Key_Delete)
    assert {each.id for each in keeper.diary.medicine_doses} == {"m1", "m3"}
    keeper.undo()
    assert len(keeper.diary.medicine_doses) == 3


def test_a_medicine_is_changed_on_today_and_the_way_leads_back_to_its_line(page, keeper, window):
    keeper.keep("", ONE)
    take(page, "m1")
    key(page, Qt.Key.Key_Return)
    settle()
    assert window.page_name == PageName.TODAY
    card = window.page("today").medicine
    assert card.isVisible()
    card.amount.setText("200 mg")
    card.save.click()
    settle()
    assert window.page_name == PageName.DIARY
    assert keeper.diary.medicine_doses[0].amount == "200 mg"
    assert page.days.record().id == "m1"
    assert page.days.hasFocus()
    key(page, Qt.Key.Key_Return)
    settle()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    settle()
    assert window.page_name == PageName.DIARY


def test_a_deleted_medicine_is_brought_back(page, keeper):
    keeper.keep("", ONE)
    take(page, "m1")
    key(page, Qt.Key.Key_Delete)
    assert not keeper.diary.medicine_doses
    page.open(Destination(page=PageName.DIARY, part=Part.REMOVED))
    row = page.removed.table
    assert "Medicine: ibuprofen 400 mg" in row.model().index(0, 1).data()
    page.removed.table.selectRow(0)
    page.removed.back_button.click()
    assert keeper.diary.medicine_doses == (ONE,)


@pytest.mark.parametrize("words_", ["IBUPRO", "400"])
def test_a_medicine_is_found_by_its_name_and_its_amount(page, keeper, words_):
    keeper.keep("", *SEVERAL[:2])
    page.search.setText(words_)
    assert set(ids(page)) == {"m1", "m2"}


@pytest.mark.parametrize("kind", ["warnings", "sessions", "visits"])
def test_no_filter_of_another_kind_shows_medicines(page, keeper, kind):
    keeper.keep("", *SEVERAL)
    page.kinds.chip(kind).click()
    assert not set(ids(page)) & {"m1", "m2", "m3"}


def test_a_rating_after_a_painkiller_says_so(page, keeper):
    keeper.keep("", replace(keeper.diary.entries[-1], quality=(), pain_relief="yes"))
    assert lines(page)[0] == "Fri 20 Nov 4 | 19:58 4 | after a painkiller"


@pytest.mark.parametrize(
    ("exercises", "said"),
    [
        ((Exercise(name="Walking", done="not_today", skipped_why="Tired"),),
         "Session. Left out: Walking (tired)"),
        ((Exercise(name="Bridges", done="all"), Exercise(name="Walking", done="not_today")),
         "Session. Bridges. Left out: Walking"),
    ],
)  # fmt: skip
def test_among_the_deleted_what_was_left_out_is_not_named_as_done(page, keeper, exercises, said):
    session = Session(id="s", ended_at=NOW - timedelta(hours=1), exercises=exercises)
    keeper.keep("", session)
    keeper.remove("", Session, "s")
    page.open(Destination(page=PageName.DIARY, part=Part.REMOVED))
    assert page.removed.table.model().index(0, 1).data() == said


def test_of_thousands_that_were_deleted_at_once_the_latest_are_listed(page, keeper, window):
    """As after a table was taken back."""
    many = [Entry(id=f"m{n}", at=NOW - timedelta(hours=n + 1), soreness=1) for n in range(300)]
    keeper.keep("", *many)
    keeper.remove("", Entry, *(each.id for each in many))
    window.go_to(Destination(page=PageName.DIARY, part=Part.REMOVED))
    assert page.removed.table.records.rowCount() == 100
    assert "The latest 100 are shown." in [
        each.text() for each in page.removed.findChildren(QLabel) if each.isVisible()
    ]
    assert len(keeper.store.removed()) == 300


@pytest.mark.skipif(
    sys.platform == "win32",
    reason="Windows: a test cannot put the computer in another time zone",
)
def test_a_medicine_of_an_hour_that_came_twice_is_not_cut_off(page, keeper, window):
    times = ("2026-11-01T01:20:00-04:00", "2026-11-01T01:20:00-05:00")
    with computer_in(NEW_YORK):
        for number, time in enumerate(times):
            moment = datetime.fromisoformat(time)
            keeper.keep("", MedicineDose(id=f"m{number}", at=moment, name="Ibuprofen 400 mg"))
        for twelve_hours in (False, True):
            window.look.read_times(replace(window.look.times, twelve_hours=twelve_hours))
            keeper.refresh()
            settle()
            painter = page.days._painter
            row = next(row for row, line in enumerate(painter.lines) if line.doses)
            (clock, said), (_, second) = painter.lines[row].parts[1], painter.placed(row).parts
            assert clock.endswith("(second)")
            metrics = QFontMetricsF(window.look.font())
            words_ = metrics.horizontalAdvance(clock) + metrics.horizontalAdvance(said)
            assert second.width() >= words_ + window.look.em, "with the icon between"
