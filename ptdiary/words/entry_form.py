"""Words of the entry form: its two questions, what all its questions share, the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.diary import REGIONS, place_of, side_of
from ptdiary.words import body_regions, dates
from ptdiary.words.entries import felt, said_when

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ptdiary.diary import Entry
    from ptdiary.words.dates import Times

YES, NO, NOT_SURE = "Yes", "No", "Not sure"
YES_NO = (("yes", YES), ("no", NO))
YES_NO_UNSURE = (*YES_NO, ("unsure", NOT_SURE))

# Words of the signs of an entry: the tiles, and what is asked once a week.

NONE_OF_THESE = "None of these"
NONE_OF_THE_OTHERS = "None of the others"

TILES = {
    "travels": "Pain down a leg or into an arm",
    "sharp": "Sharp or shooting pain",
    "nerves": "Numbness or tingling",
    "weakness": "Weakness, or a leg giving way",
    "swelling": "New swelling",
    "movement": "Harder to bend or move",
    "saddle": "Numb between the legs, or new trouble peeing or pooing",
    "fever": "Fever, or feeling ill",
    "fall": "A fall or accident",
    "chest": "Chest pain, trouble breathing, or feeling faint",
}
WIDE_TILES = frozenset({"saddle", "chest"})

# the weekly list
WEEKLY_TITLE = "A few more questions, once a week"
WEEKLY_WHY = "These are rare. Most people need one tap."
YOUR_WEEK = "Your week"
YOUR_WEEK_HELP = "Optional. 0 is not at all, 10 is completely."
WEEKLY_SAVE = "Save these answers"
NOT_NOW = "Not now"
NOT_ANSWERED = "Not answered"
OPTIONAL = "all optional"

# the form
WHEN_QUESTION = "When did you feel this?"
WHEN_DAY, WHEN_TIME, WHEN_AT = "Day", "Time", "at"
NOW, THIS_MORNING = "Now", "This morning"
YESTERDAY_EVENING, ANOTHER_DAY = "Yesterday evening", "Another day"
AHEAD = "This time has not come yet. Choose when you felt it."
SORENESS = "How sore is your back now?"
SORENESS_THEN = "How sore was your back then?"
SIGNS = "Since your last entry, any of these?"
MORE = "More, if you like"
SAVE, SAVE_CHANGES, CLEAR, STOP_CHANGING = "Save entry", "Save changes", "Clear", "Cancel"
NOTHING_YET = "2 questions. You can leave either one blank."
BOTH = "Both questions answered. You can change it later."
ONE = "1 of 2 questions answered. You can leave the other blank."
NOTHING_TO_SAVE = "Nothing is answered yet. Choose a number, or one of the tiles below."
NO_MOVEMENT = "Choose how well you can move, or untick this. There is nothing else to save yet."
DRAFT_NOT_KEPT = "What you typed could not be kept as a draft. Save the entry before you leave."
RESTORED = "You began this entry {when}. It was not saved yet."
OF_NOW = "It is about now"
YESTERDAY_MISSING = "There is no entry for yesterday."
ADD_YESTERDAY = "Add yesterday evening"
SORENESS_SPANS = ((0, 0, "none"), (1, 3, "mild"), (4, 6, "moderate"), (7, 9, "severe"),
                  (10, 10, "worst"))  # fmt: skip

# the map
MAP_HINT = "Seen from behind. Choose on the picture or in the list."
MAP_NAME = "Picture of the back. The list beside it has the same places."
LEFT, RIGHT, MIDDLE = "Left", "Right", "Middle"
SAME_PLACES = "Same places as last time"
MORE_PLACES = "More places"
FEWER_PLACES = "Fewer places"


def chosen_score(score: int, last: Entry | None, now: datetime, times: Times) -> str:
    """`4, moderate. Last time: 4, yesterday 19:58.`, the first part bold."""
    said = f"<b>{dates.score(score)}.</b>"
    if last is None or last.soreness is None:
        return said
    return f"{said} Last time: {last.soreness}, {felt(last, now, times)}."


def out_of_ten(ends: Iterable[tuple[int, int, str]]) -> dict[int, str]:
    """Names of 0 to 10 for a scale with words at its ends: `0 out of 10, cannot move`."""
    words = {first: word for first, last, word in ends if first == last}
    return {
        score: f"{score} out of 10" + (f", {words[score]}" if score in words else "")
        for score in range(11)
    }


def state_of(score: bool, signs: bool, short: bool) -> str:
    """The sentence of the save bar."""
    answered = int(score) + int(signs)
    if short:
        return f"{answered} of 2 answered"
    return (NOTHING_YET, ONE, BOTH)[answered]


def regions_state(regions: Iterable[str]) -> str:
    """`Lower back: left, middle. Left buttock.`, as a row shows it."""
    sides: dict[str, list[str]] = {}
    for region in regions:
        sides.setdefault(place_of(region), []).append(side_of(region))
    said = []
    for place, where in sides.items():
        name = dates.sentence(body_regions.PLACES.get(place, place))
        named = [{"centre": "middle"}.get(side, side) for side in where]
        alone = f"{place}.centre" in REGIONS and f"{place}.left" not in REGIONS
        said.append(name if alone else f"{name}: {', '.join(named)}")
    return ". ".join(said)


def place_name(place: str) -> str:
    """`Lower back`."""
    return dates.sentence(body_regions.PLACES.get(place, place))


def cell_name(region: str) -> str:
    """What a place is called for those who hear it: `Lower back on the left`."""
    return dates.sentence(body_regions.region(region))


def restored(begun: datetime, now: datetime, times: Times) -> str:
    """That a half-filled form is back."""
    return RESTORED.format(when=said_when(begun, now, times))
