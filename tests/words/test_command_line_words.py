"""The command line has a word for every kind of record that a diary holds."""

from ptdiary.diary import PARTS
from ptdiary.words import command_line as words


def test_every_kind_of_record_can_be_counted():
    assert set(words.PARTS) == set(PARTS.values())
    assert words.records({"medicine_doses": 1, "outlooks": 2}) == (
        "1 dose of a medicine, 2 forecasts that were shown"
    )
