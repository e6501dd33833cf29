"""The same numbers on paper, in HTML, in the table on the screen and in `review --json`."""

import json
from datetime import timedelta
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from random import Random

import pytest
from pypdf import PdfReader

from ptdiary.cli.review import _as_json
from ptdiary.cli.source import Source
from ptdiary.report.html import _sessions, page_html
from ptdiary.report.lettering import Fitter, load_fonts
from ptdiary.report.page import Options, describe_page
from ptdiary.report.paper_blocks import place_figures, place_sessions
from ptdiary.report.pdf import pdf_bytes
from ptdiary.report.sheet import A4, SIDE_MARGIN, Area, PaperSheet, TextItem
from ptdiary.review.page.summary import summary
from ptdiary.review.review import review
from ptdiary.words.chart_tables import aligned_table, timeline_table
from ptdiary.words.dates import USUAL_TIMES
from tests.diaries import random_document
from tests.report import pages

pytestmark = pytest.mark.usefixtures("qapp")

DASH = "\N{EN DASH}"
CELLS = 8  # of a row on paper: all columns but the curve
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
    """The cells of each session as they are painted, and the figures."""
    load_fonts()
    sheet = PaperSheet(A4, Fitter())
    place_sessions(sheet, page.sessions, AREA, 10_000)
    texts = [item.text for item in sheet.items if isinstance(item, TextItem)]
    head = 2 + len(page.sessions.columns) if page.sessions.rows else len(texts)
    cells = texts[head:]
    figures = PaperSheet(A4, Fitter())
    place_figures(figures, page.figures, AREA)
    said = [item.text for item in figures.items if isinstance(item, TextItem)]
    return [cells[at : at + CELLS] for at in range(0, len(cells), CELLS)], said[1::3]


def of_json(answer):
    """A response of `review --json` as cells: before, peak, 48 h, 72 h."""

    def score(value):
        return DASH if value is None else str(value)

    peak = score(answer["peak"])
    if answer["peak_hours"] is not None:
        peak += f" at {int(answer['peak_hours'])} h"
    return [score(answer["before"]), peak, score(answer["at_48h"]), score(answer["at_72h"])]


@cache
def compared(seed):
    document = random_document(Random(seed))
    diary, at = document.diary, document.exported_at
    moments = [each.at for each in diary.entries[:1]] + [each.ended_at for each in diary.sessions]
    first = min((each.date() for each in moments), default=at.date() - timedelta(days=41))
    figures = summary(diary, pages.BOOK, at, first, at.date())
    page = describe_page(figures, figures.series, Options())
    told = json.loads(_as_json(Source(name="", diary=diary, at=at), review(diary, pages.BOOK, at)))
    return page, figures.series, told


@pytest.mark.parametrize("seeds", [range(at, at + 50) for at in range(0, 200, 50)], ids=str)
def test_200_random_diaries_say_the_same_everywhere(seeds):
    sessions = 0
    for seed in seeds:
        page, series, told = compared(seed)
        paper, figures = on_paper(page)
        spoken = Rows(_sessions(page.sessions)).rows[1:]
        table = aligned_table(series, USUAL_TIMES).rows
        by_session = {each["session"]: each for each in told["responses"]}
        answers = [of_json(by_session[curve.session]) for curve in series.curves]
        numbers = [row[3:7] for row in paper]
        assert numbers == [row[3:7] for row in spoken] == [list(row[2:6]) for row in table], seed
        assert numbers == answers, seed
        assert [row[0] for row in paper] == [row[0] for row in table], seed
        assert figures[3] == str(len(series.curves)), seed
        sessions += len(paper)
    assert sessions > 100


def test_the_figures_of_200_random_diaries_are_those_of_the_table():
    for seed in range(200):
        page, series, told = compared(seed)
        _, (latest, _, highest, _, _) = on_paper(page)
        rated = [
            row[1].split(",")[0]
            for row in timeline_table(series, USUAL_TIMES).rows
            if "left out" not in row[4]
        ]
        scores = sorted(map(int, rated))
        assert highest == (str(scores[-1]) if scores else DASH), seed
        assert latest == (rated[-1] if rated else DASH) or series.daily_highest, seed
        usual = told["usual_soreness"]
        said = "" if usual is None else f"Usual soreness: {usual} of 10."
        assert page.heading.health.startswith(said), seed
        assert ("Usual" in page.heading.health) == (usual is not None), seed


@pytest.mark.parametrize("seed", [3, 14, 59])
def test_the_whole_page_says_what_its_parts_say(seed):
    page, _, _ = compared(seed)
    rows, figures = on_paper(page)
    (sheet,) = PdfReader(BytesIO(pdf_bytes(page, A4))).pages
    text = " ".join(sheet.extract_text().split())
    html = page_html(page)
    for figure in figures:
        assert figure in text
        assert f"{figure} (" in html
    for row in rows[-6:]:
        for cell in (row[1], *row[3:]):
            assert cell in text
            assert f">{cell}</td>" in html
