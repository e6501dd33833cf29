"""Build, install and try every package: `python -m tests.packages [part…]`."""

import argparse
import dataclasses
import json
import sys
import tempfile
import time
from pathlib import Path

from tests.packages.parts import PARTS, ROOT, clean_clone, rows_of
from tests.packages.row import Row, table, written

KEPT = "packages.json"


def main() -> int:
    """0 where every part that was asked for passed."""
    told = _read_arguments()
    out = told.out.resolve() if told.out else Path(tempfile.mkdtemp(prefix="ptdiary-packages-"))
    out.mkdir(parents=True, exist_ok=True)
    found = _kept(out)
    with tempfile.TemporaryDirectory(prefix="ptdiary-clone-") as folder:
        clone = clean_clone(Path(folder))
        for part in [each for each in PARTS if each.name in (told.parts or _NAMES)]:
            began = time.monotonic()
            print(f"{part.name} ...", file=sys.stderr, flush=True)
            found[part.name] = list(rows_of(part, clone, out))
            _keep(out, found)
            print(f"{part.name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    rows = [row for name in _NAMES for row in found.get(name, [])]
    print("\n".join(table(rows)))
    print(f"what was built, the pictures and the logs are in {out}", file=sys.stderr)
    failed = [row for row in rows if row.failed]
    if told.write and not failed:
        readme = ROOT / "README.md"
        readme.write_text(written(readme.read_text(encoding="utf-8"), rows), encoding="utf-8")
    return 1 if failed else 0


_NAMES = tuple(each.name for each in PARTS)


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.packages", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(_NAMES))
    parser.add_argument("--out", type=Path, help="a folder; what other runs left there counts too")
    parser.add_argument("--write", action="store_true", help="put the table into the README")
    told = parser.parse_args()
    if not set(told.parts) <= set(_NAMES):
        parser.error(f"the parts are {', '.join(_NAMES)}")
    return told


def _kept(out: Path) -> dict[str, list[Row]]:
    """What earlier runs found, by part."""
    try:
        told = json.loads((out / KEPT).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return {name: [Row.read(each) for each in rows] for name, rows in told.items()}


def _keep(out: Path, found: dict[str, list[Row]]) -> None:
    told = {name: [dataclasses.asdict(each) for each in rows] for name, rows in found.items()}
    (out / KEPT).write_text(json.dumps(told, indent=1), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
