"""When to get help: the fixed list, whatever the diary holds."""

import json
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from ptdiary.diary.profile import Contact, Profile
from ptdiary.paths import resource_text
from ptdiary.words import help as words


def texts(page):
    return [label.text() for label in page.findChildren(QLabel)]


def test_list_is_there_with_an_empty_diary(window, keeper):
    keeper.keep_profile("Saved", Profile())
    window.show_page("help")
    shown = texts(window.page("help"))
    for group in words.GROUPS:
        for sign in group.signs:
            assert sign in shown
    assert any("your emergency number" in text for text in shown)


def test_numbers_of_the_profile_stand_in_the_list(window, keeper):
    profile = replace(keeper.diary.profile, urgent_number="111", doctor=Contact(phone="555 0199"))
    keeper.keep_profile("Saved", profile)
    shown = "\n".join(texts(window.page("help")))
    assert "Call 112 now" in shown
    assert "111" in shown
    assert "Dana Reyes, 555 0142" in shown
    assert "555 0199" in shown


# a word of the list by which each rule of the two highest levels can be recognised
RECOGNISED = {
    "E-SADDLE": "between your legs", "E-BLADDER": "bladder", "E-BOWEL": "poo",
    "E-SEXUAL": "sex", "E-BOTH": "both legs", "E-WEAK": "gives way", "E-TRAUMA": "fall",
    "E-CHEST": "Chest", "E-COLLAPSE": "fainting", "E-URINE": "cola", "E-FEVERNEURO": "Fever",
    "E-STROKE": "trouble speaking",
    "U-UNSURE": "Not sure", "U-PAST": "", "U-NEURO": "one leg", "U-SUDDEN": "7 out of 10",
    "U-FEVER": "38.0", "U-WEIGHT": "Weight", "U-NIGHT": "night", "U-CANCER": "cancer",
    "U-CALF": "calf", "U-NHSLIST": "cough", "U-FRACTURE": "weak bones",
}  # fmt: skip


def test_list_names_every_sign_of_the_rule_book_that_cannot_wait():
    rules = json.loads(resource_text("rules/rules.json"))["rules"]
    rules = rules if isinstance(rules, list) else rules["rules"]
    urgent = {rule["id"] for rule in rules if rule["level"] in {"emergency", "urgent"}}
    assert urgent == set(RECOGNISED)
    for rule, word in RECOGNISED.items():
        level = "emergency" if rule.startswith("E-") or rule == "U-UNSURE" else "urgent"
        text = "\n".join(
            "\n".join((*group.signs, group.after)) for group in words.GROUPS if group.level == level
        )
        assert word in text, rule


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
