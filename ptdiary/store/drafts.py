"""Half-filled forms, kept beside the diary so that a crash costs a moment of typing at most.

They are no records: they may break every limit, are never exported, and a file of drafts that
cannot be read is set aside rather than stop the program.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ptdiary.files import write_whole
from ptdiary.reading import all_of

_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a form held, as plain JSON values, and when its filling began."""

    begun: datetime
    values: Mapping[str, Any]


class Drafts:
    """The drafts of one diary, by the name of their form."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._drafts = _read(path)

    def names(self) -> tuple[str, ...]:
        """The forms that have a draft."""
        return tuple(self._drafts)

    def keep(self, name: str, begun: datetime, values: Mapping[str, Any]) -> None:
        """Keep what a form holds now. FileError where the disk does not take it.

        The draft is then still read back from here, until the program ends.
        """
        self._drafts[name] = Draft(begun=begun, values=dict(values))
        self._write()

    def read(self, name: str) -> Draft | None:
        """The draft of a form."""
        return self._drafts.get(name)

    def clear(self, name: str) -> None:
        """Forget the draft of a form, once its record is kept. FileError as for `keep`."""
        if self._drafts.pop(name, None) is not None:
            self._write()

    def _write(self) -> None:
        drafts = {
            name: {"begun": draft.begun.isoformat(), "values": draft.values}
            for name, draft in self._drafts.items()
        }
        # ASCII takes any text, even half of a broken emoji, as it is typed
        text = json.dumps({"version": _VERSION, "drafts": drafts}, allow_nan=False)
        write_whole(self._path, text.encode("ascii"))


def _read(path: Path) -> dict[str, Draft]:
    try:
        plain = json.loads(all_of(path))
        return {name: _draft(each) for name, each in _drafts_of(plain).items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        with suppress(OSError):  # what cannot be read may still hold words of hers
            path.replace(path.with_name(f"{path.name}.damaged"))
        return {}


def _drafts_of(plain: Any) -> dict[str, Any]:
    if plain["version"] != _VERSION:
        raise ValueError("drafts of another version")
    drafts: dict[str, Any] = dict(plain["drafts"])
    return drafts


def _draft(plain: Any) -> Draft:
    begun = datetime.fromisoformat(plain["begun"])
    if begun.tzinfo is None or not isinstance(plain["values"], dict):
        raise ValueError("not a draft")
    return Draft(begun=begun, values=plain["values"])
