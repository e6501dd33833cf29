"""F66 to F71: odd text, odd numbers, odd names."""

import csv
import json
import math
import unicodedata

import pytest

from ptdiary.diary.document import read_document, write_document
from ptdiary.diary.entry import Entry
from ptdiary.diary.fields import DocumentError
from ptdiary.store import Store
from ptdiary.store.backups import Backups
from ptdiary.store.exchange.csv import export_csv
from ptdiary.store.exchange.document import export_document, merge
from ptdiary.store.exchange.table import import_rows
from ptdiary.store.opening import close_diary, open_diary
from ptdiary.store.recovery import find_recovery
from ptdiary.tables.decoding import grids
from ptdiary.tables.reading import TableChoices
from ptdiary.tables.understanding import understand
from tests.clocks import NOW
from tests.faults.making import entry, refused
from tests.systems import needs_free_names

KEPT = {
    "bidi": "left \u202eright\u202c", "joined": "👩\u200d👧", "combining": "e\u0301 and a\u0308",
    "emoji": "🙂", "arabic": "ألم في الظهر",
}  # fmt: skip
REFUSED = {"NUL": "a\0b", "half an emoji": "\ud83d", "bell": "\a"}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_F66_odd_text_is_the_same_everywhere(path, tmp_path, text):
    with Store.open(path, create=True) as store:
        store.keep(entry(note=text))
        wanted = unicodedata.normalize("NFC", text)
        assert store.read().entries[0].note == wanted
        document = write_document(export_document(store.read(), NOW))
        assert read_document(document).diary.entries[0].note == wanted
        export_csv(store.read(), tmp_path / "out")
    with (tmp_path / "out/entries.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["note"] == wanted


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_F66_what_is_no_text_is_refused_by_name(path, text):
    with Store.open(path, create=True) as store:
        error = refused(lambda: store.keep(entry(note=text)))
        assert error.kind == "invalid"
        assert str(error) == (
            f"This cannot be saved: entries 'e1' note: holds the character U+{ord(max(text)):04X},"
            " which is not text."
            if len(text) == 1
            else "This cannot be saved: entries 'e1' note: holds the character U+0000, which is not"
            " text."
        )
        assert store.read().entries == ()


def test_F68_line_ends_and_quotes_go_through_a_table(path, tmp_path):
    note = 'one\ntwo, "three"; four\n\n- five'
    with Store.open(path, create=True) as store:
        store.keep(entry(note=note))
        export_csv(store.read(), tmp_path / "out")
        other = tmp_path / "other"
        with Store.open(other, create=True) as copy:
            (table,) = grids((tmp_path / "out/entries.csv").read_bytes())
            import_rows(copy, understand(table, TableChoices(), NOW).rows)
            assert copy.read().entries[0].note == note


@pytest.mark.parametrize("score", [math.nan, math.inf, 11, -1, "bad", 2**70, True, 4.5])
def test_F69_a_score_that_is_none(path, score):
    with Store.open(path, create=True) as store:
        error = refused(lambda: store.keep(entry(soreness=score)))
        assert error.kind == "invalid"
        assert str(error).startswith("This cannot be saved: entries 'e1' soreness: ")
        assert store.read().entries == ()
        plain = {
            "format": "ptdiary", "version": 1, "exported_at": NOW.isoformat(),
            "entries": [{"id": "e", "at": NOW.isoformat(), "soreness": score}],
        }  # fmt: skip
        with pytest.raises(DocumentError, match=r"^entries\[0\]\.soreness: "):
            merge(store, read_document(json.dumps(plain).encode()))


def test_F70_composed_and_decomposed_letters_are_one(path):
    with Store.open(path, create=True) as store:
        store.keep(entry("a", note="Épaule"), entry("b", note="E\u0301paule"))
        notes = {each.note for each in store.read().entries}
        assert notes == {"Épaule"}


NAMES = [
    "a#b", "a;mode=ro", "100%25", "it's mine", "🙂 übung", "with space", "a;b&c",
    *(pytest.param(each, marks=needs_free_names)
      for each in ("a?mode=ro", 'it\'s "mine"', "x" * 150)),
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_F71_any_name_leads_to_the_same_diary(tmp_path, name):
    path = tmp_path / name / f"{name}.ptdiary"
    stick = tmp_path / f"stick {name}"
    stick.mkdir()
    with open_diary(path, create=True).store as store:
        store.keep(entry("here"))
        made = Backups(path).choose_second_place(stick, store)
        assert (made.backup.contents.entries, made.second.contents.entries) == (1, 1)
        store.keep(entry("there"))
        assert close_diary(store) == ""
    assert [each.place for each in Backups(path).list()] == ["beside", "second"] * 2
    assert find_recovery(path).after["both"].entries == 2
    with Store.open(path, read_only=True) as store:
        assert {each.id for each in store.read().entries} == {"here", "there"}
        assert isinstance(store.read().entries[0], Entry)
