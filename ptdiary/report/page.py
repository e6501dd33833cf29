"""Describing the one-page summary: from its figures to the words that stand on it."""

from dataclasses import dataclass

import ptdiary
from ptdiary.report.parts import (
    DailyLife,
    KeyFigure,
    Listed,
    Named,
    Page,
    SessionRow,
    SessionTable,
    Warned,
    Warnings,
)
from ptdiary.report.wording import charts as chart_words
from ptdiary.report.wording import page as words
from ptdiary.report.wording import page_warnings as warning_words
from ptdiary.report.wording.dates import NOT_ANSWERED, elapsed_hours, period, short_day_with_weekday
from ptdiary.review import figures
from ptdiary.review.finding import Level
from ptdiary.review.series import Series

__all__ = ["Options", "Page", "describe_page"]

MOST_QUESTIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the patient chose for this page."""

    show_name: bool = True


def describe_page(summary: figures.Summary, series: Series, options: Options) -> Page:
    """The page, from a summary and the series of the same days. No private note is ever in it."""
    return Page(
        title=words.TITLE,
        printed=words.printed(summary.at),
        heading=_heading(summary, options),
        health=words.health(
            summary.profile.conditions, summary.profile.injuries, summary.profile.medicines
        ),
        warnings=_warnings(summary),
        figures=_key_figures(summary),
        series=series,
        chart_title=words.CHART,
        chart_sentence=chart_words.timeline_sentence(series),
        sessions=_sessions(summary),
        daily=DailyLife(title=words.DAILY, rows=_daily(summary)),
        questions=_questions(summary),
        notes=_notes(summary),
        therapist_notes=words.THERAPIST_NOTES,
        quality=words.quality(summary.quality, summary.numbers.days_with_entry),
        footer=words.FOOTER,
        version=words.version(ptdiary.__version__),
    )


def _heading(summary: figures.Summary, options: Options) -> tuple[Named, ...]:
    profile = summary.profile
    name = (profile.name or words.NOT_GIVEN) if options.show_name else words.NAME_HIDDEN
    return (
        Named(name=words.PATIENT, value=name),
        Named(name=words.DATES, value=period(summary.first, summary.last)),
        Named(name=words.THERAPIST, value=words.therapist(profile.therapist)),
        Named(name=words.APPOINTMENT, value=words.appointment(summary.appointment)),
    )


def _warnings(summary: figures.Summary) -> Warnings:
    # the highest and soonest first, so that what must be cut is never what matters most
    signs = [_warned(row) for row in summary.warnings]
    signs.sort(key=lambda sign: (-sign.level, not sign.octagon))
    return Warnings(
        title=warning_words.warnings_title(len(signs)),
        asked=warning_words.asked(summary.asked) if signs else "",
        signs=tuple(signs),
        nothing=warning_words.nothing_recorded(summary.asked),
    )


def _warned(row: figures.WarningRow) -> Warned:
    rule = row.mark.finding.rule
    return Warned(
        level=rule.level,
        octagon=row.mark.finding.shown_level >= Level.URGENT,
        when=warning_words.warning_when(row),
        what=warning_words.warning_what(row),
        detail=warning_words.warning_detail(row),
    )


def _key_figures(summary: figures.Summary) -> tuple[KeyFigure, ...]:
    numbers = summary.numbers
    latest = numbers.latest
    return (
        KeyFigure(
            name=words.LAST_ENTRY,
            value=_cell(latest.soreness if latest else None),
            detail=words.last_entry_when(latest.at if latest else None),
        ),
        KeyFigure(
            name=words.PAST_WEEK,
            value=words.average(numbers.past_week),
            detail=words.past_week(numbers.past_week, numbers.week_before),
        ),
        KeyFigure(
            name=words.HIGHEST,
            value=_cell(numbers.highest),
            detail=words.highest_days(numbers.highest_days),
        ),
        KeyFigure(
            name=words.SESSIONS,
            value=str(len(summary.sessions)),
            detail=words.settled(numbers.settled),
        ),
        KeyFigure(
            name=words.DAYS,
            value=str(numbers.days_with_entry.count),
            detail=words.of_days(numbers.days_with_entry),
        ),
    )


def _sessions(summary: figures.Summary) -> SessionTable:
    return SessionTable(
        title=words.SESSION_TABLE,
        note=words.SESSION_NOTE,
        columns=words.COLUMNS,
        rows=tuple(_session(row, summary) for row in summary.sessions),
        nothing=words.NO_SESSIONS,
    )


def _session(row: figures.SessionRow, summary: figures.Summary) -> SessionRow:
    response = row.response
    start = () if response.before is None else ((0.0, response.before),)
    return SessionRow(
        number=str(row.number),
        day=short_day_with_weekday(row.session.ended_at),
        done=words.done(row.session),
        before=_cell(response.before),
        peak=words.peak(row),
        at_48h=_cell(response.at_48h),
        at_72h=_cell(response.at_72h),
        response=words.response(row, elapsed_hours(row.session.ended_at, summary.at)),
        warned=row.curve.outcome in {"sign", "past_72"},
        curve=(*start, *row.curve.points),
    )


def _cell(score: int | None) -> str:
    return NOT_ANSWERED if score is None else str(score)


def _daily(summary: figures.Summary) -> tuple[Named, ...]:
    always = (
        (words.SLEEP, words.sleep(summary.sleep)),
        (words.IN_THE_WAY, words.in_the_way(summary.interference)),
        (words.EXERCISES, words.exercises(summary.home_exercises)),
        (words.WHERE, words.where(summary.areas)),
    )
    if_any = (
        (words.CAN_DO, words.can_do(summary.activities)),
        (words.WORSE, words.triggers(summary.worse_with)),
        (words.BETTER, words.triggers(summary.better_with)),
    )
    rows = (*always, *((name, value) for name, value in if_any if value))
    return tuple(Named(name=name, value=value) for name, value in rows)


def _questions(summary: figures.Summary) -> Listed:
    texts = [question.text for question in summary.questions]
    return Listed(
        title=words.QUESTIONS,
        lines=tuple(texts[:MOST_QUESTIONS]),
        nothing=words.NO_QUESTIONS,
        more=words.more_questions(len(texts[MOST_QUESTIONS:])),
    )


def _notes(summary: figures.Summary) -> Listed:
    numbers = {row.session.id: row.number for row in summary.sessions}
    newest_first = sorted(summary.notes, key=lambda line: line.at, reverse=True)
    return Listed(
        title=words.NOTES,
        lines=tuple(
            words.note(line, numbers.get(line.session) if line.session else None)
            for line in newest_first
        ),
        nothing=words.NO_NOTES,
    )
