"""Findings that the patient has told a clinician about: quiet, but still there.

`told` changes no level. A finding is quiet until changed evidence, later than the telling, that is
its own: rule page, "Told" of each part. An emergency is never told away.
"""

from collections.abc import Callable, Mapping

from ptdiary.diary import Consultation, Entry
from ptdiary.review.case import Case, Found, Telling
from ptdiary.review.hours import DAY, HOUR, instant
from ptdiary.review.lines import CHANGED
from ptdiary.review.records import ALWAYS
from ptdiary.review.rules.conditions import CONDITIONS
from ptdiary.review.rules.daily_life import MOST_MOVEMENT, interference_of
from ptdiary.review.rules.severe import jumps

# A telling of these also covers what is said of their lines by rules that look back.
COVERS: Mapping[str, str] = {
    "nerve": "U-NEURO", "pain": "C-RAD", "sharp": "C-SHARP", "swelling": "C-SWELL",
}  # fmt: skip
COVERED = ("C-PAST", "C-UNTOLD")
UP_TO_TELLING = 72 * HOUR
SORENESS_QUIET = 7 * DAY


def told_about(case: Case, rule: str, found: Found) -> Consultation | None:
    """The latest consultation that quiets a finding; None where nothing does."""
    telling = CONDITIONS[rule].told
    if rule.startswith("E-") or telling is Telling.NEVER or not _has_own(telling, found):
        return None
    consultation = _latest_naming(case, _told_with(rule))
    if rule in COVERED:
        consultation = _later(consultation, _covering(case, found))
    if consultation is None or _has_changed(case, telling, found, instant(consultation.at)):
        return None
    return consultation if all(_is_quiet(case, each) for each in found.reasons) else None


def _is_quiet(case: Case, rule: str) -> bool:
    found = case.once(CONDITIONS[rule].find)
    return found is None or told_about(case, rule, found) is not None


def _has_own(telling: Telling, found: Found) -> bool:
    """Whether a finding of signs has anything of its own that could change."""
    own = found.lines or found.checks or found.session or found.no_answer
    return telling is not Telling.SIGNS or bool(own)


def _told_with(rule: str) -> frozenset[str]:
    """The rules whose telling quiets a rule: those of soreness together, every other alone."""
    if CONDITIONS[rule].told is not Telling.SORENESS:
        return frozenset({rule})
    return _OF_SORENESS


_OF_SORENESS = frozenset(each.id for each in CONDITIONS.values() if each.told is Telling.SORENESS)


def _latest_naming(case: Case, rules: frozenset[str]) -> Consultation | None:
    records = case.index.records
    pairs = zip(records.seen_or_told_times, records.seen_or_told, strict=True)
    told = [
        consultation
        for time, consultation in pairs
        if time <= case.now
        and consultation.kind == "told"
        and not rules.isdisjoint(consultation.rules)
    ]
    return told[-1] if told else None


def _covering(case: Case, found: Found) -> Consultation | None:
    """The telling that covers every line of a finding, by the rule that told of it first."""
    told = [_latest_naming(case, frozenset({COVERS[line.group]})) for line in found.lines]
    covering = [each for each in told if each is not None]
    return min(covering, key=_time_of) if covering and len(covering) == len(told) else None


def _later(one: Consultation | None, other: Consultation | None) -> Consultation | None:
    return max((each for each in (one, other) if each is not None), key=_time_of, default=None)


def _time_of(consultation: Consultation) -> int:
    return instant(consultation.at)


def _has_changed(case: Case, telling: Telling, found: Found, told: int) -> bool:
    """Whether there is changed evidence later than the telling."""
    if telling is Telling.SIGNS or (telling is Telling.BONES and found.checks):
        return _is_answered_anew(case, found, told)
    if telling in _SCORES:
        return _is_higher(case, told, _SCORES[telling])
    return _CHANGES[telling](case, told)


def _is_answered_anew(case: Case, found: Found, told: int) -> bool:
    if found.session is not None and instant(found.session.ended_at) > told:
        return True
    if found.no_answer and instant(found.date) > told:
        return True
    later = case.index.records.entry_positions(told, told, case.now)
    for line in found.lines:
        answers = case.index.lines.answers(line, later)
        if any(answer.change in CHANGED for answer in answers):
            return True
    return any(_check_has_changed(case, check, told) for check in found.checks)


def _check_has_changed(case: Case, check: str, told: int) -> bool:
    records = case.index.records
    after = records.entries_between(told, told, case.now)
    if check != "night_pain":
        return any(case.settled(check, entry) in ("yes", "unsure") for entry in after)
    earlier = reversed(records.entries[: records.entries_until(told)])
    known = next((entry.nights for entry in earlier if entry.nights is not None), 0)
    return any(
        entry.nights > known
        if entry.nights is not None
        else entry.check(check) in ("yes", "unsure")
        for entry in after
    )


def _after(case: Case, told: int) -> tuple[Entry, ...]:
    return case.index.records.timed_between(told, told, case.now)


def _is_sorer(case: Case, told: int) -> bool:
    """A rating above all of the 72 h up to the telling; or a week is over."""
    records = case.index.records
    before = records.ratings_between(told - UP_TO_TELLING - 1, told)
    highest = max((rating.soreness or 0 for rating in before), default=-1)
    after = records.ratings_between(told, case.now)
    return case.now - told > SORENESS_QUIET or any((each.soreness or 0) > highest for each in after)


def _is_sudden_again(case: Case, told: int) -> bool:
    if any(entry.sudden_onset == "yes" for entry in _after(case, told)):
        return True
    return any(jumps(case, each) for each in case.index.records.ratings_between(told, case.now))


def _flares_again(case: Case, told: int) -> bool:
    """The patient cannot cope, or a flare-up has begun after one had ended."""
    before = case.index.records.timed_back(told, ALWAYS)
    ended = next((entry.flare for entry in before if entry.flare is not None), None) == "no"
    for entry in _after(case, told):
        if entry.flare == "cannot_cope" or (ended and entry.flare == "yes"):
            return True
        ended = ended or entry.flare == "no"
    return False


def _stiffness(entry: Entry) -> int | None:
    """How far movement is from as usual, so that more is worse."""
    return None if entry.movement is None else MOST_MOVEMENT - entry.movement


def _fatigue_of(entry: Entry) -> int | None:
    return entry.fatigue


def _is_higher(case: Case, told: int, score: Callable[[Entry], int | None]) -> bool:
    """Whether a score given after the telling is higher than the last before it."""
    earlier = (score(entry) for entry in case.index.records.timed_back(told, ALWAYS))
    before = next((value for value in earlier if value is not None), -1)
    later = (score(entry) for entry in _after(case, told))
    return any(value is not None and value > before for value in later)


_SCORES: Mapping[Telling, Callable[[Entry], int | None]] = {
    Telling.INTERFERENCE: interference_of,
    Telling.FATIGUE: _fatigue_of,
    Telling.MOVEMENT: _stiffness,
}
_CHANGES: Mapping[Telling, Callable[[Case, int], bool]] = {
    Telling.SORENESS: _is_sorer,
    Telling.FLARE: _flares_again,
    Telling.BONES: _is_sudden_again,
}
