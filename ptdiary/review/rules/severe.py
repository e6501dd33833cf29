"""Severe and sudden soreness, and bones that break easily (rule page, "Severe")."""

from ptdiary.diary import Entry
from ptdiary.review.case import Case, Condition, Evidence, Found, Telling
from ptdiary.review.finding import Fact
from ptdiary.review.hours import DAY, HOUR, elapsed, instant, whole_hours
from ptdiary.review.records import SEVERE
from ptdiary.review.rules.urgent import falls, u_unsure_of_signs
from ptdiary.review.stretch import score_of
from ptdiary.review.usual import is_high, is_sore

SEEN_LASTS = 14 * DAY
UP_TO_SEEN = 72 * HOUR
AFTER_SESSION = 48 * HOUR
EXPECTED_AT_MOST = 8
ABOVE_USUAL = 3
WEEK = 7 * DAY
SUDDEN_LASTS = 48 * HOUR
SUDDEN_WITHIN = 24 * HOUR
JUMPS_WITHIN = 48 * HOUR
JUMP = 3
SESSION_EXPLAINS = 48 * HOUR
BONES_LAST = 7 * DAY
FRACTURE_PAIN = 5


def _severe(case: Case) -> Entry | None:
    """The latest rating, if it speaks and is severe."""
    latest = case.latest
    if latest is None or not case.latest_speaks or score_of(latest) < SEVERE:
        return None
    return latest


def _is_known(case: Case, rating: Entry) -> bool:
    """Whether somebody has seen the patient lately, as sore as this."""
    if instant(rating.at) - case.seen > SEEN_LASTS:
        return False
    records = case.index.records
    before = records.ratings_between(case.seen - UP_TO_SEEN - 1, case.seen)
    return any(score_of(each) >= score_of(rating) for each in before)


def c_severe(case: Case) -> Found | None:
    """The latest rating is severe, and more than the patient says is usual."""
    latest = _severe(case)
    if latest is None or _is_known(case, latest):
        return None
    if case.stated is None:
        return Found(way="unknown", facts={"pain": score_of(latest)}, entries=(latest,))
    if not is_high(score_of(latest), case.usual):
        return None
    facts: dict[str, Fact] = {"pain": score_of(latest)}
    ended = case.index.records.session_before(instant(latest.at))
    most = min(EXPECTED_AT_MOST, max(SEVERE, (case.usual or 0) + ABOVE_USUAL))
    if ended is not None and score_of(latest) <= most:
        end = case.index.records.ends[ended]
        since = instant(latest.at) - end
        if since <= AFTER_SESSION and end > case.seen:
            session = case.index.records.sessions[ended]
            facts["h"] = whole_hours(since)
            return Found(
                way="session", facts=facts, entries=(latest,), session=session, dated=latest.at
            )
    return Found(facts=facts, entries=(latest,))


def w_steady(case: Case) -> Found | None:
    """Severe, as often: said once a week."""
    latest = _severe(case)
    if latest is None or case.once(c_severe):
        return None
    records = case.index.records
    first = records.first_severe(case.seen + 1) or latest
    weeks = elapsed(first.at, latest.at) // WEEK
    if records.first_severe(instant(first.at) + weeks * WEEK) is not latest:
        return None
    facts: dict[str, Fact] = {"pain": score_of(latest)}
    if not _is_known(case, latest):
        return Found(facts=facts, entries=(latest,))
    return Found(way="seen", facts={**facts, "seen_day": case.seen_at}, entries=(latest,))


# Sudden


def _sudden(case: Case) -> Entry | None:
    """The latest severe rating of the last 48 h that came on suddenly, said or seen."""
    severe = case.latest is not None and score_of(case.latest) >= SEVERE
    for rating in reversed(_ratings_within(case, SUDDEN_LASTS)):
        if score_of(rating) < SEVERE:
            continue
        if rating.sudden_onset == "yes" or _jumped(case, rating, still_severe=severe):
            return rating
    return None


def _ratings_within(case: Case, span: int) -> tuple[Entry, ...]:
    return case.index.records.ratings_between(max(case.seen, case.now - span - 1), case.now)


def _jumped(case: Case, rating: Entry, *, still_severe: bool) -> bool:
    """Whether a rating is 3 above the one before, within a day, and no session explains it."""
    before = _before_within(case, rating, SUDDEN_WITHIN)
    if before is None:
        return False
    time = instant(rating.at)
    since = time - SESSION_EXPLAINS if still_severe else instant(before.at) + 1
    if case.session_ended(since, time):
        return False
    usual = case.usual_for(rating)
    return usual is None or is_high(score_of(rating), usual)


def _before_within(case: Case, rating: Entry, span: int) -> Entry | None:
    """The rating before, of any time, if it is recent enough and at least 3 lower."""
    before = case.rating_before(rating)
    if before is None or instant(rating.at) - instant(before.at) > span:
        return None
    return before if score_of(rating) - score_of(before) >= JUMP else None


def u_sudden(case: Case) -> Found | None:
    """Severe soreness that came on suddenly, and is severe still."""
    rating = case.once(_sudden)
    if rating is None or case.latest is None or score_of(case.latest) < SEVERE:
        return None
    said = rating.sudden_onset == "yes"
    way = "said" if said else ""
    facts = _sudden_facts(case, rating)
    if case.fragile == "yes":
        way = "said_fragile" if said else "fragile"
        facts["why"] = case.fragile_why
    return Found(way=way, facts=facts, entries=(rating,))


def c_sudden(case: Case) -> Found | None:
    """Severe soreness that came on suddenly, and has eased since."""
    rating = case.once(_sudden)
    if rating is None or case.latest is None or score_of(case.latest) >= SEVERE:
        return None
    way = "said" if rating.sudden_onset == "yes" else ""
    return Found(way=way, facts=_sudden_facts(case, rating), entries=(rating,))


def _sudden_facts(case: Case, rating: Entry) -> dict[str, Fact]:
    before = case.rating_before(rating)
    facts: dict[str, Fact] = {"pain": score_of(rating)}
    return facts if before is None else facts | {"before": score_of(before)}


# Bones


def _sudden_bones(case: Case) -> Entry | None:
    """The latest rating of 7 d that came on suddenly, if soreness has not gone since."""
    sudden = [
        rating for rating in _ratings_within(case, BONES_LAST) if rating.sudden_onset == "yes"
    ]
    if not sudden or case.latest is None:
        return None
    rating, usual = sudden[-1], case.usual
    if rating == case.latest or usual is None or score_of(case.latest) > usual:
        return rating
    return None


def _is_worth_asking(case: Case, rating: Entry) -> bool:
    usual = case.usual_for(rating)
    return score_of(rating) >= FRACTURE_PAIN or usual is None or is_sore(score_of(rating), usual)


def _asked_of_bones(case: Case) -> Found | None:
    """Sudden soreness, where the diary does not know whether bones break easily."""
    rating = case.once(_sudden_bones)
    if rating is None or not _is_worth_asking(case, rating):
        return None
    facts: dict[str, Fact] = {"pain": score_of(rating), "asks": case.fragile_asks}
    return Found(facts=facts, entries=(rating,))


def u_fracture(case: Case) -> Found | None:
    """Bones that break easily, and a small fall, sudden soreness or a jump of it."""
    if case.fragile != "yes":
        return None
    why = case.fragile_why
    fell, _ = falls(case)
    if fell:
        return Found(way="fall", facts={"why": why}, entries=fell, checks=("trauma_minor",))
    sudden = case.once(_sudden_bones)
    if sudden is not None:
        return Found(facts={"pain": score_of(sudden), "why": why}, entries=(sudden,))
    return _jump(case, why)


def jumped(case: Case) -> Entry | None:
    """The latest rating, while it speaks, if it jumped."""
    latest = case.latest
    if latest is None or not case.latest_speaks or not jumps(case, latest):
        return None
    return latest


def jumps(case: Case, rating: Entry) -> bool:
    """Whether a rating jumped by 3 within 48 h, and no session explains it."""
    time = instant(rating.at)
    if score_of(rating) < FRACTURE_PAIN or case.session_ended(time - SESSION_EXPLAINS, time):
        return False
    return _before_within(case, rating, JUMPS_WITHIN) is not None


def _jump(case: Case, why: tuple[str, ...]) -> Found | None:
    latest = jumped(case)
    before = None if latest is None else case.rating_before(latest)
    if latest is None or before is None:
        return None
    facts: dict[str, Fact] = {"before": score_of(before), "pain": score_of(latest), "why": why}
    return Found(way="jump", facts=facts, entries=(before, latest))


def u_unsure(case: Case) -> Found | None:
    """Not clear whether an emergency sign is there, or whether bones break easily."""
    found = case.once(u_unsure_of_signs)
    if found is not None or case.fragile != "unknown":
        return found
    asked = _asked_of_bones(case)
    return None if asked is None else Found(way="bones", facts=asked.facts, entries=asked.entries)


def w_askbones(case: Case) -> Found | None:
    """A small fall or sudden soreness, and bones and medicines were never asked about."""
    if case.fragile != "unasked":
        return None
    fell = next((entries for entries in falls(case) if entries), ())
    if fell:
        facts = {"asks": case.fragile_asks}
        return Found(facts=facts, entries=fell, checks=("trauma_minor",))
    asked = _asked_of_bones(case)
    if asked is None:
        return None
    return Found(way="sudden", facts=asked.facts, entries=asked.entries)


RULES = (
    Condition(
        "U-UNSURE",
        u_unsure,
        (
            "signs",
            "left",
            "right",
            "where_left",
            "where_right",
            "day_left",
            "day_right",
            "asks",
            "pain",
        ),
        Evidence.ANSWER | Evidence.NERVE_SIGN | Evidence.TRAVEL | Evidence.SUDDEN_ONSET,
    ),
    Condition(
        "U-SUDDEN",
        u_sudden,
        ("pain", "before", "why"),
        Evidence.SUDDEN_ONSET | Evidence.SORENESS,
        told=Telling.SORENESS,
    ),
    Condition(
        "U-FRACTURE",
        u_fracture,
        ("pain", "before", "why"),
        Evidence.ANSWER | Evidence.SUDDEN_ONSET | Evidence.SORENESS,
        told=Telling.BONES,
    ),
    Condition("C-SEVERE", c_severe, ("pain", "h"), Evidence.SORENESS, told=Telling.SORENESS),
    Condition("C-SUDDEN", c_sudden, ("pain", "before"), told=Telling.SORENESS),
    Condition("W-ASKBONES", w_askbones, ("asks", "pain")),
    Condition("W-STEADY", w_steady, ("pain", "seen_day"), told=Telling.NEVER),
)
