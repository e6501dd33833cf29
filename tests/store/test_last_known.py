"""What is known of a diary, where several programs note something of it at a time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ptdiary.store.last_known import read_last_known, update_last_known

TIMES = 20
NOTE = """
import sys
from pathlib import Path
from ptdiary.store.last_known import update_last_known
for each in range(1, int(sys.argv[3]) + 1):
    update_last_known(Path(sys.argv[1]), **{sys.argv[2]: each})
    print(each, flush=True)
"""


def noting(diary, name):
    program = [sys.executable, "-c", NOTE, diary, name, str(TIMES)]
    return subprocess.Popen(program, stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(os.name != "posix", reason="Windows locks no folder")
def test_what_two_programs_note_at_a_time_is_all_kept(tmp_path: Path):
    """Each counts something of its own up: what it has written stays until it writes anew."""
    diary = tmp_path / "diary.ptdiary"
    with noting(diary, "sequence") as first, noting(diary, "daily_changes") as second:
        for name, program in (("sequence", first), ("daily_changes", second)):
            for said in program.stdout:
                assert getattr(read_last_known(diary), name) >= int(said)
            assert program.wait() == 0


def test_a_program_that_stands_still_there_holds_nobody_up(tmp_path):
    diary = tmp_path / "diary.ptdiary"
    update_last_known(diary, sequence=1)
    if os.name == "posix":
        import fcntl  # noqa: PLC0415 Windows has none

        opened = os.open(tmp_path, os.O_RDONLY)
        fcntl.flock(opened, fcntl.LOCK_EX)
    update_last_known(diary, sequence=2)
    assert read_last_known(diary).sequence == 2
    if os.name == "posix":
        os.close(opened)
