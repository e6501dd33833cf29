"""Numbers as people write them by hand: `~6`, `about 5`, `3\u00bd`, `six`, `7-8`, `6 - tired`."""

import re
from dataclasses import dataclass

from ptdiary.tables.cells import folded, plain, words_of
from ptdiary.tables.numbers import HIGHEST, SaidNumber, number_in

_FRACTIONS = {"\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
_WITH_FRACTION = re.compile(r"(\d{1,3})?\s*([\u00bd\u00bc\u00be])|(\d{1,3})\s+(1/2|1/4|3/4)")
_ABOUT = re.compile(
    r"(?:[~\u2248\u223c\u00b1]|(?:about|around|approx(?:imately)?|roughly|almost|nearly|maybe"
    r"|perhaps|probably|ca|circa|c|etwa|ungef\u00e4hr|rund|fast|vielleicht|environ|vers|presque"
    r"|unos|aproximadamente|casi|quizas|ongeveer|cerca de)\b\.?)\s*"
)
_RANGE = re.compile(
    r"(\d{1,3}(?:[.,]\d)?)\s*(?:-|\u2010|\u2011|\u2012|\u2013|\u2014|to|or|bis|oder|\u00e0|ou|a|o)"
    r"\s*(\d{1,3}(?:[.,]\d)?)(\s*(?:/|out of|of|von|sur)\s*\d{1,4})?"
)
_WIDEST = 2  # a wider range says too little
_WITH_WORDS = re.compile(
    r"(?P<number>[+\u2212-]?\d{1,3}(?:[.,]\d{1,9})?(?:\s*(?:/|out of)\s*\d{1,4})?)"
    r"(?:\s*[-\u2010-\u2015:;,.(\[/=]\s*|\s+)(?P<words>[^\d]*[^\W\d_]{2}[^\d]*)"
)
_CLOSED = re.compile(r"\s*[!.?*+]{1,3}$")
_EXCLAIMED = re.compile(r"[!.]{1,3}$")
# Words behind a number that make it the number of something else.
_UNITS = words_of("""
    am pm uhr h hr hrs hour hours min mins minute minutes sec secs second seconds day days week
    weeks month months year years km mi mile miles m meter meters metre metres cm kg lb lbs mg ml
    g mcg iu tablet tablets tab tabs pill pills capsule capsules x times time std stunde stunden
    minuten tag tage wochen mal heures jours horas dias minutos minuti ore giorni uur dagen weken
    st nd rd th bpm kcal steps reps sets o'clock to or bis and und
    """)
# Words that answer 0 in a column of soreness.
_NO_PAIN = frozenset({
    "no pain", "no soreness", "pain free", "painfree", "keine schmerzen", "kein schmerz",
    "schmerzfrei", "pas de douleur", "aucune douleur", "sin dolor", "nessun dolore", "geen pijn",
    "sem dor", "bez bolu",
})  # fmt: skip
# Words for no pain, or for no answer, as some programs write it: nobody can tell, and an answer
# that was not given is never 0.
_NOTHING = frozenset({
    "none", "nothing", "keine", "keiner", "nichts", "aucun", "aucune", "rien", "ninguno", "ninguna",
    "nada", "nessuno", "niente", "geen", "nenhuma", "brak",
})  # fmt: skip
_WORDS = (
    "zero cero", "one eins eine un une uno una", "two zwei deux dos due twee",
    "three drei trois tres tre drie", "four vier quatre cuatro quattro",
    "five funf cinq cinco vijf", "six sechs seis sei zes",
    "seven sieben sept siete sette zeven", "eight acht huit ocho otto",
    "nine neun neuf nueve nove negen", "ten zehn dix diez dieci tien",
)  # fmt: skip
_NAMED = {word: number for number, words in enumerate(_WORDS) for word in words.split()}


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number, and whether its cell says more than that, which the note is to keep."""

    number: SaidNumber
    says_more: bool = False


def written_number(text: str) -> WrittenNumber | None:
    """The number that a cell says, in whatever words; None where it plainly says none.

    Of `7-8` it is the middle.
    """
    exact = number_in(text)
    if exact is not None:
        return WrittenNumber(exact)
    fraction = _WITH_FRACTION.fullmatch(text.strip())
    if fraction is not None:
        whole, part = fraction[1] or fraction[3] or 0, fraction[2] or fraction[4]
        return WrittenNumber(SaidNumber(int(whole) + _FRACTIONS[part]))
    said = plain(text)
    closed = number_in(_EXCLAIMED.sub("", said))
    if closed is not None:
        return WrittenNumber(closed)
    number = _half_said(_ABOUT.sub("", said, count=1))
    return None if number is None else WrittenNumber(number, says_more=folded(said) not in _NAMED)


def _half_said(said: str) -> SaidNumber | None:
    bare = _CLOSED.sub("", said)
    if (named := _NAMED.get(folded(bare))) is not None:
        return SaidNumber(named)
    return number_in(bare) or _middle(bare) or _before_words(said)


def _middle(said: str) -> SaidNumber | None:
    found = _RANGE.fullmatch(said)
    if found is None:
        return None
    low, high = (float(each.replace(",", ".")) for each in found.groups()[:2])
    if not low < high <= low + _WIDEST:
        return None
    of = number_in(f"0{found[3]}") if found[3] else None
    return SaidNumber((low + high) / 2, of.of if of else None)


def _before_words(said: str) -> SaidNumber | None:
    found = _WITH_WORDS.fullmatch(said)
    if found is None or found["words"].split()[0].strip(".,;:!?)") in _UNITS:
        return None
    return number_in(found["number"])


def says_no_pain(text: str) -> bool:
    """Whether a cell of a column of soreness answers 0 in words."""
    return folded(text) in _NO_PAIN


def may_say_no_pain(text: str) -> bool:
    """Whether a cell of a column of soreness says no pain, or no answer."""
    return folded(text) in _NOTHING


def may_be_score(text: str) -> bool:
    """Whether a cell may tell how sore somebody was, on whatever scale."""
    return _says_none(text) or written_number(text) is not None


def is_score(text: str) -> bool:
    """Whether a cell may be a score from 0 to 10, in numbers or in words."""
    said = written_number(text)
    return _says_none(text) or (said is not None and 0 <= said.number.value <= HIGHEST)


def _says_none(text: str) -> bool:
    return says_no_pain(text) or may_say_no_pain(text)
