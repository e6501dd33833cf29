"""The same numbers on paper, in HTML, in the table on the screen and in `review --json`."""

import json
import re
from bisect import bisect
from datetime import timedelta
from functools import cache
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from random import Random

import pytest
from pypdf import PdfReader

from ptdiary.cli.review import _as_json
from ptdiary.cli.source import Source
from ptdiary.report.html import _facts, _sessions, page_html
from ptdiary.report.lettering import Fitter, load_fonts
from ptdiary.report.page import Options, describe_page
from ptdiary.report.paper_blocks import place_sessions
from ptdiary.report.pdf import pdf_bytes
from ptdiary.report.sheet import A4, SIDE_MARGIN, Area, LineItem, PaperSheet, TextItem
from ptdiary.report.text import one_line, page_text
from ptdiary.review.page.summary import summary
from ptdiary.review.review import review
from ptdiary.words import adherence
from ptdiary.words.chart_tables import aligned_table, timeline_table
from ptdiary.words.dates import USUAL_TIMES
from tests.diaries import random_document
from tests.report import pages

pytestmark = pytest.mark.usefixtures("qapp")

DASH = "\N{EN DASH}"
DONE = 2  # the cell of what was done, which is shortened
RESPONSE = slice(4, 8)  # of the other cells: before, highest, 48 h, 72 h
AREA = Area(SIDE_MARGIN, 0.0, A4.width - 2 * SIDE_MARGIN, 0.0)


class Rows(HTMLParser):
    """The cells of each row of a table."""

    def __init__(self, lines):
        super().__init__()
        self.rows = []
        self.feed("\n".join(lines))

    def handle_starttag(self, tag, _attrs):
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_data(self, data):
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip("\n")


def on_paper(page):
    """The cells of each session as they are painted, but for what was done."""
    load_fonts()
    sheet = PaperSheet(A4, Fitter())
    place_sessions(sheet, page.sessions, AREA, 10_000, 0)
    heights = [item.box.y for item in sheet.items if isinstance(item, LineItem)]
    rows: list = [[] for _ in heights[1:]]
    for item in sheet.items:
        if isinstance(item, TextItem):
            row = bisect(heights, item.box.y) - 1
            if 0 <= row < len(rows):
                rows[row].append(item)
    return [[item.text for item in row if row.index(item) != DONE] for row in rows]


def of_json(answer):
    """A response of `review --json` as cells: before, peak, 48 h, 72 h."""

    def score(value):
        return DASH if value is None else str(value)

    peak = score(answer["peak"])
    if answer["peak_hours"] is not None:
        peak += f" at {int(answer['peak_hours'])} h"
    return [score(answer["before"]), peak, score(answer["at_48h"]), score(answer["at_72h"])]


@cache
def figures_of(seed):
    document = random_document(Random(seed))
    diary, at = document.diary, document.exported_at
    moments = [each.at for each in diary.entries[:1]] + [each.ended_at for each in diary.sessions]
    first = min((each.date() for each in moments), default=at.date() - timedelta(days=41))
    return summary(diary, pages.BOOK, at, first, at.date())


@cache
def compared(seed):
    document = random_document(Random(seed))
    diary, at = document.diary, document.exported_at
    figures = figures_of(seed)
    page = describe_page(figures, figures.series, Options())
    told = json.loads(_as_json(Source(name="", diary=diary, at=at), review(diary, pages.BOOK, at)))
    return page, figures.series, told


@pytest.mark.parametrize("seeds", [range(at, at + 50) for at in range(0, 200, 50)], ids=str)
def test_200_random_diaries_say_the_same_everywhere(seeds):
    sessions = 0
    for seed in seeds:
        page, series, told = compared(seed)
        paper = on_paper(page)
        spoken = Rows(_sessions(page.sessions)).rows[1:]
        table = aligned_table(series, USUAL_TIMES).rows
        by_session = {each["session"]: each for each in told["responses"]}
        answers = [of_json(by_session[curve.session]) for curve in series.curves]
        numbers = [row[RESPONSE] for row in paper]
        assert numbers == [row[5:9] for row in spoken] == [list(row[2:6]) for row in table], seed
        assert numbers == answers, seed
        assert [row[0] for row in paper] == [row[0] for row in table], seed
        counts = re.split("; " if ";" in page.sessions.counts else ", ", page.sessions.counts)
        told = sum(int(part.split()[0]) for part in counts if part)
        assert told == len(paper), seed
        assert page.sessions.title.endswith(f": {told}") == bool(told), seed
        sessions += len(paper)
    assert sessions > 100


def test_the_box_on_top_of_200_random_diaries_says_what_the_table_says():
    compared_visits = 0
    for seed in range(200):
        page, series, _told = compared(seed)
        if series.daily_highest:
            continue
        said = " ".join((page.since.heading, *page.since.lines))
        rated = [
            int(row[1].split(",")[0])
            for row in timeline_table(series, USUAL_TIMES).rows
            if "left out" not in row[4]
        ]
        if said.startswith("No visit yet"):
            highest = f"Highest {max(rated)} of 10." if rated else "no rating"
            assert highest in said, seed
        else:
            compared_visits += 1
        last = re.search(r"Last rating (\d+)", said)
        assert last is None or int(last[1]) == rated[-1], seed
    assert compared_visits > 20


def test_the_plan_of_200_random_diaries_says_the_same_everywhere():
    """In HTML and in text, and of the numbers of the same days on the page of the plan."""
    told = 0
    for seed in range(200):
        page, _series, _told = compared(seed)
        found = figures_of(seed)
        html, text = unescape("\n".join(_facts(page.plan.rows))), page_text(page)
        said = {row.name: row.value for row in page.plan.rows}
        assert len(said) == len(found.plan), seed
        for row in found.plan:
            name, value = adherence.of_exercise(row, found.at, USUAL_TIMES)
            assert said[name] == value, seed
            assert f"{name}: {one_line(value)}" in text, seed
            assert f">{name}</dt>" in html, seed
            assert f">{value}</dd>" in html, seed
            on_screen = adherence.done_of_plan(row, found.at, USUAL_TIMES).partition(": ")[2]
            assert on_screen.lower() in value.lower(), seed
            told += bool(on_screen)
    assert told > 100


@pytest.mark.parametrize("seed", [3, 14, 59])
def test_the_whole_page_says_what_its_parts_say(seed):
    page, _, _ = compared(seed)
    rows = on_paper(page)
    (sheet,) = PdfReader(BytesIO(pdf_bytes(page, A4))).pages
    text = " ".join(sheet.extract_text().split())
    html = unescape(page_html(page))
    for said in (page.since.heading, page.since.lines[0]):
        assert said in text
        assert said in html
    for row in rows[-4:]:
        for cell in row[1:]:
            assert cell in text
            assert f">{cell}</td>" in html
