"""A figure as the bytes of a file, with matplotlib's own writers: no Qt, no window.

The same figure gives the same bytes: no dates, no random names. In SVG and PDF words stay words.
"""

from io import BytesIO
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

Kind = Literal["svg", "png", "pdf"]

_CANVASES = {"svg": FigureCanvasSVG, "png": FigureCanvasAgg, "pdf": FigureCanvasPdf}
_WITHOUT_DATE: dict[str, dict[str, None]] = {
    "svg": {"Date": None, "Creator": None},
    "png": {"Software": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}
_SETTINGS: Any = {"svg.hashsalt": "ptdiary", "svg.fonttype": "none", "pdf.fonttype": 42}


def chart_bytes(figure: Figure, kind: Kind) -> bytes:
    """The whole file. The figure keeps the canvas that it had."""
    canvas = figure.canvas
    out = BytesIO()
    try:
        with mpl.rc_context(_SETTINGS):
            _CANVASES[kind](figure).print_figure(
                out, format=kind, facecolor=figure.get_facecolor(), metadata=_WITHOUT_DATE[kind]
            )
    finally:
        figure.set_canvas(canvas)
    return out.getvalue()
