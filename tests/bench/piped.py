"""Another program, asked through its standard input and output, a line of JSON each way."""

import json
import shlex
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import Any

from ptdiary.diary import Diary
from ptdiary.diary.fields import VERSION, plain_value


@dataclass(frozen=True)
class PipedProgram:
    """It is begun once by each process that asks, and ends when its input does."""

    command: str

    def ask(self, document: dict[str, Any]) -> dict[str, Any]:
        """What it says of a diary document. LookupError where it says nothing that can be read."""
        process = _begun(self.command)
        try:
            process.stdin.write(json.dumps(document) + "\n")
            process.stdin.flush()
            return dict(json.loads(process.stdout.readline()))
        except (OSError, TypeError, ValueError) as error:
            raise LookupError(f"no object in JSON came from {self.command}: {error}") from None


@cache
def _begun(command: str) -> subprocess.Popen:
    return subprocess.Popen(
        shlex.split(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )


def document_of(diary: Diary, at: str) -> dict[str, Any]:
    """A diary as it is written at a moment, which is the one that is asked about."""
    heading = {"format": "ptdiary", "version": VERSION, "exported_at": at}
    return heading | {"entries": []} | plain_value(diary)
