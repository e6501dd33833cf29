"""Words of the optional lanes under the timeline, and of the band from studies."""

from ptdiary.charts.words import LaneWords
from ptdiary.review.shapes import Lane, LaneValue

NAMES = {
    "interference": "Pain in the way",
    "sleep": "Sleep",
    "movement": "Movement",
    "activities": "Your activities",
    "home_exercises": "Home exercises",
}
_ENDS = {
    "interference": ("0 not at all, 10 stops everything", "10 stops everything"),
    "sleep": ("0 terrible, 10 excellent", "10 excellent"),
    "movement": ("0 cannot move, 10 as usual", "10 as usual"),
    "activities": ("0 unable, 10 as before", "10 as before"),
    "home_exercises": (
        "filled all, half filled some, empty none, dash none planned",
        "filled all, half some, empty none",
    ),
}
_TOGETHER = ("top all, middle some, bottom none", "top all, bottom none")
_DONE = {
    "all": "all done",
    "some": "some done",
    "none": "none done",
    "none_planned": "none planned",
}

STUDIES = (
    "What small studies of mostly young people without back pain recorded after hard back exercise."
)
STUDIES_SHORTER = (
    "small studies of young people without back pain: average, highest",
    "studies of people without back pain",
)


def lane_name(lane: Lane) -> str:
    """What a lane is about: the activity's own name, or the question in short."""
    return lane.name or NAMES[lane.kind]


def lane_words(lane: Lane) -> LaneWords:
    """The words for one lane, longest first."""
    together = _TOGETHER if lane.kind == "home_exercises" else _ENDS[lane.kind]
    return LaneWords(
        title=_titles(lane, _ENDS[lane.kind]),
        condensed=_titles(lane, together),
        none="no answers in this time",
    )


def _titles(lane: Lane, ends: tuple[str, ...]) -> tuple[str, ...]:
    name = lane_name(lane)
    more = f"; {lane.more} more not shown" if lane.more else ""
    titles = (*(f"{name}: {each}{more}" for each in ends), *(f"{name}: {each}" for each in ends))
    return tuple(dict.fromkeys((*titles, name)))


def answer_words(value: LaneValue) -> str:
    """`4`, or how much of the home exercises was done."""
    return str(value.answer) if isinstance(value.answer, int) else _DONE[value.answer]
