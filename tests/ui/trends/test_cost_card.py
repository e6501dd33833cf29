"""Does it cost me more: one comparison that is picked, and one answer."""

import pytest
from PySide6.QtCore import Qt

from ptdiary.diary import Session
from ptdiary.words import cost as words
from tests.ui.trends.turning import mixed, records

SHOWN = ("Harder sessions", "New or harder exercises", "Clinic or home", "Before noon or later")


@pytest.fixture
def card(trends, keeper):
    keeper.keep("", *records(60, mixed))
    trends._show_others()
    trends.area.show_whole(trends.cost)
    return trends.cost


def press(qtbot, widget, *keys):
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    for key in keys:
        qtbot.keyClick(widget.window().focusWidget(), key)


def pick(card, said):
    chips = [card.picks.chip(each) for each in card.picks.offered()]
    next(each for each in chips if each.text() == said).click()


def test_63_nothing_is_told_until_one_thing_is_picked_and_then_one_answer(card, qtbot):
    assert [card.picks.chip(each).text() for each in card.picks.offered()] == [
        *SHOWN, "Bridge", "Step-ups",
    ]  # fmt: skip
    assert not card.heading.isVisible()
    assert not card.dots.isVisible()
    # by keyboard: Tab leads to the first, the arrows to the last
    press(qtbot, card.picks.first_stop(), *[Qt.Key.Key_Right] * 5, Qt.Key.Key_Space)
    assert card.heading.text() == "More, by about 2 points."
    assert "Counted: 29 and 31 sessions, with the weeks taken into account." in card.reasons.text()
    assert "not a reason to stop by yourself" in card.notes.text()
    assert not card.turns.isVisible()
    assert [len(each) for each in card.dots.rises] == [29, 31]
    assert card.dots.accessibleName() == (
        "Sessions with Step-ups: 29 sessions, +3 points in the middle one, from +2 to +4. "
        "Those without: 31 sessions, +1 points in the middle one, from 0 to +2."
    )
    qtbot.keyClick(card.window().focusWidget(), Qt.Key.Key_Delete)
    assert not card.heading.isVisible()


def test_63_no_difference_and_cannot_be_told_are_ordinary_answers(card):
    pick(card, "Clinic or home")
    assert card.heading.text() == "No difference above 1 point."
    assert "A smaller difference can hide" in card.notes.text()
    pick(card, "Before noon or later")
    assert card.heading.text() == "This cannot be told."
    assert "Counted: 60 and 0 sessions" in card.reasons.text()
    assert "more sessions in mixed order could tell" in card.reasons.text()
    assert card.turns.isVisible()
    assert [len(each) for each in card.dots.rises] == [60, 0]


def test_the_table_holds_the_same_counts_and_what_is_picked_stays(card, trends, keeper):
    pick(card, "Step-ups")
    trends._switch_tables()
    assert not card.dots.isVisible()
    (table,) = card.tables
    rows = [table.records.row(each) for each in range(table.records.rowCount())]
    with_it, without = card.dots.rises
    assert rows == [
        (words.rise(each), str(with_it.count(each)), str(without.count(each)))
        for each in sorted({*with_it, *without})
    ]
    keeper.remove("", Session, "t0", "t1")
    trends._show_others()
    assert card.heading.text().startswith("More")
    assert sum(len(each) for each in card.dots.rises) < 60
    trends._switch_tables()
    assert card.dots.isVisible()
    assert not table.isVisible()
