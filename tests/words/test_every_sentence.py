"""Every sentence that a patient can read: in `words`, and in the rule book."""

import ast
import json
import re
from pathlib import Path

import pytest

from ptdiary import words as wording
from ptdiary.paths import resource_text
from ptdiary.words import help as help_page

# clinical.md, "Say / never say"
NEVER = re.compile(
    r"""\b(normal(ly)?|fine|should|all\ clear|nothing\ to\ worry|safe|no\ red\ flags?|low\ risk
    |good\ pain|ignore|push\ through|keep\ going|sciatica|nerve\ problem|DOMS
    |harmless|healthy|streak|well\ done|great|congratulations|percent)\b|!|%""",
    re.IGNORECASE | re.VERBOSE,
)
LONGEST = 18  # words of a sentence

# The rule book's own longer sentences are part of its contract.
LONGER_IN_THE_BOOK = {"E-SADDLE", "C-NIGHT", "X-DOMS"}
LONGEST_IN_THE_BOOK = 21
# Said word by word as clinicians gave it: this ending, and the longest lines of the help page.
GIVEN = (
    "This diary is not a check-up.", "A temperature of 38.0", "Pain at night that no position",
    "Numbness, tingling or weakness in both arms", "A small fall that hurt you",
    "X since the session. Soreness after exercise",
)  # fmt: skip


def _texts(path):
    """The strings of a module that are not docstrings; what is filled in stands as a word."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    skipped = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped.update(id(part) for part in node.values)
            yield "".join(
                part.value if isinstance(part, ast.Constant) else "X" for part in node.values
            )
        elif isinstance(node, ast.Constant) and id(node) not in skipped:
            yield str(node.value)


def _ours():
    folder = Path(wording.__file__).parent
    for path in sorted(folder.glob("*.py")):
        seen = set()
        for text in _texts(path):
            # a part of an f-string also comes alone, after its whole
            if " " in text.strip() and "\\" not in text and text not in seen:
                seen.add(text)
                yield pytest.param(text, id=f"{path.stem}: {text[:40]}")


def _book():
    for rule in json.loads(resource_text("rules/rules.json"))["rules"]:
        for text in _texts_of(rule):
            yield pytest.param(rule["id"], text, id=f"{rule['id']}: {text[:40]}")


def _texts_of(rule):
    yield rule["reason"]
    yield from rule.get("ways", {}).values()
    for name in ("advice", "name", "short", "heading", "spoken"):
        yield from (rule[name],) if name in rule else ()
        yield from rule.get(f"{name}_ways", {}).values()


def sentences(text):
    return [part for part in re.split(r"(?<=[.?:])\s+|\n", text) if part.strip()]


@pytest.mark.parametrize("text", list(_ours()))
def test_no_word_judges_or_reassures(text):
    assert not NEVER.search(text)


# Two lines of the paper diary are prescribed word by word too.
GIVEN_ON_PAPER = (
    "Call X now for numbness between your legs, new trouble", "This week, any of these?",
)  # fmt: skip


@pytest.mark.parametrize("text", list(_ours()))
def test_no_sentence_is_long(text):
    if text.startswith(GIVEN) or text.startswith(GIVEN_ON_PAPER):
        return
    for sentence in sentences(text):
        assert len(sentence.split()) <= LONGEST, sentence


@pytest.mark.parametrize(("rule", "text"), list(_book()))
def test_the_rule_book_keeps_to_the_same_words(rule, text):
    assert not NEVER.search(text)
    if rule not in LONGER_IN_THE_BOOK:
        assert all(len(sentence.split()) <= LONGEST_IN_THE_BOOK for sentence in sentences(text))


def test_the_sentences_of_this_test_are_found():
    assert len(list(_ours())) > 200
    assert len(list(_book())) > 100


def test_the_hours_in_which_soreness_starts_are_the_same_wherever_they_stand():
    book = {
        rule["id"]: rule["reason"]
        for rule in json.loads(resource_text("rules/rules.json"))["rules"]
    }
    usual = next(group for group in help_page.GROUPS if group.level == "expected")
    for said in (book["X-DOMS"], usual.signs[0].text, resource_text("guide/soreness.md")):
        assert re.search(r"[Ss]tarts 12 to 48 hours after", said)
