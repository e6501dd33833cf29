"""What the banner of Today says: the words of the report, given a shape and buttons."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from ptdiary.report.wording import banner as banner_words
from ptdiary.report.wording import today as words
from ptdiary.report.wording.banner import Banner, banner
from ptdiary.report.wording.findings import NO_RECENT_RATING, lead, reason, why
from ptdiary.review.clock import session_clock
from ptdiary.review.finding import Level
from ptdiary.ui.widgets.banner import BannerButton, BannerText, Shape

if TYPE_CHECKING:
    from ptdiary.ui.keeper import View
    from ptdiary.ui.widgets.button import Kind

_SHAPES: dict[Level, Shape] = {
    Level.NONE: "none",
    Level.EXPECTED: "expected",
    Level.WATCH: "watch",
    Level.CONTACT: "contact",
    Level.URGENT: "urgent",
    Level.EMERGENCY: "urgent",
}
_SHOWN_HOURS = 72
_RECENT = timedelta(hours=24)  # a rating older than this is not recent (rule W-STALE)


def status_text(view: View, after_entry: bool) -> BannerText | None:
    """The one banner of the page; None where there is nothing to say.

    Before an entry it tells where the patient is in the hours after a session, without a score,
    so that it steers no answer; from the level watch on, and after an entry, what the review says.
    """
    said = banner(view.diary, view.review)
    if said.level >= Level.CONTACT:
        return banner_text(replace(said, others=_others(view, Level.CONTACT)))
    if not after_entry and _rating_is_old(view):
        return _no_recent_rating(said)
    if said.level >= Level.WATCH:
        return banner_text(said)
    text = _after(said) if after_entry else _hours(said, view)
    return text or _told_only(said)


def _after(said: Banner) -> BannerText | None:
    return banner_text(said) if said.heading else None


def _hours(said: Banner, view: View) -> BannerText | None:
    clock = session_clock(view.diary, view.now)
    if clock is None or clock.hours > _SHOWN_HOURS:
        return None
    early = words.before_onset(clock)
    return BannerText(
        shape="expected",
        spoken=words.FOR_INFORMATION,
        heading=words.session_was(clock, view.now) if early else words.IN_THE_HOURS,
        lines=(words.in_the_hours(clock, view.now), *said.told),
    )


def _rating_is_old(view: View) -> bool:
    """Whether the latest rating says nothing about today, because it is a day old."""
    rated = [each.at for each in view.diary.entries if each.soreness is not None]
    return bool(view.diary.entries) and (not rated or view.now - rated[-1] > _RECENT)


def _no_recent_rating(said: Banner) -> BannerText:
    """Grey, never blue and never reassuring."""
    others = (words.also(each) for each in said.others)
    return BannerText(
        shape="none",
        spoken=words.FOR_INFORMATION,
        heading=NO_RECENT_RATING,
        lines=(words.ADD_A_RATING, *others, *said.told),
    )


def banner_text(said: Banner, inline: bool = False) -> BannerText:
    """A banner of the report as the window draws it; `inline`: the card at a ticked answer."""
    spoken, _, _ = said.accessible.partition(": ")
    others = () if inline else tuple(words.also(each) for each in said.others)
    # some headings are the reason itself: it is not said twice
    because = "" if said.reason.rstrip(".") == said.heading else said.reason
    because = " ".join(part for part in (because, said.advice) if part)
    loud = said.level >= Level.CONTACT
    return BannerText(
        shape=_shape(said),
        spoken=spoken,
        heading=said.heading,
        lines=tuple(line for line in (because, *others, *said.told, said.no_number) if line),
        number=words.whom(said.call) if loud and said.number else "",
        buttons=tuple(_buttons(said, inline)),
        last=words.emergency_too(said.emergency) if said.emergency else "",
        number_field=said.number_field,
    )


def why_lines(view: View) -> tuple[str, ...]:
    """All that the review says about the finding of the banner, and what else it found."""
    finding = lead(view.review)
    if finding is None:
        return ()
    return (
        *why(finding, view.diary, view.review),
        *(words.also(each) for each in _others(view, Level.WATCH)),
    )


def _others(view: View, least: Level) -> tuple[str, ...]:
    """The other reasons from a level on. The banner of a warning leaves out lesser remarks."""
    shown = lead(view.review)
    found = [
        each
        for each in view.review.findings
        if each is not shown and each.told is None and each.level >= least
    ]
    return tuple(dict.fromkeys(reason(each) for each in found))


def _shape(said: Banner) -> Shape:
    now = said.finding is not None and said.finding.rule.when == "now"
    return "urgent" if said.level is Level.CONTACT and now else _SHAPES[said.level]


def _buttons(said: Banner, inline: bool) -> list[BannerButton]:
    buttons = []
    if said.call:
        kind: Kind = "urgent" if _shape(said) == "urgent" else "secondary"
        buttons.append(BannerButton(key="call", words=said.call, kind=kind, icon="phone"))
    elif said.no_number:
        buttons.append(BannerButton(key="add_number", words=banner_words.ADD_NUMBER))
    if inline or said.level < Level.CONTACT:
        return buttons + _why(said, inline)
    if said.level is Level.EMERGENCY:
        buttons.insert(0, BannerButton(key="emergency", words=words.WHAT_TO_DO, kind="urgent"))
        buttons.append(BannerButton(key="seen", words=banner_words.SEEN_BUTTON))
    else:
        buttons.append(BannerButton(key="told", words=banner_words.TOLD_BUTTON))
        buttons.append(BannerButton(key="seen", words=banner_words.SEEN_BUTTON, kind="link"))
    return buttons + _why(said, inline)


def _why(said: Banner, inline: bool) -> list[BannerButton]:
    if inline or said.finding is None:
        return []
    return [BannerButton(key="why", words=banner_words.WHY_LINK, kind="link")]


def _told_only(said: Banner) -> BannerText | None:
    """All that was found has been told: one quiet line says so."""
    if not said.told:
        return None
    return BannerText(shape="none", spoken="", heading=said.told[0], lines=said.told[1:])
