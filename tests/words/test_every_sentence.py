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


MODULES = sorted(Path(wording.__file__).parent.glob("*.py"))
of_each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)


def _ours(path):
    """The texts of a module of words."""
    # a part of an f-string also comes alone, after its whole
    return {text for text in _texts(path) if " " in text.strip() and "\\" not in text}


def _book():
    for rule in json.loads(resource_text("rules/rules.json"))["rules"]:
        for text in _texts_of(rule):
            yield rule["id"], text


def _texts_of(rule):
    yield rule["reason"]
    yield from rule.get("ways", {}).values()
    for name in ("advice", "name", "short", "heading", "spoken"):
        yield from (rule[name],) if name in rule else ()
        yield from rule.get(f"{name}_ways", {}).values()


def sentences(text):
    return [part for part in re.split(r"(?<=[.?:])\s+|\n", text) if part.strip()]


@of_each_module
def test_no_word_judges_or_reassures(path):
    assert [text for text in _ours(path) if NEVER.search(text)] == []


# Two lines of the paper diary are prescribed word by word too.
GIVEN_ON_PAPER = (
    "Call X now for numbness between your legs, new trouble", "This week, any of these?",
)  # fmt: skip


@of_each_module
def test_no_sentence_is_long(path):
    ours = [text for text in _ours(path) if not text.startswith(GIVEN + GIVEN_ON_PAPER)]
    assert [text for text in ours if _is_longer(text, LONGEST)] == []


def _is_longer(text, most):
    return any(len(sentence.split()) > most for sentence in sentences(text))


def test_the_rule_book_keeps_to_the_same_words():
    assert [text for _, text in _book() if NEVER.search(text)] == []
    plain = [text for rule, text in _book() if rule not in LONGER_IN_THE_BOOK]
    assert [text for text in plain if _is_longer(text, LONGEST_IN_THE_BOOK)] == []


def test_the_sentences_of_this_test_are_found():
    assert sum(len(_ours(path)) for path in MODULES) > 2000
    assert len(list(_book())) > 100


def test_the_hours_in_which_soreness_starts_are_the_same_wherever_they_stand():
    book = {
        rule["id"]: rule["reason"]
        for rule in json.loads(resource_text("rules/rules.json"))["rules"]
    }
    usual = next(group for group in help_page.GROUPS if group.level == "expected")
    for said in (book["X-DOMS"], usual.signs[0].text, resource_text("guide/soreness.md")):
        assert re.search(r"[Ss]tarts 12 to 48 hours after", said)
