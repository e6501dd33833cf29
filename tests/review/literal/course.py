"""Part 2, "The course of soreness": its findings, in the page's order."""

from tests.review.literal import cancer, day, expected, ladder, severe, trend, worse
from tests.review.literal.finding import Finding
from tests.review.literal.records import days, hours, is_after
from tests.review.literal.stretch import stretches
from tests.review.literal.usual import Usual, is_rating, is_sore, score

IN_ORDER = (
    ladder.ladder,
    ladder.late,
    ladder.unlinked,
    ladder.early,
    ladder.one_side,
    ladder.overlap,
    ladder.quality,
    ladder.mask,
    ladder.stale,
    severe.severe,
    severe.steady,
    severe.sudden,
    severe.bones,
    worse.worse,
    worse.climb,
    trend.trend,
    trend.drift,
    trend.unknown_usual,
    day.flare,
    day.interference,
    day.fatigue,
    day.motion,
    cancer.cancer,
    cancer.ask_cancer,
    expected.expected,
)


class Course:
    """What part 2 sees: entries with a time, the latest rating, the stretches."""

    def __init__(self, diary, findings):
        self.diary = diary
        self.findings = dict(findings)
        self.at, self.profile, self.s = diary.at, diary.profile, diary.seen
        self.entries = [e for e in diary.entries if "time_unknown" not in e.said]
        self.ratings = [e for e in self.entries if is_rating(e)]
        self.usual = Usual(diary, self.ratings)
        self.latest = self.latest_rating()
        self.stretches = stretches(self)
        self.open = self.open_stretch()

    def find(self, rule, way, date, **facts):
        self.findings[rule] = Finding(rule, way, date, facts=facts)

    def latest_rating(self):
        """The latest rating, if it is after S."""
        if self.ratings and is_after(self.ratings[-1].time, self.s):
            return self.ratings[-1]
        return None

    def counts(self, time):
        """After S and after A."""
        return is_after(time, self.s) and is_after(time, self.usual.a)

    def age(self, time):
        return self.at - time

    @property
    def cancer(self):
        return self.profile.get("cancer_history")

    @property
    def speaks(self):
        span = days(7) if self.cancer in {"yes", "unsure"} else hours(48)
        return self.latest is not None and self.age(self.latest.time) <= span

    @property
    def fresh(self):
        """The latest rating is at most 48 h old."""
        return self.latest is not None and self.age(self.latest.time) <= hours(48)

    def sessions_before(self, time, span):
        """Those that ended at or before a time, at most so long before."""
        return [s for s in self.diary.sessions if s.time <= time and time - s.time <= span]

    @property
    def stretch_of_latest(self):
        return next((s for s in self.stretches if self.latest in s.ratings), None)

    def open_stretch(self):
        return self.stretch_of_latest if self.speaks else None

    @property
    def usual_of_latest(self):
        return self.open.usual if self.open else self.usual.at(self.latest.time)

    @property
    def latest_is_sore(self):
        return is_sore(score(self.latest), self.usual_of_latest)

    def since_s(self):
        return [e for e in self.entries if is_after(e.time, self.s)]

    def rating_before(self, rating):
        """The rating before it, of any time."""
        place = self.ratings.index(rating)
        return self.ratings[place - 1] if place else None


def course(diary, findings):
    """The findings of both parts, from those of the first."""
    read = Course(diary, findings)
    for find in IN_ORDER:
        find(read)
    return read.findings
