"""The exercise plan on the page: the same on paper, in HTML and in text, an exercise a line."""

from dataclasses import replace
from datetime import datetime, timedelta
from html import unescape
from io import BytesIO

import pytest
from pypdf import PdfReader

from ptdiary.diary import WEEKDAYS, Diary, Entry, Exercise, PlannedExercise, Session
from ptdiary.diary.programme import held, let_back
from ptdiary.report.html import page_html
from ptdiary.report.layout import lay_out
from ptdiary.report.page import Options, describe_page
from ptdiary.report.pdf import pdf_bytes
from ptdiary.report.sheet import A4, TextItem
from ptdiary.report.text import page_text
from ptdiary.review.page.summary import summary
from ptdiary.sample import sample_diary
from tests.report import pages

pytestmark = pytest.mark.usefixtures("qapp")

NOW = pages.NOW


def ago(days, hour=10):
    return datetime.combine(NOW.date() - timedelta(days=days), NOW.time(), NOW.tzinfo).replace(
        hour=hour
    )


PLANK = PlannedExercise(id="plank", name="Side plank")
BRIDGES = PlannedExercise(
    id="bridges", name="Bridges", days=WEEKDAYS, from_day=(ago(10)).date(), status="active"
)
HELD = held(PLANK, ago(2), "pain ran down the left leg")
BACK = let_back(held(BRIDGES, ago(8), "sore knee"), ago(6), "half as many")


def session(days, done, why=None):
    exercise = Exercise(name="Bridges", plan_id="bridges", done=done, skipped_why=why)
    return Session(id=f"s{days}", ended_at=ago(days), setting="home", exercises=(exercise,))


DIARY = Diary(
    plan=(BACK, HELD),
    entries=tuple(Entry(id=f"e{day}", at=ago(day, 20), soreness=2) for day in range(1, 12)),
    sessions=(session(9, "all"), session(5, "part"), session(4, "not_today", "tired")),
)
ON_HOLD = "on hold since 19 Nov: Pain ran down the left leg."
DONE = (
    "done on 2 of 8 planned days, 1 of them in part; left out once (tired); nothing written on "
    "5 days. On hold 13 to 15 Nov: Sore knee. Then: Half as many."
)


def flat(text):
    return " ".join(text.split())


def written(page):
    (sheet,) = PdfReader(BytesIO(pdf_bytes(page, A4))).pages
    return {
        "paper": flat(sheet.extract_text()),
        "html": flat(unescape(page_html(page))),
        "text": flat(page_text(page)),
    }


@pytest.mark.parametrize("form", ["paper", "html", "text"])
def test_what_was_done_and_what_was_on_hold_is_on_the_page(form):
    page = pages.page_of(DIARY)
    said = written(page)[form]
    between = '</dt><dd dir="auto">' if form == "html" else ": "
    assert page.plan.title in said
    assert f"Side plank{between}{ON_HOLD}" in said
    assert f"Bridges{between}{DONE}" in said
    # what is on hold now stands first
    assert said.index("Side plank") < said.index(f"Bridges{between}")


def test_without_a_plan_nothing_of_it_is_on_the_page():
    page = pages.page_of(replace(DIARY, plan=()))
    assert page.plan.rows == ()
    assert page.plan not in page.blocks


def test_no_word_on_the_page_turns_silence_into_a_no():
    page = pages.page_of(replace(DIARY, sessions=()))
    (_, bridges) = page.plan.rows
    assert bridges.value.startswith("nothing written on 8 planned days.")
    assert "not done" not in bridges.value


def test_on_a_full_page_what_is_on_hold_stays_whole():
    page = pages.page_of(sample_diary(NOW))
    (shown,) = [
        item.text
        for item in lay_out(page, A4)
        if isinstance(item, TextItem) and item.block == "plan"
    ]
    held_rows = [row for row in page.plan.rows if row.value.startswith("on hold")]
    assert len(held_rows) == 2
    for row in held_rows:
        assert f"{row.name}: {row.value}" in shown
    assert shown.endswith("more in the diary")


def test_no_day_after_the_period_is_told():
    """The page of some earlier days, printed today."""
    found = summary(DIARY, pages.BOOK, NOW, ago(11).date(), ago(9).date())
    page = describe_page(found, found.series, Options())
    (bridges,) = page.plan.rows
    assert bridges.name == "Bridges"
    assert bridges.value == "done on 1 of 2 planned days; nothing written on 1 day."


def test_what_was_ticked_one_by_one_is_not_called_unanswered():
    assert "Exercises: not answered" not in page_text(pages.page_of(DIARY))
    unwritten = replace(DIARY, sessions=())
    assert "Exercises: not answered" in page_text(pages.page_of(unwritten))
