"""`ptdiary check` and `ptdiary backup` on diaries with copies, conflicts and damage."""

import shutil

from ptdiary.store import Store
from ptdiary.store.backups import Backups
from ptdiary.store.migrations import MIGRATIONS
from tests.cli.command_line import ptdiary
from tests.faults.making import altered, entry, fill, ids_in


def with_copy(tmp_path):
    path = fill(tmp_path / "diary.ptdiary", 20)
    with Store.open(path) as store:
        copy = Backups(path).make(store).backup
        store.keep(entry("since"))
    return path, copy


def test_a_check_lists_the_copies_and_what_a_sync_program_left(tmp_path):
    path, copy = with_copy(tmp_path)
    conflict = tmp_path / "diary (conflicted copy).ptdiary"
    shutil.copy(path, conflict)
    with Store.open(conflict) as other:
        other.keep(entry("there"))
    done = ptdiary("check", path, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    whole, listed, left = done.stdout.splitlines()
    assert whole == f"{path}: whole, version {len(MIGRATIONS)}, 21 entries"
    assert listed.startswith(f"{copy.path}: a copy of ")
    assert listed.endswith(" with 20 entries, 2026-11-21 to 2026-11-21")
    assert left == (
        f"{conflict}: left by Dropbox, 1 new and 0 changed. To bring them in: ptdiary import"
        f' "{path}" "{conflict}"'
    )
    assert ptdiary("import", path, conflict, cwd=tmp_path).returncode == 0
    assert "there" in ids_in(path)


def test_damage_is_told_with_what_can_be_saved_and_how(tmp_path):
    path, _ = with_copy(tmp_path)
    before = altered(path, lambda content: content.__setitem__(slice(100, 140), bytes(40)))
    for verb in (["check", path], ["backup", path, "--out", tmp_path / "out"]):
        done = ptdiary(*verb, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == (
            f"Part of {path} is damaged. Nothing was deleted. Bring back a copy of the diary. 21"
            " entries can still be read, and the newest copy holds 20 entries. To save them in a"
            f' new file: ptdiary backup "{path}" --salvage --out FILE\n'
        )
    saved = ptdiary("backup", path, "--salvage", "--out", tmp_path / "saved", cwd=tmp_path)
    assert saved.stdout == (
        f"{tmp_path / 'saved'}: a new diary with 21 entries that could be saved; 0 of its records"
        " in part\n"
    )
    assert len(ids_in(tmp_path / "saved")) == 21
    assert path.read_bytes() == before


def test_a_damaged_copy_is_told(tmp_path):
    path, copy = with_copy(tmp_path)
    altered(copy.path, lambda content: content.__setitem__(-9, 1))
    assert f"{copy.path}: a copy that is damaged" in ptdiary("check", path, cwd=tmp_path).stdout
