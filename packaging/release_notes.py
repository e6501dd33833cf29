"""What is new in each version, for the packages that want to be told: from the program's notes."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ptdiary.words.release_notes import NOTES, Release, read_releases  # noqa: E402


def releases() -> tuple[Release, ...]:
    """Every version, the newest first: `version`, `day`, and `blocks` (`text`, `point`)."""
    return read_releases((ROOT / "resources" / NOTES).read_text(encoding="utf-8"))


if __name__ == "__main__":
    print(releases()[0].version)
