"""What the banner of Today says: the words of a review, given a shape and buttons."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from ptdiary.diary import Profile
from ptdiary.diary.questions import WEEKLY
from ptdiary.review.clock import session_clock
from ptdiary.review.finding import Finding, Level, words_of
from ptdiary.ui.widgets import BannerAction, BannerButton, BannerText, Shape
from ptdiary.words import banner as banner_words
from ptdiary.words import today as words
from ptdiary.words.banner import BannerWords, banner
from ptdiary.words.emergency import SHOW_THEM
from ptdiary.words.findings import NOTHING_ABOUT_TODAY, names_a_score, said_once, why

if TYPE_CHECKING:
    from ptdiary.ui.keeper import View
    from ptdiary.words.dates import Times

_SHAPES: dict[Level, Shape] = {
    Level.NONE: "none",
    Level.EXPECTED: "expected",
    Level.WATCH: "watch",
    Level.CONTACT: "contact",
    Level.URGENT: "urgent",
    Level.EMERGENCY: "urgent",
}
_OF_THE_PERSON = frozenset(field.name for field in fields(Profile))
_FIRST_DAYS = 3  # entries, in which nothing is said about what was not written


def status_text(view: View, after_entry: bool, times: Times) -> BannerText | None:
    """The one banner of the page; None if there is nothing to say.

    Before an entry no earlier score may steer the answer: below contact it tells what to do, or
    where the patient is in the hours after a session. After it, it says what the review says.
    """
    said = banner(view.diary, view.review, times)
    if said.is_loud:
        return banner_text(said)
    if after_entry:
        return None if _says_no_more(said, view) else banner_text(said)
    if said.unrated:
        return _no_recent_rating(said)
    if said.finding is None and said.level is not Level.NONE:
        return banner_text(said)
    if said.finding is None or _waits_for_the_entry(said.finding):
        return _hours(said, view, times)
    return _without_scores(said)


def _waits_for_the_entry(finding: Finding) -> bool:
    """Whether it would tell an earlier score, or only asks what the entry asks anyway."""
    without_reason = f"{finding.heading} {finding.advice}"
    if finding.level is Level.EXPECTED or names_a_score(without_reason, finding):
        return True
    return bool(finding.asks) and not any(asked in _OF_THE_PERSON for asked in finding.asks)


def _asks_on_first_days(said: BannerWords, view: View) -> bool:
    """Whether it would only ask, of somebody who has just begun."""
    asks = said.finding is not None and bool(said.finding.asks)
    return asks and len(view.diary.entries) < _FIRST_DAYS


def _says_no_more(said: BannerWords, view: View) -> bool:
    """Whether a banner has nothing to add to the entry that was just saved."""
    if said.finding is None:  # without a recent rating it says that it cannot tell
        return said.level is Level.NONE and not said.unrated
    # what is to be expected is said below, with what the rating means
    return said.finding.level is Level.EXPECTED or _asks_on_first_days(said, view)


def _no_recent_rating(said: BannerWords) -> BannerText:
    """What the review says first, and that no rating is recent: grey, never blue."""
    finding = said.finding
    if finding is None:
        return banner_text(said)
    shown = _without_scores(said)
    if names_a_score(finding.heading, finding):
        shown = replace(shown, heading=NOTHING_ABOUT_TODAY)
    lines = () if finding.is_no_rating else shown.lines
    return replace(shown, shape="none", lines=(*lines, said.unrated))


def _hours(said: BannerWords, view: View, times: Times) -> BannerText | None:
    clock = session_clock(view.diary, view.now)
    if clock is None or clock.over:
        return None
    early = clock.before_onset
    return BannerText(
        shape="expected",
        spoken=words.FOR_INFORMATION,
        heading=words.session_was(clock, view.now, times) if early else words.IN_THE_HOURS,
        lines=(words.in_the_hours(clock, view.now, times),),
        told=said.told,
    )


def _without_scores(said: BannerWords) -> BannerText:
    finding = said.finding
    untold = finding is None or names_a_score(finding.sentence, finding)
    lines = (said.advice,) if untold else (_because(said),)
    return BannerText(
        shape=_shape(said),
        spoken=said.spoken,
        heading=said.heading,
        lines=lines,
        told=said.told,
        told_shape=_SHAPES[said.level],
    )


def banner_text(said: BannerWords) -> BannerText:
    """A banner of the report as the window draws it."""
    others = tuple(words.also(each) for each in said.others)
    lines = (_because(said), *others, said.no_number, said.unrated)
    if said.finding is None and said.level > Level.EXPECTED:
        return BannerText(
            shape="none", spoken=said.spoken, heading="", told=said.heading,
            told_shape=_SHAPES[said.level], lines=(said.unrated,) if said.unrated else (),
        )  # fmt: skip
    return BannerText(
        shape=_shape(said),
        spoken=said.spoken,
        heading=said.heading,
        when="" if said.level < Level.WATCH else said.when,
        lines=tuple(line for line in lines if line),
        more_words=banner_words.more_words(len(said.more)),
        more=tuple(words.also(each) for each in said.more),
        told=said.told,
        told_shape=_SHAPES[said.level],
        numbers=said.numbers,
        emergency=said.emergency,
        question=said.question,
        phone=said.phone,
        buttons=tuple(_buttons(said)),
        number_field=said.number_field,
    )


def _because(said: BannerWords) -> str:
    """The reason and what to do, but for what the heading says already."""
    return said_once(f"{said.reason} {said.advice}", said.heading, SHOW_THEM)


def warning_text(view: View, times: Times) -> BannerText | None:
    """What somebody is to be told of, for another page: it leads to Today, where the buttons are.

    None where nobody is to be told of anything.
    """
    said = banner(view.diary, view.review, times)
    return replace(banner_text(said), buttons=(), question="") if said.is_loud else None


def why_lines(view: View, times: Times) -> tuple[str, ...]:
    """All that the review says about the finding of the banner."""
    finding = banner(view.diary, view.review, times).finding
    return () if finding is None else why(finding, view.diary, view.review, times)


def _shape(said: BannerWords) -> Shape:
    """The level of the review by its shape; quiet where what is left to say is below contact."""
    finding = said.finding
    if finding is None or finding.is_no_rating:
        return "none"
    return _SHAPES[max(said.level, finding.shown_level) if said.is_loud else finding.level]


def _buttons(said: BannerWords) -> list[BannerButton]:
    buttons = []
    if said.no_number:
        buttons.append(BannerButton(action=BannerAction.ADD_NUMBER, words=banner_words.ADD_NUMBER))
    if said.finding is None:
        return buttons
    why_link = BannerButton(action=BannerAction.WHY, words=banner_words.WHY_LINK, kind="link")
    if not said.is_loud:
        return [why_link]
    if said.level is Level.EMERGENCY:
        what_to_do = BannerAction.EMERGENCY
        buttons.insert(0, BannerButton(action=what_to_do, words=words.WHAT_TO_DO, kind="urgent"))
        been_seen = BannerButton(action=BannerAction.SEEN, words=banner_words.SEEN_BUTTON)
        buttons.insert(0 if said.question else len(buttons), been_seen)
    else:
        buttons.append(BannerButton(action=BannerAction.TOLD, words=banner_words.TOLD_BUTTON))
        seen = BannerAction.SEEN
        buttons.append(BannerButton(action=seen, words=banner_words.SEEN_BUTTON, kind="link"))
    if _can_be_known(said.finding):
        known = BannerAction.KNOWN
        buttons.insert(0, BannerButton(action=known, words=banner_words.KNOWN_BUTTON))
    if said.finding.entries or said.finding.session is not None:
        not_so = BannerAction.NOT_SO
        if _tile_asked(said.finding):
            buttons.insert(0, BannerButton(action=not_so, words=banner_words.ANSWER_BUTTON))
        else:
            change = banner_words.CHANGE_BUTTON
            buttons.append(BannerButton(action=not_so, words=change, kind="link"))
    return [*buttons, why_link]


def _can_be_known(finding: Finding) -> bool:
    """Whether it asks if the therapist knows a sign of a place that is known."""
    places = words_of(finding.facts, "where")
    one_side = any(place.endswith("one_side") for place in places)
    return "known" in finding.asks and not finding.way and not one_side


# Which tile asks about what was found, of the form or of the weekly list: "It is not like that"
# leads there.

_TILE_OF_RULE = {
    "E-SADDLE": "saddle", "E-BLADDER": "saddle", "E-BOWEL": "saddle", "E-SEXUAL": "saddle",
    "E-WEAK": "weakness", "E-STROKE": "weakness", "E-TRAUMA": "fall", "E-CHEST": "chest",
    "E-COLLAPSE": "chest", "E-FEVERNEURO": "fever", "E-BOTH": "travels", "U-FEVER": "fever",
    "U-CALF": "swelling", "U-FRACTURE": "fall", "C-RAD": "travels", "C-SHARP": "sharp",
    "C-SWELL": "swelling", "C-MOTION": "movement",
    "E-URINE": "dark_urine", "U-WEIGHT": "weight_loss", "U-NIGHT": "night_pain",
    "C-NIGHT": "night_pain",
}  # fmt: skip
_TILE_OF_CHECK = {
    "saddle": "saddle", "bladder": "saddle", "bowel": "saddle", "sexual": "saddle",
    "giving_way": "weakness", "sudden_weakness": "weakness", "legs_both": "travels",
    "trauma_major": "fall", "trauma_minor": "fall", "chest": "chest", "collapse": "chest",
    "fever": "fever", "unwell": "fever", "calf": "swelling",
    **{check: check for check in WEEKLY if check not in ("sexual", "calf")},
}  # fmt: skip
_TILE_OF_SIGN = {
    "pain": "travels", "numbness": "nerves", "tingling": "nerves", "weakness": "weakness",
    "sharp": "sharp", "swelling": "swelling",
}  # fmt: skip


_UNSURE = "U-UNSURE"  # its advice is to answer a question


def _tile_asked(finding: Finding) -> str:
    """The tile with the question that is to be answered now; empty where there is none."""
    asked = finding.asks if finding.rule.id == _UNSURE else ()
    return next((_TILE_OF_CHECK[each] for each in asked if each in _TILE_OF_CHECK), "")


def tile_of(finding: Finding) -> str:
    """The tile that asks about a finding; empty where none does, as for the score."""
    if _tile_asked(finding):
        return _tile_asked(finding)
    checks = (*words_of(finding.facts, "signs"), *words_of(finding.facts, "item"))
    signs = (*words_of(finding.facts, "left"), *words_of(finding.facts, "sign"))
    named = [_TILE_OF_CHECK.get(each, "") for each in checks]
    named += [_TILE_OF_SIGN.get(each, "") for each in signs]
    named.append(_TILE_OF_RULE.get(finding.rule.id, ""))
    return next((tile for tile in named if tile), "")
