"""The same page as PDF, HTML and text: same words, same numbers, nothing private."""

import re
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from io import BytesIO

import pytest
from pypdf import PdfReader

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Entry
from ptdiary.files import FileError
from ptdiary.report import pdf
from ptdiary.report.html import page_html
from ptdiary.report.sheet import A4
from ptdiary.report.text import page_text
from ptdiary.review.trends.shapes import Series
from ptdiary.sample import sample_diary
from tests.report import pages
from tests.systems import has_mode

pytestmark = pytest.mark.usefixtures("qapp")

PRIVATE = "KEEP THIS AT HOME"
HOSTILE = '<img src=x> & "it" <script>'  # short enough for one line of notes


def pdf_text(page):
    return PdfReader(BytesIO(pdf.pdf_bytes(page, A4))).pages[0].extract_text()


class _Heard(HTMLParser):
    """What a screen reader would say of a document."""

    def __init__(self):
        super().__init__()
        self.text = []
        self.tags = []
        self.alts = []
        self._silent = False

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.alts += [value for name, value in attrs if name == "alt"]
        self._silent = tag in {"style", "title"}

    def handle_endtag(self, _tag):
        self._silent = False

    def handle_data(self, data):
        if not self._silent:
            self.text.append(data)


def heard(page):
    parser = _Heard()
    parser.feed(page_html(page))
    return parser


def words(text):
    return " ".join(text.split())


@pytest.fixture
def page():
    return pages.page_of(pages.diary_with(12))


def test_words_of_the_pdf_can_be_found(page):
    text = words(pdf_text(page))
    for said in (
        "Back soreness summary", "Alex Morgan", "Dana Reyes, 555 0142", "Mon 23 Nov, 9:31",
        "Warnings, in order of time", "No visit yet: 3.2 on average.",
        "Side plank", "18 h so far", "Questions to ask",
        "Not a diagnosis.", "Sessions and response", "Soreness", "Therapist's notes",
    ):  # fmt: skip
        assert said in text, said


def test_numbers_agree_in_pdf_html_and_text(page):
    on_paper = words(pdf_text(page))
    spoken = words(" ".join(heard(page).text))
    plain = words(page_text(page))
    for said in (page.since.heading, *page.since.lines, page.sessions.counts):
        assert said in on_paper
        assert said in spoken
        assert said in plain
    for row in page.sessions.rows:
        for cell in (row.number, row.day, row.minutes, row.effort, row.highest, row.response):
            assert cell in on_paper
            assert cell in spoken
            assert cell in plain
    for said in (page.footer.quality, page.daily.rows[0].value, page.heading.facts[1].value):
        assert said in on_paper
        assert said in spoken
        assert said in plain


def test_every_warning_says_the_same_on_paper_in_html_and_in_text():
    page = pages.page_of(sample_diary(pages.NOW))
    assert len(page.warnings.signs) == 2
    on_paper, plain = words(pdf_text(page)), words(page_text(page))
    spoken = words(" ".join(heard(page).text))
    for sign in page.warnings.signs:
        assert sign.detail
        for text in (on_paper, spoken, plain):
            assert words(sign.when) in text
            assert words(sign.what) in text
            assert words(sign.detail) in text


def hostile(part):
    """The same page with a piece of HTML after each of its words."""
    if isinstance(part, str):
        return part and f"{part}{HOSTILE}"
    if isinstance(part, tuple):
        return tuple(hostile(each) for each in part)
    if not is_dataclass(part) or isinstance(part, Series):
        return part
    names = {each.name for each in fields(part)}
    return replace(part, **{name: hostile(getattr(part, name)) for name in names})


@pytest.mark.parametrize("kept", ["nothing", "much"])
def test_no_words_of_the_page_can_become_html(kept):
    diary = Diary()
    if kept == "much":
        diary = pages.full_diary("A note.")
        diary = replace(diary, profile=replace(diary.profile, conditions=("gout",)))
    page = pages.page_of(diary, entries=diary.entries)
    before, after = heard(page), heard(hostile(page))
    assert after.tags == before.tags
    assert "".join(after.text).replace(HOSTILE, "") == "".join(before.text)
    assert [each.replace(HOSTILE, "") for each in after.alts] == before.alts


def test_a_note_that_looks_like_a_page_prints_as_it_was_written():
    diary = pages.diary_with(1, exercise="<b>bold</b>").keeping(
        Entry(id="note", at=pages.NOW, soreness=2, note=HOSTILE)
    )
    page = pages.page_of(diary)
    for text in (pdf_text(page), page_text(page)):
        assert HOSTILE in words(text)
        assert "<b>bold</b>" in words(text)
    heard_page = heard(page)
    assert HOSTILE in " ".join(heard_page.text)
    assert "script" not in heard_page.tags
    assert heard_page.tags.count("img") == 1  # the chart


def test_a_private_note_is_nowhere():
    page = pages.page_of(pages.full_diary("An ordinary note."))
    made = pdf.pdf_bytes(page, A4)
    assert PRIVATE not in repr(page)
    for text in (pdf_text(page), page_html(page), page_text(page)):
        assert "An ordinary note." in words(text)
        assert PRIVATE not in text
    assert PRIVATE.encode() not in made


def test_the_name_can_be_left_out():
    page = pages.page_of(pages.diary_with(1), show_name=False)
    for text in (pdf_text(page), page_html(page), page_text(page)):
        assert "Morgan" not in text


def test_the_title_of_the_file_says_nothing_of_the_patient(page):
    made = PdfReader(BytesIO(pdf.pdf_bytes(page, A4))).metadata
    assert made.title == "Soreness summary"
    assert "Morgan" not in str(dict(made))


def test_every_font_is_embedded(page):
    (sheet,) = PdfReader(BytesIO(pdf.pdf_bytes(page, A4))).pages
    fonts = [font.get_object() for font in sheet["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        (inner,) = font["/DescendantFonts"]
        described = inner.get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described)


def test_the_html_has_headings_tables_and_a_chart_that_is_said(page):
    heard_page = heard(page)
    assert heard_page.tags.count("h1") == 1
    assert heard_page.tags.count("h2") >= 5
    assert heard_page.tags.count("th") == 10 + len(page.sessions.rows)
    assert heard_page.alts == [page.course.sentence, page.after.sentence]
    assert "http" not in re.sub(r"<meta http-equiv", "", page_html(page))


def test_an_empty_diary_says_that_nothing_is_recorded():
    page = pages.page_of(Diary())
    for text in (pdf_text(page), page_html(page), page_text(page)):
        assert "None recorded." in words(text)
        assert "No session was recorded in this period." in words(text)


def test_a_pdf_appears_whole_and_private(page, tmp_path):
    path = tmp_path / "summary.pdf"
    pdf.write_pdf(page, path, A4)
    assert path.read_bytes().startswith(b"%PDF-")
    assert has_mode(path, 0o600)
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(page, tmp_path):
    with pytest.raises(FileError):
        pdf.write_pdf(page, tmp_path / "gone" / "summary.pdf", A4)


@pytest.mark.parametrize("made", [b"", b"%PDF-1.4 half a file", b"%PDF-1.4 /Type /Page\n"])
def test_half_a_pdf_is_refused(made):
    with pytest.raises(pdf.PdfError):
        pdf._check(made, 1)


def test_two_pages_are_refused():
    with pytest.raises(pdf.PdfError, match="too many"):
        pdf._check(b"%PDF-1.4 /Type /Page /Type /Page /Type /Pages %%EOF\n", 1)


def test_where_soreness_stood_after_sessions_is_drawn_and_said():
    page = pages.page_of(pages.diary_with(9))
    name, said = page.after.title, page.after.sentence
    assert name == "Soreness after 8 sessions"
    assert re.match(r"24 h \(n = 8\): middle [\d.]+, half [\d.]+ to [\d.]+, 9 of 10 from ", said)
    document = heard(page)
    assert said in document.alts
    assert name in " ".join(pdf_text(page).split())
    for text in (" ".join(document.text), page_text(page)):
        assert name in text
        assert said in text


def test_under_8_sessions_it_is_dots_and_under_5_nothing():
    page = pages.page_of(pages.diary_with(8))
    assert page.after.title == "Soreness after 7 sessions"
    assert re.match(r"0 to 24 h: \d to \d \(\d+ ratings\)\. 24 to 48 h: ", page.after.sentence)
    page = pages.page_of(pages.diary_with(5))  # the hours of one run now
    assert page.after is None
    assert "Soreness after" not in page_text(page)


def test_of_very_many_sessions_it_says_that_these_are_the_latest():
    assert pages.page_of(pages.diary_with(40)).after.title == (
        "Soreness after the latest 24 sessions"
    )
