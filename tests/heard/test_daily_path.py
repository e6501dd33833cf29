"""The daily path, pressed and heard by a second process over AT-SPI, as screen readers do it."""

import sys
from pathlib import Path

import pytest

from ptdiary.store import Store
from ptdiary.words import entry_form
from ptdiary.words import today as words
from tests.heard import desktop
from tests.ui.conftest import DIARY, NOW

RECORDED = Path(__file__).parent.parent / "recorded" / "heard-on-the-daily-path.txt"
SCORE, NONE = "4 out of 10, moderate", "None of these"
SIGN, WHERE = "Numbness or tingling", "Left leg or foot"
LACKING = desktop.lacking()

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or bool(LACKING),
    reason=f"there is no bus for screen readers here: {LACKING}",
)


def test_an_entry_a_refusal_a_sign_and_a_chart_are_pressed_heard_and_kept(tmp_path):
    diary = tmp_path / "diary.ptdiary"
    with Store.open(diary, create=True) as store:
        store.keep_profile(DIARY.profile)
        store.keep(*DIARY.sessions, *DIARY.entries)

    with desktop.heard(tmp_path, diary) as reader:
        a_good_day(reader)
        nothing_answered(reader)
        a_sign_with_its_questions(reader)
        a_chart_by_its_arrows(reader)

    written = "\n".join(reader.spoken).strip() + "\n"
    (tmp_path / RECORDED.name).write_text(written, encoding="utf-8")
    with Store.open(diary) as store:
        kept = {each.soreness: each for each in store.read().entries if written_here(each)}
    assert kept.keys() == {4, None}
    assert kept[4].checks.saddle == "no"
    signs = kept[None].leg_signs
    assert signs.numbness.left == "new", signs
    assert written == RECORDED.read_text(encoding="utf-8")


def written_here(entry):
    return entry.written_at is not None and entry.written_at.replace(second=0, microsecond=0) == NOW


def a_good_day(reader):
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


def nothing_answered(reader):
    reader.press("push button", words.ADD_ANOTHER)
    reader.hear_focus("0 out of 10")
    reader.press("push button", entry_form.SAVE)
    reader.hear_said(entry_form.NOTHING_TO_SAVE)


def a_sign_with_its_questions(reader):
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


def a_chart_by_its_arrows(reader):
    reader.press("list item", "Trends")
    assert "selected" in reader.wait_for("list item", "Trends").states
    reader.focus("graphic", "Soreness over time")
    for _ in range(2):
        reader.key("Left")
        reader.hear_said("after session")
    reader.end_step()
