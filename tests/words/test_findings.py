"""Every rule and every way of firing has words, for the banner, the phone and the paper."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ptdiary.diary.consultation import Consultation
from ptdiary.diary.diary import Diary
from ptdiary.diary.document import read_document
from ptdiary.diary.entry import Entry
from ptdiary.diary.profile import Contact, Profile
from ptdiary.diary.session import Exercise, Session
from ptdiary.paths import resource_text
from ptdiary.review.finding import Finding, Level, Review
from ptdiary.review.review import review
from ptdiary.review.rulebook import read_rulebook
from ptdiary.words import banner, findings, phone, signs
from ptdiary.words import findings as sources
from ptdiary.words.dates import USUAL_TIMES

NOW = datetime(2026, 11, 21, 9, 31, tzinfo=UTC)
BOOK = read_rulebook(resource_text("rules/rules.json"))
EVERY_WAY = [(rule, way) for rule in BOOK.rules for way in ("", *rule.ways)]

THEN = datetime(2026, 11, 10, 19, 40, tzinfo=UTC)
FACTS = {
    **dict.fromkeys(
        ("day", "day_a", "day_left", "day_right", "day_sign", "seen_day", "session_day"), THEN
    ),
    **dict.fromkeys(("a", "b", "c", "n", "pain", "before", "peak", "low", "usual", "now"), 7),
    "h": 54.7,
    "d": 3,
    "m": 45,
    "span": 14,
    "quality": ("shooting", "electric"),
    "limb": ("leg.left",),
    "place": ("shin.left",),
    "where": ("leg.left",),
    "where_left": ("side.left",),
    "where_right": ("leg.right",),
    "left": ("numbness",),
    "right": ("weakness",),
    "item": ("cough_strain",),
    "signs": ("bladder",),
    "checks": ("saddle", "bladder", "bowel", "fever"),
    "sign": ("numbness", "tingling"),
    "side": ("left",),
    "since": "session",
    "exercise": "side plank",
    "went_on": "yes",
    "why": ("age_65", "osteoporosis"),
    "asks": ("osteoporosis", "long_term_steroids"),
    "items": ("under_20",),
    "items_me": ("under_20", "infection_risk"),
    "what": ("severe",),
}


def finding_of(rule_id, way="", **facts):
    return Finding(
        rule=BOOK[rule_id],
        at=NOW,
        date=THEN,
        way=way,
        facts=FACTS | facts,
        entries=("e1",),
        session="s1",
        asks=BOOK[rule_id].asks.get(way, ()),
    )


def a_review(*found):
    return Review(
        at=NOW,
        level=max((each.level for each in found), default=Level.NONE),
        findings=tuple(sorted(found, key=lambda each: -each.level)),
        unanswered_checks=(),
        usual_soreness=2,
        responses=(),
    )


def a_diary(**profile):
    return Diary(
        profile=Profile(**profile),
        sessions=(
            Session(
                id="s1",
                ended_at=NOW - timedelta(hours=42, minutes=31),
                exercises=(Exercise(name="Hip hinge", load="6 kg"),),
            ),
        ),
        entries=(Entry(id="e1", at=NOW, soreness=7, travels="yes", regions=("thigh_back.left",)),),
    )


@pytest.mark.parametrize(("rule", "way"), EVERY_WAY)
def test_every_way_is_a_whole_sentence_without_braces(rule, way):
    finding = finding_of(rule.id, way)
    for text in (findings.reason(finding, USUAL_TIMES), findings.advice(finding, USUAL_TIMES)):
        assert not re.search(r"[{}_]|None|\bleg\.\w", text)
        assert text[0].isupper()
        assert text.endswith((".", "?"))


@pytest.mark.parametrize(("rule", "way"), EVERY_WAY)
def test_every_way_has_a_name_and_a_heading(rule, way):
    finding = finding_of(rule.id, way)
    assert not signs.sign_name(finding).endswith(".")
    assert not re.search(r"[{}_]", signs.sign_name(finding) + signs.shortest_name(finding))
    assert len(signs.shortest_name(finding)) <= 17
    if rule.level >= Level.CONTACT:
        assert signs.sign_name(finding) != "Warning sign"
    assert findings.heading(a_review(finding))


@pytest.mark.parametrize(("rule", "way"), EVERY_WAY)
def test_whoever_is_to_be_called_hears_what_the_banner_says(rule, way):
    said = phone.phone_sentences(a_diary(), a_review(finding_of(rule.id, way)), NOW, USUAL_TIMES)
    if rule.level < Level.CONTACT:
        assert said is None
        return
    assert said is not None
    assert not re.search(r"[{}_]|\b[Yy]our?\b(?! (like|want))", said.spoken)
    assert said.spoken.startswith("“I") or said.spoken[1].isupper()
    assert "Thursday at 15:00, hip hinge with 6 kg" in said.spoken


def test_the_phone_call_is_as_in_the_design():
    said = phone.phone_sentences(a_diary(), a_review(finding_of("C-RAD")), NOW, USUAL_TIMES)
    assert said.spoken == (
        "“I have pain going into my left leg, since 10 November. My last session was "
        "Thursday at 15:00, hip hinge with 6 kg. What would you like me to change?”"
    )
    assert said.nobody.startswith("If nobody answers, leave this as a message")


SHARP_PLANK = "You wrote that the pain was sharp during side plank on 10 November."
STILL = " You did not stop that exercise."


@pytest.mark.parametrize(
    ("rule", "way", "facts", "said"),
    [
        ("E-BOTH", "lines", {},
         "You wrote about numbness on your left side on 10 November, and about weakness"),
        ("C-SHARP", "", {"day": NOW},
         "You wrote today that the pain was shooting and like an electric shock."),
        ("C-SHARP", "exercise", {"quality": ("sharp",)}, SHARP_PLANK + STILL),
        ("C-SHARP", "exercise", {"quality": ("sharp",), "went_on": ""}, SHARP_PLANK),
        ("C-RAD", "", {"limb": ("leg.left", "leg.right")},
         "You wrote on 10 November that pain goes into your legs."),
        ("C-RAD", "", {"limb": ("leg.one_side",)},
         "You wrote on 10 November that pain goes into one leg."),
        ("C-48", "", {}, "It is 54 hours since your session. The soreness has not gone down:"),
        ("C-48", "", {"since": "start"}, "It is 54 hours since it began."),
        ("C-PAST", "", {}, "You wrote on 10 November about numbness or tingling in your left leg."),
        ("C-PAST", "", {"sign": ("sharp",), "where": ()},
         "You wrote on 10 November about sharp pain."),
        ("C-SWELL", "", {"where": ("joint",)},
         "You wrote on 10 November about swelling of a joint that is new, worse or marked."),
        ("C-SWELL", "", {"where": ()},
         "You wrote on 10 November about swelling that is new, worse or marked."),
        ("U-NEURO", "", {"where": ("arm.one_side",), "day": NOW - timedelta(days=1)},
         "You wrote yesterday about new numbness or tingling in one arm."),
        ("W-UNLINKED", "", {"day_a": THEN.replace(year=2025)},
         "You are sorer than usual since 10 November 2025,"),
        ("U-NHSLIST", "", {},
         "You wrote on 10 November about pain that gets worse with a cough, sneeze or strain."),
        ("W-UNANSWERED", "", {"checks": ("bladder", "bowel", "fever", "unwell")},
         "Some safety questions are still open: new trouble peeing, new trouble holding or"),
    ],
)  # fmt: skip
def test_facts_become_plain_words(rule, way, facts, said):
    assert findings.reason(finding_of(rule, way, **facts), USUAL_TIMES).startswith(said)


def test_of_more_than_three_checks_the_rest_is_counted():
    four = finding_of("W-UNANSWERED", checks=("bladder", "bowel", "fever", "unwell"))
    assert "holding or feeling a poo, a fever and 1 more." in findings.reason(four, USUAL_TIMES)
    three = finding_of("W-UNANSWERED", checks=("bladder", "bowel", "fever"))
    assert "holding or feeling a poo and a fever." in findings.reason(three, USUAL_TIMES)


@pytest.mark.parametrize(
    ("rules", "heading"),
    [
        (("E-SADDLE", "C-RAD"), "Call your emergency number now"),
        (("U-NEURO",), "Speak to your therapist or doctor now"),
        (("U-FEVER", "U-UNSURE"), "Answer now, or call an urgent care line"),
        (("C-RAD", "C-48"), "Contact your therapist now"),
        (("C-48", "C-72"), "Contact your therapist today"),
        (("C-48",), "Tell your therapist"),
        (("W-SLOW", "W-STALE"), "Add a rating now"),
        (("W-EARLY",), "Rate it again tomorrow"),
        (("W-DRIFT",), "Is 7 your usual soreness now?"),
        (("X-USUAL",), "Keep recording"),
        ((), "We do not have a recent rating"),
    ],
)
def test_the_heading_is_of_the_highest_and_soonest(rules, heading):
    assert findings.heading(a_review(*map(finding_of, rules))) == heading


def test_the_way_has_its_own_heading_and_advice():
    again = finding_of("C-72", "again")
    assert findings.heading(a_review(again)) == "Tell your therapist before your next session"
    assert findings.advice(again, USUAL_TIMES).startswith(
        "Tell your therapist before you exercise again."
    )


def test_a_told_finding_leaves_the_banner_and_an_emergency_never_does():
    told = Consultation(
        id="c", at=datetime(2026, 11, 10, 20, 0, tzinfo=UTC), with_whom="therapist", kind="told"
    )
    quiet = replace(finding_of("C-RAD"), told=told)
    shown = banner.banner(a_diary(), a_review(quiet, finding_of("W-SLOW")), USUAL_TIMES)
    assert shown.heading == "Rate it again tomorrow"
    assert shown.told == ("You told your therapist on 10 November.",)
    loud = replace(finding_of("E-SADDLE"), told=told)
    assert banner.banner(a_diary(), a_review(loud), USUAL_TIMES).level is Level.EMERGENCY


def test_the_banner_names_whom_to_call():
    therapist = Contact(name="Dana Reyes", phone="555 0142")
    shown = banner.banner(a_diary(therapist=therapist), a_review(finding_of("C-RAD")), USUAL_TIMES)
    assert shown.call == "Call Dana Reyes, 555 0142"
    assert shown.number == "555 0142"
    assert shown.accessible == "Important: Contact your therapist now"
    assert "emergency number" in shown.emergency
    missing = banner.banner(a_diary(), a_review(finding_of("C-RAD")), USUAL_TIMES)
    assert missing.call == ""
    assert missing.no_number


def test_nothing_recent_is_grey_and_reassures_nobody():
    shown = banner.banner(a_diary(), a_review(finding_of("W-STALE")), USUAL_TIMES)
    assert shown.level is Level.NONE
    assert "Nothing here tells how you are now." in shown.reason


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_every_source_is_said_in_plain_words(rule):
    said = sources.plain_sources(rule.source)
    assert said
    assert not any(re.search(r"S\d-|[A-Z]{3}-|\d{4}", each) for each in said)


def test_why_tells_reason_source_evidence_and_limits():
    lines = findings.why(finding_of("C-48"), a_diary(), a_review(finding_of("C-48")), USUAL_TIMES)
    text = " ".join(lines)
    assert "an article on why the back hurts after physical therapy" in text
    assert "It was worked out today, 9:31, from your entry of today, 9:31." in text
    assert "This diary is not a check-up." in text


CASES = json.loads((Path(__file__).parents[1] / "cases" / "vignettes.json").read_text("utf-8"))[
    "cases"
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_worked_case_can_be_said(case):
    document = read_document(json.dumps(case["diary"]).encode())
    found = review(document.diary, BOOK, document.exported_at)
    shown = banner.banner(document.diary, found, USUAL_TIMES)
    assert shown.heading
    said = phone.phone_sentences(document.diary, found, document.exported_at, USUAL_TIMES)
    open_ = [each for each in found.findings if each.told is None]
    assert (said is not None) == any(each.level >= Level.CONTACT for each in open_)
    for each in found.findings:
        assert "{" not in findings.reason(each, USUAL_TIMES)
        findings.why(each, document.diary, found, USUAL_TIMES)
        signs.sign_name(each)


NUMBERS = {
    "urgent_number": "111",
    "doctor": Contact(name="Dr Lind", phone="555 0143"),
    "therapist": Contact(name="Dana Reyes", phone="555 0142"),
    "emergency_number": "112",
}


@pytest.mark.parametrize(
    ("rule", "without", "call", "field"),
    [
        ("U-UNSURE", (), "Call the urgent care line, 111", "urgent_number"),
        ("U-UNSURE", ("urgent_number",), "Call Dr Lind, 555 0143", "doctor.phone"),
        ("U-UNSURE", ("urgent_number", "doctor"), "Call Dana Reyes, 555 0142", "therapist.phone"),
        ("U-UNSURE", ("urgent_number", "doctor", "therapist"), "", "urgent_number"),
        ("U-FEVER", (), "Call Dr Lind, 555 0143", "doctor.phone"),
        ("U-FEVER", ("doctor",), "Call the urgent care line, 111", "urgent_number"),
        ("U-NEURO", (), "Call Dana Reyes, 555 0142", "therapist.phone"),
        ("C-RAD", (), "Call Dana Reyes, 555 0142", "therapist.phone"),
        ("C-RAD", ("therapist", "doctor"), "", "therapist.phone"),
        ("E-SADDLE", (), "Call 112", "emergency_number"),
        ("E-SADDLE", ("emergency_number",), "Call your local emergency number", "emergency_number"),
    ],
)
def test_the_call_button_names_whom_the_advice_names(rule, without, call, field):
    known = {name: value for name, value in NUMBERS.items() if name not in without}
    shown = banner.banner(a_diary(**known), a_review(finding_of(rule)), USUAL_TIMES)
    assert shown.call == call
    assert shown.number_field == field
    assert bool(shown.no_number) == (not call)
