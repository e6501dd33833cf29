"""A time of the day, in the many ways that people type one."""

from datetime import time

import pytest

from ptdiary.words.dates import Times
from ptdiary.words.typed_time import not_understood, time_typed, understood

MEANT = {
    "15": time(15), "1500": time(15), "15:00": time(15), "3pm": time(15), "9": time(9),
    "900": time(9), "9:00": time(9), "9am": time(9), "9.00 pm": time(21), "21": time(21),
    # both ends of each half of the day
    "12am": time(0), "12:30 am": time(0, 30), "12pm": time(12), "12:59pm": time(12, 59),
    "1am": time(1), "1pm": time(13), "11:59 am": time(11, 59), "11:59 pm": time(23, 59),
    "0": time(0), "00": time(0), "000": time(0), "0000": time(0), "24": None, "24:00": None,
    "12": time(12), "1200": time(12), "23:59": time(23, 59), "2359": time(23, 59),
    # a half of the day that agrees with the clock of 24 hours, and one that does not
    "15:00 pm": time(15), "0:30 am": time(0, 30), "15 am": None, "0 pm": None, "25 pm": None,
    # how else it is written
    "  7:05 ": time(7, 5), "705": time(7, 5), "0705": time(7, 5), "7,05": time(7, 5),
    "7 05": time(7, 5), "7h05": time(7, 5), "7h": time(7), "7:": time(7), "7 : 05": time(7, 5),
    "9 P.M.": time(21), "9 p m": time(21), "9p": time(21), "9 a.m": time(9), "930pm": time(21, 30),
    # no time
    "": None, " ": None, "abc": None, "noon-ish": None, "60": None, "960": None, "9:60": None,
    "9:5": None, "15:3": None, "-9": None, "9:00:00": None, "12345": None, "am": None, ":": None,
    "9\N{SUPERSCRIPT TWO}": None, "9:00 xm": None, "9 m": None, "\N{ROMAN NUMERAL NINE}": None,
}  # fmt: skip


ZEROS = (
    "\N{ARABIC-INDIC DIGIT ZERO}", "\N{EXTENDED ARABIC-INDIC DIGIT ZERO}",
    "\N{DEVANAGARI DIGIT ZERO}", "\N{BENGALI DIGIT ZERO}", "\N{FULLWIDTH DIGIT ZERO}",
)  # fmt: skip


@pytest.mark.parametrize(("text", "meant"), MEANT.items())
def test_a_time_is_what_was_meant(text, meant):
    assert time_typed(text) == meant


@pytest.mark.parametrize("zero", ZEROS)
def test_digits_of_every_script_are_read(zero):
    other = str.maketrans({str(digit): chr(ord(zero) + digit) for digit in range(10)})
    for text, meant in MEANT.items():
        assert time_typed(text.translate(other)) == meant


def test_marks_and_signs_of_other_scripts_are_read():
    for text in (
        "\N{RIGHT-TO-LEFT MARK}9:30\N{RIGHT-TO-LEFT MARK}",
        "9\N{ARABIC DECIMAL SEPARATOR}30",
        "9\N{FULLWIDTH COLON}30",
    ):
        assert time_typed(text) == time(9, 30)


def test_every_time_of_a_day_is_read_as_it_is_said():
    for times in (Times(), Times(twelve_hours=True)):
        for minutes in range(24 * 60):
            at = time(*divmod(minutes, 60))
            assert time_typed(times.clock(at)) == at


def test_what_was_understood_is_said_in_the_clock_of_the_patient():
    at, twelve = time(15), Times(twelve_hours=True)
    assert understood(at, Times()) == "That is 15:00."
    assert understood(at, twelve) == "That is 3:00 pm."
    assert not_understood(at, Times()) == "This is not a time, so it stays 15:00."
    assert not_understood(at, twelve) == "This is not a time, so it stays 3:00 pm."
