"""What part 1 has read and found so far, from top to bottom."""

from tests.review.literal.finding import Finding
from tests.review.literal.lines import LINES, LineState, settled
from tests.review.literal.records import days, is_after


class Sheet:
    """The lines since S and since SE, the used ones, and the findings in the page's order."""

    def __init__(self, diary):
        self.diary = diary
        self.s, self.se = diary.seen, diary.seen_by_doctor
        told = {line: settled(diary, line) for line in LINES}
        self.lines = {line: LineState(diary, line, told[line], self.s) for line in LINES}
        self.lines_se = {line: LineState(diary, line, told[line], self.se) for line in LINES}
        self.used = set()
        self.findings = {}
        self.past_checks = {}
        self.unsure_checks = {}
        self.untold_checks = {}
        self.unsure = []
        self.past_fever = None
        self.past_calf = None

    def find(self, rule, way, date, lines=(), checks=(), **facts):
        self.findings[rule] = Finding(rule, way, date, tuple(lines), tuple(checks), facts)

    def use(self, states):
        self.used |= {state.line for state in states}

    def unused(self, *groups):
        return [
            state
            for line, state in self.lines.items()
            if line not in self.used and (not groups or line.group in groups)
        ]

    def legs(self, sides=("left", "right"), groups=("pain", "nerve")):
        """The leg lines as the emergencies see them: since SE."""
        return [s for s in self.lines_se.values() if is_leg(s.line, sides, groups)]

    def recent(self, records, count):
        """Those within some days and after S."""
        return [r for r in records if self.is_recent(r.time, count)]

    def is_recent(self, time, count):
        return self.diary.age(time) <= days(count) and is_after(time, self.s)


def is_leg(line, sides, groups):
    return line.limb == "leg" and line.side in sides and line.group in groups


def latest_c(states):
    return max(state.c.time for state in states)


def lines_of(states):
    return [state.line for state in states]
