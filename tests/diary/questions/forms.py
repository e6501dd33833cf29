"""Forms, entries and circumstances of every kind, for laws that hold for all of them."""

from hypothesis import strategies as st

from ptdiary.diary.answers import REGIONS, SIDES
from ptdiary.diary.entry import Entry
from ptdiary.diary.limits import Choice, Flag, Limit, Many, Number, Record, Text, Whole, limits_of
from ptdiary.diary.questions import (
    FRAGILE,
    ROWS,
    Answers,
    Circumstances,
    KnownPlace,
    pressed,
    rows_shown,
    value_of,
)
from tests.diary.questions.stages import AT


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
