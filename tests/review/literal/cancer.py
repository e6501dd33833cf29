"""Cancer: U-CANCER and W-ASKCANCER."""

from tests.review.literal.finding import LEVELS
from tests.review.literal.records import hours

REASONS = {"C-72", "C-120", "C-WORSE", "C-TREND", "C-SEVERE", "C-FLARE"}
MORE_REASONS = {
    "C-NIGHT",
    "U-NIGHT",
    "U-NEURO",
    "C-RAD",
    "U-NHSLIST",
    "U-FRACTURE",
    "U-SUDDEN",
}


def reasons(course):
    """Those of the first sentence."""
    found = [f for f in course.findings.values() if f.id in REASONS]
    if "C-48" in course.findings and (not course.open.linked or course.open.h > hours(72)):
        found.append(course.findings["C-48"])
    if "W-STEADY" in course.findings and course.s is None:
        found.append(course.findings["W-STEADY"])
    return found


def named(found):
    """The highest level, then the latest evidence."""
    return max(found, key=lambda f: (LEVELS.index(f.level), f.date))


def cancer(course):
    found = reasons(course) + [f for f in course.findings.values() if f.id in MORE_REASONS]
    if not found or course.cancer not in {"yes", "unsure"}:
        return
    unsure = course.cancer == "unsure"
    way = "unsure" if unsure else ""
    if any(f.id == "U-NEURO" for f in found):
        way = "nerve_unsure" if unsure else "nerve"
    ids = tuple(f.id for f in found)
    nerves = [f for f in found if f.id == "U-NEURO"]  # the sentence of these ways names them
    told = named(nerves or found)
    course.find("U-CANCER", way, told.date, reasons=ids, named=told.id)


def ask_cancer(course):
    found = reasons(course)
    if found and course.cancer is None:
        course.find("W-ASKCANCER", "", named(found).date, named=named(found).id)
