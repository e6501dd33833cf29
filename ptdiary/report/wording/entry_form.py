"""Words of the entry form: its two questions, the follow-ups, the optional rows, the map."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from ptdiary.diary.regions import REGIONS, place_of, side_of
from ptdiary.report.wording import dates, places
from ptdiary.report.wording.entry_said import said_when

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ptdiary.diary.entry import Entry
    from ptdiary.diary.questions import Answers

NOT_ANSWERED = "Not answered"
OPTIONAL = "all optional"
YES, NO, NOT_SURE = "Yes", "No", "Not sure"
YES_NO = (("yes", YES), ("no", NO))
YES_NO_UNSURE = (*YES_NO, ("unsure", NOT_SURE))

# the form
NEW_ENTRY = "New entry"
CHANGE_WHEN = "Change day or time"
HIDE_WHEN = "Use the time now"
WHEN_QUESTION = "When did you feel this?"
WHEN_DAY, WHEN_TIME, WHEN_AT = "Day", "Time", "at"
NOW, THIS_MORNING = "Now", "This morning"
YESTERDAY_EVENING, ANOTHER_DAY = "Yesterday evening", "Another day"
AHEAD = "This time has not come yet. Choose when you felt it."
SORENESS = "How sore is your back now?"
SORENESS_THEN = "How sore was your back then?"
SIGNS = "Since your last entry, any of these?"
NONE_OF_THESE = "None of these"
NONE_OF_THE_OTHERS = "None of the others"
MORE = "More, if you like"
ADD_MORE = "Add more, if you like"
SAVE, SAVE_CHANGES, CLEAR, STOP_CHANGING = "Save entry", "Save changes", "Clear", "Cancel"
NOTHING_YET = "2 questions. You can leave either one blank."
BOTH = "Both questions answered. You can change it later."
ONE = "1 of 2 questions answered. You can leave the other blank."
NOTHING_TO_SAVE = "Nothing is answered yet. Choose a number, or one of the tiles below."
NO_MOVEMENT = "Choose how well you can move, or untick this. There is nothing else to save yet."
DRAFT_NOT_KEPT = "What you typed could not be kept as a draft. Save the entry before you leave."
RESTORED = "You began this entry {when}. It was not saved yet."
YESTERDAY_MISSING = "Nothing for yesterday."
ADD_YESTERDAY = "Add yesterday evening"
FOLLOW_UP_HINT = "What you leave blank counts as not sure."
MOVEMENT_HINT = "Without a number, this cannot be kept."

SORENESS_SPANS = ((0, 0, "none"), (1, 3, "mild"), (4, 6, "moderate"), (7, 9, "severe"),
                  (10, 10, "worst"))  # fmt: skip

TILES = {
    "travels": "Pain spreading down a leg",
    "sharp": "Sharp or shooting pain",
    "nerves": "Numbness or tingling",
    "weakness": "Weakness, or a leg giving way",
    "swelling": "New swelling",
    "movement": "Harder to bend or move",
    "saddle": "Numb between the legs, or new trouble peeing or pooing",
    "fever": "Fever, or feeling ill",
    "fall": "A fall or accident",
}
WIDE_TILES = frozenset({"saddle"})

# follow-ups
SIDES = (("left", "Left"), ("right", "Right"), ("both", "Both"), ("unsure", NOT_SURE))
CHANGES = (
    ("new", "New"), ("worse", "Worse"), ("same", "Same as before"), ("unsure", NOT_SURE),
)  # fmt: skip
WHICH_LEG = "Which leg?"
PAST_KNEE = "Past the knee?"
ARM = "Into an arm?"
ARMS = (("left", "Left"), ("right", "Right"), ("both", "Both"), ("none", NO))
WHICH_PAIN = "Which?"
SHARP_WORDS = (("sharp", "Sharp"), ("shooting", "Shooting"), ("electric", "Like electricity"),
               ("stabbing", "Stabbing"))  # fmt: skip
DURING = "During an exercise?"
WHICH_EXERCISE = "Which exercise?"
HOLD = "Set {exercise} on hold"
HOLD_WHY = "You wrote that {exercise} was sharp. Leave it out until you have spoken to them."
HELD = "{exercise} is on hold in your plan."
HELD_LABEL = "Exercise set on hold"
HOLD_REASON = "Sharp pain"
WHICH_NERVES = "Which?"
NERVES = (("numbness", "Numbness"), ("tingling", "Tingling"))
WHICH_SIDE = "Which side?"
IS_IT_NEW = "Is it new?"
GIVES_WAY = "Does the leg give way, or the foot slap or drag?"
HOW_MUCH = "How much?"
AMOUNTS = (("mild", "A little"), ("marked", "A lot"))
HOW_WELL = "How well can you move?"
MOVEMENT_SPANS = ((0, 0, "cannot move"), (10, 10, "as usual"))
SADDLE = {
    "saddle": "Numb or tingling between your legs, round your bottom or genitals?",
    "bladder": "New trouble starting, stopping or feeling pee, or leaking?",
    "bowel": "Leaking poo, or not feeling it?",
    "sexual": "New loss of feeling or function during sex?",
}
DECLINED = "Prefer not to say"
WHICH_ILL = "Which?"
ILL = (("fever", "38.0 °C or more, or hot and shivery"), ("unwell", "Feeling ill"),
       ("unsure", NOT_SURE))  # fmt: skip
HOW_SERIOUS = "What happened?"
FALLS = (("serious", "A serious fall or accident"), ("small", "A stumble or small fall"),
         ("unsure", NOT_SURE))  # fmt: skip

# the wider list
WIDER_TITLE = "A few more, about once a week"
WIDER_QUESTION = "In the past week, any of these?"
WIDER_WHY = "They are rare, and worth asking now and then."
WIDER_SAVE = "Save these answers"
WIDER_ASK = "Answer them now"
WIDER_LATER = "Not now"
ARE_YOU_SURE = "Not certain?"
WIDER = {
    "chest": "Chest pain, or trouble breathing",
    "collapse": "Sudden severe pain, and faint or clammy",
    "dark_urine": "Pee as dark as tea or cola after exercise",
    "weight_loss": "Losing weight without trying",
    "calf": "One calf or thigh swollen, hot or throbbing",
    "shape": "A lump, or a back that has changed its shape",
    "cough_strain": "New pain when you cough, sneeze or poo",
    "upper_back": "New pain between your shoulders",
    "band": "Pain like a tight band round your body",
    "night_pain": "Pain at night that no position eases",
    "sexual": "New loss of feeling or function during sex",
}

# the optional rows
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
# Why a row comes first, by its reason in `review.offers`.
REASONS = {
    "W-UNANSWERED": "Not answered does not mean no. It takes less than a minute.",
    "W-ONEPOINT": "One rating cannot show whether it is easing.",
    "W-QUALITY": "It tells a dull ache from other pain.",
    "raised": "It tells one side from both.",
    "dropped": "Soreness went down. A painkiller can do that too.",
    "W-BASEUNK": "Until the diary knows it, all soreness counts as new.",
}
FEELS = tuple((word, dates.sentence(said.removeprefix("a ").removeprefix("like an ")))
              for word, said in places.FEELINGS.items())  # fmt: skip
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
SELF_CARES = tuple((key, dates.sentence(said)) for key, said in places.SELF_CARE.items())
WORSE_WITH = "What makes it worse?"
BETTER_WITH = "What makes it better?"
LIST_HELP = "One on each line, for example: sitting."
NOTE = "Note"
NOTE_HELP = "The diary does not read this."
PRIVATE_NOTE = "Private note"
PRIVATE_HELP = "It is never printed and not in exports."
QUESTION = "A question for your therapist"
QUESTION_HELP = "It goes on the list for your next appointment."
USUAL_QUESTION = "How sore are you on most days, away from sessions?"
USUAL_SAVED = "Your usual soreness saved"
SAID_EARLIER = "Answered earlier today: {answer}"

# the map
MAP_HINT = "Seen from behind. Choose on the picture or in the list."
MAP_NAME = "Picture of the back. The list beside it has the same places."
LEFT, RIGHT, MIDDLE = "Left", "Right", "Middle"
SAME_PLACES = "Same places as last time"
MORE_PLACES = "More places"
FEWER_PLACES = "Fewer places"


# the card at a ticked answer
TICKED = "You ticked: {tile}."
ANSWER_BELOW_TILE = "Answer the questions under it. What you leave blank counts as not sure."
INLINE_SPOKEN = "Urgent"


def entry_for(at: datetime | None, now: datetime, changing: bool) -> str:
    """`New entry for now, 9:31`, with its first words bold; at None: for now."""
    when = f"now, {dates.clock(now)}" if at is None else dates.when(at, now)
    if changing:
        return f"<b>Change your entry</b> of {escape(when)}"
    return f"<b>{NEW_ENTRY}</b> for {escape(when)}"


def chosen_score(score: int, last: Entry | None, now: datetime) -> str:
    """`4, moderate. Last time: 4, yesterday 19:58.`, the first part bold."""
    said = f"<b>{dates.score(score)}.</b>"
    if last is None or last.soreness is None:
        return said
    return f"{said} Last time: {last.soreness}, {said_when(last.at, now)}."


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
        name = dates.sentence(places.PLACES.get(place, place))
        named = [{"centre": "middle"}.get(side, side) for side in where]
        alone = f"{place}.centre" in REGIONS and f"{place}.left" not in REGIONS
        said.append(name if alone else f"{name}: {', '.join(named)}")
    return ". ".join(said)


def place_name(place: str) -> str:
    """`Lower back`."""
    return dates.sentence(places.PLACES.get(place, place))


def cell_name(region: str) -> str:
    """What a place is called for those who hear it: `Lower back on the left`."""
    return dates.sentence(places.region(region))


def joined_state(parts: Iterable[str]) -> str:
    """The answers of a row in one line."""
    return ", ".join(part for part in parts if part)


def restored(begun: datetime, now: datetime) -> str:
    """That a half-filled form is back."""
    return RESTORED.format(when=said_when(begun, now))


def row_state(row: str, answers: Answers) -> str:
    """What an optional row says at its right; empty while nothing in it is answered."""
    said = joined_state(_ROW_STATES[row](answers))
    return dates.sentence(said)


def row_state_of_entry(row: str, entry: Entry) -> str:
    """The same for an entry."""
    return joined_state(_ROW_STATES[row](entry))


def _feels(answers: Answers) -> tuple[str, ...]:
    sharp = (answers.sharp_words or ("sharp",)) if answers.sharp else ()
    said = places.feeling((*answers.feels, *sharp))
    return said, "came on suddenly" if answers.sudden_onset == "yes" else ""


def _compared(answers: Answers) -> tuple[str, ...]:
    trend = dict(TRENDS).get(answers.since_yesterday or "", "")
    relief = {"yes": "painkiller taken", "no": "no painkiller"}.get(answers.pain_relief or "", "")
    return trend, relief


def _sleep(answers: Answers | Entry) -> tuple[str, ...]:
    quality = "" if answers.sleep_quality is None else f"sleep {answers.sleep_quality} out of 10"
    hours = "" if answers.sleep_hours is None else f"{answers.sleep_hours:g} hours"
    stopped = "" if answers.interference is None else f"stopped me {answers.interference} out of 10"
    return quality, hours, stopped


def _tired(answers: Answers) -> tuple[str, ...]:
    tired = "" if answers.fatigue is None else f"{answers.fatigue} out of 10"
    return tired, lower(dict(FATIGUE_KINDS).get(answers.fatigue_kind or "", ""))


def _exercises(answers: Answers | Entry) -> tuple[str, ...]:
    done = dict(HOW_MANY).get(answers.home_exercises or "", "")
    cares = dates.joined(places.SELF_CARE[each] for each in answers.self_care)
    written = dates.joined((*answers.worse_with, *answers.better_with))
    return lower(done), cares, written


def _note(answers: Answers) -> tuple[str, ...]:
    texts = (answers.note, answers.question, answers.private_note)
    return tuple(" ".join(text.split()) for text in texts if text)


def _regions(answers: Answers) -> tuple[str, ...]:
    return (regions_state(answers.regions),)


def ticked(tile: str) -> str:
    """The reason on the card while the questions under a ticked tile are open."""
    return f"{TICKED.format(tile=lower(TILES[tile]))} {ANSWER_BELOW_TILE}"


def lower(text: str) -> str:
    """The text with a small letter at its start."""
    return text[:1].lower() + text[1:]


_ROW_STATES: dict[str, Any] = {
    "regions": _regions,
    "feels": _feels,
    "compared": _compared,
    "sleep": _sleep,
    "tired": _tired,
    "exercises": _exercises,
    "note": _note,
}
