"""The box of a finding after Save: its order, what it says once, and that it fits the window."""

import re

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ptdiary.words.banner import ADD_TO_ENTRY, STAYS_UNTIL_SEEN, STAYS_UNTIL_TOLD
from tests.gallery import people
from tests.gallery.situations import SITUATIONS, save_numb_leg, saved_emergency
from tests.gallery.studio import opened, shape
from tests.gallery.words import findings, settle
from tests.ui.today.test_warnings_of_today import numb_leg, said, swollen


@pytest.fixture
def numb(look):
    """The sample diary, after a new numb leg was saved on a Saturday."""
    with opened(people.sample(), look) as window:
        save_numb_leg(window)
        yield window


def place(widget, area):
    return QRect(widget.mapTo(area.viewport(), QPoint(0, 0)), widget.size())


def label(banner, beginning):
    return next(
        each
        for each in banner.findChildren(QLabel)
        if re.sub("<[^>]+>", "", each.text()).startswith(beginning)
    )


def parts(banner):
    """The parts of the box, in the order in which they are read."""
    return [
        banner.heading,
        label(banner, "Today, Saturday 21 November, 9:31. You wrote today about new numbness"),
        *banner.numbers.copies,
        label(banner, "Call 555-0100 now if"),
        label(banner, "What to say"),
        label(banner, "“I have numbness in my left leg, since today."),
        banner.buttons["told"],
    ]


def test_the_parts_stand_in_their_order(numb):
    shape(numb, numb.look, dark=False, scale=1.0, size=(1366, 740))
    page = numb.page("today")
    tops = [place(each, page.area).top() for each in parts(page.top.banner)]
    assert tops == sorted(tops)
    assert list(page.top.banner.buttons) == ["told", "seen", "not_so", "why"]
    assert page.top.banner.buttons["told"].text() == "I have spoken to them"


def test_the_whole_box_is_in_view_in_a_small_window(numb):
    shape(numb, numb.look, dark=False, scale=1.0, size=(1024, 640))
    page = numb.page("today")
    assert page.area.viewport().rect().contains(place(page.top.banner, page.area))


def test_with_large_text_all_numbers_and_the_line_below_them_are_in_view(numb):
    shape(numb, numb.look, dark=False, scale=1.5, size=(1366, 740))
    page = numb.page("today")
    for each in parts(page.top.banner)[:-3]:
        assert page.area.viewport().rect().contains(place(each, page.area)), each.text()


def test_the_circle_is_filled_for_who_is_open(numb):
    shape(numb, numb.look, dark=False, scale=1.0, size=(1366, 740))
    banner = numb.page("today").top.banner
    states = [number.hours.words for number in banner.text.numbers]
    assert states == [
        "open now, day and night", "closed today, opens Monday 8:00", "no hours written down",
    ]  # fmt: skip
    filled = []
    for words in states:
        whose = label(banner, words).parentWidget()
        picture, middle = whose.grab().toImage(), whose.circle().toPoint()
        edge = middle + QPoint(round(numb.look.em * 0.275), 0)
        dark = [picture.pixelColor(each).lightness() < 100 for each in (middle, edge)]
        filled.append(dark[0])
        assert dark[1]
    assert filled == [True, False, False]


@pytest.mark.parametrize(
    "name", ["today-sign-saved", "today-past-72-hours", "today-past-48-hours", "emergency-saved"]
)
def test_no_sentence_stands_in_the_box_twice_and_beyond_72_hours_it_is_days(look, name):
    situation = next(each for each in SITUATIONS if each.name == name)
    with opened(situation.diary(), look) as window:
        if situation.act is not None:
            situation.act(window)
        banner = window.page("today").top.banner
        shown = [re.sub("<[^>]+>", "", each.text()) for each in banner.findChildren(QLabel)]
        spoken = [part for each in shown for part in re.split(r"(?<=[.?])\s+", each)]
        ends = (".", "?", banner.text.heading)  # the states of numbers are no sentences
        sentences = [each.strip(".") for each in spoken if each.endswith(ends)]
        assert [each for each in sentences if sentences.count(each) > 1] == []
        hours = [int(each) for text in shown for each in re.findall(r"(\d+) hours", text)]
        assert all(each <= 72 for each in hours)


def test_what_may_be_added_waits_behind_a_link(today):
    swollen(today)
    today.save()
    page = today.page
    assert page.adding.isVisible()
    assert page.adding.button.text() == ADD_TO_ENTRY
    assert STAYS_UNTIL_TOLD in said(page.adding)
    assert not page.panel.more.isVisible()
    assert not page.reminder.isVisible()
    assert not page.activities.isVisible()
    today.later(minutes=1)
    assert not page.panel.more.isVisible()
    page.adding.button.click()
    today.settle()
    assert page.panel.more.isVisible()
    assert QApplication.focusWidget() is page.panel.first_row()
    assert not page.adding.isVisible()
    today.note_told()
    page.begin_new()
    today.score(2)
    today.save()
    assert page.panel.more.isVisible()
    assert not page.adding.isVisible()


def test_the_strip_is_first_after_an_emergency_too_and_undo_works_from_it(look):
    with opened(people.sample(), look) as window:
        saved_emergency(window)
        page = window.page("today")
        assert STAYS_UNTIL_SEEN in said(page.adding)
        assert page.top.strip.y() == 0
        assert page.top.strip.y() < page.top.banner.y()
        entries = len(page.keeper.diary.entries)
        page.top.strip.buttons["undo"].setFocus()
        QTest.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
        )
        settle()
        assert len(page.keeper.diary.entries) == entries - 1
        assert page.form.isVisible()


def test_more_of_it_comes_with_the_keyboard_on_the_next_button(numb):
    banner = numb.page("today").top.banner
    assert banner.more.text() == "and 1 more"
    hidden = banner._more_lines[0]
    assert not hidden.isVisible()
    banner.more.setFocus()
    QTest.keyClick(banner.more, Qt.Key.Key_Space)
    settle()
    assert hidden.isVisible()
    assert not banner.more.isVisible()
    assert QApplication.focusWidget() is banner.buttons["told"]


def test_the_raise_line_leaves_out_what_was_just_answered_no(today):
    numb_leg(today)
    today.none_of_these()
    today.answer_below(also_saddle="no")
    today.save()
    text = today.page.top.banner.text.emergency
    assert "if a sign of an emergency begins." in text
    today.later(hours=2)
    assert "numbness between your legs" in today.page.top.banner.text.emergency


@pytest.mark.parametrize("name", ["emergency-answers", "emergency-no-number"])
def test_the_page_of_an_emergency_can_be_read_at_twice_the_text_in_a_small_window(look, name):
    situation = next(each for each in SITUATIONS if each.name == name)
    with opened(situation.diary(), look) as window:
        situation.act(window)
        shape(window, look, dark=False, scale=2.0, size=(800, 600))
        assert [each for each in findings(window) if "NavigationButton" not in each] == []
        assert not window.page("emergency").area.horizontalScrollBar().isVisible()


@pytest.mark.parametrize(
    "name", ["today-sign-saved", "today-telling", "today-been-seen", "today-long-names"]
)
def test_the_box_is_not_to_be_scrolled_sideways_at_twice_the_text(look, name):
    situation = next(each for each in SITUATIONS if each.name == name)
    with opened(situation.diary(), look) as window:
        situation.act(window)
        shape(window, look, dark=False, scale=2.0, size=(800, 600))
        area = window.page("today").area
        assert area.content.width() == area.viewport().width()
        assert [each for each in findings(window) if "NavigationButton" not in each] == []
