"""Copies of a diary that the program makes by itself, each known to be whole.

- `backup`  one copy: what it holds, and writing it so that it is the same row by row
- `shelf`   one folder of copies: what is noted about each, and which of them stay
- `folder`  `Backups`: making, listing and rotating the copies of one diary in both places

A copy is a diary file like any other, not an archive: one damaged byte in an archive costs all of
it, and a damaged diary file can be read row by row.
"""

from ptdiary.store.backups.backup import Backup, BackupResult, Contents, Reason, Shrinkage
from ptdiary.store.backups.folder import Backups

__all__ = ["Backup", "BackupResult", "Backups", "Contents", "Reason", "Shrinkage"]
