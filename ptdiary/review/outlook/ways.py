"""Which way a session went by one question. Unanswered is neither way, never a no."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Literal

from ptdiary.diary import Session
from ptdiary.diary.session import is_left_out, name_key

Kind = Literal["harder", "new", "clinic", "morning", "exercise"]
KINDS: tuple[Kind, ...] = ("harder", "new", "clinic", "morning", "exercise")
NOON = 12
FEWEST_SESSIONS = 2  # that an exercise is offered from

# True: with it; False: without; None: not told
Way = bool | None


@dataclass(frozen=True, slots=True)
class SessionQuestion:
    """Sessions with something against sessions without it.

    - harder    effort above the middle of the sessions that are compared, against the rest
    - new       something new, or with more load than the last time
    - clinic    at the clinic, against at home
    - morning   began before noon by the clock of its place, against from noon on
    - exercise  the one called `name`, against sessions that name others; left out is without it

    ValueError: an exercise without a name, or a name beside another kind.
    """

    kind: Kind
    name: str = ""

    def __post_init__(self) -> None:
        if (self.kind == "exercise") != bool(name_key(self.name)):
            raise ValueError("an exercise has a name, and nothing else has")


HARDER = SessionQuestion("harder")


def ways(question: SessionQuestion, sessions: Sequence[Session]) -> tuple[Way, ...]:
    """Which way each of these sessions went."""
    if question.kind == "harder":
        return _above_middle([each.effort for each in sessions])
    if question.kind == "exercise":
        wanted = name_key(question.name)
        return tuple(_does(each, wanted) for each in sessions)
    read: Callable[[Session], Way] = {
        "new": new_in, "clinic": _at_clinic, "morning": _before_noon,
    }[question.kind]  # fmt: skip
    return tuple(map(read, sessions))


def offered(sessions: Sequence[Session]) -> tuple[SessionQuestion, ...]:
    """What can be asked of these sessions: each kind, and the exercises that two of them have.

    An exercise is spelt as it was last; those of the most sessions come first.
    """
    spelt: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for session in sessions:
        done = {name_key(each.name): each.name.strip() for each in session.exercises}
        spelt |= done
        counts.update(done.keys() - {""})
    often = sorted((-count, key) for key, count in counts.items() if count >= FEWEST_SESSIONS)
    return (
        *(SessionQuestion(kind) for kind in KINDS if kind != "exercise"),
        *(SessionQuestion("exercise", spelt[key]) for _, key in often),
    )


def others(question: SessionQuestion, sessions: Sequence[Session]) -> Iterable[SessionQuestion]:
    """Every other question that these sessions may answer the same way."""
    yield from (SessionQuestion(kind) for kind in KINDS if kind not in {question.kind, "exercise"})
    spelt: dict[str, str] = {}
    for session in sessions:
        for exercise in session.exercises:
            spelt.setdefault(name_key(exercise.name), exercise.name.strip())
    known = {"", name_key(question.name)}
    yield from (SessionQuestion("exercise", spelt[key]) for key in sorted(spelt.keys() - known))


def new_in(session: Session) -> Way:
    """Whether anything in a session was new or harder; no only where every exercise says so."""
    answers = [each.new for each in session.exercises]
    return True if True in answers else None if None in answers or not answers else False


def moment_of(session: Session) -> datetime:
    """When a session began, as far as told; else its end."""
    return session.started_at or session.ended_at


def _above_middle(efforts: Sequence[int | None]) -> tuple[Way, ...]:
    told = [effort for effort in efforts if effort is not None]
    middle = median(told) if told else 0
    return tuple(None if effort is None else effort > middle for effort in efforts)


def _at_clinic(session: Session) -> Way:
    return None if session.setting is None else session.setting == "clinic"


def _before_noon(session: Session) -> Way:
    return moment_of(session).hour < NOON


def _does(session: Session, wanted: str) -> Way:
    if any(name_key(each.name) == wanted and not is_left_out(each) for each in session.exercises):
        return True
    unnamed = any(not name_key(each.name) for each in session.exercises)
    return None if unnamed or not session.exercises else False
