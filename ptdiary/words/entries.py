"""What an entry or a session says, when it was, and how it read before it was changed.

Whatever prints the time of an entry asks here: of some only the day is known.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ptdiary.diary import ARM, CHECKS, CORE_CHECKS, LEG, SHARP_WORDS, Entry, place_of
from ptdiary.isolate import isolated
from ptdiary.wall_clock import as_shown
from ptdiary.words import body_regions, dates, exercises, lines
from ptdiary.words import page as paper_words
from ptdiary.words.dates import Times, joined, score_word, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ptdiary.diary import Session

# What an entry says, in the patient's words: its signs, and the lines shown after saving.


def said_when(at: datetime, now: datetime, times: Times) -> str:
    """`yesterday 19:58`: a moment in the middle of a sentence, without a comma."""
    day, _, clock = times.when(at, now).rpartition(", ")
    return f"{day} {clock}".strip()


TIME_UNKNOWN = "time not known"


def clock(record: object, at: datetime, times: Times) -> str:
    """`19:58`, or that it is not known; `at` is the moment of the record."""
    known = not (isinstance(record, Entry) and record.time_unknown)
    return times.clock(at) if known else TIME_UNKNOWN


def when(at: datetime, now: datetime, times: Times, *, time_unknown: bool | None) -> str:
    """`yesterday, 19:58`; `yesterday, time not known`."""
    if not time_unknown:
        return times.when(at, now)
    return f"{times.on_day(at, now).removeprefix('on ')}, {TIME_UNKNOWN}"


def felt(entry: Entry, now: datetime, times: Times) -> str:
    """When an entry was felt, in the middle of a sentence: `yesterday 19:58`."""
    if not entry.time_unknown:
        return said_when(entry.at, now, times)
    return when(entry.at, now, times, time_unknown=True)


SAVED_AT, SAVED_FOR = "Saved at {time}.", "Saved for {when}."
_LATE = timedelta(hours=1)


def saved_heading(entry: Entry, now: datetime, times: Times) -> str:
    """As in `Saved at 9:31. Soreness 3, none of the signs on the list.`.

    Of one that is written later, and once its day is over, when it was felt: `Saved for yesterday
    20:00.`.
    """
    said = []
    if entry.soreness is not None:
        said.append(f"Soreness {entry.soreness}")
    if signs := marked_signs(entry):
        said.append(f"{len(signs)} signs" if len(signs) > 1 else signs[0])
    elif none_of_the_signs(entry):
        said.append("none of the signs on the list")
    heading = SAVED_AT.format(time=times.clock(entry.written_at or now))
    is_late = entry.written_at is not None and entry.written_at - entry.at > _LATE
    if is_late or entry.time_unknown or times.day_of(entry.at) != times.day_of(now):
        heading = SAVED_FOR.format(when=felt(entry, now, times))
    return f"{heading} {dates.sentence(', '.join(said))}." if said else heading


# An entry in one line: its signs, and what else it says. Nothing of a private note.

NOT_ANSWERED = "Not answered"
NO_SIGNS = "None of the signs"
NO_OTHER_SIGNS = "none of the other signs"
SOME_ANSWERED = "None of those answered"

_SKIPPED = {
    "pain": "pain",
    "tired": "too tired",
    "no_time": "no time",
    "forgot": "forgot",
    "unsure_how": "not sure how",
    "told_not_to": "told to leave them out",
    "other": "another reason",
}
_FLARES = {
    "no": "no flare-up",
    "yes": "a flare-up",
    "cannot_cope": "a flare-up that is too much to cope with",
}


def signs(entry: Entry) -> str:
    """`Pain spreading down the left leg; a fever`, `None of the signs`, `Not answered`."""
    found = marked_signs(entry)
    if entry.movement is not None:
        found.append(f"movement {entry.movement} out of 10")
        if len(found) == 1 and none_of_the_signs(entry):
            found.append(NO_OTHER_SIGNS)
    if found:
        return sentence("; ".join(found))
    if not signs_answered(entry):
        return NOT_ANSWERED
    return NO_SIGNS if none_of_the_signs(entry) else SOME_ANSWERED


def marked_signs(entry: Entry) -> list[str]:
    """Each sign that an entry marks, for the middle of a sentence. A movement score is none."""
    told = list(lines.told_of_pain(entry))
    found = [*(told or [_spreading(entry)]), _sharp(entry)]
    found += [*lines.told_of_nerves(entry), *lines.told_of_no_place(entry)]
    found.append(lines.told_of_swelling(entry))
    found += [_nights(entry)]
    found += [_check(entry, name) for name in CHECKS if not (name == "night_pain" and entry.nights)]
    return [each for each in found if each]


def none_of_the_signs(entry: Entry) -> bool:
    """Whether every core check was answered no, and no sign is marked."""
    return not marked_signs(entry) and all(entry.check(name) == "no" for name in CORE_CHECKS)


def signs_answered(entry: Entry) -> bool:
    """Whether any question about signs was answered; `declined` is no answer."""
    if entry.travels is not None or entry.spread is not None:
        return True
    return any(entry.check(name) not in (None, "declined") for name in CHECKS)


def soreness(entry: Entry) -> str:
    """`4, moderate`, or that it was not rated."""
    if entry.soreness is None:
        return NOT_ANSWERED
    return f"{entry.soreness}, {score_word(entry.soreness)}"


def where(entry: Entry) -> str:
    """`Lower back, left leg`: the broad places, empty if none is marked."""
    broad = dict.fromkeys(body_regions.broad_place(region) for region in entry.regions)
    return sentence(", ".join(broad))


def _spreading(entry: Entry) -> str:
    if entry.travels not in ("yes", "unsure"):
        return ""
    legs = body_regions.limbs(region for region in entry.regions if place_of(region) in LEG)
    arms = body_regions.limbs(region for region in entry.regions if place_of(region) in ARM)
    ways = [f"down the {legs}"] if legs else []
    ways += [f"into the {arms}"] if arms else []
    said = f"pain spreading {joined(ways)}"
    if entry.travels == "yes":
        return said if ways else "pain that spreads, no limb marked"
    return f"{said}, not sure" if ways else "pain spreading down a leg, not sure which"


def _sharp(entry: Entry) -> str:
    sharp = [word for word in SHARP_WORDS if word in entry.quality]
    change = lines.CALLED.get(entry.sharp_change or "")
    if not sharp and change is None:
        return ""
    said = f"{joined(sharp) or 'sharp'} pain"
    return said if change is None else f"{said}, {change}"


def _nights(entry: Entry) -> str:
    if not entry.nights:
        return ""
    nights = dates.count(entry.nights, "night", "nights")
    known = ", known" if entry.check("night_pain") == "known" else ""
    return f"pain at night that no position eases, on {nights} of 7{known}"


def _check(entry: Entry, name: str) -> str:
    said = body_regions.CHECKS[name]
    match entry.check(name):
        case "yes":
            return said
        case "unsure":
            return f"{said}, not clear"  # not sure, or left blank twice
        case "known":
            return f"{said.removeprefix('new ')}, known and no worse"
        case _:
            return ""


def flare(entry: Entry) -> Iterator[str]:
    """Whether it was a flare-up, and what came before it."""
    if entry.flare is not None:
        yield _FLARES[entry.flare]
    if entry.flare_before:
        before = ", ".join(isolated(" ".join(each.split())) for each in entry.flare_before)
        yield f"before it: {before}"


def past_week(entry: Entry) -> str:
    """`past week: average soreness 5, enjoyment 4, everyday things 3`; empty without an answer."""
    if entry.week is None:
        return ""
    told = (
        ("average soreness", entry.week.pain),
        ("kept from enjoyment", entry.week.enjoyment),
        ("kept from everyday things", entry.week.everyday),
    )
    said = ", ".join(f"{name} {score}" for name, score in told if score is not None)
    return f"past week: {said} of 10" if said else ""


def skipped(entry: Entry) -> str:
    """`home exercises left out: pain, no time`; empty without a reason."""
    why = ", ".join(_SKIPPED[each] for each in entry.skipped_why)
    return f"home exercises left out: {why}" if why else ""


TITLE = "Earlier versions"
TAKE = "Bring this version back"
TAKEN = "Earlier version brought back"
CLOSE = "Close"
NEVER_CHANGED = "It was never changed."
SESSION = "Session"


def described(record: Entry | Session, now: datetime, times: Times) -> str:
    """An entry or a session in one paragraph, with its own notes."""
    if isinstance(record, Entry):
        parts = [
            day_and_clock(record, record.at, now, times), soreness(record), signs(record),
            where(record), "; ".join(flare(record)), past_week(record), skipped(record),
            _own(record.note), _own(record.private_note), _own(record.left_out),
        ]  # fmt: skip
    else:
        parts = [
            day_and_clock(record, record.ended_at, now, times),
            SESSION,
            paper_words.done(record),
            exercises.session_said(record),
            exercises.exercises_said(record),
            _own(record.note),
        ]
    return " ".join(f"{dates.sentence(part).rstrip('.')}." for part in parts if part)


def _own(text: str | None) -> str:
    return isolated((text or "").strip().rstrip("."))


def reads_now(record: Entry | Session, now: datetime, times: Times) -> str:
    """What it reads now."""
    return f"Now: {described(record, now, times)}"


def read_until(until: datetime, now: datetime, times: Times) -> str:
    """The heading of an earlier version."""
    return f"Until {times.when(as_shown(until, now), now)}"


def day_and_clock(record: object, at: datetime, now: datetime, times: Times) -> str:
    """`Fri 20 Nov, 19:58`; `Fri 20 Nov, time not known`."""
    return f"{times.short_day_with_weekday(at, now)}, {clock(record, at, times)}"
