"""The window over a diary that is written in Hebrew: no word of hers turns a sentence of ours."""

import re

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ptdiary.diary import PARTS
from ptdiary.sample import sample_diary
from ptdiary.ui.destination import PAGES
from ptdiary.ui.diary.lines import wanted_of
from tests.right_to_left import in_hebrew, turned
from tests.ui.conftest import NOW

SPOKEN = {}


@pytest.fixture
def store(store):
    """The sample diary in Hebrew beside what is there."""
    diary = in_hebrew(sample_diary(NOW), SPOKEN)
    store.keep_profile(diary.profile)
    for part in PARTS.values():
        store.keep(*getattr(diary, part))
    return store


def said_in(page):
    for widget in [page, *page.findChildren(QWidget)]:
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        yield widget.toolTip()
        if isinstance(widget, QLabel | QAbstractButton):
            yield re.sub("<[^>]*>", "", widget.text())


def test_every_page_keeps_her_words_apart(window):
    told = set()
    for name in PAGES:
        window.show_page(name)
        page = window.page(name)
        told |= set(said_in(page))
    assert turned(told, SPOKEN) == []


def test_so_do_the_lines_of_the_diary(window):
    window.show_page("diary")
    page = window.page("diary")
    lines = page.days.records.lines
    told = [line.text for line in lines] + [said for line in lines for said in line.spoken]
    assert any("\u2068" in said for said in told)
    assert turned(told, SPOKEN) == []


def test_and_a_search_finds_what_she_wrote(window, keeper):
    window.show_page("diary")
    page = window.page("diary")
    exercise = next(each.name for each in keeper.diary.plan)
    page.search.setText(exercise)
    assert wanted_of(keeper.view, page._wanted, keeper.rulebook).count() > 0


def test_so_do_the_charts_and_their_tables(window, qtbot):
    window.resize(1280, 900)
    window.show_page("trends")
    page = window.page("trends")
    page.menu.lane("activities").setChecked(True)
    qtbot.waitUntil(lambda: page.timeline.view.placed is not None)
    page.timeline.view.grab()
    told = [word.words for word in page.timeline.view.placed.words]
    assert any("\u2068" in said for said in told)
    page._switch_tables()
    told += said_in(page)
    assert turned(told, SPOKEN) == []
