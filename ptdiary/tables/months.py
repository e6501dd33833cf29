"""The names of months, and the words for parts of a day, in the languages that tables come in."""

from functools import cache, lru_cache

from ptdiary.tables.cells import folded

# As a date is written, with the second form of the languages that have one.
_NAMES = (
    "january february march april may june july august september october november december",
    "januar februar maerz april mai juni juli august september oktober november dezember",
    "jaenner feber marz april mai juni juli august september oktober november dezember",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    """styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad
       grudzien""",
    """stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada
       grudnia""",
    "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
)
_SHORT = {"mrt": 3, "mrz": 3, "mae": 3, "sept": 9, "juil": 7}
_ABBREVIATED = (3, 4)  # letters
_HEBREW_IN = "\N{HEBREW LETTER BET}"  # "in", written as one with the name

# What stands in a column of times where only the part of the day is known: first what has no place
# in the order of the day, then its parts in their order. German "am" is of any of them.
_PARTS = (
    "pre mid day all allday daytime unknown ganztags",
    """early am morning mornings morgen morgens vormittag vormittags matin manana mattina mattino
       ochtend manha rano""",
    "noon midday lunch mittag mittags midi mediodia middag poludnie",
    "pm afternoon nachmittag nachmittags apres-midi tarde pomeriggio popoludnie",
    "evening late abend abends soir sera avond wieczor",
    "night midnight bedtime nacht nachts nuit noche notte noite noc",
)
_PLACE_IN_DAY = {
    folded(word): place for place, words in enumerate(_PARTS) for word in words.split()
}


@cache
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    short: dict[str, set[int]] = {}
    for names in _NAMES:
        for number, name in enumerate(names.split(), start=1):
            found[name] = number
            for length in _ABBREVIATED:
                short.setdefault(name[:length], set()).add(number)
    found |= {each: numbers.pop() for each, numbers in short.items() if len(numbers) == 1}
    return found | _SHORT


@lru_cache(maxsize=1000)
def month_named(word: str) -> int | None:
    """The month of a name or of its first letters; None where it is none, or may be two."""
    bare = folded(word)
    months = _months()
    return months.get(bare) or months.get(bare.removeprefix(_HEBREW_IN))


def is_part_of_day(text: str) -> bool:
    """Whether a cell names a part of the day: `morning`, `all day`, `abends`."""
    return bool(_places_in_day(text))


def place_in_day(text: str) -> int:
    """The place of a part of the day among its parts, from 1; 0 where it has none."""
    return max(_places_in_day(text), default=0)


def _places_in_day(text: str) -> list[int]:
    """That of each word; none where one of them is no part of a day."""
    said = folded(text)
    words = (said,) if said in _PLACE_IN_DAY else said.split()
    places = [_PLACE_IN_DAY[word] for word in words if word in _PLACE_IN_DAY]
    return places if len(places) == len(words) else []
