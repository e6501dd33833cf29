"""What every chart must be: no words over words, none cut, every icon apart from the others."""

from itertools import combinations

from ptdiary.charts.placed import Box, Placed

TOUCH = 0.5  # pixels


def shrunk(box: Box) -> Box:
    return box.grown(-TOUCH)


def faults(placed: Placed) -> list[str]:
    page = Box(0, 0, placed.width, placed.height)
    said = [(f"{each.kind} {each.words!r}", each.box) for each in placed.words]
    found = [f"cut: {name}" for name, box in said if not shrunk(box).within(page)]
    found += [
        f"overlap: {one} and {other}"
        for (one, box), (other, over) in combinations(said, 2)
        if shrunk(box).overlaps(shrunk(over))
    ]
    icons = [mark.icon for mark in placed.marks]
    found += [f"icon cut: {icon}" for icon in icons if not shrunk(icon).within(page)]
    found += [
        f"icons overlap: {one} {other}"
        for one, other in combinations(icons, 2)
        if shrunk(one).overlaps(shrunk(other))
    ]
    found += [
        f"icon over words: {name}"
        for name, box in said
        for icon in icons
        if not name.startswith("icon") and shrunk(icon).overlaps(shrunk(box))
    ]
    bars = [(bar.row, bar.tail or bar.box, bar.box) for bar in placed.bars]
    found += [
        f"bars overlap in row {one[0]}"
        for one, other in combinations(bars, 2)
        if one[0] == other[0]
        and any(shrunk(a).overlaps(shrunk(b)) for a in one[1:] for b in other[1:])
    ]
    return found
