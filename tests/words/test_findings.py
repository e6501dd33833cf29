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
from ptdiary.diary.entry import Checks, Entry
from ptdiary.diary.plan import Appointment
from ptdiary.diary.profile import Contact, Profile
from ptdiary.diary.session import Exercise, Session
from ptdiary.paths import resource_text
from ptdiary.review.finding import Finding, Level, Review
from ptdiary.review.known import KnownLine
from ptdiary.review.lines import Line
from ptdiary.review.review import review
from ptdiary.review.rulebook import read_rulebook
from ptdiary.words import banner, findings, phone, signs
from ptdiary.words import findings as sources
from ptdiary.words.body_regions import UNNAMED_EXERCISE
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
    for text in (
        findings.reason(finding, USUAL_TIMES),
        findings.advice(finding, a_diary(), USUAL_TIMES),
    ):
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
    assert findings.heading(a_review(finding), USUAL_TIMES)


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
        ("C-SHARP", "exercise", {"exercise": UNNAMED_EXERCISE},
         "You wrote that the pain was shooting and like an electric shock during an exercise on"),
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
        ("U-NEURO", "unsure", {"where": ("side.one_side",), "day": NOW},
         "You wrote today about numbness or tingling in your face, an arm or a leg. It is not"),
        ("W-UNLINKED", "", {"day_a": THEN.replace(year=2025)},
         "You are sorer than usual since 10 November 2025,"),
        ("U-UNSURE", "", {"signs": ("saddle", "bladder"), "day": NOW},
         "What you wrote today is not clear about numbness between your legs, or around your"),
        ("U-UNSURE", "", {"signs": ("shape", "band"), "day": NOW},
         "What you wrote today is not clear about a lump, or a change in the shape of your back;"),
        ("U-UNSURE", "", {"signs": ("trauma_major", "collapse"), "day": NOW},
         "What you wrote today is not clear about a serious fall or accident and feeling faint"),
        ("U-NHSLIST", "", {},
         "You wrote on 10 November about new pain when you cough, sneeze or poo."),
        ("C-UNTOLD", "check", {"item": ("bladder",), "day": NOW},
         "You wrote today that trouble peeing is not new."),
        ("W-UNANSWERED", "", {"checks": ("bladder", "bowel", "fever", "unwell")},
         "Some safety questions are still open: new trouble peeing, new trouble holding or"),
    ],
)  # fmt: skip
def test_facts_become_plain_words(rule, way, facts, said):
    assert findings.reason(finding_of(rule, way, **facts), USUAL_TIMES).startswith(said)


def test_what_is_not_new_is_not_called_new():
    found = finding_of("C-UNTOLD", "check", item=("bladder", "bowel"))
    assert signs.sign_name(found) == "Trouble peeing and trouble holding or feeling a poo, not new"
    assert signs.sign_name(finding_of("U-NHSLIST", item=("band", "upper_back"))).endswith(
        " and new pain between the shoulders"
    )


def test_an_operation_is_told_as_what_was_done():
    found = finding_of("U-FEVER", "procedure")
    said = phone.phone_sentences(a_diary(), a_review(found), NOW, USUAL_TIMES)
    assert "I had an operation or injection in my spine in the past 3 months." in said.spoken


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
        (("W-STALE",), "Add a rating now"),
        (("W-EARLY",), "Rate it again tomorrow"),
        (("W-DRIFT",), "Is 7 your usual soreness now?"),
        (("X-USUAL",), "Keep recording"),
        ((), "The diary cannot tell how you are today"),
    ],
)
def test_the_heading_is_of_the_highest_and_soonest(rules, heading):
    assert findings.heading(a_review(*map(finding_of, rules)), USUAL_TIMES) == heading


def test_the_way_has_its_own_heading_and_advice():
    again = finding_of("C-72", "again")
    assert (
        findings.heading(a_review(again), USUAL_TIMES)
        == "Tell your therapist before your next session"
    )
    assert findings.advice(again, a_diary(), USUAL_TIMES).startswith(
        "Tell your therapist before you exercise again."
    )


def test_a_told_finding_leaves_the_banner_and_an_emergency_never_does():
    told = Consultation(
        id="c", at=datetime(2026, 11, 10, 20, 0, tzinfo=UTC), with_whom="therapist", kind="told"
    )
    quiet = replace(finding_of("C-RAD"), told=told)
    shown = banner.banner(a_diary(), a_review(quiet, finding_of("W-SLOW")), USUAL_TIMES)
    assert shown.heading == "Rate it again tomorrow"
    assert shown.told == ("You told your therapist on 10 November: pain down the left leg.")
    assert shown.level is Level.CONTACT, "told or not, the level is that of the review"
    loud = replace(finding_of("E-SADDLE"), told=told)
    assert banner.banner(a_diary(), a_review(loud), USUAL_TIMES).level is Level.EMERGENCY


def test_the_banner_shows_the_number_as_text_and_what_would_be_an_emergency():
    therapist = Contact(name="Dana Reyes", phone="555 0142")
    profile = {"therapist": therapist, "emergency_number": "112"}
    shown = banner.banner(a_diary(**profile), a_review(finding_of("C-RAD")), USUAL_TIMES)
    assert [(each.who, each.number, each.hours.words) for each in shown.numbers] == [
        ("Dana Reyes, therapist", "555 0142", "no hours written down")
    ]
    assert shown.accessible == "Important: Contact your therapist now"
    assert shown.emergency.startswith("<b>Call 112 now if you have:</b> numbness between your legs")
    assert shown.emergency.count("·") == 4
    missing = banner.banner(a_diary(), a_review(finding_of("C-RAD")), USUAL_TIMES)
    assert missing.numbers == ()
    assert missing.no_number


def test_an_emergency_is_not_told_again_what_an_emergency_is():
    shown = banner.banner(a_diary(), a_review(finding_of("E-SADDLE")), USUAL_TIMES)
    assert shown.emergency == ""


def test_the_day_date_and_time_of_the_evidence_are_said():
    shown = banner.banner(a_diary(), a_review(finding_of("C-RAD")), USUAL_TIMES)
    assert shown.when == "Tuesday 10 November, 19:40"
    today = replace(finding_of("C-RAD"), date=NOW)
    assert findings.evidence(today, a_diary(), USUAL_TIMES) == "Today, Saturday 21 November, 9:31"
    untimed = replace(a_diary().entries[0], time_unknown=True)
    diary = replace(a_diary(), entries=(untimed,))
    assert findings.evidence(today, diary, USUAL_TIMES) == "Today, Saturday 21 November"
    year = replace(today, date=NOW.replace(year=2025))
    assert findings.evidence(year, a_diary(), USUAL_TIMES) == "Friday 21 November 2025, 9:31"


def test_three_lines_stand_in_the_banner_and_the_rest_behind_more():
    found = a_review(*map(finding_of, ("C-RAD", "C-SHARP", "C-72", "C-SWELL", "W-SLOW")))
    shown = banner.banner(after_days(3), found, USUAL_TIMES)
    assert len(shown.others) == 2
    assert len(shown.more) == 2
    assert banner.more_words(len(shown.more)) == "and 2 more"


def test_on_the_first_days_no_watch_is_said_beside_another_line():
    found = a_review(finding_of("C-SHARP"), finding_of("W-SLOW"))
    assert banner.banner(after_days(2), found, USUAL_TIMES).others == ()
    assert len(banner.banner(after_days(3), found, USUAL_TIMES).others) == 1


def after_days(count):
    entries = tuple(Entry(id=f"e{day}", at=NOW - timedelta(days=day)) for day in range(count))
    return replace(a_diary(), entries=tuple(reversed(entries)))


def test_without_a_next_session_in_sight_it_is_said_by_when():
    before = finding_of("C-UNTOLD")
    tail = "before your next session, or within a few days if you have none."
    assert tail not in findings.advice(before, a_diary(), USUAL_TIMES)
    alone = replace(a_diary(), sessions=())
    assert tail in findings.advice(before, alone, USUAL_TIMES)
    soon = Appointment(id="a", at=NOW + timedelta(days=2))
    assert tail not in findings.advice(before, alone.keeping(soon), USUAL_TIMES)
    late = Appointment(id="a", at=NOW + timedelta(days=8))
    assert tail in findings.advice(before, alone.keeping(late), USUAL_TIMES)


def test_nothing_recent_is_grey_and_reassures_nobody():
    shown = banner.banner(a_diary(), a_review(finding_of("W-STALE")), USUAL_TIMES)
    assert not shown.is_loud
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
    ("rule", "without", "numbers", "field"),
    [
        ("U-UNSURE", (), ["111", "555 0143", "555 0142"], ""),
        ("U-UNSURE", ("urgent_number",), ["555 0143", "555 0142"], ""),
        ("U-UNSURE", ("urgent_number", "doctor"), ["555 0142"], ""),
        ("U-UNSURE", ("urgent_number", "doctor", "therapist"), [], "urgent_number"),
        ("U-FEVER", (), ["111", "555 0143", "555 0142"], ""),
        ("U-CALF", (), ["111", "555 0143"], ""),
        ("C-RAD", (), ["555 0142", "555 0143"], ""),
        ("C-RAD", ("therapist", "doctor"), [], "therapist.phone"),
        ("E-SADDLE", (), ["112"], ""),
        ("E-SADDLE", ("emergency_number",), [], "emergency_number"),
    ],
)
def test_the_numbers_are_those_of_the_door_the_open_one_first(rule, without, numbers, field):
    known = {name: value for name, value in NUMBERS.items() if name not in without}
    shown = banner.banner(a_diary(**known), a_review(finding_of(rule)), USUAL_TIMES)
    assert [each.number for each in shown.numbers] == numbers
    assert shown.number_field == field
    assert bool(shown.no_number) == (not numbers)


def called(rule, at, hours, **profile):
    """The numbers of a banner at a moment, the therapist with these hours, as (number, words)."""
    therapist = Contact(name="Dana Reyes", phone="555 0142", hours=hours)
    known = {"therapist": therapist, "emergency_number": "112"} | profile
    review = replace(a_review(finding_of(rule)), at=at)
    shown = banner.banner(a_diary(**known), review, USUAL_TIMES)
    return [(each.number, each.hours.words) for each in shown.numbers]


OFFICE = "Mon-Fri 8-17"
SUNDAY = NOW + timedelta(days=1)
CLOSED, OPEN, ALWAYS = (
    "closed today, opens Monday 8:00", "open now, until 17:00", "open now, day and night",
)  # fmt: skip


def test_a_closed_door_stands_under_an_open_line_until_the_minute_it_opens():
    opens = SUNDAY.replace(hour=8, minute=0) + timedelta(days=1)
    line = {"urgent_number": "111"}
    assert called("U-NEURO", SUNDAY, OFFICE, **line) == [("111", ALWAYS), ("555 0142", CLOSED)]
    before = called("U-NEURO", opens - timedelta(minutes=1), OFFICE, **line)
    assert before == [("111", ALWAYS), ("555 0142", "closed now, opens 8:00")]
    assert called("U-NEURO", opens, OFFICE, **line) == [("555 0142", OPEN), ("111", ALWAYS)]


def test_behind_closed_doors_an_urgent_finding_has_a_number_that_answers():
    assert called("U-SUDDEN", SUNDAY, OFFICE, urgent_number="111") == [
        ("111", ALWAYS), ("555 0142", CLOSED),
    ]  # fmt: skip
    assert called("U-SUDDEN", SUNDAY, OFFICE) == [("555 0142", CLOSED), ("112", ALWAYS)]
    assert called("C-RAD", SUNDAY, OFFICE) == [("555 0142", CLOSED)]
    monday = SUNDAY + timedelta(days=1)
    assert called("U-SUDDEN", monday, OFFICE) == [("555 0142", OPEN)]
    assert [number for number, _ in called("U-SUDDEN", SUNDAY, "ask Dana")] == ["555 0142"]


@pytest.mark.parametrize("rule", [each for each in BOOK.rules if each.level >= Level.CONTACT],
                         ids=lambda rule: rule.id)  # fmt: skip
@pytest.mark.parametrize("hours", [None, "by appointment", OFFICE, "Sun 9-12", "24 hours"])
def test_hours_change_the_order_of_the_numbers_and_nothing_else(rule, hours):
    def said(hours):
        doctor = Contact(name="Dr Lind", phone="555 0143", hours=hours)
        diary = a_diary(**NUMBERS | {"doctor": doctor})
        review = replace(a_review(finding_of(rule.id)), at=SUNDAY)
        return banner.banner(diary, review, USUAL_TIMES)

    with_them, without = said(hours), said(None)
    assert replace(with_them, numbers=()) == replace(without, numbers=())
    door = set(rule.door[""]) if rule.level is not Level.URGENT else {*rule.door[""], "urgent_care"}
    assert {each.whom for each in with_them.numbers} <= door
    opened = [bool(each.hours.is_open) for each in with_them.numbers]
    assert opened == sorted(opened, reverse=True)


def test_what_was_answered_no_a_moment_ago_is_not_asked_for_again():
    none = Checks(**dict.fromkeys(
        ("saddle", "bladder", "bowel", "legs_both", "giving_way", "chest", "sudden_weakness"), "no"
    ))  # fmt: skip
    found = a_review(finding_of("C-RAD"))

    def said(checks, ago):
        at = found.at - timedelta(minutes=ago)
        entry = Entry(id="x", at=at, written_at=at, checks=checks)
        diary = replace(a_diary(emergency_number="112"), entries=(entry,))
        return banner.banner(diary, found, USUAL_TIMES).emergency

    assert said(replace(none, chest=None, bowel=None), 5) == (
        "<b>Call 112 now if you have:</b> trouble peeing or pooing\N{NO-BREAK SPACE}· "
        "chest pain or trouble breathing"
    )
    assert said(none, 5) == (
        "<b>Call 112 now if a sign of an emergency begins.</b> They are listed in When to get help."
    )
    assert said(none, 61).count("·") == 4


@pytest.mark.parametrize(
    ("way", "facts", "said"),
    [
        ("said_fragile", {}, "I have weak bones and take steroid tablets."),
        ("said_fragile", {"why": ("age_65", "osteoporosis")},
         "I am 65 or older and have weak bones."),
    ],
)  # fmt: skip
def test_what_was_told_to_the_diary_is_told_on_the_phone_as_true(way, facts, said):
    found = finding_of("U-SUDDEN", way, **({"why": ("osteoporosis", "long_term_steroids")} | facts))
    spoken = phone.phone_sentences(a_diary(), a_review(found), NOW, USUAL_TIMES).spoken
    assert said in spoken


def test_what_to_change_is_asked_only_where_a_session_is_the_evidence():
    by_session = finding_of("C-48")
    for found, asked in ((by_session, True), (replace(by_session, session=None), False)):
        said = phone.phone_sentences(a_diary(), a_review(found), NOW, USUAL_TIMES).spoken
        assert (phone.WHAT_TO_CHANGE in said) == asked
        assert (phone.WHAT_TO_DO in said) != asked


def test_an_emergency_opens_without_pain_that_nobody_wrote_of():
    said = phone.phone_sentences(a_diary(), a_review(finding_of("E-STROKE")), NOW, USUAL_TIMES)
    assert said.spoken.startswith("“I am in treatment for my back, and I have a sign")


def test_what_is_known_and_no_worse_is_one_line():
    numb = Line("numbness", "leg", "left")
    known = [KnownLine(line=numb, since=THEN)]
    therapist = Contact(name="Dana Reyes")
    said = banner.known_line(known, a_diary(therapist=therapist), NOW, USUAL_TIMES)
    assert said == (
        "<b>Numbness, left leg:</b> known since 10 November, no worse. It goes on the page for "
        "Dana Reyes. Worse, further down or on the other side? Tick it as worse."
    )
    always = [*known, KnownLine(line=Line("sharp"), since=None)]
    said = banner.known_line(always, a_diary(), NOW, USUAL_TIMES)
    assert said.startswith("<b>Numbness, left leg; sharp pain:</b> known, no worse. It goes on")
    assert banner.line_name(Line("weakness", "face")) == "weakness, face"
