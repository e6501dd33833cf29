"""A patient's text as the text of a cell that no spreadsheet runs, and back to the letter.

A cell that begins like a formula is guarded with a single quote, so that a spreadsheet that opens
a note runs nothing. What nobody sees may stand before the sign that begins it: a spreadsheet may
drop that. Reading takes exactly that quote off again.

What other programs put into a cell becomes text that a diary may hold: `readable`.
"""

import re

# Blanks of every kind, control and format characters, marks of direction, fillers, selectors.
_UNSEEN = (
    r"\s\0-\x20\x7f-\xa0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f"
    r"\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0"
    r"\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# What a formula begins with, and each other form of it: wide, small, raised, lowered, true.
_BEGINS = (
    r"=+\-@\u207a-\u207c\u208a-\u208c\u2212\u2a75\u2a76\ufb29\ufe62\ufe63\ufe66\ufe6b"
    r"\uff0b\uff0d\uff1d\uff20"
)
_LIKE_A_FORMULA = re.compile(rf"'*(?:[{_UNSEEN}]*[{_BEGINS}]|[\t\r\n\0])")


def guarded(text: str) -> str:
    """The text of a cell, with a quote before it where it begins like a formula."""
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """What was guarded; any other text as it is, one that begins with a quote too."""
    return text[1:] if text.startswith("'") and _LIKE_A_FORMULA.match(text) else text


# Line ends of other systems and programs; what is no text in a diary, nor anywhere else.
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_NO_TEXT = re.compile(r"[\0-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def is_readable(text: str) -> bool:
    """Whether `readable` leaves a text as it is."""
    return not (_LINE_ENDS.search(text) or _NO_TEXT.search(text))


def readable(text: str) -> str:
    """The text with a newline for each end of a line, without what is not text."""
    return _NO_TEXT.sub("", _LINE_ENDS.sub("\n", text))


def in_one_line(name: str) -> str:
    """The name of a file or sheet as a sentence can hold it."""
    return name if name.isprintable() else " ".join(readable(name).split())
