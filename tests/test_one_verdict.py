"""One verdict: wherever a finding is said, it has the same level, heading and time to act.

Each rule and each way of firing is taken from the smallest worked case that finds it, and read in
every place that says it: banner, screen reader, phone, help page, the text and the JSON of
`ptdiary review`, the warnings box of the page, and the mark on the chart.
"""

import json
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from ptdiary.cli.review import _as_json, _as_text
from ptdiary.cli.source import Source
from ptdiary.diary.document import read_document
from ptdiary.paths import resource_text
from ptdiary.review.finding import Level
from ptdiary.review.index import index_of
from ptdiary.review.page.summary import summary
from ptdiary.review.review import review
from ptdiary.review.rulebook import read_rulebook
from ptdiary.review.trends.series import series_from
from ptdiary.ui.today.status import banner_text
from ptdiary.words import chart_tables, charts, page_entries, signs
from ptdiary.words.banner import banner
from ptdiary.words.dates import USUAL_TIMES
from ptdiary.words.findings import advice, heading, heading_of, reason
from ptdiary.words.help import GROUPS
from ptdiary.words.phone import EMERGENCY_OPENING, WHAT_TO_CHANGE, WHAT_TO_DO, phone_sentences

BOOK = read_rulebook(resource_text("rules/rules.json"))
EVERY_WAY = [(rule.id, way) for rule in BOOK.rules for way in ("", *rule.ways)]
FOLDER = Path(__file__).parent / "cases"
SPOKEN = {
    Level.EMERGENCY: "Emergency", Level.URGENT: "Urgent", Level.CONTACT: "Important",
    Level.WATCH: "For your information", Level.EXPECTED: "For your information",
}  # fmt: skip
SHAPES = {
    Level.EMERGENCY: "urgent", Level.URGENT: "urgent", Level.CONTACT: "contact",
    Level.WATCH: "watch", Level.EXPECTED: "expected",
}  # fmt: skip


@cache
def cases():
    """For each rule and way, the smallest case that finds it."""
    found = {}
    for name in ("own.json", "vignettes.json"):
        for case in json.loads((FOLDER / name).read_text(encoding="utf-8"))["cases"]:
            expect, size = case["expect"], len(case["diary"].get("entries", ()))
            for rule in expect["rules"]:
                key = rule, expect.get("ways", {}).get(rule, "")
                if key not in found or size < found[key][0]:
                    found[key] = size, case["diary"]
    return {key: diary for key, (_, diary) in found.items()}


@cache
def told(rule_id, way):
    """The diary, the moment, all that a review finds, and the finding itself."""
    document = read_document(json.dumps(cases()[rule_id, way]).encode())
    found = review(document.diary, BOOK, document.exported_at)
    (finding,) = [each for each in found.findings if (each.rule.id, each.way) == (rule_id, way)]
    return document.diary, found, finding


def alone(found, finding):
    """The same review, had it found nothing else and nobody been told."""
    quiet = replace(finding, told=None)
    return replace(found, findings=(quiet,), level=finding.level), quiet


every_way = pytest.mark.parametrize(("rule", "way"), EVERY_WAY)


def test_every_rule_and_way_has_a_case():
    assert set(EVERY_WAY) <= set(cases())


@every_way
def test_the_banner_has_the_level_the_heading_and_the_sentences(rule, way):
    diary, found, finding = told(rule, way)
    only, quiet = alone(found, finding)
    said = banner(diary, only, USUAL_TIMES)
    assert said.level is finding.level
    assert said.heading == heading_of(finding) == heading(only, USUAL_TIMES)
    assert said.accessible == f"{SPOKEN[finding.level]}: {said.heading}"
    assert (said.reason, said.advice) == (
        reason(quiet, USUAL_TIMES), advice(quiet, diary, USUAL_TIMES),
    )  # fmt: skip
    drawn = banner_text(said)
    at_once = finding.level is Level.CONTACT and finding.when == "now"
    shape = "none" if finding.is_no_rating else "urgent" if at_once else SHAPES[finding.level]
    assert (drawn.shape, drawn.heading, drawn.spoken) == (shape, said.heading, said.spoken)
    assert said.is_loud == (finding.level >= Level.CONTACT)


@every_way
def test_the_banner_of_the_whole_review_has_its_level_and_heading(rule, way):
    diary, found, _ = told(rule, way)
    said = banner(diary, found, USUAL_TIMES)
    assert said.level is found.level
    assert said.heading == heading(found, USUAL_TIMES)
    assert said.spoken == SPOKEN[found.level]


@every_way
def test_the_heading_says_how_soon(rule, way):
    _, _, finding = told(rule, way)
    said = heading_of(finding)
    if finding.when in ("now", "today"):
        assert finding.when in said.lower()
    elif finding.level >= Level.CONTACT:
        assert "today" not in said
        assert "now" not in said.split()


@every_way
def test_on_the_phone_it_is_said_to_whom_it_is_to_be_said(rule, way):
    diary, found, finding = told(rule, way)
    only, _ = alone(found, finding)
    said = phone_sentences(diary, only, found.at, USUAL_TIMES)
    assert (said is not None) == (finding.level >= Level.CONTACT)
    if said is None:
        return
    assert (EMERGENCY_OPENING in said.spoken) == (finding.level is Level.EMERGENCY)
    asks_to_change = finding.level is Level.CONTACT and finding.session is not None
    assert (WHAT_TO_CHANGE in said.spoken) == asks_to_change
    assert (WHAT_TO_DO in said.spoken) == (finding.level < Level.EMERGENCY and not asks_to_change)
    assert banner(diary, only, USUAL_TIMES).phone == said


@every_way
def test_the_help_page_has_it_in_the_group_of_its_level_and_time(rule, way):
    _, _, finding = told(rule, way)
    lines = [(group, sign) for group in GROUPS for sign in group.signs if rule in sign.rules]
    # a line of no way of its own tells of every way that is as soon
    plain = not any(sign.way == way for _, sign in lines) and finding.when == finding.rule.when[""]
    stated = [group for group, sign in lines if sign.way == ("" if plain else way)]
    for group in stated:
        assert (group.level, group.when) == (finding.level.word, finding.when)


@every_way
def test_the_review_in_text_and_in_json_says_the_same(rule, way):
    diary, found, finding = told(rule, way)
    source = Source(name="", diary=diary, at=found.at)
    plain = json.loads(_as_json(source, found))
    assert plain["level"] == found.level.word
    (row,) = [each for each in plain["findings"] if (each["rule"], each["way"]) == (rule, way)]
    sentences = reason(finding, USUAL_TIMES), advice(finding, diary, USUAL_TIMES)
    assert (row["level"], row["when"]) == (finding.level.word, finding.when)
    assert (row["reason"], row["advice"]) == sentences
    text = " ".join(_as_text(source, found).split())
    assert f"{rule}: {' '.join(sentences)}" in text
    assert heading(found, USUAL_TIMES) in text


@every_way
def test_the_page_and_the_chart_name_it_alike(rule, way):
    diary, found, finding = told(rule, way)
    first = (found.at - timedelta(days=28)).date()
    index = index_of(diary)
    drawn = series_from(index, BOOK, found.at, first, found.at.date())
    rows = summary(diary, BOOK, found.at, first, found.at.date()).warnings
    assert [row.mark for row in rows] == list(drawn.marks)
    words = charts.timeline_words(drawn, USUAL_TIMES).marks
    for row, mark, said in zip(rows, drawn.marks, words, strict=True):
        name = signs.mark_name(mark)
        assert page_entries.warning_what(row).startswith(name)
        assert chart_tables.mark_name(mark).startswith(charts.mark_name(mark))
        assert any(charts.mark_name(mark) in variant for variant in said)
        plain = {key: fact for key, fact in mark.finding.facts.items() if key != "exercise"}
        spared = replace(mark, finding=replace(mark.finding, facts=plain))
        assert charts.mark_name(mark) == signs.mark_name(spared)
        assert mark.finding.level is BOOK[mark.finding.rule.id].level
        if mark.finding.rule.id == rule and mark.finding.way == way and mark.until is None:
            assert mark.finding.when == finding.when
