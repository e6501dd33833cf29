"""Finding words in what the patient wrote, in any script.

A pure search over the diary: the notes of 7,300 entries are searched while a key is pressed, so an
index in the file would only be a second copy of the truth, to be kept in step, upgraded and erased.
`python -m tests.benchmarks.finding` tells the time.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from ptdiary.diary.entry import Entry
from ptdiary.diary.session import Session

Found = TypeVar("Found", bound=Entry | Session)

# What a keyboard cannot tell apart is the same letter here.
_ALIKE = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "´": "'", "`": "'",  # noqa: RUF001 meant
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-",  # noqa: RUF001 dashes as they are typed
    "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe",  # noqa: RUF001
}  # fmt: skip
_BETWEEN = "\0"  # no text of a diary holds it
# These two make another letter in Japanese, not an accent.
_VOICED = "\N{COMBINING KATAKANA-HIRAGANA VOICED SOUND MARK}" \
    "\N{COMBINING KATAKANA-HIRAGANA SEMI-VOICED SOUND MARK}"  # fmt: skip  # noqa: ISC002


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchWords:
    """What is looked for: `parts`, folded, each of which has to stand in a text."""

    parts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.parts)


NO_WORDS = SearchWords()


def having(records: Iterable[Found], words: SearchWords) -> tuple[Found, ...]:
    """The records in which all the words stand, in the order given; all where none is asked for."""
    asked = tuple(records)
    if not words:
        return asked
    written = [(record, text) for record in asked if (text := text_of(record))]
    # all texts are folded in one go, which is many times as fast as one after another
    texts = folded(_BETWEEN.join(text for _, text in written)).split(_BETWEEN)
    pairs = zip(written, texts, strict=True) if written else ()
    return tuple(record for (record, _), text in pairs if all(p in text for p in words.parts))


def words_in(query: str) -> SearchWords:
    """The words of a query. What stands between two double quotes is looked for as it stands.

    A single quote mark, or one that is never closed, is a letter like the others.
    """
    parts: list[str] = []
    pieces = folded(query).split('"')
    for number, piece in enumerate(pieces):
        quoted = number % 2 == 1
        if quoted and number < len(pieces) - 1:
            parts.append(piece.strip())
        else:
            parts.extend((f'"{piece}' if quoted else piece).split())
    return SearchWords(parts=tuple(dict.fromkeys(part for part in parts if part)))


def folded(text: str) -> str:
    """A text as it is compared: without case and accents, with plain quotes, dashes and spaces."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", _alike(text)).casefold()
        for sign in set(text):
            if unicodedata.combining(sign) and sign not in _VOICED:
                text = text.replace(sign, "")
        text = _alike(text)
    return " ".join(text.casefold().split())


def _alike(text: str) -> str:
    for sign in set(text) & _ALIKE.keys():
        text = text.replace(sign, _ALIKE[sign])
    return text


def text_of(record: Entry | Session) -> str:
    """Everything in a record that the patient wrote in words of her own, line by line."""
    own: list[str | None]
    if isinstance(record, Entry):
        own = [record.note, record.private_note, record.left_out]
        own += record.worse_with
        own += record.better_with
    else:
        own = [record.note]
        for each in record.exercises:
            own += (each.name, each.load)
    return "\n".join(filter(None, own))
