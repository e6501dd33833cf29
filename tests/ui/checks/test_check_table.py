"""The table of the checks names only tests and pictures that there are."""

import re
from pathlib import Path

import pytest

from tests.gallery.situations import SITUATIONS

HERE = Path(__file__).parent
ROWS = [
    [cell.strip() for cell in line.split("|")[1:-1]]
    for line in (HERE / "README.md").read_text("utf-8").splitlines()
    if re.match(r"\| \d", line)
]
NAMES = {each.name for each in SITUATIONS}


def test_the_checks_stand_in_order():
    numbers = [int(row[0]) for row in ROWS]
    assert numbers == sorted(set(numbers))
    assert set(range(1, 50)) <= set(numbers)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_shows_a_check_exists(row):
    tests = re.findall(r"`([\w/]+\.py)::(\w+)`", row[3])
    pictures = re.findall(r"`([a-z0-9-]+)`", row[3])
    assert tests or pictures
    assert row[1] == "S" or tests
    for file, name in tests:
        assert f"def {name}(" in (HERE.parents[1] / file).read_text("utf-8"), name
    assert set(pictures) <= NAMES
