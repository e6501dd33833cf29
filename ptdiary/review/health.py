"""The answers about health: which were never given, how old they are, and that they are still true.

C-HISTORY is found for 14 days after `health_at` where the answers are worth telling once. Were
`health_at` renewed each year by *Still true*, a person who has told her therapist long ago would be
told to tell again, and a warning is for what has changed. So `still_true` renews it only where no
answer is of that kind: nothing can be found then. Where one is, or where none of the dated answers
was given, the diary is left as it is, the page prints the day of the answer, and that it was
confirmed is kept beside the diary on this computer.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from ptdiary.diary import Diary, Profile
from ptdiary.diary.profile import TOLD_ONCE

# What the page always prints, answered or not.
ASKED = ("cancer_history", "osteoporosis", "long_term_steroids", "infection_risk")
_OTHERS = ("spine_procedure", "diabetes", "pregnant", "conditions", "injuries", "medicines")
OLD = timedelta(days=365)  # a choice of ours: once a year


def never_answered(profile: Profile) -> tuple[str, ...]:
    """The fields that the page prints as not answered; the age by its year of birth."""
    missing = tuple(each for each in ASKED if getattr(profile, each) is None)
    has_age = profile.birth_year is not None or profile.age_65 is not None
    return missing if has_age else ("birth_year", *missing)


def to_be_told_once(profile: Profile) -> tuple[str, ...]:
    """The answers that are worth telling the therapist once, as C-HISTORY names them."""
    items: tuple[str, ...] = ()
    if profile.first_onset in ("under_20", "over_55"):
        items += (profile.first_onset,)
    if profile.infection_risk == "yes":
        items += ("infection_risk",)
    stiff = profile.morning_stiffness == profile.better_with_movement == "yes"
    if stiff and profile.first_onset in ("under_20", "from_20_to_44"):
        items += ("morning_stiffness",)
    return items


def answers_from(diary: Diary, confirmed: datetime | None, now: datetime) -> datetime | None:
    """The day from which the answers are, where that is over a year ago; None: nothing to ask.

    `confirmed`: when they were last said to be still true, as kept beside the diary. Answers
    without a day may be as old as the diary.
    """
    profile = diary.profile
    given = (*TOLD_ONCE, *ASKED, *_OTHERS)
    if all(getattr(profile, each) in (None, ()) for each in given):
        return None
    known = [each for each in (profile.health_at, confirmed) if each is not None]
    first = [diary.entries[0].at] if diary.entries else []
    since = max(known) if known else min(first, default=now)
    return since if now - since > OLD else None


def still_true(profile: Profile, at: datetime) -> Profile | None:
    """The profile with its health answers confirmed; None where that may not stand in the diary."""
    dated = any(getattr(profile, each) is not None for each in TOLD_ONCE)
    if not dated or to_be_told_once(profile):
        return None
    return replace(profile, health_at=at)
