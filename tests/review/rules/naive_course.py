"""The course of soreness once more, sentence by sentence from the rule page, slow and literal.

Written apart from `ptdiary.review`, whose index, tallies and snapshots it does not use: everything
is found anew from plain lists.
"""

from dataclasses import dataclass
from datetime import UTC, timedelta

from ptdiary.diary.answers import DULL_WORDS, SHARP_WORDS
from ptdiary.diary.entry import CORE_CHECKS


def hours(count):
    return timedelta(hours=count)


def utc(at):
    return at.astimezone(UTC)


def time(record):
    return utc(record.ended_at if hasattr(record, "ended_at") else record.at)


def ordered(records):
    return sorted(records, key=lambda each: (time(each), each.id))


def median_halves_up(scores):
    scores = sorted(scores)
    middle = len(scores) // 2
    if len(scores) % 2:
        return scores[middle]
    both = scores[middle - 1] + scores[middle]
    return both // 2 if both % 2 == 0 else both // 2 + 1


def clear(scores):
    """Clear improvement of the last of these scores from the highest."""
    peak, drop = max(scores), max(scores) - scores[-1]
    return drop >= 2 or (drop >= 1 and drop / peak >= 0.3)


@dataclass
class Stretch:
    ratings: list
    usual: int | None
    session: object = None

    def scores(self):
        return [rating.soreness for rating in self.ratings]


class Course:
    """What the page says about a diary as of one moment."""

    def __init__(self, diary, at):
        self.at = utc(at)
        self.profile = diary.profile
        self.entries = ordered(each for each in diary.entries if time(each) <= self.at)
        self.sessions = ordered(each for each in diary.sessions if time(each) <= self.at)
        self.ratings = [
            each for each in self.entries if each.soreness is not None and each.left_out is None
        ]
        seen = [time(each) for each in diary.consultations if each.kind == "seen"]
        self.seen = max((each for each in seen if each <= self.at), default=None)
        self.closed = []  # (stretch, the rating that closed it)
        self.open = None
        self.walk()

    def after_seen(self, record):
        return self.seen is None or time(record) > self.seen

    # Usual score

    def usual(self, rating_time):
        m = rating_time
        near = [each for each in self.sessions if hours(0) <= rating_time - time(each) <= hours(72)]
        if near:
            m = utc(near[-1].started_at or near[-1].ended_at)
        counted = [
            rating.soreness
            for rating in self.ratings
            if m - hours(168) <= time(rating) < m
            and not any(
                time(session) <= m and hours(0) <= time(rating) - time(session) <= hours(72)
                for session in self.sessions
            )
        ]
        if counted:
            return median_halves_up(counted)
        recent = sorted(
            rating.soreness for rating in self.ratings if m - hours(14 * 24) <= time(rating) < m
        )
        known = [] if self.profile.usual_soreness is None else [self.profile.usual_soreness]
        if len(recent) >= 4:
            known.append(recent[(len(recent) - 1) // 4])
        return min(known) if known else None

    # Raised stretches

    def walk(self):
        for rating in self.ratings:
            if self.after_seen(rating):
                self.take(rating)

    def take(self, rating):
        if self.open is not None and self.ended_by_session(rating):
            old, self.open = self.open, None
            self.open_if_raised(rating)
            if self.open is None:
                self.closed.append((old, rating))
        elif self.open is None:
            self.open_if_raised(rating)
        else:
            if self.open.usual is None:
                self.open.usual = self.usual(time(rating))
            if rating.soreness >= (self.open.usual or 0) + 2:
                self.open.ratings.append(rating)
            else:
                self.closed.append((self.open, rating))
                self.open = None

    def ended_by_session(self, rating):
        latest = self.open.ratings[-1]
        between = [s for s in self.sessions if time(latest) < time(s) <= time(rating)]
        return bool(between) and clear(self.open.scores())

    def open_if_raised(self, rating):
        usual = self.usual(time(rating))
        if rating.soreness >= (usual or 0) + 2:
            latest = [s for s in self.sessions if time(s) <= time(rating)][-1:]
            session = None
            if (
                latest
                and time(rating) - time(latest[0]) <= hours(72)
                and self.after_seen(latest[0])
            ):
                session = latest[0]
            self.open = Stretch([rating], usual, session)

    # What an open stretch has

    def late(self):
        stretch = self.open
        if stretch.session is None:
            return False
        end = time(stretch.session)
        if not time(stretch.ratings[0]) - end > hours(48):
            return False
        return any(
            hours(12) <= time(rating) - end <= hours(48)
            and rating.soreness < (stretch.usual or 0) + 2
            for rating in self.ratings
        )

    def peak(self):
        highest = max(self.open.scores())
        return [rating for rating in self.open.ratings if rating.soreness == highest][-1]

    def rebound(self):
        scores = self.open.scores()
        for later in range(len(scores)):
            lows = [scores[i] for i in range(later) if clear(scores[: i + 1])]
            if lows and scores[later] >= min(lows) + 2:
                return True
        return False

    def overlap(self):
        stretch = self.open
        for session in self.sessions:
            before = [rating for rating in stretch.ratings if time(rating) < time(session)]
            if before and not clear([rating.soreness for rating in before]):
                return True
        return False

    def elapsed(self):
        stretch = self.open
        if stretch.session is None or self.late():
            return time(stretch.ratings[-1]) - time(stretch.ratings[0])
        return time(stretch.ratings[-1]) - time(stretch.session)

    def easing(self):
        """(no reduction, some reduction, clear improvement, unclear)"""
        stretch, h = self.open, self.elapsed()
        if len(stretch.ratings) == 1 and stretch.session is not None and not self.late():
            word = stretch.ratings[0].since_yesterday
            if word in ("same", "worse"):
                return (True, False, False, False)
            if word == "better":
                return (False, True, h > hours(72), False)
            return (h > hours(72), False, False, h <= hours(72))
        drop = max(stretch.scores()) - stretch.scores()[-1]
        return (drop == 0, drop > 0, clear(stretch.scores()), False)

    # What fires while it is open

    def table(self):
        if self.open is None:
            return {}
        stretch, h = self.open, self.elapsed()
        first, latest, peak = stretch.ratings[0], stretch.ratings[-1], self.peak()
        none, some, is_clear, unclear = self.easing()
        session, late = stretch.session, self.late()
        early = session is not None and time(first) - time(session) < hours(12)
        manual = session is not None and "manual" in session.components
        sides = [region.split(".")[1] for region in latest.regions]
        middle = hours(48) < h <= hours(72)
        bones = "yes" in (self.profile.osteoporosis, self.profile.long_term_steroids)
        return {
            "W-ONEPOINT": middle and unclear,
            "C-48": (middle and none) or (h > hours(72) and not is_clear),
            "W-SLOW": middle and some and not is_clear,
            "C-72": h > hours(72) and none,
            "W-LATE": hours(72) < h <= hours(120) and is_clear,
            "C-120": h > hours(120),
            "C-LATE": late,
            "C-WORSE": self.rebound()
            or (latest.since_yesterday == "worse" and h > hours(48))
            or (
                session is None
                and latest.soreness - first.soreness >= 2
                and time(latest) - time(first) >= hours(12)
            ),
            "W-UNLINKED": session is None,
            "W-EARLY": early and not (manual and h <= hours(24)),
            "C-SEVERE": latest.soreness >= 7 and self.at - time(latest) <= hours(7 * 24),
            "W-ONESIDE": bool(sides) and (set(sides) in ({"left"}, {"right"})),
            "W-QUALITY": not latest.quality
            or any(word not in DULL_WORDS and word not in SHARP_WORDS for word in latest.quality),
            "W-OVERLAP": self.overlap(),
            "W-MASK": is_clear and latest.pain_relief == "yes" and peak.pain_relief != "yes",
            "W-STALE": self.at - time(latest) > hours(24),
            "W-BASEUNK": stretch.usual is None,
            "U-FRACTURE": bones and latest.sudden_onset == "yes" and latest.soreness >= 5,
        }

    # Whether or not a stretch is open

    def always(self):
        return {
            "W-STALE": self.silent_after_session(),
            "U-SUDDEN": self.sudden() and self.ratings[-1].soreness >= 7,
            "C-SUDDEN": self.sudden() and self.ratings[-1].soreness < 7,
            "C-WORSE": self.peaks_rise(),
            "W-UNANSWERED": self.unanswered(),
        }

    def silent_after_session(self):
        if self.open is not None or not self.sessions:
            return False
        last = self.sessions[-1]
        return (
            self.after_seen(last)
            and hours(24) < self.at - time(last) <= hours(96)
            and not any(time(entry) > time(last) for entry in self.entries)
        )

    def sudden(self):
        usual = self.profile.usual_soreness or 0
        for place, rating in enumerate(self.ratings):
            recent = self.at - time(rating) <= hours(7 * 24) and self.after_seen(rating)
            if not recent or rating.soreness < 7:
                continue
            if place:
                previous = self.ratings[place - 1]
                if rating.soreness - previous.soreness >= 3 and time(rating) - time(
                    previous
                ) <= hours(24):
                    return True
            if rating.sudden_onset == "yes" and rating.soreness >= usual + 2:
                return True
        return False

    def peaks_rise(self):
        peaks = []
        for place, session in enumerate(self.sessions):
            if self.at - time(session) > hours(21 * 24) or not self.after_seen(session):
                continue
            until = time(session) + hours(72)
            if place + 1 < len(self.sessions):
                until = min(until, time(self.sessions[place + 1]))
            followed = [r.soreness for r in self.ratings if time(session) < time(r) <= until]
            if followed:
                peaks.append(max(followed))
        if len(peaks) < 3:
            return False
        a, b, c = peaks[-3:]
        return a < b < c and c - a >= 2

    def unanswered(self):
        if not self.entries:
            return False
        latest = self.entries[-1]
        if not self.after_seen(latest) or self.at - time(latest) > hours(48):
            return False
        day = [entry for entry in self.entries if time(latest) - time(entry) <= hours(24)]
        return any(
            not any(entry.check(check) in ("yes", "no", "unsure") for entry in day)
            for check in CORE_CHECKS
        )

    def fired(self):
        both = [*self.table().items(), *self.always().items()]
        return {rule for rule, fires in both if fires}

    # Expected, where nothing fired

    def expected(self):
        recent = (
            self.ratings
            and self.at - time(self.ratings[-1]) <= hours(48)
            and self.after_seen(self.ratings[-1])
        )
        if not recent:
            return None
        if self.open is not None:
            session, first = self.open.session, self.open.ratings[0]
            manual = session is not None and "manual" in session.components
            soon = session is not None and time(first) - time(session) < hours(12)
            return "X-MANUAL" if manual and soon else "X-DOMS"
        if any(self.at - time(rating) <= hours(72) for _, rating in self.closed):
            return "X-SETTLED"
        return "X-USUAL"
