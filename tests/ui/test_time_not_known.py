"""Of an entry whose time is not known no page says the noon that its record holds."""

import re
from datetime import timedelta

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Checks, Entry
from ptdiary.ui.destination import PAGES, Destination, PageName, Part
from ptdiary.words.dates import Times
from ptdiary.words.entries import TIME_UNKNOWN
from tests.gallery import people, situations, studio
from tests.gallery.words import lines_of, settle

NOON = re.compile(r"(?<!\d)12(:00| noon)", re.IGNORECASE)
HOUR = re.compile(r"12:00( [ap]m)?")
OFFERS_HOURS = {PageName.SETTINGS, PageName.PAPER, PageName.TABLE}  # to choose, or to type over
YESTERDAY = people.NOW.replace(hour=12, minute=0) - timedelta(days=1)
CALM = Entry(
    id="only", at=YESTERDAY, time_unknown=True, soreness=6, sleep_quality=3,
    regions=("lumbar.left",), note="After the garden.",
)  # fmt: skip
WARNS = Entry(
    id="only", at=YESTERDAY, time_unknown=True, soreness=9, travels="yes",
    checks=Checks(fever="yes"), regions=("shin.left",),
)  # fmt: skip


def heard(interface, depth=0):
    """What a screen reader finds, cells of tables and lines of lists too."""
    if interface is None or not interface.isValid() or depth > 40:
        return
    widget = interface.object()
    if isinstance(widget, QWidget) and not widget.isVisible():  # of another page
        return
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
        yield interface.text(kind)
    for number in range(interface.childCount()):
        yield from heard(interface.child(number), depth + 1)


def said(window):
    """All that the window shows and all that is heard of it."""
    yield from heard(QAccessible.queryAccessibleInterface(window))
    for widget in window.findChildren(QWidget):
        yield widget.toolTip()
        if widget.isVisibleTo(window) and not widget.size().isEmpty():
            yield from (line.words for line in lines_of(widget))


def says_no_noon(window, page=""):
    found = [line for each in said(window) for line in each.splitlines() if NOON.search(line)]
    if page in OFFERS_HOURS:
        found = [each for each in found if not HOUR.fullmatch(each)]
    assert found == [], page


@pytest.fixture(params=[Times(), Times(twelve_hours=True)], ids=["24 hours", "12 hours"])
def clocks(request, look):
    """A look that reads times so."""
    look.read_times(request.param)
    return look


@pytest.mark.parametrize("entry", [CALM, WARNS], ids=["calm", "warning"])
def test_no_page_says_the_noon_of_the_record(clocks, entry):
    only = Diary(profile=people.sample().profile, entries=(entry,))
    with studio.opened(only, clocks) as window:
        for page in PAGES:
            window.show_page(page)
            settle()
            says_no_noon(window, page)
        situations.as_tables(window)
        says_no_noon(window)
        window.go_to(Destination(page=PageName.DIARY, record="only", part=Part.VERSIONS))
        settle()
        says_no_noon(window)
        window.go_to(Destination(page=PageName.TODAY, record="only", back=PageName.DIARY))
        window.page("today").form._toggle_when()
        settle()
        says_no_noon(window)


def test_neither_does_the_list_of_what_was_deleted(clocks):
    only = Diary(profile=people.sample().profile, entries=(CALM,))
    with studio.opened(only, clocks, "diary") as window:
        window.page("diary").keeper.remove("", Entry, "only")
        window.go_to(Destination(page=PageName.DIARY, part=Part.REMOVED))
        settle()
        assert any(TIME_UNKNOWN in each for each in said(window))
        says_no_noon(window)


def test_a_score_of_today_is_beside_the_day_of_the_last_one(clocks):
    only = Diary(profile=people.sample().profile, entries=(CALM,))
    with studio.opened(only, clocks) as window:
        situations.score(window)
        assert any(f"6, yesterday, {TIME_UNKNOWN}" in each for each in said(window))
        says_no_noon(window)
        window.page("today").save()
        settle()
        says_no_noon(window)
