"""Lines: one sign in one place, and what the entries say of it."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from tests.review.literal.records import Record, days, is_after
from tests.review.literal.words import ARM_REGIONS, BELOW_KNEE, LEG_REGIONS, SHARP_WORDS, marks

SIDES = ("left", "right", "one_side")
NERVE_SIGNS = ("numbness", "tingling", "weakness")


class Line(NamedTuple):
    group: str
    sign: str
    limb: str = ""
    side: str = ""


PAIN = [Line("pain", "pain", limb, side) for limb in ("leg", "arm") for side in SIDES]
NERVE = [
    *[
        Line("nerve", s, limb, side)
        for s in NERVE_SIGNS
        for limb in ("leg", "arm")
        for side in SIDES
    ],
    *[Line("nerve", s, "face") for s in NERVE_SIGNS],
]
SHARP = Line("sharp", "sharp")
SWELLING = Line("swelling", "swelling")
LINES = [*PAIN, *NERVE, SHARP, SWELLING]

TOLD_BY = {
    "pain": {"C-RAD", "U-UNSURE", "C-UNTOLD", "C-PAST"},
    "nerve": {"U-NEURO", "U-UNSURE", "C-UNTOLD", "C-PAST"},
    "sharp": {"C-SHARP", "C-UNTOLD", "C-PAST"},
    "swelling": {"C-SWELL", "U-CALF", "C-PAST"},
}


# What an entry says of a line: (answer, reach), the reach of pain in a leg only.
NOTHING = (None, None)


def says(entry, line):
    if line.group == "pain":
        return says_pain(entry, line)
    if line.group == "nerve":
        return says_nerve(entry, line), None
    if line.group == "sharp":
        return says_sharp(entry), None
    return says_swelling(entry), None


def says_pain(entry, line):
    if "spread" in entry.said:
        return by_spread(entry.said["spread"].get(line.limb, {}), line)
    if entry.get("travels") in {"yes", "unsure"}:
        return by_regions(entry, entry.said["travels"], line)
    return NOTHING if "travels" not in entry.said else ("no", None)


def by_regions(entry, travels, line):
    """Version 1: `travels` tells that it is there, the regions where."""
    answer = "unasked" if travels == "yes" else "unsure"
    if not marks(entry, LEG_REGIONS | ARM_REGIONS):
        return (answer, "thigh") if (line.limb, line.side) == ("leg", "one_side") else NOTHING
    regions = LEG_REGIONS if line.limb == "leg" else ARM_REGIONS
    if not marks(entry, regions, line.side):
        return NOTHING
    if line.limb == "arm":
        return answer, None
    return answer, "below_knee" if marks(entry, BELOW_KNEE, line.side) else "thigh"


def by_spread(limb, line):
    if line.side in limb:
        return limb[line.side].get("change", "unasked"), limb[line.side].get("reach")
    return NOTHING if "one_side" in limb else ("no", None)


def says_nerve(entry, line):
    own = entry.get(f"{line.limb}_signs", {}).get(line.sign)
    if line.limb == "face":
        if own is not None:
            return own
    elif own is not None and line.side in own:
        return own[line.side]
    return says_elsewhere(entry.get("nerve_signs", {}).get(line.sign, {}), line)


def says_elsewhere(sides, line):
    """`nerve_signs`, wherever nothing else is said."""
    if line.limb == "leg" and line.side in sides:
        return sides[line.side]
    if line.limb == "arm" and line.side in {"left", "right"}:
        return "no" if sides.get(line.side) == "no" else None
    if line.side in {"left", "right"}:
        return None
    return "no" if sides.get("left") == sides.get("right") == "no" else None


def says_sharp(entry):
    change = entry.get("sharp_change")
    if change in {None, "no"} and SHARP_WORDS & set(entry.get("quality", [])):
        return "unasked"
    return change


def says_swelling(entry):
    if entry.get("swelling_new") == "yes" or entry.get("swelling") == "marked":
        return entry.get("swelling_change", "unasked")
    return "no" if entry.get("swelling_new") == "no" else None


@dataclass(frozen=True, eq=False)
class Answer:
    """What an entry says of a line, as written or settled."""

    entry: Record
    value: str
    reach: str | None

    @property
    def time(self):
        return self.entry.time

    @property
    def date(self):
        return self.entry.date


def as_written(diary, line):
    told = [(entry, *says(entry, line)) for entry in diary.entries]
    return [Answer(*answer) for answer in told if answer[1] is not None]


# Known


def fits(item, line):
    if item["sign"] != line.sign:
        return False
    return item.get("limb", line.limb) == line.limb and item.get("side", line.side) == line.side


def since_of(item):
    return datetime.fromisoformat(item["since"]) if "since" in item else None


def is_doubted(item, written):
    """Its `since` is the time of a same or less that follows a no at most 14 d older."""
    for before, answer in pairwise(written):
        if (
            answer.time == since_of(item)
            and answer.value in {"same", "less"}
            and before.value == "no"
            and answer.time - before.time <= days(14)
        ):
            return True
    return False


def sources(diary, line, written, time):
    """What makes the line known at a time: (its time or None for always, the reach it knows)."""
    found = []
    for item in diary.profile.get("known", []):
        since = since_of(item)
        if not fits(item, line) or (since is not None and since > time):
            continue
        if since is not None and time - since <= days(14) and is_doubted(item, written):
            continue
        found.append((since, item.get("reach")))
    if line.sign in NERVE_SIGNS and diary.profile.get("known_nerve_signs") == "yes":
        found.append((None, None))
    return found + consultations_that_know(diary, line, written, time)


def consultations_that_know(diary, line, written, time):
    found = []
    for c in diary.consultations:
        told = set(c.get("rules", [])) & TOLD_BY[line.group]
        if c.time > time or not (c.get("kind") == "seen" or told):
            continue
        there = [a for a in written if c.time - days(14) <= a.time <= c.time and a.value != "no"]
        if there:
            reaches = [a.reach for a in there if a.reach]
            found.append((c.time, reaches[-1] if reaches else None))
    return found


def is_known(diary, line, written, time):
    return bool(sources(diary, line, written, time))


def reach_known(diary, line, written, time):
    found = sources(diary, line, written, time)
    always = [source for source in found if source[0] is None]
    dated = sorted((s for s in found if s[0] is not None), key=lambda s: s[0])
    return [*always, *dated][-1][1] if found else None


# Settled


def settled(diary, line):
    """The answers to a line, each settled in the order of time."""
    written = as_written(diary, line)
    done = []
    for answer in written:
        value = answer.value
        if value in {"unasked", "same", "less"}:
            value = settle(diary, line, written, answer, done)
        done.append(Answer(answer.entry, value, answer.reach))
    return done


def settle(diary, line, written, answer, done):
    known = is_known(diary, line, written, answer.time)
    value = settle_unasked(answer, done, known)
    if value in {"same", "less"} and not known and is_doubtful(diary, line, written, answer):
        value = "unsure"
    if value in {"same", "less"} and is_further_down(diary, line, written, answer):
        value = "worse"
    return value


def settle_unasked(answer, done, known):
    if answer.value != "unasked":
        return answer.value
    if known:
        return "same"
    goes_on = done and done[-1].value != "no" and answer.time - done[-1].time <= days(14)
    return "same" if goes_on else "new"


def is_doubtful(diary, line, written, answer):
    return any(
        fits(item, line) and since_of(item) == answer.time and is_doubted(item, written)
        for item in diary.profile.get("known", [])
    )


def is_further_down(diary, line, written, answer):
    if line.sign != "pain" or line.limb != "leg" or answer.reach != "below_knee":
        return False
    reach = reach_known(diary, line, written, answer.time)
    if reach is None:
        earlier = [
            a.reach
            for a in written[: written.index(answer)]
            if a.value != "no" and a.reach and answer.time - a.time <= days(14)
        ]
        reach = earlier[-1] if earlier else None
    return reach == "thigh"


# Of a line, within 14 d and after S


class LineState:
    """Changed, gone, standing, active and stated, of one line since one S."""

    def __init__(self, diary, line, all_answers, cut):
        self.diary, self.line = diary, line
        oldest = diary.at - days(14)
        self.answers = [a for a in all_answers if a.time >= oldest and is_after(a.time, cut)]
        self.changed = [a for a in self.answers if a.value in {"new", "worse", "unsure"}]
        self.c = self.changed[-1] if self.changed else None
        self.later = self.answers[self.answers.index(self.c) + 1 :] if self.c else []

    @property
    def last(self):
        return self.answers[-1] if self.answers else None

    @property
    def gone_from(self):
        """The first entry on the second of the later dates that say no; None: it is not gone."""
        if self.c is None or any(a.value != "no" for a in self.later):
            return None
        dates = sorted({a.date for a in self.later if a.date > self.c.date})
        if len(dates) < 2:
            return None
        return next(a.time for a in self.later if a.date == dates[1])

    @property
    def gone(self):
        return self.gone_from is not None

    @property
    def standing(self):
        return self.c is not None and not self.gone

    @property
    def active(self):
        return self.standing and not any(
            a.value in {"same", "less"} and self.known_at(a.time) for a in self.later
        )

    @property
    def stated(self):
        return any(a.value in {"new", "worse"} for a in self.changed)

    @property
    def got_worse(self):
        return any(a.value == "worse" for a in self.changed)

    def known_at(self, time):
        return is_known(self.diary, self.line, as_written(self.diary, self.line), time)

    def c_within(self, count):
        return self.c is not None and self.diary.age(self.c.time) <= days(count)
