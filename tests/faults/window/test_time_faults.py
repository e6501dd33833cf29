"""Hours that are odd, and the pair of Python and Qt: F61, F63, F84."""

import sys
from datetime import datetime

import pytest
from PySide6.QtWidgets import QLabel

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Entry
from ptdiary.diary.session import Session
from ptdiary.report.text import page_text
from ptdiary.store import Store
from ptdiary.store.exchange.csv import csv_files
from ptdiary.ui.destination import Destination, PageName, Part
from tests.clocks import LONDON, NEW_YORK, computer_in
from tests.report.pages import page_of
from tests.ui.days import lines
from tests.ui.rows import box_in

CALLS = 1000
NOISE = 20  # references that come and go by themselves


@pytest.fixture(params=[LONDON, NEW_YORK, "UTC"])
def zone(request):
    with computer_in(request.param):
        yield request.param


@pytest.mark.usefixtures("zone")
def test_f61_half_past_one_on_the_night_when_clocks_go_forward(today):
    """There was no 1:30 that night in London; who writes it down keeps it as it was typed."""
    today.now = datetime.fromisoformat("2026-03-29T09:00:00+01:00")
    today.keeper.refresh()
    today.page.open(Destination(page=PageName.TODAY, part=Part.ANOTHER_DAY))
    today.page.begin_new()
    picker = today.form.picker
    today.form._open_when(shown=True)
    picker.choose("other", datetime.fromisoformat("2026-03-29T01:30:00+01:00"))
    box_in(today.form.more, "note").setPlainText("could not sleep")
    picker.changed.emit()
    today.score(5)
    today.save()
    with Store.open(today.folder / "diary.ptdiary", read_only=True) as store:
        entry = next(each for each in store.read().entries if each.note == "could not sleep")
    assert (entry.at.date().isoformat(), entry.at.hour, entry.at.minute) == ("2026-03-29", 1, 30)
    today.window.show_page("diary")
    said = lines(today.window.page("diary"))
    assert "Sun 29 Mar 5 | 1:30 5 | “could not sleep” · written later" in said


def test_f63_half_past_midnight_stands_on_its_own_day_everywhere(on):
    """In UTC it is still the day before."""
    at = datetime.fromisoformat("2026-11-20T00:30:00+01:00")
    diary = Diary(
        sessions=(Session(id="s", ended_at=datetime.fromisoformat("2026-11-18T15:00:00+01:00")),),
        entries=(Entry(id="night", at=at, soreness=4, note="woke up"),),
    )
    today = on(diary)
    today.window.show_page("diary")
    assert lines(today.window.page("diary"))[0] == "Fri 20 Nov 4 | 0:30 4 | “woke up”"
    csv = csv_files(today.store.read())["entries.csv"].decode("utf-8-sig")
    assert "2026-11-20" in csv
    assert "2026-11-19" not in csv
    now = datetime.fromisoformat("2026-11-21T09:31:00+01:00")
    paper = page_text(page_of(today.store.read(), now))
    assert "20 Nov" in paper
    assert "19 Nov" not in paper


def test_f84_a_thousand_labels_take_no_reference_from_none(qapp):
    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < NOISE
    assert qapp is not None
