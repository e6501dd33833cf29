"""Every pair of colours that the window puts on each other can be told apart, light and dark."""

import pytest

from ptdiary.ui.tokens import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, ON_RAMP, RAMP

# ink, ground, least contrast (WCAG 2.2: 4.5 for text, 3 for controls; 7 where it is easy to have)
PAIRS = [
    ("text", "surface", 7), ("text", "window", 7), ("text", "nav", 7),
    ("text_quiet", "surface", 4.5), ("text_quiet", "window", 4.5), ("text_quiet", "nav", 4.5),
    ("on_accent", "accent", 4.5), ("accent", "surface", 4.5), ("accent", "accent_soft", 4.5),
    ("text", "accent_soft", 7), ("control", "surface", 3), ("control", "window", 3),
    ("focus_outer", "surface", 3), ("focus_outer", "window", 3), ("focus_outer", "nav", 3),
    ("focus_inner", "focus_outer", 3),
    ("accent", "peak", 3), ("accent", "onset", 3), ("hours_edge", "surface", 3),
    ("text", "peak", 7), ("text", "onset", 7),
    ("session", "surface", 3), ("on_session", "session", 4.5),
    ("info", "info_soft", 4.5), ("text", "info_soft", 7),
    ("caution", "caution_soft", 4.5), ("caution", "surface", 4.5), ("text", "caution_soft", 7),
    ("on_caution", "caution_fill", 4.5),
    ("urgent", "urgent_soft", 4.5), ("urgent", "surface", 4.5), ("text", "urgent_soft", 7),
    ("on_urgent", "urgent_fill", 4.5), ("overrun", "surface", 3),
]  # fmt: skip


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_pair_can_be_told_apart(tokens, ink, ground, least):
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= least


@pytest.mark.parametrize("tokens", [HIGH_LIGHT, HIGH_DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_pair_of_high_contrast_is_far_apart(tokens, ink, ground, least):
    """Words 7 to 1, edges and shapes 4.5 to 1; a box has an edge as strong as its words."""
    wanted = 7 if least >= 4.5 else 4.5
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= wanted
    assert contrast(tokens.hairline, tokens.surface) >= 7
    assert contrast(tokens.hairline, tokens.window) >= 7


def test_there_are_68_pairs():
    assert 2 * len(set(PAIRS)) == 68


def test_scores_get_darker_step_by_step():
    shades = [luminance(colour) for colour in RAMP]
    assert shades == sorted(shades, reverse=True)
    assert len(shades) == 11


@pytest.mark.parametrize(("score", "ink"), list(enumerate(ON_RAMP)))
def test_number_can_be_read_on_the_colour_of_its_score(score, ink):
    assert contrast(ink, RAMP[score]) >= 4.5


def test_every_score_has_an_ink():
    assert len(ON_RAMP) == len(RAMP)
