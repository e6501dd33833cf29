"""What a well patient ticks now and then: it happens to everybody, and means nothing."""

THIGHS = ["thigh_front.left", "thigh_front.right"]


def after_sessions(diary, first=12, last=60):
    """The entries in these hours after the end of a session."""
    return [
        told
        for time, told in diary.entries
        if any(first <= (time - s.ended) * 24 <= last for s in diary.sessions)
    ]


def thighs_marked(diary):
    for told in after_sessions(diary):
        told["regions"] = THIGHS


def thighs_told(diary):
    """Both legs new, to the thigh: then the form is not sure of both legs."""
    for told in after_sessions(diary):
        told["travels"] = "yes"
        thigh = {"change": "new", "reach": "thigh"}
        told["spread"] = {"leg": {"left": thigh, "right": thigh}}
        told["checks"]["legs_both"] = "unsure"


def on_two_days(diary):
    return [told for _, told in diary.rng.sample(diary.entries, min(2, len(diary.entries)))]


def hand_asleep(diary):
    for told in on_two_days(diary):
        told["arm_signs"] = {"tingling": {"left": "new"}}


def foot_asleep(diary):
    for told in on_two_days(diary):
        told["leg_signs"] = {"tingling": {"left": "new"}}


def stumble(diary):
    """A small fall of somebody of 41 with healthy bones."""
    for told in on_two_days(diary):
        told["checks"]["trauma_minor"] = "yes"


def sciatica(diary):
    for _, told in diary.entries:
        change = diary.rng.choice(("same", "same", "less", "no"))
        told["travels"] = "no" if change == "no" else "yes"
        if change != "no":
            told["spread"] = {"leg": {"left": {"change": change, "reach": "below_knee"}}}
