"""The line on the health answers: what the page misses, and once a year whether they hold."""

from datetime import timedelta

import pytest

from ptdiary.diary import Entry
from ptdiary.diary.profile import Profile
from ptdiary.review.health import ASKED
from ptdiary.ui.destination import PageName
from ptdiary.words import settings as words
from tests.ui.conftest import DIARY, NOW

ANSWERED = dict.fromkeys(ASKED, "no") | {"birth_year": 1971}
AGO = NOW - timedelta(days=400)


@pytest.fixture
def summary(window):
    window.show_page("summary")
    return window.page("summary")


@pytest.fixture
def still(window):
    window.show_page("settings")
    return window.page("settings")._health.still


def test_the_page_names_what_was_never_answered_and_leads_there(window, summary, keeper):
    line = summary.health
    assert line.said.text() == (
        "The page says “not answered” for: your age, cancer, weak bones, steroid tablets and "
        "fighting infection."
    )
    keeper.keep_profile("", Profile(**{**ANSWERED, "osteoporosis": None}))
    assert line.said.text() == "The page says “not answered” for: weak bones."
    line.button.click()
    assert window.page_name == PageName.SETTINGS
    row = window.page("settings")._rows["osteoporosis"].control
    assert row.isAncestorOf(window.focusWidget())
    window.show_page("summary")
    keeper.keep_profile("", Profile(**ANSWERED))
    assert not line.isVisible()


def test_nothing_is_held_up_by_it(summary, tmp_path):
    assert summary.health.isVisible()
    summary.save_pdf(tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").exists()
    assert summary.print_button.isEnabled()


def test_answers_of_a_year_ago_are_confirmed_by_one_press_which_undo_takes_back(
    window, still, keeper
):
    old = Profile(**ANSWERED, health_at=AGO)
    keeper.keep_profile("", old)
    assert still.isVisible()
    assert still.said.text() == "Your answers are from 17 Oct 2025. Are they still true?"
    still.button.click()
    assert keeper.diary.profile.health_at == NOW
    assert not still.isVisible()
    assert window.focusWidget() is window.page("settings")._health.fold.row
    assert window.status.text == f"{words.HISTORY_CONFIRMED}."
    keeper.undo()
    assert keeper.diary.profile == old
    assert still.isVisible()


def test_an_answer_that_would_alarm_again_is_confirmed_beside_the_diary(
    window, still, summary, keeper
):
    told = Profile(**{**ANSWERED, "infection_risk": "yes"}, health_at=AGO)
    keeper.keep_profile("", told)
    before = keeper.view.review
    window.show_page("summary")
    assert summary.health.said.text() == "Your health answers are from 17 Oct 2025."
    window.show_page("settings")
    still.button.click()
    assert keeper.diary.profile == told, "the diary stays as it was"
    assert keeper.view.review == before
    assert not still.isVisible()
    window.show_page("summary")
    assert summary.health.isHidden()
    window.show_page("settings")
    keeper.clock = lambda: NOW + timedelta(days=366)
    keeper.tick()
    assert not still.isHidden(), "a year later it is asked again"


def test_answers_without_a_day_are_asked_about_once_the_diary_is_a_year_old(still, keeper):
    keeper.keep_profile("", Profile(cancer_history="no"))
    assert still.isHidden()
    keeper.keep("", Entry(id="first", at=AGO, soreness=2))
    assert not still.isHidden()
    still.button.click()
    assert keeper.diary.profile == Profile(cancer_history="no")
    assert still.isHidden()


def test_who_answered_nothing_is_asked_nothing(still, keeper):
    keeper.keep_profile("", Profile(usual_soreness=2))
    keeper.keep("", *DIARY.entries, Entry(id="first", at=AGO, soreness=2))
    assert still.isHidden()
