"""What the patient wrote inside a sentence of ours: its direction turns nothing around it.

A name in Hebrew would else carry off the numbers and commas beside it. The marks are invisible and
are only in what is read: the diary, its copies and its tables hold the text as it was written.
"""

from unicodedata import bidirectional

_OPEN, _CLOSE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_OPENING = "\N{LEFT-TO-RIGHT ISOLATE}\N{RIGHT-TO-LEFT ISOLATE}\N{FIRST STRONG ISOLATE}"
_TURNING = {"R", "AL", "AN", "RLE", "RLO", "LRE", "LRO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def isolated(named: object) -> str:
    """The text, or a path's, in an isolate of its own, if it could turn what is around it.

    What it opens itself is closed in it, and what it closes without opening is left out. Of
    several lines each is a paragraph, with an isolate of its own.
    """
    text = str(named)
    if text.isascii() or not any(bidirectional(sign) in _TURNING for sign in text):
        return text
    return "\n".join(_isolated(line) for line in text.split("\n"))


def closed(text: str) -> str:
    """The start of a longer text, with the isolates closed that it was cut in."""
    if text.isascii():
        return text
    opened = 0
    for sign in text:
        opened = opened + 1 if sign in _OPENING else max(opened - (sign == _CLOSE), 0)
    return text + _CLOSE * opened


def _isolated(line: str) -> str:
    if not line:
        return line
    kept: list[str] = []
    opened = 0
    for sign in line:
        if sign == _CLOSE and not opened:
            continue
        opened += (sign in _OPENING) - (sign == _CLOSE)
        kept.append(sign)
    inner = "".join(kept) + _CLOSE * opened
    return inner if _is_one(inner) else f"{_OPEN}{inner}{_CLOSE}"


def _is_one(text: str) -> bool:
    """Whether a balanced text is one isolate from its first sign to its last."""
    if text[:1] != _OPEN or text[-1:] != _CLOSE:
        return False
    opened = 0
    for place, sign in enumerate(text):
        opened += (sign in _OPENING) - (sign == _CLOSE)
        if not opened:
            return place == len(text) - 1
    return False
