"""Tables as people have them, through the real command line: each ends as it is said to."""

import json
from datetime import datetime

import pytest

from tests.cli.command_line import CASES, ptdiary
from tests.clocks import LONDON, LORD_HOWE, NEW_YORK

TABLES = CASES / "tables"
EXPECTED = json.loads((TABLES / "expected.json").read_bytes())
FIELDS = ("sleep_hours", "travels", "pain_relief", "regions", "saddle")


@pytest.mark.parametrize("name", EXPECTED)
def test_a_table_ends_as_it_is_said_to(name, tmp_path):
    expected = EXPECTED[name]
    zone = {"TZ": expected["tz"]} if "tz" in expected else {}
    ended = ptdiary(
        "import", "new.ptdiary", TABLES / name, "--dry-run", "--json", cwd=tmp_path, **zone
    )
    assert list(tmp_path.iterdir()) == []
    assert ended.returncode == (2 if {"asks", "refused"} & set(expected) else 0), ended
    assert ended.stderr.count("\n") == (1 if ended.returncode else 0)
    said = json.loads(ended.stdout)
    for key, wanted in expected.items():
        if key in CHECKS:
            CHECKS[key](said, wanted, ended.stderr)


def are_the_rows(said, wanted, _line):
    found = []
    for each, (at, _) in zip(said["entries"], wanted, strict=True):
        shown = moment_as(each, at)
        found.append([shown, each.get("soreness")])
    assert found == wanted


def moment_as(entry, wanted):
    """The time of an entry with as much of it as is told: an offset, an hour, or only the day."""
    at = datetime.fromisoformat(entry["at"])
    if len(wanted) == len("2026-03-14"):
        assert entry["time_unknown"] is True
        return f"{at:%Y-%m-%d}"
    assert "time_unknown" not in entry
    offset = at.isoformat()[-6:] if wanted[-6:-5] in "+-" and len(wanted) > 16 else ""
    return f"{at:%Y-%m-%d %H:%M}{offset}"


def is_refused(said, wanted, line):
    """`line 2, soreness: '1_0' is not …`: the line, and what stands there."""
    place = wanted.partition(":")[0].partition(",")[0]
    assert place in line
    assert said["entries"] == []
    assert said["added"] == 0
    if "'" in wanted:
        assert wanted.split("'")[1] in line


def are_kept_out(said, wanted, _line):
    assert [f"line {each['line']}" for each in said["refused_rows"]] == [
        each.partition(":")[0] for each in wanted
    ]
    assert all(each["column"] and each["text"] and each["why"] for each in said["refused_rows"])


def are_left_out(said, wanted, _line):
    left = [each["why"] for each in said["left_out"]]
    if isinstance(wanted, str):  # `27 rows without an answer`
        assert left.count("no answer") == int(wanted.split()[0])
        return
    names = {"blank row": "blank", "Average row": "total"}
    assert sorted(left) == sorted(names[each] for each in wanted)


def is_asked(said, wanted, line):
    about = {"what mood is": "columns", "how to round": "round"}
    (kind,) = (kind for words, kind in about.items() if words in wanted)
    assert kind in [each["about"] for each in said["asks"]]
    for each in said["asks"]:
        assert each["option"] in line
        assert each["example"]
    assert (said["added"], said["same"]) == (0, 0)


def are_the_columns(said, wanted, _line):
    for name, meaning in wanted.items():
        found = next(found for each, found in said["columns"].items() if each.lower() == name)
        assert found in meaning.split(" or ")


def is_in_order(said, wanted, _line):
    assert [each["soreness"] for each in said["entries"]] == wanted


def are_so_many(said, wanted, _line):
    assert len(said["entries"]) == wanted


def is_kept_in_the_note(said, wanted, _line):
    assert wanted in said["entries"][-1]["note"]


def is_told(field):
    """A check that the first entry has this answer."""

    def check(said, wanted, _line):
        entry = said["entries"][0]
        assert {**entry, **entry.get("checks", {})}[field] == wanted

    return check


# What the object does not tell, it cannot be held to: the separator, the program, the zone.
CHECKS = {
    "rows": are_the_rows,
    "refused": is_refused,
    "refused_rows": are_kept_out,
    "left_out": are_left_out,
    "asks": is_asked,
    "columns": are_the_columns,
    "order": is_in_order,
    "entries": are_so_many,
    "kept_in_note": is_kept_in_the_note,
    **{field: is_told(field) for field in FIELDS},
}


def test_the_table_of_another_zone_adds_nothing(tmp_path):
    table = TABLES / "28_tz_change.csv"
    for zone, added in ((LONDON, 2), (NEW_YORK, 0), (LORD_HOWE, 0)):
        ended = ptdiary("import", "mine.ptdiary", table, "--json", cwd=tmp_path, TZ=zone)
        said = json.loads(ended.stdout)
        assert (said["added"], said["same"]) == (added, 2 - added)
