"""The cards of reminders: all off at first, each choice kept at once, the entry as it stands."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.autostart import entry_path, start_with_computer
from ptdiary.settings import Settings, read_settings, write_settings
from ptdiary.ui.main_window import MainWindow
from ptdiary.ui.settings.page import SheetName
from ptdiary.ui.settings.reminders import ClosedWindowCard
from ptdiary.words import reminders as words
from tests.systems import needs_entries
from tests.ui.conftest import NOW


@pytest.fixture
def page(window):
    window.show_page("settings")
    page = window.page("settings")
    page.show_sheet(SheetName.LOOKS)
    return page


@pytest.fixture
def card(page):
    return page.reminders


@pytest.fixture
def kept(tmp_path):
    return lambda: read_settings(tmp_path / "settings.json")


def test_all_are_off_at_first(card):
    assert not Settings().reminders().is_any
    assert (card.evening.hour(), card.home.hour()) == (None, None)
    assert (card.session.value(), card.visit.value()) == ("off", "off")
    assert card.quiet.value() == "22-8"
    assert card.away.value() == ""


def test_each_choice_is_kept_at_once(card, kept):
    card.evening.first.chip("20").click()
    card.session.chip("on").click()
    card.visit.chip("on").click()
    card.home.first.chip("9").click()
    card.quiet.chip("23-6").click()
    assert kept() == replace(
        kept(), reminder=20, reminder_session=True, reminder_visit=True, reminder_home=9,
        quiet_hours=(23, 6),
    )  # fmt: skip
    card.quiet.chip("off").click()
    card.evening.first.chip("off").click()
    assert (kept().quiet_hours, kept().reminder) == (None, None)


def test_another_hour_is_asked_for_and_nothing_is_chosen_meanwhile(card, kept):
    card.evening.first.chip("20").click()
    card.evening.first.chip("other").click()
    assert card.evening.others.isVisible()
    assert kept().reminder == 20, "no other hour was chosen yet"
    assert card.evening.first.value() == "20", "that is how it is"
    card.evening.others.chip("18").click()
    assert kept().reminder == 18
    assert card.evening.first.value() == "other"
    card.evening.first.chip("off").click()
    assert card.evening.others.isHidden()
    assert kept().reminder is None


def test_it_is_off_until_another_hour_is_told(card, kept):
    card.home.first.chip("other").click()
    assert card.home.others.isVisible()
    assert (card.home.first.value(), card.home.hour()) == ("off", None)
    card.home.first.chip("off").click()
    assert card.home.others.isHidden()
    card.home.first.chip("other").click()
    card.home.others.chip("12").click()
    assert (card.home.first.value(), kept().reminder_home) == ("other", 12)
    card.home.first.chip("other").click()
    assert (card.home.first.value(), kept().reminder_home) == ("other", 12)
    card.home.first.chip("9").click()
    assert card.home.others.isHidden()
    assert (card.home.others.value(), kept().reminder_home) == (None, 9)


@pytest.mark.parametrize("hour", [9, 12, 15, 18, 20, 21])
def test_hour_that_was_chosen_before_there_were_kinds_stays(keeper, look, qtbot, hour):
    window = MainWindow(look, Settings(reminder=hour))
    qtbot.addWidget(window)
    window.open_diary(keeper)
    window.show_page("settings")
    card = window.page("settings").reminders
    assert card.evening.hour() == hour
    assert card.evening.others.isHidden() == (hour == 20)


def test_away_until_a_day_and_back_again(card, kept):
    card.away.chip("7").click()
    assert kept().away_until == (NOW.date() + timedelta(days=7)).isoformat()
    assert card._until.text() == "Away: none comes before Sat 28 Nov."
    card.away.chip("").click()
    assert kept().away_until == ""
    assert card._until.isHidden()


def test_day_of_coming_back_that_is_past_is_not_shown(card):
    card.recall(Settings(away_until=NOW.date().isoformat()))
    assert card.away.value() == ""
    assert card._until.isHidden()
    card.recall(Settings(away_until="2026-11-22"))
    assert card.away.value() is None
    assert card._until.text() == "Away: none comes before Sun 22 Nov."


def test_by_keys_alone(card, kept):
    card.evening.first.chip("off").setFocus()
    press = (Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Space)
    for key in press:
        QTest.keyClick(QApplication.focusWidget(), key)
    assert (kept().reminder, kept().reminder_session) == (20, True)
    assert QApplication.focusWidget() is card.session.chip("on")


def test_each_row_has_its_name(card):
    rows = (card.evening.first, card.session, card.visit, card.home.first, card.quiet, card.away)
    assert [each.accessibleName() for each in rows] == [
        words.EVENING, words.SESSION, words.VISIT, words.HOME, words.QUIET, words.AWAY,
    ]  # fmt: skip
    assert card.home.others.accessibleName() == "Home programme, another hour"


def test_without_a_place_for_icons_nothing_is_promised(page):
    card = page.closed_window
    assert card._said.text() == words.NO_ICONS
    assert not card.with_computer.isVisibleTo(card)


@needs_entries
def test_entry_that_stands_is_shown_and_can_be_taken_out(look, qtbot, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    start_with_computer(("/bin/true",))
    card = ClosedWindowCard(look, None)
    qtbot.addWidget(card)
    assert card.with_computer.value() == "on"
    entry_path().unlink()
    card.look_at_computer()
    assert card.with_computer.value() == "off", "somebody took it out"
    start_with_computer(("/bin/true",))
    card.look_at_computer()
    card.with_computer.chip("off").click()
    assert not entry_path().exists()


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("reminder_home", 24), ("reminder_session", 1), ("quiet_hours", [22]),
        ("quiet_hours", [22, 30]), ("quiet_hours", "22-8"), ("quiet_hours", [1, 2, 3]),
        ("away_until", "soon"), ("away_until", 7), ("day_begins", 3), ("day_begins", True),
        ("day_begins", "4"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_as_at_first(tmp_path, name, plain):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({name: plain}))
    assert read_settings(path) == Settings()


def test_they_survive_writing(tmp_path):
    path = tmp_path / "settings.json"
    settings = Settings(
        reminder_home=9, reminder_session=True, reminder_visit=True, quiet_hours=None,
        away_until="2026-12-01", day_begins=4,
    )  # fmt: skip
    assert write_settings(path, settings)
    assert read_settings(path) == settings
