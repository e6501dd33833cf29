"""Laws of the questions that hold for every form, every entry and every moment."""

from dataclasses import fields, is_dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ptdiary.diary.answers import REGIONS, SIDES, mirrored
from ptdiary.diary.entry import CHECKS, Entry
from ptdiary.diary.limits import Choice, Flag, Limit, Many, Number, Record, Text, Whole, limits_of
from ptdiary.diary.questions import (
    FRAGILE,
    ROW,
    ROWS,
    Answers,
    Circumstances,
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
from tests.diary.questions.stages import AT, leaves


def values(limit: Limit) -> st.SearchStrategy:  # noqa: PLR0911 one case for each kind of limit
    match limit:
        case Choice(options):
            return st.sampled_from(options)
        case Whole(low, high):
            return st.integers(low, high)
        case Number(low, high):
            return st.integers(int(low), int(high or low + 9))
        case Text():
            return st.sampled_from(("a", "b c"))
        case Flag():
            return st.just(True)
        case Record(kind):
            return st.builds(kind, **strategies(kind))
        case Many(of, _):
            return st.lists(values(of), unique=True, max_size=4).map(tuple)
    raise AssertionError(limit)


def strategies(kind, but=()) -> dict:
    return {
        each.attribute: st.just(()) | values(each.limit)
        if isinstance(each.limit, Many)
        else st.none() | values(each.limit)
        for each in limits_of(kind)
        if each.attribute not in but
    }


PLACES = st.one_of(
    st.builds(
        KnownPlace,
        st.just("pain"),
        st.just("leg"),
        st.sampled_from(("left", "right", "one_side")),
        st.sampled_from((None, "thigh", "below_knee")),
    ),
    st.builds(
        KnownPlace,
        st.sampled_from(("pain", "numbness", "tingling", "weakness")),
        st.sampled_from(("leg", "arm")),
        st.sampled_from(SIDES),
    ),
    st.builds(KnownPlace, st.sampled_from(("numbness", "weakness")), st.just("face")),
    st.builds(KnownPlace, st.sampled_from(("sharp", "swelling"))),
)
SCORES = st.none() | st.integers(0, 10)
AROUND = st.builds(
    Circumstances,
    known=st.lists(PLACES, max_size=3, unique_by=lambda place: place[:3]).map(tuple),
    exercises=st.sampled_from(((), ("a",), ("a", "b c"))),
    after_session=st.booleans(),
    usual=SCORES,
    stated_usual=SCORES,
    dark_urine_may=st.booleans(),
    answered_lately=st.frozensets(st.sampled_from(("dark_urine", "collapse"))),
    fragile_open=st.sampled_from(((), FRAGILE, FRAGILE[:1])),
    marked_lately=st.frozensets(st.sampled_from(REGIONS), max_size=3),
    painful_legs=st.frozensets(st.sampled_from(SIDES)),
    flare_on=st.booleans(),
)
FORMS = st.builds(Answers, **strategies(Answers))
ENTRIES = st.builds(
    Entry, id=st.just("e"), at=st.just(AT), **strategies(Entry, ("id", "at", "written_at"))
)


@st.composite
def walked(draw):
    """A form as presses make it, and the circumstances in which they were made."""
    around = draw(AROUND)
    answers = Answers(soreness=draw(SCORES))
    for _ in range(draw(st.integers(0, 12))):
        answers = draw(one_press(answers, around))
    return answers, around


@st.composite
def one_press(draw, answers, around):
    kind = draw(st.sampled_from(("tile", "tile", "none", "row", "row", "row", "row")))
    if kind == "tile":
        tile = draw(st.sampled_from([row.tile for row in ROWS if row.tile]))
        return answers.ticking(tile, tile not in answers.ticked)
    if kind == "none":
        if answers.ticked:
            return answers.pressing_none_of_others(not answers.none)
        return answers.pressing_none(not answers.none)
    rows = [row for row in rows_shown(answers, around) if row.kind in ("chips", "score")]
    if not rows:
        return answers
    row = draw(st.sampled_from(rows))
    return pressed(answers, row.key, draw(a_value(answers, row, around)), around)


@st.composite
def a_value(draw, answers, row, around):
    if row.kind == "score":
        return draw(SCORES)
    chip = draw(st.sampled_from(row.offered(answers, around)))
    now = value_of(answers, row, around)
    if row.many:
        return tuple(each for each in now if each != chip) if chip in now else (*now, chip)
    return None if now == chip else chip


def saved(answers, around, earlier=None, **more):
    return entry_from(answers, "e", AT, AT, earlier, around, **more)


@given(walked())
@settings(max_examples=300)
def test_an_entry_reads_back_as_a_form_that_writes_it(form):
    answers, around = form
    told = leaves(saved(answers, around))
    again = leaves(saved(answers_of(saved(answers, around), around), around))
    assert told.items() <= again.items()
    # a blank that was written as not sure is an answer now, and may be the reason for a row
    more = dict(again.items() - told.items())
    more.pop("checks.legs_both", None)
    assert {*more.values()} <= {"unsure"}
    assert all(path.startswith("checks.") for path in more)


@given(ENTRIES, AROUND)
@settings(max_examples=300)
def test_opening_and_saving_any_entry_changes_nothing(known, around):
    answers = answers_of(known, around)
    assert entry_from(answers, "e", AT, None, known, around) == known
    assert still_open(answers, around, answers) == ()


@given(ENTRIES, AROUND, st.integers(0, 10))
@settings(max_examples=300)
def test_changing_the_score_of_any_entry_makes_no_blank_unsure(known, around, score):
    answers = replace(answers_of(known, around), soreness=score)
    changed = entry_from(answers, "e", AT, None, known, around, asked=False)
    assert replace(changed, soreness=known.soreness) == known


@given(FORMS, AROUND)
@settings(max_examples=200)
def test_a_blank_is_never_an_emergency_and_never_a_no(answers, around):
    told, so_far = saved(answers, around), said_so_far(answers, "e", AT, around)
    for check in EMERGENCY_CHECKS:
        if told.check(check) == "yes":
            assert so_far.check(check) == "yes", check
    for check in CHECKS:
        if told.check(check) == "no":
            assert so_far.check(check) == "no", check


@given(walked())
@settings(max_examples=200)
def test_what_was_said_so_far_is_kept_when_it_is_saved(form):
    answers, around = form
    told, so_far = leaves(saved(answers, around)), leaves(said_so_far(answers, "e", AT, around))
    assert {*so_far.pop("quality", ())} <= {*told.pop("quality", ())}
    assert so_far.items() <= told.items()


@given(walked(), st.data())
@settings(max_examples=200)
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
@settings(max_examples=300)
def test_left_and_right_are_treated_alike(answers, around):
    mirror, mirror_around = swapped(answers), swapped(around)
    told = saved(answers, around)
    assert in_any_order(saved(mirror, mirror_around)) == swapped(told)
    assert checks_of(mirror, mirror_around) == checks_of(answers, around)
    open_rows, mirrored_rows = still_open(answers, around), still_open(mirror, mirror_around)
    assert [row.key for row in open_rows] == [row.key for row in mirrored_rows]
