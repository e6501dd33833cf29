"""The daily path: a good day, a save that is refused, a sign with its questions, a chart.

Each step presses as a screen reader does, and waits until what it brings is heard.
"""

from ptdiary.store import Store
from ptdiary.words import entry_form
from ptdiary.words import today as words
from tests.ui.conftest import DIARY

SCORE, NONE = "4 out of 10, moderate", "None of these"
SIGN, WHERE = "Numbness or tingling", "Left leg or foot"


def write_diary(path):
    """The diary that it starts from."""
    with Store.open(path, create=True) as store:
        store.keep_profile(DIARY.profile)
        store.keep(*DIARY.sessions, *DIARY.entries)


def walk(reader):
    """All of it, to the last word."""
    _a_good_day(reader)
    _nothing_answered(reader)
    _a_sign_with_its_questions(reader)
    _a_chart_by_its_arrows(reader)
    reader.end_step()


def _a_good_day(reader):
    reader.press("radio button", SCORE)
    reader.hear_checked()
    assert "checked" in reader.find("radio button", SCORE).states
    reader.key("Tab")
    reader.hear_focus(NONE)
    reader.key("Space")
    reader.hear_checked()
    reader.press("push button", entry_form.SAVE)
    reader.hear_said("Saved")
    reader.hear_focus(words.CHANGE_ENTRY)


def _nothing_answered(reader):
    reader.press("push button", words.ADD_ANOTHER)
    reader.hear_focus("0 out of 10")
    reader.press("push button", entry_form.SAVE)
    reader.hear_said(entry_form.NOTHING_TO_SAVE)


def _a_sign_with_its_questions(reader):
    reader.press("check box", SIGN)
    reader.hear_checked()
    reader.hear_focus(WHERE)
    reader.press("push button", entry_form.SAVE)
    reader.hear_said("2 questions are still open")
    reader.press("check box", WHERE)
    reader.hear_checked()
    reader.hear_said("One question is still open")
    reader.press("radio button", "New")
    reader.hear_said("Urgent")
    reader.hear_focus("Weakness")
    assert reader.find("alert message") is not None
    reader.press("push button", entry_form.SAVE)
    reader.hear_said("Also new: numb between the legs")
    reader.hear_focus("Yes")
    reader.press("push button", entry_form.SAVE)
    reader.hear_said("Saved")
    reader.hear_focus("Urgent")


def _a_chart_by_its_arrows(reader):
    reader.press("list item", "Trends")
    assert "selected" in reader.wait_for("list item", "Trends").states
    reader.focus("graphic", "Soreness over time")
    for _ in range(2):
        reader.key("Left")
        reader.hear_said("after session")
