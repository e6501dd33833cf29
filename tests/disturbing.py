"""What happens to the file of a diary while it is open, and what its next save says."""

import os
import shutil

from ptdiary.store import Store
from tests.faults.making import entry, fill, refused

MOVED = (
    "{path} was moved or replaced while it was open. Save a copy under a new name, so that nothing"
    " is lost."
)


def deleted(path, _older):
    path.unlink()


def renamed(path, _older):
    path.rename(path.with_name("elsewhere"))


def replaced(path, older):
    older.replace(path)


def moved():
    """All that takes the file from its place, as parameters of a test; Windows does not let it."""
    import pytest  # noqa: PLC0415  the nightly programs need none

    from tests.systems import needs_moving  # noqa: PLC0415

    return [pytest.param(each, marks=needs_moving) for each in (deleted, renamed, replaced)]


def overwritten(path, older):
    path.write_bytes(older.read_bytes())


def emptied(path, _older):
    os.truncate(path, 0)


def disturbed(path, disturb):
    """A store that has kept the entry `this session`, and was refused the next one."""
    fill(path, 3)
    older = path.with_name("older")
    shutil.copy(path, older)
    store = Store.open(path)
    store.keep(entry("this session"))
    disturb(path, older)
    error = refused(lambda: store.keep(entry("not saved")))
    assert (error.kind, str(error)) == ("moved", MOVED.format(path=path))
    return store
