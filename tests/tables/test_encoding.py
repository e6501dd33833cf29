"""The text of a file, whatever its encoding."""

import codecs

import pytest

from ptdiary.tables.encoding import text_of

TEXT = "Datum;Notiz\n14.3.;Rücken – „groß“ €\n15.3.;müde\n"  # noqa: RUF001 as it is typed


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_text_is_the_same_in_each(encoding, end):
    assert text_of(TEXT.replace("\n", end).encode(encoding)) == TEXT


@pytest.mark.parametrize(
    "mark",
    [codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF32_LE],
)
def test_each_mark_tells_its_own(mark):
    names = {
        codecs.BOM_UTF16_BE: "utf-16-be", codecs.BOM_UTF16_LE: "utf-16-le",
        codecs.BOM_UTF32_BE: "utf-32-be", codecs.BOM_UTF32_LE: "utf-32-le",
    }  # fmt: skip
    assert text_of(mark + TEXT.encode(names[mark])) == TEXT
    assert text_of(mark) == ""


def test_marks_may_stand_twice():
    assert text_of(codecs.BOM_UTF8 * 2 + b"a,b") == "a,b"
    assert text_of("\ufeff\ufeffa,b".encode("utf-16")) == "a,b"


def test_ends_of_lines_may_be_mixed():
    assert text_of(b"a\rb\r\nc\nd\r\r\n") == "a\nb\nc\nd\n\n"


def test_hebrew_in_utf_16_without_its_mark_is_seen_by_its_digits():
    text = "יום;כאב\n14.3.2026;5\n15.3.2026;6\n"
    assert text_of(text.encode("utf-16-le")) == text
    assert text_of(text.encode("utf-16-be")) == text


def test_bytes_that_windows_1252_has_no_letter_for_refuse_nothing():
    assert text_of(b"m\xfcde \x81\x8d\x8f\x90\x9d") == "müde " + "\ufffd" * 5


def test_a_stray_byte_in_utf_8_spoils_no_other():
    assert text_of("müde, größer, „so“".encode() + b" \xfc.") == "müde, größer, „so“ ü."


def test_a_letter_that_is_cut_in_the_middle_refuses_nothing():
    assert text_of("Ausflug mit Oma: größe".encode()[:-2] + b"\xc3").startswith("Ausflug")
    assert text_of("größer".encode("utf-16") + b"\x20").startswith("größer")
    assert text_of("größer".encode("utf-32")[:-1]).startswith("größe")


def test_nul_is_left_out():
    assert text_of(b"a\0b,c\n") == "ab,c\n"


def test_all_bytes_refuse_nothing():
    assert text_of(bytes(range(256)) * 3)
    assert text_of(b"") == ""
