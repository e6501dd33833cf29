"""Numbers in the digits of any script: Arabic, Devanagari, Bengali, Thai, wide and all others."""

from unicodedata import decimal

_POINTS = dict.fromkeys(map(ord, "\N{ARABIC DECIMAL SEPARATOR}\N{FULLWIDTH FULL STOP}"), ".")


def from_0_to_9(text: str) -> str:
    """The text with each of its digits as 0 to 9, and a decimal point for that of its script."""
    if text.isascii():
        return text
    return "".join(str(decimal(sign, sign)) for sign in text).translate(_POINTS)
