"""The page on paper: exactly one, nothing cut off, nothing on top of anything."""

import re
from datetime import timedelta
from functools import cache
from io import BytesIO
from itertools import combinations, pairwise
from math import hypot

import pytest
from matplotlib.lines import Line2D
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Checks, Entry
from ptdiary.diary.profile import Profile
from ptdiary.diary.session import Exercise, Session
from ptdiary.report.layout import lay_out
from ptdiary.report.lettering import UNITS_A_MM, typeset
from ptdiary.report.paint import paint_items
from ptdiary.report.pdf import pdf_bytes
from ptdiary.report.sheet import (
    A4,
    LETTER,
    SIDE_MARGIN,
    TOP_MARGIN,
    Area,
    ChartItem,
    FrameItem,
    LineItem,
    SignItem,
    TextItem,
)
from ptdiary.sample import sample_diary
from ptdiary.words.chart_tables import band_table
from tests.report import pages

pytestmark = pytest.mark.usefixtures("qapp")

POINTS_A_MM = 72 / 25.4
LARGEST_FILE = 150 * 1024

LONG = "Wir gehen heute spazieren und danach zur Gymnastik. " * 100
UNBROKEN = "x" * 5000


@cache
def _page(what):
    diaries = {
        "empty": Diary,
        "no session": lambda: pages.diary_with(0),
        "one entry": lambda: Diary(entries=(Entry(id="e", at=pages.NOW, soreness=4),)),
        "1 session": lambda: pages.diary_with(1),
        "12 sessions": lambda: pages.diary_with(12),
        "40 sessions": lambda: pages.diary_with(40),
        "long": lambda: pages.full_diary(LONG),
        "unbroken": lambda: pages.full_diary(UNBROKEN),
        "arabic": lambda: pages.full_diary(pages.ARABIC * 30),
        "japanese": lambda: pages.full_diary(pages.JAPANESE * 60),
        "lines": lambda: pages.full_diary("a\n\n\tb\n" * 800),
        "sample": lambda: sample_diary(pages.NOW),
        "note": lambda: sample_diary(pages.NOW),
    }
    return pages.page_of(diaries[what](), note=LONG[:5000] if what == "note" else "")


@cache
def _items(what, paper):
    return lay_out(_page(what), paper)


WHAT = (
    "empty", "no session", "one entry", "1 session", "12 sessions", "40 sessions",
    "long", "unbroken", "arabic", "japanese", "lines", "sample",
    "note",
)  # fmt: skip
EVERY_PAGE = pytest.mark.parametrize("what", WHAT)
PAPERS = pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)


@EVERY_PAGE
@PAPERS
def test_it_is_exactly_one_sheet_of_its_size(what, paper):
    made = pdf_bytes(_page(what), paper)
    assert len(made) < LARGEST_FILE
    (sheet,) = PdfReader(BytesIO(made)).pages
    assert float(sheet.mediabox.width) == pytest.approx(paper.width * POINTS_A_MM, abs=1)
    assert float(sheet.mediabox.height) == pytest.approx(paper.height * POINTS_A_MM, abs=1)


@EVERY_PAGE
@PAPERS
def test_nothing_stands_outside_the_margins(what, paper):
    inside = Area(
        SIDE_MARGIN - 0.3,
        TOP_MARGIN - 0.3,
        paper.width - 2 * SIDE_MARGIN + 0.6,
        paper.height - TOP_MARGIN - 7,
    )
    for item in _items(what, paper):
        box = item.box
        assert box.x >= inside.x, item
        assert box.y >= inside.y, item
        assert box.right <= inside.right, item
        assert box.bottom <= inside.bottom, item


@EVERY_PAGE
@PAPERS
def test_no_words_are_wider_or_higher_than_their_place(what, paper):
    for item in _items(what, paper):
        if isinstance(item, TextItem):
            layout = typeset(item.text, item.lettering, item.box.width, item.align, item.strong)
            lines = [layout.lineAt(index) for index in range(layout.lineCount())]
            assert max(line.naturalTextWidth() for line in lines) / UNITS_A_MM < (
                item.box.width + 0.2
            ), item
            assert len(lines) * item.lettering.line <= item.box.height + 0.01, item


@EVERY_PAGE
@PAPERS
def test_nothing_stands_on_anything_else(what, paper):
    items = [
        item
        for item in _items(what, paper)
        if isinstance(item, TextItem | ChartItem | SignItem)
        or (isinstance(item, FrameItem) and item.block == "questions")
    ]
    for one, other in combinations(items, 2):
        assert not pages.overlap(_shrunk(one.box), _shrunk(other.box)), (one, other)


def _shrunk(box):
    """A line of words has air above and below its letters."""
    return Area(box.x + 0.1, box.y + 0.45, box.width - 0.2, box.height - 0.9)


@EVERY_PAGE
@PAPERS
def test_no_letter_is_smaller_than_9_points(what, paper):
    sizes = {item.lettering.size for item in _items(what, paper) if isinstance(item, TextItem)}
    assert min(sizes) == 9.0


@PAPERS
def test_no_letter_of_the_chart_is_smaller_either(paper):
    (sheet,) = PdfReader(BytesIO(pdf_bytes(_page("sample"), paper))).pages
    sizes = []

    def note_size(text, outer, inner, _font, size):
        if text.strip():
            sizes.append(size * hypot(*outer[:2]) * hypot(*inner[:2]))

    sheet.extract_text(visitor_text=note_size)
    assert len(sizes) > 100
    assert min(sizes) > 8.95


@EVERY_PAGE
@PAPERS
def test_warnings_chart_and_questions_always_stay(what, paper):
    items = _items(what, paper)
    blocks = {item.block for item in items}
    assert {
        "heading", "since", "warnings", "about", "chart", "sessions", "daily", "questions", "notes",
        "therapist", "footer",
    } <= blocks  # fmt: skip
    (chart,) = [item for item in items if item.block == "chart"]
    assert chart.box.height >= 50
    assert chart.box.width == paper.width - 2 * SIDE_MARGIN
    if what in {"long", "unbroken", "arabic", "japanese", "lines"}:
        ticks = [
            item for item in items if isinstance(item, FrameItem) and item.block == "questions"
        ]
        assert len(ticks) == 3


def rows_shown(items):
    """The numbers of the sessions that stand in the table."""
    return [
        int(item.text)
        for item in items
        if isinstance(item, TextItem)
        and item.block == "sessions"
        and item.box.x == SIDE_MARGIN
        and item.text.isdigit()
    ]


@PAPERS
def test_at_most_12_sessions_stand_in_the_table_and_the_rest_is_counted(paper):
    items = _items("40 sessions", paper)
    rows = rows_shown(items)
    assert rows == list(range(41 - len(rows), 41))
    assert 8 <= len(rows) <= 12
    said = [item.text for item in items if isinstance(item, TextItem)]
    assert any(each.startswith(f"+ {40 - len(rows)} earlier, in the diary.") for each in said)


@EVERY_PAGE
@PAPERS
def test_at_least_5_lines_to_write_on_go_over_the_whole_width(what, paper):
    lines = [
        item.box
        for item in _items(what, paper)
        if isinstance(item, LineItem) and item.block == "therapist"
    ]
    assert len(lines) >= 5
    width = paper.width - 2 * SIDE_MARGIN
    assert {(line.x, line.width) for line in lines} == {(SIDE_MARGIN, width)}
    for upper, lower in pairwise(sorted(line.y for line in lines)):
        assert lower - upper == pytest.approx(6.9)
    others = [
        item.box.bottom for item in _items(what, paper) if item.block not in {"therapist", "footer"}
    ]
    assert min(line.y for line in lines) - max(others) >= 6.9 - 0.01  # room to write on the first


@PAPERS
def test_where_there_is_room_there_are_more_lines(paper):
    lines = [item for item in _items("empty", paper) if isinstance(item, LineItem)]
    assert len([item for item in lines if item.block == "therapist"]) > 7


@PAPERS
def test_room_beside_something_longer_is_used(paper):
    """Notes get back the lines that the left column leaves them."""
    items = _items("note", paper)
    left = max(item.box.bottom for item in items if item.block == "can do")
    right = max(item.box.bottom for item in items if item.block == "notes")
    assert right > left - 2 * 4.0


def many_warnings(count):
    """A page with a warning every 20 days."""
    return pages.page_of(
        Diary(
            entries=tuple(
                Entry(
                    id=f"e{number}",
                    at=pages.NOW - timedelta(days=20 * number),
                    checks=Checks(saddle="yes"),
                )
                for number in range(count)
            )
        )
    )


@PAPERS
@pytest.mark.parametrize("count", [1, 6, 40])
def test_warnings_that_find_no_room_are_counted_and_said_where_they_are(paper, count):
    page = many_warnings(count)
    assert len(page.warnings.signs) == count
    items = lay_out(page, paper)
    shown = len([item for item in items if isinstance(item, SignItem)])
    assert min(count, 6) <= shown <= min(count, 10)
    more = [
        item.text
        for item in items
        if isinstance(item, TextItem) and item.block == "warnings" and item.text.startswith("+")
    ]
    hidden = page.warnings.signs[: count - shown]  # of equal ones the earliest
    expected = (
        [f"+ {count - shown} more, from {hidden[0].day} to {hidden[-1].day}: in the diary"]
        if hidden
        else []
    )
    assert more == expected


@PAPERS
def test_the_most_urgent_warnings_are_the_last_to_find_no_room(paper):
    """40 contact warnings, and one emergency before all of them."""
    begun = pages.NOW - timedelta(days=20 * 41)
    emergency = Entry(id="first", at=begun, checks=Checks(saddle="yes"))
    later = [
        Entry(id=f"e{n}", at=begun + timedelta(days=20 * n), swelling_new="yes", soreness=3)
        for n in range(1, 41)
    ]
    page = pages.page_of(Diary(entries=(emergency, *later)))
    items = [item for item in lay_out(page, paper) if isinstance(item, SignItem)]
    assert 1 < len(items) < len(page.warnings.signs)
    assert [item.octagon for item in items] == [True] + [False] * (len(items) - 1)


def three_sessions():
    """One that settled, one still raised after 72 hours, and one with a sign after it."""
    ends = [pages.NOW - timedelta(days=days) for days in (30, 20, 4)]
    courses = [((4, 3), (20, 2)), ((20, 5), (50, 5), (80, 5), (100, 2)), ((4, 3), (20, 2))]
    entries = [
        Entry(id=f"e{index}-{hours}", at=end + timedelta(hours=hours), soreness=soreness)
        for index, (end, course) in enumerate(zip(ends, courses, strict=True))
        for hours, soreness in ((-1, 2), *course)
    ]
    sign = Entry(
        id="sign", at=ends[2] + timedelta(hours=30), regions=("thigh_back.left",), travels="yes"
    )
    return pages.page_of(
        Diary(
            profile=Profile(usual_soreness=2),
            sessions=tuple(Session(id=f"s{index}", ended_at=end) for index, end in enumerate(ends)),
            entries=(*entries, sign),
        )
    )


@PAPERS
def test_sessions_with_a_sign_or_soreness_past_72_hours_are_shaded_and_no_others(paper):
    page = three_sessions()
    assert [row.response for row in page.sessions.rows[1:]] == ["Past 72 h", "Leg pain, 30 h"]
    items = [item for item in lay_out(page, paper) if item.block == "sessions"]
    shades = [item.box for item in items if isinstance(item, FrameItem) and item.fill == 0xE4]
    days = {row.day: row.number for row in page.sessions.rows}
    shaded = {
        days[item.text]
        for item in items
        if isinstance(item, TextItem)
        and item.text in days
        and any(pages.overlap(item.box, shade) for shade in shades)
    }
    assert shaded == {"2", "3"}


def test_what_is_cut_says_so():
    texts = [item.text for item in _items("long", A4) if isinstance(item, TextItem)]
    assert sum(text.endswith("… more in the diary") for text in texts) >= 4


@pytest.mark.parametrize(
    ("done", "missed", "said"),
    [
        (6, 0, ", + 5"),
        (6, 2, ", + 5, + 2 not done"),
        (1, 9, ", + 9 not done"),
    ],
)
def test_what_finds_no_room_in_a_row_is_counted_apart_from_what_was_left_out(done, missed, said):
    exercises = tuple(Exercise(name=f"Squats on one leg {each}") for each in range(done))
    left_out = (Exercise(name="Plank", done="not_today"),) * missed
    session = Session(id="s", ended_at=pages.NOW, exercises=(*left_out, *exercises))
    items = lay_out(pages.page_of(Diary(sessions=(session,))), A4)
    texts = [each.text for each in items if isinstance(each, TextItem)]
    (row,) = [each for each in texts if "Squats" in each and "leg 0, " in each]
    assert row.endswith(said), row


@PAPERS
def test_the_page_is_grey_and_the_preview_is_the_paper(paper):
    width, height = (round(side * 4) for side in (paper.width, paper.height))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    image.setDotsPerMeterX(4000)
    image.setDotsPerMeterY(4000)
    painter = QPainter(image)
    paint_items(_items("long", paper), painter)
    painter.end()
    assert image.allGray()
    # something stands near the right margin and near the foot: the scale is the paper's
    black = [
        (x, y)
        for x in range(0, width, 2)
        for y in range(0, height, 2)
        if image.pixelColor(x, y).lightness() < 128
    ]
    assert max(x for x, _ in black) == pytest.approx((paper.width - SIDE_MARGIN) * 4, abs=8)
    assert max(y for _, y in black) == pytest.approx((paper.height - 9) * 4, abs=12)


def test_the_sample_shows_most_of_its_12_sessions_and_the_whole_chart():
    items = _items("sample", A4)
    assert len(rows_shown(items)) > 12 / 2
    (chart,) = [item for item in items if item.block == "chart"]
    assert round(chart.box.width) == 182
    assert chart.box.height >= 52
    said = " ".join(item.text for item in items if isinstance(item, TextItem))
    for text in (
        "2 points on the mean is about the smallest change beyond error, 3 on one alone.",
        "Put on socks: 3, now 6 (+3)",
        "No side plank. Walk daily.",  # what the therapist said
        "Stop an exercise that goes above 5 out of 10.",
    ):
        assert text in said


@PAPERS
def test_the_chart_is_lines_and_letters_and_no_picture(paper):
    (sheet,) = PdfReader(BytesIO(pdf_bytes(_page("sample"), paper))).pages
    assert len(sheet.images) == 0
    text = " ".join(sheet.extract_text().split())
    for word in ("12 to 72 h", "Today", "Mon 12 Oct"):
        assert word in text


@PAPERS
def test_the_text_stands_in_the_order_of_reading(paper):
    (sheet,) = PdfReader(BytesIO(pdf_bytes(_page("sample"), paper))).pages
    text = " ".join(sheet.extract_text().split())
    order = (
        "Soreness summary", "Alex Morgan, 55 years", "Since the last visit, Wed 11 Nov",
        "on 8 of 11 days;", "Warnings, in order of time: 2", "29 Oct to 1 Nov",
        "10 to 11 Nov", "Health: Cancer: no.", "Conditions:", "Usual soreness: 2 of 10",
        "Middle of the past 28 days: 3.", "Therapist's limits:",
        "Known to the therapist:", "Sessions and response: 12", "Hip hinge", "Where it hurts:",
        "Can do:", "Questions to ask", "Patient's notes", "Therapist's notes",
        "76 entries on 35 of 41 days",
    )  # fmt: skip
    places = [text.index(word) for word in order]
    assert places == sorted(places)


@PAPERS
def test_every_word_can_be_read_after_a_photocopy_in_black_and_white(paper):
    """At 150 dots an inch each pixel is black or white: words stay black, grounds become white."""
    dots = 6  # a mm
    width, height = (round(side * dots) for side in (paper.width, paper.height))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    image.setDotsPerMeterX(dots * 1000)
    image.setDotsPerMeterY(dots * 1000)
    painter = QPainter(image)
    paint_items(_items("sample", paper), painter)
    painter.end()
    copied = image.convertToFormat(
        QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither
    )
    texts = [item for item in _items("sample", paper) if isinstance(item, TextItem)]
    for item in texts:
        layout = typeset(item.text, item.lettering, item.box.width, item.align, item.strong)
        line = layout.lineAt(0)
        left = item.box.x + line.naturalTextRect().x() / UNITS_A_MM
        room = Area(left, item.box.y, line.naturalTextWidth() / UNITS_A_MM, item.lettering.line)
        share = _black(copied, room, dots)
        assert 0.02 < share < 0.4, item


def _black(image, box, dots):
    """The share of black dots in a box."""
    black = [
        image.pixelColor(x, y).lightness() < 128
        for x in range(round(box.x * dots), max(round(box.right * dots), round(box.x * dots) + 1))
        for y in range(round(box.y * dots), round(box.bottom * dots))
    ]
    return sum(black) / len(black)


@PAPERS
def test_the_band_after_sessions_is_on_the_sample_with_the_edges_of_its_table(paper):
    after = _page("sample").after
    title, chart = (item for item in _items("sample", paper) if item.block == "strip")
    assert title.text == after.title == "Soreness after 11 sessions"
    assert chart.box.height >= 22
    wide = [re.findall(r"[\d.]+", row[4]) for row in band_table(after.series).rows]
    half = [re.findall(r"[\d.]+", row[3]) for row in band_table(after.series).rows]
    middle = [row[2] for row in band_table(after.series).rows]
    low, low_half, high_half, high = lines_drawn(chart.figure, 0.8, 4)
    (drawn,) = lines_drawn(chart.figure, 1.5, 1)
    scale = (max(drawn) - min(drawn)) / (max(map(float, middle)) - min(map(float, middle)))
    zero = min(drawn) - scale * min(map(float, middle))
    for line, scores in (
        (low, [each for each, _ in wide]),
        (low_half, [each for each, _ in half]),
        (drawn, middle),
        (high_half, [each for _, each in half]),
        (high, [each for _, each in wide]),
    ):
        # edges that meet are drawn a little apart
        assert [(y - zero) / scale for y in line] == pytest.approx(
            [float(score) for score in scores], abs=0.13
        )


def lines_drawn(figure, width, count):
    """How high each point of each line of the band is, the lowest line first."""
    lines = [
        list(each.get_ydata())
        for each in figure.findobj(Line2D)
        if each.get_linewidth() == width and len(each.get_xdata()) > 2
    ]
    assert len(lines) == count
    return sorted(lines, key=sum)


@PAPERS
def test_fewer_than_5_earlier_sessions_have_no_strip(paper):
    assert all(item.block != "strip" for item in _items("1 session", paper))
