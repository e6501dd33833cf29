"""Part 1, "Checks and signs": its findings, read from top to bottom."""

from tests.review.literal import contacts, emergencies, urgencies, watches
from tests.review.literal.sheet import Sheet

IN_ORDER = (
    emergencies.emergency_checks,
    emergencies.both_legs,
    emergencies.weakness,
    emergencies.gone_emergencies,
    emergencies.fever_with_nerve,
    emergencies.used_by_a_check,
    urgencies.nerve,
    urgencies.fall,
    urgencies.unsure,
    urgencies.fever,
    urgencies.other_checks,
    urgencies.night_pain,
    contacts.sharp,
    contacts.limb,
    contacts.swelling,
    contacts.past,
    contacts.untold,
    watches.leg_ache,
    watches.exercises,
    watches.pace,
    watches.health,
    watches.unanswered,
    watches.weekly,
)


def signs(diary):
    sheet = Sheet(diary)
    for find in IN_ORDER:
        find(sheet)
    return sheet.findings
