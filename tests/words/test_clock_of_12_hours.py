"""Times and dates as said elsewhere are longer; every sheet has room for them."""

from dataclasses import replace
from datetime import date

import pytest

from ptdiary.diary.entry import Entry
from ptdiary.report.layout import lay_out_all
from ptdiary.report.lettering import typeset
from ptdiary.report.page import Options, describe_page
from ptdiary.report.sheet import A4, LETTER, TAIL, TextItem
from ptdiary.report.week_sheet import lay_out_week
from ptdiary.review.page.summary import summary
from ptdiary.sample import sample_diary
from ptdiary.words.dates import Times
from tests.report import pages

pytestmark = pytest.mark.usefixtures("qapp")

PAPERS = pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
LATE = pages.NOW.replace(month=11, day=18, hour=10, minute=58)
AMERICAN = Times(twelve_hours=True, month_first=True)


def sheets_of(paper):
    diary = sample_diary(pages.NOW)
    diary = diary.keeping(*(replace(each, at=LATE) for each in diary.entries[-1:]))
    diary = diary.keeping(Entry(id="late", at=LATE.replace(hour=22), soreness=10))
    first = diary.entries[0].at.date()
    figures = summary(diary, pages.BOOK, pages.NOW, first, pages.NOW.date())
    page = describe_page(figures, figures.series, Options(entries=diary.entries, times=AMERICAN))
    return lay_out_all(page, paper)


@PAPERS
def test_no_time_is_cut_or_broken(paper):
    sheets = (*sheets_of(paper), lay_out_week(date(2026, 11, 23), None, paper, AMERICAN))
    said = [item for sheet in sheets for item in sheet if isinstance(item, TextItem)]
    assert "Wed Nov 18, 10:58 pm" in [item.text for item in said]
    for item in said:
        if any(word in item.text for word in (" am", " pm", "Nov", "Oct")):
            assert TAIL not in item.text or "more in the diary" in item.text
            lines = typeset(item.text, item.lettering, item.box.width, item.align).lineCount()
            assert lines * item.lettering.line <= item.box.height + 0.01, item
