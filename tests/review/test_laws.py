"""Laws that every review obeys, on random diaries of `literal.random_diaries`, by their seeds."""

import copy
import json
import random
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from ptdiary.diary import Outlook
from ptdiary.diary.answers import mirrored
from ptdiary.diary.document import read_document
from ptdiary.diary.entry import CHECKS
from ptdiary.review.finding import Level
from ptdiary.review.index import index_of
from ptdiary.review.review import findings_at, review, review_at
from ptdiary.words.dates import USUAL_TIMES
from ptdiary.words.findings import advice, heading, reason
from tests.diaries import random_document
from tests.review.literal.random_diaries import random_diary
from tests.review.story import BOOK

SEEDS = range(500, 560)
PARTS = ("entries", "sessions", "consultations")
SIGNS = ("numbness", "tingling", "weakness")
SIDES = ("left", "right", "one_side")

# One fact, one line: of each of these at most one is found.
LADDERS = (
    {"C-72", "C-120", "C-48", "W-LATE", "W-ONEPOINT", "W-SLOW"},
    {"C-FLARE", "W-FLARE"},
    {"C-SEVERE", "W-STEADY"},
    {"U-SUDDEN", "C-SUDDEN"},
    {"C-TREND", "W-DRIFT"},
    {"C-LATE", "W-UNLINKED"},
    {"C-WORSE", "W-CLIMB"},
)


def read(document):
    return read_document(json.dumps(document).encode())


def look(document):
    read_ = read(document)
    return review(read_.diary, BOOK, read_.exported_at)


def outline(finding):
    told = finding.told.id if finding.told else None
    return finding.rule.id, finding.way, finding.entries, finding.session, finding.date, told


def outlines(found):
    return sorted(outline(finding) for finding in found.findings)


def moment(text):
    return datetime.fromisoformat(text)


@pytest.mark.parametrize("seed", SEEDS)
def test_it_is_whole(seed):
    document = random_diary(seed)
    found, at = look(document), moment(document["exported_at"])
    diary = read(document).diary
    rules = [finding.rule.id for finding in found.findings]
    assert found.level == max((each.level for each in found.findings), default=Level.NONE)
    assert len(set(rules)) == len(rules)
    assert all(len(ladder & set(rules)) <= 1 for ladder in LADDERS)
    expected = [each for each in found.findings if each.level is Level.EXPECTED]
    assert not expected or len(found.findings) == 1
    for finding in found.findings:
        assert reason(finding, USUAL_TIMES)
        assert advice(finding, diary, USUAL_TIMES)
        alone = replace(found, findings=(replace(finding, told=None),), level=finding.level)
        assert heading(alone, USUAL_TIMES)
    times = {each["id"]: moment(each["at"]) for each in document["entries"]}
    times |= {each["id"]: moment(each["ended_at"]) for each in document["sessions"]}
    for finding in found.findings:
        evidence = [times[each] for each in (*finding.entries, finding.session) if each]
        if not evidence:
            evidence = [moment(document["profile"]["health_at"])]
        assert finding.date in evidence
        assert all(time <= at for time in evidence)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_expected_at_7_or_sore_outside_a_linked_stretch_or_while_it_gets_worse(seed):
    document = random_diary(seed)
    found = look(document)
    if found.level is not Level.EXPECTED:
        return
    rated = [
        each
        for each in sorted(document["entries"], key=lambda each: (moment(each["at"]), each["id"]))
        if "soreness" in each
        and "left_out" not in each
        and "time_unknown" not in each
        and moment(each["at"]) <= found.at
    ]
    assert rated[-1]["soreness"] < 7
    stated = document["profile"]["usual_soreness"]
    if found.findings[0].session is None:
        assert rated[-1]["soreness"] < stated + 2


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_in_which_records_are_given_does_not_matter(seed):
    diary, rnd = read(random_diary(seed)), random.Random(seed)
    mixed = replace(
        diary.diary,
        **{
            part: tuple(rnd.sample(records, len(records)))
            for part in PARTS
            if (records := getattr(diary.diary, part)) is not None
        },
    )
    at = diary.exported_at
    assert review(mixed, BOOK, at) == review(diary.diary, BOOK, at)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_index_serves_every_moment_and_what_is_later_does_not_exist(seed):
    read_, rnd = read(random_diary(seed)), random.Random(seed)
    index = index_of(read_.diary)
    for _ in range(4):
        at = read_.exported_at - timedelta(hours=rnd.choice((0, 1, 12, 30, 100, 300)))
        so_far = replace(
            read_.diary,
            entries=tuple(each for each in read_.diary.entries if each.at <= at),
            sessions=tuple(each for each in read_.diary.sessions if each.ended_at <= at),
            consultations=tuple(each for each in read_.diary.consultations if each.at <= at),
        )
        assert review_at(index, BOOK, at) == review(so_far, BOOK, at)
        assert findings_at(index, BOOK, at) == review(so_far, BOOK, at).findings


@pytest.mark.parametrize("seed", SEEDS)
def test_days_that_pass_for_all_of_it_change_nothing(seed):
    document = random_diary(seed)
    document["profile"].pop("birth_year", None)
    later = moved(document, timedelta(days=11))
    here = [each[:4] for each in outlines(look(document))]
    assert here == [each[:4] for each in outlines(look(later))]


def moved(plain, span):
    """A document with every time in it moved."""
    if isinstance(plain, list):
        return [moved(each, span) for each in plain]
    if isinstance(plain, dict):
        return {name: moved(each, span) for name, each in plain.items()}
    if not isinstance(plain, str) or len(plain) < 19 or plain[10:11] != "T":
        return plain
    return (moment(plain) + span).isoformat()


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_left_out_changes_nothing(seed):
    document = random_diary(seed)
    before, at = outlines(look(document)), moment(document["exported_at"])
    left_out = {
        "name": "Made up",
        "done": "not_today",
        "plan_percent": 300,
        "rose": "yes",
        "settled": "no",
        "quality": ["sharp"],
        "travelled_to": ["leg.left"],
        "soreness_peak": 10,
    }
    for session in document["sessions"]:
        if session.get("exercises"):
            session["exercises"].insert(0, left_out)
    for hours in (1, 30, 60, 80):
        ended = (at - timedelta(hours=hours)).isoformat()
        of_nothing_else = {"id": f"made-up-{hours}", "ended_at": ended, "effort": 10}
        document["sessions"].append(of_nothing_else | {"exercises": [left_out]})
    assert outlines(look(document)) == before


@pytest.mark.parametrize("seed", SEEDS)
def test_left_and_right_are_alike(seed):
    document = random_diary(seed)
    assert outlines(look(document)) == outlines(look(mirror(document)))


def mirror(plain):
    """A document with left and right changed places."""
    swap = {"left": "right", "right": "left"}
    if isinstance(plain, list):
        return [mirror(each) for each in plain]
    if isinstance(plain, dict):
        return {swap.get(name, name): mirror(each) for name, each in plain.items()}
    if isinstance(plain, str) and plain.partition(".")[2] in swap:
        return mirrored(plain)
    return swap.get(plain, plain) if isinstance(plain, str) else plain


@pytest.mark.parametrize("seed", SEEDS)
def test_a_blank_never_makes_an_emergency(seed):
    """Emergencies come from a stated yes, or from new or worse: without them there is none."""
    document = random_diary(seed)
    for entry in document["entries"]:
        without_what_is_stated(entry)
    assert look(document).level < Level.EMERGENCY


def without_what_is_stated(entry):
    checks = entry.get("checks", {})
    entry["checks"] = {name: "unsure" if each == "yes" else each for name, each in checks.items()}
    if entry.get("travels") == "yes":
        entry["travels"] = "unsure"
    for limb in entry.get("spread", {}).values():
        for side in limb.values():
            side.pop("reach", None)
            side["change"] = unsure(side.get("change", "new"))
    for signs in ("nerve_signs", "leg_signs", "arm_signs", "face_signs"):
        for name, answer in entry.get(signs, {}).items():
            if isinstance(answer, dict):
                entry[signs][name] = {side: unsure(each) for side, each in answer.items()}
            else:
                entry[signs][name] = unsure(answer)


def unsure(change):
    return "unsure" if change in ("new", "worse") else change


@pytest.mark.parametrize("seed", SEEDS)
def test_telling_at_the_moment_of_the_review_changes_no_level(seed):
    document = random_diary(seed)
    # of a check that a doctor knows, the telling itself is what was asked for
    known = any("known" in entry.get("checks", {}).values() for entry in document["entries"])
    for entry in document["entries"]:  # an answer at that very moment would be known by it
        if entry["at"] == document["exported_at"] or known:
            return
    found = look(document)
    telling = {"id": "now", "at": document["exported_at"], "with": "therapist", "kind": "told"}
    telling["rules"] = [finding.rule.id for finding in found.findings]
    told = copy.deepcopy(document)
    told["consultations"].append(telling)
    again = look(told)
    assert [each[:2] for each in outlines(again)] == [each[:2] for each in outlines(found)]
    assert not any(each.told for each in again.findings if each.level is Level.EMERGENCY)


# With every change answered, and nobody consulted in between


def plain_diary(seed):
    """A random diary in which each sign says whether it is new, and that nobody knows of."""
    document = random_diary(seed)
    document["consultations"] = []
    for name in ("known", "known_nerve_signs"):
        document["profile"].pop(name, None)
    for entry in document["entries"]:
        checks = entry.get("checks", {})
        entry["checks"] = {name: each for name, each in checks.items() if each != "known"}
        if entry.get("travels") != "no" or "spread" in entry:
            entry.pop("travels", None)
            entry.setdefault("spread", {})
        for limb in entry.get("spread", {}).values():
            for side in limb.values():
                side.pop("reach", None)
                side.setdefault("change", "unsure")
        if {"sharp", "shooting", "electric", "stabbing"} & {*entry.get("quality", [])}:
            entry["sharp_change"] = "unsure"
        if entry.get("swelling") == "marked" or entry.get("swelling_new") == "yes":
            entry.setdefault("swelling_change", "unsure")
    return document


def answers(document, wanted):
    """Where answers of these words stand: the object that holds each, and its name."""
    places = []
    for entry in document["entries"]:
        places += [(entry["checks"], name) for name in entry["checks"]]
        places += [(entry, name) for name in ("travels", "sharp_change") if name in entry]
        for signs in ("nerve_signs", "leg_signs", "arm_signs"):
            places += [(sides, side) for sides in entry.get(signs, {}).values() for side in sides]
        face = entry.get("face_signs", {})
        places += [(face, name) for name in face]
        for limb in entry.get("spread", {}).values():
            places += [(side, "change") for side in limb.values() if "change" in side]
    return [(holder, name) for holder, name in places if holder[name] in wanted]


def level_of(document):
    """The level; that something is expected is no more than that nothing is found."""
    return max(look(document).level, Level.EXPECTED)


def changed_somewhere(seed, wanted, change):
    """The levels of a plain diary, before and after one of its answers is changed."""
    document, rnd = plain_diary(seed), random.Random(seed)
    places = answers(document, wanted)
    if not places:
        return Level.EXPECTED, Level.EXPECTED
    before = level_of(document)
    holder, name = rnd.choice(places)
    change(holder, name, rnd)
    return before, level_of(document)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_answer_in_place_of_no_never_lowers_the_level(seed):
    before, after = changed_somewhere(seed, ("no",), lambda holder, name, _: holder.pop(name))
    assert after >= before


SIGN = ("yes", "unsure", "new", "worse", "same", "less")


@pytest.mark.parametrize("seed", SEEDS)
def test_taking_a_sign_away_never_raises_the_level(seed):
    before, after = changed_somewhere(
        seed, SIGN, lambda holder, name, _: holder.update({name: "no"})
    )
    assert after <= before


def add(holder, name, rnd):
    words = (
        ("yes", "unsure")
        if name in (*CHECKS, "travels")
        else ("new", "worse", "unsure", "same", "less")
    )
    holder[name] = rnd.choice(words)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sign_more_never_lowers_the_level(seed):
    before, after = changed_somewhere(seed, ("no",), add)
    assert after >= before


@pytest.mark.parametrize("seed", SEEDS)
def test_more_of_what_is_known_never_raises_the_level(seed):
    document, rnd = plain_diary(seed), random.Random(seed)
    if any(f"{limb}_signs" in entry for entry in document["entries"] for limb in ("leg", "arm")):
        return
    limb, sign, side = rnd.choice(("leg", "arm")), rnd.choice(SIGNS), rnd.choice(SIDES[:2])
    for entry in document["entries"]:
        entry.pop("nerve_signs", None)
    before = level_of(document)
    document["profile"]["known"] = [{"sign": sign, "limb": limb, "side": side}]
    for entry in document["entries"]:
        if rnd.random() < 0.5:
            entry[f"{limb}_signs"] = {sign: {side: rnd.choice(("same", "less"))}}
    assert level_of(document) <= before


@pytest.mark.parametrize("seed", range(12))
def test_what_was_said_of_tomorrow_changes_no_finding(seed):
    document = random_document(random.Random(seed))
    with_it, at = document.diary, document.exported_at
    said = Outlook(
        id="said", said_at=at - timedelta(hours=3), about=at - timedelta(hours=1),
        session_id="s", dots=(9, 9, 9, 9, 9, 10, 10, 10, 10, 10),
    )  # fmt: skip
    diaries = (replace(with_it, outlooks=()), replace(with_it, outlooks=(*with_it.outlooks, said)))
    without, much = (review(each, BOOK, at) for each in diaries)
    assert without == much
