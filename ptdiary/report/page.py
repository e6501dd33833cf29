"""Describing the one-page summary: from its figures to its words."""

from dataclasses import dataclass
from datetime import datetime

import ptdiary
from ptdiary.diary import Entry
from ptdiary.report.blocks import (
    About,
    CanDo,
    DailyLife,
    EntryCells,
    Footer,
    Heading,
    LongForm,
    Named,
    Notes,
    PlanDone,
    Questions,
    SessionCells,
    SessionTable,
    SinceVisit,
    SorenessChart,
    TherapistPage,
    Warnings,
    WarningSign,
)
from ptdiary.review.adherence import PlanRow
from ptdiary.review.finding import Level
from ptdiary.review.page import figures
from ptdiary.review.page.programme import is_above_effort
from ptdiary.review.page.summary import areas_of
from ptdiary.review.trends.band import band_at
from ptdiary.review.trends.shapes import Series
from ptdiary.words import (
    adherence,
    experiment,
    medicine,
    page_entries,
    page_health,
    page_life,
    page_since,
)
from ptdiary.words import charts as chart_words
from ptdiary.words import page as words
from ptdiary.words.dates import NOT_ANSWERED, USUAL_TIMES, Times, elapsed_hours

MOST_QUESTIONS = 3
_BAND_HOURS = (24, 48, 72)


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
        since=SinceVisit(
            heading=page_since.since_heading(summary.since, summary.at, times),
            lines=page_since.since_said(summary.since, summary.at, times),
        ),
        warnings=_warnings(summary, times),
        about=_about(summary, times),
        course=SorenessChart(
            title=words.CHART,
            sentence=chart_words.timeline_sentence(series, times),
            series=series,
            words=chart_words.timeline_words(series, times),
        ),
        sessions=_sessions(summary, series, times),
        plan=_plan(summary, times),
        can_do=_can_do(summary),
        daily=DailyLife(rows=_daily(summary)),
        questions=_questions(summary, options),
        notes=_notes(summary, options),
        long_form=_long_form(options, summary.at),
        footer=Footer(
            quality=words.quality(summary.quality, summary.days),
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
            Named(name=words.PATIENT, value=words.patient(name, profile, summary.at)),
            Named(name=words.DATES, value=times.period(summary.first, summary.last)),
            Named(name=words.THERAPIST, value=words.therapist(profile.therapist)),
            Named(name=words.APPOINTMENT, value=words.appointment(summary.appointment, times)),
        ),
        earlier=words.earlier_than(summary.earlier, summary.first, times),
    )


def _about(summary: figures.Summary, times: Times) -> About:
    """Health, medicines as needed, usual soreness, what is known, the weeks, and advice."""
    profile, now = summary.profile, summary.at
    places = summary.new_places
    middle = "" if summary.recent_middle is None else f"{summary.recent_middle}."
    paragraphs = (
        _named(
            (page_health.HEALTH, page_health.health(profile, times)),
            *page_health.lists(profile),
        ),
        # a paragraph of its own, of which the first line is never cut
        _named((medicine.AS_NEEDED, medicine.counted(summary.medicines))),
        _named(
            (page_health.USUAL, page_health.usual(profile, times)),
            (page_health.MIDDLE, middle),
            (page_health.TREND, page_health.trend(summary.trend)),
            (page_health.LIMITS, page_health.limits(summary.limits, profile.therapist_advice)),
        ),
        _named(
            (page_health.KNOWN, page_health.known(summary.known, now, times)),
            (
                page_health.NEW_PLACE if len(places) == 1 else page_health.NEW_PLACES,
                page_health.new_places(places, now, times),
            ),
        ),
        _named(
            (page_health.FLARE_UPS, page_health.flare_ups(summary.flare_ups, now, times)),
            (page_health.WEEKS, page_health.weeks(summary.weeks)),
        ),
        _named((page_health.ADVICE, page_health.advice(summary.advice, now, times))),
        _named((page_health.ANSWERED, page_health.answers(summary.answers))),
    )
    return About(paragraphs=tuple(each for each in paragraphs if each))


def _named(*pairs: tuple[str, str]) -> tuple[Named, ...]:
    return tuple(Named(name=name, value=value) for name, value in pairs if value)


def _warnings(summary: figures.Summary, times: Times) -> Warnings:
    signs = [_warned(row, summary, times) for row in summary.warnings]
    return Warnings(
        title=page_entries.warnings_title(len(signs)),
        asked=page_entries.asked(summary.asked, summary.weekly) if signs else "",
        signs=tuple(signs),
        nothing=page_entries.nothing_recorded(summary.asked, summary.weekly),
    )


def _warned(row: figures.WarningRow, summary: figures.Summary, times: Times) -> WarningSign:
    rule, now = row.mark.finding.rule, summary.at
    return WarningSign(
        level=rule.level,
        octagon=row.mark.finding.shown_level >= Level.URGENT,
        day=page_entries.warning_day(row, now, times),
        when=page_entries.warning_when(row, now, times),
        what=page_entries.warning_what(row),
        detail=page_entries.warning_detail(row, summary.first, now, times),
    )


def _sessions(summary: figures.Summary, series: Series, times: Times) -> SessionTable:
    return SessionTable(
        title=words.session_title(len(summary.sessions)),
        counts=words.responses(summary.sessions),
        columns=words.COLUMNS,
        rows=tuple(_session(row, summary, times) for row in summary.sessions),
        nothing=words.NO_SESSIONS,
        note=words.SESSION_NOTE,
        turns=_named((experiment.TITLE, _turns(summary, times))),
        told=_named(
            (page_life.UNSURE, page_life.unsure_of_form(summary.unsure_of_form)),
            (page_life.SKIPPED_WHY, page_life.skipped(summary.skipped_why)),
        ),
        followed=_named(
            (page_life.AFTER_SESSIONS, page_life.after_sessions(band_at(series, _BAND_HOURS)))
        ),
    )


def _turns(summary: figures.Summary, times: Times) -> str:
    row = summary.turns
    return "" if row is None else experiment.on_page(row.latest, row.answer, summary.at, times)


def _session(row: figures.SessionRow, summary: figures.Summary, times: Times) -> SessionCells:
    response = row.response
    above = is_above_effort(summary.profile, row.session)
    cells = {
        "number": str(row.number or ""),
        "day": times.short_day(row.session.ended_at, summary.at),
        "minutes": words.minutes(row.session),
        "effort": words.effort(row.session, above=above),
        "before": _cell(response.before),
        "highest": words.peak(row),
        "at_48h": _cell(response.at_48h),
        "at_72h": _cell(response.at_72h),
        "response": words.response(row, elapsed_hours(row.session.ended_at, summary.at)),
    }
    in_full = words.done_in_full(row.session)
    done, followed = (said.format(**cells, done=in_full) for said in words.SESSION_SAID)
    return SessionCells(
        **cells,
        done=words.done_in_table(row.session),
        left_out=words.left_out_in_table(row.session),
        warned=row.curve.warned,
        above=above,
        said=(done, followed),
    )


def _cell(score: int | None) -> str:
    return NOT_ANSWERED if score is None else str(score)


def _plan(summary: figures.Summary, times: Times) -> PlanDone:
    """What is on hold stands first, as paper may have no room for all."""
    rows = sorted(summary.plan, key=_is_planned)
    said = (adherence.of_exercise(row, summary.at, times) for row in rows)
    return PlanDone(title=adherence.TITLE, rows=_named(*said))


def _is_planned(row: PlanRow) -> bool:
    return not row.on_hold


def _can_do(summary: figures.Summary) -> CanDo:
    lines = tuple(page_life.can_do(activity) for activity in summary.activities)
    mean = page_life.mean(summary.activities)
    more = page_life.SMALLEST_CHANGE
    if mean:
        more = f"{mean}. {page_life.SMALLEST_CHANGE_OF_MEAN}"
    return CanDo(title=page_life.CAN_DO, lines=lines, nothing="", more=more if lines else "")


def _daily(summary: figures.Summary) -> tuple[Named, ...]:
    ticked = any(row.counted.done or row.counted.left_out for row in summary.plan)
    said = (
        (page_life.WHERE, page_life.where_said(areas_of(summary.marked))),
        (page_life.WORSE, page_life.triggers(summary.worse_with)),
        (page_life.BETTER, page_life.triggers(summary.better_with)),
        (page_life.SLEEP, page_life.sleep(summary.sleep)),
        (page_life.IN_THE_WAY, page_life.in_the_way(summary.interference)),
        (page_life.EXERCISES, page_life.exercises(summary.home_exercises, ticked=ticked)),
    )
    return _named(*((name, f"{value}.") for name, value in said if value))


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
