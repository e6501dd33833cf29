"""What the therapist knows is listed in Settings, and can be removed where the patient said it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from ptdiary.diary.consultation import Consultation
from ptdiary.diary.entry import Checks, Entry, LegPain, LegPains, Spread
from ptdiary.diary.profile import Known
from ptdiary.ui.widgets import Label
from ptdiary.words import known as said
from ptdiary.words import settings as words
from tests.ui.conftest import NOW

LEG = Known(
    sign="pain", limb="leg", side="left", reach="below_knee", since=NOW - timedelta(days=20)
)
NIGHTS = Known(sign="night_pain", nights=2, since=NOW)
DAY = Known(sign="interference", score=6)


@pytest.fixture
def card(window):
    window.resize(1280, 800)
    window.show_page("settings")
    page = window.page("settings")
    page._health.known.open()
    return page.known


def lines(card):
    """The words on the card, from top to bottom."""
    return [each.text() for each in _labels(card.layout()) if each.isVisibleTo(card)]


def _labels(layout):
    for index in range(layout.count()):
        item = layout.itemAt(index)
        inner = item.layout() or (item.widget() and item.widget().layout())
        if isinstance(item.widget(), Label):
            yield item.widget()
        elif inner is not None:
            yield from _labels(inner)


def listed(keeper, *known, **profile):
    keeper.keep_profile("", replace(keeper.diary.profile, known=known, **profile))


def test_an_empty_list_says_so_and_how_it_fills(card):
    assert lines(card) == [words.KNOWN_LEAD, words.KNOWN_NONE]


def test_each_item_is_said_with_its_day_and_its_own_remove(card, keeper):
    listed(keeper, LEG, NIGHTS, DAY, known_nerve_signs="yes")
    assert lines(card)[1:] == [
        "Pain in your left leg, to below the knee", "Since 1 November.",
        "Pain at night, on 2 nights a week", "Since today.",
        "Kept from doing things, 6 out of 10", said.NO_DAY,
        said.NERVES_OF_VERSION_1,
    ]  # fmt: skip
    assert [each.accessibleName() for each in card.buttons][:2] == [
        "Remove: Pain in your left leg, to below the knee",
        "Remove: Pain at night, on 2 nights a week",
    ]


def test_an_item_is_removed_and_brought_back_with_the_keyboard_staying_in_the_list(
    window, card, keeper, qtbot
):
    listed(keeper, LEG, NIGHTS, DAY)
    card.buttons[1].setFocus()
    qtbot.keyClick(card.buttons[1], Qt.Key.Key_Space)
    assert keeper.store.read().profile.known == (LEG, DAY)
    assert window.focusWidget() is card.buttons[1]
    keeper.undo()
    assert keeper.store.read().profile.known == (LEG, NIGHTS, DAY)
    assert len(card.buttons) == 3


def test_the_answer_of_version_1_is_one_line_and_is_removed_like_the_others(card, keeper):
    listed(keeper, LEG, known_nerve_signs="yes")
    card.buttons[1].click()
    profile = keeper.store.read().profile
    assert (profile.known, profile.known_nerve_signs) == ((LEG,), None)


def test_what_a_consultation_made_known_stands_below_and_has_no_remove(card, keeper):
    limb = LegPains(left=LegPain(change="new", reach="thigh"))
    keeper.keep(
        "",
        Entry(id="e8", at=NOW - timedelta(days=3), spread=Spread(leg=limb)),
        Entry(id="e9", at=NOW - timedelta(days=2), nights=3, checks=Checks(night_pain="yes")),
        Consultation(
            id="c1", at=NOW - timedelta(days=1), with_whom="therapist", kind="told",
            rules=("C-RAD",),
        ),
        Consultation(id="c2", at=NOW - timedelta(hours=1), with_whom="doctor", kind="seen"),
        Consultation(id="c3", at=NOW + timedelta(days=1), with_whom="doctor", kind="seen"),
    )  # fmt: skip
    assert card.buttons == []
    assert lines(card)[2:] == [
        words.KNOWN_BY_VISIT, words.KNOWN_BY_VISIT_LEAD,
        "Pain in your left leg, to the buttock or thigh", "Seen by your doctor today.",
        "Pain at night, on 3 nights a week", "Seen by your doctor today.",
    ]  # fmt: skip


def test_what_is_listed_does_not_stand_below_again_once_it_was_told(window, card, keeper):
    limb = LegPains(left=LegPain(change="new", reach="thigh"))
    keeper.keep(
        "",
        Entry(id="e8", at=NOW - timedelta(days=3), spread=Spread(leg=limb)),
        Consultation(id="c2", at=NOW - timedelta(days=1), with_whom="doctor", kind="seen"),
    )
    assert len(lines(card)) == 6
    listed(keeper, LEG)
    assert lines(card)[1:] == ["Pain in your left leg, to below the knee", "Since 1 November."]
    assert window.page("settings")._health.known.row.accessibleName().endswith("1 listed")
    card.buttons[0].click()
    assert words.KNOWN_BY_VISIT in lines(card)
