"""Every rule: a case in which it fires in each of its ways, and one in which it only just does not.

The cases are worked ones (`test_vignettes`): the two of a pair differ in an answer or a time.
"""

import pytest

from ptdiary.review.finding import Finding, Level, Review
from ptdiary.review.rules.conditions import CONDITIONS
from ptdiary.words import dates
from ptdiary.words.findings import heading
from tests.review.rules.test_vignettes import CASES, reviewed
from tests.review.story import BOOK, NOW, calm, diary, finding, session

# A rule: the worked case in which it fires, and the one in which it only just does not.
PAIRS = {
    "E-SADDLE": ("S20", "S01"), "E-BLADDER": ("S21", "S01"), "E-BOWEL": ("S22", "S01"),
    "E-SEXUAL": ("S23", "S01"), "E-BOTH": ("S327", "S329"), "E-WEAK": ("S115", "S01"),
    "E-STROKE": ("S111", "S01"), "E-TRAUMA": ("S25", "S01"), "E-CHEST": ("S26", "S01"),
    "E-COLLAPSE": ("S27", "S01"), "E-URINE": ("S28", "S01"), "E-FEVERNEURO": ("S131", "S130"),
    "U-UNSURE": ("S140", "S141"), "U-PAST": ("S112", "S105"), "U-NEURO": ("S100", "S01"),
    "U-FEVER": ("S05", "S133"), "U-WEIGHT": ("S352", "S355"), "U-NIGHT": ("S192", "S194"),
    "U-CALF": ("S151", "S150"), "U-NHSLIST": ("V78", "V72"), "U-SUDDEN": ("K071", "K094"),
    "U-CANCER": ("K317", "K318"), "U-FRACTURE": ("S141", "S140"), "C-SHARP": ("S246", "S01"),
    "C-RAD": ("S60", "S90"), "C-SURGE": ("S170", "S175"), "C-SWELL": ("V83", "V51"),
    "C-NIGHT": ("S194", "S01"), "C-UNTOLD": ("S102", "S01"), "C-PAST": ("S105", "S112"),
    "C-HISTORY": ("S230", "S01"), "C-72": ("K025", "K026"), "C-120": ("K012", "K011"),
    "C-48": ("K017", "K016"), "C-LATE": ("K033", "K034"), "C-WORSE": ("K096", "K099"),
    "C-SEVERE": ("K057", "K055"), "C-SUDDEN": ("V39", "V01"), "C-TREND": ("K336", "K340"),
    "C-FLARE": ("K115", "K114"), "C-MOTION": ("K128", "K037"), "C-FATIGUE": ("V87", "V88"),
    "C-INTERF": ("K120", "K323"), "W-LEGACHE": ("S221", "S01"), "W-SURGE": ("S175", "S170"),
    "W-PACE": ("S179", "S181"), "W-UNANSWERED": ("K001", "K027"), "W-WEEKLY": ("S302", "S301"),
    "W-ASKBONES": ("S146", "S140"), "W-FLARE": ("K114", "K115"), "W-STEADY": ("K058", "K060"),
    "W-CLIMB": ("K100", "K096"), "W-DRIFT": ("K344", "K345"), "W-ASKCANCER": ("K318", "K317"),
    "W-EARLY": ("K035", "K036"), "W-SLOW": ("K019", "K016"), "W-LATE": ("K009", "K008"),
    "W-ONEPOINT": ("K016", "K017"), "W-UNLINKED": ("S100", "S236"), "W-ONESIDE": ("K144", "K145"),
    "W-OVERLAP": ("K028", "K033"), "W-MASK": ("K329", "K330"), "W-QUALITY": ("K148", "K001"),
    "W-STALE": ("K024", "K001"), "W-BASEUNK": ("S100", "S236"), "X-DOMS": ("V10", "V29"),
    "X-MANUAL": ("V16", "V02"), "X-SETTLED": ("V14", "V08"), "X-USUAL": ("V109", "V110"),
}  # fmt: skip

BY_ID = {case["id"]: case for case in CASES}
FIRED = {
    (rule, case["expect"]["ways"].get(rule, ""))
    for case in CASES
    for rule in case["expect"]["rules"]
}


def rules_of(case_id):
    return {each.rule.id for each in reviewed(BY_ID[case_id]).findings}


@pytest.mark.parametrize("rule", sorted(PAIRS))
def test_it_fires_in_one_case_and_only_just_not_in_the_other(rule):
    fires, quiet = PAIRS[rule]
    assert rule in rules_of(fires)
    assert rule not in rules_of(quiet)


@pytest.mark.parametrize("rule", sorted({*CONDITIONS, *(rule.id for rule in BOOK.rules)}))
def test_a_rule_is_whole(rule):
    """The row, the function, the cases and the words of one rule; a forgotten one is named."""
    assert rule in {each.id for each in BOOK.rules}, f"{rule} has no row"
    assert rule in CONDITIONS, f"{rule} has no function"
    assert rule in PAIRS, f"{rule} has no pair of cases"
    row = BOOK[rule]
    if row.level >= Level.CONTACT:
        for name in ("name", "short", "spoken"):
            assert getattr(row, name), f"{rule} has no '{name}'"
    for way in ("", *row.ways):
        assert (rule, way) in FIRED, f"{rule} has no case that fires by '{way}'"
    found = Finding(rule=row, at=NOW, date=NOW, facts={"n": 3})
    held = Review(
        at=NOW,
        level=row.level,
        findings=(found,),
        unanswered_checks=(),
        usual_soreness=None,
        responses=(),
    )
    assert heading(held, dates.USUAL_TIMES), (
        f"{rule} has no 'heading', and none goes by its level and 'when'"
    )


def test_every_case_fires_a_way_of_the_book():
    assert {(rule.id, way) for rule in BOOK.rules for way in ("", *rule.ways)} == FIRED


# Pairs of the rules whose worked cases lie far apart


def sessions_with(*peaks):
    """Weekly sessions, each followed by a rating 24 h later."""
    records = []
    for weeks, peak in enumerate(reversed(peaks)):
        records += [session(f"-{24 + 168 * weeks}h"), calm(f"-{168 * weeks}h", peak)]
    return diary(*records, usual_soreness=2, cancer_history="no")


def test_three_sessions_climb_only_if_each_is_higher_and_the_last_is_sore():
    assert finding(sessions_with(2, 3, 4), "W-CLIMB") is not None
    assert finding(sessions_with(2, 2, 4), "W-CLIMB") is None
    assert finding(sessions_with(1, 2, 3), "W-CLIMB") is None


def test_a_session_overlaps_only_soreness_that_has_not_clearly_eased():
    def story(latest):
        return diary(
            session("-60h"), calm("-40h", 6), calm("-20h", latest), session("-10h"),
            calm("-1h", latest), usual_soreness=2,
        )  # fmt: skip

    assert finding(story(5), "W-OVERLAP") is not None
    assert finding(story(4), "W-OVERLAP") is None


def test_soreness_has_settled_only_if_it_was_closed_within_72_hours():
    def story(closed):
        return diary(
            session("-140h"), calm("-120h", 5), calm(closed, 3), calm("-1h", 3), usual_soreness=2
        )

    assert finding(story("-72h"), "X-SETTLED") is not None
    assert finding(story("-72h1us"), "X-SETTLED") is None
