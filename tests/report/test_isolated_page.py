"""The page of a diary that is written in Hebrew: no word of hers turns a sentence of ours."""

import re
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from html import unescape
from random import Random

import pytest

from ptdiary.diary.document import Document, read_document, write_document
from ptdiary.report.calendar import calendar
from ptdiary.report.html import page_html
from ptdiary.report.page import Options, describe_page
from ptdiary.report.text import page_text
from ptdiary.review.page.summary import summary
from ptdiary.sample import sample_diary
from ptdiary.store.exchange.csv import csv_files
from ptdiary.words.chart_tables import lanes_table, timeline_table
from ptdiary.words.dates import USUAL_TIMES
from tests.diaries import random_document
from tests.report import pages
from tests.right_to_left import in_hebrew, turned

NOW = datetime.fromisoformat("2026-11-21T09:31:00+00:00")


@pytest.fixture(scope="module")
def spoken():
    return {}


@pytest.fixture(scope="module")
def diary(spoken):
    return in_hebrew(sample_diary(NOW), spoken)


@pytest.fixture(scope="module")
def page(diary):
    first = NOW.date() - timedelta(days=60)
    found = summary(diary, pages.BOOK, NOW, first, NOW.date())
    options = Options(show_name=True, entries=diary.entries, note="מילה 99")
    return describe_page(found, found.series, options)


def test_every_text_of_the_page_keeps_her_words_apart(page, spoken):
    assert turned(set(_texts(page)), spoken) == []


def test_plain_text_keeps_them_apart(page, spoken):
    lines = page_text(page).splitlines()
    assert turned(lines, spoken) == []
    assert any("\u2068" in line for line in lines)


def test_html_has_them_in_elements_of_their_own(page, spoken):
    html = page_html(page)
    assert "<bdi>" in html
    assert html.count("<bdi>") == html.count("</bdi>")
    marked = html.replace("<bdi>", "\u2068").replace("</bdi>", "\u2069")
    texts = re.split(r"</?(?:p|dt|dd|td|th|li|h1|h2|caption|title)\b[^>]*>", marked)
    assert turned([unescape(re.sub("<[^>]*>", "", each)) for each in texts], spoken) == []


@pytest.mark.parametrize("seed", range(8))
def test_so_does_the_page_of_a_diary_in_which_everything_was_written(seed):
    written = {}
    document = random_document(Random(seed))
    diary, at = in_hebrew(document.diary, written), document.exported_at
    found = summary(diary, pages.BOOK, at, at.date() - timedelta(days=60), at.date())
    page = describe_page(found, found.series, Options(show_name=True, entries=diary.entries))
    told = {*_texts(page), *page_text(page).splitlines(), *_told_beside(found, diary, at)}
    assert turned(told, written) == []


def _told_beside(found, diary, at):
    """The tables beside the charts, and the events of the calendar."""
    tables = (timeline_table(found.series, USUAL_TIMES), lanes_table(found.series, USUAL_TIMES))
    yield from (cell for table in tables for row in table.rows for cell in row)
    events = calendar(diary, at).decode().replace("\r\n ", "").splitlines()
    yield from (event.partition(":")[2] for event in events)


def test_copies_and_tables_hold_what_she_wrote(diary):
    document = write_document(Document(exported_at=NOW, diary=diary))
    tables = b"".join(csv_files(diary).values())
    for content in (document, tables):
        assert not re.search("[\u2066-\u2069]", content.decode())
    assert read_document(document).diary == diary


def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value) and type(value).__name__ != "Series":
        for each in fields(value):
            yield from _texts(getattr(value, each.name))
