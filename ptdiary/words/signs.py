"""Short names of what a rule found, for paper and charts: about the patient, not to her."""

from collections.abc import Callable, Mapping

from ptdiary.review.finding import Fact, Finding, Level
from ptdiary.review.trends.shapes import Mark
from ptdiary.words import body_regions
from ptdiary.words.dates import joined, sentence

PAST_72 = "Still sore after 72 hours"

# Name, and the shortest form that a table's cell has room for.
_NAMES: dict[str, tuple[str, str]] = {
    "E-SADDLE": ("Numbness between the legs", "Saddle numbness"),
    "E-BLADDER": ("Change in peeing", "Peeing changed"),
    "E-BOWEL": ("Change in control or feeling when pooing", "Pooing changed"),
    "E-SEXUAL": ("Change in feeling or function during sex", "Emergency sign"),
    "E-BOTH": ("Both legs or both sides affected", "Both sides"),
    "E-WEAK": ("A leg giving way or getting weaker", "Weaker leg"),
    "E-TRAUMA": ("Pain after a fall or accident", "After a fall"),
    "E-CHEST": ("Chest pain or trouble breathing", "Chest pain"),
    "E-COLLAPSE": ("Sudden severe pain and feeling faint", "Faint, severe"),
    "E-URINE": ("Dark pee after exercise", "Dark pee"),
    "E-FEVERNEURO": ("Fever or feeling ill, and a change in a leg", "Fever, leg"),
    "U-UNSURE": ("Not sure about an emergency sign", "Not sure"),
    "U-PAST": ("An emergency sign, since gone", "Sign, now gone"),
    "U-NEURO": ("New numbness, tingling or weakness", "Numb or weak"),
    "U-SUDDEN": ("Sudden severe pain", "Sudden pain"),
    "U-FEVER": ("Fever or feeling ill", "Fever or ill"),
    "U-WEIGHT": ("Weight loss without trying", "Weight loss"),
    "U-NIGHT": ("Pain at night that no position eases", "Night pain"),
    "U-CANCER": ("Cancer in the past, and this pain", "Urgent sign"),
    "U-CALF": ("A swollen, hot or throbbing calf or thigh", "Swollen calf"),
    "U-NHSLIST": ("A sign on the urgent list", "Urgent sign"),
    "U-FRACTURE": ("Sudden pain, and weak bones or steroids", "Sudden pain"),
    "C-SHARP": ("Sharp or shooting pain", "Sharp pain"),
    "C-RAD": ("Pain spreading into a limb", "Limb pain"),
    "C-48": ("Not easing after 48 hours", "Past 48 h"),
    "C-72": (PAST_72, "Past 72 h"),
    "C-120": ("Still sore after 5 days", "Past 5 days"),
    "C-LATE": ("Soreness that began after 48 hours", "Began late"),
    "C-WORSE": ("Soreness getting worse", "Getting worse"),
    "C-SEVERE": ("Severe soreness", "Severe soreness"),
    "C-SUDDEN": ("Sudden severe pain, since eased", "Sudden pain"),
    "C-SURGE": ("A sharp rise during an exercise", "Sharp rise"),
    "C-SWELL": ("New or marked swelling", "Swelling"),
    "C-MOTION": ("Harder to bend or move", "Less movement"),
    "C-FATIGUE": ("Tired all over for days", "Tired all over"),
    "C-INTERF": ("Getting in the way of the day", "In the way"),
    "C-NIGHT": ("Pain at night that no position eases", "Night pain"),
    "C-NEUROSAME": ("Numbness, tingling or weakness, not new", "Numb, not new"),
}
_BY_LEVEL = {Level.EMERGENCY: "Emergency sign", Level.URGENT: "Urgent sign"}
_OTHER = "Warning sign"


def sign_name(finding: Finding) -> str:
    """What was found, as in `Pain spreading down the left leg`. Never empty, no full stop."""
    by_fact = _NAMED_BY_FACT.get(finding.rule.id)
    if by_fact is not None and (said := by_fact(finding)):
        return said
    if finding.rule.id == "W-LATE":
        return PAST_72
    name = _NAMES.get(finding.rule.id, (_OTHER, ""))[0]
    return f"{name} (not sure)" if "unsure" in finding.way else name


def mark_name(mark: Mark) -> str:
    """A warning of the timeline: the same name on paper, on the chart and when it is heard."""
    return PAST_72 if mark.until is not None else sign_name(mark.finding)


def shortest_name(finding: Finding) -> str:
    """The same for a narrow cell, as in `Leg pain`."""
    limb = words_of(finding.facts, "limb")
    if finding.rule.id == "C-RAD" and limb:
        parts = {body_regions.limb(word).split()[-1] for word in limb}
        return sentence(f"{joined(sorted(parts))} pain")
    signs = words_of(finding.facts, "sign")
    if finding.rule.id == "U-NEURO" and len(signs) == 1:
        return sentence(body_regions.SIGNS[signs[0]])
    fallback = ("", _BY_LEVEL.get(finding.level, _OTHER))
    return _NAMES.get(finding.rule.id, fallback)[1]


def words_of(facts: Mapping[str, Fact], name: str) -> tuple[str, ...]:
    """A fact as words of the document, whether it is one word or several."""
    value = facts.get(name, ())
    return value if isinstance(value, tuple) else (str(value),)


def _in_limb(finding: Finding) -> str:
    limb = body_regions.limbs(words_of(finding.facts, "limb"))
    match finding.way:
        case _ if not limb:
            return ""
        case "":
            return f"Pain spreading {'down' if 'leg' in limb else 'into'} the {limb}"
        case "unsure":
            return f"Pain in the {limb}, not sure if it travels"
        case "below_knee":
            return f"Pain below the knee, {limb}"
        case _:
            return f"Pain in the {limb}"


def _sharp(finding: Finding) -> str:
    quality = words_of(finding.facts, "quality")
    return f"{sentence(joined(quality))} pain" if quality else ""


def _listed(finding: Finding) -> str:
    items = sentence(body_regions.check(words_of(finding.facts, "item")).replace("your", "the"))
    return f"{items} (not sure)" if items and "unsure" in finding.way else items


def _unsure_of(finding: Finding) -> str:
    match finding.way:
        case "both_legs":
            return "Both legs marked, not sure if the pain travels"
        case "" if signs := words_of(finding.facts, "signs"):
            return f"Not sure about {body_regions.check(signs).replace('your', 'the')}"
        case "":
            return ""
        case _:
            return "Not sure about a small fall"


def _nerve(finding: Finding) -> str:
    signs = joined((body_regions.SIGNS[each] for each in words_of(finding.facts, "sign")), "or")
    sides = joined(words_of(finding.facts, "side"))
    start = {"": "New", "worse": "Worse"}.get(finding.way, "Not sure about")
    return f"{start} {signs}, {sides} side" if signs and sides else ""


def _surge(finding: Finding) -> str:
    exercise = " ".join(str(finding.facts.get("exercise", "")).split())
    return f"A sharp rise during {exercise}" if exercise else ""


def _not_easing(finding: Finding) -> str:
    """Both of these ways are only found past 72 hours."""
    return PAST_72 if finding.way.endswith(("little", "one_rating")) else ""


def _worse(finding: Finding) -> str:
    return "A higher peak after each session" if finding.way == "sessions" else ""


_NAMED_BY_FACT: Mapping[str, Callable[[Finding], str]] = {
    "C-RAD": _in_limb,
    "C-SHARP": _sharp,
    "U-NHSLIST": _listed,
    "U-UNSURE": _unsure_of,
    "U-NEURO": _nerve,
    "C-SURGE": _surge,
    "C-48": _not_easing,
    "C-WORSE": _worse,
}
