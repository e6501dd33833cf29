"""Words stand where they can be read and translated together, and some are never said."""

import json
import re

import pytest

from tests.source import PACKAGE, ROOT, texts, trees

UI = PACKAGE / "ui"
WORDING = PACKAGE / "words"

SENTENCE = re.compile(r"[^\W\d_]{2,}[ ,]+[^\W\d_]{2,}")
STYLESHEETS = {"ptdiary/ui/theme.py"}
# For the machine, not for a reader: (file, text), each with its reason.
NOT_WORDS = {
    ("ptdiary/ui/summary/page.py", "no printer"),  # compared with what Qt reports
}

NEVER = re.compile(
    r"(?<!\?)!|\b(normal|normally|fine|should|all clear|okay|healthy|low risk"
    r"|nothing to worry about|safe to|no red flags|you have (sciatica|DOMS|a nerve)|good pain"
    r"|push through|keep going"
    r"|well done|congratulations|streak)\b",
    re.IGNORECASE,
)


def sentences():
    """Each sentence that stands in the window's code: file, line, text."""
    for path, tree in trees(UI):
        if path.as_posix() not in STYLESHEETS:
            for line, text in texts(tree):
                if SENTENCE.search(text):
                    yield path.as_posix(), line, text


def test_the_window_holds_no_sentence_of_its_own():
    loose = [
        (file, line, text) for file, line, text in sentences() if (file, text) not in NOT_WORDS
    ]
    assert not loose


def test_every_exception_is_still_needed():
    assert {(file, text) for file, _, text in sentences()} >= NOT_WORDS


def patient_words():
    """Each text that a patient may read: where it stands, and what it says."""
    for path, tree in trees(WORDING):
        for _, text in texts(tree):
            yield path.as_posix(), text
    book = json.loads((ROOT / "resources/rules/rules.json").read_text(encoding="utf-8"))
    for rule in book if isinstance(book, list) else book["rules"]:
        for text in (rule["reason"], rule["advice"], *rule.get("ways", {}).values()):
            yield rule["id"], text
    for guide in sorted((ROOT / "resources/guide").rglob("*")):
        if guide.suffix in {".md", ".txt", ".html"}:
            yield guide.name, guide.read_text(encoding="utf-8")


def test_nothing_reassures_blames_or_cheers():
    said = [(place, text) for place, text in patient_words() if NEVER.search(text)]
    assert not said


@pytest.mark.parametrize("text", ["You are fine.", "All clear", "You should rest", "Well done!"])
def test_the_scan_knows_what_is_never_said(text):
    assert NEVER.search(text)


# There is nobody behind the program who could say so.
WE = re.compile(r"\b(we|We|us|Us|our|Our|ours|ourselves|[Ll]et's)\b")


def every_text(part):
    """Each text in a part of the rule book that a person may read."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, each in part.items():
            if key != "source":
                yield from every_text(each)
    elif isinstance(part, list):
        for each in part:
            yield from every_text(each)


def test_the_program_never_says_we():
    book = json.loads((ROOT / "resources/rules/rules.json").read_text(encoding="utf-8"))
    texts_of_all = [*patient_words(), *(("rules.json", text) for text in every_text(book))]
    assert not [(place, text) for place, text in texts_of_all if WE.search(text)]


@pytest.mark.parametrize("text", ["You told us.", "We do not know.", "our list", "Let's begin"])
def test_the_scan_knows_who_would_speak(text):
    assert WE.search(text)


def test_nothing_is_said_with_a_green_tick():
    assert not [(place, text) for place, text in patient_words() if set(text) & set("✓✔✅☑🎉👍")]
