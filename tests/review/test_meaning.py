"""What may be said of a rating just saved: how far it goes, and where it keeps silent."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptdiary.diary import Entry
from ptdiary.review.finding import Level
from ptdiary.review.index import index_of
from ptdiary.review.meaning import MostDays, SameHour, meaning
from tests.review.story import NOW, calm, diary, entry, look, session, told

OLD = (calm("-9d", 2), calm("-8d", 2), calm("-7d", 2), calm("-6d", 2))  # a usual score of 2


def of(story, at="-0h"):
    """What is said of the latest entry."""
    return meaning(index_of(story), look(story, at), story.entries[-1])


def way(story):
    found = of(story)
    return found and (found.way, found.earlier and found.earlier.soreness)


def after_a_session(*scores, hours=42, **last):
    """Ratings at equal steps after a session, the last one now."""
    step = hours / len(scores)
    at = [f"-{hours - step * (number + 1):.1f}h" for number in range(len(scores))]
    rated = [calm(*each) for each in zip(at[:-1], scores[:-1], strict=True)]
    return diary(*OLD, session(f"-{hours}h"), *rated, calm(at[-1], scores[-1], **last))


def test_below_its_peak_after_a_session_it_is_easing():
    story = after_a_session(4, 5, 4)
    assert way(story) == ("easing", 5)
    assert of(story).session == NOW - timedelta(hours=42)


def test_back_down_it_is_easing_too():
    assert way(after_a_session(4, 5, 2)) == ("easing", 5)


def test_above_the_rating_before_it_is_higher():
    assert way(after_a_session(5, 3, 4)) == ("higher", 3)


@pytest.mark.parametrize(
    ("scores", "earlier"), [((4, 4), 4), ((3, 2), 3), ((5, 4, 4), 4)],
    ids=["the same", "not sore", "one point, and the same since"],
)  # fmt: skip
def test_else_nothing_but_the_two_numbers(scores, earlier):
    assert way(after_a_session(*scores)) == ("after", earlier)


@pytest.mark.parametrize(
    "said", [{"pain_relief": "yes"}, {"flare": "yes"}, {"since_yesterday": "worse"}], ids=str
)
def test_what_can_lower_it_or_speaks_against_it_takes_easing_away(said):
    found = of(after_a_session(4, 6, 5, **said))
    assert found is None or found.way == "after"


def test_severe_is_never_easing():
    usual = {"usual_soreness": 7}
    story = after_a_session(9, 9, 8)
    story = replace(story, profile=replace(story.profile, **usual))
    found = of(story)
    assert found is None or found.way != "easing"


def test_after_two_sessions_nothing_is_easing():
    story = diary(
        *OLD, session("-45h"), calm("-35h", 5), session("-25h"), calm("-10h", 5), calm("-0h", 4)
    )
    assert way(story) == ("after", 5)


def test_the_first_rating_after_a_session_stands_beside_the_one_before_it():
    story = diary(*OLD, calm("-30h", 2), session("-20h"), calm("-0h", 4))
    assert way(story) == ("before", 2)
    late = diary(*OLD, calm("-60h", 2), session("-20h"), calm("-0h", 4))
    assert of(late) is None


def test_while_somebody_is_to_be_told_nothing_is_said():
    story = after_a_session(4, 5, 4, swelling_new="yes", swelling_change="new")
    assert look(story).level >= Level.CONTACT
    assert of(story) is None


def test_told_of_it_is_no_easing_either():
    story = after_a_session(4, 5, 4, swelling_new="yes", swelling_change="new")
    open_ = [each.rule.id for each in look(story).findings if each.level >= Level.CONTACT]
    story = replace(story, consultations=(told("-0h", *open_),))
    assert all(each.told for each in look(story).findings if each.level >= Level.CONTACT)
    assert way(story) == ("after", 5)


def test_what_the_banner_says_with_both_numbers_is_not_said_again():
    story = after_a_session(5, 5, 5, 4, hours=60)
    assert "W-SLOW" in {each.rule.id for each in look(story).findings}
    assert of(story) is None


@pytest.mark.parametrize(
    "story",
    [
        diary(session("-42h"), calm("-30h", 4), entry("-1h", note="only a note")),
        diary(*OLD, calm("-10h", 4), calm("-0h", 3, left_out="a cold")),
        diary(*OLD, calm("-10h", 4), calm("-0h", 3, time_unknown=True)),
        diary(calm("-3d", 2), calm("-0h", 2)),
        diary(*OLD, calm("-0h", 3)),
    ],
    ids=["no score", "left out", "no time", "two ratings", "alone in two days"],
)
def test_where_nothing_can_be_said_it_is_silent(story):
    assert of(story) is None


def test_of_a_rating_that_is_not_the_latest_nothing_is_said():
    story = diary(*OLD, calm("-20h", 3), calm("-10h", 4), calm("-0h", 3))
    assert meaning(index_of(story), look(story), story.entries[-2]) is None
    assert meaning(index_of(story), look(story, "-9h"), story.entries[-2]) is not None


def test_the_first_day_is_said_to_be_one():
    assert way(diary(calm("-0h", 3))) == ("first_day", None)
    assert way(diary(calm("-4h", 3), calm("-0h", 3))) == ("first_day", None)
    assert way(diary(calm("-26h", 3), calm("-0h", 3))) is None


# the person's own past


def past(*scores, hours="42h"):
    """Earlier sessions, each rated once at this time after its end."""
    found = []
    for number, score in enumerate(scores):
        ended = session(f"-{(number + 2) * 4}d")
        at = calm(f"-{hours}", score).at - NOW
        found += [ended, Entry(id=f"at{number}", at=ended.ended_at - at, soreness=score)]
    return found


def test_what_earlier_sessions_stood_at_at_this_hour():
    story = diary(*past(3, 6, 4, 3, 5), session("-42.5h"), calm("-10h", 4), calm("-0h", 3))
    assert of(story).same_hour == SameHour(hours=42, sessions=5, lowest=3, highest=6)


def test_fewer_than_five_sessions_are_no_past():
    story = diary(*past(3, 6, 4, 3), session("-42h"), calm("-10h", 4), calm("-0h", 3))
    assert of(story).same_hour is None


def test_more_than_three_hours_off_is_another_hour():
    story = diary(
        *past(3, 6, 4, 3, 5, hours="38h"), session("-42h"), calm("-10h", 4), calm("-0h", 3)
    )
    assert of(story).same_hour is None


def test_nothing_of_the_past_is_said_of_a_severe_rating():
    story = diary(
        *past(8, 8, 8, 8, 8), session("-42h"), calm("-10h", 7), calm("-0h", 7), usual_soreness=7
    )
    found = of(story)
    assert found is None or found.same_hour is None


def days(*scores):
    """One rating a day up to yesterday, the last score yesterday."""
    return [calm(f"-{len(scores) - number}d", score) for number, score in enumerate(scores)]


def test_as_on_most_days_where_it_is_true():
    story = diary(*days(2, 3, 2, 1, 2, 2, 3), calm("-0h", 2))
    found = of(story)
    assert (found.way, found.most_days) == ("usual", MostDays(days=4, rated=7))


@pytest.mark.parametrize(
    "story",
    [
        diary(*days(2, 3, 2, 1, 3, 2, 1), calm("-0h", 2)),
        diary(*days(2, 2, 2, 2, 2, 2), calm("-0h", 2)),
        diary(*days(2, 2, 2, 2, 2, 2, 2), calm("-0h", 3)),
        diary(*days(2, 2, 2, 2, 2, 2, 2), session("-70h"), calm("-0h", 2)),
        diary(*days(*[8] * 9), calm("-0h", 8), usual_soreness=8),
        diary(*days(*[5] * 9), calm("-0h", 5), usual_soreness=3),
    ],
    ids=["half", "six days", "another score", "a session", "severe", "sorer than stated"],
)
def test_else_it_is_not_said(story):
    found = of(story)
    assert found is None or found.way != "usual"


def test_the_highest_of_a_day_stands_for_it():
    evenings = [calm(f"-{number}d6h", 4) for number in range(1, 5)]
    story = diary(*days(2, 2, 2, 2, 2, 2, 2), *evenings, calm("-0h", 2))
    assert (
        of(replace(story, entries=tuple(sorted(story.entries, key=lambda e: e.at)))).way != "usual"
    )


def same_hour(story, found):
    """The same by a plain program."""
    wanted, scores = found.rating.at - found.session, []
    for each in story.sessions:
        after = [other.ended_at for other in story.sessions if other.ended_at > each.ended_at]
        near = [
            (abs(rating.at - each.ended_at - wanted), rating.at, rating.soreness)
            for rating in story.entries
            if each.ended_at < rating.at < min(after, default=each.ended_at)
            and abs(rating.at - each.ended_at - wanted) <= timedelta(hours=3)
        ]
        if near and each.ended_at < found.session:
            scores.append(min(near)[2])
    if len(scores) < 5 or wanted < timedelta(hours=1) or found.rating.soreness >= 7:
        return None
    hours = wanted // timedelta(hours=1)
    return SameHour(hours=hours, sessions=len(scores), lowest=min(scores), highest=max(scores))


@given(
    st.lists(st.tuples(st.integers(1, 300), st.integers(0, 10)), min_size=1, max_size=24),
    st.lists(st.integers(1, 300), max_size=9, unique=True),
    st.booleans(),
)
def test_what_is_said_is_true_of_any_diary(rated, sessions, masked):
    entries = [calm(f"-{hours}h", score, id=f"e{n}") for n, (hours, score) in enumerate(rated)]
    entries.sort(key=lambda each: (each.at, each.id))
    entries[-1] = replace(entries[-1], pain_relief="yes" if masked else None)
    ended = [session(f"-{hours}h", id=f"s{n}") for n, hours in enumerate(sessions)]
    story = diary(*entries, *sorted(ended, key=lambda each: each.ended_at))
    index, review = index_of(story), look(story)
    found = meaning(index, review, entries[-1])
    if found is None:
        return
    now, earlier = found.rating.soreness, found.earlier and found.earlier.soreness
    assert not [each for each in review.findings if each.level >= Level.CONTACT and not each.told]
    if found.session is not None:
        after = found.rating.at - found.session
        assert timedelta() <= after <= timedelta(hours=72)
        assert not [each for each in ended if found.session < each.ended_at <= found.rating.at]
        assert found.same_hour == same_hour(story, found)
    if found.way == "easing":
        assert now < earlier
        assert now < 7
        assert not masked
        assert found.session <= found.earlier.at
    if found.way == "higher":
        assert now > earlier
    if found.way == "usual":
        assert now < 7
        assert 2 * found.most_days.days > found.most_days.rated


@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(0, 6)), min_size=5, max_size=12),
    st.integers(1, 47),
)
def test_the_same_hour_is_that_of_a_plain_program(rated, hours):
    earlier = [session(f"-{(number + 1) * 48 + hours}h") for number in range(len(rated))]
    entries = [
        calm(f"-{(number + 1) * 48 + hours - after}h", score, id=f"e{number}")
        for number, (after, score) in enumerate(rated)
        if after < (number + 1) * 48 + hours
    ]
    now = [calm("-0.5h", 3), calm("-0h", 3)]
    story = diary(
        *sorted([*earlier, session(f"-{hours}h")], key=lambda each: each.ended_at),
        *sorted([*entries, *now], key=lambda each: (each.at, each.id)),
    )
    found = meaning(index_of(story), look(story), now[-1])
    if found is not None:
        assert found.same_hour == same_hour(story, found)
