"""Random documents of version 2, each from its seed, made to reach deep into the rules.

A diary is a course of soreness with some stories told on top of it: a sign that comes and goes, a
check, nights, a flare. Times are then pushed onto thresholds, so that "at most" meets "exactly".
"""

import random
from datetime import UTC, datetime, timedelta, timezone

from tests.review.literal.stories import COURSES, tell_stories
from tests.review.literal.surroundings import consultations, profile, sessions

OFFSETS = (0, 0, 0, 1, 2, -5, 5.75, 13, -9.5)
LENGTHS = (1, 2, 3, 4, 5, 7, 10, 14, 16, 21, 30, 45, 60)
THRESHOLDS = (0, 12, 24, 48, 72, 96, 120, 168, 192, 336, 504, 672, 840, 1008)
SECOND = timedelta(seconds=1)


def random_diary(seed):
    """One document, the same for the same seed, whatever the computer."""
    rng = random.Random(seed)
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=rng.randrange(365 * 1440))
    length = rng.choice(LENGTHS)
    calm = rng.random() < 0.3
    document = {
        "format": "ptdiary",
        "version": 2,
        "exported_at": at,
        "profile": profile(rng, at, length, calm),
        "sessions": sessions(rng, at, length, calm),
    }
    document["entries"] = entries(rng, at, length, document, calm)
    document.setdefault("consultations", []).extend(
        consultations(rng, at, length, document["entries"], calm)
    )
    push_onto_thresholds(rng, document)
    return written(document, zone(rng, at))


def random_diaries(count, first=0):
    """`count` documents, of the seeds from `first` on."""
    for seed in range(first, first + count):
        yield random_diary(seed)


# Entries


def entries(rng, at, length, document, calm):
    times = rating_times(rng, at, length)
    scores = rng.choice(COURSES)(rng, times, document)
    told = []
    for number, (time, score) in enumerate(zip(times, scores, strict=True)):
        entry = {"id": f"e{number:03}", "at": time, "soreness": score}
        if rng.random() < 0.04:
            del entry["soreness"]
        told.append(entry)
    tell_stories(rng, told, document, calm=calm)
    return told


def rating_times(rng, at, length):
    """Clusters of entries, the latest of them mostly recent."""
    a_day = rng.choice((0.15, 0.3, 0.7, 1, 1, 1, 2, 3))
    missing = rng.choice((0, 0, 0, 0.2, 0.5))
    latest = rng.choice((0, 0, 1, 3, 10, 20, 30, 47, 60, 100, 200))
    times = []
    count = max(1, min(90, round(length * a_day)))
    for number in range(count):
        if number and rng.random() < missing:
            continue
        back = latest + number * 24 / a_day + rng.uniform(0, min(8, 16 / a_day))
        times.append(at - timedelta(minutes=round(back * 60)))
    return sorted(times)


# Thresholds


def push_onto_thresholds(rng, document):
    """Move some times to lie exactly a threshold from another time, or a second beside it."""
    movable = [(e, "at") for e in document["entries"]]
    movable += [(s, "ended_at") for s in document["sessions"]]
    movable += [(c, "at") for c in document["consultations"]]
    anchors = [document["exported_at"], *[record[field] for record, field in movable]]
    for _ in range(rng.choice((0, 0, 1, 2, 4, 8))):
        record, field = rng.choice(movable)
        aside = rng.choice((-1, 0, 0, 0, 1)) * SECOND
        wanted = [
            anchor + timedelta(hours=hours * sign) + aside
            for anchor in (anchors[0], rng.choice(anchors))
            for hours in THRESHOLDS
            for sign in (-1, 1)
        ]
        nearest = min(wanted, key=lambda time: abs(time - record[field]))
        if abs(nearest - record[field]) < timedelta(hours=rng.choice((2, 12, 30))):
            move(record, field, nearest)


def move(record, field, time):
    if "started_at" in record:
        record["started_at"] += time - record[field]
    record[field] = time


# Writing


def zone(rng, at):
    """The offset of a time: of a place, of a place with summer time, or of a journey."""
    home = rng.choice(OFFSETS)
    change = at - timedelta(hours=rng.uniform(0, 400))
    later = rng.choice((home, home, home + 1, home - 1, rng.choice(OFFSETS)))
    return lambda time: timezone(timedelta(hours=later if time >= change else home))


def written(value, offset_of):
    """With each time as text, in its offset; an empty list or field is left as it is."""
    if isinstance(value, datetime):
        return value.astimezone(offset_of(value)).isoformat()
    if isinstance(value, dict):
        return {key: written(inner, offset_of) for key, inner in value.items()}
    if isinstance(value, list):
        return [written(inner, offset_of) for inner in value]
    return value
