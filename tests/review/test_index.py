"""A diary that differs little from one laid out before is laid out the same, but sooner."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from ptdiary.diary import Consultation, Diary, Entry, Session
from ptdiary.review.index import index_after, index_of
from ptdiary.review.review import review_at
from tests.diaries import end_of, random_diary
from tests.review.story import BOOK


def changed(rnd: Random, diary: Diary) -> Diary:
    """With one thing that people do: written, changed, taken back, moved in time, told."""
    end = end_of(diary)
    at = rnd.choice([each.at for each in diary.entries] + [end])
    at += timedelta(minutes=rnd.choice((0, 0, 1, -45)))
    entry = rnd.choice([*diary.entries, Entry(id="new", at=at, soreness=8)])
    session = rnd.choice([*diary.sessions, Session(id="new", ended_at=at)])
    with_whom = rnd.choice(("doctor", "therapist"))
    seen = Consultation(id="seen", at=at, kind="seen", with_whom=with_whom)
    profile = diary.profile
    return rnd.choice((
        diary.keeping(Entry(id="new", at=at, soreness=rnd.randrange(11))),
        diary.keeping(replace(entry, soreness=rnd.randrange(11))),
        diary.keeping(replace(entry, at=at, time_unknown=None, left_out=None)),
        diary.keeping(replace(session, started_at=None, ended_at=at)),
        diary.keeping(seen),
        diary.without(Entry, entry.id),
        diary.without(Session, session.id),
        replace(diary, profile=replace(profile, usual_soreness=rnd.randrange(9))),
        replace(diary, profile=replace(profile, usual_soreness=1, usual_soreness_at=at)),
        replace(diary, profile=replace(profile, cancer_history="yes")),
    ))  # fmt: skip


@pytest.mark.parametrize("seed", range(25))
def test_it_is_laid_out_as_from_the_beginning(seed):
    rnd = Random(seed)
    diary = random_diary(rnd)
    index = index_of(diary)
    for _ in range(8):
        at = end_of(index.diary) + timedelta(hours=rnd.choice((0, 30)))
        review_at(index, BOOK, at)  # so that it remembers what it has found
        later = changed(rnd, index.diary)
        index, afresh = index_after(index, later), index_of(later)
        assert (index.records, index.usual) == (afresh.records, afresh.usual)
        assert (index.course.after, index.course.finished) == (
            afresh.course.after, afresh.course.finished,
        )  # fmt: skip
        for moment in (at, at - timedelta(days=9), end_of(later)):
            assert review_at(index, BOOK, moment) == review_at(afresh, BOOK, moment)
