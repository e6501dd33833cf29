"""What an imported document leaves open takes nothing away; where both answer, the later stays."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ptdiary.diary.consultation import Question
from ptdiary.diary.diary import Diary
from ptdiary.diary.document import Document
from ptdiary.diary.entry import Checks, Entry
from ptdiary.diary.plan import (
    Activity,
    ActivityRating,
    Appointment,
    Hold,
    PlannedExercise,
)
from ptdiary.diary.profile import Contact, Known, Profile
from ptdiary.diary.session import Exercise, Session
from ptdiary.store.exchange.document import Merged, export_document, merge
from tests.clocks import NOW

HOUR = timedelta(hours=1)
CARE = Profile(
    therapist=Contact(name="Dana Reyes", phone="555 0142"), urgent_number="116 117",
    emergency_number="112", medicines=("ibuprofen",), usual_soreness=2,
)  # fmt: skip


@pytest.fixture
def bring(store, clock):
    """Import a document that was exported after everything that the diary holds."""

    def bring(**parts):
        at = clock() + HOUR
        return merge(store, Document(exported_at=at, diary=Diary(**parts)))

    return bring


def test_a_later_profile_leaves_whom_to_call(store, bring):
    store.keep_profile(CARE)
    theirs = Profile(name="Ada", therapist=Contact(name="Dana Reyes"), usual_soreness=4)
    assert bring(profile=theirs) == Merged(changed=1)
    assert store.read().profile == replace(CARE, name="Ada", usual_soreness=4)
    assert [each.record for each in store.history(Profile)] == [CARE]


def test_the_same_document_again_changes_nothing_and_leaves_no_history(store, clock):
    store.keep_profile(CARE)
    document = Document(exported_at=clock() + HOUR, diary=Diary(profile=Profile(name="Ada")))
    assert merge(store, document) == Merged(changed=1)
    assert merge(store, document) == Merged(same=1)
    assert len(store.history(Profile)) == 1


def test_the_number_of_one_person_is_not_put_to_the_name_of_another(store, bring):
    store.keep_profile(CARE)
    bring(profile=Profile(therapist=Contact(name="Kim Lee")))
    assert store.read().profile.therapist == Contact(name="Kim Lee")
    assert store.read().profile.emergency_number == "112"


def test_what_a_later_profile_knows_of_signs_stays_as_it_is(store, bring):
    ours, theirs = (Known(sign="pain", limb="leg", side=side) for side in ("left", "right"))
    store.keep_profile(Profile(known=(ours,)))
    bring(profile=Profile(name="Ada"))
    assert store.read().profile.known == (ours,)
    bring(profile=Profile(known=(theirs,)))
    assert store.read().profile.known == (theirs,)  # what quiets an alarm is not added up


@pytest.mark.parametrize("is_later", [True, False], ids=["later profile", "earlier profile"])
def test_a_score_stands_as_it_was_stated_last_whenever_the_profile_was_kept(store, clock, is_later):
    """Each of the two profiles holds an answer that was stated after that of the other."""
    ours = Profile(
        usual_soreness=2, usual_soreness_at=NOW - HOUR,
        infection_risk="no", health_at=NOW - 9 * HOUR, diabetes="no",
    )  # fmt: skip
    theirs = Profile(
        usual_soreness=5, usual_soreness_at=NOW - 9 * HOUR,
        infection_risk="yes", health_at=NOW - HOUR, diabetes="yes",
    )  # fmt: skip
    store.keep_profile(ours)
    at = clock() + HOUR if is_later else NOW - HOUR / 2
    merge(store, Document(exported_at=at, diary=Diary(profile=theirs)))
    expected = replace(ours, infection_risk="yes", health_at=NOW - HOUR)
    assert store.read().profile == (replace(expected, diabetes="yes") if is_later else expected)


def test_an_earlier_profile_fills_nothing_that_was_taken_back(store):
    store.keep_profile(Profile(name="Ada"))
    old = Profile(urgent_number="1", usual_soreness=3, usual_soreness_at=NOW - HOUR)
    assert merge(store, Document(exported_at=NOW - HOUR, diary=Diary(profile=old))) == Merged(
        older=1
    )
    assert store.read().profile == Profile(name="Ada")


def test_an_export_without_private_notes_takes_none_away(store, clock):
    mine = Entry(id="e", at=NOW, written_at=NOW, soreness=4, private_note="mine")
    store.keep(mine)
    export = export_document(store.read(), clock() + HOUR)
    assert merge(store, export) == Merged(same=1)
    edited = replace(export.diary.entries[0], soreness=5, written_at=NOW + HOUR)
    merge(store, Document(exported_at=clock() + HOUR, diary=Diary(entries=(edited,))))
    assert store.read().entries == (replace(edited, private_note="mine"),)


def test_an_entry_that_was_written_anew_stands_as_it_was_written(store, bring):
    ours = Entry(id="e", at=NOW, written_at=NOW, soreness=4, checks=Checks(fever="no"), note="x")
    store.keep(ours)
    anew = Entry(id="e", at=NOW, written_at=NOW + HOUR, soreness=4)
    bring(entries=(anew,))
    assert store.read().entries == (anew,)


def test_of_one_moment_the_answers_of_two_versions_are_not_mixed(store, bring):
    store.keep(Entry(id="e", at=NOW, soreness=4, travels="yes", note="x"))
    bring(entries=(Entry(id="e", at=NOW, soreness=4, checks=Checks(fever="no")),))
    both = Entry(id="e", at=NOW, soreness=4, travels="yes", note="x", checks=Checks(fever="no"))
    assert store.read().entries == (both,)
    other = Entry(id="e", at=NOW, soreness=4, travels="no")
    bring(entries=(other,))
    assert store.read().entries == (other,)


RATINGS = [ActivityRating(at=NOW + n * HOUR, score=n) for n in range(3)]
LEFT_OPEN = [
    (
        Session(id="r", ended_at=NOW, effort=6, note="x", exercises=(
            Exercise(name="bridge", hurt=2, skipped_why="sore"), Exercise(name="walk"))),
        Session(id="r", ended_at=NOW, effort=7, exercises=(Exercise(name="bridge", sets=3),)),
        Session(id="r", ended_at=NOW, effort=7, note="x", exercises=(
            Exercise(name="bridge", sets=3, hurt=2, skipped_why="sore"),)),
    ),
    (
        PlannedExercise(id="r", name="b", sets=2, instructions="slowly", holds=(Hold(since=NOW),)),
        PlannedExercise(id="r", name="b", sets=3),
        PlannedExercise(id="r", name="b", sets=3, instructions="slowly", holds=(Hold(since=NOW),)),
    ),
    (
        PlannedExercise(id="r", name="b", status="on_hold", held_since=NOW, hold_reason="sore"),
        PlannedExercise(id="r", name="b", status="active"),
        PlannedExercise(id="r", name="b", status="active"),
    ),
    (
        Appointment(id="r", at=NOW, place="Room 2", kept="yes", said="go on"),
        Appointment(id="r", at=NOW + HOUR),
        Appointment(id="r", at=NOW + HOUR, place="Room 2", kept="yes", said="go on"),
    ),
    (
        Question(id="r", text="why", answer="because"),
        Question(id="r", text="why so"),
        Question(id="r", text="why so", answer="because"),
    ),
    (
        Activity(id="r", name="kneel", ratings=tuple(RATINGS[:2])),
        Activity(id="r", name="kneel down", ratings=(RATINGS[2], replace(RATINGS[0], score=9))),
        Activity(id="r", name="kneel down",
                 ratings=(replace(RATINGS[0], score=9), RATINGS[1], RATINGS[2])),
    ),
    (  # together they would end before they start
        Session(id="r", started_at=NOW, ended_at=NOW, note="x"),
        Session(id="r", ended_at=NOW - HOUR),
        Session(id="r", ended_at=NOW - HOUR),
    ),
]  # fmt: skip
PART = {
    Session: "sessions", PlannedExercise: "plan", Appointment: "appointments",
    Question: "questions", Activity: "activities",
}  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "both"), LEFT_OPEN)
def test_what_a_later_record_leaves_open_stays(store, bring, ours, theirs, both):
    store.keep(ours)
    part = PART[type(ours)]
    assert bring(**{part: (theirs,)}) == Merged(changed=1)
    assert getattr(store.read(), part) == (both,)
    assert [each.record for each in store.history(type(ours), "r")] == [ours]


def test_replacing_all_replaces_what_is_left_open_too(store, clock):
    store.keep_profile(CARE)
    document = Document(exported_at=clock() + HOUR, diary=Diary(profile=Profile(name="Ada")))
    merge(store, document, replace_all=True)
    assert store.read().profile == Profile(name="Ada")
