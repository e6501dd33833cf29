"""The colours of the window, light and dark, each also for whoever asks for more contrast.

Charts and paper have their own styles.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Colours as #RRGGBB. `on_x` is for text on x; `x_soft` is the tint behind a card of x."""

    window: str
    surface: str
    nav: str
    text: str
    text_quiet: str
    hairline: str
    control: str
    accent: str
    on_accent: str
    accent_soft: str
    focus_outer: str
    focus_inner: str
    onset: str
    peak: str
    hours_edge: str
    overrun: str
    overrun_soft: str
    session: str
    on_session: str
    info: str
    info_soft: str
    caution: str
    caution_fill: str
    caution_soft: str
    on_caution: str
    urgent: str
    urgent_fill: str
    urgent_soft: str
    on_urgent: str


LIGHT = Tokens(
    window="#F3F6F8",
    surface="#FFFFFF",
    nav="#E9EFF4",
    text="#18242F",
    text_quiet="#4A5966",
    hairline="#C3CDD6",
    control="#6B7A87",
    accent="#0B5CAD",
    on_accent="#FFFFFF",
    accent_soft="#DCEAF7",
    focus_outer="#18242F",
    focus_inner="#FFD42E",
    onset="#FBF1D9",
    peak="#F3DDA6",
    hours_edge="#8F6A14",
    overrun="#B4530A",
    overrun_soft="#FBE3CC",
    session="#4B3A78",
    on_session="#FFFFFF",
    info="#0B5CAD",
    info_soft="#DCEAF7",
    caution="#8A4B00",
    caution_fill="#FFC23D",
    caution_soft="#FFF3D9",
    on_caution="#18242F",
    urgent="#A4161A",
    urgent_fill="#A4161A",
    urgent_soft="#FBE6E4",
    on_urgent="#FFFFFF",
)

DARK = Tokens(
    window="#12191F",
    surface="#1B242C",
    nav="#0D1318",
    text="#EAF0F5",
    text_quiet="#B3C0CB",
    hairline="#3A4753",
    control="#8796A3",
    accent="#79BDFF",
    on_accent="#0B1A28",
    accent_soft="#20405E",
    focus_outer="#FFD42E",
    focus_inner="#0B1116",
    onset="#2E2B1F",
    peak="#4C431F",
    hours_edge="#D9B65A",
    overrun="#FFA35C",
    overrun_soft="#42290F",
    session="#C7B8F5",
    on_session="#1B1430",
    info="#79BDFF",
    info_soft="#1B344C",
    caution="#FFC85C",
    caution_fill="#FFC23D",
    caution_soft="#3A2D12",
    on_caution="#18242F",
    urgent="#FF9C94",
    urgent_fill="#FF9C94",
    urgent_soft="#46201F",
    on_urgent="#2A0806",
)

# More contrast: no greys, next to no tints behind words, an edge round every box.
HIGH_LIGHT = replace(
    LIGHT,
    window="#FFFFFF",
    nav="#FFFFFF",
    text="#000000",
    text_quiet="#000000",
    hairline="#000000",
    control="#000000",
    accent="#003B85",
    accent_soft="#E0EEFF",
    focus_outer="#000000",
    onset="#FFFFFF",
    peak="#FFFFFF",
    hours_edge="#000000",
    overrun="#7A3300",
    overrun_soft="#FFFFFF",
    session="#2E1F5E",
    info="#003B85",
    info_soft="#FFFFFF",
    caution="#5F3300",
    caution_soft="#FFFFFF",
    on_caution="#000000",
    urgent="#8A0006",
    urgent_fill="#8A0006",
    urgent_soft="#FFFFFF",
)

HIGH_DARK = replace(
    DARK,
    window="#000000",
    surface="#000000",
    nav="#000000",
    text="#FFFFFF",
    text_quiet="#FFFFFF",
    hairline="#FFFFFF",
    control="#FFFFFF",
    accent="#9AD0FF",
    on_accent="#000000",
    accent_soft="#10304F",
    focus_inner="#000000",
    onset="#000000",
    peak="#000000",
    hours_edge="#FFFFFF",
    overrun="#FFB27A",
    overrun_soft="#000000",
    session="#D9CDFF",
    on_session="#000000",
    info="#9AD0FF",
    info_soft="#000000",
    caution="#FFD37A",
    caution_soft="#000000",
    on_caution="#000000",
    urgent="#FFB3AD",
    urgent_fill="#FFB3AD",
    urgent_soft="#000000",
    on_urgent="#000000",
)

# Scores 0 to 10, after Tol's YlOrBr: lightness falls steadily, for colour-blind eyes too.
RAMP = (
    "#FFF7DB", "#FEEDB5", "#FEDF90", "#FECB63", "#FDB03F", "#F4922A",
    "#E4741B", "#CC5A0C", "#AB4504", "#8A3505", "#662506",
)  # fmt: skip

# The ink of a number on each of them: 4.5:1 or more.
ON_RAMP = ("#18242F",) * 7 + ("#000000",) + ("#FFFFFF",) * 3
