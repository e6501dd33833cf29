"""What the verbs of the store keep, give back and undo."""

import json
import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from ptdiary.diary.diary import PARTS, Diary
from ptdiary.diary.document import Document, read_document, write_document
from ptdiary.diary.entry import Checks, Entry, NerveSigns, Sides
from ptdiary.diary.plan import Activity, PlannedExercise
from ptdiary.diary.profile import Contact, Profile
from ptdiary.diary.session import Exercise, Session
from ptdiary.store import Store, StoreError
from ptdiary.store.rows import text_of
from tests.clocks import NOW
from tests.records import diaries, kept_records, records
from tests.systems import needs_moving

CASES = json.loads((Path(__file__).parent.parent / "cases" / "vignettes.json").read_text("utf-8"))
ONE_STORE = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
    max_examples=60,
)


def entry(id_="e1", **answers):
    return Entry(id=id_, **{"at": NOW} | answers)


def document_text(diary):
    return write_document(Document(exported_at=NOW, diary=diary))


def reopened(store):
    with Store.open(store.path) as other:
        return other.read()


@given(record=kept_records())
@ONE_STORE
def test_every_record_comes_back_as_it_was_kept(store, record):
    assert store.keep(record) == (record,)
    found = store.read().find(type(record), record.id)
    assert text_of(found) == text_of(record)
    assert found == record


@given(profile=records(Profile))
@ONE_STORE
def test_every_profile_comes_back(store, profile):
    assert store.keep_profile(profile) == profile
    assert store.read().profile == profile


@given(diary=diaries())
@settings(ONE_STORE, max_examples=25)
def test_a_whole_diary_comes_back_from_the_disk(tmp_path_factory, diary):
    with Store.open(tmp_path_factory.mktemp("whole") / "d", create=True) as store:
        with store.changing() as change:
            change.keep_diary(diary)
        assert document_text(store.read()) == document_text(diary)
        assert document_text(reopened(store)) == document_text(diary)


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["id"])
def test_a_worked_case_comes_back_word_for_word(store, case):
    diary = read_document(json.dumps(case["diary"]).encode()).diary
    store.keep_profile(diary.profile)
    store.keep(*(record for part in PARTS.values() for record in getattr(diary, part)))
    assert document_text(store.read()) == document_text(diary)


def test_a_time_keeps_its_offset_and_its_fraction(store):
    felt = datetime(
        2026, 10, 25, 1, 30, 0, 250000, tzinfo=timezone(timedelta(hours=-3, minutes=-30))
    )
    store.keep(entry(at=felt))
    assert store.read().entries[0].at.isoformat() == "2026-10-25T01:30:00.250000-03:30"


def test_both_times_of_the_hour_that_comes_twice_are_kept(store):
    summer = datetime(2026, 10, 25, 1, 30, tzinfo=timezone(timedelta(hours=1)))
    winter = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    store.keep(entry("later", at=winter), entry("earlier", at=summer))
    assert [each.id for each in store.read().entries] == ["earlier", "later"]


def test_not_answered_stays_not_answered(store):
    store.keep(entry(soreness=0, checks=Checks(saddle="no")))
    kept = store.read().entries[0]
    assert kept.soreness == 0
    assert kept.movement is None
    assert kept.checks.bladder is None
    assert kept.nerve_signs is None


def test_an_empty_part_is_kept_as_absent(store):
    (kept,) = store.keep(entry(checks=Checks(), nerve_signs=NerveSigns(numbness=Sides())))
    assert kept == entry()
    assert store.read().entries == (entry(),)


def test_text_is_kept_in_its_normal_form(store):
    (kept,) = store.keep(entry(note="cafe\u0301"))
    assert kept.note == "caf\u00e9"
    assert store.read().entries[0].note == "caf\u00e9"


def test_the_longest_note_and_the_longest_id_are_kept(store):
    longest = entry("🙂" * 64, note="🙂" * 20_000)
    store.keep(longest)
    assert store.read().entries == (longest,)


def test_plan_and_activities_keep_the_order_in_which_they_came(store):
    names = ["walk", "bridge", "able", "crawl"]
    store.keep(*(PlannedExercise(id=name, name=name) for name in names))
    store.keep(*(Activity(id=name, name=name) for name in names))
    store.keep(PlannedExercise(id="bridge", name="bridge", sets=3))
    assert [each.id for each in store.read().plan] == names
    assert [each.id for each in store.read().activities] == names


def test_the_exercises_of_a_session_keep_their_order_and_are_replaced_with_it(store):
    many = tuple(Exercise(name=f"{number}") for number in range(12))
    store.keep(Session(id="s", ended_at=NOW, exercises=many))
    assert store.read().sessions[0].exercises == many
    store.keep(Session(id="s", ended_at=NOW, exercises=many[:1]))
    assert store.read().sessions[0].exercises == many[:1]


def test_keeping_many_is_all_or_none(store):
    with pytest.raises(StoreError):
        store.keep(entry("good"), entry("bad", soreness=11))
    assert store.read() == Diary()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (entry(soreness=11), "soreness: 11 is not between 0 and 10"),
        (entry(soreness=float("nan")), "soreness: nan is not a number"),
        (entry(note="a\0b"), "note: holds the character U+0000, which is not text"),
        (entry(note="\ud83d"), "note: holds the character U+D83D, which is not text"),
        (entry(at=NOW.replace(tzinfo=None)), "at: '2026-11-21T12:00:00' has no UTC offset"),
        (entry(regions=("moon.left",)), "regions[0]: 'moon.left' is not one of the known words"),
        (entry(""), "id: is empty"),
        (entry(sleep_hours=2**70), "sleep_hours: 1180591620717411303424 is not between 0 and 24"),
    ],
)  # fmt: skip
def test_an_answer_outside_its_limits_is_named_and_not_kept(store, wrong, told):
    with pytest.raises(StoreError) as caught:
        store.keep(wrong)
    assert caught.value.kind == "invalid"
    assert str(caught.value) == f"This cannot be saved: entries {wrong.id!r} {told}."
    assert store.read() == Diary()


def test_a_profile_outside_its_limits_is_named(store):
    with pytest.raises(StoreError, match=r"^This cannot be saved: birth_year: 12 is not between"):
        store.keep_profile(Profile(birth_year=12))


def test_an_edit_keeps_the_earlier_version(store):
    store.keep(entry(soreness=3))
    store.keep(entry(soreness=4))
    store.keep(entry(soreness=5))
    earlier = store.history(Entry, "e1")
    assert [each.record.soreness for each in earlier] == [3, 4]
    assert [each.replaced_at for each in earlier] == [
        NOW + timedelta(minutes=2), NOW + timedelta(minutes=3),
    ]  # fmt: skip
    assert store.read().entries == (entry(soreness=5),)


def test_keeping_the_same_again_is_no_edit(store):
    store.keep(entry(soreness=3))
    store.keep(entry(soreness=3))
    assert store.history(Entry, "e1") == ()


def test_a_change_of_offset_alone_is_an_edit(store):
    store.keep(entry())
    store.keep(entry(at=NOW.astimezone(timezone(timedelta(hours=2)))))
    assert store.read().entries[0].at.isoformat() == "2026-11-21T14:00:00+02:00"
    assert len(store.history(Entry, "e1")) == 1


def test_the_profile_has_a_history_too(store):
    store.keep_profile(Profile(name="Ada", therapist=Contact(phone="1")))
    store.keep_profile(Profile(name="Ada", therapist=Contact(phone="2")))
    (earlier,) = store.history(Profile)
    assert earlier.record == Profile(name="Ada", therapist=Contact(phone="1"))


def test_records_of_two_kinds_may_share_an_id(store):
    store.keep(entry("x", soreness=1), Session(id="x", ended_at=NOW))
    store.keep(entry("x", soreness=2))
    assert len(store.history(Entry, "x")) == 1
    assert store.history(Session, "x") == ()


def test_changed_entries_counts_those_that_read_otherwise_than_at_first(store):
    store.keep(entry("a", soreness=1), entry("b", soreness=1), entry("c", soreness=1))
    assert store.changed_entries() == 0
    store.keep(entry("a", soreness=2))
    store.keep(entry("a", soreness=3))
    store.keep(entry("b", soreness=2))
    assert store.changed_entries() == 2
    store.keep(entry("b", soreness=1))
    assert store.changed_entries() == 1
    store.remove(Entry, "a")
    assert store.changed_entries() == 0


def test_what_is_removed_is_gone_from_the_diary_and_can_be_brought_back(store):
    store.keep(entry("a", note="mine"), entry("b"))
    store.remove(Entry, "a")
    assert [each.id for each in store.read().entries] == ["b"]
    assert [each.record for each in store.removed()] == [entry("a", note="mine")]
    store.bring_back(Entry, "a")
    assert [each.id for each in store.read().entries] == ["a", "b"]
    assert store.removed() == ()


def test_the_latest_removal_comes_first(store):
    store.keep(entry("a"), Session(id="b", ended_at=NOW), entry("c"))
    store.remove(Entry, "c")
    store.remove(Session, "b")
    store.remove(Entry, "a")
    assert [each.record.id for each in store.removed()] == ["a", "b", "c"]
    assert store.removed()[0].removed_at == NOW + timedelta(minutes=4)
    assert [each.record.id for each in store.removed(most=2)] == ["a", "b"]
    assert [each.record.id for each in store.removed(Entry)] == ["a", "c"]
    assert [each.record.id for each in store.removed(Entry, most=1)] == ["a"]


def test_a_removed_session_brings_its_exercises_back(store):
    session = Session(id="s", ended_at=NOW, exercises=(Exercise(name="bridge"),))
    store.keep(session)
    store.remove(Session, "s")
    assert store.read().sessions == ()
    store.bring_back(Session, "s")
    assert store.read().sessions == (session,)


def test_keeping_a_removed_record_brings_it_back(store):
    store.keep(entry(soreness=1))
    store.remove(Entry, "e1")
    store.keep(entry(soreness=1))
    assert store.read().entries == (entry(soreness=1),)
    store.remove(Entry, "e1")
    store.keep(entry(soreness=2))
    assert store.read().entries == (entry(soreness=2),)
    assert len(store.history(Entry, "e1")) == 1


def test_removing_what_was_never_kept_removes_nothing(store):
    store.keep(entry("a"))
    with pytest.raises(KeyError):
        store.remove(Entry, "a", "unknown")
    assert len(store.read().entries) == 1


def test_every_verb_is_on_the_disk_when_it_returns(store):
    store.keep(entry("a"), entry("b"))
    assert document_text(reopened(store)) == document_text(store.read())
    store.remove(Entry, "a")
    assert document_text(reopened(store)) == document_text(store.read())
    store.bring_back(Entry, "a")
    store.keep_profile(Profile(name="Ada"))
    assert document_text(reopened(store)) == document_text(store.read())


def test_no_verb_leaves_a_transaction_open(store):
    looks = [
        lambda: store.keep(entry()), lambda: store.keep_profile(Profile(name="A")),
        lambda: store.remove(Entry, "e1"), store.read, store.removed, store.check,
        lambda: store.bring_back(Entry, "e1"), lambda: store.history(Entry, "e1"),
        store.changed_entries, lambda: store.backup(store.path.with_name("copy")),
    ]  # fmt: skip
    for look in looks:
        look()
        assert not store._connection.in_transaction
    for wrong in (lambda: store.keep(entry(soreness=11)), lambda: store.remove(Entry, "unknown")):
        with pytest.raises((StoreError, KeyError)):
            wrong()
        assert not store._connection.in_transaction


def test_two_programs_may_take_turns(store):
    with Store.open(store.path) as other:
        other.keep(entry("a"))
        store.keep(entry("b"))
        other.keep(entry("c"))
        assert [each.id for each in store.read().entries] == ["a", "b", "c"]


def test_words_that_look_like_sql_are_only_words(store):
    note = "'; DROP TABLE entries; -- %_\"`[]"
    store.keep(entry(note, note=note, worse_with=(note,)))
    assert store.read().entries == (entry(note, note=note, worse_with=(note,)),)


def test_removed_words_leave_the_file_when_they_are_overwritten(store):
    """secure_delete: the old page holds zeros. (The history keeps the words on purpose.)"""
    canary = "canary-in-a-note"
    store.keep(entry(note=canary * 500))
    connection = store._connection
    connection.execute("DELETE FROM entries")
    assert canary.encode() not in store.path.read_bytes()


def test_a_store_that_is_closed_says_so(path):
    store = Store.open(path, create=True)
    store.close()
    with pytest.raises(sqlite3.ProgrammingError):
        store.read()


@needs_moving
def test_what_takes_long_is_done_beside_also_once_the_file_has_gone(path, tmp_path):
    done = []

    def beside(work):
        done.append(work)
        return work()

    with Store.open(path, create=True, beside=beside) as store:
        store.keep(entry())
        assert store.read().entries == (entry(),)
        store.backup(tmp_path / "copy.ptdiary")
        assert len(done) == 2
        path.rename(tmp_path / "elsewhere.ptdiary")
        assert store.read().entries == (entry(),)
        assert len(done) == 3
    with Store.open(tmp_path / "copy.ptdiary") as copy:
        assert copy.read().entries == (entry(),)
