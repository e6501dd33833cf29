"""Words are found in any script, without case and accents, quotes and all."""

from datetime import UTC, datetime

import pytest

from ptdiary.diary.entry import Entry
from ptdiary.diary.search import folded, having, words_in
from ptdiary.diary.session import Exercise, Session

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def is_in(query, record):
    other = Entry(id="other", at=NOW)
    found = having((other, record, other), words_in(query))
    assert found in ((), (record,))
    return bool(found)


@pytest.mark.parametrize(
    ("note", "query"),
    [
        ("Slept badly after the Garden work", "garden"),
        ("Café, then a long walk", "cafe"),
        ("cafe\u0301", "Café"),
        ("Größe der Schwellung", "GROSSE"),
        ("İstanbul'da yürüdüm", "istanbul"),
        ("ISPARTA ışık", "isik"),  # noqa: RUF001
        ("Łódź, całą drogę", "lodz cala"),
        ("Болит спина, когда ем ёлку", "елку СПИНА"),
        ("Πονάει η μέση μου ΣΗΜΕΡΑΣ", "μεση σημερας"),
        ("腰が痛い", "痛い"),
        ("हाथ में दर्द", "दर्द"),
        ("ظَهْري يُؤلِمُني", "ظهري"),
        ("허리가 아파요", "허리"),
        ("She said: “it’s only soreness”", "it's"),  # noqa: RUF001
        ('He said "stop" at once', '"stop"'),
        ("A single ' stands here", "'"),
        ("5'11\" tall", '11"'),
        ("two  spaces\nand a line", "spaces and"),
        ("non\u00a0breaking – dash", '"non breaking - dash"'),  # noqa: RUF001
        ("100 % _ and * too", "100 % _ *"),
    ],
)
def test_a_word_is_found(note, query):
    assert is_in(query, Entry(id="e", at=NOW, note=note))


@pytest.mark.parametrize(
    ("note", "query"),
    [
        ("left knee, right hip", '"left hip"'),
        ("left knee", "left hip"),
        ("かき", "がき"),
        ("", "a"),
        (None, "none"),
    ],
)
def test_a_word_is_not_found(note, query):
    assert not is_in(query, Entry(id="e", at=NOW, note=note))


def test_all_words_of_the_patient_are_searched_in_an_entry_and_in_a_session():
    entry = Entry(
        id="e", at=NOW, note="one", private_note="two", left_out="three",
        worse_with=("four",), better_with=("five",),
    )  # fmt: skip
    assert is_in("five four three two one", entry)
    exercise = Exercise(name="Hip hinge", load="6 kg")
    session = Session(id="s", ended_at=NOW, note="Warm", exercises=(exercise,))
    assert is_in("hinge kg warm", session)


@pytest.mark.parametrize("query", ["", "  ", '""', '"  "'])
def test_an_empty_query_looks_for_nothing(query):
    assert not words_in(query)


def test_folding_twice_changes_nothing_more():
    for text in ("Größe „so“", "İI ıi", "ﬁn ½ ①", "がぎ ｶﾞ"):  # noqa: RUF001 meant
        assert folded(folded(text)) == folded(text)


def test_records_stay_in_their_order_and_a_word_of_two_notes_is_not_joined():
    first, second = (Entry(id=id_, at=NOW, note=note) for id_, note in (("1", "a b"), ("2", "c b")))
    assert having((first, second), words_in("b")) == (first, second)
    assert having((second, first), words_in('"b c"')) == ()
    assert having((), words_in("b")) == ()
    assert having((first,), words_in("")) == (first,)
