"""`python -m tests.benchmarks.finding`: how long a search in the notes of ten years takes."""

from dataclasses import replace
from time import process_time

from ptdiary.diary.search import having, words_in
from tests.benchmarks.measure import report
from tests.diaries import ten_year_diary

ROUNDS = 9
NOTE = "Café, then a long walk with the dog; sore after"  # 47 characters, one of them no ASCII


def main():
    """Few notes, and one on each entry: the quickest of a few rounds, in time of the processor."""
    entries = ten_year_diary().entries
    full = tuple(replace(entry, note=NOTE) for entry in entries)
    for name, searched in (("as generated", entries), ("a note on each", full)):
        took = min(seconds(searched) for _ in range(ROUNDS))
        report(
            f"search {len(searched):,} entries, {name}", f"{took * 1000:.0f} ms", "at most 50 ms"
        )


def seconds(entries):
    """One search for 2 words."""
    began = process_time()
    having(entries, words_in("DOG cafe"))
    return process_time() - began


if __name__ == "__main__":
    main()
