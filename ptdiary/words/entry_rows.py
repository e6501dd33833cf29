"""Words of what may be added to a saved entry, and what each pill says once it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ptdiary.isolate import closed, isolated
from ptdiary.words import body_regions, dates
from ptdiary.words.dates import lower
from ptdiary.words.entry_form import regions_state
from ptdiary.words.questions import CHIPS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ptdiary.diary import Entry
    from ptdiary.diary.questions import Answers

ADD_TITLE = "Add to this entry"
ROWS = {
    "feels": "What it feels like",
    "regions": "Where it hurts",
    "compared": "Compared with yesterday",
    "painkiller": "Painkiller",
    "sleep": "Sleep",
    "day": "Your day",
    "tired": "Tiredness",
    "movement": "Movement",
    "exercises": "Home exercises",
    "care": "What you did for it",
    "worse_better": "Worse with, better with",
    "note": "Note",
    "private": "Private note",
    "flare": "Flare-up",
    "unanswered": "The safety questions",
    "usual": "Your usual soreness",
}
ANSWER_SAVED = "Your answer saved"
OPEN_BELOW = "Open below. Escape closes it."
# Why a row matters now, by the row of `review.offers`.
REASONS = {
    "unanswered": "It takes less than a minute.",
    "since_yesterday": "One rating cannot show whether it is easing.",
    "quality": "What it feels like says the most to your therapist.",
    "regions": "It tells one side from both.",
    "pain_relief": "Soreness went down. A painkiller can do that too.",
    "usual": "The diary compares each score with it.",
}
HOURS = tuple((str(n), str(n)) for n in range(2, 13))
# What is said below the question of a box to write in.
HELP = {
    "worse_with": "Choose what you wrote before, or add your own words.",
    "better_with": "Choose what you wrote before, or add your own words.",
    "note": "The diary does not read this.",
    "private_note": "It is never printed. Only a full copy of the diary holds it.",
    "question": "It goes on the list for your next appointment.",
}
OWN_WORDS = "Your own words"
ADD = "Add"
IS_USUAL = "Is {score} your usual now?"
YES_USUAL = "Yes, {score}"
OTHER_USUAL = "Or choose another number"
FIRST_USE = "Saved. Two answers make this more useful."
FIRST_USE_ONE = "Saved. One answer makes this more useful."
USUAL_SAVED = "Your usual soreness saved"
SAID_EARLIER = "Answered earlier today: {answer}."
_LONGEST = 44  # letters of an answer on its pill


def add_pill(title: str, _answer: str) -> str:
    """A pill without an answer, for those who hear it: `Add: Sleep`."""
    return f"Add: {title}"


def added_pill(title: str, answer: str) -> str:
    """A pill with its answer: `Sleep: 6 hours of sleep`."""
    return f"{title}: {answer}"


def own_words(question: str) -> str:
    """The box for one more word, for those who hear it."""
    return f"{OWN_WORDS}, {question}"


def joined_state(parts: Iterable[str]) -> str:
    """The answers of a row in one line."""
    return ", ".join(part for part in parts if part)


def row_state(row: str, answers: Answers) -> str:
    """What a row says on its pill; empty while nothing in it is answered."""
    said = joined_state(_ROW_STATES[row](answers))
    if len(said) > _LONGEST:  # a word is never cut, unless it is all there is
        said = f"{closed(said[: _LONGEST - 1].rsplit(' ', 1)[0].rstrip(' ,'))}…"
    return dates.sentence(said)


def row_state_of_entry(row: str, entry: Entry) -> str:
    """The same for an entry."""
    return joined_state(_ROW_STATES[row](entry))


def hours_slept(hours: float) -> str:
    """`6.5 hours`."""
    return "1 hour" if hours == 1 else f"{dates.number(hours)} hours"


def _feels(answers: Answers) -> tuple[str, ...]:
    sharp = (answers.sharp_words or ("sharp",)) if "sharp" in answers.ticked else ()
    felt = (word for word in answers.feels if word != "other")
    said = body_regions.feeling((*felt, *sharp))
    return said, "came on suddenly" if answers.sudden_onset == "yes" else ""


def _regions(answers: Answers) -> tuple[str, ...]:
    return (regions_state(answers.regions),)


def _compared(answers: Answers) -> tuple[str, ...]:
    said = CHIPS["since_yesterday"].get(answers.since_yesterday or "", "")
    return (f"{lower(said)} as yesterday" if said == "The same" else _than_yesterday(said),)


def _than_yesterday(said: str) -> str:
    return f"{lower(said)} than yesterday" if said else ""


def _painkiller(answers: Answers) -> tuple[str, ...]:
    return ({"yes": "painkiller taken", "no": "no painkiller"}.get(answers.pain_relief or "", ""),)


def _sleep(answers: Answers | Entry) -> tuple[str, ...]:
    quality = "" if answers.sleep_quality is None else f"slept {answers.sleep_quality} out of 10"
    hours = "" if answers.sleep_hours is None else f"{hours_slept(answers.sleep_hours)} of sleep"
    return hours, quality


def _day(answers: Answers) -> tuple[str, ...]:
    score = answers.interference
    return ("" if score is None else f"stopped me {score} out of 10",)


def _tired(answers: Answers) -> tuple[str, ...]:
    tired = "" if answers.fatigue is None else f"tired {answers.fatigue} out of 10"
    return tired, lower(CHIPS["fatigue_kind"].get(answers.fatigue_kind or "", ""))


def _movement(answers: Answers) -> tuple[str, ...]:
    return ("" if answers.movement is None else f"movement {answers.movement} out of 10",)


def _exercises(answers: Answers | Entry) -> tuple[str, ...]:
    done = CHIPS["home_exercises"].get(answers.home_exercises or "", "")
    why = [lower(CHIPS["skipped_why"][each]) for each in answers.skipped_why]
    return f"home exercises: {lower(done)}" if done else "", dates.joined(why)


def _care(answers: Answers) -> tuple[str, ...]:
    return (dates.joined(body_regions.SELF_CARE[each] for each in answers.self_care),)


def _worse_better(answers: Answers) -> tuple[str, ...]:
    worse, better = (
        dates.joined(map(isolated, some)) for some in (answers.worse_with, answers.better_with)
    )
    return f"worse with {worse}" if worse else "", f"better with {better}" if better else ""


def _note(answers: Answers) -> tuple[str, ...]:
    return tuple(
        isolated(" ".join(text.split())) for text in (answers.note, answers.question) if text
    )


def _private(answers: Answers) -> tuple[str, ...]:
    """Nobody beside the patient is to read it on a pill."""
    return ("private note" if (answers.private_note or "").strip() else "",)


def _flare(answers: Answers) -> tuple[str, ...]:
    return ({"no": "flare-up over", None: ""}.get(answers.flare, "flare-up"),)


def _none(_answers: Answers) -> tuple[str, ...]:
    return ()


_ROW_STATES: dict[str, Callable[[Any], tuple[str, ...]]] = {
    "feels": _feels,
    "regions": _regions,
    "compared": _compared,
    "painkiller": _painkiller,
    "sleep": _sleep,
    "day": _day,
    "tired": _tired,
    "movement": _movement,
    "exercises": _exercises,
    "care": _care,
    "worse_better": _worse_better,
    "note": _note,
    "private": _private,
    "flare": _flare,
    "unanswered": _none,
    "usual": _none,
}
