"""The diary on the disk.

- `store`       `Store`: open, read, keep, remove, bring back, history, check, backup
- `opening`     what the program does at its start: `open_diary`, `check_after_opening`
- `diary_file`  the file before it is open: made, brought up to date
- `change`      what one transaction may do
- `errors`      `StoreError`: every kind of bad luck, and its sentence
- `connection`  looking at a file, and connecting to it so that an entry once kept stays
- `steps`       the frozen steps of the schema
- `columns`     which column holds which field;  `rows` reads and writes them
- `history`, `checking`, `drafts`
- `exchange`    the diary document and CSV, in and out

What keeps a day from being lost:

- `backups`     copies that are made, verified and rotated by themselves, in two places
- `restoring`   bringing back what is missing, or replacing everything, with numbers
- `recovery`    the ways on from a diary that is damaged, empty or gone;  `salvage` reads its
  rows, `rows_in_part` makes records of those with answers that cannot be read
- `newer`       what we know of a newer program's diary;  `untouched` looks without a trace
- `last_known`  how the diary was when it was last seen, beside it
- `conflict_copies`, `places`   sync programs
- `erasing`     erasing a whole diary

The connection is plain `sqlite3`, as every verb opens its transaction itself; the steps of the
schema run through sqlite-utils.
"""

from ptdiary.store.errors import StoreError
from ptdiary.store.store import Removed, Store

__all__ = ["Removed", "Store", "StoreError"]
