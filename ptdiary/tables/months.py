"""The names of months, and the words for parts of a day, in the languages that tables come in."""

from functools import cache, lru_cache

from ptdiary.tables.cells import folded, words_of

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

# What stands in a column of times where only the part of the day is known.
PARTS_OF_DAY = words_of("""
    pre am mid pm morning mornings noon midday lunch afternoon evening night midnight bedtime day
    all allday daytime early late unknown
    morgen morgens vormittag vormittags mittag mittags nachmittag nachmittags abend abends nacht
    nachts ganztags
    matin midi apres-midi soir nuit manana mediodia tarde noche mattina mattino pomeriggio sera
    notte     ochtend middag avond manha noite rano poludnie popoludnie wieczor noc
    """)


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
    words = folded(text).split()
    return bool(words) and all(word in PARTS_OF_DAY for word in words)
