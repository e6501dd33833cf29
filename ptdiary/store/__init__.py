"""The diary on the disk.

- `store`          `Store`: open, read, keep, remove, bring back, history, check, backup
- `change`         what one transaction may do
- `rows`           records to rows and back: all SQL of records
- `history`        what each record read before it was changed
- `holding`        all that a file or document holds, and the one merge of it into a diary
- `rejoining`      what was written here, in a file that another program put in its place
- `unanswered`     what an imported version of a record leaves open
- `connection`     connecting so that an entry once kept stays, and whether a file is whole
- `diary_file`     the file before it is open: made, refused as newer, brought up to date
- `errors`         `StoreError`: every kind of bad luck, and its sentence
- `migrations`     what brings a file up to date, frozen
- `exchange`       the diary document and CSV, in and out
- `drafts`         half-filled forms
- `lock`           the lock of the window that has it open

What keeps a day from being lost:

- `opening`        the start and the end of the program: compared, checked, copied
- `first_start`    the first start of a newer version, which copies first
- `backups`        copies that are made, verified and rotated by themselves, in two places
- `restoring`      bringing back what is missing, or replacing everything, with counts
- `recovery`       the ways on from a diary that is damaged, empty or gone
- `salvage`        what can be read of a damaged file, row by row
- `newer`          what we know of the diary of a newer program
- `older_copy`     the copy of such a diary that this program can open
- `last_known`     how the diary was when it was last seen, beside it
- `sync_programs`  the copies that they leave, and whether the diary is in a folder of one
- `erasing`        erasing a whole diary

The connection is plain `sqlite3`, as every verb opens its transaction itself; the migrations run
through sqlite-utils.
"""

from ptdiary.store.errors import StoreError
from ptdiary.store.store import Removed, Store

__all__ = ["Removed", "Store", "StoreError"]
