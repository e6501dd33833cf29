"""The diary on the disk.

- `store`       `Store`: open, read, keep, remove, bring back, history, check, backup
- `change`      what one transaction may do
- `errors`      `StoreError`: every kind of bad luck, and its sentence
- `connection`  looking at a file, and connecting to it so that an entry once kept stays
- `steps`       the frozen steps of the schema
- `columns`     which column holds which field;  `rows` reads and writes them
- `history`, `backups`, `checking`, `drafts`
- `exchange`    the diary document and CSV, in and out

The connection is plain `sqlite3`, as every verb opens its transaction itself; the steps of the
schema run through sqlite-utils.
"""

from ptdiary.store.errors import StoreError
from ptdiary.store.store import Removed, Store

__all__ = ["Removed", "Store", "StoreError"]
