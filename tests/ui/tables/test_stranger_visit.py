"""Eight years of a stranger's table come in with one visit of the page, in each of its styles."""

import pytest
from PySide6.QtWidgets import QApplication

from ptdiary.tables.reading import AskAbout
from tests.tables.stranger import STYLES, stranger


@pytest.mark.parametrize("style", STYLES)
def test_eight_years_come_in_with_one_visit(shown, keeper, settled, style):
    """As a patient: what is asked is answered by what she knows, and *Bring in* is pressed once."""
    table = stranger(style)
    before = {each.id for each in keeper.diary.entries}
    page = shown(table.content, table.name)
    while page.questions.open:
        answer(page, table)
        settled()
    page.bar.save_button.click()
    settled()
    came = [each for each in keeper.diary.entries if each.id not in before]
    assert [told(each) for each in came] == sorted(truth(row) for row in table.rows)
    assert keeper.undo()
    assert {each.id for each in keeper.store.read().entries} == before


def answer(page, table):
    """The first question that is open, as the truth of the table is."""
    dates = page.questions.pills_of(AskAbout.DATES)
    if dates is not None and dates.value() is None:
        dates.chip("mdy" if table.style == "us" else "dmy").click()
        return
    raise AssertionError([each.text() for each in page.questions.findChildren(QApplication)])


def told(entry):
    return (
        entry.at.replace(tzinfo=None), -1 if entry.soreness is None else entry.soreness,
        -1 if entry.sleep_hours is None else entry.sleep_hours, plain(entry.note or ""),
    )  # fmt: skip


def truth(row):
    return (
        row.wall, -1 if row.soreness is None else row.soreness,
        -1 if row.sleep_hours is None else row.sleep_hours, plain(row.note),
    )  # fmt: skip


def plain(note):
    return " ".join(note.split())
