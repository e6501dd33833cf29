"""The answers to a check, and what "stands" means."""

from tests.review.literal.records import days, is_after
from tests.review.literal.words import ANSWERS, EMERGENCY_CHECKS


def answer_of(entry, check):
    """`declined` and absent are not answers."""
    answer = entry.get("checks", {}).get(check)
    return answer if answer in ANSWERS else None


def as_written(diary, check):
    told = [(entry, answer_of(entry, check)) for entry in diary.entries]
    return [(entry, answer) for entry, answer in told if answer is not None]


def settled(diary, check):
    """As written, but a known that follows a no is unsure."""
    written = as_written(diary, check)
    done = []
    for place, (entry, answer) in enumerate(written):
        if answer == "known" and check in EMERGENCY_CHECKS:
            follows = follows_a_no(diary, written[:place], entry)
            done.append((entry, "unsure" if follows else answer))
        else:
            done.append((entry, answer))
    return done


def follows_a_no(diary, earlier, entry):
    noes = [e.time for e, answer in earlier if answer == "no" and entry.time - e.time <= days(14)]
    if not noes:
        return False
    return not any(
        c.get("kind") == "seen" and noes[-1] < c.time <= entry.time for c in diary.consultations
    )


def answers(diary, check, cut):
    return [
        (entry, answer)
        for entry, answer in settled(diary, check)
        if diary.age(entry.time) <= days(14) and is_after(entry.time, cut)
    ]


def latest(told, *wanted):
    """The latest entry that gave one of these answers."""
    return next((entry for entry, answer in reversed(told) if answer in wanted), None)


def stands(told):
    """Its last answer is yes or unsure: "yes" or "unsure"; else None."""
    if not told or told[-1][1] not in {"yes", "unsure"}:
        return None
    for _, answer in reversed(told):
        if answer == "yes":
            return "yes"
        if answer in {"no", "known"}:
            break
    return "unsure"


def run_of_known(diary, check):
    """The unbroken run of known answers, as written, that ends with the last answer."""
    run = []
    for entry, answer in reversed(as_written(diary, check)):
        if answer != "known":
            break
        run.insert(0, entry)
    return run
