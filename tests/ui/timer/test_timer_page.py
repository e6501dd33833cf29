"""Done with me, by keyboard alone and by clocks that stand still until they are moved."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import PlannedExercise
from ptdiary.diary.session import Exercise, Session
from ptdiary.settings import Settings, read_settings
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.main_window import MainWindow
from ptdiary.ui.timer.asked import AfterScreen, HurtScreen, HurtTold, PaceScreen, WayScreen
from ptdiary.ui.tokens import DARK
from ptdiary.words import timer as words
from ptdiary.words.dates import Times
from tests.ui.conftest import NOW, at

BRIDGES = PlannedExercise(id="p1", name="Bridges", sets=2, repetitions=2, load="6 kg")
WALKING = PlannedExercise(id="p2", name="Walking", minutes=20)


class Passing:
    """Moves the steady clock, and the one on the wall, as a computer does."""

    def __init__(self, page, keeper):
        self.steady, self.wall = 0.0, NOW
        self._page = page
        page.steady = lambda: self.steady
        keeper.clock = lambda: self.wall

    def wait(self, seconds):
        """So many seconds, with a look at the clock every half of one."""
        for _ in range(round(seconds * 2)):
            self.steady += 0.5
            self.wall += timedelta(seconds=0.5)
            self._page.tick()

    def sleep(self, seconds, *, steady_goes_on=False):
        """The computer sleeps, and wakes up."""
        self.wall += timedelta(seconds=seconds)
        self.steady += seconds if steady_goes_on else 0.1
        self._page.tick()


class Rung:
    def __init__(self):
        self.count = 0

    def ring(self):
        self.count += 1


@pytest.fixture
def page(window, keeper):
    keeper.keep("", BRIDGES, WALKING)
    window.resize(1366, 740)
    window.show_page(PageName.TIMER)
    page = window.page(PageName.TIMER)
    page.bell = Rung()
    return page


@pytest.fixture
def passing(page, keeper):
    passing = Passing(page, keeper)
    page._looks.timeout.disconnect()  # the clock is looked at when it is moved
    return passing


def key(code, modifiers=Qt.KeyboardModifier.NoModifier):
    assert QApplication.focusWidget() is not None
    QTest.keyClick(QApplication.focusWidget(), code, modifiers)


def start(page, hold="10"):
    """Choose how long it is held, and start, with the keyboard."""
    assert isinstance(page.asked, PaceScreen)
    page.asked.holds.chip(hold).setFocus()
    key(Qt.Key.Key_Space)
    page.asked.start.setFocus()
    key(Qt.Key.Key_Space)


def ticked(keeper):
    """What is written of the plan, by exercise."""
    sessions = keeper.store.read().sessions
    return {each.name: each for s in sessions if s.id != "s1" for each in s.exercises}


def test_it_never_starts_by_itself_and_asks_the_seconds_once(window, page, passing):
    passing.wait(60)
    assert page.run is None
    assert QApplication.focusWidget() is page.asked.holds.first_stop()
    start(page)
    assert page.run is not None
    key(Qt.Key.Key_Escape)
    assert window.page_name == PageName.TODAY
    window.show_page(PageName.TIMER)
    assert page.asked.holds.value() == "10"
    assert QApplication.focusWidget() is page.asked.start
    kept = json.loads(window._settings_path.read_text())
    assert kept["hold_seconds"] == [["p1", 10]]
    assert read_settings(window._settings_path).hold_seconds == (("p1", 10),)


def test_holds_and_rests_follow_each_other_with_a_bell_and_a_flash(page, keeper, passing, aloud,
                                                                    qtbot):  # fmt: skip
    start(page)
    assert (page.face.text.digits, page.face.text.doing) == ("5", words.READY)
    passing.wait(5)
    text = page.face.text
    assert (text.name, text.where) == ("Bridges", "hold 1 of 2, set 1 of 2")
    assert (text.digits, text.share, text.doing) == ("10", 1.0, words.HOLDING)
    assert page.face.is_lit
    assert page.bell.count == 1
    passing.wait(8)
    assert (page.face.text.digits, page.face.text.share) == ("2", 0.2)
    assert page.bell.count == 1
    passing.wait(2 + 3 + 10)
    assert page.face.text.doing == words.RESTING
    assert page.face.text.digits == "20"
    passing.wait(20 + 10 + 3 + 10)
    assert page.run is None
    assert page.bell.count == 8
    done = Exercise(name="Bridges", plan_id="p1", sets=2, repetitions=2, load="6 kg", done="all")
    assert ticked(keeper) == {"Bridges": done}
    qtbot.waitUntil(lambda: any("Bridges is written down as done." in line for line, _ in aloud))
    lines = " ".join(line for line, _ in aloud)
    assert "Hold, 10 seconds. Hold 1 of 2, set 1 of 2." in lines
    assert "7" not in lines, "not each second is said"


def test_space_pauses_and_goes_on_also_from_a_button(page, passing):
    start(page)
    passing.wait(7)
    assert QApplication.focusWidget() is page.face
    key(Qt.Key.Key_Space)
    assert (page.face.text.digits, page.face.text.doing) == ("8", words.PAUSED)
    assert page.go_button.text() == words.GO_ON
    passing.wait(60)
    assert page.face.text.digits == "8"
    page.skip_button.setFocus()
    key(Qt.Key.Key_Space)
    passing.wait(3)
    assert page.face.text.digits == "5"
    key(Qt.Key.Key_Return)
    assert page.run is None, "Enter presses the button that has the keyboard"


@pytest.mark.parametrize("steady_goes_on", [True, False])
def test_after_the_computer_slept_in_a_hold_it_stands_still_and_says_so(
    page, passing, aloud, qtbot, steady_goes_on
):
    start(page)
    passing.wait(9)
    passing.sleep(3 * 24 * 3600, steady_goes_on=steady_goes_on)
    text = page.face.text
    assert (text.digits, text.said, text.doing) == ("6", words.SLEPT, words.PAUSED)
    qtbot.waitUntil(lambda: any(words.SLEPT in line for line, _ in aloud))
    assert not page.slept_button.isVisible()
    passing.wait(30)
    assert page.face.text.digits == "6"
    key(Qt.Key.Key_Space)
    passing.wait(2)
    assert (page.face.text.digits, page.face.text.said) == ("4", "")
    assert page.bell.count == 1


def test_who_walked_on_while_it_slept_can_say_so(window, page, keeper, passing):
    window.go_to(Destination(page=PageName.TIMER, record="p2"))
    page.asked.start.click()
    passing.wait(5 + 60)
    assert page.face.text.digits == "19:00"
    passing.sleep(600)
    assert page.face.text.digits == "19:00"
    page.slept_button.setFocus()
    key(Qt.Key.Key_Return)
    assert page.face.text.digits == "9:00"
    assert QApplication.focusWidget() is page.face
    passing.sleep(3600)
    page.slept_button.click()
    assert ticked(keeper)["Walking"].done == "all"


def test_what_is_not_held_is_counted_with_space_or_enter(page, keeper, passing):
    start(page, "0")
    assert (page.face.text.digits, page.face.text.doing) == ("0", words.COUNTING)
    assert page.face.text.share is None
    key(Qt.Key.Key_Space)
    assert (page.face.text.digits, page.face.text.where) == ("1", "1 of 2, set 1 of 2")
    passing.sleep(3600)  # nothing to stand still for
    assert page.face.text.said == ""
    key(Qt.Key.Key_Return)
    assert page.face.text.doing == words.RESTING
    passing.wait(20)
    key(Qt.Key.Key_Space)
    key(Qt.Key.Key_Space)
    assert ticked(keeper)["Bridges"].done == "all"


def test_did_it_hurt_is_optional_and_one_step_of_its_own(page, keeper, passing):
    start(page, "0")
    for seconds in (0, 0, 20, 0, 0):
        passing.wait(seconds)
        if page.run is not None and page.run.phase.kind == "count":
            key(Qt.Key.Key_Space)
    assert isinstance(page.asked, AfterScreen)
    page.asked.scale.buttons[0].setFocus()
    key(Qt.Key.Key_3)
    assert ticked(keeper)["Bridges"].hurt == 3
    keeper.undo()
    assert (ticked(keeper)["Bridges"].hurt, ticked(keeper)["Bridges"].done) == (None, "all")
    keeper.undo()
    assert ticked(keeper) == {}


def test_skipped_midway_it_is_a_part_and_before_anything_was_done_nothing(page, keeper, passing):
    start(page)
    passing.wait(5 + 4)
    key(Qt.Key.Key_Right)
    assert ticked(keeper) == {}
    assert page.asked.go_on.text() == "Next: Walking"
    key(Qt.Key.Key_Space)
    assert page.title == "Walking"
    page.asked.start.setFocus()
    key(Qt.Key.Key_Space)
    passing.wait(5 + 300)
    key(Qt.Key.Key_Right)
    assert ticked(keeper) == {
        "Walking": Exercise(name="Walking", plan_id="p2", done="part")
    }  # fmt: skip


def test_h_stops_and_asks_and_a_score_alone_goes_on(page, keeper, passing):
    start(page)
    passing.wait(5 + 10 + 1)
    key(Qt.Key.Key_H)
    assert page.run is None
    assert isinstance(page.asked, HurtScreen)
    key(Qt.Key.Key_Space)  # which counted until now, and answers nothing
    assert page.asked.told() == HurtTold()
    key(Qt.Key.Key_4)
    page.asked.happened.chip("none").click()
    page.asked.save.click()
    assert ticked(keeper) == {
        "Bridges": Exercise(
            name="Bridges", plan_id="p1", done="part", hurt=4, stopped=True, rose="no"
        )
    }
    assert page.asked.go_on.text() == "Next: Walking"


@pytest.mark.parametrize(
    ("what", "fields"),
    [
        ("sharp", {"quality": ("sharp",)}),
        ("limb", {"travelled_to": ("leg.left",)}),
        ("rise", {"rose": "yes"}),
    ],
)
def test_sharp_travelling_or_rising_pain_ends_it_all_and_leads_to_the_signs(
    window, page, keeper, passing, what, fields
):
    start(page)
    passing.wait(5 + 10 + 1)
    key(Qt.Key.Key_H)
    page.asked.happened.chip(what).click()
    if what == "limb":
        assert page.asked._limb_row.isVisibleTo(page)
        page.asked.limbs.chip("leg.left").click()
    assert page.asked._eases.isVisibleTo(page) == (what == "rise")
    page.asked.save.setFocus()
    key(Qt.Key.Key_Space)
    written = Exercise(name="Bridges", plan_id="p1", done="part", stopped=True)
    assert ticked(keeper) == {"Bridges": replace(written, **fields)}
    assert window.page_name == PageName.TODAY
    today = window.page(PageName.TODAY)
    assert today.top.strip is not None
    offer = today.top.holding.buttons["p1"]
    assert offer.isVisibleTo(today)
    assert QApplication.focusWidget() is today.top.banner.heading
    if what == "rise":
        return
    assert today.top.banner.is_loud
    window.show_page(PageName.TIMER)
    assert isinstance(page.asked, WayScreen), "nothing more today before somebody was asked"


def test_escape_while_it_asks_what_hurt_keeps_what_was_told(window, page, keeper, passing):
    start(page)
    passing.wait(16)
    key(Qt.Key.Key_H)
    key(Qt.Key.Key_6)
    key(Qt.Key.Key_Escape)
    assert window.page_name == PageName.TODAY
    assert ticked(keeper)["Bridges"].hurt == 6


def test_escape_without_an_answer_says_what_was_written_and_space_writes_no_more(
    window, page, keeper, passing
):
    start(page)
    passing.wait(16)
    key(Qt.Key.Key_H)
    key(Qt.Key.Key_Escape)
    assert window.page_name == PageName.TODAY
    (written,) = ticked(keeper).values()
    assert (written.done, written.stopped, written.hurt) == ("part", True, None)
    assert window.status.text == "Bridges: part of it, stopped because it hurt."
    assert window.status.undo_button.isVisibleTo(window)
    today = window.page(PageName.TODAY)
    tile = today.programme.card.tiles.cells["p1"].tile
    assert tile.accessibleName() == "Bridges, part of it, stopped because it hurt"
    before = keeper.diary
    key(Qt.Key.Key_Space)
    assert keeper.diary == before
    assert today.form.answers.soreness is None
    keeper.undo()
    assert ticked(keeper) == {}


def test_nothing_is_done_while_somebody_is_to_be_told(window, page, keeper, passing):
    start(page)
    passing.wait(6)
    sharp = Exercise(name="x", quality=("sharp",))
    keeper.keep("", Session(id="x", ended_at=at("11-21T08:00"), exercises=(sharp,)))
    assert page.run is None
    assert isinstance(page.asked, WayScreen)
    assert not page.face.isVisible()
    page._start()
    assert page.run is None
    page.asked.first.click()
    assert window.page_name == PageName.TODAY


def test_out_of_sight_it_stands_still(window, page, passing):
    start(page)
    passing.wait(7)
    window.show_page(PageName.DIARY)
    passing.wait(60)
    window.show_page(PageName.TIMER)
    assert (page.face.text.digits, page.face.text.doing) == ("8", words.PAUSED)
    assert QApplication.focusWidget() is page.face


def test_what_is_written_on_hold_or_not_of_today_is_not_offered(page, keeper):
    keeper.keep("", replace(BRIDGES, status="on_hold"), replace(WALKING, days=("mon",)))
    assert isinstance(page.asked, WayScreen)
    keeper.keep("", BRIDGES)
    assert page.title == "Bridges"
    done = Exercise(name="Bridges", plan_id="p1", done="not_today")
    keeper.keep("", Session(id="d", ended_at=NOW, exercises=(done,)))
    assert isinstance(page.asked, WayScreen)


def test_b_turns_the_bell_off_and_it_stays_off(window, page, passing):
    start(page)
    key(Qt.Key.Key_B)
    passing.wait(6)
    assert page.bell.count == 0
    assert page.face.is_lit
    assert page.bell_button.text() == words.BELL_OFF
    assert "bell" not in page.face.text.then
    assert read_settings(window._settings_path).bell is False


def test_it_has_the_whole_window_dark_in_both_themes_and_gives_it_back(window, page, look, passing):
    assert not window.navigation.isVisible()
    start(page)
    passing.wait(6)
    page.face._dim()
    for dark in (False, True):
        look.change(dark=dark)
        ground = page.face.grab().toImage().pixelColor(4, 4)
        assert ground.name().upper() == DARK.window
    key(Qt.Key.Key_Escape)
    assert window.navigation.isVisible()


@pytest.mark.parametrize(("size", "scale"), [((1366, 740), 1), ((1024, 640), 1), ((1920, 1000), 1),
                                             ((1024, 640), 1.5)])  # fmt: skip
def test_the_digits_can_be_read_from_three_metres(window, page, look, passing, qtbot, size, scale):
    look.change(scale=scale)
    window.resize(*size)
    start(page)
    passing.wait(6)
    qtbot.waitUntil(lambda: page.face.width() == size[0])
    least = 0.4 if scale == 1 else 0.33
    qtbot.waitUntil(lambda: page.face.digit_height() >= least * size[1])
    assert page.face.digit_height() <= page.face.height()


@pytest.mark.usefixtures("page")
def test_the_window_does_not_open_with_it_another_time(window, keeper, look, tmp_path, qtbot):
    window.close()
    assert window.settings.page != PageName.TIMER
    again = MainWindow(look, Settings(page="timer"), tmp_path / "other.json")
    qtbot.addWidget(again)
    again.open_diary(keeper)
    assert again.page_name == PageName.TODAY


@pytest.mark.usefixtures("page")
def test_the_page_of_sessions_leads_to_it(window):
    window.show_page(PageName.SESSIONS)
    sessions = window.page(PageName.SESSIONS)
    assert sessions._timer.isVisible()
    sessions._timer.click()
    assert window.page_name == PageName.TIMER


def test_an_entry_of_the_day_takes_nothing_from_it(page, keeper, passing):
    """A view that comes while it runs leaves it alone."""
    start(page)
    passing.wait(7)
    keeper.keep("", Entry(id="e7", at=NOW, soreness=1))
    assert page.face.text.digits == "8"
    passing.wait(1)
    assert page.face.text.digits == "7"


def test_after_midnight_it_is_still_the_programme_of_yesterday(window, page, keeper, look):
    keeper.keep("", replace(BRIDGES, days=("sat",)), replace(WALKING, days=("sun",)))
    keeper.clock = lambda: NOW.replace(day=22, hour=1)
    keeper.refresh()
    assert page.title == "Walking"
    look.read_times(Times(day_begins=4))
    window.show_page(PageName.TIMER)
    assert page.title == "Bridges"
    start(page, "0")
    key(Qt.Key.Key_Space)
    key(Qt.Key.Key_Right)
    assert ticked(keeper)["Bridges"].done == "part"
    assert page.asked.go_on.text() == words.FINISH


def test_the_plan_leads_to_it_with_the_exercise_in_hand(window, page):
    window.show_page(PageName.PLAN)
    plan = window.page(PageName.PLAN)
    plan._choose("p2")
    assert plan._timer.isVisibleTo(plan)
    plan._timer.click()
    assert window.page_name == PageName.TIMER
    assert page.title == "Walking"
    assert QApplication.focusWidget() is page.asked.start


def test_it_looks_at_the_clock_by_itself_only_while_time_runs(page, qtbot):
    start(page, "3")
    qtbot.waitUntil(lambda: page.face.text.digits == "4")
    key(Qt.Key.Key_Space)
    assert not page._looks.isActive()
    key(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.face.text.digits == "3")
    key(Qt.Key.Key_Escape)
    assert not page._looks.isActive()
