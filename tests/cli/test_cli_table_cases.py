"""Tables as people have them, through the real command line.

What is understood of each is held in `tests.tables.test_understanding`; here, that the command says
just that, how it ends, and that it writes nothing.
"""

import json

import pytest

from ptdiary.diary import Diary, Entry
from ptdiary.diary.fields import plain_value
from ptdiary.tables.decoding import grids
from ptdiary.tables.reading import TableChoices
from ptdiary.tables.understanding import understand
from ptdiary.wall_clock import now_here
from tests.cli.command_line import CASES, ptdiary
from tests.clocks import LONDON, LORD_HOWE, NEW_YORK, computer_in

TABLES = CASES / "tables"
EXPECTED = json.loads((TABLES / "expected.json").read_bytes())
ZONES = {"Europe/London": LONDON}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_table_ends_as_it_is_said_to(name, tmp_path):
    expected = EXPECTED[name]
    with computer_in(ZONES.get(expected.get("tz"), NEW_YORK)):
        ended = ptdiary("import", "new.ptdiary", TABLES / name, "--dry-run", "--json", cwd=tmp_path)
        (grid,) = grids((TABLES / name).read_bytes())
        reading = understand(grid, TableChoices(), now_here())
    assert list(tmp_path.iterdir()) == []
    is_refused = bool({"asks", "refused"} & set(expected))
    assert (ended.returncode, ended.stderr.count("\n")) == ((2, 1) if is_refused else (0, 0))
    said = json.loads(ended.stdout)
    kept = tuple(each.record for each in reading.rows if isinstance(each.record, Entry))
    assert said["entries"] == plain_value(Diary(entries=kept).entries)
    assert said["columns"] == {each.name: each.meaning for each in reading.columns}
    assert said["left_out"] == [plain_value_of(each) for each in reading.left_out]
    assert said["refused_rows"] == [plain_value_of(each) for each in reading.refused_rows]
    assert said["added"] == (0 if is_refused else len(reading.rows))
    if reading.refused is not None:
        assert ended.stderr.startswith(f"{TABLES / name}: {reading.refused}")
    for asked, each in zip(said["asks"], reading.asks, strict=True):
        assert (asked["about"], asked["example"]) == (each.about, each.example)
        assert asked["option"] in ended.stderr


def plain_value_of(line):
    return {name: getattr(line, name) for name in line.__slots__}


def test_the_table_of_another_zone_adds_nothing(tmp_path):
    for zone, added in ((LONDON, 2), (NEW_YORK, 0), (LORD_HOWE, 0)):
        with computer_in(zone):
            ended = ptdiary(
                "import", "mine.ptdiary", TABLES / "28_tz_change.csv", "--json", cwd=tmp_path
            )
        said = json.loads(ended.stdout)
        assert (said["added"], said["same"]) == (added, 2 - added)
