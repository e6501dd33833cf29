"""Simulated patients with sessions: a slow level, a rise after each session, whole scores."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from ptdiary.diary import Entry, Session

START = datetime(2026, 3, 2, tzinfo=UTC)
ENDED, MORNING, EVENING = 15.0, 8.0, 20.0  # hours of the day
_STAYS = 0.95  # of the slow level, from one half-day to the next
_SLOW = 0.6  # points
_RECOVERS = 2.0 / 45  # points a day, in half of the patients
_FADES = 12  # sessions


@dataclass(frozen=True, kw_only=True)
class Way:
    """How patients of one cell of a grid are.

    `scatter` is the noise of a rating in points, `gaps` the days from one session to the next,
    `missing` the share of ratings left out, `order` of harder sessions random or rising (half of
    them, or all after `easy` ones), `effect` what a harder session adds, in points.
    """

    level: float = 2.5
    scatter: float = 0.7
    fades: bool = True
    gaps: tuple[int, ...] = (2, 3, 4)
    missing: float = 0.1
    order: str = "random"
    easy: int | None = None
    effect: float = 0.0
    between: float = 1.0  # points, from session to session


@dataclass(frozen=True)
class SimulatedDiary:
    """What one patient wrote, and which sessions were harder."""

    entries: tuple[Entry, ...]
    sessions: tuple[Session, ...]
    harder: tuple[bool, ...]


def live(way: Way, count: int, seed: int) -> SimulatedDiary:
    """One patient with so many sessions, and two ratings a day."""
    rng = np.random.default_rng(seed)
    days = np.cumsum(rng.choice(way.gaps, size=count))
    ends = days * 24 + ENDED
    harder = _harder(rng, way, count)
    half_days = np.arange(2 * (days[-1] + 5))
    hours = half_days // 2 * 24 + np.where(half_days % 2, EVENING, MORNING)
    level = way.level + _slow(rng, len(hours)) - rng.choice([0, _RECOVERS]) * hours / 24
    height = 2.4 * (np.exp(-np.arange(count) / _FADES) if way.fades else np.ones(count))
    height = height + 0.6 + way.effect * harder + rng.normal(0, way.between, count)
    raised = _raised(
        hours[:, None] - ends[None, :],
        top=rng.uniform(22, 40, count),
        gone=rng.uniform(60, 90, count),
    )
    true = np.maximum(level, way.level - 2) + raised @ np.clip(height, 0, None)
    scores = np.clip(np.round(true + rng.normal(0, way.scatter, len(hours))), 0, 10).astype(int)
    kept = rng.random(len(hours)) >= way.missing
    return SimulatedDiary(
        entries=tuple(
            Entry(id=f"e{place:04}", at=START + timedelta(hours=float(hour)), soreness=int(score))
            for place, (hour, score, told) in enumerate(zip(hours, scores, kept, strict=True))
            if told
        ),
        sessions=tuple(
            Session(
                id=f"s{place:03}",
                ended_at=START + timedelta(hours=float(end)),
                effort=7 if hard else 4,
            )
            for place, (end, hard) in enumerate(zip(ends, harder, strict=True))
        ),
        harder=tuple(bool(each) for each in harder),
    )


def _harder(rng: np.random.Generator, way: Way, count: int) -> np.ndarray:
    half = np.arange(count) >= ((count + 1) // 2 if way.easy is None else way.easy)
    return rng.permutation(half) if way.order == "random" else half


def _slow(rng: np.random.Generator, count: int) -> np.ndarray:
    new = rng.normal(0, _SLOW * np.sqrt(1 - _STAYS**2), count)
    level = np.empty(count)
    last = rng.normal(0, _SLOW)
    for place in range(count):
        last = level[place] = _STAYS * last + new[place]
    return level


def _raised(hours: np.ndarray, *, top: np.ndarray, gone: np.ndarray) -> np.ndarray:
    """From 0 at the end of a session up to 1 and down to 0 again."""
    up = np.clip(hours / top, 0, 1) ** 1.5
    down = np.clip(1 - (hours - top) / (gone - top), 0, 1)
    return np.where(hours < 0, 0, np.where(hours <= top, up, down))
