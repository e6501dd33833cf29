"""Records that a decaying disk has altered: SQLite's own checks find nothing wrong with a letter.

A verified copy that holds a version of the same time has to hold the same words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ptdiary.store.backups.folder import Backups
from ptdiary.store.change import id_of
from ptdiary.store.columns import TABLES
from ptdiary.store.errors import StoreError
from ptdiary.store.reading_copies import read_copy
from ptdiary.store.rows import text_of

if TYPE_CHECKING:
    from ptdiary.store.store import Store

__all__ = ["altered_records"]


def altered_records(store: Store) -> tuple[str, ...]:
    """The ids of records that read otherwise than in the newest verified copy of them.

    Though nobody changed them since. StoreError where the diary cannot be read.
    """
    newest = Backups(store.path).newest_good()
    if newest is None:
        return ()
    try:
        copied = read_copy(newest.path)
    except StoreError:
        return ()
    altered: list[str] = []
    with store.rehearsing() as change:
        replaced = {each.key for each in change.history_rows()}
        for kind, versions in copied.versions.items():
            ours = {id_of(each.record): each for each in change.versions(kind)}
            for version in versions:
                id_ = id_of(version.record)
                now, then = ours.get(id_), text_of(version.record)
                if now is None or now.as_of != version.as_of or text_of(now.record) == then:
                    continue
                # two imports of the same time leave the one that lost in the history
                if (TABLES[kind], id_, version.as_of, then) not in replaced:
                    altered.append(id_)
    return tuple(altered)
