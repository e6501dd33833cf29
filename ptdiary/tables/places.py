"""Places of the body in words, as regions of the diary, where the words are plainly one."""

import re
from collections.abc import Iterator

from ptdiary.diary import REGIONS
from ptdiary.tables.cells import folded, words_of

_LEFT = words_of("left l lt links linke linker linkes gauche izquierda izquierdo sinistra sinistro"
                  " esquerda esquerdo lewa lewy")  # fmt: skip
_RIGHT = words_of("right r rt rechts rechte rechter rechtes droite droit derecha derecho destra"
                   " destro direita direito prawa prawy")  # fmt: skip
_CENTRE = words_of("centre center middle central midline mitte mittig centro centro")
_BOTH = words_of("both beide beidseits bilateral ambos deux")
_SAID_BESIDES = words_of("the of my on in side at a and part area seite der die das im am")

# The words of a place, without its side, in any order.
_PLACES = {
    "lumbar": ("lower back", "low back", "lumbar", "lumbar spine", "lower spine", "unterer rucken"),
    "thoracic": ("upper back", "mid back", "thoracic", "thoracic spine", "oberer rucken"),
    "sacrum": ("sacrum", "tailbone", "base back", "base spine", "coccyx", "steissbein"),
    "neck": ("neck", "cervical spine", "nacken", "neck back"),
    "buttock": ("buttock", "buttocks", "gluteal", "glute", "gesass", "po"),
    "hip_outer": ("outer hip", "hip outer"),
    "groin": ("groin", "leiste"),
    "thigh_front": ("front thigh", "quad", "quadriceps"),
    "thigh_outer": ("outer thigh",),
    "thigh_inner": ("inner thigh",),
    "thigh_back": ("back thigh", "hamstring", "hamstrings"),
    "knee_front": ("front knee", "kneecap"),
    "knee_back": ("back knee",),
    "shin": ("shin", "schienbein", "front lower leg"),
    "calf_outer": ("outer calf",),
    "calf_inner": ("inner calf",),
    "calf_back": ("back calf", "back lower leg"),
    "ankle": ("ankle", "knochel"),
    "foot_top": ("top foot",),
    "foot_outer": ("outer foot",),
    "foot_sole": ("sole foot", "sole"),
    "heel": ("heel", "ferse"),
    "big_toe": ("big toe",),
    "little_toe": ("little toe",),
    "shoulder": ("shoulder", "schulter"),
    "upper_arm": ("upper arm", "oberarm"),
    "forearm": ("forearm", "lower arm", "unterarm"),
    "hand": ("hand",),
}
_PLACE = {frozenset(words.split()): place for place, said in _PLACES.items() for words in said}
_BRACKETS = re.compile(r"[()\[\]]")
_BETWEEN = re.compile(r"[;,|/+&\n]|\band\b|\bund\b")


def regions_in(text: str) -> tuple[str, ...]:
    """The regions of one place, `lumbar.left`, one for each side named; none where it is unclear.

    Of a place that has two sides, none is plainly meant where neither is named.
    """
    words = folded(_BRACKETS.sub(" ", text)).split()
    sides = set(_sides(words))
    aside = _LEFT | _RIGHT | _CENTRE | _BOTH | _SAID_BESIDES
    place = _PLACE.get(frozenset(word for word in words if word not in aside))
    if place is None:
        return ()
    if not sides and f"{place}.left" not in REGIONS:
        sides = {"centre"}
    regions = [f"{place}.{side}" for side in ("left", "centre", "right") if side in sides]
    return tuple(regions) if all(region in REGIONS for region in regions) else ()


def _sides(words: list[str]) -> Iterator[str]:
    for word in words:
        if word in _LEFT or word in _BOTH:
            yield "left"
        if word in _RIGHT or word in _BOTH:
            yield "right"
        if word in _CENTRE:
            yield "centre"


def places_in(text: str) -> tuple[tuple[str, ...], bool]:
    """The regions of all places of a cell, and whether that is all that it says."""
    whole = regions_in(text)
    if whole:
        return whole, True
    regions: list[str] = []
    is_all = True
    for part in _BETWEEN.split(text.strip("[] ").lower()):
        if part.strip():
            found = regions_in(part)
            regions += found
            is_all = is_all and bool(found)
    return tuple(dict.fromkeys(regions)), is_all
