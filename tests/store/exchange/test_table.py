"""The rows of a table in the diary: added, corrected, known again, and never by half."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ptdiary.diary import Entry, Exercise, MedicineDose, Session
from ptdiary.diary.columns import columns_of
from ptdiary.diary.diary import TIMES
from ptdiary.diary.entry import ArmPain, ArmPains, Checks, LegPain, LegPains, Spread
from ptdiary.diary.limits import limits_of
from ptdiary.store import StoreError
from ptdiary.store.backups.backup import Contents
from ptdiary.store.change import checked
from ptdiary.store.exchange.document import Merged
from ptdiary.store.exchange.table import SHOWN, Imported, import_into, import_rows
from ptdiary.tables.reading import TableRow
from ptdiary.wall_clock import from_wall
from tests.clocks import LONDON, LORD_HOWE, NEW_YORK, NOW, computer_in
from tests.records import records

FULL = Entry(
    id="e1", at=NOW, written_at=NOW, soreness=4, quality=("sharp", "dull_ache"), sleep_hours=7.5,
    checks=Checks(saddle="no", fever="declined"), worse_with=("sitting", "cold; damp"),
    note="Two\nlines", private_note="secret",
)  # fmt: skip
BARE = {
    Entry: Entry(id="x", at=NOW), Session: Session(id="x", ended_at=NOW),
    MedicineDose: MedicineDose(id="x", at=NOW, name="Aspirin"),
}  # fmt: skip
WALL = datetime(2026, 3, 14, 19, 45)  # noqa: DTZ001  as it stands in a table


def row(record, *told, corrects=(), wall=None, line=2):
    return TableRow(line=line, record=record, told=told, corrects=corrects, wall=wall)


def own(entry, line=2):
    """The line of an entry in a table of this diary: it names the id, and each column is there."""
    paths = [each.path for each in columns_of(Entry) if each.path not in {"id", "private_note"}]
    entry = replace(entry, private_note=None)
    return row(entry, corrects=tuple(paths), line=line)


def local(soreness=5, wall=WALL, id_="t1", line=2, **more):
    """A line of somebody else's table, read on this computer."""
    return row(
        Entry(id=id_, at=from_wall(wall), soreness=soreness, **more),
        "at", "soreness", *more, wall=wall, line=line,
    )  # fmt: skip


def test_what_is_new_is_added_and_the_same_again_changes_nothing(store):
    rows = [
        local(),
        row(Session(id="s1", ended_at=NOW, effort=4, minutes=45.0), "ended_at", "effort"),
        row(MedicineDose(id="m1", at=NOW, name="Ibuprofen"), "at", "name"),
    ]
    assert import_rows(store, rows).merged == Merged(added=3)
    diary = store.read()
    assert (diary.entries, diary.sessions, diary.medicine_doses) == tuple(
        (each.record,) for each in rows
    )
    assert import_rows(store, rows).merged == Merged(same=3)
    assert store.read() == diary


def test_only_what_the_table_tells_otherwise_is_changed(store):
    store.keep(FULL)
    told = row(Entry(id="e1", at=NOW, soreness=6, checks=Checks(bladder="no")),
               "at", "soreness", "checks.bladder")  # fmt: skip
    assert import_rows(store, [told]).merged == Merged(changed=1)
    checks = Checks(saddle="no", fever="declined", bladder="no")
    assert store.read().entries == (replace(FULL, soreness=6, checks=checks),)
    assert store.history(Entry, "e1")[0].record == FULL


def test_what_was_changed_in_the_diary_since_stays_when_the_same_table_comes_again(store):
    import_rows(store, [local(5, note="b"), local(3, id_="t2", wall=WALL + timedelta(days=1))])
    first = store.read().entries[0]
    store.keep(replace(first, soreness=8, note="I wrote this myself later"))
    again = [local(5, note="b"), local(4, id_="t2", wall=WALL + timedelta(days=1))]
    assert import_rows(store, again).merged == Merged(older=1, changed=1)
    mine, corrected = store.read().entries
    assert (mine.soreness, mine.note) == (8, "I wrote this myself later")
    assert corrected.soreness == 4


def test_what_a_table_changes_is_told_before_with_what_stays(store):
    import_rows(store, [local(5, note="b"), local(3, id_="t2", wall=WALL + timedelta(days=1))])
    first, second = store.read().entries
    store.keep(replace(first, soreness=8))
    rows = [local(5, note="b"), local(4, id_="t2", wall=WALL + timedelta(days=1))]
    with store.rehearsing() as change:
        found = import_into(change, rows)
    assert found == Imported(
        merged=Merged(older=1, changed=1),
        changed=Contents(entries=1), older=Contents(entries=1),
        changes=((second, replace(second, soreness=4)),),
    )  # fmt: skip


def test_two_lines_of_one_record_change_it_once(store):
    import_rows(store, [local(5)])
    old = store.read().entries[0]
    with store.rehearsing() as change:
        found = import_into(change, [local(6), local(7, line=3)])
        assert found.changes == ((old, replace(old, soreness=7)),)
        assert found.changed == Contents(entries=1)
    store.keep(FULL)
    with store.rehearsing() as change:
        back = import_into(change, [own(replace(FULL, soreness=8)), own(FULL, line=3)])
    assert (back.changes, back.changed) == ((), Contents())


def test_of_many_changes_the_first_are_told(store):
    session = Session(id="s", ended_at=NOW, effort=1)
    moments = [WALL + timedelta(hours=hour) for hour in range(SHOWN + 3)]
    import_rows(store, [row(session, "ended_at", "effort")])
    import_rows(store, [local(5, id_=f"t{n}", wall=at) for n, at in enumerate(moments)])
    rows = [local(6, id_=f"t{n}", wall=at) for n, at in enumerate(moments)]
    rows.append(row(replace(session, effort=2), "ended_at", "effort"))
    with store.rehearsing() as change:
        found = import_into(change, rows)
    assert found.changed == Contents(entries=SHOWN + 3, sessions=1)
    assert [old.id for old, _ in found.changes] == [f"t{n}" for n in range(SHOWN)]


def test_a_line_that_was_corrected_since_is_taken_over_what_was_changed_in_the_diary(store):
    import_rows(store, [local(5)])
    store.keep(replace(store.read().entries[0], soreness=8))
    assert import_rows(store, [local(6)]).merged == Merged(changed=1)
    assert store.read().entries[0].soreness == 6


def test_a_line_of_our_own_table_corrects_back_to_what_was_before(store):
    store.keep(replace(FULL, private_note=None))
    store.keep(replace(FULL, private_note=None, soreness=8))
    assert import_rows(store, [own(FULL)]).merged == Merged(changed=1)
    assert store.read().entries[0].soreness == FULL.soreness


def test_an_emptied_cell_takes_the_answer_back_only_where_the_line_corrects(store):
    store.keep(FULL)
    emptied = Entry(id="e1", at=NOW)
    assert import_rows(store, [row(emptied, "at")]).merged == Merged(same=1)
    corrected = row(emptied, "at", corrects=("soreness",))
    assert import_rows(store, [corrected]).merged == Merged(changed=1)
    assert store.read().entries == (replace(FULL, soreness=None),)


def test_its_own_table_loses_nothing_that_a_table_cannot_say(store):
    store.keep(FULL)
    said = replace(FULL, worse_with=("sitting", "cold", "damp"), private_note=None)
    assert import_rows(store, [own(said)]).merged == Merged(same=1)
    assert store.read().entries == (FULL,)
    assert import_rows(store, [own(replace(said, soreness=5))]).merged == Merged(changed=1)
    assert store.read().entries == (replace(FULL, soreness=5),)


OVER_AND_OVER = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(entry=records(Entry))
@OVER_AND_OVER
def test_its_own_line_changes_nothing_in_any_entry(entry, store):
    with store.rehearsing() as change:
        kept = change.keep(entry)
        assert import_into(change, [own(as_cells_say(entry))]).merged == Merged(same=1)
        assert [each.record for each in change.versions(Entry)] == [kept]


def as_cells_say(record):
    """A record as its cells would be read: no blanks at the ends, a semicolon parts a list."""
    said = {}
    for each in limits_of(type(record)):
        answer = getattr(record, each.attribute)
        if isinstance(answer, str) and not each.required:
            said[each.attribute] = answer.strip() or None
        elif isinstance(answer, tuple) and answer and isinstance(answer[0], str):
            parts = (part.strip() for text in answer for part in text.split(";"))
            said[each.attribute] = tuple(part for part in parts if part)
    return replace(record, **said)


SPREADS = [
    None, Spread(), Spread(leg=LegPains(left=LegPain())),
    Spread(leg=LegPains(one_side=LegPain(reach="thigh")), arm=ArmPains(right=ArmPain())),
    Spread(arm=ArmPains(left=ArmPain(change="less"))),
]  # fmt: skip


@pytest.mark.parametrize("spread", SPREADS)
@pytest.mark.parametrize("before", SPREADS)
def test_where_pain_goes_can_be_told(store, before, spread):
    store.keep(replace(FULL, spread=before))
    import_rows(store, [own(replace(FULL, spread=spread))])
    assert store.read().entries == (replace(FULL, spread=spread),)


@pytest.mark.parametrize("then", [LONDON, NEW_YORK, LORD_HOWE])
@pytest.mark.parametrize("now", [LONDON, NEW_YORK, LORD_HOWE])
def test_on_a_computer_in_another_zone_a_table_changes_nothing(store, then, now):
    with computer_in(then):
        import_rows(store, [local()])
    before = store.read()
    with computer_in(now):
        assert import_rows(store, [local()]).merged == Merged(same=1)
        later = local(wall=WALL + timedelta(hours=1))
        assert import_rows(store, [later]).merged == Merged(changed=1)
        (entry,) = store.read().entries
        assert entry.at == later.record.at
    assert before.entries[0].at.replace(tzinfo=None) == WALL


def test_the_offset_counts_where_it_stands_in_the_table(store):
    there = timezone(timedelta(hours=-4))
    store.keep(Entry(id="t1", at=NOW))
    told = row(Entry(id="t1", at=NOW.astimezone(there)), "at")
    assert import_rows(store, [told]).merged == Merged(same=1)  # the same moment
    assert store.read().entries[0].at.isoformat() == "2026-11-21T08:00:00-04:00"


def test_a_day_without_a_time_takes_no_time_away(store):
    noon = WALL.replace(hour=12, minute=0)
    day = row(Entry(id="t1", at=from_wall(noon), soreness=5, time_unknown=True),
              "at", "soreness", "time_unknown", wall=noon)  # fmt: skip
    assert import_rows(store, [day]).merged == Merged(added=1)
    # a usual hour was chosen
    assert import_rows(store, [local(wall=WALL)]).merged == Merged(changed=1)
    (entry,) = store.read().entries
    assert (entry.at, entry.time_unknown) == (from_wall(WALL), None)
    assert import_rows(store, [day]).merged == Merged(same=1)
    assert store.read().entries == (entry,)


def test_a_usual_hour_that_is_noon_is_known_from_then_on(store):
    noon = WALL.replace(hour=12, minute=0)
    store.keep(Entry(id="t1", at=from_wall(noon), soreness=5, time_unknown=True))
    assert import_rows(store, [local(wall=noon)]).merged == Merged(changed=1)
    assert store.read().entries[0].time_unknown is None


def test_a_table_that_came_in_before_lines_were_known_by_their_text_is_known_again(store):
    ids = ("765953f8-9a55-5553-af25-6bd5add19b9a", "6e585d3e-45d0-5a59-a5fb-7ef4c4e72968")
    at = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)
    store.keep(*(Entry(id=id_, at=at, soreness=4) for id_ in ids))
    wall = at.replace(tzinfo=None)
    rows = [
        row(Entry(id=f"t{n}", at=at, soreness=4), "at", "soreness", wall=wall, line=n)
        for n in (2, 3, 4)
    ]
    assert import_rows(store, rows).merged == Merged(added=1, same=2)


def test_a_removed_record_comes_back(store):
    import_rows(store, [local()])
    store.remove(Entry, "t1")
    assert import_rows(store, [local()]).merged == Merged(added=1)
    assert len(store.read().entries) == 1


def test_two_lines_of_one_record_come_one_after_the_other(store):
    rows = [local(4), replace(local(6), line=3), replace(local(6), line=4)]
    assert import_rows(store, rows).merged == Merged(added=1, changed=1, same=1)
    assert store.read().entries[0].soreness == 6


def test_an_exercise_of_a_known_session_keeps_what_the_table_does_not_tell(store):
    bridge = Exercise(name="Bridge", sets=3, new=True)
    kept = Session(id="s1", ended_at=NOW, exercises=(bridge,), note="Warm day")
    store.keep(kept)
    told = row(
        Session(id="s1", ended_at=NOW, exercises=(
            Exercise(name="bridge", minutes=10), Exercise(name="Squat"))),
        "ended_at", "exercises",
    )  # fmt: skip
    assert import_rows(store, [told]).merged == Merged(changed=1)
    (session,) = store.read().sessions
    assert session.exercises == (replace(bridge, minutes=10), Exercise(name="Squat"))
    assert session.note == "Warm day"
    assert import_rows(store, [told]).merged == Merged(same=1)


def test_what_makes_no_record_with_the_diarys_own_is_told_with_its_line(store):
    """And nothing of the table is kept, also of the lines before."""
    store.keep(Session(id="s1", started_at=NOW, ended_at=NOW + timedelta(hours=1)))
    before = store.read()
    early = row(Session(id="s1", ended_at=NOW - timedelta(days=1)), "ended_at", line=7)
    with pytest.raises(StoreError, match=r"line 7: ends before it starts") as refused:
        import_rows(store, [local(), early])
    assert refused.value.kind == "invalid"
    assert store.read() == before
    with (
        pytest.raises(StoreError, match=r"line 7: ends before it starts"),
        store.rehearsing() as change,
    ):
        import_into(change, [early])


@pytest.mark.parametrize("kind", [Entry, Session, MedicineDose])
@given(data=st.data())
@OVER_AND_OVER
def test_each_field_that_a_table_tells_comes_in(store, kind, data):
    """Told over a record that has next to nothing, all of another one comes in."""
    old = replace(BARE[kind], **{TIMES[kind]: NOW - timedelta(days=9)})
    record = checked(replace(data.draw(records(kind)), id="x"))
    paths = [each.path for each in columns_of(kind) if each.path != "id"]
    with store.rehearsing() as change:
        change.keep(old)
        import_into(change, [row(record, *paths)])
        (found,) = change.versions(kind)
    assert as_cells_say(found.record) == as_cells_say(record)
