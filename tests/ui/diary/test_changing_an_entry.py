"""An old entry is changed under its own title; Save, Cancel and Escape lead back to its line."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.diary.entry import Checks, Entry
from ptdiary.diary.plan import MedicineDose
from ptdiary.store import Store
from ptdiary.words import recovery
from ptdiary.words import today as words
from tests.gallery.words import settle
from tests.ui.conftest import DIARY, NOW, at
from tests.ui.days import lines, take

SWOLLEN = Entry(id="sw", at=at("11-20T21:00"), soreness=6, swelling="marked", swelling_new="yes")
TITLE = "Change Thursday 19 November, 20:00"


@pytest.fixture
def page(window):
    window.resize(1280, 800)
    window.show_page("diary")
    settle()
    return window.page("diary")


def change(page, id_):
    take(page, id_)
    QTest.keyClick(page.days, Qt.Key.Key_Return)
    settle()
    return page.window().page("today")


def at_line(window, id_):
    days = window.page("diary").days
    return window.page_name == "diary" and days.hasFocus() and days.record().id == id_


def test_it_has_its_own_title_and_nothing_of_today_above_or_beside_it(page, keeper, window):
    keeper.keep("", SWOLLEN)
    window.show_page("today")
    today = window.page("today")
    assert today.top.isVisible(), "a warning stands on Today"
    window.show_page("diary")
    change(page, "e1")
    assert today.title == TITLE
    assert not today.top.isVisible()
    assert not any(card.isVisible() for card in today.side.cards)
    assert not today.log.isVisible()
    assert not today.reminder.isVisible()
    assert today.form.scale.buttons[2].isChecked()


def test_a_minute_and_another_width_leave_it_so(page, keeper, window):
    keeper.keep("", SWOLLEN)
    today = change(page, "e1")
    keeper.tick()
    today.show_time(keeper.view)
    window.resize(800, 600)
    settle()
    window.resize(1280, 800)
    settle()
    assert today.title == TITLE
    assert not today.top.isVisible()
    assert not today.log.isVisible()


def test_of_another_year_the_title_says_so(page, keeper):
    keeper.keep("", Entry(id="old", at=NOW.replace(year=2024), soreness=3))
    assert change(page, "old").title == "Change Thursday 21 November 2024, 9:31"


@pytest.mark.parametrize("way", ["escape", "cancel"])
def test_escape_and_cancel_come_back_to_the_line_and_change_nothing(page, keeper, window, way):
    before = keeper.store.read()
    today = change(page, "e1")
    today.form.scale.buttons[9].click()
    if way == "escape":
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    else:
        today.bar.leave_button.click()
    settle()
    assert at_line(window, "e1")
    assert keeper.store.read() == before
    assert keeper.drafts.names() == ()
    window.show_page("today")
    assert today.title.startswith("Today")
    assert today.form.answers.soreness is None


def test_save_comes_back_to_the_line_and_says_so_with_undo(page, keeper, window):
    before = keeper.store.read()
    today = change(page, "e1")
    today.form.scale.buttons[5].click()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert at_line(window, "e1")
    assert keeper.diary.find(Entry, "e1").soreness == 5
    assert words.LABEL_CHANGED in window.status.text
    window.status.undo_button.click()
    assert keeper.store.read() == before
    assert window.page_name == "diary"


def test_what_the_change_raises_is_seen_and_not_left_for_the_list(page, keeper, window):
    today = change(page, "e1")
    today.form.signs.tiles.tiles["saddle"].click()
    settle()
    keeper.keep("", Entry(id="e9", at=NOW, soreness=5, checks=Checks(saddle="yes")))
    settle()
    assert window.page_name == "emergency"
    window.page("emergency")


def test_from_today_a_change_goes_on_as_before(window, keeper):
    window.show_page("today")
    today = window.page("today")
    today.form.scale.buttons[4].click()
    today.save()
    today._change_saved()
    settle()
    assert today.title == "Change Saturday 21 November, 9:31"
    today.form.scale.buttons[5].click()
    today.save()
    settle()
    assert window.page_name == "today"
    assert today.title.startswith("Today")
    assert [each.soreness for each in keeper.diary.entries][-1] == 5


def test_a_half_changed_entry_is_left_for_another_page_and_comes_back(page, keeper, window):
    today = change(page, "e1")
    today.form.scale.buttons[9].click()
    window.show_page("diary")
    window.show_page("today")
    assert today.title == TITLE
    assert today.form.answers.soreness == 9
    today.bar.leave_button.click()
    settle()
    assert at_line(window, "e1")
    assert keeper.diary.find(Entry, "e1").soreness == 2


# an entry of which only the day is known

DAY_ALONE = Entry(id="day", at=at("11-18T12:00"), time_unknown=True, soreness=5)


@pytest.fixture
def day_alone(page, keeper):
    """It is being changed; the form of it, with day and time opened."""
    keeper.keep("", DAY_ALONE)
    today = change(page, "day")
    today.form._change_when.click()
    settle()
    return today


def save(today):
    today.save()
    settle()
    return today.keeper.diary.find(Entry, "day")


def test_its_line_its_title_and_the_way_to_its_time_say_that_none_is_known(day_alone, page):
    assert lines(page)[-1] == "Wed 18 Nov 5 | time not known 5"
    assert day_alone.title == "Change Wednesday 18 November, time not known"
    link = day_alone.form._change_when
    assert link.text() == "Wednesday, time not known"
    assert link.accessibleName().startswith("Wednesday, time not known")
    box = day_alone.form.picker._time
    assert box.text() == ""
    assert box.accessibleDescription() == "The time is not known."


def test_saved_with_another_score_its_time_stays_unknown(day_alone):
    day_alone.form.scale.buttons[3].click()
    assert save(day_alone) == replace(DAY_ALONE, soreness=3)


def test_its_day_is_changed_alone(day_alone):
    day_alone.form.picker._day.setDate(QDate(2026, 11, 17))
    assert day_alone.form._change_when.text() == "Tuesday, time not known"
    assert save(day_alone) == replace(DAY_ALONE, at=at("11-17T12:00"))


def test_of_today_it_is_no_later_than_now(day_alone):
    day_alone.form.picker._day.setDate(QDate(2026, 11, 21))
    assert save(day_alone) == replace(DAY_ALONE, at=NOW)


def test_a_typed_time_makes_it_known(day_alone):
    QTest.keyClicks(day_alone.form.picker._time, "12:00")
    assert day_alone.form._change_when.text() == "Wednesday 12:00"
    changed = save(day_alone)
    assert (changed.at, changed.time_unknown) == (DAY_ALONE.at, None)


def test_what_is_no_time_leaves_it_unknown(day_alone):
    box = day_alone.form.picker._time
    QTest.keyClicks(box, "soon")
    assert box.accessibleDescription() == "This is not a time, so it stays not known."
    assert save(day_alone) == DAY_ALONE


def test_another_pill_makes_it_known_and_the_day_again_does_not(day_alone):
    picker = day_alone.form.picker
    for key, words_ in (("evening", "Yesterday, 20:00"), ("other", "Wednesday, time not known")):
        picker._pills.chip(key).click()
        assert day_alone.form._change_when.text() == words_
    assert save(day_alone) == DAY_ALONE


def test_half_changed_it_comes_back_without_a_time(day_alone):
    day_alone.form.scale.buttons[4].click()
    day_alone.begin_new()
    assert day_alone.form._change_when.text().startswith("Now")
    day_alone._begin_change("day")
    assert day_alone.form._change_when.text() == "Wednesday, time not known"
    assert save(day_alone) == replace(DAY_ALONE, soreness=4)


# another program changes the same record while its form is open


DOSE = MedicineDose(id="m1", at=at("11-20T08:00"), written_at=at("11-20T08:00"), name="ibuprofen")


def elsewhere(keeper, record):
    with Store.open(keeper.store.path) as other:
        other.keep(record)
    keeper.tick()


def said_of_both(window, keeper, aloud, theirs):
    """The line at the foot says it last, aloud too, and the other version is kept."""
    settle()
    assert window.page_name == "diary"
    assert window.status.text == recovery.CONFLICT
    assert aloud[-1][0].endswith(recovery.CONFLICT)
    with Store.open(keeper.store.path, read_only=True) as file:
        assert theirs in [each.record for each in file.history(type(theirs), theirs.id)]


def test_a_change_from_elsewhere_is_still_told_of_back_in_the_diary(page, keeper, window, aloud):
    today = change(page, "e1")
    theirs = replace(DIARY.entries[0], soreness=8)
    elsewhere(keeper, theirs)
    today.form.scale.buttons[5].click()
    today.save()
    said_of_both(window, keeper, aloud, theirs)
    window.status.way_button.click()
    settle()
    assert page.earlier_versions.isVisible()


def test_so_is_one_of_a_medicine(page, keeper, window, aloud):
    keeper.keep("", DOSE)
    today = change(page, "m1")
    theirs = replace(DOSE, amount="200 mg")
    elsewhere(keeper, theirs)
    today.medicine.amount.setText("400 mg")
    today.medicine.save.click()
    said_of_both(window, keeper, aloud, theirs)


def test_the_next_change_is_told_as_ever(page, keeper, window):
    today = change(page, "e1")
    elsewhere(keeper, replace(DIARY.entries[0], soreness=8))
    today.form.scale.buttons[5].click()
    today.save()
    settle()
    change(page, "e1").form.scale.buttons[6].click()
    today.save()
    settle()
    assert words.LABEL_CHANGED in window.status.text
