"""Which column is what, by its heading: our own names, and the words that people use for them.

The words are folded (`ptdiary.tables.cells.folded`): small, without accents, blanks between them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from ptdiary.tables.cells import folded, folded_heading, words_of
from ptdiary.tables.entry_fields import entry_fields, path_by_name
from ptdiary.tables.months import is_part_of_day
from ptdiary.tables.numbers import scale_of
from ptdiary.tables.reading import LEFT_OUT, MEANINGS


class Sureness(Enum):
    """How sure it is what a column means."""

    OWN = auto()  # it has our own name
    SURE = auto()  # a word that means one thing
    PERHAPS = auto()  # a score, of which only the patient knows whether it is of soreness
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Meant:
    """What a heading says that its column is."""

    meaning: str
    sureness: Sureness


# The words for each meaning, in English, German, French, Spanish, Italian, Dutch, Portuguese,
# Polish, Hebrew and Arabic.
_HEADINGS = {
    "day": """date|day|full date|entry date|date of entry|log date|datum|tag|date du jour|jour
        |fecha|dia|data|giorno|dag|dzien|תאריך|יום
        |تاريخ|التاريخ
        |اليوم|日期|日付""",
    "time": """time|time of day|entry time|clock|clock time|hour|uhrzeit|zeit|heure|hora|ora|orario
        |tijd|tijdstip|godzina|czas|שעה|זמן
        |الوقت|الساعة|وقت
        |時間|时间|時刻""",
    "at": """at|timestamp|time stamp|datetime|date time|date and time|date & time|when|moment
        |recorded|recorded at|created|created at|logged at|started|started at|start|start time
        |timestampunixms|timestamp unix ms|unix time|epoch|zeitpunkt|zeitstempel|datum uhrzeit
        |datum und uhrzeit|datum zeit|wann|date heure|date et heure|quand|horodatage|fecha hora
        |fecha y hora|cuando|data ora|data e ora|quando|datum tijd|datum en tijd|wanneer|data hora
        |data e hora|data i godzina|kiedy""",
    "soreness": """soreness|pain|pain level|pain score|pain intensity|pain rating|pain severity
        |pain scale|pain index|level of pain|intensity of pain|severity of pain|my pain|back pain
        |lower back pain|low back pain|lbp|nrs|vas|nprs|sore|ache|back ache|backache|how sore
        |pain today|average pain|overall pain|schmerz|schmerzen|schmerzstarke|schmerzlevel
        |schmerzskala|schmerzintensitat|schmerzwert|schmerzniveau|ruckenschmerz|ruckenschmerzen
        |starke der schmerzen|douleur|douleurs|niveau de douleur|intensite de la douleur
        |intensite douleur|echelle de douleur|mal de dos|courbatures|dolor|nivel de dolor
        |intensidad del dolor|intensidad de dolor|dolor de espalda|escala de dolor|agujetas|dolore
        |livello di dolore|livello dolore|intensita del dolore|intensita dolore|mal di schiena|pijn
        |pijnscore|pijnniveau|pijncijfer|mate van pijn|rugpijn|spierpijn|dor|nivel de dor
        |nivel da dor|intensidade da dor|dor nas costas|bol|poziom bolu|natezenie bolu|sila bolu
        |bol plecow|כאב|רמת כאב
        |רמת הכאב|עוצמת כאב
        |עוצמת הכאב|כאב גב
        |الم|الالم|مستوى الالم
        |شدة الالم|痛み|疼痛""",
    "note": """note|notes|comment|comments|remark|remarks|description|details|memo|my notes|journal
        |note title|what happened|notiz|notizen|bemerkung|bemerkungen|kommentar|kommentare
        |anmerkung|anmerkungen|commentaire|commentaires|remarque|remarques|nota|notas|comentario
        |comentarios|observaciones|commento|commenti|osservazioni|annotazioni|notitie|notities
        |opmerking|opmerkingen|toelichting|observacao|observacoes|notatka|notatki|uwagi|komentarz
        |הערה|הערות
        |ملاحظة|ملاحظات
        |備考|备注""",
    "medicine": """medicine|medicines|medication|medications|meds|med|drug|drugs|drug intakes
        |painkiller|painkillers|pain killer|pain medication|pain meds|tablets|pills|medicine taken
        |medication taken|medikament|medikamente|arznei|arzneimittel|schmerzmittel|tabletten
        |medicament|medicaments|antidouleur|medicamento|medicamentos|medicacion|medicina|medicinas
        |analgesico|farmaco|farmaci|medicinale|medicinali|medicijn|medicijnen|medicatie|pijnstiller
        |pijnstillers|remedio|remedios|medicacao|lek|leki|lekarstwo|tabletki
        |תרופה|תרופות
        |دواء|الدواء|ادوية""",
    "place": """place|location|where|site|area|body part|body parts|body region|body regions|region
        |body area|pain location|location of pain|pain area|pain site|attack location
        |pain positions|ort|stelle|korperstelle|korperteil|lokalisation|wo|lieu|localisation
        |endroit|zone|partie du corps|ubicacion|lugar|zona|localizacion|parte del cuerpo|luogo
        |posizione|sede|parte del corpo|locatie|plaats|plek|lichaamsdeel|localizacao|regiao
        |parte do corpo|miejsce|lokalizacja|מיקום
        |المكان|الموضع""",
    "exercise": """exercise|exercises|exercise name|workout|ubung|ubungen|uebung|uebungen|exercice
        |exercices|ejercicio|ejercicios|esercizio|esercizi|oefening|oefeningen|exercicio|exercicios
        |cwiczenie|cwiczenia|תרגיל|תרגילים
        |تمرين|تمارين""",
    "minutes": """minutes|exercise minutes|session minutes|minutes of exercise|workout minutes
        |exercise duration|session duration|minuten|minutos|minuti|minuty""",
    "effort": """effort|exertion|rpe|perceived exertion|anstrengung|esfuerzo|sforzo|inspanning
        |esforco|wysilek""",
    "sleep_hours": """sleep|sleep hours|hours of sleep|hours slept|sleep duration|schlaf
        |schlafstunden|stunden schlaf|schlafdauer|sommeil|heures de sommeil|sueno|horas de sueno
        |sonno|ore di sonno|slaap|uren slaap|slaapuren|sono|horas de sono|sen|godziny snu""",
    "quality": """quality|type of pain|pain type|pain quality|kind of pain|pain nature
        |nature of pain|pain description|art des schmerzes|schmerzart|type de douleur
        |tipo de dolor|tipo di dolore|soort pijn|tipo de dor|rodzaj bolu""",
    "pain_relief": """took painkiller|took painkillers|painkiller taken|pain relief taken
        |took pain relief""",
    LEFT_OUT: """weekday|day of week|day of the week|wochentag|jour de la semaine|dia de la semana
        |giorno della settimana|dag van de week|dia da semana|dzien tygodnia|no|nr|row|number|id
        |uuid|geohash|latitude|longitude|entry id""",
}  # fmt: skip

# Scores of which nobody can tell from their name whether they are of soreness.
_PERHAPS = words_of("""
    mood score severity level rating value intensity scale condition feeling status points grade
    amount stimmung wert starke stufe befinden zustand humeur niveau intensite animo puntuacion
    nivel valor umore punteggio livello intensita stemming humor pontuacao nastroj ocena poziom
    """) | {"rating amount", "how i feel", "how i felt", "how do you feel"}

# Columns that belong to another: the amount of a medicine, the offset of a time.
_AMOUNTS = words_of("""
    dose dosage amount quantity strength mg dosis dosierung menge quantite cantidad quantita
    dosaggio dosering hoeveelheid quantidade dawka ilosc מינון
    الجرعة
    """) | {"medicine amount", "medication dose"}  # fmt: skip
_STARTS = ("start", "begin", "began", "debut", "inicio", "inizio")
_COUNTS = {
    "sets": words_of("sets set satze saetze series serie series"),
    "repetitions": words_of("reps rep repetitions wiederholungen wdh repeticiones ripetizioni"),
}
_OFFSET = "utc offset"

# What a person would miss: kept in the note with the name of its column, whatever stands there.
_KEPT = words_of("""
    symptom symptoms trigger triggers cause causes aggravating alleviating relief activities
    activity environment aura auras treatment treatments symptome ausloser aktivitaten behandlung
    symptomes declencheurs activites sintomas desencadenantes actividades sintomi attivita
    symptomen
    """) | {
    "other symptoms", "potential triggers", "affected activities", "most bothersome symptom",
    "what helped", "what made it worse", "what made it better", "aggravating factors",
    "relieving factors", "alleviating factors", "non drug relief", "attack types",
    "helpful medication", "somewhat helpful medication", "unhelpful medication",
    "unsure medication", "helpful non drug relief methods", "relief methods",
}  # fmt: skip

# Medicines of which it may only be told that one was taken.
_PAINKILLERS = words_of("""
    painkiller painkillers schmerzmittel antidouleur analgesico pijnstiller pijnstillers
    """) | {"pain killer", "pain killers", "pain medication", "pain meds"}

_PAIN_WORDS = words_of("""
    pain soreness ache backache schmerz schmerzen ruckenschmerz ruckenschmerzen douleur dolor dolore
    pijn rugpijn dor bolu sciatica stiffness
    """)
_NOT_OF_PAIN = words_of("""
    relief reliever killer med meds medicine medication drug location where area site type kind
    quality nature note notes comment description position positions time times when start end
    duration hours minutes trigger triggers cause free days day count frequency before after
    """)
# Beside the name of a part of the day: "pain in the morning" and "pain at night" are of one score.
_BESIDE_PARTS = words_of("""
    in at on of the im der den bei de la le les l el por pela pelo da di al alla nel del
    """)
_WORDS = re.compile(r"[^\s_/|()\[\]{}.,:;'\u2019]+")
_DURATIONS = words_of("duration dauer duree duracion durata duur duracao min mins lasted")


def _by_word() -> dict[str, str]:
    found = dict.fromkeys(_KEPT, "note")
    for meaning, words in _HEADINGS.items():
        for word in words.split("|"):
            found.setdefault(folded(word), meaning)
    return found


_BY_WORD = _by_word()


def meant_by(heading: str) -> Meant:  # noqa: PLR0911 one for each kind of word
    """What a heading says that its column is."""
    own = own_meaning(heading)
    if own is not None:
        return Meant(own, Sureness.OWN)
    for said in (folded(heading), folded_heading(heading)):
        if said in _BY_WORD:
            return Meant(_BY_WORD[said], Sureness.SURE)
        if said in _PERHAPS:
            return Meant("soreness", Sureness.PERHAPS)
        if is_offset(heading):
            return Meant("at", Sureness.SURE)
        words = set(said.split())
        if words & _PAIN_WORDS and not words & _NOT_OF_PAIN:
            return Meant("soreness", Sureness.SURE)
    if scale_of(heading) is not None:
        return Meant("soreness", Sureness.PERHAPS)
    return Meant(LEFT_OUT, Sureness.UNKNOWN)


def own_meaning(heading: str) -> str | None:
    """The meaning of a heading that is a name of the diary's own; None for any other."""
    said = folded(heading)
    if said in _OWN_TIMES:
        return _OWN_TIMES[said]
    return path_by_name().get(said) or (said if said in _OWN_WORDS else None)


_OWN_TIMES = {"date": "day", "day": "day", "time": "time", "at": "at"}
_OWN_WORDS = frozenset(MEANINGS) - {"place"}


def is_own_name(heading: str) -> bool:
    """Whether a heading stands over a column of the diary's own table of entries."""
    return folded(heading) in path_by_name() or folded(heading) in {"date", "time"}


def is_note(heading: str) -> bool:
    """Whether a column is of notes by its name, so that the note does not repeat it."""
    return meant_by(heading).meaning == "note" and folded_heading(heading) not in _KEPT


def is_amount(heading: str) -> bool:
    """Whether a column tells how much of a medicine was taken."""
    return folded_heading(heading) in _AMOUNTS


def count_of(heading: str) -> str | None:
    """What of an exercise a column counts: `sets` or `repetitions`; None where it does not."""
    said = folded_heading(heading)
    return next((name for name, words in _COUNTS.items() if said in words), None)


def is_painkiller(heading: str) -> bool:
    """Whether a column is of medicines against pain."""
    return folded_heading(heading) in _PAINKILLERS


def is_duration(heading: str) -> bool:
    """Whether a column tells how long something took."""
    return folded_heading(heading) in _DURATIONS


def is_start(heading: str) -> bool:
    """Whether a column tells when something began, so that its length comes after that."""
    return folded_heading(heading).startswith(_STARTS)


def part_of_day_in(heading: str) -> str:
    """The part of the day that a heading names, as it stands there: `AM` of `AM pain`; "" for none.

    The first letter is a capital.
    """
    part = " ".join(word for word in _WORDS.findall(heading) if is_part_of_day(word))
    return part[:1].upper() + part[1:]


def are_of_parts_of_day(headings: Sequence[str]) -> bool:
    """Whether headings name the same thing at different parts of the day."""
    parts = {folded(part_of_day_in(heading)) for heading in headings}
    return "" not in parts and len(parts) == len(headings) and len(set(map(_rest, headings))) == 1


def _rest(heading: str) -> frozenset[str]:
    """The words of a heading but those of a part of the day."""
    words = (word for word in _WORDS.findall(heading) if not is_part_of_day(word))
    return frozenset(" ".join(map(folded, words)).split()) - _BESIDE_PARTS


def is_offset(heading: str) -> bool:
    """Whether a column tells the offset of the time beside it, in minutes."""
    return _OFFSET in folded(heading)


def is_meaning(text: str) -> bool:
    """Whether a column may be given this meaning."""
    return text == LEFT_OUT or text in MEANINGS or text in entry_fields()


def with_amounts(headings: list[Meant], names: list[str]) -> list[Meant]:
    """The same, where columns of amounts, counts and lengths belong to what stands beside them."""
    has = {each.meaning for each in headings}
    found = list(headings)
    for place, name in enumerate(names):
        if found[place].sureness is Sureness.OWN:
            continue
        if "medicine" in has and is_amount(name):
            found[place] = Meant("medicine", Sureness.SURE)
        elif "exercise" in has and count_of(name):
            found[place] = Meant("exercise", Sureness.SURE)
        elif {"exercise", "effort"} & has and is_duration(name):
            found[place] = Meant("minutes", Sureness.SURE)
    return found
