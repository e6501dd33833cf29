"""The answer of Trends once more, slowly: whole matrices of days, and nothing of the program."""

from datetime import timedelta
from statistics import NormalDist, mean

import numpy as np

WEIGHTS = {0: 0.3, 0.2: 0.3, 0.4: 0.5, 0.6: 1, 0.75: 3, 0.85: 5, 0.92: 6}
RISING = {"C-TREND", "C-WORSE", "W-CLIMB", "W-DRIFT", "C-48", "C-72", "C-120", "C-SURGE"}
NORMAL = NormalDist()


def day_means(entries, first, last, until):
    by_day = {}
    for entry in entries:
        rated = entry.soreness is not None and entry.left_out is None and entry.at <= until
        if rated and first <= entry.at.date() <= last:
            by_day.setdefault(entry.at.date(), []).append(entry.soreness)
    return {day: mean(scores) for day, scores in sorted(by_day.items())}


def half_width(before, latest):
    """Half of the range of which 4 % lie outside, over all dependences."""
    days = [day.toordinal() for day in (*before, *latest)]
    scores = np.array([float(each) for each in (*before.values(), *latest.values())])
    sides = np.array([[1, 0]] * len(before) + [[0, 1]] * len(latest), float)
    weights, errors = [], []
    for dependence, prior in WEIGHTS.items():
        apart = np.abs(np.subtract.outer(days, days))
        whole = np.where(apart == 0, 1.0, float(dependence) ** apart)
        same_side = np.equal.outer(sides[:, 0], sides[:, 0])
        within = np.where(same_side, whole, 0.0)  # a fit asks nothing across the sides
        inverse = np.linalg.inv(within)
        tells = sides.T @ inverse @ sides
        rest = scores - sides @ np.linalg.solve(tells, sides.T @ inverse @ scores)
        squares = rest @ inverse @ rest + 1.0
        logs = np.linalg.slogdet(within)[1] + np.linalg.slogdet(tells)[1]
        weights.append(np.log(prior) - logs / 2 - len(days) / 2 * np.log(squares))
        contrast = sides[:, 1] / len(latest) - sides[:, 0] / len(before)
        variance = squares / (len(days) - 2) * (contrast @ whole @ contrast)
        errors.append(np.sqrt(variance))
    weights = np.exp(np.array(weights) - max(weights))
    weights /= weights.sum()

    def outside(half):
        return sum(
            w * 2 * NORMAL.cdf(-half / e) for w, e in zip(weights, errors, strict=True)
        )  # fmt: skip

    step, half = 1.0, 0.0
    while step > 1e-7:
        while outside(half + step) > 0.04:
            half += step
        step /= 2
    return half


def claim_of(before, latest):
    """What the numbers say, and the likely range before it is cut to the scale; None: too early."""
    if min(len(before), len(latest)) < 10:
        return None
    difference = float(mean(latest.values()) - mean(before.values()))
    half = half_width(before, latest)
    low, high = np.floor((difference - half) * 10) / 10, np.ceil((difference + half) * 10) / 10
    if high < 0 and difference <= -1:
        return "better"
    if low > 0 and difference >= 1:
        return "up"
    return "same" if low > -1 and high < 1 else "unclear"


def sides_of(entries, first, last, until):
    """The latest days shown, the first ones or those before, and four weeks between or none."""
    shown = (last - first).days + 1
    length = 28 if shown >= 84 else 14 if shown >= 28 else shown
    start = first - timedelta(length) if length == shown else first
    of = timedelta(length - 1)
    latest = day_means(entries, last - of, last, until)
    between = {}
    if length == 28:
        between = day_means(entries, last - of - timedelta(28), last - timedelta(28), until)
    return day_means(entries, start, start + of, until), latest, between


def said_of(entries, first, until, last_rating, rules):
    """What Trends says of the days up to a moment, its sides read off the diary anew."""
    before, latest, between = sides_of(entries, first, until.date(), until)
    claim = claim_of(before, latest)
    if claim is None:
        return "early"
    held = last_rating >= 7 or bool(RISING & set(rules))
    lately = claim_of(between, latest)
    if (claim, lately) == ("better", "up"):
        return "lower_then_higher"
    if (claim, lately) == ("up", "better"):
        return "up" if held else "higher_then_lower"
    return "unclear" if claim == "better" and held else claim
