"""Merging documents: by id, the later version, in whatever order they come."""

from dataclasses import replace
from datetime import timedelta, timezone
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ptdiary.diary.columns import VisitNote
from ptdiary.diary.consultation import Question
from ptdiary.diary.diary import Diary
from ptdiary.diary.document import Document, write_document
from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import Activity, Hold, MedicineDose, PlannedExercise
from ptdiary.diary.profile import Known, Profile
from ptdiary.diary.session import Exercise, Session
from ptdiary.store import Store, StoreError
from ptdiary.store.exchange.document import Merged, export_document, merge
from tests.clocks import NOW
from tests.records import diaries

HOUR = timedelta(hours=1)


def document(*entries, at=NOW, **parts):
    return Document(exported_at=at, diary=Diary(entries=entries, **parts))


def entry(id_="e1", **answers):
    return Entry(id=id_, **{"at": NOW} | answers)


def text(store):
    return write_document(export_document(store.read(), NOW, complete=True))


@given(diary=diaries())
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_out_and_into_an_empty_diary_and_out_gives_the_same_text(tmp_path_factory, diary):
    first = export_document(diary, NOW, complete=True)
    with Store.open(tmp_path_factory.mktemp("round") / "d", create=True) as store:
        merge(store, first)
        assert text(store) == write_document(first)


def test_the_same_document_twice_changes_nothing(store):
    one = document(
        entry(), sessions=(Session(id="s", ended_at=NOW, exercises=(Exercise(name="x"),)),),
        profile=Profile(name="Ada"), questions=(Question(id="q", text="why"),),
        medicine_doses=(MedicineDose(id="m", at=NOW, name="ibuprofen", amount="200 mg"),),
    )  # fmt: skip
    assert merge(store, one) == Merged(added=5)
    before = text(store)
    assert merge(store, one) == Merged(same=5)
    assert text(store) == before
    assert store.history(Entry, "e1") == ()


def test_absence_in_a_document_says_nothing(store):
    store.keep_profile(Profile(name="Ada"))
    store.keep(entry())
    assert merge(store, document()) == Merged()
    assert store.read().profile == Profile(name="Ada")
    assert store.read().entries == (entry(),)


def test_the_entry_that_was_written_later_stays_and_the_other_goes_to_the_history(store):
    early, late = entry(written_at=NOW, note="early"), entry(written_at=NOW + HOUR, note="late")
    store.keep(early)
    assert merge(store, document(late, at=NOW - 9 * HOUR)) == Merged(changed=1)
    assert store.read().entries == (late,)
    assert [each.record for each in store.history(Entry, "e1")] == [early]


def test_an_entry_that_was_written_earlier_goes_to_the_history_once(store):
    early, late = entry(note="early"), entry(written_at=NOW + HOUR, note="late")
    store.keep(late)
    for _ in range(2):
        assert merge(store, document(early, at=NOW + 99 * HOUR)) == Merged(older=1)
    assert store.read().entries == (late,)
    assert [each.record for each in store.history(Entry, "e1")] == [early]


def test_an_answer_to_a_question_does_not_get_lost(store):
    store.keep(Question(id="q", text="why", written_at=NOW))
    answered = Question(id="q", text="why", written_at=NOW, answer="because")
    merge(store, document(at=NOW + 9 * HOUR, questions=(answered,)))
    assert store.read().questions == (answered,)


def test_a_session_kept_here_after_the_export_stays(store, clock):
    here, there = (Session(id="s", ended_at=NOW, note=note) for note in ("here", "there"))
    store.keep(here)
    assert merge(store, document(at=NOW, sessions=(there,))) == Merged(older=1)
    assert merge(store, document(at=clock() + HOUR, sessions=(there,))) == Merged(changed=1)
    assert store.read().sessions == (there,)


def test_the_later_profile_stays(store, clock):
    store.keep_profile(Profile(name="here"))
    assert merge(store, document(profile=Profile(name="there"))) == Merged(older=1)
    later = document(at=clock() + HOUR, profile=Profile(name="there"))
    assert merge(store, later) == Merged(changed=1)
    assert store.read().profile == Profile(name="there")
    assert [each.record.name for each in store.history(Profile)] == ["there", "here"]


def test_the_later_note_for_the_visit_stays_whatever_the_profile_says(store, clock):
    store.keep_visit_note("here")
    store.keep_profile(Profile(name="here"))
    later = document(at=clock() + HOUR, visit_note="there")
    assert merge(store, later) == Merged(changed=1)
    assert merge(store, document(visit_note="before")) == Merged(older=1)
    assert (store.read().visit_note, store.read().profile.name) == ("there", "here")
    assert [each.record.visit_note for each in store.history(VisitNote)] == ["before", "here"]
    assert store.history(Profile) == ()
    store.keep_visit_note(None)
    assert store.read().visit_note is None
    assert len(store.history(VisitNote)) == 3


def test_a_note_for_the_visit_is_no_profile(store):
    store.keep_visit_note("ask about the brace")
    assert store.read().profile == Profile()
    assert merge(store, document(profile=Profile(name="Ada"))) == Merged(added=1)
    assert (store.read().visit_note, store.read().profile.name) == ("ask about the brace", "Ada")
    assert store.history(Profile) == ()


def test_replacing_all_takes_the_note_for_the_visit_too(store):
    store.keep_visit_note("here")
    merge(store, document(entry()), replace_all=True)
    assert store.read().visit_note is None
    assert [each.record.visit_note for each in store.history(VisitNote)] == ["here"]


def test_a_dose_of_medicine_that_was_written_later_stays(store):
    early = MedicineDose(id="m", at=NOW, name="ibuprofen", amount="200 mg")
    late = replace(early, written_at=NOW + HOUR, amount="400 mg")
    store.keep(late)
    assert merge(store, document(at=NOW + 99 * HOUR, medicine_doses=(early,))) == Merged(older=1)
    assert store.read().medicine_doses == (late,)


def test_what_is_known_and_what_was_on_hold_goes_to_the_history_with_its_record(store):
    known = (Known(sign="pain", limb="leg", side="left"), Known(sign="weakness"))
    holds = (Hold(since=NOW, reason="sore"), Hold(since=NOW + HOUR))
    profile, planned = Profile(known=known), PlannedExercise(id="p", name="walk", holds=holds)
    store.keep_profile(profile)
    store.keep(planned)
    store.keep_profile(replace(profile, known=known[1:]))
    store.keep(replace(planned, holds=holds[:1]))
    assert store.read().profile.known == known[1:]
    assert store.read().plan[0].holds == holds[:1]
    assert [each.record for each in store.history(Profile)] == [profile]
    assert [each.record for each in store.history(PlannedExercise, "p")] == [planned]


def test_a_version_that_is_confirmed_later_is_the_later_one(tmp_path):
    """X was so on Monday, Y on Tuesday, X again on Wednesday: X stays, whichever comes last."""
    x, y = (PlannedExercise(id="p", name="walk", minutes=minutes) for minutes in (10, 20))
    files = [document(at=NOW + n * HOUR, plan=(each,)) for n, each in enumerate((x, y, x))]
    for number, order in enumerate(permutations(files)):
        with Store.open(tmp_path / f"{number}", create=True) as store:
            for each in order:
                merge(store, each)
            assert store.read().plan == (x,)


VERSIONS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b"]),
        st.integers(0, 2).map(lambda hours: NOW + hours * HOUR),
        st.sampled_from([None, NOW, NOW + HOUR]),
        st.integers(0, 3),
    ),
    min_size=2,
    max_size=4,
)


@given(versions=VERSIONS, kind=st.sampled_from(["entries", "questions", "sessions", "plan"]))
@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_the_order_of_merging_does_not_matter(tmp_path_factory, versions, kind):
    folder = tmp_path_factory.mktemp("orders")
    files = [
        Document(exported_at=at, diary=Diary(**{kind: (made(kind, id_, written, score),)}))
        for id_, at, written, score in versions
    ]
    results = set()
    for number, order in enumerate((files, files[::-1], files[1:] + files[:1])):
        with Store.open(folder / f"{number}", create=True) as store:
            for each in order:
                merge(store, each)
            # plan keeps the order in which records first came, which is another matter
            results.add(frozenset(map(repr, getattr(store.read(), kind))))
    assert len(results) == 1


def made(kind, id_, written, score):
    return {
        "entries": Entry(id=id_, at=NOW, written_at=written, soreness=score),
        "questions": Question(id=id_, text=str(score), written_at=written),
        "sessions": Session(id=id_, ended_at=NOW, effort=score),
        "plan": PlannedExercise(id=id_, name="x", sets=score),
    }[kind]


def test_a_removed_record_comes_back_with_a_document_that_holds_it(store):
    store.keep(entry(note="mine"))
    export = export_document(store.read(), NOW, complete=True)
    store.remove(Entry, "e1")
    assert merge(store, export) == Merged(added=1)
    assert store.read().entries == (entry(note="mine"),)


def test_an_older_document_brings_a_removed_record_back_as_it_was_last(store):
    late = entry(written_at=NOW + HOUR, note="late")
    store.keep(late)
    store.remove(Entry, "e1")
    assert merge(store, document(entry(note="early"))) == Merged(added=1)
    assert store.read().entries == (late,)


def test_a_document_is_merged_whole_or_not_at_all(store):
    """A diary that was made by a program may break limits that reading a file would have told."""
    with pytest.raises(StoreError) as caught:
        merge(store, document(entry("a"), entry("b", soreness=11)))
    assert str(caught.value) == (
        "This cannot be saved: entries 'b' soreness: 11 is not between 0 and 10."
    )
    assert store.read() == Diary()


def test_replacing_leaves_what_the_document_holds_and_nothing_else(store):
    store.keep_profile(Profile(name="Ada"))
    store.keep(entry("a", written_at=NOW + HOUR, note="later here"), entry("b"))
    store.keep(*(PlannedExercise(id=name, name=name) for name in ("x", "y", "z")))
    store.keep(Activity(id="k", name="kneel"))
    new = document(
        entry("a", note="theirs"), entry("c"),
        plan=tuple(PlannedExercise(id=name, name=name) for name in ("z", "w", "x")),
    )  # fmt: skip
    merged = merge(store, new, replace_all=True)
    assert merged == Merged(added=2, changed=2, same=2, removed=3)
    assert text(store) == write_document(export_document(new.diary, NOW, complete=True))
    assert {each.record.id for each in store.removed()} == {"b", "y", "k"}
    store.bring_back(Entry, "b")
    assert store.history(Entry, "a")[0].record.note == "later here"
    assert store.history(Profile)[0].record == Profile(name="Ada")


def test_a_replacing_that_fails_removes_nothing(store):
    store.keep(entry("a"))
    with pytest.raises(StoreError):
        merge(store, document(entry("b", soreness=11)), replace_all=True)
    assert store.read().entries == (entry("a"),)


def test_private_notes_leave_only_where_the_export_is_to_be_complete():
    diary = Diary(entries=(entry(private_note="secret", note="open"),))
    assert b"secret" not in write_document(export_document(diary, NOW))
    assert b"open" in write_document(export_document(diary, NOW))
    assert b"secret" in write_document(export_document(diary, NOW, complete=True))


def test_removed_entries_are_not_exported(store):
    store.keep(entry("a", note="gone"), entry("b"))
    store.remove(Entry, "a")
    assert b"gone" not in text(store)


def test_offsets_travel(store):
    kathmandu = NOW.astimezone(timezone(timedelta(hours=5, minutes=45)))
    merge(store, document(replace(entry(), at=kathmandu)))
    assert b'"at": "2026-11-21T17:45:00+05:45"' in text(store)
