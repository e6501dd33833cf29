"""Finding words in what the patient wrote, in any script.

A pure search over the diary: the notes of 7,300 entries are searched while a key is pressed, so an
index in the file would only be a second copy of the truth, to be kept in step, upgraded and erased.
`python -m tests.benchmarks.finding` tells the time.
"""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from ptdiary.diary.consultation import Consultation, Question
from ptdiary.diary.entry import Entry
from ptdiary.diary.plan import Appointment, MedicineDose
from ptdiary.diary.session import Session

Searched = Entry | Session | Consultation | Question | Appointment | MedicineDose
Found = TypeVar("Found")

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
    """What is looked for: `parts`, folded, each of which a text must contain."""

    parts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.parts)


NO_WORDS = SearchWords()


def text_of(record: Searched) -> str:
    """Everything in a record that the patient wrote in words of her own, line by line."""
    own: list[str | None]
    match record:
        case Entry():
            own = [record.note, record.private_note, record.left_out]
            own += record.worse_with
            own += record.better_with
        case Session():
            own = [record.note]
            for each in record.exercises:
                own += (each.name, each.load, each.skipped_why)
        case Consultation():
            own = [record.advice]
        case Question():
            own = [record.text, record.answer]
        case Appointment():
            own = [record.said, record.changes, record.note, record.with_whom, record.place]
        case MedicineDose():
            own = [record.name, record.amount]
    return "\n".join(filter(None, own))


def having(
    records: Iterable[Found], words: SearchWords, text: Callable[[Any], str] = text_of
) -> tuple[Found, ...]:
    """The records whose `text` has all the words, in the order given; all if there are none."""
    asked = tuple(records)
    if not words:
        return asked
    written = [(record, said) for record in asked if (said := text(record))]
    # all texts are folded in one go, which is many times as fast as one after another
    texts = folded(_BETWEEN.join(said for _, said in written)).split(_BETWEEN)
    pairs = zip(written, texts, strict=True) if written else ()
    return tuple(record for (record, _), said in pairs if all(p in said for p in words.parts))


def words_in(query: str) -> SearchWords:
    """The words of a query. What is between two double quotes is looked for as it is.

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
