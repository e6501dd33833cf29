"""One screen after saving: what the rating means, what is known, and nothing that was not said."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Entry
from ptdiary.diary.profile import Known
from ptdiary.diary.questions import Answers, entry_from
from ptdiary.diary.session import Session
from ptdiary.ui.tokens import LIGHT
from ptdiary.words import meaning as words
from tests.ui.conftest import DIARY, NOW


def rated(hours, soreness, **said):
    entry = entry_from(Answers(none=True, soreness=soreness), f"e{hours}", before(hours), None)
    return replace(entry, quality=("stiff",), **said)


def before(hours):
    return NOW - timedelta(hours=hours)


OLD = tuple(rated(24 * days, 2) for days in (9, 8, 7, 6, 5, 4))
AFTER_A_SESSION = replace(
    DIARY,
    sessions=(Session(id="s", ended_at=before(42)),),
    entries=(*OLD, rated(30, 4), rated(13, 5)),
)
CALM = replace(DIARY, sessions=(), entries=(*OLD, rated(72, 3), rated(48, 2), rated(24, 2)))


def said(part):
    return [each.text() for each in part.findChildren(QLabel) if each.isVisible() and each.text()]


def save(today, score, *, feels="stiff"):
    """A good day: the score, None of these, and the row that a higher score asks."""
    today.score(score)
    if feels and "feels" in [row.key for row in today.form.waiting.shown]:
        today.answer_below(feels=feels)
    today.none_of_these()
    today.save()
    later = today.page.panel.weekly.later
    if later.isVisible():
        later.click()
        today.settle()


def card(today):
    return today.page.panel.meaning


def test_after_a_session_it_says_what_the_rating_means(on):
    today = on(AFTER_A_SESSION)
    save(today, 4)
    assert card(today).heading.text() == (
        "Easing after Thursday's session: 5 yesterday evening, 4 now."
    )
    assert today.page.top.banner is None
    assert not today.page.top.strip.isHidden()


def test_without_a_session_as_on_most_days(on):
    today = on(CALM)
    save(today, 2)
    assert card(today).heading.text() == "2, as on most of your days."
    assert card(today).past.text().startswith("In the past 4 weeks it was the highest on 8 of")


def test_an_answer_that_is_added_changes_what_may_be_said(on):
    today = on(AFTER_A_SESSION)
    save(today, 4)
    entry = today.entry
    today.keeper.keep("Added", replace(entry, pain_relief="yes"))
    today.settle()
    assert not card(today).heading.text().startswith("Easing")
    today.keeper.undo()
    today.settle()
    assert card(today).heading.text().startswith("Easing")


def test_an_hour_later_it_is_no_longer_now(on):
    today = on(AFTER_A_SESSION)
    save(today, 4)
    today.later(minutes=70)
    assert card(today).heading.text().endswith("5 yesterday evening, 4 this morning.")


def test_of_the_first_day_it_says_that_it_is_one(on):
    today = on(Diary())
    save(today, 2)
    panel = today.page.panel
    assert panel.first.isVisible()
    assert "That is your first day." not in said(panel)
    panel.first.later.click()
    today.settle()
    assert card(today).heading.text() == "That is your first day."
    assert card(today).past.text() == words.ADD_SESSION


def test_of_a_back_dated_entry_the_strip_says_when_it_was_felt(on):
    today = on(AFTER_A_SESSION)
    today.form.choose_yesterday()
    save(today, 3)
    assert today.page.top.strip.text.heading.startswith("Saved for yesterday 20:00. Soreness 3")


def test_the_signs_that_the_strip_counts_are_named_below_it(on):
    known = tuple(
        Known(sign=sign, limb="leg", side="left", since=before(60)) for sign in ("pain", "numbness")
    )
    today = on(replace(CALM, profile=replace(CALM.profile, known=known)))
    today.score(2)
    today.tick("travels", "nerves")
    today.answer("travels", travels_known="same")
    today.answer("nerves", nerves_known="same")
    today.form.signs.press_none()
    today.save()
    strip = today.page.top.strip.text
    lines = " ".join((strip.heading, *strip.lines))
    assert "2 signs" in lines
    assert "leg" in lines


@pytest.mark.parametrize(
    ("diary", "score"), [(AFTER_A_SESSION, 4), (CALM, 2)], ids=["after a session", "calm"]
)
def test_a_good_day_is_one_screen(on, diary, score):
    import matplotlib.backends.backend_agg  # noqa: F401, PLC0415

    today = on(diary)
    today.window.resize(1366, 740)
    save(today, score)
    today.settle()
    today.settle()
    area = today.page.area
    assert area.verticalScrollBar().maximum() == 0
    assert today.page.side.week.isVisible()
    assert not [text for text in said(today.page) if "not answered" in text.lower()]


def test_while_somebody_is_to_be_told_nothing_says_easing(on):
    today = on(AFTER_A_SESSION)
    today.score(4)
    today.tick("swelling")
    today.answer("swelling", swelling_where="joint")
    today.none_of_these()
    today.save()
    assert today.page.top.banner.is_loud
    assert not card(today).isVisible()
    assert not [text for text in said(today.page) if "easing" in text.lower()]


KNOWN = Known(sign="numbness", limb="leg", side="left", since=NOW - timedelta(days=2))


@pytest.fixture
def known(on):
    today = on(replace(AFTER_A_SESSION, profile=replace(DIARY.profile, known=(KNOWN,))))
    today.score(4)
    today.answer_below(feels="stiff")
    today.tick("nerves")
    today.answer("nerves", nerves_known="same")
    today.form.signs.press_none()
    today.save()
    later = today.page.panel.weekly.later
    if later.isVisible():
        later.click()
    today.settle()
    return today


def test_known_and_no_worse_is_one_line_under_the_sentence(known):
    line = card(known).known
    assert line.isVisible()
    assert line.text().startswith("<b>Numbness, left leg:</b> known since 19 November, no worse.")
    assert card(known).heading.text().startswith("Easing after Thursday's session")
    top = card(known).heading.mapTo(known.page, QPoint()).y()
    assert line.mapTo(known.page, QPoint()).y() > top


def test_known_and_no_worse_has_no_colour_of_a_warning(known):
    picture = known.page.grab().toImage()
    found = {
        picture.pixelColor(x, y).name().upper()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }
    loud = (LIGHT.caution_soft, LIGHT.caution_fill, LIGHT.urgent_soft, LIGHT.urgent_fill)
    assert QColor(LIGHT.surface).name().upper() in found
    assert not found & {each.upper() for each in loud}


def test_on_another_day_nothing_is_said_of_it(known):
    known.later(days=1)
    assert not card(known).known.isVisible()


def test_what_is_known_is_said_beside_a_warning_too(on):
    today = on(replace(AFTER_A_SESSION, profile=replace(DIARY.profile, known=(KNOWN,))))
    today.tick("nerves", "swelling")
    today.answer("nerves", nerves_known="same")
    today.answer("swelling", swelling_where="joint")
    today.form.signs.press_none()
    today.save()
    assert today.page.top.banner.is_loud
    assert card(today).known.isVisible()
    assert not card(today).heading.isVisible()


def test_a_note_alone_has_no_meaning(on):
    today = on(CALM)
    today.keeper.keep("", Entry(id="n", at=NOW, written_at=NOW, note="a walk"))
    today.score(2)
    today.save()
    card(today).show_entry(
        today.diary.find(Entry, "n"), today.keeper.view, loud=False, first_asked=False
    )
    assert not card(today).heading.isVisible()
