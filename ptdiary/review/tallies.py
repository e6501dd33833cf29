"""How often something was answered on some days: sleep, daily life, exercises, places, triggers."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

from ptdiary.diary.entry import Entry
from ptdiary.diary.regions import ARM, LEG, place_of, side_of
from ptdiary.review.figures import Average, Count, HomeExercises, Interference, Sleep

GOOD_SLEEP = 7  # of 10; choices of ours, also the next two
FAIR_SLEEP = 4
LOST_DAY = 7  # of 10: pain stopped the day

_AREAS = {
    "lumbar": "back",
    "sacrum": "back",
    "thoracic": "upper_back",
    "neck": "neck",
    "hip_outer": "hip",
    **dict.fromkeys(LEG, "leg"),
    **dict.fromkeys(ARM, "arm"),
}
_WHOLE = {"back", "upper_back", "neck"}  # areas that are named without a side

Answer = TypeVar("Answer")


def average_of(scores: Iterable[int]) -> Average | None:
    """The mean of some scores, None of none."""
    held = list(scores)
    return Average(total=sum(held), count=len(held)) if held else None


def sleep_of(entries: Iterable[Entry], days: int) -> Sleep:
    """Sleep by day; `days` is how many days there were to answer on."""
    scores = _by_day(entries, _sleep_quality)
    good = sum(score >= GOOD_SLEEP for score in scores)
    fair = sum(FAIR_SLEEP <= score < GOOD_SLEEP for score in scores)
    return Sleep(good=good, fair=fair, poor=len(scores) - good - fair, no_answer=days - len(scores))


def home_exercises_of(entries: Iterable[Entry], days: int) -> HomeExercises:
    """Home exercises by day; `days` is how many days there were to answer on."""
    done = Counter(_by_day(entries, _home_exercises))
    return HomeExercises(
        all=done["all"],
        some=done["some"],
        none=done["none"],
        none_planned=done["none_planned"],
        no_answer=days - done.total(),
    )


def interference_of(entries: Iterable[Entry]) -> Interference:
    """How much pain was in the way, by answer and by day."""
    answered = [(e.at.date(), e.interference) for e in entries if e.interference is not None]
    return Interference(
        average=average_of(score for _, score in answered),
        days_lost=len({day for day, score in answered if score >= LOST_DAY}),
        days_answered=len({day for day, _ in answered}),
    )


def regions_of(entries: Iterable[Entry]) -> tuple[Count, ...]:
    """In how many entries each place was marked."""
    return _counts(region for entry in entries for region in entry.regions)


def areas_of(entries: Iterable[Entry]) -> tuple[Count, ...]:
    """In how many entries some place of each area was marked."""
    marked = (dict.fromkeys(_area(region) for region in entry.regions) for entry in entries)
    return _counts(area for areas in marked for area in areas)


def written_of(texts: Iterable[str]) -> tuple[Count, ...]:
    """How often each text was written; capitals and spaces at the ends make no difference."""
    spelt: dict[str, str] = {}
    written = []
    for text in texts:
        key = text.strip().casefold()
        if key:
            written.append(spelt.setdefault(key, text.strip()))
    return _counts(written)


def _area(region: str) -> str:
    place = place_of(region)
    area = _AREAS.get(place, place)
    return area if area in _WHOLE else f"{area}.{side_of(region)}"


def _counts(things: Iterable[str]) -> tuple[Count, ...]:
    # equal counts stay in the order in which they were first met
    return tuple(Count(what=what, times=times) for what, times in Counter(things).most_common())


def _by_day(
    entries: Iterable[Entry], answer: Callable[[Entry], Answer | None]
) -> tuple[Answer, ...]:
    """The last answer of each day that has one; entries in the order of time."""
    said = ((entry.at.date(), answer(entry)) for entry in entries)
    return tuple({day: last for day, last in said if last is not None}.values())


def _sleep_quality(entry: Entry) -> int | None:
    return entry.sleep_quality


def _home_exercises(entry: Entry) -> str | None:
    return entry.home_exercises
