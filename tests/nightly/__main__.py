"""`python -m tests.nightly [proof] [count]`: run one proof, or all."""

import sys
from importlib import import_module

PROOFS = {
    "power": "power cuts of a disk while entries are saved, 100, and at each call of all else",
    "neighbours": "saves in the window while commands work on the same diary, 300",
    "kills": "kill -9 of the program itself, 300",
    "damage": "random damages to a diary file, 10,000",
    "letter": "the review and the rules to the letter, random diaries, 20,000",
    "tables": "random damages to tables that are brought in, 10,000",
    "trips": "random diaries out in each form and in again, 500",
    "monkey": "random presses and words in the window, 100 times 300",
}


def main(arguments):
    """Run the proofs that were asked for; 0 where each holds."""
    if arguments and arguments[0] not in PROOFS:
        for name, about in PROOFS.items():
            print(f"{name:10} {about}")
        return 2
    names = arguments[:1] or list(PROOFS)
    counts = [int(each) for each in arguments[1:]]
    held = [import_module(f"tests.nightly.{name}").main(*counts) for name in names]
    return 0 if all(held) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
