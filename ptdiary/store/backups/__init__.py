"""Copies of a diary that the program makes by itself, each known to be whole.

- `backup`    what one copy is and holds: `Backup`, `Contents`, `Reason`
- `folder`    `Backups`: making, listing, keeping and rotating the copies of one diary
- `manifest`  what the program wrote down about the copies of a folder
- `rotation`  which copies stay
- `copying`   copying an open diary so that the copy is the same row by row

A copy is a diary file like any other, not an archive: one damaged byte in an archive costs all of
it, and a damaged diary file can be read row by row.
"""

from ptdiary.store.backups.backup import Backup, BackupResult, Contents, Reason, Shrinkage
from ptdiary.store.backups.folder import Backups

__all__ = ["Backup", "BackupResult", "Backups", "Contents", "Reason", "Shrinkage"]
