"""What is typed in any box of the window is on the disk two seconds after its first letter.

The walk goes to every place with boxes, types into each without a pause, lets the program's own
timers pass, and opens the same folder in another window, as after a kill.
"""

import ast
import json
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer, QTimerEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)

import ptdiary.ui
from ptdiary.diary.consultation import Consultation, Question
from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import Activity, Appointment, MedicineDose, PlannedExercise
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.draft import FormDraft
from ptdiary.ui.main_window import Command
from ptdiary.ui.summary.paper_line import ScoreBox
from ptdiary.ui.widgets import Chip, DayBox, NumberBox, TimeBox
from ptdiary.words import recovery
from tests.ui.conftest import DIARY, at
from tests.ui.today.conftest import Today

MOST = 2_000  # milliseconds from the first letter to the disk
EDITABLE = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)
FULL = replace(
    DIARY,
    plan=(
        PlannedExercise(id="p1", name="Hip hinge", status="active"),
        PlannedExercise(id="p2", name="Side plank", status="on_hold", hold_reason="sharp pain"),
    ),
    activities=(Activity(id="a1", name="stairs"),),
    consultations=(
        Consultation(id="c1", at=at("11-20T10:00"), with_whom="therapist", kind="told", rules=()),
    ),
    appointments=(Appointment(id="v1", at=at("11-30T10:00"), place="clinic"),),
)
TAKEN = MedicineDose(id="m1", at=at("11-20T10:00"), name="ibuprofen")
# a week after the first entry it is asked what the patient wants to do again
NONE_NAMED = replace(
    FULL, activities=(), entries=(Entry(id="e0", at=at("11-14T20:00"), soreness=2), *FULL.entries)
)

# an hour after an appointment, with a question to ask there
BEEN = replace(
    FULL,
    appointments=(Appointment(id="v0", at=at("11-21T08:30")),),
    questions=(Question(id="q1", text="May I run?", written_at=at("11-18T22:00")),),
)

# Boxes that keep no draft, by their words for those who hear them: why not.
EXEMPT = {
    "Search": "a search: nothing is written with it",
    "Type the word erase": "it is only asked so that nothing is erased by mistake",
    "First day shown": "which days are shown: nothing is written with it",
    "Last day shown": "which days are shown: nothing is written with it",
    # it is read anew from the table, which is still where it was
    "day: taken for": "a table that is only looked at",
    "pain: taken for": "a table that is only looked at",
    "Ratings without a time": "a table that is only looked at",
    "Sheet of the workbook": "a table that is only looked at",
}


# how a patient comes to each place


def change_entry(today, row):
    today.window.go_to(Destination(page=PageName.TODAY, record="e2"))
    if today.form.more.opened != row:
        today.form.more.open(row)


def change_note(today):
    change_entry(today, "note")


def change_private(today):
    change_entry(today, "private")


def change_words(today):
    change_entry(today, "worse_better")


def choose_a_time(today):
    today.window.show_page(PageName.TODAY)
    today.score(4)
    today.form.choose_another_day()


def saved(today, row):
    today.score(4)
    today.save()
    today.page.panel.more.open(row)


def below_note(today):
    saved(today, "note")


def below_private(today):
    saved(today, "private")


def below_words(today):
    saved(today, "worse_better")


def tell_somebody(today):
    today.score(4)
    today.tick("fever")
    today.save_anyway()
    today.press_banner("told")
    today.when(today.page.top.opened, "other")


def first_activity(today):
    today.score(4)
    today.save()


def another_medicine(today):
    today.window.show_page(PageName.TODAY)
    today.page.take.click()


def change_medicine(today):
    today.window.go_to(Destination(page=PageName.TODAY, record="m1"))


def log_session(today):
    today.window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    form = today.window.page(PageName.SESSIONS).form
    form._exercises.chip("Hip hinge").click()
    form.during.happened.chip("rise").click()
    form.minutes.pills.chip("other").click()


def to_session(today):
    today.window.show_page(PageName.SESSIONS)


def to(page):
    def go(today):
        today.window.show_page(page)

    return go


def plan_exercise(today):
    today.window.show_page(PageName.PLAN)
    today.window.page(PageName.PLAN)._add.click()


def change_exercise(today):
    page = today.window.page(PageName.PLAN)
    today.window.show_page(PageName.PLAN)
    page.table.selectRow(0)
    page._change_button.click()


def hold_exercise(today):
    page = today.window.page(PageName.PLAN)
    today.window.show_page(PageName.PLAN)
    page.table.selectRow(0)
    page._hold_button.click()


def do_again(today):
    page = today.window.page(PageName.PLAN)
    today.window.show_page(PageName.PLAN)
    page.table.selectRow(1)
    page._resume_button.click()


def leave_out(today):
    today.window.show_page(PageName.DIARY)
    page = today.window.page(PageName.DIARY)
    page.days.left_out.emit(today.diary.entries[-1])


def leave_out_exercise(today):
    today.window.show_page(PageName.TODAY)
    today.page.programme.card.tiles.cells["p1"].links["not_today"].click()


def take_turns(today):
    today.window.show_page(PageName.TRENDS)
    today.window.page(PageName.TRENDS).cost.take_turns.trigger()


def change_talk(today):
    today.window.show_page(PageName.DIARY)
    page = today.window.page(PageName.DIARY)
    page.days.opened.emit(today.diary.consultations[-1])


def settings(today):
    today.window.show_page(PageName.SETTINGS)
    page = today.window.page(PageName.SETTINGS)
    page._health.fold.open(on=True)
    if page.activities.more.isVisible():
        page.activities.more.click()


def new_appointment(today):
    today.window.go_to(Destination(page=PageName.VISITS, part=Part.NEW))


def change_appointment(today):
    today.window.go_to(Destination(page=PageName.VISITS, record="v1"))


def after_visit(today):
    today.window.go_to(Destination(page=PageName.VISITS, record="v0"))


def after_visit_today(today):
    today.page.visit.card.kept.chip("yes").click()


def answer_question(today, page):
    today.window.show_page(page)
    questions = today.window.page(page).questions
    questions.listed["q1"].answer.click()


def answer_at_visits(today):
    answer_question(today, PageName.VISITS)


def answer_at_summary(today):
    answer_question(today, PageName.SUMMARY)


def ask_next_time(today):
    today.window.show_page(PageName.HELP)
    today.window.actions_[Command.ASK].trigger()


def paper(today):
    today.window.show_page(PageName.PAPER)
    line = today.window.page(PageName.PAPER).days[0].lines[0]
    line.show_signs(shown=True)
    line.tiles.chip("movement").setChecked(True)


def look_at_table(today):
    QApplication.clipboard().setText("day\tpain\n2026-03-14\t5\n")
    today.window.go_to(Destination(page=PageName.TABLE, part=Part.PASTE))
    while not today.keeper.worker.is_idle:
        today.settle()


def own_dates(today):
    today.window.show_page(PageName.TRENDS)
    today.window.page(PageName.TRENDS).menu.own_dates.emit()


def erase(today):
    today.window.show_page(PageName.BACKUPS)
    today.window.page(PageName.BACKUPS).erasing.begin(second=False)


@dataclass(frozen=True, kw_only=True)
class Place:
    """How to come to some boxes, and to the same in another window after the program was killed."""

    go: Callable[[Today], None]
    again: Callable[[Today], None]
    diary: Diary = FULL


PLACES = {
    "a time": Place(go=choose_a_time, again=lambda t: t.form._change_when.click()),
    "an entry to change: note": Place(go=change_note, again=change_note),
    "an entry to change: private": Place(go=change_private, again=change_private),
    "an entry to change: words": Place(go=change_words, again=change_words),
    "below a saved entry: note": Place(go=below_note, again=lambda t: t.form.more.open("note")),
    "below a saved entry: private": Place(
        go=below_private, again=lambda t: t.form.more.open("private")
    ),
    "below a saved entry: words": Place(
        go=below_words, again=lambda t: t.form.more.open("worse_better")
    ),
    "telling somebody": Place(go=tell_somebody, again=to("today")),
    "the first activity": Place(go=first_activity, again=first_activity, diary=NONE_NAMED),
    "a medicine": Place(go=another_medicine, again=to("today")),
    "a medicine to change": Place(
        go=change_medicine, again=to("today"), diary=replace(FULL, medicine_doses=(TAKEN,))
    ),
    "a session": Place(go=log_session, again=to_session),
    "an exercise": Place(go=plan_exercise, again=to("plan")),
    "an exercise to change": Place(go=change_exercise, again=to("plan")),
    "an exercise on hold": Place(go=hold_exercise, again=to("plan")),
    "an exercise that comes back": Place(go=do_again, again=to("plan")),
    "an entry to leave out": Place(go=leave_out, again=to("diary")),
    "an exercise to leave out": Place(go=leave_out_exercise, again=to("today")),
    "what somebody said": Place(go=change_talk, again=to("diary")),
    "settings": Place(go=settings, again=settings),
    "an appointment": Place(go=new_appointment, again=to("visits")),
    "an appointment to change": Place(go=change_appointment, again=to("visits")),
    "what was said at one": Place(go=after_visit, again=after_visit, diary=BEEN),
    "what was said today": Place(go=after_visit_today, again=to("today"), diary=BEEN),
    "the answer to a question": Place(go=answer_at_visits, again=to("visits"), diary=BEEN),
    "an answer at the page": Place(go=answer_at_summary, again=to("summary"), diary=BEEN),
    "a question from anywhere": Place(go=ask_next_time, again=ask_next_time),
    "the summary": Place(go=to("summary"), again=to("summary")),
    "a week from paper": Place(go=paper, again=to("paper")),
    "the diary": Place(go=to("diary"), again=to("diary")),
    "dates of the charts": Place(go=own_dates, again=to("trends")),
    "turns to take": Place(go=take_turns, again=to("trends")),
    "a table": Place(go=look_at_table, again=to("table")),
    "erasing": Place(go=erase, again=to("backups")),
}


# typing


def boxes(window):
    """What can be edited on the page; a spin box brings a line of its own."""
    asking = [] if window.asking is None else [window.asking]
    return [
        each
        for part in (window.page(window.page_name), *asking)
        for kind in (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)
        for each in part.findChildren(kind)
        if each.isVisible()
        and each.isEnabled()
        and not each.objectName().startswith("qt_")
        and not getattr(each, "isReadOnly", bool)()
    ]


def name_of(box):
    return box.accessibleName() or box.placeholderText()


def type_into(box, number):
    """Letters one after the other, none of them with a pause. What is then to be on the disk."""
    timer = None
    if isinstance(box, DayBox):
        QTest.keyClick(box, Qt.Key.Key_Down)
        return box.date().toString("yyyy-MM-dd")
    box.selectAll()
    if isinstance(box, ScoreBox):
        text = said = str(number % 10)
    elif isinstance(box, NumberBox):
        text = said = str(11 + number)
    elif isinstance(box, TimeBox):
        text, said = f"7:{10 + number}", f"07:{10 + number}"
    else:
        text = said = f"wood pigeon {number}"
    for letter in text:
        QTest.keyClicks(box, letter)
        running = waiting(box.window())
        assert timer is None or running[: len(timer)] == timer, "a timer was begun anew"
        timer = running
    return said


def waiting(window):
    """The timers that run down to a draft, each with the number that another start would change."""
    timers = [
        each
        for draft in window.findChildren(FormDraft)
        for each in draft.findChildren(QTimer)
        if each.isActive()
    ]
    assert all(each.isSingleShot() and each.interval() <= MOST for each in timers)
    return sorted((each.timerId(), id(each)) for each in timers)


def let_pass(window):
    """The time of the timers of drafts is over, and no other's."""
    for draft in window.findChildren(FormDraft):
        for timer in draft.findChildren(QTimer):
            if timer.isActive():
                QCoreApplication.sendEvent(timer, QTimerEvent(timer.timerId()))


def on_disk(folder):
    """Everything that the drafts say, as text."""
    path = folder / "drafts"
    return list(_leaves(json.loads(path.read_bytes()))) if path.exists() else []


def _leaves(plain):
    if isinstance(plain, dict):
        for each in plain.values():
            yield from _leaves(each)
    elif isinstance(plain, list):
        for each in plain:
            yield from _leaves(each)
    elif isinstance(plain, int | float) and not isinstance(plain, bool):
        yield f"{plain:g}"
    elif isinstance(plain, str):
        yield plain


def holds(texts, box, said):
    if isinstance(box, NumberBox | ScoreBox):
        return said in texts
    return any(said in each for each in texts)


def shown_in(window):
    """What stands in the boxes of a page, and on the pills that are pressed."""
    texts = [
        each.toPlainText() if isinstance(each, QPlainTextEdit)
        else each.date().toString("yyyy-MM-dd") if isinstance(each, DayBox)
        else each.text()
        for each in boxes(window)
    ]  # fmt: skip
    page = window.page(window.page_name)
    return texts + [each.text() for each in page.findChildren(Chip) if each.isChecked()]


@pytest.mark.parametrize("name", PLACES)
def test_what_is_typed_is_on_the_disk_and_in_the_next_window(look, tmp_path, name):
    place = PLACES[name]
    folder = tmp_path / "first"
    folder.mkdir()
    today = Today(folder, place.diary, look)
    try:
        place.go(today)
        today.settle()
        let_pass(today.window)
        found = [box for box in boxes(today.window) if name_of(box) not in EXEMPT]
        assert found or name in {"the diary", "dates of the charts", "a table", "erasing"}
        typed = {}
        for number, box in enumerate(found):
            typed[box] = type_into(box, number)
            let_pass(today.window)
            assert holds(on_disk(folder), box, typed[box]), name_of(box)
        missing = [
            name_of(box) for box, said in typed.items() if not holds(on_disk(folder), box, said)
        ]
        assert missing == []
        said = [(box, each.lstrip("0") or each) for box, each in typed.items()]
        shutil.copytree(folder, tmp_path / "after")
        after = Today(tmp_path / "after", None, look)
        try:
            place.again(after)
            after.settle()
            texts = shown_in(after.window)
            assert [name_of(box) for box, each in said if not holds(texts, box, each)] == []
        finally:
            after.close()
    finally:
        today.close()


def test_what_came_back_says_that_it_is_not_saved(look, tmp_path):
    today = Today(tmp_path, FULL, look)
    settings(today)
    page = today.window.page(PageName.SETTINGS)
    QTest.keyClicks(page._rows["medicines"].control, "ibuprofen")
    QTest.keyClicks(page._rows["emergency_number"].control, "1")
    today.window.show_page(PageName.SUMMARY)
    QTest.keyClicks(today.window.page(PageName.SUMMARY).note.box, "the stairs")
    let_pass(today.window)
    shutil.copytree(tmp_path, tmp_path.parent / "killed")
    today.close()
    after = Today(tmp_path.parent / "killed", None, look)
    try:
        after.window.show_page(PageName.SUMMARY)
        assert said(after.window).count(recovery.NOT_SAVED_YET) == 1
        after.window.show_page(PageName.SETTINGS)  # nothing of it is folded away
        assert said(after.window).count(recovery.NOT_SAVED_YET) == 2
        page = after.window.page(PageName.SETTINGS)
        page.keep_draft()
        assert after.diary.profile.medicines == ()  # nobody has looked at it
        box = page._rows["medicines"].control
        box.setFocus()
        after.settle()
        page._rows["emergency_number"].control.setFocus()
        after.settle()
        assert after.diary.profile.medicines == ("ibuprofen",)
        assert said(after.window).count(recovery.NOT_SAVED_YET) == 1
        assert after.diary.profile.emergency_number == "112"
    finally:
        after.close()


def said(window):
    return [each.text() for each in window.findChildren(QLabel) if each.isVisible()]


def test_a_draft_is_gone_once_what_was_typed_is_saved(look, tmp_path):
    today = Today(tmp_path, FULL, look)
    try:
        settings(today)
        page = today.window.page(PageName.SETTINGS)
        for box in (page._rows["medicines"].control, page.activities.lines[0].box):
            box.setFocus()
            QTest.keyClicks(box, "x")
        page.activities.adding.box.setFocus()
        QTest.keyClicks(page.activities.adding.box, "walk")
        page.activities.adding.button.click()
        plan_exercise(today)
        plan = today.window.page(PageName.PLAN)
        QTest.keyClicks(plan.form.name, "squat")
        let_pass(today.window)
        assert "plan" in today.keeper.drafts.names()
        plan.form.save.click()
        hold_exercise(today)
        QTest.keyClicks(plan.reasons.reason, "sore")
        let_pass(today.window)
        plan.reasons.save.click()
        leave_out(today)
        diary = today.window.page(PageName.DIARY)
        QTest.keyClicks(diary.reasons.reason, "a long drive")
        let_pass(today.window)
        diary.reasons.save.click()
        change_talk(today)
        QTest.keyClicks(diary.talk.advice, "walk more")
        let_pass(today.window)
        diary.talk.save.click()
        today.window.show_page(PageName.SUMMARY)
        summary = today.window.page(PageName.SUMMARY)
        QTest.keyClicks(summary.question, "May I run?")
        let_pass(today.window)
        QTest.keyClick(summary.question, Qt.Key.Key_Return)
        summary.note.box.setFocus()
        QTest.keyClicks(summary.note.box, "the stairs")
        summary.note.keep()
        today.settle()
        assert today.keeper.drafts.names() == ()
    finally:
        today.close()


# How many boxes each module makes, counted in its source: a new one is to be walked to above.
MADE_IN = {
    "backups/erase.py": 1,
    "diary/page.py": 1,
    "diary/talk.py": 2,
    "reason.py": 1,
    "sessions/doses.py": 4,
    "sessions/during.py": 1,
    "sessions/form.py": 4,
    "sessions/plan_form.py": 8,
    "settings/profile.py": 2,
    "summary/paper_line.py": 3,
    "summary/note.py": 1,
    "summary/row_group.py": 1,
    "tables/preview.py": 2,
    "tables/taken_for.py": 1,
    "today/activities.py": 2,
    "today/form.py": 1,
    "today/medicine.py": 3,
    "today/rows.py": 2,
    "today/told.py": 2,
    "trends/options.py": 1,
    "trends/turns_card.py": 2,
    "visits/after.py": 3,
    "visits/asking.py": 1,
    "visits/form.py": 4,
    "visits/questions.py": 2,
}
KINDS = {
    "LineBox", "NumberBox", "TextBox", "TimeBox", "DayBox", "ScoreBox", "DayAndTime",
    "MomentPicker", "QLineEdit", "QPlainTextEdit", "QTextEdit", "QSpinBox", "QComboBox",
    "DropDown",
}  # fmt: skip


def test_the_walk_comes_to_every_box_that_is_made():
    root = Path(ptdiary.ui.__file__).parent
    made = Counter(
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if path.parent.name != "widgets"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in KINDS
    )
    assert dict(made) == MADE_IN
