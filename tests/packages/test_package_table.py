"""The table of packages in the README, and what becomes of a part that fails."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.packages.parts import PARTS, ROOT, Part, rows_of
from tests.packages.row import COLUMNS, Row, table, written

TELLS = "import json; print('at work'); print(json.dumps({{'rows': [{}]}}))"
WHEEL = "{'what': 'wheel', 'bytes': 1500000, 'seconds': 4.2, 'note': 'seen'}"


def part(*codes):
    return Part(name="some", commands=tuple(("{python}", "-c", each) for each in codes))


def test_a_part_tells_its_rows_in_its_last_line(tmp_path):
    (row,) = rows_of(
        part(TELLS.format(WHEEL).replace("{", "{{").replace("}", "}}")), ROOT, tmp_path
    )
    assert row == Row(what="wheel", bytes=1_500_000, seconds=4.2, note="seen")
    assert row.cells == ("wheel", "1.5 MB", "4.2", "", "seen")
    assert "at work" in (tmp_path / "some.log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("raise SystemExit(3)", "ended with 3; see some.log"),
        ("print('done')", "told nothing; see some.log"),
        ("pass", "told nothing; see some.log"),
        ("print('[1]')", "told nothing; see some.log"),
    ],
)
def test_what_follows_a_command_that_failed_is_not_run(code, why, tmp_path):
    good = TELLS.format(WHEEL).replace("{", "{{").replace("}", "}}")
    rows = list(rows_of(part(good, code, "open('ran', 'w')"), tmp_path, tmp_path))
    assert [each.failed for each in rows] == ["", why]
    assert not (tmp_path / "ran").exists()


def test_what_says_itself_that_it_failed_has_no_second_row(tmp_path):
    told = TELLS.format("{'what': 'suite', 'failed': '2 failed in ui'}") + "; raise SystemExit(1)"
    rows = list(rows_of(part(told.replace("{", "{{").replace("}", "}}")), tmp_path, tmp_path))
    assert [each.failed for each in rows] == ["2 failed in ui"]


def test_a_slow_start_is_a_failure():
    told = {"what": "deb", "warm": 1.21}
    assert Row.read(told).failed == "starts 1.21 times as long as the plain environment"
    assert not Row.read({**told, "warm": 1.2}).failed


def test_the_readme_has_the_table_with_no_failure_in_it():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = text.partition("<!-- packages -->\n")[2].partition("<!-- end -->")[0].splitlines()
    assert lines[0] == table([])[0]
    assert len(lines) > len(PARTS) + 2, "each part has a row"
    assert not [each for each in lines if "FAILED" in each]
    for each in lines[2:]:
        *_, warm, _ = [cell.strip() for cell in each.strip("|").split("|")]
        assert not warm or float(warm) <= 1.2
    assert len(COLUMNS) == lines[0].count("|") - 1


def test_the_table_is_written_in_its_place():
    before = "a\n<!-- packages -->\nold\n<!-- end -->\nb <!-- end -->\n"
    assert written(before, [Row(what="deb")]).splitlines()[4] == "| deb |  |  |  |  |"
    assert written(before, []).endswith("<!-- end -->\nb <!-- end -->\n")
    with pytest.raises(ValueError, match="no place"):
        written("a", [])


def test_each_command_is_there():
    for each in PARTS:
        for command in each.commands:
            if command[1] == "-m":
                assert (ROOT / Path(*command[2].split("."))).with_suffix(".py").is_file()
            else:
                assert (ROOT / command[1]).is_file()


def test_a_bare_python_gets_as_far_as_the_names_of_the_parts():
    # -S hides what is installed
    done = subprocess.run(
        [sys.executable, "-S", "-m", "tests.packages", "--help"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert all(each.name in done.stdout for each in PARTS)
