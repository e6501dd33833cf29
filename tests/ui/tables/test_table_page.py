"""A table comes in: it is shown first, asked about, and brought in as one step that can go back."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget
from xlsxwriter import Workbook

from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import MedicineDose
from ptdiary.diary.session import Session
from ptdiary.store import Store
from ptdiary.tables.reading import AskAbout
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.ui.imports import Stage
from ptdiary.ui.main_window import Command
from ptdiary.ui.worker import Watched
from ptdiary.words import copies
from ptdiary.words import table_outcome as outcome_words
from ptdiary.words import table_page as words
from tests.gallery.words import settle
from tests.right_to_left import turned
from tests.ui.conftest import DIARY, NOW
from tests.ui.long_work import Gate, give_up_at, press

PLAIN = "date,time,pain,note\n2026-03-14,08:00,5,stiff\n2026-03-15,19:45,4,\n"
UNCLEAR = "date,time,pain\n3/4/2026,08:00,5\n5/4/2026,19:45,4\n"


def said(card):
    return visible(card, card.lines)


def numbers(page):
    return visible(page.preview, page.preview.numbers)


def visible(card, labels):
    return [label.text() for label in labels if label.isVisibleTo(card)]


def cells(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


# what is shown


def test_a_table_that_needs_no_answer_is_shown_and_brought_in(shown, keeper, settled, window):
    page = shown(PLAIN)
    assert page.found.said.text() == "Columns found in pain.csv: date, time, pain, note."
    found, counts = numbers(page)
    assert found == "The table holds 2 entries."
    assert counts == (
        "Your diary holds 2 entries and 1 session now. Afterwards it holds 4 entries and 1 session."
    )
    assert cells(page.preview.table) == [
        ["14 Mar 2026", "8:00", "5", "stiff"],
        ["15 Mar 2026", "19:45", "4", ""],
    ]
    assert not page.questions.isVisibleTo(page)
    assert page.bar.sentence == "2 entries come in."
    assert QApplication.focusWidget() is page.bar.save_button
    before = keeper.store.read()
    assert before == DIARY  # nothing is written by looking
    press(Qt.Key.Key_Return)
    settled()
    assert [each.soreness for each in keeper.diary.entries] == [5, 4, 2, 4]
    assert keeper.diary == keeper.store.read()
    assert page.done.said.text() == "2 entries came in, from 14 Mar to 15 Mar 2026."
    assert QApplication.focusWidget() is page.done.diary
    assert window.status.text == "Table brought in."
    assert page.done.banner is None
    asked = []
    page.go_to.connect(asked.append)
    page.done.diary.click()
    assert window.page_name == "diary"
    latest = next(each for each in keeper.diary.entries if each.at.day == 15)
    assert asked == [Destination(page=PageName.DIARY, record=latest.id)]


@pytest.mark.usefixtures("in_utc")
def test_what_a_table_raises_is_said_at_once_and_seen_whole_on_today(
    shown, keeper, settled, window, aloud
):
    page = shown(f"date,time,pain,note\n{NOW.date()},08:00,10,terrible\n")
    page.bar.save_button.click()
    settled()
    said = page.done.banner.text
    assert said.shape == "contact"
    assert said.heading
    assert said.lines
    assert page.done.banner.isVisibleTo(page)
    assert any(said.heading in line for line, _ in aloud)
    assert QApplication.focusWidget() is page.done.warning
    press(Qt.Key.Key_Space)
    assert window.page_name == "today"
    top = window.page("today").top
    assert top.banner.isVisibleTo(window)
    assert top.banner.text.heading == said.heading
    window.show_page("table")
    assert keeper.undo()
    shown(PLAIN).bar.save_button.click()
    settled()
    assert page.done.banner is None
    assert not page.done.warning.isVisibleTo(page)


def test_it_is_one_step_that_is_taken_back_and_done_again(shown, keeper, settled, window):
    page = shown(PLAIN)
    page.bar.save_button.click()
    settled()
    after = keeper.diary
    window.actions_[Command.UNDO].trigger()
    assert keeper.store.read() == DIARY
    assert keeper.diary == DIARY
    assert page.start.isVisibleTo(page)  # it does not say any more that it is there
    window.actions_[Command.REDO].trigger()
    assert keeper.store.read() == after == keeper.diary
    assert not keeper.steps.canRedo()


def test_the_same_table_again_would_change_nothing(shown, keeper, settled):
    page = shown(PLAIN)
    page.bar.save_button.click()
    settled()
    page = shown(PLAIN)
    assert page.bar.sentence == outcome_words.ALL_THERE
    assert not page.bar.save_button.isEnabled()
    assert said(page.preview) == [outcome_words.already_there(2)]
    assert len(keeper.diary.entries) == 4


def test_what_a_table_changes_is_as_it_was_after_undo(shown, keeper, settled, window):
    shown(PLAIN).bar.save_button.click()
    settled()
    path = keeper.store.path.parent / "tables"
    window.page("settings").copies.save_tables_to(path)
    own = (path / "entries.csv").read_text("utf-8-sig").replace(",stiff,", ",looser,")
    before = keeper.diary
    page = shown(own, "entries.csv")
    assert page.bar.sentence == "1 entry changes."
    page.bar.save_button.click()
    settled()
    assert "looser" in [each.note for each in keeper.diary.entries]
    assert keeper.undo()
    assert keeper.store.read() == before


SAME_HOURS = "date,time,pain,note\n2026-03-14,08:00,10,cannot feel my legs\n2026-03-15,19:45,4,\n"


def test_what_changes_in_the_diary_is_shown_now_and_then_before_it_comes_in(shown, settled):
    """Another table of the same hours."""
    shown(PLAIN).bar.save_button.click()
    settled()
    page = shown(SAME_HOURS)
    assert page.bar.sentence == "1 entry changes."
    fold = page.changes.fold
    assert fold.row.text() == "1 entry changes"
    assert fold.isVisibleTo(page)
    assert not fold.is_open()
    fold.row.setFocus()
    press(Qt.Key.Key_Return)
    settle()
    assert cells(page.changes.table) == [
        ["14 Mar 2026", "8:00", "Soreness: 5; Note: stiff",
         "Soreness: 10; Note: cannot feel my legs"],
    ]  # fmt: skip
    assert page.changes.table.isVisibleTo(page)
    assert not page.changes.more.isVisibleTo(page)
    page.bar.save_button.click()
    settled()
    assert page.done.said.text() == "1 entry changed, from 14 Mar to 15 Mar 2026."
    shown(PLAIN.replace("2026", "2025"))
    assert not page.changes.isVisibleTo(page)


def test_of_many_changes_the_first_are_shown_and_the_rest_is_counted(shown, settled):
    shown(many(203)).bar.save_button.click()
    settled()
    worse = "".join(
        line if place == 0 else f"{line.rpartition(',')[0]},10\n"
        for place, line in enumerate(many(203).splitlines(keepends=True))
    )
    page = shown(worse)
    page.changes.fold.open()
    settle()
    assert page.changes.fold.row.text() == "203 entries change"
    assert len(cells(page.changes.table)) == 200
    assert page.changes.more.text() == "The first 200 are shown. 3 more change as well."


def test_what_was_changed_in_the_diary_since_stays_and_is_said(shown, settled, keeper):
    shown(PLAIN).bar.save_button.click()
    settled()
    first = next(each for each in keeper.diary.entries if each.note == "stiff")
    keeper.keep("Saved", replace(first, soreness=8, note="I wrote this myself later"))
    page = shown(PLAIN)
    stays = "1 entry was changed in the diary since. It stays as it is."
    assert page.bar.sentence == outcome_words.NOTHING_NEW
    assert not page.bar.save_button.isEnabled()
    assert said(page.preview) == [outcome_words.already_there(1), stays]
    page = shown(PLAIN + "2026-03-16,08:00,2,\n")
    assert page.bar.sentence == "1 entry comes in."
    assert stays in said(page.preview)
    page.bar.save_button.click()
    settled()
    assert page.done.said.text() == f"1 entry came in, from 14 Mar to 16 Mar 2026. {stays}"
    assert "I wrote this myself later" in [each.note for each in keeper.diary.entries]


@pytest.mark.usefixtures("in_utc")
def test_a_row_of_a_time_that_the_diary_has_is_said(shown):
    page = shown("date,time,pain\n2026-11-20,19:58,6\n2026-11-18,19:58,6\n")
    assert said(page.preview) == [outcome_words.same_moment(1)]


def test_what_is_left_out_and_what_cannot_be_read_is_listed_with_its_line(shown):
    rows = "".join(f"2026-03-{day:02},08:00,4\n" for day in range(1, 20))
    page = shown(f"date,time,pain\n{rows}2026-03-20,08:00,\n2026-03-21,08:00,\n3/14/0026,08:00,4\n")
    left_out, refused = page.kept_out.left_out, page.kept_out.refused
    assert left_out.row.text() == "2 rows are left out"
    assert not left_out.is_open()
    QTest.mouseClick(left_out.row, Qt.MouseButton.LeftButton)
    settle()
    assert cells(left_out.table) == [["21 to 22", "No answer stands in it"]]
    assert refused.row.text() == "1 row cannot be read"
    refused.row.setFocus()
    press(Qt.Key.Key_Return)
    settle()
    [[line, column, text, why]] = cells(refused.table)
    assert (line, column, text) == ("23", "date", "3/14/0026")
    assert why
    assert refused.table.isVisibleTo(page)


def test_a_day_without_a_time_is_kept_so_or_gets_the_usual_hour(shown, settled, keeper):
    page = shown("date,pain\n2026-03-14,5\n2026-03-15,4\n")
    assert [row[1] for row in cells(page.preview.table)] == ["time not known"] * 2
    assert page.bar.save_button.isEnabled()  # ratings need none
    choose(page.preview.hour, "20")
    settled()
    assert [row[1] for row in cells(page.preview.table)] == ["20:00"] * 2
    choose(page.preview.hour, "")
    settled()
    assert page.preview.hour_row.isVisibleTo(page)
    page.bar.save_button.click()
    settled()
    assert [each.time_unknown for each in keeper.diary.entries] == [True, True, None, None]


@pytest.mark.parametrize(
    ("days", "score", "hour", "is_said"),
    [(0, 10, None, True), (2, 10, None, True), (3, 10, None, False), (0, 10, "20", False),
     (0, "", None, False)],
)  # fmt: skip
def test_that_a_rating_of_these_days_without_a_time_raises_nothing_is_said(
    shown, settled, window, days, score, hour, is_said
):
    day = NOW.date() - timedelta(days=days)
    page = shown(f"date,pain,note\n{day},{score},cannot walk\n2026-03-14,5,\n")
    if hour:
        choose(page.preview.hour, hour)
        settled()
    line = "Days without a time raise no warning. Write how it is now on Today."
    assert visible(page.preview, [page.preview.untimed]) == [line] * is_said
    page.bar.save_button.click()
    settled()
    assert visible(page.done, [page.done.untimed]) == [line] * is_said
    assert page.done.today.isVisibleTo(page.done) is is_said
    if is_said:
        assert QApplication.focusWidget() is page.done.today
        press(Qt.Key.Key_Space)
        assert window.page_name == "today"


def choose(drop_down, value):
    """As with the arrows of the keyboard."""
    drop_down.setFocus()
    steps = drop_down.findData(value) - drop_down.currentIndex()
    press(Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up, abs(steps))


def test_sessions_and_medicines_come_in_and_go_out_again(shown, keeper, settled):
    page = shown(
        "date,time,soreness,note,medicine,exercise,minutes,effort\n"
        "2026-03-14,08:00,5,stiff,ibuprofen 400 mg,,,\n"
        "2026-03-15,17:00,,,,Bridges,20,4\n"
    )
    found, counts = numbers(page)
    assert found == "The table holds 1 entry, 1 session and 1 medicine."
    assert counts.endswith("Afterwards it holds 3 entries, 2 sessions and 1 medicine.")
    assert page.bar.sentence == "1 entry, 1 session and 1 medicine come in."
    rest = [row[3] for row in cells(page.preview.table)]
    assert "Medicine: ibuprofen 400 mg" in rest
    assert any(each.startswith("Session: Bridges") and "Effort 4" in each for each in rest)
    page.bar.save_button.click()
    settled()
    kinds = [Entry, Session, MedicineDose]
    held = (keeper.diary.entries, keeper.diary.sessions, keeper.diary.medicine_doses)
    assert [len(each) for each in held] == [3, 2, 1], kinds
    assert page.done.said.text().startswith("1 entry, 1 session and 1 medicine came in, from")
    assert keeper.undo()
    assert keeper.store.read() == DIARY


# what is asked


def test_nothing_is_guessed_and_nothing_is_chosen_before(shown, aloud):
    page = shown(UNCLEAR)
    pills = page.questions.pills_of(AskAbout.DATES)
    assert pills.value() is None
    assert not page.bar.save_button.isEnabled()
    assert page.bar.sentence == words.open_questions(1)
    assert QApplication.focusWidget() is pills.chip("dmy")
    assert any(words.open_questions(1) in line for line, _ in aloud)
    page.bar.save_button.click()  # it is not enabled
    assert page.shown.isVisibleTo(page)


@pytest.mark.parametrize(
    ("order", "days"), [("dmy", ["3 Apr", "5 Apr"]), ("mdy", ["4 Mar", "4 May"])]
)
def test_the_order_of_dates_is_answered_by_keys(shown, settled, keeper, order, days):
    page = shown(UNCLEAR)
    if order == "mdy":
        press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    settled()
    pills = page.questions.pills_of(AskAbout.DATES)
    assert pills.value() == order  # it stays, so that it can be changed
    assert pills.chip(order).hasFocus()
    assert [row[0] for row in cells(page.preview.table)] == [f"{day} 2026" for day in days]
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    settled()
    assert len(keeper.diary.entries) == 4
    assert keeper.diary == keeper.store.read()


def test_an_answer_is_taken_back_and_asked_again(shown, settled):
    page = shown(UNCLEAR)
    page.questions.pills_of(AskAbout.DATES).chip("dmy").click()
    settled()
    assert page.bar.save_button.isEnabled()
    page.questions.pills_of(AskAbout.DATES).chip("dmy").click()
    settled()
    assert page.bar.sentence == words.open_questions(1)
    assert not page.bar.save_button.isEnabled()


def test_scores_of_another_scale_are_put_on_ours(shown, settled, keeper):
    page = shown("date,time,pain\n2026-03-14,08:00,80\n2026-03-15,08:00,30\n2026-03-16,08:00,55\n")
    pills = page.questions.pills_of(AskAbout.SCALE, "pain")
    pills.chip("0-100").click()
    settled()
    rounding = page.questions.pills_of(AskAbout.ROUND, "pain")
    assert rounding.value() is None  # 5.5
    rounding.chip("down").click()
    settled()
    assert [row[2] for row in cells(page.preview.table)] == ["8", "3", "5"]
    page.bar.save_button.click()
    settled()
    assert [each.soreness for each in keeper.diary.entries][:3] == [8, 3, 5]
    assert "55" in keeper.diary.entries[2].note


def test_scores_that_are_none_are_left_out(shown, settled):
    page = shown("date,time,pain,note\n2026-03-14,08:00,80,a\n2026-03-15,08:00,30,b\n")
    page.questions.pills_of(AskAbout.SCALE, "pain").chip("-").click()
    settled()
    assert page.columns.lists[2].value() == "-"
    assert [row[2] for row in cells(page.preview.table)] == ["", ""]


@pytest.mark.parametrize(("way", "score"), [("up", 6), ("down", 5), ("even", 6)])
def test_a_half_is_rounded_as_it_is_said(shown, settled, keeper, way, score):
    page = shown("date,time,pain\n2026-03-14,08:00,5.5\n2026-03-15,08:00,4\n")
    page.questions.pills_of(AskAbout.ROUND).chip(way).click()
    settled()
    page.bar.save_button.click()
    settled()
    first = keeper.diary.entries[0]
    assert (first.soreness, "5.5" in first.note) == (score, True)


def test_what_a_session_without_a_time_needs_is_asked(shown, settled, keeper):
    page = shown("date,exercise,minutes\n2026-03-14,Bridges,20\n2026-03-15,Bridges,15\n")
    page.questions.pills_of(AskAbout.HOUR).chip("18").click()
    settled()
    page.bar.save_button.click()
    settled()
    assert {each.ended_at.hour for each in keeper.diary.sessions[:2]} == {18}


def test_what_a_column_is_can_be_asked(shown, settled):
    page = shown("date,time,mood\n2026-03-14,08:00,5\n2026-03-15,08:00,4\n")
    pills = page.questions.pills_of(AskAbout.COLUMNS, "mood")
    pills.chip("soreness").click()
    settled()
    assert [row[2] for row in cells(page.preview.table)] == ["5", "4"]
    assert page.columns.lists[2].value() == "soreness"


def test_what_a_column_of_words_is_is_asked_with_what_words_can_be(shown):
    page = shown(
        "full_date,date,weekday,time,mood,activities,note_title,note\n"
        "2026-03-14,14 March,Saturday,08:00,bad,work,,stiff\n"
        "2026-03-15,15 March,Sunday,08:00,rad,rest,,\n"
    )
    pills = page.questions.pills_of(AskAbout.COLUMNS, "mood")
    assert set(pills._chips) == {"note", "-"}
    assert "soreness" in dict(_offered(page.columns.lists[4]))


def _offered(drop_down):
    return [(drop_down.itemData(n), drop_down.itemText(n)) for n in range(drop_down.count())]


def test_what_is_answered_moves_nothing_below_the_mouse(shown, settled):
    page = shown(UNCLEAR)
    pills = page.questions.pills_of(AskAbout.DATES)
    chip = pills.chip("dmy")
    before = chip.mapTo(page, chip.rect().topLeft())
    chip.click()
    settled()
    settle()
    assert chip.mapTo(page, chip.rect().topLeft()) == before


def test_the_heading_of_the_questions_says_when_all_is_answered(shown, settled):
    page = shown(UNCLEAR)
    assert page.questions.title.text() == words.QUESTIONS_TITLE
    page.questions.pills_of(AskAbout.DATES).chip("dmy").click()
    settled()
    assert page.questions.title.text() == words.ANSWERED_TITLE
    page.questions.pills_of(AskAbout.DATES).chip("dmy").click()
    settled()
    assert page.questions.title.text() == words.QUESTIONS_TITLE


def test_columns_that_are_left_out_are_named_above_the_rows(shown, settled):
    page = shown(
        "date,time,pain,weather,empty\n2026-03-14,08:00,5,rain,\n2026-03-15,08:00,4,sun,\n"
    )
    choose(page.columns.lists[3], "-")
    settled()
    assert visible(page.preview, [page.preview.left_out]) == [words.columns_left_out(["weather"])]
    choose(page.columns.lists[3], "note")
    settled()
    assert visible(page.preview, [page.preview.left_out]) == []


def test_a_column_that_is_asked_about_is_not_yet_left_out(shown):
    page = shown("date,time,mood\n2026-03-14,08:00,5\n2026-03-15,08:00,4\n")
    assert page.questions.pills_of(AskAbout.COLUMNS, "mood") is not None
    assert visible(page.preview, [page.preview.left_out]) == []


def test_soreness_for_one_part_of_the_day_leaves_the_questions_of_the_others(
    shown, settled, keeper
):
    page = shown("Datum,Morning,Noon,Evening\n2026-03-14,3,4,5\n2026-03-15,2,2,6\n")
    before = len(keeper.diary.entries)
    for count, heading in enumerate(("Morning", "Noon", "Evening")):
        assert page.questions.open == 3 - count
        assert not page.bar.save_button.isEnabled()
        page.questions.pills_of(AskAbout.COLUMNS, heading).chip("soreness").click()
        settled()
    assert page.questions.open == 0
    assert [each.value() for each in page.columns.lists] == ["day", *["soreness"] * 3]
    page.bar.save_button.click()
    settled()
    assert len(keeper.diary.entries) == before + 6
    came = [each for each in keeper.diary.entries if f"{each.at:%Y-%m-%d}" == "2026-03-14"]
    assert [(each.soreness, each.note) for each in came if each.time_unknown] == [
        (3, "Morning"), (4, "Noon"), (5, "Evening"),
    ]  # fmt: skip


# what is chosen


def test_a_column_is_taken_for_something_else_by_keys(shown, settled):
    page = shown("date,time,pain,remark\n2026-03-14,08:00,5,7\n2026-03-15,08:00,4,8\n")
    choose(page.columns.lists[3], "sleep_hours")
    settled()
    assert [row[3] for row in cells(page.preview.table)] == [
        "Hours of sleep: 7",
        "Hours of sleep: 8",
    ]
    assert page.columns.lists[3].hasFocus()
    choose(page.columns.lists[2], "-")
    settled()
    assert [row[2] for row in cells(page.preview.table)] == ["", ""]


def test_another_meaning_settles_what_was_asked_about_a_column(shown, settled):
    page = shown(UNCLEAR.replace("pain", "pain,also").replace(",5\n", ",5,80\n"))
    choose(page.columns.lists[0], "note")
    settled()
    assert page.questions.pills_of(AskAbout.DATES) is None
    choose(page.columns.lists[0], "day")
    settled()
    assert page.questions.pills_of(AskAbout.DATES).value() is None


WORDY = "date,time,pain,note\n" + "".join(
    f"2026-03-{day:02},08:00,{'bad at the desk' if day % 2 else day % 10},a\n"
    for day in range(1, 21)
)


@pytest.mark.parametrize(("way", "meaning"), [("as_note", "note"), ("leave_out", "-")])
def test_a_column_that_keeps_the_table_out_has_a_way_on(shown, settled, way, meaning):
    page = shown(WORDY)
    choose(page.columns.lists[2], "soreness")
    settled()
    assert page.found.wrong.isVisibleTo(page)
    assert page.bar.sentence == words.REFUSED
    assert not page.bar.save_button.isEnabled()
    button = getattr(page.found, way)
    assert "“pain”" in button.text()
    button.click()
    settled()
    assert page.columns.lists[2].value() == meaning
    assert not page.found.wrong.isVisibleTo(page)
    assert not button.isVisibleTo(page)
    assert page.bar.sentence == "20 entries come in."


def test_the_hour_of_ratings_is_offered_for_this_table_alone(shown):
    page = shown("date,pain\n2026-03-14,5\n")
    assert page.preview.hour_row.isVisibleTo(page)
    page = shown(PLAIN)
    assert not page.preview.hour_row.isVisibleTo(page)


def test_the_hour_that_medicines_need_is_not_that_of_ratings(shown, settled, keeper):
    page = shown("date,pain,medicine\n2026-03-14,5,ibuprofen 400 mg\n2026-03-15,4,\n")
    page.questions.pills_of(AskAbout.HOUR).chip("20").click()
    settled()
    assert [row[1] for row in cells(page.preview.table)] == [
        "time not known", "20:00", "time not known",
    ]  # fmt: skip
    page.bar.save_button.click()
    settled()
    assert [each.time_unknown for each in keeper.diary.entries[:2]] == [True, True]
    assert [each.at.hour for each in keeper.diary.medicine_doses] == [20]


def test_the_latest_choice_wins(shown, settled, monkeypatch, qtbot):
    page = shown("date,time,pain\n3/4/2026,08:00,5\n5/4/2026,19:45,4\n")
    gate = Gate()
    give_up_at(monkeypatch, Stage.COMPARING, 1, gate.hold)
    pills = page.questions.pills_of(AskAbout.DATES)
    pills.chip("dmy").click()
    qtbot.waitUntil(gate.reached.is_set, timeout=30_000)
    assert not page.bar.save_button.isEnabled()  # nothing that is not shown comes in
    pills.chip("mdy").click()
    gate.go_on.set()
    settled()
    assert [row[0] for row in cells(page.preview.table)] == ["4 Mar 2026", "4 May 2026"]
    assert page.bar.save_button.isEnabled()


def test_a_sheet_of_a_workbook_is_chosen(shown, settled):
    page = shown(workbook(), "book.xlsx")
    assert [page.found.sheets.itemText(n) for n in range(page.found.sheets.count())] == [
        "One",
        "Two",
    ]
    assert page.bar.sentence == "1 entry comes in."
    choose(page.found.sheets, "1")
    settled()
    assert page.bar.sentence == "2 entries come in."
    assert page.found.sheets.hasFocus()


def workbook():
    kept = BytesIO()
    with Workbook(kept, {"in_memory": True}) as book:
        for number, name in enumerate(("One", "Two"), start=1):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ("date", "time", "pain"))
            for row in range(number):
                sheet.write_row(row + 1, 0, (f"2026-0{number}-1{row}", "08:00", 3))
    return kept.getvalue()


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_first_sheet_that_holds_a_table_is_opened(shown, place):
    kept = BytesIO()
    with Workbook(kept, {"in_memory": True}) as book:
        for number in range(3):
            sheet = book.add_worksheet(f"Sheet {number}")
            if number < place:
                sheet.write_row(0, 0, ("My diary", "for the doctor"))
            else:
                sheet.write_row(0, 0, ("date", "time", "pain"))
                sheet.write_row(1, 0, (f"2026-03-1{number}", "08:00", 3))
    page = shown(kept.getvalue(), "book.xlsx")
    assert page.found.sheets.value() == str(place)
    assert not page.found.wrong.isVisibleTo(page)
    assert page.bar.sentence == "1 entry comes in."
    assert QApplication.focusWidget() is page.bar.save_button


@pytest.mark.parametrize("alone", [False, True])
def test_a_hidden_sheet_is_offered_only_where_it_alone_holds_a_table(shown, alone):
    kept = BytesIO()
    with Workbook(kept, {"in_memory": True}) as book:
        book.add_worksheet("Cover").write_row(0, 0, ("My diary", "for the doctor"))
        for name in ("Hidden",) if alone else ("Hidden", "Seen"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ("date", "time", "pain"))
            sheet.write_row(1, 0, ("2026-03-11", "08:00", 3))
            if name == "Hidden":
                sheet.hide()
    sheets = shown(kept.getvalue(), "book.xlsx").found.sheets
    names = [sheets.itemText(number) for number in range(sheets.count())]
    assert names == (["Cover", "Hidden"] if alone else ["Cover", "Seen"])
    assert sheets.currentText() == names[1]


def test_where_no_sheet_can_be_used_the_keyboard_is_on_their_list(shown):
    kept = BytesIO()
    with Workbook(kept, {"in_memory": True}) as book:
        for number in range(2):
            book.add_worksheet(f"Sheet {number}").write_row(0, 0, ("My diary", "for the doctor"))
    page = shown(kept.getvalue(), "book.xlsx")
    assert page.found.wrong.isVisibleTo(page)
    assert QApplication.focusWidget() is page.found.sheets


# where it comes from


def test_a_table_is_pasted(window, page, settled):
    QApplication.clipboard().setText("date\ttime\tpain\n2026-03-14\t08:00\t5\n")
    window.go_to(Destination(page=PageName.TABLE, part=Part.PASTE))
    settled()
    assert page.bar.sentence == "1 entry comes in."
    assert "the clipboard" in page.found.said.text()


def test_nothing_to_paste_is_said(page):
    QApplication.clipboard().clear()
    page.start.paste.click()
    assert page.trouble.text() == words.NOTHING_COPIED


def test_a_file_is_brought_from_the_card_of_settings(window, written, settled, page):
    window.show_page("settings")
    window.page("settings").copies.take(written(PLAIN))
    assert window.page_name == "table"
    settled()
    assert page.bar.sentence == "2 entries come in."
    page._back.click()
    assert window.page_name == "settings"


@pytest.mark.parametrize("name", ["diary.json", "diary.xlsx"])
def test_a_copy_of_a_diary_is_brought_in_as_a_whole(window, page, settled, keeper, tmp_path, name):
    card = window.page("settings").copies
    path = tmp_path / name
    (card.save_to if path.suffix == ".json" else card.save_workbook_to)(path)
    settled()
    keeper.remove("Entry deleted", Entry, "e2")
    page.open_file(path)
    settled()
    assert window.page_name == "settings"
    assert "Adds 1, changes 0." in [label.text() for label in card.asking.lines]
    card.asking.do.click()
    settled()
    assert keeper.store.read() == DIARY
    window.show_page("table")
    assert page.start.isVisibleTo(page)


def test_of_a_folder_of_tables_one_is_chosen_and_all_come_in(
    window, page, settled, keeper, tmp_path
):
    """Sessions alone would have come in as notes too, and without their exercises."""
    card = window.page("settings").copies
    card.save_tables_to(tmp_path / "tables")
    keeper.remove("Entry deleted", Entry, "e2")
    page.open_file(tmp_path / "tables" / "sessions.csv")
    settled()
    assert window.page_name == "settings"
    assert "Adds 1, changes 0." in [label.text() for label in card.asking.lines]
    card.asking.do.click()
    settled()
    assert keeper.store.read() == DIARY


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 a page", b"\x89PNG\r\n", b"only words\n"])
def test_what_is_no_table_is_said_and_changes_nothing(shown, keeper, content):
    page = shown(content)
    wrong = page.trouble if page.start.isVisibleTo(page) else page.found.wrong
    assert wrong.text()
    assert keeper.store.read() == DIARY


def test_a_file_that_is_gone_is_said(page, settled, tmp_path):
    page.open_file(tmp_path / "gone.csv")
    settled()
    assert page.trouble.text() == copies.CANNOT_READ
    assert page.start.isVisibleTo(page)


# leaving it


@pytest.mark.parametrize("way", ["escape", "button"])
def test_a_table_is_left_and_nothing_has_changed(shown, keeper, way):
    page = shown(UNCLEAR)
    if way == "escape":
        press(Qt.Key.Key_Escape)
    else:
        page.bar.leave_button.click()
    assert page.start.isVisibleTo(page)
    assert page.said.text() == words.LEFT
    assert QApplication.focusWidget() is page.start.choose
    assert keeper.store.read() == DIARY


def many(count=900):
    days = (NOW.date() - timedelta(days=n + 1) for n in range(count))
    return "date,time,pain\n" + "".join(f"{day},08:00,{day.day % 10}\n" for day in days)


@pytest.mark.parametrize(
    ("stage", "nth"),
    [(Stage.READING, 2), (Stage.COMPARING, 3), (Stage.COPYING, 1), (Stage.WRITING, 1),
     (Stage.WRITING, 3), (Stage.WRITING, 5)],
)  # fmt: skip
def test_cancel_anywhere_leaves_all_as_it_was(shown, keeper, settled, monkeypatch, stage, nth):
    keeper.keep("Saved", replace(DIARY.entries[0], id="before"))
    content, diary = keeper.store.path.read_bytes(), keeper.diary
    give_up_at(monkeypatch, stage, nth, Watched.give_up)
    page = shown(many())
    if page.shown.isVisibleTo(page):
        page.bar.save_button.click()
        settled()
    assert page.said.text() == copies.GIVEN_UP
    assert keeper.store.path.read_bytes() == content
    assert (keeper.diary, keeper.store.read()) == (diary, diary)
    assert not page.progress.isVisibleTo(page)
    assert keeper.undo()
    settled()
    assert keeper.store.read() == DIARY


def test_cancel_is_pressed_while_it_is_written_and_it_can_be_tried_again(
    shown, keeper, settled, monkeypatch, qtbot
):
    page = shown(many())
    content = keeper.store.path.read_bytes()
    gate = Gate()
    give_up_at(monkeypatch, Stage.WRITING, 2, gate.hold)
    page.bar.save_button.click()
    qtbot.waitUntil(gate.reached.is_set, timeout=30_000)
    assert page.progress.cancel.hasFocus()
    press(Qt.Key.Key_Escape)
    assert page.progress.sentence.text() == copies.ENDING
    gate.go_on.set()
    settled()
    assert page.said.text() == copies.GIVEN_UP
    assert keeper.store.path.read_bytes() == content
    assert page.bar.save_button.hasFocus()
    press(Qt.Key.Key_Return)
    settled()
    assert len(keeper.diary.entries) == 902


def test_how_far_it_is_is_said(shown, settled, aloud, qtbot):
    page = shown(many())
    told = []
    show = page.progress.show_stage

    def take(stage, done, of):
        show(stage, done, of)
        told.append((stage, done, of))

    page.progress.show_stage = take
    page.bar.save_button.click()
    settled()
    assert (Stage.WRITING, 400, 900) in told
    qtbot.waitUntil(lambda: aloud[-1][0].startswith("Table brought in. 900 entries came in"))


# bad luck


def test_a_diary_that_another_program_writes_is_said_and_tried_again(
    shown, keeper, settled, monkeypatch
):
    page = shown(PLAIN)
    monkeypatch.setattr("ptdiary.store.store.TIMEOUT", 0.1)
    with Store.open(keeper.store.path) as other, other._transaction():
        page.bar.save_button.click()
        settled()
    assert page.shown.isVisibleTo(page)
    assert page.bar.save_button.hasFocus()
    assert page.bar.sentence
    assert keeper.store.read() == DIARY
    press(Qt.Key.Key_Return)
    settled()
    assert len(keeper.store.read().entries) == 4


def test_what_another_program_wrote_meanwhile_stays_and_undo_takes_back_the_table_alone(
    shown, keeper, settled
):
    page = shown(PLAIN)
    other = Entry(id="other", at=NOW - timedelta(hours=1), soreness=7)
    with Store.open(keeper.store.path) as store:
        store.keep(other)
    page.bar.save_button.click()
    settled()
    assert other in keeper.diary.entries
    assert len(keeper.diary.entries) == 5
    assert keeper.undo()
    assert keeper.store.read().entries == (*DIARY.entries, other)


def test_the_numbers_follow_what_is_written_meanwhile(shown, keeper, settled):
    page = shown(PLAIN)
    keeper.keep("Saved", Entry(id="mine", at=NOW, soreness=1))
    settled()
    assert numbers(page)[1].startswith("Your diary holds 3 entries and 1 session now")


def test_the_window_is_closed_while_it_is_written(begun, qtbot, tmp_path, written, monkeypatch):
    path = tmp_path / "own.ptdiary"
    with Store.open(path, create=True) as store:
        store.keep(*DIARY.entries)
    start, window = begun(path, clock=lambda: NOW)
    window.go_to(Destination(page=PageName.TABLE, file=written(many())))
    page = window.page("table")
    qtbot.waitUntil(lambda: start.keeper.worker.is_idle, timeout=60_000)
    before = path.read_bytes()
    gate = Gate()
    give_up_at(
        monkeypatch, Stage.WRITING, 2, lambda work: gate.reached.set() or work._given_up.wait(30)
    )
    page.bar.save_button.click()
    qtbot.waitUntil(gate.reached.is_set, timeout=30_000)
    start.end()
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*-journal"))


def test_another_table_is_chosen_while_one_is_read(page, settled, written, monkeypatch, qtbot):
    gate = Gate()
    give_up_at(monkeypatch, Stage.READING, 1, gate.hold)
    page.open_file(written(many(), "first.csv"))
    qtbot.waitUntil(gate.reached.is_set, timeout=30_000)
    page.open_file(written(PLAIN, "second.csv"))
    gate.go_on.set()
    settled()
    assert "second.csv" in page.found.said.text()


# a table to fill in


@pytest.mark.parametrize("name", ["mine.csv", "mine.xlsx", "mine"])
def test_an_empty_table_is_saved_from_the_menu_and_read_again(
    window, page, settled, tmp_path, monkeypatch, name
):
    path = tmp_path / name
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.actions_[Destination(page=PageName.TABLE, part=Part.EMPTY_TABLE)].trigger()
    saved = path if path.suffix else path.with_suffix(".xlsx")
    assert page.said.text() == copies.saved(saved.name)
    page.open_file(saved)
    settled()
    assert "date, time, soreness" in page.found.said.text()
    assert page.questions.open == 0


def test_an_empty_table_that_cannot_be_saved_is_said(page, tmp_path):
    page.save_empty(tmp_path / "no such folder" / "mine.csv")
    assert page.trouble.text()
    assert page.start.isVisibleTo(page)


# hearing it, and other letters

HEBREW = {"heading": "כאב", "words": "קשה מאד"}


def test_her_own_words_turn_no_sentence_of_ours(shown, settled):
    page = shown(
        f"date,time,{HEBREW['heading']},remark\n2026-03-14,08:00,80,{HEBREW['words']}\n"
        f"2026-03-15,08:00,45,{HEBREW['words']}\n3/14/0026,08:00,4,{HEBREW['words']}\n",
        f"{HEBREW['words']}.csv",
    )
    assert page.questions.open
    assert turned(set(said_in(page)), HEBREW) == []
    page.questions.pills_of(AskAbout.SCALE).chip("0-100").click()
    settled()
    model = page.preview.table.model()
    spoken = [model.index(0, place).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(4)]
    assert spoken[3].startswith("What else: ")
    assert turned([*said_in(page), *spoken], HEBREW) == []


def said_in(page):
    for widget in page.findChildren(QWidget):
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()


def test_every_list_and_pill_says_what_it_is_of(shown):
    page = shown(UNCLEAR)
    names = [each.accessibleName() for each in page.columns.lists]
    assert names == ["date: taken for", "time: taken for", "pain: taken for"]
    descriptions = [each.accessibleDescription() for each in page.columns.lists]
    assert descriptions[2] == "For example: 5, 4"
    pills = page.questions.pills_of(AskAbout.DATES)
    assert pills.accessibleName() == "“date” holds 3/4/2026. Which day is that?"


def test_tab_goes_from_the_question_to_what_brings_it_in(shown, settled):
    page = shown(UNCLEAR)
    press(Qt.Key.Key_Space)
    settled()
    stops = []
    while QApplication.focusWidget() is not page.bar.save_button and len(stops) < 20:
        press(Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert stops[-1] is page.bar.save_button
    assert set(page.columns.lists) <= set(stops)
