"""The usual score: stated, computed, and for a time; sore, high, clear improvement."""

from datetime import datetime

from tests.review.literal.records import days, hours, is_after


def is_rating(entry):
    return "soreness" in entry.said and "left_out" not in entry.said


def score(rating):
    return rating.said["soreness"]


def median(scores):
    """Of whole numbers, halves up."""
    in_order = sorted(scores)
    middle = len(in_order) // 2
    if len(in_order) % 2:
        return in_order[middle]
    return (in_order[middle - 1] + in_order[middle] + 1) // 2


def lower_quartile(scores):
    return sorted(scores)[(len(scores) - 1) // 4]


def enough(records):
    return len(records) >= 4 and len({r.date for r in records}) >= 3


def is_calm(sessions, rating):
    return not any(hours(0) <= rating.time - s.time <= hours(72) for s in sessions)


def start_of(session):
    text = session.get("started_at")
    return session.time if text is None else datetime.fromisoformat(text)


class Usual:
    """The usual score for any time; `a` is when it was stated, None before everything."""

    def __init__(self, diary, ratings):
        self.sessions = diary.sessions
        self.ratings = ratings
        self.calm = [r for r in ratings if is_calm(diary.sessions, r)]
        self.a = diary.profile_time("usual_soreness_at")
        self.stated = diary.profile.get("usual_soreness")
        if self.a is not None and self.a > diary.at:
            self.stated = self.a = None

    def moment(self, time):
        ended = [s for s in self.sessions if hours(0) <= time - s.time <= hours(72)]
        return start_of(ended[-1]) if ended else time

    def computed(self, time):
        """The ratings whose median is the computed usual; none: an empty list."""
        m = self.moment(time)
        calm = self.before(self.calm, m)
        if enough(calm):
            return calm
        every = self.before(self.ratings, m)
        return every if enough(every) else []

    def before(self, ratings, m):
        return [r for r in ratings if m - days(28) <= r.time < m and is_after(r.time, self.a)]

    def at(self, time):
        """The usual score, or None: unknown."""
        made_from = self.computed(time)
        computed = median([score(r) for r in made_from]) if made_from else None
        if self.stated is None:
            return computed
        lower = computed is not None and computed <= self.stated - 2 and len(made_from) >= 8
        return computed if lower else self.stated


def is_sore(soreness, usual):
    return soreness >= 2 if usual is None else soreness >= usual + 2


def is_high(soreness, usual):
    if usual is None:
        return False
    if usual == 7 and soreness >= 9:
        return True
    if usual in {8, 9} and soreness >= 10:
        return True
    return soreness >= usual + 3


def is_clear(peak, now):
    """Clear improvement: a drop of 2, or of 1 and 30 % of the peak."""
    drop = peak - now
    return drop >= 2 or (drop >= 1 and drop * 100 >= peak * 30)
