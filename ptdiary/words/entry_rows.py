"""Words of the optional rows of an entry, and what each says at its right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ptdiary.words import body_regions, dates
from ptdiary.words.dates import lower
from ptdiary.words.entry_form import regions_state

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ptdiary.diary import Entry
    from ptdiary.diary.questions import Answers

ROWS = {
    "regions": "Where it hurts",
    "feels": "What it feels like",
    "compared": "Compared with yesterday, and painkillers",
    "sleep": "Sleep, and what it stopped you doing",
    "tired": "Tiredness",
    "exercises": "Home exercises today, and what helped",
    "note": "Note, or a question for your therapist",
}
UNANSWERED_ROW = "The safety questions"
USUAL_ROW = "Your usual soreness"
# Why a row comes first, by the row of `review.offers`.
REASONS = {
    "unanswered": "Not answered does not mean no. It takes less than a minute.",
    "since_yesterday": "One rating cannot show whether it is easing.",
    "quality": "It tells a dull ache from other pain.",
    "regions": "It tells one side from both.",
    "pain_relief": "Soreness went down. A painkiller can do that too.",
    "usual": "Until the diary knows it, all soreness counts as new.",
}
FEELS = tuple((word, dates.sentence(said.removeprefix("a ").removeprefix("like an ")))
              for word, said in body_regions.FEELINGS.items())  # fmt: skip
FEELS_QUESTION = "Choose all that fit."
SUDDEN = "Did it come on suddenly?"
SINCE_YESTERDAY = "Compared with yesterday?"
TRENDS = (("better", "Better"), ("same", "The same"), ("worse", "Worse"))
PAIN_RELIEF = "A painkiller in the 6 hours before?"
SLEEP = "How well did you sleep?"
SLEEP_SPANS = ((0, 0, "terribly"), (10, 10, "very well"))
SLEEP_HOURS = "How many hours?"
HOURS = tuple((str(n), str(n)) for n in range(3, 11))
INTERFERENCE = "How much did pain stop you doing things?"
INTERFERENCE_SPANS = ((0, 0, "not at all"), (10, 10, "everything"))
FATIGUE = "How tired are you?"
FATIGUE_SPANS = ((0, 0, "not at all"), (10, 10, "worst"))
FATIGUE_KIND = "Where do you feel it?"
FATIGUE_KINDS = (("muscle", "In the muscles I used"), ("whole_body", "All over"))
HOME_EXERCISES = "Home exercises today"
HOW_MANY = (("all", "All"), ("some", "Some"), ("none", "None"), ("none_planned", "None planned"))
SELF_CARE = "What did you try?"
SELF_CARES = tuple((key, dates.sentence(said)) for key, said in body_regions.SELF_CARE.items())
WORSE_WITH = "What makes it worse?"
BETTER_WITH = "What makes it better?"
LIST_HELP = "One on each line, for example: sitting."
NOTE = "Note"
NOTE_HELP = "The diary does not read this."
PRIVATE_NOTE = "Private note"
PRIVATE_HELP = "It is never printed. Only a full copy of the diary holds it."
QUESTION = "A question for your therapist"
QUESTION_HELP = "It goes on the list for your next appointment."
USUAL_QUESTION = "How sore are you on most days, away from sessions?"
USUAL_SAVED = "Your usual soreness saved"
SAID_EARLIER = "Answered earlier today: {answer}"


def joined_state(parts: Iterable[str]) -> str:
    """The answers of a row in one line."""
    return ", ".join(part for part in parts if part)


def row_state(row: str, answers: Answers) -> str:
    """What an optional row says at its right; empty while nothing in it is answered."""
    said = joined_state(_ROW_STATES[row](answers))
    return dates.sentence(said)


def row_state_of_entry(row: str, entry: Entry) -> str:
    """The same for an entry."""
    return joined_state(_ROW_STATES[row](entry))


def _feels(answers: Answers) -> tuple[str, ...]:
    sharp = (answers.sharp_words or ("sharp",)) if "sharp" in answers.ticked else ()
    felt = (word for word in answers.feels if word != "other")
    said = body_regions.feeling((*felt, *sharp))
    return said, "came on suddenly" if answers.sudden_onset == "yes" else ""


def _compared(answers: Answers) -> tuple[str, ...]:
    trend = dict(TRENDS).get(answers.since_yesterday or "", "")
    relief = {"yes": "painkiller taken", "no": "no painkiller"}.get(answers.pain_relief or "", "")
    return trend, relief


def _sleep(answers: Answers | Entry) -> tuple[str, ...]:
    quality = "" if answers.sleep_quality is None else f"sleep {answers.sleep_quality} out of 10"
    hours = "" if answers.sleep_hours is None else hours_slept(answers.sleep_hours)
    stopped = "" if answers.interference is None else f"stopped me {answers.interference} out of 10"
    return quality, hours, stopped


def hours_slept(hours: float) -> str:
    """`6.5 hours`."""
    return "1 hour" if hours == 1 else f"{dates.number(hours)} hours"


def _tired(answers: Answers) -> tuple[str, ...]:
    tired = "" if answers.fatigue is None else f"{answers.fatigue} out of 10"
    return tired, lower(dict(FATIGUE_KINDS).get(answers.fatigue_kind or "", ""))


def _exercises(answers: Answers | Entry) -> tuple[str, ...]:
    done = dict(HOW_MANY).get(answers.home_exercises or "", "")
    cares = dates.joined(body_regions.SELF_CARE[each] for each in answers.self_care)
    written = dates.joined((*answers.worse_with, *answers.better_with))
    return lower(done), cares, written


def _note(answers: Answers) -> tuple[str, ...]:
    texts = (answers.note, answers.question, answers.private_note)
    return tuple(" ".join(text.split()) for text in texts if text)


def _regions(answers: Answers) -> tuple[str, ...]:
    return (regions_state(answers.regions),)


_ROW_STATES: dict[str, Any] = {
    "regions": _regions,
    "feels": _feels,
    "compared": _compared,
    "sleep": _sleep,
    "tired": _tired,
    "exercises": _exercises,
    "note": _note,
}
