"""What a review found, as data. Words are made from it in `words`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from ptdiary.diary import Consultation, With
from ptdiary.review.lines import Line

# A field of a diary document, a check, or one of these: a rating, the weekly list, whether the
# therapist knows, and the checks that a finding names.
ASKED_OF_NO_FIELD = ("rating", "weekly", "known", "{signs}", "{checks}")


class Level(IntEnum):
    """How soon somebody must know. NONE means that the diary says nothing about today."""

    NONE = 0
    EXPECTED = 1
    WATCH = 2
    CONTACT = 3
    URGENT = 4
    EMERGENCY = 5

    @property
    def word(self) -> str:
        """The level's name in a rule book and in JSON."""
        return self.name.lower()


# Words by the way of firing; the way "" is the one that `reason` tells.
Wording = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the book: its words by the way of firing, with braces that facts fill.

    `when` is now, today, next session or empty. `reason` is the sentence of the way "", `ways`
    holds one for each other way. `name` is for paper and charts, `short` for a narrow cell,
    `heading` for the banner, `spoken` for the phone, empty where `words` has one for all rules of
    the level. `door` says whom to call, first to last. `asks` are the questions that the window
    opens in place. `tiles` of the entry form are about this rule until their follow-ups are
    answered. All but `spoken` and `asks` by the way "" hold for each way without its own.
    """

    id: str
    level: Level
    when: Wording
    reason: str
    advice: Wording
    source: str
    ways: Wording = field(default_factory=dict)
    name: Wording = field(default_factory=dict)
    short: Wording = field(default_factory=dict)
    heading: Wording = field(default_factory=dict)
    spoken: Wording = field(default_factory=dict)
    door: Mapping[str, tuple[With, ...]] = field(default_factory=dict)
    asks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tiles: tuple[str, ...] = ()


Fact = int | float | str | datetime | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A rule that fired, the way it did, the facts for its sentence, and the evidence.

    `at` is the moment of the review, `date` that of the latest evidence; for a sign that is past,
    that of the sign. `facts` fill the braces of the sentence: numbers as numbers, times as
    datetimes, words as the document's own words (`shooting`, `leg.left`, `cough_strain`); wording
    turns them into text. `entries` are ids of entries, `session` the id of a session or None.
    `lines` and `checks` are those that it is of. `asks` are the questions to open in place.
    `reasons` are the rules that it rests on. `told` is the latest consultation that quiets the
    finding, None where nothing does.
    """

    rule: Rule
    at: datetime = field(compare=False)  # a minute later it is the same finding
    date: datetime
    way: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    entries: tuple[str, ...] = ()
    session: str | None = None
    lines: tuple[Line, ...] = ()
    checks: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    told: Consultation | None = None

    @property
    def level(self) -> Level:
        """The level of its rule."""
        return self.rule.level

    @property
    def shown_level(self) -> Level:
        """The level whose shape and colour show it: to contact somebody now looks urgent."""
        now = self.level is Level.CONTACT and self.when == "now"
        return Level.URGENT if now else self.level

    @property
    def sentence(self) -> str:
        """The sentence of the way it fired, its braces not yet filled."""
        return self.rule.ways[self.way] if self.way else self.rule.reason

    @property
    def heading(self) -> str:
        """What it says first, its braces not yet filled."""
        return self.rule.heading.get(self.way) or self.rule.heading[""]

    @property
    def when(self) -> str:
        """How soon to act: now, today, next session or empty."""
        return self.rule.when.get(self.way, self.rule.when[""])

    @property
    def advice(self) -> str:
        """What to do, its braces not yet filled."""
        return self.rule.advice.get(self.way, self.rule.advice[""])

    @property
    def door(self) -> tuple[With, ...]:
        """Whom to call, first to last."""
        return self.rule.door.get(self.way, self.rule.door[""])

    @property
    def is_no_rating(self) -> bool:
        """Whether it says that there is no recent rating: then nothing is known about today."""
        return "rating" in self.asks


def words_of(facts: Mapping[str, Fact], name: str) -> tuple[str, ...]:
    """A fact as words of the document, whether it is one word or several."""
    value = facts.get(name, ())
    return value if isinstance(value, tuple) else (str(value),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What followed one session. Scores 0 to 10, times in hours after its end; None: not known.

    `before`: last rating at most 24 h before the start. `peak`: highest up to 72 h or the next
    session's end, first reached at `peak_hours`. `at_48h`, `at_72h`: the rating nearest that hour
    within 6 h. `settled_hours`: first rating of at most before + 1 after one above that.
    """

    session: str
    before: int | None = None
    peak: int | None = None
    peak_hours: float | None = None
    at_48h: int | None = None
    at_72h: int | None = None
    settled_hours: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a diary says as of `at`: findings highest level first, then in the book's order.

    `unanswered_checks`: core checks without an answer in the 24 h up to the latest entry, then
    other checks whose last word in those hours is `declined`.
    `usual_soreness`: the usual score that today is judged against, None while unknown.
    """

    at: datetime
    level: Level
    findings: tuple[Finding, ...]
    unanswered_checks: tuple[str, ...]
    usual_soreness: int | None
    responses: tuple[Response, ...]

    @property
    def to_be_told(self) -> tuple[Finding, ...]:
        """What somebody is to be told of and was not yet; not what only the diary asks."""
        open_ = (each for each in self.findings if each.told is None)
        return tuple(each for each in open_ if each.level >= Level.CONTACT)
