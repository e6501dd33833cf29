"""The window: pages by mouse and keyboard, undo in words, emergencies, drafts, bugs."""

import re
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from shiboken6 import isValid

from ptdiary.diary.consultation import Consultation
from ptdiary.diary.entry import Checks, Entry
from ptdiary.review.finding import Level
from ptdiary.review.index import index_of
from ptdiary.review.review import review_at
from ptdiary.settings import Settings, read_settings
from ptdiary.store import StoreError
from ptdiary.ui.app import Faults
from ptdiary.ui.destination import PAGES, PageName
from ptdiary.ui.fallback_page import RefusalPage, WayOn
from ptdiary.ui.main_window import ACTIONS, Command, MainWindow
from ptdiary.ui.navigation import page_class
from ptdiary.words import window as words
from tests.systems import needs_pipes
from tests.ui.conftest import NOW, SADDLE

LASTING = [name for name in PageName if name is not PageName.EMERGENCY]
CALM = Entry(id="e3", at=NOW, soreness=3)


def press(window, key, modifier=Qt.KeyboardModifier.AltModifier):
    window.activateWindow()
    QTest.keyClick(window, key, modifier)
    # a button pressed by its letter is let go after a moment
    while any(button.isDown() for button in window.findChildren(QAbstractButton)):
        QTest.qWait(5)


@pytest.mark.parametrize("name", LASTING)
def test_every_page_opens_and_is_named(window, name):
    window.show_page(name)
    assert window.page_name == name
    assert window.navigation.button(name).current
    assert window.stack.currentWidget() is window.page(name)
    assert window.page(name).title
    assert words.PROGRAM in window.windowTitle()


def test_navigation_knows_every_page():
    assert set(PAGES) == set(PageName)
    for name, item in PAGES.items():
        assert page_class(item).__name__.casefold().startswith(name)


def test_pages_are_built_when_they_are_first_opened(window):
    assert set(window._pages) == {"help"}
    window.show_page("settings")
    assert set(window._pages) == {"help", "settings"}


def test_what_makes_a_page_is_imported_in_a_step_of_its_own(window):
    for begun in (set(), {PageName.TABLE}):
        assert window.prepare(PageName.TABLE)
        assert set(window._begun) == begun


@pytest.mark.parametrize("steps", range(1, 8))
def test_a_page_that_is_made_in_parts_is_whole_when_it_is_opened(window, steps):
    for _ in range(steps):
        assert window.prepare(PageName.SETTINGS)
    window.show_page("settings")
    assert list(window.page("settings").sheets) == ["care", "looks", "file"]
    assert window.page("settings").sheets["care"].isVisible()
    assert len(window.findChildren(page_class(PAGES[PageName.SETTINGS]))) == 1


def test_a_page_that_was_begun_goes_with_its_diary(window, qtbot):
    while not window._begun:
        assert window.prepare(PageName.SETTINGS)
    (begun,) = window._begun.values()
    window.close_diary()
    qtbot.waitUntil(lambda: not isValid(begun))
    assert window._begun == {}


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("today", "T"), ("diary", "D"), ("trends", "R"), ("sessions", "S"),
        ("summary", "P"), ("help", "H"), ("settings", "E"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("width", [1280, 900])
def test_alt_and_the_letter_open_a_page(window, name, letter, width, qtbot):
    window.resize(width, 700)
    window.show_page("help" if name != "help" else "settings")
    press(window, getattr(Qt.Key, f"Key_{letter}"))
    qtbot.waitUntil(lambda: window.page_name == name)


def test_small_window_has_icons_over_words(window):
    window.resize(1280, 800)
    assert not window.navigation.rail
    window.resize(1000, 700)
    assert window.navigation.rail
    window.resize(1280, 800)
    window.look.change(scale=1.5)
    assert window.navigation.rail


def test_shortcuts_do_not_collide():
    keys = [key for row in ACTIONS for key in row.keys]
    assert len(keys) == len(set(keys))
    letters = [words.PAGES[name][0].split("&")[1][0].lower() for name in words.PAGES]
    menus = [row.menu.split("&")[1][0].lower() for row in ACTIONS]
    letters += sorted(set(menus))
    assert len(letters) == len(set(letters))


def test_text_size_by_keyboard_is_live_and_remembered(window, tmp_path):
    control = Qt.KeyboardModifier.ControlModifier
    press(window, Qt.Key.Key_Plus, control)
    press(window, Qt.Key.Key_Plus, control)
    assert window.look.scale == 1.5
    assert window.navigation.rail
    press(window, Qt.Key.Key_Plus, control)
    assert window.look.scale == 2.0
    assert read_settings(tmp_path / "settings.json").text_size == 2.0
    press(window, Qt.Key.Key_Minus, control)
    press(window, Qt.Key.Key_Minus, control)
    assert read_settings(tmp_path / "settings.json").text_size == 1.25
    press(window, Qt.Key.Key_0, control)
    assert window.look.scale == 1.0


def test_status_line_offers_undo_after_a_verb(window, keeper):
    keeper.keep("Entry saved", CALM)
    assert window.status.isVisible()
    assert window.status.text == "Entry saved."
    window.status.undo_button.click()
    assert keeper.diary.find(Entry, "e3") is None
    assert window.status.text == "Taken back: Entry saved."
    assert not window.status.undo_button.isVisible()


def test_ctrl_z_works_from_another_page(window, keeper):
    keeper.keep("Entry saved", CALM)
    window.show_page("settings")
    window.show_page("help")
    assert not window.status.isVisible()
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert keeper.diary.find(Entry, "e3") is None
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(window, Qt.Key.Key_Z, both)
    assert keeper.diary.find(Entry, "e3") == CALM


def test_menu_says_what_will_be_undone(window, keeper):
    assert not window.actions_[Command.UNDO].isEnabled()
    keeper.keep("Entry saved", CALM)
    assert window.actions_[Command.UNDO].text() == "Undo: Entry saved"
    keeper.undo()
    assert window.actions_[Command.REDO].text() == "Redo: Entry saved"


def test_failed_verb_is_told_in_one_sentence(window, keeper, monkeypatch):
    def full():
        raise StoreError("full", "The disk is full. Make room, then try again.")

    monkeypatch.setattr(keeper.store, "changing", full)
    keeper.keep("Entry saved", CALM)
    assert window.status.text == "The disk is full. Make room, then try again."
    assert not window.status.undo_button.isVisible()


def test_emergency_replaces_the_page_and_stays_reachable(window, keeper):
    window.show_page("settings")
    button = window.navigation.button("emergency")
    assert button.isHidden()
    keeper.keep("Entry saved", SADDLE)
    page = window.page("emergency")
    assert window.page_name == "emergency"
    assert page.number.text() == "112"
    assert "between your legs" in page._because.text()
    page._back.click()
    assert window.page_name == "settings"
    assert button.isVisible()
    button.click()
    assert window.page_name == "emergency"


def test_emergency_ends_once_somebody_has_looked(window, keeper):
    keeper.keep("Entry saved", SADDLE)
    seen = Consultation(id="c1", at=NOW, with_whom="emergency", kind="seen")
    keeper.keep("Seen", seen)
    assert window.page_name != "emergency"
    assert window.navigation.button("emergency").isHidden()


def test_the_number_is_copied_and_the_button_says_so_in_its_own_place(window, keeper, qapp):
    keeper.keep("Entry saved", SADDLE)
    page = window.page("emergency")
    width = page.copy.width()
    page.copy.click()
    assert qapp.clipboard().text() == "112"
    assert page.copy.text() == "Copied"
    assert page.copy.sizeHint().width() == width


def test_i_have_called_is_noted_and_leads_back_but_ends_nothing(window, keeper):
    window.show_page("today")
    keeper.keep("Entry saved", SADDLE)
    window.page("emergency").called.click()
    call = keeper.diary.consultations[-1]
    assert (call.kind, call.with_whom, call.rules) == ("told", "emergency", ("E-SADDLE",))
    assert window.page_name == "today"
    assert keeper.view.review.level is Level.EMERGENCY
    assert "seen" in window.page("today").top.banner.buttons


def test_it_is_not_like_that_opens_the_entry_at_its_tile(window, keeper):
    keeper.keep("Entry saved", SADDLE)
    window.page("emergency").not_like_that.click()
    assert window.page_name == "today"
    page = window.page("today")
    assert page.writing.changing.id == SADDLE.id
    assert window.focusWidget() is page.form.signs.tiles.tiles["saddle"]


def test_undo_of_the_entry_takes_the_page_away(window, keeper):
    window.show_page("today")
    keeper.keep("Entry saved", SADDLE)
    assert window.page_name == "emergency"
    keeper.undo()
    assert window.page_name == "today"


def test_an_emergency_of_another_day_is_on_the_banner_and_not_the_page(look, keeper, qtbot):
    keeper.keep("Entry saved", replace(SADDLE, at=NOW - timedelta(days=1)))
    window = MainWindow(look, Settings(page="today"))
    qtbot.addWidget(window)
    window.open_diary(keeper)
    assert window.page_name == "today"
    assert not window.navigation.button("emergency").isHidden()
    banner = window.page("today").top.banner
    assert banner.text.when == "Yesterday, Friday 20 November, 9:31"
    assert banner.text.question == "Have you been seen?"
    assert next(iter(banner.buttons)) == "seen"
    line = window.page("today").top.line
    assert line.when.text() == "Yesterday, Friday 20 November, 9:31"
    assert not line.when.isHidden()
    assert line.number.isHidden()


def test_known_emergency_does_not_come_back_by_itself(window, keeper):
    keeper.keep("Entry saved", SADDLE)
    window.page("emergency")._back.click()
    keeper.refresh()
    assert window.page_name == "help"


def test_warning_above_the_form_is_seen_when_the_page_opens(window, keeper):
    keeper.keep("Entry saved", SADDLE)
    window.resize(900, 600)
    window.show_page("help")
    window.show_page("today")
    QApplication.processEvents()
    assert window.page("today").area.verticalScrollBar().value() == 0


def test_unsaved_sign_of_an_emergency_replaces_the_page_too(window, keeper):
    unsaved = replace(keeper.view, index=index_of(keeper.diary.keeping(SADDLE)))
    window.page("help").emergency.emit(unsaved)
    assert window.page_name == "emergency"
    keeper.refresh()
    assert window.page_name == "emergency"
    window.page("emergency")._back.click()
    window.page("help").emergency_gone.emit()
    assert window.navigation.button("emergency").isHidden()


def test_emergency_page_stays_beside_the_menu_and_says_nothing_twice(window, keeper):
    window.resize(1366, 740)
    keeper.keep("Entry saved", SADDLE)
    page = window.page("emergency")
    assert window.navigation.isVisible()
    shown = [each.text() for each in page.findChildren(QLabel) if each.isVisible() and each.text()]
    plain = [re.sub("<[^>]+>", "", each) for each in shown]
    said = [part for each in plain for part in re.split(r"(?<=[.?])\s+", each.strip("“”"))]
    assert [each for each in said if said.count(each) > 1] == []
    assert not [each.text() for each in page.findChildren(QAbstractButton) if "page" in each.text()]


def test_emergency_page_has_the_number_in_large_figures_and_the_day_of_the_evidence(window, keeper):
    keeper.keep("Entry saved", SADDLE)
    page = window.page("emergency")
    assert page.number.fontInfo().pixelSize() == round(2.5 * window.look.em)
    assert "<b>Today, Saturday 21 November, 9:31.</b>" in page._because.text()


def test_emergency_page_says_what_else_was_answered(window, keeper):
    checks = Checks(saddle="yes", bladder="no", bowel="no", chest="unsure")
    keeper.keep("Entry saved", replace(SADDLE, checks=checks))
    page = window.page("emergency")
    assert page._answered.text() == (
        "You answered not sure to: chest pain or trouble breathing. "
        "You answered no to: new trouble peeing and new trouble holding or feeling a poo."
    )
    assert page._about.text() == "Soreness 5 of 10."


@pytest.mark.parametrize("button", ["copy", "called", "not_like_that", "_back"])
def test_emergency_page_works_by_keyboard(window, keeper, qapp, button):
    window.show_page("today")
    keeper.keep("Entry saved", SADDLE)
    page = window.page("emergency")
    asked = getattr(page, button)
    presses = []
    asked.clicked.connect(partial(presses.append, button))
    for _ in range(20):
        if qapp.focusWidget() is asked:
            break
        QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Space)
    assert presses == [button]
    assert (window.page_name == "emergency") == (button == "copy")


def without_a_number(keeper):
    keeper.keep_profile("Saved", replace(keeper.diary.profile, emergency_number=None))


def test_without_a_number_one_press_on_a_pill_keeps_it(window, keeper, qapp):
    without_a_number(keeper)
    keeper.keep("Entry saved", SADDLE)
    page = window.page("emergency")
    assert page.number.isHidden()
    assert page.copy.isHidden()
    page.numbers.chip("999").click()
    assert keeper.diary.profile.emergency_number == "999"
    assert page.number.text() == "999"
    assert page.number.isVisible()
    assert not page.numbers.isVisible()
    assert qapp.focusWidget() is page.copy


def test_a_number_is_kept_while_the_entry_is_not_saved_yet(window, keeper):
    without_a_number(keeper)
    unsaved = replace(keeper.view, index=index_of(keeper.diary.keeping(SADDLE)))
    found = review_at(unsaved.index, keeper.rulebook, NOW)
    window.page("help").emergency.emit(replace(unsaved, review=found))
    page = window.page("emergency")
    page.numbers.chip("112").click()
    assert page.number.text() == "112"
    keeper.refresh()
    assert "between your legs" in page._because.text()
    assert window.navigation.button("emergency").isVisible()


def test_another_number_than_those_offered_is_written_in_settings(window, keeper):
    without_a_number(keeper)
    keeper.keep("Entry saved", SADDLE)
    window.page("emergency").numbers.chip("other").click()
    assert window.page_name == "settings"


def test_window_remembers_its_place_and_page(window, keeper, look, tmp_path, qtbot):
    window.setGeometry(20, 30, 700, 500)
    window.show_page("settings")
    window.close()
    settings = read_settings(tmp_path / "settings.json")
    assert settings.page == "settings"
    again = MainWindow(look, settings)
    qtbot.addWidget(again)
    again.open_diary(keeper)
    assert again.geometry().getRect() == (20, 30, 700, 500)
    assert again.page_name == "settings"


def test_a_new_day_opens_on_today_with_the_score_in_hand(window, look, keeper, tmp_path, qtbot):
    window.show_page("plan")
    window.close()
    settings = read_settings(tmp_path / "settings.json")
    assert (settings.page, settings.day) == ("plan", "2026-11-21")
    keeper.clock = lambda: NOW + timedelta(days=1)
    keeper.refresh()
    again = MainWindow(look, settings)
    qtbot.addWidget(again)
    again.open_diary(keeper)
    with qtbot.waitActive(again):
        again.show()
        again.activateWindow()
    assert again.page_name == "today"
    form = again.page("today").form
    assert again.focusWidget() is form.score_focus()
    QTest.keyClick(again.focusWidget(), Qt.Key.Key_3)
    assert form.answers.soreness == 3


def test_place_on_a_screen_that_is_gone_is_not_used(look, qtbot):
    window = MainWindow(look, Settings(window=(9000, 9000, 900, 700)))
    qtbot.addWidget(window)
    assert window.geometry().x() < 9000


def test_bug_keeps_the_forms_before_it_speaks(window, monkeypatch, tmp_path, capsys):
    order = []
    for name in ("XDG_STATE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(window.page("help"), "keep_draft", lambda: order.append("kept"))
    monkeypatch.setattr(window.notices, "say_bug", lambda: order.append("said"))
    error = ValueError("a word of the diary")
    Faults(window).handle(ValueError, error, None)
    assert order == ["kept", "said"]
    written = "".join(path.read_text() for path in tmp_path.rglob("*.log"))
    assert "a word of the diary" not in written + capsys.readouterr().err


@needs_pipes
def test_a_bug_is_said_in_the_window_where_the_terminal_takes_no_word(
    window, monkeypatch, tmp_path
):
    said = []
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(window.notices, "say_bug", lambda: said.append("said"))
    full = Path("/dev/full").open("w", encoding="utf-8", buffering=1)  # noqa: SIM115 it ends in an error
    with monkeypatch.context() as here:
        here.setattr(sys, "stderr", full)
        Faults(window).handle(ValueError, ValueError(), None)
    with suppress(OSError):
        full.close()
    assert said == ["said"]


def test_diary_that_cannot_be_opened_is_a_page(look, qtbot):
    window = MainWindow(look, Settings())
    qtbot.addWidget(window)
    ways = {WayOn.AGAIN: "Try again", WayOn.OTHER: "Open another diary"}
    page = RefusalPage("A newer PT Diary wrote it.", ways, look)
    window.show_instead(page)
    assert window.stack.currentWidget() is page
    window.show_page("help")
    assert window.stack.currentWidget() is page
    with qtbot.waitSignal(page.chosen) as chosen:
        page.findChild(object, "again").click()
    assert chosen.args == [WayOn.AGAIN]


def test_closed_window_is_freed(keeper, look):
    window = MainWindow(look, Settings(page="settings"))
    window.open_diary(keeper)
    page = window.page("settings")
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(page)
    look.change(scale=1.5)
    keeper.refresh()


def test_menu_bar_is_shown_on_request_and_remembered(window):
    assert not window.menuBar().isVisible()
    press(window, Qt.Key.Key_F10, Qt.KeyboardModifier.NoModifier)
    assert window.menuBar().isVisible()
    assert window.settings.menu_bar


def test_call_for_an_entry_opens_the_form_and_keeps_what_is_half_filled(window):
    window.show_page("help")
    window.begin_entry()
    assert window.page_name == "today"
    today = window.page("today")
    today.form.scale.buttons[5].click()
    window.show_page("help")
    window.begin_entry()
    assert today.form.answers.soreness == 5
    today.save()
    assert today.writing.saved is not None
    window.begin_entry()
    assert today.writing.saved is None, "the form, not what was saved last"


def test_call_for_an_entry_leaves_an_emergency_where_it_is(window, keeper):
    window.show_page("today")
    keeper.keep("Entry saved", SADDLE)
    assert window.page_name == "emergency"
    window.begin_entry()
    assert window.page_name == "emergency"
