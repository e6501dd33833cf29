"""Emergency and urgent rules: when each fires, and when it only just does not."""

from tests.review.rules.case_table import Fires, Quiet
from tests.review.story import calm, diary, entry, seen, session

JUST_14_DAYS = "-14d"
OVER_14_DAYS = "-14d1us"
JUST_7_DAYS = "-7d"
OVER_7_DAYS = "-7d1us"

SADDLE = (
    "You wrote that you have numbness or tingling between your legs, around your bottom or around"
    " your genitals."
)
EMERGENCY_CHECKS = {
    "E-SADDLE": (
        "saddle",
        SADDLE,
    ),
    "E-BLADDER": ("bladder", "You wrote that peeing has changed."),
    "E-BOWEL": ("bowel", "You wrote that your control or feeling when you poo has changed."),
    "E-SEXUAL": ("sexual", "You wrote that feeling or function during sex has changed."),
    "E-BOTH": ("legs_both", "You wrote that both legs, or both sides, are affected."),
    "E-WEAK": ("giving_way", "You wrote that a leg is giving way or getting weaker."),
    "E-TRAUMA": ("trauma_major", "You wrote that this pain began after a fall or accident."),
    "E-CHEST": ("chest", "You wrote that you have chest pain or trouble breathing."),
    "E-COLLAPSE": (
        "collapse",
        "You wrote that severe pain came on suddenly and you feel faint or clammy.",
    ),
    "E-URINE": ("dark_urine", "You wrote that your pee has turned dark after exercise."),
}
LATER_UNSURE = {
    "E-BOTH": "You wrote that both legs are affected.",
    "E-WEAK": "You wrote that a leg is giving way.",
}


def _emergency_fires():
    for rule, (check, says) in EMERGENCY_CHECKS.items():
        yes = {check: "yes"}
        yield Fires(rule, "yes", diary(entry("-1h", **yes)), says, entries=("entry-1h",))
        yield Fires(rule, "yes, exactly 14 d ago", diary(entry(JUST_14_DAYS, **yes)), says)
        yield Fires(
            rule,
            "left out, but the sign counts",
            diary(entry("-1h", soreness=3, left_out="a slip", **yes)),
            says,
        )
        yield Fires(
            rule,
            "yes, no, and yes again",
            diary(entry("-9h", **yes), entry("-6h", **{check: "no"}), entry("-1h", **yes)),
            says,
            entries=("entry-9h", "entry-1h"),
        )
        yield Fires(
            rule,
            "yes, then declined",
            diary(entry("-9h", **yes), entry("-6h", **{check: "declined"})),
            says,
        )
        yield Fires(
            rule,
            "yes, no, then unsure",
            diary(
                entry("-9h", **yes),
                entry("-6h", **{check: "no"}),
                entry("-1h", **{check: "unsure"}),
            ),
            LATER_UNSURE.get(rule, says) + " Later you were not sure.",
            way="then_unsure",
            entries=("entry-9h", "entry-1h"),
        )


def _emergency_quiet():
    for rule, (check, _) in EMERGENCY_CHECKS.items():
        yes = {check: "yes"}
        yield Quiet(rule, "yes, a moment more than 14 d ago", diary(entry(OVER_14_DAYS, **yes)))
        yield Quiet(
            rule, "yes, at the moment of being seen", diary(entry("-2h", **yes), seen("-2h"))
        )
        yield Quiet(rule, "unsure is not yes", diary(entry("-1h", **{check: "unsure"})))
        yield Quiet(rule, "declined is no answer", diary(entry("-1h", **{check: "declined"})))
        yield Quiet(rule, "yes, then no", diary(entry("-9h", **yes), entry("-6h", **{check: "no"})))
        yield Quiet(rule, "yes, later than now", diary(entry("+1us", **yes)))


OLD = {"birth_year": 1961}  # 2026 - 1961 = 65
BONES = "You told us about weak bones or long-term steroids, so even a small fall can be serious."
AGE = "From about 65 years of age, even a small fall can be serious."

FIRES = (
    *_emergency_fires(),
    Fires("E-BOTH", "both legs marked and the pain travels",
          diary(entry(JUST_7_DAYS, regions=("thigh_back.left", "shin.right"), travels="yes")),
          "You marked places in both legs, and wrote that the pain travels.", "travels"),
    Fires("E-BOTH", "numb on the left, tingling on the right in another entry",
          diary(entry(JUST_14_DAYS, numbness_left="new"), entry("-1h", tingling_right="worse")),
          "You wrote about numbness, tingling or weakness on both sides.", "nerves",
          entries=("entry-14d", "entry-1h")),
    Fires("E-BOTH", "numb on the left, not sure about the right",
          diary(entry("-1h", numbness_left="new", numbness_right="unsure")),
          "You wrote about numbness, tingling or weakness on one side, and were not sure about the"
          " other.", "nerves_one_unsure"),
    Fires("E-BOTH", "not sure about either side",
          diary(entry("-1h", weakness_left="unsure", weakness_right="unsure")),
          "You were not sure about numbness, tingling or weakness on both sides.",
          "nerves_unsure"),
    Fires("E-WEAK", "weakness is worse, on either side",
          diary(entry(JUST_14_DAYS, weakness_right="worse")),
          "You wrote that weakness has got worse.", "weaker"),
    Fires("E-TRAUMA", "small fall and osteoporosis",
          diary(entry("-1h", trauma_minor="yes"), osteoporosis="yes"),
          f"You wrote about a small fall. {BONES}", "small_fall_bones"),
    Fires("E-TRAUMA", "small fall and steroids, later answered no",
          diary(entry("-9h", trauma_minor="yes"), entry("-1h", trauma_minor="no"),
                long_term_steroids="yes"),
          f"You wrote about a small fall. {BONES}", "small_fall_bones"),
    Fires("E-TRAUMA", "small fall in the year of the 65th birthday",
          diary(entry("-1h", trauma_minor="yes"), **OLD),
          f"You wrote about a small fall. {AGE}", "small_fall_age"),
    Fires("E-FEVERNEURO", "fever and a newly numb foot, in two entries",
          diary(entry("-9h", fever="yes"), entry("-1h", numbness_left="new")),
          "You wrote about a fever and a new change in your leg."),
    Fires("E-FEVERNEURO", "feeling ill and a worse tingling",
          diary(entry("-1h", unwell="yes", tingling_left="worse")),
          "You wrote that you feel ill, and about a new change in your leg.", "ill"),
    Fires("E-FEVERNEURO", "not sure of a fever, and a numb foot",
          diary(entry("-1h", fever="unsure", numbness_left="new")),
          "You were not sure whether you have a fever or feel ill, and wrote about a new change in"
          " your leg.", "unsure_ill"),
    Fires("E-FEVERNEURO", "a fever, and not sure of numbness",
          diary(entry("-1h", fever="yes", numbness_left="unsure")),
          "You wrote that you have a fever or feel ill, and were not sure about numbness, tingling"
          " or weakness.", "unsure_sign"),
    Fires("E-FEVERNEURO", "not sure of either",
          diary(entry("-1h", unwell="unsure", numbness_left="unsure")),
          "You were not sure about a fever or feeling ill, nor about numbness, tingling or"
          " weakness.", "unsure"),
    *(
        Fires("U-UNSURE", f"not sure about {check}",
              diary(entry(JUST_14_DAYS, **{check: "unsure"})),
              "You answered 'not sure' to a question about an emergency sign.")
        for check, _ in EMERGENCY_CHECKS.values()
    ),
    Fires("U-UNSURE", "no, then unsure",
          diary(entry("-9h", bladder="no"), entry("-1h", bladder="unsure")),
          "You answered 'not sure' to a question about an emergency sign.",
          entries=("entry-1h",)),
    Fires("U-UNSURE", "both legs marked, not sure whether it travels",
          diary(entry(JUST_7_DAYS, regions=("thigh_back.left", "thigh_back.right"),
                      travels="unsure")),
          "You marked places in both legs, and were not sure whether the pain travels.",
          "both_legs"),
    Fires("U-UNSURE", "not sure of a small fall, steroids",
          diary(entry("-9h", trauma_minor="unsure"), entry("-1h", trauma_minor="no"),
                long_term_steroids="yes"),
          f"You were not sure whether you had a small fall. {BONES}", "small_fall_bones"),
    Fires("U-UNSURE", "not sure of a small fall, aged 65",
          diary(entry("-1h", trauma_minor="unsure"), **OLD),
          f"You were not sure whether you had a small fall. {AGE}", "small_fall_age"),
    *(
        Fires("U-PAST", f"{check}: yes, then no",
              diary(entry(JUST_14_DAYS, **{check: "yes"}), entry("-1h", **{check: "no"})),
              "On 06 March you wrote about an emergency sign. You have since written that it has"
              " gone.", entries=("entry-14d", "entry-1h"))
        for check, _ in EMERGENCY_CHECKS.values()
        if check != "trauma_major"
    ),
    Fires("U-PAST", "yes, unsure, and no twice: the first no is the evidence",
          diary(entry("-9h", chest="yes"), entry("-7h", chest="unsure"), entry("-5h", chest="no"),
                entry("-1h", chest="no")),
          "On 20 March you wrote about an emergency sign. You have since written that it has gone.",
          entries=("entry-9h", "entry-5h")),
    Fires("U-PAST", "two signs, one of them twice: the date of the latest yes",
          diary(entry("-9d", chest="yes", bowel="yes"), entry("-8d", chest="no"),
                entry("-7d", chest="yes"), entry("-6d", chest="no"), entry("-5d", chest="no"),
                entry("-4d", bowel="no")),
          "On 13 March you wrote about an emergency sign. You have since written that it has gone.",
          entries=("entry-9d", "entry-7d", "entry-6d", "entry-4d")),
    Fires("U-PAST", "an accident, then no",
          diary(entry("-2d", trauma_major="yes"), entry("-1h", trauma_major="no")),
          "On 18 March you wrote that this pain began after a fall or accident. You have since"
          " answered no.", "accident"),
    Fires("U-NEURO", "newly numb on one side, whatever the soreness",
          diary(entry(JUST_14_DAYS, soreness=0, numbness_left="new")),
          "You wrote about new numbness, tingling or weakness in a leg or foot."),
    Fires("U-NEURO", "new numbness and worse weakness on one side",
          diary(entry("-1h", numbness_left="new", weakness_left="worse")),
          "You wrote about new numbness, tingling or weakness in a leg or foot."),
    Fires("U-NEURO", "tingling worse",
          diary(entry("-1h", tingling_right="worse", numbness_left="same")),
          "You wrote that numbness, tingling or weakness in a leg or foot has got worse.", "worse"),
    Fires("U-NEURO", "not sure on one side", diary(entry("-1h", tingling_right="unsure")),
          "You were not sure about numbness, tingling or weakness in a leg or foot.", "unsure"),
    Fires("U-SUDDEN", "up 3 in exactly 24 h, to 7",
          diary(entry("-31h", soreness=4), entry("-7h", soreness=7)),
          "Your pain jumped to 7 out of 10."),
    Fires("U-SUDDEN", "up 3 from a rating before being seen",
          diary(entry("-5h", soreness=5), seen("-4h"), entry("-3h", soreness=8)),
          "Your pain jumped to 8 out of 10."),
    Fires("U-SUDDEN", "exactly 7 d ago, and still the latest rating",
          diary(entry("-7d2h", soreness=1), entry(JUST_7_DAYS, soreness=9)),
          "Your pain jumped to 9 out of 10."),
    Fires("U-SUDDEN", "eased to 5, and 7 again",
          diary(entry("-9h", soreness=2), entry("-8h", soreness=8), entry("-7h", soreness=5),
                entry("-1h", soreness=7)),
          "Your pain jumped to 8 out of 10.", entries=("entry-8h", "entry-1h")),
    Fires("U-SUDDEN", "came on suddenly, 2 above usual",
          diary(entry("-1h", soreness=7, sudden_onset="yes"), usual_soreness=5),
          "You wrote that your pain came on suddenly. You rated it 7 out of 10.", "onset"),
    Fires("U-SUDDEN", "came on suddenly, usual not known",
          diary(entry("-1h", soreness=7, sudden_onset="yes")),
          "You wrote that your pain came on suddenly. You rated it 7 out of 10.", "onset"),
    Fires("U-FEVER", "fever", diary(entry(JUST_14_DAYS, fever="yes")),
          "You wrote that you have a fever or feel ill as well as back pain."),
    Fires("U-FEVER", "unwell, and no fever", diary(entry("-1h", unwell="yes", fever="no")),
          "You wrote that you have a fever or feel ill as well as back pain."),
    Fires("U-FEVER", "not sure", diary(entry("-1h", fever="unsure")),
          "You were not sure whether you have a fever or feel ill.", "unsure"),
    Fires("U-WEIGHT", "yes", diary(entry(JUST_14_DAYS, weight_loss="yes")),
          "You wrote that you have lost weight without trying."),
    Fires("U-WEIGHT", "not sure", diary(entry("-1h", weight_loss="unsure")),
          "You were not sure whether you have lost weight without trying.", "unsure"),
    Fires("U-CALF", "yes, then unsure",
          diary(entry("-3h", calf="yes"), entry("-1h", calf="unsure")),
          "You wrote that one calf or thigh is swollen, hot or throbbing.",
          entries=("entry-3h", "entry-1h")),
    Fires("U-CALF", "yes, no, then unsure",
          diary(entry("-3h", calf="yes"), entry("-2h", calf="no"), entry("-1h", calf="unsure")),
          "You were not sure whether one calf or thigh is swollen, hot or throbbing.", "unsure",
          entries=("entry-1h",)),
    *(
        Fires("U-NHSLIST", check, diary(entry(JUST_14_DAYS, **{check: "yes"})),
              f"You wrote about {check}.")
        for check in ("shape", "cough_strain", "upper_back", "band")
    ),
    Fires("U-NHSLIST", "one yes, one unsure: only the yes is said",
          diary(entry("-1h", shape="unsure", band="yes")), "You wrote about band."),
    Fires("U-NHSLIST", "not sure", diary(entry("-1h", shape="unsure", band="unsure")),
          "You were not sure about shape and band.", "unsure"),
    Fires("U-NIGHT", "on 2 nights within 7 d",
          diary(entry(JUST_7_DAYS, night_pain="yes"), entry("-5h", night_pain="unsure")),
          "You wrote that pain wakes you and no position eases it."),
    Fires("U-NIGHT", "before and after noon are two nights",
          # NOW is 12:00: 11:59 belongs to the night before, 12:00 to the one to come
          diary(entry("-1m", night_pain="yes"), entry("-0h", night_pain="yes")),
          "You wrote that pain wakes you and no position eases it."),
    Fires("U-NIGHT", "on 1 night after cancer",
          diary(entry("-5h", night_pain="yes"), cancer_history="yes"),
          "You wrote that pain woke you and no position eased it. You told us you have had"
          " cancer.", "cancer"),
    Fires("U-NIGHT", "not sure on 2 nights",
          diary(entry("-29h", night_pain="unsure"), entry("-5h", night_pain="unsure")),
          "You were not sure whether pain wakes you and no position eases it.", "unsure"),
    Fires("U-CANCER", "no reduction past 48 h",
          diary(session("-50h"), calm("-30h", 5), calm("-1h", 5), usual_soreness=2,
                cancer_history="yes"),
          "You told us you have had cancer, and this pain is not easing as expected."),
    Fires("U-CANCER", "worse again after easing",
          diary(session("-40h"), calm("-20h", 6), calm("-9h", 4), calm("-1h", 6), usual_soreness=2,
                cancer_history="yes"),
          "You told us you have had cancer, and this pain has got worse.", "worse"),
    Fires("U-CANCER", "severe",
          diary(session("-30h"), calm("-5h", 6), calm("-1h", 7), usual_soreness=2,
                cancer_history="yes"),
          "You told us you have had cancer, and you rated your pain 7 out of 10.", "severe"),
    Fires("U-CANCER", "more than 5 days, though easing",
          diary(session("-121h"), calm("-100h", 8), calm("-0h", 4), usual_soreness=2,
                cancer_history="yes"),
          "You told us you have had cancer, and this pain has lasted more than 5 days.",
          "lasting"),
    Fires("U-CANCER", "woken at night",
          diary(calm("-5h", 2, night_pain="yes"), usual_soreness=2, cancer_history="yes"),
          "You told us you have had cancer, and you wrote that pain woke you at night.", "night"),
    Fires("U-CANCER", "not sure about the night",
          diary(calm("-5h", 2, night_pain="unsure"), usual_soreness=2, cancer_history="yes"),
          "You told us you have had cancer, and you were not sure whether pain woke you at night.",
          "night_unsure"),
    Fires("U-FRACTURE", "steroids, sudden, 5",
          diary(calm("-1h", 5, sudden_onset="yes"), usual_soreness=2, long_term_steroids="yes"),
          "Your pain came on suddenly, and you told us about weak bones or long-term steroids."),
    Fires("U-FRACTURE", "weak bones, sudden, 6 after 4",
          diary(calm("-9h", 4), calm("-1h", 6, sudden_onset="yes"), usual_soreness=2,
                osteoporosis="yes"),
          "Your pain came on suddenly, and you told us about weak bones or long-term steroids."),
)  # fmt: skip

QUIET = (
    *_emergency_quiet(),
    Quiet("E-BOTH", "both legs travel, a moment more than 7 d ago",
          diary(entry(OVER_7_DAYS, regions=("shin.left", "shin.right"), travels="yes"))),
    Quiet("E-BOTH", "one leg in each of two entries",
          diary(entry("-2h", regions=("shin.left",), travels="yes"),
                entry("-1h", regions=("shin.right",), travels="yes"))),
    Quiet("E-BOTH", "both arms travel",
          diary(entry("-2h", regions=("hand.left", "hand.right"), travels="yes"))),
    Quiet("E-BOTH", "both buttocks are no legs",
          diary(entry("-2h", regions=("buttock.left", "buttock.right"), travels="yes"))),
    Quiet("E-BOTH", "new on the left, the same on the right",
          diary(entry("-1h", numbness_left="new", numbness_right="same"))),
    Quiet("E-BOTH", "one side of it more than 14 d ago",
          diary(entry(OVER_14_DAYS, numbness_left="new"), entry("-1h", numbness_right="new"))),
    Quiet("E-WEAK", "weakness is new, not worse", diary(entry("-1h", weakness_left="new"))),
    Quiet("E-WEAK", "numbness is worse", diary(entry("-1h", numbness_left="worse"))),
    Quiet("E-TRAUMA", "small fall, bones not known",
          diary(entry("-1h", trauma_minor="yes"), osteoporosis="unsure")),
    Quiet("E-TRAUMA", "small fall, the year of the 64th birthday",
          diary(entry("-1h", trauma_minor="yes"), birth_year=1962)),
    Quiet("E-FEVERNEURO", "a fever, later none, and a numb foot",
          diary(entry("-9h", fever="yes"), entry("-1h", fever="no", numbness_left="new"))),
    Quiet("E-FEVERNEURO", "a fever and the same numb foot",
          diary(entry("-1h", fever="yes", numbness_left="same"))),
    Quiet("U-UNSURE", "unsure, then no",
          diary(entry("-9h", bladder="unsure"), entry("-1h", bladder="no"))),
    Quiet("U-UNSURE", "yes, then unsure is an emergency",
          diary(entry("-9h", bladder="yes"), entry("-1h", bladder="unsure"))),
    Quiet("U-UNSURE", "more than 14 d ago", diary(entry(OVER_14_DAYS, bladder="unsure"))),
    Quiet("U-UNSURE", "both legs, not asked whether it travels",
          diary(entry("-1h", regions=("thigh_back.left", "thigh_back.right")))),
    Quiet("U-UNSURE", "both legs unsure, more than 7 d ago",
          diary(entry(OVER_7_DAYS, regions=("shin.left", "shin.right"), travels="unsure"))),
    Quiet("U-UNSURE", "not sure of a small fall, nobody fragile",
          diary(entry("-1h", trauma_minor="unsure"), birth_year=1962)),
    Quiet("U-UNSURE", "unsure and yes to a small fall is an emergency",
          diary(entry("-9h", trauma_minor="yes"), entry("-1h", trauma_minor="unsure"), **OLD)),
    Quiet("U-UNSURE", "unsure on an urgent check", diary(entry("-1h", fever="unsure"))),
    Quiet("U-PAST", "no, without a yes before", diary(entry("-1h", bladder="no"))),
    Quiet("U-PAST", "yes more than 14 d ago",
          diary(entry(OVER_14_DAYS, bladder="yes"), entry("-1h", bladder="no"))),
    Quiet("U-PAST", "unsure, then no",
          diary(entry("-2h", bladder="unsure"), entry("-1h", bladder="no"))),
    Quiet("U-PAST", "seen since",
          diary(entry("-3h", bladder="yes"), seen("-2h"), entry("-1h", bladder="no"))),
    Quiet("U-PAST", "an urgent check that has gone",
          diary(entry("-3h", fever="yes"), entry("-1h", fever="no"))),
    Quiet("U-NEURO", "the same as before",
          diary(entry("-1h", numbness_left="same", tingling_left="no"))),
    Quiet("U-NEURO", "both sides are an emergency",
          diary(entry("-1h", numbness_left="new", numbness_right="new"))),
    Quiet("U-NEURO", "more than 14 d ago", diary(entry(OVER_14_DAYS, numbness_left="new"))),
    Quiet("U-SUDDEN", "up 3 in a moment more than 24 h",
          diary(entry("-31h1us", soreness=4), entry("-7h", soreness=7))),
    Quiet("U-SUDDEN", "up 2", diary(entry("-9h", soreness=5), entry("-7h", soreness=7))),
    Quiet("U-SUDDEN", "up 3, to 6", diary(entry("-9h", soreness=3), entry("-7h", soreness=6))),
    Quiet("U-SUDDEN", "a moment more than 7 d ago",
          diary(entry("-7d2h", soreness=1), entry(OVER_7_DAYS, soreness=9))),
    Quiet("U-SUDDEN", "at the moment of being seen",
          diary(entry("-9h", soreness=1), entry("-7h", soreness=9), seen("-7h"))),
    Quiet("U-SUDDEN", "came on suddenly, 1 above usual",
          diary(entry("-1h", soreness=7, sudden_onset="yes"), usual_soreness=6)),
    Quiet("U-SUDDEN", "left out",
          diary(entry("-9h", soreness=1), entry("-7h", soreness=9, left_out="a slip"))),
    Quiet("U-SUDDEN", "has come down to 6",
          diary(entry("-9h", soreness=1), entry("-7h", soreness=9), entry("-1h", soreness=6))),
    Quiet("U-FEVER", "yes, then no", diary(entry("-9h", fever="yes"), entry("-1h", fever="no"))),
    Quiet("U-FEVER", "more than 14 d ago", diary(entry(OVER_14_DAYS, unwell="yes"))),
    Quiet("U-WEIGHT", "yes, then no",
          diary(entry("-9h", weight_loss="yes"), entry("-1h", weight_loss="no"))),
    Quiet("U-WEIGHT", "declined", diary(entry("-9h", weight_loss="declined"))),
    Quiet("U-CALF", "unsure, then no",
          diary(entry("-9h", calf="unsure"), entry("-1h", calf="no"))),
    Quiet("U-CALF", "more than 14 d ago", diary(entry(OVER_14_DAYS, calf="yes"))),
    Quiet("U-NHSLIST", "yes, then no",
          diary(entry("-9h", shape="yes"), entry("-1h", shape="no"))),
    Quiet("U-NHSLIST", "not answered", diary(entry("-9h", shape="declined", band="no"))),
    Quiet("U-NIGHT", "23:00 and 7:00 are one night",
          diary(entry("-13h", night_pain="yes"), entry("-5h", night_pain="yes"))),
    Quiet("U-NIGHT", "one of two nights is more than 7 d ago",
          diary(entry(OVER_7_DAYS, night_pain="yes"), entry("-5h", night_pain="yes"))),
    Quiet("U-NIGHT", "1 night, not sure of cancer",
          diary(entry("-5h", night_pain="yes"), cancer_history="unsure")),
    Quiet("U-CANCER", "an ordinary course",
          diary(session("-30h"), calm("-1h", 5), usual_soreness=2, cancer_history="yes")),
    Quiet("U-CANCER", "no easing, not sure of cancer",
          diary(session("-50h"), calm("-30h", 5), calm("-1h", 5), usual_soreness=2,
                cancer_history="unsure")),
    Quiet("U-FRACTURE", "4 is not 5",
          diary(calm("-1h", 4, sudden_onset="yes"), usual_soreness=2, osteoporosis="yes")),
    Quiet("U-FRACTURE", "5 is not raised",
          diary(calm("-1h", 5, sudden_onset="yes"), usual_soreness=4, osteoporosis="yes")),
    Quiet("U-FRACTURE", "sudden in an earlier rating",
          diary(calm("-9h", 6, sudden_onset="yes"), calm("-1h", 6), usual_soreness=2,
                osteoporosis="yes")),
    Quiet("U-FRACTURE", "not sure of weak bones",
          diary(calm("-1h", 6, sudden_onset="yes"), usual_soreness=2, osteoporosis="unsure")),
)  # fmt: skip
