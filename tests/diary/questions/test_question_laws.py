"""Laws of the questions that hold for every form, every entry and every moment."""

from dataclasses import fields, is_dataclass, replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ptdiary.diary.answers import SIDES, mirrored
from ptdiary.diary.entry import CHECKS, Entry
from ptdiary.diary.questions import (
    ROW,
    Answers,
    KnownPlace,
    answers_of,
    draft_of,
    drafted,
    entry_from,
    pressed,
    rows_shown,
    said_so_far,
    still_open,
    value_of,
)
from ptdiary.diary.questions.checks import checks_of
from ptdiary.review.case import EMERGENCY_CHECKS
from tests.diary.questions.forms import AROUND, ENTRIES, FORMS, walked
from tests.diary.questions.stages import AT, leaves


def saved(answers, around, earlier=None, **more):
    return entry_from(answers, "e", AT, AT, earlier, around, **more)


@given(AROUND)
def test_an_untouched_form_writes_nothing_whatever_is_known(around):
    assert saved(Answers(), around) == Entry(id="e", at=AT, written_at=AT)
    assert still_open(Answers(), around) == ()


@given(walked())
@settings(max_examples=150)
def test_an_entry_reads_back_as_a_form_that_writes_it(form):
    answers, around = form
    # a small fall that hurt nothing is written as no fall, so that a leg gave way in it reads as
    # of weakness, or of nothing; whoever changes such an entry keeps what it has (the next law)
    assume(answers.fall != "small" or answers.fall_hurt != "no")
    told = leaves(saved(answers, around))
    again = leaves(saved(answers_of(saved(answers, around), around), around))
    assert told.items() <= again.items()
    # a blank that was written as not sure is an answer now, and may be the reason for a row
    more = dict(again.items() - told.items())
    more.pop("checks.legs_both", None)
    assert {*more.values()} <= {"unsure"}
    assert all(path.startswith("checks.") for path in more)


@given(ENTRIES, AROUND)
@settings(max_examples=150)
def test_opening_and_saving_any_entry_changes_nothing(known, around):
    answers = answers_of(known, around)
    assert entry_from(answers, "e", AT, None, known, around) == known
    assert still_open(answers, around, answers) == ()


@given(ENTRIES, AROUND, st.integers(0, 10))
@settings(max_examples=150)
def test_changing_the_score_of_any_entry_makes_no_blank_unsure(known, around, score):
    answers = replace(answers_of(known, around), soreness=score)
    changed = entry_from(answers, "e", AT, None, known, around, asked=False)
    assert replace(changed, soreness=known.soreness) == known


@given(FORMS, AROUND)
@settings(max_examples=120)
def test_a_blank_is_never_an_emergency_and_never_a_no(answers, around):
    told, so_far = saved(answers, around), said_so_far(answers, "e", AT, around)
    for check in EMERGENCY_CHECKS:
        if told.check(check) == "yes":
            assert so_far.check(check) == "yes", check
    for check in CHECKS:
        if told.check(check) == "no":
            assert so_far.check(check) == "no", check


@given(walked())
@settings(max_examples=120)
def test_what_was_said_so_far_is_kept_when_it_is_saved(form):
    answers, around = form
    told, so_far = leaves(saved(answers, around)), leaves(said_so_far(answers, "e", AT, around))
    assert {*so_far.pop("quality", ())} <= {*told.pop("quality", ())}
    assert so_far.items() <= told.items()


@given(walked(), st.data())
@settings(max_examples=120)
def test_a_press_and_the_same_press_again_give_the_state_before(form, data):
    answers, around = form
    rows = [row for row in rows_shown(answers, around) if row.kind == "chips"]
    row = data.draw(st.sampled_from(rows)) if rows else ROW["flare"]
    now = value_of(answers, row, around)
    free = [chip for chip in row.offered(answers, around) if chip not in (now or ())]
    chips = [chip for chip in free if chip not in row.alone] if row.many else free
    alone = {*row.alone} & {*(now or ())} if row.many else ()
    if not chips or alone:
        return  # *Not sure* and the others exclude each other: the first press takes one back
    chip = data.draw(st.sampled_from(chips))
    pressing = pressed(answers, row.key, (*now, chip) if row.many else chip, around)
    again = pressed(pressing, row.key, now, around)
    unticked = {*answers.ticked} - {*again.ticked}
    assert replace(again, ticked=answers.ticked, none=answers.none) == answers
    assert again.ticked == answers.ticked or unticked <= {"saddle", "sharp"}
    assert again.none in (answers.none, None)


@given(FORMS)
def test_a_draft_comes_back_the_same(answers):
    assert drafted(draft_of(answers)) == answers


# Left and right


SWAP = {"left": "right", "right": "left"}


def swapped(value):
    """A value with left and right changed."""
    match value:
        case str():
            return mirrored(value) if "." in value else SWAP.get(value, value)
        case KnownPlace():
            return value._replace(side=SWAP.get(value.side, value.side))
        case frozenset():
            return frozenset(swapped(each) for each in value)
        case tuple():
            return tuple(sorted((swapped(each) for each in value), key=str))
    return _swapped_record(value) if is_dataclass(value) else value


def _swapped_record(record):
    names = {each.name for each in fields(record)}
    sides = {*SIDES} <= names
    return replace(record, **{
        (SWAP.get(name, name) if sides else name): swapped(getattr(record, name)) for name in names
    })  # fmt: skip


def in_any_order(value):
    """A value with the order of what is listed in it forgotten."""
    return swapped(swapped(value))


@given(FORMS, AROUND)
@settings(max_examples=150)
def test_left_and_right_are_treated_alike(answers, around):
    mirror, mirror_around = swapped(answers), swapped(around)
    told = saved(answers, around)
    assert in_any_order(saved(mirror, mirror_around)) == swapped(told)
    assert checks_of(mirror, mirror_around) == checks_of(answers, around)
    open_rows, mirrored_rows = still_open(answers, around), still_open(mirror, mirror_around)
    assert [row.key for row in open_rows] == [row.key for row in mirrored_rows]
