"""Colours and sizes of the charts: on a light screen, on a dark one, on paper.

No colour means something alone: shape, lane and words say the same. Paper has grey only.
"""

from dataclasses import dataclass

from ptdiary.charts.placed import Box

# Stripes inside a rectangle, as plain lines: every printer and file format draws them alike.

Segment = tuple[float, float, float, float]


def stripes(box: Box, spacing: float, *, rising: bool) -> tuple[Segment, ...]:
    """Parallel lines at 45 degrees, `spacing` apart along x, cut at the sides of the box.

    `rising` goes up to the right, as y grows upwards. Stripes of neighbouring boxes line up.
    """
    lines = []
    slope = 1.0 if rising else -1.0
    # a line is y = slope * x + offset; two neighbours' offsets differ by the spacing
    offsets = [
        y - slope * x for x in (box.x0, box.x1) for y in (box.y0, box.y1)
    ]  # fmt: skip
    step = int(min(offsets) // spacing) + 1
    while step * spacing < max(offsets):
        lines.append(_cut(box, slope, step * spacing))
        step += 1
    return tuple(lines)


def _cut(box: Box, slope: float, offset: float) -> Segment:
    """The part of the line y = slope * x + offset that lies inside the box."""
    ends = sorted(((box.y0 - offset) / slope, (box.y1 - offset) / slope))
    left, right = max(box.x0, ends[0]), min(box.x1, ends[1])
    return left, slope * left + offset, right, slope * right + offset


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One look. Colours are #RRGGBB; sizes, widths and lengths are points.

    `size` is the size of ordinary words and scales the chart with them; `smallest` the size under
    which no word goes. The `..._width` and `dot` are of lines and dots, and do not scale.
    """

    name: str
    size: float
    smallest: float
    family: str

    surface: str
    text: str
    text_soft: str
    grid: str
    grid_upright: str
    zero: str

    line: str
    line_width: float
    dot: float
    rating: str
    rating_dot: float
    average_width: float
    current_width: float
    band_wide: str
    band_half: str
    band_edge: str

    tint_start: str
    tint_peak: str
    bar_start: str
    bar_peak: str
    bar_edge: str
    hump_start: str
    hump_peak: str

    past_72: str
    past_72_fill: str
    past_72_stripes: str
    after_72_stripes: str
    missing_stripes: str
    missing_edge: str

    session: str
    on_session: str

    caution: str
    caution_fill: str
    caution_edge: str
    on_caution: str
    urgent: str
    on_urgent: str
    sign_width: float

    earlier: str
    named: str

    def points(self, factor: float) -> float:
        """The size of words that are `factor` times the ordinary ones, and never too small."""
        return max(self.smallest, self.size * factor)


FAMILY = "DejaVu Sans"
SCREEN_SIZE, PAPER_SIZE = 11.0, 9.5
SMALLEST_ON_SCREEN, SMALLEST_ON_PAPER = 7.5, 9.0
LANE_HEIGHT = 3.75  # of an optional lane with its title, in sizes of the words

LIGHT = Style(
    name="light",
    size=SCREEN_SIZE,
    smallest=SMALLEST_ON_SCREEN,
    family=FAMILY,
    surface="#FFFFFF",
    text="#18242F",
    text_soft="#4A5966",
    grid="#E1E7EC",
    grid_upright="#E1E7EC",
    zero="#6B7A87",
    line="#0B5CAD",
    line_width=2.2,
    dot=5.6,
    rating="#748A9E",
    rating_dot=4.6,
    average_width=4.0,
    current_width=3.2,
    band_wide="#E4ECF4",
    band_half="#C6D7E8",
    band_edge="#748A9E",
    tint_start="#FCF4E2",
    tint_peak="#F9EDCF",
    bar_start="#FBF1D9",
    bar_peak="#F3DDA6",
    bar_edge="#8F6A14",
    hump_start="#FBF1D9",
    hump_peak="#F8EBCA",
    past_72="#B4530A",
    past_72_fill="#FBE3CC",
    past_72_stripes="#DBA275",
    after_72_stripes="#EED9C9",
    missing_stripes="#C0C6CC",
    missing_edge="#8C98A3",
    session="#4B3A78",
    on_session="#FFFFFF",
    caution="#8A4B00",
    caution_fill="#FFC23D",
    caution_edge="#18242F",
    on_caution="#18242F",
    urgent="#A4161A",
    on_urgent="#FFFFFF",
    sign_width=2.2,
    earlier="#8FA3B5",
    named="#5A6B7A",
)

DARK = Style(
    name="dark",
    size=SCREEN_SIZE,
    smallest=SMALLEST_ON_SCREEN,
    family=FAMILY,
    surface="#1B242C",
    text="#EAF0F5",
    text_soft="#B3C0CB",
    grid="#2A353F",
    grid_upright="#2A353F",
    zero="#8796A3",
    line="#79BDFF",
    line_width=2.2,
    dot=5.6,
    rating="#73899B",
    rating_dot=4.6,
    average_width=4.0,
    current_width=3.2,
    band_wide="#26323D",
    band_half="#354857",
    band_edge="#73899B",
    tint_start="#2E2B1F",
    tint_peak="#3D3A23",
    bar_start="#2E2B1F",
    bar_peak="#4C431F",
    bar_edge="#D9B65A",
    hump_start="#2E2B1F",
    hump_peak="#403B22",
    past_72="#FFA35C",
    past_72_fill="#42290F",
    past_72_stripes="#976032",
    after_72_stripes="#4D4037",
    missing_stripes="#4D5862",
    missing_edge="#75838F",
    session="#C7B8F5",
    on_session="#1B1430",
    caution="#FFC85C",
    caution_fill="#FFC23D",
    caution_edge="#FFC23D",
    on_caution="#18242F",
    urgent="#FF9C94",
    on_urgent="#2A0806",
    sign_width=2.2,
    earlier="#5F7486",
    named="#9DB0C0",
)

PAPER = Style(
    name="paper",
    size=PAPER_SIZE,
    smallest=SMALLEST_ON_PAPER,
    family=FAMILY,
    surface="#FFFFFF",
    text="#000000",
    text_soft="#333333",
    grid="#D9D9D9",
    grid_upright="#C4C4C4",
    zero="#555555",
    line="#000000",
    line_width=1.6,
    dot=4.0,
    rating="#7C7C7C",
    rating_dot=3.4,
    average_width=3.4,
    current_width=2.6,
    band_wide="#EDEDED",
    band_half="#D0D0D0",
    band_edge="#333333",
    tint_start="#F5F5F5",
    tint_peak="#E6E6E6",
    bar_start="#F0F0F0",
    bar_peak="#D6D6D6",
    bar_edge="#5A5A5A",
    hump_start="#F3F3F3",
    hump_peak="#E2E2E2",
    past_72="#000000",
    past_72_fill="#FFFFFF",
    past_72_stripes="#000000",
    after_72_stripes="#C7C7C7",
    missing_stripes="#B9B9B9",
    missing_edge="#808080",
    session="#000000",
    on_session="#FFFFFF",
    caution="#000000",
    caution_fill="#FFFFFF",
    caution_edge="#000000",
    on_caution="#000000",
    urgent="#000000",
    on_urgent="#FFFFFF",
    sign_width=1.8,
    earlier="#9A9A9A",
    named="#4D4D4D",
)
