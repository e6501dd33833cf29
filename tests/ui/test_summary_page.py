"""The summary page shows the paper, and what it saves is that paper."""

import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from ptdiary.report.wording import summary as words
from ptdiary.ui import printing
from ptdiary.ui.printing import Printed, print_page


@pytest.fixture
def page(window):
    window.go_to("summary")
    return window.page("summary")


def text_of(path):
    (sheet,) = PdfReader(io.BytesIO(path.read_bytes())).pages
    return " ".join(sheet.extract_text().split())


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
    assert print_page(*page.described(), page) is Printed.NO_PRINTER
    page.print_button.click()
    assert page.message.text() == words.NO_PRINTER


def test_the_preview_says_the_page_to_those_who_hear_it(page):
    assert "Back soreness summary" in page.view.accessibleDescription()
