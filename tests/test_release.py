"""What is gathered into one folder when a version is released."""

import hashlib
import json
import re

import pytest

from tests.test_packaging import starting

GATHERING = """
import json, sys
from pathlib import Path
import release
from progress import TroubleError
out, *others = map(Path, sys.argv[1:])
"""


def gathered(code, *folders):
    done = starting(GATHERING + code, *map(str, folders))
    return done[0]


def test_every_file_has_its_sum_as_programs_read_it(tmp_path):
    (tmp_path / "b.msi").write_bytes(b"two")
    (tmp_path / "a.deb").write_bytes(b"one")
    (tmp_path / "SHA256SUMS").write_bytes(b"of before")
    said = gathered("print(release.sums(out), end='')", tmp_path)
    sums = [hashlib.sha256(each).hexdigest() for each in (b"one", b"two")]
    assert said == f"{sums[0]}  a.deb\n{sums[1]}  b.msi\n"


TAKING = """
try:
    release.take(out, others)
    print("taken")
except TroubleError as trouble:
    print(trouble)
"""


def test_packages_are_taken_and_no_name_twice(tmp_path):
    one, two, out = (tmp_path / each for each in ("one", "two", "out"))
    for folder in (one, two, out):
        folder.mkdir()
    (one / "ptdiary_2.0.1_amd64.deb").write_bytes(b"deb")
    (one / "build.log").write_bytes(b"log")
    (two / "ptdiary-setup-2.0.1.exe").write_bytes(b"exe")
    assert gathered(TAKING, out, one, two) == "taken\n"
    assert {each.name for each in out.iterdir()} == {
        "ptdiary_2.0.1_amd64.deb", "ptdiary-setup-2.0.1.exe",
    }  # fmt: skip
    assert "two builds made ptdiary-setup-2.0.1.exe" in gathered(TAKING, out, two)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "diary.ptdiary").write_bytes(b"mine")
    code = "print(release.main([str(out)]))"
    assert gathered(code, tmp_path).strip() == "1"
    assert [each.name for each in tmp_path.iterdir()] == ["diary.ptdiary"]


def test_the_notes_are_of_this_version_and_say_how_a_file_is_checked():
    said = json.loads(gathered("print(json.dumps(release.notes()))", "."))
    assert len(re.findall("^# PT Diary ", said, re.MULTILINE)) == 1
    assert said.count("How to go back:") == 1
    for command in ("Get-FileHash", "sha256sum --check", "shasum -a 256"):
        assert command in said


@pytest.mark.parametrize(
    ("files", "system"),
    [(["libffi-8.dll"], "windows"), (["libffi.8.dylib"], "macos"), (["libffi.so.8"], "linux")],
)
def test_a_list_of_parts_is_named_by_its_system(tmp_path, files, system):
    listed = tmp_path / "bundled.json"
    listed.write_text(json.dumps([{"name": "libffi", "files": files}]), encoding="utf-8")
    assert gathered("print(release.system_of(out))", listed).strip() == system
