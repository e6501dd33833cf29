"""Lines: one sign in one place, and what each entry says of it (rule page, "Lines").

An answer is settled in the order of time: a sign that nobody asked about is new or the same, the
same of a pain that goes further down is worse. Nothing here depends on a later record, so each
answer of a diary is settled once.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal, NamedTuple

from ptdiary.diary import (
    ARM,
    BELOW_KNEE,
    LEG,
    REGIONS,
    SHARP_WORDS,
    SIDES,
    Change,
    Consultation,
    Entry,
    FaceSigns,
    Known,
    NerveSigns,
    Reach,
    Sides,
    place_of,
    side_of,
)
from ptdiary.review.hours import DAY, instant
from ptdiary.review.records import ALWAYS, Records

LineSign = Literal["pain", "numbness", "tingling", "weakness", "sharp", "swelling"]
LineSide = Literal["left", "right", "one_side"]
Said = Literal["no", "same", "less", "new", "worse", "unsure", "unasked"]

NERVE_SIGNS: tuple[LineSign, ...] = ("numbness", "tingling", "weakness")
LINE_SIDES: tuple[LineSide, ...] = ("left", "right", "one_side")
CHANGED = ("new", "worse", "unsure")
GOES_ON = ("same", "less")
REMEMBERED = 14 * DAY  # how long an answer counts for those after it


class Line(NamedTuple):
    """One sign in one place; `one_side` is one side, not known which."""

    sign: LineSign
    limb: Literal["leg", "arm", "face"] | None = None
    side: LineSide | None = None

    @property
    def group(self) -> str:
        """pain, nerve, sharp or swelling."""
        return "nerve" if self.sign in NERVE_SIGNS else self.sign


SHARP, SWELLING = Line("sharp"), Line("swelling")
PAIN_LINES = tuple(Line("pain", limb, side) for limb in ("leg", "arm") for side in LINE_SIDES)
NERVE_LINES = tuple(
    line
    for sign in NERVE_SIGNS
    for line in (
        *(Line(sign, limb, side) for limb in ("leg", "arm") for side in LINE_SIDES),
        Line(sign, "face"),
    )
)
LINES = (*PAIN_LINES, *NERVE_LINES, SHARP, SWELLING)

# The rules that, told to somebody, make a line known.
TELLING: Mapping[str, frozenset[str]] = {
    "pain": frozenset({"C-RAD", "U-UNSURE", "C-UNTOLD", "C-PAST"}),
    "nerve": frozenset({"U-NEURO", "U-UNSURE", "C-UNTOLD", "C-PAST"}),
    "sharp": frozenset({"C-SHARP", "C-UNTOLD", "C-PAST"}),
    "swelling": frozenset({"C-SWELL", "U-CALF", "C-PAST"}),
}

_SHARP = frozenset(SHARP_WORDS)
_LEG, _ARM, _BELOW_KNEE = (
    frozenset(region for region in REGIONS if place_of(region) in places)
    for places in (LEG, ARM, BELOW_KNEE)
)
MAY_TRAVEL = _BELOW_KNEE | _ARM  # places that pain in the back may travel to


# What one entry says


def said_of(entry: Entry, line: Line) -> tuple[Said, Reach | None] | None:
    """What an entry says of a line, as written, and how far the pain goes. None: nothing."""
    match line.group:
        case "pain":
            return _said_of_pain(entry, line)
        case "nerve":
            change = _said_of_nerve(entry, line)
        case "sharp":
            change = _said_of_sharp(entry)
        case _:
            change = _said_of_swelling(entry)
    return None if change is None else (change, None)


def _said_of_pain(entry: Entry, line: Line) -> tuple[Said, Reach | None] | None:
    if entry.spread is None:
        return _said_of_travel(entry, line)
    limb = getattr(entry.spread, line.limb or "")
    side = None if limb is None else getattr(limb, line.side or "")
    if side is not None:
        return side.change or "unasked", getattr(side, "reach", None)
    return None if limb is not None and limb.one_side is not None else ("no", None)


def _said_of_travel(entry: Entry, line: Line) -> tuple[Said, Reach | None] | None:
    """Version 1 told the limb and the side by places alone."""
    if entry.travels is None:
        return None
    if entry.travels == "no":
        return "no", None
    said: Said = "unasked" if entry.travels == "yes" else "unsure"
    marked = [region for region in entry.regions if region in _LEG or region in _ARM]
    if not marked:
        return (said, None) if (line.limb, line.side) == ("leg", "one_side") else None
    here = [region for region in marked if (limb_of(region), side_of(region)) == line[1:]]
    if not here:
        return None
    below: Reach = "below_knee" if any(region in _BELOW_KNEE for region in here) else "thigh"
    return said, below if line.limb == "leg" else None


def _said_of_nerve(entry: Entry, line: Line) -> Said | None:
    own = getattr(entry, f"{line.limb}_signs")
    answer = None if own is None else getattr(own, line.sign)
    if answer is not None and line.side is not None:
        answer = getattr(answer, line.side)
    if answer is not None:
        placed: Said = answer
        return placed
    anywhere = None if entry.nerve_signs is None else getattr(entry.nerve_signs, line.sign)
    return None if anywhere is None else _of_anywhere(anywhere, line)


def _of_anywhere(answers: object, line: Line) -> Said | None:
    """What an answer that told no place says: no holds everywhere, any other counts as the leg."""
    left, right = (getattr(answers, side) for side in SIDES)
    said: Change | None = getattr(answers, line.side) if line.side is not None else None
    if line.limb == "leg" and said is not None:
        return said
    if line.limb == "arm" and line.side in SIDES:
        return "no" if said == "no" else None
    if line.side in SIDES:
        return None
    return "no" if left == right == "no" else None


def _said_of_sharp(entry: Entry) -> Said | None:
    if not _SHARP.isdisjoint(entry.quality) and entry.sharp_change in (None, "no"):
        return "unasked"
    return entry.sharp_change


def _said_of_swelling(entry: Entry) -> Said | None:
    if entry.swelling_new == "yes" or entry.swelling == "marked":
        return entry.swelling_change or "unasked"
    return "no" if entry.swelling_new == "no" else None


def limb_of(region: str) -> str | None:
    """The limb of a place on the map: leg, arm, or None."""
    return "leg" if region in _LEG else "arm" if region in _ARM else None


def lines_in(entry: Entry) -> Iterator[Line]:
    """The lines of which an entry says anything but no."""
    if entry.spread is not None or entry.travels in ("yes", "unsure"):
        yield from (line for line in PAIN_LINES if _is_there(entry, line))
    for signs in (entry.nerve_signs, entry.leg_signs, entry.arm_signs, entry.face_signs):
        if signs is not None and _any_change(signs):
            yield from (line for line in NERVE_LINES if _is_there(entry, line))
            break
    if entry.sharp_change is not None or not _SHARP.isdisjoint(entry.quality):
        yield from (line for line in (SHARP,) if _is_there(entry, line))
    if entry.swelling_new == "yes" or entry.swelling == "marked":
        yield from (line for line in (SWELLING,) if _is_there(entry, line))


def _is_there(entry: Entry, line: Line) -> bool:
    said = said_of(entry, line)
    return said is not None and said[0] != "no"


def _any_change(signs: NerveSigns | FaceSigns) -> bool:
    return any(_has_changed(answers) for answers in _of_nerves(signs))


def _has_changed(answers: Sides | Change | None) -> bool:
    if answers is None or isinstance(answers, str):
        return answers not in _QUIET
    return not _QUIET.issuperset(_of_sides(answers))


_QUIET = frozenset({None, "no"})
_of_nerves, _of_sides = attrgetter(*NERVE_SIGNS), attrgetter(*LINE_SIDES)


# What is known, and the answers settled by it


class LineAnswer(NamedTuple):
    """A settled answer to a line. `known`: the line was known at its time; for a no, not asked."""

    time: int
    entry: Entry
    change: Change
    reach: Reach | None
    known: bool

    @property
    def date(self) -> int:
        """The local date of its entry, as a day number."""
        return self.entry.at.toordinal()


class _Written(NamedTuple):
    time: int
    entry: Entry
    said: Said
    reach: Reach | None


class KnownFrom(NamedTuple):
    """What makes a line known, from an instant on: `reach`, how far down. `doubted` for 14 d."""

    time: int
    reach: Reach | None
    doubted: bool = False

    def counts(self, time: int) -> bool:
        """Whether it makes the line known at this instant, at or after its own."""
        return not (self.doubted and time - self.time <= REMEMBERED)


@dataclass(frozen=True, slots=True)
class Lines:
    """The settled answers of one diary, line by line. Each is settled when it is first asked for.

    Positions are those of `records.entries`.
    """

    records: Records
    _in: dict[str, tuple[Line, ...]] = field(default_factory=dict, repr=False, compare=False)
    _answers: dict[Line, dict[int, LineAnswer | None]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _sources: dict[Line, tuple[KnownFrom, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def of(self, entry: Entry) -> tuple[Line, ...]:
        """The lines of which an entry of the diary says anything but no."""
        known = self._in.get(entry.id)
        if known is None:
            known = self._in[entry.id] = tuple(lines_in(entry))
        return known

    def answers(self, line: Line, positions: range) -> tuple[LineAnswer, ...]:
        """The settled answers of these entries to a line, in the order of time."""
        known = self._answers.setdefault(line, {})
        for position in positions:
            if position not in known:
                known[position] = self._settled(line, position)
        return tuple(answer for each in positions if (answer := known[each]) is not None)

    def is_known(self, line: Line, time: int) -> bool:
        """Whether a line is known at an instant."""
        return _latest_source(self._known_by(line), time) is not None

    def known_since(self, line: Line, time: int) -> int:
        """Since when a line is known that is known at an instant. ValueError where it is not."""
        return min(each.time for each in self._known_by(line) if each.time <= time
                   and each.counts(time))  # fmt: skip

    def known_reach(self, line: Line, time: int) -> Reach | None:
        """How far down the pain of a line is known to go at an instant."""
        known = _latest_source(self._known_by(line), time)
        return None if known is None else known.reach

    def _settled(self, line: Line, position: int) -> LineAnswer | None:
        answer = self._written(line, position)
        if answer is None:
            return None
        if answer.said == "no":
            return LineAnswer(answer.time, answer.entry, "no", None, known=False)
        sources = self._known_by(line)
        known = _latest_source(sources, answer.time)
        change = self._asked(line, position, answer, known)
        if change in GOES_ON and known is None and _is_doubted(sources, answer.time):
            change = "unsure"
        if change in GOES_ON and answer.reach == "below_knee" and line[:2] == _LEG_PAIN:
            reach = None if known is None else known.reach
            if (reach or self._reach_before(line, position)) == "thigh":
                change = "worse"
        return LineAnswer(answer.time, answer.entry, change, answer.reach, known is not None)

    def _written(self, line: Line, position: int) -> _Written | None:
        entry = self.records.entries[position]
        said = said_of(entry, line)
        return None if said is None else _Written(self.records.entry_times[position], entry, *said)

    def _earlier(self, line: Line, position: int) -> Iterator[_Written]:
        """What the entries of the 14 d before one say of a line, from the latest back."""
        times = self.records.entry_times
        for earlier in range(position - 1, -1, -1):
            if times[position] - times[earlier] > REMEMBERED:
                return
            written = self._written(line, earlier)
            if written is not None:
                yield written

    def _asked(
        self, line: Line, position: int, answer: _Written, known: KnownFrom | None
    ) -> Change:
        """An answer; one that was not asked for is the same if known, or if it was there before."""
        if answer.said != "unasked":
            return answer.said
        before = None if known is not None else self._before(line, position)
        was_there = before is not None and before.said != "no"
        return "same" if known is not None or was_there else "new"

    def _before(self, line: Line, position: int) -> _Written | None:
        return next(self._earlier(line, position), None)

    def _reach_before(self, line: Line, position: int) -> Reach | None:
        """How far the pain went in the latest answer before that tells it."""
        reaches = (each.reach for each in self._earlier(line, position) if each.said != "no")
        return next((reach for reach in reaches if reach is not None), None)

    def _known_by(self, line: Line) -> tuple[KnownFrom, ...]:
        if line not in self._sources:
            sources = (*self._items(line), *self.visits(line))
            self._sources[line] = tuple(sorted(sources, key=_time_of))
        return self._sources[line]

    def _items(self, line: Line) -> Iterator[KnownFrom]:
        """What the profile says is known."""
        profile = self.records.profile
        if line.group == "nerve" and profile.known_nerve_signs == "yes":
            yield KnownFrom(ALWAYS, None)
        for item in profile.known:
            if _fits(item, line):
                since = ALWAYS if item.since is None else instant(item.since)
                doubted = item.since is not None and self._follows_a_no(line, since)
                yield KnownFrom(since, item.reach, doubted)

    def _follows_a_no(self, line: Line, since: int) -> bool:
        """Whether an entry of that time says same or less, right after a no of the 14 d before."""
        for position in self.records.entry_positions(ALWAYS, since, since):
            answer, before = self._written(line, position), self._before(line, position)
            if answer and answer.said in GOES_ON and before and before.said == "no":
                return True
        return False

    def visits(self, line: Line) -> Iterator[KnownFrom]:
        """Consultations that made a line known: it was there in the 14 d up to them."""
        records = self.records
        pairs = zip(records.seen_or_told_times, records.seen_or_told, strict=True)
        for time, consultation in pairs:
            if _is_about(consultation, line):
                before = records.entry_positions(ALWAYS, time - REMEMBERED, time)
                there = [each for each in before if line in self.of(records.entries[each])]
                if there:
                    yield KnownFrom(time, self._last_reach(line, there))

    def _last_reach(self, line: Line, positions: list[int]) -> Reach | None:
        written = (self._written(line, position) for position in reversed(positions))
        return next((each.reach for each in written if each and each.reach is not None), None)


def _time_of(source: KnownFrom) -> int:
    return source.time


def _fits(item: Known, line: Line) -> bool:
    return (
        item.sign == line.sign and item.limb in (None, line.limb) and item.side in (None, line.side)
    )


def _is_about(consultation: Consultation, line: Line) -> bool:
    if consultation.kind == "seen":
        return True
    return not TELLING[line.group].isdisjoint(consultation.rules)


def _latest_source(sources: tuple[KnownFrom, ...], time: int) -> KnownFrom | None:
    """The latest of those that make a line known at an instant."""
    for source in reversed(sources[: bisect_right(sources, time, key=_time_of)]):
        if source.counts(time):
            return source
    return None


def _is_doubted(sources: tuple[KnownFrom, ...], time: int) -> bool:
    """Whether an answer at this instant is the one that makes an item of the profile doubted."""
    first = bisect_left(sources, time, key=_time_of)
    return any(each.doubted for each in sources[first : bisect_right(sources, time, key=_time_of)])


_LEG_PAIN = ("pain", "leg")


# What a line is, as of a moment


@dataclass(frozen=True, slots=True)
class LineState:
    """What the answers of the last 14 d say of a line.

    `changed` is the latest answer of new, worse or unsure, None where there is none; `gone_from`
    the entry from which it is gone, None while it is not.
    """

    line: Line
    answers: tuple[LineAnswer, ...]
    changed: LineAnswer | None
    gone_from: Entry | None

    @property
    def last(self) -> LineAnswer:
        """The latest answer."""
        return self.answers[-1]

    @property
    def is_gone(self) -> bool:
        """Whether it was there, and was no on two later dates."""
        return self.gone_from is not None

    @property
    def stands(self) -> bool:
        """Whether it changed and is not gone."""
        return self.changed is not None and self.gone_from is None

    @property
    def is_active(self) -> bool:
        """Whether it stands, and no later answer says that what is known goes on."""
        if self.changed is None or self.gone_from is not None:
            return False
        return not any(answer.change in GOES_ON and answer.known for answer in self.later)

    @property
    def is_stated(self) -> bool:
        """Whether it was ever called new or worse."""
        return any(answer.change in ("new", "worse") for answer in self.answers)

    @property
    def goes_on(self) -> bool:
        """Whether the latest answer is same or less."""
        return self.last.change in GOES_ON

    @property
    def later(self) -> tuple[LineAnswer, ...]:
        """The answers after the latest changed one."""
        if self.changed is None:
            return ()
        return self.answers[self.answers.index(self.changed) + 1 :]

    @property
    def changes(self) -> tuple[LineAnswer, ...]:
        """The answers of new, worse or unsure."""
        return tuple(answer for answer in self.answers if answer.change in CHANGED)


def state_of(line: Line, answers: tuple[LineAnswer, ...]) -> LineState:
    """The state of a line by these answers."""
    changes = [position for position, each in enumerate(answers) if each.change in CHANGED]
    if not changes:
        return LineState(line, answers, None, None)
    changed = answers[changes[-1]]
    return LineState(line, answers, changed, _gone_from(changed, answers[changes[-1] + 1 :]))


def _gone_from(changed: LineAnswer, later: Iterable[LineAnswer]) -> Entry | None:
    """The first entry on the second later date, if every later answer is no."""
    firsts: dict[int, Entry] = {}
    for answer in later:
        if answer.change != "no":
            return None
        if answer.date > changed.date:
            firsts.setdefault(answer.date, answer.entry)
    dates = sorted(firsts)
    return firsts[dates[1]] if len(dates) > 1 else None
