"""How the gallery looks at each situation: theme, text size, window size, words and direction.

Everything times everything would take hours. Each size, each text size and each theme is seen with
each other; longer words, the other direction and the very large text once each, where they are
most likely to do harm.
"""

from dataclasses import dataclass
from itertools import product

SIZES = ((1366, 740), (1024, 640))  # of screens of 1366x768 and 1024x700, without the frame


@dataclass(frozen=True, kw_only=True)
class Appearance:
    """One look. `long` words are 40 % longer; `mirrored` reads from right to left."""

    dark: bool = False
    scale: float = 1.0
    size: tuple[int, int] = SIZES[0]
    long: bool = False
    mirrored: bool = False

    @property
    def name(self):
        """`light-150-1024x640`, `long-100-1366x740`."""
        kind = "long" if self.long else "mirrored" if self.mirrored else ""
        theme = "dark" if self.dark else "light"
        return f"{kind or theme}-{self.scale * 100:.0f}-{self.size[0]}x{self.size[1]}"


PLAIN = tuple(
    Appearance(dark=dark, scale=scale, size=size)
    for dark, scale, size in product((False, True), (1.0, 1.5), SIZES)
)
LARGE = (
    Appearance(size=(800, 600)),
    Appearance(scale=2.0),
    Appearance(scale=2.0, size=(800, 600)),
)
# each of these two by a program of its own: see `pseudo`
MIRRORED = (Appearance(mirrored=True), Appearance(mirrored=True, scale=1.5, size=(1024, 640)))
LONG = (Appearance(long=True), Appearance(long=True, scale=1.5, size=(1024, 640)))
LOOKS = (*PLAIN, *LARGE, *MIRRORED, *LONG)
