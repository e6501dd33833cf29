"""All the words that a chart shows. `report.wording.charts` fills them; nothing here has a default.

Where a field is a tuple of `Variants`, it holds the same thing said longer and shorter, longest
first: the chart takes the first that has room.
"""

from dataclasses import dataclass

Variants = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """Names of days (from Monday) and months (from January), and how a date is put together.

    Patterns have braces for `weekday`, `day`, `month` (short), `month_long` and `year`.
    """

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    months_long: tuple[str, ...]
    day_pattern: str
    week_pattern: str
    week_short_pattern: str
    month_pattern: str
    month_short_pattern: str
    month_year_pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleWords:
    """Words at the left of the score scale. `better` holds the lines of one short text."""

    title: str
    worst: str
    none: str
    better: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineKey:
    """The words of the key under the timeline. The three `bar_` words stand inside the bar.

    `condensed` says that a bar stands for several days: braces for `days`.
    """

    session: str
    sessions_counted: str
    bar_starts: str
    bar_peaks: str
    bar_eases: str
    usual: Variants
    past_72: Variants
    missing: str
    written_later: str
    left_out: str
    daily_highest: str
    condensed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneWords:
    """What an optional lane asks and which end is which; `condensed` where days are together.

    `none` stands where nothing was answered.
    """

    title: Variants
    condensed: Variants
    none: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineWords:
    """The timeline's words. `marks` and `lanes` have one item for each of the series, in its order.

    `more` says that an icon stands for several warnings: braces for `words` and `count`.
    `empty` is what is said where there are too few ratings for a line; empty where not.
    """

    scale: ScaleWords
    dates: DateWords
    key: TimelineKey
    sessions: str
    today: str
    missing: str
    marks: tuple[Variants, ...]
    lanes: tuple[LaneWords, ...]
    more: str
    empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseColumn:
    """One session of the chart of dose and response: its numbers as said; empty: not known."""

    day: str
    effort: str
    minutes: str
    peak: str
    settled: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseWords:
    """The words of the chart of dose and response. `columns` has one item for each dose.

    The five after `asked` and `followed` name the rows; `limit` stands at the line of 72 hours.
    """

    asked: str
    effort: str
    minutes: str
    new: str
    followed: str
    peak: str
    settled: str
    sessions: str
    limit: str
    columns: tuple[DoseColumn, ...]
    key_new: Variants
    key_flat: Variants
    key_unknown: Variants
    empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HourTick:
    """One hour of the aligned chart's axis: its words, and the clock under them or nothing.

    `whole_day` ticks are bold. The `compact_` words are for the small chart.
    """

    hour: int
    words: str
    clock: str
    compact_words: str
    compact_clock: str
    whole_day: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedKey:
    """The words of the key under the aligned chart."""

    usual: Variants
    earlier: Variants
    named: Variants
    current: Variants
    studies: Variants


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedWords:
    """The aligned chart's words. `named` has one item for each curve of the series, in its order.

    An item of `named` is empty for a curve that has no name on the chart. `at_48` and `at_72`
    hold lines: each variant is a tuple of lines. `now` and `current` are empty without a session
    whose 72 hours run. `empty` is said instead of the chart where there is no session,
    `compact_empty` instead of the small one where none is running.
    """

    scale: ScaleWords
    key: AlignedKey
    ticks: tuple[HourTick, ...]
    at_48: tuple[tuple[str, ...], ...]
    at_72: tuple[tuple[str, ...], ...]
    compact_48: str
    compact_72: str
    now: Variants
    compact_now: str
    current: Variants
    compact_current: str
    named: tuple[Variants, ...]
    empty: str
    compact_empty: str
