"""The summary page shows the paper, and what it saves is that paper."""

import io
from dataclasses import replace
from datetime import timedelta
from operator import attrgetter
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from ptdiary.report.sheet import A4
from ptdiary.ui.summary import page as printing
from ptdiary.ui.summary.note import NoteCard
from ptdiary.ui.summary.page import Printed, print_sheets
from ptdiary.words import summary as words
from tests.systems import has_mode, needs_printer


@pytest.fixture
def page(window):
    window.show_page("summary")
    return window.page("summary")


def texts_of(path):
    sheets = PdfReader(io.BytesIO(path.read_bytes())).pages
    return [" ".join(sheet.extract_text().split()) for sheet in sheets]


def text_of(path):
    (text,) = texts_of(path)
    return text


def test_the_saved_page_is_one_sheet_with_the_patients_words(page, tmp_path, qtbot):
    page.question.setText("May I swim?")
    qtbot.keyClick(page.question, Qt.Key.Key_Return)
    page.save_pdf(tmp_path / "page.pdf")
    text = text_of(tmp_path / "page.pdf")
    assert "May I swim?" in text
    assert "Maria Keller" in text
    assert page.message.text() == words.SAVED.format(name="page.pdf")


def test_the_name_is_left_off_when_the_patient_says_so(page, tmp_path, qtbot):
    qtbot.mouseClick(page.name, Qt.MouseButton.LeftButton)
    page.save_pdf(tmp_path / "page.pdf")
    assert "Keller" not in text_of(tmp_path / "page.pdf")


def test_the_paper_is_the_one_that_was_chosen(page, tmp_path, qtbot):
    qtbot.mouseClick(page.paper.chip("letter"), Qt.MouseButton.LeftButton)
    page.save_pdf(tmp_path / "page.pdf")
    (sheet,) = PdfReader(tmp_path / "page.pdf").pages
    assert [round(float(side)) for side in sheet.mediabox[2:]] == [612, 792]


def test_a_question_is_removed_and_comes_back_with_undo(page, keeper, qtbot):
    page.question.setText("May I swim?")
    qtbot.keyClick(page.question, Qt.Key.Key_Return)
    (question,) = keeper.diary.questions
    keeper.remove("", type(question), question.id)
    assert keeper.undo()
    assert keeper.diary.questions == (question,)


def test_a_page_that_cannot_be_written_leaves_nothing_behind(page, tmp_path):
    page.save_pdf(tmp_path / "nowhere" / "page.pdf")
    assert "nowhere" in page.message.text()
    assert list(tmp_path.glob("**/*.pdf*")) == []


def test_without_a_printer_that_is_said_and_nothing_is_made(page, monkeypatch):
    monkeypatch.setattr(printing, "printer_names", list)
    assert print_sheets(page.laid_out, "", A4, page) is Printed.NO_PRINTER
    page.print_button.click()
    assert page.message.text() == words.NO_PRINTER
    assert page.window().focusWidget() is page.save_button


@needs_printer
def test_two_keys_from_anywhere_print_the_page(window, monkeypatch):
    """A good day takes 4 keys, a bad one with a sign 10: see `ui/today`."""
    asked = []
    monkeypatch.setattr(printing, "printer_names", lambda: ["Office"])
    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: asked.append(dialog) or 0)
    window.show_page("trends")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert len(asked) == 1
    assert window.page_name == "summary"


def test_the_preview_says_the_page_to_those_who_hear_it(page):
    assert "Back soreness summary" in page.view.accessibleDescription()


def ask(page, qtbot, *texts):
    for text in texts:
        page.question.setText(text)
        qtbot.keyClick(page.question, Qt.Key.Key_Return)


def test_three_questions_print_and_the_patient_chooses_which(page, keeper, tmp_path, qtbot):
    ask(page, qtbot, "One?", "Two?", "Three?", "Four?")
    chips = {
        question.text: page.questions.chips[question.id] for question in keeper.diary.questions
    }
    assert not chips["Four?"].isEnabled()
    qtbot.mouseClick(chips["One?"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(chips["Four?"], Qt.MouseButton.LeftButton)
    page.save_pdf(tmp_path / "page.pdf")
    text = text_of(tmp_path / "page.pdf")
    assert "One?" not in text
    assert all(each in text for each in ("Two?", "Three?", "Four?", "+ 1 more in the diary"))


def test_the_note_to_the_therapist_prints_as_it_was_typed(page, qtbot, tmp_path):
    with qtbot.waitSignal(page.note.changed):
        page.note.box.setPlainText("<img src=x> It is my left knee, too.")
    page.save_pdf(tmp_path / "page.pdf")
    assert "For this visit: <img src=x> It is my left knee, too." in text_of(tmp_path / "page.pdf")


def test_the_note_is_there_again_after_the_window_was_closed(page, keeper, look):
    page.note.box.setPlainText("Ask about swimming.")
    page.keep_draft()
    again = NoteCard(keeper, look)
    assert again.note() == "Ask about swimming."
    assert keeper.store.read().visit_note == "Ask about swimming."
    assert keeper.drafts.read("summary.note") is None
    again.box.clear()
    again.keep()
    assert keeper.diary.visit_note is None
    again.deleteLater()


def test_a_note_that_was_left_as_a_draft_is_kept_in_the_diary(keeper, look):
    keeper.drafts.keep("summary.note", keeper.clock(), {"note": "Ask about swimming."})
    card = NoteCard(keeper, look)
    assert card.note() == "Ask about swimming."
    card.keep()
    assert keeper.diary.visit_note == "Ask about swimming."
    card.deleteLater()


def test_undo_takes_the_note_back(page, keeper):
    page.note.box.setPlainText("Ask about swimming.")
    page.note.keep()
    keeper.undo()
    assert page.note.note() == ""
    assert keeper.diary.visit_note is None
    keeper.redo()
    assert page.note.note() == "Ask about swimming."


def test_every_entry_follows_where_the_patient_asks_for_it(page, tmp_path, qtbot):
    assert page.view.sheets == 1
    qtbot.mouseClick(page.long_form, Qt.MouseButton.LeftButton)
    assert page.view.sheets == 2
    page.save_pdf(tmp_path / "page.pdf")
    first, second = texts_of(tmp_path / "page.pdf")
    assert "page 1 of 2" in first
    assert "Not a diagnosis." in first
    assert "page 2 of 2" in second
    assert "Every entry" in second


def test_the_page_is_copied_and_saved_with_headings(page, tmp_path):
    page.copy_text()
    assert "Back soreness summary" in QApplication.clipboard().text()
    assert page.message.text() == words.COPIED
    page.save_html(tmp_path / "page.html")
    made = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<h1>" in made
    assert "<table>" in made
    assert has_mode(tmp_path / "page.html", 0o600)
    page.save_html(tmp_path / "gone" / "page.html")
    assert "gone" in page.message.text()


def test_a_private_note_stays_on_the_screen_in_every_form(page, keeper, tmp_path, qtbot):
    keeper.keep("", replace(keeper.diary.entries[-1], note="Seen", private_note="KEEP THIS HOME"))
    qtbot.mouseClick(page.long_form, Qt.MouseButton.LeftButton)
    page.save_pdf(tmp_path / "page.pdf")
    page.save_html(tmp_path / "page.html")
    page.copy_text()
    printed = " ".join(texts_of(tmp_path / "page.pdf"))
    for text in (
        printed, (tmp_path / "page.html").read_text(), QApplication.clipboard().text(),
        page.view.accessibleDescription(),
    ):  # fmt: skip
        assert "Seen" in text
        assert "KEEP" not in text


def test_blank_sheets_are_saved_a_week_a_sheet(page, tmp_path, qtbot):
    qtbot.mouseClick(page.sheets.weeks.chip("four"), Qt.MouseButton.LeftButton)
    page.save_sheets(tmp_path / "sheets.pdf")
    sheets = texts_of(tmp_path / "sheets.pdf")
    assert len(sheets) == 4
    assert "23 Nov to 29 Nov 2026" in sheets[0]
    assert "Call 112 now" in sheets[3]


def test_a_week_on_paper_is_entered_on_its_own_page(page, window, qtbot):
    qtbot.mouseClick(page.sheets.enter_button, Qt.MouseButton.LeftButton)
    assert window.page_name == "paper"
    assert window.focusWidget() is window.page("paper").days[0].lines[0].score


def test_the_page_follows_the_diary(page, keeper):
    keeper.keep("", replace(keeper.diary.entries[-1], soreness=9))
    assert "Last rating 9, 20 Nov, 19:58." in page.described().since.lines
    assert "Last rating 9" in page.view.accessibleDescription()


@pytest.mark.parametrize(
    ("button", "name"),
    [
        ("save_button", "back-summary-2026-11-21.pdf"),
        ("html_button", "back-summary-2026-11-21.html"),
        ("sheets.save_button", "back-diary-sheets-2026-11-21.pdf"),
    ],
)
def test_a_file_is_offered_in_documents_or_at_home_with_the_day_in_its_name(
    page, tmp_path, monkeypatch, button, name
):
    offered = []
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *asked: (offered.append(asked[2]), ("", ""))[1]
    )
    attrgetter(button)(page).click()
    assert offered == [str(tmp_path / name)]
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path / "gone"))
    attrgetter(button)(page).click()
    assert offered[1:] == [str(Path.home() / name)]


@pytest.fixture
def long_page(page, keeper, qtbot):
    """In a window of 1366 x 740, with sheets that follow the first."""
    page.window().resize(1366, 740)
    later = keeper.diary.entries[-1]
    entries = [
        replace(later, id=f"n{day}", at=later.at - timedelta(days=day), note="A long note. " * 30)
        for day in range(1, 30)
    ]
    keeper.keep("", *entries)
    page.long_form.click()
    qtbot.waitUntil(lambda: page.view.sheets > 2)
    return page


def test_the_whole_page_is_seen_at_once_where_that_is_asked_for(long_page, qtbot):
    view, area = long_page.view, long_page.area
    assert view.height() > 2 * area.viewport().height()
    assert not long_page.next_sheet.isVisible()
    long_page.size_shown.chip("whole").click()
    qtbot.waitUntil(lambda: view.height() <= area.viewport().height())
    ((number, place),) = view._places(view.rect())
    assert number == 0
    assert view.rect().contains(place)
    assert place.width() / place.height() == pytest.approx(210 / 297, abs=0.01)
    qtbot.waitUntil(lambda: _is_inside(view, area.viewport()))
    assert _is_inside(long_page.next_sheet, area.viewport())
    assert view.height() > 0.7 * area.viewport().height()
    long_page.size_shown.chip("width").click()
    assert view.height() > 2 * area.viewport().height()


def _is_inside(view, viewport):
    top = view.mapTo(viewport, view.rect().topLeft()).y()
    return top >= 0 and top + view.height() <= viewport.height()


def test_one_sheet_after_the_other_is_turned_to(long_page, qtbot):
    view, count = long_page.view, long_page.view.sheets
    long_page.size_shown.chip("whole").click()
    assert long_page.sheet_number.text() == f"Page 1 of {count}"
    assert not long_page.previous_sheet.isEnabled()
    first = view.grab().toImage()
    long_page.next_sheet.click()
    assert long_page.sheet_number.text() == f"Page 2 of {count}"
    assert view.grab().toImage() != first
    view.setFocus()
    for _ in range(count):
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert long_page.sheet_number.text() == f"Page {count} of {count}"
    assert not long_page.next_sheet.isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert long_page.sheet_number.text() == f"Page {count - 1} of {count}"
    long_page.long_form.click()  # the page alone
    assert not long_page.next_sheet.isVisible()
    assert view.sheet == 0
