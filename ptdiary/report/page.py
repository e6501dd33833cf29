"""Describing the one-page summary: from its figures to its words."""

from dataclasses import dataclass
from datetime import datetime

import ptdiary
from ptdiary.diary import Entry
from ptdiary.report import body
from ptdiary.report.blocks import (
    BodyChart,
    CanDo,
    DailyLife,
    EntryCells,
    Footer,
    Heading,
    KeyFigure,
    KeyFigures,
    LongForm,
    Named,
    Notes,
    Questions,
    SessionCells,
    SessionTable,
    SorenessChart,
    TherapistPage,
    Warnings,
    WarningSign,
)
from ptdiary.review.finding import Level
from ptdiary.review.page import figures
from ptdiary.review.page.summary import areas_of
from ptdiary.review.trends.shapes import Series
from ptdiary.words import charts as chart_words
from ptdiary.words import page as words
from ptdiary.words import page_entries, page_health
from ptdiary.words.dates import NOT_ANSWERED, USUAL_TIMES, Times, elapsed_hours

MOST_QUESTIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the patient chose for this page.

    `questions` are the ids of those that print, at most three; None: the first three. `note` is
    what the patient wrote to the therapist for this page. `entries` are for the long form, whose
    sheets follow the first; None: the page alone. `times` is how times and dates are read.
    """

    show_name: bool = True
    questions: tuple[str, ...] | None = None
    note: str = ""
    entries: tuple[Entry, ...] | None = None
    times: Times = USUAL_TIMES


def describe_page(summary: figures.Summary, series: Series, options: Options) -> TherapistPage:
    """The page, from a summary and the series of the same days. No private note is ever in it."""
    times = options.times
    return TherapistPage(
        heading=_heading(summary, options),
        warnings=_warnings(summary, times),
        figures=KeyFigures(figures=_key_figures(summary, times), course=_course(summary, times)),
        course=SorenessChart(
            title=words.CHART,
            sentence=chart_words.timeline_sentence(series, times),
            series=series,
            words=chart_words.timeline_words(series, times),
        ),
        sessions=_sessions(summary, times),
        body=_body(summary),
        daily=DailyLife(title=words.DAILY, rows=_daily(summary)),
        questions=_questions(summary, options),
        can_do=_can_do(summary),
        notes=_notes(summary, options),
        long_form=_long_form(options, summary.at),
        footer=Footer(
            quality=words.quality(summary.quality, summary.numbers.days_with_entry),
            whose=words.FOOTER,
            version=words.version(ptdiary.__version__),
        ),
        therapist_notes=words.THERAPIST_NOTES,
    )


def _heading(summary: figures.Summary, options: Options) -> Heading:
    profile, times = summary.profile, options.times
    name = (profile.name or words.NOT_GIVEN) if options.show_name else words.NAME_HIDDEN
    return Heading(
        title=words.title(each.what for each in areas_of(summary.marked)),
        printed=words.printed(summary.at, options.times),
        facts=(
            Named(name=words.PATIENT, value=name),
            Named(name=words.DATES, value=times.period(summary.first, summary.last)),
            Named(name=words.THERAPIST, value=words.therapist(profile.therapist)),
            Named(name=words.APPOINTMENT, value=words.appointment(summary.appointment, times)),
        ),
        health=_lines(
            page_health.usual(profile, summary.recent_middle, times),
            page_health.risks(profile, summary.at),
            page_health.history(profile, times),
            page_health.known(summary.known, summary.at, times),
            _together(
                page_health.lists(profile),
                page_health.new_places(summary.new_places, summary.at, times),
            ),
        ),
    )


def _lines(*lines: str) -> tuple[str, ...]:
    return tuple(line for line in lines if line)


def _course(summary: figures.Summary, times: Times) -> tuple[str, ...]:
    flare_ups = words.flare_ups(summary.flare_ups, summary.at, times)
    return _lines(_together(words.trend(summary.trend), flare_ups), words.weeks(summary.weeks))


def _together(*sentences: str) -> str:
    return " ".join(each for each in sentences if each)


def _warnings(summary: figures.Summary, times: Times) -> Warnings:
    # highest, soonest and newest first, so that what must be cut is never what matters most
    signs = [_warned(row, summary.at, times) for row in reversed(summary.warnings)]
    signs.sort(key=lambda sign: (-sign.level, not sign.octagon))
    return Warnings(
        title=page_entries.warnings_title(len(signs)),
        asked=page_entries.asked(summary.asked, summary.weekly) if signs else "",
        signs=tuple(signs),
        nothing=page_entries.nothing_recorded(summary.asked, summary.weekly),
    )


def _warned(row: figures.WarningRow, now: datetime, times: Times) -> WarningSign:
    rule = row.mark.finding.rule
    return WarningSign(
        level=rule.level,
        octagon=row.mark.finding.shown_level >= Level.URGENT,
        when=page_entries.warning_when(row, now, times),
        what=page_entries.warning_what(row),
        detail=page_entries.warning_detail(row, now, times),
    )


def _key_figures(summary: figures.Summary, times: Times) -> tuple[KeyFigure, ...]:
    numbers = summary.numbers
    latest = numbers.latest
    return (
        KeyFigure(
            name=words.LAST_RATING,
            value=_cell(latest.soreness if latest else None),
            detail=words.last_rating_when(latest.at if latest else None, summary.at, times),
        ),
        KeyFigure(
            name=words.PAST_WEEK,
            value=words.average(numbers.past_week),
            detail=words.past_week(numbers.past_week, numbers.week_before),
        ),
        KeyFigure(
            name=words.HIGHEST,
            value=_cell(numbers.highest),
            detail=words.highest_days(numbers.highest_days, summary.at, times),
        ),
        KeyFigure(
            name=words.SESSIONS,
            value=str(len(summary.sessions)),
            detail=words.settled(numbers.settled, numbers.flat),
        ),
        KeyFigure(
            name=words.DAYS,
            value=str(numbers.days_with_entry.count),
            detail=words.of_days(numbers.days_with_entry),
        ),
    )


def _sessions(summary: figures.Summary, times: Times) -> SessionTable:
    return SessionTable(
        title=words.SESSION_TABLE,
        note=words.SESSION_NOTE,
        columns=words.COLUMNS,
        rows=tuple(_session(row, summary, times) for row in summary.sessions),
        nothing=words.NO_SESSIONS,
        told=_lines(
            _together(
                words.unsure_of_form(summary.unsure_of_form),
                words.skipped(summary.skipped_why),
                words.limits(summary.limits),
            )
        ),
    )


def _session(row: figures.SessionRow, summary: figures.Summary, times: Times) -> SessionCells:
    response = row.response
    start = () if response.before is None else ((0.0, response.before),)
    cells = {
        "number": str(row.number or ""),
        "day": words.day_in_table(row.session.ended_at, summary.at, times),
        "done": words.done(row.session),
        "before": _cell(response.before),
        "peak": words.peak(row),
        "at_48h": _cell(response.at_48h),
        "at_72h": _cell(response.at_72h),
        "response": words.response(row, elapsed_hours(row.session.ended_at, summary.at)),
    }
    done, followed = (said.format(**cells) for said in words.SESSION_SAID)
    return SessionCells(
        **cells,
        warned=row.curve.warned,
        curve=(*start, *row.curve.points),
        said=(done, followed),
    )


def _cell(score: int | None) -> str:
    return NOT_ANSWERED if score is None else str(score)


def _body(summary: figures.Summary) -> BodyChart:
    marked = body.shades(summary.regions)
    drawn = areas_of(filter(body.is_drawn, regions) for regions in summary.marked)
    hidden = body.hidden(summary.regions)
    return BodyChart(
        title=words.WHERE,
        shades=marked,
        said=words.where_said(drawn, hidden=bool(hidden)),
        key=words.SHADES if marked else "",
        not_drawn=words.not_drawn(hidden),
        rows=_triggers(summary),
        left=words.LEFT,
        right=words.RIGHT,
    )


def _can_do(summary: figures.Summary) -> CanDo:
    lines = tuple(words.can_do(activity) for activity in summary.activities)
    mean = words.mean(summary.activities)
    more = f"{mean}. {words.SMALLEST_CHANGE_OF_MEAN}" if mean else words.SMALLEST_CHANGE
    return CanDo(title=words.CAN_DO, lines=lines, nothing="", more=more if lines else "")


def _triggers(summary: figures.Summary) -> tuple[Named, ...]:
    said = (
        (words.WORSE, words.triggers(summary.worse_with)),
        (words.BETTER, words.triggers(summary.better_with)),
    )
    return tuple(Named(name=name, value=value) for name, value in said if value)


def _daily(summary: figures.Summary) -> tuple[Named, ...]:
    return (
        Named(name=words.SLEEP, value=words.sleep(summary.sleep)),
        Named(name=words.IN_THE_WAY, value=words.in_the_way(summary.interference)),
        Named(name=words.EXERCISES, value=words.exercises(summary.home_exercises)),
    )


def _questions(summary: figures.Summary, options: Options) -> Questions:
    asked = [question.id for question in summary.questions]
    chosen = asked if options.questions is None else options.questions
    printed = [each for each in summary.questions if each.id in chosen][:MOST_QUESTIONS]
    more = words.more_questions(len(asked) - len(printed))
    return Questions(
        title=words.QUESTIONS,
        lines=tuple(each.text for each in printed),
        nothing=more or words.NO_QUESTIONS,
        more=more if printed else "",
    )


def _notes(summary: figures.Summary, options: Options) -> Notes:
    numbers = {row.session.id: row.number for row in summary.sessions}
    newest_first = sorted(summary.notes, key=lambda line: line.at, reverse=True)
    for_this_visit = [words.to_the_therapist(options.note)] if options.note.strip() else []
    diary_notes = (
        words.note(
            line, numbers.get(line.session) if line.session else None, summary.at, options.times
        )
        for line in newest_first
    )
    return Notes(title=words.NOTES, lines=(*for_this_visit, *diary_notes), nothing=words.NO_NOTES)


def _long_form(options: Options, now: datetime) -> LongForm | None:
    if options.entries is None:
        return None
    return LongForm(
        title=page_entries.TITLE,
        columns=page_entries.COLUMNS,
        rows=tuple(_entry(entry, now, options.times) for entry in options.entries),
        nothing=page_entries.NOTHING,
    )


def _entry(entry: Entry, now: datetime, times: Times) -> EntryCells:
    when, score = page_entries.when(entry, now, times), page_entries.score(entry)
    signs = page_entries.signs(entry)
    return EntryCells(
        when=when,
        score=score,
        signs=signs,
        more=page_entries.more(entry, times),
        said=page_entries.ENTRY_SAID.format(when=when, score=score, signs=signs),
    )
