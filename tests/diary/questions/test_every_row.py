"""Every row of the form and every chip: what it writes, also blank, blank twice, changed later."""

import pytest

from ptdiary.diary.entry import Entry
from ptdiary.diary.questions import (
    ROW,
    ROWS,
    answers_of,
    entry_from,
    is_blank,
    pressed,
    said_so_far,
    still_open,
    value_of,
)
from tests.diary.questions.stages import AT, BLANK, STAGES, about

EACH_CHIP = [(key, chip) for key, stage in STAGES.items() for chip in stage.writes]
ESSENTIAL = (
    "travels_known", "pain_where", "pain_change", "nerves_known", "nerve_where", "nerve_change",
    "nerve_sudden", "weakness_known", "weak_where", "weak_change", "giving_way", "weak_sudden",
    "swelling_known", "swelling_where", "movement", "saddle", "bladder", "bowel", "ill", "fall",
    "chest", "with_this", "calf", "also_saddle", "fragile",
)  # fmt: skip


def pressing(key, chip):
    """The answers of a row's stage with one chip pressed."""
    stage = STAGES[key]
    if chip is BLANK:
        return stage.answers
    value = (chip,) if ROW[key].many else chip
    return pressed(stage.answers, key, value, stage.around)


def saved(answers, key, earlier=None):
    return entry_from(answers, "e", AT, AT, earlier, STAGES[key].around)


def test_every_row_and_chip_has_its_case():
    assert list(STAGES) == [row.key for row in ROWS if row.key in STAGES]
    assert {row.key for row in ROWS} == set(STAGES)
    for row in ROWS:
        stage = STAGES[row.key]
        offered = row.offered(stage.answers, stage.around)
        if row.kind == "chips":
            assert set(stage.writes) == {*offered, BLANK}, row.key


@pytest.mark.parametrize("key", STAGES)
def test_a_row_is_shown_and_blank_on_its_stage(key):
    stage = STAGES[key]
    assert ROW[key].when(stage.answers, stage.around)
    assert is_blank(stage.answers, ROW[key], stage.around) or key == "feels_other"


@pytest.mark.parametrize(("key", "chip"), EACH_CHIP)
def test_a_chip_writes_what_the_contract_says(key, chip):
    stage = STAGES[key]
    assert about(saved(pressing(key, chip), key), stage.about) == stage.writes[chip]


@pytest.mark.parametrize("key", STAGES)
def test_a_blank_row_is_asked_once_more_only_if_it_is_essential(key):
    stage = STAGES[key]
    is_open = key in {row.key for row in still_open(stage.answers, stage.around)}
    assert is_open is (key in ESSENTIAL)


@pytest.mark.parametrize("key", ESSENTIAL)
def test_an_open_row_says_nothing_yet(key):
    stage = STAGES[key]
    other_rows = ("checks.giving_way", "checks.sudden_weakness")
    paths = tuple(path for path in stage.about if path not in other_rows or len(stage.about) == 1)
    assert about(said_so_far(stage.answers, "e", AT, stage.around), paths) == {}


@pytest.mark.parametrize(("key", "chip"), EACH_CHIP)
def test_a_press_and_the_same_press_again_change_nothing(key, chip):
    stage = STAGES[key]
    if chip is not BLANK:
        empty = () if ROW[key].many or isinstance(chip, tuple) else None
        assert pressed(pressing(key, chip), key, empty, stage.around) == stage.answers


# What an entry does not hold, or holds as it holds another chip
NOT_READ = {
    "pain_exercise": "the session holds it", "pain_stopped": "the session holds it",
    "sharp_exercise": "the session holds it", "sharp_stopped": "the session holds it",
    "fragile": "the profile holds it", "cancer_history": "the profile holds it",
    "usual_soreness": "the profile holds it", "last_session": "the form of a session holds it",
    "question": "a record of its own, `Question`",
}  # fmt: skip
READ_AS = {
    ("pain_change", "same_known"): "same", ("sharp_change", "same_known"): "same",
    ("nerve_change", "same_known"): "same", ("weak_change", "same_known"): "same",
    ("nerve_sudden", "wore_off"): "no", ("chest", "breath"): ("chest_pain",),
    ("chest", "ache"): (), ("feels", "other"): (), ("nerve_where", "saddle"): (),
    ("fall_hurt", "unsure"): None, ("fall_hurt", "no"): None, ("fall_hurt", "yes"): None,
    ("weekly_night_pain", "known"): None, ("nights", "unsure"): None, ("note", "a note "): "a note",
    ("note", "  "): None, ("also_saddle", "yes"): "unsure",
}  # fmt: skip


@pytest.mark.parametrize(("key", "chip"), EACH_CHIP)
def test_an_entry_reads_back_as_the_chip_that_wrote_it(key, chip):
    stage, row = STAGES[key], ROW[key]
    if key in NOT_READ or chip is BLANK:
        return
    answers = answers_of(saved(pressing(key, chip), key), stage.around)
    wanted = READ_AS.get((key, chip), (chip,) if row.many else chip)
    assert value_of(answers, row, stage.around) == wanted


@pytest.mark.parametrize(("key", "chip"), EACH_CHIP)
def test_saving_without_a_change_changes_nothing(key, chip):
    stage = STAGES[key]
    entry = saved(pressing(key, chip), key)
    answers = answers_of(entry, stage.around)
    assert saved(answers, key, entry) == entry
    assert still_open(answers, stage.around, answers) == ()


# The first answer reads back as another, or opens or closes rows of its own: cases below.
NOT_AS_FRESH = (
    "fall_hurt", "also_saddle", "nerve_where", "weak_where", "weak_change", "weekly_night_pain",
    "feels", "feels_added", "weekly",
)  # fmt: skip
EACH_CHANGE = [
    (key, first, then)
    for key, stage in STAGES.items()
    if key not in NOT_READ and key not in NOT_AS_FRESH
    for first in stage.writes
    for then in stage.writes
    if first is not then and then is not BLANK
    and (key, first) not in (("movement", BLANK), ("chest", "ache"), ("with_this", BLANK))
]  # fmt: skip


@pytest.mark.parametrize(("key", "first", "then"), EACH_CHANGE)
def test_an_answer_changed_later_writes_what_it_would_have_written_at_first(key, first, then):
    stage = STAGES[key]
    entry = saved(pressing(key, first), key)
    value = (then,) if ROW[key].many else then
    changed = pressed(answers_of(entry, stage.around), key, value, stage.around)
    assert about(saved(changed, key, entry), stage.about) == stage.writes[then]


@pytest.mark.parametrize("key", STAGES)
def test_a_bare_entry_opened_and_saved_stays_bare(key):
    stage = STAGES[key]
    bare = Entry(id="e", at=AT, written_at=AT, soreness=stage.answers.soreness, note="bare")
    assert saved(answers_of(bare, stage.around), key, bare) == bare
