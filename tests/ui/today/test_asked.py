"""Questions about the person: two after the first entry, others where a finding asks them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Entry
from ptdiary.review.finding import Level
from ptdiary.words import entry_rows as words
from ptdiary.words.questions import QUESTIONS
from tests.ui.conftest import DIARY, NOW

NEW = replace(Diary(), profile=replace(DIARY.profile, usual_soreness=None))


def enter(today, score=2):
    today.score(score)
    today.none_of_these()
    today.save()
    return today


def next_entry(today, score=2):
    today.later(hours=4)
    today.page.begin_new()
    today.settle()
    return enter(today, score)


@pytest.fixture
def first(on):
    return enter(on(NEW))


def test_the_first_save_asks_two_questions_that_may_wait(first):
    card = first.page.panel.first
    assert card.isVisible()
    assert card.row.scale.accessibleName() == QUESTIONS["usual_soreness"]
    assert card.last.accessibleName() == QUESTIONS["last_session"]
    assert card.last.offered() == ("none", "today", "yesterday", "days", "longer")
    assert card.later.text() == "Not now"
    assert first.diary.profile == NEW.profile
    assert first.diary.sessions == ()


def test_the_usual_score_is_written_with_its_moment_and_its_question_goes(first):
    card = first.page.panel.first
    card.row.scale.buttons[3].click()
    first.settle()
    profile = first.diary.profile
    assert (profile.usual_soreness, profile.usual_soreness_at) == (3, NOW)
    assert card.isVisible()
    assert not card.row.isVisible()
    first.keeper.undo()
    first.settle()
    assert first.diary.profile == NEW.profile
    assert card.row.isVisible()
    assert card.row.scale.value() is None


def test_it_says_how_many_answers_it_asks_for(first):
    card = first.page.panel.first
    title = next(each for each in card.findChildren(QLabel) if each.text().startswith("Saved."))
    assert title.text() == words.FIRST_USE
    card.row.scale.buttons[3].click()
    first.settle()
    assert title.text() == words.FIRST_USE_ONE


@pytest.mark.parametrize("answer", ["none", "longer"])
def test_no_session_lately_writes_nothing(first, answer):
    card = first.page.panel.first
    before = first.diary
    card.last.chip(answer).click()
    first.settle()
    assert first.diary == before
    assert first.window.page_name == "today"
    card.row.scale.buttons[2].click()
    first.settle()
    assert not card.isVisible()


@pytest.mark.parametrize(("answer", "days"), [("today", 0), ("yesterday", 1), ("days", 2)])
def test_a_day_opens_the_form_of_the_session_with_it(first, answer, days):
    first.page.panel.first.last.chip(answer).click()
    first.settle()
    assert first.window.page_name == "sessions"
    form = first.window.page("sessions").form
    assert form.answers().ended_at.date() == (NOW - timedelta(days=days)).date()
    assert first.diary.sessions == ()


def test_not_now_closes_it_until_the_second_save_and_then_it_waits_in_its_row(first):
    panel = first.page.panel
    panel.first.later.click()
    first.settle()
    assert not panel.first.isVisible()
    assert panel.more.pills.pills["usual"].isVisible()
    next_entry(first)
    assert panel.first.isVisible()
    assert not panel.more.pills.pills["usual"].isVisible()
    next_entry(first)
    assert not panel.first.isVisible()
    assert panel.more.pills.pills["usual"].isVisible()
    panel.more.open("usual")
    first.settle()
    assert panel.usual_row.scale.accessibleName() == QUESTIONS["usual_soreness"]
    panel.usual_row.scale.buttons[4].click()
    first.settle()
    profile = first.diary.profile
    assert (profile.usual_soreness, profile.usual_soreness_at) == (4, first.now)
    assert not panel.more.pills.pills["usual"].isVisible()


def test_it_is_not_asked_where_both_are_known(today):
    assert not enter(today).page.panel.first.isVisible()


# what a finding asks


def of_weeks(score, **profile):
    """Four weeks of the same score, every other day, with the page open on the last."""
    entries = tuple(
        Entry(id=f"d{day}", at=NOW - timedelta(days=day), soreness=score) for day in range(2, 29, 2)
    )
    return replace(DIARY, entries=entries, sessions=(), profile=replace(DIARY.profile, **profile))


@pytest.fixture
def suggested(on):
    """Nothing is stated, and the ratings suggest 2."""
    return enter(on(of_weeks(2, usual_soreness=None)), 2)


def test_a_usual_score_that_the_ratings_suggest_is_confirmed_by_one_press(suggested):
    card = suggested.page.panel.asked
    assert card.asks_usual()
    assert card.row.yes.text() == "Yes, 2"
    assert card.row.yes.accessibleName() == "Yes, 2. Is 2 your usual now?"
    before = suggested.diary
    card.row.yes.click()
    suggested.settle()
    profile = suggested.diary.profile
    assert (profile.usual_soreness, profile.usual_soreness_at) == (2, NOW)
    assert not card.asks_usual()
    suggested.keeper.undo()
    assert suggested.diary == before


def test_another_number_may_be_chosen_instead(suggested):
    row = suggested.page.panel.asked.row
    assert row.scale.accessibleName() == words.OTHER_USUAL
    row.scale.buttons[1].click()
    suggested.settle()
    assert suggested.diary.profile.usual_soreness == 1


def test_a_higher_usual_score_is_not_offered_beside_a_warning_that_it_would_take_back(on):
    today = enter(on(of_weeks(6, usual_soreness=2)), 6)
    assert today.keeper.view.review.level >= Level.CONTACT
    asks = {asked for finding in today.keeper.view.review.findings for asked in finding.asks}
    assert "usual_soreness" in asks
    assert not today.page.panel.asked.asks_usual()


@pytest.mark.parametrize("answer", ["yes", "no", "unsure"])
def test_cancer_is_asked_in_place_where_a_finding_depends_on_it(on, answer):
    nights = Entry(id="n", at=NOW - timedelta(hours=2), nights=1)
    diary = DIARY.keeping(nights)
    today = enter(on(diary))
    card = today.page.panel.asked
    control = card.asked["cancer_history"]
    assert control.isVisible()
    assert control.accessibleName() == "Have you ever had cancer?"
    control.chip(answer).click()
    today.settle()
    assert today.diary.profile.cancer_history == answer
    assert not card.isVisible()
    today.keeper.undo()
    assert today.diary.profile == diary.profile


def test_nothing_of_it_is_asked_where_no_finding_asks(today):
    assert not enter(today).page.panel.asked.isVisible()
