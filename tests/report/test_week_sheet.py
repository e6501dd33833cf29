"""The blank sheet for a week: the same questions as on the screen, all of it on one page."""

from datetime import date
from io import BytesIO
from itertools import combinations

import pytest
from pypdf import PdfReader

from ptdiary.report.pdf import sheets_bytes
from ptdiary.report.sheet import A4, LETTER, SIDE_MARGIN, TAIL, Area, FrameItem, TextItem
from ptdiary.report.week_sheet import lay_out_week
from ptdiary.words.dates import USUAL_TIMES, Times
from ptdiary.words.entry_form import SIGNS, SORENESS, TILES
from tests.report import pages

pytestmark = pytest.mark.usefixtures("qapp")

MONDAY = date(2026, 11, 23)
SHEETS = pytest.mark.parametrize(
    ("first", "number", "paper"),
    [
        (MONDAY, "112", A4), (None, None, A4), (MONDAY, "0800 123 456 789", LETTER),
        (None, "112", LETTER), (date(2026, 12, 28), None, A4),
    ],
)  # fmt: skip


def words_of(items):
    return [item for item in items if isinstance(item, TextItem)]


@SHEETS
def test_it_asks_the_two_questions_for_14_times(first, number, paper):
    items = lay_out_week(first, number, paper, USUAL_TIMES)
    said = [item.text for item in words_of(items)]
    assert any(SORENESS in text for text in said)
    assert any(SIGNS in text for text in said)
    for tile in TILES.values():
        assert any(text.startswith(tile) for text in said), tile
    assert said.count("10") == said.count("0") == 14
    assert said.count("morning") == said.count("evening") == 7
    boxes = [item for item in items if isinstance(item, FrameItem)]
    assert len(boxes) == 14 * (len(TILES) + 1)


@SHEETS
def test_nothing_is_cut_small_outside_or_on_top_of_anything(first, number, paper):
    items = lay_out_week(first, number, paper, USUAL_TIMES)
    for item in items:
        assert item.box.x >= SIDE_MARGIN - 0.1
        assert item.box.right <= paper.width - SIDE_MARGIN + 0.1
        assert item.box.bottom <= paper.height - 7.9
    for item in words_of(items):
        assert TAIL not in item.text
        assert item.lettering.size >= 9.0
    solid = [item for item in items if isinstance(item, TextItem | FrameItem)]
    for one, other in combinations(solid, 2):
        assert not pages.overlap(_shrunk(one.box), _shrunk(other.box)), (one, other)


def _shrunk(box):
    return Area(box.x + 0.1, box.y + 0.45, box.width - 0.2, box.height - 0.9)


@SHEETS
def test_it_leaves_room_for_sessions_and_says_whom_to_call(first, number, paper):
    items = lay_out_week(first, number, paper, USUAL_TIMES)
    ruled = [item for item in items if item.block == "ruled" and not isinstance(item, TextItem)]
    assert len(ruled) >= 5
    assert len({round(item.box.y, 3) for item in ruled}) == len(ruled)
    (act,) = [item.text for item in words_of(items) if item.block == "act now"]
    assert act.startswith(f"Call {number or 'your emergency number'} now for")


def test_the_days_have_their_dates_where_the_week_is_known():
    said = [item.text for item in words_of(lay_out_week(MONDAY, None, A4, USUAL_TIMES))]
    assert "23 Nov to 29 Nov 2026" in said
    assert all(day in said for day in ("Mon", "23 Nov", "Sun", "29 Nov"))
    assert "23 Nov" not in [
        item.text for item in words_of(lay_out_week(None, None, A4, USUAL_TIMES))
    ]


def test_the_days_without_dates_begin_as_in_the_region():
    items = lay_out_week(None, None, A4, Times(week_begins=6))
    days = [item.text for item in words_of(items) if item.text in ("Sat", "Sun", "Mon")]
    assert days == ["Sun", "Mon", "Sat"]


def test_a_month_of_sheets_is_one_file():
    sheets = tuple(lay_out_week(None, None, A4, USUAL_TIMES) for _ in range(4))
    assert len(PdfReader(BytesIO(sheets_bytes(sheets, A4, "Diary"))).pages) == 4


@SHEETS
def test_it_asks_once_a_week_what_can_wait_a_week_and_how_to_write_what_is_known(
    first, number, paper
):
    said = [item.text for item in words_of(lay_out_week(first, number, paper, USUAL_TIMES))]
    assert "write S beside the tick" in " ".join(said)
    (weekly,) = [text for text in said if text.startswith("This week, any of these?")]
    assert "night pain (nights: __)" in weekly
    assert weekly.endswith("None")
