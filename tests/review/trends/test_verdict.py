"""What is said of a change over weeks: a plain program agrees, and nothing is better wrongly.

How often it is wrong by chance is measured by `python -m tests.bench change`.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from random import Random

import pytest

from ptdiary.diary import Diary, Entry, Profile
from ptdiary.paths import resource_text
from ptdiary.review.averages import scored_days
from ptdiary.review.index import index_of
from ptdiary.review.review import findings_at, review
from ptdiary.review.rulebook import read_rulebook
from ptdiary.review.trends.answer import answer
from ptdiary.review.trends.series import series_from
from ptdiary.review.trends.verdict import RISES, likely_change, verdict
from ptdiary.words.trends import between
from tests.review.trends.plain_verdict import said_of

BOOK = read_rulebook(resource_text("rules/rules.json"))
NOW = datetime(2026, 11, 29, 21, 30, tzinfo=UTC)
DAY = timedelta(days=1)
MIRRORED = {"better": "up", "up": "better", "lower_then_higher": "higher_then_lower"}


def random_course(rnd, days):
    """Ratings of some days: a level with up to two steps, days that hang together, gaps."""
    level, hangs, held = rnd.choice((0.5, 2, 4, 6, 9)), rnd.choice((0, 0.3, 0.6, 0.8)), 0.0
    steps = {rnd.randrange(days): rnd.choice((-4, -2, 2, 4)) for _ in range(rnd.randrange(3))}
    gaps, scatter = rnd.choice((0, 0.1, 0.3)), rnd.choice((0.5, 1.0, 1.8))
    for day in range(days):
        level += steps.get(day, 0)
        held = hangs * held + rnd.gauss(0, scatter * (1 - hangs * hangs) ** 0.5)
        for hour in rnd.choice(((20,), (8, 20))):
            if rnd.random() >= gaps:
                at = NOW - (days - 1 - day) * DAY
                yield at.replace(hour=hour), min(max(round(level + held), 0), 10)


def entries_of(course):
    return tuple(
        Entry(id=f"e{number:03}", at=at, soreness=score)
        for number, (at, score) in enumerate(course)
    )


def answered(entries, first, at=NOW):
    index = index_of(Diary(profile=Profile(usual_soreness=3), entries=entries))
    return answer(index, BOOK, series_from(index, BOOK, at, first, at.date()))


def said_of_seed(seed):
    """The claim of the program and of the plain one."""
    rnd = Random(seed)
    days = rnd.choice((25, 40, 60, 100, 130))
    entries = entries_of(random_course(rnd, days))
    first = NOW.date() - (rnd.choice((14, 20, 42, days)) - 1) * DAY
    diary = Diary(profile=Profile(usual_soreness=3), entries=entries)
    rules = [each.rule.id for each in review(diary, BOOK, NOW).findings]
    plain = said_of(entries, first, NOW, entries[-1].soreness, rules)
    return answered(entries, first).verdict.claim, plain


def test_58_a_plain_program_says_the_same_of_200_diaries():
    said = [said_of_seed(seed) for seed in range(200)]
    assert [ours for ours, _ in said] == [plain for _, plain in said]
    assert {claim for claim, _ in said} >= {"better", "same", "up", "unclear", "early"}


def side(scores, first=0):
    return tuple((first + day, Fraction(score)) for day, score in enumerate(scores))


def said_by(before, latest, last_rating=None, rules=(), lately=()):
    return verdict(before, latest, last_rating=last_rating, rules=rules, lately=lately)


LOW, HIGH = side([1, 2] * 7, 40), side([6, 7] * 7)


def test_59_nothing_is_better_after_a_severe_rating_or_while_a_rule_finds_a_rise():
    assert said_by(HIGH, LOW, 6).claim == "better"
    for score in range(7, 11):
        assert said_by(HIGH, LOW, score) == replace(
            said_by(HIGH, LOW), claim="unclear", against="severe"
        )
    for rule in RISES:
        assert said_by(HIGH, LOW, 2, [rule]).against == "rises"
    assert {rule.id for rule in BOOK.rules} >= RISES


def test_59_no_diary_is_better_against_its_own_review():
    better = 0
    for seed in range(150):
        rnd = Random(seed)
        course = [
            (at, max(score - 3, 0) if NOW - at < 14 * DAY else score)
            for at, score in random_course(rnd, 42)
        ]
        course.append((NOW, rnd.choice((2, 4, 6, 7, 8))))
        entries = entries_of(course)
        claim = answered(entries, NOW.date() - 41 * DAY).verdict.claim
        index = index_of(Diary(profile=Profile(usual_soreness=3), entries=entries))
        found = {each.rule.id for each in findings_at(index, BOOK, NOW)}
        better += claim == "better"
        if course[-1][1] >= 7 or found & {"C-TREND", "C-WORSE", "W-CLIMB", "W-DRIFT"}:
            assert claim not in ("better", "higher_then_lower"), seed
    assert better > 15


def test_under_ten_rated_days_on_a_side_are_too_early():
    assert said_by(HIGH[:9], LOW).claim == said_by(HIGH, LOW[:9]).claim == "early"
    assert said_by(HIGH[:10], LOW[:10]).claim == "better"


def test_a_mirrored_diary_has_the_mirrored_answer():
    for seed in range(60):
        rnd = Random(seed)
        course = list(random_course(rnd, 42))
        sides = [
            scored_days(each, NOW.date() - from_ * DAY, NOW.date() - (from_ - 13) * DAY)
            for each in (course, [(at, 10 - score) for at, score in course])
            for from_ in (41, 13)
        ]
        one, other = likely_change(*sides[:2]), likely_change(*sides[2:])
        if one is None:
            assert other is None
            continue
        assert other.difference == -one.difference
        assert other.claim == MIRRORED.get(one.claim, one.claim)


def test_neither_the_order_of_records_nor_later_ones_change_the_answer():
    for seed in range(20):
        rnd = Random(seed)
        entries = entries_of(random_course(rnd, 70))
        first, at = NOW.date() - 60 * DAY, NOW - 15 * DAY
        until = tuple(each for each in entries if each.at <= at)
        shuffled = list(entries)
        rnd.shuffle(shuffled)
        assert answered(until, first, at).verdict == answered(tuple(shuffled), first, at).verdict


def test_a_turn_is_said_where_both_ways_are_clear():
    high, low, middle = (
        side([score, score + 1] * 14, day) for score, day in ((8, 0), (1, 28), (4, 56))
    )
    assert said_by(high, middle, lately=low).claim == "lower_then_higher"
    assert said_by(low, middle, lately=side([8, 9] * 14, 28)).claim == "higher_then_lower"
    assert said_by(low, middle, 7, lately=side([8, 9] * 14, 28)).claim == "up"
    assert said_by(high, middle, lately=side([5, 4] * 14, 28)).claim == "better"


def test_the_likely_range_stays_on_the_scale_and_is_said_from_its_lower_end():
    found = likely_change(side([1, 0] * 7), side([0, 0, 0, 1] * 4, 14))
    assert found.low >= -0.5
    assert found.low <= found.difference <= found.high
    change = replace(found, low=-3.2, high=-1.0)
    assert between(change) == "between 1.0 and 3.2 lower"
    assert between(replace(found, low=0.8, high=3.0)) == "between 0.8 and 3.0 higher"
    assert between(replace(found, low=-1.5, high=0.5)) == "between 1.5 lower and 0.5 higher"


@pytest.mark.parametrize(("low", "high", "said"), [
    ([4, 3] * 14, [4, 3] * 14, "same"), ([3, 3] * 14, [9, 8] * 14, "up"),
])  # fmt: skip
def test_days_that_do_not_hang_together_tell_much(low, high, said):
    assert said_by(side(low), side(high, 28)).claim == said
