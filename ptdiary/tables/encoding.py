"""The text of a file of any of the encodings that tables are kept in. No text is refused."""

import codecs
import re

# the longer first: that of UTF-32 begins like that of UTF-16
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 4096  # bytes, to see UTF-16 without its mark
_MARK = "\ufeff"

# A byte that UTF-8 cannot be is what Windows-1252 has for it. Python keeps it as a lone surrogate.
_STRAY = re.compile("[\udc80-\udcff]")
_WINDOWS = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", errors="replace") for byte in range(0x80, 0x100)
}


def text_of(content: bytes) -> str:
    """The text of UTF-8 and UTF-16, with or without a mark, of Windows-1252, and of a mixture.

    Marks at the beginning and NULs are left out; a line ends with a newline and nothing else.
    """
    text = _decoded(content).lstrip(_MARK).replace("\0", "")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    wide = _unmarked(content[:_LOOKED_AT])
    if wide:
        return content.decode(wide, errors="replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return _half_broken(content)


def _unmarked(start: bytes) -> str:
    """Which UTF-16 a text without a mark is: every second byte of its digits and signs is NUL."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    few, many = len(start) // 100, max(3, len(start) // 8)
    if odd > many and even <= few:
        return "utf-16-le"
    return "utf-16-be" if even > many and odd <= few else ""


def _half_broken(content: bytes) -> str:
    """What is not UTF-8: Windows-1252, unless more of it is letters of UTF-8 than stray bytes.

    `ß“` of Windows-1252 happens to be such a letter.
    """
    text = content.decode(errors="surrogateescape")
    stray = len(_STRAY.findall(text))
    letters = len(text) - len(text.encode("ascii", errors="ignore")) - stray
    if letters > stray:
        return text.translate(_WINDOWS)
    return content.decode("cp1252", errors="replace")
