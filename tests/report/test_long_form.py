"""The long form: every entry, on numbered sheets with repeated heads, and nothing cut."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Entry
from ptdiary.report.html import page_html
from ptdiary.report.layout import BOTTOM_MARGIN, lay_out_all
from ptdiary.report.page import Options, describe_page
from ptdiary.report.paper_blocks import QUIET
from ptdiary.report.pdf import pdf_bytes
from ptdiary.report.sheet import A4, LETTER, TextItem
from ptdiary.report.text import page_text
from ptdiary.review.page.summary import summary
from tests.report import pages

pytestmark = pytest.mark.usefixtures("qapp")

PAPERS = pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)


def long_page(diary):
    first = min((each.at for each in diary.entries), default=pages.NOW).date()
    figures = summary(diary, pages.BOOK, pages.NOW, first, pages.NOW.date())
    return describe_page(figures, figures.series, Options(entries=diary.entries))


def texts(items, block="entries"):
    return [item.text for item in items if isinstance(item, TextItem) and item.block == block]


@PAPERS
def test_every_entry_stands_there_with_its_score(paper):
    page = long_page(pages.diary_with(40))
    first, *sheets = lay_out_all(page, paper)
    assert "entries" not in {item.block for item in first}
    said = [text for sheet in sheets for text in texts(sheet)]
    rows = page.long_form.rows
    assert [text for text in said if text in {row.when for row in rows}] == [
        row.when for row in rows
    ]
    assert [text for text in said if text in {row.score for row in rows}] == [
        row.score for row in rows
    ]
    assert len(sheets) > 2


@PAPERS
def test_sheets_are_numbered_and_repeat_their_heads(paper):
    first, *sheets = lay_out_all(long_page(pages.diary_with(40)), paper)
    count = len(sheets) + 1
    assert f"page 1 of {count}" in texts(first, "footer")
    for number, sheet in enumerate(sheets, start=2):
        assert f"page {number} of {count}" in texts(sheet, "footer")
        heads = texts(sheet, "heading")
        assert heads[0] == "Every entry"
        assert heads[-3:] == ["When", "Soreness", "Signs and what else was written"]
        assert "Alex Morgan" in heads[1]


@PAPERS
@pytest.mark.parametrize(
    "text", ["word " * 4000, "x" * 20_000, pages.ARABIC * 600, "a\n\nb\n" * 900]
)
def test_a_note_longer_than_a_sheet_goes_on_at_the_next(paper, text):
    text = text[:20_000].strip()
    diary = Diary(entries=(Entry(id="e", at=pages.NOW, soreness=4, note=text),))
    _, *sheets = lay_out_all(long_page(diary), paper)
    assert len(sheets) > 3
    said = "".join(line for sheet in sheets for line in texts(sheet))
    for letter in set(text.split()[0]):
        assert said.count(letter) >= text.count(letter)
    for sheet in sheets:
        assert "Sat 21 Nov, 9:31" in texts(sheet)
        foot = paper.height - BOTTOM_MARGIN - QUIET.line
        bottoms = [item.box.bottom for item in sheet if item.block == "entries"]
        assert max(bottoms) <= foot
        assert min(item.lettering.size for item in sheet if isinstance(item, TextItem)) >= 9.0


def test_what_was_answered_is_said_and_what_was_not_is_left_out():
    entry = Entry(
        id="e", at=pages.NOW, soreness=None, regions=("thigh_back.left",), sleep_quality=3,
        pain_relief="no", home_exercises="some", worse_with=("sitting",), left_out="flu",
        note="Slept badly.", private_note="KEEP THIS HOME",
    )  # fmt: skip
    (row,) = long_page(Diary(entries=(entry,))).long_form.rows
    assert (row.score, row.signs) == ("\N{EN DASH}", "Not answered")
    assert row.more == (
        "Back of the thigh: left; no painkiller before.",
        "Sleep 3 of 10; some home exercises done.",
        "Worse with sitting.",
        "Left out of the course: flu.",
        "Note: Slept badly.",
    )


def test_the_same_entries_stand_in_pdf_html_and_text():
    page = long_page(pages.diary_with(12))
    sheets = PdfReader(BytesIO(pdf_bytes(page, A4))).pages
    assert len(sheets) == len(lay_out_all(page, A4))
    on_paper = " ".join(" ".join(sheet.extract_text().split()) for sheet in sheets)
    html, plain = page_html(page), page_text(page)
    for row in page.long_form.rows:
        assert f"{row.when} {row.score} {row.signs}" in on_paper
        assert f'<th scope="row">{row.when}</th><td>{row.score}</td>' in html
        assert f"{row.when}: {row.score}. {row.signs}." in plain


def test_a_diary_without_entries_says_so():
    _, sheet = lay_out_all(long_page(Diary()), A4)
    assert texts(sheet) == ["There is no entry in this period."]
