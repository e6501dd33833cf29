"""Random diaries out in each form and in to an empty one: the same, but for what is named."""

import tempfile
from pathlib import Path

from tests.round_trips import LOST, WAYS, differs


def main(count=500):
    """Run it; whether each came back."""
    held = True
    for form in WAYS:
        found = {}
        for seed in range(count):
            with tempfile.TemporaryDirectory() as folder:
                found[seed] = differs(form, seed, Path(folder))
        bad = {seed: line for seed, line in found.items() if line}
        print(f"{form}: {count - len(bad)} of {count} diaries came back as they went out")
        for seed, line in list(bad.items())[:5]:
            print(f"    diary {seed}: {line[:200]}")
        held = held and not bad
    for name, why in LOST.items():
        print(f"not in tables: {name}, as {why}")
    return held
