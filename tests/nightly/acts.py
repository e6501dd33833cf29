"""What `power` cuts the power during, on a disk of its own.

Each act is begun in a folder, done there, and looked at: what it has made is the old or the new.
The command line does what it can do; the rest is what the window does.
"""

import json
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing, contextmanager, redirect_stdout, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

from ptdiary.cli import command
from ptdiary.diary.document import Document, read_document, write_document
from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import Appointment
from ptdiary.diary.profile import Profile
from ptdiary.diary.session import Exercise, Session
from ptdiary.paths import drafts_file
from ptdiary.store import Store, StoreError
from ptdiary.store.backups import Backups
from ptdiary.store.backups.shelf import numbered
from ptdiary.store.drafts import Drafts
from ptdiary.store.exchange.daily import choose_daily_copy, write_if_due
from ptdiary.store.first_start import note_version
from ptdiary.store.opening import check_after_opening, open_diary
from ptdiary.store.recovery import find_recovery, recover
from ptdiary.store.restoring import replace_everything
from tests.faults.steps import columns_of, put_version_1, rows_of

OLD, NEW = "Olga Altmann", "Nina Neumann"  # no letter of one is found in the other by chance
NOW = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)
VISIT = Appointment(id="v1", at=NOW + timedelta(days=6), place=OLD)


def entries(first, count):
    """Entries `e0` and so on, one each eleven hours."""
    return tuple(
        Entry(
            id=f"e{number}",
            at=NOW - timedelta(hours=11 * number),
            soreness=number % 11,
            note=f"{number} stairs and shopping " * (number % 9),
        )
        for number in range(first, first + count)
    )


def _diary(place):
    return place / "diary.ptdiary"


def _out(place):
    return place / "out"


@contextmanager
def at_home(place):
    """While this lasts, the program's own folders are in `place`."""
    before, temporary = dict(os.environ), tempfile.tempdir
    home = place / "home"
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        os.environ[f"XDG_{name}_HOME"] = str(home / name.lower())
    os.environ |= {"HOME": str(home), "TMPDIR": str(place / "tmp"), "QT_QPA_PLATFORM": "offscreen"}
    tempfile.tempdir = None
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        tempfile.tempdir = temporary


def start(place):
    """What the program does at its next start with what it finds."""
    with suppress(StoreError), open_diary(_diary(place)).store as store:
        check_after_opening(store)


def names(place):
    """Every file and folder there, but what can be made again, and copies, which are looked at."""
    found = (each for each in place.rglob("*") if numbered(each) is None)
    told = (str(each.relative_to(place)) for each in found)
    return {each for each in told if not each.startswith(("home/cache", "lost+found"))}


# How an act begins.


def _begin(place):
    for each in (_out(place), place / "tmp"):
        each.mkdir()
    session = Session(
        id="s1", ended_at=NOW - timedelta(days=2), exercises=(Exercise(name="Hinge"),)
    )
    with Store.open(_diary(place), create=True) as store:
        store.keep_profile(Profile(name=OLD, usual_soreness=2))
        store.keep(session, VISIT, *entries(0, 60))
        Backups(store.path).make(store, "by_hand")
    note_version(_diary(place))  # else the next start copies first


def _later(place):
    """The patient has another name and more entries; what is to come is somewhere else."""
    with Store.open(_diary(place)) as store:
        store.keep_profile(Profile(name=NEW, usual_soreness=2))
        store.keep(replace(VISIT, place=NEW), *entries(60, 20))


def _begin_export(place):
    """An export of before the patient's name changed is there already."""
    _begin(place)
    for each in EXPORTS.values():
        each.do(place)
    _later(place)
    _command("export", _diary(place), "--format", "csv", "--out", _out(place) / "unused")
    shutil.rmtree(_out(place) / "unused")


def _begin_daily(place):
    """Written once, and changed on a day that is over."""
    _begin(place)
    (place / "daily").mkdir()
    choose_daily_copy(_diary(place), "document", place / "daily", lambda: NOW)
    _later(place)
    _write_daily(place, NOW)


def _begin_second_place(place):
    _begin(place)
    (place / "stick").mkdir()
    with Store.open(_diary(place)) as store:
        Backups(store.path).choose_second_place(place / "stick", store)
    _later(place)


def _begin_copy(place):
    _begin(place)
    _copy_by_command(place)
    with Store.open(_diary(place)) as store:
        store.keep_profile(Profile(name=NEW, usual_soreness=2))


def _begin_import(place):
    _begin(place)
    with Store.open(_diary(place)) as store:
        store.keep(*entries(60, 5))
        diary = replace(store.read(), entries=entries(40, 80), sessions=())
    document = Document(exported_at=NOW, diary=diary)
    (_out(place) / "document.json").write_bytes(write_document(document))


def _begin_migration(place):
    _begin(place)
    for each in (_diary(place), *Backups(_diary(place)).files()):
        each.unlink()
    _diary(place).with_name("diary.ptdiary.state").unlink(missing_ok=True)
    put_version_1(_diary(place), more=40)
    (_out(place) / "columns.json").write_text(json.dumps(columns_of(_diary(place))))


def _begin_restore(place):
    _begin_copy(place)
    with Store.open(_diary(place)) as store:
        store.keep(*entries(60, 20))


def _begin_recovery(place):
    _begin_restore(place)
    content = bytearray(_diary(place).read_bytes())
    content[2 * 4096 : 4 * 4096] = bytes(2 * 4096)
    _diary(place).write_bytes(content)


def _begin_nothing(place):
    for each in (_out(place), place / "tmp"):
        each.mkdir()


# What is done.


def _command(*arguments):
    with redirect_stdout(StringIO()):
        status = command.run([str(each) for each in arguments])
    if status:
        raise RuntimeError(f"{arguments} ended with {status}")


def _copy_beside(place):
    with Store.open(_diary(place), read_only=True) as store:
        Backups(store.path).make_if_due(store, closing=True)


def _copy_by_command(place):
    _command("backup", _diary(place), "--out", _out(place) / "copy.ptdiary")


def _export(form, name):
    def do(place):
        _command("export", _diary(place), "--format", form, "--out", _out(place) / name)

    return do


def _write_daily(place, now=NOW + timedelta(days=1)):
    with Store.open(_diary(place), read_only=True) as store:
        changes = store.changes
    write_if_due(_diary(place), lambda: now, changes)


def _copy_in_both_places(place):
    with Store.open(_diary(place), read_only=True) as store:
        Backups(store.path).make(store)


def _chart(place):
    days = ("--from", "2026-10-15", "--to", "2026-11-21")
    out = _out(place) / "chart.svg"
    _command("chart", _diary(place), "--view", "timeline", *days, "--out", out)


def _page_as_pdf(place):
    _command("summary", _diary(place), "--out", _out(place) / "page.pdf")


def _page_as_html(place):
    """As the button of the window does it."""
    from ptdiary.charts.preparing import load_matplotlib  # noqa: PLC0415 costs half a second

    load_matplotlib()
    from ptdiary.cli import summary  # noqa: PLC0415
    from ptdiary.cli.source import read_source  # noqa: PLC0415
    from ptdiary.exports import export_file  # noqa: PLC0415
    from ptdiary.report.html import page_html  # noqa: PLC0415

    options = command.parse(["summary", str(_diary(place)), "--out", "page.pdf"])
    source = read_source(options.diary)
    page = summary._page(source, *summary.period_of(options, source.at), show_name=True)
    export_file(_out(place) / "page.html", page_html(page).encode())


def _import(*how):
    def do(place):
        _command("import", _diary(place), _out(place) / "document.json", *how)

    return do


def _migrate(place):
    Store.open(_diary(place)).close()


def _make(place):
    Store.open(_diary(place), create=True).close()


def _restore(place):
    with Store.open(_diary(place)) as store:
        replace_everything(store, Backups(store.path).newest_good().path)


def _recover(place):
    recover(_diary(place), find_recovery(_diary(place)).best)


def _keep_draft(place):
    drafts = Drafts(drafts_file(_diary(place)))
    for number in range(3):
        drafts.keep("entry", NOW, {"note": f"{number} words " * 200})


# What is there afterwards: whole, or AssertionError.


def _read(path):
    with Store.open(path, read_only=True) as store:
        assert store.check().whole, f"{path.name} is not whole"
        return store.read()


def _diary_and_copies(place):
    """Where the note that a copy is there was lost, the next start makes one more: also whole."""
    copies = Backups(_diary(place)).list()
    assert all(each.verified for each in copies), "a copy is not whole"
    return [_read(_diary(place)), sorted({each.reason for each in copies})]


def _diary_alone(place):
    """The copies that are made before it are there or not, but each is whole."""
    return _diary_and_copies(place)[0]


def _copied(place):
    return [_read(_out(place) / "copy.ptdiary"), _diary_alone(place)]


def _document(place):
    return read_document((_out(place) / "diary.json").read_bytes()).diary


def _daily(place):
    (copy,) = (place / "daily").iterdir()
    return [read_document(copy.read_bytes()).diary, _diary_alone(place)]


def _copies_in_both_places(place):
    """Each is whole, and none that was there has gone; the next start may make one more."""
    second = {each.name for each in _second(place)}
    assert "000002-by_hand.ptdiary" in second, "the earlier copy is gone"
    return [_diary_and_copies(place), second]


def _second(place):
    """The copies in the second place, each whole."""
    found = list((place / "stick").rglob("*.ptdiary"))
    for each in found:
        _read(each)
    return found


def _workbook(place):
    from openpyxl import load_workbook  # noqa: PLC0415 as for the page

    book = load_workbook(_out(place) / "diary.xlsx")  # as a whole: else it stays open
    cells = (str(cell) for sheet in book for row in sheet.values for cell in row if cell)
    return _name_in(" ".join(cells))


def _whole(file, last):
    """The text of a file, which ends with `last`."""
    text = file.read_text("utf-8")
    assert text.rstrip().endswith(last), "half a file"
    return text


def _calendar(place):
    return _name_in(_whole(_out(place) / "diary.ics", "END:VCALENDAR"))


def _drawn(place):
    """How many marks the chart has: its days are given, its bytes hang on the moment."""
    return _whole(_out(place) / "chart.svg", "</svg>").count("<use ")


def _clinic_file(place):
    return _name_in(json.dumps(json.loads((_out(place) / "clinic.json").read_bytes())))


def _tables(name):
    def seen(place):
        folder = _out(place) / name
        found = sorted(folder.iterdir()) if folder.exists() else []
        return {each.name: each.read_bytes() for each in found}

    return seen


def _name_in(text):
    (name,) = [each for each in (OLD, NEW) if each in text]
    return name


def _pdf(place):
    from pypdf import PdfReader  # noqa: PLC0415 an act that is done under strace has no time for it

    pages = PdfReader(_out(place) / "page.pdf").pages
    return _name_in(" ".join(" ".join(each.extract_text().split()) for each in pages))


def _html(place):
    return _name_in(_whole(_out(place) / "page.html", "</html>"))


def _rows(place):
    """Every row of the columns of version 1, whatever version the file is of."""
    columns = json.loads((_out(place) / "columns.json").read_text())
    with closing(sqlite3.connect(_diary(place))) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        (version,) = opened.execute("PRAGMA user_version").fetchone()
    rows = rows_of(_diary(place), columns)
    _diary_alone(place)
    return [version, rows]


def _recovered(place):
    try:
        diary = _diary_alone(place)
    except StoreError as error:
        return error.kind
    kept = _diary(place).with_name("diary.ptdiary.damaged-1").read_bytes()
    return [diary, kept]


def _made(place):
    return _diary_alone(place) if _diary(place).exists() else None


def _draft(place):
    draft = Drafts(drafts_file(_diary(place))).read("entry")
    return None if draft is None else draft.values["note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """`seen` is compared with what it was before and after the act.

    `by_part`: each file of it may be the old or the new one. `between`: it may also be anything
    that is whole.
    """

    begin: Callable[[Path], None]
    do: Callable[[Path], None]
    seen: Callable[[Path], Any]
    by_part: bool = False
    between: bool = False

    def is_either(self, found, old, new):
        """Whether what was found is the old or the new."""
        if self.between or found in (old, new):
            return True
        return self.by_part and all(
            found.get(name) in (old.get(name), new.get(name)) for name in {*old, *new, *found}
        )


EXPORTS = {
    "export as a document": Act(
        begin=_begin_export, do=_export("json", "diary.json"), seen=_document
    ),
    "export as tables": Act(
        begin=_begin_export, do=_export("csv", "tables"), seen=_tables("tables"), by_part=True
    ),
    "export as a spreadsheet": Act(
        begin=_begin_export, do=_export("xlsx", "diary.xlsx"), seen=_workbook
    ),
    "export as a calendar": Act(
        begin=_begin_export, do=_export("ics", "diary.ics"), seen=_calendar
    ),
    "export for a clinic": Act(
        begin=_begin_export, do=_export("fhir", "clinic.json"), seen=_clinic_file
    ),
    "chart": Act(begin=_begin_export, do=_chart, seen=_drawn),
    "page as PDF": Act(begin=_begin_export, do=_page_as_pdf, seen=_pdf),
    "page as HTML": Act(begin=_begin_export, do=_page_as_html, seen=_html),
}
ACTS = {
    "copy beside the diary": Act(begin=_begin_copy, do=_copy_beside, seen=_diary_and_copies),
    "copy by the command": Act(begin=_begin_copy, do=_copy_by_command, seen=_copied),
    "copy in two places": Act(
        begin=_begin_second_place,
        do=_copy_in_both_places,
        seen=_copies_in_both_places,
        between=True,
    ),
    "daily copy": Act(begin=_begin_daily, do=_write_daily, seen=_daily),
    **EXPORTS,
    "export as new tables": Act(begin=_begin_export, do=_export("csv", "new"), seen=_tables("new")),
    "import": Act(begin=_begin_import, do=_import(), seen=_diary_alone),
    "import in place of all": Act(begin=_begin_import, do=_import("--replace"), seen=_diary_alone),
    "migration": Act(begin=_begin_migration, do=_migrate, seen=_rows),
    "copy brought back": Act(begin=_begin_restore, do=_restore, seen=_diary_alone),
    "recovery": Act(begin=_begin_recovery, do=_recover, seen=_recovered),
    "new diary": Act(begin=_begin_nothing, do=_make, seen=_made),
    "draft": Act(begin=_begin, do=_keep_draft, seen=_draft, between=True),
}


def main(name, folder):
    """Do one act, and say so."""
    place = Path(folder)
    with at_home(place):
        ACTS[name].do(place)
    print("DONE", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
