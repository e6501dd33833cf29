"""Which rows come first after saving."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from ptdiary.diary.diary import Diary
from ptdiary.diary.entry import Entry
from ptdiary.diary.profile import Profile
from ptdiary.diary.questions import Answers, entry_from
from ptdiary.diary.session import Session
from ptdiary.paths import resource_text
from ptdiary.review.offers import offers
from ptdiary.review.review import review
from ptdiary.review.rulebook import read_rulebook

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
BOOK = read_rulebook(resource_text("rules/rules.json"))


def before(**time) -> datetime:
    return NOW - timedelta(**time)


def answered(id_: str, at: datetime, soreness: int, **more) -> Entry:
    return entry_from(Answers(none=True, soreness=soreness, **more), id_, at, None)


def rows(diary: Diary, entry: Entry) -> list[str]:
    whole = diary.keeping(entry)
    return list(offers(whole, review(whole, BOOK, NOW), entry))


USUAL_2 = Diary(
    profile=Profile(usual_soreness=2),
    sessions=(Session(id="s", ended_at=before(hours=30)),),
    entries=(answered("a", before(hours=40), 2, feels=("stiff",)),),
)


def test_an_answered_entry_at_the_usual_score_is_offered_nothing():
    assert rows(USUAL_2, answered("b", NOW, 2)) == []


def test_raised_soreness_is_asked_what_it_feels_like_and_where():
    raised = answered("b", NOW, 4)
    assert rows(USUAL_2, raised) == ["quality", "regions"]
    told = answered("b", NOW, 4, feels=("stiff",), regions=("lumbar.left", "lumbar.right"))
    assert rows(USUAL_2, told) == []


def test_just_not_raised_is_not_asked():
    assert rows(USUAL_2, answered("b", NOW, 3)) == []


def test_one_rating_past_48_hours_is_asked_about_yesterday():
    diary = replace(USUAL_2, sessions=(Session(id="s", ended_at=before(hours=50)),), entries=(
        answered("a", before(hours=60), 2),))  # fmt: skip
    assert "since_yesterday" in rows(diary, answered("b", NOW, 5))


def test_dropped_soreness_is_asked_about_painkillers():
    diary = USUAL_2.keeping(answered("c", before(hours=3), 3))
    assert rows(diary, answered("b", NOW, 2)) == ["pain_relief"]
    assert rows(diary, answered("b", NOW, 2, pain_relief="no")) == []


def test_a_rating_that_was_left_out_is_no_drop():
    slip = Entry(id="c", at=before(hours=3), soreness=9, left_out="a slip")
    assert "pain_relief" not in rows(USUAL_2.keeping(slip), answered("b", NOW, 2))


def test_usual_soreness_is_asked_while_it_is_unknown():
    assert "usual" in rows(Diary(), answered("b", NOW, 5))


def test_unanswered_safety_questions_come_before_everything():
    found = rows(Diary(), Entry(id="b", at=NOW, soreness=5))
    assert found[0] == "unanswered"
