"""A number typed in any script, and what is said of one that cannot be."""

import pytest

from ptdiary.words.typed_number import no_number, number_typed

ZEROS = {
    "arabic": 0x660, "persian": 0x6F0, "devanagari": 0x966, "bengali": 0x9E6, "tamil": 0xBE6,
    "thai": 0xE50, "khmer": 0x17E0, "wide": 0xFF10, "adlam": 0x1E950,
}  # fmt: skip


@pytest.mark.parametrize("zero", ZEROS.values(), ids=ZEROS)
def test_the_digits_of_every_script_are_numbers(zero):
    spelled = "".join(chr(zero + n) for n in (1, 0))
    assert number_typed(spelled, 10, whole=True) == 10
    assert (
        number_typed(f"{spelled}\N{ARABIC DECIMAL SEPARATOR}{chr(zero + 5)}", 20, whole=False)
        == 10.5
    )


@pytest.mark.parametrize("text", ["11", "x", "1x", "-1", "", "3.5", "1e1", "\N{SUPERSCRIPT TWO}x"])
def test_what_is_no_number_or_too_high_is_none(text):
    assert number_typed(text, 10, whole=True) is None


def test_the_sentence_says_from_where_to_where():
    assert no_number(1000, whole=True).startswith("Write a whole number from 0 to 1000.")
    assert no_number(1440, whole=False).startswith("Write a number from 0 to 1440.")
