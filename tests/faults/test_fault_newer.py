"""F54, F57: the diary of a newer program can be read, and not a byte of it changes."""

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import example, given, settings

from ptdiary.diary.consultation import Consultation
from ptdiary.diary.diary import PARTS, Diary
from ptdiary.diary.document import read_document
from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import Activity, ActivityRating
from ptdiary.diary.profile import Profile
from ptdiary.diary.session import Exercise, Session
from ptdiary.store import Store
from ptdiary.store.newer import LeftOut, read_newer
from ptdiary.store.opening import open_diary
from ptdiary.store.restoring import read_copy
from ptdiary.store.salvage import salvage
from tests.cli.command_line import ptdiary
from tests.clocks import NOW
from tests.faults.making import ROOT, entries, entry, powerless, refused, started
from tests.faults.steps import LATEST, NEXT, put_latest
from tests.records import diaries
from tests.systems import can_link

RECORDED = ROOT / "tests/recorded"
NEWER = "A newer PT Diary wrote {path}. Update PT Diary to open it. Nothing was changed."
SAID = "{name}: A newer PT Diary wrote this diary. What this version does not know is left out"
NOTHING = LeftOut(fields=0, tables=0, in_part=0, refused=0, whole=True)

SESSION = Session(
    id="s1",
    ended_at=NOW,
    exercises=(
        Exercise(name="Hip hinge", stopped=False),
        Exercise(name="Bridge", quality=("tight",)),
    ),
)
ACTIVITY = Activity(id="a1", name="Stairs", ratings=(ActivityRating(at=NOW, score=4),))
SEEN = Consultation(id="c1", at=NOW, with_whom="therapist", kind="told")


@pytest.fixture
def path(tmp_path):
    """The diary of a version 99 that knows no more than we do, in a folder of its own."""
    path = tmp_path / "folder" / "diary.ptdiary"
    with Store.open(path, create=True) as store:
        store.keep(SESSION, ACTIVITY, SEEN, *entries(5), entry("removed", private_note="mine"))
        store.remove(Entry, "removed")
    change(path, "PRAGMA user_version = 99")
    return path


def change(path, *statements):
    """What a newer program, whose checks allow more, may have done."""
    with closing(sqlite3.connect(path)) as newer, newer:
        newer.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            newer.execute(statement)


def state(path):
    """All that a reading could change: each file of the folder, its bytes and its times."""
    return {
        each: (each.read_bytes(), each.stat().st_mtime_ns, each.stat().st_ino)
        for each in path.parent.rglob("*")
        if each.is_file()
    } | {"the folder": path.parent.stat().st_mtime_ns}


def left_out(path):
    """What is left out of the diary, whose file stays as it is."""
    before = state(path)
    found = read_newer(path).left_out
    assert state(path) == before
    return found


@pytest.mark.parametrize(
    "act", [open_diary, Store.open, lambda path: Store.open(path, read_only=True), read_copy]
)
def test_F54_a_newer_version_is_never_opened_as_ours(path, act):
    before = state(path)
    error = refused(lambda: act(path))
    assert (error.kind, str(error)) == ("newer", NEWER.format(path=path))
    assert state(path) == before


def test_F54_every_record_that_we_know_is_read(path):
    change(path, f"PRAGMA user_version = {LATEST}")
    with Store.open(path) as store:
        diary = store.read()
    change(path, "PRAGMA user_version = 99")
    before = state(path)
    found = read_newer(path)
    assert found.diary == diary
    assert [len(getattr(found.diary, part)) for part in PARTS.values()] == [
        *(1, 5, 1, 0, 0, 0, 1),
        *(0, 0, 0),
    ]
    assert found.left_out == NOTHING
    assert state(path) == before


def test_F54_every_field_that_we_know_is_read(path):
    """The diary of a version 3 that added nothing to what was recorded with version 2."""
    shutil.copy(RECORDED / "version-2.ptdiary", path)
    change(path, "PRAGMA user_version = 3")
    found = read_newer(path)
    assert found.diary == read_document((RECORDED / "version-2.json").read_bytes()).diary
    assert found.left_out == NOTHING


def test_F54_what_a_version_3_may_add_to_version_2(path):
    shutil.copy(RECORDED / "version-2.ptdiary", path)
    diary = read_document((RECORDED / "version-2.json").read_bytes()).diary
    change(
        path,
        "PRAGMA user_version = 3",
        *(f"ALTER TABLE {table} ADD COLUMN made_up INTEGER DEFAULT 1"
          for table in ("profile", "known", "holds", "medicine_doses", "outlooks")),
        "UPDATE entries SET spread_leg_left_change = 'sideways' WHERE id = 'unasked'",
        "UPDATE entries SET spread_arm_right_change = 'sideways' WHERE id = 'unasked'",
        "UPDATE entries SET checks_fever = 'known to all' WHERE id = 'id-0'",
        "UPDATE known SET sign = 'smell' WHERE number = 0",
        "UPDATE outlooks SET dots = '[1, 2]' WHERE id = 'id-0'",
    )  # fmt: skip
    assert left_out(path) == LeftOut(fields=5, tables=0, in_part=3, refused=1, whole=True)
    read = read_newer(path).diary
    assert read.profile == replace(diary.profile, known=diary.profile.known[1:])
    assert read.visit_note == diary.visit_note
    assert [each.id for each in read.outlooks] == ["id-1"]
    spread = read.find(Entry, "unasked").spread
    assert (spread.leg.left, spread.arm) == (None, None)
    assert spread.leg.right == diary.find(Entry, "unasked").spread.leg.right


@given(diary=diaries())
@example(diary=Diary(profile=Profile(medicines=("\ufffd",))))  # typed, not lost
@settings(max_examples=25)
def test_F54_any_diary_is_read_row_by_row(tmp_path_factory, diary):
    path = tmp_path_factory.mktemp("any") / "diary"
    with Store.open(path, create=True) as store, store.changing() as kept:
        kept.keep_diary(diary)
    with Store.open(path, read_only=True) as store:
        whole = store.read()
    assert salvage(path).versions == read_copy(path).versions
    assert salvage(path).doubtful == frozenset()
    change(path, "PRAGMA user_version = 99")
    found = read_newer(path)
    assert (found.diary, found.left_out) == (whole, NOTHING)


def test_F54_columns_and_tables_that_we_do_not_know_are_counted(path):
    diary = read_newer(path).diary
    change(
        path,
        "ALTER TABLE entries ADD COLUMN made_up INTEGER",
        "ALTER TABLE entries ADD COLUMN made_up_too TEXT",
        "ALTER TABLE entries ADD COLUMN made_up_twice INTEGER AS (soreness * 2)",
        "ALTER TABLE exercises ADD COLUMN made_up_colour TEXT",
        "UPDATE entries SET made_up = 4 WHERE id IN ('e1', 'removed')",
        "UPDATE entries SET made_up_too = 'rain' WHERE id = 'removed'",
        "UPDATE exercises SET made_up_colour = 'red'",
        'CREATE TABLE [the "made_ups"] (word TEXT)',
        "INSERT INTO [the \"made_ups\"] VALUES ('low')",
        "CREATE TABLE empty (word TEXT)",
        "CREATE VIEW bad_days AS SELECT * FROM entries WHERE soreness > 7",
    )
    assert read_newer(path).diary == diary
    # the second one stands only where it was removed
    assert left_out(path) == LeftOut(fields=3, tables=1, in_part=0, refused=0, whole=True)


UNKNOWN_WORDS = {
    "a word": ("UPDATE entries SET note = 'kept', travels = 'often' WHERE id = 'e1'", 1, 0),
    "a list": ("UPDATE entries SET quality = '[\"tight\", \"humming\"]' WHERE id = 'e1'", 1, 0),
    "a check": ("UPDATE entries SET checks_saddle = 'perhaps' WHERE id = 'e1'", 1, 0),
    "a number": ("UPDATE entries SET soreness = 47 WHERE id = 'e1'", 1, 0),
    "a third answer": ("UPDATE exercises SET stopped = 2 WHERE number = 0", 1, 0),
    "a word in a list": ("UPDATE exercises SET name = hex(zeroblob(150)) WHERE number = 1", 1, 0),
    "a rating": ("UPDATE ratings SET score = 50", 1, 0),
    "a word that must be": ("UPDATE consultations SET kind = 'written'", 0, 1),
    "a time": ("UPDATE entries SET at = 'yesterday' WHERE id = 'e1'", 0, 1),
    "of a removed one": ("UPDATE entries SET at = 'yesterday' WHERE id = 'removed'", 0, 0),
}


@pytest.mark.parametrize("name", UNKNOWN_WORDS)
def test_F54_what_our_limits_refuse_is_left_out_and_counted(path, name):
    statement, in_part, refused = UNKNOWN_WORDS[name]
    diary = read_newer(path).diary
    change(path, statement)
    found = left_out(path)
    assert found == LeftOut(fields=0, tables=0, in_part=in_part, refused=refused, whole=True)
    read = read_newer(path).diary
    lost = [len(getattr(diary, part)) - len(getattr(read, part)) for part in PARTS.values()]
    assert sum(lost) == refused


def test_F54_an_answer_that_we_do_not_know_is_unanswered_and_the_rest_stands(path):
    change(
        path,
        "UPDATE entries SET checks_saddle = 'perhaps', checks_bowel = 'yes', note = 'kept'"
        " WHERE id = 'e1'",
        "UPDATE exercises SET stopped = 2 WHERE number = 0",
    )
    diary = read_newer(path).diary
    kept = diary.find(Entry, "e1")
    assert (kept.checks.saddle, kept.checks.bowel, kept.note) == (None, "yes", "kept")
    first, second = diary.find(Session, "s1").exercises
    assert (first.name, first.stopped, second) == ("Hip hinge", None, SESSION.exercises[1])


def test_F54_a_table_that_is_a_view_by_now_or_is_not_there(path):
    diary = read_newer(path).diary
    change(
        path,
        "CREATE TABLE notes AS SELECT * FROM entries",
        "DROP TABLE entries",
        "CREATE VIEW entries AS SELECT * FROM notes",
        "DROP TABLE questions",
        "DROP TABLE ratings",
    )
    found = read_newer(path)
    assert found.diary.entries == diary.entries
    assert found.diary.sessions == diary.sessions
    assert found.left_out.tables == 1


def test_F54_nothing_that_we_know_is_the_refusal_as_before(path):
    change(path, *(f"ALTER TABLE {part} RENAME TO new_{part}" for part in PARTS.values()))
    before = state(path)
    error = refused(lambda: read_newer(path))
    assert (error.kind, str(error)) == ("newer", NEWER.format(path=path))
    assert state(path) == before


def test_F54_a_form_of_the_file_that_sqlite_does_not_know(path):
    content = bytearray(path.read_bytes())
    content[18:20] = (7, 7)
    path.write_bytes(content)
    before = state(path)
    assert refused(lambda: Store.open(path)).kind == "newer"
    assert refused(lambda: read_newer(path)).kind in {"newer", "damaged"}
    assert state(path) == before


def test_F54_damage_on_top_is_told(path):
    with closing(sqlite3.connect(path)) as newer, newer:
        newer.executemany(
            "INSERT INTO entries (id, at, note, as_of) VALUES (?, ?, ?, ?)",
            [(f"m{n}", NOW.isoformat(), "words " * 40, NOW.isoformat()) for n in range(500)],
        )
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = bytes(4096)
    path.write_bytes(content)
    found = left_out(path)
    assert not found.whole
    assert 400 < len(read_newer(path).diary.entries) < 505


CRASH = """
import sqlite3, sys, time
newer = sqlite3.connect(sys.argv[1], isolation_level=None)
newer.execute("PRAGMA cache_size = 1")
newer.execute(f"PRAGMA journal_mode = {sys.argv[2]}")
newer.execute("PRAGMA wal_autocheckpoint = 0")
if sys.argv[2] == "WAL":
    newer.execute("UPDATE entries SET note = 'in the log' WHERE id = 'e1'")
newer.execute("BEGIN IMMEDIATE")
newer.execute("UPDATE entries SET note = 'never finished'")
for number in range(300):
    newer.execute("INSERT INTO history (part, id, as_of, replaced_at, record)"
                  " VALUES ('entries', 'x', '', '', '{' || hex(randomblob(2000)) || '}')")
print("half way", flush=True)
time.sleep(600)
"""


@pytest.mark.parametrize(("form", "note"), [("DELETE", "words"), ("WAL", "in the log")])
def test_F54_what_a_crash_of_the_newer_program_left_stays_as_it_is(path, form, note):
    child = started(CRASH, path, form)
    assert child.stdout.readline() == "half way\n"
    child.kill()
    child.communicate()
    left = path.with_name(path.name + {"DELETE": "-journal", "WAL": "-wal"}[form])
    assert left.stat().st_size > 0
    before = state(path)
    for act in (Store.open, lambda path: Store.open(path, read_only=True), open_diary, read_copy):
        assert refused(lambda act=act: act(path)).kind == "newer"
    if can_link():
        link = path.parents[1] / "link.ptdiary"
        link.symlink_to(path)
        assert refused(lambda: Store.open(link)).kind == "newer"
        assert read_newer(link) == read_newer(path)
    found = read_newer(path)
    assert found.left_out == NOTHING
    assert found.diary.find(Entry, "e1").note.startswith(note)
    assert found.diary.find(Entry, "e2").note.startswith("words")
    assert state(path) == before


def test_F54_a_write_ahead_log_that_was_closed(path):
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA journal_mode = WAL")
    before = state(path)
    assert refused(lambda: Store.open(path)).kind == "newer"
    assert len(read_newer(path).diary.entries) == 5
    assert state(path) == before


def test_F54_an_upgrade_that_never_finished_is_no_newer_version(path):
    """A crash in the midst of the newer program's own upgrade: the journal leads back to ours."""
    change(path, f"PRAGMA user_version = {LATEST}")
    crash = CRASH.replace('print("half', 'newer.execute("PRAGMA user_version = 99"); print("half')
    child = started(crash, path, "DELETE")
    child.stdout.readline()
    child.kill()
    child.communicate()
    with Store.open(path) as store:
        assert len(store.read().entries) == 5


def test_F54_while_the_newer_program_writes(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as newer:
        newer.execute("BEGIN IMMEDIATE")
        newer.execute("DELETE FROM entries")
        assert len(read_newer(path).diary.entries) == 5
        newer.execute("COMMIT")
        assert len(read_newer(path).diary.entries) == 0


READ_ONLY = """
import sys
from pathlib import Path
from ptdiary.store import Store, StoreError
from ptdiary.store.newer import read_newer
path = Path(sys.argv[1])
for read_only in (False, True):
    try:
        Store.open(path, read_only=read_only)
    except StoreError as error:
        print(error.kind)
print(len(read_newer(path).diary.entries))
"""


@pytest.mark.parametrize("form", ["DELETE", "WAL"])
def test_F54_in_a_folder_that_may_not_be_written(path, form):
    child = started(CRASH, path, form)
    child.stdout.readline()
    child.kill()
    child.communicate()
    before = state(path)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        assert powerless(READ_ONLY, path).split() == ["newer", "newer", "5"]
    finally:
        path.parent.chmod(0o755)
    assert state(path) == before


READING = {
    "review": ("review", "{}"),
    "review as JSON": ("review", "{}", "--json"),
    "compare": ("compare", "{}", "--question", "harder"),
    "json": ("export", "{}", "--format", "json", "--out", "out.json"),
    "csv": ("export", "{}", "--format", "csv", "--out", "tables"),
    "summary": ("summary", "{}", "--out", "out.pdf"),
    "chart": ("chart", "{}", "--view", "timeline", "--out", "out.svg"),
}


@pytest.mark.parametrize("verb", READING)
def test_F54_the_command_line_reads_it_and_says_so_in_one_line(path, tmp_path, verb):
    change(
        path,
        "ALTER TABLE entries ADD COLUMN made_up INTEGER DEFAULT 1",
        "CREATE TABLE made_ups AS SELECT id FROM entries",
        "UPDATE entries SET travels = 'often' WHERE id IN ('e1', 'e2')",
        "UPDATE consultations SET kind = 'written'",
    )
    before = state(path)
    done = ptdiary(*(each.format(path) for each in READING[verb]), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr == (
        SAID.format(name=path)
        + ": 1 kind of answer, 1 kind of record, 1 record, answers in 2 records.\n"
    )
    assert state(path) == before


def test_F54_what_is_exported_can_be_read_and_brought_in(path, tmp_path):
    change(path, "ALTER TABLE entries ADD COLUMN made_up INTEGER")
    done = ptdiary("export", path, "--format", "json", "--out", "out.json", cwd=tmp_path)
    assert done.stderr == SAID.format(name=path) + ".\n"
    assert done.stdout == "out.json: 1 session, 5 entries, 1 consultation, 1 activity\n"
    content = (tmp_path / "out.json").read_bytes()
    assert read_document(content).diary == read_newer(path).diary
    assert {each["id"] for each in json.loads(content)["entries"]} == {f"e{n}" for n in range(5)}
    assert ptdiary("import", "new.ptdiary", "out.json", cwd=tmp_path).returncode == 0
    ptdiary("export", path, "--format", "csv", "--out", "tables", cwd=tmp_path)
    assert "e4" in (tmp_path / "tables" / "entries.csv").read_text(encoding="utf-8")


def test_F54_what_writes_and_what_looks_after_a_file_refuses(path, tmp_path):
    (tmp_path / "document.json").write_bytes((RECORDED / "version-1.json").read_bytes())
    before, names = state(path), sorted(each.name for each in tmp_path.iterdir())
    for arguments in (
        ("import", path, "document.json"),
        ("import", path, "document.json", "--replace"),
        ("import", "new.ptdiary", path),
        ("backup", path, "--out", "copy.ptdiary"),
        ("check", path),
    ):
        done = ptdiary(*arguments, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == NEWER.format(path=path) + "\n"
        assert state(path) == before
        assert sorted(each.name for each in tmp_path.iterdir()) == names


def test_F54_what_is_saved_of_it_in_a_new_diary_says_what_is_left_out(path, tmp_path):
    change(path, "ALTER TABLE entries ADD COLUMN made_up_twice INTEGER AS (soreness * 2)")
    before = state(path)
    done = ptdiary("backup", path, "--salvage", "--out", "new.ptdiary", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, SAID.format(name=path) + ": 1 kind of answer.\n")
    with Store.open(tmp_path / "new.ptdiary") as store:
        assert store.read() == read_newer(path).diary
    assert state(path) == before


def test_F54_a_refusal_stays_one_line(path, tmp_path):
    done = ptdiary("review", path, "nonesuch.json", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_F57_back_to_the_older_program(tmp_path):
    path = tmp_path / "folder" / "old"
    path.parent.mkdir()
    put_latest(path)
    with Store.open(path, migrations=NEXT) as store:
        diary = store.read()
    before = state(path)
    for act in (open_diary, lambda path: open_diary(path, create=True), Store.open):
        error = refused(lambda act=act: act(path))
        assert (error.kind, str(error)) == ("newer", NEWER.format(path=path))
    assert state(path) == before
    # the newer program added a table of made-up words, and a column that holds nothing yet
    assert read_newer(path).diary == diary
    assert left_out(path) == LeftOut(fields=0, tables=1, in_part=0, refused=0, whole=True)
