"""What is asked is seen: the tiles fit the window, and None answers only for what was seen."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Entry, NerveSigns, Sides
from ptdiary.diary.plan import PlannedExercise
from ptdiary.diary.questions import TILES
from ptdiary.diary.session import Exercise, Session
from ptdiary.words import asking
from tests.ui.conftest import DIARY, NOW, SADDLE

CTRL = Qt.KeyboardModifier.ControlModifier
CALM = replace(
    DIARY, sessions=(), entries=(Entry(id="e", at=NOW - timedelta(hours=13), soreness=2),)
)


STILL_SORE = replace(
    DIARY,
    sessions=(Session(id="s", ended_at=NOW - timedelta(hours=74)),),
    entries=tuple(
        Entry(id=f"e{hours}", at=NOW - timedelta(hours=hours), soreness=5)
        for hours in (60, 48, 24, 12, 1)
    ),
)
NUMB = NerveSigns(numbness=Sides(left="new"))
NUMB_LEG = CALM.keeping(Entry(id="n", at=NOW - timedelta(hours=5), soreness=3, leg_signs=NUMB))
SADDLED = CALM.keeping(replace(SADDLE, at=NOW - timedelta(hours=5)))


def out_of_view(today):
    view = today.page.area.viewport()
    tiles = today.form.signs.tiles
    return [
        tile.key
        for tile in (tiles.none, *tiles.tiles.values())
        if not view.rect().contains(QRect(tile.mapTo(view, QPoint()), tile.size()))
    ]


@pytest.fixture(params=[(1366, 740), (1024, 640)], ids=str)
def sized(on, request):
    def open_on(diary):
        today = on(diary)
        today.window.show_page("today")
        today.window.resize(*request.param)
        today.settle()
        today.settle()  # words that wrap take more than one round
        return today

    return open_on


def answered(entry):
    from ptdiary.diary.questions import Answers, entry_from  # noqa: PLC0415

    return entry_from(Answers(none=True, soreness=entry.soreness), entry.id, entry.at, None)


def test_all_signs_are_in_view_without_a_scroll(sized):
    today = sized(replace(CALM, entries=tuple(map(answered, CALM.entries))))
    assert out_of_view(today) == []
    assert 2.1 <= today.form.signs.tiles.height_of_tiles() <= 2.75
    today.score(3)
    assert out_of_view(today) == []


def test_all_signs_are_in_view_with_a_home_programme_below_them(sized):
    plan = tuple(PlannedExercise(id=f"p{n}", name=f"Exercise {n}") for n in range(5))
    today = sized(replace(CALM, entries=tuple(map(answered, CALM.entries)), plan=plan))
    assert out_of_view(today) == []
    assert today.page.bar.save_button.isVisible()
    today.score(3)
    assert out_of_view(today) == []


def test_all_signs_are_in_view_at_the_first_start(sized):
    today = sized(Diary())
    assert today.page.welcome.isVisible()
    assert out_of_view(today) == []
    today.score(3)
    assert out_of_view(today) == []
    today.page.welcome.numbers.chip("112").click()
    today.settle()
    assert out_of_view(today) == []
    assert today.page.area.verticalScrollBar().value() == 0


@pytest.mark.parametrize(
    "warned", [STILL_SORE, NUMB_LEG, SADDLED], ids=["contact", "urgent", "now"]
)
def test_all_signs_are_in_view_while_a_warning_stands(sized, warned):
    today = sized(warned)
    assert today.page.top.line.isVisible()
    assert out_of_view(today) == []
    assert not today.page.sight._laid_out.isActive()  # the tiles have come to rest
    today.score(3)
    assert out_of_view(today) == []


def test_all_signs_are_in_view_again_once_a_sign_is_answered(sized):
    today = sized(replace(CALM, entries=tuple(map(answered, CALM.entries))))
    today.score(2)
    today.tick("nerves")
    today.answer("nerves", nerve_where="leg.left", nerve_change="new")
    assert out_of_view(today) == []


@pytest.mark.parametrize("tile", TILES)
def test_all_signs_are_in_view_while_one_of_them_is_asked_about(sized, tile):
    today = sized(replace(CALM, entries=tuple(map(answered, CALM.entries))))
    today.score(2)
    today.tick(tile)
    today.settle()
    panel = today.form.signs.panels[tile]
    assert panel.isVisible()
    assert not panel.is_folded()
    assert out_of_view(today) == []
    view = today.page.area.viewport()
    assert view.rect().contains(QRect(panel.mapTo(view, QPoint()), panel.size()))


AFTER_EXERCISES = CALM.keeping(
    Session(
        id="s",
        ended_at=NOW - timedelta(hours=20),
        exercises=tuple(Exercise(name=name) for name in ("Hip hinge", "Bridges", "Side plank")),
    )
)


@pytest.mark.parametrize(
    ("tile", "answers"),
    [
        ("weakness", {"weak_where": "leg.left", "weak_change": "new"}),
        ("nerves", {"nerve_where": "arm.left", "nerve_change": "new"}),
        ("travels", {"pain_where": "leg.left"}),
        ("sharp", {"sharp_change": "new"}),
    ],
)
def test_all_signs_stay_in_view_while_more_is_asked(sized, tile, answers):
    today = sized(AFTER_EXERCISES)
    today.score(2)
    today.tick(tile)
    today.answer(tile, **answers)
    today.settle()
    assert not today.form.signs.panels[tile].is_folded()
    assert out_of_view(today) == []


def test_questions_too_tall_to_stand_with_all_signs_are_in_view_alone(on):
    today = on(CALM)
    today.window.resize(1024, 500)
    today.settle()
    today.tick("weakness")
    today.settle()
    panel, view = today.form.signs.panels["weakness"], today.page.area.viewport()
    assert out_of_view(today)
    assert view.rect().contains(QRect(panel.mapTo(view, QPoint()), panel.size()))


def test_who_scrolls_back_to_the_score_stays_there(sized):
    today = sized(replace(CALM, entries=tuple(map(answered, CALM.entries))))
    today.tick("nerves")
    today.settle()
    bar = today.page.area.verticalScrollBar()
    assert bar.value() > 0
    bar.setValue(0)
    today.later(minutes=1)
    assert bar.value() == 0


def test_tiles_are_as_tall_as_the_window_lets_them(on):
    today = on(CALM)
    heights = []
    for height in (720, 760, 820, 900):
        today.window.resize(1366, height)
        today.settle()
        heights.append(today.form.signs.tiles.height_of_tiles())
    assert heights == sorted(heights)
    assert heights[-1] == 2.75


@pytest.fixture
def large(on, look):
    """Text so large that the last signs are below the fold."""
    look.change(scale=1.5)
    today = on(CALM)
    today.window.resize(1024, 700)
    today.settle()
    assert out_of_view(today)
    return today


def test_none_of_these_first_shows_the_signs_that_were_never_on_the_screen(large):
    hidden = len([key for key in out_of_view(large) if key != "none"])
    large.form.signs.tiles.none.click()
    large.settle()
    assert large.form.answers.none is None
    assert not large.form.signs.tiles.none.isChecked()
    assert large.page.bar.sentence == asking.new_signs(hidden)
    assert "chest" not in out_of_view(large)
    assert large.page.bar.offer.text() == "None of these"
    large.page.bar.offer.click()
    large.settle()
    assert large.form.answers.none
    assert not large.page.bar.offer.isVisible()


def test_what_was_raised_stays_while_signs_are_shown(on, look):
    look.change(scale=1.5)
    today = on(CALM)
    today.window.resize(1920, 480)
    today.settle()
    today.tick("travels")
    today.answer("travels", pain_where="leg.left", pain_change="new")
    raised = today.verdict
    today.form.signs.tiles.none.click()
    today.settle()
    assert today.page.bar.offer.text() == "None of the others"
    assert today.verdict.heading == raised.heading
    assert today.verdict.line == asking.new_signs(today.page.bar.new_signs)


def test_saving_in_between_writes_no_sign(large):
    large.score(2)
    large.form.signs.tiles.none.click()
    large.settle()
    large.keys((Qt.Key.Key_Return, CTRL)[::-1])
    assert large.entry.travels is None
    assert large.entry.checks is None


def test_something_else_pressed_takes_the_offer_back(large):
    large.form.signs.tiles.none.click()
    large.settle()
    large.tick("chest")
    assert not large.page.bar.offer.isVisible()
    assert large.form.answers.ticked == ("chest",)


def test_the_same_tile_pressed_again_writes_no_too(large):
    large.form.signs.tiles.none.click()
    large.settle()
    large.form.signs.tiles.none.click()
    large.settle()
    assert large.form.answers.none


def test_signs_that_stayed_in_view_are_seen(large):
    large.look_at_it()
    large.page.area.verticalScrollBar().setValue(10_000)
    large.settle()
    large.look_at_it()
    large.page.area.verticalScrollBar().setValue(0)
    large.settle()
    seen = large.page.sight._seen
    large.form.signs.tiles.none.click()
    large.settle()
    assert bool(large.form.answers.none) == ({*TILES} <= seen)


def test_a_new_form_was_not_seen_yet(large):
    large.form.signs.tiles.none.click()
    large.page.bar.offer.click()
    large.settle()
    large.save()
    large.later(hours=5)
    large.page.begin_new()
    large.settle()
    assert large.page.sight._seen != {*TILES}
