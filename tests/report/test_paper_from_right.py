"""The paper where words run from right to left: every block on the other side, no word turned."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ptdiary.report.layout import lay_out, lay_out_all
from ptdiary.report.lettering import Lettering, typeset
from ptdiary.report.sheet import A4, LETTER, SIDE_MARGIN, TextItem
from ptdiary.sample import sample_diary
from tests.report import pages

PLAIN = Lettering(9.0)
MEDICINES = "תרופות: Ibuprofen 400 mg לפי הצורך, amlodipine 5 mg."


@pytest.fixture
def from_right(qapp):  # noqa: ARG001 there must be one
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_each_item_is_on_the_other_side(from_right, paper):  # noqa: ARG001
    page = pages.page_of(sample_diary(pages.NOW))
    turned = lay_out(page, paper)
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    plain = lay_out(page, paper)
    assert len(turned) == len(plain)
    other = {"left": "right", "right": "left"}
    for there, here in zip(turned, plain, strict=True):
        assert there.box.right == pytest.approx(paper.width - here.box.x)
        assert (there.box.y, there.box.width) == (here.box.y, here.box.width)
        if isinstance(here, TextItem):
            assert there.text == here.text
            assert there.align == other.get(here.align, here.align)


def test_the_title_begins_at_the_right(from_right):  # noqa: ARG001
    items = lay_out(pages.page_of(sample_diary(pages.NOW)), A4)
    title = next(each for each in items if isinstance(each, TextItem))
    assert title.align == "right"
    assert title.box.right == pytest.approx(A4.width - SIDE_MARGIN)


def test_the_chart_keeps_its_place_and_its_time(from_right):  # noqa: ARG001
    items = lay_out(pages.page_of(sample_diary(pages.NOW)), A4)
    (chart,) = (each for each in items if each.block == "chart")
    assert chart.box.x == pytest.approx(A4.width - chart.box.right)
    axes = chart.figure.axes
    assert all(one.get_xlim()[0] <= one.get_xlim()[1] for one in axes)


def test_every_sheet_of_the_long_form_is_turned(from_right):  # noqa: ARG001
    diary = sample_diary(pages.NOW)
    page = pages.page_of(diary, entries=diary.entries)
    for items in lay_out_all(page, A4)[1:]:
        first = next(each for each in items if isinstance(each, TextItem))
        assert first.box.right == pytest.approx(A4.width - SIDE_MARGIN)


def test_a_line_of_both_kinds_of_letters_begins_at_the_right(from_right):  # noqa: ARG001
    layout = typeset(MEDICINES, PLAIN, 180.0, "right")  # its line dies with it
    line = layout.lineAt(0)
    begin, end = line.cursorToX(0)[0], line.cursorToX(len(MEDICINES))[0]
    assert begin > end
    number = MEDICINES.index("400")
    first, last = line.cursorToX(number)[0], line.cursorToX(number + 3)[0]
    assert first < last, "digits keep their order"


def test_a_sentence_of_ours_that_begins_with_a_name_begins_at_the_right(from_right):  # noqa: ARG001
    said = "Dana Reyes: לדבר היום."
    layout = typeset(said, PLAIN, 180.0, "right")  # its line dies with it
    line = layout.lineAt(0)
    assert line.cursorToX(0)[0] > line.cursorToX(len(said))[0]


def test_what_the_patient_wrote_runs_as_it_was_written(from_right):  # noqa: ARG001
    note = "Walked to the shop."
    layout = typeset(note, PLAIN, 180.0, "natural")  # its line dies with it
    line = layout.lineAt(0)
    assert line.cursorToX(0)[0] < line.cursorToX(len(note))[0]
