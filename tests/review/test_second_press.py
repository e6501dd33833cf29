"""What the questions make of a form, as the review reads it: a blank is no emergency."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import assume, given, settings

from ptdiary.diary.consultation import Consultation
from ptdiary.diary.diary import Diary
from ptdiary.diary.profile import Profile
from ptdiary.diary.questions import (
    TILES,
    Answers,
    answers_of,
    entry_from,
    pressed,
    profile_with,
    said_so_far,
    still_open,
)
from ptdiary.paths import resource_text
from ptdiary.review.asking import circumstances
from ptdiary.review.finding import Level
from ptdiary.review.index import index_of
from ptdiary.review.review import review
from ptdiary.review.rulebook import read_rulebook
from tests.diary.questions.forms import walked
from tests.diary.questions.stages import AT

BOOK = read_rulebook(resource_text("rules/rules.json"))
PROFILE = Profile(
    usual_soreness=2, cancer_history="no", age_65="no", osteoporosis="no", long_term_steroids="no"
)


def found(diary, at=AT):
    return review(diary, BOOK, at)


def rules(diary, at=AT):
    return {finding.rule.id for finding in found(diary, at).findings}


@given(walked())
@settings(max_examples=100)
def test_saving_what_is_open_is_never_an_emergency(form):
    answers, around = form
    # that a known weakness is worse was said, and is no blank, whatever else is left open
    assume(answers.weakness_known != "worse")
    empty = Diary(profile=PROFILE)
    twice = found(empty.keeping(entry_from(answers, "e", AT, AT, None, around)))
    if twice.level is Level.EMERGENCY:
        so_far = found(empty.keeping(said_so_far(answers, "e", AT, around)))
        assert so_far.level is Level.EMERGENCY


@pytest.mark.parametrize("tile", TILES)
def test_a_tick_without_more_saved_twice_is_at_most_urgent(tile):
    entry = entry_from(Answers(soreness=3, ticked=(tile,)), "e", AT, AT)
    assert found(Diary(profile=PROFILE).keeping(entry)).level <= Level.URGENT


# A sign that the therapist knows, from its first day on


class Patient:
    """Writes one entry a day, as the form asks by what the diary says."""

    def __init__(self):
        self.diary, self.at, self.written = Diary(profile=PROFILE), AT, 0

    def writes(self, *presses, tile="travels"):
        self.at += timedelta(days=1)
        self.written += 1
        around = circumstances(index_of(self.diary), self.at)
        answers = Answers(soreness=2)
        if presses:
            answers = answers.ticking(tile, True)
            for key, value in presses:
                answers = pressed(answers, key, value, around)
            answers = answers.pressing_none_of_others(True)
        else:
            answers = answers.pressing_none(True)
        assert still_open(answers, around) == ()
        entry = entry_from(answers, f"e{self.written}", self.at, self.at, None, around)
        profile = profile_with(self.diary.profile, answers, entry, around)
        self.diary = replace(self.diary.keeping(entry), profile=profile)
        return self

    def is_seen(self):
        self.at += timedelta(hours=1)
        seen = Consultation(id=f"c{self.written}", at=self.at, kind="seen", with_whom="therapist")
        self.diary = self.diary.keeping(seen)
        return self

    @property
    def rules(self):
        return rules(self.diary, self.at)


NEW_LEG = (
    ("pain_where", ("leg.left",)), ("pain_reach", "below_knee"), ("pain_change", "new"),
    ("calf", "no"),
)  # fmt: skip


def test_new_leg_pain_is_told_and_once_seen_the_same_is_quiet():
    alex = Patient().writes(*NEW_LEG)
    assert "C-RAD" in alex.rules
    alex.is_seen().writes(("travels_known", "same"))
    assert alex.diary.entries[-1].spread.leg.left.reach == "below_knee"
    assert not alex.rules & {"C-RAD", "C-UNTOLD", "C-PAST"}
    alex.writes(("travels_known", "worse"), ("calf", "no"))
    assert "C-RAD" in alex.rules


def test_leg_pain_that_the_therapist_knows_is_quiet_from_the_first_entry():
    sam = Patient().writes(
        ("pain_where", ("leg.left",)), ("pain_reach", "thigh"), ("pain_change", "same_known")
    )
    assert not sam.rules & {"C-RAD", "C-UNTOLD"}
    sam.writes(("travels_known", "less"))
    assert not sam.rules & {"C-RAD", "C-UNTOLD"}
    sam.writes(("travels_known", "elsewhere"), ("pain_where", ("arm.right",)),
               ("pain_change", "new"))  # fmt: skip
    assert "C-RAD" in sam.rules


def test_leg_pain_that_nobody_was_told_of_is_named():
    kim = Patient().writes(
        ("pain_where", ("leg.left",)), ("pain_reach", "thigh"), ("pain_change", "same")
    )
    assert "C-UNTOLD" in kim.rules


def test_none_of_these_raises_nothing_and_leaves_nothing_unanswered():
    day = Patient().writes()
    assert found(day.diary, day.at).unanswered_checks == ()
    assert found(day.diary, day.at).level <= Level.EXPECTED


def test_an_entry_is_changed_as_if_it_was_not_written_yet():
    sam = Patient().writes(
        ("pain_where", ("leg.left",)), ("pain_reach", "thigh"), ("pain_change", "same_known")
    )
    entry = sam.diary.entries[-1]
    around = circumstances(index_of(sam.diary), entry.at, entry)
    assert answers_of(entry, around).pain_change == "same_known"
    assert circumstances(index_of(sam.diary), sam.at).known
