"""How a command that builds or tries a package ends: its rows as JSON, or one sentence of trouble.

`python -m tests.packages` makes the README's table of them.
"""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

from progress import TroubleError, say

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, Any]


def row(
    what: str,
    *,
    size: int | None = None,
    seconds: float | None = None,
    warm: float | None = None,
    note: str = "",
) -> Row:
    """What was made or tried: bytes, seconds, its start against that of a plain environment."""
    taken = None if seconds is None else round(seconds, 2)
    ratio = None if warm is None else round(warm, 2)
    return {"what": what, "bytes": size, "seconds": taken, "warm": ratio, "note": note}


def ending(act: Callable[[], list[Row]]) -> int:
    """The exit status of a command, whose rows are the last line on standard output."""
    try:
        rows = act()
    except (TroubleError, subprocess.CalledProcessError) as trouble:
        say(str(trouble))
        return 1
    print(json.dumps({"rows": rows}))
    return 0
