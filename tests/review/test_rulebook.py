"""The rule book is whole, matches the functions, and a bad one is refused in one sentence."""

import json
import re
from string import Formatter

import pytest

from ptdiary.paths import resource_text
from ptdiary.review.rulebook import RuleBookError, read_rulebook
from ptdiary.review.rules.conditions import CONDITIONS
from tests.review.story import BOOK

PLAIN = json.loads(resource_text("rules/rules.json"))["rules"]
SENTENCES = [
    (rule.id, sentence)
    for rule in BOOK.rules
    for sentence in (rule.reason, *rule.advice.values(), *rule.ways.values())
]


def book(rows):
    return json.dumps({"rules": rows})


def changed(rule_id, **fields):
    return book([{**rule, **fields} if rule["id"] == rule_id else rule for rule in PLAIN])


def test_it_holds_the_rules_in_the_order_of_the_file():
    assert [rule.id for rule in BOOK.rules] == [rule["id"] for rule in PLAIN]


def test_each_rule_has_its_function_and_each_function_its_rule():
    assert set(CONDITIONS) == {rule.id for rule in BOOK.rules}
    for rule, condition in CONDITIONS.items():
        assert condition.find.__name__ == rule.lower().replace("-", "_")
        assert condition.find.__doc__


def test_a_rule_is_found_by_its_id():
    assert BOOK["C-48"].level.word == "contact"
    with pytest.raises(KeyError):
        BOOK["C-49"]


def test_every_contact_rule_and_above_says_when():
    for rule in BOOK.rules:
        assert bool(rule.when[""]) == (rule.level.word in ("contact", "urgent", "emergency"))


@pytest.mark.parametrize(("rule", "sentence"), SENTENCES)
def test_the_words_are_plain_and_never_reassure(rule, sentence):
    assert not re.search(r"\b(normal|fine|should|all clear|safe)\b|!", sentence, re.IGNORECASE)
    assert sentence.strip() == sentence
    assert sentence[0].isupper()
    assert sentence.removesuffix("{went_on}")[-1] in ".?"
    for part in re.split(r"(?<=\.) ", sentence):
        assert len(part.split()) <= 25, rule


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "The rule book is not JSON."),
        ("{", "The rule book is not JSON."),
        ("[" * 100_000, "The rule book is not JSON."),
        ("{}", "The rule book is not a list of rules."),
        ("[]", "The rule book is not a list of rules."),
        (book([1]), "In the rule book, rule 1 is not an object."),
        (book([{}]), "In the rule book, rule 1 has no 'id'."),
        (book([]), "The rule book has no E-SADDLE."),
        (book(PLAIN[:-1]), "The rule book has no X-USUAL."),
        (book([*PLAIN, PLAIN[0]]), "The rule book holds E-SADDLE twice."),
        (book([*PLAIN, {**PLAIN[0], "id": "E-NEW"}]),
         "The rule book holds E-NEW, which the review does not know."),
        (changed("C-48", level="watch"), "In the rule book, the level of C-48 is not contact."),
        (changed("C-48", when="soon"), "In the rule book, C-48 has a 'when' that is not known."),
        (changed("C-48", reason=" "), "In the rule book, 'reason' of C-48 is empty."),
        (changed("C-48", advice=None), "In the rule book, C-48 has no 'advice'."),
        (changed("C-48", colour="red"), "In the rule book, C-48 has a field 'colour' too many."),
        (changed("C-48", reason="It is {n}."), "In the rule book, C-48 cannot fill '{n}'."),
        (changed("C-48", reason="It is {h:d}."), "In the rule book, C-48 cannot fill '{h}'."),
        (changed("C-48", reason="It is {h."), "In the rule book, the braces of C-48 do not match."),
        (changed("C-48", advice="It is {n} now."), "In the rule book, C-48 cannot fill '{n}'."),
        (changed("C-48", ways=[]), "In the rule book, 'ways' of C-48 is not an object."),
        (changed("C-48", ways={"little": " "}),
         "In the rule book, C-48 has no 'ways' for 'little'."),
        (changed("C-48", name=None), "In the rule book, C-48 has no 'name'."),
        (changed("C-48", short=" "), "In the rule book, C-48 has no 'short'."),
        (changed("C-48", spoken=7), "In the rule book, C-48 has no 'spoken'."),
        (changed("C-48", heading_ways=7),
         "In the rule book, 'heading_ways' of C-48 is not an object."),
        (changed("C-48", heading_ways={"little": ""}),
         "In the rule book, C-48 has no 'heading' for 'little'."),
        (changed("C-48", heading_ways={"other": "Go"}),
         "In the rule book, C-48 never fires by 'other'."),
        (changed("C-48", when_ways={"little": "soon"}),
         "In the rule book, C-48 has a 'when' that is not known."),
        (changed("C-48", name="Past {n}"), "In the rule book, C-48 cannot fill '{n}'."),
        (changed("C-48", name="Pain {into_limb}"),
         "In the rule book, C-48 cannot fill '{into_limb}'."),
        (changed("C-RAD", short="Pain {into_limb}"),
         "In the rule book, C-RAD cannot fill '{into_limb}'."),
        (changed("C-48", door=["porter"]),
         "In the rule book, C-48 has a 'door' that is not known."),
        (changed("C-48", door="doctor"), "In the rule book, C-48 has a 'door' that is not known."),
        (changed("E-URINE", door=["doctor"]),
         "In the rule book, the 'door' of E-URINE is not an emergency's."),
        (changed("C-48", asks="usual_soreness"),
         "In the rule book, 'asks' of C-48 is not an object."),
        (changed("C-48", asks={"": ["moon"]}),
         "In the rule book, C-48 has a 'asks' that is not known."),
        (changed("C-48", tiles=["roof"]),
         "In the rule book, C-48 has a 'tiles' that is not known."),
    ],
)  # fmt: skip
def test_a_bad_book_is_refused_in_one_sentence(text, says):
    with pytest.raises(RuleBookError) as refused:
        read_rulebook(text)
    assert str(refused.value) == says


def test_all_its_braces_are_facts():
    for rule in BOOK.rules:
        for sentence in (rule.reason, *rule.ways.values(), *rule.heading.values()):
            names = {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
            assert names <= {"day", *CONDITIONS[rule.id].facts}
