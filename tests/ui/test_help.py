"""When to get help: the fixed list, whatever the diary holds."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from ptdiary.diary.profile import Contact, Profile
from ptdiary.paths import resource_text
from ptdiary.review.finding import Level
from ptdiary.review.rulebook import read_rulebook
from ptdiary.words import help as words
from tests.ui.conftest import NOW


def texts(page):
    return [label.text() for label in page.findChildren(QLabel)]


def test_list_is_there_with_an_empty_diary(window, keeper):
    keeper.keep_profile("Saved", Profile())
    window.show_page("help")
    shown = texts(window.page("help"))
    for group in words.GROUPS:
        for sign in group.signs:
            assert sign.text in shown
    assert any("your emergency number" in text for text in shown)


def test_numbers_of_the_profile_stand_in_the_list(window, keeper):
    profile = replace(keeper.diary.profile, urgent_number="111", doctor=Contact(phone="555 0199"))
    keeper.keep_profile("Saved", profile)
    shown = "\n".join(texts(window.page("help")))
    assert "Call 112 now" in shown
    assert "111" in shown
    assert "555 0142\nDana Reyes, therapist\nno hours written down" in shown
    assert "555 0199" in shown


def test_the_numbers_come_first_and_those_that_are_not_set_are_named(window, keeper):
    window.resize(1366, 740)
    window.show_page("help")
    page = window.page("help")
    shown = [label.text() for label in page.findChildren(QLabel) if label.text()]
    assert shown.index("112") < shown.index(words.LEAD)
    assert "Not set: urgent care line and doctor." in shown
    keeper.keep_profile("Saved", Profile())
    assert "Not set: emergency number, urgent care line, therapist and doctor." in texts(page)
    assert page.numbers.change.text() == words.ADD_NUMBERS


def test_who_is_open_changes_while_the_page_is_open(window, keeper):
    therapist = Contact(name="Dana Reyes", phone="555 0142", hours="Mon-Sat 9-12")
    keeper.keep_profile("Saved", replace(keeper.diary.profile, therapist=therapist))
    window.show_page("help")
    page = window.page("help")
    assert "open now, until 12:00" in texts(page)
    keeper.clock = lambda: NOW.replace(hour=12, minute=0)
    keeper.tick()
    assert "closed now, opens Monday 9:00" in texts(page)


BOOK = read_rulebook(resource_text("rules/rules.json"))
LINES = [
    (group, sign)
    for group in words.GROUPS
    for sign in (*group.signs, *([group.after] if group.after else []))
]
# What they ask for is asked for by another line: a rise that has eased again, and health answers.
WITHOUT_A_LINE = {"C-SUDDEN", "C-HISTORY"}


@pytest.mark.parametrize(("group", "sign"), LINES, ids=lambda each: getattr(each, "text", ""))
def test_each_line_stands_under_the_level_and_the_time_of_its_rules(group, sign):
    for rule_id in sign.rules:
        rule = BOOK[rule_id]
        assert sign.way in ("", *rule.ways)
        if rule_id == "U-UNSURE":  # below the list of emergencies: not sure is not no
            assert "{urgent} now" in sign.text
            assert rule.when[""] == "now"
            continue
        assert rule.level.word == group.level
        assert rule.when.get(sign.way, rule.when[""]) == group.when


def test_the_list_names_every_rule_that_somebody_is_told_of():
    stated = {rule for _, sign in LINES for rule in sign.rules}
    told = {rule.id for rule in BOOK.rules if rule.level >= Level.CONTACT}
    assert told - stated == WITHOUT_A_LINE
    assert all(sign.rules for group, sign in LINES if group.level != "expected")


def test_a_line_that_keeps_from_the_therapist_is_of_a_door_without_one():
    for group, sign in LINES:
        if "therapist first" in sign.text:
            door = BOOK[sign.rules[0]].door
            assert door.get(sign.way, door[""])[0] != "therapist"
            assert group.level == "urgent"


def test_the_groups_stand_from_the_soonest_to_the_last(window):
    window.show_page("help")
    shown = texts(window.page("help"))
    headings = [words.filled(group.heading, "112", None) for group in words.GROUPS]
    assert [text for text in shown if text in headings] == headings


@pytest.mark.parametrize(
    ("emergency", "urgent", "said"),
    [
        (None, None, "Call your emergency number, or an urgent care line."),
        ("112", "111", "Call 112, or your urgent care line, 111."),
    ],
)
def test_sentences_read_well_with_and_without_numbers(emergency, urgent, said):
    text = "Call {emergency}, or {urgent}."
    assert words.filled(text, emergency, urgent).replace(",.", ".") == said
