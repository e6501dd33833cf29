"""A week of paper becomes entries: what was typed, nothing else, and all of it in one step."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt

from ptdiary.diary import Known
from ptdiary.diary.entry import CORE_CHECKS
from ptdiary.review.page.summary import summary
from ptdiary.ui.destination import Destination, PageName
from ptdiary.ui.summary.paper_week import PaperWeekPage
from ptdiary.words import paper_week as words
from ptdiary.words.dates import Times
from tests.clocks import LONDON, computer_in
from tests.gallery.words import settle
from tests.ui.conftest import NOW
from tests.ui.widgets.test_time_box import type_into


@pytest.fixture
def page(keeper, look, qtbot):
    page = PaperWeekPage(keeper, look)
    qtbot.addWidget(page)
    page.show_view(keeper.view)
    page.show()
    return page


def line(page, day, part="morning"):
    return page.days[day].lines[("morning", "evening").index(part)]


def type_time(qtbot, box, text):
    box.selectAll()
    qtbot.keyClicks(box, text)


def added(keeper, before):
    known = {entry.id for entry in before.entries}
    return [entry for entry in keeper.diary.entries if entry.id not in known]


def test_a_blank_week_writes_nothing(page, keeper):
    before = keeper.diary
    page.save.click()
    assert page.message.text() == words.NOTHING
    assert keeper.diary == before


@pytest.mark.parametrize("typed", ["11", "100", "x", "1x", "-1"])
def test_what_is_no_score_is_no_other_score_and_the_week_is_not_saved(page, keeper, qtbot, typed):
    before, one = keeper.diary, line(page, 0)
    qtbot.keyClicks(line(page, 1).score, "3")
    qtbot.keyClicks(one.score, typed)
    assert (one.score.text(), one.score.score()) == (typed, None)
    assert one._error.text() == "A score is a number from 0 to 10."
    assert one._error.isVisible()
    page.save.click()
    assert page.message.text() == words.NOT_SAVED
    assert keeper.diary == before
    assert one._error.isVisible()
    one.score.selectAll()
    qtbot.keyClick(one.score, Qt.Key.Key_4)
    assert one.score.score() == 4
    assert not one._error.isVisible()


def test_what_is_no_score_is_said_under_movement_too(page, qtbot):
    one = line(page, 0)
    one.tiles.chip("movement").click()
    qtbot.keyClicks(one.movement, "12")
    assert (one.movement.text(), one.movement.score()) == ("12", None)
    assert one._error.text() == "A score is a number from 0 to 10."


@pytest.mark.parametrize("zero", [0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10])
def test_a_score_is_typed_in_the_digits_of_any_script(page, zero):
    one = line(page, 0)
    type_into(one.score, f"{chr(zero + 1)}{chr(zero)}")
    assert one.score.score() == 10
    assert not one._error.isVisible()


def test_a_week_becomes_entries_in_one_step(page, keeper, qtbot):
    before = keeper.diary
    qtbot.keyClicks(line(page, 0).score, "4")
    qtbot.keyClicks(line(page, 2, "evening").score, "10")
    qtbot.mouseClick(line(page, 2, "evening").none, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(line(page, 3).none, Qt.MouseButton.LeftButton)
    page.save.click()
    assert [*open_of(page, line(page, 2, "evening"))] == ["with_this"]  # 10 of 10
    page.save.click()
    score, both, none = added(keeper, before)
    assert (score.soreness, score.checks, score.travels) == (4, None, None)
    assert score.at.isoformat() == "2026-11-16T08:00:00+00:00"
    assert score.written_at == NOW
    assert both.soreness == 10
    assert {both.check(name) for name in CORE_CHECKS} == {"no"}
    assert (none.soreness, none.travels) == (None, "no")
    assert keeper.undo()
    assert keeper.diary.entries == before.entries


def test_a_saved_week_leaves_blank_lines(page, keeper, qtbot):
    qtbot.keyClicks(line(page, 0).score, "4")
    page.save.click()
    count = len(keeper.diary.entries)
    page.save.click()
    assert len(keeper.diary.entries) == count


def tick(page, day, *tiles, part="morning"):
    told = line(page, day, part)
    told.signs.click()
    for tile in tiles:
        told.tiles.chip(tile).click()
    return told


def open_of(page, told):
    return page.open_rows.rows_of(told)


def test_what_a_tick_leaves_open_is_asked_in_one_list_and_pressed_again_it_stays_open(page, keeper):
    before = keeper.diary
    tuesday, wednesday = tick(page, 1, "fever"), tick(page, 2, "travels")
    assert wednesday.none.text() == words.NONE_OTHERS
    assert wednesday.signs.text() == "Signs: 1 ticked"
    assert page.open_rows.isHidden()
    page.save.click()
    assert keeper.diary == before
    assert page.message.text() == (
        "3 questions are still open. Answer them, or press Save the week again."
    )
    assert [*open_of(page, tuesday)] == ["ill"]
    assert [*open_of(page, wednesday)] == ["pain_where", "pain_change"]
    page.save.click()
    ill, pain = added(keeper, before)
    assert (ill.check("fever"), ill.check("unwell")) == ("unsure", "unsure")
    assert pain.travels == "yes"
    assert pain.spread.leg.one_side.change == "unsure"
    assert (pain.soreness, pain.check("fever"), pain.check("saddle")) == (None, None, None)
    assert page.open_rows.isHidden()


def test_an_answer_of_the_list_is_written_and_opens_what_follows_from_it(page, keeper):
    before = keeper.diary
    monday = tick(page, 0, "nerves")
    page.save.click()
    open_of(page, monday)["nerve_where"].chip("arm.left").click()
    assert "nerve_sudden" not in open_of(page, monday)
    open_of(page, monday)["nerve_change"].chip("new").click()
    assert [*open_of(page, monday)] == ["nerve_where", "nerve_change", "nerve_sudden"]
    assert open_of(page, monday)["nerve_change"].value() == "new"
    open_of(page, monday)["nerve_sudden"].chip("no").click()
    page.save.click()
    (entry,) = added(keeper, before)
    assert entry.arm_signs.numbness.left == "new"
    assert entry.check("sudden_weakness") == "no"


def weekly(page, key):
    return page.weekly.group.controls[key]


def test_the_weekly_line_goes_with_the_last_line_and_says_no_only_to_what_is_on_paper(
    page, keeper, qtbot
):
    before = keeper.diary
    qtbot.keyClicks(line(page, 0).score, "4")
    qtbot.keyClicks(line(page, 3).score, "3")
    weekly(page, "weekly").chip("night_pain").click()
    weekly(page, "nights").chip("2").click()
    weekly(page, "weekly").chip("none").click()
    page.save.click()
    monday, thursday = added(keeper, before)
    assert (monday.nights, monday.checks) == (None, None)
    assert (thursday.nights, thursday.check("weight_loss")) == (2, "no")
    assert thursday.check("sexual") is None
    assert not page.weekly.says_something


def test_the_weekly_line_alone_is_kept_at_the_last_line_that_is_past(page, keeper):
    before = keeper.diary
    weekly(page, "weekly").chip("none").click()
    page.save.click()
    (entry,) = added(keeper, before)
    assert (entry.at.isoformat(), entry.nights) == ("2026-11-21T08:00:00+00:00", 0)


def test_a_draft_keeps_the_weekly_line(page, keeper, look, qtbot):
    weekly(page, "weekly").chip("weight_loss").click()
    page.keep_draft()
    again = PaperWeekPage(keeper, look)
    qtbot.addWidget(again)
    assert weekly(again, "weekly").values() == ("weight_loss",)


def test_what_is_ticked_after_the_list_is_asked_too(page, keeper):
    before = keeper.diary
    tick(page, 1, "fever")
    page.save.click()
    wednesday = tick(page, 2, "fall")
    page.save.click()
    assert keeper.diary == before
    assert [*open_of(page, wednesday)] == ["fall"]
    wednesday.tiles.chip("fall").click()
    assert open_of(page, wednesday) == {}
    page.save.click()
    assert len(added(keeper, before)) == 1


def test_a_sign_that_the_therapist_knows_takes_one_press(page, keeper):
    known = (Known(sign="pain", limb="leg", side="left", reach="below_knee"),)
    keeper.keep_profile("known", replace(keeper.diary.profile, known=known))
    page.show_view(keeper.view)
    before = keeper.diary
    monday = tick(page, 0, "travels")
    page.save.click()
    assert [*open_of(page, monday)] == ["travels_known"]  # S on the sheet
    assert page.message.text().startswith("One question is still open. ")
    open_of(page, monday)["travels_known"].chip("same").click()
    page.save.click()
    (entry,) = added(keeper, before)
    assert entry.spread.leg.left.change == "same"
    assert keeper.diary.profile == before.profile


@pytest.mark.parametrize(
    ("part", "typed", "at"),
    [
        ("evening", "0:30", "2026-11-17T00:30:00+00:00"),
        ("evening", "3:59", "2026-11-17T03:59:00+00:00"),
        ("evening", "4:00", "2026-11-16T04:00:00+00:00"),
        ("morning", "0:30", "2026-11-16T00:30:00+00:00"),
    ],
)
def test_an_evening_after_midnight_comes_after_its_day(page, keeper, qtbot, part, typed, at):
    before = keeper.diary
    monday = line(page, 0, part)
    qtbot.keyClicks(monday.score, "4")
    type_time(qtbot, monday.time, typed)
    page.save.click()
    (entry,) = added(keeper, before)
    assert entry.at.isoformat() == at


@pytest.fixture
def night(page):
    """The week in which the clocks go back, and its Sunday."""
    with computer_in(LONDON):
        for _ in range(4):
            page.earlier.click()
        yield page


def choose_hour(told, key):
    told.which.chip(key).click()


@pytest.mark.parametrize(
    ("day", "part", "hour", "at"),
    [
        (6, "morning", None, "2026-10-25T01:30:00+01:00"),
        (6, "morning", "second", "2026-10-25T01:30:00+00:00"),
        (5, "evening", "second", "2026-10-25T01:30:00+00:00"),
    ],
)
def test_a_time_that_clocks_show_twice_asks_which_it_was(night, keeper, qtbot, day, part, hour, at):
    before, told = keeper.diary, line(night, day, part)
    qtbot.keyClicks(told.score, "4")
    type_time(qtbot, told.time, "1:30")
    assert [each for _, each in night._lines() if not each.which.isHidden()] == [told]
    if hour is not None:
        choose_hour(told, hour)
    night.save.click()
    (entry,) = added(keeper, before)
    assert entry.at.isoformat() == at
    assert told.which.isHidden()


def test_no_other_time_and_no_other_week_asks_which_it_was(night, qtbot):
    told = line(night, 6)
    type_time(qtbot, told.time, "2:00")
    assert told.which.isHidden()
    type_time(qtbot, told.time, "1:59")
    assert told.which.isVisible()
    night.later.click()
    assert told.which.isHidden()
    night.earlier.click()
    assert told.which.isVisible()


def test_which_it_was_comes_after_the_line_and_is_heard_with_it(night, qtbot):
    told, after = line(night, 6), line(night, 6, "evening")
    across = told.time, told.score, told.signs
    settle()
    places = [each.mapTo(night, QPoint()) for each in across]
    type_time(qtbot, told.time, "1:30")
    settle()
    assert [each.mapTo(night, QPoint()) for each in across] == places
    assert told.which.accessibleName() == ("Which of the two was it? Sunday 25 October, morning")
    stops = [told.signs, told.which.chip("first"), after.time]
    with qtbot.waitActive(night):
        night.activateWindow()
    told.signs.setFocus()
    for here, there in pairwise(stops):
        assert here.hasFocus()
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        assert there.hasFocus()


def test_a_draft_keeps_which_it_was(night, keeper, look, qtbot):
    told = line(night, 6)
    qtbot.keyClicks(told.score, "4")
    type_time(qtbot, told.time, "1:30")
    choose_hour(told, "second")
    night.keep_draft()
    again = PaperWeekPage(keeper, look)
    qtbot.addWidget(again)
    again.show_view(keeper.view)
    assert line(again, 6).which.value() == "second"
    before = keeper.diary
    again.save.click()
    (entry,) = added(keeper, before)
    assert entry.at.isoformat() == "2026-10-25T01:30:00+00:00"


def told_of_left_leg(page, *changes):
    """A week with pain down the left leg from Monday on, and what each day says of it."""
    days = [tick(page, day, "travels") for day in range(len(changes))]
    page.save.click()
    for day, change in zip(days, changes, strict=True):
        open_of(page, day)["pain_where"].chip("leg.left").click()
        open_of(page, day)["pain_change"].chip(change).click()
        for key, answer in (("calf", "no"), ("with_this", "none")):
            if key in open_of(page, day):
                open_of(page, day)[key].chip(answer).click()
    page.save.click()
    page.save.click()


def test_what_is_known_in_a_week_is_known_from_the_first_line_that_says_so(page, keeper):
    """And so a worse day between two that are the same is worse on its own day."""
    told_of_left_leg(page, "same_known", "worse", "same_known")
    (item,) = keeper.diary.profile.known
    assert item.since.date().isoformat() == "2026-11-16"
    first = item.since.date()
    found = summary(keeper.diary, keeper.rulebook, NOW, first, NOW.date())
    assert [each.day.isoformat() for each in found.known.worse] == ["2026-11-17"]
    assert found.known.same_days == 2
    assert [row.mark.at.date().isoformat() for row in found.warnings] == ["2026-11-17"]


def test_what_the_list_makes_known_is_one_step_with_the_week(page, keeper):
    before = keeper.diary
    monday = tick(page, 0, "travels")
    page.save.click()
    open_of(page, monday)["pain_where"].chip("leg.right").click()
    open_of(page, monday)["pain_change"].chip("same_known").click()
    page.save.click()
    (entry,) = added(keeper, before)
    assert [(each.sign, each.side, each.since) for each in keeper.diary.profile.known] == [
        ("pain", "right", entry.at)
    ]
    assert keeper.undo()
    assert (keeper.diary.entries, keeper.diary.profile) == (before.entries, before.profile)


def test_the_list_has_the_focus_and_each_question_names_its_line(page):
    monday = tick(page, 0, "travels")
    page.save.click()
    where = open_of(page, monday)["pain_where"]
    assert where.chip("leg.left").hasFocus()
    assert where.accessibleName() == (
        "Where? Choose all that fit. Pain down a leg or into an arm, Monday 16 November, morning"
    )


def test_none_of_the_others_is_no_for_what_is_not_ticked(page, keeper):
    before = keeper.diary
    wednesday = tick(page, 2, "fever")
    wednesday.none.click()
    page.save.click()
    page.save.click()
    (entry,) = added(keeper, before)
    assert (entry.check("fever"), entry.check("saddle"), entry.travels) == ("unsure", "no", "no")


def test_ticking_a_sign_takes_none_back(page):
    wednesday = line(page, 2)
    wednesday.none.click()
    wednesday.signs.click()
    wednesday.tiles.chip("fever").click()
    assert not wednesday.none.isChecked()


def test_movement_without_its_number_is_asked_for_and_not_kept_without(page, keeper, qtbot):
    before = keeper.diary
    qtbot.keyClicks(line(page, 0).score, "4")
    wednesday, thursday = tick(page, 2, "movement"), tick(page, 3, "movement")
    page.save.click()
    assert keeper.diary == before
    assert page.message.text().startswith("2 questions are still open.")
    qtbot.keyClicks(open_of(page, wednesday)["movement"], "3")
    assert wednesday.movement.score() == 3
    assert thursday.movement.score() is None
    page.save.click()
    assert [entry.movement for entry in added(keeper, before)] == [None, 3]


def test_days_to_come_are_not_shown_and_times_to_come_are_refused(page, keeper, qtbot):
    before = keeper.diary
    assert [day.isVisible() for day in page.days] == [True] * 6 + [False]
    assert not page.later.isEnabled()
    tonight = line(page, 5, "evening")
    qtbot.keyClicks(tonight.score, "4")
    page.save.click()
    assert keeper.diary == before
    type_time(qtbot, tonight.time, "9")
    page.save.click()
    (entry,) = added(keeper, before)
    assert entry.at == NOW.replace(hour=9, minute=0)


def test_an_earlier_week_takes_the_entries(page, keeper, qtbot):
    before = keeper.diary
    page.earlier.click()
    assert all(day.isVisible() for day in page.days)
    qtbot.keyClicks(line(page, 6).score, "5")
    page.save.click()
    (entry,) = added(keeper, before)
    assert entry.at.date().isoformat() == "2026-11-15"
    assert page.later.isEnabled()


@pytest.mark.parametrize(("begins", "first"), [(6, "2026-11-15"), (5, "2026-11-21")])
def test_its_rows_begin_as_in_the_region(keeper, look, qtbot, begins, first):
    look.read_times(Times(week_begins=begins))
    page = PaperWeekPage(keeper, look)
    qtbot.addWidget(page)
    page.show_view(keeper.view)
    assert page.first.isoformat() == first
    assert [not day.isHidden() for day in page.days].count(True) == (
        NOW.date() - page.first
    ).days + 1
    before = keeper.diary
    qtbot.keyClicks(line(page, 0).score, "5")
    page.save_week()
    (entry,) = added(keeper, before)
    assert entry.at.date() == page.first


def test_a_half_typed_week_of_another_region_keeps_its_days(page, keeper, look, qtbot):
    qtbot.keyClicks(line(page, 1).score, "7")
    page.keep_draft()
    look.read_times(Times(week_begins=6))
    again = PaperWeekPage(keeper, look)
    qtbot.addWidget(again)
    assert again.first == page.first
    assert line(again, 1).score.score() == 7


def test_a_half_typed_week_is_there_again(page, keeper, look, qtbot):
    page.earlier.click()
    qtbot.keyClicks(line(page, 1).score, "7")
    line(page, 2).signs.click()
    line(page, 2).tiles.chip("fall").click()
    type_time(qtbot, line(page, 2).time, "715")
    page.keep_draft()
    again = PaperWeekPage(keeper, look)
    qtbot.addWidget(again)
    assert again.first == page.first == NOW.date() - timedelta(days=12)
    assert line(again, 1).score.score() == 7
    assert line(again, 2).answers().ticked == ("fall",)
    assert line(again, 2).at().isoformat() == "07:15:00"
    again.save_week()
    again.save_week()
    assert keeper.drafts.read("paper.week") is None


def test_a_week_that_was_saved_before_a_crash_is_not_there_twice(page, keeper, look, qtbot):
    qtbot.keyClicks(line(page, 1).score, "4")
    page.keep_draft()
    draft = keeper.drafts.read("paper.week")
    page.save_week()
    saved = keeper.diary.entries
    keeper.drafts.keep("paper.week", draft.begun, draft.values)  # it ended before this was cleared
    again = PaperWeekPage(keeper, look)
    qtbot.addWidget(again)
    again.save_week()
    assert keeper.diary.entries == saved
    qtbot.keyClicks(line(again, 1).score, "4")
    again.save_week()
    assert len(keeper.diary.entries) == len(saved) + 1  # typed again, it is another one


def test_a_sign_that_somebody_has_to_know_leads_to_today(page, qtbot):
    tick(page, 4, "saddle")
    page.save.click()
    with qtbot.waitSignal(page.go_to) as gone:
        page.save.click()
    assert gone.args == [Destination(page=PageName.TODAY)]


def test_an_ordinary_week_stays_where_it_is(page, qtbot):
    line(page, 4).none.click()
    with qtbot.assertNotEmitted(page.go_to):
        page.save.click()
    assert page.message.text() == "Saved 1 entry, 20 Nov."


def test_a_day_says_how_many_entries_it_has(page):
    assert page.days[3]._name.text() == "Thursday 19 November: 1 entry there already"


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_wider_than_a_small_window(page, look, scale):
    look.change(scale=scale)
    page.resize(640, 480)
    for day in page.days:
        day.lines[0].signs.click()
    for tile in ("travels", "weakness", "saddle"):
        page.days[0].lines[0].tiles.chip(tile).click()
    page.save.click()
    page.area.widget().layout().activate()
    assert page.area.horizontalScrollBar().maximum() == 0
    look.change(scale=1.0)
