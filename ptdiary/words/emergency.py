"""The page of an emergency: what to do, what was written, and the answers that were given."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ptdiary.isolate import isolated
from ptdiary.words import body_regions, dates
from ptdiary.words.findings import advice, evidence, heading_of, reason, said_once

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ptdiary.diary import Diary, Entry
    from ptdiary.review.finding import Finding
    from ptdiary.words.dates import Times

HEADING = "Call your emergency number now"
OR_GO_THERE = "Or go to an emergency department."
SAY_THIS = "Say this, or show this page"
WHAT_YOU_WROTE = "What you wrote"
CANNOT_CALL = "If you cannot call"
ASK_SOMEBODY = "Ask somebody near you to call, and to stay with you."
URGENT_LINE = "Urgent care line"
I_HAVE_CALLED = "I have called"
CALLED_LABEL = "Noted that you have called"
NOT_LIKE_THAT = "It is not like that: change what I wrote"
BACK_TO_DIARY = "Back to the diary"
KEPT = (
    "What you filled in is kept. The menu leads back here until you have been seen, or change what "
    "you wrote."
)

SHOW_THEM = "Show them this page."  # true of this page alone, where it heads what to say
# What an advice of the rule book says beside the heading and the number.
_BESIDE = {
    "Call your emergency number or go to an emergency department now.": OR_GO_THERE,
    "Call your emergency number now.": "",
    "Go to an emergency department or call your emergency number now.": (
        "Or call your emergency number."
    ),
    SHOW_THEM: "",
}
_NO, _UNSURE = "You answered no to: {signs}.", "You answered not sure to: {signs}."
_SORENESS = "Soreness {score} of 10."
_MEDICINES = "Medicines: {medicines}."
_BORN = "Born {year}."
# The checks of an emergency, in the order of the form.
_CHECKS = (
    "saddle", "bladder", "bowel", "sexual", "legs_both", "giving_way", "sudden_weakness",
    "trauma_major", "fever", "unwell", "chest", "collapse", "dark_urine",
)  # fmt: skip


def to_do(finding: Finding, diary: Diary, times: Times) -> str:
    """What to do besides what the heading says; empty where that is all."""
    said = advice(finding, diary, times)
    for sentence, beside in _BESIDE.items():
        said = said.replace(sentence, beside)
    return said_once(said, heading_of(finding))


def written(findings: Iterable[Finding], diary: Diary, times: Times) -> str:
    """What was written and when, a line for each finding, as rich text."""
    return "<br>".join(
        f"<b>{escape(evidence(each, diary, times))}.</b> {escape(reason(each, times))}"
        for each in findings
    )


def answered(findings: Iterable[Finding], diary: Diary) -> tuple[str, ...]:
    """What else was answered with the latest sign: not sure, and no."""
    entry = _latest(findings, diary)
    if entry is None:
        return ()
    return tuple(
        sentence.format(signs=body_regions.check(signs))
        for sentence, answer in ((_UNSURE, "unsure"), (_NO, "no"))
        if (signs := _answered(entry, answer))
    )


def about(findings: Iterable[Finding], diary: Diary) -> str:
    """What a dispatcher may ask for, as far as it is known."""
    entry, profile = _latest(findings, diary), diary.profile
    said = []
    if entry is not None and entry.soreness is not None:
        said.append(_SORENESS.format(score=entry.soreness))
    if profile.medicines:
        medicines = dates.joined(isolated(" ".join(each.split())) for each in profile.medicines)
        said.append(_MEDICINES.format(medicines=medicines))
    if profile.birth_year is not None:
        said.append(_BORN.format(year=profile.birth_year))
    return " ".join(said)


def _latest(findings: Iterable[Finding], diary: Diary) -> Entry | None:
    ids = {id_ for each in findings for id_ in each.entries}
    return next((each for each in reversed(diary.entries) if each.id in ids), None)


def _answered(entry: Entry, answer: str) -> list[str]:
    return [name for name in _CHECKS if entry.check(name) == answer]
