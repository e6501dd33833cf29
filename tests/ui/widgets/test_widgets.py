"""The general controls, one by one."""

from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from ptdiary.ui.widgets.button import Button
from ptdiary.ui.widgets.card import Label
from ptdiary.ui.widgets.chip import Choices
from ptdiary.ui.widgets.flow import Flow
from ptdiary.ui.widgets.follow_ups import FollowUps, FormQuestion
from ptdiary.ui.widgets.form_row import FormRow
from ptdiary.ui.widgets.moment import MomentChoice, MomentPicker, MomentWords
from ptdiary.ui.widgets.save_bar import SaveBar, Verdict
from ptdiary.ui.widgets.text_box import LineBox, TextBox
from ptdiary.words import asking
from tests.clocks import LONDON, computer_in
from tests.ui.conftest import NOW

ANSWERS = [("yes", "Yes"), ("no", "No"), ("unsure", "Not sure")]


@pytest.fixture
def shown(look, qtbot):
    """Shows controls under each other in a window that has the keyboard."""

    windows = []

    def show(*controls):
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        for control in controls:
            column.addWidget(control)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield show
    assert look.changed


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def test_nothing_is_chosen_before_somebody_chose(look):
    choices = Choices(ANSWERS, look)
    assert choices.value() is None
    assert choices.values() == ()


def test_choice_by_keyboard_is_one_stop(shown, look, qtbot):
    before, choices, after = Button("Before", look), Choices(ANSWERS, look), Button("After", look)
    shown(before, choices, after)
    before.setFocus()
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is choices.chip("yes")
    press(Qt.Key.Key_Right)
    assert choices.value() is None
    with qtbot.waitSignal(choices.changed):
        press(Qt.Key.Key_Space)
    assert choices.value() == "no"
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_goes_back_to_not_answered(shown, look, qtbot, key):
    choices = Choices(ANSWERS, look)
    shown(choices)
    choices.choose("unsure")
    choices.chip("unsure").setFocus()
    with qtbot.waitSignal(choices.changed):
        press(key)
    assert choices.value() is None


def test_second_press_goes_back_to_not_answered(look):
    choices = Choices(ANSWERS, look)
    choices.chip("no").click()
    assert choices.value() == "no"
    choices.chip("no").click()
    assert choices.value() is None
    choices.chip("yes").click()
    choices.chip("no").click()
    assert choices.value() == "no"


def test_choice_that_must_be_made_stays_made(look):
    choices = Choices(ANSWERS, look, clearable=False)
    choices.chip("no").click()
    choices.chip("no").click()
    assert choices.value() == "no"


def test_many_answers_stand_in_the_order_shown(look):
    choices = Choices(ANSWERS, look, many=True)
    choices.chip("unsure").click()
    choices.chip("yes").click()
    assert choices.values() == ("yes", "unsure")
    choices.chip("yes").click()
    assert choices.values() == ("unsure",)


def test_many_answers_are_one_stop_for_tab_and_arrows_go_through_them(shown, look):
    before, after = Button("Before", look), Button("After", look)
    choices = Choices(ANSWERS, look, many=True)
    shown(before, choices, after)
    before.setFocus()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space):
        press(key)
    assert choices.values() == ("yes", "no")
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after
    press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is choices.chip("no")


@pytest.mark.parametrize("many", [True, False])
def test_a_screen_reader_chooses_as_the_mouse_does(look, qtbot, many):
    choices = Choices(ANSWERS, look, many=many)
    for value, chosen in (("no", ("no",)), ("unsure", ("no", "unsure") if many else ("unsure",))):
        with qtbot.waitSignal(choices.changed):
            toggle(choices.chip(value))
        assert choices.values() == chosen
    with qtbot.waitSignal(choices.changed):
        toggle(choices.chip("unsure"))
    assert choices.values() == (("no",) if many else ())


def toggle(control):
    """The Toggle action that a screen reader offers."""
    QAccessible.queryAccessibleInterface(control).actionInterface().doAction(
        QAccessibleActionInterface.toggleAction()
    )


@pytest.fixture
def asked(look, qtbot):
    """Two questions under a tile."""
    panel = FollowUps(
        "Pain",
        (
            FormQuestion(key="where", words="Where?", answers=tuple(ANSWERS), many=True),
            FormQuestion(key="new", words="Is it new?", answers=tuple(ANSWERS)),
        ),
        look,
    )
    qtbot.addWidget(panel)
    panel.setVisible(True)
    return panel


def test_folded_questions_are_one_line_and_the_button_changes_them(asked, qtbot):
    asked.fold("Left leg. New.")
    assert asked.is_folded()
    assert not asked.control("where").isVisible()
    assert "Left leg. New." in said(asked)
    assert "Pain" in asked.change_button().accessibleName()
    with qtbot.waitSignal(asked.reopened):
        asked.change_button().click()
    asked.fold("")
    assert not asked.is_folded()
    assert asked.control("where").isVisible()


def test_a_question_left_out_stays_so_when_it_is_unfolded(asked):
    asked.fold("New.")
    asked.show_question("where", False)
    asked.fold("")
    assert not asked.control("where").isVisible()
    assert asked.control("new").isVisible()


def test_an_open_question_says_so_until_it_is_answered(asked):
    assert asking.STILL_OPEN not in said(asked)
    asked.show_open("new")
    assert said(asked).count(asking.STILL_OPEN) == 1
    assert asked.control("new").accessibleDescription() == asking.STILL_OPEN
    asked.show_open(None)
    assert asking.STILL_OPEN not in said(asked)


def test_a_question_asked_in_other_words_keeps_its_answer(asked):
    asked.show_value("new", "yes")
    asked.set_question(
        FormQuestion(key="new", words="Worse?", answers=(("yes", "Yes"), ("never", "Never")))
    )
    assert asked.value("new") == "yes"
    assert "Worse?" in said(asked)


def said(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


URGENT = Verdict(heading="Call now", line="Because.", spoken="Emergency", urgent=True)


def test_the_bar_says_the_verdict_in_the_place_of_the_sentence(look, qtbot):
    bar = SaveBar("Save", "Clear", look)
    qtbot.addWidget(bar)
    bar.show()
    bar.say("2 questions.")
    bar.show_verdict(URGENT)
    assert "Call now" in said(bar)
    assert "2 questions." not in said(bar)
    bar.refuse("The disk is full.")
    assert "Call now" not in said(bar)
    bar.settle()
    assert "Call now" in said(bar)
    bar.show_verdict(None)
    assert "Call now" not in said(bar)
    assert "2 questions." in said(bar)


def test_showing_an_answer_announces_nothing(look, qtbot):
    choices = Choices(ANSWERS, look)
    with qtbot.assertNotEmitted(choices.changed):
        choices.choose("no")
        choices.choose(None)


def test_row_wraps_and_keeps_the_order(look, shown):
    holder = QWidget()
    row = Flow(look, holder, gap=0.5)
    buttons = [QPushButton(f"Button {number}") for number in range(6)]
    row.add(*buttons)
    window = shown(holder)
    for width in (1000, 400, 200):
        window.resize(width, 600)
        QApplication.processEvents()
        places = [(button.y(), button.x()) for button in buttons]
        assert places == sorted(places)
        assert all(button.geometry().right() <= holder.width() for button in buttons)
    assert row.heightForWidth(200) > row.heightForWidth(1000)


def test_hidden_widget_leaves_no_gap(look):
    holder = QWidget()
    row = Flow(look, holder)
    first, second = QPushButton("A"), QPushButton("B")
    row.add(first, second)
    wide = row.sizeHint().width()
    second.hide()
    assert row.sizeHint().width() < wide
    assert row.count() == 2


def test_long_name_wraps_inside_its_button(look, shown):
    holder = QWidget()
    row = Flow(look, holder)
    button = Button(
        "Call Doctor Maximiliane von und zu Hohenstein, 555 0142", look, "urgent", "phone"
    )
    row.add(button)
    shown(holder).resize(300, 400)
    QApplication.processEvents()
    assert button.width() <= 300
    assert button.height() == button.heightForWidth(button.width()) > look.px(2.9)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_a_button_as_the_space_bar_does(shown, look, key):
    pressed = []
    button = Button("Save", look, "primary")
    button.clicked.connect(lambda: pressed.append(key))
    shown(button)
    button.setFocus()
    press(key)
    assert pressed == [key]


@pytest.mark.usefixtures("look")
def test_text_of_the_diary_cannot_become_markup():
    label = Label("<b>not bold</b>")
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_form_row_names_its_control_and_says_what_is_wrong(look):
    box = LineBox(look)
    row = FormRow("Year", box, look, "Four digits.")
    assert box.accessibleName() == "Year"
    assert row._label.buddy() is box
    row.set_error("Write a year.")
    assert box.accessibleDescription() == "Write a year."
    assert not row._error.isHidden()
    row.set_error("")
    assert box.accessibleDescription() == "Four digits."
    assert row._error.isHidden()


def test_boxes_answer_with_none_when_they_are_empty(look):
    line, lines = LineBox(look), TextBox(look)
    line.setText("  ")
    lines.setPlainText("\n \n")
    assert line.answer() is None
    assert lines.answer() is None
    lines.setPlainText(" two\nlines ")
    assert lines.answer() == "two\nlines"


def test_note_that_is_too_long_is_cut_where_it_ends(look):
    lines = TextBox(look, longest=10)
    lines.setPlainText("0123456789 and more")
    assert lines.toPlainText() == "0123456789"


def test_pasted_markup_is_plain(look):
    lines = TextBox(look)
    QApplication.clipboard().setText("<b>x</b>")
    lines.paste()
    assert lines.toPlainText() == "<b>x</b>"


CHOICES = [
    MomentChoice(key="now", words="Now"),
    MomentChoice(key="morning", words="This morning", usual=time(8)),
    MomentChoice(key="evening", words="Yesterday evening", days_back=1, usual=time(20)),
    MomentChoice(key="other", words="Another day", days_back=None, usual=time(9)),
]
WORDS = MomentWords(question="When was it?", day="Day", time="Time", at="at")


@pytest.fixture
def picker(look, shown):
    picker = MomentPicker(CHOICES, WORDS, NOW, look)
    shown(picker)
    return picker


@pytest.mark.parametrize(
    ("key", "moment"),
    [
        ("now", NOW),
        ("morning", NOW.replace(hour=8, minute=0)),
        ("evening", NOW.replace(day=20, hour=20, minute=0)),
        ("other", NOW.replace(hour=9, minute=0)),
    ],
)
def test_pill_is_a_moment(picker, key, moment):
    assert picker.value() is None
    picker._pills.chip(key).click()
    assert picker.value() == moment
    assert picker.value().utcoffset() == timedelta(0)


def test_day_and_time_are_asked_only_where_they_are_needed(picker):
    def asked():
        return picker._day.isVisible(), picker._time.isVisible()

    assert asked() == (False, False)
    for key, boxes in (
        ("now", (False, False)),
        ("evening", (False, True)),
        ("other", (True, True)),
    ):
        picker._pills.chip(key).click()
        assert asked() == boxes


def test_boxes_change_the_moment(picker, qtbot):
    picker._pills.chip("other").click()
    with qtbot.waitSignal(picker.changed):
        picker._day.setDate(QDate(2026, 11, 3))
    picker._time.selectAll()
    QTest.keyClicks(picker._time, "7.15")
    assert picker.value() == datetime.fromisoformat("2026-11-03T07:15:00+00:00")
    picker._day.setDate(QDate(2030, 1, 1))
    assert picker.value().date() == NOW.date()


def test_moment_of_a_record_is_shown_again(picker):
    picker.choose("other", NOW - timedelta(days=9, hours=2))
    assert picker.value() == NOW - timedelta(days=9, hours=2)


def test_an_hour_that_clocks_show_twice_is_asked_about_and_comes_back_as_it_was(look, shown):
    with computer_in(LONDON):
        now = datetime.fromisoformat("2026-10-25T09:00:00+00:00")
        picker = MomentPicker(CHOICES, WORDS, now, look)
        shown(picker)
        picker._pills.chip("other").click()
        assert not picker._which.isVisible()
        picker._time.selectAll()
        QTest.keyClicks(picker._time, "1.30")
        assert picker.value().isoformat() == "2026-10-25T01:30:00+01:00"
        picker._which.chip("second").click()
        second = datetime.fromisoformat("2026-10-25T01:30:00+00:00")
        assert picker.value().isoformat() == second.isoformat()
        picker.choose("other", second)
        assert picker.value().isoformat() == second.isoformat()
        picker._which.chip("first").click()
        assert picker.value().isoformat() == "2026-10-25T01:30:00+01:00"
        picker._pills.chip("now").click()
        assert not picker._which.isVisible()


def test_a_moment_of_another_zone_that_nobody_changes_stays_to_the_second(picker):
    tokyo = datetime.fromisoformat("2026-11-20T09:15:32+09:00")
    picker.choose("other", tokyo)
    assert picker.value().isoformat() == tokyo.isoformat()
    picker._time.selectAll()
    QTest.keyClicks(picker._time, "9.16")
    assert picker.value().isoformat() == "2026-11-20T09:16:00+00:00"


def test_now_moves_with_the_clock(picker):
    picker.choose("now")
    later = NOW + timedelta(minutes=5)
    picker.set_now(later)
    assert picker.value() == later


def test_save_bar_stands_save_first(look, shown, qtbot):
    bar = SaveBar("Save entry", "Clear", look)
    shown(bar)
    assert bar.save_button.x() < bar.leave_button.x()
    with qtbot.waitSignal(bar.saved):
        bar.save_button.click()
    with qtbot.waitSignal(bar.left):
        bar.leave_button.click()
