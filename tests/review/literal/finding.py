"""What a review finds: a rule, the way in which it fired, and the moment of its evidence."""

from dataclasses import dataclass, field
from datetime import datetime

LEVELS = ("none", "expected", "watch", "contact", "urgent", "emergency")
LEVEL_OF_LETTER = {
    "E": "emergency",
    "U": "urgent",
    "C": "contact",
    "W": "watch",
    "X": "expected",
}
WHENS = ("now", "today", "next session", "")
NOW = {"U-UNSURE", "U-NEURO", "U-SUDDEN", "C-SHARP", "C-RAD"}
NEXT_SESSION = {
    "C-NIGHT",
    "C-UNTOLD",
    "C-PAST",
    "C-HISTORY",
    "C-120",
    "C-48",
    "C-LATE",
    "C-SUDDEN",
    "C-TREND",
    "C-FATIGUE",
    "C-INTERF",
}
WHEN_OF_WAY = {
    ("C-NIGHT", "nights"): "today",
    ("U-CANCER", "nerve"): "now",
    ("U-CANCER", "nerve_unsure"): "now",
    ("C-72", "again"): "next session",
    ("C-WORSE", "said_usual"): "next session",
    ("C-WORSE", "sessions"): "next session",
    ("C-SEVERE", "session"): "next session",
    ("C-FLARE", "long"): "next session",
}


@dataclass(frozen=True)
class Finding:
    """`lines` and `checks` are its own, whose changed evidence makes it speak again."""

    id: str
    way: str
    date: datetime
    lines: tuple = ()
    checks: tuple = ()
    facts: dict = field(default_factory=dict, compare=False)

    @property
    def level(self):
        return LEVEL_OF_LETTER[self.id[0]]

    @property
    def when(self):
        return WHEN_OF_WAY.get((self.id, self.way)) or when_of_rule(self.id)


def when_of_rule(rule):
    if rule[0] in "WX":
        return ""
    if rule[0] == "E" or rule in NOW:
        return "now"
    return "next session" if rule in NEXT_SESSION else "today"


def level_of(findings):
    return max((f.level for f in findings), key=LEVELS.index, default="none")
