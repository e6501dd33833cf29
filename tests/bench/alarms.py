"""The tables of the alarm budget: days of a well patient, delay of a worse one."""

import math
from collections import Counter
from statistics import fmean, median

from tests.bench.patients import REVIEW_AT, Diary

HOUR = REVIEW_AT.total_seconds() / 86400
WELL_SEED, WORSE_SEED = 4_100_000, 4_200_000
URGENT = ("E", "U")

WELL_HEAD = (
    "| profile | today+: median / 90th | next session: median (90th) | within "
    "| watch / expected / none (mean) |\n|---|---|---|---|---|"
)
WORSE_HEAD = "| patient | median | 90th | missed | expected | first by |\n|---|---|---|---|---|---|"


def kind_of(found):
    """What a day's review says, as the budget counts it."""
    if any(
        rule[0] in URGENT or (rule[0] == "C" and when in {"now", "today"}) for rule, when in found
    ):
        return "today"
    for letter, kind in (("C", "next"), ("W", "watch"), ("X", "expected")):
        if any(rule[0] == letter for rule, _ in found):
            return kind
    return "none"


def percentile_90(values):
    in_order = sorted(values)
    return in_order[math.ceil(0.9 * len(in_order)) - 1]


def reviews(program, diary, first, last):
    """One review a day at 21:30: (time, what it found)."""
    for day in range(first, last):
        yield day + HOUR, program(diary.until(day + HOUR))


# Well


def well_row(program, patient, count, place):
    days = []
    for number in range(count):
        diary = Diary(patient, WELL_SEED + 1000 * place + number)
        found = reviews(program, diary, 0, patient.days)
        days.append(Counter(kind_of(findings) for _, findings in found))
    today, following = ([d[kind] for d in days] for kind in ("today", "next"))
    within = median(today) <= 1 and percentile_90(today) <= 4 and median(following) <= 4
    means = " / ".join(f"{fmean(d[k] for d in days):.1f}" for k in ("watch", "expected", "none"))
    return (
        f"| {patient.name} | {median(today):g} / {percentile_90(today)} "
        f"| {median(following):g} ({percentile_90(following)}) "
        f"| {'yes' if within else '**no**'} | {means} |"
    )


# Worse


def tells(worse, rule):
    if worse.told_by == "contact":
        return rule[0] in {*URGENT, "C"}
    return rule == worse.told_by or (worse.told_by == "urgent" and rule[0] in URGENT)


def follow(program, worse, diary):
    """(days from the change to the first telling or None, by which rules, expected days)."""
    told, by, expected = None, [], 0
    for time, found in reviews(program, diary, worse.reads_from, worse.patient.days):
        telling = [rule for rule, _ in found if tells(worse, rule)]
        if told is None and telling:
            told, by = time - worse.change, telling
        if time > worse.change + 2 and kind_of(found) == "expected":
            expected += 1
    return told, by, expected


def worse_row(program, worse, count, place):
    delays, by, expected = [], Counter(), []
    for number in range(count):
        diary = Diary(worse.patient, WORSE_SEED + 1000 * place + number)
        told, rules, days = follow(program, worse, diary)
        delays.append(math.inf if told is None else told)
        by.update(rules)
        expected.append(days)
    missed = sum(delay == math.inf for delay in delays) / count
    first_by = " ".join(f"{rule} {number}" for rule, number in by.most_common(3))
    return (
        f"| {worse.name} | {shown(median(delays))} | {shown(percentile_90(delays))} "
        f"| {missed:.0%} | {fmean(expected):.1f} | {first_by} |"
    )


def shown(delay):
    return "-" if delay == math.inf else f"{delay:.1f}"
