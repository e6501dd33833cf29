"""The weekly question: due once a week after an entry, never pre-filled, and taken back."""

from datetime import datetime, timedelta

import pytest

from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import Activity, ActivityRating
from ptdiary.diary.weekly import is_due
from ptdiary.paths import resource_text
from ptdiary.review.rulebook import read_rulebook
from ptdiary.store.drafts import Drafts
from ptdiary.ui.keeper import Keeper
from ptdiary.ui.today.activities import ActivitiesCard
from ptdiary.words import activities as words
from tests.clocks import LONDON, computer_in
from tests.ui.conftest import NOW

SOCKS = Activity(
    id="a1",
    name="Put on socks",
    ratings=(ActivityRating(at=NOW - timedelta(days=7), score=3),),
)
WALK = Activity(id="a2", name="Walk the dog")


@pytest.fixture
def today(window, keeper):
    keeper.keep("", SOCKS, WALK)
    window.show_page("today")
    return window.page("today")


def save_entry(today):
    today.form.scale.buttons[2].click()
    today.save()


def test_the_question_waits_for_an_entry_and_is_asked_once_a_week(today, keeper):
    card = today.activities
    assert not card.isVisibleTo(today)
    save_entry(today)
    assert card.isVisibleTo(today)
    assert [scale.value() for scale in card.scales.values()] == [None, None]
    before = keeper.store.read()
    card.scales["a1"].buttons[0].click()
    card.save.click()
    kept = keeper.store.read().find(Activity, "a1")
    assert kept.ratings == (*SOCKS.ratings, ActivityRating(at=NOW, score=0))
    assert keeper.store.read().find(Activity, "a2") == WALK
    assert not card.isVisibleTo(today)
    keeper.undo()
    assert keeper.store.read() == before


def test_saving_without_a_number_says_so_and_not_now_puts_it_off(today, keeper):
    save_entry(today)
    steps = keeper.steps.count()
    today.activities.save.click()
    assert today.activities._wrong.text() == words.NOTHING
    today.activities.later.click()
    keeper.refresh()
    assert not today.activities.isVisibleTo(today)
    assert keeper.steps.count() == steps


def test_nothing_is_asked_while_the_diary_warns(today, keeper):
    keeper.keep("", Entry(id="leg", at=NOW - timedelta(hours=1), soreness=4, quality=("shooting",)))
    save_entry(today)
    assert not today.activities.isVisibleTo(today)


@pytest.mark.parametrize(("days", "due"), [(6.9, False), (7, True), (30, True)])
def test_a_week_has_7_days(days, due):
    rating = ActivityRating(at=NOW - timedelta(days=days), score=5)
    assert is_due((WALK, Activity(id="a", name="x", ratings=(rating,))), NOW) is due


@pytest.mark.parametrize(
    ("begun", "score"), [("2026-10-25T00:30+01:00", 4), ("2026-10-24T23:50+01:00", None)]
)
def test_scores_come_back_on_the_day_that_was_lived_also_when_clocks_went_back(
    store, look, tmp_path, qtbot, begun, score
):
    store.keep(SOCKS)
    drafts = Drafts(tmp_path / "drafts")
    drafts.keep("today.activities", datetime.fromisoformat(begun), {"a1": 4})
    now = datetime.fromisoformat("2026-10-25T09:00+00:00")
    with computer_in(LONDON):
        rulebook = read_rulebook(resource_text("rules/rules.json"))
        keeper = Keeper(store, rulebook, lambda: now, drafts)
        card = ActivitiesCard(keeper, look)
        qtbot.addWidget(card)
        card.show_view(keeper.view, after_entry=True)
    assert card.scales["a1"].value() == score
    keeper.deleteLater()


def test_without_activities_the_first_is_asked_for_once_a_week(window, keeper):
    window.show_page("today")
    today = window.page("today")
    save_entry(today)
    assert not today.activities.isVisibleTo(today)
    keeper.keep("", Entry(id="first", at=NOW - timedelta(days=14), soreness=1))
    assert today.activities.isVisibleTo(today)
    today.activities.adding.box.setText("Sit for 30 minutes")
    today.activities.adding.button.click()
    (made,) = keeper.store.read().activities
    assert made.name == "Sit for 30 minutes"
    assert list(today.activities.scales) == [made.id]


def test_the_list_in_settings_adds_renames_and_takes_out(window, keeper):
    window.show_page("settings")
    card = window.page("settings").activities
    assert card.adding.isVisible()
    for name in ("Put on socks", "Put on socks"):
        card.adding.box.setText(name)
        card.adding.button.click()
    (made,) = keeper.store.read().activities
    assert card.adding._wrong.text() == words.TWICE
    assert not card.adding.isVisible()
    card.more.click()
    assert window.focusWidget() is card.adding.box
    card.lines[0].box.setText("Put on my socks")
    card.lines[0].box.editingFinished.emit()
    assert keeper.store.read().activities == (Activity(id=made.id, name="Put on my socks"),)
    card.lines[0].take_out.click()
    assert keeper.store.read().activities == ()
    keeper.undo()
    assert [each.name for each in keeper.store.read().activities] == ["Put on my socks"]
