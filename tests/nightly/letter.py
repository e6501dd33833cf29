"""Compares the program with the rules to the letter, on one random diary after another."""

import sys

from tests.review.literal.comparison import both
from tests.review.literal.random_diaries import random_diary


def differs(seed):
    """Whether the two find different things in the diary of a seed."""
    program, letter = both(random_diary(seed))
    return program != letter


def main(count=20_000, first=0):
    """Compare so many, from the first seed on; whether all were alike."""
    seeds = [seed for seed in range(first, first + count) if differs(seed)]
    print(f"{count:,} random diaries compared with the rules to the letter, {len(seeds)} differ")
    for seed in seeds:
        print(f"    seed {seed}", file=sys.stderr)
    return not seeds
