"""A series by hand: six weeks, 12 sessions, one past 72 hours, one leg pain, five days missing.

Two visits, one of them to come.
"""

import math
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from ptdiary.paths import resource_text
from ptdiary.review.averages import averages
from ptdiary.review.finding import Finding, Level, Response, Rule
from ptdiary.review.rulebook import read_rulebook
from ptdiary.review.trends.shapes import Averages, Curve, Mark, Point, Series, Window
from ptdiary.review.visits import Visit

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
START = datetime(2026, 10, 12, tzinfo=UTC)
BOOK = read_rulebook(resource_text("rules/rules.json"))
_SESSIONS = (
    ((10, 12, 15), 3.8, 13), ((10, 15, 15), 3.4, 13), ((10, 19, 15), 3.2, 13),
    ((10, 22, 15), 3.0, 12), ((10, 26, 15), 5.2, 66), ((11, 2, 15), 2.6, 9),
    ((11, 4, 11), 2.2, 9), ((11, 6, 15), 2.6, 11), ((11, 9, 15), 2.6, 12),
    ((11, 12, 15), 2.2, 11), ((11, 16, 15), 2.8, 12), ((11, 19, 15), 3.4, 13),
)  # fmt: skip
_MISSING = {(10, 17), (10, 18), (10, 31), (11, 14), (11, 15)}
_LEG_PAIN = datetime(2026, 11, 10, 19, 40, tzinfo=UTC)


def rule(id_: str, level: Level) -> Rule:
    return replace(BOOK[id_], level=level)


def hours(value: float) -> timedelta:
    return timedelta(hours=value)


def _raised(after: float, height: float, decay: float) -> float:
    if after <= 4:
        return 0.0
    fall = 1.0 if after < 36 else math.exp(-(after - 36) / decay)
    return height / (1 + math.exp(-(after - 17) / 4.5)) * fall


def _slots(rnd: Random) -> list[tuple[int, int]]:
    slots = [(8, 30), (20, 0)]
    if rnd.random() < 0.15:
        slots.pop(rnd.randrange(2))
    if rnd.random() < 0.12:
        slots.append((13, 30))
    return sorted(slots)


def _level(at: datetime) -> float:
    share = (at - START) / (NOW - START)
    level = 2.6 - 1.3 * share + 0.3 * math.sin(at.hour / 24 * 6.28)
    for (month, day, hour), height, decay in _SESSIONS:
        after = (at - datetime(2026, month, day, hour, tzinfo=UTC)) / hours(1)
        level += _raised(after, height, decay) if after > 0 else 0
    return level


def _ratings() -> list[tuple[datetime, int]]:
    rnd = Random(11)
    ratings = []
    days = [START + timedelta(days=day) for day in range((NOW - START).days + 1)]
    for day in (each for each in days if (each.month, each.day) not in _MISSING):
        for hour, minute in _slots(rnd):
            at = day + timedelta(hours=hour, minutes=minute + rnd.randrange(-40, 41))
            if at <= NOW:
                ratings.append((at, max(0, min(10, round(_level(at) + rnd.gauss(0, 0.30))))))
    kept = [each for each in ratings if abs(each[0] - _LEG_PAIN) > hours(5)]
    return sorted([*kept, (_LEG_PAIN, 7)])


def story(days: int = 42) -> Series:
    ratings = _ratings()
    ends = [datetime(2026, m, d, h, tzinfo=UTC) for (m, d, h), _, _ in _SESSIONS]
    first = (NOW - timedelta(days=days - 1)).date()
    raised = Mark(
        at=ends[4] + hours(72),
        until=next(at for at, score in ratings if at > ends[4] + hours(72) and score <= 3),
        finding=Finding(rule=rule("C-72", Level.CONTACT), at=NOW, date=NOW),
        point=None,
        session="s5",
        hours=72,
    )
    leg = Mark(
        at=_LEG_PAIN,
        until=None,
        finding=Finding(
            rule=rule("C-RAD", Level.URGENT), at=NOW, date=NOW, facts={"limb": ("leg.left",)}
        ),
        point="e" + _LEG_PAIN.isoformat(),
        session="s9",
        hours=28.7,
    )
    points = []
    for (at, score), (later, _) in zip(ratings, [*ratings[1:], (NOW, 0)], strict=True):
        ended = [(end, f"s{number}") for number, end in enumerate(ends, 1) if end <= at]
        points.append(
            Point(
                entry="e" + at.isoformat(),
                at=at,
                soreness=score,
                session=ended[-1][1] if ended else None,
                hours=(at - ended[-1][0]) / hours(1) if ended else None,
                written_later=(at.month, at.day) in {(10, 21), (11, 17)} and at.hour >= 18,
                left_out=None,
                level=Level.URGENT if at == _LEG_PAIN else Level.NONE,
                breaks=later - at > hours(36),
            )
        )
    windows = [
        Window(
            session=f"s{number}",
            number=number,
            ended_at=end,
            starts=end + hours(12),
            peaks=end + hours(24),
            eases=end + hours(48),
            ends=end + hours(72),
            sore_until=raised.until if number == 5 else None,
        )
        for number, end in enumerate(ends, 1)
    ]
    outcomes = {5: "past_72", 9: "sign", 2: "unknown", 10: "unknown", 12: "easing"}
    curves = []
    for number, end in enumerate(ends, 1):
        stop = ends[number] if number < len(ends) else NOW
        before = [score for at, score in ratings if hours(0) <= end - at < hours(30)]
        curves.append(
            Curve(
                session=f"s{number}",
                number=number,
                ended_at=end,
                before=before[-1] if before else None,
                points=tuple(((at - end) / hours(1), s) for at, s in ratings if end < at <= stop),
                entries=tuple("e" + at.isoformat() for at, _ in ratings if end < at <= stop),
                outcome=outcomes.get(number, "settled"),
                mark={5: raised, 9: leg}.get(number),
                response=Response(session=f"s{number}"),
            )
        )
    seen = [point for point in points if point.at.date() >= first]
    return Series(
        at=NOW,
        first=first,
        last=NOW.date(),
        points=tuple(seen),
        windows=tuple(w for w in windows if w.ends.date() >= first),
        marks=tuple(mark for mark in (raised, leg) if (mark.until or mark.at).date() >= first),
        missing=tuple(
            each
            for each in (
                (date(2026, 10, 17), date(2026, 10, 18)),
                (date(2026, 10, 31), date(2026, 10, 31)),
                (date(2026, 11, 14), date(2026, 11, 15)),
            )
            if each[1] >= first
        ),
        curves=tuple(curve for curve in curves if curve.ended_at.date() >= first),
        current="s12",
        daily_highest=False,
        usual=2,
        averages=Averages(days=7, each=averages(ratings, START.date(), NOW.date(), 7)),
        averages_lead=days > 28,
        visits=(
            Visit(at=NOW - timedelta(days=10), with_whom="Dana", to_come=False),
            Visit(at=NOW + timedelta(days=2), with_whom=None, to_come=True),
        ),
    )
