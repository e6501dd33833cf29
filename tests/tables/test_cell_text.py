"""Texts as cells that nothing runs."""

import csv
import io
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ptdiary.tables.cell_text import guarded, in_one_line, is_readable, readable, unguarded

UNSEEN = [
    " ", "\t", "\n", "\0", "\u00a0", "\u00ad", "\u034f", "\u061c", "\u115f", "\u180e", "\u2003",
    "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2028", "\u202a", "\u202e", "\u202f",
    "\u2060", "\u2066", "\u2069", "\u3000", "\u3164", "\ufe0f", "\ufeff", "\U000e0020",
]  # fmt: skip
BEGINS = "=+-@\uff1d\uff0b\uff0d\uff20\ufe66\u2212"


def is_unseen(letter):
    """By what Unicode says of it; the program has a list of its own."""
    return letter.isspace() or unicodedata.category(letter) in ("Cc", "Cf", "Zs", "Zl", "Zp")


def begins_a_formula(cell):
    seen = [letter for letter in cell if not is_unseen(letter)]
    return bool(seen) and unicodedata.normalize("NFKC", seen[0])[0] in "=+-@\u2212"


@pytest.mark.parametrize("letter", BEGINS)
@pytest.mark.parametrize("unseen", ["", *UNSEEN, "\u200b\u202e \u2060"])
def test_a_formula_is_guarded_whatever_unseen_stands_before_it(unseen, letter):
    text = f"{unseen}{letter}1+1"
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


LETTERS = st.one_of(
    st.sampled_from(["'", *UNSEEN, *BEGINS, ";", '"', ",", "a", "1"]), st.characters(codec="utf-8")
)


@given(text=st.text(LETTERS, max_size=8))
@example(text="'=1")
@example(text="\u200b'=1")
@example(text="'\u200b'=1")
def test_every_text_comes_back_and_no_cell_begins_like_a_formula(text):
    assert unguarded(guarded(text)) == text
    assert not begins_a_formula(guarded(text))
    written = io.StringIO(newline="")
    csv.writer(written).writerow([guarded(text), "x"])
    (read, _), *more = csv.reader(io.StringIO(written.getvalue(), newline=""))
    assert (unguarded(read), more) == (text, [])


def test_every_letter_that_begins_a_formula_in_another_form_is_known():
    begins = [letter for letter in map(chr, range(0xD800)) if begins_a_formula(letter)]
    begins += [letter for letter in map(chr, range(0xE000, 0x110000)) if begins_a_formula(letter)]
    assert len(begins) > 10
    assert [letter for letter in begins if guarded(letter) == letter] == []


def test_every_letter_that_is_not_seen_is_known():
    known = {
        letter
        for letter in map(chr, range(0x110000))
        if unicodedata.category(letter) not in ("Cs", "Co", "Cn") and is_unseen(letter)
    }
    missed = {letter for letter in known if guarded(f"{letter}=1") != f"'{letter}=1"}
    # these are seen: signs of number and verse in Arabic, Syriac and others
    assert {unicodedata.name(letter).split()[0] for letter in missed} <= {
        "ARABIC", "SYRIAC", "KAITHI", "EGYPTIAN",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["", "stiff", "'tis better", "'quoted'", "4 - 2", "a=b", "5/10"])
def test_other_texts_stay_as_they_are(text):
    assert guarded(text) == unguarded(text) == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("plain", "plain"), ("a\tb\nc", "a\tb\nc"), ("a\r\nb\rc", "a\nb\nc"),
        ("a\vb\fc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"), ("\0\x1ba\x7f\x80\ud800", "a"),
        ("\u200f😀\xa0\ufeff", "\u200f😀\xa0\ufeff"),
    ],
)  # fmt: skip
def test_what_other_programs_put_into_a_cell_becomes_text_of_a_diary(text, read):
    assert readable(text) == read
    assert is_readable(text) is (text == read)
    assert is_readable(read)


def test_the_name_of_a_file_stands_in_one_line():
    assert in_one_line("my  table.csv") == "my  table.csv"
    assert in_one_line("my\n table\x1b.csv") == "my table.csv"
