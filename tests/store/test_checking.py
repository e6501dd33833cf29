"""What a check of a diary file tells."""

from contextlib import suppress

import pytest

from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import Activity, ActivityRating
from ptdiary.diary.session import Exercise, Session
from ptdiary.store import Store, StoreError
from ptdiary.store.migrations import MIGRATIONS
from tests.clocks import NOW
from tests.neighbours import another_program


def test_a_whole_file_is_counted(store):
    store.keep(Entry(id="a", at=NOW), Entry(id="b", at=NOW), Session(id="s", ended_at=NOW))
    store.remove(Entry, "b")
    found = store.check()
    assert found.whole
    assert found.problems == ()
    assert found.version == len(MIGRATIONS)
    assert found.removed == 1
    assert dict(found.counts) == {
        "sessions": 1, "entries": 1, "consultations": 0, "appointments": 0, "questions": 0,
        "plan": 0, "activities": 0, "medicine_doses": 0, "experiments": 0, "outlooks": 0,
    }  # fmt: skip


def test_a_rating_of_no_activity_is_told(store):
    store.keep(Activity(id="a", name="kneel", ratings=(ActivityRating(at=NOW, score=3),)))
    with another_program(store.path) as other:
        other.execute("UPDATE ratings SET activity_id = 'nobody'")
    found = store.check()
    assert not found.whole
    assert found.problems == ("1 rows belong to no record.",)


def test_an_answer_outside_its_limits_is_told(store):
    store.keep(Entry(id="a", at=NOW))
    with another_program(store.path) as other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.execute("UPDATE entries SET soreness = 11")
    assert store.check().problems == (
        "SQLite finds 1 faults in the file. The first: CHECK constraint failed in entries.",
    )


def test_records_that_cannot_be_read_are_told(store):
    store.keep(Entry(id="a", at=NOW, regions=("lumbar.left",)))
    with another_program(store.path) as other:
        other.execute("""UPDATE entries SET regions = '["moon.left"]'""")
    assert store.check().problems == ("Some records cannot be read.",)


def test_a_file_that_another_program_holds_is_not_called_damaged(store):
    store.keep(Entry(id="a", at=NOW))
    with another_program(store.path) as other, store.at_once():
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError) as told:
            store.check()
        other.execute("ROLLBACK")
    assert told.value.kind == "locked"
    assert store.check().whole


def test_what_is_read_is_of_one_moment(store):
    """A session that comes between two tables would be read without its exercises."""
    session = Session(id="s", ended_at=NOW, exercises=(Exercise(name="Bridge"),))
    tried = []

    def another_writes(statement):
        if "FROM sessions" in statement and "FROM exercises" not in statement:
            tried.append(statement)
            with Store.open(store.path) as other, suppress(StoreError), other.at_once():
                other.keep(session)

    store._connection.set_trace_callback(another_writes)
    diary = store.read()
    store._connection.set_trace_callback(None)
    assert tried
    assert diary.sessions in ((), (session,))
