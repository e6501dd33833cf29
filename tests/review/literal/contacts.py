"""Findings of part 1, from "Sharp pain" to "C-UNTOLD"."""

from tests.review.literal.lines import PAIN, SHARP, SWELLING, as_written, is_known
from tests.review.literal.records import days
from tests.review.literal.sheet import latest_c, lines_of
from tests.review.literal.urgencies import way_of
from tests.review.literal.words import ARM_REGIONS, BELOW_KNEE, SHARP_WORDS, marks


def latest_exercise(sessions, holds):
    """The latest session, and in it the first exercise, of which it holds."""
    for session in reversed(sessions):
        for exercise in session.get("exercises", []):
            if holds(exercise):
                return session, exercise
    return None


def sharp(sheet):
    state = sheet.lines[SHARP]
    if state.active and state.c_within(7):
        sheet.find("C-SHARP", "", state.c.time, [SHARP])
        sheet.use([state])
        return
    found = latest_exercise(
        sheet.recent(sheet.diary.sessions, 7), lambda e: SHARP_WORDS & set(e.get("quality", []))
    )
    if found:
        sheet.find("C-SHARP", "exercise", found[0].time, exercise=found[1]["name"])


def limb(sheet):
    active = [s for s in sheet.unused("pain") if s.active and s.c_within(7)]
    if active:
        sheet.find("C-RAD", way_of(active), latest_c(active), lines_of(active))
        sheet.use(active)
        return
    travelled = latest_exercise(
        sheet.recent(sheet.diary.sessions, 7), lambda e: e.get("travelled_to")
    )
    if travelled:
        sheet.find("C-RAD", "exercise", travelled[0].time, exercise=travelled[1]["name"])
        return
    marked = newly_marked(sheet)
    if marked:
        sheet.find("C-RAD", "map", marked[-1][0].time, [marked[-1][1]])


def newly_marked(sheet):
    return [
        (entry, line)
        for entry in sheet.recent(sheet.diary.entries, 7)
        if "travels" not in entry.said and "spread" not in entry.said
        for line in PAIN
        if is_newly_marked(sheet.diary, entry, line)
    ]


def is_newly_marked(diary, entry, line):
    regions = BELOW_KNEE if line.limb == "leg" else ARM_REGIONS
    if not marks(entry, regions, line.side):
        return False
    if any(marks(e, regions, line.side) for e in before(diary, entry, days(14))):
        return False
    return not is_known(diary, line, as_written(diary, line), entry.time)


def before(diary, entry, span):
    """The entries before one, at most so much older."""
    earlier = diary.entries[: diary.entries.index(entry)]
    return [e for e in earlier if entry.time - e.time <= span]


def swelling(sheet):
    state = sheet.lines[SWELLING]
    if state.active and SWELLING not in sheet.used and state.c_within(7):
        sheet.find("C-SWELL", "", state.c.time, [SWELLING])
        sheet.use([state])


def past(sheet):
    """One finding: fever, calf, or a line that is gone."""
    gone = [s for s in sheet.unused() if s.gone and s.c_within(7)]
    if sheet.past_fever:
        date, named = sheet.past_fever
        sheet.find("C-PAST", "fever", date, checks=named)
    elif sheet.past_calf:
        sheet.find("C-PAST", "calf", sheet.past_calf, checks=["calf"])
    elif gone:
        sheet.find("C-PAST", "", latest_c(gone), lines_of(gone))


def untold(sheet):
    lines = [s for s in sheet.unused() if is_untold(sheet, s)]
    if sheet.untold_checks:
        date = max(sheet.untold_checks.values())
        sheet.find("C-UNTOLD", "check", date, checks=sheet.untold_checks)
    elif lines:
        sheet.find("C-UNTOLD", "", max(s.last.time for s in lines), lines_of(lines))


def is_untold(sheet, state):
    last = state.last
    return (
        last is not None
        and last.value in {"same", "less"}
        and sheet.is_recent(last.time, 7)
        and not state.known_at(last.time)
    )
