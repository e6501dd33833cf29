"""The home programme on Today: a press each, kept at once; pain leads to the hold and the signs."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import PlannedExercise
from ptdiary.diary.programme import BroughtPain, let_back
from ptdiary.diary.session import Exercise, Session
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.words.dates import Times
from tests.ui.conftest import DIARY, NOW, SADDLE

KEYS = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAN = (
    PlannedExercise(id="bridges", name="Bridges", sets=2, repetitions=8, status="active"),
    PlannedExercise(id="bird", name="Bird-dog", days=("sat",), status="active"),
    PlannedExercise(id="walk", name="Walking", minutes=20),
    PlannedExercise(id="sunday", name="Swimming", days=("sun",), status="active"),
    PlannedExercise(
        id="plank", name="Side plank", status="on_hold", held_since=NOW - timedelta(days=2),
        hold_reason="Pain ran down the left leg.",
    ),
)  # fmt: skip
CALM = replace(
    DIARY, sessions=(), entries=(Entry(id="e", at=NOW - timedelta(hours=13), soreness=2),)
)
PLANNED = CALM.keeping(*PLAN)  # NOW is a Saturday


@pytest.fixture
def home(on):
    return on(PLANNED)


@pytest.fixture
def saved(home):
    home.score(3)
    home.none_of_these()
    home.save()
    return home


def part(today):
    return today.page.programme


def cell(today, id_):
    return part(today).card.tiles.cells[id_]


def click(today, widget):
    today.page.area.show_whole(widget)
    today.settle()
    assert widget.isVisible()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
    today.settle()


def tick(today, *ids):
    for id_ in ids:
        click(today, cell(today, id_).tile)


def link(today, id_, key):
    click(today, cell(today, id_).links[key])


def hurt(today, score):
    click(today, part(today).card.below.scale.buttons[score])


def asked(today):
    row = part(today).card.below.asked
    return None if row is None else (row.kind, row.about)


def done(today):
    """What is written of each exercise today."""
    return {
        each.plan_id: (each.done, each.hurt)
        for session in today.diary.sessions
        for each in session.exercises
    }


def focus():
    return QApplication.focusWidget()


def labels(widget):
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def to_list(today):
    today.keys((CTRL, KEYS.Key_E))


# what stands there


def test_the_day_has_its_exercises_with_their_dose_and_what_is_on_hold(saved):
    card = part(saved).card
    assert list(card.tiles.cells) == ["bridges", "bird", "walk"]
    said = labels(card)
    assert "Home programme, Saturday" in said
    assert "0 of 3 done" in said
    assert "Side plank is on hold since 19 November: pain ran down the left leg." in said
    assert cell(saved, "bridges").tile.accessibleName() == "Bridges, 2 times 8"
    assert cell(saved, "bird").tile.accessibleName() == "Bird-dog"
    assert cell(saved, "walk").tile.accessibleName() == "Walking, 20 minutes"


def test_what_was_done_in_part_is_not_counted_as_done(saved):
    tick(saved, "bridges")
    link(saved, "bird", "part")
    assert "1 done and 1 in part, of 3" in labels(part(saved).card)
    link(saved, "walk", "not_today")
    pill = saved.page.panel.more.pills.pills["exercises"]
    assert pill.answer == "Home exercises: 1 done and 1 in part, of 3"


def test_without_a_plan_there_is_no_card(on):
    today = on(CALM)
    assert not part(today).card.isVisible()
    today.score(3)
    today.save()
    assert not part(today).card.isVisible()
    assert not part(today).line.isVisible()


def test_a_day_on_which_nothing_is_due_has_a_quiet_line(on):
    today = on(CALM.keeping(PLAN[3]))
    assert "Nothing is planned for today." in labels(part(today).card)
    assert not part(today).card.tiles.isVisible()
    assert not part(today).line.isVisible()


def test_before_an_entry_a_line_beside_the_form_leads_to_the_card_below_it(home):
    home.window.resize(1366, 740)
    home.settle()
    line = part(home).line
    assert "0 of 3 done" in labels(line)
    assert part(home).y() > home.form.y()
    click(home, line.show_button)
    assert focus() is cell(home, "bridges").tile
    home.score(3)
    home.save()
    assert not part(home).line.isVisible()
    assert part(home).parentWidget() is home.page.panel


def test_tiles_stand_three_two_and_one_beside_each_other(home, look):
    columns = {}
    for width, scale in ((1366, 1.0), (900, 1.0), (1024, 1.5), (600, 2.0)):
        look.change(scale=scale)
        home.window.resize(width, 740)
        home.settle()
        columns[width] = len({each.x() for each in part(home).card.tiles.cells.values()})
    assert columns == {1366: 3, 900: 3, 1024: 2, 600: 1}


def test_links_lead_to_the_timer_and_to_the_plan(saved):
    click(saved, part(saved).card.timer)
    assert saved.window.page_name == PageName.TIMER
    saved.window.show_page(PageName.TODAY)
    click(saved, part(saved).card.plan)
    assert saved.window.page_name == PageName.PLAN


# a press each


def test_a_tick_is_stored_at_once_and_undo_takes_it_back(saved):
    tick(saved, "bridges")
    (session,) = saved.diary.sessions
    assert (session.setting, session.ended_at) == ("home", NOW)
    assert session.exercises == (
        Exercise(name="Bridges", plan_id="bridges", sets=2, repetitions=8, done="all"),
    )
    assert saved.window.status.text == "Bridges: done."
    assert saved.window.status.undo_button.isVisible()
    assert cell(saved, "bridges").tile.isChecked()
    assert asked(saved) == ("hurt", ("bridges",))
    saved.keeper.undo()
    saved.settle()
    assert saved.diary.sessions == ()
    assert not cell(saved, "bridges").tile.isChecked()
    assert asked(saved) is None


def test_ticking_again_takes_it_back_and_leaves_no_session(saved):
    tick(saved, "bridges")
    tick(saved, "bridges")
    assert saved.diary.sessions == ()
    tick(saved, "bridges", "walk")
    tick(saved, "bridges")
    assert done(saved) == {"walk": ("all", None)}
    saved.keeper.undo()
    assert done(saved) == {"bridges": ("all", None), "walk": ("all", None)}


def test_part_and_not_today_are_one_press_each(saved):
    link(saved, "bridges", "part")
    link(saved, "bird", "not_today")
    assert done(saved) == {"bridges": ("part", None), "bird": ("not_today", None)}
    assert "0 done and 1 in part, of 3" in labels(part(saved).card)
    assert part(saved).card.tiles.cells["bridges"].tile.isChecked()
    assert not part(saved).card.tiles.cells["bird"].tile.isChecked()
    assert cell(saved, "bird").tile.accessibleName() == "Bird-dog, not today"
    link(saved, "bird", "back")
    assert done(saved) == {"bridges": ("part", None)}
    assert focus() is cell(saved, "bird").tile


def test_why_it_was_left_out_is_kept_as_the_words_chosen(saved):
    link(saved, "bird", "not_today")
    assert asked(saved) == ("why", ("bird",))
    own = part(saved).card.below.own
    click(saved, own.pills.chip("Tired"))
    click(saved, own.pills.chip("No time"))
    own.box.setFocus()
    QTest.keyClicks(own.box, "visitors")
    saved.keys(KEYS.Key_Return)
    (exercise,) = saved.diary.sessions[0].exercises
    assert exercise.skipped_why == "Tired, No time, visitors"
    assert cell(saved, "bird").tile.accessibleName() == (
        "Bird-dog, not today: tired, No time, visitors"
    )
    tick(saved, "walk")
    link(saved, "bird", "ask")
    assert part(saved).card.below.own.value() == ("Tired", "No time", "visitors")


def test_left_out_and_then_done_after_all(saved):
    link(saved, "bird", "not_today")
    click(saved, part(saved).card.below.own.pills.chip("Tired"))
    tick(saved, "bird")
    (exercise,) = saved.diary.sessions[0].exercises
    assert (exercise.done, exercise.skipped_why) == ("all", None)


def test_what_is_half_typed_as_a_reason_is_there_again(on):
    today = on(PLANNED)
    link(today, "bird", "not_today")
    box = part(today).card.below.own.box
    box.setFocus()
    QTest.keyClicks(box, "visi")
    today.page.keep_draft()
    box.blockSignals(True)  # killed: the box is never left
    again = on()
    assert asked(again) == ("why", ("bird",))
    assert part(again).card.below.own.box.text() == "visi"


def test_did_it_hurt_is_answered_in_the_same_card_and_takes_the_place_of_the_dose(saved):
    tick(saved, "bridges")
    hurt(saved, 3)
    assert done(saved) == {"bridges": ("all", 3)}
    assert cell(saved, "bridges").tile.accessibleName() == "Bridges, hurt 3"
    assert asked(saved) is None
    link(saved, "bridges", "ask")
    hurt(saved, 0)
    assert cell(saved, "bridges").tile.accessibleName() == "Bridges, did not hurt"
    link(saved, "bridges", "ask")
    assert part(saved).card.below.scale.value() == 0
    saved.keys_to(part(saved).card.below.scale.buttons[0], KEYS.Key_Delete)
    assert done(saved) == {"bridges": ("all", None)}


def test_unanswered_is_written_as_nothing(saved):
    tick(saved, "bridges", "bird")
    assert done(saved) == {"bridges": ("all", None), "bird": ("all", None)}


def test_before_a_score_is_chosen_no_score_of_an_exercise_is_on_the_page(home):
    tick(home, "bridges")
    hurt(home, 4)
    assert cell(home, "bridges").tile.accessibleName() == "Bridges, pain answered"
    home.score(3)
    assert cell(home, "bridges").tile.accessibleName() == "Bridges, hurt 4"


def test_all_as_planned_ticks_what_is_open_and_asks_once(saved):
    link(saved, "bird", "not_today")
    click(saved, part(saved).card.all)
    assert done(saved) == {
        "bird": ("not_today", None), "bridges": ("all", None), "walk": ("all", None),
    }  # fmt: skip
    assert asked(saved) == ("any", ("bridges", "walk"))
    assert not part(saved).card.all.isVisible()
    click(saved, part(saved).card.below.pills.chip("no"))
    assert done(saved)["bridges"] == ("all", 0)
    assert done(saved)["walk"] == ("all", 0)
    saved.keeper.undo()
    saved.keeper.undo()
    assert done(saved) == {"bird": ("not_today", None)}


def test_one_of_them_hurt_and_of_the_others_nothing_is_written(saved):
    click(saved, part(saved).card.all)
    click(saved, part(saved).card.below.pills.chip("yes"))
    assert asked(saved) == ("which", ("bridges", "bird", "walk"))
    click(saved, part(saved).card.below.pills.chip("bird"))
    hurt(saved, 5)
    assert done(saved) == {"bridges": ("all", None), "bird": ("all", 5), "walk": ("all", None)}


def test_what_the_form_of_a_session_says_is_changed_there(on):
    clinic = Session(id="c", ended_at=NOW, setting="clinic", exercises=(Exercise(name="bridges"),))
    today = on(PLANNED.keeping(clinic))
    assert cell(today, "bridges").tile.isChecked()
    tick(today, "bridges")
    assert today.diary.sessions == (clinic,)
    assert today.window.page_name == PageName.SESSIONS
    assert cell(today, "bridges").tile.isChecked()


def test_after_midnight_it_is_yesterdays_list_where_days_begin_later(on):
    today = on(PLANNED)
    tick(today, "bridges")
    today.look.read_times(Times(day_begins=4))
    today.later(hours=16)  # 1:31 on Sunday
    assert "Home programme, Saturday" in labels(part(today).card)
    assert cell(today, "bridges").tile.isChecked()
    tick(today, "walk")
    today.later(hours=3)
    assert list(part(today).card.tiles.cells) == ["bridges", "walk", "sunday"]
    assert not cell(today, "walk").tile.isChecked()


# by keys alone, and few of them


def test_three_exercises_as_planned_with_six_keys(saved):
    to_list(saved)
    assert focus() is cell(saved, "bridges").tile
    for _ in range(3):
        saved.keys(KEYS.Key_Space, KEYS.Key_0)
    assert done(saved) == {"bridges": ("all", 0), "bird": ("all", 0), "walk": ("all", 0)}
    assert focus() is cell(saved, "walk").tile


def test_three_exercises_as_planned_and_nothing_said_of_pain_with_five_keys(saved):
    to_list(saved)
    saved.keys(KEYS.Key_Space, KEYS.Key_Right, KEYS.Key_Space, KEYS.Key_Right, KEYS.Key_Space)
    assert done(saved) == {"bridges": ("all", None), "bird": ("all", None), "walk": ("all", None)}


@pytest.mark.parametrize("by", ["letter", "button"])
def test_three_exercises_as_planned_and_none_hurt_with_three_keys(saved, by):
    to_list(saved)
    if by == "letter":
        saved.keys(KEYS.Key_A, KEYS.Key_0)
    else:
        saved.keys_to(part(saved).card.all, KEYS.Key_Space, KEYS.Key_0)
    assert done(saved) == {"bridges": ("all", 0), "bird": ("all", 0), "walk": ("all", 0)}


def test_three_exercises_as_planned_with_two_keys_and_none_hurt_with_tabs_to_the_answer(saved):
    saved.keys((CTRL, KEYS.Key_E), KEYS.Key_A)
    assert done(saved) == {"bridges": ("all", None), "bird": ("all", None), "walk": ("all", None)}
    assert focus() is cell(saved, "bridges").tile
    saved.keys(KEYS.Key_Tab, KEYS.Key_Tab, KEYS.Key_Tab)
    assert focus() is part(saved).card.below.pills.chip("no")
    saved.keys(KEYS.Key_Space)
    assert done(saved) == {"bridges": ("all", 0), "bird": ("all", 0), "walk": ("all", 0)}


@pytest.mark.parametrize("key", [KEYS.Key_Space, KEYS.Key_P, KEYS.Key_N])
def test_a_second_press_gives_no_answer_that_nobody_gave(saved, key):
    """Nor does a key that is held down take the first one back.

    The keyboard stays on the tile, and does not go to 0 of the question or to the first reason.
    """
    to_list(saved)
    saved.keys(key)
    told = done(saved)
    tile = cell(saved, "bridges").tile
    assert focus() is tile
    for _ in range(3):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            text = " " if key == KEYS.Key_Space else chr(key).lower()
            held = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text, True)
            QApplication.sendEvent(tile, held)
    saved.settle()
    assert done(saved) == told
    saved.keys(KEYS.Key_Space, KEYS.Key_Space)
    written = [each for session in saved.diary.sessions for each in session.exercises]
    assert {(each.hurt, each.skipped_why) for each in written} <= {(None, None)}


@pytest.mark.parametrize("key", ["part", "not_today"])
def test_after_a_link_by_key_the_keyboard_is_on_the_tile_and_tab_leads_to_the_row(saved, key):
    to_list(saved)
    saved.keys_to(cell(saved, "bridges").links[key], KEYS.Key_Space)
    assert focus() is cell(saved, "bridges").tile
    for _ in range(4):
        if part(saved).card.below.has_focus():
            break
        saved.keys(KEYS.Key_Tab)
    assert focus() is part(saved).card.below.question


def test_all_by_its_button_leads_to_the_question_and_not_to_an_answer(saved):
    to_list(saved)
    saved.keys_to(part(saved).card.all, KEYS.Key_Space)
    assert focus() is part(saved).card.below.question
    saved.keys(KEYS.Key_Space, KEYS.Key_Space)
    assert done(saved) == {"bridges": ("all", None), "bird": ("all", None), "walk": ("all", None)}


def test_three_exercises_as_planned_with_two_clicks(saved):
    click(saved, part(saved).card.all)
    click(saved, part(saved).card.below.pills.chip("no"))
    assert done(saved) == {"bridges": ("all", 0), "bird": ("all", 0), "walk": ("all", 0)}


def test_the_tiles_are_one_stop_of_tab_with_the_links_of_the_one_in_hand(saved):
    to_list(saved)
    saved.keys(KEYS.Key_Right)
    assert focus() is cell(saved, "bird").tile
    saved.keys(KEYS.Key_Tab)
    assert focus() is cell(saved, "bird").links["part"]
    saved.keys(KEYS.Key_Tab)
    assert focus() is cell(saved, "bird").links["not_today"]
    saved.keys(KEYS.Key_Tab)
    assert focus() is part(saved).card.all
    saved.keys((SHIFT, KEYS.Key_Backtab), (SHIFT, KEYS.Key_Backtab), (SHIFT, KEYS.Key_Backtab))
    assert focus() is cell(saved, "bird").tile
    saved.keys(KEYS.Key_Home, KEYS.Key_Left)
    assert focus() is cell(saved, "bridges").tile
    saved.keys(KEYS.Key_End)
    assert focus() is cell(saved, "walk").tile


def test_letters_say_part_and_not_today_and_take_it_back(saved):
    to_list(saved)
    saved.keys(KEYS.Key_P)
    assert done(saved) == {"bridges": ("part", None)}
    assert focus() is cell(saved, "bridges").tile
    saved.keys(KEYS.Key_2)
    assert done(saved) == {"bridges": ("part", 2)}
    assert focus() is cell(saved, "bird").tile
    saved.keys(KEYS.Key_N)
    assert done(saved)["bird"] == ("not_today", None)
    assert focus() is cell(saved, "bird").tile
    saved.keys_to(part(saved).card.below.question, KEYS.Key_Tab)
    saved.keys(KEYS.Key_Right, KEYS.Key_Space, KEYS.Key_Escape)
    assert saved.diary.sessions[0].exercises[1].skipped_why == "Tired"
    assert focus() is cell(saved, "bird").tile
    saved.keys(KEYS.Key_N)
    assert done(saved) == {"bridges": ("part", 2)}


def test_ten_is_typed_as_it_is_written(saved):
    to_list(saved)
    saved.keys(KEYS.Key_Space, KEYS.Key_1)
    assert asked(saved) == ("hurt", ("bridges",))
    saved.keys(KEYS.Key_0)
    assert done(saved) == {"bridges": ("all", 10)}
    assert part(saved).pain.isVisible()


def test_undo_by_keys_while_the_question_is_open_leaves_the_keyboard_in_the_card(saved):
    to_list(saved)
    saved.keys(KEYS.Key_Space)
    part(saved).card.below.scale.buttons[0].setFocus()
    saved.keys((CTRL, KEYS.Key_Z))
    assert saved.diary.sessions == ()
    assert focus() is cell(saved, "bridges").tile


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_tile_that_is_pressed_stays_where_it_is_on_the_screen(home, look, scale, qtbot):
    """At the end of the page, where what comes and goes below would pull it up and down."""
    look.change(scale=scale)
    home.window.resize(1366, 768)
    home.settle()
    bar = home.page.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    home.settle()
    tile = cell(home, "walk").tile
    tile.setFocus()
    home.settle()

    def let_go():
        qtbot.waitUntil(lambda: home.page.area._held is None)
        home.settle()

    def press(widget):
        let_go()
        before = tile.mapTo(home.window, QPoint(0, 0)).y()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        assert abs(tile.mapTo(home.window, QPoint(0, 0)).y() - before) <= 1, "painted so"
        home.settle()
        assert abs(tile.mapTo(home.window, QPoint(0, 0)).y() - before) <= 1
        let_go()
        assert abs(tile.mapTo(home.window, QPoint(0, 0)).y() - before) <= 1

    press(tile)
    assert done(home) == {"walk": ("all", None)}
    press(cell(home, "walk").links["ask"])  # the question closes
    assert asked(home) is None
    click(home, cell(home, "walk").links["ask"])  # what is asked for is brought into view
    press(part(home).card.below.scale.buttons[2])
    press(tile)
    assert done(home) == {}
    press(cell(home, "walk").links["part"])
    press(home.window.status.undo_button)
    bar.setValue(0)
    home.settle()
    assert home.page.area.content.minimumHeight() <= home.page.area.viewport().height()


@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_undo_in_the_line_at_the_foot_stays_in_the_list_and_says_what_is_so(home, by):
    home.window.resize(1366, 768)
    to_list(home)
    home.keys(KEYS.Key_Right, KEYS.Key_Space)
    home.keys(KEYS.Key_Space)
    status, tile, bar = home.window.status, cell(home, "bird").tile, home.page.area
    assert status.text == "Bird-dog: open again."
    home.settle()
    was = bar.verticalScrollBar().value()
    assert was > 0
    if by == "mouse":
        QTest.mouseClick(status.undo_button, Qt.MouseButton.LeftButton)
    else:
        for _ in range(60):
            if status.undo_button.hasFocus():
                break
            home.keys(KEYS.Key_Tab)
        home.keys(KEYS.Key_Space)
    home.settle()
    assert done(home) == {"bird": ("all", None)}
    assert status.text == "Bird-dog: done again."
    assert focus() is tile
    assert bar.viewport().rect().contains(tile.mapTo(bar.viewport(), tile.rect().center()))
    home.keeper.undo()
    home.settle()
    assert done(home) == {}


def test_undo_says_of_an_answer_that_it_is_gone(saved):
    to_list(saved)
    saved.keys(KEYS.Key_P, KEYS.Key_2, (CTRL, KEYS.Key_Z))
    assert saved.window.status.text == "Bridges: the last answer is taken back."
    saved.keys((CTRL, KEYS.Key_Z))
    assert saved.window.status.text == "Bridges: open again."


def test_undo_of_the_entry_keeps_the_keyboard_in_the_card(saved):
    to_list(saved)
    saved.keys(KEYS.Key_Right, (CTRL, KEYS.Key_Z))
    assert saved.form.isVisible()
    assert focus() is cell(saved, "bird").tile


def test_a_double_click_ticks_once(saved):
    tile = cell(saved, "bridges").tile
    saved.page.area.show_whole(tile)
    saved.settle()
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(tile, Qt.MouseButton.LeftButton)
    saved.settle()
    assert done(saved) == {"bridges": ("all", None)}


# pain


def answer(today, key, value):
    click(today, part(today).pain.asked[key].chip(value))


def test_seven_or_more_asks_about_sharp_pain_before_anything_else(saved):
    tick(saved, "bridges")
    hurt(saved, 6)
    assert not part(saved).pain.isVisible()
    link(saved, "bridges", "ask")
    hurt(saved, 7)
    pain = part(saved).pain
    assert pain.isVisible()
    assert focus() is pain.title
    assert not pain.asked["settled"].isVisible()
    assert saved.page.top.banner is None


@pytest.mark.parametrize("by", ["keys", "mouse"])
def test_the_questions_about_pain_come_into_view(saved, look, by):
    look.change(scale=1.5)
    saved.window.resize(1366, 740)
    saved.settle()
    to_list(saved)
    if by == "keys":
        saved.keys(KEYS.Key_Space, KEYS.Key_8)
    else:
        tick(saved, "bridges")
        hurt(saved, 8)
    for _ in range(20):
        saved.settle()
    view, title = saved.page.area.viewport(), part(saved).pain.title
    assert focus() is title
    sharp = part(saved).pain.asked["sharp"]
    for shown in (title, sharp):
        assert view.rect().contains(QRect(shown.mapTo(view, QPoint(0, 0)), shown.size()))


def test_a_second_press_answers_no_question_about_pain(saved):
    """The keyboard comes to the title, and stays on an answer: Tab leads to the next question."""
    to_list(saved)
    saved.keys(KEYS.Key_Space)
    saved.keys_to(part(saved).card.below.scale.buttons[8], KEYS.Key_Space, KEYS.Key_Space)
    assert saved.diary.sessions[0].exercises[0].quality == ()
    pain = part(saved).pain
    assert pain.pain == BroughtPain()
    saved.keys(KEYS.Key_Tab, KEYS.Key_Space)
    assert pain.pain == BroughtPain(sharp="yes")
    assert focus() is pain.asked["sharp"].chip("yes")
    saved.keys(KEYS.Key_Tab)
    assert focus() is pain.asked["limbs"].first_stop()


def test_nothing_of_it_closes_the_questions_and_goes_on(saved):
    to_list(saved)
    saved.keys(KEYS.Key_Space, KEYS.Key_8, KEYS.Key_Tab)
    saved.keys(KEYS.Key_Right, KEYS.Key_Space, KEYS.Key_Tab)  # not sharp
    saved.keys(KEYS.Key_Space, KEYS.Key_Tab)  # into no limb
    saved.keys(KEYS.Key_Right, KEYS.Key_Space)  # did not rise
    (exercise,) = saved.diary.sessions[0].exercises
    assert (exercise.hurt, exercise.quality, exercise.travelled_to) == (8, (), ())
    assert exercise.rose == "no"
    assert not part(saved).pain.isVisible()
    assert not part(saved).holding.isVisible()
    assert focus() is cell(saved, "bird").tile


def test_pain_into_a_leg_offers_the_hold_at_once_and_the_warning_leaves_it(saved, aloud):
    tick(saved, "bridges")
    hurt(saved, 8)
    answer(saved, "sharp", "no")
    answer(saved, "limbs", "leg.left")
    assert saved.page.top.banner.is_loud
    assert any("Important: Contact" in line for line, _ in aloud)
    assert not part(saved).card.isVisible()
    assert part(saved).pain.isVisible()
    hold = part(saved).holding
    assert hold.isVisible()
    answer(saved, "rose", "no")
    assert focus() is hold.button
    click(saved, hold.button)
    planned = saved.diary.find(PlannedExercise, "bridges")
    assert (planned.status, planned.held_since) == ("on_hold", NOW)
    assert planned.hold_reason == "Pain went into the left leg on 21 November"
    assert focus() is saved.page.top.banner.heading
    saved.keeper.undo()
    assert saved.diary.find(PlannedExercise, "bridges").status == "active"
    saved.settle()
    assert hold.button.isVisible()


@pytest.mark.parametrize("entry", ["home", "saved"])
def test_a_warning_that_a_press_raised_is_said_where_she_looks(request, entry, aloud):
    today = request.getfixturevalue(entry)
    today.window.resize(1366, 768)
    tick(today, "bridges")
    hurt(today, 8)
    answer(today, "sharp", "yes")
    status = today.window.status
    assert status.isVisible()
    assert status.text.startswith("Important: Contact")
    assert any("Important: Contact" in line for line, _ in aloud)
    assert "The list of exercises is away while the warning stands." in labels(part(today))
    status.way_button.click()
    today.settle()
    assert focus() is today.page.top.banner.heading
    assert today.page.area.verticalScrollBar().value() == 0
    today.keeper.undo()
    today.settle()
    assert not part(today).away.isVisible()
    assert part(today).card.isVisible()


def test_the_hold_is_offered_after_the_program_was_begun_again(on):
    today = on(PLANNED)
    tick(today, "bridges")
    hurt(today, 9)
    answer(today, "sharp", "yes")
    again = on()
    assert not part(again).card.isVisible()
    assert part(again).holding.button.text() == "Set Bridges on hold"


def test_the_hold_is_not_offered_again_where_the_therapist_let_it_back(saved):
    tick(saved, "bridges")
    hurt(saved, 9)
    answer(saved, "rose", "yes")
    click(saved, part(saved).holding.button)
    planned = saved.diary.find(PlannedExercise, "bridges")
    saved.keeper.keep("", let_back(planned, NOW + timedelta(minutes=1), "Half as many"))
    saved.settle()
    assert not part(saved).holding.isVisible()


def test_more_than_one_limb_may_be_chosen_and_no_takes_them_back(saved):
    tick(saved, "bridges")
    hurt(saved, 8)
    answer(saved, "limbs", "leg.left")
    answer(saved, "limbs", "leg.right")
    (exercise,) = saved.diary.sessions[0].exercises
    assert exercise.travelled_to == ("leg.left", "leg.right")
    answer(saved, "limbs", "none")
    (exercise,) = saved.diary.sessions[0].exercises
    assert exercise.travelled_to == ()
    assert part(saved).pain.asked["limbs"].values() == ("none",)


def test_a_rise_asks_whether_it_settled_and_fires_as_from_the_session_form(saved):
    tick(saved, "bridges")
    hurt(saved, 8)
    answer(saved, "rose", "yes")
    settled = part(saved).pain.asked["settled"]
    assert settled.isVisible()
    click(saved, settled.chip("no"))
    (exercise,) = saved.diary.sessions[0].exercises
    assert (exercise.rose, exercise.settled) == ("yes", "no")
    assert "C-SURGE" in {each.rule.id for each in saved.keeper.view.review.findings}
    (said,) = labels(part(saved).holding)
    assert said.startswith("You wrote that pain rose suddenly in Bridges. Leave it out until")


@pytest.mark.parametrize(("key", "value", "tile"), [
    ("sharp", "yes", "sharp"), ("limbs", "arm.left", "travels"),
])  # fmt: skip
def test_the_way_to_the_signs_leads_to_the_tile(saved, key, value, tile):
    tick(saved, "bridges")
    hurt(saved, 8)
    answer(saved, key, value)
    click(saved, part(saved).pain.tells[tile])
    assert saved.form.isVisible()
    assert focus() is saved.form.signs.tiles.tiles[tile]
    assert saved.form.answers.ticked == ()


def test_the_same_before_an_entry_with_the_warning_as_a_line_above(home):
    tick(home, "bridges")
    hurt(home, 8)
    answer(home, "sharp", "yes")
    assert home.page.top.line.isVisible()
    assert not part(home).card.isVisible()
    assert part(home).holding.isVisible()
    click(home, part(home).pain.tells["sharp"])
    assert focus() is home.form.signs.tiles.tiles["sharp"]


def test_taking_the_exercise_back_takes_the_questions_and_the_warning_with_it(saved):
    tick(saved, "bridges")
    hurt(saved, 8)
    answer(saved, "sharp", "yes")
    saved.keeper.undo()
    saved.keeper.undo()
    saved.settle()
    assert saved.page.top.banner is None
    assert part(saved).card.isVisible()
    assert not part(saved).pain.isVisible()
    assert not part(saved).holding.isVisible()


# laws


def test_while_a_warning_stands_there_is_no_programme(on):
    today = on(PLANNED.keeping(replace(SADDLE, at=NOW - timedelta(hours=5))))
    today.window.show_page("today")
    assert not part(today).card.isVisible()
    assert not part(today).line.isVisible()
    to_list(today)
    assert focus() is not None


def test_an_entry_is_changed_without_the_programme(home):
    home.window.go_to(Destination(page=PageName.TODAY, record="e"))
    assert not part(home).isVisible()
    home.window.go_to(Destination(page=PageName.TODAY, part=Part.NEW))
    assert part(home).card.isVisible()


def test_the_question_about_home_exercises_is_answered_by_the_list(saved):
    pill = saved.page.panel.more.pills.pills["exercises"]
    assert pill.answer == ""
    tick(saved, "bridges")
    assert pill.answer == "Home exercises: 1 of 3 done"
    assert saved.entry.home_exercises is None
    saved.page.panel.more.open("exercises")
    saved.page.panel.more.asked["exercises"].control("home_exercises").chip("some").click()
    saved.settle()
    assert pill.answer == "Home exercises: some"
    assert saved.entry.home_exercises == "some"


def test_names_are_escaped_nowhere_and_shown_as_written(on):
    today = on(CALM.keeping(PlannedExercise(id="x", name="Push & pull <b>hard</b>")))
    tick(today, "x")
    assert cell(today, "x").tile.text() == "Push & pull <b>hard</b>"
    assert "Push & pull <b>hard</b>: did it hurt?" in labels(part(today).card.below)
