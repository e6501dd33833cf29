"""Pictures to compare with: `python -m tests.charts.golden` draws those of the sample anew.

They are SVG that any browser opens, without what matplotlib makes up or changes with its version.
"""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

FOLDER = Path(__file__).parent / "golden"
_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?|-?\d+")


def normalised(svg):
    """The same picture, an element a line: numbers to a tenth, styles sorted, no ids but uses."""
    root = ET.fromstring(svg)  # noqa: S314 our own drawing
    names = _used_names(root)
    lines = ['<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"']
    lines[0] += "".join(f' {key}="{_rounded(root.get(key, ""))}"' for key in ("viewBox",)) + ">"
    for child in root:
        lines += _lines(child, names, 1)
    return "\n".join((*lines, "</svg>", ""))


def _used_names(root):
    """Ids that something refers to, numbered in the order in which they are met."""
    used = {}
    for each in root.iter():
        for value in each.attrib.values():
            for name in re.findall(r"url\(#([^)]+)\)|^#(.+)$", value):
                used.setdefault(name[0] or name[1], f"n{len(used)}")
    return used


def _lines(element, names, depth):
    tag = element.tag.removeprefix(_SVG)
    if tag == "metadata" or "metadata" in element.tag or tag == "style":
        return []
    inner = [line for child in element for line in _lines(child, names, depth + 1)]
    words = (element.text or "").strip()
    looks = "".join(_attributes(element, names))
    indent = " " * depth
    if tag == "g" and not looks:
        return [line.removeprefix(" ") for line in inner]
    if not inner:
        content = words.replace("&", "&amp;").replace("<", "&lt;")
        return [f"{indent}<{tag}{looks}>{content}</{tag}>" if words else f"{indent}<{tag}{looks}/>"]
    return [f"{indent}<{tag}{looks}>", *inner, f"{indent}</{tag}>"]


def _attributes(element, names):
    for key, value in sorted(element.attrib.items()):
        name = "xlink:href" if key == _LINK else key
        if key == "id":
            if value in names:
                yield f' id="{names[value]}"'
            continue
        if key == "style":
            said = "; ".join(sorted(part.strip() for part in value.split(";") if part.strip()))
        else:
            said = " ".join(value.split())
        yield f' {name}="{_renamed(said, names)}"'


def _renamed(value, names):
    for name, number in names.items():
        if name in value:
            return value.replace(name, number)
    # a colour is no number
    parts = re.split(r"(#[0-9a-fA-F]{6})", value)
    return "".join(part if part.startswith("#") else _rounded(part) for part in parts)


def _rounded(value):
    return _NUMBER.sub(lambda number: f"{round(float(number[0]), 1) + 0.0:g}", value)


def main():
    """Write all pictures."""
    from ptdiary.charts.save import chart_bytes  # noqa: PLC0415
    from tests.charts.sample_charts import CHARTS, STYLES, sample_chart  # noqa: PLC0415

    FOLDER.mkdir(exist_ok=True)
    for name in CHARTS:
        for style in STYLES:
            svg = chart_bytes(sample_chart(name, style), "svg").decode()
            (FOLDER / f"{name}_{style.name}.svg").write_text(normalised(svg), encoding="utf-8")


if __name__ == "__main__":
    main()
