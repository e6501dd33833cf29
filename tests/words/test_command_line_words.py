"""What the command line says of the records of a diary."""

import pytest

from ptdiary.diary.diary import PARTS
from ptdiary.words.command_line import records


@pytest.mark.parametrize("part", PARTS.values())
def test_every_kind_of_record_can_be_counted(part):
    one, two = records({part: 1}), records({part: 2})
    assert one.startswith("1 ")
    assert two.startswith("2 ")
    assert one[2:] != two[2:]


def test_kinds_without_a_record_are_not_named():
    assert records({"sessions": 2, "entries": 0, "medicine_doses": 1}) == (
        "2 sessions, 1 dose of a medicine"
    )
    assert records(dict.fromkeys(PARTS.values(), 0)) == "no records"
