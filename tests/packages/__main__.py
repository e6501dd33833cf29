"""Build, install and try every package: `python -m tests.packages [part…]`."""

import argparse
import dataclasses
import json
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.packages.parts import BESIDE, PARTS, ROOT, Part, clean_clone, rows_of
from tests.packages.row import Row, table, written


def main() -> int:
    """0 where every part that was asked for passed."""
    told = _read_arguments()
    out = told.out.resolve() if told.out else Path(tempfile.mkdtemp(prefix="ptdiary-packages-"))
    out.mkdir(parents=True, exist_ok=True)
    asked = [each for each in PARTS if each.name in (told.parts or _NAMES)]
    lanes = [
        [each for each in asked if (each.name == BESIDE) is beside] for beside in (False, True)
    ]
    with ThreadPoolExecutor(len(lanes)) as pool:
        for _ in pool.map(lambda lane: [_run(part, out) for part in lane], lanes):
            pass
    found = _kept(out)
    rows = [row for name in _NAMES for row in found.get(name, [])]
    print("\n".join(table(rows)))
    print(f"what was built, the pictures and the logs are in {out}", file=sys.stderr)
    failed = [row for row in rows if row.failed]
    if told.write and not failed:
        readme = ROOT / "README.md"
        readme.write_text(written(readme.read_text(encoding="utf-8"), rows), encoding="utf-8")
    return 1 if failed else 0


def _run(part: Part, out: Path) -> None:
    """Run a part in a clone of its own, and keep what it tells."""
    began = time.monotonic()
    print(f"{part.name} ...", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory(prefix="ptdiary-clone-") as folder:
        rows = list(rows_of(part, clean_clone(Path(folder)), out))
    told = [dataclasses.asdict(each) for each in rows]
    (out / f"{part.name}.json").write_text(json.dumps(told, indent=1), encoding="utf-8")
    print(f"{part.name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)


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
    """What this run and earlier ones found, by part."""
    files = [out / f"{name}.json" for name in _NAMES]
    told = {
        each.stem: json.loads(each.read_text(encoding="utf-8")) for each in files if each.exists()
    }
    return {name: [Row.read(each) for each in rows] for name, rows in told.items()}


if __name__ == "__main__":
    sys.exit(main())
