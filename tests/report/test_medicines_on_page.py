"""Medicines as needed on paper: how often each was taken in the period, as the patient wrote it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ptdiary.diary.plan import MedicineDose
from ptdiary.report.html import page_html
from ptdiary.report.layout import lay_out
from ptdiary.report.sheet import A4
from ptdiary.report.text import page_text
from tests.report import pages
from tests.report.pages import NOW

DAY = timedelta(days=1)


def doses(*days_back, name="ibuprofen", amount="400 mg"):
    """One dose on each of these days before now."""
    return tuple(
        MedicineDose(id=f"{name} {number}", at=NOW - DAY * back, name=name, amount=amount)
        for number, back in enumerate(days_back)
    )


def said(*taken, first=None):
    page = pages.page_of(pages.diary_with(4, records=taken), first=first)
    [line] = pages.named(page, "Medicine as needed") or [None]
    return line, page


def test_each_medicine_is_counted_the_most_frequent_first():
    line, _ = said(
        *doses(5, name="Paracetamol", amount="500 mg"),
        *doses(1, 1, 2, 3, 3, 4),
        *doses(1, 2, name="arnica", amount=None),
    )
    assert line == (
        "ibuprofen 400 mg, 6 times on 4 days; arnica, twice on 2 days; Paracetamol 500 mg, once."
    )


def test_amounts_that_differ_are_all_told():
    line, _ = said(*doses(1), *doses(2, name="Ibuprofen", amount="200 mg"))
    assert line == "ibuprofen 400 mg or 200 mg, twice on 2 days."


def test_without_a_dose_the_page_says_nothing_of_medicines_as_needed():
    line, page = said()
    assert line is None
    assert "as needed" not in page_text(page)


def test_only_what_was_taken_in_the_period_and_until_now_counts():
    line, _ = said(*doses(1, 9, -1), first=(NOW - 5 * DAY).date())
    assert line == "ibuprofen 400 mg, once."


@pytest.mark.usefixtures("qapp")
def test_paper_text_and_html_say_the_same():
    line, page = said(*doses(1, 2))
    assert f"Medicine as needed: {line}" in page_text(page)
    assert f'<dt>Medicine as needed</dt><dd dir="auto">{line}</dd>' in page_html(page)
    drawn = " ".join(getattr(item, "text", "") for item in lay_out(page, A4))
    assert f"Medicine as needed: {line}" in " ".join(drawn.split())


@pytest.mark.usefixtures("qapp")
def test_a_hundred_medicines_leave_the_page_on_one_sheet():
    many = tuple(
        each for number in range(100) for each in doses(1, 2, name=f"medicine {number} " * 9)
    )
    diary = pages.full_diary("long words of the patient's own " * 8)
    full = pages.page_of(replace(diary, medicine_doses=many))
    drawn = " ".join(getattr(item, "text", "") for item in lay_out(full, A4))
    assert "Medicine as needed: medicine 0" in drawn  # its first line is never cut
    assert all(f"medicine {number}" in page_text(full) for number in range(100))
