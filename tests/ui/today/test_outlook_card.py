"""What is likely tomorrow evening, beside the saved entry."""

from dataclasses import replace
from datetime import timedelta

from ptdiary.diary import Diary, Entry, Outlook, Session
from tests.ui.conftest import NOW

HOUR = timedelta(hours=1)


def routine(count=8, then=4):
    """Sessions three days apart, the last six hours ago, each rated before and twice after."""
    ends = [NOW - 6 * HOUR - timedelta(days=3 * ago) for ago in range(count)]
    rated = [
        (end + after * HOUR, score)
        for end in ends
        for after, score in ((-6, 2), (6, 3), (29, then), (53, 2))
        if end + after * HOUR < NOW
    ]
    return Diary(
        sessions=tuple(Session(id=f"s{number}", ended_at=end) for number, end in enumerate(ends)),
        entries=tuple(
            Entry(id=f"e{number}", at=at, soreness=score)
            for number, (at, score) in enumerate(rated)
        ),
    )


def card(today):
    return today.page.side.outlook


def save(today, score=3):
    today.page.form.scale.buttons[score].click()
    today.page.form.signs.tiles.none.click()
    today.page.bar.save_button.click()
    today.settle()


def test_before_an_entry_no_score_of_another_day_shows(on):
    today = on(routine())
    assert card(today).isHidden()
    today.page.form.scale.buttons[3].click()
    assert card(today).isHidden()


def test_after_an_entry_ten_dots_say_what_is_likely(on):
    today = on(routine())
    save(today)
    assert card(today).isVisible()
    assert len(card(today).dots.dots) == 10
    assert "10 dots" in card(today).dots.accessibleName()
    assert "earlier sessions" in card(today).dots.accessibleName()


def test_too_few_sessions_say_nothing(on):
    today = on(routine(4))
    save(today)
    assert card(today).isHidden()


def test_what_was_said_is_kept_once_and_is_no_step(on):
    today = on(routine())
    save(today)
    kept = today.store.read().outlooks
    assert [each.dots for each in kept] == [card(today).dots.dots]
    assert kept[0].said_at == NOW
    steps = today.keeper.steps.count()
    today.keeper.tick()
    today.settle()
    assert today.store.read().outlooks == kept
    assert today.keeper.steps.count() == steps == 1


def test_it_was_said_even_where_the_entry_is_taken_back(on):
    today = on(routine())
    save(today)
    kept = today.store.read().outlooks
    assert today.keeper.undo()
    today.settle()
    assert today.store.read().outlooks == kept
    assert card(today).isHidden()


def test_another_score_in_hand_is_another_word_and_the_first_stays(on):
    today = on(routine())
    save(today, 3)
    first = today.store.read().outlooks
    today.now += timedelta(hours=3)
    today.page.begin_new()
    save(today, 8)
    later = today.store.read().outlooks
    if card(today).isVisible():  # unless the 8 raised a warning
        assert later[: len(first)] == first
    else:
        assert later == first


def test_its_record_counts_what_was_kept(on):
    written = routine()
    ends = sorted(each.ended_at for each in written.sessions)
    said = tuple(
        Outlook(
            id=f"o{number}",
            said_at=end + HOUR,
            about=end + 29 * HOUR,
            session_id=next(each.id for each in written.sessions if each.ended_at == end),
            dots=(4,) * 10 if number else (9,) * 10,
        )
        for number, end in enumerate(ends[:3])
    )
    today = on(replace(written, outlooks=said))
    save(today)
    assert "The last 3 times the range was right 2 times." in card(today).record.text()
