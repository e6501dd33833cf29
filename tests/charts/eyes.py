"""The sample as other eyes and a grey printer show it: `python -m tests.charts.eyes OUT`.

Colours are simulated by the matrices of Machado, Oliveira and Fernandes (2009) at full severity, on
linear light; grey is the luminance. The pictures are to be looked at, side by side.
"""

import sys
from io import BytesIO
from pathlib import Path

import matplotlib.image
import numpy as np

from ptdiary.charts.save import chart_bytes
from tests.charts.sample_charts import CHARTS, STYLES, sample_chart

EYES = {
    "as_drawn": np.eye(3),
    "grey": np.array([[0.2126, 0.7152, 0.0722]] * 3),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}


def seen(pixels, eyes):
    """Pixels of 0 to 1 as these eyes see them."""
    linear = np.where(pixels <= 0.04045, pixels / 12.92, ((pixels + 0.055) / 1.055) ** 2.4)
    light = np.clip(linear @ EYES[eyes].T, 0, 1)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def main(folder):
    """One picture for each chart and style: all eyes below each other."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    for name in CHARTS:
        for style in STYLES:
            picture = BytesIO(chart_bytes(sample_chart(name, style), "png"))
            pixels = matplotlib.image.imread(picture)[:, :, :3]
            strips = np.concatenate([seen(pixels, eyes) for eyes in EYES])
            matplotlib.image.imsave(out / f"{name}_{style.name}.png", np.clip(strips, 0, 1))


if __name__ == "__main__":
    main(sys.argv[1])
