"""Short names of what a rule found, for paper and charts: about the patient, not to her."""

from collections.abc import Mapping

from ptdiary.report.wording import places
from ptdiary.report.wording.dates import joined, sentence
from ptdiary.review.finding import Fact, Finding, Level

PAST_72 = "Still sore after 72 hours"

# Name, and the shortest form that a table's cell has room for.
_NAMES: dict[str, tuple[str, str]] = {
    "E-SADDLE": ("Numbness between the legs", "Numb between legs"),
    "E-BLADDER": ("Change in peeing", "Peeing changed"),
    "E-BOWEL": ("Change in control or feeling when pooing", "Pooing changed"),
    "E-SEXUAL": ("Change in feeling or function during sex", "Emergency sign"),
    "E-BOTH": ("Both legs or both sides affected", "Both sides"),
    "E-WEAK": ("A leg giving way or getting weaker", "Weaker leg"),
    "E-TRAUMA": ("Pain after a fall or accident", "After a fall"),
    "E-CHEST": ("Chest pain or trouble breathing", "Chest pain"),
    "E-COLLAPSE": ("Sudden severe pain and feeling faint", "Faint, severe"),
    "E-URINE": ("Dark pee after exercise", "Dark pee"),
    "E-FEVERNEURO": ("Fever and a new change in a leg", "Fever, leg"),
    "U-UNSURE": ("Not sure about an emergency sign", "Not sure"),
    "U-PAST": ("An emergency sign, since gone", "Sign, gone"),
    "U-NEURO": ("New numbness, tingling or weakness", "Numb or weak"),
    "U-SUDDEN": ("Sudden severe pain", "Sudden pain"),
    "U-FEVER": ("Fever or feeling ill", "Fever or ill"),
    "U-WEIGHT": ("Weight loss without trying", "Weight loss"),
    "U-NIGHT": ("Pain at night that no position eases", "Night pain"),
    "U-CANCER": ("Pain not easing, and cancer in the past", "Urgent sign"),
    "U-CALF": ("A swollen, hot or throbbing calf or thigh", "Swollen calf"),
    "U-NHSLIST": ("A sign on the urgent list", "Urgent sign"),
    "U-FRACTURE": ("Sudden pain, and weak bones or steroids", "Sudden pain"),
    "C-SHARP": ("Sharp or shooting pain", "Sharp pain"),
    "C-RAD": ("Pain spreading into a limb", "Limb pain"),
    "C-48": ("Not easing after 48 hours", "Past 48 h"),
    "C-72": (PAST_72, "Past 72 h"),
    "C-120": ("Still sore after 5 days", "Past 5 days"),
    "C-LATE": ("Soreness that began after 48 hours", "Began late"),
    "C-WORSE": ("Soreness getting worse", "Worse"),
    "C-SEVERE": ("Severe soreness", "Severe"),
    "C-SUDDEN": ("Sudden severe pain, since eased", "Sudden pain"),
    "C-SURGE": ("A sharp rise during an exercise", "Sharp rise"),
    "C-SWELL": ("New or marked swelling", "Swelling"),
    "C-MOTION": ("Harder to bend or move", "Less movement"),
    "C-FATIGUE": ("Tired all over for days", "Tired all over"),
    "C-INTERF": ("Getting in the way of the day", "In the way"),
    "C-NIGHT": ("Pain at night that no position eases", "Night pain"),
    "C-NEUROSAME": ("Numbness, tingling or weakness, not new", "Numb, not new"),
}
_ADJECTIVES = {"electric": "electric", "sharp": "sharp"}
_BY_LEVEL = {Level.EMERGENCY: "Emergency sign", Level.URGENT: "Urgent sign"}
_OTHER = "Warning sign"


def sign_name(finding: Finding) -> str:
    """What was found, as in `Pain spreading down the left leg`. Never empty, no full stop."""
    named = _NAMED_BY_FACT.get(finding.rule.id)
    if named and (said := named(finding.facts)):
        return said
    return _NAMES.get(finding.rule.id, (PAST_72 if finding.rule.id == "W-LATE" else _OTHER,))[0]


def shortest_name(finding: Finding) -> str:
    """The same for a narrow cell, as in `Leg pain`."""
    if finding.rule.id == "C-RAD" and (limb := words_of(finding.facts, "limb")):
        part = {places.limb(word).split()[-1] for word in limb}
        return sentence(f"{joined(sorted(part))} pain")
    fallback = ("", _BY_LEVEL.get(finding.level, _OTHER))
    return _NAMES.get(finding.rule.id, fallback)[1]


def words_of(facts: Mapping[str, Fact], name: str) -> tuple[str, ...]:
    """A fact as words of the document, whether it is one word or several."""
    value = facts.get(name, ())
    return value if isinstance(value, tuple) else (str(value),)


def _spreading(facts: Mapping[str, Fact]) -> str:
    limb = places.limbs(words_of(facts, "limb"))
    if not limb:
        return ""
    return f"Pain spreading {'down' if 'leg' in limb else 'into'} the {limb}"


def _sharp(facts: Mapping[str, Fact]) -> str:
    quality = words_of(facts, "quality")
    return sentence(f"{joined(_ADJECTIVES.get(word, word) for word in quality)} pain") * bool(
        quality
    )


def _listed(facts: Mapping[str, Fact]) -> str:
    return sentence(places.check(words_of(facts, "item")))


def _surge(facts: Mapping[str, Fact]) -> str:
    exercise = facts.get("exercise")
    return f"A sharp rise during {exercise}" if exercise else ""


_NAMED_BY_FACT = {
    "C-RAD": _spreading,
    "C-SHARP": _sharp,
    "U-NHSLIST": _listed,
    "C-SURGE": _surge,
}
