"""The band of earlier sessions once more, slowly: lists of a diary, nothing of the program."""

from datetime import timedelta

HOUR = timedelta(hours=1)
HOURS = (0, 6, 18, 30, 42, 54, 66, 78)


def plain_band(diary, now):
    """How many earlier sessions have a rating after them, and by hour the five percentiles."""
    rated = sorted(
        (each.at, each.soreness)
        for each in diary.entries
        if each.soreness is not None and each.left_out is None and each.at <= now
    )
    ends = sorted(each.ended_at for each in diary.sessions if each.ended_at <= now)
    after = {}
    for place, end in enumerate(ends):
        until = [*ends, now + HOUR][place + 1]
        after[end] = [(at, score) for at, score in rated if end < at < until]
    running = [end for end in ends[-1:] if now - end <= 72 * HOUR]
    earlier = [end for end in ends[-25:] if end not in running and after[end]]
    band = {}
    for hours in HOURS:
        near = [score for end in earlier for score in near_to(end, hours, after[end], rated)]
        if len(near) >= 5:
            band[hours] = [at_part(sorted(near), part) for part in (5, 25, 50, 75, 95)]
    return len(earlier), band


def near_to(end, hours, after, rated):
    """No score, or the one nearest to an hour after the end; at the end the last one before it."""
    if hours == 0:
        return [score for at, score in rated if end - 24 * HOUR <= at <= end][-1:]
    away = [(abs(at - end - hours * HOUR), at, score) for at, score in after]
    return [score for far, _, score in sorted(away)[:1] if far <= 6 * HOUR]


def at_part(ordered, part):
    """A score that so many of a hundred lie under, between two where it falls between them."""
    place = (len(ordered) - 1) * part / 100
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
