"""How wide words are, from the letters themselves."""

from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path


def font_of(family: str, size: float, *, bold: bool) -> FontProperties:
    """A font by its family, its size in points, and its weight."""
    return FontProperties(family=family, size=size, weight="bold" if bold else "normal")


@lru_cache(maxsize=4096)
def width_of(words: str, family: str, size: float, *, bold: bool) -> float:
    """How many points wide words are. Each redraw asks for the same words again."""
    font = font_of(family, size, bold=bold)
    wide, _, _ = text_to_path.get_text_width_height_descent(words, font, ismath=False)
    return float(wide)
