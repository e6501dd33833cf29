"""The file for a clinic's computer: 2,000 entries in far less than a second."""

from dataclasses import replace

from ptdiary.report.fhir.bundle import bundle_bytes
from tests.benchmarks.measure import in_turn, report, seconds
from tests.diaries import eight_year_diary

ENTRIES = 2_000


def main():
    """Measure, and print its two lines."""
    eight = eight_year_diary()
    diary = replace(eight, entries=eight.entries[:ENTRIES])
    at = diary.entries[-1].at

    def made():
        return bundle_bytes(diary, at, show_name=True)

    (taken,) = in_turn(seconds(made), rounds=5)
    report(f"for a clinic, {ENTRIES} entries", f"{taken * 1000:.0f} ms", "at most 600 ms")
    report("    its size", f"{len(made()) / 2**20:.0f} MiB")


if __name__ == "__main__":
    main()
