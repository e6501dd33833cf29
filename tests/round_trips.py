"""A diary that goes out in a form and comes in to an empty one: what has to be the same.

A document holds all. What tables cannot hold is named in `LOST`, and nothing else may differ.
"""

from dataclasses import replace
from random import Random

from ptdiary.diary.document import Document, read_document, write_document
from ptdiary.diary.limits import Many, Record, Text, limits_of
from ptdiary.paths import resource_text
from ptdiary.report.workbook import workbook
from ptdiary.review.rulebook import read_rulebook
from ptdiary.store import Store
from ptdiary.store.exchange.csv import csv_files
from ptdiary.store.exchange.document import export_document, merge
from ptdiary.tables.decoding import grids
from ptdiary.tables.own import own_tables, read_own
from ptdiary.words.dates import USUAL_TIMES
from tests.diaries import random_document

RULEBOOK = read_rulebook(resource_text("rules/rules.json"))

# What does not come back out of tables, and why.
LOST = {
    "private_note": "private notes leave the computer only in a complete document",
    "an empty text, or one of blanks": "an empty cell says nothing",
    "a semicolon in one of several words": "it stands between two of them",
    "the blanks around one of several words": "a person who edits a cell sets them as they like",
}


def document_of(seed):
    """A random diary as of shortly after its last entry."""
    return random_document(Random(seed))


def through_document(document, folder):
    """What comes out of an empty diary that a document came in to."""
    return _through_diary(read_document(write_document(document)), folder)


def through_tables(document, folder):
    """What comes out of an empty diary that a folder of tables came in to."""
    files = csv_files(document.diary)
    found = {name.removesuffix(".csv"): grids(content)[0] for name, content in files.items()}
    return _through_diary(read_own(found, document.exported_at), folder)


def through_workbook(document, folder):
    """What comes out of an empty diary that the exact sheets of a spreadsheet came in to."""
    content = workbook(document.diary, RULEBOOK, document.exported_at, USUAL_TIMES)
    found = own_tables(grids(content))
    return _through_diary(read_own(found, document.exported_at), folder)


def _through_diary(document, folder):
    with Store.open(folder / "diary.ptdiary", create=True) as store:
        merge(store, document)
        return export_document(store.read(), document.exported_at, complete=True)


def as_tables_hold_it(document):
    """The document without what tables lose."""
    return replace(document, diary=_held(document.diary))


def _held(record):
    told = {}
    for each in limits_of(type(record)):
        answer = getattr(record, each.attribute)
        if each.attribute == "private_note":
            told[each.attribute] = None
        elif answer and not each.required:
            told[each.attribute] = _held_in(each.limit, answer)
    return replace(record, **told)


def _held_in(limit, answer):
    match limit:
        case Text():
            return answer if answer.strip() else None
        case Many(Text()):
            parts = (part.strip() for word in answer for part in word.split(";"))
            return tuple(part for part in parts if part)
        case Many(Record()):
            return tuple(map(_held, answer))
        case Record():
            return _held(answer)
    return answer


WAYS = {
    "document": (through_document, lambda document: document),
    "tables": (through_tables, as_tables_hold_it),
    "workbook": (through_workbook, as_tables_hold_it),
}


def differs(form, seed, folder):
    """The first line that differs once a random diary has gone through a form; "" where none."""
    through, held = WAYS[form]
    document = document_of(seed)
    wanted, found = (
        write_document(Document(exported_at=document.exported_at, diary=each.diary)).decode()
        for each in (held(document), through(document, folder))
    )
    if wanted == found:
        return ""
    lines = zip(f"{wanted}\n<end>".splitlines(), f"{found}\n<end>".splitlines(), strict=False)
    return next(f"{one} -> {other}" for one, other in lines if one != other)
