"""Where a rule comes from, in plain words, for "Why am I seeing this?"."""

import re

# A part of a rule's source, and what a patient can make of it. The first that matches counts.
_PLAIN = (
    (r"^S0-\d+", "an article on whether physical therapy can make back pain worse"),
    (r"^S1-\d+", "an article on why the back hurts after physical therapy"),
    (r"^CES card", "hospital cards on emergency signs in the lower back"),
    (r"^NHS-BP", "NHS advice on back pain"),
    (r"^NHS-AAA", "NHS advice on sudden severe back pain"),
    (r"^NHS-DVT", "NHS advice on a swollen calf"),
    (r"^(Norfolk|Lothian|Northern Trust|CHCP|RNOH|G-Care)", "advice pages of British hospitals"),
    (r"^AHCPR", "a guideline on back pain"),
    (r"^CDC", "public health advice on dark pee after exercise"),
    (r"^(Carnes|JAOA)", "studies of hands-on treatment"),
    (r"^(Pettitt|older adults|Bishop)", "studies of soreness after exercise"),
    (r"^(Downie|Premkumar)", "studies of warning signs in back pain"),
    (r"^(cut-points|3-point step)", "studies of the 0 to 10 scale"),
    (r"^general knowledge", "common medical knowledge, which we could not check"),
)
_OWN = "a choice made for this diary"


def plain_sources(source: str) -> tuple[str, ...]:
    """What stands behind a rule, each once, in the order of the rule book's `source`."""
    parts = [part.strip() for part in re.split(r"[;,](?![^(]*\))| and ", source)]
    found = [said for part in parts if (said := _plain(part))]
    if re.search(r"project choice|turned round|The age 65", source):
        found.append(_OWN)
    return tuple(dict.fromkeys(found)) or (_OWN,)


def _plain(part: str) -> str:
    return next((said for pattern, said in _PLAIN if re.search(pattern, part)), "")
