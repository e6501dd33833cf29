"""What the diary says at the moment of an entry, as far as it decides what the form asks."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from ptdiary.diary.answers import Limb, Reach, Side

PlaceSide = Literal["left", "right", "one_side"]
KnownSign = Literal["pain", "numbness", "tingling", "weakness", "sharp", "swelling"]

# The tiles whose signs a therapist can know.
SIGNS_OF: dict[str, tuple[KnownSign, ...]] = {
    "travels": ("pain",),
    "sharp": ("sharp",),
    "nerves": ("numbness", "tingling"),
    "weakness": ("weakness",),
    "swelling": ("swelling",),
}


class KnownPlace(NamedTuple):
    """A sign that the therapist knows in one place; sharp pain and swelling have no place.

    `one_side`: one side, not known which. `reach`: how far down pain in a leg is known to go.
    """

    sign: KnownSign
    limb: Limb | None = None
    side: PlaceSide | None = None
    reach: Reach | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What decides which rows of the form are shown at the moment of an entry.

    `known` are the signs that the therapist knows, `known_by_this` those that became known by the
    entry that is being changed. `exercises` are those of the session that ended in the 48 h before,
    `after_session`: one ended in the 72 h before. `usual` is what soreness is judged against,
    `stated_usual` the patient's own word. `dark_urine_may` come of a session. `answered_lately`:
    the checks that the 24 h before answer. `fragile_open`: what is not known of age, bones and
    steroids while it matters. `marked_lately`: the places marked in the 14 d before;
    `painful_legs`: the sides of the legs that hurt in them. `flare_on`, `weekly_due`, `first_use`
    and `cancer_open` say that the row of that name is asked.
    """

    known: tuple[KnownPlace, ...] = ()
    known_by_this: tuple[KnownPlace, ...] = ()
    exercises: tuple[str, ...] = ()
    after_session: bool = False
    usual: int | None = None
    stated_usual: int | None = None
    dark_urine_may: bool = False
    answered_lately: frozenset[str] = frozenset()
    fragile_open: tuple[str, ...] = ()
    marked_lately: frozenset[str] = frozenset()
    painful_legs: frozenset[Side] = frozenset()
    flare_on: bool = False
    weekly_due: bool = False
    first_use: bool = False
    cancer_open: bool = False

    def known_in(self, tile: str) -> tuple[KnownPlace, ...]:
        """The signs of a tile that the therapist knows."""
        signs = SIGNS_OF.get(tile, ())
        return tuple(place for place in self.known if place.sign in signs)


NOTHING_KNOWN = Circumstances()
