"""Each half-filled form is kept a moment after it changed, and says where the disk refuses that."""

import pytest
from PySide6.QtWidgets import QLabel

from ptdiary.store.drafts import Drafts
from ptdiary.ui.destination import Destination, PageName, Part
from ptdiary.words import entry_form, paper_week, sessions, summary
from tests.ui.rows import box_in


def type_an_entry(window):
    window.show_page(PageName.TODAY)
    box_in(window.page(PageName.TODAY).form.more, "note").setPlainText("half")


def type_a_session(window):
    window.go_to(Destination(page=PageName.SESSIONS, part=Part.NEW))
    window.page(PageName.SESSIONS).form.note.setPlainText("half")


def type_a_week(window):
    window.show_page(PageName.PAPER)
    line = window.page(PageName.PAPER).days[0].lines[0]
    line.score.setText("4")
    line.score.textEdited.emit("4")


def type_a_note(window):
    window.show_page(PageName.SUMMARY)
    window.page(PageName.SUMMARY).note.box.setPlainText("half")


FORMS = {
    "entry": (type_an_entry, PageName.TODAY, entry_form.DRAFT_NOT_KEPT),
    "session": (type_a_session, PageName.SESSIONS, sessions.DRAFT_NOT_KEPT),
    "paper.week": (type_a_week, PageName.PAPER, paper_week.DRAFT_NOT_KEPT),
    "summary.note": (type_a_note, PageName.SUMMARY, summary.NOTE_NOT_KEPT),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_kept_a_moment_after_it_changed(window, tmp_path, qtbot, name):
    FORMS[name][0](window)
    qtbot.waitUntil(lambda: name in Drafts(tmp_path / "drafts").names(), timeout=3000)


def test_a_note_says_that_it_could_not_be_kept_before_it_is_left(window, tmp_path, qtbot):
    (tmp_path / "drafts").mkdir()  # in the place of the file
    type_a_note(window)

    def said():
        return [label.text() for label in window.findChildren(QLabel) if label.isVisible()]

    qtbot.waitUntil(lambda: summary.NOTE_NOT_KEPT in said(), timeout=3000)


@pytest.mark.parametrize("name", sorted(FORMS.keys() - {"summary.note"}))
def test_a_form_says_that_it_could_not_be_kept(window, tmp_path, name):
    type_in, page, sentence = FORMS[name]
    (tmp_path / "drafts").mkdir()  # in the place of the file
    type_in(window)
    window.page(page).keep_draft()
    assert sentence in [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
