"""Once a week: a card at the top after saving, never at the first save, put off by one press."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Entry, Week
from ptdiary.diary.profile import Known
from ptdiary.diary.questions import ROWS, WEEKLY
from ptdiary.review.finding import Level
from ptdiary.words import entry_form as words
from ptdiary.words import today as today_words
from ptdiary.words.questions import QUESTIONS
from tests.ui.conftest import DIARY, NOW


@pytest.fixture
def saved(today):
    return enter(today)


def enter(today, score=2):
    today.score(score)
    today.none_of_these()
    today.save()
    return today


def card_of(saved):
    return saved.page.panel.weekly


def top_of(part, page):
    return part.mapTo(page, part.rect().topLeft()).y()


def test_it_stands_right_under_the_banner_and_the_strip_names_it(saved):
    page, panel = saved.page, saved.page.panel
    assert page.top.strip.text.heading == today_words.SAVED_WEEKLY
    cards = [each for each in (panel.weekly, panel.first, panel.card) if each.isVisible()]
    assert cards[0] is panel.weekly
    assert top_of(panel.weekly, page) < top_of(panel.card, page)
    texts = [each.text() for each in card_of(saved).findChildren(QLabel) if each.isVisible()]
    for text in (words.WEEKLY_TITLE, words.WEEKLY_WHY, QUESTIONS["weekly"], words.YOUR_WEEK):
        assert text in texts


def test_it_is_never_asked_at_the_first_save(on):
    first = enter(on(replace(Diary(), profile=DIARY.profile)))
    assert not card_of(first).isVisible()
    assert first.page.top.strip.text.heading != today_words.SAVED_WEEKLY
    first.later(hours=4)
    first.window.show_page("help")
    first.window.show_page("today")
    assert card_of(enter(first)).isVisible()


@pytest.mark.parametrize(("days", "due"), [(6.9, False), (7, True)])
def test_it_is_due_seven_days_after_the_last_answer(on, days, due):
    answered = Entry(id="w", at=NOW - timedelta(days=days), nights=0)
    assert card_of(enter(on(DIARY.keeping(answered)))).isVisible() is due


def test_none_of_these_answers_all_and_the_card_goes(saved):
    card = card_of(saved)
    assert not card.save.isEnabled()
    card.tiles.none.click()
    card.save.click()
    saved.settle()
    assert all(saved.entry.check(check) == "no" for check in WEEKLY)
    assert saved.entry.nights == 0
    assert not card.isVisible()
    assert saved.page.top.strip.text.heading.startswith("Saved at 9:31")
    saved.keeper.undo()
    saved.settle()
    assert card.isVisible()
    assert saved.entry.checks.weight_loss is None


def test_what_is_not_saved_writes_nothing(saved):
    before = saved.entry
    card = card_of(saved)
    card.tiles.tiles["band"].click()
    card.week.control("week_pain").buttons[4].click()
    saved.later(minutes=1)
    assert saved.keeper.diary.find(Entry, before.id) == before
    assert card.tiles.tiles["band"].isChecked()


@pytest.mark.parametrize("check", [check for check in WEEKLY if check != "night_pain"])
def test_a_ticked_check_is_told_by_its_row_or_left_blank(saved, check):
    card = card_of(saved)
    card.tiles.tiles[check].click()
    control = card.panels[check].control(f"weekly_{check}")
    offered = ("yes", "known", "unsure", *(("declined",) if check == "sexual" else ()))
    assert control.offered() == offered
    assert control.isVisible()
    card.save.click()
    saved.settle()
    blank = "unsure" if check in ("sexual", "dark_urine") else "yes"
    assert saved.entry.check(check) == blank
    assert saved.entry.nights is None
    for answer in offered:
        saved.keeper.undo()
        saved.settle()
        card.show_answers(replace(card.answers, weekly=(check,)))
        control.choose()
        control.chip(answer).click()
        card.save.click()
        saved.settle()
        assert saved.entry.check(check) == answer


@pytest.mark.parametrize(
    ("nights", "knows", "written", "known"),
    [
        (None, None, None, ()),
        ("3", None, 3, ()),
        ("unsure", None, None, ()),
        ("2", "known", 2, (Known(sign="night_pain", nights=2, since=NOW),)),
    ],
)
def test_nights_are_counted_and_who_knows_of_them_is_kept_in_the_same_step(
    saved, nights, knows, written, known
):
    before = saved.diary
    card = card_of(saved)
    card.tiles.tiles["night_pain"].click()
    panel = card.panels["night_pain"]
    if nights:
        panel.control("nights").chip(nights).click()
    if knows:
        panel.control("weekly_night_pain").chip(knows).click()
    card.save.click()
    saved.settle()
    assert (saved.entry.check("night_pain"), saved.entry.nights) == ("yes", written)
    assert saved.diary.profile.known == known
    saved.keeper.undo()
    assert saved.diary == before


def test_how_the_week_was_is_written_by_itself_and_the_list_stays_due(saved):
    card = card_of(saved)
    for key, score in (("week_pain", 5), ("week_everyday", 0)):
        card.week.control(key).buttons[score].click()
    card.save.click()
    saved.settle()
    assert saved.entry.week == Week(pain=5, everyday=0)
    assert saved.entry.check("weight_loss") is None
    assert card.isVisible()
    card.week.control("week_pain").buttons[6].click()
    card.tiles.none.click()
    card.save.click()
    saved.settle()
    assert saved.entry.week == Week(pain=6, everyday=0)


def test_not_now_puts_it_off_to_the_next_save(saved):
    before = saved.entry
    card_of(saved).later.click()
    saved.settle()
    assert not card_of(saved).isVisible()
    assert saved.page.top.strip.text.heading != today_words.SAVED_WEEKLY
    assert saved.entry == before
    saved.later(minutes=1)
    assert not card_of(saved).isVisible()
    saved.page.begin_new()
    saved.settle()
    assert card_of(enter(saved, 3)).isVisible()


def test_it_is_asked_while_somebody_is_to_be_told_too(today):
    today.score(8)
    today.none_of_these()
    today.answer_below(with_this="none")
    today.save()
    assert today.keeper.view.review.level >= Level.CONTACT
    assert card_of(today).isVisible()


def test_every_row_of_the_table_stands_in_the_card(saved):
    card = card_of(saved)
    asked = {"weekly", *card.week.asked()}
    asked |= {key for panel in card.panels.values() for key in panel.asked()}
    assert asked == {row.key for row in ROWS if row.part == "weekly"}
    assert tuple(card.tiles.tiles) == WEEKLY
    assert card.tiles.accessibleName() == QUESTIONS["weekly"]


@pytest.mark.parametrize("check", WEEKLY)
def test_what_a_tick_raised_leads_back_to_it_and_can_be_taken_back(saved, check):
    card = card_of(saved)
    card.tiles.tiles[check].click()
    saved.settle()
    card.save.click()
    saved.settle()
    saved.press_banner("not_so")
    again = saved.form.weekly
    tile = again.tiles.tiles[check]
    assert again.isVisible()
    assert QApplication.focusWidget() is tile
    tile.click()
    saved.settle()
    saved.save()
    assert saved.entry.check(check) is None
    assert saved.entry.nights is None
    assert saved.keeper.view.review.level < Level.CONTACT


def test_changing_an_entry_refuses_nothing_of_the_list_that_was_not_asked(saved):
    card = card_of(saved)
    card.tiles.none.click()
    card.save.click()
    saved.settle()
    older = replace(saved.entry, checks=replace(saved.entry.checks, band=None))
    saved.keeper.keep("x", older)
    saved.settle()
    saved.page.top.strip.buttons["change"].click()
    saved.settle()
    saved.form.weekly.tiles.tiles["shape"].click()
    saved.settle()
    saved.form.weekly.panels["shape"].control("weekly_shape").chip("yes").click()
    saved.settle()
    saved.save()
    assert (saved.entry.check("shape"), saved.entry.check("band")) == ("yes", None)


def test_an_entry_without_the_list_is_changed_without_it(saved):
    saved.page.top.strip.buttons["change"].click()
    saved.settle()
    assert saved.form.weekly is None
