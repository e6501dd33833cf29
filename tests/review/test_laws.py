"""Laws that every review obeys, on random diaries."""

from dataclasses import fields, replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ptdiary.diary.answers import mirrored
from ptdiary.diary.consultation import Consultation
from ptdiary.diary.entry import CHECKS
from ptdiary.review.finding import Level
from ptdiary.review.index import index_of
from ptdiary.review.review import findings_at, review, review_at
from tests.review.story import BOOK, said
from tests.review.strategies import COURSES, DIARIES, NOWS, OFFSETS

DIARY = DIARIES | COURSES
MODERATELY = settings(max_examples=40, deadline=None)

# Only these may turn on the hour of the night or the year of birth.
LOCAL_RULES = {"U-NIGHT", "C-NIGHT", "U-CANCER", "E-TRAUMA", "U-UNSURE"}
PARTS = ("entries", "sessions", "consultations")


def changed(diary, change):
    """A diary with each timed record changed."""
    return replace(
        diary, **{part: tuple(change(each) for each in getattr(diary, part)) for part in PARTS}
    )


def moved(record, move):
    times = {
        each.name: move(getattr(record, each.name))
        for each in fields(record)
        if each.name in ("at", "started_at", "ended_at") and getattr(record, each.name)
    }
    return replace(record, **times)


def rules_of(found):
    return {finding.rule.id for finding in found.findings}


def outline(finding):
    """A finding without its facts: datetimes of equal instants may lie in other offsets."""
    told = finding.told.id if finding.told else None
    return finding.rule.id, finding.way, finding.entries, finding.session, told


def outlines(found):
    return [outline(finding) for finding in found.findings]


@MODERATELY
@given(DIARY, NOWS)
def test_it_is_whole(diary, at):
    found = review(diary, BOOK, at)
    assert found.level == max((each.level for each in found.findings), default=Level.NONE)
    assert len(rules_of(found)) == len(found.findings)
    expected = [each for each in found.findings if each.level is Level.EXPECTED]
    assert not expected or len(found.findings) == 1
    entries = {each.id: each for each in diary.entries}
    sessions = {each.id: each for each in diary.sessions}
    for finding in found.findings:
        assert finding.entries or finding.session
        assert all(entries[each].at <= at for each in finding.entries)
        assert finding.session is None or sessions[finding.session].ended_at <= at
        assert said(finding)


@MODERATELY
@given(DIARY, NOWS, st.randoms(use_true_random=False))
def test_the_order_in_which_records_are_given_does_not_matter(diary, at, rnd):
    def shuffled(records):
        return tuple(rnd.sample(records, len(records)))

    mixed = replace(diary, **{part: shuffled(getattr(diary, part)) for part in PARTS})
    assert review(mixed, BOOK, at) == review(diary, BOOK, at)


@MODERATELY
@given(DIARY, st.lists(NOWS, min_size=1, max_size=4))
def test_an_index_serves_every_moment(diary, moments):
    index = index_of(diary)
    for at in moments:
        assert review_at(index, BOOK, at) == review(diary, BOOK, at)


@MODERATELY
@given(DIARY, NOWS)
def test_what_is_later_than_now_does_not_exist(diary, at):
    so_far = replace(
        diary,
        entries=tuple(each for each in diary.entries if each.at <= at),
        sessions=tuple(each for each in diary.sessions if each.ended_at <= at),
        consultations=tuple(each for each in diary.consultations if each.at <= at),
    )
    assert review(so_far, BOOK, at) == review(diary, BOOK, at)


@MODERATELY
@given(DIARY, NOWS)
def test_left_and_right_are_alike(diary, at):
    here, there = review(diary, BOOK, at), review(changed(diary, mirror), BOOK, at)
    assert outlines(here) == outlines(there)
    for one, other in zip(here.findings, there.findings, strict=True):
        assert {name: flipped(value) for name, value in one.facts.items()} == {
            name: as_set(value) for name, value in other.facts.items()
        }
    assert here.responses == there.responses


def mirror(record):
    if not hasattr(record, "regions"):
        return record
    nerves = record.nerve_signs
    if nerves is not None:
        signs = {each.name: mirror_sides(getattr(nerves, each.name)) for each in fields(nerves)}
        nerves = replace(nerves, **signs)
    return replace(
        record, regions=tuple(mirrored(each) for each in record.regions), nerve_signs=nerves
    )


def mirror_sides(sides):
    return sides and replace(sides, left=sides.right, right=sides.left)


def flipped(fact):
    swap = {"left": "right", "right": "left"}
    if not isinstance(fact, tuple):
        return fact
    return frozenset(mirrored(word) if "." in word else swap.get(word, word) for word in fact)


def as_set(fact):
    return frozenset(fact) if isinstance(fact, tuple) else fact


@MODERATELY
@given(DIARY, NOWS, st.sampled_from((-1000, -1, 1, 400)))
def test_moving_all_by_whole_days_changes_only_the_age(diary, at, days):
    def move(moment):
        return moment + timedelta(days=days)

    ageless = replace(diary, profile=replace(diary.profile, birth_year=None))
    there = review(changed(ageless, lambda each: moved(each, move)), BOOK, move(at))
    assert outlines(there) == outlines(review(ageless, BOOK, at))
    assert there.responses == review(ageless, BOOK, at).responses


@MODERATELY
@given(DIARY, NOWS, st.randoms(use_true_random=False))
def test_the_offsets_change_only_nights_and_age(diary, at, rnd):
    def move(moment):
        return moment.astimezone(rnd.choice(OFFSETS))

    here = review(diary, BOOK, at)
    there = review(changed(diary, lambda each: moved(each, move)), BOOK, move(at))
    assert [each for each in outlines(here) if is_absolute(each[0])] == [
        each for each in outlines(there) if is_absolute(each[0])
    ]
    assert here.responses == there.responses
    assert here.usual_soreness == there.usual_soreness


def is_absolute(rule):
    """Whether no offset can matter. An expected rule fires only if no other did."""
    return rule not in LOCAL_RULES and rule[0] != "X"


@MODERATELY
@given(DIARY, NOWS)
def test_told_changes_no_rule_and_no_level(diary, at):
    untold = replace(
        diary, consultations=tuple(each for each in diary.consultations if each.kind == "seen")
    )
    here, there = review(diary, BOOK, at), review(untold, BOOK, at)
    assert here.level == there.level
    assert [each.rule.id for each in here.findings] == [each.rule.id for each in there.findings]
    assert all(each.told is None for each in there.findings)
    assert all(each.told is None for each in here.findings if each.level is Level.EMERGENCY)


@MODERATELY
@given(DIARY, NOWS, st.data())
def test_not_answered_is_never_better_than_no(diary, at, data):
    entries = list(diary.entries)
    for place, entry in enumerate(entries):
        checks = entry.checks
        said_no = [check for check in CHECKS if entry.check(check) == "no"]
        if said_no:
            silent = data.draw(st.lists(st.sampled_from(said_no), unique=True, max_size=4))
            checks = replace(checks, **dict.fromkeys(silent))
        entries[place] = replace(
            entry,
            checks=checks,
            travels=None if entry.travels == "no" else entry.travels,
            swelling_new=None if entry.swelling_new == "no" else entry.swelling_new,
            pain_relief=None if entry.pain_relief == "no" else entry.pain_relief,
            sudden_onset=None if entry.sudden_onset == "no" else entry.sudden_onset,
        )
    answered = review(diary, BOOK, at)
    silent = review(replace(diary, entries=tuple(entries)), BOOK, at)
    assert silent.level >= answered.level
    assert set(silent.unanswered_checks) >= set(answered.unanswered_checks) & set(CHECKS)


@MODERATELY
@given(DIARY, NOWS)
def test_an_answer_of_yes_is_never_better_than_no(diary, at):
    entries = [
        replace(entry, checks=replace(entry.checks, **dict.fromkeys(said_no(entry), "yes")))
        if entry.checks
        else entry
        for entry in diary.entries
    ]
    worse = review(replace(diary, entries=tuple(entries)), BOOK, at)
    assert worse.level >= review(diary, BOOK, at).level


def said_no(entry):
    return [check for check in CHECKS if entry.check(check) == "no"]


@MODERATELY
@given(DIARY, NOWS)
def test_being_seen_now_leaves_nothing_but_what_is_to_come(diary, at):
    seen = Consultation(id="now", at=at, with_whom="doctor", kind="seen")
    found = review(replace(diary, consultations=(*diary.consultations, seen)), BOOK, at)
    assert (found.level, found.findings) == (Level.NONE, ())


@MODERATELY
@given(DIARY, NOWS)
def test_what_the_review_does_not_read_changes_nothing(diary, at):
    noted = tuple(
        replace(each, note="sharp", private_note="x", sleep_hours=3.5, self_care=("ice",))
        for each in diary.entries
    )
    assert review(replace(diary, entries=noted), BOOK, at) == review(diary, BOOK, at)


@MODERATELY
@given(DIARY, NOWS)
def test_findings_alone_are_those_of_the_review(diary, at):
    assert findings_at(index_of(diary), BOOK, at) == review(diary, BOOK, at).findings
