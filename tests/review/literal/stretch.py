"""Stretches of sore ratings, and of one: its session, peak, easing, stands."""

from tests.review.literal.records import hours, is_after
from tests.review.literal.usual import is_clear, is_high, is_sore, score


class Stretch:
    """What is true of one stretch at its last rating."""

    def __init__(self, course, first):
        self.course = course
        self.ratings = [first]
        self.usual = course.usual.at(first.time)
        self.overlaps = []
        self.ended_by_session = False
        self.closed_by = None

    @property
    def first(self):
        return self.ratings[0]

    @property
    def last(self):
        return self.ratings[-1]

    @property
    def single(self):
        return len(self.ratings) == 1

    @property
    def peak(self):
        """The highest rating, the latest of equal ones."""
        return max(self.ratings, key=lambda r: (score(r), r.time, r.id))

    @property
    def improved(self):
        return is_clear(score(self.peak), score(self.last))

    # Its session

    @property
    def session(self):
        sessions = [
            s
            for s in self.course.sessions_before(self.first.time, hours(72))
            if is_after(s.time, self.course.s)
        ]
        return sessions[-1] if sessions else None

    @property
    def late(self):
        if self.session is None or self.first.time - self.session.time <= hours(48):
            return False
        return any(
            hours(12) <= r.time - self.session.time <= hours(48)
            and not is_sore(score(r), self.usual)
            for r in self.course.ratings
        )

    @property
    def linked(self):
        return self.session is not None and not self.late

    @property
    def h(self):
        start = self.session.time if self.linked else self.first.time
        return self.last.time - start

    @property
    def opened_early(self):
        return self.session is not None and self.first.time - self.session.time < hours(12)

    @property
    def early(self):
        if not self.linked or not self.opened_early:
            return False
        return not any(
            hours(12) <= self.first.time - s.time <= hours(72) for s in self.course.diary.sessions
        )

    # Its course

    @property
    def high(self):
        return is_high(score(self.last), self.usual)

    @property
    def low(self):
        return self.lows()[0]

    @property
    def rebound(self):
        return self.lows()[1]

    def lows(self):
        """The lowest rating that showed clear improvement, and whether one rose 2 above it."""
        low, rebound, peak = None, False, 0
        for rating in self.ratings:
            now = score(rating)
            if low is not None and now >= low + 2:
                rebound = True
            peak = max(peak, now)
            if is_clear(peak, now):
                low = now if low is None else min(low, now)
        return low, rebound

    @property
    def easing(self):
        if self.single and self.linked:
            said = self.last.get("since_yesterday")
            return {"same": "none", "worse": "none", "better": "some"}.get(said, "unclear")
        if score(self.peak) == score(self.last):
            return "none"
        return "clear" if self.improved else "some"

    @property
    def again(self):
        return bool(self.overlaps) and bool(self.course.sessions_before(self.last.time, hours(48)))

    @property
    def stands(self):
        high = self.linked if self.usual is None else self.high
        on_three_dates = len({r.date for r in self.ratings}) >= 3
        if self.again:
            return high and on_three_dates
        if self.usual is None:
            return self.linked
        return high or on_three_dates or self.lasts

    @property
    def lasts(self):
        return (
            self.linked
            and self.h > hours(72)
            and self.easing == "none"
            and self.last.time - self.first.time >= hours(24)
        )


def stretches(course):
    """All stretches, in the order of the ratings after S and after A."""
    walk = Walk(course)
    ratings = [r for r in course.ratings if course.counts(r.time)]
    for rating in ratings:
        walk.sessions_up_to(rating.time)
        walk.rate(rating)
    walk.sessions_up_to(None)
    return walk.found


class Walk:
    """One pass over ratings and sessions, with the stretch that is going on."""

    def __init__(self, course):
        self.course = course
        self.found = []
        self.current = None
        self.previous = None

    def sessions_up_to(self, time):
        """Sessions between the rating before and this time; None: those after the last rating."""
        for session in self.course.diary.sessions:
            if not self.course.counts(session.time) or self.current is None:
                continue
            if session.time <= self.previous.time or (time is not None and session.time > time):
                continue
            self.session(session, last=time is None)

    def session(self, session, *, last):
        if self.current.ended_by_session:
            return
        if not self.current.improved:
            self.current.overlaps.append(session)
        elif not last:
            self.current.ended_by_session = True

    def rate(self, rating):
        stretch, previous = self.current, self.previous
        self.previous = rating
        if stretch is None or rating.time - previous.time > hours(72):
            self.open_if_sore(rating)
        elif stretch.ended_by_session:
            self.open_if_sore(rating)
            if self.current is None:
                stretch.closed_by = rating
        else:
            self.go_on(stretch, rating)

    def open_if_sore(self, rating):
        self.current = None
        if is_sore(score(rating), self.course.usual.at(rating.time)):
            self.current = Stretch(self.course, rating)
            self.found.append(self.current)

    def go_on(self, stretch, rating):
        if stretch.usual is None:
            stretch.usual = self.course.usual.at(rating.time)
        if is_sore(score(rating), stretch.usual):
            stretch.ratings.append(rating)
        else:
            stretch.closed_by = rating
            self.current = None
